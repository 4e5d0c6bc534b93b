"""Tell which picture files may be published: known kinds that are what their name says.

Looks at the first bytes, in drawings at every element; decodes no pixels.
"""

import re
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
_DECLARED = re.compile(r"\s*<\?xml[^>]*\bencoding\s*=\s*[\"']([^\"']*)")
_LOADS = re.compile(r"url\((?!\s*[\"']?\s*#)|image-set\(|\bsrc\(", re.IGNORECASE)


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
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "The drawing is not UTF-8."
    # A browser believes the declaration; what it reads must be what was looked at here.
    if (found := _DECLARED.match(text)) and found.group(1).lower() not in {"utf-8", "us-ascii"}:
        return "The drawing is not UTF-8."
    # Without a document type there are no entities, so the parser has nothing to expand.
    if "<!DOCTYPE" in text.upper() or "<!ENTITY" in text.upper() or "<?xml-s" in text:
        return "The drawing has a document type, entities or a style sheet of its own."
    try:
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        return f"The drawing is not XML: {error}."
    if root.tag not in {"svg", "{http://www.w3.org/2000/svg}svg"}:
        return "The content is not that of an .svg file."
    return next((reason for element in root.iter() if (reason := _active(element))), "")


def _active(element: ElementTree.Element) -> str:
    tag = str(element.tag).rpartition("}")[2].lower()
    if tag in _ACTIVE:
        return f"The drawing has a <{tag}>."
    if tag == "style" and _loads("".join(element.itertext())):
        return "The drawing's style loads something."
    for name, value in element.attrib.items():
        bare = name.rpartition("}")[2].lower()
        if bare.startswith("on"):
            return f"The drawing has an event handler, {bare}."
        if bare in {"href", "src"} and not value.strip().startswith("#"):
            return "The drawing links to something outside itself."
        if _loads(value):
            return "The drawing loads something from outside itself."
    return ""


def _loads(style: str) -> bool:
    """Tell whether a style could load something; an escape could spell anything."""
    return "\\" in style or "@import" in style.lower() or bool(_LOADS.search(style))
