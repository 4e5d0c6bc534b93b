"""All claims: as a page, and as a table for other programs."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from footnoted.dates.edtf import Edtf
from footnoted.library.evidence import claim_parties
from footnoted.library.names import RecordRef
from footnoted.library.parts import Part
from footnoted.library.site import OwnPart, Site
from footnoted.library.standing import Relation
from footnoted.outputs.files import (
    Export,
    ExportFormat,
    Offer,
    cell,
    csv_lines,
    offer_files,
    outcome_words,
    record_address,
    sight,
    table,
)
from footnoted.outputs.page import Facet, FacetValue, Page, PageParts, ShownPart, any_record, values
from footnoted.outputs.view import View, render
from footnoted.outputs.words import STATUS
from footnoted.phrases import mark_phrase, phrases
from footnoted.records.evidence import Claim, Credibility, Due
from footnoted.records.library import Briefing
from footnoted.records.vocabulary import Status

# -------------------------------------------------------------------------------------------------
# The page: by status, party, tag and briefing; newest briefing first, each in its sidecar's order.
#
# A script does the filtering.


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with the values by which it can be found."""

    target: RecordRef
    claim: Claim
    status: str
    parties: tuple[str, ...]
    """Ids of everybody in its chain, and of the bodies of unnamed people."""
    tags: tuple[str, ...]
    """Its own, then those of its briefing."""


@dataclass(frozen=True, slots=True)
class ClaimsOfBriefing:
    """The claims of one briefing."""

    briefing: Briefing
    entries: tuple[ClaimRow, ...]


def groups(site: Site) -> tuple[ClaimsOfBriefing, ...]:
    """Return the claims by briefing; briefings without any are left out."""
    return _groups(site, site.published)


def _groups(site: Site, briefings: Iterable[Briefing]) -> tuple[ClaimsOfBriefing, ...]:
    found = (ClaimsOfBriefing(b, tuple(_entries(site, b))) for b in briefings)
    return tuple(group for group in found if group.entries)


def _entries(site: Site, briefing: Briefing) -> Iterable[ClaimRow]:
    for target in site.names.records(briefing):
        claim = target.record
        if isinstance(claim, Claim):
            tags = (" ".join(tag.split()) for tag in (*claim.tags, *briefing.front.tags))
            yield ClaimRow(
                target,
                claim,
                site.standing(target).status.value,
                claim_parties(claim, briefing),
                tuple(dict.fromkeys(tags)),
            )


def facets(site: Site, found: tuple[ClaimsOfBriefing, ...]) -> tuple[Facet[ClaimRow], ...]:
    """Return the values by which claims can be found, in the order of the controls."""
    entries = [entry for group in found for entry in group.entries]
    parties, say = site.names.parties, phrases(site.project.language).gettext

    def name(id_: str) -> str:
        return parties[id_].name if id_ in parties else id_

    def word(status: str) -> str:
        return say(STATUS[Status(status)][0])

    order = list(Status)
    by_status = values(entries, lambda entry: (entry.status,), word)
    return (
        Facet(
            "status",
            say("Status"),
            tuple(sorted(by_status, key=lambda v: order.index(Status(v.key)))),
        ),
        Facet("party", say("Said by"), values(entries, lambda entry: entry.parties, name)),
        Facet("tag", say("Tag"), values(entries, lambda entry: entry.tags, str), lines=True),
        Facet(
            "briefing",
            say("Briefing"),
            tuple(FacetValue(g.briefing.name, g.briefing.front.title, g.entries) for g in found),
        ),
    )


def disagreements(site: Site) -> tuple[Relation, ...]:
    """Return each pair of claims that contradict each other once, whichever side says so."""
    pairs = {
        tuple(sorted((r.claim.ref, r.other.ref))): r
        for r in reversed(site.relations)
        if r.kind == "contradicts"
    }
    return tuple(reversed(pairs.values()))


def _render(site: Site, view: View, env: Environment) -> Markup:
    return _show(view, env, view.phrases.gettext("Claims"), groups(site), disagreements(site))


def _show(
    view: View,
    env: Environment,
    heading: str,
    found: tuple[ClaimsOfBriefing, ...],
    pairs: Iterable[Relation],
) -> Markup:
    site = view.site
    return render(
        env,
        "pages/claims.html",
        v=view,
        heading=heading,
        groups=found,
        facets=[facet for facet in facets(site, found) if facet.values],
        disagreements=tuple(pairs),
        count=sum(len(group.entries) for group in found),
        files=_files(site),
    )


def _files(site: Site) -> tuple[Offer, ...]:
    return tuple(CLAIMS_FILES) if site.project.exported("claims") else ()


# -------------------------------------------------------------------------------------------------
# The same in parts: each with the disagreements of its claims.


def _render_part(site: Site, view: View, env: Environment, shown: ShownPart) -> Markup:
    found = _groups(site, shown.part.items)
    refs = [entry.target.ref for group in found for entry in group.entries]
    by_claim: dict[str, list[Relation]] = shown.share()
    pairs = {id(pair): pair for ref in refs for pair in by_claim.get(ref, ())}
    return _show(view, env, shown.heading, found, pairs.values())


def _disagreements_of(site: Site) -> dict[str, list[Relation]]:
    found: dict[str, list[Relation]] = {}
    for pair in disagreements(site):
        for side in (pair.claim, pair.other):
            found.setdefault(side.ref, []).append(pair)
    return found


def _facts(site: Site, part: Part) -> Iterator[tuple[str, str]]:
    """Yield how many claims of a part no longer have the status "reported"."""
    every = (t for b in part.items for t in site.names.records(b) if isinstance(t.record, Claim))
    counts = Counter(site.standing(target).status for target in every)
    say = phrases(site.project.language).gettext
    for status in Status:
        if status is not Status.REPORTED and counts[status]:
            word = say(STATUS[status][0])
            yield f"{counts[status]} {word}", f"?status={status.value}"


CLAIMS = Page(
    "claims",
    mark_phrase("Claims"),
    mark_phrase("Every claim, who made it, and what became of it."),
    _render,
    evidence=any_record("claims"),
    about=mark_phrase("every claim, and what became of it"),
    parts=PageParts(
        mark_phrase("claims"),
        mark_phrase("by the date of their briefing"),
        _render_part,
        share=_disagreements_of,
        facts=_facts,
        files=_files,
    ),
)


# -------------------------------------------------------------------------------------------------
# ``data/claims.csv``: every claim, in the order of the page.

CLAIMS_COLUMNS = tuple(
    "claim says quote kind stance status condition said-by parties date earliest latest due "
    "outcome credibility-said credibility-so likelihood confidence note sources tags contradicts "
    "supports supersedes briefing url".split()
)


def claims_csv(site: Site) -> str:
    """Return the claims as a table; lists within a cell are separated by semicolons."""
    rows = [site.piece(claims_piece, own) for own in site.own_parts().values()]
    return "".join([table(CLAIMS_COLUMNS, ()), *rows])


def claims_piece(site: Site, own: OwnPart) -> str:
    """Return the rows of a briefing's claims."""
    view = sight(site)
    cells = (map(cell, _cells(view, entry)) for entry in _entries(site, own.briefing))
    return csv_lines(map(tuple, cells))


def _cells(view: View, entry: ClaimRow) -> Iterator[str]:
    target, claim = entry.target, entry.claim
    yield from (target.ref, claim.words, claim.quote.exact if claim.quote else "")
    yield from (claim.kind.value, claim.stance.value, entry.status, claim.condition or "")
    yield from (view.headline(target), "; ".join(entry.parties))
    yield from _day(claim.date)
    due = claim.due.relative.resolve() if isinstance(claim.due, Due) else claim.due
    yield from (due.text if due else "", outcome_words(view, claim.outcome))
    weighed = claim.weighed or Credibility.model_construct()
    yield from (weighed.said or "", weighed.so or "")
    yield from (claim.likelihood or "", claim.confidence or "", claim.note or "")
    yield from ("; ".join(view.sources(target)), "; ".join(entry.tags))
    for refs in (claim.contradicts, claim.supports, claim.supersedes):
        home = target.briefing.name
        yield "; ".join(ref if "#" in ref else f"{home}#{ref}" for ref in refs)
    yield from (target.briefing.front.title, record_address(view.site, target))


def _day(date: Edtf | None) -> Iterator[str]:
    yield date.text if date else ""
    for day in (date.earliest, date.latest) if date else (None, None):
        yield day.isoformat() if day else ""


CLAIMS_FILES = {
    Offer("data/claims.csv", "text/csv", mark_phrase("All claims, as a table (CSV)")): claims_csv
}
"""The file, and what writes it."""

CLAIMS_EXPORT = Export(
    "claims",
    offer_files(CLAIMS_FILES),
    (ExportFormat("csv", claims_csv),),
    pieces=(claims_piece,),
)
