"""The last good site survives: a new site is built beside the old one and swapped in whole.

File system only: knows no host, no content and no configuration, and never logs.
"""

from footnoted.publish.carry import carry_dot_entries
from footnoted.publish.moves import Move
from footnoted.publish.staging import Staging, open_staging, seed
from footnoted.publish.swap import Swap, Way, swap_in, swap_out
from footnoted.publish.sweep import sweep
from footnoted.publish.verify import lacking, overlap

__all__ = [
    "Move",
    "Staging",
    "Swap",
    "Way",
    "carry_dot_entries",
    "lacking",
    "open_staging",
    "overlap",
    "seed",
    "swap_in",
    "swap_out",
    "sweep",
]
