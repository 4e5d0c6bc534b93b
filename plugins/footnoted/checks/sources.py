"""Sources as records: written twice, used by nobody, known through themselves.

Judges what stands in registers and sidecars; archived copies and links have files of their own.

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

from footnoted.checks.chains import chains
from footnoted.checks.written import Written, used, written
from footnoted.diagnostics import Code, Diagnostic, Level
from footnoted.guard import shown
from footnoted.index import Site
from footnoted.index.registered import pages
from footnoted.model import Briefing

SAME_ADDRESS = Code(
    "source.same-address",
    Level.WARNING,
    "Two sources have one address, so a page would be numbered and listed twice, and a link to it "
    "belongs to the one whose id comes first.",
    "Keep one of the two records and name it everywhere; where one page holds two sources, allow "
    "it with that reason.",
)
CITES_ITSELF = Code(
    "source.cites-itself",
    Level.ERROR,
    "A source is said to be known only through itself, so nobody can have read it.",
    "Name in `cited-in` the source that we did read, or take the key out.",
)
UNUSED = Code(
    "source.unused",
    Level.WARNING,
    "A source of a sidecar is used by nothing: no record names it, no article links to it or has a "
    "note to it.",
    "Cite it where it is meant, or take it out.",
)
UNUSED_SHARED = Code(
    "source.unused-in-register",
    Level.INFO,
    "A source of the register is used by no briefing yet.",
    "Nothing needs to be done; take it out if nobody is going to need it.",
)
LOCATOR_ALONE = Code(
    "source.locator-alone",
    Level.WARNING,
    "A link of an attribution chain says where in a source the words stand, but names no source.",
    "Put the `locator` into the link that names the publication.",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Check the sources of the register and of every briefing that is built."""
    every = tuple(written(site))
    yield from _same(every)
    for each in every:
        if each.source.cited_in == each.id:
            message = f"`{each.id}` is said to be known through itself."
            mark = each.mark("cited-in")
            yield Diagnostic(CITES_ITSELF, message, mark, CITES_ITSELF.cure, about=each.id)
    # What could not be read may have used anything.
    if not site.library.lost and not site.library.unread:
        carry = {known.source.cited_in for known in site.names.sources.values()}
        yield from _unused(every, used(site) | carry)
    for briefing in site.built:
        yield from _locators(briefing)


def _same(every: tuple[Written, ...]) -> Iterator[Diagnostic]:
    """Tell each address once, at the second source that has it."""
    first: dict[str, Written] = {}
    for each in every:
        for address in dict.fromkeys(pages(each.source)):
            other = first.setdefault(address, each)
            if other.id != each.id:
                shared = shown(each.source.url or each.source.doi or "")
                message = f"`{each.id}` has the address of `{other.id}`: {shared}"
                mark, there = (
                    one.mark("url" if one.source.url else "doi") for one in (each, other)
                )
                yield Diagnostic(SAME_ADDRESS, message, mark, SAME_ADDRESS.cure, there, each.id)
                break


def _unused(every: tuple[Written, ...], known: AbstractSet[str | None]) -> Iterator[Diagnostic]:
    for each in every:
        if each.id not in known:
            code = UNUSED_SHARED if each.shared else UNUSED
            message = f"Nothing uses the source `{each.id}`."
            yield Diagnostic(code, message, each.key, code.cure, about=each.id)


def _locators(briefing: Briefing) -> Iterator[Diagnostic]:
    for chain, at in chains(briefing):
        for number, link in enumerate(chain):
            if link.locator and not link.source:
                message = f"The locator “{shown(link.locator)}” stands in a link without a source."
                mark = briefing.sidecar_places.mark((*at, number, "locator"))
                yield Diagnostic(LOCATOR_ALONE, message, mark, LOCATOR_ALONE.cure, about=str(at[1]))
