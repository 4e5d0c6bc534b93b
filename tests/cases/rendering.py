"""Everything a newsroom of this folder comes to: problems, pages, as texts by file name.

Run as a program it prints them as JSON, so that a test can ask from another environment.
"""

import json
import sys
from pathlib import Path

from footnoted.build import build
from footnoted.library.site import Site
from footnoted.outputs import briefing as parts
from footnoted.outputs.registry import PAGES
from footnoted.outputs.view import View, environment
from footnoted.project import Project

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.cases.outline import outline

PREVIEWED = ("broken",)
"""Newsrooms whose pages are what a preview shows: a build of them would fail."""


def rendered(root: Path, name: str) -> dict[str, str]:
    """Return ``expected.txt`` and one text for each page, by file name below ``expected/``."""
    preview = name in PREVIEWED
    site = build(Project(root, preview=preview, site_name="The Northport Desk"))
    problems = "".join(f"{problem}\n" for problem in site.diagnostics) or "No problems.\n"
    return {"expected.txt": problems} | pages(site)


def pages(site: Site) -> dict[str, str]:
    """Return the text of every page: briefings with all their parts, and generated pages."""
    env = environment()
    found = {}
    for briefing in site.built:
        page = parts.article(site, briefing.name, env)
        own = (briefing.path, briefing.sidecar_path)
        wrong = [p for p in site.diagnostics if p.mark.path in own]
        above = parts.problems(wrong, env) if site.project.preview else ""
        read, language = site.readings[briefing.name], parts.foreign(site, briefing.name)
        html = "\n".join(
            (
                above,
                parts.head(page),
                parts.text(read.html, language, read.notes_id),
                parts.foot(page),
            )
        )
        found[site.briefing_page(briefing.name)] = html
    for page_ in PAGES:
        if source := site.project.page(page_.key):
            view = View(site, source, site.project.language)
            found[source] = page_.render(site, view, env)
    return {
        f"expected/{source.replace('/', '--').removesuffix('.md')}.html": outline(str(html))
        for source, html in found.items()
        if source != "method.md"  # the same for every newsroom; tests/outputs has it
    }


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    json.dump({name: rendered(folder / name, name) for name in sys.argv[2:]}, sys.stdout)
