"""The plan of an article: which words are marked, what they rest on, what each note says.

Turns the library's knowledge into the article room's own terms; renders nothing yet.
"""

from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from footnoted.anchoring import Selector
from footnoted.article import Anchor, Plan, Robust, Use
from footnoted.citing import Citer, citer
from footnoted.dates import datetime_attribute
from footnoted.guard import safe_address
from footnoted.index import (
    Addresses,
    KnownSource,
    Names,
    Relation,
    Target,
    cited_of,
    notebook,
    standing,
)
from footnoted.index.registered import Registered, newest_copy
from footnoted.model import Briefing, Evidence
from footnoted.render.notes import Notes

Related = Mapping[str, tuple[Relation, ...]]
"""The relations of each claim, by ``NAME#ID``."""


def plans(
    briefings: Iterable[Briefing],
    names: Names,
    addresses: Addresses,
    related: Related = MappingProxyType({}),
) -> dict[str, Plan]:
    """Make the plans of several articles, by name; what they share is made once.

    Raises :class:`footnoted.citing.StyleError` for a citation style that cannot be used.
    """
    typed: dict[str, tuple[Use, ...]] = {id_: (Use(f"src-{id_}"),) for id_ in names.sources}
    asked = addresses.project
    style = asked.citation_style, asked.language, asked.date_style, asked.templates
    shared = _Shared(names, addresses, typed, related, citer(*style))
    links = _links(names)
    return {briefing.name: _plan(briefing, shared, links) for briefing in briefings}


def plan(briefing: Briefing, names: Names, addresses: Addresses) -> Plan:
    """Make the plan of one article."""
    return plans([briefing], names, addresses)[briefing.name]


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the plans of all articles have in common."""

    names: Names
    addresses: Addresses
    sources: dict[str, tuple[Use, ...]]
    """What a typed ``[^ID]`` of a source cites."""
    related: Related
    citer: Citer


def _plan(briefing: Briefing, shared: _Shared, links: Callable[[str], Use | None]) -> Plan:
    names, addresses = shared.names, shared.addresses
    notes = notebook(names, briefing)
    here = addresses.briefing(briefing)
    listing = addresses.project.page("sources")

    def href(id_: str) -> str:
        return addresses.source_href(here, listing, f"source-{id_}") if listing else ""

    targets = tuple(t for t in names.records(briefing) if isinstance(t.record, Evidence))
    own = {t.id: _uses(t, names) for t in reversed(targets)}
    return Plan(
        anchors=tuple(a for t in targets if (a := _anchor(t, shared))),
        evidence=ChainMap(own, shared.sources),
        links=links,
        body=Notes(notes, href, shared.citer).body,
    )


def _anchor(target: Target, shared: _Shared) -> Anchor | None:
    quote = getattr(target.record, "quote", None)
    if quote is None:
        return None
    selector = Selector(quote.exact, quote.prefix, quote.suffix)
    uses, classes = _uses(target, shared.names), _classes(target, shared.related)
    return Anchor(target.kind, target.id, target.ref, selector, uses, classes)  # type: ignore[arg-type]


def _classes(target: Target, related: Related) -> tuple[str, ...]:
    """Mark words that no longer stand; the list of claims says why, in words."""
    stands = standing(target, related, {})
    return (f"fn-{stands.status}",) if stands.over else ()


def _uses(target: Target, names: Names) -> tuple[Use, ...]:
    record = target.record
    if not isinstance(record, Evidence):
        return ()
    cited = cited_of(record, target.briefing.sidecar)
    return tuple(Use(c.note(names), c.locator) for c in cited if c.source in names.sources)


def _links(names: Names) -> Callable[[str], Use | None]:
    registered = Registered(names)
    uses = {id_: Use(f"src-{id_}", robust=_robust(known)) for id_, known in names.sources.items()}

    def find(address: str) -> Use | None:
        known = registered.find(address)
        return uses[known.id] if known else None

    return find


def _robust(known: KnownSource) -> Robust | None:
    """Give where a source's page is kept; addresses that may not be linked are not told."""
    copy, page = newest_copy(known.source), known.source.url
    if not copy or not page or not (safe_address(copy.url) and safe_address(page)):
        return None
    return Robust(page.strip(), copy.url.strip(), datetime_attribute(copy.date) or str(copy.date))
