"""A quotation as a sidecar names it: the W3C TextQuoteSelector.

Only holds the words; finding them is ``find``'s work.
"""

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selector:
    """The words quoted and, where they stand more than once, their neighbours.

    W3C Web Annotation Data Model, 4.2.4. All three are plain text, as a reader
    sees it; quote style, dashes and white space do not matter.
    """

    exact: str
    """The quoted words."""
    prefix: str = ""
    """Words that stand directly before them; empty where not needed."""
    suffix: str = ""
    """Words that stand directly behind them; empty where not needed."""

    @property
    def written(self) -> str:
        """Give it as YAML on one line, to be pasted; words alone where they are enough."""
        named = (("exact", self.exact), ("prefix", self.prefix), ("suffix", self.suffix))
        parts = {key: json.dumps(words, ensure_ascii=False) for key, words in named if words}
        if len(parts) == 1:
            return next(iter(parts.values()))
        return "{" + ", ".join(f"{key}: {words}" for key, words in parts.items()) + "}"
