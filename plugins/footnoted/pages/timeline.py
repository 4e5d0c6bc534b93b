"""The timeline of all briefings, by year and month, each date as exactly as it is known.

A date that is known to the year stands under the year and in no month; one whose start is
open or unknown, under the month of the date that ends it; a season, under its first month.
"""

from dataclasses import dataclass
from datetime import date

from jinja2 import Environment
from markupsafe import Markup

from footnoted.dates import Precision, parse
from footnoted.index import Event, Site, day_in_order
from footnoted.pages.page import Page
from footnoted.render.environment import render
from footnoted.render.view import View

WIDE = (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)
"""Too coarse for a month."""
NO_YEAR = date.max.year
"""Sorts what has no date at all behind everything that has one."""


@dataclass(frozen=True, slots=True)
class Month:
    """The events of one month, or those of a year whose month is not known."""

    id: str
    title: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The events of one year."""

    id: str
    title: str
    months: tuple[Month, ...]


def years(events: tuple[Event, ...], view: View) -> tuple[Year, ...]:
    """Group events, which are in order, by year and month of the day they are ordered by."""
    buckets: dict[int, dict[int, list[Event]]] = {}
    for event in events:
        year, month = _bucket(event)
        buckets.setdefault(year, {}).setdefault(month, []).append(event)
    return tuple(_year(year, buckets[year], view) for year in sorted(buckets))


def _bucket(event: Event) -> tuple[int, int]:
    day = day_in_order(event.date)
    if day is None:
        return NO_YEAR, 0
    wide = {point.precision in WIDE for point in event.date.points if point.earliest == day}
    return day.year, 0 if True in wide else day.month


def _year(year: int, months: dict[int, list[Event]], view: View) -> Year:
    title = "Date not known" if year == NO_YEAR else str(year)
    groups = (_month(year, month, tuple(months[month]), view) for month in sorted(months))
    return Year("open" if year == NO_YEAR else f"y{year}", title, tuple(groups))


def _month(year: int, month: int, events: tuple[Event, ...], view: View) -> Month:
    if not month:
        return Month("", "", events)
    text = f"{year:04}-{month:02}"
    return Month(f"y{text}", view.words(parse(text)), events)


def _sources(event: Event, view: View) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for t in event.tellings for id_ in view.sources(t.target)))


def _unsound(event: Event, view: View) -> tuple[str, ...]:
    """Give the corrected and withdrawn sources that some telling rests on."""
    ids = (id_ for t in event.tellings for id_ in view.standing(t.target).unsound)
    return tuple(dict.fromkeys(ids))


def _render(site: Site, view: View, env: Environment) -> Markup:
    return render(
        env,
        "pages/timeline.html",
        v=view,
        years=years(site.events, view),
        count=len(site.events),
        as_of=_day(site.as_of, view),
        unsound_ids={event.key: _unsound(event, view) for event in site.events},
        sources={event.key: _sources(event, view) for event in site.events},
    )


def _day(day: date | None, view: View) -> str:
    return view.words(parse(day.isoformat())) if day else ""


PAGE = Page("timeline", "Timeline", "Every date of every briefing, in order.", _render)
