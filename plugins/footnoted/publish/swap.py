"""The finished site takes the old one's place, and gives it back when asked.

Tries the ways from the safest down; never removes anything.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from footnoted.publish.carry import carry_dot_entries, is_staging
from footnoted.publish.moves import Move, perform, take_back
from footnoted.publish.staging import Staging


class Way(StrEnum):
    """How a site came into its place, best first."""

    CREATED = "created"
    """There was none before: one rename."""
    EXCHANGED = "exchanged"
    """Old and new changed places in one step of the file system."""
    RENAMED = "renamed"
    """Two renames: for an instant there was no site, never half of one."""
    PIECEWISE = "piecewise"
    """Entry by entry: for a moment readers could meet both."""


@dataclass(frozen=True, slots=True)
class Swap:
    """What was done, and all that is needed to take it back."""

    way: Way
    moves: tuple[Move, ...]


def swap_in(staging: Staging) -> Swap:
    """Put the new site in its place; raises ``OSError``, and then the old one is in place.

    The old site's dot entries are carried over first. Afterwards what was replaced is in the
    staging folder, until that is closed.
    """
    carry_dot_entries(staging.target, staging.new)
    problem: OSError | None = None
    for way, moves in _ways(staging):
        try:
            return Swap(way, perform(moves(staging)))
        except OSError as error:
            problem = error
    raise problem or AssertionError("there is always a way to try")


def swap_out(swap: Swap) -> None:
    """Give the old site its place back; raises ``OSError``."""
    take_back(swap.moves)


def _ways(staging: Staging) -> Iterator[tuple[Way, Callable[[Staging], Iterator[Move]]]]:
    if staging.inside:
        yield Way.PIECEWISE, _piecewise
    elif not staging.target.exists():
        yield Way.CREATED, _created
    else:
        yield Way.EXCHANGED, _exchanged
        yield Way.RENAMED, _renamed
        yield Way.PIECEWISE, _piecewise


def _created(staging: Staging) -> Iterator[Move]:
    yield Move(staging.new, staging.target)


def _exchanged(staging: Staging) -> Iterator[Move]:
    yield Move(staging.new, staging.target, mutual=True)


def _renamed(staging: Staging) -> Iterator[Move]:
    yield Move(staging.target, staging.old)
    yield Move(staging.new, staging.target)


def _piecewise(staging: Staging) -> Iterator[Move]:
    """Add what is new, replace what both have, take away what is gone: in that order.

    So a page met in between finds its style sheet. Nothing is copied but what a container
    keeps on another layer: a full disk cannot stop a rename half-way.
    """
    away = staging.away
    away.mkdir()
    new = _names(staging.new, staging.target)
    old = _names(staging.target, staging.target)
    for name in sorted(new - old):
        yield Move(staging.new / name, staging.target / name)
    for name in sorted(new & old):
        yield Move(staging.target / name, away / name)
        yield Move(staging.new / name, staging.target / name)
    for name in sorted(old - new):
        yield Move(staging.target / name, away / name)
    yield Move(away, staging.old)


def _names(folder: Path, target: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir() if not is_staging(entry, target)}
