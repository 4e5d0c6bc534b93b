"""Renders Markdown as the demonstration site does, guarded."""

from functools import cache

from markdown import Markdown

from footnoted.article.guard import GuardExtension
from footnoted.text.html import Finding

EXTENSIONS = (
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.details", "pymdownx.superfences"),
)


def guarded(text: str) -> tuple[str, tuple[Finding, ...]]:
    """Return the HTML of an article and what was taken out of it."""
    md, guard = _renderer()
    md.reset()
    # An extension is made for one page. Making Markdown anew for each of 18,000 texts costs more
    # than the rest of the tests, so this one is begun again.
    GuardExtension.__init__(guard)
    return md.convert(text), guard.findings


def plain(text: str) -> str:
    """Return the HTML without any guard."""
    return Markdown(extensions=list(EXTENSIONS)).convert(text)


@cache
def _renderer() -> tuple[Markdown, GuardExtension]:
    guard = GuardExtension()
    return Markdown(extensions=[*EXTENSIONS, guard]), guard
