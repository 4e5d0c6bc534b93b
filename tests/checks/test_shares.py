"""Shares and changes that go round in a circle or cannot be."""

import pytest

from footnoted.checks import figures as shares
from tests.newsroom import article, told


def problems(newsroom, sidecar):
    site = newsroom({"briefings/a.md": article(), "briefings/a.yml": sidecar})
    return [(problem.level.value, told(problem)) for problem in site.diagnostics]


def test_a_circle_is_told_once_with_the_whole_way(newsroom):
    sidecar = """
        figures:
          a: {of: A, share-of: {figure: b, value: 0.5}}
          b: {of: B, change-from: {figure: c, value: 0.5}}
          c: {of: C, share-of: {figure: a, value: 0.5}}
          beside: {of: D, share-of: {figure: a, value: 0.5}}
        """
    message = "These figures are calculated in a circle: `a` from `b`, `b` from `c`, `c` from `a`."
    line = f"briefings/a.yml:2:33: {message} [figure.share-circle]"
    assert problems(newsroom, sidecar) == [
        ("error", (line, shares.CIRCLE.cure, "briefings/a.yml:3:36", "a"))
    ]


def test_two_circles_are_told_each(newsroom):
    sidecar = """
        figures:
          a: {of: A, share-of: {figure: b, value: 0.5}}
          b: {of: B, share-of: {figure: a, value: 0.5}}
          c: {of: C, share-of: {figure: d, value: 0.5}}
          d: {of: D, share-of: {figure: c, value: 0.5}}
        """
    assert [(about, code) for _, (code, _, _, about) in problems(newsroom, sidecar)] == [
        ("a", message("a", "b", 2)),
        ("c", message("c", "d", 4)),
    ]


def message(one, two, line):
    said = f"These figures are calculated in a circle: `{one}` from `{two}`, `{two}` from `{one}`."
    return f"briefings/a.yml:{line}:33: {said} [figure.share-circle]"


def test_a_share_of_itself_is_told_with_the_references_alone(newsroom):
    sidecar = "figures:\n  a: {of: A, share-of: {figure: a, value: 0.5}}\n"
    [(level, (line, *_))] = problems(newsroom, sidecar)
    assert (level, line) == (
        "error",
        "briefings/a.yml:2:33: There is no other figure `a`. [record.unknown]",
    )


@pytest.mark.parametrize(
    ("key", "value", "said", "hint"),
    [
        (
            "share-of",
            "50",
            "A share cannot be 50: it is more than 1, the whole.",
            "If 50 percent is meant, write 0.5; if it is 50 times as much, use `change-from` "
            "with `value: 49`.",
        ),
        (
            "share-of",
            "300",
            "A share cannot be 300: it is more than 1, the whole.",
            "If it is 300 times as much, use `change-from` with `value: 299`.",
        ),
        (
            "share-of",
            "-0.2",
            "A share cannot be -0.2: it is less than 0.",
            "If it is a loss, write it as `change-from` with `value: -0.2`.",
        ),
        (
            "change-from",
            "-20",
            "A change cannot be -20: it takes away more than there was.",
            "If 20 percent is meant, write -0.2.",
        ),
        (
            "change-from",
            "-200",
            "A change cannot be -200: it takes away more than there was.",
            shares.FACTOR.cure,
        ),
    ],
)
def test_a_factor_that_cannot_be_is_told_at_its_value(newsroom, key, value, said, hint):
    share = f"{key}: {{figure: a, value: {value}}}"
    sidecar = f"figures:\n  a: {{of: A, value: 5, unit: t}}\n  b: {{of: B, {share}}}\n"
    column = 43 if key == "share-of" else 46
    line = f"briefings/a.yml:3:{column}: {said} [figure.factor]"
    assert problems(newsroom, sidecar) == [("warning", (line, hint, "", "b"))]


@pytest.mark.parametrize(
    "share",
    ["share-of: 0", "share-of: 0.5", "share-of: 1", "change-from: -1", "change-from: 20"],
)
def test_a_factor_that_can_be_is_passed_in_silence(newsroom, share):
    key, value = share.split(": ")
    part = f"{key}: {{figure: a, value: {value}}}"
    sidecar = f"figures:\n  a: {{of: A, value: 5, unit: t}}\n  b: {{of: B, {part}}}\n"
    assert problems(newsroom, sidecar) == []
