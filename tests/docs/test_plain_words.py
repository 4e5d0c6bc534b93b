"""The words of the documentation are those of the style guide."""

from pathlib import Path

import pytest

from tools.plain_words import PATHS, STYLE, WORDS, files, find, prose, read, texts


@pytest.mark.parametrize("path", files(PATHS), ids=lambda path: path.name)
def test_a_page_has_no_word_that_the_style_guide_replaces(path: Path) -> None:
    found = [f"{path.name}:{line}: “{word}”: {instead}" for line, _, word, instead in read(path)]
    assert found == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What stands here holds.", ["stands", "holds"]),
        ("We were told, whoever reckoned.", ["told", "whoever", "reckoned"]),
        ("It is so.\nWhere it is not, say so.", ["Where"]),
        ("The place where it is.", []),
        ("It is behind a login.", []),
        ("It “stood idle”, `told` and [here](stands.md).", []),
        ("```yaml\nhow: told\n```", []),
        ("# Where it is", []),
        ("| Where it is absent | no |", ["Where"]),
    ],
)
def test_words_are_found_in_prose_and_nowhere_else(text: str, words: list[str]) -> None:
    assert [word for _, _, word, _ in sorted(find(prose(text)))] == words


def test_of_python_docstrings_and_comments_are_read() -> None:
    code = """X = "stands"  # what is told
def a():
    '''It stands.

    x.y
        Bad::
            title: It stands

        It holds.
    '''
    say("What is told")
"""
    found = [
        (first + line - 1, word) for first, text in texts(code) for line, _, word, _ in find(text)
    ]
    assert sorted(found) == [(1, "told"), (3, "stands"), (9, "holds")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.html", "{{ stands }}\n{# It stands. #}{% if told %}\n{# a\ntold #}"),
        ("page.css", ".stands {}\n/* It stands. */ .told {}\n/* a\ntold */"),
        ("page.js", "told = 'https://stands'\nholds(); // It stands.\n/* a\ntold */"),
        ("Makefile", "stands:\n# It stands.\n\techo told\n\ttold # told"),
        ("project.toml", "stands = 1\n# It stands.\ntold = 1\ntold = 1 # told"),
        ("site.yml", "it: is\n# It stands.\nis: 1\nis: 1 # told"),
    ],
)
def test_of_code_its_comments_are_read(tmp_path: Path, name: str, text: str) -> None:
    page = tmp_path / name
    page.write_text(text, encoding="utf-8")
    assert [(line, word) for line, _, word, _ in read(page)] == [(2, "stands"), (4, "told")]


def test_what_make_check_reads_is_all_that_people_write() -> None:
    read_by_check = {path.suffix for path in files(PATHS)}
    assert read_by_check >= {".md", ".py", ".yml", ".yaml", ".html", ".css", ".js", ".toml", ""}


def test_the_style_guide_names_what_is_replaced(root: Path) -> None:
    page = (root / STYLE).read_text(encoding="utf-8")
    assert all(f"“{word}”" in page for word in ("stands", "told", "behind", "holds", "whoever"))
    assert len(WORDS) > 20
