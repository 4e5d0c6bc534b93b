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
    first: int = 1,
    two: str = " and ",
    last: str = ", and ",
    others: str = " et al.",
    short: bool = False,
) -> Markup:
    """Give a list of names; where they are more than ``most``, the ``first`` of them and others."""
    said = [name.short if short else name.full for name in people]
    if len(said) > most:
        return Markup(", ").join(said[:first]) + escape(others)
    if len(said) == 2:
        return escape(two).join(said)
    return escape(last).join([Markup(", ").join(said[:-1]), said[-1]] if len(said) > 1 else said)
