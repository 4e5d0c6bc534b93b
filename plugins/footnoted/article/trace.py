"""Trace rendered words back to the Markdown they were written in.

Every candidate gets a private-use sign with a number, the article is rendered
once more, and the sign that arrives at the right place tells the candidate.
Rendering itself is the caller's.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from footnoted.anchoring import Normal, Selector, find, normalise
from footnoted.article.reading import Found, Label

_DIGITS = "\ue0f0\ue0f1\ue0f2\ue0f3\ue0f4\ue0f5\ue0f6\ue0f7\ue0f8\ue0f9"
_SIGN = re.compile(f"\ue0fa([{_DIGITS}]+)\ue0fb")
_MOST = 400
"""How many candidates are tried; a word that stands more often than that is not traced."""
_WORD = re.compile(r"\w+")


def _sign(number: int) -> str:
    return "\ue0fa" + "".join(_DIGITS[int(digit)] for digit in str(number)) + "\ue0fb"


def _number(digits: str) -> int:
    return int("".join(str(_DIGITS.index(digit)) for digit in digits))


def _with_signs(text: str, offsets: Iterable[int]) -> str:
    parts, done = [], 0
    for number, offset in enumerate(offsets):
        parts += [text[done:offset], _sign(number)]
        done = offset
    return "".join([*parts, text[done:]])


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def numbered_labels(
    markdown: str, labels: Iterable[str]
) -> tuple[str, Mapping[int, tuple[str, int, int]]]:
    """Number every place that looks like ``[^label]``; give the Markdown and the places."""
    offsets = sorted(
        {(offset + 2, label) for label in set(labels) for offset in _all(markdown, f"[^{label}]")}
    )
    places = {
        number: (label, *_place(markdown, offset - 2))
        for number, (offset, label) in enumerate(offsets)
    }
    return _with_signs(markdown, [offset for offset, _ in offsets]), places


def placed_labels(
    met: Iterable[str], places: Mapping[int, tuple[str, int, int]]
) -> tuple[Label, ...]:
    """Give the places of the numbered labels that were met, in the order they are written."""
    signs = (_SIGN.match(label) for label in met)
    numbers = sorted({_number(sign.group(1)) for sign in signs if sign})
    return tuple(Label(*places[number]) for number in numbers if number in places)


def _all(text: str, needle: str) -> Iterator[int]:
    offset = text.find(needle)
    while offset >= 0:
        yield offset
        offset = text.find(needle, offset + 1)


@dataclass(frozen=True, slots=True)
class Traced:
    """An article with a numbered sign before every place where a word might be meant."""

    markdown: str
    original: str
    offsets: tuple[int, ...]
    """The candidates, by number."""
    selector: Selector
    nth: int
    """Which of the selector's places is meant, from 0."""
    skip: int
    """How far behind its beginning the word stands, in normal form."""

    @classmethod
    def of(cls, markdown: str, projected: str, found: Found) -> "Traced | None":
        """Prepare the trace of an anchor's words, or of those most like them."""
        normal = normalise(projected)
        selector = found.anchor.selector
        match = found.match
        if match.differences or not match.places:
            selector = found.proposals[0] if found.proposals else Selector(found.nearest)
            match = find(selector, normal)
        if not match.places:
            return None
        start, end = match.places[0]
        for place in ((found.match.start, found.match.end), (match.start, match.end)):
            if place in match.places:
                start, end = place
                break
        word = _WORD.search(projected, start, end)
        if word is None:
            return None
        offsets = tuple(_words(markdown, word.group()))
        if not 0 < len(offsets) <= _MOST:
            return None
        skip = normal.offset(word.start()) - normal.offset(start)
        nth = match.places.index((start, end))
        return cls(_with_signs(markdown, offsets), markdown, offsets, selector, nth, skip)

    def place(self, projected: str) -> tuple[int, int] | None:
        """Give the place, from the projection of the numbered article."""
        clean, numbers = _without_signs(projected)
        normal = normalise(clean)
        places = find(self.selector, normal).places
        if len(places) <= self.nth:
            return None
        word = _offset_behind(normal, places[self.nth][0], self.skip)
        number = numbers.get(word)
        return None if number is None else _place(self.original, self.offsets[number])


def _words(text: str, word: str) -> Iterator[int]:
    for offset in _all(text, word):
        before, after = text[offset - 1 : offset], text[offset + len(word) :][:1]
        if not (before.isalnum() or after.isalnum()):
            yield offset


def _offset_behind(normal: Normal, start: int, skip: int) -> int:
    offset = normal.offset(start) + skip
    return normal.span(offset, offset + 1)[0]


def _without_signs(projected: str) -> tuple[str, dict[int, int]]:
    """Take the signs out; give the text and at which offsets they stood."""
    parts: list[str] = []
    numbers: dict[int, int] = {}
    length = done = 0
    for sign in _SIGN.finditer(projected):
        parts.append(projected[done : sign.start()])
        length += sign.start() - done
        numbers[length] = _number(sign.group(1))
        done = sign.end()
    return "".join([*parts, projected[done:]]), numbers


__all__: Sequence[str] = ("Traced", "numbered_labels", "placed_labels")
