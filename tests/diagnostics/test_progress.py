"""How far a build is appears on a terminal, late and seldom, and in no log."""

import io
from pathlib import Path

import pytest

from footnoted.build import build
from footnoted.progress import count_through, silent, tell_on_terminal
from footnoted.project import Project
from tests.newsroom import article, write


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told(monkeypatch: pytest.MonkeyPatch, seconds: float) -> str:
    """Return what is written of 1,200 things, each of which takes so many seconds."""
    screen, clock = Terminal(), [0.0]
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    for _ in count_through(tell_on_terminal(), "Reading", range(1200)):
        clock[0] += seconds
    return screen.getvalue()


def test_what_takes_a_while_is_told_and_wiped_away(monkeypatch: pytest.MonkeyPatch):
    text = told(monkeypatch, 0.01)
    assert "\r\033[KReading 1,1" in text
    assert text.startswith("\r\033[KReading 100 of 1,200 …\r")
    assert text.endswith("\r\033[K")
    assert 90 < text.count("Reading") < 120


def test_what_is_done_at_once_is_not_told(monkeypatch: pytest.MonkeyPatch):
    assert told(monkeypatch, 0.0001) == ""


def test_a_log_gets_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stderr", io.StringIO())
    assert tell_on_terminal() is silent


def test_a_build_tells_of_what_it_reads_and_renders(tmp_path: Path):
    write(tmp_path, {f"briefings/{name}.md": article() for name in "abc"})
    heard = []
    build(Project(root=tmp_path), tell=lambda *said: heard.append(said))
    assert heard == [
        (stage, done, 3) for stage in ("Reading", "Rendering") for done in (0, 1, 2, 3)
    ]
