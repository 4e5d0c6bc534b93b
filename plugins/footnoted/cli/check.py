"""``footnoted check``: every problem of a project, in one run.

Builds the Site as a build of the pages does, and writes nothing.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from footnoted import __version__
from footnoted.cli.counting import count
from footnoted.cli.failure import Misuse
from footnoted.cli.place import with_project, with_view
from footnoted.diagnostics import Diagnostic, Level
from footnoted.diagnostics.reports import FORMATS, Tool

if TYPE_CHECKING:
    from footnoted.index import Site
    from footnoted.project import Project

COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.INFO: "blue"}


@click.command(short_help="Report every problem, with its place and its cure.")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How problems are written; see below.",
)
@click.option(
    "--base",
    metavar="REV",
    help="Also compare with this Git revision: facts that changed without a correction.",
)
@click.option("--strict", is_flag=True, help="Let warnings count as errors do.")
@with_project
@with_view
@click.pass_context
def check(  # noqa: PLR0913, PLR0917 - one for each option
    context: click.Context,
    paths: tuple[Path, ...],
    form: str,
    base: str | None,
    strict: bool,
    project: "Project",
) -> None:
    """Report every problem of the briefings, with its place and its cure.

    PATHS are files or folders: only their problems are printed and counted. Everything is read
    all the same, and a briefing's article and sidecar count as one. Without PATHS, the whole
    project.

    \b
    Formats:
      text     path:line:column: level: message [code], for people and editors
      json     one object, for scripts
      github   annotations on a change, from GitHub Actions
      sarif    SARIF 2.1.0, for code scanning
      rdjsonl  Reviewdog Diagnostic Format, for comments on a change

    \b
    Examples:
      footnoted check
      footnoted check --strict briefings/harbor-strike.md
      footnoted check --base origin/main
      footnoted check --format sarif > footnoted.sarif

    Problems go to standard output, the count to standard error.
    Exit codes: 0 no errors (with --strict: nor warnings), 1 there are some, 2 wrong usage or
    configuration.
    """
    from footnoted.cli.selection import seen_from, selected

    site, here = built(project), Path.cwd()
    top = Path(project.root).resolve()
    found = _with_base(site, base) if base else site.diagnostics
    chosen = selected(found, top, paths)
    _print([seen_from(here, top, problem) for problem in chosen], form, top, here)
    where = "the given paths" if paths else count(_briefings(site), "briefing")
    click.echo(f"{_found(chosen)} in {where}", err=True)
    grave = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
    context.exit(1 if any(problem.level in grave for problem in chosen) else 0)


def built(project: "Project") -> "Site":
    """Build the Site; a root that cannot be read is wrong usage."""
    from footnoted.build import build

    try:
        return build(project)
    except OSError as error:
        raise Misuse(f"{project.root} cannot be read: {error.strerror}.") from error


def _with_base(site: "Site", revision: str) -> tuple[Diagnostic, ...]:
    """Give the site's problems, and what changed since a revision without a word to readers."""
    from footnoted.checks.settle import settle_more
    from footnoted.cli.base import at_revision
    from footnoted.diff import silent

    with at_revision(site.project, revision) as project:
        more = settle_more(site, silent(built(project), site))
    return tuple(sorted((*site.diagnostics, *more), key=lambda problem: problem.sort_key))


def _print(problems: Sequence[Diagnostic], form: str, root: Path, here: Path) -> None:
    from footnoted.catalogue import CODES
    from footnoted.cli.lines import Lines

    if form == "text":
        for problem in problems:
            click.echo(_coloured(problem))
        return
    tool = Tool(__version__, CODES, Lines(root, here))
    click.echo(FORMATS[form](problems, tool), nl=False)


def _coloured(problem: Diagnostic) -> str:
    """Give a problem's own text with colours; ``echo`` takes them out where nobody sees any."""
    before, level = f"{problem.mark}: ", f"{problem.level}:"
    rest = str(problem).removeprefix(before + level)
    shade = click.style(level, fg=COLOURS[problem.level], bold=True)
    return click.style(f"{problem.mark}:", bold=True) + f" {shade}{rest}"


def _briefings(site: "Site") -> int:
    """Count the articles that were looked at, the unreadable ones among them."""
    told = {one.mark.path for one in site.diagnostics if one.mark.path.endswith(".md")}
    return len(told | {briefing.path for briefing in site.built})


def _found(problems: Sequence[Diagnostic]) -> str:
    """Say how many problems there are, of which level."""
    levels = Counter(problem.level for problem in problems)
    parts = [count(levels[one], one) for one in (Level.ERROR, Level.WARNING) if levels[one]]
    parts = parts or ["No errors"] if levels[Level.INFO] else parts
    if levels[Level.INFO]:
        parts.append(count(levels[Level.INFO], "remark"))
    return ", ".join(parts) or "No problems"
