"""Reading files: ordinary ones, inside the project, of a sane size, in UTF-8."""

import os
from pathlib import Path

import pytest

from footnoted.diagnostics.problem import Code, Mark, Problem
from footnoted.records import codes
from footnoted.records.files import decode, escape_path, read_text

PATH = "briefings/ferry.yml"


def told(code: Code, message: str, path: str = PATH) -> tuple[None, list[Problem]]:
    return None, [Problem(code, message, Mark(path), code.cure)]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "briefings").mkdir()
    return tmp_path


def test_a_file_is_its_text(project: Path) -> None:
    (project / PATH).write_bytes("é\r\n".encode())
    assert read_text(project, PATH, 4) == ("é\r\n", [])


def test_a_file_that_is_too_large_is_not_read(project: Path) -> None:
    (project / PATH).write_bytes(b"x" * 2049)
    assert read_text(project, PATH, 2048) == told(
        codes.TOO_LARGE, "This file is larger than 2 KiB."
    )


def test_a_file_that_is_not_there_is_told(project: Path) -> None:
    message = "Cannot be opened: No such file or directory."
    assert read_text(project, PATH, 9) == told(codes.UNREADABLE, message)


@pytest.mark.parametrize("path", ["../x.yml", "/etc/passwd", "briefings/../../x", "a\0b"])
def test_a_path_never_leads_out(project: Path, path: str) -> None:
    message = "This path leads out of the project's folder."
    assert read_text(project, path, 9) == told(codes.OUTSIDE, message, escape_path(path))


def test_hostile_paths_read_nothing(project: Path, shared_data: Path) -> None:
    import json

    paths = json.loads((shared_data / "hostile" / "paths_hostile.json").read_text("utf-8"))
    for path in paths:
        text, problems = read_text(project, path, 99)
        assert text is None, path
        assert len(problems) == 1
        assert str(problems[0]).isprintable() or "\n    hint" in str(problems[0])


@pytest.mark.parametrize("link", ["file", "folder"])
def test_a_symbolic_link_is_followed_nowhere_on_the_way(project: Path, link: str) -> None:
    secret = project / "secret"
    secret.mkdir()
    (secret / "ferry.yml").write_text("a: 1")
    if link == "file":
        (project / PATH).symlink_to(secret / "ferry.yml")
        message = "“briefings/ferry.yml” is a symbolic link."
    else:
        (project / "briefings").rmdir()
        (project / "briefings").symlink_to(secret)
        message = "“briefings” is a symbolic link."
    assert read_text(project, PATH, 99) == told(codes.SYMLINK, message)


def test_the_project_itself_may_be_reached_through_a_link(project: Path, tmp_path: Path) -> None:
    (project / PATH).write_text("a: 1")
    (tmp_path / "linked").symlink_to(project)
    assert read_text(tmp_path / "linked", PATH, 99) == ("a: 1", [])


def test_a_pipe_or_a_folder_is_no_file_and_nobody_waits_for_it(project: Path) -> None:
    os.mkfifo(project / PATH)
    assert read_text(project, PATH, 99) == told(codes.NOT_A_FILE, "This is not an ordinary file.")
    assert read_text(project, "briefings", 99) == told(
        codes.NOT_A_FILE, "This is not an ordinary file.", "briefings"
    )


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        (b"a: \xe9", 1, 4, "The byte 0xE9 is not UTF-8."),
        ("é: 1\nü: ".encode() + b"\xff", 2, 4, "The byte 0xFF is not UTF-8."),
        (b"a\r\nb\rc: \xc3", 3, 4, "The byte 0xC3 is not UTF-8."),
        ("a: 1".encode("utf-16"), 1, 1, "The file is UTF-16, not UTF-8."),
        (b"\xed\xa0\x80", 1, 1, "The byte 0xED is not UTF-8."),
    ],
)
def test_what_is_not_utf8_is_told_at_its_first_byte(
    data: bytes, line: int, column: int, message: str
) -> None:
    mark = Mark(PATH, line, column)
    problem = Problem(codes.ENCODING, message, mark, codes.ENCODING.cure)
    assert decode(data, PATH) == (None, [problem])


def test_a_path_is_shown_in_characters_that_can_be_printed() -> None:
    assert escape_path("a/é b.md") == "a/é b.md"
    assert escape_path("a\nb\u202e\udc80\0") == r"a\nb\u202e\udc80\x00"
