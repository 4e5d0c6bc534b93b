"""The progress of a build on a terminal; and Python's garbage collector, kept waiting meanwhile.

A clock is read only for the progress; no result depends on it.
"""

import gc
import sys
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")
Tell = Callable[[str, int, int], None]
"""Called with the stage of a build, how much of it is done, and of how much."""

SOON = 1.0
"""Seconds within which no progress is shown."""
OFTEN = 0.1
"""Seconds between two lines."""


def silent(stage: str, done: int, total: int) -> None:
    """Report no progress."""


def count_through(tell: Tell, stage: str, each: Collection[T]) -> Iterator[T]:
    """Yield each item and report the progress, before each and at the end."""
    total = len(each)
    for done, one in enumerate(each):
        tell(stage, done, total)
        yield one
    tell(stage, total, total)


def tell_on_terminal() -> Tell:
    """Return a function that writes a line on standard error if that is a terminal."""
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
# Make the garbage collector wait while much is made and all of it is kept.
#
# It would look through everything again and again, and find nothing.


@contextmanager
def collector_waits() -> Iterator[None]:
    """Stop the collector until this is done; also usable as a decorator.

    Use it only for code that makes little garbage: circular garbage stays until then.
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
    """Make the collector run less often until this is done, for a process that soon ends."""
    usual = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def collect_seldom() -> None:
    """Make the collector run less often from now on."""
    gc.set_threshold(100_000, 50, 1000)


def collector_passes_by() -> None:
    """Make the collector ignore all present objects, until ``collector_looks_again``."""
    gc.freeze()


def collector_looks_again() -> None:
    """Make the collector look at everything again, at once if it ignores something.

    Otherwise circular garbage of an earlier build in this process would stay forever.
    """
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
