"""Credit and license as XMP: what is written is what two readers find."""

import pytest

from footnoted.pictures.clean import LONGEST, Rights, clean_picture, packet
from footnoted.pictures.metadata import Inside, inside
from footnoted.pictures.standards import MetadataField
from tests.pictures.photographs import pixels, read_by_exiftool, saved

FULL = Rights(
    creators=("Ada Rower", "Ørsted & <Sons>"),
    credit="Photo: Ada Rower / The Courier",
    notice="© 2024 Ada Rower",
    terms="CC BY 4.0",
    statement="https://creativecommons.org/licenses/by/4.0/",
    licensor="The Courier",
    licensor_url="https://courier.example/rights?a=1&b=2",
    source_type="digitalCapture",
)
EXIFTOOL = {
    "XMP-dc:Creator": ["Ada Rower", "Ørsted & <Sons>"],
    "XMP-dc:Rights": "© 2024 Ada Rower",
    "XMP-photoshop:Credit": "Photo: Ada Rower / The Courier",
    "XMP-xmpRights:UsageTerms": "CC BY 4.0",
    "XMP-xmpRights:WebStatement": "https://creativecommons.org/licenses/by/4.0/",
    "XMP-plus:Licensor": [
        {
            "LicensorName": "The Courier",
            "LicensorURL": "https://courier.example/rights?a=1&b=2",
        }
    ],
}
"""What exiftool says of it, but for the source type, which it says in words."""


def in_a_file(rights: Rights) -> bytes:
    data = saved(pixels(40, 30), "JPEG")
    found = inside(data)
    assert isinstance(found, Inside)
    return clean_picture(data, found.probe, packet(rights))


def test_our_own_reader_finds_every_field(tmp_path):
    found = inside(in_a_file(FULL))
    assert isinstance(found, Inside)
    assert {
        name.name: found.metadata.text(name) for name in MetadataField if found.metadata.text(name)
    } == {
        "CREATOR": "Ada Rower; Ørsted & <Sons>",
        "CREDIT_LINE": FULL.credit,
        "COPYRIGHT_NOTICE": FULL.notice,
        "RIGHTS_USAGE_TERMS": FULL.terms,
        "WEB_STATEMENT_OF_RIGHTS": FULL.statement,
        "LICENSOR_NAME": FULL.licensor,
        "LICENSOR_URL": FULL.licensor_url,
        "DIGITAL_SOURCE_TYPE": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    }
    assert found.source_type == "digitalCapture"
    assert found.metadata.unread == ()


def test_exiftool_finds_every_field_and_no_other(tmp_path):
    file = tmp_path / "a.jpg"
    file.write_bytes(in_a_file(FULL))
    (told,) = read_by_exiftool(file)
    found = {key: value for key, value in told.items() if key.startswith("XMP-")}
    assert found.pop("XMP-iptcExt:DigitalSourceType").endswith("digitalsourcetype/digitalCapture")
    assert found == EXIFTOOL


@pytest.mark.parametrize(
    ("rights", "there", "absent"),
    [
        (Rights(credit="Ada Rower"), b"photoshop:Credit>Ada Rower<", b"dc:creator"),
        (Rights(terms="CC0 1.0"), b">CC0 1.0<", b"WebStatement>"),
        (Rights(licensor_url="https://a.example/"), b"LicensorURL>", b"LicensorName"),
        (Rights(source_type="http://cv.iptc.org/x"), b">http://cv.iptc.org/x<", b"newscodes"),
    ],
)
def test_what_is_not_known_is_left_out(rights, there, absent):
    assert there in packet(rights)
    assert absent not in packet(rights)


def test_without_rights_there_is_no_packet():
    assert packet(Rights()) == b""


def test_the_same_rights_give_the_same_bytes():
    assert packet(FULL) == packet(FULL)


def test_a_packet_fits_into_one_segment_of_a_jpeg_whatever_it_says():
    text = "\U0001f600&" * 3000
    long = Rights((text,) * 40, text, text, text, text, text, text, text)
    assert len(packet(long)) < 65_000
    # Ten creators, six plain texts, and an address after that of the scheme's codes.
    texts = 10 + 6
    assert texts * LONGEST // 2 < packet(long).count("\U0001f600".encode()) <= 17 * LONGEST // 2
