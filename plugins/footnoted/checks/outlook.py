"""What is overdue: a forecast or plan whose last possible day has passed without an outcome.

Goes by the day the site speaks from, never by the clock of the machine.

outlook.overdue
    Bad::
        claims:
          repair:
            quote: stood idle for a week
            kind: forecast
            due: 2024-05
            sources: [courier]
    Good::
        claims:
          repair:
            quote: stood idle for a week
            kind: forecast
            due: 2024-05
            outcome: {result: did-not-happen, date: 2024-06-01, sources: [courier]}
            sources: [courier]
    Both, ship.md::
        ---
        title: A ship
        date: 2024-07-01
        ---

        A ship came.
"""

from collections.abc import Iterator

from footnoted.diagnostics import Code, Diagnostic, Level, Mark
from footnoted.index import Site
from footnoted.index.outlook import Prospect, State
from footnoted.model import Due

OVERDUE = Code(
    "outlook.overdue",
    Level.WARNING,
    "The last possible day of a forecast, plan or deadline has passed, and no outcome is recorded. "
    "A month is not over before its last day.",
    "Record what came of it: `outcome: {result: happened, date: …, sources: […]}`; the results are "
    "happened, partly, did-not-happen and unknown.",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Tell of every overdue prospect, at the place where its day is written."""
    for prospect in site.outlook:
        if prospect.state is State.OVERDUE and prospect.due and site.as_of:
            yield _overdue(prospect, str(prospect.due.latest), str(site.as_of))


def _overdue(prospect: Prospect, last: str, today: str) -> Diagnostic:
    target = prospect.target
    days = "1 day" if prospect.days == 1 else f"{prospect.days} days"
    message = (
        f"The latest possible day of `{target.id}`, {last}, has passed "
        f"({days} before {today}, the day the site speaks from), and no outcome is recorded."
    )
    return Diagnostic(OVERDUE, message, _mark(prospect), OVERDUE.cure, about=target.id)


def _mark(prospect: Prospect) -> Mark:
    target, places = prospect.target, prospect.target.briefing.sidecar_places
    part = "dates" if target.kind == "date" else f"{target.kind}s"
    field = "date" if prospect.event else "due"
    inner = ("from",) if isinstance(prospect.typed, Due) else ()
    return places.mark((part, target.id, field, *inner))
