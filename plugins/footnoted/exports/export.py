"""What an export is: a key, and files as a function of the Site.

Where the files are written is the host's business.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from footnoted.index import Site


@dataclass(frozen=True, slots=True)
class SiteFile:
    """One finished file of the site."""

    path: str
    """Its address below the site's root: ``timeline.ics``."""
    text: str
    """What it says, in UTF-8; line ends are written as they are."""
    media_type: str
    """``text/calendar``; for links to it."""
    title: str
    """What it holds, for links to it: "Timeline of all briefings"."""


@dataclass(frozen=True, slots=True)
class Export:
    """One kind of files beside the pages."""

    key: str
    """As in ``exports:`` of the configuration."""
    files: Callable[[Site], Iterable[SiteFile]]
