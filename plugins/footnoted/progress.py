"""How far a build is, told at a terminal; Python's collector of garbage, kept waiting meanwhile.

Reads a clock for the one who waits; what is made never depends on it.
"""

import gc
import sys
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
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


# -------------------------------------------------------------------------------------------------
# The collector of garbage waits where much is made and all of it is kept.
#
# It looks through all there is again and again as there comes to be more, and finds nothing.


@contextmanager
def collector_waits() -> Iterator[None]:
    """Keep the collector from looking until this is done; a decorator, too.

    Only for what makes little garbage: what goes in circles is kept until then.
    """
    worked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if worked:
            gc.enable()


@contextmanager
def collector_looks_seldom() -> Iterator[None]:
    """Have the collector look more seldom until this is done, for a process that soon ends."""
    usual = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def collect_seldom() -> None:
    """Have the collector look more seldom from now on."""
    gc.set_threshold(100_000, 50, 1000)


def collector_passes_by() -> None:
    """Have the collector leave out what there is now, until ``collector_looks_again``."""
    gc.freeze()


def collector_looks_again() -> None:
    """Have the collector look through everything again: now, if it has passed by something.

    What an earlier build of this process left in circles would be passed by for ever.
    """
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
