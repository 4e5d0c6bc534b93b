"""What the loader makes of a text: values as typed, and the place of each."""

from footnoted.diagnostics.problem import Mark
from footnoted.records.yaml import parse

PATH = "briefings/ferry.yml"


def value(text: str) -> object:
    document = parse(text, PATH)
    assert document.problems == ()
    return document.value


def test_every_scalar_is_the_text_that_was_typed() -> None:
    typed = ("NO", "yes", "12:30", "1_000", "010", "0x1F", "1e3", ".inf", "1.30", "null", "~", "=")
    for text in (*typed, "2024-08", "2025-02-30", "<<", "9" * 5000):
        assert value(f"key: {text}") == {"key": text}


def test_an_empty_value_is_absent_and_an_empty_text_is_a_text() -> None:
    assert value("a:\nb: ''\nc: \"\"\nd: [x, '']\ne:\n  -\n  - y") == {
        "a": None,
        "b": "",
        "c": "",
        "d": ["x", ""],
        "e": [None, "y"],
    }


def test_an_empty_text_is_an_empty_document() -> None:
    for text in ("", "\n\n", "# only a comment\n", "---\n", "\ufeff"):
        document = parse(text, PATH)
        assert (document.value, document.problems) == (None, ())
        assert document.mark(("claims",)).path == PATH


def test_folded_and_literal_texts_are_read_as_yaml_says() -> None:
    assert value("a: >-\n  one\n  two\nb: |\n  one\n  two\n") == {"a": "one two", "b": "one\ntwo\n"}


def test_a_byte_order_mark_and_windows_line_ends_are_no_content() -> None:
    document = parse("\ufeffa: 1\r\nb:\r\n  c: 2\r\n", PATH)
    assert document.value == {"a": "1", "b": {"c": "2"}}
    assert document.key_mark(("a",)) == Mark(PATH, 1, 1)
    assert document.mark(("b", "c")) == Mark(PATH, 3, 6)


def test_offsets_lead_back_to_what_was_typed() -> None:
    text = "\ufeffclaims:\n  crane:\n    quote: “stood idle”\n    tags: [a, 'b c']\n"
    document = parse(text, PATH)
    found = {}
    for path, spot in document.places.items():
        key = spot.key and document.text[spot.key.start : spot.key.end]
        found[path] = (key, document.text[spot.value.start : spot.value.end])
    assert document.text == text
    crane = "quote: “stood idle”\n    tags: [a, 'b c']"
    assert found == {
        (): (None, f"claims:\n  crane:\n    {crane}"),
        ("claims",): ("claims", f"crane:\n    {crane}"),
        ("claims", "crane"): ("crane", crane),
        ("claims", "crane", "quote"): ("quote", "“stood idle”"),
        ("claims", "crane", "tags"): ("tags", "[a, 'b c']"),
        ("claims", "crane", "tags", 0): (None, "a"),
        ("claims", "crane", "tags", 1): (None, "'b c'"),
    }


def test_a_place_is_the_value_on_its_keys_line_and_else_the_key() -> None:
    document = parse("a:\n  b: [x,\n    y]\n  c:\n    long text\n", PATH)
    assert document.mark(("a",)) == Mark(PATH, 1, 1)
    assert document.mark(("a", "b")) == Mark(PATH, 2, 6)
    assert document.mark(("a", "b", 1)) == Mark(PATH, 3, 5)
    assert document.key_mark(("a", "b")) == Mark(PATH, 2, 3)
    assert document.mark(("a", "c")) == Mark(PATH, 4, 3)


def test_a_path_that_was_never_written_has_the_place_of_its_nearest_parent() -> None:
    document = parse("a:\n  b: 1\n", PATH)
    assert document.mark(("a", "b", "c", 3)) == Mark(PATH, 2, 6)
    assert document.key_mark(("a", "x")) == Mark(PATH, 1, 1)
    assert document.mark(("x",)) == Mark(PATH, 1, 1)
    assert document.mark() == Mark(PATH, 1, 1)


def test_columns_count_code_points() -> None:
    document = parse("é𝄞👩‍👩‍👧: {ü: x}", PATH)
    assert document.mark(("é𝄞👩‍👩‍👧", "ü")) == Mark(PATH, 1, 14)


def test_right_to_left_text_and_its_marks_are_left_alone() -> None:
    for text in ("العربية", "עברית", "a\u200eb\u200fc", "\u0646\u0645\u06cc\u200c\u062e"):
        assert value(f"key: {text}") == {"key": text}
