"""What YAML can do and sidecars must not: each refusal is located, and nothing ever raises."""

import pytest

from footnoted.diagnostics.problem import Code, Mark, Problem
from footnoted.records import events as codes
from footnoted.records.events import MOST
from footnoted.records.yaml import parse

PATH = "briefings/ferry.yml"


def problem(code: Code, message: str, line: int, column: int) -> Problem:
    return Problem(code, message, Mark(PATH, line, column), code.cure)


WORD = "before this colon; a key must be a word."


@pytest.mark.parametrize(
    ("text", "expected", "value"),
    [
        (
            "a: &x b\nc: *x",
            (
                problem(codes.ANCHOR, "“&x” is read as an anchor.", 1, 4),
                problem(codes.ALIAS, "“*x” is read as an alias.", 2, 4),
            ),
            {"a": "b", "c": None},
        ),
        (
            "k: !!python/object/apply:os.system [id]",
            (problem(codes.TAG, "“!!python/object/apply:os.system” is read as a tag.", 1, 4),),
            {"k": ["id"]},
        ),
        ("k: !ENV HOME", (problem(codes.TAG, "“!ENV” is read as a tag.", 1, 4),), {"k": "HOME"}),
        (
            "a: {<<: {b: 1}, c: 2}",
            (problem(codes.MERGE_KEY, "Merge keys (<<) are not read.", 1, 5),),
            {"a": {"c": "2"}},
        ),
        (
            "? [a]\n: b\nc: d",
            (problem(codes.KEY, f"A list or mapping is {WORD}", 1, 3),),
            {"c": "d"},
        ),
        ('"": b\nc: d', (problem(codes.KEY, f"There is no word {WORD}", 1, 1),), {"c": "d"}),
        (
            "a: 1\n---\nb: 2",
            (problem(codes.SECOND_DOCUMENT, "A second document starts here.", 2, 1),),
            {"a": "1"},
        ),
        (
            "- a",
            (problem(codes.NOT_A_MAPPING, "The file must be made of keys with values.", 1, 1),),
            None,
        ),
        (
            "hello",
            (problem(codes.NOT_A_MAPPING, "The file must be made of keys with values.", 1, 1),),
            None,
        ),
    ],
)
def test_a_refusal_is_located_and_the_rest_is_read(
    text: str, expected: tuple[Problem, ...], value: object
) -> None:
    document = parse(text, PATH)
    assert document.problems == expected
    assert document.value == value


def test_a_key_given_twice_names_both_places_and_keeps_the_first() -> None:
    document = parse("a:\n  id: 1\n  x: 2\n  id: {y: 3}\n", PATH)
    first = Mark(PATH, 2, 3)
    assert document.problems == (
        Problem(
            codes.DUPLICATE_KEY,
            "The key “id” is already in line 2.",
            Mark(PATH, 4, 3),
            "Rename or remove one of the two.",
            related=first,
        ),
    )
    assert document.value == {"a": {"id": "1", "x": "2"}}
    assert document.key_mark(("a", "id", "y")) == first


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a: "x\nb: 1\n', problem(codes.UNCLOSED, "This quotation mark is not closed.", 1, 4)),
        ("a: [x\nb: 1\n", problem(codes.UNCLOSED, "This “[” is not closed.", 1, 4)),
        (
            "a:\n  b: 1\n c: 2\n",
            problem(
                codes.SYNTAX, "This line does not fit the indentation of the lines above.", 3, 2
            ),
        ),
        (
            "a: - b\n",
            Problem(
                codes.SYNTAX,
                "A list cannot start on its key's line.",
                Mark(PATH, 1, 4),
                "Put `- …` on the next line, indented. If it is text, put it into quotation marks.",
            ),
        ),
        (
            "a: {: b}",
            problem(codes.SYNTAX, "This cannot be read: did not find expected node content.", 1, 5),
        ),
        (
            "a\nb: 1\n",
            problem(codes.SYNTAX, "This line has no key: a colon and a space are missing.", 1, 1),
        ),
    ],
)
def test_broken_yaml_is_told_where_it_broke(text: str, expected: Problem) -> None:
    document = parse(text, PATH)
    assert document.problems == (expected,)
    assert document.value is None


def test_nesting_stops_at_twenty_levels() -> None:
    assert parse("a: " + "[" * 19 + "]" * 19, PATH).problems == ()
    for deep in ("a: " + "[" * 20 + "]" * 20, "a: " + "[" * 100_000, "a: " + "{x: " * 30):
        document = parse(deep, PATH)
        assert [found.code for found in document.problems] == [codes.TOO_DEEP]
        assert document.problems[0].message == "Nested deeper than 20 levels."
        assert document.value is None


def test_a_text_of_more_than_256_kib_is_not_read() -> None:
    enough = "a: " + "é" * (128 * 1024 - 2)
    assert parse(enough, PATH).problems == ()
    assert parse(enough + "é", PATH).problems == (
        Problem(
            codes.TOO_LARGE, "The file is larger than 256 KiB.", Mark(PATH), codes.TOO_LARGE.cure
        ),
    )


@pytest.mark.parametrize(
    ("character", "code", "name"),
    [
        ("\x00", codes.CONTROL_CHARACTER, "U+0000 NUL"),
        ("\x07", codes.CONTROL_CHARACTER, "U+0007 BELL"),
        ("\x0b", codes.CONTROL_CHARACTER, "U+000B"),
        ("\x1b", codes.CONTROL_CHARACTER, "U+001B ESCAPE"),
        ("\x7f", codes.CONTROL_CHARACTER, "U+007F DELETE"),
        ("\x85", codes.CONTROL_CHARACTER, "U+0085 NEXT LINE"),
        ("\u2028", codes.CONTROL_CHARACTER, "U+2028 LINE SEPARATOR"),
        ("\ufeff", codes.CONTROL_CHARACTER, "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("\ud800", codes.CONTROL_CHARACTER, "U+D800"),
        ("\u202a", codes.BIDI_CONTROL, "U+202A LEFT-TO-RIGHT EMBEDDING"),
        ("\u202e", codes.BIDI_CONTROL, "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\u2066", codes.BIDI_CONTROL, "U+2066 LEFT-TO-RIGHT ISOLATE"),
        ("\u2069", codes.BIDI_CONTROL, "U+2069 POP DIRECTIONAL ISOLATE"),
    ],
)
def test_invisible_characters_are_refused_where_they_stand(
    character: str, code: Code, name: str
) -> None:
    document = parse(f"a: 1\nb: x{character}y\nc: 2\n", PATH)
    assert document.problems == (
        Problem(code, f"Invisible character {name}.", Mark(PATH, 2, 5), "Delete it."),
    )
    assert document.value == {"a": "1", "b": "x\ufffdy", "c": "2"}


def test_an_escape_cannot_smuggle_an_invisible_character_in() -> None:
    document = parse('a: "x\\u202Ey"\n"k\\0": z\n', PATH)
    bidi = "Invisible character U+202E RIGHT-TO-LEFT OVERRIDE."
    nul = "Invisible character U+0000 NUL."
    assert document.problems == (
        Problem(codes.BIDI_CONTROL, bidi, Mark(PATH, 1, 4), "Delete it."),
        Problem(codes.CONTROL_CHARACTER, nul, Mark(PATH, 2, 1), "Delete it."),
    )
    assert document.value == {"a": "x\ufffdy", "k\ufffd": "z"}


def test_a_space_of_no_width_is_a_warning_and_stays() -> None:
    document = parse("a: x\u200by", PATH)
    message = "Invisible character U+200B ZERO WIDTH SPACE."
    assert document.problems == (
        Problem(codes.ZERO_WIDTH, message, Mark(PATH, 1, 5), "Delete it."),
    )
    assert document.value == {"a": "x\u200by"}


def test_a_file_full_of_rubbish_is_not_a_thousand_reports() -> None:
    assert len(parse("\x07" * 5000, PATH).problems) <= MOST + 1
