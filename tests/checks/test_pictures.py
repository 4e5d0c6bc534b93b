"""Pictures without a file, words, a credit or a record."""

from footnoted.checks import pictures
from tests.newsroom import article, told

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path d="M0 0h4v3"/></svg>'
SIDECAR = """
    images:
      quay: {file: quay.svg, credit: Ada Rower}
      gone: {file: gone.svg, alt: Nothing., credit: Ada Rower}
      bare: {file: bare.svg, decorative: true}
      told: {referred-to: "https://courier.example/p.jpg"}
    """
FILES = {
    "briefings/a.md": article("![Quay](quay.svg)\n\nText.\n\n![Other](other.svg)"),
    "briefings/a.yml": SIDECAR,
    "briefings/quay.svg": SVG,
    "briefings/bare.svg": SVG,
    "briefings/other.svg": SVG,
}
EXPECTED = [
    (
        "briefings/a.md:10: The picture `other.svg` has no record. [image.no-record]",
        "Add to `images:` in briefings/a.yml: "
        "`other: {file: other.svg, alt: Other, credit: , license: }`.",
        "",
    ),
    ("briefings/a.yml:2:3: The picture `quay` has no `alt`. [image.no-alt]", pictures.NO_ALT.cure, "quay"),
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
    draft = article("![Quay](quay.svg)\n\nText.\n\n![Other](other.svg)", draft="true")
    site = newsroom(FILES | {"briefings/a.md": draft}, preview=True)
    lines = [told(problem) for problem in site.diagnostics]
    assert lines == [
        (line.replace("a.md:10", "a.md:11"), *rest) for line, *rest in map(tuple, expected())
    ]
    assert [picture.id for picture in site.pictures] == ["quay", "gone", "bare", "told"]


def test_a_picture_that_is_only_referred_to_needs_neither_file_nor_words(newsroom):
    sidecar = 'images:\n  told: {referred-to: "https://courier.example/p.jpg"}\n'
    assert newsroom({"briefings/a.md": article(), "briefings/a.yml": sidecar}).diagnostics == ()
