"""The record comes before the file, and nothing is made up where both are silent."""

from footnoted.library.evidence import own_rights, rights
from footnoted.pictures.clean import Rights, packet
from footnoted.pictures.metadata import Inside, inside
from footnoted.records.pictures import Image
from tests.pictures.photographs import pixels, saved

IN_FILE = Rights(
    creators=("Somebody", "Another"),
    credit="Somebody / Agency",
    notice="© Somebody",
    terms="Ask us",
    statement="https://agency.example/terms",
    licensor="Agency",
    licensor_url="https://agency.example/",
    source_type="digitalCapture",
)


def of_file(said: Rights) -> Inside:
    found = inside(saved(pixels(40, 30), "JPEG", xmp=packet(said)))
    assert isinstance(found, Inside)
    return found


def record(**said: object) -> Image:
    return Image.model_validate({"file": "a.jpg", **said})


def test_a_file_without_a_record_says_what_it_said():
    assert own_rights(of_file(IN_FILE)) == IN_FILE


def test_silence_stays_silence():
    assert rights(record(), of_file(Rights())) == Rights()


def test_the_record_comes_before_the_file():
    said = record(
        credit=[{"role": "Photo", "name": "Ada Rower", "agency": "The Courier"}],
        copyright_notice="© 2024 Ada Rower",
        license="CC-BY-4.0",
        acquire_license_page="https://courier.example/rights",
        digital_source_type="composite",
    )
    assert rights(said, of_file(IN_FILE)) == Rights(
        creators=("Ada Rower",),
        credit="Photo: Ada Rower / The Courier",
        notice="© 2024 Ada Rower",
        terms="CC BY 4.0",
        statement="https://creativecommons.org/licenses/by/4.0/",
        licensor="Agency",
        licensor_url="https://courier.example/rights",
        source_type="composite",
    )


def test_a_license_of_the_record_is_not_mixed_with_terms_of_the_file():
    said = rights(record(license="all-rights-reserved"), of_file(IN_FILE))
    assert (said.terms, said.statement) == ("All rights reserved", "")


def test_a_line_as_printed_names_its_maker_where_its_form_is_known():
    assert rights(record(credit="Photo: Ada Rower"), of_file(Rights())).creators == ("Ada Rower",)
