"""Numbers of figures that say something odd by themselves."""

import pytest

from footnoted.checks import figures as amounts
from tests.newsroom import article, told


def problems(newsroom, figure, rest="", **front):
    sidecar = f"figures:\n  f: {{of: Cargo, {figure}}}\n{rest}"
    site = newsroom({"briefings/a.md": article(**front), "briefings/a.yml": sidecar})
    return [(problem.level.value, told(problem)) for problem in site.diagnostics]


@pytest.mark.parametrize(
    ("figure", "level", "line", "hint"),
    [
        (
            "low: 12, high: 12.0, unit: tonne",
            "warning",
            "2:33: The range begins and ends with 12. [figure.one-number-range]",
            "Write `value: 12`, or correct the wrong end.",
        ),
        (
            "value: -2, count-of: cranes",
            "warning",
            "2:25: There cannot be -2 cranes. [figure.negative-count]",
            amounts.NEGATIVE_COUNT.cure,
        ),
        (
            "low: -2, high: 5, count-of: cranes",
            "warning",
            "2:23: There cannot be -2 cranes. [figure.negative-count]",
            amounts.NEGATIVE_COUNT.cure,
        ),
        (
            "value: 5, unit: kilometers, per: km",
            "error",
            "2:51: “kilometers” per “km” is a number without a unit. [figure.per-itself]",
            amounts.PER_ITSELF.cure,
        ),
        (
            "value: 5, count-of: people, per: people",
            "error",
            "2:51: “people” per “people” is a number without a unit. [figure.per-itself]",
            amounts.PER_ITSELF.cure,
        ),
        (
            "value: 5, unit: t, as-of: 2024-05-07",
            "info",
            "2:44: `as-of` 2024-05-07 is after the article's own date. [figure.as-of-later]",
            amounts.LATER.cure,
        ),
        (
            "value: 5, unit: USD",
            "info",
            "2:34: This amount of money has no `as-of`. [figure.money-undated]",
            amounts.UNDATED_MONEY.cure,
        ),
    ],
)
def test_what_is_odd_is_told_at_its_key(newsroom, figure, level, line, hint):
    assert problems(newsroom, figure) == [(level, (f"briefings/a.yml:{line}", hint, "", "f"))]


@pytest.mark.parametrize(
    "figure",
    [
        "low: 12, high: 13, unit: tonne",
        "value: -5, unit: °C",
        "value: 0, count-of: cranes",
        "value: 5, unit: km, per: hour",
        "value: 5, count-of: people, per: km²",
        "value: 5, unit: furlong-per-fortnight, per: x",
        "value: 5, unit: t, as-of: 2024-05-06",
        "value: 5, unit: t, as-of: 2024-05",
        "value: 5, unit: t, as-of: 2024-05-06/..",
        "value: 5, unit: t, as-of: 2030, due: 2030",
        "value: 5, unit: USD, as-of: 2024",
        "value: 1.300, unit: t",
    ],
)
def test_what_can_be_is_passed_in_silence(newsroom, figure):
    own = [told for _, told in problems(newsroom, figure) if "[figure.unit]" not in told[0]]
    assert own == []


def test_the_day_an_article_was_brought_up_to_date_counts_too(newsroom):
    figure = "value: 5, unit: t, as-of: 2024-05-07"
    assert problems(newsroom, figure, updated="2024-05-08") == []


@pytest.mark.parametrize("kind", ["forecast", "aim", "demand", "offer", "fact"])
def test_what_a_claim_only_expects_may_lie_ahead(newsroom, kind):
    claims = f"claims:\n  c: {{quote: stood idle, kind: {kind}}}\n"
    figure = "value: 5, unit: t, as-of: 2030, claim: c"
    found = [line for _, (line, *_) in problems(newsroom, figure, claims) if "figure." in line]
    assert found == (
        ["briefings/a.yml:2:44: `as-of` 2030 is after the article's own date. [figure.as-of-later]"]
        if kind == "fact"
        else []
    )


@pytest.mark.parametrize(
    ("lang", "number", "hint"),
    [
        ("de", "1.300", "If thousands are meant, write 1300; if not, 1.3."),
        ("es", "-12.345", "If thousands are meant, write -12345; if not, -12.345."),
    ],
)
def test_a_point_that_groups_thousands_in_the_articles_language_is_asked_about(
    newsroom, lang, number, hint
):
    whole = number.replace(".", "")
    message = f"{number} is read with three decimals, not as {whole}."
    line = f"briefings/a.yml:2:25: {message} [figure.decimal-point]"
    found = problems(newsroom, f"value: {number}, unit: t", lang=lang)
    assert found == [("warning", (line, hint, "", "f"))]


@pytest.mark.parametrize(
    ("lang", "number"),
    [("en", "1.300"), ("uk", "1.300"), ("de", "1.30"), ("de", "0.300"), ("de", "1300.000")],
)
def test_a_point_that_is_surely_a_decimal_sign_is_not(newsroom, lang, number):
    assert problems(newsroom, f"value: {number}, unit: t", lang=lang) == []
