"""Write the tables of evidence as Parquet, CSV or SQLite, with a Data Package that explains them.

Rows are written as they come, so memory does not grow with them. Parquet needs pyarrow, which is
only loaded to write it; CSV and SQLite need nothing.
"""

import csv
import datetime as dt
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, Protocol

from footnoted.diagnostics.reports import json_text
from footnoted.library.site import Site
from footnoted.outputs.files import PACKAGE, SiteFile, cell
from footnoted.outputs.rows import evidence_tables, homes, site_name
from footnoted.outputs.tables import (
    DIGITS,
    PLACES,
    ColumnKind,
    EvidenceTable,
    Row,
    TableColumn,
    every_column,
)
from footnoted.phrases import phrases
from footnoted.project import lacking

VERSION = "1.0.0"
"""The version of the tables; see :data:`RULE`."""
RULE = (
    "Version 1: within it a column keeps its name, type and meaning. New columns and tables may "
    "come, which raises the second number; one that goes or means something else raises the first."
)


class NoWriter(Exception):
    """A format cannot be written here: what to install, in words for a person."""


# -------------------------------------------------------------------------------------------------
# One writer for each format: it is opened in a folder, given rows, and closed.


class TableWriter(Protocol):
    """Writes rows of any table, in the order in which they are given."""

    def add(self, table: EvidenceTable, rows: Sequence[Row]) -> None:
        """Write whole rows: values of every column of the table."""
        ...

    def close(self) -> None:
        """Finish the files; a table without rows has a file, too."""
        ...


class CsvTables:
    """A file of CSV for each table: UTF-8, CRLF, a header, no cell that a spreadsheet would run."""

    def __init__(self, folder: Path, safe: bool = True) -> None:
        """Open the files; without ``safe`` cells are written as they are, for programs that run
        none.
        """
        self._cell = _safe_cell if safe else _cell
        self._stack = ExitStack()
        self._writers = {table.name: self._open(folder, table) for table in evidence_tables()}

    def _open(self, folder: Path, table: EvidenceTable) -> Any:
        path = folder / f"{table.name}.csv"
        stream = self._stack.enter_context(path.open("w", encoding="utf-8", newline=""))
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow([column.name for column in every_column(table)])
        return writer

    def add(self, table: EvidenceTable, rows: Sequence[Row]) -> None:
        """Write whole rows."""
        self._writers[table.name].writerows([self._cell(value) for value in row] for row in rows)

    def close(self) -> None:
        """Close the files."""
        self._stack.close()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat() if isinstance(value, dt.date) else f"{value}"


def _safe_cell(value: Any) -> str:
    return cell(value) if isinstance(value, str) else _cell(value)


_SQL = {
    ColumnKind.TEXT: "text",
    ColumnKind.WHOLE: "integer",
    ColumnKind.YES: "integer",
    ColumnKind.DAY: "text",
    ColumnKind.TIME: "text",
    ColumnKind.DECIMAL: "numeric",
}
FILE = "evidence.sqlite"


class SqliteTables:
    """One SQLite file with all tables; days are text in ISO 8601, and yes is 1."""

    def __init__(self, folder: Path) -> None:
        """Make the file."""
        self._base = sqlite3.connect(folder / FILE)
        for table in evidence_tables():
            columns = (f'"{c.name}" {_SQL[c.kind]}' for c in every_column(table))
            self._base.execute(f'create table "{table.name}" ({", ".join(columns)})')

    def add(self, table: EvidenceTable, rows: Sequence[Row]) -> None:
        """Write whole rows."""
        marks = ", ".join("?" for _ in every_column(table))
        told = ([_plain(value) for value in row] for row in rows)
        self._base.executemany(f'insert into "{table.name}" values ({marks})', told)

    def close(self) -> None:
        """Finish the file, with an index on the columns that join tables."""
        with closing(self._base) as base:
            for table in evidence_tables():
                columns = ", ".join(f'"{name}"' for name in ("site", *table.key))
                base.execute(f'create index "{table.name}_key" on "{table.name}" ({columns})')
            base.commit()
            base.execute("vacuum")


def _plain(value: Any) -> Any:
    """Return a value in one of SQLite's types: a truth value, a number, a text, or None."""
    if isinstance(value, bool) or value is None or isinstance(value, int):
        return value
    return value if isinstance(value, str) else _cell(value)


class ParquetTables:
    """A file of Parquet for each table, with the meaning of each column in it."""

    def __init__(self, folder: Path) -> None:
        """Open the files."""
        lack = lacking("parquet")
        if lack:
            raise NoWriter(lack)
        import pyarrow
        import pyarrow.parquet

        self._arrow = pyarrow
        self._types = {
            ColumnKind.TEXT: pyarrow.string(),
            ColumnKind.WHOLE: pyarrow.int32(),
            ColumnKind.YES: pyarrow.bool_(),
            ColumnKind.DAY: pyarrow.date32(),
            ColumnKind.TIME: pyarrow.timestamp("ms"),
            ColumnKind.DECIMAL: pyarrow.decimal128(DIGITS, PLACES),
        }
        self._writers = {
            table.name: pyarrow.parquet.ParquetWriter(
                folder / f"{table.name}.parquet", self._schema(table), compression="zstd"
            )
            for table in evidence_tables()
        }

    def _schema(self, table: EvidenceTable) -> Any:
        fields = [
            self._arrow.field(c.name, self._types[c.kind], metadata={"description": c.meaning})
            for c in every_column(table)
        ]
        told = {"description": table.about, "version": VERSION}
        return self._arrow.schema(fields, metadata=told)

    def add(self, table: EvidenceTable, rows: Sequence[Row]) -> None:
        """Write whole rows, as one group."""
        if not rows:
            return
        values = zip(*rows, strict=True)
        pairs = zip(every_column(table), values, strict=True)
        arrays = [self._array(column.kind, column_values) for column, column_values in pairs]
        schema = self._schema(table)
        self._writers[table.name].write_table(self._arrow.Table.from_arrays(arrays, schema=schema))

    def _array(self, kind: ColumnKind, values: Sequence[Any]) -> Any:
        if kind is ColumnKind.DAY:  # Python's own days begin with the year 1
            numbers = [None if day is None else day.toordinal() - _EPOCH for day in values]
            return self._arrow.array(numbers, self._arrow.int32()).cast(self._types[kind])
        return self._arrow.array(values, self._types[kind])

    def close(self) -> None:
        """Finish the files."""
        for writer in self._writers.values():
            writer.close()


_EPOCH = dt.date(1970, 1, 1).toordinal()

WRITERS: Mapping[str, Callable[[Path], TableWriter]] = {
    "parquet": ParquetTables,
    "csv": CsvTables,
    "sqlite": SqliteTables,
}
"""The writer of each format; the first is the usual one."""
_MEDIA = {
    "parquet": "application/vnd.apache.parquet",
    "csv": "text/csv",
    "sqlite": "application/vnd.sqlite3",
}


# -------------------------------------------------------------------------------------------------
# The whole rows of one Site: after the site's name and before its commit.


class Moment(NamedTuple):
    """A commit, and when it was made, in UTC."""

    commit: str
    time: dt.datetime


def whole_rows(site: Site, since: Moment | None) -> Iterator[tuple[EvidenceTable, list[Row]]]:
    """Yield every table with its rows; ``since`` is the commit they were made from."""
    state = (*(since or (None, None)), None, None)
    name, every = site_name(site), homes(site)
    for table in evidence_tables():
        yield table, [(name, *row, *state) for home in every for row in table.rows(home)]


def write_tables(folder: Path, form: str, rows: Iterable[tuple[EvidenceTable, list[Row]]]) -> None:
    """Write tables and their Data Package into a folder; raise ``NoWriter`` if that is
    impossible.
    """
    writer = WRITERS[form](folder)
    try:
        for table, held in rows:
            writer.add(table, held)
    finally:
        writer.close()


def tables_files(site: Site) -> Iterator[SiteFile]:
    """Yield the tables of a site, if its configuration asks for them."""
    form, project = site.project.tables, site.project
    if not form or project.preview:
        return
    since = Moment(*project.commit) if project.commit else None
    title = phrases(project.language).gettext(PACKAGE.title)
    with TemporaryDirectory(prefix="footnoted-tables-") as folder:
        write_tables(Path(folder), form, whole_rows(site, since))
        for file in sorted(Path(folder).iterdir()):
            yield SiteFile(f"data/{file.name}", "", _MEDIA[form], title, file.read_bytes())
    package = json_text(data_package(form)) + "\n"
    yield SiteFile(PACKAGE.path, package, PACKAGE.media_type, title)


# -------------------------------------------------------------------------------------------------
# The Data Package (datapackage.org, version 1): types, keys and meaning of every column.


def data_package(form: str, *, history: bool = False) -> dict[str, Any]:
    """Return the description of the files of a format, the same for every site.

    In a ``history`` a record has a row for each of its states.
    """
    return {
        "profile": "tabular-data-package" if form == "csv" else "data-package",
        "name": "footnoted-evidence",
        "title": "The evidence of a site made with Footnoted",
        "version": VERSION,
        "description": RULE,
        "resources": [_resource(table, form, history) for table in evidence_tables()],
    }


def _resource(table: EvidenceTable, form: str, history: bool) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": table.name,
        "path": FILE if form == "sqlite" else f"{table.name}.{form}",
        "format": form,
        "mediatype": _MEDIA[form],
        "description": table.about,
        "schema": _table_schema(table, history),
    }
    if form == "sqlite":
        told["dialect"] = {"table": table.name}
    if form == "csv":
        told |= {"profile": "tabular-data-resource", "encoding": "utf-8"}
    return told


def _table_schema(table: EvidenceTable, history: bool) -> dict[str, Any]:
    key = ["site", *table.key]
    schema: dict[str, Any] = {
        "fields": [_field(column, column.name in key) for column in every_column(table)],
        "primaryKey": [*key, "as_of_commit"] if history else key,
    }
    if (joins := _joins(table)) and not history:
        schema["foreignKeys"] = [
            {
                "fields": ["site", column],
                "reference": {"resource": other, "fields": ["site", _TABLE_KEYS[other]]},
            }
            for column, other in joins
        ]
    return schema


def _joins(table: EvidenceTable) -> tuple[tuple[str, str], ...]:
    """Return the columns that name a row of another table, and that table."""
    inside = "briefing" in {column.name for column in table.columns} and not table.registered
    return ((("briefing", "briefings"),) if inside and table.name != "briefings" else ()) + (
        table.joins
    )


_TABLE_KEYS = {"briefings": "briefing", "claims": "record", "images": "record"}


def _field(column: TableColumn, required: bool) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": column.name,
        "type": column.kind.value,
        "description": column.meaning,
    }
    if required:
        told["constraints"] = {"required": True}
    return told
