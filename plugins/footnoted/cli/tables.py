"""export, also of tables of one state or of all commits, and ask."""

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from footnoted.build import build_some, read_library
from footnoted.checked import opened
from footnoted.cli.check import build_site, git_errors_as_misuse, repository_of
from footnoted.cli.files import replace_if_changed
from footnoted.cli.project import Misuse, complete_kinds, not_known, note, with_project
from footnoted.diagnostics.problem import Level, on_one_line
from footnoted.diagnostics.reports import count, json_text
from footnoted.library.names import Names, Registered, names
from footnoted.library.pictures import REGISTER
from footnoted.library.site import Site
from footnoted.library.standing import relations
from footnoted.outputs.files import ExportFormat, table
from footnoted.outputs.packages import (
    WRITERS,
    CsvTables,
    Moment,
    NoWriter,
    TableWriter,
    data_package,
    whole_rows,
    write_tables,
)
from footnoted.outputs.registry import EXPORTS, all_exports, complete
from footnoted.outputs.rows import Home, evidence_tables, homes, site_name
from footnoted.outputs.tables import DIGITS, PLACES, ColumnKind, Row, every_column
from footnoted.progress import collector_looks_seldom, tell_on_terminal
from footnoted.project import Project
from footnoted.records.library import Briefing, Library
from footnoted.records.reading import ReadBefore
from footnoted.revisions import CommitStep, state_of
from footnoted.store import Kept

if TYPE_CHECKING:
    from footnoted.article.plan import Reading

_PACKAGE = "datapackage.json"

# -------------------------------------------------------------------------------------------------
# ``footnoted export``: what the site knows, as a file for other programs.
#
# ``outputs.registry`` lists the kinds and their formats.

TABLE = "KINDS AND FORMATS"
TABLES = "tables"
"""The kind that is a folder of tables with common keys."""
SITE = "site"
"""The kind that is not a file but the whole site, as sources for another generator."""


class ExportCommand(click.Command):
    """A command whose help has the table of kinds and formats."""

    def get_help(self, ctx: click.Context) -> str:
        """Return the help, with the table in its place."""
        return super().get_help(ctx).replace(f"  {TABLE}", _kinds_and_formats())


def _kinds_and_formats() -> str:
    rows = [("KIND", "FORMAT (the first if not given)")]
    for export in EXPORTS:
        formats = (f"{f.name} ({f.about})" if f.about else f.name for f in export.formats)
        rows += [(export.key, ", ".join(formats))] if export.formats else []
    rows.append((TABLES, "parquet, csv, sqlite: a folder of tables that join, for SQL"))
    rows.append((SITE, "a folder of Markdown, templates and data that Zensical builds"))
    width = max(len(key) for key, _ in rows) + 2
    return "\n".join(f"  {key:{width}}{formats}" for key, formats in rows)


@click.command(cls=ExportCommand)
@click.argument("kind", shell_complete=complete_kinds)
@click.option("--format", "form", metavar="FORMAT", help="Format of the output, as listed above.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The file to write, standard output if not given; for `site` and `tables` the folder.",
)
@click.option("--force", is_flag=True, help="With -o: replace a file with other content.")
@click.option(
    "--all-commits", is_flag=True, help="For `tables`: what each commit said, since the first one."
)
@click.option("--since", metavar="REV", help="For `tables`: what each commit said, since this one.")
@with_project
def export(  # noqa: PLR0913, PLR0917 - one for each option
    kind: str,
    form: str | None,
    output: Path | None,
    force: bool,
    all_commits: bool,
    since: str | None,
    project: Project,
) -> None:
    """Write KIND, taken from the registers and from published briefings, for other programs.

    \b
    KINDS AND FORMATS

    Drafts are never exported. The same files can be part of the site: see the option `exports`.

    \b
    Examples:
      footnoted export sources > sources.json
      footnoted export sources --format bibtex -o sources.bib
      footnoted export site -o tree
      footnoted export tables -o evidence
      footnoted export tables --format sqlite --all-commits -o history

    Exit codes: 0, or 2 if there is no such KIND or FORMAT or the file cannot be written.
    """
    if (all_commits or since) and kind != TABLES:
        raise click.UsageError("--all-commits and --since are for `footnoted export tables`.")
    if kind == TABLES:
        if form is not None and form not in WRITERS:
            raise click.BadParameter(not_known(form, WRITERS), param_hint="--format")
        export_tables(project, form, output, since or ("" if all_commits else None), force=force)
    elif kind == SITE:
        from footnoted.cli.site import write_site

        write_site(project, output)
    else:
        write = _format(project, kind, form).write
        site = build_site(project)
        text = write(site)
        _note_errors(site)
        if output is None:
            click.echo(text.encode("utf-8"), nl=False)
        else:
            _put(output, text, force)


def _format(project: Project, kind: str, form: str | None) -> ExportFormat:
    """Return a format of a kind, the usual one if none is named."""
    exports = all_exports(project.plug_ins)
    kinds = {each.key: each.formats for each in exports if each.formats}
    if kind not in kinds:
        raise click.BadParameter(not_known(kind, [*kinds, TABLES, SITE]), param_hint="KIND")
    formats = {each.name: each for each in kinds[kind]}
    if form is not None and form not in formats:
        raise click.BadParameter(not_known(form, formats), param_hint="--format")
    return formats[form or next(iter(formats))]


def _note_errors(site: Site) -> None:
    if any(problem.level is Level.ERROR for problem in site.diagnostics):
        note("Note: the briefings have errors, so records may be missing here.")


def _put(output: Path, text: str, force: bool) -> None:
    """Write a file if its folder exists; replace a different file only by ``force``."""
    seen = output.as_posix()
    if not output.parent.is_dir():
        raise Misuse(f"There is no folder {output.parent.as_posix()}. Make it first.")
    if output.exists() and not output.is_file():
        raise Misuse(f"{seen} is not a file. Without -o, the output goes to standard output.")
    try:
        if not force and output.exists() and output.read_bytes() != text.encode("utf-8"):
            raise Misuse(f"{seen} already exists with other content. Add --force to replace it.")
        changed = replace_if_changed(output, text)
    except OSError as error:
        raise Misuse(f"{seen} cannot be written: {error.strerror}.") from error
    note(f"{seen}: {'written' if changed else 'is current'}")


# -------------------------------------------------------------------------------------------------
# ``footnoted export tables``: a folder with a file for each table, and what explains them.
#
# All files are finished before one of them is put in its place.


def export_tables(
    project: Project, form: str | None, folder: Path | None, since: str | None, *, force: bool
) -> None:
    """Write the tables into a folder; a history begins at ``since``, "" is the first commit.

    Raises ``Misuse`` if that cannot be done.
    """
    form = form or next(iter(WRITERS))
    if folder is None:
        raise click.UsageError("The tables are several files: name a folder with `-o FOLDER`.")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".footnoted-", dir=folder.parent) as place:
            made = Path(place)
            with _no_writer_as_misuse():
                if since is None:
                    rows = _state(project, form, made)
                else:
                    rows = _history(project, form, made, since)
            package = json_text(data_package(form, history=since is not None)) + "\n"
            (made / _PACKAGE).write_text(package, encoding="utf-8", newline="\n")
            changed = _put_all(made, folder, force)
    except OSError as error:
        raise Misuse(f"{folder} cannot be written: {error.strerror}.") from error
    told = f"{count(rows, 'row')}, with {_PACKAGE}"
    note(f"{folder.as_posix()}: {told}{'' if changed else '; all was current'}")


@contextmanager
def _no_writer_as_misuse() -> Iterator[None]:
    try:
        yield
    except NoWriter as lack:
        raise Misuse(str(lack)) from lack


def _put_all(made: Path, folder: Path, force: bool) -> bool:
    """Put finished files into a folder; return whether any is different from before."""
    folder.mkdir(exist_ok=True)
    changed = [
        file
        for file in sorted(made.iterdir())
        if not (folder / file.name).exists()
        or (folder / file.name).read_bytes() != file.read_bytes()
    ]
    taken = [file.name for file in changed if (folder / file.name).exists()]
    if taken and not force:
        raise Misuse(
            f"{folder.as_posix()}/{taken[0]} already exists with other content. "
            "Add --force to replace it."
        )
    for file in changed:
        file.replace(folder / file.name)
    return bool(changed)


def _state(project: Project, form: str, made: Path) -> int:
    """Write the present rows; return how many."""
    site = build_site(project)
    _note_errors(site)
    since = _moment(project)
    if since is None:
        note("Note: no commit has these briefings, so the tables name none. Commit, then export.")
    rows = list(whole_rows(site, since))
    write_tables(made, form, rows)
    return sum(len(of_table) for _, of_table in rows)


def _moment(project: Project) -> Moment | None:
    """Return the commit with the briefings as they are here, if there is one."""
    since = state_of(project.root, project.briefings_dir)
    return Moment(*since) if since else None


# -------------------------------------------------------------------------------------------------
# The rows of every commit: each once, with the commits at which it begins and ends.
#
# A commit is used as it is, with or without errors. Only rows that it can have changed are made
# again: of briefings whose files changed, and of those that name, link to or relate to what
# changed.

_AT_ONCE = 20_000
"""How many ended rows are collected before they are written."""
_LIVE = ("images", "credits")
"""Tables of pictures, made again also if a picture is shown on another page."""


def _history(project: Project, form: str, made: Path, since: str) -> int:
    """Write the rows of all commits; return how many."""
    repository, folder = repository_of(project), project.briefings_dir
    writer = WRITERS[form](made)
    try:
        with tempfile.TemporaryDirectory(prefix="footnoted-history-") as place:
            with opened(project) as kept, git_errors_as_misuse(), collector_looks_seldom():
                root = Path(place)
                there = replace(complete(project), root=root, docs_dir="", page_bytes=0)
                there = replace(there, preview=False, named={})
                replay = Replay(there, kept, writer)
                tell = tell_on_terminal()
                total = repository.count(since, folder)
                for done, step in enumerate(repository.replay(since, folder, root)):
                    tell("Reading commit", min(done, total), total + 1)
                    replay.go(step)
                    kept.store.turn()
                tell("Reading commit", total, total)
            replay.end()
    finally:
        writer.close()
    note(f"{count(replay.commits, 'commit')} read.")
    return replay.written


class Replay:
    """The rows of one commit after another; those that end are written."""

    def __init__(self, project: Project, kept: Kept, writer: TableWriter) -> None:
        """Take a completed project whose folder changes between the steps."""
        self.project, self.kept, self.writer = project, kept, writer
        self.commits = self.written = 0
        self._before: _CommitState | None = None
        self._readings: dict[str, Reading] = {}
        self._rows: dict[tuple[str, str], dict[Row, Moment]] = {}
        """The present rows, by home and table, each with the commit at which it begins."""
        self._ended: dict[str, list[Row]] = {table.name: [] for table in evidence_tables()}
        self._shown: dict[str, object] = {}
        """The pages that show the pictures of each home."""
        self._read = ReadBefore()
        self._name = ""

    def go(self, step: CommitStep) -> None:
        """Update the rows to one commit."""
        moment = Moment(step.commit, step.time)
        self._read.forget(step.changed)
        library, _ = read_library(self.project, self.kept, before=self._read)
        state = _CommitState(library)
        anew = state.anew(self._before, self._readings)
        known = {b: self._readings[b] for b in state.briefings if b not in anew}
        site = build_some(self.project, library, state.names, known, self.kept)
        self._readings = {**known, **{name: site.readings[name] for name in anew}}
        self._name = site_name(site)
        self._take(site, state, anew, moment)
        self._before = state
        self.commits += 1
        if sum(map(len, self._ended.values())) > _AT_ONCE:
            self._flush()

    def end(self) -> None:
        """Write the rows that have not ended."""
        for (_, name), rows in sorted(self._rows.items()):
            self._ended[name] += [
                (self._name, *row, *since, None, None) for row, since in rows.items()
            ]
        self._flush()

    def _take(self, site: Site, state: "_CommitState", anew: set[str], moment: Moment) -> None:
        for name in {home for home, _ in self._rows} - {"", *state.briefings}:
            for each in evidence_tables():
                self._replace((name, each.name), (), moment)
        made = {home.of.name if home.of else "": home for home in homes(site)}
        registers = state.registers_differ(self._before)
        for name in ("", *state.briefings):
            whole = registers if not name else name in anew
            home = made.get(name) or Home(made[""].view, state.names.briefings[name])
            shown = _shown_at(site, name)
            moved = shown != self._shown.get(name)
            self._shown[name] = shown
            for each in evidence_tables():
                if whole or (moved and each.name in _LIVE):
                    self._replace((name, each.name), each.rows(home), moment)

    def _replace(self, key: tuple[str, str], rows: Iterable[Row], moment: Moment) -> None:
        """Set the present rows: those that were there before keep the commit at which they
        begin.
        """
        before = self._rows.get(key, {})
        now = {row: before.get(row, moment) for row in rows}
        ended = self._ended[key[1]]
        ended += [
            (self._name, *row, *since, *moment) for row, since in before.items() if row not in now
        ]
        self._rows[key] = now

    def _flush(self) -> None:
        for each in evidence_tables():
            self.writer.add(each, self._ended[each.name])
            self.written += len(self._ended[each.name])
            self._ended[each.name] = []


def _shown_at(site: Site, home: str) -> object:
    """Return the pages that show the pictures of a briefing or of the register."""
    owned = site.owned.get(home or REGISTER, ())
    return [(p.ref, not home and p.image, [(u.page, u.title) for u in p.places]) for p in owned]


class _CommitState:
    """What is known at one commit, and which briefings may differ from another one."""

    def __init__(self, library: Library) -> None:
        self.library, self.names = library, names(library)
        published = tuple(b for b in library.briefings if not b.front.draft)
        self.briefings: Mapping[str, Briefing] = {b.name: b for b in published}
        self.relations = {
            (each.kind, each.claim.ref, each.other.ref) for each in relations(self.names, published)
        }
        self.registered = Registered(self.names)

    def registers_differ(self, before: "_CommitState | None") -> bool:
        """Return whether the register of sources has changed."""
        if before is None:
            return True
        return self.library.sources.records != before.library.sources.records

    def anew(self, before: "_CommitState | None", readings: Mapping[str, "Reading"]) -> set[str]:
        """Return the briefings whose rows may have changed."""
        if before is None:
            return {*self.briefings}
        found = {
            name
            for name, briefing in self.briefings.items()
            if name not in readings or before.briefings[name].key != briefing.key
        }
        changed = found | (before.briefings.keys() - self.briefings.keys())
        for _, one, other in self.relations | before.relations:
            ends = {one.partition("#")[0], other.partition("#")[0]}
            if ends & changed:
                found |= ends & self.briefings.keys()
        if ids := _differing(before.names, self.names):
            left = self.briefings.keys() - found
            found |= {name for name in left if self._names_any(name, ids)}
            found |= {n for n in left - found if self._links_otherwise(before, readings[n])}
        return found

    def _names_any(self, name: str, ids: set[str]) -> bool:
        briefing = self.briefings[name]
        texts = (briefing.body, getattr(briefing.sidecar_places, "text", ""))
        return any(id_ in text for text in texts for id_ in ids)

    def _links_otherwise(self, before: "_CommitState", reading: "Reading") -> bool:
        """Return whether a link of an article leads to another source than before."""
        for link in reading.links:
            now, then = (each.registered.find(link.href) for each in (self, before))
            if (now.id if now else "") != (then.id if then else ""):
                return True
        return False


def _differing(old: Names, new: Names) -> set[str]:
    """Return the ids of sources and parties that are new, gone or changed."""
    found: set[str] = set()
    then: Mapping[str, object]
    now: Mapping[str, object]
    for then, now in ((old.sources, new.sources), (old.parties, new.parties)):
        for id_ in then.keys() | now.keys():
            one, other = then.get(id_), now.get(id_)
            if one is not other and _said(one) != _said(other):
                found.add(id_)
    return found


def _said(known: object) -> object:
    """Return a source or party without the place of its record."""
    return (getattr(known, "source", known), getattr(known, "home", ""))


# -------------------------------------------------------------------------------------------------
# ``footnoted ask``: a question in SQL over the tables, answered by DuckDB.
#
# Unless asked for, DuckDB can read and write nothing else, and cannot use the network.

_WIDEST = 60
"""The most signs of a cell that are shown; the forms for programs have all of them."""
_DUCK = {
    ColumnKind.TEXT: "varchar",
    ColumnKind.WHOLE: "integer",
    ColumnKind.YES: "boolean",
    ColumnKind.DAY: "date",
    ColumnKind.TIME: "timestamp",
    ColumnKind.DECIMAL: f"decimal({DIGITS}, {PLACES})",
}
_FORMS = ("table", "csv", "json")


Answer: TypeAlias = Callable[[str], tuple[list[str], list[tuple[Any, ...]]]]
"""From SQL to the names of the columns, and the rows."""


@click.command()
@click.argument("sql", required=False)
@click.option(
    "--from",
    "places",
    multiple=True,
    metavar="PLACE",
    help="A folder or address with tables in Parquet, instead of the briefings here; repeatable.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    default=_FORMS[0],
    show_default=True,
    help=f"A table cuts cells at {_WIDEST} signs; csv and json have all of them.",
)
@click.option(
    "--external", is_flag=True, help="Let the SQL read and write files and use the network."
)
@with_project
def ask(
    sql: str | None, places: tuple[str, ...], form: str, external: bool, project: Project
) -> None:
    """Answer a question in SQL over the evidence, such as: which claims are disputed?

    Without SQL, the tables and their columns are listed; with -, the SQL is read from standard
    input. Tables join by `site` and `record`, `source` or `briefing`. The SQL is DuckDB's.

    \b
    Examples:
      footnoted ask
      footnoted ask "select says, said_by from claims where status = 'disputed'"
      footnoted ask "select source, count(*) n from uses group by all order by n desc"
      footnoted ask --format csv "select * from sources" > answer.csv
      footnoted ask --from ours --from theirs "select site, count(*) from claims group by 1"

    Exit codes: 0, or 2 if the SQL cannot be answered or DuckDB is not installed.
    """
    if sql is None:
        click.echo(_tables_told(), nl=False)
        return
    text = sys.stdin.read() if sql == "-" else sql
    with answering(project, places, external=external) as answer:
        names, rows = answer(text)
    click.echo(written(names, rows, form).encode("utf-8"), nl=False)


def _tables_told() -> str:
    """Return the list of all tables and columns."""
    found = []
    for each in evidence_tables():
        found.append(f"{each.name}: {each.about}")
        found += [f"  {c.name} ({_DUCK[c.kind]}): {c.meaning}" for c in every_column(each)]
        found.append("")
    return "\n".join(found)


@contextmanager
def answering(
    project: Project, places: Sequence[str] = (), *, external: bool = False
) -> Iterator[Answer]:
    """Yield a function that answers SQL over the briefings of a project, or over tables
    elsewhere.
    """
    if not find_spec("duckdb"):
        raise Misuse("`footnoted ask` asks DuckDB. Install it: pip install 'footnoted[ask]'")
    import duckdb

    def answer(sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        try:
            done = base.execute(sql)
            return [column[0] for column in done.description or ()], done.fetchall()
        except duckdb.Error as error:
            raise Misuse(str(error)) from error

    with duckdb.connect(":memory:") as base:
        folders = _open_places(places, answer, external) if places else []
        if not places:
            _load_site(project, answer)
        if not external:
            answer(f"set allowed_directories = {_list(f'{each}/' for each in folders)}")
            answer("set enable_external_access = false")
        answer("set lock_configuration = true")
        yield answer


def _load_site(project: Project, answer: Answer) -> None:
    """Put the rows of a project into tables."""
    rows = whole_rows(build_site(project), _moment(project))
    with tempfile.TemporaryDirectory(prefix="footnoted-ask-") as folder:
        writer = CsvTables(Path(folder), safe=False)
        for each, held in rows:
            writer.add(each, held)
        writer.close()
        for each in evidence_tables():
            kinds = ", ".join(f"'{c.name}': '{_DUCK[c.kind]}'" for c in every_column(each))
            file = _quoted((Path(folder) / f"{each.name}.csv").as_posix())
            read = f"read_csv({file}, header = true, auto_detect = false, columns = {{{kinds}}}"
            answer(f"create table \"{each.name}\" as from {read}, delim = ',', quote = '\"')")


def _open_places(places: Sequence[str], answer: Answer, external: bool) -> list[str]:
    """Combine the tables at some places; return the folders among them."""
    folders = []
    for place in places:
        if "://" in place and not external:
            raise Misuse(f"{place} is on a network, which is used only where you say --external.")
        if "://" not in place and not (Path(place) / "claims.parquet").is_file():
            folder = "FOLDER" if Path(place).exists() else place
            raise Misuse(
                f"{place} has no tables in Parquet. Write them: footnoted export tables -o {folder}"
            )
        folders += [] if "://" in place else [Path(place).resolve().as_posix()]
    roots = [p.rstrip("/") if "://" in p else Path(p).resolve().as_posix() for p in places]
    for each in evidence_tables():
        files = _list(f"{root}/{each.name}.parquet" for root in roots)
        answer(f'create view "{each.name}" as from read_parquet({files}, union_by_name = true)')
    return folders


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def written(names: Sequence[str], rows: Iterable[Sequence[Any]], form: str) -> str:
    """Return an answer as a table for people, as CSV or as JSON; decimals are exact in each."""
    if form == "json":
        told = [
            {name: _json(value) for name, value in zip(names, row, strict=True)} for row in rows
        ]
        return json_text(told) + "\n"
    texts = [[_shown(value) for value in row] for row in rows]
    if form == "csv":
        return table(names, texts)
    lines = [list(names), *([_cut(on_one_line(text)) for text in row] for row in texts)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(names))]
    lines.insert(1, ["-" * width for width in widths])
    shown = (zip(line, widths, strict=True) for line in lines)
    return "".join("  ".join(f"{t:{w}}" for t, w in line).rstrip() + "\n" for line in shown)


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1].rstrip()}…"


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "; ".join(map(_shown, value)) if isinstance(value, list) else str(value)


def _json(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return [_json(each) for each in value] if isinstance(value, list) else _shown(value)
