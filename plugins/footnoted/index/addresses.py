"""Where every page stands, and how one page links to another.

Pure path arithmetic; whether a page exists is not asked here.
"""

import posixpath
from dataclasses import dataclass

from footnoted.model import Briefing
from footnoted.project import Project


@dataclass(frozen=True, slots=True)
class Addresses:
    """Source names (``briefings/kursk.md``) and the relative addresses between them."""

    project: Project

    def briefing(self, briefing: Briefing) -> str:
        """Give the source name of a briefing's page, below the documentation root."""
        return self.beside_root(briefing.path)

    def beside_root(self, path: str) -> str:
        """Give the source name of a file below the briefings folder, from its path."""
        inside = path.removeprefix(self.project.briefings_dir + "/")
        return f"{self.project.url_prefix}/{inside}".removeprefix("/")

    def beside(self, briefing: Briefing, file: str) -> str:
        """Give the source name of a file that lies beside an article."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.briefing(briefing)), file))

    def public(self, source_name: str) -> str:
        """Give a page's address below the site's root: ``timeline/``; the home page is empty."""
        stem, _, suffix = source_name.rpartition(".")
        if suffix != "md":
            return source_name
        folder, _, last = stem.rpartition("/")
        prefix = f"{folder}/" if folder else ""
        if last in ("index", "README"):
            return prefix if self.project.directory_urls else f"{prefix}index.html"
        return f"{stem}/" if self.project.directory_urls else f"{stem}.html"

    def file(self, source_name: str) -> str:
        """Give the file a page is written to, below the site's folder."""
        address = self.public(source_name)
        return f"{address}index.html" if not address or address.endswith("/") else address

    def href(self, here: str, there: str, fragment: str = "") -> str:
        """Give the relative address from one page to another, both by source name."""
        anchor = f"#{fragment}" if fragment else ""
        if here == there and anchor:
            return anchor
        start = self.public(here)
        base = start if start.endswith("/") else posixpath.dirname(start)
        target = self.public(there)
        relative = posixpath.relpath("/" + target, "/" + base)
        slash = "/" if target.endswith("/") or (not target and self.project.directory_urls) else ""
        return (relative + slash).replace("//", "/") + anchor

    def source_href(self, here: str, there: str, fragment: str = "") -> str:
        """Give the relative path between two sources, as a writer would type it in Markdown."""
        anchor = f"#{fragment}" if fragment else ""
        if here == there and anchor:
            return anchor
        return posixpath.relpath("/" + there, "/" + posixpath.dirname(here)) + anchor

    def canonical(self, source_name: str, fragment: str = "") -> str:
        """Give the full address, or an empty text where the site has none."""
        if not self.project.site_url:
            return ""
        anchor = f"#{fragment}" if fragment else ""
        return self.project.site_url.rstrip("/") + "/" + self.public(source_name) + anchor
