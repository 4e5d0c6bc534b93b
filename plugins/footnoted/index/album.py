"""Records and uses of pictures put together: every use has a record, or nobody is credited for it.

Decides which record counts for which page; complains of nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from footnoted.index.pictures import Records, records
from footnoted.index.uses import Use
from footnoted.load.docs import Docs


@dataclass(frozen=True, slots=True)
class Album:
    """All pictures of a site."""

    records: Records = field(default_factory=lambda: records(()))
    """Every record with its uses."""
    unrecorded: tuple[Use, ...] = ()
    """Uses of pictures that have no record."""
    docs: Docs = field(default_factory=Docs)
    """The documentation folder, whose pictures are published as they are."""
    cards: bool = False
    """Whether the site draws cards for links that are shared."""


def album(known: Records, uses: Iterable[Use], docs: Docs, cards: bool) -> Album:
    """Give each record the uses that count for it."""
    outside = {p.image.referred_to: p for p in known.every if p.image.referred_to}
    found: dict[str, list[Use]] = {picture.ref: [] for picture in known.every}
    unrecorded = []
    for use in uses:
        home = use.briefing.name if use.briefing else ""
        record = known.of(home, use.published) if use.published else outside.get(use.src)
        if record:
            found[record.ref].append(use)
        else:
            unrecorded.append(use)
    joined = (replace(p, uses=tuple(found[p.ref])) for p in known.every)
    return Album(records(joined), tuple(unrecorded), docs, cards)
