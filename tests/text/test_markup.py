"""The tokeniser and the pairing of tags, on the places where parsers differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.text.html import RENDERER, WRITER, balance, clean
from footnoted.text.markup import SITE, MarkupForm, decode_attribute, tokens
from tests.text.dangers import dangers

TAGS = {
    "<b>": [(MarkupForm.START, "b", ())],
    "</b x=1>": [(MarkupForm.END, "b", (("x", "1"),))],
    "<IMG SRC=a/>": [(MarkupForm.START, "img", (("SRC", "a/"),))],
    "<img/src=a/alt=b>": [(MarkupForm.START, "img", (("src", "a/alt=b"),))],
    "<img/src='a'/alt=b>": [(MarkupForm.START, "img", (("src", "a"), ("alt", "b")))],
    "<b a=1 A=2>": [(MarkupForm.START, "b", (("a", "1"),))],
    "<b a = '>' b>": [(MarkupForm.START, "b", (("a", ">"), ("b", None)))],
    "<b =x>": [(MarkupForm.START, "b", (("=x", None),))],
    "<b a=>": [(MarkupForm.START, "b", (("a", None),))],
    "<b a='&lt;&amp;copy=&copy='>": [(MarkupForm.START, "b", (("a", "<&copy=&copy="),))],
    "<b <i>": [(MarkupForm.START, "b", (("<i", None),))],
    "a < b": [(MarkupForm.TEXT, "", ()), (MarkupForm.TEXT, "", ()), (MarkupForm.TEXT, "", ())],
    "<!-- a -->": [(MarkupForm.COMMENT, "", ())],
    "<!-->": [(MarkupForm.BOGUS, "", ())],
    "<!--->": [(MarkupForm.BOGUS, "", ())],
    "<!-- a --!>": [(MarkupForm.BOGUS, "", ())],
    "</ b>": [(MarkupForm.BOGUS, "", ())],
    "<?php ?>": [(MarkupForm.BOGUS, "", ())],
    "</": [(MarkupForm.TEXT, "", ())],
    "<b a='": [(MarkupForm.OPEN, "", ())],
    "<b a=": [(MarkupForm.OPEN, "", ())],
    "<b": [(MarkupForm.OPEN, "", ())],
    "<!-- a": [(MarkupForm.OPEN, "", ())],
    "<!a": [(MarkupForm.OPEN, "", ())],
}


@pytest.mark.parametrize("html", TAGS)
def test_html_is_split_as_a_browser_splits_it(html):
    found = list(tokens(html))
    assert [(each.form, each.name, each.attributes) for each in found] == TAGS[html]
    assert "".join(html[each.low : each.high] for each in found) == html


PAIRED = {
    "<p>a<b>b</p>": "<p>a<b>b</b></p>",
    "<div><p>a</div>": "<div><p>a</div>",
    "<ul><li>a<li>b</ul>": "<ul><li>a<li>b</ul>",
    "a</div>b": "ab",
    "<br>a</br>": "<br>a",
    "<i><b>a</i>b</b>": "<i><b>a</b></i>b",
    "<details><summary>a": "<details><summary>a</summary></details>",
    "<svg><path d='M0'/><g></g></svg>": "<svg><path d='M0'/><g></g></svg>",
    "<title>a</title>": "a",
    "<svg><title>a</title></svg><title>b": "<svg><title>a</title></svg>b",
    "<input type=checkbox disabled>": "<input type=checkbox disabled>",
    "<input type=image src=a>": "<input>",
    "<b a='": "&lt;b a='",
    '<p style="text-align: left;">': '<p style="text-align: left;">',
    '<p style="position: fixed">a': "<p>a",
    "</b onclick=x>": "",
}


@pytest.mark.parametrize("html", PAIRED)
def test_tags_are_paired_and_nothing_else_is_touched(html):
    assert balance(html, RENDERER, lambda tag, faults: None) == PAIRED[html]


def test_an_attribute_is_decoded_by_the_rules_for_attributes():
    assert decode_attribute("&#106&#x61;va&colon;&amp;&lt &copy=1&copy;") == "java:&< &copy=1\u00a9"


PIECES = st.sampled_from(
    (
        *("<", ">", "/", "=", "'", '"', " ", "\n", "\t", "\f", "`", "&", "#", ";", ":", "!", "--"),
        *("script", "img", "b", "a", "svg", "style", "onerror", "src", "href", "title", "x", "?"),
        *("javascript:", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "</", "&#106;", "\x00", "é"),
    )
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_whatever_is_typed_nothing_dangerous_is_left_and_a_second_time_changes_nothing(html):
    once = balance(clean(html, WRITER, lambda tag, faults: None), RENDERER, lambda t, f: None)
    assert dangers(once) == []
    assert balance(once, RENDERER, lambda tag, faults: None) == once


def test_elements_of_raw_text_are_on_no_list():
    raw = {"script", "style", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript"}
    assert not raw | {"plaintext", "template", "select", "math", "object"} <= set(SITE)
    assert not (raw | {"plaintext", "template", "select", "math", "object"}) & set(SITE)
