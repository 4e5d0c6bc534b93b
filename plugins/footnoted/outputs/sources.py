"""All sources: as files for other programs, and as a page."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from jinja2 import Environment
from markupsafe import Markup

from footnoted.library.evidence import Citation, Impact, excerpts_of, impacts, reach
from footnoted.library.parts import Part
from footnoted.library.site import Site
from footnoted.outputs.bibtex import bibtex
from footnoted.outputs.briefing import archivable
from footnoted.outputs.csl import SOURCES_COLUMNS, csl_json, source_cells
from footnoted.outputs.files import Export, ExportFormat, Offer, SiteFile, sight, table
from footnoted.outputs.page import Facet, Page, PageParts, ShownPart, any_record, values
from footnoted.outputs.view import View, render
from footnoted.outputs.words import FAMILIES, Family, family
from footnoted.phrases import mark_phrase, phrases
from footnoted.records.library import ANCHORED, Briefing
from footnoted.records.sources import Source

# -------------------------------------------------------------------------------------------------
# The sources of a site as files: CSL-JSON, BibTeX and a table.
#
# They are those of the register and of published briefings, without drafts.


def published_sources(site: Site) -> dict[str, Source]:
    """Return the sources of the register and of published briefings, by id.

    The excerpts in published briefings are added to our remark on each.
    """
    names = {briefing.name for briefing in site.published}
    known, quoted = site.names.sources, _quoted(site)
    return {
        id_: _with_passages(known[id_].source, quoted.get(id_, ()))
        for id_ in sorted(known)
        if not known[id_].home or known[id_].home in names
    }


def _quoted(site: Site) -> dict[str, dict[str, None]]:
    """Return the excerpts of each source, in the order of briefings and records."""
    found: dict[str, dict[str, None]] = {}
    for briefing in site.published:
        for kind in ANCHORED:
            for record in getattr(briefing.sidecar, kind.section).values():
                if getattr(record, "claim", None) and not record.sources:
                    continue  # it has the excerpts of its claim
                for each in excerpts_of(record, briefing.sidecar):
                    place = f" ({each.locator})" if each.locator else ""
                    found.setdefault(each.source, {})[f"“{each.words}”{place}"] = None
    return found


def _with_passages(source: Source, passages: Iterable[str]) -> Source:
    said = " ".join(passages)
    if not said:
        return source
    note = f"{source.note} {said}" if source.note else said
    return source.model_copy(update={"note": note})


def sources_csv(sources: Mapping[str, Source]) -> str:
    """Return sources as a table, by id; lists have semicolons between their parts."""
    rows = ([id_, *source_cells(sources[id_])] for id_ in sorted(sources))
    return table(SOURCES_COLUMNS, rows)


SOURCES_FORMATS = (
    ExportFormat(
        "csl-json", lambda site: csl_json(published_sources(site)), "Zotero, citeproc, pandoc"
    ),
    ExportFormat("bibtex", lambda site: bibtex(published_sources(site)), "biblatex, JabRef"),
    ExportFormat("csv", lambda site: sources_csv(published_sources(site))),
)
"""The formats of sources, the usual one first."""

SOURCES_FILES = (
    Offer(
        "sources.json",
        "application/vnd.citationstyles.csl+json",
        mark_phrase("All sources, for Zotero (CSL)"),
    ),
    Offer("sources.bib", "application/x-bibtex", mark_phrase("All sources, for LaTeX (BibTeX)")),
    Offer("data/sources.csv", "text/csv", mark_phrase("All sources, as a table (CSV)")),
)
"""The three files, in the order of the formats."""


def sources_files(site: Site) -> Iterator[SiteFile]:
    """Yield the three files; the sources are collected once."""
    held = published_sources(site)
    said = phrases(site.project.language)
    for offer, write in zip(SOURCES_FILES, (csl_json, bibtex, sources_csv), strict=True):
        yield SiteFile(offer.path, write(held), offer.media_type, said.gettext(offer.title))


SOURCES_EXPORT = Export("sources", sources_files, SOURCES_FORMATS)


# -------------------------------------------------------------------------------------------------
# The page: by kind, then by short name.
#
# Sources that nothing uses are listed, too, and marked so.

KNOWN = {
    "read": mark_phrase("read by us"),
    "relayed": mark_phrase("through another source"),
    "unsaid": mark_phrase("not said whether read"),
}
KEPT = {
    "kept": mark_phrase("kept"),
    "lacking": mark_phrase("not kept"),
    "none": mark_phrase("not asked for"),
}


@dataclass(frozen=True, slots=True)
class SourceFamily:
    """The sources of one family, or those that we know only through others."""

    key: str
    title: str
    entries: tuple["SourceRow", ...]


@dataclass(frozen=True, slots=True)
class SourcesOfBriefing:
    """The uses of a source in one briefing."""

    briefing: Briefing
    uses: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as the page lists it."""

    id: str
    source: Source
    read: bool
    """Whether some briefing cites it as read by us."""
    twin: bool
    """Whether another source has the same short name."""
    groups: tuple[SourcesOfBriefing, ...]
    impact: Impact
    """What in published briefings depends on it, directly or not."""

    @property
    def kind(self) -> str:
        """Return the key of its family."""
        return family(self.source.type).key

    @property
    def known(self) -> str:
        """Return how we know it, for the filter: read, relayed or unsaid."""
        if self.source.cited_in:
            return "relayed"
        return "read" if self.read else "unsaid"

    @property
    def kept(self) -> str:
        """Return whether an archive has a copy: kept, lacking, or none if none is needed."""
        if self.source.archived:
            return "kept"
        return "lacking" if archivable(self.source) else "none"

    @property
    def uses(self) -> int:
        """Return the number of uses."""
        return sum(len(group.uses) for group in self.groups)

    @property
    def rests(self) -> dict[str, int]:
        """Return how much of each kind depends on it; links and notes of the text count, too."""
        kinds = Counter(r.target.kind if r.target else r.way.value for r in self.impact.rests)
        return dict(sorted(kinds.items()))

    @property
    def briefings(self) -> int:
        """Return how many briefings have something that depends on it."""
        return len({rest.briefing.name for rest in self.impact.rests})

    @property
    def indirect(self) -> int:
        """Return how many of these do not name the source itself."""
        return sum(not self.impact.is_direct(rest) for rest in self.impact.rests)


def entries(site: Site, view: View) -> tuple[SourceRow, ...]:
    """Return the sources by short name, then id."""
    names = Counter(view.short(id_) for id_ in _public(site))
    read = _read(site)
    found = impacts(site.names, (rest for b in site.published for rest in site.rests[b.name]))
    ids = sorted(_public(site), key=lambda id_: (view.short(id_).casefold(), id_))
    return tuple(
        SourceRow(
            id_,
            view.source(id_),
            id_ in read,
            names[view.short(id_)] > 1,
            _groups(site, id_),
            found[id_],
        )
        for id_ in ids
    )


def kinds(found: tuple[SourceRow, ...]) -> tuple[SourceFamily, ...]:
    """Return entries grouped by family; those that we know only through others at the end."""
    own = [entry for entry in found if entry.known != "relayed"]
    grouped = (
        *(SourceFamily(f.key, f.title, tuple(e for e in own if e.kind == f.key)) for f in FAMILIES),
        SourceFamily(*RELAYED, tuple(entry for entry in found if entry.known == "relayed")),
    )
    return tuple(kind for kind in grouped if kind.entries)


RELAYED = ("relayed", mark_phrase("Known only through others"))


def facets(site: Site, found: tuple[SourceRow, ...]) -> tuple[Facet[SourceRow], ...]:
    """Return the values by which sources can be found, in the order of the controls."""
    say = phrases(site.project.language).gettext
    titles = {family.key: say(family.title) for family in FAMILIES}
    scale = site.project.scales["reliability"]

    def briefings(entry: SourceRow) -> tuple[str, ...]:
        return tuple(group.briefing.name for group in entry.groups)

    def grades(entry: SourceRow) -> tuple[str, ...]:
        return (entry.source.reliability,) if entry.source.reliability else ()

    def label(code: str) -> str:
        grade = scale.grade(code)
        return say(grade.label) if grade else code

    def known(key: str) -> str:
        return say(KNOWN[key])

    def kept(key: str) -> str:
        return say(KEPT[key])

    every = (
        Facet(
            "kind",
            say("Kind"),
            values(found, lambda e: (family(e.source.type).key,), titles.__getitem__),
        ),
        Facet("briefing", say("Briefing"), values(found, briefings, _title(site))),
        Facet("known", say("Known"), values(found, lambda e: (e.known,), known)),
        Facet("kept", say("Archived"), values(found, lambda e: (e.kept,), kept)),
        Facet("reliability", say("Reliability"), values(found, grades, label), lines=True),
    )
    return tuple(facet for facet in every if len(facet.values) > 1)


def _title(site: Site) -> Callable[[str], str]:
    return lambda name: site.names.briefings[name].front.title


def _public(site: Site) -> list[str]:
    """Return the sources of the register and of published briefings, without drafts."""
    published = {briefing.name for briefing in site.published}
    return [id_ for id_, k in site.names.sources.items() if not k.home or k.home in published]


def _groups(site: Site, id_: str) -> tuple[SourcesOfBriefing, ...]:
    """Return uses grouped by briefing; a sentence that a source supports twice is listed once."""
    uses = site.citations.get(id_, ())
    by_briefing = groupby(uses, key=lambda use: use.briefing.name)
    found = ((name, tuple(group)) for name, group in by_briefing)
    return tuple(
        SourcesOfBriefing(site.names.briefings[name], _once(group)) for name, group in found
    )


def _once(uses: tuple[Citation, ...]) -> tuple[Citation, ...]:
    first: dict[tuple[str, str, str], Citation] = {}
    for use in uses:
        first.setdefault((use.sentence, use.locator, use.carried), use)
    return tuple(first.values())


def _read(site: Site) -> set[str]:
    """Return the sources that some published briefing has read."""
    found: set[str] = set()
    for briefing in site.published:
        found |= reach(site.names, briefing, site.readings[briefing.name]).read
    return found


def _render(site: Site, view: View, env: Environment) -> Markup:
    return _show(view, env, view.phrases.gettext("Sources"), entries(site, view))


def _show(view: View, env: Environment, heading: str, found: tuple[SourceRow, ...]) -> Markup:
    return render(
        env,
        "pages/sources.html",
        v=view,
        heading=heading,
        entries=found,
        stand_ins=any(entry.source.title_from for entry in found),
        kinds=kinds(found),
        facets=facets(view.site, found),
        files=_files(view.site),
    )


def _files(site: Site) -> tuple[Offer, ...]:
    return SOURCES_FILES if site.project.exported("sources") else ()


def _render_part(site: Site, view: View, env: Environment, shown: ShownPart) -> Markup:
    rows: dict[str, tuple[int, SourceRow]] = shown.share()
    found = sorted(rows[id_] for id_ in shown.part.items)
    return _show(view, env, shown.heading, tuple(row for _, row in found))


def _rows(site: Site) -> dict[str, tuple[int, SourceRow]]:
    """Return every source by its id, with its place in the order of the page."""
    return {row.id: (place, row) for place, row in enumerate(entries(site, sight(site)))}


def _within(family: Family, site: Site) -> str:
    """Return the title of a family for use within a line: nouns of German keep their capital."""
    said = phrases(site.project.language)
    title = said.gettext(family.title)
    return title if said.language == "de" else title.lower()


def _facts(site: Site, part: Part) -> Iterator[tuple[str, str]]:
    """Yield how many sources of a part are of each family."""
    if len(part.items) > 1:
        types = Counter(site.names.sources[id_].source.type for id_ in part.items)
        counts = {f: sum(types[type_] for type_ in f.types) for f in FAMILIES}
        found = {f: count for f, count in counts.items() if count}
        if len(found) > 1:
            yield from (
                (f"{count} {_within(f, site)}", f"?kind={f.key}") for f, count in found.items()
            )


SOURCES = Page(
    "sources",
    mark_phrase("Sources"),
    mark_phrase("Every source, with every place where it is used."),
    _render,
    evidence=any_record("sources"),
    about=mark_phrase("what everything rests on"),
    parts=PageParts(
        mark_phrase("sources"),
        mark_phrase("by the first letters of their ids"),
        _render_part,
        share=_rows,
        facts=_facts,
        files=_files,
        searched=True,
    ),
)
