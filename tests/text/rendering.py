"""Renders Markdown as the demonstration site does, guarded."""

from markdown import Markdown

from footnoted.article.guard import GuardExtension
from footnoted.text.html import Finding

EXTENSIONS = (
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.details", "pymdownx.superfences"),
)


def guarded(text: str) -> tuple[str, tuple[Finding, ...]]:
    """Return the HTML of an article and what was taken out of it."""
    guard = GuardExtension()
    html = Markdown(extensions=[*EXTENSIONS, guard]).convert(text)
    return html, guard.findings


def plain(text: str) -> str:
    """Return the HTML without any guard."""
    return Markdown(extensions=list(EXTENSIONS)).convert(text)
