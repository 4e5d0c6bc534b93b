"""The order of the stages: read everything, decide everything, and only then render.

Reads the content's files, through ``load``; no clock, no environment; writes nothing.
"""

from dataclasses import replace
from pathlib import Path

from footnoted.article import Setup, read
from footnoted.article.frames import FrameExtension
from footnoted.article.shown import shown
from footnoted.catalogue import CODES
from footnoted.checks import CHECKS
from footnoted.checks.settle import settle
from footnoted.guard import GuardExtension
from footnoted.index import Addresses, Site, assemble, built, names
from footnoted.index.album import Album, album
from footnoted.index.kinship import by_claim, relations
from footnoted.index.pictures import Records, pictures
from footnoted.index.renditions import published
from footnoted.index.site import newest_first
from footnoted.index.uses import in_articles, in_configuration, on_pages
from footnoted.load import load
from footnoted.load.docs import Docs, read_docs
from footnoted.project import Project
from footnoted.render.frames import frames
from footnoted.render.images import Images
from footnoted.render.plan import plans


def build(project: Project) -> Site:
    """Read the briefings of a project into one value, with every problem that was found.

    Content problems never raise; an unreadable root does (``OSError``).
    """
    library, problems = load(Path(project.root), project.briefings_dir)
    known, addresses = names(library), Addresses(project)
    docs = read_docs(Path(project.root), project.docs_dir)
    guard = GuardExtension()
    framing = FrameExtension()
    setup = Setup((*project.markdown.extensions, framing, guard), project.markdown.configs)
    briefings = built(project, library)
    related = by_claim(relations(known, newest_first(briefings)))
    records = pictures(addresses, library, briefings, docs.folder)
    planned = plans(briefings, known, addresses, related)
    renditions = published(project, library, records)
    readings, findings = {}, {}
    for one in briefings:
        guard.begin()
        here = addresses.briefing(one)
        framing.begin(frames(one, records, addresses), Images(renditions, here, addresses))
        readings[one.name] = read(one.body, planned[one.name], setup)
        findings[one.name] = guard.findings
    site = assemble(project, library, known, planned, readings)
    site = replace(site, findings=findings, renditions=renditions)
    site = replace(site, album=_album(site, records, docs))
    found = (*problems, *(problem for check in CHECKS for problem in check(site)))
    return replace(site, diagnostics=settle(site, found, {code.name: code for code in CODES}))


def _album(site: Site, records: Records, docs: Docs) -> Album:
    """Find where every picture is shown; pages without any were left out by ``read_docs``."""
    project = site.project
    setup = Setup(project.markdown.extensions, project.markdown.configs)
    uses = (
        *in_articles(site.addresses, site.built, site.readings),
        *on_pages(site.addresses, docs, ((page, shown(page.body, setup)) for page in docs.pages)),
        *in_configuration(project.named, docs),
    )
    return album(records, uses, docs, project.cards)
