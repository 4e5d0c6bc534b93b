"""What should be quoted: certain, doubtful, or nobody's business here."""

import pytest

from footnoted.article.plan import Anchor, FoundQuotation
from footnoted.authoring.fix import PLACES, Aim, Doubt, aim
from footnoted.text.normal import normalize
from footnoted.text.quotation import Selector
from footnoted.text.reworded import anchor


def aimed(selector: Selector | str, text: str) -> Aim | Doubt | None:
    chosen = Selector(selector) if isinstance(selector, str) else selector
    normal = normalize(text)
    return aim(FoundQuotation(Anchor("claim", "a", "b#a", chosen), anchor(chosen, normal)), normal)


def test_words_that_are_there_are_left_alone():
    assert aimed("stood idle", "It stood idle.") is None


@pytest.mark.parametrize(
    ("quoted", "article", "words", "kinds"),
    [
        ("it stood idle", "They say: It stood idle.", "It stood idle", "capitals"),
        ("so it stood idle", "And so, it stood idle.", "so, it stood idle", "punctuation"),
        ("It stood idle, today", "It stood idle today.", "It stood idle today", "punctuation"),
        ('it "stood idle" then', "that it 'stood idle' then", "it 'stood idle' then",
         "quotation marks"),
        ("a long-term plan of it", "that A long term plan of it", "A long term plan of it",
         "capitals and punctuation"),
    ],
)  # fmt: skip
def test_punctuation_case_and_kind_of_quotation_marks_follow_the_article(
    quoted, article, words, kinds
):
    why = f"The article now writes “{words}”, with other {kinds}."
    assert aimed(quoted, article) == Aim(Selector(words), why)


@pytest.mark.parametrize(
    ("quoted", "article"),
    [
        ("It was 1,300 tonnes.", "It was 1,500 tonnes."),
        ("It was 1,300 tonnes.", "It was 1.300 tonnes."),
        ("on 3 May it stood idle", "on 4 May it stood idle"),
        ("said Ada Rower at the quay", "said Ada Quarry at the quay"),
        ("It will run again.", "It will not run again."),
        ("It will run again.", "It may run again."),
        ("It runs again in ten days.", "It runs again in nine days."),
        ("It weighed 12 tonnes then.", "It weighed 12 tons then."),
        ("gave it to us in time", "gave it to US in time"),
        ("it stood idle then", "it “stood idle” then"),
        ("It stood still for a week.", "It stood idle for a week."),
        ("It stood idle.", "Nothing of the kind."),
    ],
)
def test_what_may_say_something_else_is_never_touched(quoted, article):
    assert aimed(quoted, article) is None


def test_words_of_which_two_places_differ_harmlessly_are_left_to_a_person():
    text = "Then It stood idle. Later, it stood, idle. It ran."
    assert aimed("it Stood idle", text) == Doubt(
        "The article has 2 places that differ from it in punctuation or capitals.",
        (Selector("It stood idle"), Selector("it stood, idle")),
    )


def test_neighbours_that_changed_harmlessly_are_brought_up_to_date():
    text = "All week the old crane stood idle; as we saw."
    before = Selector("stood idle", "the old, crane ", ", as we saw")
    assert aimed(before, text) == Aim(
        Selector("stood idle", "the old crane", "; as we saw."),
        "The words before it are now “the old crane”. The words after it are now “; as we saw.”.",
    )


def test_a_neighbour_that_still_fits_stays():
    selector = Selector("stood idle", "The Old crane", "for a week")
    assert aimed(selector, "Now the old crane stood idle for a week.") == Aim(
        Selector("stood idle", "the old crane", "for a week"),
        "The words before it are now “the old crane”.",
    )


def test_other_neighbours_may_be_those_of_another_statement():
    selector = Selector("stood idle", "the new crane", "for a week")
    assert aimed(selector, "Now the old crane stood idle for a week.") == Doubt(
        "The words before it are now “the old crane”. This may be another statement, so decide "
        "yourself.",
        (Selector("stood idle", "the old crane", "for a week"),),
    )


@pytest.mark.parametrize(
    ("before", "text", "now", "told"),
    [
        ("about 1,300 of", "about 1,500 of them ran", "about 1,500 of",
         "number (“1,300” → “1,500”)"),
        ("it could not, and", "it could, and them ran", "it could, and", "negation (“not”)"),
        ("as Rower told", "as Quarry told them ran", "as Quarry told", "name (“Rower” → “Quarry”)"),
        ("they might see", "they will see them ran", "they will see", "modal (“might” → “will”)"),
    ],
)  # fmt: skip
def test_neighbours_that_say_something_else_now_are_left_to_a_person(before, text, now, told):
    assert aimed(Selector("them ran", before), text) == Doubt(
        f"The words before it are now “{now}”. That changes a {told}, so decide yourself.",
        (Selector("them ran", now),),
    )


def test_where_nothing_is_left_beside_the_words_the_neighbour_has_to_go_by_hand():
    assert aimed(Selector("It ran", "told us."), "It ran.") == Doubt(
        "There are no words next to it any more.", (Selector("It ran"),)
    )


def test_code_is_no_neighbour():
    moved = aimed(Selector("it ran", "and: now"), "See \ufffc now it ran.")
    assert moved == Doubt(
        "The words before it are now “now”. This may be another statement, so decide yourself.",
        (Selector("it ran", "now"),),
    )


def test_drift_and_changed_neighbours_are_repaired_together():
    selector = Selector("stood idle today", "the Old crane")
    assert aimed(selector, "So the old crane stood idle, today.") == Aim(
        Selector("stood idle, today", "the old crane"),
        "The article now writes “stood idle, today”, with other punctuation. The words before it "
        "are now “the old crane”.",
    )


TWICE = "The northern crane stood idle. Later, the southern crane stood idle, too."


def test_words_that_stand_twice_are_left_to_a_person_with_a_selector_for_each():
    assert aimed("stood idle", TWICE) == Doubt(
        "The article has “stood idle” 2 times. Say which one is meant.",
        (Selector("stood idle", "", "."), Selector("stood idle", "", ",")),
    )


def test_a_neighbour_that_fits_one_place_but_for_case_and_punctuation_decides():
    selector = Selector("stood idle", "later the southern crane")
    assert aimed(selector, TWICE) == Aim(
        Selector("stood idle", "Later, the southern crane"),
        "The words before it are now “Later, the southern crane”.",
    )


@pytest.mark.parametrize("before", ["the eastern crane", "crane"])
def test_a_neighbour_that_fits_none_or_several_decides_nothing(before):
    doubt = aimed(Selector("stood idle", before), TWICE)
    assert isinstance(doubt, Doubt)
    assert len(doubt.choices) == 2


def test_only_the_first_places_get_a_selector():
    text = " ".join(f"Crane {number} stood idle." for number in range(PLACES + 5))
    doubt = aimed("stood idle", text)
    assert isinstance(doubt, Doubt)
    assert len(doubt.choices) == PLACES


def test_places_that_no_neighbour_tells_apart_get_none():
    doubt = aimed("no", "no " * 100)
    assert isinstance(doubt, Doubt)
    assert doubt == Doubt("The article has “no” 100 times. Say which one is meant.", doubt.choices)
    assert all(choice.prefix or choice.suffix for choice in doubt.choices)
