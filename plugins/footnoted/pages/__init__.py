"""Generated pages: one file each, listed in one tuple; each is a function of the Site.

A page decides what it shows and in which order; templates decide how it looks.
"""

from footnoted.pages import (
    briefings,
    claims,
    credits,
    figures,
    method,
    outlook,
    sources,
    timeline,
)
from footnoted.pages.page import Page

PAGES: tuple[Page, ...] = (
    briefings.PAGE,
    claims.PAGE,
    timeline.PAGE,
    outlook.PAGE,
    figures.PAGE,
    sources.PAGE,
    credits.PAGE,
    method.PAGE,
)

__all__ = ["PAGES", "Page"]
