"""Figures in running text: numbers, units and words such as “about” to what they say.

Knows three languages and a text; reads no dates: a caller who knows where dates stand
hands their places in.
"""

from footnoted.quantities.reading.read import read_figures
from footnoted.quantities.reading.reading import Manner, Reading

__all__ = ["Manner", "Reading", "read_figures"]
