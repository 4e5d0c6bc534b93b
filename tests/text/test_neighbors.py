"""Neighbors of a quotation: which tell it from others, and which it has now."""

import pytest

from footnoted.text.normal import normalize
from footnoted.text.quotation import Selector, describe, find, nearest, update_neighbors

ALIKE = " ".join(f"w{index}x" for index in range(40))


def renewed(selector: Selector, text: str) -> Selector:
    normal = normalize(text)
    return update_neighbors(selector, normal, find(selector, normal))


@pytest.mark.parametrize(
    ("prefix", "suffix", "expected"),
    [
        ("a", "b", ("the", "stood")),
        ("a b", "c d e", ("old, the", "stood idle there.")),
        ("", "b", ("", "stood")),
        ("a", "", ("the", "")),
        ("a b c d e f", "", ("It was old, the", "")),
    ],
)
def test_a_moved_quotation_gets_as_many_neighbours_as_it_had(
    prefix: str, suffix: str, expected: tuple[str, str]
) -> None:
    text = "It was old, the crane stood idle there."
    assert renewed(Selector("crane", prefix, suffix), text) == Selector("crane", *expected)


@pytest.mark.parametrize(("count", "is_told"), [(23, True), (24, False), (30, False)])
def test_up_to_twenty_four_neighbours_are_tried(count: int, is_told: bool) -> None:
    shared = " ".join(ALIKE.split()[:count])
    text = f"crane {shared} one. So crane {shared} two."
    selector = describe(text, 0, 5)
    assert selector == (Selector("crane", "", f"{shared} one.") if is_told else Selector("crane"))


def test_the_words_before_tell_where_those_behind_do_not() -> None:
    shared = " ".join(ALIKE.split()[:30])
    text = f"one so crane {shared}. two so crane {shared}."
    assert describe(text, 7, 12) == Selector("crane", "one so", "")


def test_neighbours_on_both_sides_are_taken_where_neither_side_tells() -> None:
    text = "a x b. a x c. d x b."
    assert describe(text, 2, 3) == Selector("x", "a", "b.")


def test_words_at_either_end_of_a_text_are_described() -> None:
    assert describe("x a x", 0, 1) == Selector("x", "", "a")
    assert describe("x a x", 4, 5) == Selector("x", "a", "")


@pytest.mark.parametrize(
    ("quote", "text", "hint"),
    [
        # Signs at the ends are the neighbors' unless the quotation has some too.
        ("stood still", "It (stood stil) then.", "stood stil"),
        ("(stood still)", "It (stood stil) then.", "(stood stil)"),
        ("abcde", "It was abcdf then.", "abcdf"),
        ("abcdefghij", "It was abcdefxyzw then.", "abcdefxyzw"),
        ("abcdefghij", "It was abcdvxyzw then.", ""),
        ("z" * 600, f"So {'z' * 599}y then", f"{'z' * 599}y"),
        ("z" * 601, f"So {'z' * 600}y then", ""),
        ("crane idle", f"crane idl {'y ' * 29995}", "crane idl"),
        ("crane idle", f"crane idl {'y ' * 29996}", ""),
    ],
)
def test_a_hint_is_what_is_alike_enough_in_texts_that_are_short_enough(
    quote: str, text: str, hint: str
) -> None:
    assert nearest(Selector(quote), normalize(text)) == hint
