"""Words for people who do not see a picture."""

import pytest

from footnoted.checks import pictures as descriptions
from footnoted.checks.pictures import empty
from footnoted.records.pictures import Image
from tests.newsroom import article, told

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path d="M0 0h4v3"/></svg>'


def problems(newsroom, fields, body="![](quay.svg)"):
    record = f"images:\n  quay:\n    file: quay.svg\n    license: MIT\n{fields}"
    files = {
        "briefings/a.md": article(body),
        "briefings/a.yml": record,
        "briefings/quay.svg": SVG,
    }
    return [told(problem) for problem in newsroom(files).diagnostics]


NOTHING = {
    "Photo": "does not say what the picture shows",
    "image of": "does not say what the picture shows",
    "An image": "does not say what the picture shows",
    "picture 3": "does not say what the picture shows",
    "…": "does not say what the picture shows",
    "North Quay": "is the name of the file",
    "north-quay.JPG": "is the name of the file",
    "IMG_2041.jpg": "is the name of a file",
    "The quay on 2 May": "repeats the caption",
    "The quay at dusk!": "repeats the title",
}


@pytest.mark.parametrize(("alt", "reason"), NOTHING.items())
def test_words_that_say_nothing_or_nothing_of_their_own_are_told(alt, reason):
    image = Image.model_validate(
        {"file": "north-quay.jpg", "title": "The quay at dusk", "caption": "The quay on 2 May."}
    )
    assert empty(alt, image) == reason


@pytest.mark.parametrize(
    "alt", ["Two cranes.", "A photo of two cranes.", "Map of the quay", "Chart: cargo by month"]
)
def test_words_that_say_something_are_none_of_these(alt):
    assert empty(alt, Image.model_validate({"file": "quay.jpg"})) == ""


def test_a_placeholder_is_told_where_it_stands(newsroom):
    assert problems(newsroom, "    credit: Ada\n    alt: Photo\n") == [
        (
            "briefings/a.yml:6:10: The `alt` of `quay` does not say what the picture shows. "
            "[image.alt-placeholder]",
            descriptions.PLACEHOLDER.cure,
            "",
            "quay",
        )
    ]


def test_a_placeholder_in_the_article_is_told_there(newsroom):
    fields = "    credit: Ada\n    alt: Two cranes.\n"
    assert problems(newsroom, fields, "![quay.svg](quay.svg)") == [
        (
            "briefings/a.md:6:3: The words for `quay` in the text, “quay.svg”, are the name of the "
            "file. [image.alt-placeholder]",
            descriptions.PLACEHOLDER.cure,
            "briefings/a.yml:2:3",
            "quay",
        )
    ]


def test_a_paragraph_is_too_long_to_be_read_out_in_one_go(newsroom):
    alt = "Two cranes. " * 25
    assert problems(newsroom, f"    credit: Ada\n    alt: {alt}\n") == [
        (
            "briefings/a.yml:6:10: The `alt` of `quay` has 299 characters; at most 250 are "
            "read well. [image.alt-long]",
            descriptions.LONG.cure,
            "",
            "quay",
        )
    ]


def test_an_article_may_say_it_in_other_words_and_is_told_so(newsroom):
    fields = "    credit: Ada\n    alt: Two cranes.\n"
    assert problems(newsroom, fields, "![The northern crane.](quay.svg)") == [
        (
            "briefings/a.md:6:24: The words for `quay` in the text are “The northern crane.”; "
            "those of its record are “Two cranes.”. [image.alt-differs]",
            descriptions.ALT_DIFFERS.cure,
            "briefings/a.yml:2:3",
            "quay",
        )
    ]
    assert problems(newsroom, fields, "![two cranes](quay.svg)") == []


def test_a_picture_that_tells_nothing_needs_no_words(newsroom):
    fields = "    credit: Ada\n    decorative: true\n"
    assert problems(newsroom, fields) == []
    assert problems(newsroom, fields, "![A crane.](quay.svg)") == [
        (
            "briefings/a.md:6:13: The words for `quay` in the text are “A crane.”; its record has "
            "none. [image.alt-differs]",
            descriptions.ALT_DIFFERS.cure,
            "briefings/a.yml:2:3",
            "quay",
        )
    ]


@pytest.mark.parametrize("role", ["Map", "chart", "Infographic"])
def test_a_map_or_chart_is_described_in_full(newsroom, role):
    fields = f"    credit: [{{role: {role}, name: Ada}}]\n    alt: Two cranes.\n"
    assert problems(newsroom, fields) == [
        (
            f"briefings/a.yml:2:3: `quay` is a {role.lower()} without a `long-description`. "
            "[image.no-long-description]",
            descriptions.NO_LONG.cure,
            "",
            "quay",
        )
    ]
    assert problems(newsroom, f"{fields}    long-description: One stands at each end.\n") == []


def test_no_word_of_the_record_is_lost_where_the_article_has_none(newsroom):
    fields = "images:\n  quay: {file: quay.svg, alt: Two cranes., credit: Ada, license: MIT}\n"
    files = {
        "briefings/a.md": article("![](quay.svg)"),
        "briefings/a.yml": fields,
        "briefings/quay.svg": SVG,
    }
    assert 'alt="Two cranes."' in newsroom(files).readings["a"].html
