"""Seasons whose hemisphere is not said.

Whether a date is the one the article's words tell is asked in ``wordings``.

date.season
    Bad::
        dates:
          storm: {date: 2024-21, title: A storm damages the crane}
    Good::
        dates:
          storm: {date: 2024-25, title: A storm damages the crane}
"""

from collections.abc import Iterator, Mapping
from typing import Any

from footnoted.dates import Edtf
from footnoted.diagnostics import Code, Diagnostic, Level
from footnoted.index import Site
from footnoted.model import Due
from footnoted.model.form import Form, kebab
from footnoted.model.library import Path, Places

SEASON = Code(
    "date.season",
    Level.WARNING,
    "A season is given without its hemisphere; it means other months south of the equator.",
    "Write 25 to 28 for spring to winter in the north, 29 to 32 in the south, or the months.",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Check every date of every sidecar that is built, and of the registers."""
    library = site.library
    for briefing in site.built:
        for key in type(briefing.sidecar).model_fields:
            value = getattr(briefing.sidecar, key)
            yield from _seasons(value, (kebab(key),), briefing.sidecar_places)
    yield from _seasons(library.sources.records, ("sources",), library.sources.places)
    yield from _seasons(library.parties.records, ("parties",), library.parties.places)
    yield from _seasons(library.events.records, ("events",), library.events.places)
    yield from _seasons(library.images.records, ("images",), library.images.places)


def _seasons(value: Any, path: Path, places: Places) -> Iterator[Diagnostic]:
    for at, date in dates(value, path):
        if date.hemisphere_assumed:
            message = f"“{date}” names a season and no hemisphere; it is read as a northern one."
            hint = f"Write {_shifted(date, 4)} in the north or {_shifted(date, 8)} in the south."
            about = str(at[1]) if len(at) > 1 else ""
            yield Diagnostic(SEASON, message, places.mark(at), hint, about=about)


def dates(value: Any, path: Path) -> Iterator[tuple[Path, Edtf]]:
    """Give every date within records, with the way to it."""
    if isinstance(value, Edtf):
        yield path, value
    elif isinstance(value, Due):
        yield (*path, "from"), value.relative.from_
    elif isinstance(value, Form):
        for name in value.model_fields_set:
            yield from dates(getattr(value, name), (*path, kebab(name)))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from dates(inner, (*path, key))
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from dates(inner, (*path, number))


def _shifted(date: Edtf, by: int) -> str:
    """Give a date's text with another number for each season without a hemisphere."""
    text = date.text
    for season in {f"{p.year}-{p.month}" for p in date.points if p.hemisphere_assumed}:
        text = text.replace(season, f"{season[:-2]}{int(season[-2:]) + by}")
    return text
