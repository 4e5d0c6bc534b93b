"""What Python-Markdown has put away, read again."""

import pytest

from footnoted.article.projection import (
    StoredForm,
    StoredToken,
    elements,
    escape_stored,
    plain,
    tag_attributes,
    tag_name,
    tokens,
)

STASH = ["<b>", "&nbsp;", "</b>", "<div>raw</div>", "<!-- c <b> -->", 3, "\u2019"]


def held(number: int) -> str:
    return f"\x02wzxhzdk:{number}\x03"


def test_plain_text_is_one_token() -> None:
    assert list(tokens("a < b & c", STASH)) == [StoredToken(0, 9, StoredForm.TEXT, "a < b & c")]
    assert list(tokens("", STASH)) == []


@pytest.mark.parametrize(
    ("text", "form", "value"),
    [
        (held(0), StoredForm.TAG, "<b>"),
        (held(1), StoredForm.CHARACTERS, "\u00a0"),
        (held(3), StoredForm.OBJECT, "<div>raw</div>"),
        (held(4), StoredForm.TAG, "<!-- c <b> -->"),
        (held(5), StoredForm.OBJECT, ""),
        (held(6), StoredForm.CHARACTERS, "’"),
        (held(99), StoredForm.OBJECT, ""),
        ("\x0242\x03", StoredForm.CHARACTERS, "*"),
        ("\x029999999999\x03", StoredForm.OBJECT, ""),
        ("\x02amp\x03#109;", StoredForm.CHARACTERS, "m"),
        ("\x02czjqqkd:7\x03", StoredForm.TAG, ""),
        ("&lt;", StoredForm.CHARACTERS, "<"),
        ("&#x41;", StoredForm.CHARACTERS, "A"),
        ("&nosuch;", StoredForm.CHARACTERS, "&nosuch;"),
        ("\x02anything\x03", StoredForm.OBJECT, ""),
        ("\x02", StoredForm.OBJECT, ""),
    ],
)
def test_each_kind_of_stored_text_is_told_apart(text: str, form: StoredForm, value: str) -> None:
    assert list(tokens(f"a{text}b", STASH)) == [
        StoredToken(0, 1, StoredForm.TEXT, "a"),
        StoredToken(1, 1 + len(text), form, value),
        StoredToken(1 + len(text), 2 + len(text), StoredForm.TEXT, "b"),
    ]


def test_readable_text_is_decoded_and_tags_fall_away() -> None:
    assert plain(f"x{held(0)}\x0242\x03{held(1)}&amp;{held(3)}y", STASH) == "x*\u00a0&y"


def test_a_raw_tag_has_a_name_and_attributes() -> None:
    assert tag_name("<A HREF='x'>") == tag_name("</a>") == "a"
    assert tag_name("<!-- a -->") == ""
    assert tag_attributes("<a href='?a&amp;b' hidden>") == {"href": "?a&b", "hidden": ""}
    assert tag_attributes("</a>") == {}


def test_text_for_the_tree_loses_control_characters_and_keeps_what_looks_like_an_entity() -> None:
    assert escape_stored("a\x02b\x00c & d") == "abc & d"
    assert escape_stored("&lt; &#60; &x3c") == "\x02amp\x03amp;lt; \x02amp\x03amp;#60; &x3c"


def test_html_becomes_elements_and_what_is_left_open_is_closed() -> None:
    box = elements("a <i>b<br>c</i> d</p><p>e<b/>\x02f")
    assert [each.tag for each in box.iter()] == ["box", "i", "br", "p", "b"]
    assert box.text == "a "
    assert box[0].tail == " d"
    assert "".join(box.itertext()) == "a bc def"
