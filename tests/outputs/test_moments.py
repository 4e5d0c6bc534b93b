"""A date drawn on a line of time: no more exact than it is known."""

import datetime as dt
import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.dates.edtf import parse, span
from footnoted.outputs.lines import (
    LEFT,
    MOMENTS_HEIGHT,
    MOMENTS_RIGHT,
    MOMENTS_WIDTH,
    across,
    month,
    year,
)

FEBRUARY = month(2025, 2)
OUTLINE = re.compile(
    r"M(-?[\d.]+) 3\.5H(-?[\d.]+)(V10\.5|L[\d.]+ 7L[\d.]+ 10\.5)H-?[\d.]+(z|L[\d. -]+7z)"
)
DOT = re.compile(r"M(-?[\d.]+) 7a3\.5 3\.5 0 1 0 7 0a3\.5 3\.5 0 1 0-7 0z")


def drawn(text, axis=FEBRUARY):
    """Return what is drawn over the line itself: classes and shapes."""
    svg = ElementTree.fromstring(str(axis.mark(parse(text))))
    assert svg.attrib["viewBox"] == f"0 0 {MOMENTS_WIDTH} {MOMENTS_HEIGHT}"
    assert svg.attrib["aria-hidden"] == "true"
    return [(shape.attrib["class"], shape.attrib["d"]) for shape in svg]


def bar(text, axis=FEBRUARY):
    """Return where the one bar of a date begins and ends, and how each end looks."""
    [(_, shape), *_] = drawn(text, axis)
    [(left, right, tip, back)] = OUTLINE.findall(shape)
    ends = "arrow" if back != "z" else "end", "arrow" if tip != "V10.5" else "end"
    return float(left), float(right), *ends


def dot(text, axis=FEBRUARY):
    """Return the middle of the one dot of a date."""
    [(_, shape), *_] = drawn(text, axis)
    [left] = DOT.findall(shape)
    return float(left) + 3.5


def test_a_day_is_a_dot_at_its_place():
    assert drawn("2025-02-01")[0][0] == "fn-at"
    places = [dot(f"2025-02-{day:02}") for day in range(1, 29)]
    steps = {round(after - before, 1) for before, after in pairwise(places)}
    assert steps <= {4.4, 4.5}
    assert (places[0], places[-1]) == (pytest.approx(10.2, abs=0.1), pytest.approx(129.8, abs=0.1))
    assert dot("2025-02-11T18:30:00Z") == dot("2025-02-11")


def test_the_last_day_of_a_long_line_is_a_dot_too():
    axis = across(map(parse, ["1925", "2024-12-31"]))
    assert axis
    assert dot("2024-12-31", axis) == pytest.approx(MOMENTS_RIGHT, abs=0.1)


def test_a_month_is_a_hollow_bar_over_all_of_it():
    assert drawn("2025-02") == [("fn-within", "M8 3.5H132V10.5H8z")]
    assert drawn("2025-02-XX") == drawn("2025-02")


def test_a_month_in_a_year_is_as_wide_as_it_is_long():
    left, right, *_ = bar("2024-08", year(2024))
    assert (right - left) / (MOMENTS_RIGHT - LEFT) == pytest.approx(31 / 366, abs=0.001)


@pytest.mark.parametrize(
    ("text", "look"),
    [
        ("2025-02-10/2025-02-16", "fn-lasts"),
        ("2025-02-10/..", "fn-lasts"),
        ("[2025-02-10, 2025-02-12]", "fn-oneof"),
        ("[..2025-02-20]", "fn-oneof"),
        ("2025-02-10?", "fn-at fn-doubt"),
        ("2025-02%", "fn-within fn-doubt"),
        ("2025-02~", "fn-within"),
    ],
)
def test_what_lasts_what_is_one_of_several_and_what_is_doubted_look_different(text, look):
    assert drawn(text)[0][0] == look


def test_a_date_somewhere_between_two_is_one_broken_outline():
    svg = str(FEBRUARY.mark(span(parse("2025-02-03"), parse("2025-02-07"))))
    assert 'class="fn-oneof"' in svg
    assert len(OUTLINE.findall(svg)) == 1


def test_each_of_several_dates_is_drawn():
    [(_, shapes)] = drawn("[2025-02-10, 2025-02-12, 2025-02-14..2025-02-16]")
    assert len(DOT.findall(shapes)) == 2
    assert len(OUTLINE.findall(shapes)) == 1


def test_one_of_several_dates_that_is_on_another_line_leaves_the_picture_at_its_side():
    [(_, shapes)] = drawn("[2025-01-31, 2025-02-12, 2025-03-01]")
    assert [(float(a), float(b)) for a, b, *_ in OUTLINE.findall(shapes)] == [(-2, 6), (134, 142)]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("2025-02-10/..", ("end", "arrow")),
        ("../2025-02-10", ("arrow", "end")),
        ("2025-02-10/", ("end", "end")),
        ("[..2025-02-10]", ("arrow", "end")),
        ("[2025-02-10..]", ("end", "arrow")),
    ],
)
def test_an_open_end_is_an_arrow_at_the_end_of_the_line(text, ends):
    left, right, *found = bar(text)
    assert tuple(found) == ends
    assert (left == LEFT, right == MOMENTS_RIGHT) == (
        ends[0] == "arrow",
        ends[1] == "arrow" or text[-1] == "/",
    )


def test_an_end_that_nobody_knows_fades():
    [_, (look, strokes)] = drawn("2025-02-10/")
    assert look == "fn-fading"
    starts = [float(x) for x in re.findall(r"M(-?[\d.]+) 3\.5h", strokes)]
    assert starts == sorted(starts)
    assert starts[0] > MOMENTS_RIGHT
    assert len(drawn("2025-02-10/2025-02-12")) == 1


@pytest.mark.parametrize("text", ["2025-02-11~", "2025-02-10~/2025-02-12~", "2025-02~"])
def test_what_is_about_then_fades_at_both_ends(text):
    [_, (look, strokes)] = drawn(text)
    assert look == "fn-fading"
    assert strokes.count("M") == 6


def test_what_goes_on_beyond_the_line_leaves_the_picture():
    assert bar("2025-02-20/2025-03-10")[1] > MOMENTS_WIDTH
    assert bar("2025-01-20/2025-02-10")[0] < 0
    assert bar("202X", year(2020))[:2] == (LEFT, MOMENTS_RIGHT + 10)


def test_a_line_holds_all_the_dates_it_is_for():
    axis = across(map(parse, ["2024-08", "2025-02-20", "../2025-01", "[2025-02-10..]"]))
    assert axis
    assert (str(axis.first), str(axis.last)) == ("2024-08-01", "2025-02-20")
    assert across(map(parse, ["2025-02-20", "2025-02-20"])) is None


def test_months_and_years_have_their_length():
    assert (FEBRUARY.last - FEBRUARY.first).days == 27
    assert month(2024, 12).last == dt.date(2024, 12, 31)
    assert month(9999, 12).last == dt.date.max
    assert month(9999, 2).last == dt.date(9999, 2, 28)
    assert (year(2024).last - year(2024).first).days == 365


@given(st.dates(), st.dates(), st.sampled_from(["{}", "{}~", "{}?", "{}/..", "../{}", "{}/"]))
def test_nothing_but_what_goes_on_is_drawn_out_of_sight(day, of, form):
    axis = month(of.year, of.month)
    date = parse(form.format(day.isoformat()))
    shapes = ElementTree.fromstring(str(axis.mark(date)))[1:]
    xs = [float(x) for shape in shapes for x in re.findall(r"[MHL](-?[\d.]+)", shape.attrib["d"])]
    assert all(-10 <= x <= MOMENTS_WIDTH + 10 for x in xs)
    if axis.first <= day <= axis.last:
        assert all(-1 <= x <= MOMENTS_WIDTH + 1 for x in xs)
