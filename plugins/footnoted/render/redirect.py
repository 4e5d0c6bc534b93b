"""The page at a former address of a briefing: it leads on to where the briefing is now.

Needs no script; search engines are told the new address.
"""

import posixpath

from jinja2 import Environment
from markupsafe import Markup

from footnoted.index import Site
from footnoted.index.aliases import Redirect
from footnoted.render.environment import render


def redirect_page(site: Site, redirect: Redirect, env: Environment) -> Markup:
    """Give the whole HTML of the page."""
    page = site.briefing_page(redirect.briefing.name)
    target = site.addresses.public(page)
    address = posixpath.relpath("/" + target, "/" + posixpath.dirname(redirect.output))
    return render(
        env,
        "redirect.html",
        language=site.project.language,
        address=address + ("/" if target.endswith("/") else ""),
        canonical=site.addresses.canonical(page),
        title=redirect.briefing.front.title,
    )
