"""The page of units: made from the tables, and current."""

import os
import subprocess
import sys
from pathlib import Path

from footnoted.quantities.units import QUESTIONS, UNITS
from footnoted.quantities.wording import find_unit
from tools.units import page


def committed(root: Path) -> str:
    return (root / "docs" / "reference" / "units.md").read_text(encoding="utf-8")


def test_the_page_is_current(root: Path) -> None:
    assert committed(root) == page(), "write it anew: make docs"


def test_the_tool_prints_that_page(root: Path) -> None:
    command = [sys.executable, "-m", "tools.units"]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(command, capture_output=True, env=environment, cwd=root, check=True)
    assert done.stdout.decode("utf-8") == committed(root)


def test_every_unit_has_a_row_whose_first_cell_can_be_typed(root: Path) -> None:
    rows = [line for line in committed(root).splitlines() if line.count("|") == 6]
    typed = [row.split("`")[1] for row in rows if "`" in row]
    assert {find_unit(text).id for text in typed} == {unit.id for unit in UNITS}
    assert len(typed) == len(UNITS)
    assert all(f"| `{text}` |" in committed(root) for text in QUESTIONS)
