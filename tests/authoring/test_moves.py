"""Links between files that move."""

import pytest

from footnoted.authoring.adopt_folder import FolderReader, Moves, move_addresses, target
from footnoted.project import Markdown

MOVES = Moves(
    {"Log May.md": "log-may.md", "a/b.md": "a/b.md", "a/c.md": "a/c.md"},
    {"2024/05/log": "log-may.md"},
)


@pytest.mark.parametrize(
    ("typed", "now"),
    [
        ("Log%20May.md", "log-may.md"),
        ("./Log%20May.md#top", "log-may.md#top"),
        ("a/b.md#top", "a/b.md#top"),
        ("/2024/05/log/#top", "log-may.md#top"),
        ("/2024/05/log/index.html", "log-may.md"),
        ("/2024/06/log/", None),
        ("other.md", None),
        ("../a/b.md", None),
        ("#top", None),
        ("https://courier.example/Log%20May.md", None),
        ("", None),
    ],
)
def test_an_address_in_its_new_place(typed: str, now: str | None) -> None:
    assert MOVES.address(typed, "x.md", "x.md") == now


def test_an_address_from_a_folder_below() -> None:
    assert MOVES.address("../Log%20May.md", "a/b.md", "a/b.md") == "../log-may.md"
    assert MOVES.address("c.md", "a/b.md", "a/b.md") == "c.md"
    assert MOVES.address("c.md", "a/b.md", "b.md") == "a/c.md"


def test_where_a_relative_address_leads() -> None:
    assert target("img/a%20b.png?x", "posts/a.md") == "posts/img/a b.png"
    assert target("../a.png", "posts/a.md") == "a.png"
    assert target("/a.png", "posts/a.md") is None
    assert target("https://a.example/a.png", "posts/a.md") is None


HTML = FolderReader(Markdown()).html


def test_all_forms_of_a_link_change_and_nothing_else() -> None:
    text = (
        'See [a](log.md), [b]( <log.md> ), [c](log.md "log.md"), [d][], log.md and [e](log.md.txt).'
        "\n\n[d]: log.md\n"
    )
    new = (
        'See [a](new.md), [b]( <new.md> ), [c](new.md "log.md"), [d][], log.md and [e](log.md.txt).'
        "\n\n[d]: new.md\n"
    )
    assert move_addresses(text, {"log.md": "new.md"}, HTML) == (new, frozenset({"log.md"}))


def test_code_that_shows_the_same_link_is_not_changed() -> None:
    text = "See [a](log.md), written `[a](log.md)`.\n"
    new = "See [a](new.md), written `[a](log.md)`.\n"
    assert move_addresses(text, {"log.md": "new.md"}, HTML) == (new, frozenset({"log.md"}))


def test_a_change_that_would_touch_more_is_left_out_and_the_others_are_made() -> None:
    text = "See [a](log.md) and [b](old.md).\n\n    [b](old.md)\n"
    new = "See [a](new.md) and [b](old.md).\n\n    [b](old.md)\n"
    changes = {"log.md": "new.md", "old.md": "newer.md"}
    assert move_addresses(text, changes, HTML) == (new, frozenset({"log.md"}))


def test_without_changes_nothing_is_rendered() -> None:
    assert move_addresses("a", {}, lambda _: pytest.fail("rendered")) == ("a", frozenset())
