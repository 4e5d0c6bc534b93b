"""What is marked as an example is not published."""

import pytest

from footnoted.checks import notes
from tests.newsroom import REGISTERS, article, told

MARKED = "tags: [cranes, footnoted-example]"


def problems(newsroom, files, **project):
    return [told(problem) for problem in newsroom(REGISTERS | files, **project).diagnostics]


def test_an_article_that_is_an_example_is_told_where_the_tag_stands(newsroom):
    head = article(tags="footnoted-example")
    assert problems(newsroom, {"briefings/a.md": head}) == [
        (
            "briefings/a.md:4:7: This article still has the tag `footnoted-example`. "
            "[example.left]",
            notes.LEFT.cure,
            "",
            "",
        )
    ]


def test_a_record_that_is_an_example_is_told_where_the_tag_stands(newsroom):
    sidecar = f"claims:\n  idle:\n    quote: stood idle\n    sources: [courier]\n    {MARKED}\n"
    files = {"briefings/a.md": article(), "briefings/a.yml": sidecar}
    line = (
        "briefings/a.yml:5:20: The claim `idle` still has the tag `footnoted-example`. "
        "[example.left]"
    )
    assert problems(newsroom, files) == [(line, notes.LEFT.cure, "", "idle")]


@pytest.mark.parametrize(
    ("register", "record"),
    [
        ("sources", "log: {type: webpage, title: Log, "),
        ("parties", "log: {name: Log, type: organization, "),
        ("events", "log: {title: Log, date: 2024, "),
    ],
)
def test_a_register_may_have_none(newsroom, register, record):
    files = {
        "briefings/a.md": article(),
        f"briefings/_shared/{register}.yml": f"{register}:\n  {record}{MARKED}}}\n",
    }
    site = newsroom(files)
    assert [(p.code.name, p.about) for p in site.diagnostics] == [("example.left", "log")]


@pytest.mark.parametrize("preview", [True, False])
def test_a_draft_may_be_an_example(newsroom, preview):
    sidecar = f"claims:\n  idle:\n    quote: stood idle\n    sources: [courier]\n    {MARKED}\n"
    files = {
        "briefings/a.md": article(draft="true", tags="footnoted-example"),
        "briefings/a.yml": sidecar,
    }
    assert problems(newsroom, files, preview=preview) == []
