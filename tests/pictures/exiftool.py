"""ExifTool as the second opinion: it writes metadata into our files and reads them back.

Its groups and names are translated into our fields here; nothing else of it is known.
"""

import json
import subprocess
from pathlib import Path

from footnoted.pictures.standards import MetadataField, Standard
from tests.programs import exiftool

NAMES: dict[MetadataField, dict[Standard, str]] = {
    MetadataField.CREATOR: {
        Standard.XMP: "XMP-dc:Creator",
        Standard.IIM: "IPTC:By-line",
        Standard.EXIF: "IFD0:Artist",
    },
    MetadataField.CREDIT_LINE: {Standard.XMP: "XMP-photoshop:Credit", Standard.IIM: "IPTC:Credit"},
    MetadataField.COPYRIGHT_NOTICE: {
        Standard.XMP: "XMP-dc:Rights",
        Standard.IIM: "IPTC:CopyrightNotice",
        Standard.EXIF: "IFD0:Copyright",
    },
    MetadataField.RIGHTS_USAGE_TERMS: {Standard.XMP: "XMP-xmpRights:UsageTerms"},
    MetadataField.WEB_STATEMENT_OF_RIGHTS: {Standard.XMP: "XMP-xmpRights:WebStatement"},
    MetadataField.LICENSE: {Standard.XMP: "XMP-cc:License"},
    MetadataField.TITLE: {Standard.XMP: "XMP-dc:Title", Standard.IIM: "IPTC:ObjectName"},
    MetadataField.HEADLINE: {Standard.XMP: "XMP-photoshop:Headline", Standard.IIM: "IPTC:Headline"},
    MetadataField.DESCRIPTION: {
        Standard.XMP: "XMP-dc:Description",
        Standard.IIM: "IPTC:Caption-Abstract",
        Standard.EXIF: "IFD0:ImageDescription",
    },
    MetadataField.ALT_TEXT: {Standard.XMP: "XMP-iptcCore:AltTextAccessibility"},
    MetadataField.EXTENDED_DESCRIPTION: {Standard.XMP: "XMP-iptcCore:ExtDescrAccessibility"},
    MetadataField.DIGITAL_SOURCE_TYPE: {Standard.XMP: "XMP-iptcExt:DigitalSourceType"},
    MetadataField.SUBLOCATION: {
        Standard.XMP: "XMP-iptcCore:Location",
        Standard.IIM: "IPTC:Sub-location",
    },
    MetadataField.CITY: {Standard.XMP: "XMP-photoshop:City", Standard.IIM: "IPTC:City"},
    MetadataField.PROVINCE_OR_STATE: {
        Standard.XMP: "XMP-photoshop:State",
        Standard.IIM: "IPTC:Province-State",
    },
    MetadataField.COUNTRY: {
        Standard.XMP: "XMP-photoshop:Country",
        Standard.IIM: "IPTC:Country-PrimaryLocationName",
    },
    MetadataField.JOB_ID: {
        Standard.XMP: "XMP-photoshop:TransmissionReference",
        Standard.IIM: "IPTC:OriginalTransmissionReference",
    },
}
"""Every field with text as it is; dates and licensors are read apart."""


def write(file: Path, *arguments: str) -> None:
    """Let it write ``Group:Tag=value`` into a file."""
    given = "\n".join(["-q", "-q", "-m", "-overwrite_original", *arguments, str(file)])
    command = [*exiftool(), "-@", "-"]
    subprocess.run(command, input=given.encode(), check=True, capture_output=True)


def read(file: Path, *options: str) -> dict[str, object]:
    """Return what it reads, by ``Group:Tag``."""
    command = [*exiftool(), "-j", "-struct", "-G1", *options, str(file)]
    found = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return {str(name): value for name, value in found[0].items()}
