"""Signs between the parts of a note."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from footnoted.library.punctuation import capitalize_note, inner, join_pieces, with_stop


@pytest.mark.parametrize(
    ("pieces", "line"),
    [
        (("a", "", "b"), "a, b"),
        (("“Title”", "b"), "“Title,” b"),
        (("“Title?”", "b"), "“Title?” b"),
        (("“Title!”", "b"), "“Title!” b"),
        (("“Title…”", "b"), "“Title…,” b"),
        (("“It runs again.”", "b"), "“It runs again.” b"),
        (("“The U.S.”", "b"), "“The U.S.,” b"),
        (("“Acme Inc.”", "b"), "“Acme Inc.,” b"),
        (("“Part A.”", "b"), "“Part A.,” b"),
        (("“He said ‘stop’”", "b"), "“He said ‘stop,’” b"),
        (("“The dockers’”", "b"), "“The dockers’,” b"),
        (("“‘Stop?’”", "b"), "“‘Stop?’” b"),
        (("Acme Inc.", "b"), "Acme Inc., b"),
        (("Why?", "b"), "Why?, b"),
        (("a,", "b"), "a, b"),
        (("“Title” [meaning]", "b"), "“Title” [meaning], b"),
        ((), ""),
        (("", " "), ""),
    ],
)
def test_a_comma_goes_inside_and_never_doubles_a_sign(pieces, line):
    assert join_pieces(pieces) == line


def test_the_sign_goes_inside_through_tags_but_never_inside_what_is_isolated():
    german = Markup("“<span lang='de'>Wo?</span>”")
    plain = Markup("“<span lang='de'>Hier</span>”")
    assert join_pieces([german, "b"]) == "“<span lang='de'>Wo?</span>” b"
    assert join_pieces([plain, "b"]) == "“<span lang='de'>Hier</span>,” b"


def test_a_style_may_leave_signs_outside():
    assert join_pieces(["“Title”", "b"], inside=False) == "“Title”, b"
    assert with_stop("“Title”", inside=False) == "“Title”."


def test_other_signs_stand_where_they_are_put():
    assert join_pieces(["“Title”", "(b)"], " ") == "“Title” (b)"
    assert join_pieces(["a", "7"], ": ") == "a: 7"
    assert join_pieces(["a", "b"], " & ") == "a &amp; b"


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("a", "a."),
        ("Acme Inc.", "Acme Inc."),
        ("Why?", "Why?"),
        ("“Title”", "“Title.”"),
        ("“Why?”", "“Why?”"),
        ("And then…", "And then…"),
        ("", ""),
        (Markup('<a href="x">https://a.example/b</a>'), '<a href="x">https://a.example/b</a>.'),
        (Markup("<cite>The U.S.</cite>"), "<cite>The U.S.</cite>"),
    ],
)
def test_a_line_ends_in_one_sign(line, whole):
    assert with_stop(line) == whole


def test_a_style_may_end_notes_with_nothing_or_another_sign():
    assert with_stop("a", "") == "a"
    assert with_stop("a", ";") == "a;"


@given(st.text(), st.text(), st.booleans())
def test_no_text_becomes_html_and_none_is_lost(first, second, inside):
    line = join_pieces([first, second], inside=inside)
    assert "<" not in line
    assert with_stop(line).count("<") == 0
    plain = Markup(line).unescape()
    for part in (first.strip(), second.strip()):
        assert all(letter in plain for letter in part)


def test_quotation_marks_within_a_title_become_single_ones():
    assert inner("“Stop,” they say <b>") == "‘Stop,’ they say &lt;b&gt;"


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("von Hafen", "Von Hafen"),
        ("web page, undated", "Web page, undated"),
        ("eBay Inc.", "eBay Inc."),
        ("iX, 2024", "iX, 2024"),
        ("“why”", "“why”"),
        (Markup("<cite>e-Estonia</cite>"), "<cite>e-Estonia</cite>"),
        ("", ""),
    ],
)
def test_a_note_begins_with_a_capital_but_a_name_stays(line, note):
    assert capitalize_note(line) == note
