"""Names of people and bodies, and lists of them, as a style asks for them.

Words between names are the style's; names stay as they are written.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from footnoted.citing.letters import words_of
from footnoted.model import PersonName


@dataclass(frozen=True, slots=True)
class Name:
    """One name, escaped."""

    full: Markup
    """In reading order: Nora von Hafen."""
    short: Markup
    """What later notes call a person: von Hafen; a body's name as it is."""


def named(person: PersonName) -> Name:
    """Give a name in both forms."""
    parts = (person.non_dropping_particle, person.family)
    short = " ".join(part for part in parts if part) if person.family else person.full
    return Name(words_of(person.full), words_of(person.literal or short))


def names(
    people: Iterable[Name],
    most: int = 2,
    others: str = " et al.",
    between: tuple[str, str] = (" and ", ", and "),
    short: bool = False,
) -> Markup:
    """Give a list of names; where they are more than ``most``, the first of them and ``others``.

    ``between`` stands between two names, and before the last of several.
    """
    said = [name.short if short else name.full for name in people]
    if len(said) > most:
        return said[0] + escape(others)
    if len(said) == 2:
        return escape(between[0]).join(said)
    several = len(said) > 1
    return escape(between[1]).join([Markup(", ").join(said[:-1]), said[-1]] if several else said)
