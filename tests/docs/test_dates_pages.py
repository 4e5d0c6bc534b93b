"""The pages about dates: made from what the tests run, and current."""

import json
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.wordings import counts, rows, table
from tools.dates_accepted import VECTORS, page


def committed(root: Path, name: str) -> str:
    return (root / "docs" / "reference" / name).read_text(encoding="utf-8")


def test_the_page_of_accepted_dates_is_current(root: Path) -> None:
    made = page(json.loads(VECTORS.read_text(encoding="utf-8")))
    assert committed(root, "dates-accepted.md") == made, "write it anew: make docs"


def test_the_tool_prints_that_page(root: Path) -> None:
    command = [sys.executable, "-m", "tools.dates_accepted"]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(command, capture_output=True, env=environment, cwd=root, check=True)
    assert done.stdout.decode("utf-8") == committed(root, "dates-accepted.md")


def test_the_measured_page_says_what_the_benchmark_prints(root: Path) -> None:
    every = list(rows())
    text = committed(root, "dates-measured.md")
    for line in (*counts(every), *table(every)):
        assert line in text, "write it anew: python -m benchmarks.wordings, and with --table"
