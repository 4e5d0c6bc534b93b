"""Little articles with the HTML they become, and what a reader of the HTML can rely on.

After a change that is meant: ``python -m tests.article.test_cases``, then read the difference.
"""

import json
from pathlib import Path

import pytest

from footnoted.article.plan import Reading
from tests.article.newsroom import SETUP, plain, plan, read
from tests.article.unmark import ids, problems, unmark

FILE = Path(__file__).parent / "cases.json"
CASES = json.loads(FILE.read_text("utf-8"))


def render(case: dict) -> Reading:
    quotes = {key: (each["quote"], each["sources"]) for key, each in case["quotes"].items()}
    return read(case["markdown"], plan(quotes), SETUP)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_an_article_becomes_this_html(case: dict) -> None:
    reading = render(case)
    verdicts = {found.anchor.id: found.match.verdict for found in reading.found}
    assert verdicts == {key: each["verdict"] for key, each in case["quotes"].items()}
    assert reading.html.splitlines() == case["html"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_its_form_is_good_and_without_marks_it_is_the_plain_article(case: dict) -> None:
    reading, without = render(case), plain(case["markdown"], SETUP)
    assert not set(problems(reading.html)) - set(problems(without))
    # The marker's paragraph gives way to the list.
    gone = "<p>///Footnotes Go Here///</p>\n"
    assert unmark(reading.html).split() == unmark(without).replace(gone, "").split()
    assert {use.ref_id for use in reading.uses} <= set(ids(reading.html))
    for use in reading.uses:
        assert f"fn:{use.note}" in ids(reading.html)


def test_there_are_enough_cases_and_no_name_stands_twice() -> None:
    names = [case["name"] for case in CASES]
    assert len(names) >= 50
    assert len(set(names)) == len(names)


if __name__ == "__main__":
    for each in CASES:
        each["html"] = render(each).html.splitlines()
    FILE.write_text(json.dumps(CASES, ensure_ascii=False, indent=1) + "\n", "utf-8")
