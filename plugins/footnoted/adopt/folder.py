"""A folder of Markdown as it is found: each file that can become a briefing, and why others cannot.

Reads the folder through the loader's own reader, which follows no link; changes nothing.
"""

import posixpath
from dataclasses import dataclass
from pathlib import Path

from footnoted.adopt.foreign import Foreign, Unread, read_foreign
from footnoted.adopt.head import day_of
from footnoted.load.folder import listing
from footnoted.load.read import ARTICLE_SIZE, read_text
from footnoted.load.suggest import id_form

SUFFIXES = (".md", ".markdown", ".mdown")


@dataclass(frozen=True, slots=True)
class Found:
    """A file that can become a briefing, but for its title, which its text may have."""

    path: str
    """Its path below the folder, with ``/``."""
    name: str
    """The briefing's name."""
    article: str
    """The article's path below the folder of briefings."""
    text: str
    foreign: Foreign
    day: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that cannot become a briefing, and why."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that was read."""

    root: Path
    files: frozenset[str]
    """Every file in it, by its path below the folder."""
    found: tuple[Found, ...]
    left_out: tuple[LeftOut, ...]


def read_folder(root: Path) -> Folder:
    """Read every Markdown file below a folder."""
    whole = root.resolve()
    listed = listing(whole.parent, whole.name)
    files = [path.removeprefix(f"{whole.name}/") for path in listed.files]
    found: dict[str, Found] = {}
    left = [LeftOut(_below(p.mark.path, whole.name), p.message) for p in listed.problems]
    for path in files:
        if posixpath.splitext(path)[1].lower() not in SUFFIXES:
            continue
        read = _read(whole, path)
        if isinstance(read, LeftOut):
            left.append(read)
        elif read.name in found:
            why = f"it would have the same name as {found[read.name].path}, `{read.name}`"
            left.append(LeftOut(path, why))
        else:
            found[read.name] = read
    return Folder(whole, frozenset(files), tuple(found.values()), tuple(left))


def _read(root: Path, path: str) -> Found | LeftOut:
    text, problems = read_text(root.parent, f"{root.name}/{path}", ARTICLE_SIZE)
    if text is None:
        return LeftOut(path, problems[0].message)
    try:
        foreign = read_foreign(text, path)
    except Unread as error:
        return LeftOut(path, str(error))
    parts = path.rpartition(".")[0].split("/")
    words = [id_form(part) for part in parts]
    bundle = parts[-1] == "index" and len(parts) > 1
    name = "/".join(words[:-1] if bundle else words)
    if parts[-1].startswith("_") or not all(words) or name == "index":
        return LeftOut(path, "its name cannot be that of a briefing")
    day = day_of(foreign, parts[-2] if bundle else parts[-1])
    if not day:
        why = (
            "no day of publication: give it `date: 2023-01-15`, or a name like 2023-01-15-title.md"
        )
        return LeftOut(path, why)
    return Found(path, name, f"{'/'.join(words)}.md", text, foreign, day)


def _below(path: str, name: str) -> str:
    return path.removeprefix(f"{name}/")
