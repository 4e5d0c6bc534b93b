"""The reference shows what the styles make of sources, and the guide's own style works."""

import re
from html import unescape

import pytest
import yaml

from footnoted.library.citations import MACROS, citer
from footnoted.records.sources import Source
from tests.conftest import ROOT
from tests.docs.markdown import examples
from tests.library.table import SOURCES

PAGE = ROOT / "docs" / "guide" / "citations.md"
STYLES = ROOT / "docs" / "reference" / "citation-styles.md"
SHOWN = {
    "newspaper-two-authors": "News article",
    "newspaper-untitled": "News article without a title",
    "journal-article": "Journal article",
    "book-german": "Book in another language",
    "chapter": "Chapter",
    "report": "Report",
    "press-release": "Press release",
    "web-page-undated": "Undated web page",
    "social-post": "Social media post",
    "interview-titled": "Interview",
    "broadcast": "Broadcast",
    "dataset": "Dataset",
    "satellite-image": "Satellite image",
    "legislation": "Law",
}
TABLE = re.compile(r"(?<=with regen -->\n).*?(?=<!-- end of table)", re.DOTALL)
KINDS = re.compile(r"(?<=\| CSL's types \|\n\|---\|---\|\n).*?(?=\nNames that)", re.DOTALL)


def markdown(html):
    """Return a note as Markdown that shows no link, so that made-up addresses are not followed."""
    text = re.sub(r"</?cite[^>]*>", "*", html)
    text = unescape(re.sub(r"<[^>]+>", "", text)).replace("|", "&#124;").replace("[", r"\[")
    return re.sub(r"https?://\S+?(?=\.?$|\s)", r"`\g<0>`", text)


def table():
    """Return the table of the reference as it has to be."""
    rows = ["\n| Source | `chicago` | `newsroom` |", "|---|---|---|"]
    styles = [citer("chicago", "en"), citer("newsroom", "en")]
    for id_, kind in SHOWN.items():
        notes = " | ".join(markdown(made.whole(SOURCES[id_])) for made in styles)
        rows.append(f"| {kind} | {notes} |")
    return "\n".join(rows) + "\n\n"


def kinds():
    """Return the rows of the reference that list the macros."""
    lists = {m: ", ".join(f"`{type_.value}`" for type_ in types) for m, types in MACROS.items()}
    return "".join(f"| `{macro}` | {types} |\n" for macro, types in lists.items())


def test_the_reference_shows_what_the_styles_make(regen):
    text = STYLES.read_text(encoding="utf-8")
    if regen:
        text = TABLE.sub(lambda _: table(), text)
        text = KINDS.sub(lambda _: kinds(), text)
        STYLES.write_text(text, encoding="utf-8")
    assert [found.group() for found in TABLE.finditer(text)] == [table()]
    assert [found.group() for found in KINDS.finditer(text)] == [kinds()]


def test_the_note_below_the_example_of_a_record_is_its_note():
    (record,) = [e for e in examples(ROOT, PAGE) if e.body.startswith("sources:")]
    fields = yaml.load(record.body, yaml.BaseLoader)["sources"]["nordblatt-crane"]
    source = Source.model_validate(fields)
    made = citer("chicago", "en")
    html = f"{made.whole(source)} {made.archives(source)}"
    text = re.sub(r"<[^>]+>", "", re.sub(r"</?cite>", "*", html))
    shown = re.findall(r"(?<=^> ).*$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert " ".join(shown) == text


@pytest.mark.parametrize(
    ("place", "notes"),
    [
        (
            0,
            [
                "Ada Rower, “Crane out of use for a week,” The Northport Courier, 4 May 2024, "
                "https://courier.example/crane.",
                "Ada Rower / A History of the North Quay / Northport Press / 2015.",
            ],
        ),
        (
            1,
            [
                "The Northport Courier, “Crane out of use for a week” (4 May 2024).",
                "Ada Rower, “A History of the North Quay” (2015).",
            ],
        ),
    ],
)
def test_the_styles_of_the_guide_work(tmp_path, place, notes):
    style = [e for e in examples(ROOT, PAGE) if e.language == "jinja"][place]
    file = tmp_path / "footnoted" / "styles" / "house.html"
    file.parent.mkdir(parents=True)
    file.write_text(style.body, encoding="utf-8")
    made = citer("house", "en", folders=(tmp_path,))
    shown = [SOURCES["newspaper-article"], SOURCES["book"]]
    assert [made.whole(source).striptags() for source in shown] == notes
