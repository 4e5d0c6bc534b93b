"""fix.

``authoring.fix`` decides on the edits; here they are printed and written.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from footnoted.cli.check import build_site
from footnoted.cli.project import note, with_project
from footnoted.diagnostics.reports import count

if TYPE_CHECKING:
    from footnoted.authoring.fix import Repairs
    from footnoted.library.site import Site
    from footnoted.project import Project
    from footnoted.records.writing import Edit


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--write", is_flag=True, help="Write the repairs instead of showing them.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if there is anything to repair.")
@with_project
@click.pass_context
def fix(
    context: click.Context,
    paths: tuple[Path, ...],
    write: bool,
    exit_code: bool,
    project: "Project",
) -> None:
    """Update the quotations of sidecars after harmless changes of the articles.

    PATHS are files or folders: only their briefings are read. Without PATHS, all are, with drafts.

    A quotation is repaired if it differs from the article only in punctuation, case or kind of
    quotation marks, or if only the words next to it have changed. Figures, dates, units, names,
    negations and words like "may" are never changed. If a quotation fits several places, a line
    to paste is printed for each.

    A license in other words gets its id, and a picture without a record gets the beginning of one.
    If a record lacks credit, rights or alt text, they are copied from the picture's file.

    \b
    Examples:
      footnoted fix
      footnoted fix --write briefings/harbor-strike.md
      footnoted fix > repairs.patch

    The patch, or with --write the names of the files, goes to standard output; the reasons go to
    standard error.
    Exit codes: 0; 1 if a file could not be written, and with --exit-code if there is anything to
    repair or to choose; 2 wrong usage or configuration.
    """
    from footnoted.authoring.fix import repairs
    from footnoted.cli.project import asked_for, named_in_patch

    root = Path(project.root).resolve()
    asked = asked_for(project, paths)
    site = build_site(replace(project, preview=True))
    texts = _texts(root, site, asked)
    found = repairs(site, texts)
    named = {} if write else named_in_patch(root, (edit.path for edit in found.edits))
    each = groupby(found.edits, lambda edit: edit.path)
    done = [_put(root, texts[path], list(edits), named.get(path)) for path, edits in each]
    _explain(found, root)
    note(_summary(found, write))
    anything = bool(found.edits or found.left)
    context.exit(0 if all(done) and not (exit_code and anything) else 1)


def _texts(root: Path, site: "Site", asked: Callable[[str], bool]) -> dict[str, str]:
    """Return the sidecars that were asked for, read as the loader does."""
    from footnoted.records.files import read_text
    from footnoted.records.yaml import YAML_SIZE as SIZE

    homes = (*(briefing.sidecar_path for briefing in site.built), site.library.images.path)
    paths = [path for path in homes if asked(path)]
    read = (
        (path, read_text(root, path, SIZE)[0] if os.path.lexists(root / path) else "")
        for path in paths
    )
    return {path: text for path, text in read if text is not None}


def _put(root: Path, text: str, edits: list["Edit"], named: str | None) -> bool:
    """Show the edits of one file as a patch with its name, or write them; return whether that went
    well.
    """
    from footnoted.cli.files import patch, put, write_and_report
    from footnoted.cli.project import seen_path
    from footnoted.records.writing import apply
    from footnoted.records.yaml import YAML_SIZE as SIZE

    path, new = edits[0].path, apply(text, edits)
    if named is not None:
        click.echo(patch(named, text, new), nl=False)
        return True
    seen = seen_path(Path.cwd(), root, path)
    new_file = not text and not os.path.lexists(root / path)
    return write_and_report(seen, lambda: put(root, path, None if new_file else text, new, SIZE))


def _explain(found: "Repairs", root: Path) -> None:
    """Print why each repair is made, and what is left to a person, by place."""
    from footnoted.cli.project import seen_path

    here = Path.cwd()
    none: tuple[str, ...] = ()
    # A repair that changes several places is reported once, at the first of them.
    told = {(edit.path, edit.about, edit.why): edit for edit in reversed(found.edits)}
    lines = [(edit.mark, edit.about, edit.why, none) for edit in told.values()]
    lines += [(left.mark, left.about, left.why, left.choices) for left in found.left]
    for mark, about, why, choices in sorted(lines):
        place = replace(mark, path=seen_path(here, root, mark.path))
        note(f"{place}: `{about}`: {why}")
        for choice in choices:
            note(f"    {choice}")


def _summary(found: "Repairs", write: bool) -> str:
    repaired = len({(edit.path, edit.about, edit.why) for edit in found.edits})
    files = len({edit.path for edit in found.edits})
    parts = []
    if found.edits:
        parts.append(f"{count(repaired, 'repair')} in {count(files, 'sidecar')}.")
    if found.left:
        parts.append(f"{count(len(found.left), 'quotation')} left to you.")
    if found.edits and not write:
        parts.append("Nothing was written. Add --write to write.")
    return " ".join(parts) or "Nothing to repair."
