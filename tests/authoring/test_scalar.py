"""Scalars keep their style, their lines and everything around them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footnoted.authoring.fix import changes, quote_scalar, replace_words, rewritten
from footnoted.records.fit import value_at
from footnoted.records.yaml import parse

AT = ("claims", "a", "quote")


def read(raw: str) -> tuple[str, str] | None:
    """Return the value of a scalar in a quotation's place, and the scalar as the parser
    sees it.
    """
    document = parse(f"claims:\n  a:\n    quote: {raw}\n    kind: fact\n", "a.yml")
    value = value_at(document.value, AT)
    if document.problems or not isinstance(value, str):
        return None
    span = document.places[AT].value
    return value, document.text[span.start : span.end]


def first(raw: str, words: str) -> str | None:
    """Return the first proposal that reads as wanted, as the room itself chooses it."""
    found = read(raw)
    assert found is not None
    value, seen = found
    replaced = changes(value, words)
    wanted = replace_words(value, replaced)
    # The parser counts the end of a block's last line as the block's.
    end = "\n" if raw[0] in "|>" else ""
    proposals = (new.removesuffix(end) for new in rewritten(seen, value, replaced))
    return next((new for new in proposals if (read(new) or ("",))[0] == wanted), None)


@pytest.mark.parametrize(
    ("raw", "words", "expected"),
    [
        ("stood idle", "stood, idle", "stood, idle"),
        ("stood idle", "Stood idle", "Stood idle"),
        ("stood\n      idle", "stood, idle", "stood,\n      idle"),
        ("stood\r\n      idle", "stood, idle", "stood,\r\n      idle"),
        ("'stood ''so'' idle'", "stood 'so', idle", "'stood ''so'', idle'"),
        ("'stood idle'", "stood 'idle'", "'stood ''idle'''"),
        ('"stood idle"', 'stood "idle"', '"stood \\"idle\\""'),
        ('"st\\u006fod \\"x\\" idle"', 'stood "x", idle', '"st\\u006fod \\"x\\", idle"'),
        ('"stood\n      idle"', "stood, idle", '"stood,\n      idle"'),
        ("|\n      stood\n      idle", "stood, idle", "|\n      stood,\n      idle"),
        (">-  # why\n      stood\n      idle", "Stood idle", ">-  # why\n      Stood\n      idle"),
        (">-\r\n      stood\r\n      idle", "stood idle.", ">-\r\n      stood\r\n      idle."),
        ("stood idle now", "stood idle: now", '"stood idle: now"'),
        ("stood idle", '"stood" idle', "'\"stood\" idle'"),
        ("it's idle now", '"it\'s" idle: now', "'\"it''s\" idle: now'"),
        ("stood\n      idle now", "stood idle: now", '"stood\n      idle: now"'),
    ],
)
def test_the_style_stays_where_the_words_allow_it(raw, words, expected):
    assert first(raw, words) == expected


def test_an_escape_that_cannot_be_followed_is_written_out_on_its_line():
    assert first('"stood\\tidle"', "stood, idle") == '"stood,\tidle"'


def test_a_joined_line_is_left_alone():
    assert first('"stood \\\n      idle"', "stood, idle") is None


WORDS = st.lists(st.sampled_from(["stood", "idle", "it's", 'a "b"', "C:", "#x", "é"]), min_size=1)
BREAKS = st.sampled_from([" ", "\n      ", "\r\n      "])


@st.composite
def scalars(draw: st.DrawFn) -> str:
    words, style = draw(WORDS), draw(st.sampled_from(["", "'", '"', "|", ">-"]))
    text = "".join(word + draw(BREAKS) for word in words).rstrip()
    if style == "'":
        return "'" + text.replace("'", "''") + "'"
    if style == '"':
        return '"' + text.replace('"', '\\"') + '"'
    if style:
        return f"{style}\n      {text}"
    return text


@settings(deadline=None)
@given(scalars(), st.data())
def test_what_is_not_changed_stays_byte_for_byte(raw, data):
    """One sign is added after a word: take it out of the new scalar, and the old one is back."""
    found = read(raw)
    if found is None:
        return
    value, seen = found
    ends = [match.end() for match in re.finditer(r"\w+", value)]
    at = data.draw(st.sampled_from(ends))
    words = value[:at] + ";" + value[at:]
    new = first(raw, words)
    assert new is not None
    if new[:1] == raw[:1]:
        assert new.replace(";", "", 1) == seen.removesuffix("\n")


@given(st.text(alphabet="ab'\"\\:#,{ ", min_size=1).map(str.strip).filter(bool))
def test_quotation_marks_hold_any_words(text):
    assert read(quote_scalar(text)) == (text, quote_scalar(text))
