"""Python's collector of garbage, kept waiting where much is made and all of it is kept.

It looks through all there is again and again as there comes to be more, and finds nothing.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
    gc.set_threshold(100_000, 50, 1000)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


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
