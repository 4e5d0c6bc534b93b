"""``data/dates.csv``: one row for each telling of each date, in the order of the timeline.

For spreadsheets: words beside EDTF, lists within a cell separated by spaces or semicolons.
"""

from collections.abc import Iterator

from footnoted.dates import Edtf
from footnoted.exports.accounts import outcome_words, record_address, sight, source_ids
from footnoted.exports.cells import table
from footnoted.exports.export import SiteFile
from footnoted.index import Event, Site, Telling
from footnoted.render.view import View

HEADER = (
    "event",
    "record",
    "title",
    "kind",
    "date",
    "earliest",
    "latest",
    "words",
    "place",
    "tags",
    "sources",
    "status",
    "outcome",
    "url",
)


def dates_csv(site: Site) -> SiteFile:
    """Give the table of all dates; without any, only its head."""
    view = sight(site)
    rows = (_row(view, event, t) for event in site.events for t in event.tellings)
    return SiteFile("data/dates.csv", table(HEADER, rows), "text/csv", "Dates of all briefings")


def _row(view: View, event: Event, telling: Telling) -> tuple[str, ...]:
    target, dated = telling.target, telling.dated
    evidence = view.evidence(target)
    return (
        event.key,
        target.ref,
        dated.title,
        dated.kind.value,
        *_date(view, dated.date),
        dated.place or "",
        "; ".join(dict.fromkeys((*dated.tags, *target.briefing.front.tags))),
        " ".join(source_ids(view, (target,))),
        view.standing(target).status.value,
        outcome_words(view, evidence.outcome if evidence else None),
        record_address(view.site, target),
    )


def _date(view: View, date: Edtf) -> Iterator[str]:
    yield date.text
    yield date.earliest.isoformat() if date.earliest else ""
    yield date.latest.isoformat() if date.latest else ""
    yield view.words(date)
