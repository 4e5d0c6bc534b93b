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
