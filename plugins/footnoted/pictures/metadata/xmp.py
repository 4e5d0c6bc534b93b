"""XMP packets: from bytes to the fields of the table (XMP part 1 and 3; IPTC; PLUS).

Refuses nothing: what cannot be read is told in a clause.
"""

import codecs
from collections.abc import Iterator, Mapping, Sequence

from footnoted.pictures.markup import Unread
from footnoted.pictures.metadata.field import LICENSOR, LICENSOR_PARTS, XMP, Field
from footnoted.pictures.metadata.rdf import Node, properties
from footnoted.pictures.metadata.value import Standard, Value, clean

SIZE = 1024 * 1024
"""Bytes of a packet; one with every field and a long history has a tenth of it."""
MOST = 100
"""Items of a list."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)


def read_xmp(packets: Sequence[bytes]) -> tuple[dict[Field, Value], bool, tuple[str, ...]]:
    """Give the fields, whether a position is among the rest, and what could not be read."""
    found: dict[str, Node] = {}
    unread = []
    for packet in packets:
        try:
            found = {**properties(_text(packet)), **found}
        except Unread as error:
            unread.append(f"XMP: {error}")
    gps = any(name.rpartition("}")[2].startswith("GPSL") for name in found)
    return dict(_values(found)), gps, tuple(unread)


def _text(packet: bytes) -> str:
    if len(packet) > SIZE:
        raise Unread(f"it is larger than {SIZE // 1024} KiB")
    coded = next((name for mark, name in _MARKS if packet.startswith(mark)), "utf-8")
    try:
        text = packet.decode(coded)
    except UnicodeDecodeError:
        # Some programs write the letters of their system into a packet that is UTF-8 by rule.
        text = packet.decode("cp1252", "replace")
    return text.strip("\0 \t\r\n\ufeff")


def _values(found: Mapping[str, Node]) -> Iterator[tuple[Field, Value]]:
    for name, keys in XMP.items():
        node = next((found[key] for key in keys if key in found), None)
        if node and (value := _value(node)):
            yield name, value
    licensors = found.get(LICENSOR, Node())
    for name, key in LICENSOR_PARTS.items():
        # One licensor may stand there without a list around it.
        parts = [node.fields.get(key, Node()) for node in licensors.items or (licensors,)]
        if texts := [text for part in parts[:MOST] if (text := clean(part.said))]:
            yield name, Value(tuple(texts), Standard.XMP)


def _value(node: Node) -> Value | None:
    nodes = node.items[:MOST] or (node,)
    pairs = [(text, each.language) for each in nodes if (text := clean(each.said))]
    if not pairs:
        return None
    texts = tuple(text for text, _ in pairs)
    languages = tuple(clean(language) for _, language in pairs)
    return Value(texts, Standard.XMP, languages if node.items and all(languages) else ())
