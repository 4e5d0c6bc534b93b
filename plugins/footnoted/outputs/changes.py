"""What changed between two states of a library without a word of correction."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from footnoted.dates.edtf import Edtf
from footnoted.dates.wording import words
from footnoted.diagnostics.problem import Code, Level, Mark, Problem
from footnoted.library.names import RecordRef
from footnoted.library.site import Site, redirects
from footnoted.outputs.words import figure_words
from footnoted.quantities.units import UnitError
from footnoted.quantities.wording import find_unit
from footnoted.records.evidence import Dated, Figure
from footnoted.records.forms import Record
from footnoted.records.library import Briefing

# -------------------------------------------------------------------------------------------------
# Which record of the base is which record now: by id, by former id, by former address.
#
# A briefing or a record that cannot be found again is gone.


@dataclass(frozen=True, slots=True)
class RecordPair:
    """A record of a briefing that the base had published, and the same record now."""

    old: RecordRef
    new: RecordRef | None
    """None where it is gone."""
    after: Briefing
    """The briefing of the old record as it is now."""


def pairs(base: Site, now: Site) -> Iterator[RecordPair]:
    """Yield every record of the base's published briefings, in their order, with what it is now.

    Those of briefings that are published no more are left out.
    """
    for before in base.published:
        after = successor(base, now, before)
        if after:
            found = _by_id(now, after)
            for old in base.names.records(before):
                yield RecordPair(old, found.get((old.kind, old.id)), after)


def successor(base: Site, now: Site, before: Briefing) -> Briefing | None:
    """Find a published briefing by its name, or by the address that it gave up.

    None where it is published no more.
    """
    public = {briefing.name: briefing for briefing in now.published}
    if same := public.get(before.name):
        return same
    former = base.addresses.file(base.briefing_page(before.name))
    led = (redirect.briefing for redirect in redirects(now) if redirect.output == former)
    return next((briefing for briefing in led if briefing.name in public), None)


def _by_id(now: Site, after: Briefing) -> dict[tuple[str, str], RecordRef]:
    """Return the records of a briefing by kind and id, former ids among them."""
    found: dict[tuple[str, str], RecordRef] = {}
    for target in now.names.records(after):
        record = target.record
        former = record.formerly if isinstance(record, Record) else ()
        for id_ in former:
            found.setdefault((target.kind, id_), target)
    return found | {(t.kind, t.id): t for t in now.names.records(after)}


# -------------------------------------------------------------------------------------------------
# What is said differently now: numbers of figures and days of dates, each in words.
#
# Compares what is meant: another way to write the same number or unit is no change.


class ChangedField(StrEnum):
    """What of a record is compared."""

    NUMBER = "number"
    """A figure's number with its unit and how it is meant."""
    DAY = "day"
    """A date's date."""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One fact that is told differently, or no more."""

    pair: RecordPair
    field: ChangedField
    old: str
    """In words."""
    new: str
    """In words; empty where the record is gone."""


def changes(base: Site, now: Site) -> Iterator[RecordChange]:
    """Yield what is different in the base's published briefings, in their order."""
    for pair in pairs(base, now):
        field = _field(pair.old)
        if field is None:
            continue
        old = _said(base, pair.old)
        if pair.new is None:
            yield RecordChange(pair, field, old, "")
        elif _meant(pair.old) != _meant(pair.new):
            yield RecordChange(pair, field, old, _said(now, pair.new))


def _field(target: RecordRef) -> ChangedField | None:
    if isinstance(target.record, Figure):
        return ChangedField.NUMBER
    return ChangedField.DAY if isinstance(target.record, Dated) else None


def _said(site: Site, target: RecordRef) -> str:
    """Return the fact in the site's language."""
    record, locale = target.record, site.project.language
    if isinstance(record, Figure):
        return figure_words(record, target.briefing.sidecar, locale)
    return words(record.date, locale) if isinstance(record, Dated) else ""


def _meant(target: RecordRef) -> Hashable:
    """Return what must stay the same: not how it is typed, but what it says."""
    record = target.record
    if isinstance(record, Dated):
        return _when(record.date)
    return _how_much(record) if isinstance(record, Figure) else None


def _when(date: Edtf) -> Hashable:
    known = date.uncertain, date.approximate, date.kind, date.precision
    return date.earliest, date.latest, date.time, known


def _how_much(figure: Figure) -> Hashable:
    share, change = figure.share_of, figure.change_from
    return (
        (figure.value, figure.low, figure.high),
        _unit(figure.unit),
        (figure.count_of, figure.per, figure.approximate, figure.bound),
        share and (share.figure, share.value),
        change and (change.figure, change.value),
    )


def _unit(typed: str | None) -> str:
    try:
        return find_unit(typed).id if typed else ""
    except UnitError:
        return typed or ""


# -------------------------------------------------------------------------------------------------
# Facts of published briefings that changed without a word to their readers.
#
# Needs a base to compare with, so only a check that is told one finds these.
#
# Whether a correction says enough is for people to judge; that there is one, and that it is new,
# is seen here.

_CURE = (
    "Tell readers under `corrections:` what stood there and what stands there now, with the "
    "record's id in `about`."
)
FIGURE_CHANGED = Code(
    "figure.changed-silently",
    Level.ERROR,
    "A figure of a published briefing has another number than in the base, and no new entry under "
    "`corrections:` speaks of it. Only `footnoted check --base` can tell.",
    _CURE,
    needs_base=True,
)
DATE_CHANGED = Code(
    "date.changed-silently",
    Level.ERROR,
    "A date of a published briefing is another one than in the base, and no new entry under "
    "`corrections:` speaks of it. Only `footnoted check --base` can tell.",
    _CURE,
    needs_base=True,
)
REMOVED = Code(
    "record.removed-silently",
    Level.WARNING,
    "A figure or date of a published briefing is gone since the base, and no new entry under "
    "`corrections:` speaks of it. Only `footnoted check --base` can tell.",
    "Keep it, or tell readers under `corrections:` that it was taken out; one that only got "
    "another id names the old one in `formerly`.",
    needs_base=True,
)
GONE = Code(
    "briefing.gone",
    Level.WARNING,
    "A briefing that the base had published is published no more, and no other leads on from its "
    "address. Only `footnoted check --base` can tell.",
    "Keep it and say in `retracted` why it no longer stands; one that has another name now gets "
    "its old address in `aliases`.",
    needs_base=True,
)
_CHANGED = {ChangedField.NUMBER: FIGURE_CHANGED, ChangedField.DAY: DATE_CHANGED}
_NOUN = {ChangedField.NUMBER: "figure", ChangedField.DAY: "date"}


def silent(base: Site, now: Site) -> Iterator[Problem]:
    """Yield a problem for every fact that changed, or went, without a new correction about it."""
    for change in changes(base, now):
        pair = change.pair
        if not pair.after.front.retracted and not _told(pair):
            yield _silent(change)
    for before in base.published:
        if successor(base, now, before) is None:
            yield _gone(before, now)


def _told(pair: RecordPair) -> bool:
    """Return whether a new correction speaks of the record, or of the whole briefing."""
    ids = {pair.old.id, pair.new.id if pair.new else pair.old.id}
    before = pair.old.briefing.sidecar.corrections
    new = (made for id_, made in pair.after.sidecar.corrections.items() if id_ not in before)
    return any(not made.about or ids & set(made.about) for made in new)


def _silent(change: RecordChange) -> Problem:
    pair, noun = change.pair, _NOUN[change.field]
    places = pair.after.sidecar_places
    if pair.new is None:
        message = f"The {noun} `{pair.old.id}`, {change.old}, is gone without a correction."
        mark = Mark(pair.after.sidecar_path)
        return Problem(REMOVED, message, mark, REMOVED.cure, about=pair.old.id)
    message = (
        f"The {noun} `{pair.new.id}` was {change.old} and is {change.new} now, without a "
        "correction."
    )
    part = "figures" if change.field is ChangedField.NUMBER else "dates"
    mark = places.key_mark((part, pair.new.id))
    return Problem(_CHANGED[change.field], message, mark, _CURE, about=pair.new.id)


def _gone(before: Briefing, now: Site) -> Problem:
    draft = before.name in now.names.briefings
    how = "is a draft now" if draft else "is gone"
    message = f"The briefing `{before.name}` was published and {how}."
    return Problem(GONE, message, Mark(before.path), GONE.cure)
