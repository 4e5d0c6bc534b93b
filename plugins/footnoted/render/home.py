"""What a page of ``docs/`` may ask for with a comment: latest, due, corrected.

``<!-- footnoted:latest -->`` alone on a line; anything else in the page is left as it is.
"""

import re
from collections.abc import Callable, Iterator

from jinja2 import Environment
from markupsafe import Markup

from footnoted.diagnostics import Code, Diagnostic, Level, Mark
from footnoted.index import Prospect, Site, State
from footnoted.load.suggest import did_you_mean
from footnoted.render.environment import render
from footnoted.render.view import View

UNKNOWN_PART = Code(
    "page.unknown-part",
    Level.WARNING,
    "A page asks in a comment for a part that there is not, so nothing is shown in its place.",
    "Ask for `footnoted:latest`, `footnoted:due` or `footnoted:corrected`, or take it out.",
)
PLACEHOLDER = re.compile(r"<!--\s*footnoted:([a-z-]+)\s*-->")
MOST = 6
"""How many entries a home page lists."""


def fill(site: Site, here: str, html: str, env: Environment) -> str:
    """Replace each known placeholder of a page; unknown ones stay as they are."""
    view = View(site, here, site.project.language)

    def part(match: re.Match[str]) -> str:
        make = PARTS.get(match[1])
        return str(make(site, view, env)) if make else match[0]

    return PLACEHOLDER.sub(part, html)


def unknown_placeholders(html: str, source: str, path: str) -> Iterator[Diagnostic]:
    """Tell of the placeholders of a page that ask for nothing we have.

    ``source`` is the page's file as typed, ``path`` its path from the project's root.
    """
    for match in PLACEHOLDER.finditer(html):
        if match[1] not in PARTS:
            at = source.find(match[0])
            line = source.count("\n", 0, at) + 1 if at >= 0 else 0
            message = f"There is no part `footnoted:{match[1]}`."
            hint = did_you_mean(match[1], PARTS) or UNKNOWN_PART.cure
            yield Diagnostic(UNKNOWN_PART, message, Mark(path, line), hint)


def _latest(site: Site, view: View, env: Environment) -> Markup:
    return render(env, "home/latest.html", v=view, latest=site.published[:MOST])


def _due(site: Site, view: View, env: Environment) -> Markup:
    return render(env, "home/due.html", v=view, due=coming(site)[:MOST])


def _corrected(site: Site, view: View, env: Environment) -> Markup:
    made = [
        {"briefing": b, "id": id_, "correction": correction}
        for b in site.published
        for id_, correction in b.sidecar.corrections.items()
    ]
    made.sort(key=lambda item: item["correction"].date.sort_key, reverse=True)  # type: ignore[attr-defined]
    return render(env, "home/corrected.html", v=view, corrected=made[:MOST])


def coming(site: Site) -> list[Prospect]:
    """Give what may still come true and has no outcome yet, in order; without a day nothing is."""
    return [each for each in site.outlook if each.state in (State.DUE, State.COMING)]


PARTS: dict[str, Callable[[Site, View, Environment], Markup]] = {
    "latest": _latest,
    "due": _due,
    "corrected": _corrected,
}
