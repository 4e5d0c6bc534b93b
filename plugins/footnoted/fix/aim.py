"""Which words a sidecar should quote, where the ones it quotes no longer fit and it is certain.

Knows texts and selectors only; how a sidecar is written is not looked at.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from footnoted.anchoring import (
    OBJECT,
    Change,
    Difference,
    Match,
    Normal,
    Selector,
    Verdict,
    describe,
    find,
    normalise,
)
from footnoted.anchoring.compare import Side, compare
from footnoted.anchoring.find import fits
from footnoted.anchoring.tokens import tokenise
from footnoted.article import Found
from footnoted.fix.change import visible
from footnoted.fix.places import Span, alike, between

PLACES = 20
"""For how many places of ambiguous words a selector is proposed."""
_NAMES = {
    Change.PUNCTUATION: "punctuation",
    Change.CASE: "case",
    Change.QUOTES: "quotation marks",
    Change.SPACING: "spaces",
}
_GRAVE = frozenset(
    {Change.NUMBER, Change.DATE, Change.UNIT, Change.NAME, Change.NEGATION, Change.MODAL}
)
"""What no repair touches, not even beside a quotation."""


@dataclass(frozen=True, slots=True)
class Aim:
    """The selector that should stand there, and why."""

    selector: Selector
    why: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why it is not certain which selector should stand there, and those that could."""

    why: str
    choices: tuple[Selector, ...] = ()


def aim(found: Found, normal: Normal) -> Aim | Doubt | None:
    """Give what should be quoted; nothing where all is well or a person has to decide."""
    selector, match = found.anchor.selector, found.match
    if match.verdict is Verdict.REWORDED and match.harmless:
        return _drifted(selector, match, normal)
    if match.verdict is Verdict.MOVED:
        place = normal.offset(match.start), normal.offset(match.end)
        return _moved(selector, place, normal)
    if match.verdict is Verdict.AMBIGUOUS:
        return _ambiguous(selector, match, normal)
    return None


def _drifted(selector: Selector, match: Match, normal: Normal) -> Aim | Doubt:
    words = visible(normal.original[match.start : match.end])
    places = [normal.span(*span) for span in alike(selector.exact, normal.text)]
    if len(places) != 1:
        why = f"The article has {len(places)} places that differ from it in punctuation or case."
        return Doubt(why, _choices(places, normal))
    kinds = dict.fromkeys(_NAMES[each.kind] for each in match.differences)
    why = f"The article now writes “{words}”, with other {' and '.join(kinds)}."
    now = replace(selector, exact=words)
    again = find(now, normal)
    if again.verdict is Verdict.FOUND:
        return Aim(now, why)
    if again.verdict is not Verdict.MOVED:
        return Doubt(why, _choices(again.places, normal))
    place = normal.offset(again.start), normal.offset(again.end)
    beside = _moved(now, place, normal)
    return replace(beside, why=f"{why} {beside.why}")


def _moved(selector: Selector, place: Span, normal: Normal) -> Aim | Doubt:
    """Bring the neighbours that no longer fit up to date, unless they say something else now."""
    low, high = place
    prefix, suffix = selector.prefix, selector.suffix
    told: list[str] = []
    grave: list[Difference] = []
    if not fits(normal.text, place, normalise(prefix).text.strip(), ""):
        before = normal.text[:low].rpartition(OBJECT)[2].split()
        prefix = " ".join(reversed(_as_many(prefix, before[::-1])))
        told.append(f"The words before it are “{prefix}” now.")
        grave += _grave(selector.prefix, prefix)
    if not fits(normal.text, place, "", normalise(suffix).text.strip()):
        after = normal.text[high:].partition(OBJECT)[0].split()
        suffix = " ".join(_as_many(suffix, after))
        told.append(f"The words behind it are “{suffix}” now.")
        grave += _grave(selector.suffix, suffix)
    now, why = Selector(selector.exact, prefix, suffix), " ".join(told)
    if grave:
        return Doubt(f"{why} {_told(grave)}", (now,))
    if (selector.prefix and not prefix) or (selector.suffix and not suffix):
        return Doubt("There are no words left beside it.", (now,))
    return Aim(now, why)


def _ambiguous(selector: Selector, match: Match, normal: Normal) -> Aim | Doubt:
    """Choose a place by neighbours of which only case or punctuation differ, if there are any."""
    text = normal.text
    spans = [(normal.offset(start), normal.offset(end)) for start, end in match.places]
    if selector.prefix or selector.suffix:
        near = [s for s in spans if between(text, s, selector.prefix, selector.suffix)]
        if len(near) == 1:
            return _moved(selector, near[0], normal)
    why = f"“{selector.exact}” stands in the article {match.count} times; which is meant is open."
    return Doubt(why, _choices(match.places, normal))


def _choices(places: Sequence[Span], normal: Normal) -> tuple[Selector, ...]:
    """Give a selector for each place that neighbours can tell from the others."""
    proposed = (describe(normal.original, *place) for place in places[:PLACES])
    return tuple(s for s in proposed if find(s, normal).verdict is Verdict.FOUND)


def _as_many(named: str, there: Sequence[str]) -> Sequence[str]:
    """Take from the words that are there as many as are named; signs alone are no words."""
    wanted = sum(map(_says, named.split()))
    for taken in range(len(there)):
        if wanted <= 0:
            return there[:taken]
        wanted -= _says(there[taken])
    return there


def _says(word: str) -> bool:
    return any(map(str.isalnum, word))


def _grave(was: str, now: str) -> Iterator[Difference]:
    old, new = normalise(was).text, normalise(now).text
    found = compare(Side(old, tokenise(old)), Side(new, tokenise(new)))
    return (each for each in found if each.kind in _GRAVE)


def _told(grave: Sequence[Difference]) -> str:
    first = grave[0]
    change = " → ".join(f"“{words}”" for words in (first.was, first.now) if words)
    return f"That changes a {first.kind} ({change}), so it is for you to judge."
