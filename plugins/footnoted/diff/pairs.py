"""Which record of the base is which record now: by id, by former id, by former address.

A briefing or a record that cannot be found again is gone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from footnoted.index import Site, Target
from footnoted.index.aliases import redirects
from footnoted.model import Briefing, Record


@dataclass(frozen=True, slots=True)
class Pair:
    """A record of a briefing that the base had published, and the same record now."""

    old: Target
    new: Target | None
    """None where it is gone."""
    after: Briefing
    """The briefing of the old record as it is now."""


def pairs(base: Site, now: Site) -> Iterator[Pair]:
    """Give every record of the base's published briefings, in their order, with what it is now.

    Those of briefings that are published no more are left out.
    """
    for before in base.published:
        after = successor(base, now, before)
        if after:
            found = _by_id(now, after)
            for old in base.names.records(before):
                yield Pair(old, found.get((old.kind, old.id)), after)


def successor(base: Site, now: Site, before: Briefing) -> Briefing | None:
    """Find a published briefing by its name, or by the address that it gave up.

    None where it is published no more.
    """
    public = {briefing.name: briefing for briefing in now.published}
    if same := public.get(before.name):
        return same
    former = base.addresses.file(base.briefing_page(before.name))
    led = (redirect.briefing for redirect in redirects(now) if redirect.output == former)
    return next((briefing for briefing in led if briefing.name in public), None)


def _by_id(now: Site, after: Briefing) -> dict[tuple[str, str], Target]:
    """Give the records of a briefing by kind and id, former ids among them."""
    found: dict[tuple[str, str], Target] = {}
    for target in now.names.records(after):
        record = target.record
        former = record.formerly if isinstance(record, Record) else ()
        for id_ in former:
            found.setdefault((target.kind, id_), target)
    return found | {(t.kind, t.id): t for t in now.names.records(after)}
