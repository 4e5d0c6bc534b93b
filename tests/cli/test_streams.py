"""Full disks, closed pipes and Ctrl-C: one line and an exit code, never a traceback."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Run

FULL = "Error: standard output: No space left on device. Free some space there, and run it again.\n"
NOTES = re.compile(
    r"(?:Not read: .*\n)?"
    r"(?:Note: the briefings have errors, so records may be missing here\.\n)?"
)
CLOSED = "Error: standard output was closed before all was written.\n"


def started(*args: str, folder: Path, stdout: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "footnoted", *args],
        cwd=folder,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


COMMANDS = [["--help"], ["--version"], ["check"], ["explain"], ["export", "sources"], ["new", "a"]]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
def test_a_full_disk_is_one_line(troubled: Path, args: list[str]) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        process = started(*args, folder=troubled, stdout=full.fileno())
        _, told = process.communicate()
    assert (process.returncode, NOTES.sub("", told, count=1)) == (74, FULL)


@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
def test_a_closed_pipe_is_one_line(troubled: Path, args: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = started(*args, folder=troubled, stdout=writing)
    os.close(writing)
    _, told = process.communicate()
    assert (process.returncode, NOTES.sub("", told, count=1)) == (74, CLOSED)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_where_nothing_can_be_said_the_code_says_it(troubled: Path) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        code = subprocess.run(
            [sys.executable, "-m", "footnoted", "check"],
            cwd=troubled,
            stdout=full,
            stderr=full,
            check=False,
        ).returncode
    assert code == 74


BEGUN = """
import sys
from footnoted.__main__ import run
sys.stderr.write("+")
sys.stderr.flush()
run()
"""
"""The command, as soon as it can know of an interrupt."""


@pytest.mark.skipif(sys.platform == "win32", reason="another kind of signal")
@pytest.mark.parametrize("after", [0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8])
def test_an_interrupt_is_one_line_at_any_moment(troubled: Path, after: float) -> None:
    # A pipe that nobody reads, and more than it takes: the command never ends by itself.
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-c", BEGUN, "explain", "--format", "markdown"],
        cwd=troubled,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(writing)
    assert process.stderr
    assert process.stderr.read(1) == "+"
    time.sleep(after)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    os.close(reading)
    assert (process.returncode, told) == (130, "\nInterrupted.\n")


def test_an_interrupt_inside_of_a_command_is_told(
    run: Run, troubled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("footnoted.build.build", interrupted)
    done = run("check")
    assert (done.exit_code, done.stdout, done.stderr) == (130, "", "\nInterrupted.\n")


def test_a_file_that_cannot_be_read_is_named(
    run: Run, troubled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError(5, "Input/output error", "briefings/ferry.md")

    monkeypatch.setattr("footnoted.cli.new._sources", broken)
    done = run("new", "a-b")
    assert (done.exit_code, done.stdout) == (74, "")
    assert done.stderr.startswith("Error: briefings/ferry.md: Input/output error. ")


def test_an_error_that_is_none_of_files_is_a_bug(
    run: Run, troubled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_: object) -> None:
        raise LookupError

    monkeypatch.setattr("footnoted.cli.new._sources", wrong)
    with pytest.raises(LookupError):
        run("new", "a-b")
