"""Tables of the documentation: every column has a name, for people who only hear it."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted((ROOT / "docs").rglob("*.md"))
RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")


def unnamed(text: str) -> list[str]:
    """Return the heads of tables in which a column has no name; code blocks are no tables."""
    lines, fenced, found = text.split("\n"), False, []
    for head, rule in pairwise(lines):
        fenced ^= head.lstrip().startswith(("```", "~~~"))
        if not fenced and "|" in rule and head.lstrip().startswith("|") and RULE.fullmatch(rule):
            names = [name.strip() for name in head.strip().strip("|").split("|")]
            found += [head] if not all(names) else []
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_column_of_every_table_has_a_name(page: Path) -> None:
    assert unnamed(page.read_text(encoding="utf-8")) == []


def test_a_column_without_a_name_is_found_and_code_is_none() -> None:
    assert unnamed("| | a |\n|---|---|\n| 1 | 2 |") == ["| | a |"]
    assert unnamed("| b | a |\n|---|---|\n| 1 | |") == []
    assert unnamed("```\n| | a |\n|---|---|\n```") == []
