"""Tell which picture files may be published: known kinds that are what their name says.

Looks at the first bytes, in drawings at every element; decodes no pixels.
"""

from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from footnoted.diagnostics import Diagnostic, Mark
from footnoted.load import codes
from footnoted.load.read import read_bytes, shown

SIZE = 20 * 1024 * 1024
"""Bytes of a picture that is published."""

_BEGINNINGS: dict[str, tuple[tuple[int, bytes], ...]] = {
    ".png": ((0, b"\x89PNG\r\n\x1a\n"),),
    ".jpg": ((0, b"\xff\xd8\xff"),),
    ".jpeg": ((0, b"\xff\xd8\xff"),),
    ".gif": ((0, b"GIF8"),),
    ".webp": ((0, b"RIFF"), (8, b"WEBP")),
    ".avif": ((4, b"ftyp"),),
}
DRAWING = ".svg"
_ACTIVE = {"script", "foreignobject", "iframe", "embed", "object", "animate", "set", "handler"}


def pictures(root: Path, files: Iterable[str]) -> tuple[frozenset[str], list[Diagnostic]]:
    """Give the pictures among the files that may be published, and what is wrong with others."""
    good: set[str] = set()
    problems: list[Diagnostic] = []
    for path in files:
        suffix = Path(path).suffix.lower()
        if suffix not in {*_BEGINNINGS, DRAWING}:
            continue
        data, told = read_bytes(root, path, SIZE)
        if data is not None and (reason := _unsafe(data, suffix, path)):
            mark, cure = Mark(shown(path)), codes.UNSAFE_PICTURE.cure
            told = [Diagnostic(codes.UNSAFE_PICTURE, reason, mark, cure)]
        problems += told
        good |= {path} if not told else set()
    return frozenset(good), problems


def _unsafe(data: bytes, suffix: str, path: str) -> str:
    """Say why a picture must not be published; nothing where it may."""
    if not path.isprintable():
        return "The name has characters that cannot be printed."
    if suffix == DRAWING:
        return _unsafe_drawing(data)
    if all(data[at : at + len(bytes_)] == bytes_ for at, bytes_ in _BEGINNINGS[suffix]):
        return ""
    return f"The content is not that of a {suffix} file."


def _unsafe_drawing(data: bytes) -> str:
    # Without a document type there are no entities, so the parser has nothing to expand.
    if b"<!DOCTYPE" in data.upper() or b"<!ENTITY" in data.upper() or b"<?xml-s" in data:
        return "The drawing has a document type, entities or a style sheet of its own."
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        return f"The drawing is not XML: {error}."
    if root.tag not in {"svg", "{http://www.w3.org/2000/svg}svg"}:
        return "The content is not that of an .svg file."
    return next((reason for element in root.iter() if (reason := _active(element))), "")


def _active(element: ElementTree.Element) -> str:
    tag = str(element.tag).rpartition("}")[2].lower()
    if tag in _ACTIVE:
        return f"The drawing has a <{tag}>."
    if tag == "style" and ("@import" in (text := element.text or "") or "url(" in text):
        return "The drawing's style loads something."
    for name, value in element.attrib.items():
        bare = name.rpartition("}")[2].lower()
        if bare.startswith("on"):
            return f"The drawing has an event handler, {bare}."
        if bare in {"href", "src"} and not value.strip().startswith("#"):
            return "The drawing links to something outside itself."
        if "url(" in value and "url(#" not in value.replace(" ", "").replace("'", ""):
            return "The drawing loads something from outside itself."
    return ""
