"""The command run in this process, in a folder of its own, and a small newsroom to run it on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from footnoted.cli.main import main

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
