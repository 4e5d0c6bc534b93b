"""Two pages with one address: a host would let the later one win in silence.

Compares names only; the host says which files it has and which it would add.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from footnoted.diagnostics import Code, Diagnostic, Level, Mark

TAKEN = Code(
    "page.taken",
    Level.ERROR,
    "Two files would have one address: a briefing, a picture or generated page, and another file.",
    "Rename one of the two, or give the generated page another name with `pages:`.",
)


@dataclass(frozen=True, slots=True)
class Addition:
    """A file that Footnoted adds to the site."""

    output: str
    """The file it is written to, below the site's folder."""
    what: str
    """How a writer knows it: "the briefing kursk", "the generated page timeline.md"."""
    mark: Mark | None
    """Its own file, where it has one."""


def clashes(additions: Iterable[Addition], taken: Mapping[str, Mark]) -> Iterator[Diagnostic]:
    """Yield a problem for each addition whose output is taken; ``taken`` maps outputs to files."""
    seen = dict(taken)
    owners: dict[str, str] = {}
    for addition in additions:
        other = seen.get(addition.output)
        if other:
            name = owners.get(addition.output, f"`{other.path}`")
            both = f"{addition.what} and {name}"
            message = f"{both[0].upper()}{both[1:]} would both be written to `{addition.output}`."
            yield Diagnostic(TAKEN, message, addition.mark or other, TAKEN.cure, other)
        seen.setdefault(addition.output, addition.mark or Mark(addition.what))
        owners.setdefault(addition.output, addition.what)
