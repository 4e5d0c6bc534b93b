"""Digits with separators, by language."""

from decimal import Decimal

import pytest

from footnoted.quantities.rules import is_grouped, separators, value


@pytest.mark.parametrize(
    ("language", "found"),
    [
        ("en", (",", ".")),
        ("de", (".", ",")),
        ("uk", ("\u00a0", ",")),
        ("", (",", ".")),
        ("nobody's", (",", ".")),
    ],
)
def test_separators_are_those_of_the_language(language, found):
    assert separators(language) == found


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("0", "en", "0"),
        ("7", "en", "7"),
        ("1300", "en", "1300"),
        ("1,300", "en", "1300"),
        ("1,300.50", "en", "1300.50"),
        ("1.300", "en", "1.300"),
        ("1.300", "de", "1300"),
        ("1,300", "de", "1.300"),
        ("1.234.567,89", "de", "1234567.89"),
        ("1'300", "de", "1300"),
        ("1’300", "en", "1300"),
        ("1'300.5", "de", "1300.5"),
        ("1\u00a0300", "en", "1300"),
        ("1\u202f300,5", "uk", "1300.5"),
        ("1.5", "uk", "1.5"),
    ],
)
def test_numbers(text, language, number):
    assert str(value(text, language)) == str(Decimal(number))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("007", "en"),
        ("00.5", "en"),
        ("0,300", "en"),
        ("1,30", "en"),
        ("1,3000", "en"),
        ("1234,567", "en"),
        ("1.2.3", "en"),
        ("12:30", "en"),
        ("24/7", "en"),
        ("1.5", "de"),
        ("1.300", "uk"),
        ("1,300.5", "de"),
        ("1'300,000", "en"),
        ("1'300\u00a0000", "en"),
        ("1" * 31, "en"),
    ],
)
def test_what_is_no_number_or_could_be_two(text, language):
    assert value(text, language) is None


@pytest.mark.parametrize(("text", "grouped"), [("1300", False), ("1,300", True), ("1.5", True)])
def test_separators_are_seen(text, grouped):
    assert is_grouped(text) is grouped
