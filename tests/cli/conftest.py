"""The command run in this process, in a folder of its own, and a small newsroom to run it on."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from footnoted.cli.main import main
from tests.programs import needed

Run = Callable[..., Result]

ARTICLE = """\
---
title: The ferry is late
date: 2025-02-13
---

For a week the northern crane stood idle.
"""

SIDECAR = """\
sources:
  harbor-log:
    type: webpage
    title: Harbor log, 3 May
    publisher: North Harbor
claims:
  crane-idle:
    quote: the northern crane stood idle
    attribution: [{source: harbor-log, how: reported, read: true}]
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs the command in an empty folder; what escapes it is raised."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    def invoke(*args: str, **options: object) -> Result:
        return CliRunner().invoke(main, args, catch_exceptions=False, **options)  # type: ignore[arg-type]

    return invoke


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """Return a folder with one briefing that has nothing wrong."""
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "ferry.md").write_text(ARTICLE, encoding="utf-8")
    (folder / "ferry.yml").write_text(SIDECAR, encoding="utf-8")
    return tmp_path


@pytest.fixture
def troubled(newsroom: Path) -> Path:
    """Return the same with an error in the sidecar, a warning, and a second briefing with
    errors.
    """
    sidecar = SIDECAR.replace("stood idle", "was idle")
    sidecar += "allow:\n  - {code: anchor.ambiguous, because: it is small}\n"
    (newsroom / "briefings" / "ferry.yml").write_text(sidecar, encoding="utf-8")
    (newsroom / "briefings" / "quay.md").write_text("No head.\n", encoding="utf-8")
    return newsroom


FIGURE = "figures:\n  cargo: {of: Cargo, value: 1200, unit: tonne, sources: [harbor-log]}\n"


def git(folder: Path, *args: str) -> str:
    names = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    command = [needed("git"), *names, *args]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def repository(newsroom: Path) -> Path:
    """Return the newsroom with a figure, committed, and then another number in the sidecar."""
    sidecar = newsroom / "briefings" / "ferry.yml"
    text = sidecar.read_text(encoding="utf-8") + FIGURE
    sidecar.write_text(text, encoding="utf-8")
    git(newsroom, "init", "-q", "-b", "main")
    git(newsroom, "add", ".")
    git(newsroom, "commit", "-q", "-m", "one")
    sidecar.write_text(text.replace("1200", "1300"), encoding="utf-8")
    return newsroom
