"""What Python-Markdown has put away, read again."""

import pytest

from footnoted.article.bodies import elements, stored
from footnoted.article.stash import Form, Token, plain, tag_attributes, tag_name, tokens

STASH = ["<b>", "&nbsp;", "</b>", "<div>raw</div>", "<!-- c <b> -->", 3, "\u2019"]


def held(number: int) -> str:
    return f"\x02wzxhzdk:{number}\x03"


def test_plain_text_is_one_token() -> None:
    assert list(tokens("a < b & c", STASH)) == [Token(0, 9, Form.TEXT, "a < b & c")]
    assert list(tokens("", STASH)) == []


@pytest.mark.parametrize(
    ("text", "form", "value"),
    [
        (held(0), Form.TAG, "<b>"),
        (held(1), Form.CHARACTERS, "\u00a0"),
        (held(3), Form.OBJECT, "<div>raw</div>"),
        (held(4), Form.TAG, "<!-- c <b> -->"),
        (held(5), Form.OBJECT, ""),
        (held(6), Form.CHARACTERS, "’"),
        (held(99), Form.OBJECT, ""),
        ("\x0242\x03", Form.CHARACTERS, "*"),
        ("\x029999999999\x03", Form.OBJECT, ""),
        ("\x02amp\x03#109;", Form.CHARACTERS, "m"),
        ("\x02czjqqkd:7\x03", Form.TAG, ""),
        ("&lt;", Form.CHARACTERS, "<"),
        ("&#x41;", Form.CHARACTERS, "A"),
        ("&nosuch;", Form.CHARACTERS, "&nosuch;"),
        ("\x02anything\x03", Form.OBJECT, ""),
        ("\x02", Form.OBJECT, ""),
    ],
)
def test_each_kind_of_stored_text_is_told_apart(text: str, form: Form, value: str) -> None:
    assert list(tokens(f"a{text}b", STASH)) == [
        Token(0, 1, Form.TEXT, "a"),
        Token(1, 1 + len(text), form, value),
        Token(1 + len(text), 2 + len(text), Form.TEXT, "b"),
    ]


def test_readable_text_is_decoded_and_tags_fall_away() -> None:
    assert plain(f"x{held(0)}\x0242\x03{held(1)}&amp;{held(3)}y", STASH) == "x*\u00a0&y"


def test_a_raw_tag_has_a_name_and_attributes() -> None:
    assert tag_name("<A HREF='x'>") == tag_name("</a>") == "a"
    assert tag_name("<!-- a -->") == ""
    assert tag_attributes("<a href='?a&amp;b' hidden>") == {"href": "?a&b", "hidden": ""}
    assert tag_attributes("</a>") == {}


def test_text_for_the_tree_loses_control_characters_and_keeps_what_looks_like_an_entity() -> None:
    assert stored("a\x02b\x00c & d") == "abc & d"
    assert stored("&lt; &#60; &x3c") == "\x02amp\x03amp;lt; \x02amp\x03amp;#60; &x3c"


def test_html_becomes_elements_and_what_is_left_open_is_closed() -> None:
    box = elements("a <i>b<br>c</i> d</p><p>e<b/>\x02f")
    assert [each.tag for each in box.iter()] == ["box", "i", "br", "p", "b"]
    assert box.text == "a "
    assert box[0].tail == " d"
    assert "".join(box.itertext()) == "a bc def"
