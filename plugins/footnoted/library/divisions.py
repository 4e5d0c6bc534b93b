"""Which pages over all briefings are divided, and how."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from footnoted.dates.edtf import Edtf, Precision
from footnoted.library.evidence import chain_of, evidence_of
from footnoted.library.names import Names, flatten, join_id
from footnoted.library.parts import COARSE, OPEN, Division, PartEntry, divide
from footnoted.library.pictures import Picture
from footnoted.library.time import NO_YEAR, Event, Prospect, day_in_order, month_in_order
from footnoted.project import Project
from footnoted.records.evidence import Claim, Evidence
from footnoted.records.library import Briefing

# -------------------------------------------------------------------------------------------------
# The length of an entry of each page in bytes of HTML, measured on briefings with all their parts.
#
# The lengths only decide when a page is divided, and must be known before anything is rendered. A
# page is divided if by these lengths it is larger than `Project.page_bytes`. Even if entries are
# longer by a third, it stays below a megabyte.

BRIEFING = 700
CLAIM = 1500
"""With its lines in the lists by party and by tag."""
EVENT = 1100
PROSPECT = 900
FIGURE = 600
OBSERVATION = 900
"""A figure of a series, with its mark on the chart."""
SOURCE = 1000
USE = 220
"""One place that uses a source."""
PICTURE = 1200
"""With its data for search engines."""
CORRECTION = 700

SERIES = "series"
"""The part with the figures of a measure over time; the others are by year."""
SHARED = "shared"
"""The part with the pictures of the register."""
UNDATED = "undated"
"""The part with everything that has no day."""


# -------------------------------------------------------------------------------------------------
# The entries of each page, with the levels by which they are divided.
#
# Briefings and their records are divided by the month of the briefing, newest first; events by
# their own dates; sources by the first letters of their ids. No entry depends on another one.


@dataclass(frozen=True, slots=True)
class Divided:
    """What the pages over all briefings are made of."""

    names: Names
    published: tuple[Briefing, ...]
    pictures: tuple[Picture, ...]
    events: tuple[Event, ...] = ()
    outlook: tuple[Prospect, ...] = ()


def divide_first(project: Project, of: Divided) -> dict[str, Division]:
    """Return the divided pages that articles link to: known before an article is read."""
    return _divisions(project, {"sources": _sources(of), "credits": _pictures(of)})


def divide_all(project: Project, of: Divided, first: Mapping[str, Division]) -> dict[str, Division]:
    """Return every divided page, by its key; ``first`` are those of ``divide_first``."""
    by_key: dict[str, Iterator[PartEntry]] = {
        "briefings": _briefings(of),
        "claims": _claims(of),
        "timeline": _events(of),
        "outlook": _prospects(of),
        "figures": _figures(of),
        "corrections": _corrections(of),
    }
    return {**first, **_divisions(project, by_key)}


def _divisions(project: Project, by_key: Mapping[str, Iterator[PartEntry]]) -> dict[str, Division]:
    found: dict[str, Division] = {}
    for key, entries in by_key.items() if project.page_bytes else ():
        page = project.page(key)
        made = divide(page, tuple(entries), project.page_bytes) if page else None
        if made:
            found[key] = made
    return found


def dated_path(date: Edtf) -> tuple[str, ...]:
    """Return year, month and day of a date, as far as they are known."""
    year, month = month_in_order(date)
    if year == NO_YEAR:
        return (OPEN,)
    if not month:
        return f"{year:04}", COARSE[1]
    day = day_in_order(date)
    exact = {
        p.precision in (Precision.DAY, Precision.TIME) for p in date.points if p.earliest == day
    }
    return f"{year:04}", f"{month:02}", f"{day.day:02}" if day and True in exact else COARSE[2]


def month_path(date: Edtf) -> tuple[str, ...]:
    """Return year and month of a date, as far as they are known."""
    return dated_path(date)[:2]


def _of_briefing(briefing: Briefing, count: int, bytes_: int) -> PartEntry:
    name = flatten(briefing.name)
    path = month_path(briefing.front.date)
    return PartEntry(briefing, (name,), name, path, count, count * bytes_)


def _briefings(of: Divided) -> Iterator[PartEntry]:
    for briefing in of.published:
        yield _of_briefing(briefing, 1, BRIEFING)


def _claims(of: Divided) -> Iterator[PartEntry]:
    for briefing in of.published:
        count = sum(isinstance(target.record, Claim) for target in of.names.records(briefing))
        if count:
            yield _of_briefing(briefing, count, CLAIM)


def _figures(of: Divided) -> Iterator[PartEntry]:
    series: dict[str, list[str]] = {}
    alone: list[PartEntry] = []
    for briefing in of.published:
        count = 0
        for id_, figure in briefing.sidecar.figures.items():
            if not figure.series:
                count += 1
                continue
            names = (join_id(briefing.name, each) for each in (id_, *figure.formerly))
            series.setdefault(figure.series, []).extend(names)
        if count:
            alone.append(_of_briefing(briefing, count, FIGURE))
    for key, found in sorted(series.items()):
        known = (f"#series-{key}", *found)
        yield PartEntry(key, known, key, (SERIES,), len(found), len(found) * OBSERVATION)
    yield from alone


def _events(of: Divided) -> Iterator[PartEntry]:
    for event in of.events:
        path = dated_path(event.date)
        shared = of.names.events.get(event.key)
        former = shared.formerly if shared else ()
        names = (event.key, *former, *_headings(path))
        yield PartEntry(event, names, event.key, path, 1, EVENT + USE * len(event.tellings))


def _headings(path: tuple[str, ...]) -> Iterator[str]:
    """Yield the headings above an event; a link to a heading leads to the first part that has
    it.
    """
    if path == (OPEN,):
        yield "#open"
        return
    yield f"#y{path[0]}"
    if path[1] != COARSE[1]:
        yield f"#y{path[0]}-{path[1]}"


def _prospects(of: Divided) -> Iterator[PartEntry]:
    for prospect in of.outlook:
        name = join_id(prospect.target.briefing.name, prospect.target.id)
        path = dated_path(prospect.due) if prospect.due else (UNDATED,)
        yield PartEntry(prospect, (name,), name, path, 1, PROSPECT)


def _sources(of: Divided) -> Iterator[PartEntry]:
    uses, names = _uses(of), {briefing.name for briefing in of.published}
    for id_, known in sorted(of.names.sources.items()):
        if not known.home or known.home in names:
            long = SOURCE + USE * uses[id_]
            yield PartEntry(id_, (id_, *known.source.formerly), id_, (), 1, long)


def _uses(of: Divided) -> Counter[str]:
    """Return how often records name each source; links in articles are not known yet."""
    counts: Counter[str] = Counter()
    for briefing in of.published:
        for target in of.names.records(briefing):
            if isinstance(target.record, Evidence):
                chain = chain_of(target.record, briefing.sidecar)
                counts.update(link.source for link in chain if link.source)
                counts.update(
                    use.id for use in evidence_of(target.record, briefing.sidecar).sources
                )
    return counts


def _pictures(of: Divided) -> Iterator[PartEntry]:
    public = [picture for picture in of.pictures if not picture.draft]
    # The register's come last, as on the undivided page.
    for picture in sorted(public, key=_newest_first, reverse=True):
        name = join_id(picture.owner, picture.id)
        former = (join_id(picture.owner, id_) for id_ in picture.image.formerly)
        path = month_path(picture.home.front.date) if picture.home else (SHARED,)
        yield PartEntry(picture.ref, (name, *former), name, path, 1, PICTURE)


def _newest_first(picture: Picture) -> tuple[bool, object]:
    return (True, picture.home.front.date.sort_key) if picture.home else (False, ())


def _corrections(of: Divided) -> Iterator[PartEntry]:
    rows = [row for briefing in of.published for row in _changes(briefing)]
    for date, briefing, id_ in sorted(rows, key=lambda row: row[0].sort_key, reverse=True):
        name = join_id(briefing.name, id_) if id_ else f"#withdrawn-{flatten(briefing.name)}"
        made = briefing.sidecar.corrections[id_].formerly if id_ else ()
        former = (join_id(briefing.name, old) for old in made)
        letters = join_id(briefing.name, id_ or "withdrawn")
        yield PartEntry((briefing, id_), (name, *former), letters, month_path(date), 1, CORRECTION)


def _changes(briefing: Briefing) -> Iterable[tuple[Edtf, Briefing, str]]:
    if withdrawn := briefing.front.retracted:
        yield withdrawn.date, briefing, ""
    for id_, made in briefing.sidecar.corrections.items():
        yield made.date, briefing, id_
