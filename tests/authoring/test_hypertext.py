"""HTML of foreign files as words."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.authoring.records import words
from footnoted.authoring.timelinejs import plain


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Ada", "Ada"),
        ("", ""),
        ("<p>One</p><p>Two</p>", "One Two"),
        ("a<br/>b", "a b"),
        ("H<sub>2</sub>O and <b>bo</b>ld", "H2O and bold"),
        ("Tom &amp; Jerry &lt;b&gt; &#x41; &eacute;", "Tom & Jerry <b> A é"),
        ("a<script>alert(1)</script>b<style>p{}</style>c", "a b c"),
        ("a<iframe src=x>inner</iframe>b", "a b"),
        ("a<script>never closed", "a"),
        ("a<!-- hidden -->b", "ab"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("a <b unclosed", "a"),
        ("bell\x07 \u202eleft", "bell left"),
    ],
)
def test_markup_goes_and_words_stay(html, text):
    assert plain(html).text == text


def test_links_are_given_once_in_their_order():
    html = '<a href="https://b.example/?a=1&amp;b=2">b</a><a HREF=https://a.example>a</a>'
    found = ("https://b.example/?a=1&b=2", "https://a.example")
    assert plain(html + html).links == found
    assert plain('<script><a href="https://c.example"></script>').links == ()
    assert plain("<a name=x>y</a>").links == ()


@given(st.text())
def test_any_text_gives_words_on_one_line(text):
    found = plain(text).text
    assert found == words(found, markup=False).text


def test_hostile_markup_is_read_in_linear_time():
    for text in ("<" * 200_000, "<a " * 100_000, "&" * 200_000, "<!--" * 50_000):
        assert json.dumps(plain(text).text)
