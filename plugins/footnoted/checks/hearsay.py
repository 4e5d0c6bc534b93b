"""Hearsay that is not marked as such: the words say “allegedly”, the claim says `stated`.

Knows a few unmistakable words of three languages; what is hearsay without them is for people.

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
"""

import re
from collections.abc import Iterator, Mapping

from footnoted.article import Found
from footnoted.diagnostics import Code, Diagnostic, Level
from footnoted.index import Site, Target, chain_of
from footnoted.model import Briefing, Claim, Stance

NOT_ALLEGED = Code(
    "chain.hearsay-not-alleged",
    Level.WARNING,
    "The words of a claim, or the sentence they stand in, pass it on as hearsay "
    "(“allegedly”, “is said to”), but its stance says that somebody vouches for it.",
    "Write `stance: alleged`, or allow it with the reason where the word is about something else.",
)
ORIGIN_UNKNOWN = Code(
    "chain.origin-unknown",
    Level.WARNING,
    "The chain of a claim says that its origin is unknown, but its stance says that somebody "
    "stands for it: who that is, nobody knows.",
    "Write `stance: alleged`, or describe the origin with `described`.",
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
"""Words by which a writer passes something on without vouching for it, as parts of a pattern.

Only words that can hardly mean anything else: “claims” or “according to” name a speaker."""
_PATTERNS = {
    language: re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
    for language, words in HEARSAY.items()
}
VOUCHED = (Stance.STATED, Stance.OBSERVED, Stance.ASSESSED)
"""What a claim says of its origin where somebody stands for it."""


def check(site: Site) -> Iterator[Diagnostic]:
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


def _told(target: Target, claim: Claim, word: str) -> Diagnostic:
    message = f"The words say “{word}”, but the stance is `{claim.stance}`."
    place, at = target.briefing.sidecar_places, ("claims", target.id)
    mark = place.mark((*at, "stance")) if "stance" in claim.model_fields_set else place.key_mark(at)
    return Diagnostic(NOT_ALLEGED, message, mark, NOT_ALLEGED.cure, about=target.id)


def _origin(target: Target, claim: Claim) -> Iterator[Diagnostic]:
    chain = chain_of(claim, target.briefing.sidecar)
    if chain and chain[0].unknown:
        message = f"The origin of this claim is unknown, but its stance is `{claim.stance}`."
        mark = target.briefing.sidecar_places.mark(("claims", target.id, "attribution"))
        yield Diagnostic(ORIGIN_UNKNOWN, message, mark, ORIGIN_UNKNOWN.cure, about=target.id)


def _hearsay(pattern: re.Pattern[str], claim: Claim, found: Found | None) -> str:
    """Give the first word of hearsay in a claim, its quoted words or their sentence."""
    texts = (claim.quote.exact if claim.quote else "", found.sentence if found else "")
    for text in (claim.says or "", *texts):
        if match := pattern.search(text):
            return match[0]
    return ""


def _covered(word: str, briefing: Briefing, found: Mapping[str, Found], id_: str) -> bool:
    """Tell whether the word belongs to another claim of the sentence, which is marked for it."""
    own = found.get(id_)
    if own is None or word in own.words:
        return False
    alleged = (
        found[other]
        for other, claim in briefing.sidecar.claims.items()
        if other in found and claim.stance not in VOUCHED
    )
    return any(word in other.words and other.sentence == own.sentence for other in alleged)
