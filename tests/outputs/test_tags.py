"""Briefings by their tags and places, and titles in another language than the site's."""

import re

import pytest

from footnoted.outputs.briefing import article as parts_of
from footnoted.outputs.briefing import head, subject_id
from footnoted.outputs.overview import OF_ONE, TAGS
from footnoted.outputs.view import View, environment
from tests.newsroom import REGISTERS, article

FILES = REGISTERS | {
    "briefings/a.md": article(title="The crane", tags="[cranes, C++]", places="[North Quay]"),
    "briefings/b.md": article(title="Кран", tags="[cranes]", lang="uk", date="2024-05-09"),
    "briefings/d.md": article(title="Secret", tags="[cranes, secrets]", draft="true"),
}


@pytest.fixture
def site(newsroom):
    return newsroom(FILES, preview=True)


def page(site):
    return str(TAGS.render(site, View(site, "tags.md", "en"), environment()))


def of(html, id_):
    [found] = re.findall(rf'<div id="{re.escape(id_)}">.*?</div>', html, re.DOTALL)
    return found


def test_each_tag_and_place_lists_its_published_briefings_the_newest_first(site):
    html = page(site)
    cranes = of(html, "tag-cranes")
    assert cranes.index("Кран") < cranes.index("The crane")
    assert "Secret" not in html
    assert "secrets" not in html
    assert '<a href="../briefings/a/">The crane</a>' in of(html, "place-North_Quay")
    assert of(html, "tag-C.2b.2b")


def test_a_title_in_another_language_says_which(site):
    assert '<a href="../briefings/b/"><span lang="uk">Кран</span></a>' in page(site)


def test_a_briefing_leads_to_its_tags_and_places_and_a_draft_to_none(site):
    tops = {name: str(head(parts_of(site, name, environment()))) for name in ("a", "d")}
    for id_ in ("tag-cranes", "tag-C.2b.2b", "place-North_Quay"):
        assert f'href="../../tags/#{id_}"' in tops["a"]
    assert "tags/#" not in tops["d"]


def test_no_two_words_have_one_id():
    words = ["a b", "a-b", "a_b", "a.b", "A b", "ab", "a+b", "ä"]
    assert len({subject_id("tag", word) for word in words}) == len(words)
    assert subject_id("tag", "a") != subject_id("place", "a")


def test_of_a_tag_with_very_many_briefings_the_newest_are_named(newsroom):
    many = {
        f"briefings/n{n}.md": article(title=f"Number {n}", tags="[cranes]")
        for n in range(OF_ONE + 2)
    }
    html = page(newsroom(REGISTERS | many))
    assert html.count("<dd><a ") == OF_ONE
    assert f"These are the newest of {OF_ONE + 2}." in html


def test_there_is_a_page_if_a_briefing_has_a_tag_or_place(newsroom):
    for front, there in (({}, False), ({"tags": "[a]"}, True), ({"places": "[A]"}, True)):
        site = newsroom({"briefings/a.md": article(**front)})
        assert bool(site.project.page("tags")) == there
