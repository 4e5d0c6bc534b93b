"""diff."""

from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from footnoted.checked import opened
from footnoted.cli.check import at_commit, build_kept, git_errors_as_misuse, repository_of
from footnoted.cli.project import Misuse, note, seen_path, with_project
from footnoted.project import Project
from footnoted.revisions import file_id

if TYPE_CHECKING:
    from footnoted.comparison.facts import Comparison, FileIds
    from footnoted.comparison.reports import ReportLinks

FORMATS = ("text", "json", "markdown", "schema")
"""The forms of a report, listed here so that ``--help`` need not load them."""


@click.command()
@click.argument("base", required=False)
@click.argument("head", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Format of the output; schema is the JSON Schema of json.",
)
@click.option("--exit-code", is_flag=True, help="Exit with 1 if anything is different.")
@click.option(
    "--require-corrections",
    is_flag=True,
    help="Exit with 1 if a change to what was published has no correction.",
)
@click.option("--files", default="", metavar="URL", help="Web address of HEAD's files, for links.")
@click.option(
    "--base-files", default="", metavar="URL", help="Web address of BASE's files, for links."
)
@click.option("--site", default="", metavar="URL", help="Web address of a site built from HEAD.")
@with_project
@click.pass_context
def diff(  # noqa: PLR0913, PLR0917 - one for each option
    context: click.Context,
    base: str | None,
    head: str | None,
    form: str,
    exit_code: bool,
    require_corrections: bool,
    files: str,
    base_files: str,
    site: str,
    project: "Project",
) -> None:
    """Show which facts changed between two states of the briefings.

    BASE and HEAD are Git revisions. HEAD is compared with the last commit that it has in common
    with BASE. Without HEAD, the files as they are now are compared; without BASE, they are compared
    with the last commit. If both are folders with a folder of briefings in each, these two are
    compared, and no Git is needed.

    Nothing is checked out, and no code of either state is run. The options are the project's.

    \b
    Examples:
      footnoted diff
      footnoted diff origin/main
      footnoted diff --format markdown origin/main HEAD > comment.md
      footnoted diff ../published .

    The change goes to standard output, a summary to standard error.

    Exit codes: 0, or 1 with --exit-code if anything is different, and with --require-corrections
    if a correction is missing; 2 wrong usage or configuration.
    """
    from footnoted.comparison.reports import DIFF_FORMATS, ReportLinks, diff_schema_text, summary

    if form == "schema":
        click.echo(diff_schema_text(), nl=False)
        return
    links = ReportLinks(files=files, base_files=base_files, site=site)
    found, links = _compared(project, base, head, links)
    click.echo(DIFF_FORMATS[form](found, links), nl=False)
    note(summary(found))
    failed = (exit_code and found.changes) or (require_corrections and found.silent)
    context.exit(1 if failed else 0)


class _Place(NamedTuple):
    """The place of one of the two states, and its name."""

    project: Project
    name: str
    file_id: "FileIds"


def _compared(
    project: Project, base: str | None, head: str | None, links: "ReportLinks"
) -> tuple["Comparison", "ReportLinks"]:
    """Return the comparison of the two states, with their names."""
    from footnoted.comparison.changes import compare_states
    from footnoted.comparison.facts import State

    with ExitStack() as stack:
        kept = stack.enter_context(opened(project))
        folders = bool(base and head and Path(base).is_dir() and Path(head).is_dir())
        if base and head and folders:
            places = [_folder(project, base), _folder(project, head)]
        else:
            places = _revisions(project, base or "HEAD", head, stack)
        old, new = (State(build_kept(each.project, kept), each.file_id) for each in places)
        # The files of a commit are gone again: paths are those of the project.
        top = places[1].project.root if folders else project.root
        seen = partial(seen_path, Path.cwd(), Path(top).resolve())
        named = replace(links, base=places[0].name, head=places[1].name, seen=seen)
        return compare_states(old, new), named


def _folder(project: Project, folder: str) -> _Place:
    """Return a folder without Git; its content is read with the options of the project."""
    root = Path(folder).resolve()
    if not (root / project.briefings_dir).is_dir():
        raise Misuse(f"{folder} has no folder `{project.briefings_dir}`, so it has no briefings.")
    return _Place(replace(project, root=root), folder, lambda path: file_id(root / path))


def _revisions(project: Project, base: str, head: str | None, stack: ExitStack) -> list[_Place]:
    """Return the places of two revisions; without a HEAD, of the files as they are."""
    repository = repository_of(project)
    with git_errors_as_misuse():
        left = repository.merge_base(base, head or "HEAD")
        now = repository.commit(head) if head else ""
    there, ids = stack.enter_context(at_commit(project, left, base))
    first = _Place(there, left, lambda path: ids.get(path, ""))
    if head:
        later, own = stack.enter_context(at_commit(project, now, head))
        return [first, _Place(later, now, lambda path: own.get(path, ""))]
    with git_errors_as_misuse():
        changed = frozenset(repository.changed(left, project.briefings_dir))
    like = next(iter(ids.values()), "")

    def present(path: str) -> str:
        return file_id(repository.root / path, like) if path in changed else ids.get(path, "")

    return [first, _Place(project, "", present)]
