"""What one article's words rest on, as the renderer is told it.

Plain values and two callables; knows neither records nor files.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from markupsafe import Markup

from footnoted.anchoring import Selector

Kind = Literal["claim", "date", "figure"]
"""What kind of record an anchor belongs to; also its HTML class, id prefix and data attribute."""


@dataclass(frozen=True, slots=True)
class Robust:
    """Where the page behind a link is kept, in the words of Robust Links."""

    original: str
    """The page's own address."""
    version: str
    """The address of its archived copy."""
    date: str
    """When that copy was made, as HTML's ``datetime`` has it."""


@dataclass(frozen=True, slots=True)
class Use:
    """One citation: a note and, where it matters, the place in the source."""

    note: str
    """The note's key, ``src-courier-2024-05-04``; its list item is ``fn:`` and the key."""
    locator: str = ""
    """Where in the source: ``para. 3``; plain text."""
    robust: Robust | None = None
    """For a link: the source's archived copy, if it has one."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A record that is tied to words of the article."""

    kind: Kind
    id: str
    """The record's id within its sidecar."""
    ref: str
    """The record's address over all briefings: ``NAME#ID``."""
    selector: Selector
    uses: tuple[Use, ...] = ()
    """What the words rest on; without any they are marked but get no note."""
    classes: tuple[str, ...] = ()
    """Further HTML classes for the words."""

    @property
    def element_id(self) -> str:
        """Give the HTML id of the first marked words: ``claim-ID``."""
        return f"{self.kind}-{self.id}"


def _no_link(_address: str) -> Use | None:
    return None


def _no_body(_note: str, _earlier: Sequence[str]) -> Markup:
    return Markup()


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything the renderer must know about one article."""

    anchors: tuple[Anchor, ...] = ()
    evidence: Mapping[str, tuple[Use, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """What a typed ``[^ID]`` may name, and what it then cites."""
    links: Callable[[str], Use | None] = _no_link
    """An address as typed in a link → its registered source, if it has one."""
    body: Callable[[str, Sequence[str]], Markup] = _no_body
    """A note's key and those of the notes before it → its inner HTML, already safe.

    The host resolves relative links in it."""


EMPTY = Plan()
"""No article at all but an ordinary page: it is left exactly as it is."""
