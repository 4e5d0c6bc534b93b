"""Who made a picture and under which terms it may be used, as the XMP that goes into its copies.

The properties are those of the IPTC Photo Metadata Standard. Knows no record of a sidecar.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
"""Before the code of a digital source type (IPTC NewsCodes)."""
LONGEST = 500
"""Characters of one text, and with 10 creators a packet fits into one segment of a JPEG."""
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
    """What travels with every copy; empty where it is not known."""

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
    """Give the XMP packet in UTF-8; the same rights give the same bytes. Empty without rights."""
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
