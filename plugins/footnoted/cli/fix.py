"""fix, permalinks.

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
from footnoted.cli.project import Misuse, note, with_project
from footnoted.diagnostics.reports import count

if TYPE_CHECKING:
    from footnoted.authoring.fix import Repairs
    from footnoted.library.site import Site
    from footnoted.project import Project
    from footnoted.records.writing import Edit

# -------------------------------------------------------------------------------------------------
# ``footnoted fix``: quotations and records, repaired.
#
# What can be repaired is decided in ``authoring.fix``; here it is printed and written.


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

    A quotation is repaired if it differs from the article only in punctuation, capitals or kind of
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
        parts.append(f"{count(repaired, 'repair')} in {count(files, 'file')}.")
    if found.left:
        parts.append(f"{count(len(found.left), 'quotation')} left to you.")
    if found.edits and not write:
        parts.append("Nothing was written. Add --write to write.")
    return " ".join(parts) or "Nothing to repair."


# -------------------------------------------------------------------------------------------------
# ``footnoted permalinks``: the list of published addresses, with those that are new.
#
# Which there are is known to ``library.site``; how the list is read, to ``records.files``.

_HEAD = """\
# Every address that was published here, below the site's root. `footnoted check` reports those
# that no longer lead anywhere. What is gone for good: ADDRESS gone 2024-05-08 REASON
# New addresses are added by: footnoted permalinks --write

"""


@click.command()
@click.option("--write", is_flag=True, help="Write the list instead of showing what is new.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if any address is not listed.")
@with_project
@click.pass_context
def permalinks(context: click.Context, write: bool, exit_code: bool, project: "Project") -> None:
    """List every published address, so that a check reports those that are lost.

    The list is _shared/permalinks.txt in the folder of briefings: one address on a line, of each
    page and each record. Addresses are only added. `footnoted check` reports each that no longer
    leads anywhere; `footnoted check --base` each that was taken from the list.

    \b
    Examples:
      footnoted permalinks
      footnoted permalinks --write
      footnoted permalinks --exit-code

    The patch, or with --write the name of the file, goes to standard output.

    Exit codes: 0; 1 if the file could not be written, and with --exit-code if an address is not
    listed; 2 wrong usage or configuration.
    """
    from footnoted.library.site import permalinks as published
    from footnoted.records.files import LIST_SIZE, read_text
    from footnoted.records.reading import SHARED
    from footnoted.text.addresses import PERMALINKS, with_addresses

    root = Path(project.root).resolve()
    path = f"{project.briefings_dir}/{SHARED}/{PERMALINKS}"
    site = build_site(replace(project, preview=False))
    old = read_text(root, path, LIST_SIZE)[0] if os.path.lexists(root / path) else None
    if old is None and os.path.lexists(root / path):
        raise Misuse(f"{path} cannot be read. Run `footnoted check` to see why.")
    new = published(site).every - {one.address for one in site.library.permalinks}
    done = True
    if new:
        text = with_addresses(_HEAD if old is None else old, new)
        done = _put_list(root, path, old, text, write)
    note(_listed(len(new), write))
    context.exit(0 if done and not (exit_code and new) else 1)


def _listed(new: int, written: bool) -> str:
    if not new:
        return "Every published address is listed."
    said = "1 address is new." if new == 1 else f"{new:,} addresses are new."
    return said if written else f"{said} Nothing was written. Add --write to write."


def _put_list(root: Path, path: str, old: str | None, new: str, write: bool) -> bool:
    """Show what is new in the list, or write it; return whether that went well."""
    from footnoted.cli.files import patch, put, write_and_report
    from footnoted.cli.project import named_in_patch, seen_path
    from footnoted.records.files import LIST_SIZE

    if not write:
        click.echo(patch(named_in_patch(root, [path])[path], old or "", new), nl=False)
        return True
    seen = seen_path(Path.cwd(), root, path)
    return write_and_report(seen, lambda: put(root, path, old, new, LIST_SIZE))
