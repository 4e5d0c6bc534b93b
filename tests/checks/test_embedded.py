"""What a picture's file says, beside what its record says."""

from collections.abc import Callable

import pytest

from footnoted.checks import pictures as embedded
from footnoted.library.site import Site
from footnoted.pictures.metadata import SCHEME
from tests.newsroom import article, told
from tests.pictures.made import itxt, png, xmp

Newsroom = Callable[..., Site]
ARTICLE = article("![Two cranes.](quay.png)")
WHOLE = "title: T, alt: Two cranes., caption: C, long-description: L, copyright-notice: © Ada Rower"
CC = "https://creativecommons.org/licenses"


def made(properties: str = "", attributes: str = "") -> bytes:
    return png(itxt(xmp(properties, attributes)))


def creators(*names: str) -> str:
    items = "".join(f"<rdf:li>{name}</rdf:li>" for name in names)
    return f"<dc:creator><rdf:Seq>{items}</rdf:Seq></dc:creator>"


def problems(newsroom: Newsroom, record: str, picture: bytes, **project: object) -> list[object]:
    files = {
        "briefings/a.md": ARTICLE,
        "briefings/a.yml": f"images:\n  quay: {{file: quay.png, {record}}}\n",
        "briefings/quay.png": picture,
    }
    site = newsroom(files, **project)
    return [
        told(p) for p in site.diagnostics if p.code in {embedded.EMBEDDED_DIFFERS, embedded.IN_FILE}
    ]


def differs(record: str, value: str, message: str) -> list[object]:
    """Return the problem at a value of the record."""
    column = f"  quay: {{file: quay.png, {record}".index(value) + 1
    line = f"briefings/a.yml:2:{column}: {message} [image.differs-from-file]"
    return [(line, embedded.EMBEDDED_DIFFERS.cure, "briefings/quay.png", "quay")]


RECORD = f"{WHOLE}, digital-source-type: digitalCapture, license: CC-BY-4.0, credit: "


def test_another_maker_than_the_files_is_told_with_both_names(newsroom: Newsroom) -> None:
    picture = made(creators("Ada Rower"), 'photoshop:Credit="The Courier"')
    message = (
        "The credit of `quay` is “Ben Oarsman”; the creator in its file is "
        "“Ada Rower / The Courier”."
    )
    record = f"{RECORD}Ben Oarsman"
    assert problems(newsroom, record, picture) == differs(record, "Ben Oarsman", message)


@pytest.mark.parametrize(
    "credit",
    [
        "Ada Rower",
        "ADA ROWER",
        "'Rower, Ada'",
        "'Photo: Ada Rower / The Courier'",
        "The Courier",
        "Courtesy of The Courier",
        "[{role: Photo, name: Ada Rower, agency: The Courier}]",
        "[{role: Photo, name: Ada Rower}, {role: Illustration, name: Ben Oarsman}]",
    ],
)
def test_a_credit_that_names_who_the_file_names_agrees(newsroom: Newsroom, credit: str) -> None:
    picture = made(creators("Ada Rower"), 'photoshop:Credit="The Courier"')
    assert problems(newsroom, RECORD + credit, picture) == []


@pytest.mark.parametrize(
    ("key", "value", "attributes", "message"),
    [
        (
            "copyright-notice",
            "© 2024 Ben Oarsman",
            'dc:rights="(c) Ada Rower"',
            "The copyright notice of `quay` is “© 2024 Ben Oarsman”; "
            "the copyright notice in its file is “(c) Ada Rower”.",
        ),
        (
            "license",
            "CC-BY-4.0",
            f'xmpRights:WebStatement="{CC}/by-nc/4.0/"',
            "The license of `quay` is “CC BY 4.0”; the license in its file is “CC BY-NC 4.0”.",
        ),
        (
            "license",
            "CC-BY-4.0",
            f'cc:license="{CC}/by-sa/4.0/" xmpRights:WebStatement="{CC}/by/4.0/"',
            "The license of `quay` is “CC BY 4.0”; the license in its file is “CC BY-SA 4.0”.",
        ),
        (
            "license",
            "CC0-1.0",
            'xmpRights:UsageTerms="All rights reserved."',
            "The license of `quay` is “CC0 1.0”; the license in its file is “All rights reserved”.",
        ),
        (
            "digital-source-type",
            "digitalCapture",
            f'Iptc4xmpExt:DigitalSourceType="{SCHEME}trainedAlgorithmicMedia"',
            "The digital source type of `quay` is “digitalCapture”; "
            "the digital source type in its file is “trainedAlgorithmicMedia”.",
        ),
    ],
)
def test_differences_that_readers_rely_on_are_told(
    newsroom: Newsroom, key: str, value: str, attributes: str, message: str
) -> None:
    record = f"{key}: {value}"
    assert problems(newsroom, record, made("", attributes)) == differs(record, value, message)


@pytest.mark.parametrize(
    ("record", "attributes"),
    [
        ("license: CC-BY-4.0", f'xmpRights:WebStatement="{CC}/by/4.0/deed.de"'),
        ("license: permission", f'xmpRights:WebStatement="{CC}/by-nc/4.0/"'),
        ("license: CC-BY-4.0", 'xmpRights:WebStatement="https://courier.example/rights"'),
        ("digital-source-type: print", f'Iptc4xmpExt:DigitalSourceType="{SCHEME}humanEdits"'),
        ("alt: Cranes., caption: C", 'dc:description="Something else"'),
    ],
)
def test_what_a_file_cannot_know_or_readers_do_not_rely_on_is_no_difference(
    newsroom: Newsroom, record: str, attributes: str
) -> None:
    found = problems(newsroom, record, made("", attributes))
    assert [each for each in found if "image.differs-from-file" in str(each)] == []


def in_file(key: str, name: str, line: str) -> object:
    place = "briefings/a.yml:2:3"
    message = f"The record `quay` has no `{key}`, but the file has a {name}."
    return (
        f"{place}: {message} [image.in-file]",
        f"If it is right, add: `{line}`.",
        "briefings/quay.png",
        "quay",
    )


def test_what_the_record_lacks_is_proposed_from_the_file(newsroom: Newsroom) -> None:
    picture = made(
        creators("Ada Rower") + '<plus:Licensor plus:LicensorURL="https://north.example/buy"/>',
        'dc:title="North quay: dusk" dc:description="The quay." photoshop:Credit="The Courier"'
        ' Iptc4xmpCore:AltTextAccessibility="Two cranes." dc:rights="© Ada Rower"'
        ' Iptc4xmpCore:ExtDescrAccessibility="Two cranes above barges."'
        f' xmpRights:WebStatement="{CC}/by/4.0/"'
        f' Iptc4xmpExt:DigitalSourceType="{SCHEME}digitalCapture"',
    )
    assert problems(newsroom, "note: N", picture) == [
        in_file(
            "acquire-license-page",
            "licensor URL",
            "acquire-license-page: https://north.example/buy",
        ),
        in_file("alt", "alt text (accessibility)", "alt: Two cranes."),
        in_file("caption", "description", "caption: The quay."),
        in_file("copyright-notice", "copyright notice", "copyright-notice: © Ada Rower"),
        in_file("credit", "creator", "credit: Ada Rower / The Courier"),
        in_file(
            "digital-source-type", "digital source type", "digital-source-type: digitalCapture"
        ),
        in_file("license", "web statement of rights", "license: CC-BY-4.0"),
        in_file(
            "long-description",
            "extended description (accessibility)",
            "long-description: Two cranes above barges.",
        ),
        in_file("title", "title", 'title: "North quay: dusk"'),
    ]


@pytest.mark.parametrize(
    ("properties", "attributes", "credit", "name"),
    [
        (creators("Ada Rower", "Ben Oarsman"), "", "Ada Rower, Ben Oarsman", "creator"),
        ("", 'photoshop:Credit="AFP"', "AFP", "credit line"),
        (
            creators("Ada Rower"),
            'photoshop:Credit="ADA ROWER / AFP"',
            "ADA ROWER / AFP",
            "credit line",
        ),
    ],
)
def test_a_credit_is_proposed_as_it_is_to_be_printed(
    newsroom: Newsroom, properties: str, attributes: str, credit: str, name: str
) -> None:
    found = problems(newsroom, "alt: Two cranes.", made(properties, attributes))
    assert found == [in_file("credit", name, f"credit: {credit}")]


@pytest.mark.parametrize(
    "attributes",
    [
        'xmpRights:WebStatement="javascript:alert(1)"',
        'xmpRights:WebStatement="Ask us."',
        'Iptc4xmpExt:DigitalSourceType="painted"',
        'xmpRights:UsageTerms="CC BY"',
    ],
)
def test_what_is_no_address_and_no_code_is_not_proposed(
    newsroom: Newsroom, attributes: str
) -> None:
    assert problems(newsroom, "alt: Two cranes.", made("", attributes)) == []


def test_a_decorative_picture_needs_no_words(newsroom: Newsroom) -> None:
    picture = made("", 'Iptc4xmpCore:AltTextAccessibility="A line."')
    assert problems(newsroom, "decorative: true", picture) == []


def test_words_are_proposed_in_the_language_of_the_briefing(newsroom: Newsroom) -> None:
    alternatives = "".join(
        f'<rdf:li xml:lang="{name}">{text}</rdf:li>'
        for name, text in (("x-default", "Quay"), ("de", "Kai"))
    )
    picture = made(f"<dc:title><rdf:Alt>{alternatives}</rdf:Alt></dc:title>")
    for language, title in (("en", "Quay"), ("de", "Kai")):
        found = problems(newsroom, "alt: Two cranes.", picture, language=language)
        assert found == [in_file("title", "title", f"title: {title}")]


def test_the_label_is_that_of_the_record_or_else_of_the_file(newsroom: Newsroom) -> None:
    picture = made("", f'Iptc4xmpExt:DigitalSourceType="{SCHEME}trainedAlgorithmicMedia"')
    for record, label in (
        ("alt: A.", "Made with generative AI"),
        ("alt: A., digital-source-type: composite", "Composite picture"),
        ("alt: A., digital-source-type: digitalCapture", ""),
    ):
        files = {
            "briefings/a.md": ARTICLE,
            "briefings/a.yml": f"images:\n  quay: {{file: quay.png, {record}}}\n",
            "briefings/quay.png": picture,
        }
        assert [one.label for one in newsroom(files).pictures] == [label]
