"""Print the page of the tables of evidence: every column with its type and meaning.

It is made from the tables' own columns; run it as ``make docs``.
"""

from collections.abc import Iterator

from footnoted.outputs.packages import RULE, VERSION
from footnoted.outputs.rows import evidence_tables
from footnoted.outputs.tables import STATE, ColumnKind, EvidenceTable, TableColumn

HEAD = f"""\
---
title: Tables of evidence
---

<!-- Made from the tables' columns; write it anew with: make docs -->

What `footnoted export tables` writes and `footnoted ask` asks, version {VERSION};
[the guide](../guide/ask.md) says how.
{RULE}

A key names a row on one site; `site` is part of each, and the first column of every table.
"""
LAST = "\n## Last columns\n\nEvery table ends with these.\n\n"
COLUMNS = "| Column | Type | Meaning |\n|---|---|---|\n"
TYPES = {
    ColumnKind.TEXT: "text",
    ColumnKind.WHOLE: "whole number",
    ColumnKind.YES: "yes or no",
    ColumnKind.DAY: "day",
    ColumnKind.TIME: "time",
    ColumnKind.DECIMAL: "decimal",
}


def page() -> str:
    """Return the page."""
    tables = "".join(map(_table, evidence_tables()))
    return f"{HEAD}{tables}{LAST}{COLUMNS}{''.join(map(_row, STATE))}"


def _table(table: EvidenceTable) -> str:
    key = ", ".join(f"`{name}`" for name in table.key)
    rows = "".join(map(_row, table.columns))
    return f"\n## `{table.name}`\n\n{table.about} Key: {key}.\n\n{COLUMNS}{rows}"


def _row(column: TableColumn) -> str:
    meaning = " ".join(_cells(column.meaning))
    return f"| `{column.name}` | {TYPES[column.kind]} | {meaning} |\n"


def _cells(text: str) -> Iterator[str]:
    """Yield the words of a text, escaped for a cell."""
    for word in text.split():
        yield word.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    print(page(), end="")
