"""References that lead nowhere.

source.unknown
    Bad::
        claims:
          idle: {quote: stood idle for a week, sources: [currier]}
    Good::
        claims:
          idle: {quote: stood idle for a week, sources: [courier]}

party.unknown
    Bad::
        claims:
          idle: {quote: stood idle for a week, attribution: [{party: mayor, read: true}]}
    Good::
        claims:
          idle: {quote: stood idle for a week, attribution: [{party: master, read: true}]}

event.unknown
    Bad::
        dates:
          storm: {date: 2024-04, title: A storm, quote: in April, event: gale}
    Good::
        dates:
          storm: {date: 2024-04, title: A storm, quote: in April, event: storm}

chain.unknown
    Bad::
        claims:
          idle: {quote: stood idle for a week, attribution: told-us}
    Good::
        chains: {told-us: [{party: master, how: told, read: true}]}
        claims: {idle: {quote: stood idle for a week, attribution: told-us}}

record.unknown
    Bad::
        claims:
          idle: {quote: stood idle for a week, supports: damaged}
    Good::
        claims:
          idle: {quote: stood idle for a week, supports: damage}
          damage: {quote: A storm had damaged the crane}

briefing.unknown
    Bad, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        continues: storm
        ---
    Good, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

briefing.draft-cited
    Bad, quay.md::
        ---
        title: The quay is cleared
        date: 2024-05-13
        draft: true
        ---
    Good, quay.md::
        ---
        title: The quay is cleared
        date: 2024-05-13
        ---
    Both, crane.md::
        ---
        title: The northern crane runs again
        date: 2024-05-20
        continues: quay
        ---

id.formerly-taken
    Bad::
        claims:
          idle: {quote: stood idle for a week, formerly: [damage]}
          damage: {quote: A storm had damaged the crane}
    Good::
        claims:
          idle: {quote: stood idle for a week, formerly: [crane-idle]}
          damage: {quote: A storm had damaged the crane}

path.alias
    Bad, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        aliases: [https://news.example/briefings/idle-crane/]
        ---
    Good, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        aliases: [briefings/idle-crane/]
        ---

permalink.lost
    Bad, _shared/permalinks.txt::
        /briefings/crane/
        /briefings/crane/#claim-crane-idle
    Good, _shared/permalinks.txt::
        /briefings/crane/
        /briefings/crane/#claim-crane-idle gone 2024-05-08 It was never true.

permalink.form
    Bad, _shared/permalinks.txt::
        /briefings/quay/ gone It was never true.
    Good, _shared/permalinks.txt::
        /briefings/quay/ gone 2024-05-08 It was never true.

permalink.not-gone
    Bad, _shared/permalinks.txt::
        /briefings/crane/ gone 2024-05-08 It was never true.
    Good, _shared/permalinks.txt::
        /briefings/crane/
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from footnoted.diagnostics.problem import Code, Level, Mark, Problem
from footnoted.library.names import KINDS, SECTIONS, RecordRef
from footnoted.library.site import Permalinks, Site, is_alias, permalinks
from footnoted.library.standing import RELATIONS, linked_articles
from footnoted.records.evidence import AttributionLink, Claim, Dated, Evidence, Figure
from footnoted.records.library import Briefing, Path
from footnoted.records.reading import SHARED
from footnoted.records.sources import Source
from footnoted.text.addresses import PERMALINKS, ListedAddress
from footnoted.text.suggest import did_you_mean, id_form

# -------------------------------------------------------------------------------------------------
# One reference: its place, and the problem if it leads nowhere.


@dataclass(frozen=True, slots=True)
class At:
    """The place of a reference."""

    site: Site
    mark: Mark
    about: str = ""
    """The id of the record that refers."""
    briefing: Briefing | None = None
    """None in a register."""

    @property
    def published(self) -> bool:
        """Return whether readers see the reference."""
        return self.briefing is None or not self.briefing.front.draft


def missing(code: Code, what: str, id_: str, known: Iterable[str], at: At) -> Iterator[Problem]:
    """Yield the problem that there is nothing of this name; what could not be read counts as
    there.
    """
    name, hash_, record = id_.rpartition("#")
    if not {record, name + hash_} & at.site.library.lost:
        typed = code.cure.replace("`ID: ", f"`{id_form(id_) or 'ID'}: ")
        hint = did_you_mean(id_, known) or typed
        yield Problem(code, f"There is no {what} `{id_}`.", at.mark, hint, about=at.about)


# -------------------------------------------------------------------------------------------------
# References that lead nowhere: sources, parties, events, chains, records, briefings.
#
# Names are looked up only; other checks judge what they lead to.

UNKNOWN_SOURCE = Code(
    "source.unknown",
    Level.ERROR,
    "A record cites a source that no sidecar and no register has.",
    "Correct the id, or add under `sources:`, in the sidecar or in `_shared/sources.yml`: "
    "`ID: {type: webpage, title: …}`.",
)
UNKNOWN_PARTY = Code(
    "party.unknown",
    Level.ERROR,
    "An attribution names a party that the register of parties does not have.",
    "Correct the id, or add under `parties:` in `_shared/parties.yml`: "
    "`ID: {name: …, type: person}`.",
)
UNKNOWN_EVENT = Code(
    "event.unknown",
    Level.ERROR,
    "A date names a shared event that the register of events does not have.",
    "Correct the id, or add under `events:` in `_shared/events.yml`: `ID: {title: …, date: …}`.",
)
UNKNOWN_CHAIN = Code(
    "chain.unknown",
    Level.ERROR,
    "A record names an attribution chain that its sidecar does not have.",
    "Correct the id, or add under `chains:` in this sidecar: `ID: [{source: …, read: true}]`.",
)
UNKNOWN_RECORD = Code(
    "record.unknown",
    Level.ERROR,
    "A record refers to another record that does not exist.",
    "Correct the id. For a record of another briefing write `NAME#ID`.",
)
UNKNOWN_BRIEFING = Code(
    "briefing.unknown",
    Level.ERROR,
    "An article continues a briefing that does not exist.",
    "Write the other briefing's name, which is its path in the briefings folder without `.md`. "
    "If it continues none, remove `continues`.",
)
DRAFT_CITED = Code(
    "briefing.draft-cited",
    Level.ERROR,
    "A published briefing refers to a draft, which readers cannot open.",
    "Publish the draft too, or remove the reference to it.",
)


def check_references(site: Site) -> Iterator[Problem]:
    """Check every reference of every briefing that is built."""
    register = site.library.sources
    for id_, source in register.records.items():
        mark = register.places.mark(("sources", id_, "cited-in"))
        yield from _carrier(source, At(site, mark, id_))
    paths = site.paths
    for briefing in site.built:
        yield from _front(site, briefing)
        yield from _links(site, briefing, paths)
        yield from _sidecar(site, briefing)


def _sidecar(site: Site, briefing: Briefing) -> Iterator[Problem]:
    place, sidecar = briefing.sidecar_places.mark, briefing.sidecar
    for id_, source in sidecar.sources.items():
        if source.cited_in:
            at = At(site, place(("sources", id_, "cited-in")), id_, briefing)
            yield from _carrier(source, at)
    for id_, chain in sidecar.chains.items():
        yield from _chain(site, briefing, chain, ("chains", id_))
    for target in site.names.records(briefing):
        if isinstance(target.record, Evidence):
            yield from _record(site, briefing, target.record, (SECTIONS[target.kind], target.id))
    own = [*sidecar.sources, *(target.id for target in site.names.records(briefing))]
    for id_, correction in sidecar.corrections.items():
        for number, about in enumerate(correction.about):
            if about not in own:
                at = At(site, place(("corrections", id_, "about", number)), id_, briefing)
                yield from missing(UNKNOWN_RECORD, "record", about, own, at)


def _draft(message: str, at: At) -> Problem:
    return Problem(DRAFT_CITED, message, at.mark, DRAFT_CITED.cure, about=at.about)


def _source(id_: str, at: At) -> Iterator[Problem]:
    known = at.site.names.sources.get(id_)
    if known is None:
        yield from missing(UNKNOWN_SOURCE, "source", id_, at.site.names.sources, at)
    elif at.published and known.home and at.site.names.briefings[known.home].front.draft:
        yield _draft(f"The source `{id_}` is in the draft `{known.home}`.", at)


def _is_public(site: Site, id_: str) -> bool:
    """Return whether a source exists and is in no draft."""
    known = site.names.sources.get(id_)
    return known is not None and not (known.home and site.names.briefings[known.home].front.draft)


def _carrier(source: Source, at: At) -> Iterator[Problem]:
    if source.cited_in and source.cited_in != at.about:  # itself: reported with the sources
        yield from _source(source.cited_in, at)


def _front(site: Site, briefing: Briefing) -> Iterator[Problem]:
    earlier = briefing.front.continues
    if not earlier:
        return
    at = At(site, briefing.front_places.mark(("continues",)), "", briefing)
    other = site.names.briefings.get(earlier)
    if other is None or other is briefing:
        others = [name for name in site.names.briefings if name != briefing.name]
        what = "other briefing" if other else "briefing"
        yield from missing(UNKNOWN_BRIEFING, what, earlier, others, at)
    elif at.published and other.front.draft:
        yield _draft(f"`{earlier}` is a draft.", at)


def _links(site: Site, briefing: Briefing, paths: Mapping[str, str]) -> Iterator[Problem]:
    """Check the article's links to other articles; the host says whether a path exists."""
    for link, name in linked_articles(site.readings[briefing.name], briefing, paths):
        mark = briefing.in_body(link.line, link.column)
        if site.names.briefings[name].front.draft and not briefing.front.draft:
            yield _draft(f"`{name}` is a draft.", At(site, mark))


def _record(site: Site, briefing: Briefing, record: Evidence, at: Path) -> Iterator[Problem]:
    place, id_ = briefing.sidecar_places.mark, str(at[1])

    def here(*path: str | int) -> At:
        return At(site, place((*at, *path)), id_, briefing)

    chains = briefing.sidecar.chains
    if isinstance(record.attribution, str):
        if record.attribution not in chains:
            yield from missing(
                UNKNOWN_CHAIN, "chain", record.attribution, chains, here("attribution")
            )
    else:
        yield from _chain(site, briefing, record.attribution or (), (*at, "attribution"))
    for number, use in enumerate(record.sources):
        if not _is_public(site, use.id):
            yield from _source(use.id, here("sources", number, "id"))
    for number, use in enumerate(record.outcome.sources if record.outcome else ()):
        if not _is_public(site, use.id):
            yield from _source(use.id, here("outcome", "sources", number, "id"))
    yield from _within(briefing, record, here)
    if isinstance(record, Claim):
        yield from _related(site, RecordRef(briefing, "claim", id_, record), here)


def _chain(
    site: Site, briefing: Briefing, chain: tuple[AttributionLink, ...], at: Path
) -> Iterator[Problem]:
    for number, link in enumerate(chain):
        for key in ("source", "party", "of"):
            name = getattr(link, key)
            if not name or (key == "source" and _is_public(site, name)):
                continue
            mark = briefing.sidecar_places.mark((*at, number, key))
            here = At(site, mark, str(at[1]), briefing)
            if key == "source":
                yield from _source(name, here)
            elif name not in site.names.parties:
                yield from missing(UNKNOWN_PARTY, "party", name, site.names.parties, here)


def _within(briefing: Briefing, record: Evidence, here: Callable[..., At]) -> Iterator[Problem]:
    """Check references to records of the same sidecar, and to shared events."""
    claims, figures = briefing.sidecar.claims, briefing.sidecar.figures
    if not isinstance(record, Dated | Figure):
        return
    at = here("claim")
    if record.claim and record.claim not in claims:
        yield from missing(UNKNOWN_RECORD, "claim", record.claim, claims, at)
    events = at.site.names.events
    if isinstance(record, Dated) and record.event and record.event not in events:
        yield from missing(UNKNOWN_EVENT, "event", record.event, events, here("event"))
    for key in ("share_of", "change_from"):
        share = getattr(record, key, None)
        if share and (share.figure not in figures or share.figure == at.about):
            others = [figure for figure in figures if figure != at.about]
            where = here(key.replace("_", "-"), "figure")
            yield from missing(UNKNOWN_RECORD, "other figure", share.figure, others, where)


def _related(site: Site, claim: RecordRef, here: Callable[..., At]) -> Iterator[Problem]:
    for kind in RELATIONS:
        for number, ref in enumerate(getattr(claim.record, kind)):
            at = here(kind, number)
            other = site.names.resolve(claim.briefing, ref)
            if other is None or not isinstance(other.record, Claim):
                yield from missing(UNKNOWN_RECORD, "claim", ref, _claims(site, claim), at)
            elif other.ref == claim.ref:
                others = _claims(site, claim)
                yield from missing(UNKNOWN_RECORD, "other claim", ref, others, at)
            elif at.published and other.briefing.front.draft:
                yield _draft(f"`{ref}` is in a draft.", at)


def _claims(site: Site, claim: RecordRef) -> list[str]:
    """Return every claim but this one, as this one's sidecar would refer to it."""
    own = (id_ for id_ in claim.briefing.sidecar.claims if id_ != claim.id)
    others = (b for b in site.library.briefings if b is not claim.briefing)
    return [*own, *(f"{b.name}#{id_}" for b in others for id_ in b.sidecar.claims)]


# -------------------------------------------------------------------------------------------------
# Former ids that are still, or again, the id of a record.
#
# Whether anyone links to a former id is not known.

TAKEN = Code(
    "id.formerly-taken",
    Level.ERROR,
    "A record's former id is also the id, or a former id, of another record.",
    "Remove it from `formerly`, or rename the other record.",
)


def check_former_ids(site: Site) -> Iterator[Problem]:
    """Check the former ids of every briefing that is built."""
    for briefing in site.built:
        for part in KINDS:
            yield from _part(briefing, part)


def _part(briefing: Briefing, part: str) -> Iterator[Problem]:
    records = getattr(briefing.sidecar, part)
    place = briefing.sidecar_places
    taken = {id_: place.key_mark((part, id_)) for id_ in records}
    for id_, record in records.items():
        for number, former in enumerate(record.formerly):
            mark = place.mark((part, id_, "formerly", number))
            if former in taken:
                message = f"The former id `{former}` of `{id_}` belongs to another record, too."
                yield Problem(TAKEN, message, mark, TAKEN.cure, taken[former], id_)
            taken.setdefault(former, mark)


# -------------------------------------------------------------------------------------------------
# Former addresses that are impossible.
#
# When pages are added, it is found out whether an address is taken.

FORM = Code(
    "path.alias",
    Level.ERROR,
    "A former address is not an address of this site.",
    "Write it without the site's name, as in `briefings/old-name/` or `2024/crane.html`.",
)


def check_aliases(site: Site) -> Iterator[Problem]:
    """Check the former addresses of every briefing that is built."""
    for briefing in site.built:
        for number, alias in enumerate(briefing.front.aliases):
            if not is_alias(alias):
                mark = briefing.front_places.mark(("aliases", number))
                yield Problem(FORM, f"`{alias}` is not an address of this site.", mark, FORM.cure)


# -------------------------------------------------------------------------------------------------
# Published addresses that no longer lead anywhere, as far as they are listed.
#
# Compares two sets of texts; without a list nothing is done.

LOST = Code(
    "permalink.lost",
    Level.ERROR,
    f"An address that is listed in `{SHARED}/{PERMALINKS}` no longer leads anywhere. It was "
    "published, so readers may have kept it.",
    "Let it lead on: by `aliases` in the front matter of a briefing, or by `formerly` in a record. "
    "If it is gone for good, say so in the list: the address, `gone`, the day and the reason.",
)
LISTED_FORM = Code(
    "permalink.form",
    Level.ERROR,
    f"A line of `{SHARED}/{PERMALINKS}` is no address below the site's root, or it does not say "
    "since which day and why the address is gone.",
    "Write the address with a slash before it, and nothing or `gone`, a day and a reason after "
    "it: `/briefings/crane/#claim-idle gone 2024-05-08 It was never true`.",
)
NOT_GONE = Code(
    "permalink.not-gone",
    Level.WARNING,
    f"An address that `{SHARED}/{PERMALINKS}` says is gone leads to something. If that is "
    "something else than before, links to it now show the wrong thing.",
    "If it is the same as before, remove what is said after the address. If not, give the new "
    "record or page another id or name.",
)
_SINCE = re.compile(r"\d{4}-\d\d-\d\d\s+\S")


def check_permalinks(site: Site) -> Iterator[Problem]:
    """Check the list of published addresses.

    While something cannot be read, it is not known which of them lead nowhere.
    """
    library = site.library
    if not library.permalinks:
        return
    there = permalinks(site)
    gone = {one.address for one in library.permalinks if one.gone is not None}
    lost: list[ListedAddress] = []
    for one in library.permalinks:
        mark = Mark(f"{site.project.briefings_dir}/{SHARED}/{PERMALINKS}", one.line, 1)
        if one.address[:1] != "/" or (one.gone is not None and not _SINCE.match(one.gone)):
            message = "This is no address with a slash before it, or no day and reason follow."
            yield Problem(LISTED_FORM, message, mark, LISTED_FORM.cure)
        elif one.gone is not None and there.lead(one.address):
            message = f"`{one.address}` is not gone: it leads to something."
            yield Problem(NOT_GONE, message, mark, NOT_GONE.cure)
        elif not (one.address in gone or there.lead(one.address)):
            lost.append(one)
    if not (library.unread or library.lost):
        yield from _lost(site, lost, gone, there)


def _lost(
    site: Site, lost: list[ListedAddress], gone: set[str], there: Permalinks
) -> Iterator[Problem]:
    """Report lost addresses; a lost page is reported once, without its records."""
    pages = {one.address: 0 for one in lost if "#" not in one.address}
    alone: list[ListedAddress] = []
    for one in lost:
        page, sign, _ = one.address.partition("#")
        if not sign or page not in {*pages, *gone}:
            alone.append(one)
        elif page in pages:
            pages[page] += 1
    for one in alone:
        mark = Mark(f"{site.project.briefings_dir}/{SHARED}/{PERMALINKS}", one.line, 1)
        more = pages.get(one.address, 0)
        also = f", and with it {more} listed on that page" if more else ""
        message = f"The published address `{one.address}` leads nowhere{also}."
        yield Problem(LOST, message, mark, _way_on(one.address, there))


def _way_on(address: str, there: Permalinks) -> str:
    page, sign, fragment = address.partition("#")
    kind, _, id_ = fragment.partition("-")
    over = f"If it is gone for good, write `{address} gone`, the day and the reason."
    if not sign or not there.lead(page):
        return f"If a briefing is there now, add `aliases: [{page.lstrip('/')}]` to it. {over}"
    if kind == "series":
        return over
    return f"If the {kind} has another id now, add `formerly: [{id_}]` to it. {over}"
