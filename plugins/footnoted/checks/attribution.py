"""Evidence, chains, hearsay, relations.

evidence.none
    Bad::
        claims:
          idle: {quote: stood idle for a week}
    Good::
        claims:
          idle:
            quote: stood idle for a week
            attribution: [{source: courier, read: true}]

grade.confirmed-alone
    Bad::
        claims:
          idle:
            quote: stood idle for a week
            sources: [courier]
            credibility: 1
            graded: {by: desk, date: 2024-05-06}
    Good::
        claims:
          idle:
            quote: stood idle for a week
            sources: [courier]
            credibility: 2
            graded: {by: desk, date: 2024-05-06}

grade.unsigned
    Bad::
        claims:
          idle: {quote: stood idle for a week, sources: [courier], credibility: 2}
    Good::
        claims:
          idle:
            quote: stood idle for a week
            sources: [courier]
            credibility: 2
            graded: {by: desk, date: 2024-05-06}

excerpt.long
    Bad::
        claims:
          idle:
            quote: stood idle for a week
            sources: [{id: courier, excerpt: "The northern crane of the port stood idle for
              a week in May. The harbor master said so on Monday, in the hall above the quay, and
              so did the man who keeps the log. The reason was a brake. It had been worn out for
              a year, and the spare part was late. Nobody knew when it would come. The southern
              crane did the work of both meanwhile, by day and by night, and the ships waited
              out in the roads, where there is little shelter."}]
    Good::
        claims:
          idle:
            quote: stood idle for a week
            sources:
              - {id: courier, excerpt: The northern crane of the port stood idle for a week in May.}

chain.none-read
    Bad::
        claims:
          idle:
            quote: stood idle for a week
            attribution: [{party: master, how: told}, {source: courier}]
    Good::
        claims:
          idle:
            quote: stood idle for a week
            attribution: [{party: master, how: told}, {source: courier, read: true}]

chain.two-read
    Bad::
        claims:
          idle:
            quote: stood idle for a week
            attribution: [{source: harbor-log, read: true}, {source: courier, read: true}]
    Good::
        claims:
          idle:
            quote: stood idle for a week
            attribution: [{source: harbor-log}, {source: courier, read: true}]

chain.read-and-cited-in
    Both::
        sources:
          report: {type: report, title: Storm damage, cited-in: courier}
    Bad, quay.yml::
        claims:
          damage:
            says: The storm broke the crane's brake.
            attribution: [{source: report, read: true}]
    Good, quay.yml::
        claims:
          damage:
            says: The storm broke the crane's brake.
            attribution: [{source: report}, {source: courier, read: true}]
    Both, quay.md::
        ---
        title: The quay is cleared
        date: 2024-05-13
        ---

chain.hearsay-not-alleged
    Bad::
        claims:
          brake: {says: The brake was reportedly worn out., stance: stated}
    Good::
        claims:
          brake: {says: The brake was reportedly worn out., stance: alleged}

chain.origin-unknown
    Bad::
        claims:
          brake:
            says: The brake was worn out.
            attribution: [{unknown: true}, {source: courier, read: true}]
    Good::
        claims:
          brake:
            says: The brake was worn out.
            stance: alleged
            attribution: [{unknown: true}, {source: courier, read: true}]

claim.superseded-still-reported
    Bad::
        claims:
          first: {says: The crane stood idle for five days.}
          later: {quote: stood idle for a week, supersedes: first}
    Good::
        claims:
          first: {says: The crane stood idle for five days., status: superseded}
          later: {quote: stood idle for a week, supersedes: first}

claim.both-confirmed
    Bad::
        claims:
          idle: {quote: stood idle for a week, status: confirmed, contradicts: in-use}
          in-use: {says: The crane was in use on 2 May., status: confirmed}
    Good::
        claims:
          idle: {quote: stood idle for a week, status: confirmed, contradicts: in-use}
          in-use: {says: The crane was in use on 2 May., status: refuted}

claim.supersedes-loop
    Bad::
        claims:
          first: {says: The crane stood idle for five days., status: superseded, supersedes: later}
          later: {quote: stood idle for a week, status: superseded, supersedes: first}
    Good::
        claims:
          first: {says: The crane stood idle for five days., status: superseded}
          later: {quote: stood idle for a week, supersedes: first}
"""

import re
from collections.abc import Iterator, Mapping

from footnoted.article.plan import FoundQuotation
from footnoted.diagnostics.problem import Code, Level, Mark, Problem
from footnoted.library.evidence import chain_of, evidence_of
from footnoted.library.figures import bases
from footnoted.library.names import SECTIONS, RecordRef
from footnoted.library.site import Site
from footnoted.library.standing import Relation
from footnoted.project import SCALES
from footnoted.records.evidence import AttributionLink, Claim, Evidence, Figure, SourceUse
from footnoted.records.library import ANCHORED, Briefing, Path, Sidecar
from footnoted.records.vocabulary import Stance, Status

# -------------------------------------------------------------------------------------------------
# Records without evidence, or with less than their grade says.
#
# A draft may still lack its evidence. Evidence from another record is checked at that record.

NO_EVIDENCE = Code(
    "evidence.none",
    Level.ERROR,
    "A claim, date or figure names no source and nobody who said it, so readers cannot check it. "
    "A draft may lack evidence, and a site may lower the level of this problem.",
    "Add `attribution:` (who said it) or `sources: [ID]`; for a date or figure, `claim: ID` "
    "takes that claim's evidence.",
)


def check_evidence(site: Site) -> Iterator[Problem]:
    """Check the claims, dates and figures of every briefing that is built and no draft."""
    for briefing in (each for each in site.built if not each.front.draft):
        for kind in ANCHORED:
            for id_, record in getattr(briefing.sidecar, kind.section).items():
                if not _rests(record, briefing.sidecar):
                    mark = briefing.sidecar_places.key_mark((kind.section, id_))
                    message = f"The {kind.word} `{id_}` names no source and nobody who said it."
                    yield Problem(NO_EVIDENCE, message, mark, NO_EVIDENCE.cure, about=id_)


def _rests(record: Evidence, sidecar: Sidecar) -> bool:
    """Return whether a record has evidence, its own or that of a claim or figure it depends on."""
    based = bases(record, sidecar) if isinstance(record, Figure) else ()
    own = (record, *(base for id_ in based if (base := sidecar.figures.get(id_))))
    return any(each.attribution or each.sources or getattr(each, "claim", None) for each in own)


# -------------------------------------------------------------------------------------------------
# Grades that say more than the record: of other sources that it lacks, of nobody and no day.
#
# The check of scales finds unknown grades; editors judge whether a grade is deserved.

ALONE = Code(
    "grade.confirmed-alone",
    Level.WARNING,
    "A record is graded as confirmed by independent sources, but has only one source, and so "
    "have the claims that support it. All publications of one chain count as one source.",
    "Add the second source under `sources:`, or write `credibility: 2` (“probably true”) or lower.",
)
UNSIGNED = Code(
    "grade.unsigned",
    Level.WARNING,
    "A record has a grade, but does not say who graded it and when. Readers cannot ask, or see "
    "whether the grade is older than the news.",
    "Add who and when, such as `graded: {by: desk, date: 2024-05-06}`.",
)
CONFIRMED = "1"
"""The grade of the Admiralty code that needs confirmation by other sources."""


def check_grading(site: Site) -> Iterator[Problem]:
    """Check the grades of every claim, date and figure of briefings that are built."""
    admiralty = site.project.scales["credibility"] is SCALES["credibility"]
    for briefing in site.built:
        for target in site.names.records(briefing):
            record = target.record
            if not isinstance(record, Evidence):
                continue
            field = next((each for each in _GRADES if getattr(record, each) is not None), "")
            path, places = (SECTIONS[target.kind], target.id), briefing.sidecar_places
            if field and record.graded is None:
                message = f"The {target.kind} `{target.id}` does not say who graded it and when."
                mark = places.key_mark((*path, field))
                yield Problem(UNSIGNED, message, mark, UNSIGNED.cure, about=target.id)
            weighed = record.weighed
            confirmed = weighed and CONFIRMED in (weighed.said, weighed.so)
            if admiralty and confirmed and len(_apart(site, target)) == 1:
                message = (
                    f"The {target.kind} `{target.id}` is graded as confirmed, but has only "
                    "one source."
                )
                mark = places.mark((*path, "credibility"))
                yield Problem(ALONE, message, mark, ALONE.cure, about=target.id)


_GRADES = ("credibility", "likelihood", "confidence")


def _apart(site: Site, target: RecordRef) -> set[str]:
    """Return the sources of a record and of the claims that support it; a chain is one source."""
    supporting = (
        each.claim
        for each in site.related.get(target.ref, ())
        if each.kind == "supports" and each.other.ref == target.ref
    )
    found: set[str] = set()
    for each in (target, *supporting):
        record, sidecar = each.record, each.briefing.sidecar
        if isinstance(record, Evidence):
            chain = chain_of(record, sidecar)
            carried = {link.source for link in chain if link.source}
            found |= {use.id for use in evidence_of(record, sidecar).sources} - carried
            found |= {chain[-1].source or "a person"} if chain else set()
    return found


# -------------------------------------------------------------------------------------------------
# Excerpts of sources: as long as a quotation may be.
#
# If a site has stricter rules, it needs a check of its own.

LONG_EXCERPT = Code(
    "excerpt.long",
    Level.WARNING,
    "An excerpt is too long: most laws allow only as much as is needed to show what a source says.",
    "Keep only the sentence that supports the record. Write “[…]” for what you leave out.",
)
LONGEST_EXCERPT = 400
"""The most characters of an excerpt: two long sentences."""


def check_excerpts(site: Site) -> Iterator[Problem]:
    """Check the length of every excerpt of briefings that are built."""
    for briefing in site.built:
        for form, at in _quoting(briefing):
            if form.excerpt and len(form.excerpt) > LONGEST_EXCERPT:
                message = (
                    f"This excerpt has {len(form.excerpt)} characters; {LONGEST_EXCERPT} should "
                    "be enough."
                )
                mark = briefing.sidecar_places.mark((*at, "excerpt"))
                yield Problem(LONG_EXCERPT, message, mark, LONG_EXCERPT.cure, about=str(at[1]))


def _quoting(briefing: Briefing) -> Iterator[tuple[AttributionLink | SourceUse, Path]]:
    """Yield everything in a sidecar that may have an excerpt, with its place."""
    for chain, at in chains(briefing):
        yield from ((link, (*at, number)) for number, link in enumerate(chain))
    for kind in ANCHORED:
        for id_, record in getattr(briefing.sidecar, kind.section).items():
            for number, use in enumerate(record.sources):
                yield use, (kind.section, id_, "sources", number)
            for number, use in enumerate(record.outcome.sources if record.outcome else ()):
                yield use, (kind.section, id_, "outcome", "sources", number)


# -------------------------------------------------------------------------------------------------
# Attribution chains: exactly one link is the one we read ourselves.
#
# The check of references finds links that do not exist.

NONE_READ = Code(
    "chain.none-read",
    Level.ERROR,
    "No link of an attribution chain is marked as read, so readers cannot see what we read or "
    "whom we asked.",
    "Add `read: true` to the last link: the publication that you read, or the person whom you "
    "asked.",
)
TWO_READ = Code(
    "chain.two-read",
    Level.ERROR,
    "More than one link of an attribution chain is marked as read.",
    "Keep `read: true` at one link. Cite the other publication under `sources:`.",
)
READ_AND_CITED = Code(
    "chain.read-and-cited-in",
    Level.ERROR,
    "A chain says that we read a source, but the source's record says that we know it only "
    "through another.",
    "If you read it, remove its `cited-in`. If not, put `read: true` at the publication that you "
    "read.",
)


def check_chains(site: Site) -> Iterator[Problem]:
    """Check every chain of every briefing that is built."""
    for briefing in site.built:
        for chain, at in chains(briefing):
            yield from _judge(site, briefing, chain, at)


def chains(briefing: Briefing) -> Iterator[tuple[tuple[AttributionLink, ...], Path]]:
    """Yield every chain of a sidecar, named or written in its record, with its place."""
    for id_, chain in briefing.sidecar.chains.items():
        yield chain, ("chains", id_)
    for kind in ANCHORED:
        for id_, record in getattr(briefing.sidecar, kind.section).items():
            if isinstance(record.attribution, tuple):
                yield record.attribution, (kind.section, id_, "attribution")


def _judge(
    site: Site, briefing: Briefing, chain: tuple[AttributionLink, ...], at: Path
) -> Iterator[Problem]:
    place, about = briefing.sidecar_places, str(at[1])
    read = [number for number, link in enumerate(chain) if link.read]
    if not read:
        yield Problem(
            NONE_READ,
            "No link of this chain is marked as read.",
            place.key_mark(at),
            NONE_READ.cure,
            about=about,
        )
    elif len(read) > 1:
        mark, first = (place.mark((*at, n, "read")) for n in (read[1], read[0]))
        message = f"{len(read)} links of this chain are marked as read."
        yield Problem(TWO_READ, message, mark, TWO_READ.cure, first, about)
    for number in read:
        source = chain[number].source
        known = site.names.sources.get(source or "")
        if known and known.source.cited_in:
            way = f"is known only through `{known.source.cited_in}`"
            message = f"`{source}` is marked as read, but {way}."
            mark = place.mark((*at, number, "read"))
            yield Problem(READ_AND_CITED, message, mark, READ_AND_CITED.cure, known.mark, about)


# -------------------------------------------------------------------------------------------------
# Hearsay that is not marked as such: the words say “allegedly”, the claim says `stated`.
#
# It knows a few unmistakable words of three languages; people must find other hearsay.

NOT_ALLEGED = Code(
    "chain.hearsay-not-alleged",
    Level.WARNING,
    "The words of a claim, or their sentence, pass it on as hearsay (“allegedly”, “is said to”), "
    "but its stance says that somebody vouches for it.",
    "Write `stance: alleged`. If the word is about something else, allow this with the reason.",
)
ORIGIN_UNKNOWN = Code(
    "chain.origin-unknown",
    Level.WARNING,
    "The chain of a claim says that its origin is unknown, but its stance says that somebody "
    "vouches for it.",
    "Write `stance: alleged`, or replace `unknown: true` by `described: …` with what is known of "
    "the origin.",
)
HEARSAY: Mapping[str, tuple[str, ...]] = {
    "en": (
        r"alleged(?:ly)?",
        r"reportedly",
        r"purported(?:ly)?",
        r"supposedly",
        r"rumou?r(?:ed|s)?",
        r"(?:is|are|was|were) (?:said|believed|reported|rumou?red) to",
        r"hearsay",
    ),
    "de": (
        r"angeblich(?:e[nmrs]?)?",
        r"mutmaßlich(?:e[nmrs]?)?",
        r"gerüchteweise",
        r"Gerüchten?",
        r"dem Vernehmen nach",
        r"Hörensagen",
    ),
    "uk": (
        r"нібито",
        r"начебто",
        r"буцімто",
        r"мовляв",
        r"за чутками",
        r"подейкують",
    ),
}
"""Words by which a writer repeats something as hearsay, as parts of a pattern.

Only words that can hardly mean anything else: “claims” or “according to” name a speaker.
"""
_PATTERNS = {
    language: re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
    for language, words in HEARSAY.items()
}
VOUCHED = (Stance.STATED, Stance.OBSERVED, Stance.ASSESSED)
"""The stances of a claim whose truth somebody vouches for."""


def check_hearsay(site: Site) -> Iterator[Problem]:
    """Check the stance of every claim of every briefing that is built."""
    for briefing in site.built:
        language = (briefing.front.lang or site.project.language).partition("-")[0].lower()
        pattern = _PATTERNS.get(language)
        found = {each.anchor.id: each for each in site.readings[briefing.name].found}
        for target in site.names.records(briefing):
            claim = target.record
            if not isinstance(claim, Claim) or claim.stance not in VOUCHED:
                continue
            yield from _origin(target, claim)
            word = _hearsay(pattern, claim, found.get(target.id)) if pattern else ""
            if word and not _covered(word, briefing, found, target.id):
                yield _told(target, claim, word)


def _told(target: RecordRef, claim: Claim, word: str) -> Problem:
    message = f"The words say “{word}”, but the stance is `{claim.stance}`."
    place, at = target.briefing.sidecar_places, ("claims", target.id)
    mark = place.mark((*at, "stance")) if "stance" in claim.model_fields_set else place.key_mark(at)
    return Problem(NOT_ALLEGED, message, mark, NOT_ALLEGED.cure, about=target.id)


def _origin(target: RecordRef, claim: Claim) -> Iterator[Problem]:
    chain = chain_of(claim, target.briefing.sidecar)
    if chain and chain[0].unknown:
        message = f"The origin of this claim is unknown, but its stance is `{claim.stance}`."
        mark = target.briefing.sidecar_places.mark(("claims", target.id, "attribution"))
        yield Problem(ORIGIN_UNKNOWN, message, mark, ORIGIN_UNKNOWN.cure, about=target.id)


def _hearsay(pattern: re.Pattern[str], claim: Claim, found: FoundQuotation | None) -> str:
    """Return the first word of hearsay in a claim, its quoted words or their sentence."""
    texts = (claim.quote.exact if claim.quote else "", found.sentence if found else "")
    for text in (claim.says or "", *texts):
        if match := pattern.search(text):
            return match[0]
    return ""


def _covered(word: str, briefing: Briefing, found: Mapping[str, FoundQuotation], id_: str) -> bool:
    """Return whether the word is of another claim in the sentence, which is marked as hearsay."""
    own = found.get(id_)
    if own is None or word in own.words:
        return False
    alleged = (
        found[other]
        for other, claim in briefing.sidecar.claims.items()
        if other in found and claim.stance not in VOUCHED
    )
    return any(word in other.words and other.sentence == own.sentence for other in alleged)


# -------------------------------------------------------------------------------------------------
# Claims whose status does not fit what other claims say about them.
#
# Editors decide which of two claims is right; a problem is what they cannot both be.

STILL_REPORTED = Code(
    "claim.superseded-still-reported",
    Level.WARNING,
    "A later claim supersedes this one, but the status of this one does not say so.",
    "Write `status: superseded`, or `status: refuted` if it has turned out to be wrong.",
)
BOTH_CONFIRMED = Code(
    "claim.both-confirmed",
    Level.ERROR,
    "Two claims contradict each other, and both have `status: confirmed`. They cannot both be "
    "true.",
    "Give the wrong one another status, such as `status: refuted`, or remove `contradicts`.",
)
ROUND = Code(
    "claim.supersedes-loop",
    Level.ERROR,
    "Claims supersede each other in a circle, so none of them is the latest.",
    "Keep `supersedes` only in the later claim.",
)


def check_relations(site: Site) -> Iterator[Problem]:
    """Check the relations between published claims."""
    later: dict[str, list[str]] = {}
    for relation in site.relations:
        if relation.kind == "supersedes":
            later.setdefault(relation.claim.ref, []).append(relation.other.ref)
    for relation in site.relations:
        if relation.kind == "supersedes":
            yield from _superseded(relation)
            if relation.claim.ref in _after(relation.other.ref, later):
                message = (
                    f"`{relation.claim.ref}` supersedes `{relation.other.ref}`, and the "
                    "other way round."
                )
                yield _at(ROUND, message, relation)
        elif relation.kind == "contradicts":
            yield from _contradicted(relation)


def _superseded(relation: Relation) -> Iterator[Problem]:
    claim = relation.other.record
    if isinstance(claim, Claim) and claim.status is Status.REPORTED:
        message = (
            f"`{relation.claim.ref}` supersedes this claim, but this claim has the status "
            "`reported`."
        )
        mark, there = _status(relation.other), _place(relation)
        about = relation.other.id
        yield Problem(STILL_REPORTED, message, mark, STILL_REPORTED.cure, there, about)


def _contradicted(relation: Relation) -> Iterator[Problem]:
    ends = (relation.claim.record, relation.other.record)
    if all(isinstance(end, Claim) and end.status is Status.CONFIRMED for end in ends):
        message = f"This claim contradicts `{relation.other.ref}`, but both are `confirmed`."
        yield _at(BOTH_CONFIRMED, message, relation)


def _after(start: str, later: dict[str, list[str]]) -> set[str]:
    """Return every claim that a claim replaces, directly or through others."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for ref in later.get(waiting.pop(), ()):
            if ref not in seen:
                seen.add(ref)
                waiting.append(ref)
    return seen


def _at(code: Code, message: str, relation: Relation) -> Problem:
    return Problem(
        code, message, _place(relation), code.cure, _status(relation.other), relation.claim.id
    )


def _place(relation: Relation) -> Mark:
    """Return the place of a relation in the sidecar that says it."""
    here = relation.claim
    return here.briefing.sidecar_places.mark(("claims", here.id, relation.kind))


def _status(target: RecordRef) -> Mark:
    place = target.briefing.sidecar_places
    said = "status" in target.record.model_fields_set
    at = ("claims", target.id)
    return place.mark((*at, "status")) if said else place.key_mark(at)
