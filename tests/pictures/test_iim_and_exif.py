"""IPTC-IIM and EXIF, byte by byte: encodings, dates, damage."""

import pytest

from footnoted.pictures.container import Container
from footnoted.pictures.metadata import Inside, Metadata, inside, metadata
from footnoted.pictures.standards import MetadataField, MetadataValue, Standard
from tests.pictures.made import app13, iim, jpeg, tiff


def read(data: bytes) -> Metadata:
    found = inside(data)
    assert isinstance(found, Inside)
    return found.metadata


def texts(found: Metadata, name: MetadataField) -> tuple[str, ...]:
    value = found.value(name)
    return value.texts if value else ()


def of_iim(*sets: tuple[int, int, bytes]) -> Metadata:
    return read(jpeg(app13(iim(*sets))))


@pytest.mark.parametrize(
    ("mark", "raw", "text"),
    [
        (b"\x1b%G", "Rówer".encode(), "Rówer"),
        (b"", "Rówer".encode(), "Rówer"),
        (b"", "Rówer".encode("cp1252"), "Rówer"),
        (b"\x1b.A", "Rówer".encode("latin-1"), "Rówer"),
        (b"\x1b%G", "Rówer".encode("cp1252"), "R\ufffdwer"),
    ],
)
def test_letters_of_iptc_iim_are_read_with_and_without_the_mark(
    mark: bytes, raw: bytes, text: str
) -> None:
    sets = [(1, 90, mark)] if mark else []
    assert texts(of_iim(*sets, (2, 110, raw)), MetadataField.CREDIT_LINE) == (text,)


def test_only_creators_may_stand_several_times_in_iptc_iim() -> None:
    found = of_iim((2, 80, b"A"), (2, 80, b"B"), (2, 90, b"Northport"), (2, 90, b"Southport"))
    assert texts(found, MetadataField.CREATOR) == ("A", "B")
    assert texts(found, MetadataField.CITY) == ("Northport",)


@pytest.mark.parametrize(
    ("day", "hour", "date"),
    [
        (b"20240502", b"", "2024-05-02"),
        (b"20240502", b"123000", "2024-05-02T12:30:00"),
        (b"20240502", b"123000-0330", "2024-05-02T12:30:00-03:30"),
        (b"20240500", b"123000", "2024-05"),
        (b"20240000", b"", "2024"),
        (b"00000000", b"", ""),
        (b"2 May", b"", ""),
    ],
)
def test_dates_of_iptc_iim_are_read_as_far_as_they_are_known(
    day: bytes, hour: bytes, date: str
) -> None:
    assert of_iim((2, 55, day), (2, 60, hour)).text(MetadataField.DATE_CREATED) == date


def test_what_stands_behind_a_damaged_data_set_is_left_out() -> None:
    whole = iim((2, 110, b"The Courier"))
    for damage in (b"\x1c\x02\x50\x80\x04\0\0\0\x01A", b"\x1c\x02\x50\x01\0A", b"rubbish", b"\x1c"):
        found = read(jpeg(app13(whole + damage)))
        assert found == Metadata(
            {MetadataField.CREDIT_LINE: (MetadataValue(("The Courier",), Standard.IIM),)}
        )


def of_exif(data: bytes) -> Metadata:
    return metadata(Container(exif=[data]))


@pytest.mark.parametrize("order", [">", "<"])
def test_exif_is_read_in_both_orders_of_bytes(order: str) -> None:
    found = of_exif(tiff((0x010E, 2, b"Dusk\0"), (0x013B, 2, b"Ada\0"), order=order))
    assert texts(found, MetadataField.CREATOR) == ("Ada",)
    assert texts(found, MetadataField.DESCRIPTION) == ("Dusk",)


def test_a_photographers_and_an_editors_notice_are_both_read() -> None:
    found = of_exif(tiff((0x8298, 2, "© Ada\0© The Courier\0".encode())))
    assert texts(found, MetadataField.COPYRIGHT_NOTICE) == ("© Ada; © The Courier",)
    assert texts(
        of_exif(tiff((0x8298, 2, "Rówer\0".encode("cp1252")))), MetadataField.COPYRIGHT_NOTICE
    ) == ("Rówer",)


def test_what_a_camera_writes_by_itself_is_no_description() -> None:
    assert of_exif(tiff((0x010E, 2, b"OLYMPUS DIGITAL CAMERA         \0"))) == Metadata()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"XX\0\x2a\0\0\0\x08",
        b"MM\0\x2b\0\0\0\x08",
        b"MM\0\x2a\xff\xff\xff\xff",
        tiff((0x013B, 2, b"Ada\0"))[:20],
        tiff((0x013B, 99, b"Ada\0")),
        tiff((0x013B, 2, b"A" * 70_000)),
        tiff((0x013B, 5, bytes(8))),
        tiff((0x013B, 2, b"Ada Rower\0"))[:-4],
        tiff((0x8769, 4, b"\0\0\0\x08"), (0x013B, 2, b"\0")),
        tiff((0x013B, 3, b"\0\1")),
    ],
)
def test_damaged_exif_says_nothing(data: bytes) -> None:
    assert of_exif(data) == Metadata()
