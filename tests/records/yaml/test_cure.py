"""Lines cured: the one text that needs it is quoted, and nothing else moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.records import events as cure
from footnoted.records.yaml import parse

PRINTABLE = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"])
)


@given(PRINTABLE)
def test_a_quoted_text_is_read_back_as_it_was(text: str) -> None:
    document = parse(f"key: {cure.quote_yaml(text)}", "a.yml")
    assert (document.value, document.problems) == ({"key": text}, ())


@given(PRINTABLE)
def test_a_quoted_text_is_read_back_inside_brackets_too(text: str) -> None:
    document = parse(f"key: [{cure.quote_yaml(text)}, {{a: {cure.quote_yaml(text)}}}]", "a.yml")
    assert (document.value, document.problems) == ({"key": [text, {"a": text}]}, ())


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("plain", '"plain"'),
        ("it's", '"it\'s"'),
        ('say "no"', "'say \"no\"'"),
        ("both ' and \"", "'both '' and \"'"),
        ("C:\\dir", "'C:\\dir'"),
        ("", '""'),
    ],
)
def test_the_plainer_quotation_marks_are_chosen(text: str, quoted: str) -> None:
    assert cure.quote_yaml(text) == quoted


@pytest.mark.parametrize(
    ("line", "column", "inside"),
    [
        ("a: {b: c", 8, True),
        ("a: {b: c} d", 11, False),
        ("  - [x, y", 9, True),
        ("- {a: [b], c: d", 15, True),
        ("a: b {c", 7, False),
        ('a: ["]", b', 10, True),
        ("{a: b", 5, True),
        ("a: b", 4, False),
        ("", 0, False),
    ],
)
def test_brackets_count_only_where_a_value_begins_with_one(
    line: str, column: int, inside: bool
) -> None:
    assert cure.in_flow(line, column) is inside


@pytest.mark.parametrize(
    ("line", "start", "flow", "cured"),
    [
        ("a: x: y", 3, False, 'a: "x: y"'),
        ("a: x: y   # why", 3, False, 'a: "x: y"   # why'),
        ("a: x: y  ", 3, False, 'a: "x: y"  '),
        ("- {a: x: y, b: z}", 6, True, '- {a: "x: y", b: z}'),
        ("- {a: x, y: and more}", 6, True, '- {a: "x", y: and more}'),
        ("- [x: y , z]", 3, True, '- ["x: y" , z]'),
        ("- {a: x: y", 6, True, '- {a: "x: y"'),
    ],
)
def test_a_value_is_quoted_up_to_where_it_ends(
    line: str, start: int, flow: bool, cured: str
) -> None:
    assert cure.quote_from(line, start, start + 1, flow) == cured


@pytest.mark.parametrize(
    ("line", "column", "start"),
    [
        ("a: x #b", 5, 3),
        ("  - a: x #b", 9, 7),
        ("a: {b: x #c", 9, 7),
        ("a: [b, x #c", 9, 7),
        ("a: [{b: c, d: x #e", 16, 14),
    ],
)
def test_the_value_around_a_place_is_found(line: str, column: int, start: int) -> None:
    assert cure.value_start(line, column) == start


def test_an_address_is_joined_once_and_only_behind_its_start() -> None:
    assert cure.join_address("a #1: https://x.example/a  #b #c", 6) == (
        "a #1: https://x.example/a#b #c"
    )


def test_backslashes_survive_in_single_marks() -> None:
    assert cure.quote_singly(r'a: "C:\new \"x\" it' + "'" + r's" # b', 3) == (
        r"a: 'C:\new \"x\" it''s' # b"
    )
    assert cure.quote_singly('a: "never closed', 3) is None


def test_tabs_become_two_spaces_at_the_start_only() -> None:
    assert cure.replace_tabs("\t \tb:\tc") == "     b:\tc"


def test_a_tab_below_a_key_is_deeper_than_the_key() -> None:
    assert cure.replace_tabs("\tb: c", "    a:") == "      b: c"
    assert cure.replace_tabs("\t\tb: c", "a:") == "    b: c"
    assert cure.replace_tabs("\tb: c", "    a: 1") == "  b: c"


def test_a_tab_above_another_key_is_as_deep_as_that_key() -> None:
    assert cure.replace_tabs("\tb: c", "    a: 1", "    d: 1") == "    b: c"
    assert cure.replace_tabs("\tb: c", "    a: 1", "d: 1") == "  b: c"
    assert cure.replace_tabs("\tb: c", "    a: 1", "    on it goes") == "  b: c"
    assert cure.replace_tabs("\tb:", "    a: 1", "    d: 1") == "  b:"
    assert cure.replace_tabs("\tb: >-", "    a: 1", "    d: 1") == "  b: >-"


@pytest.mark.parametrize(
    ("line", "start", "cured"),
    [
        ("%a: 1", 0, '"%a": 1'),
        ("  - @a: 1", 4, '  - "@a": 1'),
        ("b: %a", 3, None),
        ("%a", 0, None),
    ],
)
def test_only_a_key_at_its_place_is_quoted_alone(line: str, start: int, cured: str | None) -> None:
    assert cure.quote_key(line, start) == cured
