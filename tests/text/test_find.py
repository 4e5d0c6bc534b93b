import pytest

from footnoted.text.normal import normalize
from footnoted.text.quotation import OBJECT, Match, Selector, Verdict, find

TEXT = "The crane stood idle. It cost 1,300 tonnes; 300 men left, and 1,300 guns stayed."


def look(quote: str | Selector, text: str = TEXT) -> Match:
    selector = quote if isinstance(quote, Selector) else Selector(quote)
    return find(selector, normalize(text))


def test_words_that_stand_once_are_found_at_their_place() -> None:
    match = look("crane stood")
    assert match == Match(Verdict.FOUND, 4, 15, ((4, 15),))
    assert match.passes
    assert match.count == 1
    assert TEXT[match.start : match.end] == "crane stood"


def test_white_space_around_a_quotation_does_not_matter() -> None:
    assert look("  crane\n stood ").verdict is Verdict.FOUND


@pytest.mark.parametrize("quote", ["crane stands", "Crane stood", "", "   ", "\u00ad", OBJECT])
def test_other_words_or_no_words_are_lost(quote: str) -> None:
    assert look(quote, f"The crane stood {OBJECT} idle.") == Match(Verdict.LOST)


def test_nothing_matches_across_an_object() -> None:
    assert look(f"a {OBJECT} b", f"a {OBJECT} b").verdict is Verdict.LOST


def test_words_that_stand_twice_are_ambiguous_and_both_places_are_told() -> None:
    match = look("1,300")
    assert match == Match(Verdict.AMBIGUOUS, places=((30, 35), (62, 67)))
    assert not match.passes
    assert match.count == 2


@pytest.mark.parametrize(
    ("prefix", "suffix", "start"),
    [
        ("", " guns", 62),
        ("", "guns", 62),
        ("", "tonnes; 300", 30),
        ("cost", "", 30),
        ("It\u00a0cost ", "", 30),
        ("left, and", "guns stayed.", 62),
    ],
)
def test_neighbours_make_words_unique(prefix: str, suffix: str, start: int) -> None:
    match = look(Selector("1,300", prefix, suffix))
    assert (match.verdict, match.start) == (Verdict.FOUND, start)


def test_neighbours_that_fit_nowhere_leave_two_places_ambiguous() -> None:
    assert look(Selector("1,300", "over")).verdict is Verdict.AMBIGUOUS


def test_neighbours_that_fit_both_places_leave_them_ambiguous() -> None:
    assert look(Selector("a", suffix="b"), "a b c a b").verdict is Verdict.AMBIGUOUS


def test_words_that_stand_once_between_other_neighbours_have_moved() -> None:
    match = look(Selector("stood idle", "ship", "."))
    assert (match.verdict, match.start, match.end) == (Verdict.MOVED, 10, 20)
    assert not match.passes


REPORT = "Team Beta reported that latency fell by twelve percent last week."


@pytest.mark.parametrize(
    ("now", "passes"),
    [
        ("Team Beta, reported that latency fell", True),
        ("TEAM BETA: team Beta reported — that latency fell", True),
        ("Team Beta reported again that latency fell", True),
        ("Team Beta proudly reported that latency fell", True),
        ("Team Alpha reported that latency fell", False),
        ("Team Beta denied that latency fell", False),
        ("Team Beta never reported that latency fell", False),
        ("Team Beta reportedly reported that latency fell", False),
        ("Team Beta 2 reported that latency fell", False),
        ("Team Beta and Alpha reported that latency fell", False),
        ("The rival of team Beta's boss reported that latency fell", False),
        ("Team Beta's spokesman reported that latency fell", False),
        ("Team Beta reported yesterday that latency fell", False),
        ("It may be that latency fell", False),
    ],
)
def test_whoever_named_neighbours_meant_them_but_for_harmless_changes(
    now: str, passes: bool
) -> None:
    match = find(Selector("latency fell", "Team Beta reported that"), normalize(now))
    assert (match.verdict, match.passes) == (Verdict.MOVED, passes)


@pytest.mark.parametrize(
    ("now", "passes"),
    [
        ("latency fell by twelve percent last week.", True),
        ("latency fell sharply by twelve percent last week.", True),
        ("latency fell by ten percent last week.", False),
        ("latency fell by twelve points last week.", False),
        ("latency fell not by twelve percent", False),
        ("latency fell", False),
    ],
)
def test_words_after_a_quotation_are_judged_like_those_before_it(now: str, passes: bool) -> None:
    assert find(Selector("latency fell", "", "by twelve percent"), normalize(now)).passes is passes


def test_overlapping_places_are_all_seen() -> None:
    assert look("a b a", "a b a b a").count == 2
    assert look(Selector("a b a", prefix="b"), "x a b a b a").start == 6


def test_places_side_by_side_are_all_seen_where_words_have_no_spaces() -> None:
    assert look("结", "结结结").places == ((0, 1), (1, 2), (2, 3))


def test_words_must_begin_and_end_at_a_border() -> None:
    assert look("crane", "cranes, seacrane").verdict is Verdict.LOST


def test_a_text_made_to_cost_much_is_given_up_and_not_waited_for() -> None:
    match = look("a " * 5000, "a " * 250_000)
    assert match.verdict is Verdict.AMBIGUOUS
    assert match.count < 3000


@pytest.mark.parametrize("verdict", list(Verdict))
def test_only_found_and_moved_words_pass(verdict: Verdict) -> None:
    assert Match(verdict).passes is (verdict in {"found", "moved"})
