"""Read XMP, RDF and IIM."""

import codecs
import re
import struct
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from xml.etree.ElementTree import Element

from footnoted.pictures.container import Directory, MetadataUnread, read_xml

# -------------------------------------------------------------------------------------------------
# XMP's part of RDF/XML: properties with texts, lists, languages and structures (ISO 16684-1).
#
# Every form that the standard allows is read, and nothing else. The fields are known below.

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_LISTS = {f"{_RDF}Bag", f"{_RDF}Seq", f"{_RDF}Alt"}
_SYNTAX = {f"{_RDF}about", f"{_RDF}parseType", f"{_RDF}ID", f"{_RDF}nodeID", f"{_XML}lang"}
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


@dataclass(frozen=True, slots=True)
class Node:
    """The value of a property: a text, a list of nodes, or a structure."""

    text: str = ""
    language: str = ""
    items: tuple["Node", ...] = ()
    fields: Mapping[str, "Node"] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """Return the text.

        Of a structure it is the value or, as Creative Commons writes it, the title.
        """
        for name in (f"{_RDF}value", _TITLE):
            if name in self.fields:
                return self.fields[name].said
        return self.text or (self.items[0].said if self.items else "")


def properties(text: str) -> dict[str, Node]:
    """Return the properties of an XMP packet by ``{namespace}name``; raises ``MetadataUnread``."""
    root = read_xml(text)
    found: dict[str, Node] = {}
    for rdf in root.iter(f"{_RDF}RDF"):
        for resource in rdf:
            for name, node in _fields(resource):
                found.setdefault(name, node)
    return found


def _fields(resource: Element) -> Iterator[tuple[str, Node]]:
    """Yield the properties of a resource: attributes are texts, elements may be anything."""
    for name, value in resource.attrib.items():
        if name not in _SYNTAX and name.startswith("{") and not name.startswith(_XML):
            yield name, Node(value)
    for element in resource:
        yield element.tag, _node(element)


def _node(element: Element) -> Node:
    language = element.get(f"{_XML}lang", "")
    if element.get(f"{_RDF}parseType") == "Resource":
        return Node(language=language, fields=dict(_fields(element)))
    inner = next(iter(element), None)
    if inner is not None and inner.tag in _LISTS:
        items = tuple(_node(item) for item in inner if item.tag == f"{_RDF}li")
        return Node(language=language, items=items)
    if inner is not None:
        return Node(inner.get(f"{_RDF}about", ""), language, fields=dict(_fields(inner)))
    if address := element.get(f"{_RDF}resource"):
        return Node(address, language)
    return Node(element.text or "", language, fields=dict(_fields(element)))


# -------------------------------------------------------------------------------------------------
# One value of a field as a file has it: texts, languages, and the standard it follows.

LONGEST = 10_000
"""The most characters of a text; the rest is left out."""
_SHOWN = 80
_SPACES = "\t\n\v\f\r\u0085\u2028\u2029"
_KEPT = "\u200c\u200d\u200e\u200f"
"""Invisible signs that scripts need."""


class Standard(StrEnum):
    """Which part of a file has a value; the first takes precedence."""

    XMP = "XMP"
    IIM = "IPTC-IIM"
    EXIF = "EXIF"


@dataclass(frozen=True, slots=True)
class MetadataValue:
    """A value that is not empty."""

    texts: tuple[str, ...]
    """One text, or several if the field is a list: creators, licensors."""
    standard: Standard
    languages: tuple[str, ...] = ()
    """The language of each text, as written, if the texts say one thing in several languages."""

    @property
    def text(self) -> str:
        """Return the value as one text: the one without a language, else the first."""
        return self.said() if self.languages else "; ".join(self.texts)

    def said(self, language: str = "") -> str:
        """Return the text in a language (BCP 47), else the one without a language, else the
        first.
        """
        if not self.languages:
            return self.text
        by_language = {
            name.lower(): text
            for name, text in reversed(list(zip(self.languages, self.texts, strict=True)))
        }
        wanted = language.lower()
        for name in (wanted, wanted.partition("-")[0], "x-default"):
            if name in by_language:
                return by_language[name]
        return self.texts[0]


def clean(text: str) -> str:
    """Return a text from a file on one line, without invisible characters and those that turn text.

    Private-use and unassigned characters are removed, too: nothing may look like a mark of this
    program.
    """
    spaced = "".join(" " if c in _SPACES else c for c in text[: 2 * LONGEST])
    seen = (c for c in spaced if c in _KEPT or unicodedata.category(c)[0] != "C")
    return " ".join(unicodedata.normalize("NFC", "".join(seen)).split())[:LONGEST]


def excerpt(text: str) -> str:
    """Return a text in quotation marks, short enough for a message."""
    return f"“{text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + '…'}”"


# -------------------------------------------------------------------------------------------------
# The fields that are read, with their names in the IPTC Photo Metadata Standard, and their places.
#
# A field's place in EXIF is the one in the standard's mapping.

_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_EXT = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
_PLUS = "{http://ns.useplus.org/ldf/xmp/1.0/}"
_CC = ("{http://creativecommons.org/ns#}", "{http://web.resource.org/cc/}")


class MetadataField(StrEnum):
    """A field of the standard; the value is its name for people."""

    CREATOR = "creator"
    CREDIT_LINE = "credit line"
    COPYRIGHT_NOTICE = "copyright notice"
    RIGHTS_USAGE_TERMS = "rights usage terms"
    WEB_STATEMENT_OF_RIGHTS = "web statement of rights"
    LICENSE = "license"
    """Not in the standard but of Creative Commons: the address of the license (cc:license)."""
    LICENSOR_NAME = "licensor name"
    LICENSOR_URL = "licensor URL"
    TITLE = "title"
    HEADLINE = "headline"
    DESCRIPTION = "description"
    ALT_TEXT = "alt text (accessibility)"
    EXTENDED_DESCRIPTION = "extended description (accessibility)"
    DIGITAL_SOURCE_TYPE = "digital source type"
    DATE_CREATED = "date created"
    SUBLOCATION = "sublocation"
    CITY = "city"
    PROVINCE_OR_STATE = "province or state"
    COUNTRY = "country"
    JOB_ID = "job id"


XMP: dict[MetadataField, tuple[str, ...]] = {
    MetadataField.CREATOR: (f"{_DC}creator",),
    MetadataField.CREDIT_LINE: (f"{_PHOTOSHOP}Credit",),
    MetadataField.COPYRIGHT_NOTICE: (f"{_DC}rights",),
    MetadataField.RIGHTS_USAGE_TERMS: (f"{_RIGHTS}UsageTerms",),
    MetadataField.WEB_STATEMENT_OF_RIGHTS: (f"{_RIGHTS}WebStatement",),
    MetadataField.LICENSE: tuple(f"{space}license" for space in _CC),
    MetadataField.TITLE: (f"{_DC}title",),
    MetadataField.HEADLINE: (f"{_PHOTOSHOP}Headline",),
    MetadataField.DESCRIPTION: (f"{_DC}description",),
    MetadataField.ALT_TEXT: (f"{_CORE}AltTextAccessibility",),
    MetadataField.EXTENDED_DESCRIPTION: (f"{_CORE}ExtDescrAccessibility",),
    MetadataField.DIGITAL_SOURCE_TYPE: (f"{_EXT}DigitalSourceType",),
    MetadataField.DATE_CREATED: (f"{_PHOTOSHOP}DateCreated",),
    MetadataField.SUBLOCATION: (f"{_CORE}Location",),
    MetadataField.CITY: (f"{_PHOTOSHOP}City",),
    MetadataField.PROVINCE_OR_STATE: (f"{_PHOTOSHOP}State",),
    MetadataField.COUNTRY: (f"{_PHOTOSHOP}Country",),
    MetadataField.JOB_ID: (f"{_PHOTOSHOP}TransmissionReference",),
}
"""XMP properties; the first of them that a file has counts."""

LICENSOR = f"{_PLUS}Licensor"
"""A list of structures (PLUS)."""
LICENSOR_PARTS = {
    MetadataField.LICENSOR_NAME: f"{_PLUS}LicensorName",
    MetadataField.LICENSOR_URL: f"{_PLUS}LicensorURL",
}

IIM: dict[MetadataField, int] = {
    MetadataField.TITLE: 5,
    MetadataField.CREATOR: 80,
    MetadataField.CITY: 90,
    MetadataField.SUBLOCATION: 92,
    MetadataField.PROVINCE_OR_STATE: 95,
    MetadataField.COUNTRY: 101,
    MetadataField.JOB_ID: 103,
    MetadataField.HEADLINE: 105,
    MetadataField.CREDIT_LINE: 110,
    MetadataField.COPYRIGHT_NOTICE: 116,
    MetadataField.DESCRIPTION: 120,
}
"""Data sets of record 2; date created is two of them, 55 and 60."""

EXIF: dict[MetadataField, tuple[Directory, int]] = {
    MetadataField.CREATOR: (Directory.MAIN, 0x013B),
    MetadataField.COPYRIGHT_NOTICE: (Directory.MAIN, 0x8298),
    MetadataField.DESCRIPTION: (Directory.MAIN, 0x010E),
}
"""Directory and tag; date created is tags 0x9003 and 0x9011 of the EXIF directory."""


# -------------------------------------------------------------------------------------------------
# XMP packets: from bytes to the fields of the table (XMP part 1 and 3; IPTC; PLUS).
#
# Nothing is refused: a clause says what cannot be read.

SIZE = 1024 * 1024
"""The most bytes of a packet; one with every field and a long history has a tenth of it."""
MOST_XMP = 100
"""The most items of a list."""
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


def read_xmp(
    packets: Sequence[bytes],
) -> tuple[dict[MetadataField, MetadataValue], bool, tuple[str, ...]]:
    """Return the fields, whether there is a position among the rest, and what could not be read."""
    found: dict[str, Node] = {}
    unread = []
    for packet in packets:
        try:
            found = {**properties(_xmp_text(packet)), **found}
        except MetadataUnread as error:
            unread.append(f"XMP: {error}")
    gps = any(name.rpartition("}")[2].startswith("GPSL") for name in found)
    return dict(_values(found)), gps, tuple(unread)


def _xmp_text(packet: bytes) -> str:
    if len(packet) > SIZE:
        raise MetadataUnread(f"it is larger than {SIZE // 1024} KiB")
    coded = next((name for mark, name in _MARKS if packet.startswith(mark)), "utf-8")
    try:
        text = packet.decode(coded)
    except UnicodeDecodeError:
        # Some programs write the letters of their system into a packet that must be UTF-8.
        text = packet.decode("cp1252", "replace")
    return text.strip("\0 \t\r\n\ufeff")


def _values(found: Mapping[str, Node]) -> Iterator[tuple[MetadataField, MetadataValue]]:
    for name, keys in XMP.items():
        node = next((found[key] for key in keys if key in found), None)
        if node and (value := _value(node)):
            yield name, value
    licensors = found.get(LICENSOR, Node())
    for name, key in LICENSOR_PARTS.items():
        # One licensor may be there without a list around it.
        parts = [node.fields.get(key, Node()) for node in licensors.items or (licensors,)]
        if texts := [text for part in parts[:MOST_XMP] if (text := clean(part.said))]:
            yield name, MetadataValue(tuple(texts), Standard.XMP)


def _value(node: Node) -> MetadataValue | None:
    nodes = node.items[:MOST_XMP] or (node,)
    pairs = [(text, each.language) for each in nodes if (text := clean(each.said))]
    if not pairs:
        return None
    texts = tuple(text for text, _ in pairs)
    languages = tuple(clean(language) for _, language in pairs)
    return MetadataValue(texts, Standard.XMP, languages if node.items and all(languages) else ())


# -------------------------------------------------------------------------------------------------
# IPTC-IIM: the data sets of records 1 and 2 (Information Interchange Model 4.2).
#
# Only the fields of the table are read; what comes after a damaged data set is left out.

MOST_IIM = 2_000
"""The most data sets of a file."""
_CODED = (1, 90)
_UTF8 = b"\x1b%G"
_DATE, _TIME = (2, 55), (2, 60)
_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)")
_HOUR = re.compile(r"(\d\d)(\d\d)(\d\d)(?:([+-]\d\d)(\d\d))?")


def read_iim(data: bytes) -> dict[MetadataField, MetadataValue]:
    """Return the fields of a picture's record data."""
    sets: dict[tuple[int, int], list[bytes]] = {}
    for key, raw in _sets(data):
        sets.setdefault(key, []).append(raw)
    utf8 = _UTF8 in b"".join(sets.get(_CODED, []))
    found = {}
    for name, number in IIM.items():
        texts = tuple(filter(None, (_iim_text(raw, utf8) for raw in sets.get((2, number), []))))
        if texts:
            # Only the creator may be there several times; of others the first counts.
            found[name] = MetadataValue(
                texts if name is MetadataField.CREATOR else texts[:1], Standard.IIM
            )
    if date := _created(*(_iim_text(sets.get(key, [b""])[0], utf8) for key in (_DATE, _TIME))):
        found[MetadataField.DATE_CREATED] = MetadataValue((date,), Standard.IIM)
    return found


def _sets(data: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
    """Yield record and number of each data set, and its bytes."""
    at = 0
    for _ in range(MOST_IIM):
        if at + 5 > len(data) or data[at] != 0x1C:
            return
        record, number, length = struct.unpack_from(">BBH", data, at + 1)
        at += 5
        # The highest bit says that the length has more bytes; no text is that long.
        if length & 0x8000 or at + length > len(data):
            return
        yield (record, number), data[at : at + length]
        at += length


def _iim_text(raw: bytes, utf8: bool) -> str:
    """Return a text; without the mark for UTF-8 it may still be UTF-8."""
    try:
        return clean(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return clean(raw.decode("utf-8" if utf8 else "cp1252", "replace"))


def _created(day: str, hour: str) -> str:
    """Return date and time in ISO 8601; parts that are zero are not known."""
    read = _DAY.fullmatch(day)
    if not read or read[1] == "0000":
        return ""
    parts = [read[1], *([read[2]] if read[2] != "00" else [])]
    if read[2] == "00" or read[3] == "00":
        return "-".join(parts)
    date = "-".join([*parts, read[3]])
    time = _HOUR.fullmatch(hour)
    if not time:
        return date
    zone = f"{time[4]}:{time[5]}" if time[4] else ""
    return f"{date}T{time[1]}:{time[2]}:{time[3]}{zone}"
