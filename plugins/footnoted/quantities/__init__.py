"""Quantities as they are printed: units, words, and whether two units agree.

Pure: reads no file and knows no Diagnostic; a ``UnitError`` has a message and a
hint, and whoever read the text adds the place.
"""

from footnoted.quantities.agreement import Agreement, Verdict, agree
from footnoted.quantities.finding import find_unit
from footnoted.quantities.quantity import Bound, Quantity
from footnoted.quantities.unit import Dimension, Unit, UnitError, convert
from footnoted.quantities.wording import words

__all__ = [
    "Agreement",
    "Bound",
    "Dimension",
    "Quantity",
    "Unit",
    "UnitError",
    "Verdict",
    "agree",
    "convert",
    "find_unit",
    "words",
]
