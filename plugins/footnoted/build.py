"""The order of the stages: read everything, decide everything, and only then render.

Reads the content's files, through ``load``; no clock, no environment; writes nothing.
"""

from dataclasses import replace
from pathlib import Path

from footnoted.article import Setup, read
from footnoted.catalogue import CODES
from footnoted.checks import CHECKS
from footnoted.checks.settle import settle
from footnoted.index import Addresses, Site, assemble, built, names
from footnoted.load import load
from footnoted.project import Project
from footnoted.render.plan import plan


def build(project: Project) -> Site:
    """Read the briefings of a project into one value, with every problem that was found.

    Content problems never raise; an unreadable root does (``OSError``).
    """
    library, problems = load(Path(project.root), project.briefings_dir)
    known, addresses = names(library), Addresses(project)
    setup = Setup(project.markdown.extensions, project.markdown.configs)
    briefings = built(project, library)
    plans = {briefing.name: plan(briefing, known, addresses) for briefing in briefings}
    readings = {b.name: read(b.body, plans[b.name], setup) for b in briefings}
    site = assemble(project, library, known, plans, readings)
    found = (*problems, *(problem for check in CHECKS for problem in check(site)))
    return replace(site, diagnostics=settle(site, found, {code.name: code for code in CODES}))
