"""The keys of a whole site: digests of everything that a build depends on.

Files count by their contents; of a large file, the file system is first asked whether it has
changed. No code that reads content is loaded: a check that finds nothing changed ends here.
"""

import dataclasses
import hashlib
import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from footnoted.project import Project
from footnoted.store import Store, digest

STORE = "build.sqlite3"
"""The name of the store in the cache folder."""
_LIBRARIES = (
    "markdown jinja2 markupsafe pymdown-extensions mkdocs-material pygments babel pydantic pyyaml "
    "pillow icalendar pyarrow"
)
"""The distributions whose versions affect the results."""
_LARGE = 128 * 1024
"""The size in bytes from which the digest of a file is kept by its size and times."""


def base_key(program: str, project: Project, store: Store) -> str | None:
    """Return the key of a program and its configuration; None if it cannot be known.

    ``program`` is the key of the program. The key cannot be known if the configuration has objects
    of other programs, such as extensions that are not given by name, or extensions that may read
    unknown files.
    """
    styles = [list(_contents(folder, "footnoted", store)) for folder in project.templates]
    told = {
        name: getattr(project, name)
        for name in Project.__dataclass_fields__
        if name not in ("root", "templates", "cache_dir", "in_nav", "expanded", "commit")
    }
    try:
        return digest(program, told, styles, list(_beside(project, store)))
    except TypeError:
        return None


def content_key(project: Project, store: Store) -> str:
    """Return the key of all files that a build reads, and of the pages its navigation names."""
    folders = (project.briefings_dir, project.docs_dir)
    # Neither we nor MkDocs read hidden files.
    found = [_contents(project.root, folder, store, hidden=False) for folder in folders if folder]
    others = (folder for _, folder in project.registers)
    found += [_contents(each.parent, each.name, store, hidden=False) for each in others]
    return digest(project.in_nav, [list(each) for each in found], dict(project.expanded))


@cache
def program_key() -> str:
    """Return the key of the program: of our own files and the versions of what they use.

    It is calculated once, because the running program is what was there first.
    """
    hashed = hashlib.blake2b(digest_size=16)
    for folder, folders, files in os.walk(Path(__file__).parent):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            path = Path(folder, name)
            hashed.update(f"{path.name}\0".encode())
            hashed.update(path.read_bytes())
    versions = [_version(name) for name in _LIBRARIES.split()]
    return digest(hashed.hexdigest(), versions, sys.version)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _contents(
    root: Path, folder: str, store: Store, *, hidden: bool = True
) -> Iterator[tuple[str, str]]:
    """Yield every entry below a folder with a digest of what it is."""
    try:
        with os.scandir(root / folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        yield folder, f"error {error.errno}"
        return
    for entry in entries:
        if entry.name.startswith(".") and not hidden:
            continue
        path = f"{folder}/{entry.name}"
        if entry.is_symlink():
            yield path, "link"
            # A file that a page of the documentation links to is read through the link.
            if entry.is_file():
                yield path, _file(entry, store)
        elif entry.is_dir():
            yield path, "folder"
            yield from _contents(root, path, store, hidden=hidden)
        else:
            yield path, _file(entry, store)


def _file(entry: os.DirEntry[str], store: Store) -> str:
    try:
        told = entry.stat()
        if not entry.is_file():
            return "special"
        if told.st_size < _LARGE:
            return hashlib.blake2b(Path(entry.path).read_bytes(), digest_size=16).hexdigest()
        key = digest(entry.path, told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino)
        if known := store.get("file", key):
            return known.decode()
        with open(entry.path, "rb") as opened:
            found = hashlib.file_digest(opened, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
        store.put("file", key, found.encode())
        return found
    except OSError as error:
        return f"error {error.errno}"


# -------------------------------------------------------------------------------------------------
# Inputs besides content and our program: files that extensions include, and others' code.
#
# Raises ``TypeError`` if it cannot be known.

_KNOWN = {"builtins", "footnoted", "markdown", "material", "pymdownx"}
"""Packages whose versions determine what their functions and extensions do."""
_INCLUDING = {"pymdownx.b64", "pymdownx.snippets"}
"""Extensions that put files into an article, from the folders of their ``base_path``."""
_NO_SOURCES = {"node_modules", "__pycache__"}


def _beside(project: Project, store: Store) -> Iterator[object]:
    """Yield what affects articles and pages besides the content and our own program."""
    markdown = project.markdown
    for name in map(str, markdown.extensions):
        options = markdown.configs.get(name, {})
        if name.partition(".")[0] not in _KNOWN and not find_spec(f"markdown.extensions.{name}"):
            raise TypeError(f"nobody knows what {name} reads")
        if options.get("url_download"):
            raise TypeError(f"nobody knows what {name} downloads")
        paths = options.get("base_path", ["."]) if name in _INCLUDING else []
        icons = options.get("options", {}).get("custom_icons", [])
        for folder in [*([paths] if isinstance(paths, str) else paths), *icons]:
            yield list(_around(folder, store))
    for package in sorted({*_packages((markdown.configs, project.plug_ins))} - _KNOWN):
        found = sys.modules[package]
        folder = getattr(found, "__path__", None)
        yield list(_around(folder[0], store)) if folder else Path(found.__file__ or "").read_bytes()


def _around(folder: str, store: Store) -> Iterator[tuple[str, str]]:
    """Yield the files below a folder, without hidden ones, installed packages and built sites."""
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        yield folder, f"error {error.errno}"
        return
    if {"404.html", "sitemap.xml"} <= {entry.name for entry in entries}:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name in _NO_SOURCES:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _around(entry.path, store)
        elif entry.is_file():
            yield entry.path, _file(entry, store)


def _packages(part: object) -> Iterator[str]:
    """Yield the packages of the functions in a part of the configuration."""
    if isinstance(part, Mapping):
        yield from _packages(list(part.values()))
    elif isinstance(part, (list, tuple)):
        for each in part:
            yield from _packages(each)
    elif isinstance(part, partial):
        yield from _packages((part.func, part.args, part.keywords))
    elif dataclasses.is_dataclass(part) and not isinstance(part, type):
        yield from _packages([getattr(part, field.name) for field in dataclasses.fields(part)])
    elif callable(part):
        yield part.__module__.partition(".")[0]
