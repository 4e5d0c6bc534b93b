"""Citations: one source as text, in a citation style that is one file of templates.

Pure: a source and a style in, escaped HTML out; knows no page, no order of notes, no other source.
"""

from footnoted.citing.citer import Citer, citer
from footnoted.citing.kinds import STATUS, source_type
from footnoted.citing.links import breakable, link
from footnoted.citing.punctuation import ended
from footnoted.citing.style import StyleError, style, styles

__all__ = [
    "STATUS",
    "Citer",
    "StyleError",
    "breakable",
    "citer",
    "ended",
    "link",
    "source_type",
    "style",
    "styles",
]
