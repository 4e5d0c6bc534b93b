"""Figures in words, and how they were calculated."""

import pytest

from footnoted.dates.wording import DateStyle
from footnoted.library.names import RecordRef
from footnoted.outputs.words import convert_for_readers, figure_words
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
        ("half", "about half of the 1,300 km² (about 650 km²)"),
        ("most", "more than half of the 1,200 t (more than 600 t)"),
        ("quarter", "a quarter of the 1,200 t (300 t)"),
        ("three", "three quarters of “Ships” (7.5–15 ships)"),
        ("percent", "about 40% of the 1,200 t (about 480 t)"),
        ("of-many", "at most half of “Ships”"),
        ("of-half", "half of “A” (about 325 km²)"),
        ("of-less", "about a quarter of “H” (about 240 t)"),
        ("also", "half of the 1,200 t (600 t, 660 short tons)"),
        ("cost", "$2,000,000 (2024)"),
        ("old-cost", "$1.50–$2 (€2; about 1999)"),
        ("undated", "€5"),
        ("half-cost", "half of the $2,000,000 ($1,000,000; 2024)"),
        ("later", "10% more than the $2,000,000 ($2,200,000; February 2025)"),
        ("one", "half of “R”"),
        ("less", "20% less than the 1,200 t (960 t)"),
        ("more", "about 50% more than the 1,200 t (about 1,800 t)"),
        ("odd", "3 furlogs"),
    ],
)
def test_a_figure_in_words(sidecar, id_, words):
    assert figure_words(sidecar.figures[id_], sidecar, "en").replace("\u00a0", " ") == words


def test_another_language_has_percent_and_no_english_fractions(sidecar):
    assert figure_words(sidecar.figures["quarter"], sidecar, "de").startswith("25")


def test_the_time_of_money_is_told_in_the_sites_style(sidecar):
    said = figure_words(sidecar.figures["later"], sidecar, "en", DateStyle.SHORT)
    assert said.endswith("; Feb 2025)")


def test_a_share_of_nothing_is_named_by_what_it_is(sidecar):
    lost = sidecar.model_copy(update={"figures": {}})
    assert figure_words(sidecar.figures["half"], lost, "en") == "A"


def test_the_time_that_is_printed_beside_a_figure_is_not_said_again(sidecar):
    for id_, said in {
        "cost": "$2,000,000",
        "old-cost": "$1.50–$2 (€2)",
        "half-cost": "half of the $2,000,000 ($1,000,000; 2024)",
        "later": "10% more than the $2,000,000 ($2,200,000)",
        "undated": "€5",
        "area": "about 1,300 km² (500 sq mi)",
    }.items():
        assert (
            figure_words(sidecar.figures[id_], sidecar, "en", timed=False).replace("\u00a0", " ")
            == said
        )


MANNERS = [
    ("about $9.6 billion", "value: 9600000000, unit: USD, approximate: true", "about $9.6 billion"),
    ("US$2.50 million", "value: 2500000, unit: USD", "US$2.50 million"),
    ("EUR 40 million", "value: 40000000, unit: EUR", "EUR 40 million"),
    ("9.6bn euros", "value: 9600000000, unit: EUR", "9.6 billion euros"),
    ("3 million US dollars", "value: 3000000, unit: USD", "3 million US dollars"),
    ("€7m", "value: 7000000, unit: EUR", "€7 million"),
    ("2 and 2.5 million dollars", "low: 2000000, high: 2500000, unit: USD",
     "2–2.5 million dollars"),
    ("$5 million", "value: 5000000, unit: CAD", "CA$5 million"),
    ("C$5 million", "value: 5000000, unit: CAD", "C$5 million"),
    ("5 million dollars", "value: 5000000, unit: CAD", "CA$5 million"),
    ("£5 million", "value: 5000000, unit: EGP", "EGP 5 million"),
    ("₴5 million", "value: 5000000, unit: UAH", "₴5 million"),
    ("2 to 2.5 million US dollars", "low: 2000000, high: 2500000, unit: USD",
     "2–2.5 million US dollars"),
    ("5–10 EUR", "low: 5, high: 10, unit: EUR", "5–10 EUR"),
    ("100 €", "value: 100, unit: EUR", "100 €"),
    ("$9 to 10 billion", "low: 9000000000, high: 10000000000, unit: USD", "$9 billion–$10 billion"),
    ("$9 million to $1 billion", "low: 9000000, high: 1000000000, unit: USD",
     "$9,000,000–$1,000,000,000"),
    ("1.3 million tonnes", "value: 1300000, unit: tonne", "1.3 million t"),
    ("2–3 million people", "low: 2000000, high: 3000000, count-of: people", "2–3 million people"),
    ("400 thousand barrels a day", "value: 400000, unit: oil-barrel, per: day",
     "400 thousand barrels per day"),
    ("1,300,000 people", "value: 1300000, count-of: people", "1,300,000 people"),
    ("12 Milliarden Euro", "value: 12000000000, unit: EUR", "€12 billion"),
    ("1,5 Billionen Euro", "value: 1500000000000, unit: EUR", "€1.5 trillion"),
    ("13,5 мільйона гривень", "value: 13500000, unit: UAH", "UAH 13.5 million"),
    ("2.5 km", "value: 2500, unit: meter", "2,500 m"),
    ("half a million people", "value: 500000, count-of: people", "500,000 people"),
    ("a loss of $0.4 billion", "value: -400000000, unit: USD", "-$0.4 billion"),
    ("£3.2tn", "value: 3200000000000, unit: GBP", "£3.2 trillion"),
    ("$9.6 billion (€8.9 billion)",
     "value: 9600000000, unit: USD, also: [{value: 8900000000, unit: EUR}]",
     "$9.6 billion (€8.9 billion)"),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "record", "said"), MANNERS)
def test_a_figure_is_printed_in_the_manner_of_its_article(newsroom, quote, record, said):
    figures = f"figures: {{one: {{of: X, quote: '{quote}', {record}}}}}"
    site = newsroom({"briefings/a.md": article(quote), "briefings/a.yml": figures})
    sidecar = site.names.briefings["a"].sidecar
    assert figure_words(sidecar.figures["one"], sidecar, "en").replace("\u00a0", " ") == said


def test_what_is_reckoned_from_a_figure_is_printed_in_its_manner(newsroom):
    figures = """
        figures:
          cost: {of: Cost, quote: $9.6 billion, value: 9600000000, unit: USD}
          half: {of: Half, share-of: {figure: cost, value: 0.5}}
          part: {of: Part, share-of: {figure: cost, value: 0.33333}}
          less: {of: Less, change-from: {figure: cost, value: -0.1}}
          bit: {of: Bit, share-of: {figure: cost, value: 0.001}}
          land: {of: Land, quote: 1.3 million km², value: 1300000, unit: km2}
        """
    site = newsroom(
        {"briefings/a.md": article("$9.6 billion, 1.3 million km²"), "briefings/a.yml": figures}
    )
    sidecar = site.names.briefings["a"].sidecar
    said = {
        id_: figure_words(figure, sidecar, "en").replace("\u00a0", " ")
        for id_, figure in sidecar.figures.items()
    }
    assert said["half"] == "half of the $9.6 billion ($4.8 billion)"
    assert said["part"] == "33.333% of the $9.6 billion ($3,199,968,000)"
    assert said["less"] == "10% less than the $9.6 billion ($8.64 billion)"
    assert said["bit"] == "0.1% of the $9.6 billion ($9,600,000)"
    german = figure_words(sidecar.figures["cost"], sidecar, "de").replace("\u00a0", " ")
    assert german == "$9,6 Milliarden"
    land = RecordRef(site.names.briefings["a"], "figure", "land", sidecar.figures["land"])
    assert convert_for_readers(land, "en").replace("\u00a0", " ") == "0.5 million sq mi"
