"""check, explain, impact."""

import json
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footnoted import __version__
from footnoted.checked import Checked, check_project, checked, opened
from footnoted.cli.project import (
    Misuse,
    asked_for,
    complete_codes,
    complete_sources,
    is_among,
    is_quiet,
    note,
    print_line,
    seen_from,
    seen_path,
    select_problems,
    with_project,
    with_quiet,
    with_view,
)
from footnoted.diagnostics import manual
from footnoted.diagnostics.problem import Level, Mark, Problem, on_one_line
from footnoted.diagnostics.reports import FORMATS, SHOWN, Tool, count, counted, group
from footnoted.progress import collector_looks_seldom, silent, tell_on_terminal
from footnoted.project import Project
from footnoted.revisions import Repository, RevisionError
from footnoted.store import Kept

if TYPE_CHECKING:
    from footnoted.library.evidence import Impact, Rest
    from footnoted.library.site import Site
    from footnoted.library.standing import Leaning


# -------------------------------------------------------------------------------------------------
# ``footnoted check``: every problem of a project, in one run.
#
# It finds what a build of the pages finds, and takes from the same store what has not changed; the
# code that reads content is loaded only if something has. Nothing is written except to the store.

MORE = "`--all` shows every one, `footnoted check PATH` those of one file"
COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.INFO: "blue"}


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="Format of the output, as listed above.",
)
@click.option(
    "--base",
    metavar="REV",
    help="Also report what changed without a correction since this Git revision.",
)
@click.option(
    "--changed-since",
    "since",
    metavar="REV",
    help="Only problems in files that have changed since this Git revision.",
)
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--all", "every", is_flag=True, help="Show every problem, even if many are alike.")
@click.option("--adopted", is_flag=True, help="Only what is missing in adopted briefings.")
@click.option("--no-cache", "anew", is_flag=True, help="Read everything again, and store nothing.")
@with_project
@with_view
@click.pass_context
def check(  # noqa: PLR0913, PLR0917 - one for each option
    context: click.Context,
    paths: tuple[Path, ...],
    form: str,
    base: str | None,
    since: str | None,
    strict: bool,
    every: bool,
    adopted: bool,
    anew: bool,
    project: "Project",
) -> None:
    """Report every problem of the briefings, with its place and its cure.

    PATHS are files or folders: only their problems are printed and counted. An article and its
    sidecar belong together. Without PATHS, the whole project is checked.

    \b
    Formats:
      text     path:line:column: level: message [code], for people and editors;
               the gravest first; of many similar problems, the first three
      json     one object, for scripts
      github   annotations on a change, from GitHub Actions
      sarif    SARIF 2.1.0, for code scanning
      rdjsonl  Reviewdog Diagnostic Format, for comments on a change

    \b
    Examples:
      footnoted check --strict briefings/harbor-strike.md
      footnoted check --base origin/main

    Problems go to standard output, the count to standard error. Exit codes: 0 no
    errors (with --strict: and no warnings), 1 errors, 2 wrong usage or configuration.
    """
    changed = _changed_since(project, since) if since else None
    asked = _asked(project, paths, changed)
    found = _found(project, base, anew)
    chosen = select_problems(found.problems, asked)
    chosen = _of_adopted(chosen, found) if adopted else chosen
    every = every or (bool(paths) and all(path.is_file() for path in paths))
    _print(chosen, every, form, project)
    code = _conclude(chosen, _where(found, asked, paths, changed), strict)
    if adopted:
        note(_left_to_adopt(chosen, found, asked))
    context.exit(code)


def _changed_since(project: Project, revision: str) -> tuple[str, ...]:
    """Return the files of the briefings folder that changed since the branch left a revision."""
    with git_errors_as_misuse():
        repository = repository_of(project)
        return repository.changed(repository.merge_base(revision), project.briefings_dir)


def _asked(
    project: Project, paths: Sequence[Path], changed: Sequence[str] | None
) -> Callable[[str], bool]:
    """Return a function that returns whether a file was named or has changed."""
    if changed is None:
        return asked_for(project, paths, pages=True)
    named = asked_for(project, paths, pages=True) if paths else lambda _: False
    return lambda path: named(path) or is_among(changed, path)


def _where(
    found: Checked,
    asked: Callable[[str], bool],
    paths: Sequence[Path],
    changed: Sequence[str] | None,
) -> str:
    """Return the words for what was looked at, and how many drafts were left out."""
    named = ["the given paths"] if paths else []
    named += [count(len(changed), "changed file")] if changed is not None else []
    left = _left_out(list(filter(asked, found.drafts)))
    return f"{' and '.join(named) or _looked_at(found)}{left}"


def _of_adopted(problems: Sequence[Problem], found: Checked) -> tuple[Problem, ...]:
    """Return the problems of briefings that are still as they were adopted."""
    paths = {path for pair in found.adopted for path in pair}
    return tuple(problem for problem in problems if problem.mark.path in paths)


def _left_to_adopt(
    problems: Sequence[Problem], found: Checked, asked: Callable[[str], bool]
) -> str:
    """Return how many of the adopted briefings that were asked for lack something.

    What to do with the others is said, too.
    """
    lacking = {problem.mark.path for problem in problems if problem.level is not Level.INFO}
    pairs = [pair for pair in found.adopted if any(map(asked, pair))]
    done = [pair[0] for pair in pairs if lacking.isdisjoint(pair)]
    first = f", beginning with {done[0]}" if done else ""
    cure = f": remove `adopted: true` from them{first}" if done else ""
    whole = count(len(pairs), "adopted briefing")
    return f"Nothing is missing in {len(done)} of {whole}{cure}."


def build_site(project: "Project") -> "Site":
    """Return the Site, built with what is kept of it; a root that cannot be read is wrong usage.

    It is for commands that report no problems: a line says what was not read.
    """
    with opened(project) as kept:
        site = build_kept(project, kept)
    if left := list(_unread(site)):
        more = f" and {len(left) - NAMED} more" if len(left) > NAMED else ""
        note(f"Not read: {', '.join(left[:NAMED])}{more}. Run `footnoted check` to see why.")
    return site


NAMED = 3
"""The most unread files and folders that are named."""


def _unread(site: "Site") -> Iterator[str]:
    """Yield the files and folders that could not be read, in order, with paths from here."""
    from footnoted.records import codes

    unread = (codes.SYMLINK, codes.OUTSIDE, codes.NOT_A_FILE, codes.UNREADABLE, codes.TOO_LARGE)
    found = {
        problem.mark.path
        for problem in site.diagnostics
        if problem.code in (*unread, codes.ENCODING)
    }
    for path in sorted(found.union(site.library.unread)):
        yield seen_path(Path.cwd(), Path(site.project.root).resolve(), path)


def build_kept(project: Project, kept: Kept) -> "Site":
    """Return the Site, built with what is kept; a root that cannot be read is wrong usage."""
    from footnoted.build import build

    try:
        with collector_looks_seldom():
            return build(project, kept, silent if is_quiet() else tell_on_terminal())
    except OSError as error:
        if not Path(error.filename or "").is_relative_to(project.root / project.briefings_dir):
            raise
        raise Misuse(f"{project.root} cannot be read: {error.strerror}.") from error


def _found(project: Project, base: str | None, anew: bool) -> Checked:
    with opened(project, anew=anew) as kept:
        if base:
            return _with_base(build_kept(project, kept), base, kept)
        return check_project(project, kept, lambda: build_kept(project, kept))


def _with_base(site: "Site", revision: str, kept: Kept) -> Checked:
    """Return the site's problems, and those of changes since a revision without a correction."""
    from footnoted.checks.allow import settle_more
    from footnoted.comparison.changes import compare_states
    from footnoted.comparison.facts import State
    from footnoted.comparison.silence import silent, unlisted

    with git_errors_as_misuse():
        commit = repository_of(site.project).merge_base(revision)
    with at_commit(site.project, commit, revision) as (project, _):
        base = build_kept(project, kept)
        compared = compare_states(State(base), State(site))
    more = settle_more(site, (*silent(compared), *unlisted(base, site)))
    found = sorted((*site.diagnostics, *more), key=lambda problem: problem.sort_key)
    return replace(checked(site), problems=tuple(found))


def _conclude(chosen: Sequence[Problem], where: str, strict: bool) -> int:
    """Print what was found, and where; return the exit code."""
    levels = {problem.level for problem in chosen}
    failed = Level.ERROR in levels or (strict and Level.WARNING in levels)
    strictly = "; a strict build would fail" if Level.WARNING in levels and not failed else ""
    note(f"{counted(chosen)} in {where}{strictly}")
    return 1 if failed else 0


def _looked_at(found: Checked) -> str:
    """Return how many briefings there are, and how many other pages and files have a problem."""
    named = ((found.articles, "briefing"), (found.pages, "page"), (found.files, "file"))
    first, *others = [(number, noun) for number, noun in named if number] or named[:1]
    parts = [count(*first), *(count(number, f"other {noun}") for number, noun in others)]
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def _print(found: Sequence[Problem], every: bool, form: str, project: Project) -> None:
    here, top = Path.cwd(), Path(project.root).resolve()
    problems = [seen_from(here, top, problem) for problem in found]
    if form == "text":
        for each in group(problems, None if every else SHOWN):
            for problem in each.shown:
                click.echo(_coloured(problem))
            if each.more:
                print_line(each.rest(MORE))
        return
    from footnoted.catalogue import all_codes

    lines = SourceLines(top, here)
    tool = Tool(__version__, tuple(all_codes(project.plug_ins).values()), lines)
    click.echo(FORMATS[form](problems, tool), nl=False)


def _coloured(problem: Problem) -> str:
    """Return a problem's own text with colors; ``echo`` removes them if nobody sees any."""
    before, level = f"{problem.mark}: ", f"{problem.level}:"
    rest = str(problem).removeprefix(before + level)
    shade = click.style(level, fg=COLOURS[problem.level], bold=True)
    return click.style(f"{problem.mark}:", bold=True) + f" {shade}{rest}"


def _left_out(drafts: Sequence[str]) -> str:
    """Return the words for drafts that were not checked; empty if there are none."""
    them = "it" if len(drafts) == 1 else "them"
    return (
        f"; {count(len(drafts), 'draft')} left out, add --drafts to check {them}" if drafts else ""
    )


# -------------------------------------------------------------------------------------------------
# The project at another revision, for a comparison: read from Git, never checked out.
#
# ``revisions`` decides which objects are read, and how.


@contextmanager
def git_errors_as_misuse() -> Iterator[None]:
    """Turn what Git cannot do into wrong usage."""
    try:
        yield
    except RevisionError as error:
        raise Misuse(str(error)) from error


def repository_of(project: Project) -> Repository:
    """Return the Git repository that a project is in."""
    return Repository(Path(project.root).resolve())


@contextmanager
def at_commit(project: Project, commit: str, name: str) -> Iterator[tuple[Project, dict[str, str]]]:
    """Yield the same project with the texts of a commit, in a folder that is removed afterwards.

    Git's ids of all its files come with it. If the commit has no briefings, a note says so and
    calls the commit ``name``.
    """
    with tempfile.TemporaryDirectory(prefix="footnoted-base-") as folder:
        with git_errors_as_misuse():
            ids = repository_of(project).unpack(commit, project.briefings_dir, Path(folder))
        if not any(path.endswith(".md") for path in ids):
            where = f"{project.briefings_dir}/"
            note(f"Note: `{name}` has no briefings in {where}, so all here are new.")
        yield replace(project, root=Path(folder)), dict(ids)


# -------------------------------------------------------------------------------------------------
# ``footnoted explain``: the manual of problems, one code or all.
#
# The texts are those of the catalogue and of the modules' examples; the committed page of the
# manual is this command's output.


@click.command()
@click.argument("code", required=False, shell_complete=complete_codes)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="Text for a terminal, or Markdown for a page.",
)
@with_quiet
def explain(code: str | None, form: str) -> None:
    """Say what a problem means, what to do about it and whether you can allow it, with examples.

    CODE is printed in square brackets after a problem. Without CODE, all codes are listed.

    \b
    Examples:
      footnoted explain
      footnoted explain anchor.lost
      footnoted explain --format markdown > docs/reference/problems.md

    Exit codes: 0, or 2 if there is no such code.
    """
    from footnoted.catalogue import CODES, EXAMPLES, NEWSROOM, all_codes, all_examples
    from footnoted.cli.project import installed_plug_ins
    from footnoted.text.suggest import did_you_mean

    plug_ins = installed_plug_ins()
    codes = all_codes(plug_ins)
    if code is None and form == "markdown":
        text = manual.page(CODES, EXAMPLES, NEWSROOM)
    elif code is None:
        text = manual.listing(sorted(codes.values(), key=lambda each: each.name))
    elif code in codes:
        tell = manual.entry if form == "markdown" else manual.text
        text = tell(codes[code], all_examples(plug_ins).get(code))
    else:
        hint = did_you_mean(code, codes) or "`footnoted explain` lists all codes."
        raise Misuse(f"There is no problem `{code}`. {hint}")
    click.echo(text, nl=False)


# -------------------------------------------------------------------------------------------------
# ``footnoted impact``: everything that depends on one source, with its place.
#
# The index knows what depends on what; this prints it.

WAYS = {
    "cites": "cites {source}",
    "link": "links to {source}",
    "note": "has a note to {source}",
    "carried": "came through {source}",
    "outcome": "its outcome cites {source}",
    "claim": "takes its evidence from the claim `{through}`, on {source}",
    "figure": "is calculated from the figure `{through}`, on {source}",
}
"""How something depends on a source, in words."""
FURTHER = {
    "supports": "is supported by {on}",
    "claim": "takes its evidence from {on}",
    "share-of": "is a share of {on}",
    "change-from": "is a change from {on}",
    "links": "links to {on}",
    "continues": "continues {on}",
}
"""How something depends on what depends on a source, in words."""


@click.command()
@click.argument("source", shell_complete=complete_sources)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text, or one JSON object for scripts.",
)
@click.option(
    "--through",
    is_flag=True,
    help="Also list what rests on it through other records.",
)
@with_project
@with_view
def impact(source: str, form: str, through: bool, project: "Project") -> None:
    """List everything that rests on SOURCE, the id of a source: what to read again if the source
    turns out to be wrong.

    The list has claims, dates, figures, links and notes, each once, with its place and sentence.
    It includes those that rest on sources known only through this one, that take their evidence
    from a claim, or that are calculated from another figure. --through adds what rests on these:
    claims that they support, figures calculated from them, articles that link to them or
    continue them.

    \b
    Examples:
      footnoted impact courier-2024-05-04
      footnoted impact courier-2024-05-04 --through
      footnoted impact courier-2024-05-04 --format json

    Exit codes: 0, or 2 if there is no such source.
    """
    from footnoted.library.evidence import impact as impact_of
    from footnoted.library.standing import second_hand
    from footnoted.text.suggest import did_you_mean

    site = build_site(project)
    if source not in site.names.sources:
        hint = did_you_mean(source, site.names.sources)
        raise Misuse(f"There is no source `{source}`. {hint}".strip())
    every = (rest for found in site.rests.values() for rest in found)
    found = impact_of(site.names, source, every)
    further = second_hand((rest.what for rest in found.rests), site.leanings)
    top = Path(project.root).resolve()
    if form == "json":
        click.echo(_data(site, found, further if through else None), nl=False)
    else:
        click.echo(_text(found, top) + _further(found, further, top, through), nl=False)


def _further(found: "Impact", further: tuple["Leaning", ...], top: Path, through: bool) -> str:
    """Return what depends on the source indirectly, or how to see it."""
    if not further:
        return f"Nothing rests on what rests on `{found.source}`.\n" if through else ""
    counted = f"{len(further)} more {'place rests' if len(further) == 1 else 'places rest'}"
    if not through:
        return f"{counted} on something that rests on it. Add --through to list them.\n"
    lines = [f"{counted} on something that rests on `{found.source}`:"]
    for each in further:
        mark = str(each.mark).replace(each.mark.path, _seen(top / each.mark.path), 1)
        what = f"{each.target.kind} `{each.what}`" if each.target else f"the text of `{each.what}`"
        way = FURTHER[each.way].format(on=f"`{each.on}`")
        end = "rests on it" if each.step == 2 else "rests on something that rests on it"
        lines += [f"{mark}: {what} {way}, which {end}", f"    “{each.sentence}”"]
    return "".join(f"{line}\n" for line in lines)


def _text(found: "Impact", top: Path) -> str:
    lines = [_summary(found)]
    lines += [f"{id_}: known only through `{found.source}`" for id_ in found.known_through]
    for rest in found.rests:
        mark = str(rest.mark).replace(rest.mark.path, _seen(top / rest.mark.path), 1)
        lines.append(f"{mark}: {_what(rest)} {_how(found, rest)}")
        lines.append(f"    “{rest.sentence}”")
    return "".join(f"{on_one_line(line)}\n" for line in lines)


def _summary(found: "Impact") -> str:
    things, briefings = len(found.rests), len({rest.briefing.name for rest in found.rests})
    if not things:
        return f"Nothing rests on `{found.source}`."
    counted = f"{things} {'place' if things == 1 else 'places'}"
    of = f"{briefings} {'briefing' if briefings == 1 else 'briefings'}"
    return f"{counted} in {of} {'rests' if things == 1 else 'rest'} on `{found.source}`."


def _what(rest: "Rest") -> str:
    return f"{rest.target.kind} `{rest.target.id}`" if rest.target else "the text"


def _how(found: "Impact", rest: "Rest") -> str:
    named = "it" if rest.source == found.source else f"`{rest.source}`"
    return WAYS[rest.way].format(source=named, through=rest.through)


def _seen(file: Path) -> str:
    """Return a path as seen from the folder in which the command runs."""
    try:
        return Path(os.path.relpath(file)).as_posix()
    except ValueError:  # another drive
        return file.as_posix()


def _data(site: "Site", found: "Impact", further: tuple["Leaning", ...] | None) -> str:
    told: dict[str, Any] = {
        "source": found.source,
        "status": site.names.sources[found.source].source.status.value,
        "known-only-through-it": list(found.known_through),
        "rests": [_entry(site, rest) for rest in found.rests],
    }
    if further is not None:
        told["through"] = [_further_entry(site, each) for each in further]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _further_entry(site: "Site", leaning: "Leaning") -> dict[str, Any]:
    page = site.addresses.public(site.briefing_page(leaning.briefing.name))
    return {
        "path": leaning.mark.path,
        "line": leaning.mark.line,
        "column": leaning.mark.column,
        "briefing": leaning.briefing.name,
        "kind": leaning.target.kind if leaning.target else "text",
        "id": leaning.target.id if leaning.target else None,
        "how": leaning.way,
        "on": leaning.on,
        "step": leaning.step,
        "sentence": leaning.sentence,
        "address": f"{page}#{leaning.target.element}" if leaning.target else page,
    }


def _entry(site: "Site", rest: "Rest") -> dict[str, Any]:
    page = site.briefing_page(rest.briefing.name)
    return {
        "path": rest.mark.path,
        "line": rest.mark.line,
        "column": rest.mark.column,
        "briefing": rest.briefing.name,
        "kind": rest.target.kind if rest.target else rest.way.value,
        "id": rest.target.id if rest.target else None,
        "how": rest.way.value,
        "source": rest.source,
        "through": rest.through or None,
        "sentence": rest.sentence,
        "address": f"{site.addresses.public(page)}#{rest.fragment}",
    }


# -------------------------------------------------------------------------------------------------
# Lines of content, for the reports that count columns in bytes.
#
# They are read with the loader's own reader, which follows no link and waits for no device.

BREAK = re.compile(r"\r\n|\n|\r")
"""The line ends of the loader; ``splitlines`` of Python has more."""


class SourceLines:
    """The lines of files below a root, whose paths are written as seen from a folder."""

    def __init__(self, root: Path, folder: Path) -> None:
        """Take both folders, absolute; read nothing yet."""
        self._root, self._folder = root, folder
        self._file = cache(self._read)

    def __call__(self, mark: Mark) -> str | None:
        """Return the text of a mark's line, without its end; None if it cannot be read."""
        lines = self._file(mark.path)
        return lines[mark.line - 1] if 0 < mark.line <= len(lines) else None

    def _read(self, path: str) -> tuple[str, ...]:
        from footnoted.records.files import ARTICLE_SIZE, read_text

        below = os.path.relpath(self._folder / path, self._root)
        text, _ = read_text(self._root, Path(below).as_posix(), ARTICLE_SIZE)
        return tuple(BREAK.split(text.removeprefix("\ufeff"))) if text is not None else ()
