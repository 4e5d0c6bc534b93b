"""The fields that are read, named as the IPTC Photo Metadata Standard names them, and where.

A table; reads nothing. Where EXIF has a field's equal, it is the one of the standard's mapping.
"""

from enum import StrEnum

from footnoted.pictures.exif import Directory

_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_EXT = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
_PLUS = "{http://ns.useplus.org/ldf/xmp/1.0/}"
_CC = ("{http://creativecommons.org/ns#}", "{http://web.resource.org/cc/}")


class Field(StrEnum):
    """A field of the standard; the value is its name for people."""

    CREATOR = "creator"
    CREDIT_LINE = "credit line"
    COPYRIGHT_NOTICE = "copyright notice"
    RIGHTS_USAGE_TERMS = "rights usage terms"
    WEB_STATEMENT_OF_RIGHTS = "web statement of rights"
    LICENSE = "license"
    """Not the standard's but Creative Commons': the address of the licence (cc:license)."""
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


XMP: dict[Field, tuple[str, ...]] = {
    Field.CREATOR: (f"{_DC}creator",),
    Field.CREDIT_LINE: (f"{_PHOTOSHOP}Credit",),
    Field.COPYRIGHT_NOTICE: (f"{_DC}rights",),
    Field.RIGHTS_USAGE_TERMS: (f"{_RIGHTS}UsageTerms",),
    Field.WEB_STATEMENT_OF_RIGHTS: (f"{_RIGHTS}WebStatement",),
    Field.LICENSE: tuple(f"{space}license" for space in _CC),
    Field.TITLE: (f"{_DC}title",),
    Field.HEADLINE: (f"{_PHOTOSHOP}Headline",),
    Field.DESCRIPTION: (f"{_DC}description",),
    Field.ALT_TEXT: (f"{_CORE}AltTextAccessibility",),
    Field.EXTENDED_DESCRIPTION: (f"{_CORE}ExtDescrAccessibility",),
    Field.DIGITAL_SOURCE_TYPE: (f"{_EXT}DigitalSourceType",),
    Field.DATE_CREATED: (f"{_PHOTOSHOP}DateCreated",),
    Field.SUBLOCATION: (f"{_CORE}Location",),
    Field.CITY: (f"{_PHOTOSHOP}City",),
    Field.PROVINCE_OR_STATE: (f"{_PHOTOSHOP}State",),
    Field.COUNTRY: (f"{_PHOTOSHOP}Country",),
    Field.JOB_ID: (f"{_PHOTOSHOP}TransmissionReference",),
}
"""XMP properties; of several the first that is there counts."""

LICENSOR = f"{_PLUS}Licensor"
"""A list of structures (PLUS)."""
LICENSOR_PARTS = {
    Field.LICENSOR_NAME: f"{_PLUS}LicensorName",
    Field.LICENSOR_URL: f"{_PLUS}LicensorURL",
}

IIM: dict[Field, int] = {
    Field.TITLE: 5,
    Field.CREATOR: 80,
    Field.CITY: 90,
    Field.SUBLOCATION: 92,
    Field.PROVINCE_OR_STATE: 95,
    Field.COUNTRY: 101,
    Field.JOB_ID: 103,
    Field.HEADLINE: 105,
    Field.CREDIT_LINE: 110,
    Field.COPYRIGHT_NOTICE: 116,
    Field.DESCRIPTION: 120,
}
"""Data sets of record 2; date created is two of them, 55 and 60."""

EXIF: dict[Field, tuple[Directory, int]] = {
    Field.CREATOR: (Directory.MAIN, 0x013B),
    Field.COPYRIGHT_NOTICE: (Directory.MAIN, 0x8298),
    Field.DESCRIPTION: (Directory.MAIN, 0x010E),
}
"""Directory and tag; date created is tags 0x9003 and 0x9011 of the EXIF directory."""
