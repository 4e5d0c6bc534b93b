"""Values that entries can be found by."""

from footnoted.outputs.page import FacetValue, values

ENTRIES = ("Ada Rower", "Bo", "ada")


def test_every_value_has_its_entries_and_stands_by_its_title():
    assert values(ENTRIES, lambda entry: entry.lower().split(), str.title) == (
        FacetValue("ada", "Ada", ("Ada Rower", "ada")),
        FacetValue("bo", "Bo", ("Bo",)),
        FacetValue("rower", "Rower", ("Ada Rower",)),
    )


def test_an_entry_that_has_a_value_twice_is_counted_once():
    assert values(["a"], lambda entry: [entry, entry], str) == (FacetValue("a", "a", ("a",)),)


def test_titles_that_differ_only_in_case_stand_together_in_a_fixed_order():
    found = values(["b", "B", "a", "C"], lambda entry: [entry], str)
    assert [value.key for value in found] == ["a", "B", "b", "C"]


def test_entries_without_a_value_are_in_none():
    assert values(ENTRIES, lambda _: (), str) == ()
