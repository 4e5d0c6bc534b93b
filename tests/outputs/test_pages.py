"""What all generated pages have in common, and the short ones."""

import re
from pathlib import Path

import pytest

import footnoted
from footnoted.outputs import words
from footnoted.outputs.overview import tables
from footnoted.outputs.registry import PAGES
from footnoted.outputs.view import View, environment, outline
from footnoted.project import SCALES
from footnoted.records.vocabulary import DateKind
from tests.newsroom import REGISTERS, article

PACKAGE = Path(footnoted.__file__).parent
FILES = {
    "briefings/a.md": article(date="2024-05-06", summary="One <b>."),
    "briefings/a.yml": """
        images:
          front: {referred-to: "https://courier.example/p.jpg", title: Front page}
        """,
    "briefings/b.md": article(
        title="B", date="2024-05-07", retracted="{date: 2024-05-09, because: Wrong.}"
    ),
    "briefings/d.md": article(title="Draft", draft="true"),
    "briefings/d.yml": """
        images:
          secret: {referred-to: "https://courier.example/d.jpg", title: Secret}
        """,
}


@pytest.fixture
def html(newsroom):
    site = newsroom(REGISTERS | FILES, preview=True)

    def make(key):
        [page] = [page for page in PAGES if page.key == key]
        return page.render(site, View(site, site.project.page(key), "en"), environment())

    return make


def test_every_page_has_a_key_and_a_place_of_its_own():
    keys = [page.key for page in PAGES]
    assert keys == list(dict.fromkeys(keys))
    places = {page.key: page.place("stories") for page in PAGES}
    assert places == {key: f"{key}.md" for key in keys} | {"briefings": "stories/index.md"}
    assert PAGES[0].place("") == "index.md"


def used_keys():
    """Yield the keys of pages that templates and the program ask for by name."""
    for file in (*PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.py")):
        yield from re.findall(
            r"""(?:v\.to|view\.to|project\.page)\(["'](\w+)["']""", file.read_text()
        )


def test_every_page_that_is_asked_for_by_name_is_there():
    asked = set(used_keys())
    assert {"sources", "timeline"} < asked
    assert asked <= {page.key for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_a_page_has_one_first_heading_a_description_and_no_id_twice(html, page):
    made = html(page.key)
    assert [heading.title for heading in outline(made).headings if heading.level == 1] == [
        page.title
    ]
    assert page.description.endswith(".")
    ids = re.findall(r'\bid="([^"]*)"', made)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_nothing_of_a_draft_is_on_any_common_page(html, page):
    made = html(page.key)
    assert "Draft" not in made
    assert "Secret" not in made


def test_the_list_of_briefings_is_newest_first_and_escapes(html):
    made = html("briefings")
    assert re.findall(r'data-briefing="([^"]*)"', made) == ["b", "a"]
    assert "One &lt;b&gt;." in made
    assert made.count("retracted") >= 1


def test_a_page_that_is_switched_off_is_linked_from_nowhere(newsroom):
    site = newsroom(REGISTERS | FILES, pages={"method": False, "sources": "evidence/all.md"})
    made = PAGES[0].render(site, View(site, "briefings/index.md", "en"), environment())
    assert "How we grade" not in made
    assert 'href="../evidence/all/"' in made


def test_pictures_that_are_spoken_of_are_credited_and_not_embedded(html):
    made = html("credits")
    assert 'data-image="a#front"' in made
    assert "<img" not in made


def test_the_page_on_method_has_every_scale_and_every_word(html):
    rows = {table.id: [row[0] for row in table.rows] for table in tables(SCALES)}
    for name, scale in SCALES.items():
        assert rows[name] == list(scale.codes)
    assert rows["date-kind"] == [kind.value for kind in DateKind]
    made = html("method")
    for word, _meaning in (*words.STANCE.values(), *words.STATUS.values(), *words.KIND.values()):
        assert word in made
