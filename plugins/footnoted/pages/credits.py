"""Every picture with its credit, licence and the pages that use it.

Pictures that are spoken of and not shown stand apart.
"""

from jinja2 import Environment
from markupsafe import Markup

from footnoted.index import Site
from footnoted.pages.page import Page
from footnoted.render.environment import render
from footnoted.render.view import View


def _render(site: Site, view: View, env: Environment) -> Markup:
    shown = [picture for picture in site.pictures if picture.published]
    referred = [picture for picture in site.pictures if not picture.published]
    return render(env, "pages/credits.html", v=view, shown=shown, referred=referred)


PAGE = Page("credits", "Image credits", "Who made the pictures, and how they may be used.", _render)
