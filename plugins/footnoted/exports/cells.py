"""Tables as CSV (RFC 4180): UTF-8, CRLF, a header, and no cell that a spreadsheet would run.

Knows no record; each export says its own columns.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from footnoted.exports.plain import lines

_RUNS = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20|%]")
"""How a cell begins that a spreadsheet takes for a formula (OWASP, "CSV Injection")."""
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give a table as CSV; no byte order mark, as RFC 4180 has none."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(text) for text in row] for row in rows)
    return out.getvalue()


def cell(text: str) -> str:
    """Give a text as it may stand in a cell: an apostrophe before what would be run."""
    plain = lines(text)
    runs = _RUNS.match(plain) and not _NUMBER.fullmatch(plain)
    return f"'{plain}" if runs else plain
