"""The chart of a series: where marks lie, how surely, and what is said of them."""

import re

import pytest

from footnoted.outputs.charts import chart, plain
from footnoted.outputs.view import View
from tests.newsroom import article


def drawn(newsroom, *rows, language="en", odds=(), unit="unit: tonne"):
    lines = [
        f"  f{number}: {{of: Cargo <waiting>, {row}, series: cargo, {unit}}}\n"
        for number, row in enumerate(rows)
    ]
    files = {"briefings/a.md": article(), "briefings/a.yml": "figures:\n" + "".join(lines)}
    site = newsroom(files)
    return chart(site.series[0], View(site, "figures.md", language), odds)


FIRST, LAST = "value: 0, as-of: 2024-01-01", "value: 100, as-of: 2024-12-31"


def marks(found):
    """Return each mark with its look, its time and number in words, and its shape."""
    shapes = r'<g class="fn-mark ([^"]*)"><title>([^<]*)</title><rect ([^>]*)/>(.*?)</g>'
    return {
        title.replace("\u00a0", " "): (look.replace("fn-mark--", ""), rect, rest)
        for look, title, rect, rest in re.findall(shapes, str(found.picture))
    }


def one(newsroom, row, **project):
    """Return the one mark between the first and the last."""
    found = marks(drawn(newsroom, FIRST, row, LAST, **project))
    [mark] = [
        mark
        for title, mark in found.items()
        if not title.startswith(("0 t, 1 Jan", "100 t, 31 Dec"))
    ]
    return mark


DOT = 'x="{}%" y="{}%" width="8" height="8" rx="4" transform="translate(-4 -4)"'


@pytest.mark.parametrize(
    ("row", "look", "rect"),
    [
        ("value: 50, as-of: 2024-07-01", "", DOT.format("49.87", "50")),
        ("value: 50, as-of: 2024-07-01, approximate: true", "soft", DOT.format("49.87", "50")),
        ("value: 50, as-of: 2024-07-01~", "soft", DOT.format("49.87", "50")),
        ("value: 50, as-of: 2024-07-01?", "soft", DOT.format("49.87", "50")),
        (
            "value: 50, as-of: 2024-07",
            "within",
            'x="49.75%" y="50%" width="7.79%" height="8" rx="4" transform="translate(0 -4)"',
        ),
        (
            "value: 50, as-of: 2024-07-01/2024-07-31",
            "",
            'x="49.75%" y="50%" width="7.79%" height="8" rx="4" transform="translate(0 -4)"',
        ),
        (
            "value: 50, as-of: 2024-07/..",
            "",
            'x="49.75%" y="50%" width="50.25%" height="8" rx="4" transform="translate(0 -4)"',
        ),
        (
            "low: 25, high: 75, as-of: 2024-07-01",
            "",
            'x="49.87%" y="25%" width="8" height="50%" rx="4" transform="translate(-4 0)"',
        ),
        (
            "low: 25, high: 75, as-of: 2024-07-01/2024-07-31",
            "within",
            'x="49.75%" y="25%" width="7.79%" height="50%" rx="4" transform="translate(0 0)"',
        ),
    ],
)
def test_a_mark_covers_the_time_and_the_numbers_it_can_mean(newsroom, row, look, rect):
    assert one(newsroom, row) == (look, rect, "")


@pytest.mark.parametrize(
    ("row", "arrow"),
    [
        ("value: 50, bound: at-least", "v-18"),
        ("value: 50, bound: more-than", "v-18"),
        ("low: 50", "v-18"),
        ("value: 50, bound: at-most", "v18"),
        ("value: 50, bound: less-than", "v18"),
        ("high: 50", "v18"),
    ],
)
def test_a_bound_is_an_arrow(newsroom, row, arrow):
    look, _, rest = one(newsroom, f"{row}, as-of: 2024-07-01")
    assert (look, rest.count("<path"), arrow in rest) == ("", 1, True)


def test_what_no_longer_stands_is_crossed_out_and_what_is_contradicted_is_marked(newsroom):
    rows = (FIRST, "value: 50, as-of: 2024-07-01, status: refuted", LAST)
    found = drawn(newsroom, *rows, odds={"a#f2"})
    looks = {title: (look, rest.count("<path")) for title, (look, _, rest) in marks(found).items()}
    assert looks == {
        "0 t, 1 January 2024": ("", 0),
        "50 t, 1 July 2024": ("over", 1),
        "100 t, 31 December 2024": ("odds", 0),
    }
    assert ">⚑ 100</text>" in found.picture


def test_labels_are_short_and_in_the_unit_of_the_series(newsroom):
    rows = (
        "value: 0.3, approximate: true, as-of: 2022",
        "value: 40, bound: at-least, as-of: 2023",
        "low: 10, high: 20, as-of: 2024",
        "low: 5, as-of: 2025",
    )
    found = drawn(newsroom, *rows)
    said = re.findall(r'<text class="fn-value"[^>]*>([^<]*)</text>', found.picture)
    assert sorted(said) == sorted(["≈ 0.3", "≥ 40", "10–20", "≥ 5"])


def test_large_numbers_are_written_short_in_the_sites_language(newsroom):
    rows = ("value: 2000000, as-of: 2022", "value: 250000, as-of: 2023")
    said = [">2M<", ">250K<"]
    assert all(each in drawn(newsroom, *rows).picture for each in said)
    german = drawn(newsroom, *rows, language="de").picture
    assert ">2\u00a0Mio.<" in german


def test_the_picture_has_a_name_a_description_and_a_unit(newsroom):
    picture = str(drawn(newsroom, FIRST, LAST).picture).replace("\u00a0", " ")
    assert picture.startswith(
        '<svg class="fn-chart" role="img" overflow="visible" width="100%" height="180"'
        ' aria-labelledby="chart:cargo:title chart:cargo:desc">'
        '<title id="chart:cargo:title">Cargo &lt;waiting&gt;: t</title>'
        '<desc id="chart:cargo:desc">2 figures, from 1 January 2024 to 31 December 2024. '
        "The lowest is 0 t, the highest 100 t. The table has each with its source.</desc>"
    )
    assert '<text class="fn-unit" x="0" y="0" dx="-8" dy="-18">t</text>' in picture


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("count-of: ships, per: day", "ships per day"),
        ("unit: USD", "$"),
        ("unit: percent", "%"),
        ("unit: km2", "km²"),
    ],
)
def test_the_unit_is_said_without_a_number(newsroom, unit, said):
    assert f">{said}</text>" in drawn(newsroom, FIRST, LAST, unit=unit).picture.replace(
        "\u00a0", " "
    )


def test_a_scale_that_leaves_out_zero_is_broken_and_says_where_it_begins(newsroom):
    found = drawn(newsroom, "value: 1180, as-of: 2023", "value: 1300, as-of: 2024")
    assert found.begins_at == "1,175"
    assert found.picture.count('class="fn-break"') == 1
    whole = drawn(newsroom, "value: 0, as-of: 2023", "value: 1300, as-of: 2024")
    assert (whole.begins_at, whole.picture.count("fn-break")) == ("", 0)


def test_nothing_joins_two_marks(newsroom):
    picture = str(drawn(newsroom, FIRST, "value: 50, as-of: 2024-07-01", LAST).picture)
    assert "polyline" not in picture
    assert all('x1="0" x2="100%"' in line for line in re.findall("<line [^>]*>", picture))


def test_figures_without_a_time_or_of_another_kind_are_counted(newsroom):
    found = drawn(newsroom, FIRST, LAST, "value: 5", "value: 6, per: day, as-of: 2024-03-01")
    assert found.missing == 2


@pytest.mark.parametrize(
    "rows",
    [
        ("value: 5, as-of: 2024",),
        ("value: 5, as-of: 2024", "value: 6, as-of: 2024"),
        ("value: 5", "value: 6"),
        ("value: 5, as-of: 2024", "value: 6"),
    ],
)
def test_without_two_times_there_is_no_chart(newsroom, rows):
    assert drawn(newsroom, *rows) is None


def test_the_same_series_gives_the_same_bytes(newsroom):
    rows = (FIRST, "value: 50, as-of: 2024-07", LAST)
    assert drawn(newsroom, *rows).picture == drawn(newsroom, *reversed(rows)).picture


@pytest.mark.parametrize(("number", "said"), [(-0.001, "0"), (33.333, "33.33"), (50.0, "50")])
def test_numbers_have_two_decimals_at_most(number, said):
    assert plain(number) == said
