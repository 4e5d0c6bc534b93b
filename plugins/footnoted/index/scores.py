"""How often each party's forecasts came true, where there are enough to mean something.

Counts what is recorded and no more; what a low or high share says is the reader's to judge.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from footnoted.index.backing import chain_of
from footnoted.index.outlook import Prospect, State
from footnoted.model import Evidence, Result

Z = 1.959964
"""The normal quantile of a two-sided interval of 95 %."""
WIDEST = 0.5
"""A score is given only where its 95 % interval spans less than half of the scale: twelve
forecasts of which half came true, or seven that all did."""


@dataclass(frozen=True, slots=True)
class Score:
    """The forecasts of one party that have an outcome."""

    party: str
    """Its id in the register."""
    happened: int
    partly: int
    failed: int
    unknown: int
    """Recorded as "outcome not known"; not counted in the share."""
    open: int
    """Without an outcome so far; not counted in the share."""

    @property
    def settled(self) -> int:
        """Give the number of forecasts whose outcome is known."""
        return self.happened + self.partly + self.failed

    @property
    def interval(self) -> tuple[float, float]:
        """Give the 95 % interval of the share that came true in full, each end from 0 to 1.

        Wilson's (E. B. Wilson, J. Am. Stat. Assoc. 22, 1927), which holds for small numbers.
        """
        n, share = self.settled, self.happened / self.settled
        middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z / (1 + Z * Z / n) * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)

    @property
    def is_enough(self) -> bool:
        """Tell whether the number says more than chance would."""
        if not self.settled:
            return False
        low, high = self.interval
        return high - low < WIDEST


def scores(prospects: Iterable[Prospect]) -> tuple[Score, ...]:
    """Give the scores that are enough, by party; a forecast counts for who made it."""
    counted: dict[str, Counter[str]] = {}
    for prospect in prospects:
        party = _origin(prospect)
        if prospect.is_forecast and party and prospect.state is not State.CALLED_OFF:
            counted.setdefault(party, Counter())[_result(prospect)] += 1
    every = (_score(party, counts) for party, counts in sorted(counted.items()))
    return tuple(score for score in every if score.is_enough)


def _score(party: str, counts: Counter[str]) -> Score:
    happened, partly, failed = (counts[r] for r in list(Result) if r is not Result.UNKNOWN)
    return Score(party, happened, partly, failed, counts[Result.UNKNOWN], counts[""])


def _result(prospect: Prospect) -> str:
    """Give what came of it; an event that a briefing dates as happened has happened."""
    if prospect.outcome:
        return prospect.outcome.result.value
    return Result.HAPPENED.value if prospect.known else ""


def _origin(prospect: Prospect) -> str:
    """Give the party that said it first; one that is only described counts for nobody."""
    record = prospect.target.record
    if not isinstance(record, Evidence):
        return ""
    chain = chain_of(record, prospect.target.briefing.sidecar)
    return (chain[0].party or "") if chain else ""
