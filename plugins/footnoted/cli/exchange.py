"""import."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from footnoted.authoring.importing import Known
from footnoted.cli.files import patch, put, write_and_report
from footnoted.cli.project import (
    Misuse,
    complete_briefings,
    named_in_patch,
    not_known,
    note,
    print_line,
    seen_path,
    with_project,
)
from footnoted.diagnostics.reports import count
from footnoted.library.site import Site
from footnoted.records.files import REGISTER_SIZE, decode, read_bytes
from footnoted.records.library import RECORD_SECTIONS
from footnoted.records.reading import FORMS, SHARED
from footnoted.records.writing import Draft, DraftRefused, insert_records, revise_record
from footnoted.records.yaml import YAML_SIZE, parse
from footnoted.text.suggest import did_you_mean

if TYPE_CHECKING:
    from footnoted.authoring.importing import Merged
    from footnoted.authoring.records import ImportFormat, ImportRemark
    from footnoted.project import Project


# -------------------------------------------------------------------------------------------------
# ``footnoted import``: sources from reference managers into a register or a sidecar.
#
# ``authoring`` reads the file; where the records go is decided, shown and written here.

REGISTER_OPTION = "register"
T = TypeVar("T")


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--format",
    "form",
    metavar="FORMAT",
    help="The file's format (default: found out from the file).",
)
@click.option(
    "--into",
    metavar="NAME",
    default=REGISTER_OPTION,
    shell_complete=complete_briefings,
    help="The briefing whose sidecar gets the records (default: the shared register).",
)
@click.option("--update", is_flag=True, help="Also change existing records that differ from FILE.")
@click.option("--write", is_flag=True, help="Write the records instead of showing them.")
@with_project
@click.pass_context
def import_(  # noqa: PLR0913, PLR0917 - click gives each option by itself
    context: click.Context,
    file: Path,
    form: str | None,
    into: str,
    update: bool,
    write: bool,
    project: "Project",
) -> None:
    """Add the records of FILE to the shared register, or to the sidecar of a briefing.

    FORMAT is csl-json, csl-yaml, bibtex (or biblatex) or ris, as Zotero and others write them,
    or timelinejs, whose events become dates and need --into a briefing.
    A source is already there if one has its citation key, DOI, ISBN or address; the first that is
    known decides. It is not changed, and each field that differs is reported. --update changes
    these fields, and no others, to what FILE says.
    An id is the citation key, or is made from author, date and title. What does not fit into a
    record is reported line by line. Nothing is made up.

    \b
    Examples:
      footnoted import zotero.json
      footnoted import references.bib --write
      footnoted import references.bib --update
      footnoted import zotero.ris --into harbor-strike > sources.patch

    The patch, or with --write the names of the files, goes to standard output; remarks go to
    standard error.
    Exit codes: 0; 1 if part of FILE could not be read or nothing could be written; 2 wrong usage,
    or a file of no known format.
    """
    from footnoted.authoring.importing import merge
    from footnoted.cli.check import build_site

    reading = _reader(text := _text(file), file, form).read(text)
    site = build_site(replace(project, preview=True))
    target = ImportTarget(site, into)
    sections = {entry.section for entry in reading.entries}
    result = merge(reading.entries, known_of(site, target, sections), update=update)
    _tell(file, remarks := [*reading.remarks, *result.remarks])
    if update:
        result = replace(result, changed=_of_our_own(project, target, result.changed))
    failed = not target.put(result.records, result.changed if update else {}, write)
    note(_summary(result, remarks, update=update, write=write))
    context.exit(1 if failed or any(remark.lost for remark in remarks) else 0)


def _of_our_own(
    project: "Project", target: "ImportTarget", changed: Mapping[str, T]
) -> dict[str, T]:
    """Return the changes to our own sources; for others' sources a note says where to make them."""
    ours: dict[str, T] = {}
    for id_, change in changed.items():
        home = target.homes.get(id_, "")
        if project.is_of_others(home):
            note(f"`{id_}` is left as it is: {home} is of another desk. Change it there.")
        else:
            ours[id_] = change
    return ours


def _text(file: Path) -> str:
    from footnoted.authoring.importing import LARGEST, Unreadable, decode

    try:
        with file.open("rb") as stream:
            return decode(stream.read(LARGEST + 1))
    except OSError as error:
        raise Misuse(f"{file} cannot be read: {error.strerror}.") from error
    except Unreadable as problem:
        raise Misuse(f"{file} is {problem}.") from problem


def _reader(text: str, file: Path, form: str | None) -> "ImportFormat":
    from footnoted.authoring.importing import READERS, reader_for

    names = {reader.name: reader for reader in READERS}
    if form is not None and form not in names:
        raise click.BadParameter(not_known(form, names), param_hint="--format")
    found = names[form] if form else reader_for(text, file.name)
    if found is None:
        raise Misuse(f"{file} has none of the known formats: {', '.join(names)}.")
    return found


def _tell(file: Path, remarks: Iterable["ImportRemark"]) -> None:
    for remark in sorted(remarks, key=lambda one: one.line):
        place = f"{file.as_posix()}:{remark.line}" if remark.line else file.as_posix()
        about = f"`{remark.about}`: " if remark.about else ""
        told = f"{place}: {about}{remark.text}"
        (partial(print_line, err=True) if remark.lost else note)(told)


def _summary(result: "Merged", remarks: list["ImportRemark"], *, update: bool, write: bool) -> str:
    new, changed = sum(map(len, result.records.values())), len(result.changed)
    parts = [f"{count(new, 'new record')}." if new else "Nothing new."]
    if result.skipped:
        parts.append(f"{count(result.skipped, 'record')} already there.")
    if changed and not update:
        parts.append(f"{count(changed, 'source')} would change with --update.")
    elif changed:
        parts.append(f"{count(changed, 'changed source')}.")
    if left := len(remarks) - result.skipped:
        parts.append(f"{count(left, 'remark')} above.")
    if (new or (changed and update)) and not write:
        parts.append("Nothing was written. Add --write to write.")
    return " ".join(parts)


# -------------------------------------------------------------------------------------------------
# The file for imported records: its text, the ids in it, and how it is changed.
#
# It is only for ``footnoted import``. A file is replaced in one step or left as it is.

SOURCES_REGISTER = "register"
Records = Mapping[str, Mapping[str, Mapping[str, Draft]]]


class ImportTarget:
    """The target of records: the shared registers, or the sidecar of one briefing."""

    def __init__(self, site: Site, into: str) -> None:
        """Take ``register``, or a briefing's name; raise ``Misuse`` if there is none."""
        self.root = Path(site.project.root).resolve()
        self.folder = site.project.briefings_dir
        self.texts: dict[str, str | None] = {}
        """The files as they were when first read."""
        self.new: dict[str, str] = {}
        """The new texts of the files."""
        self.homes = {id_: known.mark.path for id_, known in site.names.sources.items()}
        self.briefing = None if into == SOURCES_REGISTER else site.names.briefings.get(into)
        if into != SOURCES_REGISTER and self.briefing is None:
            hint = did_you_mean(into, site.names.briefings)
            raise Misuse(f"There is no briefing `{into}`. {hint}".rstrip())

    def path(self, section: str) -> str:
        """Return the file of a section, below the root; raise ``Misuse`` if it has none."""
        if self.briefing:
            return self.briefing.sidecar_path
        if section not in FORMS:
            raise Misuse(f"`{section}` belong to one briefing: name it with --into.")
        return f"{self.folder}/{SHARED}/{section}.yml"

    def ids(self, sections: Iterable[str]) -> set[str]:
        """Return the ids in the files, even those of records that cannot be read."""
        found: set[str] = set()
        for path in sorted({self.path(section) for section in sections}):
            written = parse(self._old(path) or "", path, REGISTER_SIZE).value or {}
            kinds = RECORD_SECTIONS if self.briefing else FORMS
            found |= {id_ for kind in kinds for id_ in _ids(written.get(kind))}
        return found

    def put(
        self, records: Records, changed: Mapping[str, Mapping[str, Draft]], write: bool
    ) -> bool:
        """Show or write new records and changed sources; return whether that went well."""
        self.new.clear()
        try:
            for id_, fields in changed.items():
                path = self.homes[id_]
                self.new[path] = revise_record(self._now(path), path, ("sources", id_), fields)
            for section, entries in records.items():
                path = self.path(section)
                self.new[path] = insert_records(self._now(path), path, section, entries)
        except DraftRefused as reason:
            print_line(f"Error: {reason}; nothing was written.", err=True)
            return False
        for path, text in self.new.items():
            if len(text.encode("utf-8")) > self._size(path):
                message = f"{self._seen(path)} would be larger than {self._size(path) // 1024} KiB"
                print_line(f"Error: {message}; nothing was written.", err=True)
                return False
        named = {} if write else named_in_patch(self.root, self.new)
        done = [self._done(path, text, named.get(path)) for path, text in self.new.items()]
        return all(done)

    def _now(self, path: str) -> str:
        return self.new[path] if path in self.new else self._old(path) or ""

    def _size(self, path: str) -> int:
        return REGISTER_SIZE if f"/{SHARED}/" in path else YAML_SIZE

    def _seen(self, path: str) -> str:
        return seen_path(Path.cwd(), self.root, path)

    def _old(self, path: str) -> str | None:
        """Return the text of a file as the loader reads it; None if there is none."""
        if path not in self.texts:
            self.texts[path] = self._read(path)
        return self.texts[path]

    def _read(self, path: str) -> str | None:
        whole = self.root / path
        for part in (whole, *whole.parents):
            if part != self.root and self.root in part.parents and part.is_symlink():
                raise Misuse(
                    f"{self._seen(path)} is reached by a symbolic link; nothing was written."
                )
        if not whole.exists():
            return None
        data, problems = read_bytes(self.root, path, self._size(path))
        text, told = decode(data, path) if data is not None else (None, problems)
        if text is None:
            raise Misuse(f"{self._seen(path)}: {told[0].message}")
        return text

    def _done(self, path: str, new: str, named: str | None) -> bool:
        old = self._old(path)
        if named is not None:
            click.echo(patch(named, old or "", new), nl=False)
            return True
        return write_and_report(
            self._seen(path), lambda: put(self.root, path, old, new, self._size(path))
        )


def known_of(site: Site, target: ImportTarget, sections: Iterable[str]) -> Known:
    """Return what an import must not touch: sources, ids, former ids, the scale."""
    sources = {id_: known.source for id_, known in site.names.sources.items()}
    former = {id_ for source in sources.values() for id_ in source.formerly}
    grades = site.project.scales["reliability"].codes
    lost = {id_.rpartition("#")[2] for id_ in site.library.lost}
    return Known(sources, frozenset(target.ids(sections) | former | lost), grades)


def _ids(records: object) -> Iterable[str]:
    return records if isinstance(records, dict) else ()
