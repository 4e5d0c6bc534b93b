"""Names as BibTeX takes them apart: ``von Family, Suffix, Given``, bodies in braces.

What BibTeX cannot tell apart (a particle that begins with a capital, a given name alone) is
written so that the name at least reads right.
"""

import re
from collections.abc import Iterable

from footnoted.exports.latex import latex
from footnoted.model import PersonName

_SPLITS = re.compile(r",|(?:^|\s)and(?:\s|$)", re.IGNORECASE)
"""What would end a name, or a part of it."""


def bibtex_names(people: Iterable[PersonName]) -> str:
    """Give names for a field such as ``author``."""
    return " and ".join(map(_name, people))


def _name(person: PersonName) -> str:
    if person.literal or not person.family:
        return f"{{{latex(person.full)}}}"
    particle, rest = _particles(person)
    family = " ".join(filter(None, (particle, _kept(rest))))
    given = _part(person.given or "")
    if person.suffix:
        return f"{family}, {_part(person.suffix)}, {given}".rstrip()
    if given:
        return f"{family}, {given}"
    return f"{family}," if " " in family else family


def _particles(person: PersonName) -> tuple[str, str]:
    """Give the particle that BibTeX will know as one, and the family name with any other."""
    found = (person.dropping_particle, person.non_dropping_particle)
    particle = " ".join(part for part in found if part)
    if particle and all(_is_small(word) for word in particle.split()):
        return latex(particle), person.family or ""
    return "", " ".join(part for part in (particle, person.family) if part)


def _is_small(word: str) -> bool:
    """Tell whether BibTeX takes a word for a particle: it begins in lower case."""
    return word[:1].islower() and not _SPLITS.search(word)


def _kept(family: str) -> str:
    """Give a family name, in braces where a word of it would be taken for a particle."""
    small = any(word[:1].islower() for word in family.split())
    return f"{{{latex(family)}}}" if small or _SPLITS.search(family) else latex(family)


def _part(text: str) -> str:
    return f"{{{latex(text)}}}" if _SPLITS.search(text) else latex(text)
