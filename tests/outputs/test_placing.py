"""Labels never lie on each other or on a mark, on no screen."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from footnoted.outputs.lines import (
    LABEL_WIDTH,
    Extent,
    Place,
    TextAnchor,
    box_of_label,
    boxes_of_mark,
    place,
)

PARTS = st.integers(0, 50).map(lambda number: number / 50)


@st.composite
def extents(draw):
    left, right = sorted((draw(PARTS), draw(PARTS)))
    top, bottom = sorted((draw(PARTS), draw(PARTS)))
    if draw(st.booleans()):
        right = left
    if draw(st.booleans()):
        bottom = top
    return Extent(left, right, top, bottom, up=draw(st.booleans()), down=draw(st.booleans()))


def meet(one, other):
    across = min(one[2], other[2]) - max(one[0], other[0])
    along = min(one[3], other[3]) - max(one[1], other[1])
    return across > 1e-6 and along > 1e-6


@given(
    st.lists(st.tuples(extents(), st.sampled_from(["7", "1,200", "⚑ ≈ 1,200", "600–1,100"]))),
    st.sampled_from([LABEL_WIDTH, 300.0, 480.0, 640.0]),
)
def test_what_is_apart_on_a_phone_is_apart_on_every_screen(drawn, width):
    marks, labels = [mark for mark, _ in drawn], [label for _, label in drawn]
    found = place(marks, labels, range(len(marks)))
    boxes = [box_of_label(at, labels[number], width) for number, at in found.items()]
    for one, other in combinations(boxes, 2):
        assert not meet(one, other)
    for box in boxes:
        assert not any(meet(box, part) for mark in marks for part in boxes_of_mark(mark, width))


def dot(left, top, **arrows):
    return Extent(left, left, top, top, **arrows)


def anchors(*marks, label="1,200"):
    found = place(marks, [label] * len(marks), range(len(marks)))
    return [found[number].anchor.value if number in found else "" for number in range(len(marks))]


def test_a_label_stands_above_its_mark_or_below_the_arrow_that_is_there():
    assert place([dot(0.5, 0.5)], ["7"], [0]) == {0: Place(0.5, 0.5, 0, -9, TextAnchor.MIDDLE)}
    assert place([dot(0.5, 0.5, up=True)], ["7"], [0]) == {
        0: Place(0.5, 0.5, 0, 17, TextAnchor.MIDDLE)
    }
    both = place([dot(0.5, 0.5, up=True, down=True)], ["7"], [0])
    assert both == {0: Place(0.5, 0.5, 0, -29, TextAnchor.MIDDLE)}


def test_at_the_edges_a_label_leans_inwards():
    assert anchors(dot(0.02, 0.5)) == ["start"]
    assert anchors(dot(1.0, 0.5), label="1,200–1,400") == ["end"]


def test_where_there_is_no_room_the_first_in_the_order_has_its_label():
    marks = [dot(0.5, 0.5)] * 12
    found = place(marks, ["1,200"] * 12, [11, *range(11)])
    assert next(iter(found)) == 11
    assert 0 < len(found) < 12


def test_a_mark_that_fills_everything_leaves_no_room():
    assert place([Extent(0, 1, 0, 1)], ["1,200"], [0]) == {
        0: Place(0.5, 0, 0, -9, TextAnchor.MIDDLE)
    }
    assert anchors(Extent(0, 1, 0, 1), dot(0.5, 0.5)) == ["middle", ""]
