"""The list of briefings, newest first, and the way to every other list.

Published briefings only.
"""

from jinja2 import Environment
from markupsafe import Markup

from footnoted.index import Site
from footnoted.pages.page import Page
from footnoted.render.basis import basis
from footnoted.render.environment import render
from footnoted.render.view import View


def _render(site: Site, view: View, env: Environment) -> Markup:
    return render(
        env,
        "pages/briefings.html",
        v=view,
        briefings=site.published,
        basis={b.name: basis(site, b.name) for b in site.published},
    )


PAGE = Page("briefings", "Briefings", "All briefings, newest first.", _render)
