"""A quotation as a sidecar names it: the W3C TextQuoteSelector.

Only holds the words; finding them is ``find``'s work.
"""

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
