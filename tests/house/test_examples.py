"""The examples of the manual are what they say: each is built in the small newsroom.

They are here because an example takes the place of no test that compares a whole problem:
what tests of the house bring about does not count for ``--every-code``.
"""

from collections.abc import Callable, Mapping

import pytest

from footnoted.catalogue import EXAMPLES, NEWSROOM
from footnoted.library.site import Site

Newsroom = Callable[..., Site]


BARE = "evidence.none"
"""Reported only in its own example: to be short, the others leave out what a record rests on."""


def built(newsroom: Newsroom, *files: Mapping[str, str], code: str = "") -> list[str]:
    """Build the small newsroom with the files of a code's example; return its problems."""
    every = {path: text for some in (NEWSROOM, *files) for path, text in some.items()}
    levels = {} if code == BARE else {BARE: "off"}
    every = {f"briefings/{path}": text for path, text in every.items()}
    site = newsroom(every, advice=True, levels=levels)
    return [str(problem) for problem in site.diagnostics]


def test_the_newsroom_around_the_examples_has_no_problem(newsroom: Newsroom) -> None:
    assert built(newsroom) == []


@pytest.mark.parametrize("code", sorted(EXAMPLES))
def test_a_bad_example_has_its_problem_and_no_other(newsroom: Newsroom, code: str) -> None:
    found = built(newsroom, EXAMPLES[code].both, EXAMPLES[code].bad, code=code)
    assert found
    assert [problem for problem in found if f"[{code}]" not in problem] == []


@pytest.mark.parametrize("code", sorted(EXAMPLES))
def test_a_good_example_has_no_problem(newsroom: Newsroom, code: str) -> None:
    assert EXAMPLES[code].good
    assert built(newsroom, EXAMPLES[code].both, EXAMPLES[code].good, code=code) == []
