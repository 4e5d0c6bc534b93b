"""One measure over time: its order, its unit, its name, and what its figures come to."""

import pytest

from tests.newsroom import article

A = """
    figures:
      late: {of: "Cargo waiting, in May", value: 1200, unit: t, as-of: 2024-05-03, series: cargo}
      early: {of: "Cargo waiting, early", value: 1100, unit: tonne, as-of: 2024-01, series: cargo}
      half: {of: "Cargo waiting: what is left", share-of: {figure: late, value: 0.5},
        approximate: true, as-of: 2024-05-04, series: cargo}
      undated: {of: "Cargo waiting (undated)", value: 1, unit: tonne, series: cargo}
      alone: {of: Ships, value: 40, count-of: ships, as-of: 2024-05, series: ships-waiting}
      plain: {of: Ships, value: 41, count-of: ships}
    """
B = """
    figures:
      short: {of: Cargo waiting, value: 1300, unit: short-ton, as-of: 2024-05-03, series: cargo}
      cost: {of: Cargo waiting, value: 3, unit: USD, as-of: 2024-05-03, series: cargo}
      odd: {of: Cargo waiting, value: 3, unit: furlogs, as-of: 2024-06, series: cargo}
      gone: {of: Ships out, value: 39, count-of: ships, as-of: 2024-05, series: ships-waiting}
    """


def files(*sidecars):
    found = {}
    for name, text in zip("abc", sidecars, strict=False):
        day = f"2024-05-0{'abc'.index(name) + 1}"
        found[f"briefings/{name}.md"] = article(date=day, title=name.upper())
        found[f"briefings/{name}.yml"] = text
    return found


@pytest.fixture
def site(newsroom):
    return newsroom(files(A, B))


def test_a_series_is_in_the_order_of_its_times_and_what_has_none_is_last(site):
    assert [(s.key, [o.target.ref for o in s.observations]) for s in site.series] == [
        ("cargo", ["a#early", "a#late", "b#cost", "b#short", "a#half", "b#odd", "a#undated"]),
        ("ships-waiting", ["a#alone", "b#gone"]),
    ]


def test_a_series_has_the_unit_of_most_and_other_kinds_are_not_brought_to_it(site):
    [cargo, ships] = site.series
    common = {o.target.id: o.common and round(o.common.value, 2) for o in cargo.observations}
    assert cargo.unit.id == "tonne"
    assert {id_: str(value) for id_, value in common.items()} == {
        "early": "1100.00",
        "late": "1200.00",
        "cost": "None",
        "short": "1179.34",
        "half": "600.00",
        "odd": "None",
        "undated": "1.00",
    }
    assert (ships.unit, ships.count_of) == (None, "ships")


def test_a_series_is_named_by_what_all_its_figures_are_called(site):
    assert [s.title for s in site.series] == ["Cargo waiting", "Ships waiting"]


def test_a_piece_of_a_phrase_names_nothing(newsroom):
    text = """
        figures:
          one: {of: Cargo at the north quay, value: 1, unit: t, as-of: 2024, series: cargo-waiting}
          two: {of: Cargo at the south quay, value: 1, unit: t, as-of: 2023, series: cargo-waiting}
        """
    [series] = newsroom(files(text)).series
    assert series.title == "Cargo waiting"


def test_a_share_is_about_so_where_it_or_its_base_is(site):
    [half] = [o for o in site.series[0].observations if o.target.id == "half"]
    assert (str(half.stated.value), half.stated.approximate) == ("600", True)


CHANGES = """
    figures:
      ships: {of: A, low: 10, high: 20, count-of: ships}
      many: {of: B, value: 40, count-of: ships, bound: at-least}
      less: {of: C, change-from: {figure: ships, value: -0.5}, series: s}
      turned: {of: D, share-of: {figure: ships, value: -1}, series: s}
      most: {of: E, share-of: {figure: many, value: 0.5}, bound: at-most, series: s}
      of-less: {of: F, share-of: {figure: less, value: 0.5}, series: s}
      of-nothing: {of: G, share-of: {figure: none, value: 0.5}, series: s}
    """


def test_what_a_change_comes_to_and_what_comes_to_nothing(newsroom):
    [series] = newsroom(files(CHANGES)).series
    said = {
        o.target.id: o.stated and (str(o.stated.low), str(o.stated.high))
        for o in series.observations
    }
    assert said == {
        "less": ("5", "10"),
        "turned": ("-20", "-10"),
        "most": None,
        "of-less": ("2.5", "5"),
        "of-nothing": None,
    }


def test_drafts_feed_no_series_and_a_retracted_briefing_stands_for_nothing(newsroom):
    draft = files(A)
    draft["briefings/a.md"] = article(draft="true")
    assert newsroom(draft, preview=True).series == ()
    taken_back = files(A)
    taken_back["briefings/a.md"] = article(retracted="{date: 2024-06-01, because: Wrong.}")
    [cargo, _] = newsroom(taken_back).series
    assert {o.over for o in cargo.observations} == {True}
