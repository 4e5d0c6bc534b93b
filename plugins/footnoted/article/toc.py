"""Read Python-Markdown's table of contents.

Takes our ids out of the titles' HTML, where they would stand on the page twice, and what we say
of links: a table of contents is no place to look for copies.
"""

import html
import re
from collections.abc import Iterator
from typing import Any

from footnoted.article.reading import Heading

_OUR_ID = re.compile(r'(<span class="fn-[^"]*") id="[^"]*"')
_OF_LINKS = re.compile(
    r' (?:rel="external"|class="fn-noted"|data-(?:originalurl|versionurl|versiondate)="[^"]*")'
)


def headings(tokens: list[dict[str, Any]]) -> Iterator[Heading]:
    """Give the headings in order, whatever their depth."""
    for token in tokens:
        if "html" in token:
            token["html"] = _OF_LINKS.sub("", _OUR_ID.sub(r"\1", token["html"]))
        yield Heading(int(token["level"]), str(token["id"]), html.unescape(str(token["name"])))
        yield from headings(token.get("children", []))
