"""Tell which picture files may be published: whole, harmless, and what their name says.

Reads each file once, with its metadata; decodes no pixels.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from footnoted.diagnostics import Diagnostic, Mark
from footnoted.load import codes
from footnoted.load.read import read_bytes, shown
from footnoted.pictures import SUFFIXES, Flaw, Format, Inside, Metadata, inside
from footnoted.pictures.metadata.agreement import disagreements
from footnoted.pictures.metadata.value import excerpt
from footnoted.pictures.probe import kind

SIZE = 20 * 1024 * 1024
"""Bytes of a picture that is published."""


def pictures(
    root: Path, files: Iterable[str]
) -> tuple[Mapping[str, Inside], tuple[Diagnostic, ...]]:
    """Give what the pictures that may be published say, by path, and what is wrong.

    A file may be in order and have something to tell all the same.
    """
    good: dict[str, Inside] = {}
    problems: list[Diagnostic] = []
    for path in files:
        suffix = PurePosixPath(path).suffix.lower()
        if suffix not in SUFFIXES:
            continue
        data, told = read_bytes(root, path, SIZE)
        found = _judged(data, suffix, path) if data is not None else None
        if isinstance(found, Inside):
            good[path] = found
            told = list(_told(found.metadata, Mark(shown(path))))
        elif found:
            mark = Mark(shown(path))
            told = [Diagnostic(codes.UNSAFE_PICTURE, found.message, mark, found.cure)]
        problems += told
    return good, tuple(problems)


def _told(found: Metadata, mark: Mark) -> Iterator[Diagnostic]:
    """Tell of metadata that cannot be read or do not agree with each other."""
    for reason in found.unread:
        yield Diagnostic(codes.PICTURE_UNREAD, f"{reason}.", mark, codes.PICTURE_UNREAD.cure)
    for name, first, other in disagreements(found):
        message = (
            f"The {name} is {excerpt(first.text)} in {first.standard} "
            f"and {excerpt(other.text)} in {other.standard}."
        )
        yield Diagnostic(codes.PICTURE_STANDARDS, message, mark, codes.PICTURE_STANDARDS.cure)


def _judged(data: bytes, suffix: str, path: str) -> Inside | Flaw:
    """Say what is in a picture, or why it must not be published."""
    if not path.isprintable():
        return Flaw("The name has characters that cannot be printed.", "Rename it.")
    wanted, form = SUFFIXES[suffix], kind(data)
    if not data:
        return Flaw("The file is empty.", "Get the file again, or export it again.")
    if form is wanted:
        return inside(data)
    an = "an" if suffix == ".svg" else "a"
    if form in {None, Format.SVG}:
        # Whatever begins with "<" could be a drawing, and most often is a web page.
        return Flaw(f"The content is not that of {an} {suffix} file.")
    right = next(name for name, one in SUFFIXES.items() if one is form)
    return Flaw(
        f"The name ends in {suffix}, the content is that of a {right} file.",
        f"Name it as what it is, {right}, or export it again as {suffix}.",
    )
