"""What a check found, kept for the next: if nothing has changed, nothing is read.

No code that reads content is loaded.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from footnoted.diagnostics.problem import Problem
from footnoted.keys import STORE, base_key, content_key, program_key
from footnoted.project import Project
from footnoted.store import NOTHING_KEPT, Kept, Store, digest

if TYPE_CHECKING:
    from footnoted.library.site import Site

_KIND = "checked"


@dataclass(frozen=True, slots=True)
class Checked:
    """The problems of a project, and where they were looked for."""

    problems: tuple[Problem, ...]
    articles: int
    """How many were checked, including unreadable ones."""
    pages: int
    """How many of the site's other pages have a problem."""
    files: int
    """How many other files have one: registers, sidecars without an article, pictures."""
    drafts: tuple[str, ...] = ()
    """The articles that were left out because they are drafts."""
    adopted: tuple[tuple[str, str], ...] = ()
    """Article and sidecar of each briefing that is still as it was adopted."""


def checked(site: "Site") -> Checked:
    """Return what was found in a site."""
    marks = {problem.mark.path for problem in site.diagnostics}
    told = {path for path in marks if path.endswith(".md")}
    ours = {path for path in told if path.startswith(f"{site.project.briefings_dir}/")}
    built = {briefing.path for briefing in site.built}
    left = (b.path for b in site.library.briefings if b.front.draft and b.path not in built)
    adopted = ((b.path, b.sidecar_path) for b in site.built if b.front.adopted)
    sidecars = {path.removesuffix(".md") + ".yml" for path in ours | built}
    files = {path for path in marks - told - sidecars if PurePosixPath(path).suffix}
    counts = (len(ours | built), len(told - ours), len(files))
    return Checked(site.diagnostics, *counts, tuple(left), tuple(adopted))


def keep_checked(store: Store, key: str, site: "Site") -> None:
    """Keep what was found in a site; ``key`` is from its program, configuration and content."""
    store.save(_KIND, key, checked(site))


@contextmanager
def opened(project: Project, *, anew: bool = False) -> Iterator[Kept]:
    """Yield what is kept of a project, for use until the end of the block.

    With ``anew``, or if there are no briefings, nothing is kept.
    """
    folder = project.root / project.briefings_dir
    if anew or not folder.is_dir():
        yield NOTHING_KEPT
        return
    store = Store(project.root / project.cache_dir / STORE)
    try:
        base = base_key(program_key(), project, store)
        yield Kept(store, base) if base else NOTHING_KEPT
    finally:
        store.close()


def check_project(project: Project, kept: Kept, build: Callable[[], "Site"]) -> Checked:
    """Return the problems of a project: the kept ones, if nothing has changed since.

    ``build`` returns its site; it is only called if something has changed.
    """
    if kept is NOTHING_KEPT:
        return checked(build())
    content = content_key(project, kept.store)
    key = digest(kept.base, content)
    known = kept.store.load(_KIND, key)
    if isinstance(known, Checked):
        return known
    site = build()
    # A file that was saved meanwhile may have been read before or after.
    if content_key(project, kept.store) == content:
        keep_checked(kept.store, key, site)
    return checked(site)
