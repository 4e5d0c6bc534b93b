"""The timeline of all briefings, by year and month, each date as exactly as it is known.

A date that is known to the year stands under the year and in no month; one whose start is
open or unknown, under the month of the date that ends it; a season, under its first month.
"""

from dataclasses import dataclass
from datetime import date

from jinja2 import Environment
from markupsafe import Markup

from footnoted.dates import Precision, parse
from footnoted.index import Event, Prospect, Site, day_in_order
from footnoted.model import DateKind
from footnoted.pages.density import Count, bins
from footnoted.pages.facets import Facet, Value, values
from footnoted.pages.page import Page
from footnoted.render import moments
from footnoted.render.environment import render
from footnoted.render.moments import Axis
from footnoted.render.view import View
from footnoted.render.words import DATE_KIND

WIDE = (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)
"""Too coarse for a month."""
LARGEST = 256
"""Entries of a month from which its height is reckoned at most."""
NO_YEAR = date.max.year
"""Sorts what has no date at all behind everything that has one."""


@dataclass(frozen=True, slots=True)
class Month:
    """The events of one month, or those of a year whose month is not known."""

    id: str
    title: str
    events: tuple[Event, ...]
    axis: Axis
    """The line of time on which its dates are drawn."""
    today: bool = False
    """Whether the day the site speaks from is in it: it stands behind ``events``."""
    coming: tuple[Event, ...] = ()
    """Where it is, the events that stand behind that day."""

    @property
    def count(self) -> int:
        """Give the number of its events."""
        return len(self.events) + len(self.coming)

    @property
    def size(self) -> int:
        """Give the next power of two, from which the style sheet reckons a height."""
        return min(1 << max(self.count - 1, 0).bit_length(), LARGEST)


@dataclass(frozen=True, slots=True)
class Year:
    """The events of one year."""

    id: str
    title: str
    months: tuple[Month, ...]


Buckets = dict[int, dict[int, list[Event]]]
"""Events by year and month; month 0 is none, and the last year too."""


def years(events: tuple[Event, ...], view: View, as_of: date | None = None) -> tuple[Year, ...]:
    """Group events, which are in order, by year and month of the day they are ordered by.

    The month of ``as_of`` is there even where nothing else is in it.
    """
    buckets: Buckets = {}
    for event in events:
        year, month = _bucket(event)
        buckets.setdefault(year, {}).setdefault(month, []).append(event)
    if events and as_of:
        buckets.setdefault(as_of.year, {}).setdefault(as_of.month, [])
    return tuple(_year(year, buckets[year], view, as_of) for year in sorted(buckets))


def _bucket(event: Event) -> tuple[int, int]:
    day = day_in_order(event.date)
    if day is None:
        return NO_YEAR, 0
    wide = {point.precision in WIDE for point in event.date.points if point.earliest == day}
    return day.year, 0 if True in wide else day.month


def _year(year: int, months: dict[int, list[Event]], view: View, as_of: date | None) -> Year:
    title = "Date not known" if year == NO_YEAR else str(year)
    id_ = "open" if year == NO_YEAR else f"y{year}"
    groups = (_month(year, number, months[number], view, as_of) for number in sorted(months))
    return Year(id_, title, tuple(groups))


def _month(year: int, month: int, events: list[Event], view: View, as_of: date | None) -> Month:
    if not month:
        return Month("", "", tuple(events), moments.year(year))
    text = f"{year:04}-{month:02}"
    title, axis = view.words(parse(text)), moments.month(year, month)
    if as_of is None or (as_of.year, as_of.month) != (year, month):
        return Month(f"y{text}", title, tuple(events), axis)
    coming = tuple(event for event in events if (day_in_order(event.date) or date.max) > as_of)
    past = tuple(events[: len(events) - len(coming)])
    return Month(f"y{text}", title, past, axis, today=True, coming=coming)


def facets(site: Site) -> tuple[Facet[Event], ...]:
    """Give what events can be found by, in the order of the controls."""
    events = site.events
    briefings = {b.name: b.front.title for b in site.published}
    kinds = values(events, lambda event: event.kinds, lambda kind: DATE_KIND[DateKind(kind)][0])
    order = list(DateKind)
    by_kind: list[Value[Event]] = sorted(kinds, key=lambda value: order.index(DateKind(value.key)))
    told = values(events, told_by, briefings.__getitem__)
    places = values(events, lambda event: (one_line(event.place),) if event.place else (), str)
    tags = values(events, lambda event: map(one_line, event.tags), str)
    every = (
        Facet("tag", "Tag", tags, lines=True),
        Facet("briefing", "Briefing", told),
        Facet("place", "Place", places, lines=True),
        Facet("kind", "Kind", tuple(by_kind)),
    )
    return tuple(facet for facet in every if facet.values)


def told_by(event: Event) -> tuple[str, ...]:
    """Give the names of the briefings that tell of an event."""
    return tuple(dict.fromkeys(telling.target.briefing.name for telling in event.tellings))


def one_line(text: str) -> str:
    """Give a text on one line."""
    return " ".join(text.split())


def _sources(event: Event, view: View) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for t in event.tellings for id_ in view.sources(t.target)))


def _unsound(event: Event, view: View) -> tuple[str, ...]:
    """Give the corrected and withdrawn sources that some telling rests on."""
    ids = (id_ for t in event.tellings for id_ in view.standing(t.target).unsound)
    return tuple(dict.fromkeys(ids))


def _prospects(site: Site) -> dict[str, Prospect]:
    return {each.event.key: each for each in site.outlook if each.event}


def _counts(found: tuple[Year, ...]) -> list[Count]:
    every = ((year, month) for year in found for month in year.months)
    return [
        Count(*_number(year, month), month.count, month.id or year.id)
        for year, month in every
        if month.count
    ]


def _number(year: Year, month: Month) -> tuple[int, int]:
    if year.id == "open":
        return 0, 0
    return int(year.title), month.axis.first.month if month.id else 0


def _render(site: Site, view: View, env: Environment) -> Markup:
    found = years(site.events, view, site.as_of)
    strip, places = bins(_counts(found), view.locale)
    return render(
        env,
        "pages/timeline.html",
        v=view,
        years=found,
        strip=strip,
        places=places,
        count=len(site.events),
        facets=facets(site),
        told_by=told_by,
        one_line=one_line,
        tags_of=lambda event: "\n".join(map(one_line, event.tags)),
        as_of=view.words(parse(site.as_of.isoformat())) if site.as_of else "",
        prospects=_prospects(site),
        unsound_ids={event.key: _unsound(event, view) for event in site.events},
        sources={event.key: _sources(event, view) for event in site.events},
        samples=SAMPLES,
    )


SAMPLES = tuple(
    (moments.month(2024, 4).mark(parse(text)), meaning)
    for text, meaning in (
        ("2024-04-15", "a day"),
        ("2024-04-08/2024-04-20", "lasted all that time"),
        ("2024-04", "some time within the month, or the year"),
        ("[2024-04-08, 2024-04-20]", "one of these"),
        ("[2024-04-08..2024-04-20]", "one day between"),
        ("2024-04-15~", "about then: the edges fade"),
        ("2024-04-15?", "probably: the outline is broken"),
        ("2024-04-15/..", "open end"),
        ("2024-04-15/", "the end is not known"),
        ("2024-04-15/2024-06", "goes on beyond the line"),
    )
)
"""How each form of a date looks, for the key to the marks."""

PAGE = Page("timeline", "Timeline", "Every date of every briefing, in order.", _render)
