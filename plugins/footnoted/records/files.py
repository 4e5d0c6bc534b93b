"""Find the files of a project, and open them safely."""

import os
import re
import stat
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from footnoted.diagnostics.problem import Code, Mark, Problem
from footnoted.pictures.clean import LOCATED, private
from footnoted.pictures.container import Flaw
from footnoted.pictures.metadata import Inside, Metadata, disagreements, inside
from footnoted.pictures.probe import PICTURE_SUFFIXES, Format, kind
from footnoted.pictures.standards import excerpt
from footnoted.records import codes
from footnoted.records.events import place
from footnoted.records.fit import quote_typed
from footnoted.records.forms import NAME_PATTERN
from footnoted.text.addresses import PERMALINKS, ListedAddress, listed_addresses
from footnoted.text.suggest import did_you_mean, id_form

# -------------------------------------------------------------------------------------------------
# Read text files of the project: regular, inside, of a sane size, in UTF-8.
#
# Content is opened only here; no symbolic link is followed, and no device is waited for.

ARTICLE_SIZE = 512 * 1024
"""The most bytes of an article: more than 80,000 words."""
REGISTER_SIZE = 1024 * 1024
"""The most bytes of a register: some three thousand sources."""


def read_text(root: Path, path: str, size: int) -> tuple[str | None, list[Problem]]:
    """Return the text of a file below the root; None and the reason if it cannot be read."""
    data, problems = read_bytes(root, path, size)
    return decode(data, path) if data is not None else (None, problems)


def read_bytes(root: Path, path: str, size: int) -> tuple[bytes | None, list[Problem]]:
    """Return the bytes of a file below the root; None and the reason if it cannot be read."""
    if problem := _unsafe(root, path):
        return None, [problem]
    try:
        data = _bytes(root / path, size + 1)
    except OSError as error:
        return None, [_file_problem(codes.UNREADABLE, f"Cannot be opened: {error.strerror}.", path)]
    if data is None:
        return None, [_file_problem(codes.NOT_A_FILE, "This is not an ordinary file.", path)]
    if len(data) > size:
        return None, [
            _file_problem(codes.TOO_LARGE, f"This file is larger than {size // 1024} KiB.", path)
        ]
    return data, []


def decode(data: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """Return bytes as text; None and the place of the first byte that is not UTF-8."""
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        mark = place(before, len(before), path)
        return None, [Problem(codes.ENCODING, _why(data, error), mark, codes.ENCODING.cure)]


def escape_path(path: str) -> str:
    """Return a path that can be printed: unprintable characters escaped."""
    escaped = (c if c.isprintable() else c.encode("unicode_escape").decode() for c in path)
    return "".join(escaped)


def _why(data: bytes, error: UnicodeDecodeError) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "The file is UTF-16, not UTF-8."
    return f"The byte 0x{data[error.start]:02X} is not UTF-8."


def _unsafe(root: Path, path: str) -> Problem | None:
    """Return why a path must not be opened, or None; the root itself may be a link."""
    parts = path.split("/")
    if path.startswith("/") or ".." in parts or "\0" in path:
        return _file_problem(codes.OUTSIDE, "This path leads out of the project's folder.", path)
    here = str(root)
    for number, part in enumerate(parts, 1):
        here = f"{here}/{part}"
        if os.path.islink(here):
            link = "/".join(parts[:number])
            message = f"“{escape_path(link)}” is a symbolic link."
            return _file_problem(codes.SYMLINK, message, path)
    return None


def _bytes(file: Path, size: int) -> bytes | None:
    """Return at most ``size`` bytes of a regular file; None if it is something else."""
    # The file could be replaced between check and opening, so the open file itself is checked.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    handle = os.open(file, flags | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return None
        with os.fdopen(os.dup(handle), "rb") as stream:
            return stream.read(size)
    finally:
        os.close(handle)


def _file_problem(code: Code, message: str, path: str) -> Problem:
    return Problem(code, message, Mark(escape_path(path)), code.cure)


# -------------------------------------------------------------------------------------------------
# The list of published addresses, a file beside the registers.
#
# ``text.addresses`` knows its form.

LIST_SIZE = 32 * 1024 * 1024
"""Bytes of the list: some 500,000 addresses."""


def read_permalinks(
    root: Path, folder: str, files: Collection[str]
) -> tuple[tuple[ListedAddress, ...], list[Problem]]:
    """Return the published addresses that are listed in a folder; ``files`` are those in there."""
    path = f"{folder}/{PERMALINKS}"
    text, problems = read_text(root, path, LIST_SIZE) if path in files else (None, [])
    return tuple(listed_addresses(text or "")), problems


# -------------------------------------------------------------------------------------------------
# List the files of a folder once, in the same order on every system.
#
# No file is opened and no link followed. Names that are impossible on some system are reported.

LONGEST = 200
"""The most characters of a path below the folder."""
LONGEST_PART = 120
"""The most characters of each part of a briefing's name: enough for archives of blogs, and possible
in file systems.
"""

_DEVICES = {"con", "prn", "aux", "nul"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in range(10)
}


class Listing(NamedTuple):
    """Files by their paths relative to the project's root, sorted."""

    files: tuple[str, ...]
    problems: list[Problem]


def listing(root: Path, folder: str, also: Collection[str] = ()) -> Listing:
    """Return every file below a folder, except hidden ones and folders that begin with ``_``.

    ``also`` names folders that are read although they begin so.
    """
    files: list[str] = []
    problems: list[Problem] = []
    waiting = [folder]
    longest = len(folder) + 1 + LONGEST
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(root / here) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            message = f"Cannot be opened: {error.strerror}."
            problems.append(_folder_problem(codes.UNREADABLE, message, here))
            continue
        entries = [entry for entry in entries if not entry.name.startswith(".")]
        problems += _collisions(here, [entry.name for entry in entries])
        for entry in entries:
            path = f"{here}/{entry.name}"
            problems += _refused(entry, path)
            if entry.is_symlink() or is_reserved(entry.name):
                continue
            if not entry.is_dir(follow_symlinks=False):
                files.append(path)
            elif (entry.name in also or not entry.name.startswith("_")) and len(path) <= longest:
                waiting.append(path)
    return Listing(tuple(sorted(files)), problems)


def _refused(entry: os.DirEntry[str], path: str) -> list[Problem]:
    if entry.is_symlink():
        message = f"“{escape_path(entry.name)}” is a symbolic link."
        return [_folder_problem(codes.SYMLINK, message, path)]
    if is_reserved(entry.name):
        message = f"“{escape_path(entry.name)}” is the name of a device on Windows."
        return [_folder_problem(codes.RESERVED, message, path)]
    return []


def is_reserved(name: str) -> bool:
    """Return whether a file's or folder's name is that of a device on Windows."""
    return name.partition(".")[0].lower() in _DEVICES


def _collisions(folder: str, names: list[str]) -> list[Problem]:
    """Return problems for names in one folder that are the same name on some system."""
    seen: dict[str, str] = {}
    problems = []
    for name in names:
        first = seen.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if first != name:
            message = (
                f"“{escape_path(name)}” and “{escape_path(first)}” are the same file on many "
                "systems."
            )
            mark, other = (
                Mark(escape_path(f"{folder}/{name}")),
                Mark(escape_path(f"{folder}/{first}")),
            )
            problems.append(
                Problem(codes.COLLISION, message, mark, codes.COLLISION.cure, related=other)
            )
    return problems


def _folder_problem(code: Code, message: str, path: str) -> Problem:
    return Problem(code, message, Mark(escape_path(path)), code.cure)


# -------------------------------------------------------------------------------------------------
# Find the briefings: which article and which sidecar make one, and under what name.
#
# Only names are used; nothing is opened.

ARTICLE, SIDECAR = ".md", ".yml"
_OTHERS = {".markdown": ARTICLE, ".mdown": ARTICLE, ".yaml": SIDECAR}


class ArticlePair(NamedTuple):
    """A briefing's files, relative to the root; the sidecar may not exist."""

    name: str
    article: str
    sidecar: str
    has_sidecar: bool


def pairs(files: Iterable[str], folder: str) -> tuple[list[ArticlePair], list[Problem]]:
    """Return the briefings among the files of a folder, sorted by name."""
    problems: list[Problem] = []
    stems: dict[str, dict[str, str]] = {ARTICLE: {}, SIDECAR: {}}
    for path in sorted(files):
        stem, suffix = _parted(path)
        if path.rpartition("/")[2].startswith("_") or suffix.lower() not in {*stems, *_OTHERS}:
            continue
        kind = _OTHERS.get(suffix.lower(), suffix.lower())
        if suffix != kind:
            problems.append(_suffix(path, f"{stem}{kind}"))
        stems[kind].setdefault(stem, path)
    problems += _lonely(stems[SIDECAR], stems[ARTICLE])
    found, told = _named(stems, folder)
    return found, problems + told


def _named(
    stems: dict[str, dict[str, str]], folder: str
) -> tuple[list[ArticlePair], list[Problem]]:
    by_name: dict[str, ArticlePair] = {}
    problems: list[Problem] = []
    for stem, article in sorted(stems[ARTICLE].items()):
        name = _name(stem, folder)
        sidecar = stems[SIDECAR].get(stem)
        if problem := _misnamed(name, article):
            problems.append(problem)
        elif other := by_name.get(name):
            message = (
                f"This article and {other.article} would both have the name {quote_typed(name)}."
            )
            problems.append(_same_address(message, article, Mark(other.article)))
        else:
            by_name[name] = ArticlePair(name, article, sidecar or f"{stem}{SIDECAR}", bool(sidecar))
    return sorted(by_name.values()), problems


def _name(stem: str, folder: str) -> str:
    """Return the name of a briefing: its path below the folder; ``NAME`` for ``NAME/index``."""
    below = stem.removeprefix(f"{folder}/")
    return below.removesuffix("index").rstrip("/") if below.endswith("/index") else below


def _misnamed(name: str, article: str) -> Problem | None:
    if name == "index":
        return _same_address("The list of briefings has this address.", article, None)
    parts = name.split("/")
    if (
        re.fullmatch(NAME_PATTERN, name)
        and max(map(len, parts)) <= LONGEST_PART
        and len(name) <= LONGEST
    ):
        return None
    forms = (id_form(part, LONGEST_PART) for part in parts)
    better = "/".join(form for form in forms if form)
    use = "Write lower-case letters, digits and single hyphens"
    hint = f"{use}: {better}{ARTICLE}" if better and better != name else f"{use}, and keep it short"
    hint += "; a file whose name begins with _ is not read."
    return Problem(
        codes.ID_FORM,
        f"{quote_typed(escape_path(name))} cannot be the name of a briefing.",
        Mark(escape_path(article)),
        hint,
    )


def _lonely(sidecars: dict[str, str], articles: dict[str, str]) -> list[Problem]:
    """Return a problem for each sidecar without an article."""
    problems = []
    free = [path for stem, path in articles.items() if stem not in sidecars]
    for stem, path in sorted(sidecars.items()):
        if stem not in articles:
            message = f"There is no article {escape_path(stem)}{ARTICLE} for this sidecar."
            hint = did_you_mean(f"{stem}{ARTICLE}", free) or codes.NO_ARTICLE.cure
            problems.append(Problem(codes.NO_ARTICLE, message, Mark(escape_path(path)), hint))
    return problems


def _parted(path: str) -> tuple[str, str]:
    """Return a path without its suffix, and the suffix with its dot."""
    folder, slash, name = path.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    return (f"{folder}{slash}{stem}", f".{suffix}") if dot and stem else (path, "")


def _suffix(path: str, better: str) -> Problem:
    message = f"Files that end in “{escape_path(_parted(path)[1])}” are not read."
    return Problem(
        codes.SUFFIX, message, Mark(escape_path(path)), f"Rename it to {escape_path(better)}."
    )


def _same_address(message: str, path: str, other: Mark | None) -> Problem:
    cure = codes.SAME_ADDRESS.cure
    return Problem(codes.SAME_ADDRESS, message, Mark(path), cure, related=other)


# -------------------------------------------------------------------------------------------------
# Pictures whose position cannot be taken out: they are not published.
#
# ``pictures.clean`` takes it out of all others.


def private_pictures(pictures: Mapping[str, Inside]) -> dict[str, Problem]:
    """Return the problems of such pictures, by path."""
    cure = codes.PRIVATE_PICTURE.cure
    return {
        path: Problem(codes.PRIVATE_PICTURE, LOCATED, Mark(escape_path(path)), cure)
        for path, inside in pictures.items()
        if private(inside)
    }


# -------------------------------------------------------------------------------------------------
# Find out which picture files may be published: whole, harmless, and with the right suffix.
#
# Each file is read once, with its metadata; no pixels are decoded.

SIZE = 20 * 1024 * 1024
"""The most bytes of a picture that is published."""


def pictures(root: Path, files: Iterable[str]) -> tuple[Mapping[str, Inside], tuple[Problem, ...]]:
    """Return what the publishable pictures say, by path; and the problems of all.

    A picture that may be published can have a problem too.
    """
    good: dict[str, Inside] = {}
    problems: list[Problem] = []
    for path in files:
        suffix = PurePosixPath(path).suffix.lower()
        if suffix not in PICTURE_SUFFIXES:
            continue
        data, told = read_bytes(root, path, SIZE)
        found = _judged(data, suffix, path) if data is not None else None
        if isinstance(found, Inside):
            good[path] = found
            told = list(_told(found.metadata, Mark(escape_path(path))))
        elif found:
            mark = Mark(escape_path(path))
            told = [Problem(codes.UNSAFE_PICTURE, found.message, mark, found.cure)]
        problems += told
    return good, tuple(problems)


def _told(found: Metadata, mark: Mark) -> Iterator[Problem]:
    """Yield problems for metadata that cannot be read or do not agree with each other."""
    for reason in found.unread:
        yield Problem(codes.PICTURE_UNREAD, f"{reason}.", mark, codes.PICTURE_UNREAD.cure)
    for name, first, other in disagreements(found):
        message = (
            f"The {name} is {excerpt(first.text)} in {first.standard} "
            f"and {excerpt(other.text)} in {other.standard}."
        )
        yield Problem(codes.PICTURE_STANDARDS, message, mark, codes.PICTURE_STANDARDS.cure)


def _judged(data: bytes, suffix: str, path: str) -> Inside | Flaw:
    """Return what is in a picture, or why it must not be published."""
    if not path.isprintable():
        return Flaw("The name has characters that cannot be printed.", "Rename it.")
    wanted, form = PICTURE_SUFFIXES[suffix], kind(data)
    if not data:
        return Flaw("The file is empty.", "Download or export the file again.")
    if form is wanted:
        return inside(data)
    an = "an" if suffix == ".svg" else "a"
    if form in {None, Format.SVG}:
        # A file that begins with "<" could be a drawing, and is most often a web page.
        return Flaw(f"The content is not that of {an} {suffix} file.")
    right = next(name for name, one in PICTURE_SUFFIXES.items() if one is form)
    return Flaw(
        f"The name ends in {suffix}, the content is that of a {right} file.",
        f"Rename it so that it ends in {right}, or export it again as {suffix}.",
    )


# -------------------------------------------------------------------------------------------------
# The site's other pages: which of them may show a picture, and which pictures are among them.
#
# They are the site's own and trusted. Only their pictures are read, because those have makers, too.

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
    """Relative to the project's root; empty if there is none."""
    pages: tuple[DocsPage, ...] = ()
    files: frozenset[str] = frozenset()
    """Its pictures, relative to the root."""
    names: tuple[str, ...] = ()
    """All its files, by their names below it."""


def read_docs(
    root: Path, folder: str, leaves_out: Callable[[str], bool] = lambda _name: False
) -> Docs:
    """Return the pages and pictures of a project's documentation folder; no link is followed.

    ``leaves_out`` returns whether a name below the folder is excluded from the site.
    """
    if not folder:
        return Docs()
    pages, pictures, names = [], set(), []
    for path in _files(root, folder):
        name = path.removeprefix(f"{folder}/")
        if leaves_out(name):
            continue
        names.append(name)
        suffix = Path(path).suffix.lower()
        if suffix in SUFFIXES:
            pictures.add(path)
        elif suffix == ".md" and (page := _page(root, folder, path)):
            pages.append(page)
    return Docs(folder, tuple(pages), frozenset(pictures), tuple(names))


def _files(root: Path, folder: str) -> Iterator[str]:
    """Return the files that MkDocs would find: all but hidden ones."""
    found = []
    for here, folders, names in os.walk(root / folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files = (Path(here, name) for name in names if not name.startswith("."))
        found += [file.relative_to(root).as_posix() for file in files if not file.is_symlink()]
    return iter(sorted(found))


def _page(root: Path, folder: str, path: str) -> DocsPage | None:
    """Return a page; None if it surely shows no picture outside of code."""
    try:
        text = (root / path).read_text(encoding="utf-8-sig", errors="replace")
    except OSError:  # MkDocs will report it
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
