"""The file that imported records go to: its text, the ids in it, and how it is changed.

Only for ``footnoted import``. A file is replaced in one step or left as it is.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from footnoted.cli.failure import Misuse
from footnoted.cli.patch import patch
from footnoted.cli.selection import seen_path
from footnoted.cli.writing import put, told
from footnoted.drafts import Draft, Refused, inserted
from footnoted.imports import Known
from footnoted.index import Site
from footnoted.load.ids import KINDS
from footnoted.load.read import REGISTER_SIZE, decode, read_bytes
from footnoted.load.registers import FORMS, SHARED
from footnoted.load.suggest import did_you_mean
from footnoted.load.yaml import parse
from footnoted.load.yaml.parse import SIZE

REGISTER = "register"
Records = Mapping[str, Mapping[str, Mapping[str, Draft]]]


class Target:
    """Where records go: the shared registers, or the sidecar of one briefing."""

    def __init__(self, site: Site, into: str) -> None:
        """Take ``register``, or a briefing's name; raises ``Misuse`` where there is none."""
        self.root = Path(site.project.root).resolve()
        self.folder = site.project.briefings_dir
        self.texts: dict[str, str | None] = {}
        """The files as they were when they were first read."""
        self.briefing = None if into == REGISTER else site.names.briefings.get(into)
        if into != REGISTER and self.briefing is None:
            hint = did_you_mean(into, site.names.briefings)
            raise Misuse(f"There is no briefing `{into}`. {hint}".rstrip())

    def path(self, section: str) -> str:
        """Give the file of a section, below the root; raises ``Misuse`` where it has none."""
        if self.briefing:
            return self.briefing.sidecar_path
        if section not in FORMS:
            raise Misuse(f"`{section}` belong to one briefing: name it with --into.")
        return f"{self.folder}/{SHARED}/{section}.yml"

    def ids(self, sections: Iterable[str]) -> set[str]:
        """Give the ids that stand in the files, readable records or not."""
        found: set[str] = set()
        for path in sorted({self.path(section) for section in sections}):
            written = parse(self._old(path) or "", path, REGISTER_SIZE).value or {}
            kinds = KINDS if self.briefing else FORMS
            found |= {id_ for kind in kinds for id_ in _ids(written.get(kind))}
        return found

    def put(self, records: Records, write: bool) -> bool:
        """Show or write the new records; tell whether that went well."""
        changed: dict[str, str] = {}
        for section, new in records.items():
            path = self.path(section)
            before = changed[path] if path in changed else self._old(path) or ""
            try:
                changed[path] = inserted(before, path, section, new)
            except Refused as reason:
                click.echo(f"Error: {reason}; nothing was written.", err=True)
                return False
            if len(changed[path].encode("utf-8")) > self._size:
                message = f"{path} would be larger than {self._size // 1024} KiB"
                click.echo(f"Error: {message}; nothing was written.", err=True)
                return False
        done = [self._done(path, text, write) for path, text in changed.items()]
        return all(done)

    @property
    def _size(self) -> int:
        return SIZE if self.briefing else REGISTER_SIZE

    def _old(self, path: str) -> str | None:
        """Give the text of a file as the loader reads it; None where there is none."""
        if path not in self.texts:
            self.texts[path] = self._read(path)
        return self.texts[path]

    def _read(self, path: str) -> str | None:
        whole = self.root / path
        for part in (whole, *whole.parents):
            if part != self.root and self.root in part.parents and part.is_symlink():
                raise Misuse(f"{path} is reached by a symbolic link; nothing was written.")
        if not whole.exists():
            return None
        data, problems = read_bytes(self.root, path, self._size)
        text, told = decode(data, path) if data is not None else (None, problems)
        if text is None:
            raise Misuse(f"{told[0].mark}: {told[0].message}")
        return text

    def _done(self, path: str, new: str, write: bool) -> bool:
        old, seen = self._old(path), seen_path(Path.cwd(), self.root, path)
        if not write:
            click.echo(patch(seen, old or "", new), nl=False)
            return True
        return told(seen, lambda: put(self.root, path, old, new, self._size))


def known_of(site: Site, target: Target, sections: Iterable[str]) -> Known:
    """Give what an import has to keep clear of: sources, ids, former ids, the scale."""
    sources = {id_: known.source for id_, known in site.names.sources.items()}
    former = {id_ for source in sources.values() for id_ in source.formerly}
    grades = site.project.scales["reliability"].codes
    lost = {id_.rpartition("#")[2] for id_ in site.library.lost}
    return Known(sources, frozenset(target.ids(sections) | former | lost), grades)


def _ids(records: object) -> Iterable[str]:
    return records if isinstance(records, dict) else ()
