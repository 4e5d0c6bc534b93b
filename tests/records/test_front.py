"""An article's head and body: read strictly, with the line numbers of the file."""

import pytest

from footnoted.diagnostics.problem import Code, Mark, Problem
from footnoted.records import codes
from footnoted.records import events as yaml_codes
from footnoted.records.reading import read_article

PATH = "briefings/lake/ferry.md"
NAME = "lake/ferry"
HEAD = "---\ntitle: The ferry\ndate: 2031-06-14\n---\n"


def told(code: Code, line: int, column: int, message: str, hint: str = "") -> Problem:
    return Problem(code, message, Mark(PATH, line, column), hint or code.cure)


def test_an_article_is_its_head_and_its_body() -> None:
    article = read_article(f"{HEAD}\nIt lay at the pier.\n", PATH, NAME)
    assert article.problems == []
    assert article.front is not None
    assert (article.front.title, str(article.front.date)) == ("The ferry", "2031-06-14")
    assert (article.body, article.body_line) == ("\nIt lay at the pier.\n", 5)
    assert article.document.mark(("date",)) == Mark(PATH, 3, 7)


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        (f"\ufeff{HEAD}x", "x", 5),
        (HEAD.replace("\n", "\r\n") + "x\r\ny", "x\ny", 5),
        (HEAD.replace("\n", "\r") + "x\ry", "x\ny", 5),
        (HEAD.replace("---\n", "--- \t\n") + "x", "x", 5),
        ("---\ntitle: a\ndate: 2031-06-14\n...\nx", "x", 5),
        (f"{HEAD}a\n\n---\n\nb", "a\n\n---\n\nb", 5),
        (HEAD.rstrip("\n"), "", 4),
    ],
)
def test_marks_and_line_ends_of_every_system_are_understood(
    text: str, body: str, line: int
) -> None:
    article = read_article(text, PATH, NAME)
    assert article.problems == []
    assert article.front is not None
    assert (article.body, article.body_line) == (body, line)


@pytest.mark.parametrize("text", ["", "Only words.", "\n---\ntitle: x\n---\n", "--- x\ntitle: y\n"])
def test_an_article_without_front_matter_is_told_at_its_first_line(text: str) -> None:
    article = read_article(text, PATH, NAME)
    message = "The article has no front matter, so its title and date are missing."
    assert article.problems == [told(codes.NO_FRONT_MATTER, 1, 1, message)]
    assert (article.front, article.body, article.body_line) == (None, text, 1)


def test_front_matter_without_an_end_is_told_at_its_start() -> None:
    article = read_article("---\ntitle: x\n\nWords.\n", PATH, NAME)
    message = "The front matter that begins here has no closing line."
    assert article.problems == [told(codes.OPEN_FRONT_MATTER, 1, 1, message)]
    assert article.front is None


def test_a_missing_date_is_told_at_the_head_and_the_article_cannot_be_placed() -> None:
    article = read_article("---\ntitle: x\n---\ny", PATH, NAME)
    hint = "Add `date: …`. Day of publication."
    assert article.problems == [told(codes.MISSING, 2, 1, "`date` is missing.", hint)]
    assert article.front is None


def test_for_a_missing_title_the_name_stands_in() -> None:
    article = read_article("---\ndate: 2031-06-14\nlang: de\n---\ny", PATH, NAME)
    hint = "Add `title: …`. The headline."
    assert article.problems == [told(codes.MISSING, 2, 1, "`title` is missing.", hint)]
    assert article.front is not None
    assert (article.front.title, article.front.lang) == ("ferry", "de")


def test_an_empty_head_lacks_both() -> None:
    article = read_article("---\n---\n", PATH, NAME)
    assert [problem.message for problem in article.problems] == [
        "`title` is missing.",
        "`date` is missing.",
    ]


def test_a_bad_value_in_the_head_leaves_the_rest_standing() -> None:
    text = "---\ntitle: The ferry\ndate: 2031-06-14\nsumary: x\ndraft: yes\nlang: de\n---\n"
    article = read_article(text, PATH, NAME)
    assert article.problems == [
        told(
            codes.WRONG_TYPE,
            5,
            8,
            "`draft`: Expected true or false, found 'yes'.",
            "True while it is for preview only.",
        ),
        told(codes.UNKNOWN_KEY, 4, 1, "There is no key `sumary`.", "Did you mean `summary`?"),
    ]
    assert article.front is not None
    assert (article.front.title, article.front.draft, article.front.lang) == (
        "The ferry",
        False,
        "de",
    )


def test_a_slip_in_the_head_is_told_once_with_its_cure() -> None:
    article = read_article("---\ntitle: Ferry: docked\ndate: 2031-06-14\n---\n", PATH, NAME)
    message = "“Ferry:” is read as a key, because a colon and a space follow."
    hint = 'Write: title: "Ferry: docked"'
    assert article.problems == [told(yaml_codes.UNQUOTED_COLON, 2, 13, message, hint)]
    assert article.front is not None
    assert article.front.title == "Ferry: docked"


def test_a_head_that_is_no_yaml_is_not_also_a_missing_title() -> None:
    article = read_article('---\ntitle: "x\ndate: 2031-06-14\n---\ny', PATH, NAME)
    message = "This quotation mark is not closed."
    assert article.problems == [told(yaml_codes.UNCLOSED, 2, 8, message)]
    assert (article.front, article.body) == (None, "y")


def test_invisible_characters_of_the_body_are_told_at_their_lines() -> None:
    article = read_article(f"\ufeff{HEAD}a\n\nb\u202ec\x07\n", PATH, NAME)
    bidi = "Invisible character U+202E RIGHT-TO-LEFT OVERRIDE."
    bell = "Invisible character U+0007 BELL."
    assert article.problems == [
        told(yaml_codes.BIDI_CONTROL, 7, 2, bidi, "Delete it."),
        told(yaml_codes.CONTROL_CHARACTER, 7, 4, bell, "Delete it."),
    ]
    assert article.body == "a\n\nb\ufffdc\ufffd\n"


def test_those_of_the_head_are_told_once() -> None:
    article = read_article(HEAD.replace("The", "The\x07"), PATH, NAME)
    assert [str(problem.mark) for problem in article.problems] == [f"{PATH}:2:11"]
