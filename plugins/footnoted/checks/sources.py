"""Sources: used, sound, written once.

source.retracted-used
    Bad::
        sources:
          report: {type: report, title: Storm damage, status: retracted}
        claims:
          idle: {quote: stood idle for a week, sources: [report]}
    Good::
        claims:
          idle: {quote: stood idle for a week, sources: [harbor-log]}

source.corrected-used
    Bad::
        sources:
          report: {type: report, title: Storm damage, status: corrected}
        claims:
          idle: {quote: stood idle for a week, sources: [report]}
    Good::
        sources:
          report: {type: report, title: Storm damage, status: corrected}
        claims:
          idle: {quote: stood idle for a week, sources: [report]}
        allow:
          - code: source.corrected-used
            about: report
            because: The correction concerns another crane.

source.unsound-through
    Bad::
        sources:
          report: {type: report, title: Storm damage, status: corrected}
        claims:
          idle: {quote: stood idle for a week, sources: [report], supports: [late]}
          late: {says: The ships were late., sources: [harbor-log]}
        allow:
          - code: source.corrected-used
            about: report
            because: The correction concerns another crane.
    Good::
        sources:
          report: {type: report, title: Storm damage, status: corrected}
        claims:
          idle: {quote: stood idle for a week, sources: [report]}
          late: {says: The ships were late., sources: [harbor-log]}
        allow:
          - code: source.corrected-used
            about: report
            because: The correction concerns another crane.

source.replaced
    Bad::
        sources:
          before: {type: report, title: Storm damage, doi: 10.1234/storm, status: retracted}
          after: {type: report, title: Storm damage, doi: 10.1234/storm}
        claims:
          idle: {quote: stood idle for a week, sources: [after]}
          first: {says: What the report first said., sources: [before]}
        allow:
          - {code: source.retracted-used, about: before, because: It is about the retraction.}
    Good::
        sources:
          after: {type: report, title: Storm damage, doi: 10.1234/storm}
        claims:
          idle: {quote: stood idle for a week, sources: [after]}

source.same-address
    Bad::
        sources:
          crane-report:
            type: article-newspaper
            url: http://www.courier.example/crane/?utm_source=letter#top
            cited-in: courier
        claims:
          idle: {quote: stood idle for a week, sources: [crane-report]}
    Good::
        claims:
          idle: {quote: stood idle for a week, sources: [courier]}

source.only-type
    Bad::
        sources:
          report: {type: report}
        claims:
          idle: {quote: stood idle for a week, sources: [report]}
    Good::
        sources:
          report: {type: report, title: Storm damage}
        claims:
          idle: {quote: stood idle for a week, sources: [report]}

source.cites-itself
    Bad::
        sources:
          report: {type: report, title: Storm damage, cited-in: report}
        claims:
          idle: {quote: stood idle for a week, sources: [report]}
    Good::
        sources:
          report: {type: report, title: Storm damage, cited-in: courier}
        claims:
          idle: {quote: stood idle for a week, sources: [report]}

source.unused
    Bad::
        sources:
          report: {type: report, title: Storm damage}
        claims:
          idle: {quote: stood idle for a week, sources: [courier]}
    Good::
        sources:
          report: {type: report, title: Storm damage}
        claims:
          idle: {quote: stood idle for a week, sources: [report]}

source.unused-in-register
    Bad, _shared/sources.yml::
        sources:
          courier: {type: article-newspaper, title: Crane out of use}
          harbor-log: {type: webpage, title: Harbor log}
          tide-table: {type: dataset, title: Tides}
    Good, _shared/sources.yml::
        sources:
          courier: {type: article-newspaper, title: Crane out of use}
          harbor-log: {type: webpage, title: Harbor log}
    Both, harbor.md::
        ---
        title: What the harbor reads
        date: 2024-05-01
        ---

        Ships are listed in the harbor log.[^harbor-log] News come from The Courier.[^courier]

source.locator-alone
    Bad::
        claims:
          idle:
            quote: stood idle for a week
            attribution: [{party: master, locator: p. 3}, {source: courier, read: true}]
    Good::
        claims:
          idle:
            quote: stood idle for a week
            attribution: [{party: master}, {source: courier, locator: p. 3, read: true}]
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from footnoted.checks.attribution import chains
from footnoted.diagnostics.problem import Code, Level, Mark, Problem
from footnoted.library.evidence import NoteKey, Rest, carriers, is_unsound
from footnoted.library.names import Registered, pages
from footnoted.library.site import Site
from footnoted.library.standing import Leaning, second_hand
from footnoted.records.evidence import Evidence
from footnoted.records.forms import Record
from footnoted.records.library import Briefing, Places
from footnoted.records.sources import Source
from footnoted.records.vocabulary import SourceStatus
from footnoted.text.html import escape_text

# -------------------------------------------------------------------------------------------------
# Sources that their publishers corrected or withdrew, and that briefings still depend on.
#
# Editors decide whether what they said is still true.

RETRACTED_USED = Code(
    "source.retracted-used",
    Level.WARNING,
    "A briefing rests on a source that its publisher has withdrawn, itself or through another.",
    "Find another source or change the article. If you show what was once said, allow this with "
    "the reason.",
)
CORRECTED_USED = Code(
    "source.corrected-used",
    Level.INFO,
    "A briefing rests on a source that its publisher has corrected, itself or through another.",
    "Read the correction. If it changes nothing here, allow this with the reason.",
)
UNSOUND_THROUGH = Code(
    "source.unsound-through",
    Level.INFO,
    "Something rests on another record, which rests on a source that its publisher has corrected "
    "or withdrawn.",
    "Read what it rests on again. If it is still true, allow this with the reason.",
)
CODES = {
    SourceStatus.RETRACTED: (RETRACTED_USED, "withdrawn"),
    SourceStatus.CORRECTED: (CORRECTED_USED, "corrected"),
}


def check_soundness(site: Site) -> Iterator[Problem]:
    """Check the sources of every briefing that is built."""
    if not any(is_unsound(known.source.status) for known in site.names.sources.values()):
        return
    for briefing in site.built:
        yield from _briefing(site, briefing)
    yield from _through(site)


def _briefing(site: Site, briefing: Briefing) -> Iterator[Problem]:
    """Yield a problem for each source once, at the first place that depends on it."""
    found: dict[str, list[Rest]] = {}
    for rest in site.rests[briefing.name]:
        for id_ in (rest.source, *carriers(site.names, rest.source)):
            known = site.names.sources.get(id_)
            if known and is_unsound(known.source.status):
                found.setdefault(id_, []).append(rest)
    for id_, resting in sorted(found.items()):
        known = site.names.sources[id_]
        code, word = CODES[known.source.status]
        things = len({rest.fragment for rest in resting})
        rests = (
            "1 place of this briefing rests"
            if things == 1
            else f"{things} places of this briefing rest"
        )
        later = replacement(site, known.source)
        news = f" `{later}` has taken its place under the same DOI." if later else ""
        message = f"{rests} on the source `{id_}`, which its publisher has {word}.{news}"
        mark = min(resting, key=lambda rest: (rest.article is not None, rest.mark)).mark
        yield Problem(code, message, mark, code.cure, known.mark, id_)


def _through(site: Site) -> Iterator[Problem]:
    """Yield a problem for what depends on each source indirectly, once for each briefing.

    Articles count if they link to something that depends on it; ``impact`` lists what links to
    those.
    """
    begun: dict[str, list[str]] = {}
    for rests in site.rests.values():
        for rest in rests:
            for id_ in (rest.source, *carriers(site.names, rest.source)):
                known = site.names.sources.get(id_)
                if known and is_unsound(known.source.status):
                    begun.setdefault(id_, []).append(rest.what)
    every = site.leanings if begun else {}
    for id_, first in sorted(begun.items()):
        found: dict[str, list[Leaning]] = {}
        for each in second_hand(first, every):
            if each.target or each.step == 2:
                found.setdefault(each.briefing.name, []).append(each)
        for name in sorted(found):
            yield _second_hand(site, id_, found[name])


def _second_hand(site: Site, id_: str, found: list[Leaning]) -> Problem:
    known = site.names.sources[id_]
    _, word = CODES[known.source.status]
    first = min(found, key=lambda each: (each.step, each.target is None, each.mark))
    what = f"The {first.target.kind} `{first.target.id}`" if first.target else "The text"
    message = (
        f"{what} rests on `{first.on}`, which rests on `{id_}`, which its publisher has {word}."
    )
    if first.step > 2:
        message = message.replace(", which rests on", ", which rests on something that rests on")
    more = len(found) - 1
    if more:
        message += f" {more} more {'place' if more == 1 else 'places'} of this briefing, too."
    cure = UNSOUND_THROUGH.cure
    return Problem(UNSOUND_THROUGH, message, first.mark, cure, known.mark, id_)


def replacement(site: Site, source: Source) -> str:
    """Return the source that has the DOI of one that was withdrawn; empty if there is none."""
    doi = normal_doi(source)
    if source.status is not SourceStatus.RETRACTED or not doi:
        return ""
    others = ((id_, known.source) for id_, known in sorted(site.names.sources.items()))
    same = (id_ for id_, each in others if not is_unsound(each.status) and normal_doi(each) == doi)
    return next(same, "")


def normal_doi(source: Source) -> str:
    """Return the DOI of a source in its normal form; empty if it has none."""
    return next(pages(source.model_copy(update={"url": None})), "") if source.doi else ""


# -------------------------------------------------------------------------------------------------
# The sources in registers and sidecars, each with its place, and which of them are used.


@dataclass(frozen=True, slots=True)
class Written:
    """A source, and the place of its record."""

    id: str
    source: Source
    places: Places
    shared: bool
    """Whether it is in the register."""

    @property
    def key(self) -> Mark:
        """Return the place of its id."""
        return self.places.key_mark(("sources", self.id))

    def mark(self, *path: str | int) -> Mark:
        """Return the place of one of its values."""
        return self.places.mark(("sources", self.id, *path))


def registered_sources(site: Site) -> Iterator[Written]:
    """Yield the sources of the register, then those of every briefing that is built."""
    register = site.library.sources
    for id_, source in register.records.items():
        yield Written(id_, source, register.places, True)
    for briefing in site.built:
        for id_, source in briefing.sidecar.sources.items():
            yield Written(id_, source, briefing.sidecar_places, False)


def used_sources(site: Site) -> frozenset[str]:
    """Return the ids of all sources that anything names or links to, and of their carriers."""
    registered = Registered(site.names)
    found: set[str] = set()
    for briefing in site.library.briefings:
        found.update(_by_records(briefing))
        if briefing.name in site.readings:
            found.update(_by_article(site, briefing, registered))
        else:
            found.update(_by_draft(site, briefing))
    return frozenset(found.union(*(carriers(site.names, id_) for id_ in found)))


def _by_records(briefing: Briefing) -> Iterator[str]:
    sidecar = briefing.sidecar
    for chain, _ in chains(briefing):
        yield from (link.source for link in chain if link.source)
    for records in (sidecar.claims, sidecar.dates, sidecar.figures):
        for record in records.values():
            if isinstance(record, Evidence):
                yield from (use.id for use in record.sources)
                yield from (use.id for use in (record.outcome.sources if record.outcome else ()))
    for correction in sidecar.corrections.values():
        yield from correction.about


def _by_article(site: Site, briefing: Briefing, registered: Registered) -> Iterator[str]:
    reading = site.readings[briefing.name]
    yield from (NoteKey.read(use.note).source for use in reading.uses)
    for link in reading.links:
        if known := registered.find(link.href):
            yield known.id


def _by_draft(site: Site, briefing: Briefing) -> Iterator[str]:
    """Yield what a draft that is not built seems to use: its article was not read."""
    for id_, known in site.names.sources.items():
        url = known.source.url
        if f"[^{id_}]" in briefing.body or (url and url in briefing.body):
            yield id_


# -------------------------------------------------------------------------------------------------
# Sources as records: written twice, used by nobody, known through themselves.
#
# Archived copies and links have checks of their own.

SAME_ADDRESS = Code(
    "source.same-address",
    Level.WARNING,
    "Two sources have one address, so one page is listed twice. A link to it counts for the one "
    "whose id comes first.",
    "Keep one of the two records and cite it everywhere. If one page contains two sources, allow "
    "this with that reason.",
)
REPLACED = Code(
    "source.replaced",
    Level.INFO,
    "Two sources have one DOI, because one was withdrawn and the other replaced it. A link to "
    "the address counts for the one that was not withdrawn.",
    "You need not change anything. Cite the one that the words are from.",
)
ONLY_TYPE = Code(
    "source.only-type",
    Level.WARNING,
    "Only the type of a source is recorded, so readers cannot find it.",
    "Add what is known: `title`, `author`, `container-title`, `url`.",
)
SAYS_NOTHING = frozenset(("type", "status", "reliability", "language", *Record.model_fields))
"""Keys that do not say which source it is."""
CITES_ITSELF = Code(
    "source.cites-itself",
    Level.ERROR,
    "A source names itself in `cited-in`, so nobody can have read it.",
    "Name the source that you read in `cited-in`, or remove the key.",
)
UNUSED = Code(
    "source.unused",
    Level.WARNING,
    "Nothing uses a source of a sidecar: no record cites it, and no article links to it or has a "
    "note to it.",
    "Cite it in a record, or remove it.",
)
UNUSED_SHARED = Code(
    "source.unused-in-register",
    Level.INFO,
    "No briefing uses a source of the register yet.",
    "You need not change anything. Remove it if nobody is going to need it.",
)
LOCATOR_ALONE = Code(
    "source.locator-alone",
    Level.WARNING,
    "A link of an attribution chain has a `locator`, but names no source.",
    "Move `locator` to the link that names the publication.",
)


def check_sources(site: Site) -> Iterator[Problem]:
    """Check the sources of the register and of every briefing that is built."""
    every = tuple(registered_sources(site))
    yield from _same(every)
    for each in every:
        if each.source.model_fields_set <= SAYS_NOTHING:
            message = f"The source `{each.id}` has nothing but its type."
            yield Problem(ONLY_TYPE, message, each.key, ONLY_TYPE.cure, about=each.id)
        if each.source.cited_in == each.id:
            message = f"The source `{each.id}` names itself in `cited-in`."
            mark = each.mark("cited-in")
            yield Problem(CITES_ITSELF, message, mark, CITES_ITSELF.cure, about=each.id)
    # What could not be read may use anything.
    if not site.library.lost and not site.library.unread:
        carry = {known.source.cited_in for known in site.names.sources.values()}
        yield from _unused(every, used_sources(site) | carry)
    for briefing in site.built:
        yield from _locators(briefing)


def _same(every: tuple[Written, ...]) -> Iterator[Problem]:
    """Yield a problem for each address, at the second source that has it."""
    first: dict[str, Written] = {}
    for each in every:
        for address in dict.fromkeys(pages(each.source)):
            other = first.setdefault(address, each)
            if other.id != each.id and _is_replaced(other.source, each.source):
                message = (
                    f"`{each.id}` and `{other.id}` have one DOI, before and after a retraction."
                )
                mark, there = each.mark("doi"), other.mark("doi")
                yield Problem(REPLACED, message, mark, REPLACED.cure, there, each.id)
                break
            if other.id != each.id:
                shared = escape_text(each.source.url or each.source.doi or "")
                message = f"`{each.id}` has the address of `{other.id}`: {shared}"
                mark, there = (
                    one.mark("url" if one.source.url else "doi") for one in (each, other)
                )
                yield Problem(SAME_ADDRESS, message, mark, SAME_ADDRESS.cure, there, each.id)
                break


def _is_replaced(one: Source, other: Source) -> bool:
    """Return whether one of two sources of a DOI was withdrawn and the other was not."""
    withdrawn = [each.status is SourceStatus.RETRACTED for each in (one, other)]
    return any(withdrawn) and not all(withdrawn) and normal_doi(one) == normal_doi(other) != ""


def _unused(every: tuple[Written, ...], known: AbstractSet[str | None]) -> Iterator[Problem]:
    for each in every:
        if each.id not in known:
            code = UNUSED_SHARED if each.shared else UNUSED
            message = f"Nothing uses the source `{each.id}`."
            yield Problem(code, message, each.key, code.cure, about=each.id)


def _locators(briefing: Briefing) -> Iterator[Problem]:
    for chain, at in chains(briefing):
        for number, link in enumerate(chain):
            if link.locator and not link.source:
                message = (
                    f"The locator “{escape_text(link.locator)}” is in a link that names no source."
                )
                mark = briefing.sidecar_places.mark((*at, number, "locator"))
                yield Problem(LOCATOR_ALONE, message, mark, LOCATOR_ALONE.cure, about=str(at[1]))
