"""Patches that the usual programs take, byte for byte."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.cli.files import patch
from tests.programs import needed

TEXTS = st.text(alphabet="ab\n\r\ufeff ", max_size=20)


def test_a_patch_names_the_file_twice_and_shows_the_lines():
    assert patch("x/a.yml", "1\n2\n", "1\n3\n").decode() == (
        "--- a/x/a.yml\n+++ b/x/a.yml\n@@ -1,2 +1,2 @@\n 1\n-2\n+3\n"
    )


def test_a_last_line_without_an_end_is_marked():
    assert patch("a", "1", "2").decode() == (
        "--- a/a\n+++ b/a\n@@ -1 +1 @@\n"
        "-1\n\\ No newline at end of file\n+2\n\\ No newline at end of file\n"
    )


def test_line_ends_of_another_system_stay_in_the_line():
    assert patch("a", "1\r\n2\rx\r\n", "1\r\n2\ry\r\n").endswith(b" 1\r\n-2\rx\r\n+2\ry\r\n")


@given(TEXTS)
def test_nothing_changed_is_no_patch(text):
    assert patch("a", text, text) == b""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\ufeffa: 1\r\nb: 2\r\nc: 3", "\ufeffa: 1\r\nb: 4\r\nc: 5"),
        (
            "".join(f"{n}\n" for n in range(40)),
            "".join(f"{n if n % 15 else 0}\n" for n in range(40)),
        ),
    ],
)
def test_git_applies_it(tmp_path: Path, old: str, new: str):
    (tmp_path / "a.yml").write_bytes(old.encode())
    command = [needed("git"), "-c", "core.autocrlf=false", "apply", "-"]
    subprocess.run(command, input=patch("a.yml", old, new), cwd=tmp_path, check=True)
    assert (tmp_path / "a.yml").read_bytes() == new.encode()
