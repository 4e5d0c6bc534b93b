"""A store for what earlier builds made, by its inputs.

It is one SQLite file. It may be deleted at any time, used by two builds at once, damaged or
read-only: then what was kept is made again, and nothing else happens. No clock is read: a count of
builds says what was used last.
"""

import datetime as dt
import hashlib
import io
import pickle
import re
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import partial
from pathlib import Path, PurePath
from typing import Any, TypeVar

from footnoted.progress import collector_waits

V = TypeVar("V")

LARGEST = 1024 * 1024 * 1024
"""The most bytes of everything that is kept; what was unused longest is removed first."""
_FORM = 1
"""The version of the tables: a file of another version is made again."""
_TABLES = """
create table if not exists kept (
    key text primary key, build integer not null, sign integer not null, data blob not null
) without rowid;
create table if not exists builds (number integer not null);
"""
_LATE = 8
"""After how many builds it is noted again that something is in use."""
_AT_ONCE = 8 * 1024 * 1024
"""How many bytes are written together."""
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
"""What SQLite says about a file that is not its own, is incomplete, or has other tables."""
_IN_MEMORY = 512 * 1024 * 1024
"""The most bytes that a preview keeps in memory besides its values; the rest is read again."""
_WAIT = 5.0
"""Seconds to wait for another build that is writing."""
_STEP = 0.02
"""Seconds between two tries."""


def digest(*parts: object) -> str:
    """Return the key of what is made from these parts: 32 hexadecimal digits.

    A part is bytes, text, a number, a truth value, None, a date, a path, an enum, a function, a
    class, a data class, a model, or a mapping, sequence or set of such. Parts that differ give
    different keys; the order of a mapping or set does not matter. Raises ``TypeError`` for anything
    else, since nobody can know whether it is the same.
    """
    hashed = hashlib.blake2b(digest_size=16)
    _feed(hashed.update, parts)
    return hashed.hexdigest()


def _feed_text(update: Callable[[bytes], None], text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    update(b"s%d:" % len(data))
    update(data)


def _feed(update: Callable[[bytes], None], part: object) -> None:
    if isinstance(part, str):
        _feed_text(update, part)
    elif isinstance(part, bytes):
        update(b"b%d:" % len(part))
        update(part)
    elif part is None or isinstance(part, (bool, int, float)):
        update(f"{type(part).__name__}{part!r};".encode())
    elif isinstance(part, Mapping):
        _feed_sorted(update, b"m", part.items())
    elif isinstance(part, (set, frozenset)):
        _feed_sorted(update, b"e", part)
    elif isinstance(part, (list, tuple)):
        update(b"l%d:" % len(part))
        for each in part:
            if type(each) is str:  # most of all there is
                _feed_text(update, each)
            else:
                _feed(update, each)
    else:
        update(b"o")
        _feed(update, (type(part).__qualname__, _plain(part)))


def _plain(part: object) -> object:
    """Return a value as plain values."""
    if isinstance(part, Enum):
        return part.name
    if is_dataclass(part) and not isinstance(part, type):
        return {field.name: getattr(part, field.name) for field in fields(part)}
    if isinstance(part, (dt.date, dt.time, Decimal, Fraction, PurePath)):
        return str(part)
    if isinstance(part, (re.Pattern, partial)):
        names = "pattern flags" if isinstance(part, re.Pattern) else "func args keywords"
        return [getattr(part, name) for name in names.split()]
    name = getattr(part, "__qualname__", "")
    if callable(part) and name and "<" not in name:
        return f"{part.__module__}.{name}"
    if dump := getattr(part, "model_dump", None):
        return dump()
    raise TypeError(f"a {type(part).__name__} has no digest")


def _feed_sorted(update: Callable[[bytes], None], sign: bytes, parts: Iterable[object]) -> None:
    keys = sorted(digest(part) for part in parts)
    update(b"%b%d:" % (sign, len(keys)))
    update("".join(keys).encode())


class Store:
    """Values by their kind and the digest of what each was made from.

    ``get`` returns None for what is not there, or not complete. What ``put`` is given is on the
    disk after ``close``.
    """

    def __init__(self, file: Path | None, largest: int = LARGEST, *, holding: bool = False) -> None:
        """Open the file, made again if it is no store; without a file nothing is kept.

        With ``holding``, all that a build used stays in memory for the next build of this process.
        """
        self.file, self.largest, self.holding = file, largest, holding
        self.found = self.missed = 0
        """How often ``get`` found what was asked for, and how often it did not."""
        self._new: dict[str, bytes] = {}
        self._waiting = 0
        self._now: dict[str, Any] = {}
        self._before: dict[str, Any] = {}
        self._held = 0
        self._used: set[str] = set()
        self._late: set[str] = set()
        """The used entries that have to be noted again."""
        self._base = _open(file) if file else None
        self._build = self._next() if self._base else 0

    def get(self, kind: str, key: str) -> bytes | None:
        """Return what is kept under a key; None if there is nothing."""
        data = self._find(f"{kind}/{key}", hold=self.holding)
        if data is None:
            self.missed += 1
        else:
            self.found += 1
        return data

    def _find(self, name: str, *, hold: bool) -> bytes | None:
        told = self._held_bytes(name)
        data = self._new.get(name) if told is None else told
        if data is None and self._base:
            data = self._read(name)
        if hold and data is not None:
            self._hold(name, data)
        return data

    def _held_bytes(self, name: str) -> bytes | None:
        name = f"{name}:"
        found: bytes | None = self._now.get(name)
        return self._before.get(name) if found is None else found

    def _hold(self, name: str, data: bytes) -> None:
        name = f"{name}:"
        if self._base and name not in self._now and self._held + len(data) <= _IN_MEMORY:
            self._now[name] = data
            self._held += len(data)

    def has(self, kind: str, key: str) -> bool:
        """Return whether something is kept under a key."""
        name = f"{kind}/{key}"
        if name in self._new or name in self._now:
            return True
        if name in self._before:
            self._now[name] = self._before[name]
            return True
        try:
            row = (
                self._base
                and self._base.execute("select build from kept where key = ?", (name,)).fetchone()
            )
        except sqlite3.Error:
            return False
        if row:
            self._use(name, row[0])
        return bool(row)

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keep bytes under a key."""
        if self._base:
            self._new[f"{kind}/{key}"] = data
            self._waiting += len(data)
            if self._waiting > _AT_ONCE:
                self.flush()

    def load(self, kind: str, key: str) -> Any:
        """Return a value of ours that is kept under a key; None if there is none."""
        return self._value(self.get(kind, key))

    @staticmethod
    def _value(data: bytes | None) -> Any:
        if data is not None:
            # A value of an older form: its key should have been another.
            with suppress(Exception), collector_waits():
                return _Loader(io.BytesIO(data)).load()
        return None

    def save(self, kind: str, key: str, value: object) -> None:
        """Keep a value of ours under a key: data classes, models, enums, and what Python has."""
        if self._base:
            self.put(kind, key, pickle.dumps(value, pickle.HIGHEST_PROTOCOL))

    def recall(self, kind: str, key: str) -> Any:
        """Return a value as ``load`` does; with ``holding``, from memory if this process had it in
        this build or the last.
        """
        name = f"{kind}/{key}"
        value = self._now.get(name)
        if value is None:
            value = self._before.get(name)
            if value is None:
                value = self._value(self._find(name, hold=False))
            if value is not None and self._base and self.holding:
                self._now[name] = value
        return value

    def see(self, kind: str, key: str) -> Any:
        """Return a value that nobody changes as ``load`` does, from memory if it is there."""
        return self.recall(kind, key) if self.holding else self.load(kind, key)

    def remember(self, kind: str, key: str, value: object) -> None:
        """Keep a value as ``save`` does, and in memory for the next build of this process."""
        if self._base:
            if self.holding:
                self._now[f"{kind}/{key}"] = value
            self.save(kind, key, value)

    def turn(self) -> None:
        """Begin the next build of this process: what the last one did not use leaves memory."""
        self._before, self._now, self._held = self._now, {}, 0

    def flush(self) -> None:
        """Write what is new; if that is impossible, it is made again next time."""
        if not self._base or not (self._new or self._late):
            return
        rows = [
            (key, self._build, _sign(key, data), data) for key, data in sorted(self._new.items())
        ]
        try:
            with self._base:
                self._base.executemany("replace into kept values (?, ?, ?, ?)", rows)
                self._note(self._base, self._late)
        except sqlite3.Error as error:
            self._give_up(error)
        self._new.clear()
        self._late.clear()
        self._waiting = 0

    def close(self) -> None:
        """Write what is new and close the file; nothing is kept afterwards."""
        self.flush()
        base, self._base = self._base, None
        if base:
            with suppress(sqlite3.Error, OSError):
                self._sweep(base)
            with suppress(sqlite3.Error):
                base.close()

    def _give_up(self, error: sqlite3.Error) -> None:
        """Close a file that cannot be written; the next build makes a damaged one again."""
        base, self._base = self._base, None
        with suppress(sqlite3.Error):
            if base:
                base.close()
        if self.file and _is_damaged(error):
            _remove(self.file)

    def _note(self, base: sqlite3.Connection, names: Iterable[str]) -> None:
        """Note that this build has used something."""
        rows = [(self._build, name) for name in sorted(names)]
        base.executemany("update kept set build = ? where key = ?", rows)

    def _read(self, name: str) -> bytes | None:
        assert self._base
        try:
            row = self._base.execute(
                "select build, sign, data from kept where key = ?", (name,)
            ).fetchone()
        except sqlite3.Error:
            return None
        if row is None or not isinstance(row[2], bytes) or _sign(name, row[2]) != row[1]:
            return None
        self._use(name, row[0])
        return row[2]

    def _use(self, name: str, build: int) -> None:
        self._used.add(name)
        if self._build - build > _LATE:
            self._late.add(name)

    def _next(self) -> int:
        assert self._base
        try:
            with self._base:
                found = self._base.execute("select max(number) from builds").fetchone()[0] or 0
                self._base.execute("delete from builds")
                self._base.execute("insert into builds values (?)", (found + 1,))
                return int(found) + 1
        except sqlite3.Error:
            return 0

    def _sweep(self, base: sqlite3.Connection) -> None:
        """Remove what was unused longest until the rest is small enough."""
        # Reading the size of every row reads the whole file, so the file's size is read first.
        if not self.file or self.file.stat().st_size <= self.largest:
            return
        with base:
            self._note(base, self._used)
        sizes = base.execute(
            "select build, sum(length(data)) from kept group by build order by build desc"
        ).fetchall()
        total = 0
        for build, size in sizes:
            total += size
            if total > self.largest // 2 and build != self._build:
                with base:
                    base.execute("delete from kept where build <= ?", (build,))
                break
        base.execute("vacuum")


@dataclass(frozen=True, slots=True)
class Kept:
    """A store, with what the keys of one build have in common."""

    store: Store
    base: str
    """The digest of the program and its configuration."""

    def value(self, kind: str, parts: tuple[object, ...], make: Callable[[], V]) -> V:
        """Return the value that is made from these parts; it is made now if it is not kept."""
        key = digest(self.base, *parts)
        value: V | None = self.store.recall(kind, key)
        if value is None:
            value = make()
            self.store.remember(kind, key, value)
        return value

    def answered(
        self,
        kind: str,
        parts: tuple[object, ...],
        answers: Callable[[Any], str],
        make: Callable[[], tuple[V, tuple[Any, ...]]],
    ) -> tuple[str, V]:
        """Return the key and the value that is made from these parts and from answers.

        ``make`` returns the value and what it asked for, ``answers`` the digest of all answers to
        that. A value whose answers are the same is not made again.
        """
        key = self._key(kind, parts, answers)
        value: V | None = self.store.recall(kind, key) if key else None
        if value is None:
            value, asked = make()
            key = self._answered(kind, parts, answers, asked)
            self.store.remember(kind, key, value)
        return key, value

    def ensured(
        self,
        kind: str,
        parts: tuple[object, ...],
        answers: Callable[[Any], str],
        make: Callable[[], tuple[V, tuple[Any, ...]]],
    ) -> str:
        """Return the key as ``answered`` does, of a value that is kept but not read."""
        key = self._key(kind, parts, answers)
        if not key or not self.store.has(kind, key):
            value, asked = make()
            key = self._answered(kind, parts, answers, asked)
            self.store.save(kind, key, value)
        return key

    def _key(self, kind: str, parts: tuple[object, ...], answers: Callable[[Any], str]) -> str:
        """Return the key of a value; empty if it is not known what it will ask for."""
        first = digest(self.base, *parts)
        asked = self.store.recall(f"{kind}?", first)
        return "" if asked is None else digest(first, answers(asked))

    def _answered(
        self, kind: str, parts: tuple[object, ...], answers: Callable[[Any], str], asked: Any
    ) -> str:
        first = digest(self.base, *parts)
        self.store.remember(f"{kind}?", first, asked)
        return digest(first, answers(asked))


def _sign(name: str, data: bytes) -> int:
    """Return a checksum against damage by disks and crashes, not by people who may write here."""
    return zlib.crc32(data, zlib.crc32(name.encode()))


def _open(file: Path) -> sqlite3.Connection | None:
    """Return the database of a file; one that is not ours, or damaged, is made again."""
    for _ in range(2):
        try:
            return _connected(file)
        except OSError:
            return None
        except sqlite3.Error as error:
            # Another build may be using a locked one.
            if not _is_damaged(error):
                return None
            _remove(file)
    return None


def _is_damaged(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", None)
    return code is None or code & 0xFF in _DAMAGED


def _remove(file: Path) -> None:
    with suppress(OSError):
        for each in (file, file.with_name(f"{file.name}-wal")):
            each.unlink(missing_ok=True)


def _connected(file: Path) -> sqlite3.Connection:
    file.parent.mkdir(parents=True, exist_ok=True)
    ignored = file.parent / ".gitignore"
    if not ignored.exists():
        # No repository should have it, whatever its own list of ignored files says.
        ignored.write_text("*\n", encoding="utf-8")
    base = sqlite3.connect(file, timeout=_STEP, check_same_thread=False)
    try:
        base.execute("pragma page_size = 65536")
        _write_ahead(base)
        base.execute(f"pragma busy_timeout = {_WAIT * 1000:.0f}")
        form = base.execute("pragma user_version").fetchone()[0]
        if form not in (0, _FORM):
            raise sqlite3.DatabaseError("another form")
        # What a crash leaves unwritten is made again, so nothing waits for the disk.
        base.executescript(
            f"pragma cache_size = -16384; pragma synchronous = off; {_TABLES}"
            f"pragma user_version = {_FORM};"
        )
    except sqlite3.Error:
        base.close()
        raise
    return base


def _write_ahead(base: sqlite3.Connection) -> None:
    """Allow several builds to write; SQLite itself does not wait if two begin at once."""
    for left in reversed(range(max(1, int(_WAIT / _STEP / 2)))):
        try:
            base.execute("pragma journal_mode = wal")
            return
        except sqlite3.OperationalError as error:
            if not left or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            time.sleep(_STEP)


NOTHING_KEPT = Kept(Store(None), "")
"""A store that keeps nothing."""

_MODULES = ("footnoted.", "markupsafe")
_PYTHON = {
    "builtins": {"frozenset", "set", "complex", "bytearray"},
    "collections": {"OrderedDict", "defaultdict"},
    "copyreg": {"__newobj__", "__newobj_ex__", "_reconstructor"},
    "datetime": {"date", "datetime", "time", "timedelta", "timezone"},
    "decimal": {"Decimal"},
    "fractions": {"Fraction"},
    "pathlib": {"Path", "PosixPath", "WindowsPath", "PurePosixPath", "PureWindowsPath"},
}


class _Loader(pickle.Unpickler):
    """Makes values of our own classes only: a file in the cache can never name what is called."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class of ours or one of Python's plain values; raise for all else."""
        if (module, name) == ("builtins", "getattr"):
            return _member
        if name in _PYTHON.get(module, ()):
            return super().find_class(module, name)
        if module.startswith(_MODULES) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and _is_plain(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value of ours")


def _member(kind: type, name: str) -> Enum:
    """Return a member of an enumeration: Python 3.11.2 writes one as a call of ``getattr``."""
    if not (isinstance(kind, type) and issubclass(kind, Enum)):
        raise pickle.UnpicklingError(f"{kind!r} is no enumeration")
    return kind[name]


def _is_plain(found: type) -> bool:
    """Return whether a class only has values, so that making one does nothing else."""
    return (
        is_dataclass(found)
        or issubclass(found, (Enum, tuple, str))
        or hasattr(found, "model_fields")
    )
