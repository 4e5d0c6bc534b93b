"""Write BibTeX."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from footnoted.dates.edtf import DateForm, Edge, Edtf
from footnoted.outputs.csl import own, value_of
from footnoted.records.sources import DATES, OURS, PEOPLE, TEXTS, PersonName, Source
from footnoted.records.vocabulary import SourceType

# -------------------------------------------------------------------------------------------------
# Text as LaTeX that reads as the same text: what means something there is escaped.
#
# Letters stay as they are, in UTF-8.

_SPECIAL = {
    "\\": "\\textbackslash{}",
    # BibTeX counts braces whether they are escaped or not.
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "<": "\\textless{}",
    ">": "\\textgreater{}",
    "`": "\\textasciigrave{}",
    "\u00a0": "~",
    **{sign: f"\\{sign}" for sign in "$&%#_"},
}
_ESCAPE = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=,)(?=,)")
"""Between signs that TeX would join: ``--`` becomes a dash."""


def latex(text: str) -> str:
    """Return a text as LaTeX on one line."""
    plain = _LIGATURE.sub("\0", " ".join(re.split(r"[ \t\r\n]+", text)))
    return _ESCAPE.sub(lambda found: _SPECIAL[found[0]], plain).replace("\0", "{}")


def verbatim(address: str) -> str:
    """Return an address for a field that LaTeX reads letter by letter; its braces must balance."""
    return address.replace("{", "%7B").replace("}", "%7D")


# -------------------------------------------------------------------------------------------------
# Names in BibTeX's form: ``von Family, Suffix, Given``, bodies in braces.
#
# Names that BibTeX would divide wrongly (a particle that begins with a capital, a given name alone)
# are written so that they at least read right.

_SPLITS = re.compile(r",|(?:^|\s)and(?:\s|$)", re.IGNORECASE)
"""What would end a name, or a part of it."""


def bibtex_names(people: Iterable[PersonName]) -> str:
    """Return names for a field such as ``author``."""
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
    # BibTeX would take all words but the last for given names.
    return f"{{{latex(rest)}}}" if " " in rest and not particle else family


def _particles(person: PersonName) -> tuple[str, str]:
    """Return the particle that BibTeX recognizes, and the family name with any other."""
    found = (person.dropping_particle, person.non_dropping_particle)
    particle = " ".join(part for part in found if part)
    if particle and all(_is_small(word) for word in particle.split()):
        return latex(particle), person.family or ""
    return "", " ".join(part for part in (particle, person.family) if part)


def _is_small(word: str) -> bool:
    """Return whether BibTeX takes a word for a particle: it begins in lower case."""
    return word[:1].islower() and not _SPLITS.search(word)


def _kept(family: str) -> str:
    """Return a family name, in braces if a word of it would be taken for a particle."""
    small = any(word[:1].islower() for word in family.split())
    return f"{{{latex(family)}}}" if small or _SPLITS.search(family) else latex(family)


def _part(text: str) -> str:
    return f"{{{latex(text)}}}" if _SPLITS.search(text) else latex(text)


# -------------------------------------------------------------------------------------------------
# Sources as a BibTeX file with biblatex's entry types and dates, for LaTeX and reference managers.
#
# Types and fields are those of the manual of biblatex 3.19, ch. 2. If it also accepts the name of a
# classic field (``journal``, ``address``), that one is written, so that older styles read it.
# Values for which biblatex has no field are in fields that begin with ``x-footnoted-``.

X = "x-footnoted-"
"""The prefix of our own fields; biblatex and the classic styles ignore them."""
TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "article": "unpublished",
    "bill": "legislation",
    "book": "book",
    "broadcast": "video",
    "chapter": "incollection",
    "classic": "book",
    "dataset": "dataset",
    "entry": "inreference",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "figure": "image",
    "graphic": "image",
    "hearing": "jurisdiction",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "manuscript": "unpublished",
    "motion_picture": "movie",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "personal_communication": "letter",
    "post": "online",
    "post-weblog": "online",
    "regulation": "legislation",
    "report": "report",
    "review": "review",
    "review-book": "review",
    "software": "software",
    "song": "audio",
    "speech": "unpublished",
    "standard": "standard",
    "thesis": "thesis",
    "treaty": "legal",
    "webpage": "online",
}
"""CSL's types; those that are not listed are ``misc``."""
_USUAL = {
    "article": "article-journal",
    "online": "webpage",
    "unpublished": "manuscript",
    "book": "book",
    "legislation": "legislation",
    "jurisdiction": "legal_case",
    "image": "graphic",
    "inreference": "entry-encyclopedia",
    "review": "review",
    "misc": "document",
    "video": "",
}
"""The usual meaning of a type that several share; the others get an ``entrysubtype``."""
_SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
"""As in biblatex-chicago and pandoc; for other types CSL's own word is used."""
_PERIODICAL = ("article", "periodical", "review")
_WITHIN = ("incollection", "inproceedings", "inreference")
_IN_SERIES = ("book", *_WITHIN)
"""Types in which biblatex's ``number`` is that within the series."""
_FIELDS = {
    "title": "title",
    "title-short": "shorttitle",
    "original-title": "origtitle",
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "container-author": "bookauthor",
    "collection-title": "series",
    "publisher-place": "address",
    "genre": "type",
    "medium": "howpublished",
    "event-title": "eventtitle",
    "event-place": "venue",
    "event-date": "eventdate",
    "original-date": "origdate",
    "edition": "edition",
    "volume": "volume",
    "page": "pages",
    "chapter-number": "chapter",
    "version": "version",
    "issued": "date",
    "accessed": "urldate",
    "language": "language",
    "url": "url",
    "doi": "doi",
    "isbn": "isbn",
    "issn": "issn",
    "note": "note",
}
_TITLES = ("title", "title-short", "original-title", "container-title", "event-title")
_VERBATIM = ("url", "doi")


def bibtex(sources: Mapping[str, Source]) -> str:
    """Return sources as a BibTeX file in UTF-8, by id."""
    return "\n".join(_entry(id_, sources[id_]) for id_ in sorted(sources))


def _entry(id_: str, source: Source) -> str:
    kind = TYPES.get(source.type.value, "misc")
    lines = [f"  {field} = {{{value}}},\n" for field, value in _fields(source, kind)]
    return f"@{kind}{{{id_},\n{''.join(lines)}}}\n"


def _fields(source: Source, kind: str) -> Iterator[tuple[str, str]]:
    if subtype := _subtype(source.type, kind):
        yield "entrysubtype", subtype
    for key in (*TEXTS, *PEOPLE, *DATES):
        if value := value_of(source, key):
            yield from _field(key, value, _field_of(key, kind))
    if source.tags:
        yield "keywords", latex(", ".join(source.tags))
    for key in OURS:
        if value := own(source, key):
            yield f"{X}{key}", _ours(value)


def _subtype(type_: SourceType, kind: str) -> str:
    if _USUAL.get(kind, type_.value) == type_.value:
        return ""
    return _SUBTYPES.get(type_.value, type_.value)


def _field_of(key: str, kind: str) -> str:
    """Return the field of a key in an entry of some type; our own if there is none."""
    if key == "container-title":
        return "booktitle" if kind in _WITHIN else "journal"
    if key == "publisher":
        return "institution" if kind in ("report", "thesis") else "publisher"
    if kind in _PERIODICAL and key in ("issue", "number"):
        # In a periodical biblatex's `number` is the issue.
        return "number" if key == "issue" else f"{X}number"
    if kind in _IN_SERIES and key in ("collection-number", "number"):
        return "number" if key == "collection-number" else f"{X}number"
    if key in ("issue", "number"):
        return key
    return _FIELDS.get(key, f"{X}{key}")


def _field(key: str, value: Any, field: str) -> Iterator[tuple[str, str]]:
    if key in PEOPLE:
        yield field, bibtex_names(value)
    elif key in DATES:
        if not field.startswith(X) and _is_biblatex(value):
            yield field, str(value)
            if key == "issued" and (year := _year(value)):
                yield "year", year  # all that styles older than biblatex know about a date
        else:
            yield f"{X}{key}", latex(str(value))
    elif key in _VERBATIM:
        yield field, verbatim(value)
    elif key in _TITLES:
        yield field, f"{{{latex(value)}}}"  # no style may change the capitals of a title
    else:
        yield field, latex(value)


def _ours(value: Any) -> str:
    """Return a value of our own: copies as ``ADDRESS DATE; ADDRESS DATE``, ids with commas."""
    if isinstance(value, str):
        return latex(value)
    if isinstance(value[0], dict):
        return "; ".join(f"{verbatim(copy['url'])} {copy['date']}" for copy in value)
    return ", ".join(value)


def _year(date: Edtf) -> str:
    return next((point.year for point in date.points if point.year.isdecimal()), "")


def _is_biblatex(date: Edtf) -> bool:
    """Return whether biblatex accepts a date: EDTF's level 1 (its manual, 2.3.8)."""
    if date.kind is DateForm.SET or date.kind is DateForm.SPAN:
        return False
    ends = [end for stretch in date.stretches for end in (stretch.first, stretch.last)]
    points = [end for end in ends if not isinstance(end, Edge)]
    plain = all(not p.is_season or p.month in ("21", "22", "23", "24") for p in points)
    partly = any(m and not p.wholly(m) for p in points for m in (p.uncertain, p.approximate))
    return plain and not partly and not any("X" in p.year[:2] for p in points)
