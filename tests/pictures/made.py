"""Little pictures made here, chunk by chunk or by Pillow: sound ones and those that are not."""

import io
import struct
import zlib
from typing import Any

from PIL import Image

SIGNATURE = b"\x89PNG\r\n\x1a\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
FORMATS = {"jpg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF"}
"""Suffixes, and the formats as Pillow names them."""


def chunk(name: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def header(width: int, height: int, color: int = 2) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, color, 0, 0, 0))


def png(*chunks: bytes, width: int = 2, height: int = 1, color: int = 2) -> bytes:
    """Return a PNG with chunks between its header and its black pixels."""
    row = b"\0" * (1 + width * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[color])
    data = chunk(b"IDAT", zlib.compress(row * height))
    whole = (SIGNATURE, header(width, height, color), *chunks, data, chunk(b"IEND"))
    return b"".join(whole)


def picture(suffix: str, width: int = 40, height: int = 30, **saved: Any) -> bytes:
    """Return a picture of some red, as Pillow writes it."""
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(stream, FORMATS[suffix], **saved)
    return stream.getvalue()


def segment(code: int, body: bytes) -> bytes:
    return bytes((0xFF, code)) + struct.pack(">H", len(body) + 2) + body


def jpeg(*segments: bytes) -> bytes:
    """Return a JPEG with segments after its start mark."""
    return b"\xff\xd8" + b"".join(segments) + picture("jpg")[2:]


def xmp(properties: str, attributes: str = "") -> str:
    """Return an XMP packet with properties as RDF/XML."""
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'
        ' xmlns:cc="http://creativecommons.org/ns#"'
        ' xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"'
        ' xmlns:exif="http://ns.adobe.com/exif/1.0/"'
        ' xmlns:xmpNote="http://ns.adobe.com/xmp/note/"'
        ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'
        ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">'
        f'<rdf:Description rdf:about="" {attributes}>{properties}</rdf:Description>'
        "</rdf:RDF></x:xmpmeta>"
    )


def itxt(text: str | bytes) -> bytes:
    """Return the chunk in which a PNG keeps XMP."""
    raw = text.encode() if isinstance(text, str) else text
    return chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + raw)


def iim(*sets: tuple[int, int, bytes]) -> bytes:
    """Return IPTC-IIM data sets: record, number, content."""
    return b"".join(
        struct.pack(">BBBH", 0x1C, record, number, len(raw)) + raw for record, number, raw in sets
    )


def app13(records: bytes) -> bytes:
    """Return the segment in which a JPEG keeps IPTC-IIM, after another resource of odd length."""
    other = b"8BIM\x04\x22\x03odd" + struct.pack(">I", 3) + b"abc\0"
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(records)) + records
    return segment(0xED, b"Photoshop 3.0\0" + other + block)


def tiff(*entries: tuple[int, int, bytes], order: str = ">") -> bytes:
    """Return a TIFF structure: tags of the type text (2) or other, their values after them."""
    head = (b"MM" if order == ">" else b"II") + struct.pack(f"{order}HI", 42, 8)
    size = 8 + 2 + 12 * len(entries) + 4
    table, values = struct.pack(f"{order}H", len(entries)), b""
    for tag, sort, raw in entries:
        place = raw.ljust(4, b"\0")
        if len(raw) > 4:
            place = struct.pack(f"{order}I", size + len(values))
            values += raw
        table += struct.pack(f"{order}HHI", tag, sort, len(raw)) + place
    return head + table + bytes(4) + values


PNG = png()
