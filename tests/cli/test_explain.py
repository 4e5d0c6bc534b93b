"""``footnoted explain``: one code, all codes, and a word that is none."""

import pytest

from footnoted.catalogue import CODES, EXAMPLES, NEWSROOM
from footnoted.diagnostics.manual import entry, listing, page, text
from tests.cli.conftest import Run


def test_a_code_is_explained(run: Run) -> None:
    done = run("explain", "anchor.lost")
    assert done.exit_code == 0
    assert done.stdout.startswith("anchor.lost: error\n\n")
    assert "\n\nCure: " in done.stdout
    assert "\n\nBad, crane.yml:\n\n    claims:\n" in done.stdout
    assert "\n\nGood, crane.yml:\n\n    claims:\n" in done.stdout


def test_every_code_is_explained_as_the_catalogue_has_it(run: Run) -> None:
    for code in CODES:
        example = EXAMPLES.get(code.name)
        assert run("explain", code.name).stdout == text(code, example)
        assert run("explain", code.name, "--format", "markdown").stdout == entry(code, example)


def test_without_a_code_all_are_listed(run: Run) -> None:
    assert run("explain").stdout == listing(CODES)


def test_the_whole_manual_is_a_page(run: Run) -> None:
    assert run("explain", "--format", "markdown").stdout == page(CODES, EXAMPLES, NEWSROOM)


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("anchor.lots", "Did you mean `anchor.lost`?"),
        ("ANCHOR.LOST", "Did you mean `anchor.lost`?"),
        ("q", "`footnoted explain` lists all codes."),
    ],
)
def test_a_code_that_is_none_is_wrong_usage(run: Run, word: str, hint: str) -> None:
    done = run("explain", word)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"Error: There is no problem `{word}`. {hint}\n"
