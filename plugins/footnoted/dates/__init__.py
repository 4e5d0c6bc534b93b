"""Dates as they are known: EDTF text to a value with bounds, order and words.

Pure: reads no file and no clock, and knows no Diagnostic; a ``DateError`` has a
message and a hint, and whoever read the text adds the place.
"""

from footnoted.dates.errors import DateError
from footnoted.dates.parse import parse, span
from footnoted.dates.patterns import Style
from footnoted.dates.precision import Precision
from footnoted.dates.relative import Relative, Unit, parse_relative
from footnoted.dates.value import Edtf
from footnoted.dates.wording import datetime_attribute, relative_words, words

__all__ = [
    "DateError",
    "Edtf",
    "Precision",
    "Relative",
    "Style",
    "Unit",
    "datetime_attribute",
    "parse",
    "parse_relative",
    "relative_words",
    "span",
    "words",
]
