"""Every picture with its credit, licence and the pages that use it.

Pictures that are spoken of and not shown stand apart; those of drafts are left out.
"""

from jinja2 import Environment
from markupsafe import Markup

from footnoted.index import Site
from footnoted.pages.page import Page
from footnoted.render.environment import render
from footnoted.render.view import View


def _render(site: Site, view: View, env: Environment) -> Markup:
    public = [p for p in site.pictures if not p.target.briefing.front.draft]
    shown = [picture for picture in public if picture.published]
    referred = [picture for picture in public if not picture.published]
    return render(env, "pages/credits.html", v=view, shown=shown, referred=referred)


PAGE = Page("credits", "Image credits", "Who made the pictures, and how they may be used.", _render)
