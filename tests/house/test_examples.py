"""The examples of the manual are what they say: each is built in the small newsroom.

They stand here because an example takes the place of no test that compares a whole problem:
what tests of the house bring about does not count for ``--every-code``.
"""

from collections.abc import Callable, Mapping

import pytest

from footnoted.catalogue import EXAMPLES, NEWSROOM
from footnoted.library.site import Site

Newsroom = Callable[..., Site]


def built(newsroom: Newsroom, *files: Mapping[str, str]) -> list[str]:
    """Build the small newsroom with an example's files in it; give its problems."""
    every = {path: text for some in (NEWSROOM, *files) for path, text in some.items()}
    site = newsroom({f"briefings/{path}": text for path, text in every.items()}, advice=True)
    return [str(problem) for problem in site.diagnostics]


def test_the_newsroom_around_the_examples_has_no_problem(newsroom: Newsroom) -> None:
    assert built(newsroom) == []


@pytest.mark.parametrize("code", sorted(EXAMPLES))
def test_a_bad_example_has_its_problem_and_no_other(newsroom: Newsroom, code: str) -> None:
    found = built(newsroom, EXAMPLES[code].both, EXAMPLES[code].bad)
    assert found
    assert [problem for problem in found if f"[{code}]" not in problem] == []


@pytest.mark.parametrize("code", sorted(EXAMPLES))
def test_a_good_example_has_no_problem(newsroom: Newsroom, code: str) -> None:
    assert EXAMPLES[code].good
    assert built(newsroom, EXAMPLES[code].both, EXAMPLES[code].good) == []
