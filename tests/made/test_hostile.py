"""Content that is wrong, deep or crowded ends in problems: never in an exception, never in a wait.

The long runs of the same are in ``tests/torture``.
"""

from pathlib import Path

import pytest
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from footnoted.catalogue import EXAMPLES, NEWSROOM
from footnoted.diagnostics.problem import Level
from tests.newsroom import article, build_in, write
from tests.timing import times_longer
from tests.torture.content import failures, render_preview
from tests.torture.shapes import ARTICLES, SIDECARS, build_article, build_sidecar

QUICK = 12
"""So many newsrooms with a few things wrong are tried in every run."""
SIZE = 300
"""Of a shape; four times as much shows how its time grows."""


@pytest.mark.parametrize("code", sorted(EXAMPLES))
def test_a_preview_shows_every_page_of_a_bad_example(tmp_path: Path, code: str) -> None:
    example = EXAMPLES[code]
    files = {**NEWSROOM, **example.both, **example.bad}
    assert render_preview(write(tmp_path, {f"briefings/{path}": files[path] for path in files}))


@pytest.mark.parametrize(
    "shared",
    [None, "sources: [", "sources:\n  nope: {type: book, titel: X}\n"],
    ids=["no register", "a broken register", "a lost source"],
)
def test_a_preview_shows_two_briefings_that_cite_the_same_unknown_source(
    tmp_path: Path, shared: str | None
) -> None:
    sidecar = "claims: {c: {quote: The crane stood idle, sources: [nope]}}\n"
    files: dict[str, str | bytes] = {f"briefings/{name}.md": article() for name in "ab"}
    files |= {f"briefings/{name}.yml": sidecar for name in "ab"}
    if shared is not None:
        files["briefings/_shared/sources.yml"] = shared
    assert render_preview(write(tmp_path, files)) > 2


def test_a_preview_shows_every_page_of_newsrooms_with_something_wrong() -> None:
    assert dict(failures(range(QUICK))) == {}


@pytest.mark.parametrize("shape", ARTICLES)
def test_an_article_of_any_shape_takes_a_time_that_grows_with_it(
    tmp_path: Path, shape: str
) -> None:
    make = ARTICLES[shape]
    assert times_longer(lambda size: build_article(tmp_path, make(size)), SIZE) < 8


@pytest.mark.parametrize("shape", SIDECARS)
def test_a_sidecar_of_any_shape_takes_a_time_that_grows_with_it(tmp_path: Path, shape: str) -> None:
    make = SIDECARS[shape]
    assert times_longer(lambda size: build_sidecar(tmp_path, make(size)), SIZE) < 8


def codes(root: Path, body: str, *extensions: str) -> set[str]:
    site = build_article(root, body, *extensions)
    found = {p.code.name for p in site.diagnostics if p.level is Level.ERROR}
    return found - {"evidence.none"}


@pytest.mark.parametrize(
    "shape",
    [
        "lists on one line",
        "quotes on one line",
        "quotes and lists on one line",
        "numbered lists on one line",
        "lists",
        "numbered lists",
    ],
)
def test_what_is_nested_too_deep_is_told_with_the_limit(tmp_path: Path, shape: str) -> None:
    site = build_article(tmp_path, ARTICLES[shape](100))
    [problem] = [p for p in site.diagnostics if p.code.name == "article.too-deep"]
    assert problem.message == "Lists and quotes are nested here more than 20 levels deep."
    assert problem.mark.path == "briefings/a.md"
    assert problem.mark.line in {6, 26}


@pytest.mark.parametrize("sign", ["[", "![", "[^", "[a](", "<http://a", "x <a "])
def test_brackets_that_nothing_closes_are_told_with_the_limit(tmp_path: Path, sign: str) -> None:
    site = build_article(tmp_path, f"One.\n\n{sign * 101}")
    [problem] = site.diagnostics
    assert problem.code.name == "article.unclosed"
    assert problem.message.startswith("More than 100 “")
    assert (problem.mark.line, problem.mark.column) == (8, 1)


def test_the_rest_of_an_article_over_a_limit_is_shown_at_its_lines(tmp_path: Path) -> None:
    body = f"One.\n\n{'[' * 101}\n\n<form>Two.</form>"
    site = build_article(tmp_path, body)
    assert {(p.code.name, p.mark.line) for p in site.diagnostics} == {
        ("article.unclosed", 8),
        ("html.active", 10),
    }
    assert "Two." in site.readings["a"].text


@pytest.mark.parametrize(
    "body",
    [
        "- " * 20 + "x",
        "- " * 30,
        "\n".join(" " * level + "x" for level in range(60)),
        "```\n" + "\n".join("  " * level + "- x" for level in range(60)) + "\n```",
        "```\n" + "[" * 200 + "\n```",
        "[a](b) " * 500,
        "From 0 (none) to 1 (all): [0, 1)\n" * 100,
        "| " + " | ".join("-" * 30 for _ in range(30)) + " |",
    ],
    ids=["20 levels", "a rule", "a slope", "listed code", "code", "links", "ranges", "a table"],
)
def test_what_somebody_may_write_is_left_alone(tmp_path: Path, body: str) -> None:
    site = build_article(tmp_path, body, "fenced_code", "tables")
    assert [str(p) for p in site.diagnostics if p.code.name.startswith("article.")] == []


def test_elements_nested_deeper_than_can_be_read_are_a_problem_of_the_article(
    tmp_path: Path,
) -> None:
    body = '<div markdown="1">\n' * 1000 + "x\n" + "</div>\n" * 1000
    write(tmp_path, {"briefings/a.yml": "claims: {c: {quote: x}}\n"})
    assert codes(tmp_path, body, "md_in_html") == {"article.too-deep"}
    assert render_preview(tmp_path)


class Odd(Extension):
    """An extension that ends in an exception at one word."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(Stumbling(md), "odd", 50)


class Stumbling(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        if any("stumble" in line for line in lines):
            raise IndexError("deque index out of range")
        return lines


def test_an_article_at_which_an_extension_stumbles_has_a_problem_with_its_line(
    tmp_path: Path,
) -> None:
    site = build_article(tmp_path, "One.\n\nTwo.\n\nThey stumble.", Odd())
    [problem] = site.diagnostics
    assert str(problem).splitlines()[0] == (
        "briefings/a.md:10:1: error: This article cannot be converted "
        "(Python-Markdown: IndexError: deque index out of range). [article.unconverted]"
    )


def test_the_twenty_first_record_at_one_place_is_not_marked(tmp_path: Path) -> None:
    site = build_sidecar(tmp_path, SIDECARS["claims of the same words"](23))
    found = [p for p in site.diagnostics if p.code.name == "anchor.crowded"]
    assert [p.about for p in found] == ["c20", "c21", "c22"]
    assert found[0].message == "More than 20 records quote words at this place."
    assert site.readings["a"].html.count('class="fn-claim"') == 20


def test_words_within_words_that_follow_each_other_are_not_crowded(tmp_path: Path) -> None:
    words = [f"w{n}" for n in range(60)]
    rows = "".join(f"  c{n}: {{quote: {word}}}\n" for n, word in enumerate(words))
    whole = f"claims:\n  all: {{quote: {' '.join(words)}}}\n{rows}"
    files = {"briefings/a.md": article(" ".join(words)), "briefings/a.yml": whole}
    assert build_in(tmp_path, files).diagnostics == ()


def test_a_way_of_more_than_ten_steps_is_told_where_it_is_too_long(tmp_path: Path) -> None:
    sources = SIDECARS["sources through sources"](12).replace(", cited-in: s12", "")
    site = build_sidecar(tmp_path / "a", sources)
    assert [p.about for p in site.diagnostics if p.code.name == "source.too-far"] == ["s0"]
    site = build_sidecar(tmp_path / "b", SIDECARS["shares of shares"](13))
    assert [p.about for p in site.diagnostics if p.code.name == "figure.too-far"] == ["f11", "f12"]
