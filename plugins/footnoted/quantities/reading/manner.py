"""The little words around a number: about, at least, or more, a day, less.

Knows tables only; the number itself has been read.
"""

from typing import NamedTuple

from footnoted.quantities.reading.lexicon import plain
from footnoted.quantities.reading.reading import Manner
from footnoted.quantities.reading.scan import Scan
from footnoted.quantities.reading.vocabulary import Manners

ODD = ("person", "second")
"""“A person”, “a second time”: hardly ever a rate."""
FAR = 3
"""Words between a number and its “per day” at most."""


class Said(NamedTuple):
    """How a number is meant, and where the words for it begin."""

    manners: Manners
    start: int


def in_front(scan: Scan, at: int, of_time: bool) -> Said:
    """Read the words of manner in front of a place; of two (“at least about”) either may hold."""
    found: Manners = ()
    start = at
    for _ in range(2):
        phrase = scan.phrase_before(start, scan.words.before)
        if phrase is None:
            break
        meant = scan.words.before[phrase[0]]
        if of_time and phrase[0][0] in scan.words.during:
            meant = (Manner.PLAIN, *meant)
        found, start = (*found, *meant), phrase[1]
    return Said(tuple(dict.fromkeys(found)), start)


def in_back(scan: Scan, end: int) -> tuple[Manners, int]:
    """Read “or more” behind a place, or behind the word there."""
    for at in (end, end + 1):
        found = scan.phrase(at, scan.words.behind)
        if found and not _is_next(scan, found[1]):
            return scan.words.behind[found[0]], found[1]
        if not scan.token(at).is_word:
            break
    return (), end


def _is_next(scan: Scan, end: int) -> bool:
    """Tell whether the word in front of a place begins words of manner: “5 or more than 6”."""
    found = scan.phrase(end - 1, scan.words.before)
    return found is not None and found[1] > end


def per(scan: Scan, end: int, measured: bool) -> tuple[str, int]:
    """Read “per day” behind a unit or a few words on, and “a day” right behind what is measured.

    Gives what the rate is reckoned by and the place behind it, or where it cannot be told on.
    """
    words = scan.words
    for at in range(end, end + FAR + 1):
        key = scan.key(at)
        near = at == end if measured else at == end + 1
        each = near and key in words.each
        if each or key in words.per:
            span = words.spans.get(plain(scan.key(at + 1)), "")
            if span and not (each and span in ODD):
                return span, at + 2
        if not key[:1].isalpha():
            break
    return "", end


def change(scan: Scan, start: int, end: int) -> int:
    """Tell whether the words around speak of less (-1) or more (1)."""
    before = start - 2 if scan.key(start - 1) in scan.words.by else start - 1
    for at in (end, before):
        if scan.key(at) in scan.words.less:
            return -1
        if scan.key(at) in scan.words.more:
            return 1
    return 0


def is_change(scan: Scan, at: int) -> bool:
    """Tell whether a word says more or less."""
    return scan.key(at) in scan.words.less or scan.key(at) in scan.words.more
