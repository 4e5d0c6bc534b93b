"""The stages of a build in order: read, name, plan, render, index, check.

Each is a function of the one before. The content's files are read through ``records``; no clock and
no environment is used, and nothing is written.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path

from markupsafe import Markup

from footnoted.article.extension import PageInputs, Setup, read, read_pictures
from footnoted.article.plan import NoteUse, Reading
from footnoted.catalogue import all_codes, check_all
from footnoted.checks.allow import settle
from footnoted.diagnostics.problem import Problem
from footnoted.library.divisions import Divided, divide_first
from footnoted.library.evidence import NoteKey
from footnoted.library.names import (
    FARTHEST,
    Addresses,
    KnownSource,
    Names,
    names,
    own_pages,
    with_registers,
)
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
from footnoted.library.tracing import Ask, Traced
from footnoted.outputs.registry import complete, taken_addresses, with_content
from footnoted.progress import Tell, collector_passes_by, collector_waits, count_through, silent
from footnoted.project import NOTHING, SHARED_BY_DESKS, Project
from footnoted.records.files import Docs, read_docs
from footnoted.records.library import Briefing, Library
from footnoted.records.reading import (
    ReadBefore,
    expand,
    load,
    lost_of_registers,
    read_others,
)
from footnoted.store import NOTHING_KEPT, Kept, digest


def build(project: Project, kept: Kept = NOTHING_KEPT, tell: Tell = silent) -> Site:
    """Return the Site of a project's briefings, with every problem that was found.

    What is kept of earlier builds is not read again; ``tell`` is called with the progress. No
    content raises an exception; an unreadable root does (``OSError``).
    """
    project = complete(project)
    with collector_waits():
        library, unfit = read_library(project, kept, tell)
        library = expand(library, project.expanded)
        known = names(library)
        project = with_content(project, library)
        _settle(kept)
    articles = read_articles(project, library, known, kept, tell)
    _settle(kept)
    with collector_waits():
        site = index(project, library, known, articles)
        ours = _ours(check_all(site, project.plug_ins.checks, kept), project)
        found = (*unfit, *ours)
        found = (*found, *taken_addresses(site), *own_pages(project.own))
        made = replace(site, diagnostics=settle(site, found, all_codes(project.plug_ins)))
        _settle(kept)
    return made


def read_library(
    project: Project,
    kept: Kept = NOTHING_KEPT,
    tell: Tell = silent,
    before: ReadBefore | None = None,
) -> tuple[Library, tuple[Problem, ...]]:
    """Return the briefings and registers of a project, with what they name of other desks'
    registers.

    The problems of the files are returned, too.
    """
    library, unfit = load(Path(project.root), project.briefings_dir, kept, tell, before)
    if not project.registers:
        return library, unfit
    others = [read_others(folder, shown) for shown, folder in project.registers]
    registers = [{name: getattr(other, name) for name in SHARED_BY_DESKS} for other in others]
    library, clashes = with_registers(library, registers)
    lost = frozenset(id_ for other in others for id_ in lost_of_registers(other))
    problems = [*unfit, *(problem for other in others for problem in other.problems), *clashes]
    return replace(library, lost=library.lost | lost), tuple(problems)


def _ours(found: Iterable[Problem], project: Project) -> Iterator[Problem]:
    """Yield problems, except those of other desks' registers, which they must solve themselves."""
    return (problem for problem in found if not project.is_of_others(problem.mark.path))


def _settle(kept: Kept) -> None:
    """Make the garbage collector ignore all present objects; the next build resets it."""
    if kept is not NOTHING_KEPT:
        collector_passes_by()


def read_articles(  # noqa: PLR0913, PLR0917 - each stage so far, and what is kept of earlier ones
    project: Project,
    library: Library,
    names: Names,
    kept: Kept = NOTHING_KEPT,
    tell: Tell = silent,
    known: Mapping[str, Reading] = NOTHING,
) -> Articles:
    """Render every article that gets a page, each from its own inputs, and find the pictures.

    Those in ``known``, readings by name, are not rendered again.
    """
    addresses, briefings = Addresses(project), briefings_built(project, library)
    docs = read_docs(Path(project.root), project.docs_dir, project.leaves_out)
    records = pictures(addresses, library, briefings, docs.folder)
    renditions = renditions_of(project, library, records)
    published = newest_first(briefings)
    related = relations(names, published)
    parts = divide_first(project, Divided(names, published, records.every))
    addresses = Addresses(project, parts)
    unread = [briefing for briefing in briefings if briefing.name not in known]
    planned = plans(unread, names, addresses, by_claim(related))
    inputs = {
        briefing.name: page_inputs(briefing, planned[briefing.name], records, renditions, addresses)
        for briefing in unread
    }
    setup = Setup(project.markdown.extensions, project.markdown.configs)
    reader = Reader(setup, names, addresses, kept)
    readings = dict(known)
    for briefing in count_through(tell, "Rendering", unread):
        readings[briefing.name] = reader.read(briefing, inputs[briefing.name])
    shows = _album(project, briefings, readings, records, docs)
    return Articles(inputs, readings, shows, renditions, related, parts)


def build_some(
    project: Project,
    library: Library,
    every: Names,
    known: Mapping[str, Reading],
    kept: Kept = NOTHING_KEPT,
) -> Site:
    """Return a Site with only the briefings whose readings are not ``known``.

    It is for what concerns one briefing by itself, such as its rows in a table. Nothing is checked,
    and what all briefings make together, such as the timeline, is incomplete. The project is a
    completed one.
    """
    with collector_waits():
        project = with_content(project, library)
        articles = read_articles(project, library, every, kept, known=known)
        some = tuple(briefing for briefing in library.briefings if briefing.name not in known)
        return index(project, replace(library, briefings=some), every, articles)


class Reader:
    """Reads articles, or takes kept readings if the answers to all they asked are the same."""

    def __init__(self, setup: Setup, names: Names, addresses: Addresses, kept: Kept) -> None:
        self.setup, self.names, self.addresses, self.kept = setup, names, addresses, kept
        self._notes: dict[str, str] = {}

    def read(self, briefing: Briefing, inputs: PageInputs) -> Reading:
        """Return what an article says, rendered now if it is not kept."""
        if self.kept is NOTHING_KEPT:
            return read(briefing.body, inputs, self.setup)

        def make() -> tuple[Reading, tuple[Ask, ...]]:
            asked: dict[Ask, None] = {}
            reading = read(briefing.body, asking(inputs, asked), self.setup)
            return replace(reading, facts=digest(repr(said(reading)))), tuple(asked)

        pages = repr(self.addresses.project.pages)
        parts = (briefing.path, briefing.body, repr(inputs.plan.anchors), pages)
        answers = partial(self._answers, inputs)
        key, reading = self.kept.answered("reading", parts, answers, make)
        return replace(reading, key=key)

    def _answers(self, inputs: PageInputs, asked: tuple[Ask, ...]) -> str:
        return digest([self._answer(inputs, kind, name) for kind, name in asked])

    def _answer(self, inputs: PageInputs, kind: str, name: object) -> str:
        if kind == "note":
            return self._note(str(name))
        if kind == "link":
            return repr(inputs.plan.links(str(name)))
        found: Mapping[str, object] = {
            "evidence": inputs.plan.evidence,
            "frames": inputs.frames,
            "images": inputs.images,
        }[kind]
        if name is None:
            # What a typed source cites follows from its id.
            own = inputs.plan.evidence.maps[0] if kind == "evidence" else dict(found)  # type: ignore[attr-defined]
            return self._ids + repr(own)
        return repr(found.get(str(name)))

    @cached_property
    def _ids(self) -> str:
        return digest(tuple(self.names.sources))

    def _note(self, name: str) -> str:
        """Return the digest of everything that a note says about its source and its carriers."""
        known = self._notes.get(name)
        if known is None:
            note, said = NoteKey.read(name), []
            waiting = [note.source, note.via]
            for id_ in waiting:
                source = self.names.sources.get(id_)
                said.append((id_, self._source(source) if source else ""))
                said.append((id_, self.addresses.entry("sources", f"source-{id_}")))
                if len(waiting) > 2 * FARTHEST + 2:
                    break
                if source and source.source.cited_in and source.source.cited_in not in waiting:
                    waiting.append(source.source.cited_in)
            known = self._notes[name] = digest(said)
        return known

    def _source(self, known: KnownSource) -> str:
        home = self.names.briefings.get(known.home)
        return home.facts if home and home.facts else repr(known.source)


def said(reading: Reading) -> tuple[object, ...]:
    """Return what other pages may say about an article, without most of its words and places."""
    return (
        [(f.anchor, f.match.verdict, f.sentence, f.words) for f in reading.found],
        reading.uses,
        reading.notes,
        [(note.label, note.text) for note in reading.footnotes],
        [(link.href, link.text, link.exempt) for link in reading.links],
        [(picture.src, picture.alt) for picture in reading.pictures],
        sorted(reading.framed),
    )


def asking(inputs: PageInputs, asked: dict[Ask, None]) -> PageInputs:
    """Return inputs that note what they are asked."""
    plan = inputs.plan

    def links(address: str) -> NoteUse | None:
        asked["link", address] = None
        return plan.links(address)

    def body(note: str, earlier: Sequence[str]) -> Markup:
        asked.update((("note", key), None) for key in (note, *earlier))
        return plan.body(note, earlier)

    return replace(
        inputs,
        plan=replace(
            plan,
            evidence=Traced("evidence", plan.evidence, asked),
            links=links,
            body=body,
        ),
        frames=Traced("frames", inputs.frames, asked),
        images=Traced("images", inputs.images, asked),
    )


def _album(
    project: Project,
    briefings: tuple[Briefing, ...],
    readings: Mapping[str, Reading],
    records: Records,
    docs: Docs,
) -> Album:
    """Return all pictures with the pages that show them; ``read_docs`` left out pages without
    any.
    """
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
