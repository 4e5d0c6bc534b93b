"""The finished files of all pictures.

Reads the pictures and writes to the cache, nowhere else; what is to be made, the Site says.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from footnoted.diagnostics.problem import Code, Level, Mark, Problem, set_levels
from footnoted.library.pictures import Published, clean_rendition
from footnoted.library.site import Site
from footnoted.pictures.clean import LOCATED, private
from footnoted.pictures.container import Flaw
from footnoted.pictures.copies import Cache, Job, Told, make
from footnoted.pictures.metadata import inside
from footnoted.records.files import SIZE, read_bytes

UNDECODABLE = Code(
    "picture.undecodable",
    Level.ERROR,
    "A picture has the form of one, but its pixels cannot be decoded, so it has no copies.",
    "Get the file again, or export it again from a photo program.",
)
UNCLEANED = Code(
    "picture.uncleaned",
    Level.WARNING,
    "A picture of the site's other pages is published with everything that is written in it.",
    "Export it again from a photo program, without the place where it was taken.",
)
FOLDER = "pictures"
"""Within the cache."""


@dataclass(frozen=True, slots=True)
class Developed:
    """What became of the pictures."""

    files: Mapping[str, Path]
    """The finished file by its name below the documentation root."""
    lost: frozenset[str]
    """Names of files that could not be made: nothing may be published under them."""
    problems: tuple[Problem, ...]
    uncached: str = ""
    """Why they could not be kept for the next build; empty if they were."""


def make_pictures(site: Site, told: Told = lambda done, total: None) -> Developed:
    """Make what is not in the cache yet, and rid the cache of what was long not used."""
    root = site.project.root
    others, problems = _others(site)
    wanted = {each.path: each for each in (*site.renditions.values(), *others) if each.made}
    jobs = {path: _job(root, each) for path, each in wanted.items()}
    cache = Cache(root / site.project.cache_dir / FOLDER)
    made, flaws = make(jobs, cache, _seldom(told))
    cache.sweep()
    files: dict[str, Path] = {}
    lost: set[str] = set()
    for path, each in wanted.items():
        if path in flaws:
            lost |= set(each.made)
            flaw = flaws[path]
            problems.append(Problem(UNDECODABLE, flaw.message, Mark(path), flaw.cure))
        else:
            files |= {address: made[recipe] for address, recipe in each.made.items()}
    told_as = set_levels(problems, site.project.levels)
    trouble = cache.trouble
    why = f"{trouble.filename or cache.folder}: {trouble.strerror}" if trouble else ""
    return Developed(files, frozenset(lost), tuple(told_as), why)


def _seldom(told: Told) -> Told:
    """Report some ten times at most, and once where there are few."""

    def tell(done: int, total: int) -> None:
        if done == total or done % max(100, total // 10) == 0:
            told(done, total)

    return tell


def _job(root: Path, picture: Published) -> Job:
    recipes = tuple(picture.made.values())
    return Job(recipes[0].original, partial(_read, root, picture.path), recipes)


def _read(root: Path, path: str) -> bytes | None:
    return read_bytes(root, path, SIZE)[0]


def _others(site: Site) -> tuple[list[Published], list[Problem]]:
    """Return the pictures of the site's other pages, and what is wrong with the rest of them."""
    docs, records = site.album.docs, site.album.records.general
    found, problems = [], []
    for path in sorted(docs.files):
        data, told = read_bytes(site.project.root, path, SIZE)
        read = inside(data) if data is not None else Flaw(told[0].message, told[0].hint)
        name = path.removeprefix(f"{docs.folder}/")
        if isinstance(read, Flaw):
            problems.append(Problem(UNCLEANED, read.message, Mark(path), read.cure))
        elif private(read):
            problems.append(Problem(UNCLEANED, LOCATED, Mark(path), UNCLEANED.cure))
        else:
            found.append(clean_rendition(path, name, read, records.get(name)))
    return found, problems
