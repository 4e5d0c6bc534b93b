"""How far a build is, for people at a terminal: one line that is gone when the build is done.

Reads a clock for whoever waits; what is made never depends on it.
"""

import sys
import time
from collections.abc import Callable, Collection, Iterator
from typing import TypeVar

T = TypeVar("T")
Tell = Callable[[str, int, int], None]
"""Hears the stage of a build, and how much of it is done, of how much."""

SOON = 1.0
"""Seconds within which nobody asks how far a build is."""
OFTEN = 0.1
"""Seconds between two lines."""


def silent(stage: str, done: int, total: int) -> None:
    """Do not say it to anybody."""


def count_through(tell: Tell, stage: str, each: Collection[T]) -> Iterator[T]:
    """Go through something and tell how far it is, before each and at the end."""
    total = len(each)
    for done, one in enumerate(each):
        tell(stage, done, total)
        yield one
    tell(stage, total, total)


def tell_on_terminal() -> Tell:
    """Return what writes a line on standard error, if that is a terminal; a log gets nothing."""
    if not sys.stderr.isatty():
        return silent
    begun, last, shown = time.monotonic(), 0.0, False

    def tell(stage: str, done: int, total: int) -> None:
        nonlocal last, shown
        now = time.monotonic()
        if done == total:
            text, shown = "\r\033[K" if shown else "", False
        elif now - begun < SOON or now - last < OFTEN:
            return
        else:
            text, last, shown = f"\r\033[K{stage} {done:,} of {total:,} …", now, True
        sys.stderr.write(text)
        sys.stderr.flush()

    return tell
