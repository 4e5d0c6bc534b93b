"""One license: its id, its name, its address and what it asks of whoever shows a picture.

A value; which licenses there are is a table's business.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What gives leave to show a picture."""

    OPEN = "open"
    """A public license: whoever keeps to it needs to ask nobody."""
    FREE = "free"
    """No rights, or none that are claimed."""
    OWN = "own"
    """An agreement, or an exception of the law, that only this publication knows."""
    NONE = "none"
    """Nothing that would give leave."""
    FOREIGN = "foreign"
    """A license that is in no table: what it asks is not known here."""


@dataclass(frozen=True, slots=True)
class License:
    """A license, or the lack of one."""

    id: str
    """An SPDX id, a Creative Commons port by the same rule, or one of our own words."""
    name: str
    """As readers know it: ``CC BY-SA 4.0``."""
    kind: Kind = Kind.OPEN
    url: str = ""
    """The page for readers."""
    source: str = ""
    """Where the facts below are from: the text of the license."""
    attribution: bool = False
    """Whether its maker must be named."""
    share_alike: bool = False
    """Whether adaptations must carry the same license."""
    commercial: bool = True
    """Whether commercial use is allowed."""
    derivatives: bool = True
    """Whether adaptations may be shown."""

    @property
    def obligations(self) -> tuple[str, ...]:
        """Say in sentences what it asks for; empty where it asks for nothing."""
        return tuple(self._asked())

    def _asked(self) -> Iterator[str]:
        if self.attribution and self.kind is Kind.OPEN:
            yield "Name the maker, give the license and say what was changed."
        if self.share_alike:
            yield "Adaptations carry the same license."
        if not self.commercial:
            yield "No commercial use."
        if not self.derivatives:
            yield "No adaptations."
        if told := _TOLD.get(self.id):
            yield told


_TOLD = {
    "editorial": "Only to report on events of public interest, not to advertise.",
    "all-rights-reserved": "Nothing without leave of whoever holds the rights.",
    "permission": "Only for what leave was given.",
    "quotation": "Only as far as the law allows quotations; the source is named.",
    "unknown": "Whether it may be used again is not known.",
}
