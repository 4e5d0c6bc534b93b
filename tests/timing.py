"""Times that do not depend on what else the machine does.

Processor time of this process, the best of a few runs: another process can lengthen a run, but
nothing can shorten one. Knows nothing of what it measures.
"""

import gc
import time
from collections.abc import Callable

RUNS = 5
ENOUGH = 0.01
"""Seconds below which a longer text's time tells nothing of how it grows."""


def seconds(work: Callable[[], object]) -> float:
    """Return the processor seconds of one run, without those of collecting garbage.

    The collector looks at everything that all tests before have left in memory, and comes when it
    likes: that says nothing of the work.
    """
    gc.disable()
    try:
        begun = time.process_time()
        work()
        return time.process_time() - begun
    finally:
        gc.enable()


def quickest(work: Callable[[], object], enough: float) -> float:
    """Return the processor seconds of the best of some runs; the first below ``enough`` will do."""
    best = seconds(work)
    for _ in range(RUNS - 1):
        if best < enough:
            break
        best = min(best, seconds(work))
    return best


def times_longer(work: Callable[[int], object], size: int, times: int = 4) -> float:
    """Return how many times as long the work takes for a text some times as long.

    About ``times`` where the work grows with the text, ``times`` squared where it grows with its
    square: a test that asks for less than twice ``times`` tells them apart, with room for noise.
    What takes no time to speak of for the longer text is as good as none: 0.
    """
    work(min(size, 1_000))  # what is made once and kept
    short = long = float("inf")
    for _ in range(RUNS):
        long = min(long, seconds(lambda: work(times * size)))
        if long < ENOUGH:
            return 0.0
        short = min(short, seconds(lambda: work(size)))
        if long < 1.5 * times * short:
            break
    return long / max(short, 1e-6)
