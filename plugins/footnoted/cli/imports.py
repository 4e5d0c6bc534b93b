"""``footnoted import``: sources from reference managers into a register or a sidecar.

What a file says is read in ``imports``; where it goes is decided, shown and written here.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from footnoted.cli.counting import count
from footnoted.cli.failure import Misuse
from footnoted.cli.place import with_project

if TYPE_CHECKING:
    from footnoted.imports import Merged, Reader, Remark
    from footnoted.project import Project

REGISTER = "register"


@click.command("import", short_help="Take over sources from Zotero, BibTeX, RIS …")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--format", "form", metavar="FORMAT", help="The file's format; told by itself if not given."
)
@click.option(
    "--into",
    metavar="NAME",
    default=REGISTER,
    show_default=True,
    help="A briefing whose sidecar gets the records, or the shared register.",
)
@click.option("--write", is_flag=True, help="Add the records instead of showing them.")
@with_project
@click.pass_context
def import_(  # noqa: PLR0913, PLR0917 - click gives each option by itself
    context: click.Context,
    file: Path,
    form: str | None,
    into: str,
    write: bool,
    project: "Project",
) -> None:
    """Add the records of FILE to the shared register, or to the sidecar of a briefing.

    FORMAT is csl-json, csl-yaml, bibtex (biblatex, too) or ris, as Zotero and others write them,
    or timelinejs, whose events become dates: they need --into a briefing.
    What is there already stays as it is: a source whose address or DOI is registered is skipped.
    An id is the citation key, or is made from author, date and title. What has no place in a
    record is told line by line; nothing is made up.

    \b
    Examples:
      footnoted import zotero.json
      footnoted import references.bib --write
      footnoted import zotero.ris --into harbor-strike > sources.patch

    The patch, or with --write the names of the files, goes to standard output; remarks go to
    standard error.
    Exit codes: 0; 1 where part of FILE could not be read or nothing could be written; 2 wrong
    usage, or a file of no known format.
    """
    from footnoted.cli.check import built
    from footnoted.cli.importing import Target, known_of
    from footnoted.imports import merged

    text = _text(file)
    reading = _reader(text, file, form).read(text)
    site = built(replace(project, preview=True))
    target = Target(site, into)
    sections = {entry.section for entry in reading.entries}
    result = merged(reading.entries, known_of(site, target, sections))
    remarks = [*reading.remarks, *result.remarks]
    _tell(file, remarks)
    failed = not target.put(result.records, write)
    click.echo(_summary(result, remarks, write), err=True)
    context.exit(1 if failed or any(remark.lost for remark in remarks) else 0)


def _text(file: Path) -> str:
    from footnoted.imports import LARGEST, Unreadable, decode

    try:
        with file.open("rb") as stream:
            return decode(stream.read(LARGEST + 1))
    except OSError as error:
        raise Misuse(f"{file} cannot be read: {error.strerror}.") from error
    except Unreadable as problem:
        raise Misuse(f"{file} is {problem}.") from problem


def _reader(text: str, file: Path, form: str | None) -> "Reader":
    from footnoted.imports import READERS, reader_for
    from footnoted.load.suggest import did_you_mean

    names = {reader.name: reader for reader in READERS}
    if form is not None and form not in names:
        hint = did_you_mean(form, names) or f"One of {', '.join(names)}."
        raise click.BadParameter(f"{form!r} is not known. {hint}", param_hint="--format")
    found = names[form] if form else reader_for(text, file.name)
    if found is None:
        raise Misuse(f"{file} has none of the known formats: {', '.join(names)}.")
    return found


def _tell(file: Path, remarks: Iterable["Remark"]) -> None:
    for remark in sorted(remarks, key=lambda one: one.line):
        place = f"{file.as_posix()}:{remark.line}" if remark.line else file.as_posix()
        about = f"`{remark.about}`: " if remark.about else ""
        click.echo(f"{place}: {about}{remark.text}", err=True)


def _summary(result: "Merged", remarks: list["Remark"], write: bool) -> str:
    new = sum(map(len, result.records.values()))
    parts = [f"{count(new, 'new record')}." if new else "Nothing new."]
    if result.skipped:
        parts.append(f"{count(result.skipped, 'record')} known already.")
    if left := len(remarks) - result.skipped:
        parts.append(f"{count(left, 'remark')} above.")
    if new and not write:
        parts.append("Nothing was written; add --write for that.")
    return " ".join(parts)
