"""What a preview shows of problems that no page of their own can show.

Only ever called for a preview.
"""

from collections.abc import Iterable

from jinja2 import Environment
from markupsafe import Markup

from footnoted.diagnostics import Diagnostic
from footnoted.index import Site
from footnoted.render.environment import render


def preview_problems(site: Site, problems: Iterable[Diagnostic], env: Environment) -> Markup:
    """Give the problems of registers, of broken articles and of addresses; empty for none."""
    shown = {path for b in site.built for path in (b.path, b.sidecar_path)}
    rest = [problem for problem in problems if problem.mark.path not in shown]
    return render(env, "briefing/problems.html", problems=rest) if rest else Markup()
