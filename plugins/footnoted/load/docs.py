"""The site's other pages: which of them may show a picture, and which pictures lie among them.

They are the site's own and trusted; only pictures are looked for, because those have makers, too.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"))
_HEAD = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^title:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^# +(.+?)(?: +\{[^}]*\})?[ #]*$", re.MULTILINE)
_FENCED = re.compile(r"^[ \t]*(`{3,}|~{3,}).*?^[ \t]*\1", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_SHOWS = re.compile(r"!\[|<(?:img|source|video)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DocsPage:
    """A page of the documentation folder that may show a picture."""

    path: str
    """Its file, relative to the project's root."""
    name: str
    """Its source name, below the documentation folder: ``about.md``."""
    title: str
    body: str
    """Its Markdown without front matter."""
    line: int
    """The line of the file that the body starts at, from 1."""


@dataclass(frozen=True, slots=True)
class Docs:
    """What is known of the documentation folder."""

    folder: str = ""
    """Relative to the project's root; empty where there is none."""
    pages: tuple[DocsPage, ...] = ()
    files: frozenset[str] = frozenset()
    """Its pictures, relative to the root."""


def read_docs(root: Path, folder: str) -> Docs:
    """Look through the documentation folder of a project, files by name; follows no link."""
    if not folder:
        return Docs()
    pages, pictures = [], set()
    for path in _files(root, folder):
        suffix = Path(path).suffix.lower()
        if suffix in SUFFIXES:
            pictures.add(path)
        elif suffix == ".md" and (page := _page(root, folder, path)):
            pages.append(page)
    return Docs(folder, tuple(pages), frozenset(pictures))


def _files(root: Path, folder: str) -> Iterator[str]:
    """Give the files that MkDocs would find: all but hidden ones."""
    found = []
    for here, folders, names in os.walk(root / folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files = (Path(here, name) for name in names if not name.startswith("."))
        found += [file.relative_to(root).as_posix() for file in files if not file.is_symlink()]
    return iter(sorted(found))


def _page(root: Path, folder: str, path: str) -> DocsPage | None:
    """Read a page; nothing where it shows no picture outside of code for certain."""
    try:
        text = (root / path).read_text(encoding="utf-8-sig", errors="replace")
    except OSError:  # MkDocs will tell
        return None
    head = _HEAD.match(text)
    body = text[head.end() :] if head else text
    if not _SHOWS.search(body) or not _SHOWS.search(_CODE.sub("", _FENCED.sub("", body))):
        return None
    line = text.count("\n", 0, head.end()) + 1 if head else 1
    name = path.removeprefix(f"{folder}/")
    return DocsPage(path, name, _title(head, body, name), body, line)


def _title(head: re.Match[str] | None, body: str, name: str) -> str:
    said = _TITLE.search(head[1] or "") if head else None
    found = said or _HEADING.search(body)
    return found[1].strip("\"'") if found else Path(name).stem.replace("-", " ").capitalize()
