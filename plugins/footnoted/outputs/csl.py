"""Write CSL-JSON."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from footnoted.dates.days import without_year_0
from footnoted.dates.edtf import HEMISPHERE_UNSAID, SEASONS, DateForm, DatePoint, Edtf
from footnoted.diagnostics.reports import json_text
from footnoted.records.sources import (
    DATES,
    OURS,
    PEOPLE,
    SPELLED,
    TEXTS,
    PersonName,
    Source,
    csl_name,
)
from footnoted.records.vocabulary import SourceStatus

# -------------------------------------------------------------------------------------------------
# EDTF dates in the form of CSL 1.0.2: parts of dates, a season, "circa", or a text.
#
# CSL has one date or a range of two, one word of doubt and four seasons. A more exact date is
# marked as not exact, so that the caller can add the EDTF text to the item.


class CslDate(NamedTuple):
    """A date variable of CSL-JSON."""

    value: dict[str, Any]
    exact: bool
    """Whether the EDTF text can be made from it again."""


class _Part(NamedTuple):
    parts: list[int]
    season: int
    circa: bool
    text: str
    """The EDTF text that these mean."""


def csl_date(date: Edtf) -> CslDate:
    """Return a date for CSL; ``literal`` with the EDTF text if CSL has no form for it."""
    read = [_part(point) for point in date.points]
    if date.kind is DateForm.POINT and read[0]:
        return _one(read[0], str(date))
    if date.kind is DateForm.INTERVAL and len(read) == 2:
        first, last = read
        if first and last and not (first.season or last.season):
            return _range(first, last, str(date))
    return CslDate({"literal": str(date)}, exact=True)


def _one(part: _Part, text: str) -> CslDate:
    value: dict[str, Any] = {"date-parts": [part.parts]}
    if part.season:
        value["season"] = part.season
    if part.circa:
        value["circa"] = True
    return CslDate(value, part.text == text)


def _range(first: _Part, last: _Part, text: str) -> CslDate:
    value: dict[str, Any] = {"date-parts": [first.parts, last.parts]}
    if first.circa or last.circa:
        value["circa"] = True
    both = first.circa == last.circa
    return CslDate(value, both and f"{first.text}/{last.text}" == text)


def _part(point: DatePoint) -> _Part | None:
    """Return what CSL can say of one date; None if not even the year is known, or for a half and
    the like.
    """
    if "X" in point.year or (point.is_season and SEASONS[point.month][1] > 3):
        return None
    circa = bool(point.approximate or point.uncertain)
    mark = "~" if circa else ""
    if point.is_season:
        season = int(point.month) % 4 or 4
        if int(point.month) > 32:  # a quarter of a year is no season
            return None
        said = f"{point.year}-{HEMISPHERE_UNSAID[season - 1]}{mark}"
        return _Part([without_year_0(int(point.year))], season, circa, said)
    known = [point.year]
    for part in (point.month, point.day):
        if not part or "X" in part:
            break
        known.append(part)
    numbers = [without_year_0(int(point.year)), *map(int, known[1:])]
    return _Part(numbers, 0, circa, "-".join(known) + mark)


# -------------------------------------------------------------------------------------------------
# Sources as CSL-JSON, which reference managers and citation processors read.
#
# Only what CSL 1.0.2 has is written; our own keys are in ``custom`` under ``footnoted``, the place
# CSL has for such values.

CUSTOM = "footnoted"
"""The key within ``custom`` for our own values."""
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029\x7f"}
_ESCAPED |= {code: f"\\u{code:04x}" for code in range(0x80, 0xA0)}


def csl_json(sources: Mapping[str, Source]) -> str:
    """Return sources as a CSL-JSON array, by id; also safe within a page."""
    items = [csl_item(id_, sources[id_]) for id_ in sorted(sources)]
    # A lone surrogate, which UTF-8 cannot have, cannot get past the loader.
    text = json_text(items, 2)
    return text.translate(_ESCAPED) + "\n"


def csl_item(id_: str, source: Source) -> dict[str, Any]:
    """Return one source as an item of CSL-JSON."""
    item: dict[str, Any] = {"id": id_, "type": source.type.value}
    ours: dict[str, Any] = {}
    for key in TEXTS:
        if text := value_of(source, key):
            item[csl_name(key)] = text
    for key in PEOPLE:
        if people := value_of(source, key):
            item[key] = [_name(person) for person in people]
    for key in DATES:
        if date := value_of(source, key):
            item[key], exact = csl_date(date)
            if not exact:
                ours[key] = str(date)
    if source.tags and join_tags(source.tags):
        item[SPELLED["tags"]] = join_tags(source.tags)
    elif source.tags:
        ours["tags"] = list(source.tags)
    ours |= {key: written for key in OURS if (written := own(source, key))}
    return item | ({"custom": {CUSTOM: ours}} if ours else {})


def value_of(source: Source, key: str) -> Any:
    """Return the value of a key as writers type it."""
    return getattr(source, _FIELDS[key])


def own(source: Source, key: str) -> Any:
    """Return the value of our own key as text, list or mappings; None if it was not set."""
    value = value_of(source, key)
    if value is SourceStatus.LIVE:
        return None
    if key == "archived":
        return [{"url": copy.url, "date": str(copy.date)} for copy in value]
    return list(value) if isinstance(value, tuple) else value and str(value)


def join_tags(tags: tuple[str, ...]) -> str:
    """Return tags with commas between them; empty if they could not be separated again."""
    plain = all(tag == " ".join(tag.split()) and not set(tag) & set(",;") for tag in tags)
    return ", ".join(tags) if plain else ""


def _name(person: PersonName) -> dict[str, str]:
    """Return the parts of a name that are set; CSL has the same names for them as writers."""
    return {key: part for key, part in person.as_written().items() if part is not None}


# -------------------------------------------------------------------------------------------------
# The same as a row of a table: a column for each key of a source.

SOURCES_COLUMNS = ("id", "type", *TEXTS, *PEOPLE, *DATES, "tags", *OURS)


def source_cells(source: Source) -> Iterator[str]:
    """Yield a source as a row of the table, without its id."""
    yield source.type.value
    given = vars(source)
    for key, field in _FIELDS.items():
        if not given[field]:
            yield ""
        elif key in PEOPLE:
            yield "; ".join(person.full for person in given[field])
        else:
            yield _cell(own(source, key))


_FIELDS = {key: key.replace("-", "_") for key in SOURCES_COLUMNS[2:]}
"""The fields of a source by their keys, in the order of the table."""


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_cell, value))
    if isinstance(value, dict):
        return " ".join(value.values())
    return value or ""
