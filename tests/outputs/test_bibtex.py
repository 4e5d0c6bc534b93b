"""Sources as BibTeX: biblatex's types and dates, classic fields, nothing that breaks TeX."""

import pytest

from footnoted.outputs.bibtex import TYPES, bibtex, bibtex_names, latex, verbatim
from footnoted.records.sources import PersonName
from footnoted.records.vocabulary import SourceType
from tests.outputs.made_sources import source


def test_an_entry_is_written_like_this():
    record = {
        "type": "article-newspaper",
        "title": "NATO & the 10% crane",
        "author": [{"literal": "Harbor Union and Friends"}, {"family": "Rower", "given": "Ada"}],
        "container-title": "The Courier",
        "publisher-place": "Northport",
        "issue": "12",
        "number": "3",
        "page": "31-34",
        "section": "Harbor",
        "issued": "2024-05-04",
        "accessed": "2024-05~",
        "original-date": "[2024, 2025]",
        "url": "https://courier.example/a_b?x=1&y=%20{z}",
        "tags": ["cranes", "north quay"],
        "archived": [
            {"url": "https://archive.example/1", "date": "2024-05-05"},
            {"url": "https://archive.example/2", "date": "2024-05-06"},
        ],
        "formerly": ["old", "older"],
        "reliability": "B",
        "note": "Ask again.",
    }
    assert bibtex({"courier": source(record)}) == (
        "@article{courier,\n"
        "  entrysubtype = {newspaper},\n"
        "  title = {{NATO \\& the 10\\% crane}},\n"
        "  journal = {{The Courier}},\n"
        "  address = {Northport},\n"
        "  number = {12},\n"
        "  x-footnoted-number = {3},\n"
        "  pages = {31-34},\n"
        "  x-footnoted-section = {Harbor},\n"
        "  url = {https://courier.example/a_b?x=1&y=%20%7Bz%7D},\n"
        "  note = {Ask again.},\n"
        "  author = {{Harbor Union and Friends} and Rower, Ada},\n"
        "  x-footnoted-original-date = {[2024, 2025]},\n"
        "  date = {2024-05-04},\n"
        "  year = {2024},\n"
        "  urldate = {2024-05\\textasciitilde{}},\n".replace("\\textasciitilde{}", "~")
        + "  keywords = {cranes, north quay},\n"
        "  x-footnoted-archived = {https://archive.example/1 2024-05-05; "
        "https://archive.example/2 2024-05-06},\n"
        "  x-footnoted-reliability = {B},\n"
        "  x-footnoted-formerly = {old, older},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("kind", "head"),
    [
        ("article-journal", "@article{a,\n}\n"),
        ("article-magazine", "@article{a,\n  entrysubtype = {magazine},\n}\n"),
        ("webpage", "@online{a,\n}\n"),
        ("post", "@online{a,\n  entrysubtype = {post},\n}\n"),
        ("document", "@misc{a,\n}\n"),
        ("interview", "@misc{a,\n  entrysubtype = {interview},\n}\n"),
        ("personal_communication", "@letter{a,\n}\n"),
        ("broadcast", "@video{a,\n  entrysubtype = {broadcast},\n}\n"),
    ],
)
def test_types_that_share_an_entry_type_are_told_apart(kind: str, head: str):
    assert bibtex({"a": source({"type": kind})}) == head


def test_what_has_no_type_in_biblatex_is_misc():
    every = {kind.value for kind in SourceType}
    assert every - set(TYPES) == {"collection", "document", "event", "interview", "map"} | {
        "musical_score"
    }


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ({"family": "Rower", "given": "Ada"}, "Rower, Ada"),
        ({"family": "Rower"}, "Rower"),
        ({"family": "Rower Quay"}, "{Rower Quay}"),
        ({"given": "Ada"}, "{Ada}"),
        ({"literal": "Harbor Union"}, "{Harbor Union}"),
        ({"family": "King", "given": "Martin", "suffix": "Jr."}, "King, Jr., Martin"),
        ({"family": "Berg", "given": "J.", "non-dropping-particle": "van der"}, "van der Berg, J."),
        ({"family": "Berg", "given": "J.", "dropping-particle": "de"}, "de Berg, J."),
        ({"family": "Berg", "given": "J.", "non-dropping-particle": "Van"}, "Van Berg, J."),
        ({"family": "de Gaulle", "given": "C."}, "{de Gaulle}, C."),
        ({"family": "Strand and Quay", "given": "A, B"}, "{Strand and Quay}, {A, B}"),
    ],
)
def test_names_are_written_so_that_bibtex_takes_them_apart_rightly(
    name: dict[str, str], written: str
):
    assert bibtex_names([PersonName.model_validate(name)]) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("50 % & more_#1 $", "50 \\% \\& more\\_\\#1 \\$"),
        ("{a}\\b~c^d", "\\textbraceleft{}a\\textbraceright{}\\textbackslash{}b"
                       "\\textasciitilde{}c\\textasciicircum{}d"),
        ("a -- b --- c", "a -{}- b -{}-{}- c"),
        ("``q''", "\\textasciigrave{}\\textasciigrave{}q'{}'"),
        ("<i>", "\\textless{}i\\textgreater{}"),
        ("two\nlines\tand  more", "two lines and more"),
        ("10\u00a0m", "10~m"),
        ("Größe, Україна", "Größe, Україна"),
    ],
)  # fmt: skip
def test_text_is_escaped_for_tex(text: str, written: str):
    assert latex(text) == written


def test_an_address_keeps_all_but_its_braces():
    assert verbatim("https://a.example/{b}_%20") == "https://a.example/%7Bb%7D_%20"
