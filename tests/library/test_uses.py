"""The pages that show pictures, and which record counts there."""

import pytest

from footnoted.library.pictures import target_file
from tests.newsroom import article

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path d="M0 0h4v3"/></svg>'
RECORD = "images:\n  {}: {{file: {}, alt: Two., credit: Ada, license: MIT}}\n"


@pytest.mark.parametrize(
    ("page", "src", "published"),
    [
        ("briefings/a.md", "quay.png", "briefings/quay.png"),
        ("briefings/a/index.md", "../quay.png", "briefings/quay.png"),
        ("about.md", "assets/the%20quay.png", "assets/the quay.png"),
        ("guide/about.md", "/assets/quay.png", "assets/quay.png"),
        ("about.md", "quay.png?v=2#top", "quay.png"),
        ("about.md", "https://courier.example/quay.png", ""),
        ("about.md", "//courier.example/quay.png", ""),
    ],
)
def test_an_address_leads_to_a_file_of_the_site_or_elsewhere(page, src, published):
    assert target_file(page, src) == published


def test_raw_html_of_a_page_is_read_as_the_browser_will(newsroom):
    files = {
        "briefings/a.md": article(),
        "docs/guide/about.md": '# About\n\n<img src="../../assets/desk.svg" alt="">\n',
        "docs/assets/desk.svg": SVG,
        "briefings/_shared/images.yml": RECORD.format("desk", "assets/desk.svg"),
    }
    site = newsroom(files, docs_dir="docs")
    assert site.diagnostics == ()
    (picture,) = site.pictures
    (use,) = picture.uses
    assert (use.page, use.title, use.published) == ("guide/about.md", "About", "assets/desk.svg")
    assert (use.mark.path, use.mark.line) == ("docs/guide/about.md", 3)


def test_drawings_within_the_page_itself_are_no_files(newsroom):
    page = '# About\n\n<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">\n'
    site = newsroom({"briefings/a.md": article(), "docs/about.md": page}, docs_dir="docs")
    assert site.album.unrecorded == ()


def test_a_briefing_s_own_record_comes_before_the_register_s(newsroom):
    files = {
        "briefings/a.md": article("![](_shared/all.svg)"),
        "briefings/a.yml": RECORD.format("mine", "_shared/all.svg"),
        "briefings/b.md": article("![](_shared/all.svg)", title="B"),
        "briefings/_shared/all.svg": SVG,
        "briefings/_shared/images.yml": RECORD.format("every", "all.svg"),
    }
    site = newsroom(files)
    assert {p.ref: [use.page for use in p.uses] for p in site.pictures} == {
        "a#mine": ["briefings/a.md"],
        "_shared#every": ["briefings/b.md"],
    }
    assert [p.everywhere for p in site.pictures] == ["image-a--mine", "image-_shared--every"]


def test_configuration_names_pictures_however_deep(newsroom):
    files = {
        "briefings/a.md": article(),
        "docs/assets/desk.svg": SVG,
        "briefings/_shared/images.yml": RECORD.format("desk", "assets/desk.svg"),
    }
    named = {"extra": {"cards": [{"picture": "assets/desk.svg"}, {"picture": "theirs.png"}, 3]}}
    (picture,) = newsroom(files, docs_dir="docs", named=named).pictures
    assert [(use.page, use.title) for use in picture.places] == [
        ("", "every page (extra.cards.picture)")
    ]


def test_the_uses_of_a_draft_are_no_public_places(newsroom):
    files = {
        "briefings/a.md": article("![](quay.svg)"),
        "briefings/b.md": article("![](quay.svg)", title="B", draft="true"),
        "briefings/a.yml": RECORD.format("quay", "quay.svg"),
        "briefings/quay.svg": SVG,
    }
    (picture,) = newsroom(files, preview=True).pictures
    assert [use.page for use in picture.uses] == ["briefings/a.md", "briefings/b.md"]
    assert [use.page for use in picture.places] == ["briefings/a.md"]


@pytest.mark.parametrize(
    "body",
    [
        'Text <img src="quay.svg" alt="Two."> in a line.',
        '<figure><img src="quay.svg" alt="Two."></figure>',
        '<div>\n<p>Text</p>\n<img src="quay.svg" alt="Two.">\n</div>',
        "[![Two.](quay.svg)](https://courier.example/)",
        "| A |\n|---|\n| ![Two.](quay.svg) |",
    ],
)
def test_raw_html_of_an_article_hides_no_picture(newsroom, body):
    files = {"briefings/a.md": article(body), "briefings/quay.svg": SVG}
    (use,) = newsroom(files).album.unrecorded
    assert (use.src, use.alt, use.published) == ("quay.svg", "Two.", "briefings/quay.svg")
    assert use.mark.line >= 6


def test_the_emoji_of_an_extension_are_nobody_s_pictures(newsroom):
    page = '# About\n\n<img class="twemoji" src="https://cdn.example/1f600.svg" alt="😀">\n'
    site = newsroom({"briefings/a.md": article(), "docs/about.md": page}, docs_dir="docs")
    assert site.album.unrecorded == ()
