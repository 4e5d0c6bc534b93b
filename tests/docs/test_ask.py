"""The page on asking: each question runs, on one site and on two, and its answer is printed.

``pytest tests/docs/test_ask.py --regen`` writes the answers anew; the difference is for reading.
"""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from footnoted.build import build
from footnoted.cli.project import find_project
from footnoted.cli.tables import answering, written
from footnoted.outputs.packages import whole_rows, write_tables

PAGE = "docs/guide/ask.md"
QUESTIONS = "## Twenty questions"
BLOCK = re.compile(
    r"### (?P<asked>[^\n]*\?)\n\n```sql\n(?P<sql>[^`]*)```\n(\n```text\n[^`]*```\n)?"
)


def page(root: Path) -> tuple[str, str]:
    before, _, questions = (root / PAGE).read_text(encoding="utf-8").partition(QUESTIONS)
    return before, questions


def questions(root: Path) -> dict[str, str]:
    return {each["asked"]: each["sql"] for each in BLOCK.finditer(page(root)[1])}


@pytest.fixture(scope="module")
def sites(root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The demonstration as two sites with an address each."""
    project, folders = find_project(root, None), []
    for name in ("one", "two"):
        folder = tmp_path_factory.mktemp(name)
        site = build(replace(project, site_url=f"https://{name}.example/"))
        write_tables(folder, "parquet", whole_rows(site, None))
        folders.append(folder)
    return folders


def test_the_answers_are_those_of_this_sites_own_briefings(
    root: Path, sites: list[Path], regen: bool
) -> None:
    before, after = page(root)
    with answering(find_project(root, None), [str(sites[0])]) as answer:

        def answered(found: re.Match[str]) -> str:
            told = written(*answer(found["sql"]), "table")
            told = told if told.count("\n") > 2 else f"{told}(none)\n"
            return f"### {found['asked']}\n\n```sql\n{found['sql']}```\n\n```text\n{told}```\n"

        now = before + QUESTIONS + BLOCK.sub(answered, after)
    if regen:
        (root / PAGE).write_text(now, encoding="utf-8")
    assert before + QUESTIONS + after == now, "write it anew: pytest tests/docs/test_ask.py --regen"


def test_there_are_twenty_questions_and_no_block_is_left_out(root: Path) -> None:
    asked = page(root)[1]
    assert len(questions(root)) == asked.count("### ") == asked.count("```sql") == 20


def test_every_question_runs_over_two_sites_unchanged(root: Path, sites: list[Path]) -> None:
    with answering(find_project(root, None), list(map(str, sites))) as answer:
        for sql in questions(root).values():
            assert answer(sql)[0]
        # What is grouped by site comes twice.
        (rest,) = (sql for asked, sql in questions(root).items() if "article rests" in asked)
        briefings = [row[0] for row in answer(rest)[1]]
        assert len(briefings) == 2 * len(set(briefings)) > 0
