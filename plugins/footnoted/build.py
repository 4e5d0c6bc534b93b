"""The order of the stages: read everything, decide everything, and only then render.

Reads the content's files, through ``load``; no clock, no environment; writes nothing.
"""

from dataclasses import replace
from pathlib import Path

from footnoted.article import Setup, read
from footnoted.article.frames import FrameExtension
from footnoted.catalogue import CODES
from footnoted.checks import CHECKS
from footnoted.checks.settle import settle
from footnoted.guard import GuardExtension
from footnoted.index import Addresses, Site, assemble, built, names
from footnoted.index.kinship import by_claim, relations
from footnoted.index.site import newest_first
from footnoted.load import load
from footnoted.project import Project
from footnoted.render.frames import frames
from footnoted.render.plan import plans


def build(project: Project) -> Site:
    """Read the briefings of a project into one value, with every problem that was found.

    Content problems never raise; an unreadable root does (``OSError``).
    """
    library, problems = load(Path(project.root), project.briefings_dir)
    known, addresses = names(library), Addresses(project)
    guard = GuardExtension()
    framing = FrameExtension()
    setup = Setup((*project.markdown.extensions, framing, guard), project.markdown.configs)
    briefings = built(project, library)
    related = by_claim(relations(known, newest_first(briefings)))
    planned = plans(briefings, known, addresses, related)
    readings, findings = {}, {}
    for one in briefings:
        guard.begin()
        framing.begin(frames(one, known, addresses))
        readings[one.name] = read(one.body, planned[one.name], setup)
        findings[one.name] = guard.findings
    site = assemble(project, library, known, planned, readings)
    site = replace(site, findings=findings)
    found = (*problems, *(problem for check in CHECKS for problem in check(site)))
    return replace(site, diagnostics=settle(site, found, {code.name: code for code in CODES}))
