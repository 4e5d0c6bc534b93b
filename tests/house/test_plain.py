"""Messages, hints, help and the manual use plain words, not the ones that only we understand.

Read are the texts of the package that are printed: of every module all texts but its docstrings,
of the commands their help, and what the bad examples of the manual report.
"""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from footnoted.catalogue import CODES, EXAMPLES, NEWSROOM
from footnoted.cli.main import main
from footnoted.library.site import Site

BANNED = re.compile(
    r"""
      \b(?:stand|stands|stood|told|behind|holds|whoever|reckon\w*|likewise|mended|anew)\b
    | \btells?\ of\b | \bbelongs?\ into\b | \bhangs?\ on\b | \bleave\ to\ (?:use|show)\b
    | \btakes?\ (?:it\ |them\ )?out\b
    | \b(?:colours?|harbours?|licences?|centres?|behaviours?|neighbours?|grey)\b
    | (?:^|(?<=[.;:,]\ ))where\ (?:it|that|there|the|you|one|both|nothing)\ (?=[^?]*$)
    """,
    re.VERBOSE | re.IGNORECASE,
)
QUOTED = re.compile(r"`[^`]*`|“[^”]*”|\"[^\"]*\"|^ {4}.*$|^[a-z-]+: .*$", re.MULTILINE)
"""Code, quoted words and files are not ours to word."""
OTHERS = (
    "outputs",
    "library/citations",
    "project",
    "pictures/licenses",
    "catalogue",
    "text/differences",
    "dates/languages",
    "dates/rules",
    "quantities/languages",
    "quantities/units",
    "authoring/adopt_records",
    "cli/new",
)
"""Modules whose texts are words on pages, lists of words, or the texts of drafts and examples."""


def private(text: str) -> list[str]:
    """Return the words of a text that the house does not print."""
    return [found[0] for found in BANNED.finditer(QUOTED.sub(" ", text))]


def printed(tree: ast.Module) -> Iterator[str]:
    """Yield the texts of a module that are not docstrings."""
    bodies = [getattr(node, "body", None) for node in ast.walk(tree)]
    documents = {
        id(each.value)
        for body in bodies
        if isinstance(body, list)
        for each in body
        if isinstance(each, ast.Expr)
    }
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and id(node) not in documents and " " in text:
            yield text


def test_no_text_that_is_printed_has_a_private_word(
    trees: dict[Path, ast.Module], package: Path
) -> None:
    found, texts = [], 0
    for file, tree in trees.items():
        name = file.relative_to(package).as_posix()
        if name.startswith(OTHERS):
            continue
        for text in printed(tree):
            texts += 1
            found += [f"{name}: “{word}” in “{text}”" for word in private(text)]
    assert texts > 1000
    assert found == []


@pytest.mark.parametrize("name", ["", *sorted(main.list_commands(click.Context(main)))])
def test_the_help_of_a_command_is_plain(name: str) -> None:
    context = click.Context(main)
    command = main.get_command(context, name) if name else main
    assert command
    words = command.get_help(click.Context(command, info_name=name or "footnoted"))
    assert private(re.sub(r"^ {2}footnoted .*$", "", words, flags=re.MULTILINE)) == []


_MESSAGE = re.compile(r'^msgid(?:_plural)? ((?:".*"\n)+)', re.MULTILINE)
_ONE_TELLS_ANOTHER = {"told", "%(who)s, told %(whom)s"}


def test_no_word_of_ours_on_a_page_is_private(package: Path) -> None:
    catalog = (package / "locale" / "de.po").read_text(encoding="utf-8")
    said = {"".join(re.findall(r'"(.*)"', found[1])) for found in _MESSAGE.finditer(catalog)}
    assert len(said) > 500
    assert {text for text in said if private(text)} == _ONE_TELLS_ANOTHER


@pytest.mark.parametrize("code", CODES, ids=str)
def test_a_code_says_plainly_what_is_wrong_and_what_to_do(code) -> None:
    assert private(code.meaning) == []
    assert private(code.cure) == []


@pytest.mark.parametrize("code", sorted(EXAMPLES))
def test_what_an_example_is_told_is_plain(newsroom: Callable[..., Site], code: str) -> None:
    example = EXAMPLES[code]
    files = {
        f"briefings/{p}": t for s in (NEWSROOM, example.both, example.bad) for p, t in s.items()
    }
    for problem in newsroom(files, advice=True).diagnostics:
        assert private(problem.message) == []
        assert private(problem.hint.partition("Write: ")[0]) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Its name stands behind it.", ["stands", "behind"]),
        ("Where it is right, add it.", ["Where it "]),
        ("Take out the key.", ["Take out"]),
        ("The article has “crane stood idle” 2 times.", []),
        ("Write `told`.", []),
    ],
)
def test_the_list_finds_what_it_is_for(text: str, words: list[str]) -> None:
    assert private(text) == words
