"""Preview only: the page of a briefing that could not be read, with the reasons.

Holds nothing of its content, for none could be trusted to be what the writer meant.
"""

from collections.abc import Iterator

from jinja2 import Environment
from markupsafe import Markup

from footnoted.index import Site
from footnoted.pages.page import Page
from footnoted.render.environment import render
from footnoted.render.view import View


def unread(site: Site) -> Iterator[tuple[str, Page]]:
    """Give the source name and the page of each briefing that could not be read."""
    for article in site.library.unread:
        yield site.addresses.beside_root(article), _page(article)


def _page(article: str) -> Page:
    def make(site: Site, view: View, env: Environment) -> Markup:
        del view
        paths = (article, article.removesuffix(".md") + ".yml")
        found = [problem for problem in site.diagnostics if problem.mark.path in paths]
        return render(env, "pages/unread.html", article=article, problems=found)

    return Page("", article, "This briefing could not be read.", make)
