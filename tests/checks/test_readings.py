"""Words of a quotation and the number, unit and manner of its record."""

import pytest

from footnoted.checks import readings
from tests.newsroom import article, told

CODES = (readings.DIFFER, readings.UNIT_DIFFERS, readings.APPROXIMATE)
BASE = "  base: {of: Cargo waiting, value: 1200, unit: tonne}"


def problems(newsroom, quote, record, body="", **front):
    """Build an article with one figure; ``record`` is its other keys, a semicolon between them."""
    keys = [f'quote: "{quote}"', "of: Cargo", *record.split("; ")]
    sidecar = "\n".join(["figures:", BASE, "  f:", *(f"    {key}" for key in keys), ""])
    files = {
        "briefings/a.md": article(body or f"It was {quote} there.", **front),
        "briefings/a.yml": sidecar,
    }
    return [p for p in newsroom(files).diagnostics if p.code in CODES]


def only(newsroom, quote, record, body="", **front):
    """Return the one problem, whole."""
    [problem] = problems(newsroom, quote, record, body, **front)
    return (*told(problem), str(problem.level))


def test_a_number_that_differs_is_an_error_that_names_both(newsroom):
    assert only(newsroom, "1.3 million people", "value: 1200000; count-of: people") == (
        "briefings/a.yml:6:12: “1.3 million” reads as 1,300,000, but the record says 1,200,000. "
        "[figure.words-differ]",
        "Write `value: 1300000`, or quote the words that give the other number.",
        "briefings/a.yml:4:12",
        "f",
        "error",
    )


def test_a_range_that_differs_is_told_with_both_ends(newsroom):
    assert only(newsroom, "€2-3 million", "low: 2000000; high: 4000000; unit: EUR") == (
        "briefings/a.yml:6:10: “€2-3 million” reads as €2,000,000–€3,000,000, but the record says "
        "€2,000,000–€4,000,000. [figure.words-differ]",
        "Write `low: 2000000` and `high: 3000000`, or quote the words that give the other number.",
        "briefings/a.yml:4:12",
        "f",
        "error",
    )


def test_one_end_of_a_range_that_differs_is_marked_there(newsroom):
    line = only(newsroom, "up to 30 km", "high: 40; unit: km")[0]
    assert line == (
        "briefings/a.yml:6:11: “up to 30 km” reads as 30 km, but the record says at most 40 km. "
        "[figure.words-differ]"
    )


def test_of_several_figures_the_nearest_of_the_same_unit_is_named(newsroom):
    line = only(newsroom, "12 ships with 300 kg and 5 km", "value: 280; unit: kg")[0]
    assert line == (
        "briefings/a.yml:6:12: “300 kg” reads as 300 kg, but the record says 280 kg. "
        "[figure.words-differ]"
    )


def test_the_same_in_another_unit_that_differs_is_marked_in_also(newsroom):
    record = "value: 1300; unit: km2; also: [{value: 800, unit: square-mile}]"
    assert only(newsroom, "1,300 km² (500 square miles)", record) == (
        "briefings/a.yml:8:20: “500 square miles” reads as 500 sq mi, but the record says "
        "800 sq mi. [figure.words-differ]",
        "Write `value: 500`, or quote the words that give the other number.",
        "briefings/a.yml:4:12",
        "f",
        "error",
    )


def test_a_unit_that_differs_is_an_error(newsroom):
    assert only(newsroom, "1,300 square miles", "value: 1300; unit: km2") == (
        "briefings/a.yml:7:11: “1,300 square miles” is in “square miles”, but the record's `unit` "
        "is `square-kilometer`. [figure.unit-differs]",
        "Write `unit: square-mile`, or quote the words that give the other unit.",
        "briefings/a.yml:4:12",
        "f",
        "error",
    )


def test_so_is_the_same_quantity_converted(newsroom):
    assert only(newsroom, "2,500 meters", "value: 2.5; unit: km") == (
        "briefings/a.yml:7:11: “2,500 meters” is in “meters”, but the record's `unit` is "
        "`kilometer`. [figure.unit-differs]",
        "Write `value: 2500` and `unit: meter`, or quote the words that give the other unit.",
        "briefings/a.yml:4:12",
        "f",
        "error",
    )


def test_a_unit_that_the_record_lacks_is_an_error(newsroom):
    assert only(newsroom, "45 percent", "value: 45") == (
        "briefings/a.yml:3:3: “45 percent” is in “percent”, but the record has no `unit`. "
        "[figure.unit-differs]",
        "Write `unit: percent`, or quote the words that give the other unit.",
        "briefings/a.yml:4:12",
        "f",
        "error",
    )


def test_where_the_words_can_mean_several_units_none_is_proposed(newsroom):
    found = only(newsroom, "$2.5 million", "value: 2500000; unit: EUR")
    assert found[:2] == (
        "briefings/a.yml:7:11: “$2.5 million” is in “$”, but the record's `unit` is `EUR`. "
        "[figure.unit-differs]",
        "Correct the record's unit, or quote the words that give it.",
    )


def test_a_unit_in_also_that_differs_is_marked_there(newsroom):
    record = "value: 1300; unit: km2; also: [{value: 500, unit: square-foot}]"
    line = only(newsroom, "1,300 km² (500 square miles)", record)[0]
    assert line == (
        "briefings/a.yml:8:31: “500 square miles” is in “square miles”, but the record's `unit` "
        "is `square-foot`. [figure.unit-differs]"
    )


def test_a_rate_that_the_record_does_not_know_is_an_error(newsroom):
    assert only(newsroom, "300 tonnes a day", "value: 300; unit: tonne") == (
        "briefings/a.yml:3:3: “300 tonnes a day” is per day, but the record has no `per`. "
        "[figure.unit-differs]",
        "Write `per: day`, or quote the words that give the other.",
        "briefings/a.yml:4:12",
        "f",
        "error",
    )


def test_so_is_one_by_another_length_of_time(newsroom):
    line = only(newsroom, "300 tonnes a day", "value: 300; unit: tonne; per: week")[0]
    assert line == (
        "briefings/a.yml:8:10: “300 tonnes a day” is per day, but the record's `per` is `week`. "
        "[figure.unit-differs]"
    )


def test_about_that_the_record_lacks_is_a_warning(newsroom):
    assert only(newsroom, "about 50 tonnes", "value: 50; unit: tonne") == (
        "briefings/a.yml:6:12: “about 50 tonnes” says “about”, but the record has neither "
        "`approximate` nor `bound`. [figure.words-approximate]",
        "Write `approximate: true`.",
        "briefings/a.yml:4:12",
        "f",
        "warning",
    )


def test_about_in_front_of_the_quotation_counts(newsroom):
    line = only(newsroom, "50 tonnes", "value: 50; unit: tonne", "About 50 tonnes came.")[0]
    assert line == (
        "briefings/a.yml:6:12: “About 50 tonnes” says “About”, but the record has neither "
        "`approximate` nor `bound`. [figure.words-approximate]"
    )


def test_about_that_only_the_record_says_is_a_warning(newsroom):
    assert only(newsroom, "50 tonnes", "value: 50; unit: tonne; approximate: true") == (
        "briefings/a.yml:8:18: “50 tonnes” does not say “about”, “at least” or the like, but the "
        "record has `approximate: true`. [figure.words-approximate]",
        "Remove that from the record, or quote the words that say it.",
        "briefings/a.yml:4:12",
        "f",
        "warning",
    )


def test_another_bound_is_a_warning(newsroom):
    assert only(newsroom, "at least 50 ships", "value: 50; count-of: ships; bound: more-than") == (
        "briefings/a.yml:8:12: “at least 50” says “at least”, but the record's `bound` is "
        "`more-than`. [figure.words-approximate]",
        "Write `bound: at-least`.",
        "briefings/a.yml:4:12",
        "f",
        "warning",
    )


def test_one_end_of_a_range_is_a_bound_that_words_may_lack(newsroom):
    assert only(newsroom, "50 ships", "low: 50; count-of: ships")[:2] == (
        "briefings/a.yml:3:3: “50” does not say “about”, “at least” or the like, but the record "
        "has only `low`. [figure.words-approximate]",
        "Remove that from the record, or quote the words that say it.",
    )


def test_nearly_may_be_recorded_in_several_ways(newsroom):
    hint = only(newsroom, "nearly 50 ships", "value: 50; count-of: ships")[1]
    assert hint == "Write `approximate: true` or `bound: less-than` or `bound: at-most`."


def test_a_share_that_differs_is_an_error(newsroom):
    assert only(newsroom, "40 percent", "share-of: {figure: base, value: 0.5}") == (
        "briefings/a.yml:6:37: “40 percent” reads as 0.40, but the record says 0.5. "
        "[figure.words-differ]",
        "Write `value: 0.40`, or quote the words that give the other number.",
        "briefings/a.yml:4:12",
        "f",
        "error",
    )


def test_a_third_is_told_with_four_digits(newsroom):
    line, hint = only(newsroom, "a third of it", "share-of: {figure: base, value: 0.25}")[:2]
    assert line == (
        "briefings/a.yml:6:37: “a third” reads as 0.3333, but the record says 0.25. "
        "[figure.words-differ]"
    )
    assert hint == "Write `value: 0.3333`, or quote the words that give the other number."


def test_a_change_in_the_other_direction_is_an_error(newsroom):
    line = only(newsroom, "a fifth less", "change-from: {figure: base, value: 0.2}")[0]
    assert line == (
        "briefings/a.yml:6:40: “a fifth less” reads as -0.2, but the record says 0.2. "
        "[figure.words-differ]"
    )


def test_about_is_compared_for_shares_too(newsroom):
    line = only(newsroom, "roughly half", "share-of: {figure: base, value: 0.5}")[0]
    assert line == (
        "briefings/a.yml:3:3: “roughly half” says “roughly”, but the record has neither "
        "`approximate` nor `bound`. [figure.words-approximate]"
    )


def test_percent_where_the_record_has_a_factor_proposes_no_number(newsroom):
    line, hint = only(newsroom, "45 percent", "value: 0.4")[:2]
    assert line == (
        "briefings/a.yml:6:12: “45 percent” reads as 45%, but the record says 0.4. "
        "[figure.words-differ]"
    )
    assert hint == "Correct the record's number, or quote the words that give it."


@pytest.mark.parametrize(
    ("quote", "record"),
    [
        ("1.3 million people", "value: 1300000; count-of: people"),
        ("1,300 km² (500 sq mi)", "value: 1300; unit: km2; also: [{value: 500, unit: sq mi}]"),
        ("500 sq mi", "value: 1300; unit: km2; also: [{value: 500, unit: sq mi}]"),
        ("1,300 km²", "value: 1300; unit: km2; also: [{value: 500, unit: sq mi}]"),
        ("about 50 tons", "value: 50; unit: short-ton; approximate: true"),
        ("at least 50 tons", "low: 50; unit: short-ton"),
        ("$2.5 million", "value: 2500000; unit: USD"),
        ("£2bn", "value: 2000000000; unit: GBP"),
        ("€2-3 million", "low: 2000000; high: 3000000; unit: EUR"),
        ("from 40 to 61 percent", "value: 61; unit: percent"),
        ("40 percent, then 61 percent", "low: 40; high: 61; unit: percent"),
        ("half of them", "value: 50; unit: percent"),
        ("45 percent", "value: 0.45"),
        ("300 tonnes a day", "value: 300; unit: tonne; per: day"),
        ("100 days from then", "value: 100; unit: day"),
        ("100 days from then", "value: 100; count-of: days"),
        ("twelve ships and 300 sailors", "value: 300; count-of: sailors"),
        ("roughly half", "share-of: {figure: base, value: 0.5}; approximate: true"),
        ("two-thirds of it", "share-of: {figure: base, value: 0.667}"),
        ("600 tonnes", "share-of: {figure: base, value: 0.5}"),
        ("three times as much", "share-of: {figure: base, value: 3}"),
        ("a fifth less", "change-from: {figure: base, value: -0.2}"),
        ("no figure at all", "value: 3"),
        ("hundreds of ships", "value: 300; count-of: ships; approximate: true"),
        ("In 2019", "value: 3; count-of: ships"),
        ("on 3 May", "value: 4; count-of: ships"),
        ("5 of something", "value: 6; unit: nonsense"),
    ],
)
def test_nothing_is_said_of_what_agrees_or_cannot_be_read(newsroom, quote, record):
    assert problems(newsroom, quote, record) == []


def test_a_range_that_begins_before_the_quotation_is_left_alone(newsroom):
    body = "Between 2 and 3 tonnes came."
    assert problems(newsroom, "3 tonnes", "value: 4; unit: tonne", body) == []


def test_a_unit_behind_the_quotation_counts(newsroom):
    line = only(newsroom, "1,200", "value: 1200; unit: tonne", "It was 1,200 pounds there.")[0]
    assert line == (
        "briefings/a.yml:7:11: “1,200 pounds” is in “pounds”, but the record's `unit` is `tonne`. "
        "[figure.unit-differs]"
    )


def test_words_that_stand_twice_in_their_sentence_are_read_alone(newsroom):
    body = "About 50 tonnes came, and 50 tonnes went."
    quote = "50 tonnes"
    assert problems(newsroom, quote, "value: 50; unit: tonne", body) == []


def test_german_is_read_as_german(newsroom):
    found = only(newsroom, "1.300 Tonnen", "value: 1.300; unit: tonne", lang="de")
    assert found[0] == (
        "briefings/a.yml:6:12: “1.300 Tonnen” reads as 1,300 t, but the record says 1.300 t. "
        "[figure.words-differ]"
    )


def test_languages_without_a_table_are_never_told_of_manner(newsroom):
    record = "value: 50; unit: km; approximate: true"
    assert problems(newsroom, "environ 50 km", record, lang="fr") == []


def test_a_figure_without_a_quotation_is_left_alone(newsroom):
    files = {
        "briefings/a.md": article(),
        "briefings/a.yml": "figures:\n  f: {of: Cargo, value: 3, unit: tonne}\n",
    }
    assert [p for p in newsroom(files).diagnostics if p.code in CODES] == []


def test_words_that_are_lost_are_read_as_they_stand_in_the_record(newsroom):
    [problem] = problems(newsroom, "50 tonnes", "value: 51; unit: tonne", "Nothing came.")
    assert told(problem)[0] == (
        "briefings/a.yml:6:12: “50 tonnes” reads as 50 t, but the record says 51 t. "
        "[figure.words-differ]"
    )
