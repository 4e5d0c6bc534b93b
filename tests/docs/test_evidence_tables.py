"""The page of the tables of evidence: made from their columns, and current."""

from pathlib import Path

from footnoted.outputs.rows import evidence_tables
from tools.evidence_tables import page


def test_the_page_is_current(root: Path) -> None:
    committed = (root / "docs" / "reference" / "tables.md").read_text(encoding="utf-8")
    assert committed == page(), "write it anew: make docs"


def test_the_guide_names_every_table_and_its_key(root: Path) -> None:
    guide = (root / "docs" / "guide" / "ask.md").read_text(encoding="utf-8")
    rows = [line for line in guide.splitlines() if line.startswith("| `")]
    for table in evidence_tables():
        (row,) = (line for line in rows if f"`{table.name}`" in line.split("|")[1])
        assert all(f"`{name}`" in row for name in table.key), table.name
