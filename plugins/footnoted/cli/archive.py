"""archive."""

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import click

from footnoted import __version__
from footnoted.authoring.archive import FoundCopy, Wish, find, save
from footnoted.authoring.wire import Failed, Limits, Manners, Web, World
from footnoted.cli.check import build_site
from footnoted.cli.files import replace_while
from footnoted.cli.project import (
    Command,
    Misuse,
    complete_sources_and_files,
    is_quiet,
    note,
    print_line,
    seen_path,
    with_project,
)
from footnoted.diagnostics.reports import count
from footnoted.records.files import REGISTER_SIZE, read_bytes, read_text
from footnoted.records.fit import value_at
from footnoted.records.writing import DraftRefused, add_field
from footnoted.records.yaml import parse

if TYPE_CHECKING:
    from footnoted.authoring.archive import Wishes
    from footnoted.library.site import Site
    from footnoted.project import Project


# -------------------------------------------------------------------------------------------------
# ``footnoted archive``: archived copies are found or made, and recorded with the source.
#
# Only this command may use the network, and only with an endpoint and ``--write``.
# ``authoring.archive`` knows how to ask an archive, and decides whether its answer is believed.


class Asking(NamedTuple):
    """How to ask an archive, as typed."""

    endpoint: str | None
    saves: bool
    pause: float
    timeout: float
    allow_private: bool


def with_asking(command: Command) -> Command:
    """Add the options that say how an archive is asked; the command gets ``asking``."""

    @click.option(
        "--endpoint",
        metavar="URL",
        help=("The archive's address; the address of the source is put after it."),
    )
    @click.option(
        "--save", "saves", is_flag=True, help="Have copies made instead of looking for them."
    )
    @click.option(
        "--pause",
        metavar="SECONDS",
        type=click.FloatRange(0, 3600),
        default=5,
        show_default=True,
        help="Time between two requests to one host.",
    )
    @click.option(
        "--timeout",
        metavar="SECONDS",
        type=click.FloatRange(0, 3600, min_open=True),
        default=60,
        show_default=True,
        help="How long to wait for an archive that does not answer.",
    )
    @click.option("--allow-private", is_flag=True, help="Allow an endpoint in your own network.")
    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        given = Asking(*(kwargs.pop(name) for name in Asking._fields))
        return command(*args, asking=given, **kwargs)

    return run


@click.command()
@click.argument("what", nargs=-1, shell_complete=complete_sources_and_files)
@click.option("--write", is_flag=True, help="Ask the archive and record its answers.")
@with_asking
@with_project
@click.pass_context
def archive(
    context: click.Context, what: tuple[str, ...], write: bool, asking: Asking, project: "Project"
) -> None:
    """Look for archived copies of sources, or have them made.

    WHAT are ids of sources, or files and folders: the sources that their briefings cite. Without
    WHAT, all cited sources. Sources are left out if they have a copy or no web address, if they
    are known only through another (cited-in), or if source.no-archive is allowed for them.

    Without --write, no archive is asked: the command shows a plan. With --write, it asks the
    endpoint for one source after the other, for the copy nearest to the day it was read or
    published. Each answer is recorded at once as `archived`. If interrupted, run the same command
    again.

    The endpoint is a TimeGate or TimeMap (Memento, RFC 7089), or with --save one like Save Page
    Now. Its key is read from the variable FOOTNOTED_ARCHIVE_AUTHORIZATION.

    \b
    Examples:
      footnoted archive
      footnoted archive --endpoint https://archive.example/web/ --write
      footnoted archive harbor-log --endpoint https://archive.example/save/ --save --write

    The copies, or the plan, go to standard output, the rest to standard error.
    Exit codes: 0; 1 if an archive gave no answer, or one that cannot be recorded; 2 wrong usage
    or configuration.
    """

    if write and not asking.endpoint:
        raise click.UsageError("--write needs an archive: add --endpoint URL.")
    run = Archiving.of(project, asking) if asking.endpoint else None
    site = build_site(replace(project, preview=True))
    found = _wishes(site, Path(project.root).resolve(), what, asking.saves)
    _tell_left(found.left, what)
    if not found.wanted:
        note("No source needs a copy.")
        return
    if write and run:
        context.exit(0 if run.all(found.wanted) else 1)
    _plan(found, Path(project.root).resolve(), asking)


def _wishes(site: "Site", root: Path, what: tuple[str, ...], saves: bool) -> "Wishes":
    """Return the sources that were meant; an argument that is an id is one, even if it is a file,
    too.
    """
    from footnoted.authoring.archive import wishes
    from footnoted.cli.project import asked_for
    from footnoted.text.suggest import did_you_mean

    ids = {one for one in what if one in site.names.sources}
    paths = [Path(one) for one in what if one not in ids]
    for path in paths:
        if not path.exists():
            better = did_you_mean(str(path), site.names.sources)
            message = f"There is no source and no file “{path}”. {better}".strip()
            raise click.BadParameter(message, param_hint="WHAT")
    asked = asked_for(site.project, paths) if paths or not ids else lambda path: False
    return wishes(site, ids, asked, saves=saves)


def _tell_left(left: Mapping[str, str], what: tuple[str, ...]) -> None:
    """Print why sources are left out: those that were named one by one, the others as a number."""
    for id_ in sorted(set(what) & set(left)):
        note(f"`{id_}` is left out: {left[id_]}.")
    others = Counter(why for id_, why in left.items() if id_ not in what)
    if others:
        told = ", ".join(f"{number} {why}" for why, number in sorted(others.items()))
        note(f"Left out: {told}.")


def _plan(found: "Wishes", root: Path, asking: Asking) -> None:
    """Print which sources an archive would be asked about; nobody is asked."""
    here = Path.cwd()
    for wish in found.wanted:
        place = replace(wish.mark, path=seen_path(here, root, wish.mark.path))
        near = f" (a copy near {wish.near})" if wish.near and not asking.saves else ""
        print_line(f"{place}: `{wish.id}`: {wish.url}{near}")
    number = len(found.wanted)
    note(f"{count(number, 'source')} without an archived copy.")
    if not asking.endpoint:
        note("No archive was asked. Add --endpoint URL and --write to ask one.")
        return
    what = "to make a copy" if asking.saves else "for a copy"
    each = "of each" if number > 1 else "of it"
    note(
        f"{asking.endpoint} would be asked {what} {each}. Nothing was asked or written. Add "
        "--write to ask."
    )


# -------------------------------------------------------------------------------------------------
# Ask an archive about one source after the other, and record each answer at once.
#
# Files are written whole or not at all; ``authoring.archive`` decides whether an answer is
# believed.

KEY = "FOOTNOTED_ARCHIVE_AUTHORIZATION"
"""The environment variable of a key for the endpoint; other users of the computer see options."""
PROBE = {"url": "https://archive.example/", "date": "2000-01-01"}
"""An example copy, to try whether a record accepts one before an archive is asked."""
RECORDED, NONE, FAILED = "recorded", "not in the archive", "failed"


def say(words: str) -> None:
    """Print the progress, below the source that it is about."""
    note(f"    {words}")


def world() -> World:
    """Return the real world for the commands; tests replace it."""
    return World(say=say)


@dataclass(slots=True)
class Archiving:
    """One run over some sources."""

    root: Path
    """The project's folder, resolved."""
    web: Web
    ask: Callable[[Web, Wish], FoundCopy | None]
    done: Counter[str] = field(default_factory=Counter)
    """How many sources had each result."""

    @classmethod
    def of(cls, project: "Project", asking: "Asking") -> Self:
        """Return an object that is ready to ask; raise ``Misuse`` if the endpoint is none."""
        site = f" (+{project.site_url})" if _plain(project.site_url) else ""
        limits = Limits(min(10, asking.timeout), asking.timeout, 2 * asking.timeout)
        manners = Manners(
            agent=f"footnoted/{__version__}{site}",
            authorization=_key(),
            allow_private=asking.allow_private,
            pause=asking.pause,
            limits=limits,
        )
        try:
            web = Web(asking.endpoint or "", manners, world())
        except Failed as failed:
            raise Misuse(f"--endpoint: {failed}") from failed
        return cls(Path(project.root).resolve(), web, save if asking.saves else find)

    def all(self, wishes: Sequence[Wish]) -> bool:
        """Ask about each in turn; return whether all was answered and recorded."""
        why = ""
        try:
            for number, wish in enumerate(wishes, 1):
                note(f"{number} of {len(wishes)}: `{wish.id}`, {wish.url}")
                if not self._one(wish):
                    why = "The others were not asked for"
                    break
        except KeyboardInterrupt:
            self._sum(wishes, "Interrupted")
            raise click.exceptions.Exit(130) from None
        self._sum(wishes, why)
        return not why and not self.done[FAILED]

    def _one(self, wish: Wish) -> bool:
        """Ask about one source and record the answer; return False if it is better to stop."""
        try:
            self._added(wish, PROBE)
            copy = self.ask(self.web, wish)
            if copy is None:
                say("the archive has no copy")
                self.done[NONE] += 1
                return True
            self._record(wish, copy)
        except Failed as failed:
            print_line(f"`{wish.id}`: {failed}" if is_quiet() else f"    {failed}", err=True)
            self.done[FAILED] += 1
            return not failed.stops
        self.done[RECORDED] += 1
        say(f"copy of {copy.date} recorded in {self._seen(wish)}")
        print_line(f"{wish.id} {copy.date} {copy.url}")
        return True

    def _record(self, wish: Wish, copy: FoundCopy) -> None:
        """Put a copy into the file, which is read again because people may have changed it."""
        item = {"url": copy.url, "date": copy.date}
        try:
            old, new = self._added(wish, item)
            done = replace_while(
                self.root / wish.mark.path,
                new.encode("utf-8"),
                lambda: self._bytes(wish) == old.encode("utf-8"),
            )
            why = "" if done else "Another program changed the file at the same time."
        except Failed as failed:
            why = str(failed)
        except OSError as error:
            why = f"{self._seen(wish)} cannot be written: {error.strerror}."
        if why:
            raise Failed(f"{why} Not recorded: {copy.url}, a copy of {copy.date}.")

    def _added(self, wish: Wish, item: dict[str, str]) -> tuple[str, str]:
        """Return the present text of the file, and the text with one copy more; raise
        ``Failed``.
        """
        path, at = wish.mark.path, ("sources", wish.id)
        text, problems = read_text(self.root, path, REGISTER_SIZE)
        if text is None:
            raise Failed(f"{self._seen(wish)}: {problems[0].message}")
        if value_at(parse(text, path, REGISTER_SIZE).value, (*at, "archived")):
            raise Failed(f"{self._seen(wish)} has an archived copy of `{wish.id}` by now.")
        try:
            return text, add_field(text, path, at, "archived", item)
        except DraftRefused as refused:
            raise Failed(f"Nothing can be recorded: {refused}.") from refused

    def _seen(self, wish: Wish) -> str:
        return seen_path(Path.cwd(), self.root, wish.mark.path)

    def _bytes(self, wish: Wish) -> bytes | None:
        return read_bytes(self.root, wish.mark.path, REGISTER_SIZE)[0]

    def _sum(self, wishes: Sequence[Wish], why: str) -> None:
        """Print the result, and how to go on."""
        asked = sum(self.done.values())
        ends = [f"{self.done[end]} {end}" for end in (RECORDED, NONE, FAILED) if self.done[end]]
        parts = [f"{count(asked, 'source')}: {', '.join(ends)}."] if asked else []
        if why and (rest := len(wishes) - asked):
            parts.append(
                f"{why}: {count(rest, 'source')} left. Run the same command again to go on."
            )
        if self.done[NONE]:
            parts.append("Add --save to have copies made.")
        if asked > 1 and self.done[NONE] == asked:
            parts.append(
                "If that seems wrong, check the endpoint: a wrong one gives the same answer."
            )
        note(" ".join(parts))


def _key() -> str:
    """Return the key; a line break in it would add a header, so it is refused."""
    key = os.environ.get(KEY, "").strip()
    if key and not _plain(key):
        raise Misuse(f"{KEY} may contain only printable ASCII characters.")
    return key


def _plain(text: str) -> bool:
    return bool(text) and text.isascii() and text.isprintable()
