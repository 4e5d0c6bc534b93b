"""What is written in files is read as ExifTool reads it; what it never writes is tried, too."""

import struct
from pathlib import Path

import pytest

from footnoted.pictures.metadata import Inside, Metadata, inside
from footnoted.pictures.standards import MetadataField, MetadataValue, Standard
from tests.pictures import exiftool
from tests.pictures.made import (
    FORMATS,
    SVG,
    app13,
    iim,
    itxt,
    jpeg,
    picture,
    png,
    segment,
    tiff,
    xmp,
)

WORDS = {
    MetadataField.CREATOR: "Ada Rówer",
    MetadataField.CREDIT_LINE: "The Courier",
    MetadataField.COPYRIGHT_NOTICE: "© 2024 Ada Rówer",
    MetadataField.RIGHTS_USAGE_TERMS: "For use with the article only.",
    MetadataField.WEB_STATEMENT_OF_RIGHTS: "https://courier.example/rights",
    MetadataField.LICENSE: "https://creativecommons.org/licenses/by/4.0/",
    MetadataField.TITLE: "North quay",
    MetadataField.HEADLINE: "The crane stands still",
    MetadataField.DESCRIPTION: "Два крани над баржами.",
    MetadataField.ALT_TEXT: "Two cranes.",
    MetadataField.EXTENDED_DESCRIPTION: "Two cranes above a row of moored barges.",
    MetadataField.DIGITAL_SOURCE_TYPE: "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    MetadataField.SUBLOCATION: "North quay",
    MetadataField.CITY: "Northport",
    MetadataField.PROVINCE_OR_STATE: "Nordland",
    MetadataField.COUNTRY: "Norway",
    MetadataField.JOB_ID: "J-2024-17",
}


def read(data: bytes) -> Metadata:
    found = inside(data)
    assert isinstance(found, Inside)
    return found.metadata


def of_xmp(text: str | bytes) -> Metadata:
    return read(png(itxt(text)))


def texts(found: Metadata, name: MetadataField) -> tuple[str, ...]:
    value = found.value(name)
    return value.texts if value else ()


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_text_is_read_as_exiftool_reads_it(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"a.{suffix}"
    file.write_bytes(picture(suffix))
    wanted = [
        f"-{name}={WORDS[field]} {standard.value if field is MetadataField.TITLE else ''}".rstrip()
        for field, names in exiftool.NAMES.items()
        for standard, name in names.items()
    ]
    # GIF has XMP alone; into WebP and AVIF it writes no IPTC-IIM.
    exiftool.write(file, "-IPTC:CodedCharacterSet=UTF8", "-charset", "iptc=UTF8", *wanted)
    theirs = exiftool.read(file, "-charset", "iptc=UTF8", "-charset", "exif=UTF8")
    ours = read(file.read_bytes())
    compared = 0
    for field, names in exiftool.NAMES.items():
        by_standard = {value.standard: value.texts for value in ours.values(field)}
        for standard, name in names.items():
            found = theirs.get(name)
            expected = tuple(found) if isinstance(found, list) else (found,) if found else None
            assert by_standard.get(standard) == expected, name
            compared += bool(found)
    kinds = {"jpg": 31, "png": 31, "gif": 17, "webp": 20, "avif": 20}
    assert compared == kinds[suffix]


def test_licensors_dates_and_places_are_read_as_exiftool_reads_them(tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(picture("jpg"))
    exiftool.write(
        file,
        "-XMP-plus:Licensor=[{LicensorName=North Agency,LicensorURL=https://north.example/},"
        "{LicensorName=South Agency}]",
        "-XMP-photoshop:DateCreated=2024:05:02 12:30:00+02:00",
        "-IPTC:DateCreated=2024:05:02",
        "-IPTC:TimeCreated=12:30:00+02:00",
        "-ExifIFD:DateTimeOriginal=2024:05:02 12:30:00",
        "-ExifIFD:OffsetTimeOriginal=+02:00",
        "-GPS:GPSLatitude=69.5",
        "-GPS:GPSLatitudeRef=N",
    )
    theirs, ours = exiftool.read(file), read(file.read_bytes())
    assert theirs["XMP-plus:Licensor"] == [
        {"LicensorName": "North Agency", "LicensorURL": "https://north.example/"},
        {"LicensorName": "South Agency"},
    ]
    assert texts(ours, MetadataField.LICENSOR_NAME) == ("North Agency", "South Agency")
    assert texts(ours, MetadataField.LICENSOR_URL) == ("https://north.example/",)
    assert theirs["ExifIFD:DateTimeOriginal"] == "2024:05:02 12:30:00"
    assert [(v.standard, v.text) for v in ours.values(MetadataField.DATE_CREATED)] == [
        (standard, "2024-05-02T12:30:00+02:00") for standard in Standard
    ]
    assert "GPS:GPSLatitude" in theirs
    assert ours.gps


def test_xmp_beyond_one_segment_is_read_as_exiftool_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(picture("jpg"))
    long = " ".join(f"barge-{number}" for number in range(900))
    notes = " ".join(f"note {number}" for number in range(9_000))
    exiftool.write(file, f"-XMP-dc:Description={long}", f"-XMP-photoshop:Instructions={notes}")
    assert file.read_bytes().count(b"http://ns.adobe.com/xmp/extension/") == 2
    assert texts(read(file.read_bytes()), MetadataField.DESCRIPTION) == (long,)
    assert exiftool.read(file)["XMP-dc:Description"] == long


def test_an_extension_that_the_packet_does_not_name_is_stale() -> None:
    more = xmp("<photoshop:Credit>Old</photoshop:Credit>").encode()
    digest = b"0123456789ABCDEF0123456789ABCDEF"
    parts = [more[at : at + 200] for at in range(0, len(more), 200)]
    name = b"http://ns.adobe.com/xmp/extension/\0"
    segments = [
        segment(0xE1, name + digest + struct.pack(">II", len(more), number * 200) + part)
        for number, part in reversed(list(enumerate(parts)))
    ]
    main = b"http://ns.adobe.com/xap/1.0/\0"
    named = xmp("", f'xmpNote:HasExtendedXMP="{digest.decode()}"').encode()
    for packet, expected in ((xmp("").encode(), ()), (named, ("Old",))):
        found = read(jpeg(segment(0xE1, main + packet), *segments))
        assert texts(found, MetadataField.CREDIT_LINE) == expected


def test_a_drawing_says_who_made_it_in_its_metadata() -> None:
    agent = (
        "<cc:Work><cc:license rdf:resource='http://creativecommons.org/licenses/by/4.0/'/>"
        "<dc:creator><cc:Agent><dc:title>Ada Rower</dc:title></cc:Agent></dc:creator></cc:Work>"
    )
    packet = xmp("").replace('<rdf:Description rdf:about="" ></rdf:Description>', agent)
    found = read(f"{SVG}><metadata>{packet}</metadata></svg>".encode())
    assert texts(found, MetadataField.CREATOR) == ("Ada Rower",)
    assert texts(found, MetadataField.LICENSE) == ("http://creativecommons.org/licenses/by/4.0/",)


FORMS: dict[str, str | bytes] = {
    "an element": xmp("<photoshop:Credit> The\n Courier </photoshop:Credit>"),
    "an attribute": xmp("", 'photoshop:Credit="The Courier"'),
    "a value with qualifiers": xmp(
        '<photoshop:Credit rdf:parseType="Resource"><rdf:value>The Courier</rdf:value>'
        "<dc:type>x</dc:type></photoshop:Credit>"
    ),
    "a described value": xmp(
        "<photoshop:Credit><rdf:Description><rdf:value>The Courier</rdf:value>"
        "</rdf:Description></photoshop:Credit>"
    ),
    "a list where none should be": xmp(
        "<photoshop:Credit><rdf:Bag><rdf:li>The Courier</rdf:li></rdf:Bag></photoshop:Credit>"
    ),
    "UTF-16": b"\xff\xfe" + xmp("", 'photoshop:Credit="The Courier"').encode("utf-16-le"),
    "UTF-16 without a mark": xmp("", 'photoshop:Credit="The Courier"').encode("utf-16-be"),
    "UTF-32": xmp("", 'photoshop:Credit="The Courier"').encode("utf-32-le"),
    "a packet around it": "<?xpacket begin='\ufeff' id='W5M0'?>"
    + xmp("", 'photoshop:Credit="The Courier"')
    + "\n \n<?xpacket end='w'?>\0\0",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_property_is_read_in_every_form_of_the_standard(form: str) -> None:
    assert of_xmp(FORMS[form]) == Metadata(
        {MetadataField.CREDIT_LINE: (MetadataValue(("The Courier",), Standard.XMP),)}
    )


def test_letters_of_another_system_are_read_all_the_same() -> None:
    packet = xmp("", 'photoshop:Credit="Rówer"').encode("cp1252")
    assert texts(of_xmp(packet), MetadataField.CREDIT_LINE) == ("Rówer",)


def test_of_several_languages_the_one_asked_for_is_given() -> None:
    alternatives = "".join(
        f'<rdf:li xml:lang="{name}">{text}</rdf:li>'
        for name, text in (("x-default", "Quay"), ("de-DE", "Kai"), ("uk", "Причал"), ("de", "K"))
    )
    found = of_xmp(xmp(f"<dc:title><rdf:Alt>{alternatives}</rdf:Alt></dc:title>"))
    asked = ("", "de-DE", "de-de", "de-AT", "uk-UA", "fr")
    assert [found.text(MetadataField.TITLE, name) for name in asked] == [
        "Quay",
        "Kai",
        "Kai",
        "K",
        "Причал",
        "Quay",
    ]
    only = of_xmp(xmp('<dc:title><rdf:Alt><rdf:li xml:lang="fr">Q</rdf:li></rdf:Alt></dc:title>'))
    assert only.text(MetadataField.TITLE, "de") == "Q"
    assert only.text(MetadataField.HEADLINE, "de") == ""


def test_a_licensor_may_stand_without_a_list() -> None:
    for form in (
        '<plus:Licensor plus:LicensorName="A" plus:LicensorURL="https://a.example"/>',
        '<plus:Licensor rdf:parseType="Resource"><plus:LicensorName>A</plus:LicensorName>'
        "<plus:LicensorURL>https://a.example</plus:LicensorURL></plus:Licensor>",
    ):
        found = of_xmp(xmp(form))
        assert texts(found, MetadataField.LICENSOR_NAME) == ("A",)
        assert texts(found, MetadataField.LICENSOR_URL) == ("https://a.example",)


def test_what_nobody_sees_and_what_turns_letters_round_is_taken_out() -> None:
    found = of_xmp(xmp("", 'photoshop:Credit="A\u202eda&#xA;R\u200bow\ue000er &#x85; C&#x301;"'))
    assert texts(found, MetadataField.CREDIT_LINE) == ("Ada Rower Ć",)
    assert of_xmp(xmp("", 'photoshop:Credit="  &#x9; "')) == Metadata()


def test_texts_and_lists_have_an_end() -> None:
    many = "".join(f"<rdf:li>{number}</rdf:li>" for number in range(500))
    found = of_xmp(xmp(f"<dc:creator><rdf:Seq>{many}</rdf:Seq></dc:creator>"))
    assert len(texts(found, MetadataField.CREATOR)) == 100
    found = of_xmp(xmp("", f'photoshop:Credit="{"a" * 20_000}"'))
    assert len(found.text(MetadataField.CREDIT_LINE)) == 10_000


def test_a_packet_that_is_too_large_is_told_of() -> None:
    found = of_xmp(xmp("", f'photoshop:Credit="{"a" * 1024**2}"'))
    assert found == Metadata(unread=("XMP: it is larger than 1024 KiB",))


def test_a_position_in_xmp_is_noticed() -> None:
    assert of_xmp(xmp("", 'exif:GPSLatitude="69,30N"')).gps
    assert not of_xmp(xmp("", 'exif:Flash="1"')).gps


def test_of_several_standards_xmp_counts_before_iptc_iim_before_exif() -> None:
    main = b"http://ns.adobe.com/xap/1.0/\0"
    packet = xmp("<dc:creator><rdf:Seq><rdf:li>X</rdf:li></rdf:Seq></dc:creator>").encode()
    found = read(
        jpeg(
            segment(0xE1, b"Exif\0\0" + tiff((0x013B, 2, b"E\0"))),
            segment(0xE1, main + packet),
            app13(iim((2, 80, b"I"))),
        )
    )
    assert [(value.standard, value.text) for value in found.values(MetadataField.CREATOR)] == [
        (Standard.XMP, "X"),
        (Standard.IIM, "I"),
        (Standard.EXIF, "E"),
    ]
    assert found.text(MetadataField.CREATOR) == "X"


def test_a_picture_is_read_once_in_a_process() -> None:
    data = png(itxt(xmp("", 'photoshop:Credit="Once"')))
    assert inside(data) is inside(bytes(bytearray(data)))
