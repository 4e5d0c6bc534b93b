"""Figures that say the same differently: what counts as different, and what explains it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.library.figures import at_odds
from footnoted.quantities.quantity import Bound, Quantity
from footnoted.quantities.wording import find_unit
from tests.newsroom import article


def quantity(text: str) -> Quantity:
    """Read "~10..20 km" or ">=40"."""
    number, _, unit = text.lstrip("~<>=").partition(" ")
    low, dots, high = number.partition("..")
    signs = {">=": Bound.AT_LEAST, ">": Bound.MORE_THAN, "<=": Bound.AT_MOST, "<": Bound.LESS_THAN}
    return Quantity(
        None if dots else Decimal(low),
        Decimal(low) if dots and low else None,
        Decimal(high) if high else None,
        find_unit(unit) if unit else None,
        approximate=text.startswith("~"),
        bound=next((bound for sign, bound in signs.items() if text.startswith(sign)), None),
    )


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("40", "40", False),
        ("40", "41", False),  # 40 can be rounded
        ("42", "43", True),
        ("42", "43 percent", False),  # of different kinds: not compared
        ("42 km", "43 kg", False),
        ("42 km", "43 km", False),  # 42.5 can be either
        ("10", "12", True),
        ("~42", "43", False),
        ("1300 km2", "500 sq mi", False),
        ("1300 km2", "800 sq mi", True),
        ("1000", "1400", True),  # both can be true, by a stretch
        ("~1000", "1050", False),
        ("1300", "1240", True),
        ("~1300", "1240", False),  # about so: within a tenth
        ("~1300", "1100", True),
        ("10..20", "15", False),
        ("10..20", "26", True),
        ("12..22", "19..27", False),
        ("12..22", "23..27", True),
        ("12..22 km", "14..17 mi", False),
        ("12..22 km", "15..17 mi", True),
        (">=42", "43", False),
        (">=42", "37", True),
        (">42", ">57", False),
        (">=42", "<=37", True),
        ("<=42", ">57", True),
        ("<42", "37", False),
        ("~42", "11..37", True),
        ("100 USD", "100 EUR", False),
    ],
)
def test_what_cannot_be_true_together(one, other, apart):
    assert at_odds(quantity(one), quantity(other)) is apart
    assert at_odds(quantity(other), quantity(one)) is apart


NUMBERS = st.decimals(min_value=-(10**6), max_value=10**6, places=2)


@given(NUMBERS, st.sampled_from(["", " km", " km2", " celsius"]), st.booleans())
def test_nothing_differs_from_itself(number, unit, about):
    same = quantity(f"1{unit}")
    same = Quantity(number, unit=same.unit, approximate=about)
    assert not at_odds(same, same)


def files(*sidecars, **front):
    found = {}
    for number, text in enumerate(sidecars):
        name = "abc"[number]
        found[f"briefings/{name}.md"] = article(date=f"2024-05-0{number + 1}", **front)
        found[f"briefings/{name}.yml"] = f"figures:\n{text}"
    return found


def figure(id_, value, as_of="2024-05-03", more=""):
    series = "series: cargo, " if as_of else ""
    when = f"as-of: {as_of}, " if as_of else ""
    return f"  {id_}: {{of: Cargo, value: {value}, unit: tonne, {when}{series}{more}}}\n"


def pairs(site):
    return [(d.one.target.ref, d.other.target.ref, d.open) for d in site.discrepancies]


def test_two_briefings_that_differ_are_a_pair_the_newer_first(newsroom):
    site = newsroom(files(figure("old", 1200), figure("new", 900, "2024-05")))
    assert pairs(site) == [("b#new", "a#old", True)]
    assert {ref: len(found) for ref, found in site.differing.items()} == {"b#new": 1, "a#old": 1}


def test_times_that_do_not_meet_or_are_not_known_make_no_pair(newsroom):
    text = figure("other", 900, "2024-06") + figure("never", 800, "")
    assert pairs(newsroom(files(figure("old", 1200), text))) == []


def test_two_figures_of_one_briefing_can_differ_too(newsroom):
    assert pairs(newsroom(files(figure("one", 1200) + figure("two", 900)))) == [
        ("a#one", "a#two", True)
    ]


def test_what_no_longer_stands_differs_from_nothing(newsroom):
    assert pairs(newsroom(files(figure("a", 1200), figure("b", 900, more="status: refuted")))) == []


def test_a_reason_settles_a_pair_and_keeps_it(newsroom):
    why = "differs-from: [{figure: a#old, because: Counted later.}]"
    site = newsroom(files(figure("old", 1200), figure("new", 900, more=why)))
    assert pairs(site) == [("b#new", "a#old", False)]
    [pair] = site.discrepancies
    assert [(target.ref, words) for target, words in pair.reasons] == [("b#new", "Counted later.")]


def test_a_reason_makes_a_pair_also_of_what_nothing_else_compares(newsroom):
    why = "differs-from: [{figure: b#new, because: Another quay.}, {figure: none, because: No.}]"
    own = "differs-from: [{figure: new, because: Itself.}]"
    site = newsroom(files(figure("old", 1200, "", why), figure("new", 900, "", own)))
    assert pairs(site) == [("b#new", "a#old", False)]
