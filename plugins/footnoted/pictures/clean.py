"""Remove what is private from a picture, byte for byte."""

import re
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from footnoted.pictures.metadata import Inside
from footnoted.pictures.probe import Format, Probe

# -------------------------------------------------------------------------------------------------
# A GIF without its metadata (GIF89a): comments and programs' own blocks are left out.
#
# GIF has no place for EXIF and never says how to turn the picture.

_GIF_KEPT = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
"""Blocks of programs that are needed to show it: how often it repeats, its color profile."""
_TRAILER = bytes([1, *range(0xFF, -1, -1), 0])
"""The bytes after XMP: from anywhere in the text they lead a reader of blocks to the end (XMP part
3, 1.1.2).
"""


def clean_gif(data: bytes, exif: bytes, packet: bytes) -> bytes:
    """Return a file whose only metadata are this packet, after the palette."""
    at = 13 + _palette(data[10])
    parts = [b"GIF89a", data[6:at]]
    if packet:
        parts.append(b"\x21\xff\x0bXMP DataXMP" + packet + _TRAILER)
    while at < len(data) and data[at] in (0x21, 0x2C):
        start, sort = at, data[at + 1]
        at = _end(data, at + 2 if data[at] == 0x21 else _coded(data, at))
        comment = data[start] == 0x21 and sort == 0xFE
        program = data[start] == 0x21 and sort == 0xFF
        if not comment and (not program or data[start + 3 : start + 14] in _GIF_KEPT):
            parts.append(data[start:at])
    return b"".join([*parts, b"\x3b"])


def _coded(data: bytes, at: int) -> int:
    """Return where the blocks of an image begin."""
    return at + 11 + _palette(data[at + 9])


def _palette(flags: int) -> int:
    """Return the bytes of the palette that a header announces."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _end(data: bytes, at: int) -> int:
    """Return the offset after a row of blocks."""
    while at < len(data) and data[at]:
        at += data[at] + 1
    return at + 1


# -------------------------------------------------------------------------------------------------
# A JPEG without its metadata (ITU T.81, Annex B): segments are left out or kept, never changed.
#
# What follows the picture's end is left out, too: small copies that cameras append have metadata of
# their own (CIPA DC-007). A gain map is left out with them, so a picture shows in its standard
# range.

_CODED_END = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_MARKER = re.compile(rb"\xff+([^\xff])")
_BARE = {0x01, *range(0xD0, 0xD8)}
_JFIF = b"JFIF\0"
_JPEG_KEPT = {0xE0: _JFIF, 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""Application segments that are needed to show the picture: marker and beginning."""


def clean_jpeg(data: bytes, exif: bytes, packet: bytes) -> bytes:
    """Return the first picture of a file with only these metadata."""
    head, rest, at = [b"\xff\xd8"], [], 2
    while True:
        code, at = _marker(data, at)
        if code == 0xD9:
            break
        if code in _BARE:
            continue
        stop = at + struct.unpack_from(">H", data, at)[0]
        body = data[at + 2 : stop]
        if code == 0xE0 and body.startswith(_JFIF):
            # Without the small picture that may follow: it can show what was cropped away.
            head.append(_segment(code, body[:12] + b"\0\0"))
        elif _kept(code, body):
            rest.append(_segment(code, body))
        at = stop
        if code == 0xDA:
            found = _CODED_END.search(data, at)
            at = found.start() if found else len(data)
            rest.append(data[stop:at])
    return b"".join([*head, *_told(exif, packet), *rest, b"\xff\xd9"])


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """Return the marker at an offset, or the end mark if there is none; and the offset after it."""
    found = _MARKER.match(data, at)
    return (found[1][0], found.end()) if found else (0xD9, len(data))


def _kept(code: int, body: bytes) -> bool:
    if code in _JPEG_KEPT:
        return body.startswith(_JPEG_KEPT[code])
    return not (0xE0 <= code <= 0xEF or code == 0xFE)


def _told(exif: bytes, packet: bytes) -> list[bytes]:
    found = []
    if exif:
        found.append(_segment(0xE1, b"Exif\0\0" + exif))
    if packet:
        found.append(_segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet))
    return found


def _segment(code: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, code, len(body) + 2) + body


# -------------------------------------------------------------------------------------------------
# A PNG without its metadata (PNG third edition): chunks are left out or kept, never changed.
#
# Nothing is compressed again, so pixels and their order stay as they are.

_SIGNATURE = 8
_PNG_KEPT = frozenset(
    name.encode()
    for name in "IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD hIST pHYs "
    "acTL fcTL fdAT".split()
)
"""Chunks needed to show the picture; a chunk that nobody knows yet may contain anything."""


def clean_png(data: bytes, exif: bytes, packet: bytes) -> bytes:
    """Return a file with only these metadata, after the header."""
    parts = [data[:_SIGNATURE]]
    for name, whole in _png_chunks(data):
        if name in _PNG_KEPT:
            parts.append(whole)
        if name == b"IHDR":
            parts += [chunk(b"eXIf", exif)] if exif else []
            # Keyword, not compressed, no language, no translated keyword (XMP part 3, 1.1.5).
            parts += [chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet)] if packet else []
        if name == b"IEND":
            break
    return b"".join(parts)


def chunk(name: bytes, body: bytes) -> bytes:
    """Return a chunk with its length and check sum."""
    check = zlib.crc32(body, zlib.crc32(name))
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", check)


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the name of each chunk and all its bytes."""
    at = _SIGNATURE
    while at + 12 <= len(data):
        stop = at + 12 + struct.unpack_from(">I", data, at)[0]
        yield data[at + 4 : at + 8], data[at:stop]
        at = stop


# -------------------------------------------------------------------------------------------------
# A WebP without its metadata (RFC 9649): chunks are left out or kept; only the header changes.
#
# Nothing is compressed again, so pixels and frames stay as they are.

_WEBP_KEPT = {b"ICCP", b"ANIM", b"ANMF", b"ALPH", b"VP8 ", b"VP8L"}
_FRAME = 16
"""Bytes of a moving picture's frame before its own chunks."""


_XMP, _EXIF, _ALPHA = 0x04, 0x08, 0x10
"""Bits of the extended header for what the file has."""


def clean_webp(data: bytes, exif: bytes, packet: bytes) -> bytes:
    """Return a file with only these metadata."""
    header, parts = b"", []
    for name, body in _webp_chunks(data[: struct.unpack_from("<I", data, 4)[0] + 8], 12):
        if name == b"VP8X":
            header = body
        elif name == b"ANMF":
            inner = _webp_chunks(body, _FRAME)
            kept = [_chunk(own, data) for own, data in inner if own in _WEBP_KEPT]
            parts.append(_chunk(name, body[:_FRAME] + b"".join(kept)))
        elif name in _WEBP_KEPT:
            header = header or _header(name, body)
            parts.append(_chunk(name, body))
    parts += [_chunk(b"EXIF", exif)] if exif else []
    parts += [_chunk(b"XMP ", packet)] if packet else []
    flags = header[0] & ~(_XMP | _EXIF) | (_EXIF if exif else 0) | (_XMP if packet else 0)
    whole = b"WEBP" + _chunk(b"VP8X", bytes([flags]) + header[1:]) + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


def _header(name: bytes, body: bytes) -> bytes:
    """Return the extended header for a file that has none, from its image data."""
    if name == b"VP8L":
        (bits,) = struct.unpack_from("<I", body, 1)
        width, height, alpha = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, bits >> 28 & 1
    else:
        width, height = (side & 0x3FFF for side in struct.unpack_from("<HH", body, 6))
        alpha = 0
    sides = b"".join((side - 1).to_bytes(3, "little") for side in (width, height))
    return bytes([_ALPHA if alpha else 0, 0, 0, 0]) + sides


def _webp_chunks(data: bytes, at: int) -> Iterator[tuple[bytes, bytes]]:
    while at + 8 <= len(data):
        (size,) = struct.unpack_from("<I", data, at + 4)
        yield data[at : at + 4], data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


# -------------------------------------------------------------------------------------------------
# A picture without what cameras and programs wrote into it, with its credit, pixels untouched.
#
# What is needed to show it is kept: size, color profile, frames, how to turn it. Nothing is
# decoded, so nothing of the picture is lost. AVIF is not among the formats: its blocks have the
# places of each other.

Clean = Callable[[bytes, bytes, bytes], bytes]
"""From a file, an EXIF structure (or empty) and an XMP packet (or empty) to the new file."""
CLEANERS: dict[Format, Clean] = {
    Format.JPEG: clean_jpeg,
    Format.PNG: clean_png,
    Format.GIF: clean_gif,
    Format.WEBP: clean_webp,
}


def clean_picture(data: bytes, probe: Probe, packet: bytes) -> bytes:
    """Return a file whose only metadata are ``packet`` and how to turn it.

    ``probe`` is of the same file. Raises ``KeyError`` for a format that has no cleaner.
    """
    return CLEANERS[probe.format](data, orientation_exif(probe.orientation), packet)


def orientation_exif(orientation: int) -> bytes:
    """Return an EXIF structure that says how to turn a picture, and nothing else (TIFF 6.0)."""
    if orientation == 1:
        return b""
    head, entry = b"II*\0" + struct.pack("<IH", 8, 1), struct.pack("<HHI", 0x0112, 3, 1)
    return head + entry + struct.pack("<HHI", orientation, 0, 0)


# -------------------------------------------------------------------------------------------------
# Who made a picture and how it may be used, as the XMP that is put into its copies.
#
# The properties are those of the IPTC Photo Metadata Standard. No record of a sidecar is used here.

SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
"""The address before the code of a digital source type (IPTC NewsCodes)."""
LONGEST = 500
"""The most characters of one text; with 10 creators a packet fits into one segment of a JPEG."""
CREATORS = 10

_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_BEGIN = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>'
_END = b'<?xpacket end="r"?>'


@dataclass(frozen=True, slots=True)
class Rights:
    """The credit in every copy; empty if not known."""

    creators: tuple[str, ...] = ()
    """dc:creator: names in the order of the credit."""
    credit: str = ""
    """photoshop:Credit: the line as printed under the picture."""
    notice: str = ""
    """dc:rights: the copyright notice."""
    terms: str = ""
    """xmpRights:UsageTerms: the license in words."""
    statement: str = ""
    """xmpRights:WebStatement: the address of the license."""
    licensor: str = ""
    """plus:LicensorName: who gives licenses."""
    licensor_url: str = ""
    """plus:LicensorURL: where a license can be had."""
    source_type: str = ""
    """Iptc4xmpExt:DigitalSourceType: a code of IPTC's, or its full address."""


def packet(rights: Rights) -> bytes:
    """Return the XMP packet in UTF-8; the same rights give the same bytes. Empty without rights."""
    if not any(astuple(rights)):
        return b""
    meta = Element("x:xmpmeta", {"xmlns:x": "adobe:ns:meta/"})
    rdf = SubElement(meta, "rdf:RDF", {"xmlns:rdf": _RDF})
    spaces = {f"xmlns:{prefix}": address for prefix, address in _SPACES.items()}
    about = SubElement(rdf, "rdf:Description", {"rdf:about": "", **spaces})
    _listed(about, "dc:creator", "rdf:Seq", rights.creators[:CREATORS])
    _plain(about, "photoshop:Credit", rights.credit)
    _in_words(about, "dc:rights", rights.notice)
    _in_words(about, "xmpRights:UsageTerms", rights.terms)
    _plain(about, "xmpRights:WebStatement", rights.statement)
    _licensor(about, rights)
    _plain(about, "Iptc4xmpExt:DigitalSourceType", _source_type(rights.source_type))
    return b"\n".join((_BEGIN, tostring(meta, encoding="utf-8"), _END))


def _plain(about: Element, name: str, text: str) -> None:
    if text:
        SubElement(about, name).text = text[:LONGEST]


def _listed(about: Element, name: str, kind: str, texts: Sequence[str]) -> None:
    if texts:
        listed = SubElement(SubElement(about, name), kind)
        for text in texts:
            _plain(listed, "rdf:li", text)


def _in_words(about: Element, name: str, text: str) -> None:
    if text:
        listed = SubElement(SubElement(about, name), "rdf:Alt")
        SubElement(listed, "rdf:li", {"xml:lang": "x-default"}).text = text[:LONGEST]


def _licensor(about: Element, rights: Rights) -> None:
    if not (rights.licensor or rights.licensor_url):
        return
    listed = SubElement(SubElement(about, "plus:Licensor"), "rdf:Seq")
    one = SubElement(listed, "rdf:li", {"rdf:parseType": "Resource"})
    _plain(one, "plus:LicensorName", rights.licensor)
    _plain(one, "plus:LicensorURL", rights.licensor_url)


def _source_type(code: str) -> str:
    return code if not code or ":" in code else SOURCE_TYPES + code


# -------------------------------------------------------------------------------------------------
# A picture file as it came in, and whether its bytes may change before publication.
#
# It has neither the bytes nor any pixels.

LOCATED = (
    "The picture says where it was taken, and removing that would break its Content Credentials."
)


@dataclass(frozen=True, slots=True)
class Original:
    """What must be known of a file before anything is made from it."""

    digest: str
    """SHA-256 of the whole file, in hexadecimal."""
    probe: Probe

    @property
    def untouched(self) -> bool:
        """Return whether it is published byte for byte: a drawing, or with Content Credentials."""
        return self.probe.format is Format.SVG or self.probe.c2pa


def original(inside: Inside) -> Original:
    """Return the original of a file that was read."""
    return Original(inside.digest, inside.probe)


def private(inside: Inside) -> bool:
    """Return whether a file has a position that cannot be taken out of it."""
    return inside.probe.c2pa and inside.metadata.gps
