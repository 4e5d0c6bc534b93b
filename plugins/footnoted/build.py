"""The order of the stages: read, name, plan, render, index, check. Each is a function of the last.

Reads the content's files, through ``records``; no clock, no environment; writes nothing.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from footnoted.article.extension import Setup, read, read_pictures
from footnoted.article.plan import Reading
from footnoted.catalogue import all_codes
from footnoted.checks.allow import settle
from footnoted.checks.registry import CHECKS
from footnoted.collector import collector_waits
from footnoted.library.divisions import Divided, divide_first
from footnoted.library.names import Addresses, Names, names
from footnoted.library.pictures import (
    Album,
    Records,
    gather_pictures,
    in_articles,
    in_configuration,
    on_pages,
    pictures,
    renditions_of,
)
from footnoted.library.plan import page_inputs, plans
from footnoted.library.site import Articles, Site, briefings_built, index, newest_first
from footnoted.library.standing import by_claim, relations
from footnoted.outputs.registry import complete
from footnoted.project import Project
from footnoted.records.files import Docs, read_docs
from footnoted.records.library import Briefing, Library
from footnoted.records.reading import load


def build(project: Project) -> Site:
    """Read the briefings of a project into one value, with every problem that was found.

    Content problems never raise; an unreadable root does (``OSError``).
    """
    project = complete(project)
    with collector_waits():
        library, unfit = load(Path(project.root), project.briefings_dir)
        known = names(library)
    articles = read_articles(project, library, known)
    with collector_waits():
        site = index(project, library, known, articles)
        checks = (*CHECKS, *project.plug_ins.checks)
        found = (*unfit, *(problem for check in checks for problem in check(site)))
        return replace(site, diagnostics=settle(site, found, all_codes(project.plug_ins)))


def read_articles(project: Project, library: Library, names: Names) -> Articles:
    """Render every article that gets a page, each from its own inputs, and find the pictures."""
    addresses, briefings = Addresses(project), briefings_built(project, library)
    docs = read_docs(Path(project.root), project.docs_dir)
    records = pictures(addresses, library, briefings, docs.folder)
    renditions = renditions_of(project, library, records)
    published = newest_first(briefings)
    related = relations(names, published)
    parts = divide_first(project, Divided(names, published, records.every))
    addresses = Addresses(project, parts)
    planned = plans(briefings, names, addresses, by_claim(related))
    inputs = {
        briefing.name: page_inputs(briefing, planned[briefing.name], records, renditions, addresses)
        for briefing in briefings
    }
    setup = Setup(project.markdown.extensions, project.markdown.configs)
    readings = {
        briefing.name: read(briefing.body, inputs[briefing.name], setup) for briefing in briefings
    }
    shows = _album(project, briefings, readings, records, docs)
    return Articles(inputs, readings, shows, renditions, related)


def _album(
    project: Project,
    briefings: tuple[Briefing, ...],
    readings: Mapping[str, Reading],
    records: Records,
    docs: Docs,
) -> Album:
    """Find where every picture is shown; pages without any were left out by ``read_docs``."""
    addresses = Addresses(project)
    setup = Setup(project.markdown.extensions, project.markdown.configs)
    uses = (
        *in_articles(addresses, briefings, readings),
        *on_pages(
            addresses, docs, ((page, read_pictures(page.body, setup)) for page in docs.pages)
        ),
        *in_configuration(project.named, docs),
    )
    return gather_pictures(records, uses, docs, project.cards)
