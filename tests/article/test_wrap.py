"""Spans and insertions in a tree, without the rest."""

from xml.etree.ElementTree import Element, fromstring, tostring

from footnoted.article.projection import Projection, TextSpot, Walk
from footnoted.article.quotations import Changes, detach

BLOCKS = {"p", "li", "ul", "box"}


def project(root: Element) -> Projection:
    return Walk((), BLOCKS.__contains__, lambda _: None).projection(root)


def wrapped(xml: str, *stretches: tuple[int, int]) -> str:
    """Wrap stretches of the text, each in an element of its own name: a, b, c …"""
    root = fromstring(xml)
    projection, changes = project(root), Changes()
    for owner, (start, end) in enumerate(stretches):
        changes.cover(projection, start, end, owner)
    changes.apply(projection.slots, lambda owner: Element("uvwxyz"[owner]))
    return tostring(root, encoding="unicode")


def test_a_stretch_is_wrapped() -> None:
    assert wrapped("<p>one two three</p>", (4, 7)) == "<p>one <u>two</u> three</p>"


def test_a_stretch_over_a_border_is_wrapped_in_parts() -> None:
    xml = "<p>one <i>two three</i> four</p>"
    assert wrapped(xml, (8, 15)) == "<p>one <i>two <u>three</u></i><u> f</u>our</p>"


def test_nested_and_overlapping_stretches_nest() -> None:
    assert wrapped("<p>abcdef</p>", (0, 6), (1, 3)) == "<p><u>a<v>bc</v>def</u></p>"
    assert wrapped("<p>abcdef</p>", (0, 4), (2, 6)) == "<p><u>ab<v>cd</v></u><v>ef</v></p>"
    assert wrapped("<p>abc</p>", (0, 3), (0, 3)) == "<p><u><v>abc</v></u></p>"


def test_of_two_stretches_that_begin_together_the_longer_is_around_the_shorter() -> None:
    assert wrapped("<p>abcdef</p>", (0, 3), (0, 6)) == "<p><v><u>abc</u>def</v></p>"
    assert wrapped("<p>abcdef</p>", (0, 6), (0, 3)) == "<p><u><v>abc</v>def</u></p>"


def test_white_space_between_blocks_is_never_wrapped() -> None:
    xml = "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"
    root = fromstring(f"<box>{xml}</box>")
    length = len(project(root).text)
    assert wrapped(f"<box>{xml}</box>", (0, length)) == (
        "<box><ul>\n<li><u>a</u></li>\n<li><u>b</u></li>\n</ul></box>"
    )


def test_something_is_inserted_at_its_place_outside_what_ends_there() -> None:
    root = fromstring("<p>one two</p>")
    projection, changes = project(root), Changes()
    changes.cover(projection, 0, 3, 0)
    changes.insert(TextSpot(0, 3), [Element("x"), Element("y")])
    changes.apply(projection.slots, lambda _: Element("u"))
    assert tostring(root, encoding="unicode") == "<p><u>one</u><x /><y /> two</p>"


def test_a_child_is_taken_out_and_its_tail_stays() -> None:
    root = fromstring("<p>a<x/>b<y/>c<x/></p>")
    for child in [each for each in root if each.tag == "x"]:
        detach(root, child)
    assert tostring(root, encoding="unicode") == "<p>ab<y />c</p>"
