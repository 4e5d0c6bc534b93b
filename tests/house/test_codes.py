"""Every kind of problem has a name, a page entry and a place in the catalogue.

That each is provoked by a test is judged over the whole run: see ``--every-code``.
"""

import importlib
import re
from pathlib import Path

import pytest

from footnoted.diagnostics.problem import Code, Level

FORM = re.compile(r"[a-z]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*")


@pytest.fixture(scope="module")
def codes(modules: list[str]) -> dict[str, Code]:
    loaded = [importlib.import_module(name) for name in modules]
    every = {id(value): value for m in loaded for value in vars(m).values() if type(value) is Code}
    by_name = {code.name: code for code in every.values()}
    assert len(by_name) == len(every), "one name is given to two codes"
    return by_name


def test_names_have_the_form_family_dot_what(codes: dict[str, Code]) -> None:
    assert [name for name in codes if not FORM.fullmatch(name)] == []


def test_each_code_says_what_is_wrong_and_how_it_is_cured(codes: dict[str, Code]) -> None:
    for code in codes.values():
        for text in (code.meaning, code.cure):
            assert text.endswith("."), code
            assert text == " ".join(text.split()), code


def test_no_code_is_off_by_itself(codes: dict[str, Code]) -> None:
    assert [name for name, code in codes.items() if code.level is Level.OFF] == []


def test_the_catalogue_lists_every_code_once(codes: dict[str, Code]) -> None:
    catalogue = importlib.import_module("footnoted.catalogue")
    listed = [code.name for code in catalogue.CODES]
    assert sorted(listed) == sorted(codes)


def test_the_manual_of_problems_has_an_entry_for_every_code(
    codes: dict[str, Code], root: Path
) -> None:
    text = (root / "docs" / "reference" / "problems.md").read_text(encoding="utf-8")
    headings = set(re.findall(r"^#+ +`?([a-z0-9.-]+)`?", text, flags=re.MULTILINE))
    assert set(codes) - headings == set()
