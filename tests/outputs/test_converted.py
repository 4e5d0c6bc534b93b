"""A figure in the other system of measures, where its record does not say it already."""

import pytest

from footnoted.outputs.words import convert_for_readers
from tests.newsroom import article

FIGURES = """
    figures:
      area: {of: Area held, value: 1300, unit: km2, approximate: true}
      both: {of: Area held, value: 1300, unit: km2, also: [{value: 500, unit: sq mi}]}
      third: {of: Area held, value: 1300, unit: km2, also: [{value: 130000, unit: hectare}]}
      odd: {of: Area held, value: 1300, unit: km2, also: [{value: 1, unit: furlogs}]}
      half: {of: A half, share-of: {figure: area, value: 0.5}}
      range: {of: B, low: 10, high: 15, unit: mi}
      least: {of: C, value: 20, unit: km, bound: at-least}
      rate: {of: Fuel, value: 1200, unit: tonne, per: day}
      cost: {of: D, value: 5, unit: USD}
      ships: {of: E, value: 5, count-of: ships}
      part: {of: F, value: 5, unit: percent}
      caliber: {of: G, value: 155, unit: millimeter}
      unknown: {of: H, value: 5, unit: furlogs}
    """


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("area", "about 500 sq mi"),
        ("both", ""),
        ("third", "500 sq mi"),
        ("odd", "500 sq mi"),
        ("half", "about 250 sq mi"),
        ("range", "16–24 km"),
        ("least", "at least 12 mi"),
        ("rate", "1,300 short tons per day"),
        ("cost", ""),
        ("ships", ""),
        ("part", ""),
        ("caliber", ""),
        ("unknown", ""),
    ],
)
def test_a_figure_for_readers_of_other_measures(newsroom, id_, said):
    site = newsroom({"briefings/a.md": article(), "briefings/a.yml": FIGURES})
    target = site.names.by_id["a"][id_]
    assert convert_for_readers(target, "en").replace("\u00a0", " ") == said


def test_what_is_no_figure_has_no_other_measure(newsroom):
    files = {"briefings/a.md": article(), "briefings/a.yml": "claims: {idle: {says: Idle.}}\n"}
    assert convert_for_readers(newsroom(files).names.by_id["a"]["idle"], "en") == ""
