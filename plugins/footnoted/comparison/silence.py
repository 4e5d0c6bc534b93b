"""Facts of published briefings that changed or were removed without a correction for readers."""

from collections.abc import Iterator

from footnoted.comparison.facts import ORIGIN, Aspect, Comparison, FactChange, Told
from footnoted.comparison.pairs import BriefingPair, RecordPair
from footnoted.diagnostics.problem import Code, Level, Mark, Problem
from footnoted.library.site import Site
from footnoted.outputs.words import plural
from footnoted.text.addresses import PERMALINKS

# -------------------------------------------------------------------------------------------------
# The codes. Each needs a base to compare with, so only a check that is given one finds them.
#
# People judge whether a correction says enough; here it is found whether there is a new one.

_ONLY = " Only `footnoted check --base` finds this."
_ENTRY = "`ID-changed: {kind: correction, date: …, text: …, was: …, now: …, about: [ID]}`"
_CURE = f"Say so to readers under `corrections:`, as in {_ENTRY}."
CLAIM_CHANGED = Code(
    "claim.changed-silently",
    Level.ERROR,
    "A claim of a published briefing has changed since the base (its words, who said it or its "
    "grade), and no new entry under `corrections:` says so. A new grade with a new date in "
    f"`graded` needs no entry.{_ONLY}",
    _CURE,
    needs_base=True,
)
FIGURE_CHANGED = Code(
    "figure.changed-silently",
    Level.ERROR,
    "A figure of a published briefing has changed since the base (its number, its words or its "
    f"grade), and no new entry under `corrections:` says so.{_ONLY}",
    _CURE,
    needs_base=True,
)
DATE_CHANGED = Code(
    "date.changed-silently",
    Level.ERROR,
    "A date of a published briefing has changed since the base (the date, its words or its "
    f"grade), and no new entry under `corrections:` says so.{_ONLY}",
    _CURE,
    needs_base=True,
)
REMOVED = Code(
    "record.removed-silently",
    Level.ERROR,
    "A claim, figure or date of a published briefing was removed since the base, and no new "
    f"entry under `corrections:` says so.{_ONLY}",
    "Keep it, or say so to readers under `corrections:`, as in `ID-removed: {kind: correction, "
    "date: …, text: …}`. If it only has another id now, add the old one under `formerly`.",
    needs_base=True,
)
ADDRESS_LOST = Code(
    "record.address-lost",
    Level.ERROR,
    "A record of a published briefing, or a source, has another id than in the base, or is in "
    f"another briefing now. Its old address no longer works.{_ONLY}",
    "Add the old id under `formerly`.",
    needs_base=True,
)
SENTENCE_CHANGED = Code(
    "anchor.sentence-changed",
    Level.WARNING,
    "The words of a claim, date or figure are the same as in the base, but the sentence around "
    "them has changed, and with it perhaps the meaning. No new entry under `corrections:` says "
    f"so.{_ONLY}",
    "Check whether the evidence still supports the whole sentence. If the sentence says "
    f"something else now, say so to readers under `corrections:`, as in {_ENTRY}.",
    needs_base=True,
)
SOURCE_CHANGED = Code(
    "source.changed",
    Level.INFO,
    "The reliability, the address or the status of a source has changed since the base, or the "
    f"source is gone. The message lists what rests on it.{_ONLY}",
    "Read what rests on it. `footnoted impact` lists every place.",
    needs_base=True,
)
GONE = Code(
    "briefing.gone",
    Level.ERROR,
    "A briefing that the base had published is no longer published, and no other briefing has "
    f"its old address.{_ONLY}",
    "Keep it, and say in `retracted` why it is withdrawn. If it only has another name now, add "
    "its old address under `aliases`.",
    needs_base=True,
)

UNLISTED = Code(
    "permalink.unlisted",
    Level.ERROR,
    f"The base lists a published address in `_shared/{PERMALINKS}`, and the list no longer has "
    f"it. So nobody would notice if it stops working.{_ONLY}",
    "Put the line back. If the address is gone for good, say so after it.",
    needs_base=True,
)

# -------------------------------------------------------------------------------------------------
# Problems: one for each change without a correction, and one for each source about which editors
# may have to decide again.

_CHANGED = {"claim": CLAIM_CHANGED, "figure": FIGURE_CHANGED, "date": DATE_CHANGED}
_SOURCE = frozenset({Aspect.ADDRESS, Aspect.RELIABILITY, Aspect.STANDING, Aspect.GONE})
_FEW = 5
"""The most records that depend on a source in a message."""


def silent(found: Comparison) -> Iterator[Problem]:
    """Yield a problem for every fact that changed or was removed without a new correction."""
    for change in found.changes:
        if change.told is Told.SILENT:
            yield _silent(change)
        elif change.noun == "source" and change.aspect in _SOURCE and change.rests:
            yield _source(change)


def unlisted(base: Site, now: Site) -> Iterator[Problem]:
    """Yield a problem for every address that was taken from the list of published addresses."""
    left = {one.address for one in now.library.permalinks}
    path = f"{now.project.briefings_dir}/_shared/{PERMALINKS}"
    for one in base.library.permalinks:
        if one.address not in left:
            message = f"The published address `{one.address}` is no longer in this list."
            yield Problem(UNLISTED, message, Mark(path), UNLISTED.cure)


def _silent(change: FactChange) -> Problem:
    pair = change.pair
    if isinstance(pair, BriefingPair):
        return _briefing(change, pair)
    if isinstance(pair, RecordPair) and change.aspect is Aspect.GONE:
        message = (
            f"The {change.noun} `{pair.old.id}`, {_known(change)}, was removed without a "
            "correction."
        )
        mark = Mark(pair.after.sidecar_path)
        return Problem(REMOVED, message, mark, _of(REMOVED, pair.old.id), about=pair.old.id)
    if change.aspect in {Aspect.RENAMED, Aspect.MOVED}:
        return _address(change)
    return _changed(change)


def _changed(change: FactChange) -> Problem:
    noun, id_ = change.noun, change.ref.rpartition("#")[2]
    mark = change.now or Mark("")
    if change.aspect is Aspect.SENTENCE:
        message = (
            f"The words of the {noun} `{id_}` are the same, but the sentence around them changed "
            f"({change.label}): “{change.old}” is now “{change.new}”."
        )
        return Problem(SENTENCE_CHANGED, message, mark, _of(SENTENCE_CHANGED, id_), about=id_)
    plain = change.aspect is Aspect.NUMBER or (noun == "date" and change.label == "date")
    if plain:
        message = f"The {noun} `{id_}` was {change.old} and is now {change.new}"
    else:
        key = "The attribution" if change.label == ORIGIN else f"`{change.label}`"
        what = f"{key} of the {noun} `{id_}`"
        message = f"{what} was {_said(change.old)} and is now {_said(change.new)}"
    code, message = _CHANGED[noun], f"{message}, without a correction."
    return Problem(code, message, mark, _of(code, id_), about=id_)


def _of(code: Code, id_: str) -> str:
    """Return the cure of a code with a record's id in the entry to type."""
    return code.cure.replace("`ID-", f"`{id_}-").replace("[ID]", f"[{id_}]")


def _said(words: str) -> str:
    return f"“{words}”" if words else "not given"


def _known(change: FactChange) -> str:
    return f"“{change.old}”" if change.noun == "claim" else change.old


def _address(change: FactChange) -> Problem:
    old, new, noun = change.old, change.new, change.noun
    mark = change.now or Mark("")
    if change.aspect is Aspect.MOVED:
        id_ = change.ref.rpartition("#")[2]
        message = (
            f"The {noun} `{id_}` of `{old}` is now in `{new}`; its old address no longer works."
        )
        cure = "Keep it in both briefings, or add an entry under `corrections:` in the first."
        return Problem(ADDRESS_LOST, message, mark, cure, about=id_)
    message = f"The {noun} `{old}` is now `{new}`; its old address no longer works."
    return Problem(ADDRESS_LOST, message, mark, f"Add `formerly: [{old}]` to it.", about=new)


def _source(change: FactChange) -> Problem:
    if change.aspect is Aspect.GONE:
        message = f"The source `{change.ref}` is gone"
        mark = change.was or Mark("")
    else:
        what = f"`{change.label}` of the source `{change.ref}`"
        message = f"{what} was {_said(change.old)} and is now {_said(change.new)}"
        mark = change.now or Mark("")
    named = ", ".join(f"`{ref}`" for ref in change.rests[:_FEW])
    more = len(change.rests) - _FEW
    listed = f"{named} and {more} more" if more > 0 else named
    message += f"; {plural(len(change.rests), 'thing')} {_rest(change)} on it: {listed}."
    return Problem(SOURCE_CHANGED, message, mark, SOURCE_CHANGED.cure, about=change.ref)


def _rest(change: FactChange) -> str:
    return "rests" if len(change.rests) == 1 else "rest"


def _briefing(change: FactChange, pair: BriefingPair) -> Problem:
    if pair.new:
        message = (
            f"The briefing `{change.old}` is now `{change.new}`; its old address no longer works."
        )
        cure = "Add the old address under `aliases` in its front matter."
        return Problem(GONE, message, Mark(pair.new.path), cure)
    how = "is a draft now" if change.new else "is gone"
    message = f"The briefing `{change.ref}` was published and {how}."
    return Problem(GONE, message, change.was or Mark(""), GONE.cure)
