"""``footnoted export``: what the site knows, as a file for other programs.

What there is to export, and in which formats, stands in ``exports.kinds``.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from footnoted.cli.failure import Misuse
from footnoted.cli.files import replace_if_changed
from footnoted.cli.place import with_project

if TYPE_CHECKING:
    from footnoted.project import Project


@click.command(short_help="Write sources for reference managers, the timeline for calendars.")
@click.argument("kind")
@click.option("--format", "form", metavar="FORMAT", help="How it is written; see below.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; standard output if not given.",
)
@with_project
def export(kind: str, form: str | None, output: Path | None, project: "Project") -> None:
    """Write KIND, taken from the registers and from published briefings, for other programs.

    \b
    KIND      FORMAT (the first if not given)
    sources   csl-json (Zotero, citeproc, pandoc), bibtex (biblatex, JabRef), csv
    timeline  ics (calendars), timelinejs (TimelineJS 3), csv
    images    json, csv
    figures   csv, json (with the ids of CLDR and the codes of UCUM)

    Drafts feed nothing, and remarks for colleagues (`note`) are never written. The same files can
    stand on the site: see the option `exports`.

    \b
    Examples:
      footnoted export sources > sources.json
      footnoted export sources --format bibtex -o sources.bib

    Exit codes: 0, or 2 where there is no such KIND or FORMAT or the file cannot be written.
    """
    from footnoted.cli.check import built
    from footnoted.diagnostics import Level
    from footnoted.exports.kinds import KINDS

    if kind not in KINDS:
        raise click.BadParameter(_none(kind, KINDS), param_hint="KIND")
    formats = KINDS[kind]
    if form is not None and form not in formats:
        raise click.BadParameter(_none(form, formats), param_hint="--format")
    site = built(project)
    write = formats[form or next(iter(formats))]
    text = write(site)
    if any(one.level is Level.ERROR for one in site.diagnostics):
        click.echo("Note: the briefings have errors, so records may be missing here.", err=True)
    if output is None:
        click.echo(text.encode("utf-8"), nl=False)
        return
    try:
        replace_if_changed(output, text)
    except OSError as error:
        raise Misuse(f"{output} cannot be written: {error.strerror}.") from error
    click.echo(output.as_posix(), err=True)


def _none(name: str, known: Iterable[str]) -> str:
    from footnoted.load.suggest import did_you_mean

    names = list(known)
    hint = did_you_mean(name, names) or f"One of {', '.join(names)}."
    return f"{name!r} is not known. {hint}"
