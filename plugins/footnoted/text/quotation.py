"""Find a quotation, describe a place, say what became of it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.fuzz import partial_ratio_alignment

from footnoted.text.differences import (
    Side,
    TokenForm,
    WordingChange,
    WordingDifference,
    WordingToken,
    blocks,
    compare,
    kind,
    tokenize,
)
from footnoted.text.normal import Normal, is_border, normal_form, normalize, whole_words

# -------------------------------------------------------------------------------------------------
# A quotation as a sidecar names it: the W3C TextQuoteSelector.


@dataclass(frozen=True, slots=True)
class Selector:
    """The words quoted and, if they occur more than once, the words next to them.

    W3C Web Annotation Data Model, 4.2.4. All three are plain text, as a reader sees it; quote
    style, dashes and white space do not matter.
    """

    exact: str
    """The quoted words."""
    prefix: str = ""
    """The words directly before them; empty if not needed."""
    suffix: str = ""
    """The words directly after them; empty if not needed."""

    @property
    def written(self) -> str:
        """Return the selector as YAML on one line, to be pasted; the words alone if they are
        enough.
        """
        named = (("exact", self.exact), ("prefix", self.prefix), ("suffix", self.suffix))
        parts = {key: json.dumps(words, ensure_ascii=False) for key, words in named if words}
        if len(parts) == 1:
            return next(iter(parts.values()))
        return "{" + ", ".join(f"{key}: {words}" for key, words in parts.items()) + "}"


# -------------------------------------------------------------------------------------------------
# Find a quotation in a text, and return a verdict.
#
# It compares normal forms exactly, from word border to word border. The words must occur once, or
# once between the neighbors named. Similar words are only suggested (``nearest``), never accepted.
# No pattern is built from content, and the time is linear in the text.

OBJECT = "\ufffc"
"""In place of something without readable text, such as code; nothing matches across it."""
_EFFORT = 10
"""How many times the text's length may be compared before a quotation is ambiguous."""


class Verdict(StrEnum):
    """What became of a quotation."""

    FOUND = "found"
    """The words occur once, or once with these neighbors."""
    MOVED = "moved"
    """The words occur once, but between other neighbors than the selector's."""
    AMBIGUOUS = "ambiguous"
    """The words occur more than once."""
    REWORDED = "reworded"
    """The words do not occur, but others do that are plainly meant to be them."""
    CROWDED = "crowded"
    """The words occur, but too many records have words at that place already."""
    LOST = "lost"
    """Neither the words nor any like them occur."""


@dataclass(frozen=True, slots=True)
class Match:
    """A verdict, and the place in the original text of the words or of those instead of them."""

    verdict: Verdict
    start: int = 0
    end: int = 0
    places: tuple[tuple[int, int], ...] = ()
    """Every place at which the exact words occur, in order: start and end."""
    differences: tuple[WordingDifference, ...] = ()
    """For reworded words: everything that is different, in reading order. For moved words: what is
    different in their neighbors, except for a plain word added between.
    """

    @property
    def passes(self) -> bool:
        """Return whether the quotation's words were found: no repair is needed."""
        return self.verdict is Verdict.FOUND or (self.verdict is Verdict.MOVED and self.harmless)

    @property
    def harmless(self) -> bool:
        """Return whether no difference matters, so that a repair is safe."""
        if not self.differences:
            return self.verdict is Verdict.MOVED
        return all(difference.harmless for difference in self.differences)

    @property
    def count(self) -> int:
        """Return how often the exact words occur in the text."""
        return len(self.places)


def find(selector: Selector, normal: Normal) -> Match:
    """Return the verdict on the selector's words in a normalized text."""
    exact = comparable(selector.exact)
    if not exact or OBJECT in exact:
        return Match(Verdict.LOST)
    spans = list(_occurrences(exact, normal.text))
    places = tuple(normal.span(start, end) for start, end in spans)
    if not spans:
        return Match(Verdict.LOST)
    before = normal_form(selector.prefix).strip() if selector.prefix else ""
    after = normal_form(selector.suffix).strip() if selector.suffix else ""
    fitting = [
        place
        for span, place in zip(spans, places, strict=True)
        if fits(normal.text, span, before, after)
    ]
    if len(fitting) == 1:
        return Match(Verdict.FOUND, *fitting[0], places)
    if len(spans) == 1:
        beside = (
            *_beside(
                before, normal.text[max(spans[0][0] - _LETTERS, 0) : spans[0][0]], before=True
            ),
            *_beside(after, normal.text[spans[0][1] :][:_LETTERS], before=False),
        )
        return Match(Verdict.MOVED, *places[0], places, beside)
    return Match(Verdict.AMBIGUOUS, places=places)


def comparable(exact: str) -> str:
    """Return a quotation in normal form; spaces around it stay only if it has nothing but signs."""
    normal = normal_form(exact)
    stripped = normal.strip()
    return stripped if any(map(str.isalnum, stripped)) or not stripped else normal


def _occurrences(exact: str, text: str) -> Iterator[tuple[int, int]]:
    length = len(exact)
    effort = _EFFORT * (len(text) + length)
    start = text.find(exact)
    while start >= 0 and effort > 0:
        if is_border(text, start) and is_border(text, start + length):
            yield start, start + length
        effort -= length
        start = text.find(exact, start + 1)


def fits(text: str, span: tuple[int, int], before: str, after: str) -> bool:
    """Return whether ``before`` and ``after`` are the words around ``span``; all in normal form."""
    # One character more, for the space between the words and their neighbor.
    head = text[max(span[0] - len(before) - 1, 0) : span[0]].rstrip()
    tail = text[span[1] : span[1] + len(after) + 1].lstrip()
    return head.endswith(before) and tail.startswith(after)


# -------------------------------------------------------------------------------------------------
# What is different in the neighbors of words that occur once.
#
# The neighbors say which statement is meant, so they are judged as strictly as the words
# themselves. One plain word more is harmless: it changes no name, figure, negation or certainty.

_POSSESSIVE = ("'s", "s'", "of", "von", "des", "der")
"""After such a word another noun is another subject: "Beta's rival reported"."""


def _beside(named: str, there: str, *, before: bool) -> tuple[WordingDifference, ...]:
    """Return the differences between neighbors as named and as they are there, both normal."""
    was = tokenize(named)
    if not was:
        return ()
    tokens, found = tokenize(there), []
    for more in (0, 1, -1, 2, -2):
        size = max(len(was) + more, 1)
        now = tokens[-size:] if before else tokens[:size]
        inserted = _inserted(was, now, edge=0 if before else len(now) - 1)
        kept = now[:inserted] + now[inserted + 1 :] if inserted >= 0 else now
        found.append(tuple(compare(Side(named, was), Side(there, kept))))
    return next((each for each in found if all(d.harmless for d in each)), found[0])


def _inserted(was: Sequence[WordingToken], now: Sequence[WordingToken], edge: int) -> int:
    """Return the index of the one plain word that was added to the present words; -1 if none was.

    The word at the ``edge`` is no such word: it is next to the quotation.
    """
    changed = [block for block in blocks(was, now) if not block.alike]
    if len(changed) != 1 or changed[0].old or len(changed[0].new) != 1:
        return -1
    place = changed[0].new.start
    last = now[place - 1].key if place else ""
    word = now[place]
    plain = word.form is TokenForm.WORD and kind(now, place) is WordingChange.WORDS
    return place if plain and place != edge and not last.endswith(_POSSESSIVE) else -1


# -------------------------------------------------------------------------------------------------
# The shortest selector that names a place in a text and no other.
#
# ``find`` finds what it returns at the same place again.

_REACH = 24
"""How many neighboring words are tried; if more are needed, a person must choose other words."""
_LETTERS = 40 * _REACH
"""In how many characters those words are looked for."""


def describe(text: str | Normal, start: int, end: int) -> Selector:
    """Return a selector of ``text[start:end]``, widened to whole words.

    Neighbors are added only if the words occur more than once. They are as few as possible: first
    after the words, then before, then on both sides. If no neighbors make the place unique, the
    words alone are returned.
    """
    normal = text if isinstance(text, Normal) else normalize(text)
    low, high = whole_words(normal.text, normal.offset(start), normal.offset(end))
    exact = normal.text[low:high]
    match = find(Selector(exact), normal)
    if match.verdict is not Verdict.AMBIGUOUS:
        return Selector(exact)
    spans = [(normal.offset(begin), normal.offset(until)) for begin, until in match.places]
    others = [span for span in spans if span != (low, high)]
    before = normal.text[max(low - _LETTERS, 0) : low].split()
    after = normal.text[high : high + _LETTERS].split()
    for prefix, suffix in _neighbors(before, after):
        others_alike = (fits(normal.text, other, prefix, suffix) for other in others)
        if not any(others_alike):
            return Selector(exact, prefix, suffix)
    return Selector(exact)


def update_neighbors(selector: Selector, normal: Normal, match: Match) -> Selector:
    """Return a selector with the present neighbors of its words, as many words as it names."""
    low, high = normal.offset(match.start), normal.offset(match.end)
    before = normal.text[max(low - _LETTERS, 0) : low].split()
    after = normal.text[high : high + _LETTERS].split()
    some, more = len(selector.prefix.split()), len(selector.suffix.split())
    prefix = " ".join(before[-some:]) if some else ""
    return Selector(selector.exact, prefix, " ".join(after[:more]))


def _neighbors(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield prefixes and suffixes to try, shortest first."""
    for reach in range(1, _REACH + 1):
        prefix, suffix = " ".join(before[-reach:]), " ".join(after[:reach])
        yield "", suffix
        yield prefix, ""
        yield prefix, suffix


# -------------------------------------------------------------------------------------------------
# The words of a text that are most like a lost quotation, as a hint for a person.
#
# They decide nothing: 97 % alike can mean the opposite ("will", "will not").

_LONGEST_TEXT = 60_000
_LONGEST_QUOTE = 600
"""In characters. The time is text times quotation, so a longer quotation gets no hint."""
_LEAST = 60.0
"""Below this likeness (of 100) a hint would only confuse."""
_SIGNS = ".,;:!?-\"'() "


def nearest(selector: Selector, normal: Normal) -> str:
    """Return the article's present words that are most like the quotation, or an empty text."""
    exact = comparable(selector.exact)
    span = nearest_span(exact, normal.text, _LEAST)
    if span is None:
        return ""
    words = normal.text[slice(*span)].replace(OBJECT, "").strip()
    # Signs at the ends are not part of the words, unless the quotation has signs there too.
    return words.strip(_SIGNS) if exact.strip(_SIGNS) == exact else words


def nearest_span(exact: str, text: str, least: float) -> tuple[int, int] | None:
    """Return the place of the whole words most like ``exact``, if at least ``least`` alike.

    Both texts are in normal form. Likeness is that of letters, from 0 to 100. None is returned for
    a few letters or figures alone, which are like too much.
    """
    if not exact or len(exact) > _LONGEST_QUOTE or not text or len(text) > _LONGEST_TEXT:
        return None
    found = partial_ratio_alignment(exact, text, score_cutoff=least)
    return whole_words(text, found.dest_start, found.dest_end) if found else None
