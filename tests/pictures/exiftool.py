"""ExifTool as the second opinion: it writes metadata into our files and reads them back.

Its groups and names are translated into our fields here; nothing else of it is known.
"""

import json
import subprocess
from pathlib import Path

from footnoted.pictures import Field, Standard
from tests.programs import exiftool

NAMES: dict[Field, dict[Standard, str]] = {
    Field.CREATOR: {
        Standard.XMP: "XMP-dc:Creator",
        Standard.IIM: "IPTC:By-line",
        Standard.EXIF: "IFD0:Artist",
    },
    Field.CREDIT_LINE: {Standard.XMP: "XMP-photoshop:Credit", Standard.IIM: "IPTC:Credit"},
    Field.COPYRIGHT_NOTICE: {
        Standard.XMP: "XMP-dc:Rights",
        Standard.IIM: "IPTC:CopyrightNotice",
        Standard.EXIF: "IFD0:Copyright",
    },
    Field.RIGHTS_USAGE_TERMS: {Standard.XMP: "XMP-xmpRights:UsageTerms"},
    Field.WEB_STATEMENT_OF_RIGHTS: {Standard.XMP: "XMP-xmpRights:WebStatement"},
    Field.LICENSE: {Standard.XMP: "XMP-cc:License"},
    Field.TITLE: {Standard.XMP: "XMP-dc:Title", Standard.IIM: "IPTC:ObjectName"},
    Field.HEADLINE: {Standard.XMP: "XMP-photoshop:Headline", Standard.IIM: "IPTC:Headline"},
    Field.DESCRIPTION: {
        Standard.XMP: "XMP-dc:Description",
        Standard.IIM: "IPTC:Caption-Abstract",
        Standard.EXIF: "IFD0:ImageDescription",
    },
    Field.ALT_TEXT: {Standard.XMP: "XMP-iptcCore:AltTextAccessibility"},
    Field.EXTENDED_DESCRIPTION: {Standard.XMP: "XMP-iptcCore:ExtDescrAccessibility"},
    Field.DIGITAL_SOURCE_TYPE: {Standard.XMP: "XMP-iptcExt:DigitalSourceType"},
    Field.SUBLOCATION: {
        Standard.XMP: "XMP-iptcCore:Location",
        Standard.IIM: "IPTC:Sub-location",
    },
    Field.CITY: {Standard.XMP: "XMP-photoshop:City", Standard.IIM: "IPTC:City"},
    Field.PROVINCE_OR_STATE: {
        Standard.XMP: "XMP-photoshop:State",
        Standard.IIM: "IPTC:Province-State",
    },
    Field.COUNTRY: {
        Standard.XMP: "XMP-photoshop:Country",
        Standard.IIM: "IPTC:Country-PrimaryLocationName",
    },
    Field.JOB_ID: {
        Standard.XMP: "XMP-photoshop:TransmissionReference",
        Standard.IIM: "IPTC:OriginalTransmissionReference",
    },
}
"""Every field that holds text as it stands; dates and licensors are read apart."""


def write(file: Path, *arguments: str) -> None:
    """Let it write ``Group:Tag=value`` into a file."""
    given = "\n".join(["-q", "-q", "-m", "-overwrite_original", *arguments, str(file)])
    command = [*exiftool(), "-@", "-"]
    subprocess.run(command, input=given.encode(), check=True, capture_output=True)


def read(file: Path, *options: str) -> dict[str, object]:
    """Give what it reads, by ``Group:Tag``."""
    command = [*exiftool(), "-j", "-struct", "-G1", *options, str(file)]
    found = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return {str(name): value for name, value in found[0].items()}
