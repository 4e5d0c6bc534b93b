"""Every verdict on words that changed, and what is said to be different."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.text.differences import WordingChange, WordingDifference
from footnoted.text.normal import normalize
from footnoted.text.quotation import OBJECT, Match, Selector, Verdict, describe
from footnoted.text.reworded import BREAK, anchor


def look(quote: str | Selector, text: str) -> Match:
    return anchor(quote if isinstance(quote, Selector) else Selector(quote), normalize(text))


def told(quote: str | Selector, text: str) -> list[tuple[str, str, str]]:
    match = look(quote, text)
    assert match.verdict is Verdict.REWORDED
    assert not match.passes
    return [
        (str(difference.kind), difference.was, difference.now) for difference in match.differences
    ]


@pytest.mark.parametrize(
    ("quote", "text", "difference"),
    [
        ("about 1,300 men left", "So about 1,500 men left.", ("number", "1,300", "1,500")),
        ("it rose by 1.5 points", "Here it rose by 15 points.", ("number", "1.5", "15")),
        ("it fell to -5 degrees", "So it fell to 5 degrees.", ("number", "-5", "5")),
        ("it cost 1,300 crowns", "It said it cost 1.300 crowns.", ("number", "1,300", "1.300")),
        ("in five of the ports", "So in nine of the ports.", ("number", "five", "nine")),
        ("it lasts 5-10 hours", "It lasts. Yes, it lasts 5, 10 hours", ("number", "-", ",")),
        ("the 17th deal made", "It is the 18th deal made.", ("number", "17th", "18th")),
        ("killed on 3 May by", "So, killed on 5 May by him", ("date", "3", "5")),
        ("killed on 3 May by", "So, killed on 3 June by him", ("date", "May", "June")),
        ("since 2014 the port", "That since 2015 the port", ("date", "2014", "2015")),
        ("said it on Monday there", "He said it on Tuesday there", ("date", "Monday", "Tuesday")),
        ("began at 12:30 there", "It began at 13:30 there", ("date", "12:30", "13:30")),
        (
            "on 2024-05-03 the crane",
            "that on 2024-05-04 the crane",
            ("date", "2024-05-03", "2024-05-04"),
        ),
        ("it is 40 km long", "Now it is 40 miles long", ("unit", "km", "miles")),
        ("it cost $40 a day", "So it cost €40 a day", ("unit", "$", "€")),
        ("it rose 4% in May", "that it rose 4‰ in May", ("unit", "%", "‰")),
        ("as Ada Rower said", "and as Bob Smith said", ("name", "Ada Rower", "Bob Smith")),
        ("the aid of the EU came", "That the aid of the UN came", ("name", "EU", "UN")),
        ("they did agree to it", "That they did not agree to it", ("negation", "", "not")),
        ("they won't agree to it", "That they will agree to it", ("negation", "won't", "")),
        (
            "plan was confirmed by him",
            "The plan was unconfirmed by him",
            ("negation", "confirmed", "unconfirmed"),
        ),
        ("it was a real port", "So it was a unreal port", ("negation", "real", "unreal")),
        ("it was put there then", "So it was input there then", ("words", "put", "input")),
        ("вона не прийшла вчора", "Так, вона прийшла вчора", ("negation", "не", "")),
        ("sie kommt heute nicht her", "Ja, sie kommt heute her", ("negation", "nicht", "")),
        ("the crane will run again", "So the crane may run again", ("modal", "will", "may")),
        ("he allegedly took the money", "that he took the money", ("modal", "allegedly", "")),
        (
            "кран може працювати знову",
            "Цей кран мусить працювати знову",
            ("modal", "може", "мусить"),
        ),
        (
            "der Kran soll wieder laufen",
            "Dass der Kran kann wieder laufen",
            ("modal", "soll", "kann"),
        ),
        ("the old crane stood idle", "So the new crane stood idle", ("words", "old", "new")),
        ("not very old cranes", "So not very very old cranes", ("words", "", "very")),
        ("is it over for the port", "Say, is it over for port", ("words", "the", "")),
        ("she is a “hero” to them", "So she is a hero to them", ("quotes", '"', "")),
        ("was it over? he asked", "That was it over. he asked", ("words", "?", ".")),
        ("it ran… late today", "that it ran late today", ("words", "...", "")),
        ("may of them leave", "Yes, May of them leave", ("date", "may", "May")),
        ("aid to us is late", "Their aid to US is late", ("name", "us", "US")),
        ("they polish the floor", "Then they Polish the floor", ("name", "polish", "Polish")),
    ],
)
def test_what_matters_is_named_by_its_kind(
    quote: str, text: str, difference: tuple[str, str, str]
) -> None:
    differences = told(quote, text)
    assert difference in differences
    assert not look(quote, text).harmless


@pytest.mark.parametrize(
    ("quote", "text", "differences"),
    [
        ("stood idle, for a week", "It stood idle for a week.", [("punctuation", ",", "")]),
        ("a long-term plan of", "It is a long term plan of", [("punctuation", "-", "")]),
        ("in the U.S. ports now", "It is in the US ports now", [("punctuation", "U.S.", "US")]),
        (
            "the president said so",
            "Here the President said so",
            [("case", "president", "President")],
        ),
        ("it is 'so' to them", 'That it is "so" to them', [("quotes", "'", '"')] * 2),
        (
            "it is 10km long",
            "That it is 10 km long",
            [("spacing", "it is 10km long", "it is 10 km long")],
        ),
        ("about 1 300 men came", "So about 1300 men came", [("spacing", "1 300", "1300")]),
        (
            'was "idle", she said',
            'It was "idle," she said',
            [("punctuation", "", ","), ("punctuation", ",", "")],
        ),
        (
            "The ferry ran late.",
            f"The ferry ran late{BREAK}The tug sank.",
            [("punctuation", ".", "")],
        ),
    ],
)
def test_what_does_not_matter_is_harmless(
    quote: str, text: str, differences: list[tuple[str, str, str]]
) -> None:
    assert told(quote, text) == differences
    assert look(quote, text).harmless


@pytest.mark.parametrize(
    ("quote", "text", "now"),
    [
        ("The ferry ran.", "It rained. The ferry ran if asked. So.", "The ferry ran if asked."),
        (
            "The ferry ran.",
            "It rained. He denied that the ferry ran.",
            "He denied that the ferry ran.",
        ),
        ("The ferry ran", "It rained. Never again the ferry ran on", "Never again the ferry ran"),
        ("The ferry ran.", "It rained. The ferry ran if asked", "The ferry ran if asked"),
        ("Run it!", "So. Run it if asked! Now.", "Run it if asked!"),
        ("Ferry ran.", "It rained. No ferry ran. So.", "No ferry ran."),
    ],
)
def test_a_sentence_that_begins_earlier_or_goes_on_is_not_the_same(
    quote: str, text: str, now: str
) -> None:
    match = look(quote, text)
    assert text[match.start : match.end] == now
    assert match.verdict is Verdict.REWORDED
    assert not match.harmless


@pytest.mark.parametrize(
    ("quote", "text", "now"),
    [
        ("Cranes ran late", "It rained. Then all cranes ran late now", "cranes ran late"),
        ("The ferry, ran", "It rained, and The ferry ran on", "The ferry ran"),
        ("the ferry, ran", "It rained. Never the ferry ran on", "the ferry ran"),
    ],
)
def test_words_that_began_no_sentence_are_given_no_beginning(
    quote: str, text: str, now: str
) -> None:
    match = look(quote, text)
    assert text[match.start : match.end] == now
    assert match.harmless


@pytest.mark.parametrize("close", ["”", ")", ")”", "]"])
def test_a_sentence_ends_before_the_marks_that_close_it(close: str) -> None:
    text = f"It rained. The ferry ran if asked.{close} So it was."
    match = look(f"The ferry ran.{close}", text)
    assert text[match.start : match.end].rstrip("”)]") == "The ferry ran if asked."


def test_a_sentence_that_goes_on_ends_with_a_whole_word() -> None:
    text = f"The ferry ran {'uninterruptedly ' * 40}. So."
    match = look("The ferry ran.", text)
    assert text[match.start : match.end].endswith(" uninterruptedly")


@pytest.mark.parametrize(("more", "words"), [(29, 29), (30, 30), (31, 30), (60, 30)])
def test_of_a_sentence_that_goes_on_thirty_words_are_looked_at(more: int, words: int) -> None:
    text = f"The ferry ran {' '.join(['a'] * more)}"
    match = look("The ferry ran.", text)
    assert len(text[match.start : match.end].split()) == 3 + words
    text = f"{' '.join(['a'] * more)} the ferry ran."
    match = look("The ferry ran.", text)
    assert len(text[match.start : match.end].split()) == 3 + words


def test_words_of_a_block_before_or_behind_are_not_taken_in() -> None:
    text = f"It rained{BREAK}The ferry ran if asked{BREAK}So it went"
    match = look("The ferry ran.", text)
    assert text[match.start : match.end] == "The ferry ran if asked"
    text = f"It rained{BREAK}Never the ferry ran. So"
    match = look("The ferry ran.", text)
    assert text[match.start : match.end] == "Never the ferry ran."


def test_several_changes_are_all_named_in_reading_order() -> None:
    text = "The union said the crane may cost 1,500 tonnes of EU steel in June."
    assert told("the crane will cost 1,300 tonnes of US steel in May", text) == [
        ("modal", "will", "may"),
        ("number", "1,300", "1,500"),
        ("name", "US", "EU"),
        ("date", "May", "June"),
    ]


def test_of_a_longer_stretch_the_figures_are_named_and_then_the_words() -> None:
    text = "They remove dyes from the menu."
    assert told("remove dyes and moved to 100% tallow from the menu", text) == [
        ("number", "100", ""),
        ("unit", "%", ""),
        ("words", "and moved to 100% tallow", ""),
    ]


def test_neighbours_lead_to_words_of_which_nothing_is_left() -> None:
    text = "It cost 1,500 tonnes of steel, and 900 tonnes of coal."
    assert told(Selector("1,300", "It cost", "tonnes of steel"), text) == [
        ("number", "1,300", "1,500")
    ]
    match = look(Selector("1,300", "It cost", "tonnes of steel"), text)
    assert text[match.start : match.end] == "1,500"


def test_a_name_that_is_spelt_otherwise_is_found_by_its_letters() -> None:
    assert told("Zelenskyy", "So Zelensky said.") == [("words", "Zelenskyy", "Zelensky")]


@pytest.mark.parametrize(
    ("quote", "text", "is_found"),
    [
        ("Olga", "So Olgaa said.", True),
        ("Ada", "So Adaa said.", False),
        ("Olga5", "So Olga55 said.", False),
        ("Zelenskyy", "So Zelinski said.", False),
        ("uncharacteristically", "So uncharakteristikallx it", True),
        ("uncharacteristically", "So unkharakteristikallx it", False),
    ],
)
def test_a_name_of_four_letters_without_figures_is_looked_for_by_its_letters(
    quote: str, text: str, is_found: bool
) -> None:
    assert (look(quote, text).verdict is Verdict.REWORDED) is is_found


def test_half_of_the_words_must_still_be_there() -> None:
    assert look("crane stood there idle", "A crane that lay idle").verdict is Verdict.REWORDED
    assert look("crane stood there idle all", "A crane that lay idle").verdict is Verdict.LOST
    assert look("crane, stood, there, idle", "crane, lay, down, so").verdict is Verdict.LOST


def test_neighbours_are_no_part_of_the_words() -> None:
    text = "They say that the crane lay idle for a whole week."
    match = look(Selector("crane stood idle", "They say that the", "for a whole week"), text)
    assert text[match.start : match.end] == "crane lay idle"


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("1", "About 1,300 men"),
        ("1,300", "About 1,500 men"),
        ("an entirely different statement", "The northern crane stood idle."),
        ("", "The crane"),
        ("crane stood", ""),
        (f"crane {OBJECT} stood", "The crane stood"),
    ],
)
def test_where_too_little_is_left_the_words_are_lost(quote: str, text: str) -> None:
    assert look(quote, text) == Match(Verdict.LOST)


def test_a_harmless_change_that_fits_two_places_is_ambiguous() -> None:
    match = look("crane, stood", "The crane stood. A crane stood.")
    assert match.verdict is Verdict.AMBIGUOUS
    assert match.places == ((4, 15), (19, 30))
    assert match.differences == (WordingDifference(WordingChange.PUNCTUATION, ",", ""),)


def test_neighbours_choose_between_two_places_of_a_harmless_change() -> None:
    match = look(Selector("crane, stood", "A"), "The crane stood. A crane stood.")
    assert (match.verdict, match.start, match.harmless) == (Verdict.REWORDED, 19, True)


def test_words_with_something_unreadable_in_them_are_not_the_words() -> None:
    assert told("Run it now please", f"So: Run it {OBJECT} now please") == [("words", "", OBJECT)]


def test_a_long_quotation_is_laid_by_its_ends() -> None:
    words = [f"word{index}" for index in range(400)]
    text = " ".join(["Before", *words[:200], "never", *words[201:], "after"])
    match = look(" ".join(words), text)
    assert match.differences == (
        WordingDifference(WordingChange.NEGATION, "", "never"),
        WordingDifference(WordingChange.WORDS, "word200", "never"),
    )
    assert text[match.start : match.end].split() == [*words[:200], "never", *words[201:]]


def test_a_text_whose_small_letters_are_longer_is_searched_as_it_is() -> None:
    assert told("İzmir port is shut", "İİ. İzmir port is open") == [("words", "shut", "open")]


def test_a_word_that_stands_everywhere_says_nothing_about_the_place() -> None:
    assert look("the one", "the " * 500).verdict is Verdict.LOST


WORDS = st.lists(
    st.sampled_from(["a", "He", "1,300", "“d”", "don’t", "km²", "é…", "x-y", "(z)", "U.S."]),
    min_size=1,
    max_size=14,
)
STYLES = {"“": '"', "”": '"', "’": "'", " ": "\u00a0", "…": "..."}


@given(WORDS, st.data())
def test_what_is_described_is_anchored_at_the_same_place(
    words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start = len(" ".join(words[:first])) + bool(first)
    end = len(" ".join(words[: last + 1]))
    match = anchor(describe(text, start, end), normalize(text))
    assert (match.verdict, match.start, match.end) == (Verdict.FOUND, start, end)


@given(WORDS, st.dictionaries(st.integers(0, 12), st.sampled_from([" ", "\n", "\u00a0", "\n   "])))
def test_quote_style_and_wrapping_never_change_a_verdict(
    words: list[str], gaps: dict[int, str]
) -> None:
    text = "Before it: " + " ".join(words) + " and after."
    other = "".join(f"{word}{gaps.get(index, ' ')}" for index, word in enumerate(text.split(" ")))
    for style, plain in STYLES.items():
        other = other.replace(style, plain)
    quote = Selector(" ".join(words))
    here, there = anchor(quote, normalize(text)), anchor(quote, normalize(other))
    assert (here.verdict, len(here.places)) == (there.verdict, len(there.places))
    assert here.verdict is not Verdict.REWORDED


@given(WORDS, WORDS)
def test_a_verdict_is_reworded_only_with_a_difference(one: list[str], two: list[str]) -> None:
    match = look(" ".join(one), " ".join(two))
    assert bool(match.differences) is (
        match.verdict is Verdict.REWORDED or (match.verdict is Verdict.AMBIGUOUS and match.harmless)
    )
    assert match.passes is (match.verdict in {Verdict.FOUND, Verdict.MOVED})
