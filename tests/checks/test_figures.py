"""Units of figures: known, of one kind, and in agreement."""

import pytest

from footnoted.checks import figures
from tests.newsroom import article, told

UNIT_CURE = (
    "Write CLDR's id (square-kilometer), the usual symbol (km²) or the currency's code (USD); "
    "for things counted use count-of instead of unit."
)


def problems(newsroom, figure):
    sidecar = f"figures:\n  f: {{of: Area, {figure}}}\n"
    site = newsroom({"briefings/a.md": article(), "briefings/a.yml": sidecar})
    return [(problem.level.value, told(problem)) for problem in site.diagnostics]


@pytest.mark.parametrize(
    ("figure", "level", "line", "cure"),
    [
        (
            "value: 40, unit: furlogs",
            "error",
            "briefings/a.yml:2:34: There is no unit “furlogs”. [figure.unit]",
            (UNIT_CURE, ""),
        ),
        (
            "value: 40, unit: km, also: [{value: 30, unit: kg}]",
            "error",
            "briefings/a.yml:2:63: kilometer measures length, kilogram measures mass. "
            "[figure.unit]",
            ("Give the same quantity in a unit of the same kind.", ""),
        ),
        (
            "value: 1300, unit: km2, also: [{value: 800, unit: sq mi}]",
            "error",
            "briefings/a.yml:2:56: 1,300 km² is 501.9 sq mi; 500 is nearer than 800. "
            "[figure.units-disagree]",
            ("The factor for lengths was used on an area.", "briefings/a.yml:2:24"),
        ),
        (
            "value: 1234, unit: km, also: [{value: 2100, unit: mi}]",
            "error",
            "briefings/a.yml:2:55: 1,234 km is 766.8 mi; 800 is nearer than 2,100. "
            "[figure.units-disagree]",
            (figures.DISAGREE.cure, "briefings/a.yml:2:24"),
        ),
        (
            "value: 40, unit: km, also: [{value: 30, unit: mi}]",
            "warning",
            "briefings/a.yml:2:53: 40 km is 24.85 mi; 25 is nearer than 30. [figure.units-far]",
            (figures.FAR.cure, "briefings/a.yml:2:24"),
        ),
        (
            "value: 2.5, unit: km, also: [{value: 1.5, unit: mi}]",
            "info",
            "briefings/a.yml:2:54: 2.5 km is 1.553 mi; 1.6 is nearer than 1.5. "
            "[figure.units-nearer]",
            (figures.NEARER.cure, "briefings/a.yml:2:24"),
        ),
    ],
)
def test_units_that_do_not_agree_are_told_at_the_second_number(newsroom, figure, level, line, cure):
    assert problems(newsroom, figure) == [(level, (line, *cure, "f"))]


def test_an_unknown_second_unit_is_told_at_itself(newsroom):
    [(level, (line, _, related, about))] = problems(
        newsroom, "value: 2, unit: km, also: [{value: 1, unit: leags}]"
    )
    assert line == "briefings/a.yml:2:61: There is no unit “leags”. [figure.unit]"
    assert (level, related, about) == ("error", "", "f")


@pytest.mark.parametrize(
    "figure",
    [
        "value: 1300, unit: km2, also: [{value: 500, unit: sq mi}]",
        "low: 10, high: 20, count-of: ships",
        "value: 5",
    ],
)
def test_units_that_agree_and_things_counted_are_passed_in_silence(newsroom, figure):
    assert problems(newsroom, figure) == []


@pytest.mark.parametrize(
    ("figure", "line", "hint"),
    [
        (
            "value: 5, unit: km, also: [{unit: mi}]",
            "2:44: item 1 in `also` of “f”: A second unit needs its number: `value`, or `low` and "
            "`high`. [schema.combination]",
            "Add or remove keys until they are as the message says.",
        ),
        (
            "value: 5, unit: km, also: [{low: 4, high: 3, unit: mi}]",
            "2:44: item 1 in `also` of “f”: `low` 4 is above `high` 3. [schema.combination]",
            "Add or remove keys until they are as the message says.",
        ),
        (
            "low: 4, high: 3, unit: mi",
            "2:3: “f”: `low` 4 is above `high` 3. [schema.combination]",
            "Add or remove keys until they are as the message says.",
        ),
        (
            "value: 4, unit: mi, count-of: ships",
            "2:3: “f”: `unit` is for what is measured and `count-of` for what is counted. "
            "[schema.combination]",
            "Add or remove keys until they are as the message says.",
        ),
        (
            "share-of: {figure: g, value: 0.5}, unit: mi",
            "2:3: “f”: `unit` comes from the other figure and is not allowed with `share-of`; "
            "put a second unit into `also`. [schema.combination]",
            "Add or remove keys until they are as the message says.",
        ),
        (
            "change-from: {figure: g, value: 0.5}, count-of: mi",
            "2:3: “f”: `count-of` comes from the other figure and is not allowed with "
            "`change-from`; put a second unit into `also`. [schema.combination]",
            "Add or remove keys until they are as the message says.",
        ),
        (
            'value: "1,300", unit: km',
            "2:24: `value` in “f”: Write 1300: digits without thousands separators. "
            "[schema.bad-value]",
            "The number, its zeros as typed.",
        ),
        (
            "value: 1.3 million, unit: km",
            "2:24: `value` in “f”: Write 1300000, with all its zeros. [schema.bad-value]",
            "The number, its zeros as typed.",
        ),
        (
            "value: 5, unit: km, also: [{value: 3}]",
            "2:44: Only quantities with units can be compared. [figure.unit]",
            "Give both a unit.",
        ),
        (
            "value: 5, unit: million USD",
            "2:33: “million USD” has a number in it. [figure.unit]",
            "Write its zeros in value, and unit: USD.",
        ),
        (
            "value: 5, unit: ton",
            "2:33: “ton” does not say which unit is meant. [figure.unit]",
            "Which ton? tonne is 1,000 kg, short-ton 2,000 lb (US), long-ton 2,240 lb (UK).",
        ),
    ],
)
def test_what_is_no_figure_is_told_where_it_stands(newsroom, figure, line, hint):
    assert problems(newsroom, figure) == [("error", (f"briefings/a.yml:{line}", hint, "", "f"))]


def test_what_a_share_comes_to_is_compared_with_its_second_unit(newsroom):
    sidecar = """
        figures:
          a: {of: A, value: 1300, unit: km2}
          b: {of: B, share-of: {figure: a, value: 0.5}, also: [{value: 400, unit: sq mi}]}
          c: {of: C, share-of: {figure: a, value: 0.5}, also: [{value: 250, unit: sq mi}]}
          d: {of: D, change-from: {figure: none, value: 0.5}, also: [{value: 9, unit: t}]}
        """
    site = newsroom({"briefings/a.md": article(), "briefings/a.yml": sidecar})
    [found] = [
        told(diagnostic) for diagnostic in site.diagnostics if diagnostic.code == figures.DISAGREE
    ]
    assert found == (
        "briefings/a.yml:3:64: 650 km² is 251.0 sq mi; 250 is nearer than 400. "
        "[figure.units-disagree]",
        "The factor for lengths was used on an area.",
        "briefings/a.yml:3:24",
        "b",
    )


MIXED = {
    "briefings/a.md": article(),
    "briefings/a.yml": """
        figures:
          one: {of: A, value: 5, unit: t, series: s, as-of: 2021}
          two: {of: A, value: 5, unit: kg, series: s, as-of: 2022}
          half: {of: A, share-of: {figure: two, value: 0.5}, series: s, as-of: 2023}
          odd: {of: A, value: 5, unit: furlogs, series: s, as-of: 2024}
          other: {of: A, value: 5, unit: EUR, series: money, as-of: 2023}
        """,
    "briefings/b.md": article(),
    "briefings/b.yml": """
        figures:
          ships: {of: A, value: 5, count-of: ships, series: s, as-of: 2020}
          rate: {of: A, value: 5, unit: t, per: day, series: s, as-of: 2019}
          money: {of: A, value: 5, unit: USD, series: money, as-of: 2022}
        """,
}


def test_a_figure_that_measures_something_else_than_its_series_is_told_with_both_places(newsroom):
    site = newsroom(MIXED)
    found = [
        told(diagnostic) for diagnostic in site.diagnostics if diagnostic.code == figures.MIXED
    ]
    assert found == [
        (
            f"briefings/b.yml:{place}: In the series `{series}` this figure gives {odd}, and "
            f"`{like}. [figure.series-mixed]",
            figures.MIXED.cure,
            related,
            about,
        )
        for place, series, odd, like, related, about in [
            ("2:53", "s", "things counted", "a#one` gives mass", "briefings/a.yml:2:43", "ships"),
            ("3:54", "s", "mass per day", "a#one` gives mass", "briefings/a.yml:2:43", "rate"),
            ("4:47", "money", "USD", "a#other` gives EUR", "briefings/a.yml:6:47", "money"),
        ]
    ]


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("2 °C (3.6 °F)", "2, unit: Δ°C, also: [{value: 3.6, unit: fahrenheit-difference}]"),
        ("3 ounces", "3, unit: troy-ounce"),
        ("300 hp", "300, unit: metric-horsepower"),
        ("Five pints", "5, unit: pint-imperial"),
        ("15 kilotons", "15, unit: kiloton-tnt"),
        ("100 pounds", "100, unit: lb"),
    ],
)
def test_words_that_can_mean_the_recorded_unit_are_passed_in_silence(newsroom, words, figure):
    sidecar = f"figures:\n  f: {{of: A, quote: {words}, value: {figure}}}\n"
    site = newsroom({"briefings/a.md": article(f"{words}."), "briefings/a.yml": sidecar})
    assert [told(diagnostic) for diagnostic in site.diagnostics] == []
