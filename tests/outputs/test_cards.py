"""A card for each briefing: small, the same for the same words, and drawn once."""

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from footnoted.outputs import pictures
from footnoted.outputs.home import link_preview
from footnoted.outputs.pictures import CARD_SIZE, Card, cards, draw_card, make_pictures
from footnoted.outputs.registry import outputs
from footnoted.outputs.view import environment
from footnoted.project import Project
from tests.newsroom import article

LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
HEBREW = "\u05db\u05d5\u05ea\u05e8\u05ea"
FILES = {
    "briefings/a.md": article(title="The crane"),
    "briefings/b/c.md": article(title="Кран їде в ґаті"),
    "briefings/draft.md": article(draft="true"),
    "briefings/hebrew.md": article(title=HEBREW),
}
WANTED: dict[str, Any] = {
    "draws_cards": True,
    "site_name": "Harbor",
    "site_url": "https://desk.example/",
}


@pytest.fixture
def room(newsroom, tmp_path):
    return newsroom(FILES, cache_dir=str(tmp_path / "cache"), **WANTED)


@pytest.mark.parametrize(
    "title", ["A", "The crane at the north quay", "Було й минуло", "so long " * 60, LONG, LONG * 9]
)
def test_a_card_is_light_and_the_same_for_the_same_words(title):
    data = draw_card(Card("Harbor", title, "6 May 2024"))
    assert len(data) <= 60_000
    assert data == draw_card(Card("Harbor", title, "6 May 2024"))
    with Image.open(io.BytesIO(data)) as card:
        assert (card.format, card.size) == ("PNG", CARD_SIZE)


def test_nothing_is_drawn_at_the_edges_whatever_the_title():
    for title in ("W" * 300, "so long " * 60, LONG):
        with Image.open(io.BytesIO(draw_card(Card("Harbor", title, "6 May 2024")))) as card:
            inside = card.convert("L").point(lambda level: 0 if level > 245 else 255).getbbox()
        assert inside
        left, top, right, bottom = inside
        assert min(left, top, CARD_SIZE[0] - right, CARD_SIZE[1] - bottom) >= 48


def test_each_published_briefing_has_one_but_for_letters_that_the_font_lacks(room):
    assert {address: (b.name, card.title) for address, b, card in cards(room)} == {
        "assets/footnoted/cards/a.png": ("a", "The crane"),
        "assets/footnoted/cards/b/c.png": ("b/c", "Кран їде в ґаті"),
    }
    made = make_pictures(room)
    assert sorted(made.files) == ["assets/footnoted/cards/a.png", "assets/footnoted/cards/b/c.png"]
    named = {output.path: output.what for output in outputs(room, environment())}
    assert named["assets/footnoted/cards/a.png"] == "the card of the briefing `a`"


def test_a_site_that_wants_none_or_has_no_address_gets_none(newsroom):
    for less in ({"draws_cards": False}, {"site_url": ""}):
        assert list(cards(newsroom(FILES, **(WANTED | less)))) == []


def test_what_was_drawn_is_not_drawn_again(room, newsroom, tmp_path, monkeypatch):
    first = make_pictures(room).files
    drawn = []

    def draw(card):
        drawn.append(card.title)
        return draw_card(card)

    monkeypatch.setattr(pictures, "draw_card", draw)
    assert make_pictures(room).files == first
    assert drawn == []
    changed = FILES | {"briefings/a.md": article(title="The cranes")}
    make_pictures(newsroom(changed, cache_dir=str(tmp_path / "cache"), **WANTED))
    assert drawn == ["The cranes"]


def test_where_another_plugin_draws_cards_we_say_nothing():
    ours = Project(Path(), cards=True, **WANTED)
    theirs = Project(Path(), cards=True, site_url="https://desk.example/")
    told = ("A", "About.", "https://desk.example/a/")
    assert 'property="og:title" content="A"' in link_preview(ours, *told)
    assert link_preview(theirs, *told) == ""
    assert link_preview(Project(Path()), *told) == ""
