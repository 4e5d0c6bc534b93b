"""Which pictures a page shows that is none of our articles: Markdown, raw HTML, posters of videos.

Renders it as the site will and reads the result; changes nothing.
"""

from collections.abc import Iterator
from html.parser import HTMLParser

from markdown import Markdown

from footnoted.article.read import Setup
from footnoted.article.reading import Picture
from footnoted.article.tags import NO_WIDTH_CLASSES


def shown(markdown: str, setup: Setup) -> tuple[Picture, ...]:
    """Give the pictures of a page in order, each with the line of its address (0 if unknown)."""
    md = Markdown(
        extensions=list(setup.extensions),
        extension_configs={name: dict(options) for name, options in setup.configs.items()},
    )
    return in_html(md.convert(markdown), markdown)


def in_html(html: str, markdown: str) -> tuple[Picture, ...]:
    """Give the pictures of a page that is rendered, with their lines in its Markdown."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(_placed(reader.found, markdown))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the pictures of one element."""
        given = {name: value or "" for name, value in reversed(attrs)}
        if tag == "img" and given.get("src") and not NO_WIDTH_CLASSES & {*_classes(given)}:
            self.found.append((given["src"], given.get("alt", "")))
        elif tag == "source" and given.get("srcset"):
            self.found += [(address, "") for address in _candidates(given["srcset"])]
        elif tag == "video" and given.get("poster"):
            self.found.append((given["poster"], given.get("aria-label", "")))


def _classes(given: dict[str, str]) -> list[str]:
    return given.get("class", "").split()


def _candidates(srcset: str) -> Iterator[str]:
    """Give the addresses of a ``srcset``: each may have a width or density behind it."""
    for candidate in srcset.split(", "):
        if words := candidate.split():
            yield words[0].rstrip(",")


def _placed(found: list[tuple[str, str]], markdown: str) -> Iterator[Picture]:
    for src, alt in dict.fromkeys(found):
        at = markdown.find(src)
        yield Picture(src, alt, markdown.count("\n", 0, at) + 1 if at >= 0 else 0)
