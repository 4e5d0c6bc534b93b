"""The timeline and the outlook."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import get_month_names, get_quarter_names
from jinja2 import Environment
from markupsafe import Markup

from footnoted.dates.days import edtf_year
from footnoted.dates.edtf import on_day, parse
from footnoted.dates.wording import WITH_ERA, locale_for, words
from footnoted.library.divisions import dated_path
from footnoted.library.parts import Part
from footnoted.library.site import Site
from footnoted.library.standing import WIDEST, Score, scores
from footnoted.library.time import (
    NO_YEAR,
    Event,
    Prospect,
    ProspectState,
    day_in_order,
    is_ahead,
    month_in_order,
)
from footnoted.outputs import lines
from footnoted.outputs.files import Offer
from footnoted.outputs.lines import Axis
from footnoted.outputs.page import Facet, FacetValue, Page, PageParts, ShownPart, any_record, values
from footnoted.outputs.view import View, render
from footnoted.outputs.words import DATE_KIND
from footnoted.phrases import Phrases, mark_phrase, phrases
from footnoted.records.library import Briefing, Library
from footnoted.records.vocabulary import DateKind

# -------------------------------------------------------------------------------------------------
# How many events there are in which time: the bars of the strip above the timeline.
#
# The time of a bar is chosen here; groups are known by year and month only.

MOST = 24
"""The most bars in a row: each stays wide enough for a finger (24 px, WCAG 2.5.8)."""
SIZES = (1, 3, 12, 60, 120, 600, 1200, 6000, 12000)
"""The possible months of a bar: a month, a quarter, a year, 5, 10, 50, 100, 500, 1,000 years."""
YEAR = 12


@dataclass(frozen=True, slots=True)
class Count:
    """How many events one group of the page has."""

    year: int
    """0 if no date is known at all."""
    month: int
    """0 if only the year is known."""
    events: int
    id: str
    """The id of the heading to jump to."""


@dataclass(frozen=True, slots=True)
class Bin:
    """One bar; a span of time without any event has none but keeps its room."""

    title: str
    """In words: "February 2025"."""
    label: str
    """A few letters below the bar."""
    over: str
    """The year, if the bar is the first of one that the label does not have."""
    target: str
    """The id of the first heading in it; empty if there is none."""
    count: int
    height: int
    """In percent of the highest bar."""


Key = tuple[int, bool]
"""The number of a bar in steps of the size, and whether it is within or, for events known to the
year alone, before it.
"""


def size_of(counts: Iterable[Count]) -> int:
    """Return how many months a bar is: as few as there is room for."""
    known = [count for count in counts if count.year]
    for size in SIZES:
        keys = {_key(count, size) for count in known}
        numbers = [number for number, _ in keys]
        apart = sum(not within for _, within in keys)
        if not keys or max(numbers) - min(numbers) + 1 + apart <= MOST:
            return size
    return SIZES[-1]


def bins(counts: Sequence[Count], locale: str) -> tuple[tuple[Bin, ...], dict[str, int]]:
    """Return the bars in order, and for each group's id the number of its bar, from 0."""
    size = size_of(counts)
    within: dict[Key | None, list[Count]] = {}
    for count in counts:
        within.setdefault(_key(count, size) if count.year else None, []).append(count)
    keys = _every([key for key in within if key is not None])
    rows = [(key, within.get(key, [])) for key in (*keys, *([None] if None in within else []))]
    most = max((_sum(row) for _, row in rows), default=0)
    made = tuple(_bin(key, row, size, most, locale) for key, row in rows)
    made = tuple(_dated(made, [key for key, _ in rows], size, locale))
    return made, {count.id: at for at, (_, row) in enumerate(rows) for count in row}


def _key(count: Count, size: int) -> Key:
    if size >= YEAR or count.month:
        return (count.year * YEAR + max(count.month, 1) - 1) // size, True
    return count.year * YEAR // size, False


def _every(keys: list[Key]) -> list[Key]:
    """Return all spans of time from the first to the last; years alone only if there are any."""
    numbers = [number for number, _ in keys]
    if not numbers:
        return []
    between = {(number, True) for number in range(min(numbers), max(numbers) + 1)}
    return sorted(between | set(keys))


def _sum(row: list[Count]) -> int:
    return sum(count.events for count in row)


def _bin(key: Key | None, row: list[Count], size: int, most: int, locale: str) -> Bin:
    title, label = _names(key, size, locale) if key else ("Date not known", "?")
    count = _sum(row)
    height = max(round(100 * count / most), 8) if count else 0
    return Bin(title, label, "", row[0].id if row else "", count, height)


def _names(key: Key, size: int, locale: str) -> tuple[str, str]:
    """Return the words for a span of time, and its few letters."""
    number, within = key
    year, month = divmod(number * size, YEAR)
    if size > YEAR:
        first, last = max(year, -9999), min(year + size // YEAR - 1, 9999)
        return words(parse(f"{edtf_year(first)}/{edtf_year(last)}"), locale), _short(first, locale)
    if size == YEAR:
        return words(parse(edtf_year(year)), locale), _short(year, locale)
    if not within:
        return words(parse(f"{edtf_year(year)}-XX"), locale), "–"
    if size == 1:
        name = get_month_names("abbreviated", "stand-alone", locale_for(locale))[month + 1]
        return words(parse(f"{edtf_year(year)}-{month + 1:02}"), locale), str(name).removesuffix(
            "."
        )
    quarter = month // 3
    name = get_quarter_names("abbreviated", "stand-alone", locale_for(locale))[quarter + 1]
    return words(parse(f"{edtf_year(year)}-{33 + quarter}"), locale), str(name)


def _short(year: int, locale: str) -> str:
    """Return a year for the small label of a bar: early ones with their era."""
    return str(year) if year >= WITH_ERA else words(parse(edtf_year(year)), locale)


def _dated(made: tuple[Bin, ...], keys: list[Key | None], size: int, locale: str) -> Iterable[Bin]:
    """Yield the bars with the year over the first of each, if bars are shorter than a year."""
    before = None
    for one, key in zip(made, keys, strict=True):
        year = key[0] * size // YEAR if key and size < YEAR else None
        over = _short(year, locale) if year is not None and year != before else ""
        before = year
        yield Bin(one.title, one.label, over, one.target, one.count, one.height)


# -------------------------------------------------------------------------------------------------
# The timeline of all briefings, by year and month, each date as precise as it is known.
#
# A date that is known to the year is under the year and in no month; one with an open or unknown
# start, under the month of the date that ends it; a season, under its first month.

LARGEST = 256
"""The most entries of a month for which its height is calculated."""


@dataclass(frozen=True, slots=True)
class Month:
    """The events of one month, or those of a year whose month is not known."""

    id: str
    title: str
    events: tuple[Event, ...]
    axis: Axis
    """The line of time on which its dates are drawn."""
    today: bool = False
    """Whether the site's day is in it: it comes after ``events``."""
    coming: tuple[Event, ...] = ()
    """If it is, the events after that day."""

    @property
    def count(self) -> int:
        """Return the number of its events."""
        return len(self.events) + len(self.coming)

    @property
    def size(self) -> int:
        """Return the next power of two, from which the style sheet calculates a height."""
        return min(1 << max(self.count - 1, 0).bit_length(), LARGEST)


@dataclass(frozen=True, slots=True)
class Year:
    """The events of one year."""

    id: str
    title: str
    months: tuple[Month, ...]


Buckets = dict[int, dict[int, list[Event]]]
"""Events by year and month; month 0 is none, and the last year has no date."""


def years(events: tuple[Event, ...], view: View, as_of: date | None = None) -> tuple[Year, ...]:
    """Return events grouped by year and month of the day by which they are sorted.

    The month of ``as_of`` is there even if it has no events.
    """
    buckets: Buckets = {}
    for event in events:
        year, month = month_in_order(event.date)
        buckets.setdefault(year, {}).setdefault(month, []).append(event)
    if events and as_of:
        buckets.setdefault(as_of.year, {}).setdefault(as_of.month, [])
    return tuple(_year(year, buckets[year], view, as_of) for year in sorted(buckets))


def _year(year: int, months: dict[int, list[Event]], view: View, as_of: date | None) -> Year:
    title = (
        view.phrases.gettext("Date not known")
        if year == NO_YEAR
        else view.words(parse(edtf_year(year)))
    )
    id_ = "open" if year == NO_YEAR else f"y{year}"
    groups = (_month(year, number, months[number], view, as_of) for number in sorted(months))
    return Year(id_, title, tuple(groups))


def _month(year: int, month: int, events: list[Event], view: View, as_of: date | None) -> Month:
    if not month:
        return Month("", "", tuple(events), lines.year(year))
    text = f"{edtf_year(year)}-{month:02}"
    title, axis = view.words(parse(text)), lines.month(year, month)
    if as_of is None or (as_of.year, as_of.month) != (year, month):
        return Month(f"y{text}", title, tuple(events), axis)
    coming = tuple(event for event in events if (day_in_order(event.date) or date.max) > as_of)
    past = tuple(events[: len(events) - len(coming)])
    return Month(f"y{text}", title, past, axis, today=True, coming=coming)


def facets(site: Site, events: tuple[Event, ...]) -> tuple[Facet[Event], ...]:
    """Return the values by which events can be found, in the order of the controls."""
    say = phrases(site.project.language).gettext
    tellings = [telling.target.briefing for event in events for telling in event.tellings]
    briefings = {briefing.name: briefing.front.title for briefing in tellings}
    kinds = values(
        events, lambda event: event.kinds, lambda kind: say(DATE_KIND[DateKind(kind)][0])
    )
    order = list(DateKind)
    by_kind: list[FacetValue[Event]] = sorted(
        kinds, key=lambda value: order.index(DateKind(value.key))
    )
    told = values(events, briefings_of_event, briefings.__getitem__)
    places = values(events, lambda event: (one_line(event.place),) if event.place else (), str)
    tags = values(events, lambda event: map(one_line, event.tags), str)
    every = (
        Facet("tag", say("Tag"), tags, lines=True),
        Facet("briefing", say("Briefing"), told),
        Facet("place", say("Place"), places, lines=True),
        Facet("kind", say("Kind"), tuple(by_kind)),
    )
    return tuple(facet for facet in every if facet.values)


def briefings_of_event(event: Event) -> tuple[str, ...]:
    """Return the names of the briefings that mention an event."""
    return tuple(dict.fromkeys(telling.target.briefing.name for telling in event.tellings))


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def _sources(event: Event, view: View) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for t in event.tellings for id_ in view.sources(t.target)))


def _unsound(event: Event, view: View) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the corrected and withdrawn sources of an event, direct and indirect ones."""
    stands = [view.standing(telling.target) for telling in event.tellings]
    first = dict.fromkeys(id_ for each in stands for id_ in each.unsound)
    further = dict.fromkeys(id_ for each in stands for id_ in each.second_hand)
    return tuple(first), tuple(id_ for id_ in further if id_ not in first)


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
    return int(year.id[1:]), month.axis.first.month if month.id else 0


@dataclass(frozen=True, slots=True)
class _ShownEvents:
    """What the timeline or a part of it shows."""

    heading: str
    events: tuple[Event, ...]
    briefings: int
    """From how many briefings they are."""
    as_of: date | None
    """The site's day, if it is among them."""
    prospects: dict[str, Prospect]
    """The prospects of events, by their keys."""


def _render_timeline(site: Site, view: View, env: Environment) -> Markup:
    every = _ShownEvents(
        view.phrases.gettext("Timeline"),
        site.events,
        len(site.published),
        site.as_of,
        _prospects(site),
    )
    return _show(view, env, every)


def _show(view: View, env: Environment, shown: _ShownEvents) -> Markup:
    site, events = view.site, shown.events
    found = years(events, view, shown.as_of)
    strip, places = bins(_counts(found), view.locale)
    return render(
        env,
        "pages/timeline.html",
        v=view,
        heading=shown.heading,
        years=found,
        strip=strip,
        to={each.target: f"#{each.target}" for each in strip},
        places=places,
        count=len(events),
        briefings=shown.briefings,
        today=any(month.today for year in found for month in year.months),
        facets=facets(site, events),
        briefings_of_event=briefings_of_event,
        one_line=one_line,
        tags_of=lambda event: "\n".join(map(one_line, event.tags)),
        as_of=view.words(on_day(site.as_of)) if site.as_of else "",
        prospects=shown.prospects,
        unsound_ids={event.key: _unsound(event, view) for event in events},
        sources={event.key: _sources(event, view) for event in events},
        samples=SAMPLES,
    )


def _render_part(site: Site, view: View, env: Environment, shown: ShownPart) -> Markup:
    events = shown.part.items
    told = {name for event in events for name in briefings_of_event(event)}
    as_of = site.as_of if _is_now(site, shown.part) else None
    return _show(view, env, _ShownEvents(shown.heading, events, len(told), as_of, shown.share()))


def _is_now(site: Site, part: Part) -> bool:
    """Return whether the site's day is in the time of a part."""
    now = dated_path(on_day(site.as_of)) if site.as_of else ()
    return not part.letters and part.path == now[: len(part.path)]


def _overview(site: Site, view: View, env: Environment) -> Markup:
    """Return the strip of all events; each bar links to the part in which it begins."""
    strip, _ = bins(_counts(years(site.events, view)), view.locale)
    to = {each.target: view.to("timeline", each.target) for each in strip}
    leaves = site.addresses.divided["timeline"].root.leaves()
    now = next((part.page for part in leaves if _is_now(site, part)), "")
    return render(
        env,
        "parts/timeline.html",
        v=view,
        strip=strip,
        to=to,
        now=view.href(now, "as-of") if now else "",
        as_of=view.words(on_day(site.as_of)) if site.as_of else "",
    )


def _files(site: Site) -> Iterable[Offer]:
    """Yield the files with every date."""
    if site.project.exported("calendar"):
        yield Offer("timeline.ics", "text/calendar", mark_phrase("Calendar to subscribe to"))
    if site.project.exported("timeline"):
        yield Offer("timeline.json", "application/json", "TimelineJS")
        yield Offer("data/dates.csv", "text/csv", mark_phrase("Table (CSV)"))


SAMPLES = tuple(
    (lines.month(2024, 4).mark(parse(text)), meaning)
    for text, meaning in (
        ("2024-04-15", mark_phrase("a day")),
        ("2024-04-08/2024-04-20", mark_phrase("lasted all that time")),
        ("2024-04", mark_phrase("some time within the month, or the year")),
        ("[2024-04-08, 2024-04-20]", mark_phrase("one of these")),
        ("[2024-04-08..2024-04-20]", mark_phrase("one day between")),
        ("2024-04-15~", mark_phrase("about then: the edges fade")),
        ("2024-04-15?", mark_phrase("probably: the outline is broken")),
        ("2024-04-15/..", mark_phrase("open end")),
        ("2024-04-15/", mark_phrase("the end is not known")),
        ("2024-04-15/2024-06", mark_phrase("goes on beyond the line")),
    )
)
"""The look of each form of a date, for the key to the marks."""

TIMELINE = Page(
    "timeline",
    mark_phrase("Timeline"),
    mark_phrase("Every date of every briefing, in order."),
    _render_timeline,
    evidence=any_record("dates"),
    about=mark_phrase("every date, in order"),
    parts=PageParts(
        mark_phrase("events"),
        mark_phrase("by their dates"),
        _render_part,
        share=_prospects,
        overview=_overview,
        files=_files,
        searched=True,
    ),
)


# -------------------------------------------------------------------------------------------------
# What is to come, and the outcomes of what was: every forecast, plan and deadline.
#
# They are grouped by their state on the site's day, and in each group sorted by their day.

TITLES = {
    ProspectState.OVERDUE: (
        mark_phrase("Overdue"),
        mark_phrase("The last possible day has passed; no outcome is recorded."),
    ),
    ProspectState.DUE: (
        mark_phrase("Due now"),
        mark_phrase("This may be the day, or the time is running."),
    ),
    ProspectState.COMING: (
        mark_phrase("To come"),
        mark_phrase("The first possible day is still to come."),
    ),
    ProspectState.UNDATED: (
        mark_phrase("No day named"),
        mark_phrase("Nobody has said when it will be known."),
    ),
    ProspectState.SETTLED: (
        mark_phrase("Outcome recorded"),
        mark_phrase("What came of it, and on what that rests."),
    ),
    ProspectState.CALLED_OFF: (
        mark_phrase("No longer expected"),
        mark_phrase("Taken back, replaced or refuted before its day."),
    ),
}
"""The groups in the order of the page, with their headings and what they mean."""


@dataclass(frozen=True, slots=True)
class OutlookSection:
    """Prospects with the same state."""

    state: ProspectState
    title: str
    about: str
    prospects: tuple[Prospect, ...]


def groups(prospects: tuple[Prospect, ...], said: Phrases) -> tuple[OutlookSection, ...]:
    """Return the prospects by their state; settled ones are newest first."""
    found = []
    for state, (title, about) in TITLES.items():
        alike = tuple(p for p in prospects if p.state is state)
        if state is ProspectState.SETTLED:
            alike = alike[::-1]
        if alike:
            found.append(OutlookSection(state, said.gettext(title), said.gettext(about), alike))
    return tuple(found)


def standing_words(prospect: Prospect, said: Phrases) -> str:
    """Return how far off the day is: "12 days overdue", "in 7 days"; empty if there is none."""
    if prospect.state is ProspectState.OVERDUE:
        return said.ngettext("%(num)s day overdue", "%(num)s days overdue", prospect.days)
    if prospect.state is ProspectState.COMING:
        return said.ngettext("in %(num)s day", "in %(num)s days", prospect.days)
    return ""


def briefings(prospect: Prospect) -> tuple[Briefing, ...]:
    """Return the briefings that say it, the newest first."""
    found = {t.briefing.name: t.briefing for t in prospect.tellings}
    return tuple(found.values())


def percent(share: float) -> str:
    """Return a share from 0 to 1 as a whole percentage."""
    return f"{round(share * 100)} %"


def _render_outlook(site: Site, view: View, env: Environment) -> Markup:
    return _show_outlook(
        view, env, view.phrases.gettext("Outlook"), site.outlook, scores(site.outlook)
    )


def _show_outlook(
    view: View,
    env: Environment,
    heading: str,
    found: tuple[Prospect, ...],
    board: tuple[Score, ...],
) -> Markup:
    site = view.site
    return render(
        env,
        "pages/outlook.html",
        v=view,
        heading=heading,
        groups=groups(found, view.phrases),
        count=len(found),
        said_by=len(site.published) if found is site.outlook else _said_by(found),
        as_of=view.words(on_day(site.as_of)) if site.as_of else "",
        standing=lambda prospect: standing_words(prospect, view.phrases),
        briefings=briefings,
        scores=board,
        percent=percent,
        widest=percent(WIDEST),
    )


def _said_by(found: tuple[Prospect, ...]) -> int:
    return len({briefing.name for prospect in found for briefing in briefings(prospect)})


def _outlook_facts(site: Site, part: Part) -> Iterable[tuple[str, str]]:
    """Return how many prospects of a part have each state."""
    counts = Counter(prospect.state for prospect in part.items)
    say = phrases(site.project.language).gettext
    return [
        (f"{counts[state]} {say(TITLES[state][0]).lower()}", f"#{state.value}")
        for state in TITLES
        if counts[state]
    ]


def _board(site: Site, view: View, env: Environment) -> Markup:
    board, widest = scores(site.outlook), percent(WIDEST)
    if not board:
        return Markup()
    return render(env, "parts/scores.html", v=view, scores=board, percent=percent, widest=widest)


def _looks_ahead(_library: Library, built: tuple[Briefing, ...]) -> bool:
    """Return whether any record of these briefings is about what is to come."""
    sidecars = [briefing.sidecar for briefing in built]
    records = (r for s in sidecars for of in (s.dates, s.claims, s.figures) for r in of.values())
    return any(map(is_ahead, records))


OUTLOOK = Page(
    "outlook",
    mark_phrase("Outlook"),
    mark_phrase("What is forecast, planned or due, and what came of it."),
    _render_outlook,
    evidence=_looks_ahead,
    parts=PageParts(
        mark_phrase("forecasts, plans and deadlines"),
        mark_phrase("by the day on which each is due"),
        lambda _site, view, env, shown: _show_outlook(
            view, env, shown.heading, shown.part.items, ()
        ),
        facts=_outlook_facts,
        below=_board,
    ),
)
