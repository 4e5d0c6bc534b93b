"""Former addresses of briefings: where a page must still lead to the article.

Names files and targets; writing the page that leads on is a host's job.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from footnoted.index.site import Site
from footnoted.model import Briefing

FORM = re.compile(r"/?([\w.~-]+/)*[\w.~-]+(/|\.html)?", re.ASCII)
"""An address below the site's root: ``briefings/old-name/`` or ``2024/crane.html``."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """A former address."""

    output: str
    """The file to write, below the site's folder."""
    briefing: Briefing


def is_alias(text: str) -> bool:
    """Tell whether a text can be a former address: below the site's root, no way out of it."""
    parts = text.strip("/").split("/")
    return FORM.fullmatch(text) is not None and not any(set(part) <= {"."} for part in parts)


def redirects(site: Site) -> Iterator[Redirect]:
    """Give the former addresses of every briefing that gets a page; malformed ones are left out."""
    for briefing in site.built:
        for alias in briefing.front.aliases:
            if is_alias(alias):
                path = alias.strip("/")
                file = path if path.endswith(".html") else f"{path}/index.html"
                yield Redirect(file, briefing)
