"""What ``footnoted export`` writes: each kind of thing, with its formats.

A new kind is one entry of the table. Where a file goes is the command's business.
"""

from collections.abc import Callable, Mapping

from footnoted.exports.calendar import timeline_ics
from footnoted.exports.dates_table import dates_csv
from footnoted.exports.figures import FORMATS as FIGURES
from footnoted.exports.images import FORMATS as IMAGES
from footnoted.exports.sources import FORMATS, published
from footnoted.exports.timelinejs import timelinejs
from footnoted.index import Site
from footnoted.model import Source

Write = Callable[[Site], str]


def _of_sources(write: Callable[[Mapping[str, Source]], str]) -> Write:
    return lambda site: write(published(site))


KINDS: Mapping[str, Mapping[str, Write]] = {
    "sources": {name: _of_sources(write) for name, write in FORMATS.items()},
    "timeline": {
        "ics": timeline_ics,
        "timelinejs": timelinejs,
        "csv": lambda site: dates_csv(site).text,
    },
    "images": IMAGES,
    "figures": FIGURES,
}
"""For each kind of thing its formats, the usual one first."""
