"""Ask an archive about one source after the other, and record each answer at once.

Writes files whole or not at all; whether an answer is believed is the room ``archive``'s to say.
"""

import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Self

import click

from footnoted import __version__
from footnoted.archive import Copy, Failed, Limits, Manners, Web, Wish, World, find, save
from footnoted.cli.counting import count
from footnoted.cli.failure import Misuse
from footnoted.cli.files import replace_while
from footnoted.drafts import Refused, added
from footnoted.load.read import REGISTER_SIZE, read_bytes, read_text
from footnoted.load.tree import value_at
from footnoted.load.yaml import parse

if TYPE_CHECKING:
    from footnoted.cli.archive import Asking
    from footnoted.project import Project

KEY = "FOOTNOTED_ARCHIVE_AUTHORIZATION"
"""The environment variable of a key for the endpoint: options are seen by others on a computer."""
PROBE = {"url": "https://archive.example/", "date": "2000-01-01"}
"""What is added to a record on trial: nobody is asked about one that takes nothing."""
RECORDED, NONE, FAILED = "recorded", "not in the archive", "failed"


def say(words: str) -> None:
    """Tell how it goes, below the source it is about."""
    click.echo(f"    {words}", err=True)


def world() -> World:
    """Give the world as it is, for the commands; tests put another in its place."""
    return World(say=say)


@dataclass(slots=True)
class Archiving:
    """One run over some sources."""

    root: Path
    """The project's folder, resolved."""
    web: Web
    ask: Callable[[Web, Wish], Copy | None]
    done: Counter[str] = field(default_factory=Counter)
    """How many sources came to which end."""

    @classmethod
    def of(cls, project: "Project", asking: "Asking") -> Self:
        """Make ready to ask; asks nothing yet. Raises ``Misuse`` where the endpoint is none."""
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
        """Ask about each in turn; tell whether all was answered and recorded."""
        why = ""
        try:
            for number, wish in enumerate(wishes, 1):
                click.echo(f"{number} of {len(wishes)}: `{wish.id}`, {wish.url}", err=True)
                if not self._one(wish):
                    why = "The others were not asked about"
                    break
        except KeyboardInterrupt:
            why = "Interrupted"
        self._sum(wishes, why)
        return not why and not self.done[FAILED]

    def _one(self, wish: Wish) -> bool:
        """Ask about one source and record the answer; False where it is better to stop."""
        try:
            self._added(wish, PROBE)
            copy = self.ask(self.web, wish)
            if copy is None:
                say("the archive has no copy")
                self.done[NONE] += 1
                return True
            self._record(wish, copy)
        except Failed as failed:
            say(str(failed))
            self.done[FAILED] += 1
            return not failed.stops
        self.done[RECORDED] += 1
        say(f"copy of {copy.date} recorded in {wish.mark.path}")
        click.echo(f"{wish.id} {copy.date} {copy.url}")
        return True

    def _record(self, wish: Wish, copy: Copy) -> None:
        """Put a copy into the file; the file is read anew, as people work on it meanwhile."""
        item = {"url": copy.url, "date": copy.date}
        try:
            old, new = self._added(wish, item)
            done = replace_while(
                self.root / wish.mark.path,
                new.encode("utf-8"),
                lambda: self._bytes(wish) == old.encode("utf-8"),
            )
            why = "" if done else "The file was changed at the same moment."
        except Failed as failed:
            why = str(failed)
        except OSError as error:
            why = f"{wish.mark.path} cannot be written: {error.strerror}."
        if why:
            raise Failed(f"{why} Not recorded: {copy.url}, a copy of {copy.date}.")

    def _added(self, wish: Wish, item: dict[str, str]) -> tuple[str, str]:
        """Give the text of the file as it is now, and with a copy more. Raises ``Failed``."""
        path, at = wish.mark.path, ("sources", wish.id)
        text, problems = read_text(self.root, path, REGISTER_SIZE)
        if text is None:
            raise Failed(f"{path}: {problems[0].message}")
        if value_at(parse(text, path, REGISTER_SIZE).value, (*at, "archived")):
            raise Failed(f"By now {path} has an archived copy of `{wish.id}`.")
        try:
            return text, added(text, path, at, "archived", item)
        except Refused as refused:
            raise Failed(f"Nothing can be recorded: {refused}.") from refused

    def _bytes(self, wish: Wish) -> bytes | None:
        return read_bytes(self.root, wish.mark.path, REGISTER_SIZE)[0]

    def _sum(self, wishes: Sequence[Wish], why: str) -> None:
        """Say what came of it, and how to go on."""
        asked = sum(self.done.values())
        ends = [f"{self.done[end]} {end}" for end in (RECORDED, NONE, FAILED) if self.done[end]]
        parts = [f"{count(asked, 'source')}: {', '.join(ends)}."] if asked else []
        if why and (rest := len(wishes) - asked):
            parts.append(f"{why}: {count(rest, 'source')} left. Run the same again to go on.")
        if self.done[NONE]:
            parts.append("An endpoint with --save can have copies made.")
        if asked > 1 and self.done[NONE] == asked:
            parts.append("If that cannot be, look at the endpoint: a wrong one answers the same.")
        click.echo(" ".join(parts), err=True)


def _key() -> str:
    """Read the key; a line break in it would be a header more."""
    key = os.environ.get(KEY, "").strip()
    if key and not _plain(key):
        raise Misuse(f"{KEY} holds more than printable letters of ASCII.")
    return key


def _plain(text: str) -> bool:
    return bool(text) and text.isascii() and text.isprintable()
