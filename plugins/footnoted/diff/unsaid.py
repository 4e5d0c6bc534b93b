"""Facts of published briefings that changed without a word to their readers.

Needs a base to compare with, so only a check that is told one finds these.

Whether a correction says enough is for people to judge; that there is one, and that it is new, is
seen here.
"""

from collections.abc import Iterator

from footnoted.diagnostics import Code, Diagnostic, Level, Mark
from footnoted.diff.changes import Change, Field, changes
from footnoted.diff.pairs import Pair, successor
from footnoted.index import Site
from footnoted.model import Briefing

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
_CHANGED = {Field.NUMBER: FIGURE_CHANGED, Field.DAY: DATE_CHANGED}
_NOUN = {Field.NUMBER: "figure", Field.DAY: "date"}


def silent(base: Site, now: Site) -> Iterator[Diagnostic]:
    """Yield a problem for every fact that changed, or went, without a new correction about it."""
    for change in changes(base, now):
        pair = change.pair
        if not pair.after.front.retracted and not _told(pair):
            yield _silent(change)
    for before in base.published:
        if successor(base, now, before) is None:
            yield _gone(before, now)


def _told(pair: Pair) -> bool:
    """Tell whether a new correction speaks of the record, or of the whole briefing."""
    ids = {pair.old.id, pair.new.id if pair.new else pair.old.id}
    before = pair.old.briefing.sidecar.corrections
    new = (made for id_, made in pair.after.sidecar.corrections.items() if id_ not in before)
    return any(not made.about or ids & set(made.about) for made in new)


def _silent(change: Change) -> Diagnostic:
    pair, noun = change.pair, _NOUN[change.field]
    places = pair.after.sidecar_places
    if pair.new is None:
        message = f"The {noun} `{pair.old.id}`, {change.old}, is gone without a correction."
        mark = Mark(pair.after.sidecar_path)
        return Diagnostic(REMOVED, message, mark, REMOVED.cure, about=pair.old.id)
    message = (
        f"The {noun} `{pair.new.id}` was {change.old} and is {change.new} now, without a "
        "correction."
    )
    part = "figures" if change.field is Field.NUMBER else "dates"
    mark = places.key_mark((part, pair.new.id))
    return Diagnostic(_CHANGED[change.field], message, mark, _CURE, about=pair.new.id)


def _gone(before: Briefing, now: Site) -> Diagnostic:
    draft = before.name in now.names.briefings
    how = "is a draft now" if draft else "is gone"
    message = f"The briefing `{before.name}` was published and {how}."
    return Diagnostic(GONE, message, Mark(before.path), GONE.cure)
