"""Examples read from a docstring: which file each block gives, and to which side."""

from footnoted.diagnostics.manual import SIDECAR, Example, examples

DOCSTRING = """Quotations that are not found.

A limit of it.

anchor.lost
    Bad::
        claims:
          idle: {quote: The southern crane}

        figures: {}
    Good::
        claims: {}

anchor.moved
    Both, crane.md::
        ---
        title: A
        ---

        The crane.
    Bad::
        claims: {a: {says: A.}}
    Good, _shared/sources.yml::
        sources: {}
    Good::
        claims: {}

More words.
    Bad::
        not an example
"""


def test_each_code_has_its_files_by_side() -> None:
    assert examples(DOCSTRING) == {
        "anchor.lost": Example(
            bad={SIDECAR: "claims:\n  idle: {quote: The southern crane}\n\nfigures: {}\n"},
            good={SIDECAR: "claims: {}\n"},
        ),
        "anchor.moved": Example(
            bad={SIDECAR: "claims: {a: {says: A.}}\n"},
            good={"_shared/sources.yml": "sources: {}\n", SIDECAR: "claims: {}\n"},
            both={"crane.md": "---\ntitle: A\n---\n\nThe crane.\n"},
        ),
    }


def test_the_order_is_that_of_the_docstring() -> None:
    assert list(examples(DOCSTRING)) == ["anchor.lost", "anchor.moved"]


def test_words_without_an_example_give_none() -> None:
    assert examples("") == {}
    assert examples("Job.\n\nLimit: a.b is no heading.\n    Bad::\n        x: 1\n") == {}


def test_a_code_without_a_block_has_no_example() -> None:
    assert examples("Job.\n\nanchor.lost\nanchor.moved\n    Good::\n        a: 1\n") == {
        "anchor.moved": Example(good={SIDECAR: "a: 1\n"})
    }


def test_tabs_and_indentation_of_a_text_stay() -> None:
    (example,) = examples("Job.\n\nyaml.tab\n    Bad::\n        a:\n        \tb: 1\n").values()
    assert example.bad == {SIDECAR: "a:\n\tb: 1\n"}


def test_a_line_before_the_indentation_ends_the_example() -> None:
    (example,) = examples("anchor.lost\n    Bad::\n        a: 1\n  b: 2\n        c: 3\n").values()
    assert example.bad == {SIDECAR: "a: 1\n"}
