"""Headings and ids of generated HTML."""

from markupsafe import Markup

from footnoted.outputs.view import PageHeading, outline

HTML = Markup(
    '<h1 id="t">A &amp; <em>b</em>\n c</h1><section id="s"><h2 id="x">X</h2><h2>No id</h2>'
    '<h4 id="deep">Deep</h4></section>'
)


def test_headings_with_an_id_are_found_in_order_with_their_text():
    assert outline(HTML).headings[:2] == (PageHeading(1, "t", "A & b c"), PageHeading(2, "x", "X"))


def test_every_id_can_be_linked_to():
    assert outline(HTML).ids == {"t", "s", "x", "deep"}


def test_a_sites_own_template_may_quote_as_it_likes():
    found = outline(
        "<H2 id='one'>One &amp; <b>only</b></H2><section ID=\"two\"><h3>Two</h3></section>"
    )
    assert [(h.level, h.id) for h in found.headings] == [(2, "one"), (3, "two")]
    assert [h.title for h in found.headings] == ["One & only", "Two"]
    assert found.ids == {"one", "two"}
