"""A briefing as it reads away from its page: in a feed reader, with every address in full.

Notes stay where they are, with ids of their own; what only a page can do is left out.
"""

import posixpath
from urllib.parse import urlsplit

from jinja2 import Environment

from footnoted.index import Addresses, Site
from footnoted.model import Briefing, Correction
from footnoted.render.embed import embedded
from footnoted.render.environment import render
from footnoted.render.rewrite import Attributes, rewritten
from footnoted.render.view import View

_ADDRESSES = ("href", "src", "poster")


def full_text(site: Site, briefing: Briefing, env: Environment) -> str:
    """Give the article with its notes, what was corrected in it, and whether it was withdrawn.

    The site must have an address. The HTML is that of our own rendering, so it is safe.
    """
    here = site.briefing_page(briefing.name)
    above = render(
        env,
        "feed/above.html",
        v=View(site, here, site.project.language),
        front=briefing.front,
        corrections=corrections(briefing),
    )
    article = site.readings[briefing.name].html
    html = embedded(article, f"{briefing.name.replace('/', '--')}--")
    return str(above) + _away(html, here, site.addresses)


def corrections(briefing: Briefing) -> list[tuple[str, Correction]]:
    """Give the corrections of a briefing with their ids, the newest first."""
    made = briefing.sidecar.corrections.items()
    return sorted(made, key=lambda each: each[1].date.sort_key, reverse=True)


def _away(html: str, here: str, addresses: Addresses) -> str:
    """Give HTML with full addresses and without the signs that only a page needs."""

    def change(tag: str, attributes: Attributes) -> Attributes | None:
        if "headerlink" in (attributes.get("class") or "").split():
            return None
        if tag == "source" and "srcset" in attributes:
            return None  # a reader's program takes the picture itself
        for name in _ADDRESSES:
            if value := attributes.get(name):
                attributes[name] = absolute(value, here, addresses)
        return attributes

    return rewritten(html, change)


def absolute(address: str, here: str, addresses: Addresses) -> str:
    """Give the full address of what a source links to; places in the same text stay as they are."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return address
    there = posixpath.normpath(posixpath.join(posixpath.dirname(here), parts.path))
    rest = f"?{parts.query}" if parts.query else ""
    return (
        addresses.canonical(there.lstrip("/"))
        + rest
        + (f"#{parts.fragment}" if parts.fragment else "")
    )
