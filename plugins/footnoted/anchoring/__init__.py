"""Quotations in a text: make texts comparable, find the words, name them briefly.

Pure functions on strings; knows neither Markdown nor sidecars.
"""

from footnoted.anchoring.describe import describe, neighbours
from footnoted.anchoring.difference import Change, Difference
from footnoted.anchoring.find import OBJECT, Match, Verdict, find
from footnoted.anchoring.nearest import nearest
from footnoted.anchoring.normal import Normal, normalise
from footnoted.anchoring.reworded import BREAK, anchor
from footnoted.anchoring.selector import Selector

__all__ = [
    "BREAK",
    "OBJECT",
    "Change",
    "Difference",
    "Match",
    "Normal",
    "Selector",
    "Verdict",
    "anchor",
    "describe",
    "find",
    "nearest",
    "neighbours",
    "normalise",
]
