"""Dates in running text: words such as “Feb. 11” or “last Thursday” to the days they can mean.

Knows three languages, a text and the day it was written; guesses no more than these give, and
says where words hang on a date that stands elsewhere.
"""

from footnoted.dates.reading.agreement import agrees
from footnoted.dates.reading.read import read_dates
from footnoted.dates.reading.reading import Reading, Sort

__all__ = ["Reading", "Sort", "agrees", "read_dates"]
