"""Find out what a picture file is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from footnoted.pictures import avif, formats
from footnoted.pictures.container import (
    SMALLER,
    Container,
    Flaw,
    Forbidden,
    MetadataUnread,
    PictureRefused,
    orientation,
    read_xml,
)

# -------------------------------------------------------------------------------------------------
# How many elements of a drawing a browser draws; parts that are used again count each time.
#
# Ten parts that each use the one before ten times are ten thousand million: a bomb without
# entities.


def drawn(root: Element) -> int:
    """Return their number; raise ``PictureRefused`` if a part uses itself."""
    if not any(_is_use(element) for element in root.iter()):
        return 0
    named = {id_: element for element in root.iter() if (id_ := element.get("id"))}
    return _count(root, named, {}, frozenset())


def _count(
    part: Element,
    named: Mapping[str, Element],
    known: dict[Element, int],
    within: frozenset[Element],
) -> int:
    if part in known:
        return known[part]
    if part in within or len(within) > 50:
        raise PictureRefused("A part of the drawing uses itself.")
    total = 0
    for element in part.iter():
        total += 1
        used = named.get(_used(element)) if _is_use(element) else None
        if used is not None:
            total += _count(used, named, known, within | {part})
    known[part] = total
    return total


def _is_use(element: Element) -> bool:
    return element.tag.rpartition("}")[2].lower() == "use"


def _used(element: Element) -> str:
    """Return the id that an element uses."""
    values = (v for k, v in element.attrib.items() if k.rpartition("}")[2].lower() == "href")
    return next(values, "").strip().removeprefix("#")


# -------------------------------------------------------------------------------------------------
# A drawing (SVG): whether it is one, is safe to show, its size, its metadata.
#
# Every element and attribute is looked at, and nothing outside the file.

SIZE = 5 * 1024 * 1024
"""The most bytes of a drawing."""
DRAWN = 200_000
"""The most elements that a browser has to draw; those that are used again count each time."""
_ACTIVE = {"script", "foreignobject", "iframe", "embed", "object", "animate", "set", "handler"}
_DECLARED = re.compile(r"\s*<\?xml[^>]*\bencoding\s*=\s*[\"']([^\"']*)")
_LOADS = re.compile(r"url\((?!\s*[\"']?\s*#)|image-set\(|\bsrc\(", re.IGNORECASE)
_LENGTH = re.compile(r"\s*\+?(\d{1,9}(?:\.\d*)?|\.\d+)\s*(px|pt|pc|in|cm|mm)?\s*")
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF"
_C2PA = "{http://c2pa.org/manifest}manifest"
_SVG = {"svg", "{http://www.w3.org/2000/svg}svg"}


def drawing(data: bytes) -> Container:
    """Return what a drawing says; raise ``PictureRefused`` if it must not be published."""
    root = _root(data)
    for element in root.iter():
        if reason := _active(element):
            raise PictureRefused(reason)
    if drawn(root) > DRAWN:
        raise PictureRefused(
            "The drawing uses its own parts again and again, too many times.", SMALLER
        )
    width, height = _size(root)
    rdf = [ElementTree.tostring(element) for element in root.iter(_RDF)]
    signed = any(element.tag == _C2PA for element in root.iter())
    return Container(width, height, alpha=True, c2pa=signed, xmp=rdf)


def _root(data: bytes) -> ElementTree.Element:
    if len(data) > SIZE:
        raise PictureRefused(f"The drawing is larger than {SIZE // 1024**2} MB.", SMALLER)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PictureRefused("The drawing is not UTF-8.") from None
    # A browser believes the declaration, so it must read the same as this program.
    if (found := _DECLARED.match(text)) and found.group(1).lower() not in {"utf-8", "us-ascii"}:
        raise PictureRefused("The drawing is not UTF-8.")
    try:
        root = read_xml(text)
    except Forbidden:
        what = "a document type, entities or a style sheet of its own"
        raise PictureRefused(f"The drawing has {what}.") from None
    except MetadataUnread as error:
        raise PictureRefused(f"The drawing cannot be read: {error}.") from None
    if root.tag not in _SVG:
        raise PictureRefused(f"The drawing's outermost element is <{root.tag[:40]}>, not <svg>.")
    return root


def _active(element: ElementTree.Element) -> str:
    """Return what an element could do besides being seen; empty if nothing."""
    tag = element.tag.rpartition("}")[2].lower()
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
        # Attributes of other vocabularies (a program's notes) are no style.
        if bare == name.lower() and _loads(value):
            return "The drawing loads something from outside itself."
    return ""


def _loads(style: str) -> bool:
    """Return whether a style could load something; an escape could spell anything."""
    return "\\" in style or "@import" in style.lower() or bool(_LOADS.search(style))


def _size(root: ElementTree.Element) -> tuple[int, int]:
    """Return width and height in CSS pixels, rounded; 0 if the drawing does not say."""
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    box = root.get("viewBox", "").replace(",", " ").split()
    across, down = (_length(part) for part in box[2:]) if len(box) == 4 else (0.0, 0.0)
    if across and down:
        if not width and not height:
            width, height = across, down
        width = width or height * across / down
        height = height or width * down / across
    if not (width and height):
        return 0, 0
    return max(1, min(round(width), 10**6)), max(1, min(round(height), 10**6))


def _length(written: str) -> float:
    read_ = _LENGTH.fullmatch(written)
    return float(read_[1]) * _UNITS[read_[2] or ""] if read_ else 0.0


# -------------------------------------------------------------------------------------------------
# What a picture file is, from its structure alone: kind, size, frames, metadata.
#
# Nothing is decoded, so no picture can fill the memory here.


class Format(StrEnum):
    """The kinds of pictures that may be published."""

    JPEG = "jpeg"
    PNG = "png"
    GIF = "gif"
    WEBP = "webp"
    AVIF = "avif"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class Probe:
    """What a picture file says about itself before any pixel of it is decoded."""

    format: Format
    width: int
    """Pixels as stored, before ``orientation``; of a drawing its own units, 0 if it has none."""
    height: int
    """As ``width``."""
    orientation: int = 1
    """How to turn it upright, 1 to 8 as in EXIF; of an AVIF from its transforms."""
    frames: int = 1
    """The number of frames; a picture with more than one moves."""
    alpha: bool = False
    """Whether it may have transparent parts."""
    icc: bool = False
    """Whether a color profile is embedded."""
    c2pa: bool = False
    """Whether Content Credentials (a C2PA manifest store) are embedded, valid or not."""

    @property
    def seen(self) -> tuple[int, int]:
        """Return width and height as a reader sees them, after turning."""
        turned = self.orientation >= 5
        return (self.height, self.width) if turned else (self.width, self.height)


PICTURE_SUFFIXES = {
    ".jpg": Format.JPEG,
    ".jpeg": Format.JPEG,
    ".png": Format.PNG,
    ".gif": Format.GIF,
    ".webp": Format.WEBP,
    ".avif": Format.AVIF,
    ".svg": Format.SVG,
}
"""The suffixes that pictures may have, in lower case."""
_WALKS = {
    Format.JPEG: formats.walk_jpeg,
    Format.PNG: formats.walk_png,
    Format.GIF: formats.walk_gif,
    Format.WEBP: formats.walk_webp,
    Format.AVIF: avif.walk_avif,
    Format.SVG: drawing,
}


_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def probe(data: bytes) -> Probe | Flaw:
    """Return what a picture is, or why it must not be published."""
    found = walk(data)
    return found if isinstance(found, Flaw) else found[0]


def walk(data: bytes) -> tuple[Probe, Container] | Flaw:
    """Return what a picture is, and the blocks with metadata."""
    form = kind(data)
    if form is None:
        return Flaw("The content is not that of a picture that can be published.")
    try:
        found = _WALKS[form](data)
        _unarmed(found)
    except PictureRefused as refused:
        return refused.flaw
    return _probe(form, found), found


def kind(data: bytes) -> Format | None:
    """Return the kind by the first bytes.

    What is none of the others and begins with ``<`` is SVG.
    """
    if data.startswith(b"\xff\xd8\xff"):
        return Format.JPEG
    if data.startswith(formats.SIGNATURE):
        return Format.PNG
    if data.startswith((b"GIF87a", b"GIF89a")):
        return Format.GIF
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Format.WEBP
    if data[4:8] == b"ftyp":
        return Format.AVIF
    begins = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    return Format.SVG if begins.startswith(b"<") else None


def _unarmed(found: Container) -> None:
    """Raise ``PictureRefused`` if metadata have entities, which other readers may expand."""
    # Without the zeros UTF-16 and UTF-32 read like ASCII.
    if any(_ENTITIES.search(packet.replace(b"\0", b"")) for packet in found.xmp):
        raise PictureRefused("The picture's metadata have a document type or entities.")


def _probe(form: Format, found: Container) -> Probe:
    turn = found.orientation or next(map(orientation, found.exif), 1)
    return Probe(
        format=form,
        width=found.width,
        height=found.height,
        orientation=turn,
        frames=max(found.frames, 1),
        alpha=found.alpha,
        icc=found.icc,
        c2pa=found.c2pa,
    )
