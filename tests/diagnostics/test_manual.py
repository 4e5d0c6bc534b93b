"""The manual: one code for a terminal, all of them as a page, and the page that is committed."""

from dataclasses import replace
from pathlib import Path

import markdown
import pytest

from footnoted.catalogue import CODES, EXAMPLES, NEWSROOM
from footnoted.diagnostics.manual import (
    REGENERATE,
    Example,
    entry,
    escape_markdown,
    listing,
    page,
    text,
)
from footnoted.diagnostics.problem import Code, Level

LOST = Code("anchor.lost", Level.ERROR, "Words are gone.", "Quote `others` of them.")
LINK = Code("yaml.merge-key", Level.WARNING, "A key (<<) copies *entries*.", "Write them out.")
EXAMPLE = Example(
    bad={"crane.yml": "a:\n  b: 1\n"}, good={"crane.yml": "a: 1\n"}, both={"crane.md": "Words.\n"}
)
ALLOW = Code("allow.unused", Level.INFO, "Nothing to allow.", "Take it out.")


def test_text_says_what_is_wrong_what_to_do_and_what_may_be_done_about_it() -> None:
    assert text(LOST) == (
        "anchor.lost: error\n\n"
        "Words are gone.\n\n"
        "Cure: Quote `others` of them.\n\n"
        "You can allow it in the sidecar, with a reason, or change its level.\n"
    )


def test_a_code_that_guards_safety_says_so() -> None:
    assert text(LINK).endswith(
        "\n\nIt guards safety, so you can neither allow it nor change its level.\n"
    )


def test_what_is_about_allowances_cannot_be_allowed() -> None:
    assert text(ALLOW).endswith(
        "\n\nYou can change its level, but not allow it: it is about allowing.\n"
    )


def test_what_a_list_says_by_itself_cannot_be_allowed() -> None:
    assert text(replace(ALLOW, name="permalink.lost")).endswith(
        "\n\nYou can change its level, but not allow it: what is gone is said in the list itself.\n"
    )


def test_an_entry_shows_the_words_as_they_are() -> None:
    assert entry(LINK) == (
        "**Warning.** A key (&lt;&lt;) copies \\*entries\\*.\n\n"
        "**Cure:** Write them out.\n\n"
        "It guards safety, so you can neither allow it nor change its level.\n"
    )


def test_text_shows_an_example_behind_all_that() -> None:
    assert text(LOST, EXAMPLE) == text(LOST) + (
        "\nBad, crane.yml:\n\n    a:\n      b: 1\n"
        "\nGood, crane.yml:\n\n    a: 1\n"
        "\nBeside both, crane.md:\n\n    Words.\n"
    )


def test_an_entry_shows_an_example_in_fenced_blocks() -> None:
    assert entry(LOST, EXAMPLE) == entry(LOST) + (
        '\n**Bad:**\n\n```yaml title="crane.yml"\na:\n  b: 1\n```\n'
        '\n**Good:**\n\n```yaml title="crane.yml"\na: 1\n```\n'
        '\n**Beside both:**\n\n```markdown title="crane.md"\nWords.\n```\n'
    )


def test_a_page_ends_with_the_files_around_its_examples() -> None:
    plain, files = page([LOST]), {"a.md": "Words.\n", "b.svg": "<svg/>\n", "c/d.yml": "a: 1\n"}
    shown = page([LOST], {LOST.name: EXAMPLE}, files)
    assert "the-files-around-the-examples" not in plain
    assert "(#the-files-around-the-examples)" in shown.partition("\n## ")[0]
    before, _, around = shown.partition("\n## The files around the examples\n")
    assert before.endswith(entry(LOST, EXAMPLE))
    assert around.endswith(
        '\n\n```markdown title="a.md"\nWords.\n```\n'
        '\n```xml title="b.svg"\n<svg/>\n```\n'
        '\n```yaml title="c/d.yml"\na: 1\n```\n'
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
    assert ordered.endswith("or change its level.\n")
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
    html = markdown.markdown(escape_markdown(words), extensions=["attr_list", "footnotes"])
    assert html == f"<p>{words.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</p>"


def test_code_in_backticks_is_left_alone() -> None:
    assert escape_markdown("Write `*a_b*` or *c*.") == "Write `*a_b*` or \\*c\\*."


def test_every_code_of_the_catalogue_can_be_explained() -> None:
    manual = page(CODES, EXAMPLES)
    for code in CODES:
        told = entry(code, EXAMPLES.get(code.name))
        assert f"\n### `{code.name}`\n\n{told}" in manual


def test_the_committed_page_is_current(root: Path) -> None:
    committed = (root / "docs" / "reference" / "problems.md").read_text(encoding="utf-8")
    assert committed == page(CODES, EXAMPLES, NEWSROOM), f"write it anew: {REGENERATE}"
