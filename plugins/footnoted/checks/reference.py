"""One reference: where it stands, and what is said when it leads nowhere.

Follows nothing itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from footnoted.diagnostics import Code, Diagnostic, Mark
from footnoted.index import Site
from footnoted.load.suggest import did_you_mean
from footnoted.model import Briefing


@dataclass(frozen=True, slots=True)
class At:
    """Where a reference stands."""

    site: Site
    mark: Mark
    about: str = ""
    """The id of the record that refers."""
    briefing: Briefing | None = None
    """None in a register."""

    @property
    def published(self) -> bool:
        """Tell whether readers are shown the reference."""
        return self.briefing is None or not self.briefing.front.draft


def missing(code: Code, what: str, id_: str, known: Iterable[str], at: At) -> Iterator[Diagnostic]:
    """Tell that there is nothing of this name; what could not be read is there all the same."""
    name, hash_, record = id_.rpartition("#")
    if not {record, name + hash_} & at.site.library.lost:
        hint = did_you_mean(id_, known) or code.cure
        yield Diagnostic(code, f"There is no {what} `{id_}`.", at.mark, hint, about=at.about)
