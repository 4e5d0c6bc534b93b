"""Every kind of problem has an example in the manual, or a reason why it has none.

That the examples are what they say is shown in ``tests/house/test_examples.py``.
"""

import inspect

import pytest

from footnoted.catalogue import CODES, DECLARING, EXAMPLES, NEWSROOM, WITHOUT
from footnoted.diagnostics.manual import SIDECAR, examples
from footnoted.diagnostics.problem import Code

NAMES = {code.name for code in CODES}
CHECKS = [module for module in DECLARING if module.__name__.startswith("footnoted.checks.")]


def test_every_code_has_an_example_or_a_reason_why_not() -> None:
    assert NAMES - set(EXAMPLES) == set(WITHOUT)
    assert set(EXAMPLES) - NAMES == set()


def test_every_code_of_a_check_has_its_example_in_the_docstring_of_the_check() -> None:
    assert len(CHECKS) > 10
    missing = []
    for room in CHECKS:
        source, here = inspect.getsource(room), examples(room.__doc__ or "")
        own = [c for c, v in vars(room).items() if type(v) is Code and f"\n{c} = Code(" in source]
        missing += [name for c in own if (name := vars(room)[c].name) not in here]
    assert missing == []


def test_no_code_of_a_check_is_excused() -> None:
    declared = {name for room in CHECKS for name in examples(room.__doc__ or "")}
    assert len(declared) > 40
    assert declared & set(WITHOUT) == set()


def test_a_code_has_one_example() -> None:
    every = [code for room in DECLARING for code in examples(room.__doc__ or "")]
    assert sorted(every) == sorted(EXAMPLES)


@pytest.mark.parametrize("code", sorted(EXAMPLES))
def test_an_example_has_two_sides_that_differ(code: str) -> None:
    example = EXAMPLES[code]
    assert example.bad
    assert example.good
    assert example.bad != example.good
    assert not set(example.both) & {*example.bad, *example.good}


@pytest.mark.parametrize("code", sorted(EXAMPLES))
def test_an_example_is_short(code: str) -> None:
    example = EXAMPLES[code]
    for text in (*example.bad.values(), *example.good.values(), *example.both.values()):
        assert text.strip()
        assert len(text.splitlines()) <= 10
        assert max(map(len, text.splitlines())) <= 92


@pytest.mark.parametrize("reason", sorted(set(WITHOUT.values())))
def test_a_reason_is_a_sentence(reason: str) -> None:
    assert reason[0].isupper()
    assert reason.endswith(".")


def test_the_newsroom_leaves_the_sidecar_to_the_examples() -> None:
    assert SIDECAR not in NEWSROOM
    assert SIDECAR.replace(".yml", ".md") in NEWSROOM
    assert all(text.endswith("\n") for text in NEWSROOM.values())
