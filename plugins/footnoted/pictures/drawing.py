"""A drawing (SVG): whether it is one, is safe to show, how large it is, what is written in it.

Every element and attribute is looked at; nothing outside the file is.
"""

import re
from xml.etree import ElementTree

from footnoted.pictures.containers.container import Container
from footnoted.pictures.flaw import SMALLER, Refused
from footnoted.pictures.markup import Forbidden, Unread, read
from footnoted.pictures.reuse import drawn

SIZE = 5 * 1024 * 1024
"""Bytes of a drawing."""
DRAWN = 200_000
"""Elements that a browser has to draw, those that are used again counted each time."""
_ACTIVE = {"script", "foreignobject", "iframe", "embed", "object", "animate", "set", "handler"}
_DECLARED = re.compile(r"\s*<\?xml[^>]*\bencoding\s*=\s*[\"']([^\"']*)")
_LOADS = re.compile(r"url\((?!\s*[\"']?\s*#)|image-set\(|\bsrc\(", re.IGNORECASE)
_LENGTH = re.compile(r"\s*\+?(\d{1,9}(?:\.\d*)?|\.\d+)\s*(px|pt|pc|in|cm|mm)?\s*")
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF"
_C2PA = "{http://c2pa.org/manifest}manifest"
_SVG = {"svg", "{http://www.w3.org/2000/svg}svg"}


def drawing(data: bytes) -> Container:
    """Read a drawing; raises ``Refused``."""
    root = _root(data)
    for element in root.iter():
        if reason := _active(element):
            raise Refused(reason)
    if drawn(root) > DRAWN:
        raise Refused("The drawing uses its own parts again and again, too many times.", SMALLER)
    width, height = _size(root)
    rdf = [ElementTree.tostring(element) for element in root.iter(_RDF)]
    signed = any(element.tag == _C2PA for element in root.iter())
    return Container(width, height, alpha=True, c2pa=signed, xmp=rdf)


def _root(data: bytes) -> ElementTree.Element:
    if len(data) > SIZE:
        raise Refused(f"The drawing is larger than {SIZE // 1024**2} MB.", SMALLER)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("The drawing is not UTF-8.") from None
    # A browser believes the declaration; what it reads must be what was looked at here.
    if (found := _DECLARED.match(text)) and found.group(1).lower() not in {"utf-8", "us-ascii"}:
        raise Refused("The drawing is not UTF-8.")
    try:
        root = read(text)
    except Forbidden:
        what = "a document type, entities or a style sheet of its own"
        raise Refused(f"The drawing has {what}.") from None
    except Unread as error:
        raise Refused(f"The drawing cannot be read: {error}.") from None
    if root.tag not in _SVG:
        raise Refused(f"The drawing's outermost element is <{root.tag[:40]}>, not <svg>.")
    return root


def _active(element: ElementTree.Element) -> str:
    """Say what an element could do beyond being looked at; nothing where it could not."""
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
    """Tell whether a style could load something; an escape could spell anything."""
    return "\\" in style or "@import" in style.lower() or bool(_LOADS.search(style))


def _size(root: ElementTree.Element) -> tuple[int, int]:
    """Give width and height in CSS pixels, rounded; 0 where the drawing names none."""
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
