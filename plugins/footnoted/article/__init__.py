"""One article: Markdown in, HTML with marks and notes out, and what was read in it.

Knows Python-Markdown and plain values; knows neither records nor a host.
"""

from footnoted.article.extension import FootnotedExtension
from footnoted.article.plan import EMPTY, Anchor, Plan, Robust, Use
from footnoted.article.read import Setup, place, projected, read
from footnoted.article.reading import (
    Footnote,
    Found,
    Heading,
    Label,
    Link,
    Note,
    Picture,
    PlacedUse,
    Reading,
)

__all__ = [
    "EMPTY",
    "Anchor",
    "Footnote",
    "FootnotedExtension",
    "Found",
    "Heading",
    "Label",
    "Link",
    "Note",
    "Picture",
    "PlacedUse",
    "Plan",
    "Reading",
    "Robust",
    "Setup",
    "Use",
    "place",
    "projected",
    "read",
]
