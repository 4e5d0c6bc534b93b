"""Figures in words, and how they were reckoned."""

import pytest

from footnoted.dates.wording import DateStyle
from footnoted.outputs.words import figure_words
from tests.newsroom import article

FIGURES = """
    figures:
      area:
        of: Area held
        value: 1300
        unit: km2
        approximate: true
        also: [{value: 500, unit: sq mi}]
      cargo: {of: Cargo, value: 1200, unit: tonne}
      ships: {of: Ships, low: 10, high: 20, count-of: ships}
      many: {of: Ships, value: 40, count-of: ships, bound: at-least}
      half: {of: A, share-of: {figure: area, value: 0.5}, approximate: true}
      most: {of: B, share-of: {figure: cargo, value: 0.5}, bound: more-than}
      quarter: {of: C, share-of: {figure: cargo, value: 0.25}}
      three: {of: D, share-of: {figure: ships, value: 0.750}}
      percent: {of: E, share-of: {figure: cargo, value: 0.4}, approximate: true}
      of-many: {of: F, share-of: {figure: many, value: 0.5}, bound: at-most}
      of-half: {of: G, share-of: {figure: half, value: 0.5}}
      less: {of: H, change-from: {figure: cargo, value: -0.2}}
      more: {of: I, change-from: {figure: cargo, value: 0.5}, approximate: true}
      of-less: {of: K, share-of: {figure: less, value: 0.25}, approximate: true}
      also: {of: L, share-of: {figure: cargo, value: 0.5}, also: [{value: 660, unit: short-ton}]}
      cost: {of: Cost, value: 2000000, unit: USD, as-of: 2024}
      old-cost: {of: M, low: 1.50, high: 2, unit: USD, also: [{value: 2, unit: EUR}], as-of: 1999~}
      undated: {of: N, value: 5, unit: EUR}
      half-cost: {of: O, share-of: {figure: cost, value: 0.5}}
      later: {of: P, change-from: {figure: cost, value: 0.1}, as-of: 2025-02}
      one: {of: Q, share-of: {figure: two, value: 0.5}}
      two: {of: R, share-of: {figure: one, value: 0.5}}
      odd: {of: J, value: 3, unit: furlogs}
    """


@pytest.fixture
def sidecar(newsroom):
    site = newsroom({"briefings/a.md": article(), "briefings/a.yml": FIGURES})
    return site.names.briefings["a"].sidecar


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("area", "about 1,300 km² (500 sq mi)"),
        ("ships", "10–20 ships"),
        ("many", "at least 40 ships"),
        ("half", "about half of “Area held”, or about 650 km²"),
        ("most", "more than half of “Cargo”, or more than 600 t"),
        ("quarter", "a quarter of “Cargo”, or 300 t"),
        ("three", "three quarters of “Ships”, or 7.5–15 ships"),
        ("percent", "about 40% of “Cargo”, or about 480 t"),
        ("of-many", "at most half of “Ships”"),
        ("of-half", "half of “A”, or about 325 km²"),
        ("of-less", "about a quarter of “H”, or about 240 t"),
        ("also", "half of “Cargo”, or 600 t (660 short tons)"),
        ("cost", "$2,000,000 (2024)"),
        ("old-cost", "$1.50–$2 (€2; about 1999)"),
        ("undated", "€5"),
        ("half-cost", "half of “Cost”, or $1,000,000 (2024)"),
        ("later", "10% more than “Cost”, or $2,200,000 (February 2025)"),
        ("one", "half of “R”"),
        ("less", "20% less than “Cargo”, or 960 t"),
        ("more", "about 50% more than “Cargo”, or about 1,800 t"),
        ("odd", "3 furlogs"),
    ],
)
def test_a_figure_in_words(sidecar, id_, words):
    assert figure_words(sidecar.figures[id_], sidecar, "en").replace("\u00a0", " ") == words


def test_another_language_has_percent_and_no_english_fractions(sidecar):
    assert figure_words(sidecar.figures["quarter"], sidecar, "de").startswith("25")


def test_the_time_of_money_is_told_in_the_sites_style(sidecar):
    said = figure_words(sidecar.figures["later"], sidecar, "en", DateStyle.SHORT)
    assert said.endswith("(Feb 2025)")


def test_a_share_of_nothing_is_named_by_what_it_is(sidecar):
    lost = sidecar.model_copy(update={"figures": {}})
    assert figure_words(sidecar.figures["half"], lost, "en") == "A"
