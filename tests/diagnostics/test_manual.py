"""The manual: one code for a terminal, all of them as a page, and the page that is committed."""

from pathlib import Path

import markdown
import pytest

from footnoted.catalogue import CODES
from footnoted.diagnostics import Code, Level
from footnoted.diagnostics.manual import REGENERATE, entry, escaped, listing, page, text

LOST = Code("anchor.lost", Level.ERROR, "Words are gone.", "Quote `others` of them.")
LINK = Code("yaml.merge-key", Level.WARNING, "A key (<<) copies *entries*.", "Write them out.")
ALLOW = Code("allow.unused", Level.INFO, "Nothing to allow.", "Take it out.")


def test_text_says_what_is_wrong_what_to_do_and_what_may_be_done_about_it() -> None:
    assert text(LOST) == (
        "anchor.lost: error\n\n"
        "Words are gone.\n\n"
        "Cure: Quote `others` of them.\n\n"
        "It can be allowed in the sidecar, with a reason, and given another level.\n"
    )


def test_a_code_that_guards_safety_says_so() -> None:
    assert text(LINK).endswith(
        "\n\nIt guards safety: it can be neither allowed nor given another level.\n"
    )


def test_what_is_about_allowances_cannot_be_allowed() -> None:
    assert text(ALLOW).endswith(
        "\n\nIt can be given another level, but not be allowed: it is about allowing.\n"
    )


def test_an_entry_shows_the_words_as_they_are() -> None:
    assert entry(LINK) == (
        "**Warning.** A key (&lt;&lt;) copies \\*entries\\*.\n\n"
        "**Cure:** Write them out.\n\n"
        "It guards safety: it can be neither allowed nor given another level.\n"
    )


def test_all_codes_stand_in_columns() -> None:
    assert listing([LOST, LINK, ALLOW]) == (
        "allow.unused    info     Nothing to allow.\n"
        "anchor.lost     error    Words are gone.\n"
        "yaml.merge-key  warning  A key (<<) copies *entries*.\n"
    )


def test_a_page_groups_codes_by_family_whatever_order_they_come_in() -> None:
    ordered = page([ALLOW, LOST, LINK])
    assert page([LINK, ALLOW, LOST]) == ordered
    headings = [line for line in ordered.splitlines() if line.startswith("#")]
    assert headings == [
        "## allow",
        "### `allow.unused`",
        "## anchor",
        "### `anchor.lost`",
        "## yaml",
        "### `yaml.merge-key`",
    ]
    assert "These are the 3 kinds of problems" in ordered
    assert ordered.startswith("---\ntitle: Problems\n---\n\n<!-- ")
    assert ordered.endswith("given another level.\n")
    assert REGENERATE in ordered


@pytest.mark.parametrize(
    "words",
    [
        "Plain words.",
        "A star * and an _underscore_ and a [bracket](x).",
        "A merge key (<<) and a tag <b>.",
        "A backslash \\ and a \\* star.",
        "A note [^x] and a & sign.",
    ],
)
def test_escaped_words_are_read_back_as_they_were(words: str) -> None:
    html = markdown.markdown(escaped(words), extensions=["attr_list", "footnotes"])
    assert html == f"<p>{words.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</p>"


def test_code_in_backticks_is_left_alone() -> None:
    assert escaped("Write `*a_b*` or *c*.") == "Write `*a_b*` or \\*c\\*."


def test_every_code_of_the_catalogue_can_be_explained() -> None:
    manual = page(CODES)
    for code in CODES:
        assert f"\n### `{code.name}`\n\n{entry(code)}" in manual


def test_the_committed_page_is_current(root: Path) -> None:
    committed = (root / "docs" / "reference" / "problems.md").read_text(encoding="utf-8")
    assert committed == page(CODES), f"write it anew: {REGENERATE}"
