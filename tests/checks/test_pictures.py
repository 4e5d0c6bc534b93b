"""Pictures without a file, words, a credit or a record."""

import pytest

from footnoted.authoring.fix_pictures import draft_records
from footnoted.checks import pictures
from footnoted.diagnostics.problem import Level
from footnoted.library.pictures import PAGES_UNRECORDED
from tests.newsroom import article, told

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path d="M0 0h4v3"/></svg>'
SIDECAR = """
    images:
      quay: {file: quay.svg, credit: Ada Rower, license: MIT}
      gone: {file: gone.svg, alt: Nothing., credit: Ada Rower, license: MIT}
      bare: {file: bare.svg, decorative: true, license: MIT}
      told: {referred-to: "https://courier.example/p.jpg"}
    """
FILES = {
    "briefings/a.md": article("![Two cranes.](quay.svg)\n\nText.\n\n![Other](other.svg)"),
    "briefings/a.yml": SIDECAR,
    "briefings/quay.svg": SVG,
    "briefings/bare.svg": SVG,
    "briefings/other.svg": SVG,
}
EXPECTED = [
    (
        "briefings/a.md:10:10: The picture `other.svg` has no record. [image.no-record]",
        "Add under `images:` in briefings/a.yml, with credit and license filled "
        "in: `other: {file: other.svg, alt: Other, credit: …, license: …}`.",
        "",
    ),
    (
        "briefings/a.yml:2:3: The picture `quay` has no `alt`. [image.no-alt]",
        pictures.NO_ALT.cure,
        "quay",
    ),
    (
        "briefings/a.yml:3:16: There is no picture file `gone.svg`. [image.file-missing]",
        pictures.NO_FILE.cure,
        "gone",
    ),
    (
        "briefings/a.yml:4:3: The picture `bare` has no `credit`. [image.no-credit]",
        pictures.NO_CREDIT.cure,
        "bare",
    ),
]


def expected():
    return [(line, hint, "", about) for line, hint, about in EXPECTED]


def test_what_a_picture_lacks_is_told_at_its_record_or_in_the_article(newsroom):
    assert [told(problem) for problem in newsroom(FILES).diagnostics] == expected()


def test_the_pictures_of_a_draft_are_checked_and_shown_in_its_preview(newsroom):
    draft = article("![Two cranes.](quay.svg)\n\nText.\n\n![Other](other.svg)", draft="true")
    site = newsroom(FILES | {"briefings/a.md": draft}, preview=True)
    lines = [told(problem) for problem in site.diagnostics]
    assert lines == [
        (line.replace("a.md:10", "a.md:11"), *rest) for line, *rest in map(tuple, expected())
    ]
    assert [picture.id for picture in site.pictures] == ["quay", "gone", "bare", "told"]


def test_a_picture_that_is_only_referred_to_needs_neither_file_nor_words(newsroom):
    sidecar = 'images:\n  told: {referred-to: "https://courier.example/p.jpg"}\n'
    assert newsroom({"briefings/a.md": article(), "briefings/a.yml": sidecar}).diagnostics == ()


DOCS = {
    "briefings/a.md": article(),
    "docs/about.md": "# About us\n\n![](assets/desk.svg)\n",
    "docs/assets/desk.svg": SVG,
    "docs/assets/icon.svg": SVG,
}
REGISTER = """
    images:
      desk:
        file: assets/desk.svg
        alt: Two desks.
        credit: Ada Rower
        license: MIT
    """


def test_a_picture_of_another_page_without_a_record_is_told_with_one_to_paste(newsroom):
    found = newsroom(DOCS, docs_dir="docs", pages_pictures="error").diagnostics
    assert [told(problem) for problem in found] == [
        (
            "docs/about.md:3:5: The picture `assets/desk.svg` has no record. [image.no-record]",
            "Add under `images:` in briefings/_shared/images.yml, with credit and license filled "
            "in: `desk: {file: assets/desk.svg, credit: …, license: …}`.",
            "",
            "",
        )
    ]


def test_pictures_of_other_pages_are_one_line_until_there_is_a_register(newsroom):
    more = {"docs/us.md": "![](assets/desk.svg) ![](assets/icon.svg)\n"}
    named = {"theme": {"favicon": "assets/icon.svg"}}
    (found,) = newsroom(DOCS | more, docs_dir="docs", named=named).diagnostics
    line = "docs: 2 pictures on 2 pages have no record in briefings/_shared/images.yml."
    line = f"{line} [image.pages-unrecorded]"
    assert (told(found), found.level) == ((line, PAGES_UNRECORDED.cure, "", ""), Level.INFO)
    begun = DOCS | {"briefings/_shared/images.yml": ""}
    found = newsroom(begun, docs_dir="docs").diagnostics
    assert {(each.code.name, each.level) for each in found} == {("image.no-record", Level.ERROR)}


def test_a_register_may_leave_the_pictures_of_other_pages_at_one_line(newsroom):
    files = DOCS | {"briefings/_shared/images.yml": "images: {}\n"}
    (found,) = newsroom(files, docs_dir="docs", pages_pictures="info").diagnostics
    assert found.message.startswith("1 picture on 1 page has no record in ")


def test_a_picture_that_only_the_configuration_names_is_on_no_page_of_its_own(newsroom):
    files = {name: text for name, text in DOCS.items() if name != "docs/about.md"}
    named = {"theme": {"favicon": "assets/icon.svg"}}
    (found,) = newsroom(files, docs_dir="docs", named=named).diagnostics
    assert found.message == "1 picture has no record in briefings/_shared/images.yml."


def test_the_pictures_of_an_article_have_records_whatever_is_asked_of_other_pages(newsroom):
    files = {"briefings/a.md": article("![Two cranes.](quay.svg)"), "briefings/quay.svg": SVG}
    (found,) = newsroom(files, pages_pictures="info").diagnostics
    assert (found.code.name, found.level) == ("image.no-record", Level.ERROR)


def test_the_register_has_the_records_of_pictures_of_other_pages(newsroom):
    files = DOCS | {"briefings/_shared/images.yml": REGISTER}
    assert newsroom(files, docs_dir="docs").diagnostics == ()


def test_a_picture_that_the_configuration_names_has_a_record_like_any_other(newsroom):
    files = DOCS | {"briefings/_shared/images.yml": REGISTER}
    named = {"theme": {"favicon": "assets/icon.svg", "logo": "assets/images/theirs.svg"}}
    found = newsroom(files, docs_dir="docs", named=named).diagnostics
    assert [told(problem) for problem in found] == [
        (
            "mkdocs.yml: The picture `assets/icon.svg` has no record. [image.no-record]",
            "Add under `images:` in briefings/_shared/images.yml, with credit and license filled "
            "in: `icon: {file: assets/icon.svg, credit: …, license: …}`.",
            "",
            "",
        )
    ]


def test_a_picture_of_another_site_is_copied_or_said_to_be_there(newsroom):
    page = "# About\n\n<img src='https://courier.example/p.png'>\n"
    files = {"briefings/a.md": article(), "docs/about.md": page}
    (found,) = newsroom(files, docs_dir="docs", pages_pictures="error").diagnostics
    assert told(found) == (
        "docs/about.md:3:11: The picture `https://courier.example/p.png` has no record. "
        "[image.no-record]",
        "Copy the picture to this site. If that is not allowed, add `referred-to: …` to "
        "briefings/_shared/images.yml.",
        "",
        "",
    )
    register = """
        images:
          badge: {referred-to: "https://courier.example/p.png", credit: The Courier}
        """
    files["briefings/_shared/images.yml"] = register
    assert newsroom(files, docs_dir="docs").diagnostics == ()


def test_a_record_of_another_briefing_or_of_the_register_counts_everywhere(newsroom):
    body = "![](../b/quay.svg)\n\nText.\n\n![](../_shared/all.svg)"
    sidecar = "images:\n  {}: {{file: {}, alt: Two cranes., credit: Ada Rower, license: MIT}}\n"
    files = {
        "briefings/a/index.md": article(body),
        "briefings/b/index.md": article("![](quay.svg)"),
        "briefings/b/index.yml": sidecar.format("quay", "quay.svg"),
        "briefings/_shared/images.yml": sidecar.format("every", "all.svg"),
        "briefings/b/quay.svg": SVG,
        "briefings/_shared/all.svg": SVG,
    }
    site = newsroom(files)
    assert site.diagnostics == ()
    uses = {p.ref: [use.page for use in p.uses] for p in site.pictures}
    assert uses == {
        "b#quay": ["briefings/a/index.md", "briefings/b/index.md"],
        "_shared#every": ["briefings/a/index.md"],
    }
    assert 'id="image-b--quay"' in site.readings["a"].html
    assert 'id="image-quay"' in site.readings["b"].html
    assert 'id="image-_shared--every"' in site.readings["a"].html


def test_two_records_of_one_file_that_differ_are_told_at_both_places(newsroom):
    record = "images:\n  {}: {{file: quay.svg, alt: Two., credit: {}, license: {}}}\n"
    files = {
        "briefings/a.md": article(),
        "briefings/a.yml": record.format("quay", "Ada Rower", "MIT"),
        "briefings/b.md": article(title="B"),
        "briefings/b.yml": record.format("cranes", "Ben Oar", "CC0-1.0"),
        "briefings/quay.svg": SVG,
    }
    assert [told(problem) for problem in newsroom(files).diagnostics] == [
        (
            "briefings/b.yml:2:47: The credit of `cranes` is “Ben Oar”; `quay`, the same file, "
            "has “Ada Rower”. [image.credits-differ]",
            pictures.DIFFER.cure,
            "briefings/a.yml:2:45",
            "cranes",
        ),
        (
            "briefings/b.yml:2:65: The license of `cranes` is “CC0-1.0”; `quay`, the same file, "
            "has “MIT”. [image.credits-differ]",
            pictures.DIFFER.cure,
            "briefings/a.yml:2:65",
            "cranes",
        ),
    ]


RECORDED = "images:\n  route: {{file: {}, alt: The way., credit: Ada Rower, license: CC0-1.0}}\n"
SLIPS = [
    ("rout.svg", "route.svg", "route.svg"),
    ("Route.svg", "route.svg", "route.svg"),
    ("route.png", "route.svg", "route.svg"),
    ("maps/ruote.svg", "maps/route.svg", "maps/route.svg"),
    ("map_route.svg", "map-route.svg", "map-route.svg"),
    ("rout-2.svg", "route-2.svg", "route-2.svg"),
    ("route-3.svg", "route-2.svg", ""),
    ("quay.svg", "route.svg", ""),
]


@pytest.mark.parametrize(("typed", "there", "meant"), SLIPS)
def test_a_picture_misspelt_in_the_article_is_asked_about_and_left_to_a_person(
    newsroom, typed, there, meant
):
    files = {
        "briefings/a.md": article(f"![The way.]({typed}) ![The way.]({there})"),
        "briefings/a.yml": RECORDED.format(there),
        f"briefings/{there}": SVG,
    }
    site = newsroom(files)
    hints = [p.hint for p in site.diagnostics if p.code.name == "image.no-record"]
    asked = [hint.endswith(f"Did you mean `{meant}`?") for hint in hints if meant]
    assert asked == ([True] if meant else [])
    assert list(draft_records(site, {"briefings/a.yml": RECORDED.format(there)})) == []


def test_a_picture_of_an_article_that_is_no_file_is_put_there_and_then_recorded(newsroom):
    article_ = {"briefings/a.md": article("![The quay.](quay.svg)"), "briefings/a.yml": "# Ours.\n"}
    (problem,) = newsroom(article_).diagnostics
    assert str(problem) == (
        "briefings/a.md:6:14: error: There is no picture file `quay.svg`, and it has no record. "
        "[image.no-record]\n    hint: Put the file there, or correct the path in the article. Then "
        "`footnoted fix --write` begins its record."
    )
    followed = newsroom({**article_, "briefings/quay.svg": SVG})
    begun = list(draft_records(followed, {"briefings/a.yml": "# Ours.\n"}))
    assert "quay.svg" in begun[0].new


@pytest.mark.parametrize(("typed", "there", "meant"), SLIPS)
def test_a_picture_misspelt_in_its_record_is_asked_about_at_both_places(
    newsroom, typed, there, meant
):
    files = {
        "briefings/a.md": article(f"![The way.]({there})"),
        "briefings/a.yml": RECORDED.format(typed),
        f"briefings/{there}": SVG,
    }
    site = newsroom(files)
    hints = {problem.code.name: problem.hint for problem in site.diagnostics}
    assert ("Did you mean" in hints["image.file-missing"]) is bool(meant)
    assert ("the record `route`" in hints["image.no-record"]) is bool(meant)
    assert bool(list(draft_records(site, {"briefings/a.yml": RECORDED.format(typed)}))) is not bool(
        meant
    )
