"""Attribution chains for readers: who told whom, and which link we read ourselves.

Gives plain values; templates decide how they look.
"""

from dataclasses import dataclass

from footnoted.index import Names, chain_of
from footnoted.model import Evidence, How, Link, Sidecar, Source
from footnoted.render.words import HOW, source_type


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain."""

    who: str
    role: str
    """What a party is, where the register knows; else empty."""
    how: str
    source: str
    """The source's id where the link is a publication; else empty."""
    read: bool
    locator: str
    anonymous: bool


def steps(record: Evidence, sidecar: Sidecar, names: Names) -> tuple[Step, ...]:
    """Give the chain of a record, from the origin of the words to what we read."""
    return tuple(_step(link, names) for link in chain_of(record, sidecar))


def headline(chain: tuple[Step, ...]) -> str:
    """Say who and how in a few words: "Volodymyr Zelensky, told The Guardian"."""
    if not chain:
        return ""
    first = chain[0]
    if first.how == HOW[How.TOLD] and len(chain) > 1:
        return f"{first.who}, told {chain[1].who}"
    if first.source or len(chain) == 1:
        return first.who
    return f"{first.who}, according to {chain[1].who}"


def short_name(source: Source, id_: str) -> str:
    """Give the name a source goes by in running text: the paper, the publisher, the title."""
    authors = ", ".join(author.full for author in source.author)
    return source.container_title or source.publisher or authors or source.title or id_


def _step(link: Link, names: Names) -> Step:
    who, role = _who(link, names)
    how = HOW[link.how] if link.how else ""
    anonymous = bool(link.described or link.unknown)
    return Step(who, role, how, link.source or "", link.read, link.locator or "", anonymous)


def _who(link: Link, names: Names) -> tuple[str, str]:
    if link.source:
        known = names.sources.get(link.source)
        if known is None:
            return link.source, ""
        return short_name(known.source, link.source), source_type(known.source.type)
    if link.party:
        party = names.parties.get(link.party)
        roles = [] if party is None else [_role(role.role, role.of) for role in party.roles]
        return (party.name if party else link.party), ", ".join(roles)
    if link.described:
        body = names.parties.get(link.of or "")
        reason = (
            f"not named because {link.anonymous_because}" if link.anonymous_because else "not named"
        )
        return link.described, f"{body.name}; {reason}" if body else reason
    return "Origin not known", ""


def _role(role: str, of: str | None) -> str:
    return f"{role}, {of}" if of else role
