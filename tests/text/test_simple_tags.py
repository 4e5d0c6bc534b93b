"""Tags as programs write them are read the quick way: with the same result as by the slow one."""

from xml.etree.ElementTree import tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.text.html import RENDERER, balance
from footnoted.text.markup import simple_tags
from footnoted.text.parsing import element_of

COMMENT = "<!-- c -->"
"""No simple tag: it sends what follows the slow way and changes nothing else."""

PIECES = [
    *("<p>", "</p>", "<em>", "</em>", "<br />", "<br>", "<wbr>", "<li>", "</li>", "<p/>"),
    *('<a href="#fn:src-a">', '<a href="javascript:x">', '<a href="/a?b&amp;c=1">', "</a>"),
    *('<img src="a.png" alt="&quot;">', "<img>", '<img alt="">', "<script>", "</script>"),
    *('<p class="a" class="b">', '<p id="claim-x" data-x>', '<p onclick="x">', "<title>"),
    *('<a href="https://harbor.example/&#x430;">', '<a target="_top">', '<p style="top:0">'),
    *("text", " ", "\n", "&amp;", "&#8217;", "&bogus", "&", "<", ">", "é", "&#1;"),
]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_elements_are_the_same_either_way(html):
    quick, slow = element_of(html, str), element_of(COMMENT + html, str)
    assert tostring(quick) == tostring(slow)


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_what_stays_and_what_is_told_are_the_same_either_way(html):
    told: list[object] = []
    quick = balance(html, RENDERER, lambda tag, faults: told.append((tag, faults)))
    half = len(told)
    slow = balance(COMMENT + html, RENDERER, lambda tag, faults: told.append((tag, faults)))
    assert COMMENT + quick == slow
    assert told[:half] == told[half:]


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ('<p class="a"><br /></p>', 3),
        ("no tags", 0),
        ("<P></P>", None),
        ("<p class='a'>", None),
        ('<p class="a<b">', None),
        ("a < b", None),
        ("<!-- c -->", None),
    ],
)
def test_only_tags_in_one_form_are_simple(html, count):
    found = simple_tags(html)
    assert (found and len(found)) == count if count else found == ([] if count == 0 else None)
