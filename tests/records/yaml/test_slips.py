"""The slips people make in YAML: each is reported with the line as it should be."""

import pytest

from footnoted.diagnostics.problem import Mark, Problem
from footnoted.records import events as codes
from footnoted.records.yaml import YamlValue, parse

PATH = "briefings/ferry.yml"
COMMENT = "If it is a comment, put a space after the #. "

CASES = [
    (
        'title: "Idle" cranes',
        (codes.TEXT_AFTER_QUOTE, 15, "“cranes” follows the closing quotation mark."),
        """title: '"Idle" cranes'""",
        '"Idle" cranes',
    ),
    (
        "title: 'Idle' cranes, it's said  # a remark",
        (
            codes.TEXT_AFTER_QUOTE,
            15,
            "“cranes, it's said  # a remark” follows the closing quotation mark.",
        ),
        """title: "'Idle' cranes, it's said"  # a remark""",
        "'Idle' cranes, it's said",
    ),
    (
        'title: {exact: "Idle" cranes, prefix: the}',
        (
            codes.TEXT_AFTER_QUOTE,
            23,
            "“cranes, prefix: the}” follows the closing quotation mark.",
        ),
        """title: {exact: '"Idle" cranes', prefix: the}""",
        {"exact": '"Idle" cranes', "prefix": "the"},
    ),
    (
        "title: The master: no sailing",
        (
            codes.UNQUOTED_COLON,
            18,
            "“The master:” is read as a key, because a colon and a space follow.",
        ),
        'title: "The master: no sailing"',
        "The master: no sailing",
    ),
    (
        "title: {text: The master: no, was: x}",
        (
            codes.UNQUOTED_COLON,
            25,
            "“The master:” is read as a key, because a colon and a space follow.",
        ),
        'title: {text: "The master: no", was: x}',
        {"text": "The master: no", "was": "x"},
    ),
    (
        "title: {text: low water, no wind, was: x}",
        (
            codes.UNQUOTED_COMMA,
            26,
            "“no wind” has no colon and value: the comma before it ended the text.",
        ),
        'title: {text: "low water, no wind", was: x}',
        {"text": "low water, no wind", "was": "x"},
    ),
    (
        "title: {text: one, two, three}",
        (
            codes.UNQUOTED_COMMA,
            20,
            "“two” has no colon and value: the comma before it ended the text.",
        ),
        'title: {text: "one, two, three"}',
        {"text": "one, two, three"},
    ),
    (
        "title: https://lake.example/a #section",
        (codes.CUT_BY_HASH, 31, "“#section” is read as a comment and lost."),
        "title: https://lake.example/a#section",
        "https://lake.example/a#section",
    ),
    (
        "title: {url: https://lake.example/a #b, was: x}",
        (codes.CUT_BY_HASH, 37, "“#b, was: x}” is read as a comment and lost."),
        "title: {url: https://lake.example/a#b, was: x}",
        {"url": "https://lake.example/a#b", "was": "x"},
    ),
    (
        "title: crane #2 stood",
        (codes.CUT_BY_HASH, 14, "“#2 stood” is read as a comment and lost."),
        'title: "crane #2 stood"',
        "crane #2 stood",
    ),
    (
        "title: {text: crane #2, was: x}",
        (codes.CUT_BY_HASH, 21, "“#2, was: x}” is read as a comment and lost."),
        'title: {text: "crane #2", was: x}',
        {"text": "crane #2", "was": "x"},
    ),
    (
        "title: #top",
        (codes.CUT_BY_HASH, 8, "“#top” is read as a comment and lost."),
        'title: "#top"',
        "#top",
    ),
    (
        "title: [2025-02-10..2025-02-16]",
        (
            codes.UNQUOTED_DATE_SET,
            8,
            "“[2025-02-10..2025-02-16]” is read as a list, because the brackets are not in "
            "quotation marks.",
        ),
        'title: "[2025-02-10..2025-02-16]"',
        "[2025-02-10..2025-02-16]",
    ),
    (
        "title: {kind: x, due: [..2025-02-16]}",
        (
            codes.UNQUOTED_DATE_SET,
            23,
            "“[..2025-02-16]” is read as a list, because the brackets are not in quotation marks.",
        ),
        'title: {kind: x, due: "[..2025-02-16]"}',
        {"kind": "x", "due": "[..2025-02-16]"},
    ),
    (
        "title: {2025..2026}",
        (
            codes.UNQUOTED_DATE_SET,
            8,
            "“{2025..2026}” is read as a list, because the brackets are not in quotation marks.",
        ),
        'title: "{2025..2026}"',
        "{2025..2026}",
    ),
    (
        "title: % of the freight",
        (codes.LEADING_CHARACTER, 8, "A text without quotation marks cannot begin with “%”."),
        'title: "% of the freight"',
        "% of the freight",
    ),
    (
        "title: [lake, @ferry, x]",
        (codes.LEADING_CHARACTER, 15, "A text without quotation marks cannot begin with “@”."),
        'title: [lake, "@ferry", x]',
        ["lake", "@ferry", "x"],
    ),
    (
        "title: **bold** words",
        (codes.LEADING_CHARACTER, 8, "A text without quotation marks cannot begin with “*”."),
        'title: "**bold** words"',
        "**bold** words",
    ),
    (
        "title: > 5 tonnes",
        (codes.LEADING_CHARACTER, 8, "A text without quotation marks cannot begin with “>”."),
        'title: "> 5 tonnes"',
        "> 5 tonnes",
    ),
    (
        r'title: "C:\dir"',
        (
            codes.ESCAPE,
            10,
            "A backslash between double quotation marks is followed by a letter that YAML does "
            "not know.",
        ),
        r"title: 'C:\dir'",
        r"C:\dir",
    ),
]


@pytest.mark.parametrize(("line", "told", "cured", "value"), CASES)
def test_a_slip_is_told_with_the_cured_line_and_reading_goes_on(
    line: str, told: tuple, cured: str, value: YamlValue
) -> None:
    code, column, message = told
    document = parse(f"first: 1\n{line}\nlast: [3]\n", PATH)
    hint = f"{COMMENT if code is codes.CUT_BY_HASH else ''}Write: {cured}"
    assert document.problems == (Problem(code, message, Mark(PATH, 2, column), hint),)
    assert document.value == {"first": "1", "title": value, "last": ["3"]}
    assert document.text == f"first: 1\n{cured}\nlast: [3]\n"
    assert document.key_mark(("last",)) == Mark(PATH, 4 - 1, 1)


@pytest.mark.parametrize("cured", sorted({case[2] for case in CASES}))
def test_every_cured_line_is_read_without_a_word(cured: str) -> None:
    assert parse(cured, PATH).problems == ()


def test_a_key_that_starts_with_a_sign_is_quoted_alone() -> None:
    document = parse("%share: 5", PATH)
    message = "A text without quotation marks cannot begin with “%”."
    hint = 'Write: "%share": 5'
    assert document.problems == (Problem(codes.LEADING_CHARACTER, message, Mark(PATH, 1, 1), hint),)
    assert document.value == {"%share": "5"}


def test_a_tab_is_told_and_read_as_two_spaces() -> None:
    document = parse("a:\n\tb: 1\n\tc: 2\n", PATH)
    hint = "Indent with two spaces for each step. Write: "
    message = "This line is indented with a tab."
    assert document.problems == (
        Problem(codes.TAB, message, Mark(PATH, 2, 1), f"{hint}b: 1"),
        Problem(codes.TAB, message, Mark(PATH, 3, 1), f"{hint}c: 2"),
    )
    assert document.value == {"a": {"b": "1", "c": "2"}}


@pytest.mark.parametrize(
    "text",
    [
        "claims:\n  idle:\n    # why\n\n\tquote: a\n    says: b\n",
        "claims:\n  idle:\n    says: b\n    # why\n\tquote: a\n    kind: fact\n",
    ],
)
def test_a_tab_among_spaces_is_told_once_and_loses_nothing(text: str) -> None:
    document = parse(text, PATH)
    hint = "Indent with two spaces for each step. Write: quote: a"
    assert document.problems == (
        Problem(codes.TAB, "This line is indented with a tab.", Mark(PATH, 5, 1), hint),
    )
    kind = {"kind": "fact"} if "kind" in text else {}
    assert document.value == {"claims": {"idle": {"quote": "a", "says": "b", **kind}}}


def test_a_missing_space_behind_a_colon_is_told_at_its_line() -> None:
    document = parse("a:b\nc: 1\n", PATH)
    message = "This line has no key: a colon and a space are missing."
    assert document.problems == (Problem(codes.SYNTAX, message, Mark(PATH, 1, 1), "Write: a: b"),)
    assert document.value == {"a": "b", "c": "1"}


@pytest.mark.parametrize("text", ["a: 1\nc has\nb: 2\n", "a: [1]\nc has\n", 'a: "1"\nc has\nb: 2'])
def test_a_line_without_a_colon_is_told_at_its_own_line(text: str) -> None:
    message = "This line has no key: a colon and a space are missing."
    hint = codes.SYNTAX.cure
    assert parse(text, PATH).problems == (Problem(codes.SYNTAX, message, Mark(PATH, 2, 1), hint),)


def test_a_missing_space_below_another_key_is_told_and_cured() -> None:
    document = parse("a: [1]\nb:x y\nc: 1\n", PATH)
    message = "This line has no key: a colon and a space are missing."
    assert document.problems == (Problem(codes.SYNTAX, message, Mark(PATH, 2, 1), "Write: b: x y"),)
    assert document.value == {"a": ["1"], "b": "x y", "c": "1"}


def test_several_slips_are_told_in_one_run_two_of_them_in_one_line() -> None:
    text = 'a: {b: x: y, c: "q" r}\nd: @e\nf: ok\n'
    document = parse(text, PATH)
    assert [str(problem.mark) for problem in document.problems] == [
        f"{PATH}:1:9",
        f"{PATH}:1:23",
        f"{PATH}:2:4",
    ]
    assert document.value == {"a": {"b": "x: y", "c": '"q" r'}, "d": "@e", "f": "ok"}


def test_a_key_without_a_value_in_braces_has_no_cure_to_show() -> None:
    document = parse("a: {b}", PATH)
    assert document.problems == (
        Problem(
            codes.UNQUOTED_COMMA,
            "“b” has no colon and value.",
            Mark(PATH, 1, 5),
            codes.UNQUOTED_COMMA.cure,
        ),
    )
    assert document.value is None


def test_more_slips_than_are_cured_end_in_one_that_says_so_plainly() -> None:
    document = parse("".join(f"k{number}: @x\n" for number in range(20)), PATH)
    assert len(document.problems) == 11
    assert document.value is None


@pytest.mark.parametrize(
    "text",
    [
        "a: b # a comment",
        "a: b  #",
        "a: b#c",
        "a: https://lake.example/#part",
        "a: 'b' # c",
        "a: [b, c] # d",
        "a: 5%",
        "a: [2025, 2026]",
        "a: {b: , c: 1}",
        'a: {"b":1}',
    ],
)
def test_what_only_looks_like_a_slip_is_left_alone(text: str) -> None:
    assert parse(text, PATH).problems == ()


@pytest.mark.parametrize(
    ("text", "line", "spaces", "wanted"),
    [
        ("claims:\n  a:\n    quote: x\n     says: y\n", 4, 5, 4),
        ("claims:\n  a:\n    quote: x y\n      says: y\n    kind: fact\n", 4, 6, 4),
        ("claims:\n  a: [b]\n  b:\n  quote: x\n    says: y\n", 4, 2, 4),
        ("title: x\n  date: y\n", 2, 2, 0),
        ("a:\n  b: x\n   c: y\n  d: z\n", 3, 3, 2),
    ],
)
def test_a_key_at_the_wrong_depth_is_reported_at_its_own_line_and_cured(
    text: str, line: int, spaces: int, wanted: int
) -> None:
    document = parse(text, PATH)
    [problem] = document.problems
    assert problem.message == (
        f"This line begins with {spaces} spaces and should begin with {wanted}."
    )
    assert problem.mark == Mark(PATH, line, spaces + 1)
    assert problem.hint.startswith(f"Put {wanted} spaces before it. Write: ")
    cured = text.split("\n")
    cured[line - 1] = " " * wanted + cured[line - 1].lstrip()
    assert parse("\n".join(cured), PATH).problems == ()
    assert document.value == parse("\n".join(cured), PATH).value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: {party:x}", {"party": "x"}),
        (
            "a: [{party:x}, {source:y, read: true}]",
            [{"party": "x"}, {"source": "y", "read": "true"}],
        ),
        ("a: {id:log, locator: 3}", {"id": "log", "locator": "3"}),
    ],
)
def test_a_missing_space_after_a_colon_in_braces_is_reported_as_that(
    text: str, value: object
) -> None:
    document = parse(text, PATH)
    assert {problem.message.partition("”")[2] for problem in document.problems} == {
        " has no space after its colon."
    }
    cure = document.problems[0].hint.removeprefix("Write: ")
    again = parse(cure, PATH)
    again = (
        again if not again.problems else parse(again.problems[0].hint.removeprefix("Write: "), PATH)
    )
    assert (again.problems, again.value) == ((), {"a": value})
