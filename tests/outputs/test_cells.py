"""Tables that no spreadsheet runs and every reader of CSV reads."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.outputs.files import cell, table


def test_a_table_is_rfc_4180():
    assert table(("id", "title"), [("a", 'He said "no", twice'), ("b", "two\nlines")]) == (
        'id,title\r\na,"He said ""no"", twice"\r\nb,"two\nlines"\r\n'
    )


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd", "-x", "@sum", "\t=1", " =1", "＝1", "|x", "%x", "=cmd|' /C calc'!A0"]
)
def test_what_a_spreadsheet_would_run_has_an_apostrophe(text: str):
    assert cell(text) == f"'{text.strip()}"


@pytest.mark.parametrize("text", ["", "a=b", "-5", "+3.5", "2024-05-03", "a\u00a0b", "שלום"])
def test_other_cells_stay_as_they_are(text: str):
    assert cell(text) == text


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_every_table_is_read_back(rows: list[tuple[str, str]]):
    text = table(("a", "b"), rows)
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert read == [["a", "b"], *([cell(x), cell(y)] for x, y in rows)]
    assert not any(c[:1] in "=@" for row in read for c in row if c)
