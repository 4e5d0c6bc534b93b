"""What has become of a dated thing, in iCalendar's three words; and when that was last told.

Goes by the records alone: no clock is asked, so a calendar built tomorrow is the same.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import StrEnum

from footnoted.index import Event, Site, Target, evidence_of
from footnoted.index.standing import OVER
from footnoted.model import (
    Correction,
    CorrectionKind,
    Dated,
    DateKind,
    Evidence,
    Outcome,
    Result,
    Status,
)

EPOCH = dt.date(2000, 1, 1)
"""Days of SEQUENCE are counted from here."""
SAYINGS = (DateKind.STATEMENT, DateKind.PUBLICATION)
"""Was said or published, whatever came of its content."""
AHEAD = (DateKind.PLANNED, DateKind.DEADLINE)


class EventStatus(StrEnum):
    """STATUS of RFC 5545, 3.8.1.11."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


def state_of(site: Site, event: Event) -> EventStatus:
    """Tell what stands of an event: nothing, all of it, or something in doubt."""
    targets = [telling.target for telling in event.tellings]
    if all(fallen(site, target) for target in targets):
        return EventStatus.CANCELLED
    if event.kind not in SAYINGS and event.outcome:
        found = came_of(event.outcome)
        if found is not EventStatus.CONFIRMED:
            return found
    elif event.kind in AHEAD:
        return EventStatus.TENTATIVE
    date = event.date
    doubtful = date.uncertain or date.approximate or date.is_set or event.disagrees
    disputed = any(_doubted(site, target) for target in targets)
    return EventStatus.TENTATIVE if doubtful or disputed else EventStatus.CONFIRMED


def due_state(site: Site, target: Target, outcome: Outcome | None) -> EventStatus:
    """Tell what has become of a forecast by its due date."""
    if fallen(site, target):
        return EventStatus.CANCELLED
    return came_of(outcome) if outcome else EventStatus.TENTATIVE


def came_of(outcome: Outcome) -> EventStatus:
    """Give an outcome in iCalendar's words; what happened in part happened."""
    if outcome.result is Result.DID_NOT_HAPPEN:
        return EventStatus.CANCELLED
    return EventStatus.TENTATIVE if outcome.result is Result.UNKNOWN else EventStatus.CONFIRMED


def fallen(site: Site, target: Target) -> bool:
    """Tell whether a record no longer stands, or the briefing that tells it."""
    return (
        target.briefing.front.retracted is not None
        or _withdrawn(target)
        or _status(site, target) in OVER
    )


def changed(site: Site, targets: Iterable[Target]) -> dt.date:
    """Give the day of the newest thing told of these records; the epoch where none has a date."""
    return max((day for target in targets for day in _days(site, target)), default=EPOCH)


def sequence(site: Site, targets: tuple[Target, ...]) -> int:
    """Give the number of a revision: days from the epoch to the newest change, and corrections.

    It grows with ``updated``, with a correction even on the same day, with a later telling.
    """
    days = (changed(site, targets) - EPOCH).days
    corrections = sum(len(tuple(_corrections(target))) for target in targets)
    return max(0, days) + corrections


def _days(site: Site, target: Target) -> Iterator[dt.date]:
    front, record = target.briefing.front, target.record
    later = (claim.briefing.front.date for claim in site.standing(target).replaced_by)
    dates = [front.date, front.updated, front.retracted and front.retracted.date, *later]
    dates += [correction.date for correction in _corrections(target)]
    evidence = isinstance(record, Evidence) and evidence_of(record, target.briefing.sidecar)
    if evidence and evidence.outcome:
        dates.append(evidence.outcome.date)
    yield from (date.earliest for date in dates if date and date.earliest)


def _corrections(target: Target) -> Iterator[Correction]:
    """Give the corrections that concern a record: those about it, its claim or the whole."""
    concerned = {target.id, getattr(target.record, "claim", None)}
    for correction in target.briefing.sidecar.corrections.values():
        if not correction.about or concerned & set(correction.about):
            yield correction


def _withdrawn(target: Target) -> bool:
    corrections = target.briefing.sidecar.corrections.values()
    retractions = (each for each in corrections if each.kind is CorrectionKind.RETRACTION)
    return any(target.id in each.about for each in retractions)


def _status(site: Site, target: Target) -> Status:
    """Give what has become of it; of a thing said, only what its own record says."""
    record = target.record
    if isinstance(record, Dated) and record.kind in SAYINGS:
        return record.status
    return site.standing(target).status


def _doubted(site: Site, target: Target) -> bool:
    return fallen(site, target) or _status(site, target) is Status.DISPUTED
