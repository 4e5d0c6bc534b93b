"""Which text names which unit, and what is asked or proposed where it names none."""

import pytest

from footnoted.quantities.quantity import currencies
from footnoted.quantities.units import QUESTIONS, SCALE, UNITS, Dimension, UnitError
from footnoted.quantities.wording import find_unit


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.id)
def test_a_unit_is_found_by_its_id_and_every_symbol_and_name(unit):
    for text in ({unit.id} - set(QUESTIONS)) | {*unit.symbols, *unit.names}:
        assert find_unit(text) is unit


def test_an_id_that_means_other_things_to_people_is_asked_about_and_found_in_full():
    asked = [unit for unit in UNITS if unit.id in QUESTIONS]
    assert [unit.id for unit in asked] == ["ounce", "pound"]
    assert [find_unit(f"mass-{unit.id}") for unit in asked] == asked


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("mass-ton", "short-ton"),
        ("volume-gallon", "gallon-us"),
        ("volume-barrel", "oil-barrel"),
        ("power-horsepower", "mechanical-horsepower"),
        ("angle-degree", "arc-degree"),
        ("temperature-celsius", "celsius"),
    ],
)
def test_the_full_ids_of_cldr_say_which_unit_is_meant(text, unit):
    assert find_unit(text).id == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("km2", "square-kilometer"),
        ("km^2", "square-kilometer"),
        ("sq. km", "square-kilometer"),
        ("square kilometres", "square-kilometer"),
        ("Square Miles", "square-mile"),
        ("m3", "cubic-meter"),
        ("Kilometers", "kilometer"),
        ("kilometres per hour", "kilometer-per-hour"),
        ("feet", "foot"),
        ("inches", "inch"),
        ("metric tons", "tonne"),
        ("litres", "liter"),
        ("degrees Celsius", "celsius"),
        ("percentage points", "percentage-point"),
        ("US gallons", "gallon-us"),
        ("USD", "USD"),
        ("€", "EUR"),
        ("euros", "EUR"),
        ("US dollars", "USD"),
        ("грн", "UAH"),
        ("pounds sterling", "GBP"),
        ("in2", "square-inch"),
        ("yd^3", "cubic-yard"),
        ("centuries", "century"),
        ("parts per million", "part-per-million"),
        ("acre feet", "acre-foot"),
    ],
)
def test_a_unit_is_found_as_people_write_it(text, unit):
    assert find_unit(text).id == unit


@pytest.mark.parametrize(
    ("small", "large"),
    [("mg", "Mb"), ("Mb", "MB"), ("b", "B")],
)
def test_capitals_of_symbols_matter(small, large):
    assert find_unit(large)
    if small == "b":
        with pytest.raises(UnitError, match="There is no unit “b”"):
            find_unit(small)
    else:
        assert find_unit(small) != find_unit(large)


@pytest.mark.parametrize("text", QUESTIONS)
def test_an_ambiguous_unit_is_answered_with_its_question(text):
    with pytest.raises(UnitError) as caught:
        find_unit(text)
    assert caught.value.message == f"“{text}” does not say which unit is meant."
    assert caught.value.hint == QUESTIONS[text]


@pytest.mark.parametrize("text", ["tons", "Tons", "gallons", "barrels", "KT", "dollars"])
def test_plurals_and_capitals_do_not_hide_an_ambiguity(text):
    with pytest.raises(UnitError, match="does not say which unit is meant"):
        find_unit(text)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("million", "Write its zeros in value: 1.3 million is 1300000."),
        ("million USD", "Write its zeros in value, and unit: USD."),
        ("USD m", "Write its zeros in value, and unit: USD."),
        ("thousand tonnes", "Write its zeros in value, and unit: tonnes."),
        ("тис. тонн", "Write its zeros in value, and count-of: тонн."),
        ("million people", "Write its zeros in value, and count-of: people."),
        ("$bn", f"Write its zeros in value. {QUESTIONS['$']}"),
        ("billion", f"Write its zeros in value: 1.3 million is 1300000. {SCALE}"),
        ("Billionen Euro", f"Write its zeros in value, and unit: Euro. {SCALE}"),
    ],
)
def test_a_number_in_a_unit_is_told_where_it_belongs(text, hint):
    with pytest.raises(UnitError) as caught:
        find_unit(text)
    assert (caught.value.message, caught.value.hint) == (f"“{text}” has a number in it.", hint)


def test_an_m_alone_is_a_meter_and_no_million():
    assert find_unit("m").id == "meter"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("t/day", "Write unit: t and per: day."),
        ("USD per barrel", "Write unit: USD and per: barrel."),
        ("m³ / s", "Write unit: m³ and per: s."),
        ("poundd", "Did you mean lb?"),
        ("kilometr", "Did you mean kilometer?"),
        ("sqare-mile", "Did you mean square-mile?"),
        ("Km", "Did you mean km?"),
        ("mb", "Did you mean Mb or MB?"),
        ("usd", "Did you mean USD?"),
        (
            "soldiers",
            "Write CLDR's id (square-kilometer), the usual symbol (km²) or the currency's "
            "code (USD); for things counted use count-of instead of unit.",
        ),
    ],
)
def test_an_unknown_unit_is_answered_with_the_nearest(text, hint):
    with pytest.raises(UnitError) as caught:
        find_unit(text)
    assert str(caught.value) == f"There is no unit “{text}”."
    assert caught.value.hint == hint


def test_ids_symbols_and_names_are_unique():
    names = [name for unit in UNITS for name in {unit.id, *unit.symbols, *unit.names}]
    assert sorted(names) == sorted(set(names))
    asked = {name.lower() for name in names} & set(QUESTIONS)
    assert asked == {"ounce", "pound", "nm"}, "NM is a nautical mile, nm asked about"


def test_every_question_is_in_the_form_in_which_it_is_looked_up():
    for text in QUESTIONS:
        assert text == text.lower()
        with pytest.raises(UnitError, match="does not say which unit is meant"):
            find_unit(text.title() if len(text) > 3 else text)


def test_every_currency_is_a_unit_of_money():
    assert {"USD", "EUR", "UAH", "GBP", "DEM"} <= currencies()
    assert all(find_unit(code).dimension is Dimension.MONEY for code in currencies())
    assert "XXX" not in currencies()
