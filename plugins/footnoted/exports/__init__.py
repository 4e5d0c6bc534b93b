"""Files beside the pages: one file of code each, listed in one tuple; functions of the Site.

For programs, not for readers: what a page shows is decided in ``pages``.
"""

from footnoted.exports import calendar, feeds, figures, images, sources, timelinejs
from footnoted.exports.export import Export, SiteFile

EXPORTS: tuple[Export, ...] = (
    calendar.EXPORT,
    sources.EXPORT,
    timelinejs.EXPORT,
    feeds.EXPORT,
    images.EXPORT,
    figures.EXPORT,
)

__all__ = ["EXPORTS", "Export", "SiteFile"]
