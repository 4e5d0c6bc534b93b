"""Front matter of other generators, read and put into our form."""

from textwrap import dedent

import pytest

from footnoted.authoring.adopt_heads import (
    Foreign,
    FrontMatterUnread,
    Head,
    day_of,
    head,
    read_foreign,
)
from footnoted.authoring.adopt_systems import Origin, Post

BODY = "The crane stood idle.\n"


def foreign(text: str) -> Foreign:
    return read_foreign(dedent(text).lstrip("\n"), "a.md")


def headed(text: str) -> Head:
    found = foreign(text)
    title = str(found.values.get("title", "A"))
    return head(found, Post("a.md", title, day_of(found, "a"), found.values), Origin())


def test_yaml_is_read_as_it_was_typed() -> None:
    found = foreign("""
        ---
        title: "Idle: a crane"
        date: 2024-05-06 10:00:00 +0000
        on: no
        ---
        The crane stood idle.
        """)
    assert found.values == {
        "title": "Idle: a crane",
        "date": "2024-05-06 10:00:00 +0000",
        "on": "no",
    }
    assert (found.body, found.line) == (BODY, 6)


def test_toml_is_read_as_if_it_were_yaml() -> None:
    found = foreign("""
        +++
        title = "Idle"
        date = 2024-05-06T10:00:00Z
        draft = true
        weight = 3
        tags = ["crane", "harbor"]
        [extra]
        day = 2024-05-06
        +++
        The crane stood idle.
        """)
    assert found.values == {
        "title": "Idle",
        "date": "2024-05-06T10:00:00+00:00",
        "draft": "true",
        "weight": "3",
        "tags": ["crane", "harbor"],
        "extra": {"day": "2024-05-06"},
    }
    assert (found.body, found.line) == (BODY, 10)


def test_a_file_may_have_no_front_matter() -> None:
    assert foreign(BODY) == Foreign({}, BODY, 1)
    assert read_foreign("\ufeff" + BODY, "a.md") == Foreign({}, BODY, 1)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("---\ntitle: A\n", "its front matter is never closed"),
        ("+++\ntitle = 'A'\n", "its front matter is never closed"),
        ("---\na: 1\na: 2\n---\n", "line 3 of its front matter: The key “a” stands here twice."),
        (
            "+++\ntitle = A\n+++\n",
            "its front matter is not TOML: Invalid value (at line 1, column 9)",
        ),
        ('{\n"title": "A"\n}\n', "its front matter is JSON, which is not read"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, why: str) -> None:
    with pytest.raises(FrontMatterUnread) as told:
        read_foreign(text, "a.md")
    assert str(told.value).startswith(why[:40])


@pytest.mark.parametrize(
    ("written", "stem", "day"),
    [
        ("2024-05-06", "a", "2024-05-06"),
        ("2024-05-06 23:59:00 -0500", "2024-05-01-a", "2024-05-06"),
        ("2024-05-06T10:00:00Z", "a", "2024-05-06"),
        ("2024-05", "2024-05-01-a", "2024-05-01"),
        ("2024-02-30", "a", ""),
        ("Last Modified", "2024-05-01", "2024-05-01"),
        ("2024-05-06 and later", "a", ""),
        (None, "2024-05-01-a", "2024-05-01"),
        (None, "2024-13-01-a", ""),
        (None, "a-2024-05-01", ""),
    ],
)
def test_the_day_is_that_of_the_front_matter_or_of_the_name(
    written: str | None, stem: str, day: str
) -> None:
    assert day_of(Foreign({"date": written}, BODY, 1), stem) == day


def test_a_head_in_our_form_stays_as_it_is() -> None:
    assert headed("---\ntitle: Idle  # a crane\ndate: 2024-05-06\ntags: [a]\n---\n") == (
        Head("", (), (), draft=False)
    )


def test_what_means_the_same_is_taken_over_and_the_rest_is_named() -> None:
    found = headed("""
        ---
        layout: post
        title: Idle
        date: 2024-05-06T10:00:00Z
        lastmod: 2024-05-07T10:00:00Z
        author: Ada Rower
        tags: [crane, harbor]
        excerpt: A crane stood idle.
        permalink: /2024/idle/
        aliases: [/old/idle/]
        continues: storm
        params: {a: b}
        ---
        """)
    assert found.text == dedent("""\
        ---
        title: Idle
        date: 2024-05-06
        updated: 2024-05-07
        authors: Ada Rower
        tags: [crane, harbor]
        summary: A crane stood idle.
        aliases: [/old/idle/, /2024/idle/]
        adopted: true
        ---
        """)
    assert found.dropped == ("layout", "continues", "params")
    assert found.addresses == ("old/idle", "2024/idle")


@pytest.mark.parametrize(
    "line",
    [
        "updated: last week",
        "permalink: /:year/:title/",
        "aliases: ['../../etc/']",
        "draft: maybe",
        "tags: [a, {b: c}]",
        "url: https://courier.example/",
    ],
)
def test_what_does_not_fit_is_dropped(line: str) -> None:
    found = headed(f"---\ntitle: A\ndate: 2024-05-06\n{line}\n---\n")
    assert found.text == "---\ntitle: A\ndate: 2024-05-06\nadopted: true\n---\n"
    assert found.dropped == (line.partition(":")[0],)


def test_what_was_not_published_is_a_draft() -> None:
    text = "---\ntitle: A\ndate: 2024-05-06\npublished: false\n---\n"
    assert headed(text).text == "---\ntitle: A\ndate: 2024-05-06\ndraft: true\nadopted: true\n---\n"
    assert headed(text.replace("false", "true")) == (
        Head("---\ntitle: A\ndate: 2024-05-06\nadopted: true\n---\n", (), (), draft=False)
    )


def test_a_title_that_yaml_would_misread_is_quoted() -> None:
    post = Post("a.md", "No: 5 # a", "2024-05-06", {})
    assert head(Foreign({}, BODY, 1), post, Origin()).text == (
        '---\ntitle: "No: 5 # a"\ndate: 2024-05-06\nadopted: true\n---\n'
    )
