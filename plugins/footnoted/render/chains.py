"""Attribution chains for readers: who told whom, and which link we read ourselves.

Gives plain values; templates decide how they look.
"""

from dataclasses import dataclass

from footnoted.dates import Edtf
from footnoted.index import Names, chain_of, evidence_of
from footnoted.model import Evidence, How, Link, Role, Sidecar, Source, SourceType
from footnoted.render.words import HOW, source_type

WORKS = frozenset(
    {
        SourceType.BILL,
        SourceType.BOOK,
        SourceType.LEGAL_CASE,
        SourceType.LEGISLATION,
        SourceType.MAP,
        SourceType.MOTION_PICTURE,
        SourceType.REGULATION,
        SourceType.SOFTWARE,
        SourceType.SONG,
        SourceType.STANDARD,
        SourceType.THESIS,
        SourceType.TREATY,
    }
)
"""What goes by its title, whoever published it."""
UNKNOWN = "Origin not known"


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain."""

    who: str
    """The name as it stands alone."""
    named: str
    """The same in running text: "sources in the office (Harbour Board)"."""
    role: str
    """What a party is, where the register knows; else empty."""
    how: str
    source: str
    """The source's id where the link is a publication; else empty."""
    read: bool
    locator: str
    anonymous: bool


def steps(
    record: Evidence, sidecar: Sidecar, names: Names, published: Edtf | None = None
) -> tuple[Step, ...]:
    """Give the chain of a record, from the origin of the words to what we read.

    People have the roles of the day the words were said, else of the day they were published.
    """
    said = getattr(evidence_of(record, sidecar), "date", None) or published
    return tuple(_step(link, names, said) for link in chain_of(record, sidecar))


def headline(chain: tuple[Step, ...]) -> str:
    """Say who and how in a few words: "Volodymyr Zelensky, told The Guardian"."""
    if not chain:
        return ""
    first = capitalised(chain[0].named)
    if chain[0].how == HOW[How.TOLD] and len(chain) > 1:
        return f"{first}, told {chain[1].named}"
    if chain[0].source or len(chain) == 1:
        return first
    return f"{first}, according to {chain[1].named}"


def capitalised(text: str) -> str:
    """Give words as they begin a sentence."""
    return text[:1].upper() + text[1:]


def short_name(source: Source, id_: str) -> str:
    """Give the name a source goes by in running text: the paper, the publisher, the title."""
    authors = ", ".join(author.full for author in source.author)
    title = source.title_short or source.title
    known = [source.container_title, source.publisher, authors, title]
    if source.type in WORKS:
        known.insert(0, title)
    return next((name for name in known if name), id_)


def _step(link: Link, names: Names, said: Edtf | None) -> Step:
    named, role = _who(link, names, said)
    how = HOW[link.how] if link.how else ""
    who = UNKNOWN if link.unknown and not how else capitalised(link.described or named)
    anonymous = bool(link.described or link.unknown)
    return Step(who, named, role, how, link.source or "", link.read, link.locator or "", anonymous)


def _who(link: Link, names: Names, said: Edtf | None) -> tuple[str, str]:
    """Give the name in running text, and the role."""
    if link.source:
        known = names.sources.get(link.source)
        if known:
            return short_name(known.source, link.source), source_type(known.source.type)
    elif link.party:
        party = names.parties.get(link.party)
        if party:
            return party.name, ", ".join(_role(role) for role in party.roles if _held(role, said))
    elif link.described:
        return _described(link, link.described, names)
    return link.source or link.party or "somebody unknown", ""


def _described(link: Link, words: str, names: Names) -> tuple[str, str]:
    body = names.parties.get(link.of or "")
    why = f"not named because {link.anonymous_because}" if link.anonymous_because else "not named"
    return (f"{words} ({body.name})", f"{body.name}; {why}") if body else (words, why)


def _role(role: Role) -> str:
    return f"{role.role}, {role.of}" if role.of else role.role


def _held(role: Role, said: Edtf | None) -> bool:
    """Tell whether a role may have been held when the words were said."""
    if said is None:
        return True
    start, end = role.from_ and role.from_.earliest, role.to and role.to.latest
    too_late = end and said.earliest and said.earliest > end
    too_early = start and said.latest and said.latest < start
    return not (too_late or too_early)
