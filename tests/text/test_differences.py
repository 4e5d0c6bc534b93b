"""Words and figures of a text, what kind each is, and how two wordings differ."""

import pytest

from footnoted.text.differences import (
    Side,
    TokenForm,
    WordingChange,
    WordingDifference,
    compare,
    kind,
    pairing,
    tokenize,
)


def kinds(text: str) -> dict[str, str]:
    tokens = tokenize(text)
    return {token.text: str(kind(tokens, index)) for index, token in enumerate(tokens)}


def compared(was: str, now: str) -> list[tuple[str, str, str]]:
    sides = (Side(text, tokenize(text)) for text in (was, now))
    return [(str(each.kind), each.was, each.now) for each in compare(*sides)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("1,300 men, 2.5 km", ["1,300", "men", ",", "2.5", "km"]),
        ("from -5 to +10", ["from", "-5", "to", "+10"]),
        ("5-10 and x-5", ["5", "-", "10", "and", "x", "-", "5"]),
        ("on 2024-05-03.", ["on", "2024-05-03", "."]),
        ("12 300 men, 12 30 men", ["12 300", "men", ",", "12", "30", "men"]),
        ("the 17th of the 1990s", ["the", "17th", "of", "the", "1990s"]),
        ("U.S. ports don't... (run)", ["U.S.", "ports", "don't", "...", "(", "run", ")"]),
    ],
)
def test_a_text_is_cut_into_words_figures_and_signs(text: str, tokens: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == tokens
    assert [text[token.start : token.end] for token in tokenize(text)] == tokens


def test_a_part_of_a_text_has_the_places_of_the_whole() -> None:
    [token] = tokenize("The crane stood", 4, 9)
    assert (token.text, token.form, token.start, token.end) == ("crane", TokenForm.WORD, 4, 9)


@pytest.mark.parametrize(
    ("text", "breaks", "openers"),
    [
        ("One two. Three, four", (), ["One", ".", "Three"]),
        ('One: "two" three', (), ["One", ":", '"', "two"]),
        ("One! (Two) three", (), ["One", "!", "(", "Two"]),
        ('He (then) left." Why', (), ["He", ".", '"', "Why"]),
        ("One two three four", (8,), ["One", "three"]),
        ("One two three four", (8, 14), ["One", "three", "four"]),
        ("1 two", (), ["1"]),
    ],
)
def test_a_sentence_or_block_opens_with_its_first_word(
    text: str, breaks: tuple[int, ...], openers: list[str]
) -> None:
    tokens = tokenize(text, breaks=breaks)
    after = [token.text for token in tokens if token.opens and token.text not in ".!:"]
    assert after == [opener for opener in openers if opener not in ".!:"]


@pytest.mark.parametrize(
    ("text", "token", "expected"),
    [
        # Days, months, years and times of day.
        ("the 3rd of May", "3rd", "date"),
        ("in May the 3rd", "3rd", "date"),
        ("for 3 men in May", "3", "number"),
        ("in May came all 3 men", "3", "number"),
        ("on 2024-05-03 it", "2024-05-03", "date"),
        ("at 12:30 it", "12:30", "date"),
        ("the ratio 12,5 it", "12,5", "number"),
        ("for 1.5s it", "1.5s", "number"),
        ("in the 1990s it", "1990s", "date"),
        ("at 5 pm it", "5", "date"),
        ("at 5 p.m. it", "5", "date"),
        ("at 5 or pm it", "5", "number"),
        ("the pm 5 times", "5", "number"),
        ("since 1900 it", "1900", "date"),
        ("since 2099 it", "2099", "date"),
        ("some 2100 men", "2100", "number"),
        ("some 1899 men", "1899", "number"),
        ("some 2014 km off", "2014", "number"),
        ("paid $2014 there", "2014", "number"),
        ("of 2014 the km", "2014", "date"),
        ("the km of 2014 it", "2014", "date"),
        ("the 20145 men", "20145", "number"),
        ("they may mar it", "may", "modal"),
        ("they mar it", "mar", "words"),
        ("they march on", "march", "words"),
        ("they dec it", "dec", "words"),
        ("they sep it", "sep", "words"),
        ("In March it", "March", "date"),
        ("in june it", "june", "date"),
        ("on friday it", "friday", "date"),
        ("at noon, p.m. it", "p.m.", "date"),
        # Units are units only after a figure.
        ("it is 40 km off", "km", "unit"),
        ("it is 40 square km off", "km", "unit"),
        ("it is 40 long dark km off", "km", "unit"),
        ("it is 40 very long dark km off", "km", "words"),
        ("it is forty km off", "km", "unit"),
        ("the km 40 stone", "km", "words"),
        ("rose 4 % then", "%", "unit"),
        # Negations, modals, numerals, names.
        ("it did not run", "not", "negation"),
        ("it didn't run", "didn't", "negation"),
        ("it will run", "will", "modal"),
        ("all forty ran", "forty", "number"),
        ("with Ada there", "Ada", "name"),
        ("Ada ran", "Ada", "words"),
        ("NATO ran", "NATO", "name"),
        ("U.S. ports", "U.S.", "name"),
        ("A port", "A", "words"),
        ("at B there", "B", "name"),
        # Signs.
        ('a "b', '"', "quotes"),
        ("about 5-10 men", "-", "number"),
        ("about 5, ten men", ",", "punctuation"),
        ("so 5, 10 men", ",", "number"),
        ("so five, 10 men", ",", "punctuation"),
        ("is it?", "?", "words"),
        ("so it...", "...", "words"),
        (", 10 men", ",", "punctuation"),
    ],
)
def test_a_word_figure_or_sign_is_of_a_kind(text: str, token: str, expected: str) -> None:
    assert kinds(text)[token] == expected


@pytest.mark.parametrize(
    ("was", "now", "differences"),
    [
        ("the old crane ran", "the old crane ran", []),
        # A headline's capitals are no acronym.
        ("LATE NEWS", "late news", [("case", "LATE", "late"), ("case", "NEWS", "news")]),
        ("a RED, OLD b", "a red, old b", [("name", "RED", "red"), ("name", "OLD", "old")]),
        (
            "so A RED OLD TUG b",
            "so A red OLD TUG b",
            [("name", "RED", "red")],
        ),
        (
            "so A BIG RED OLD TUG b",
            "so A BIG red OLD TUG b",
            [("case", "RED", "red")],
        ),
        ("he WHO ran", "he who ran", [("name", "WHO", "who")]),
        ("AND WHO RAN", "AND who RAN", [("name", "WHO", "who")]),
        ("A WHO ran", "A who ran", [("name", "WHO", "who")]),
        ("WHO", "who", [("name", "WHO", "who")]),
        # A word that is a name with a capital, but not where a sentence begins.
        ("give us it", "give Us it", [("name", "us", "Us")]),
        ("give. Us it", "give us it", [("punctuation", ".", ""), ("case", "Us", "us")]),
        ("in the us now", "in the U.S. now", [("name", "us", "U.S.")]),
        ("may it", "May it", [("date", "may", "May")]),
        ("in june it", "in June it", [("date", "june", "June")]),
        ("on friday it", "on Friday it", [("case", "friday", "Friday")]),
        ("in the U.S. now", "in the US now", [("punctuation", "U.S.", "US")]),
        ("about 1 300 men", "about 1300 men", [("spacing", "1 300", "1300")]),
        # One word for several, and again something else further on.
        (
            "the old crane ran late",
            "the new red tall crane ran early",
            [("words", "old", "new red tall"), ("words", "late", "early")],
        ),
        # As often as before, or not.
        ("paid 5 or 5 men", "paid 5 men", [("number", "5", ""), ("words", "or 5", "")]),
        ("a 5 then 6 b", "a 6 and 5 b", [("words", "5 then 6", "6 and 5")]),
        # A prefix turns one word, never two, into its opposite.
        ("it was real", "it was unreal", [("negation", "real", "unreal")]),
        ("it was unreal", "it was real", [("negation", "unreal", "real")]),
        ("it was real so", "it was unreal then", [("words", "real so", "unreal then")]),
        ("it was put in", "it was input in", [("words", "put", "input")]),
        ("it was real", "it was unbelievable", [("words", "real", "unbelievable")]),
        # Quotation marks of another style, or more or fewer.
        ("it 'ran' late", 'it "ran" late', [("quotes", "'", '"'), ("quotes", "'", '"')]),
        ("it 'ran", "it \"'ran", [("quotes", "", '"')]),
        ("it \"' ran", "it ran", [("quotes", "\"'", "")]),
        ('it", ran', "it ran", [("quotes", '"', "")]),
        ("it ran", "it, ran", [("punctuation", "", ",")]),
    ],
)
def test_differences_are_named_in_reading_order(
    was: str, now: str, differences: list[tuple[str, str, str]]
) -> None:
    assert compared(was, now) == differences


@pytest.mark.parametrize(
    ("kind_", "was", "now", "harmless"),
    [
        (WordingChange.PUNCTUATION, ",", "", True),
        (WordingChange.CASE, "The", "the", True),
        (WordingChange.SPACING, "1 300", "1300", True),
        (WordingChange.QUOTES, '"', "'", True),
        (WordingChange.QUOTES, '"', "", False),
        (WordingChange.QUOTES, "", '"', False),
        (WordingChange.WORDS, "a", "b", False),
        (WordingChange.NUMBER, "1", "2", False),
    ],
)
def test_a_difference_is_harmless_where_the_statement_surely_says_the_same(
    kind_: WordingChange, was: str, now: str, harmless: bool
) -> None:
    assert WordingDifference(kind_, was, now).harmless is harmless


def test_tokens_are_paired_with_those_in_their_place() -> None:
    was, now = tokenize("the old crane ran"), tokenize("the new crane also ran")
    assert list(pairing(was, now)) == [(0, 0), (1, 1), (2, 2), (3, 4)]
