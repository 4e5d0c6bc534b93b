"""Finished HTML: its tags, its elements, the same with other attributes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.text.parsing import element_end, rewritten, tags


def marked(tag, attributes):
    return {**attributes, "class": "x"} if tag == "b" else attributes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<b>a</b>", '<b class="x">a</b>'),
        ("<b\n id=q>a\n<B>c</B></b>", '<b id="q" class="x">a\n<b class="x">c</B></b>'),
        ("<b title='say \"&amp;\"'>", '<b title="say &quot;&amp;&quot;" class="x">'),
        ("<b hidden>", '<b hidden class="x">'),
        ("<b/>", '<b class="x" />'),
        ("<!-- <b> --><i title='<b>'>&lt;b&gt; &amp &#8217; &bogus</i>", None),
        ("<script>'<b>'</script><i>x < y</i>", None),
        ("", None),
    ],
)
def test_only_the_tags_that_are_to_change_do(before, after):
    assert rewritten(before, marked) == (before if after is None else after)


def without(tag, attributes):
    return None if "out" in attributes else attributes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a<b out>c<i>d</i></b>e", "ae"),
        ("a<b out>c<b>d</b></b >e", "ae"),
        ("a<b out/>c", "ac"),
        ("a<br out>c<hr out />d", "acd"),
        ("<b>a</b><b out></b><b>c</b>", "<b>a</b><b>c</b>"),
        ("<b>a</b><b out>never closed", "<b>a</b><b out>never closed"),
    ],
)
def test_an_element_is_taken_out_with_all_that_stands_in_it(before, after):
    assert rewritten(before, without) == after


@given(st.text(st.sampled_from("<>b/ i='\"&;#\n!-é")))
def test_what_changes_nothing_leaves_every_character(html):
    assert rewritten(html, lambda _tag, attributes: attributes) == html


@given(st.lists(st.sampled_from(["<b>", "</b>", "<i>", "\n", "é", "&amp;", "<!-- <b> -->"])))
def test_every_tag_is_found_at_its_place(parts):
    html = "".join(parts)
    wanted = "".join('<b class="x">' if part == "<b>" else part for part in parts)
    assert rewritten(html, marked) == wanted


def test_of_two_attributes_with_one_name_the_first_counts():
    (tag,) = tags('<a href="x" title href="y">')
    assert tag.attributes == {"href": "x", "title": None}
    assert tag.texts == {"href": "x", "title": ""}


@pytest.mark.parametrize(
    ("html", "last"),
    [
        ("<b>a<b>c</b><b/></b>d</b>", 4),
        ("<br>a</br>", 0),
        ("<i/>a</i>", 0),
        ("<b>a<i>c</i>", None),
    ],
)
def test_an_element_ends_where_as_many_of_its_name_ended_as_began(html, last):
    assert element_end(tags(html), 0) == last


def test_what_follows_a_comment_without_an_end_holds_no_tags():
    assert [tag.name for tag in tags("<i><!-- <b> --><u><!-- <b>")] == ["i", "u"]
