"""The order of the stages.

Reads the content's files, through ``load``; no clock, no environment; writes nothing.
"""

from dataclasses import replace
from pathlib import Path

from footnoted.article.extension import Setup, read, shown
from footnoted.article.frames import FrameExtension
from footnoted.article.guard import GuardExtension
from footnoted.catalogue import CODES
from footnoted.checks.allow import settle
from footnoted.checks.registry import CHECKS
from footnoted.library.names import Addresses, names
from footnoted.library.pictures import (
    Album,
    Records,
    album,
    in_articles,
    in_configuration,
    on_pages,
    pictures,
    published,
)
from footnoted.library.plan import Images, frames, plans
from footnoted.library.site import Site, assemble, built, newest_first
from footnoted.library.standing import by_claim, relations
from footnoted.outputs.registry import complete
from footnoted.project import Project
from footnoted.records.files import Docs, read_docs
from footnoted.records.reading import load


def build(project: Project) -> Site:
    """Read the briefings of a project into one value, with every problem that was found.

    Content problems never raise; an unreadable root does (``OSError``).
    """
    project = complete(project)
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
