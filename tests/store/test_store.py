"""What is kept comes back whole or not at all, whatever happens to the file."""

import builtins
import datetime as dt
import functools
import os
import pickle
import random
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from footnoted.diagnostics.problem import Level, Mark
from footnoted.project import Options, PictureRights
from footnoted.publish import sweep
from footnoted.store import Store, digest
from tests import loaded


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "build.sqlite3"


def keep(file: Path, **values: bytes) -> None:
    """Keep values as one build does."""
    store = Store(file)
    for key, data in values.items():
        store.put("kind", key, data)
    store.close()


def kept(file: Path, *keys: str) -> list[bytes | None]:
    """Return what another build finds."""
    store = Store(file)
    found = [store.get("kind", key) for key in keys]
    store.close()
    return found


# -------------------------------------------------------------------------------------------------
# What is put in comes out.


def test_bytes_come_back_in_the_same_build_and_in_the_next(file):
    store = Store(file)
    store.put("kind", "a", b"\0one")
    assert store.get("kind", "a") == b"\0one"
    store.close()
    assert kept(file, "a", "b") == [b"\0one", None]


def test_the_same_key_of_another_kind_is_another_value(file):
    store = Store(file)
    store.put("one", "a", b"1")
    store.put("other", "a", b"2")
    store.close()
    again = Store(file)
    assert (again.get("one", "a"), again.get("other", "a")) == (b"1", b"2")
    assert again.get("third", "a") is None
    assert (again.found, again.missed) == (2, 1)
    again.close()


def test_a_newer_value_takes_the_place_of_the_older(file):
    keep(file, a=b"old", b=b"stays")
    keep(file, a=b"new")
    assert kept(file, "a", "b") == [b"new", b"stays"]


def test_more_than_is_written_at_once_comes_back_whole(file):
    many = {f"k{n}": random.Random(n).randbytes(900_000) for n in range(12)}
    keep(file, **many)
    assert kept(file, *many) == list(many.values())


class Colour(Enum):
    RED = 1
    BLUE = 2


VALUES = [
    Level.ERROR,
    Mark("briefings/a.md", 3, 4),
    PictureRights(commercial=False),
    Markup("<b>bold</b>"),
    dt.date(2024, 5, 6),
    dt.datetime(2024, 5, 6, 7, 8, tzinfo=dt.UTC),
    Decimal("1.50"),
    Fraction(1, 3),
    Path("a/b"),
    {"a": [1, 2.5, None, True], "b": frozenset({"x"}), "c": ("y", b"z")},
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_values_of_ours_and_of_python_come_back(file, value):
    store = Store(file)
    store.save("kind", "a", value)
    store.close()
    again = Store(file)
    found = again.load("kind", "a")
    assert found == value
    assert type(found) is type(value)
    again.close()


def test_without_a_file_nothing_is_kept_and_nothing_happens(tmp_path):
    store = Store(None)
    store.put("kind", "a", b"1")
    store.save("kind", "b", [1])
    store.flush()
    assert (store.get("kind", "a"), store.load("kind", "b")) == (None, None)
    store.close()
    assert list(tmp_path.iterdir()) == []


def test_a_closed_store_keeps_nothing_more(file):
    store = Store(file)
    store.put("kind", "a", b"1")
    store.close()
    store.close()
    store.put("kind", "b", b"2")
    assert (store.get("kind", "a"), store.get("kind", "b")) == (None, None)
    assert kept(file, "a", "b") == [b"1", None]


def test_no_repository_takes_the_folder_in(file):
    keep(file, a=b"1")
    assert (file.parent / ".gitignore").read_text() == "*\n"
    (file.parent / ".gitignore").write_text("# my own\n")
    keep(file, a=b"1")
    assert (file.parent / ".gitignore").read_text() == "# my own\n"


# -------------------------------------------------------------------------------------------------
# Keys.

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 2),
    st.sampled_from([0.0, 1.0, -1.0, 0.5]),
    st.text("a1:", max_size=2),
    st.binary(max_size=1),
    st.sampled_from([dt.date(2024, 1, 1), Decimal(1), Fraction(1), Colour.RED, Colour.BLUE]),
    st.sampled_from([PurePosixPath("a"), PurePosixPath("1")]),
)
hashables = st.recursive(scalars, lambda below: st.tuples(below, below), max_leaves=3)
parts = st.recursive(
    scalars,
    lambda below: st.one_of(
        st.lists(below, max_size=3),
        st.tuples(below, below),
        st.frozensets(hashables, max_size=2),
        st.dictionaries(st.text("a1", max_size=1), below, max_size=2),
    ),
    max_leaves=6,
)


def shape(part: Any) -> Any:
    """Return what tells a part from others: its type, and what is in it."""
    if isinstance(part, list | tuple):
        return ["sequence", *map(shape, part)]
    if isinstance(part, dict):
        return ["mapping", *sorted(map(repr, (shape(item) for item in part.items())))]
    if isinstance(part, frozenset):
        return ["set", *sorted(repr(shape(one)) for one in part)]
    return [type(part).__name__, repr(part)]


@given(parts, parts)
def test_keys_are_the_same_exactly_where_the_parts_are(one, other):
    assert (digest(one) == digest(other)) == (shape(one) == shape(other))


@given(st.lists(parts, max_size=3), st.lists(parts, max_size=3))
def test_where_one_part_ends_and_the_next_begins_plays_a_role(one, other):
    assert (digest(*one) == digest(*other)) == (shape(one) == shape(other))


ALIKE = [
    *(1, True, "1", 1.0, b"1", Decimal(1), Fraction(1), [1], {1}, {"1": 1}, ["1"]),
    *(None, "None", "", b"", [], {}, set(), 0, False),
    *(["ab"], ["a", "b"], ["a", ["b"]], [["a"], "b"], "s2:ab", {"a": "b"}, [["a", "b"]]),
    *(Colour.RED, Colour.BLUE, "RED", ("Colour", "RED"), ["Colour", "BLUE"]),
    *(re.compile("a"), re.compile("a", re.IGNORECASE), re.compile(b"a"), "re.compile('a')"),
    *(re.compile("a" * 300), re.compile("a" * 300 + "b")),
    *(dt.date(2024, 1, 2), dt.datetime(2024, 1, 2), "2024-01-02"),
    *(Mark("a", 1, 2), Mark("a", 1, 3), PictureRights(), PictureRights(commercial=False)),
    *(digest, keep, Store, functools.partial(digest, 1), functools.partial(digest, 2)),
]


def test_values_that_look_alike_have_different_keys():
    keys = [digest(value) for value in ALIKE]
    assert [v for n, v in enumerate(ALIKE) if keys.index(keys[n]) != n] == []


def test_the_order_of_a_mapping_or_set_plays_no_role_and_that_of_a_list_does():
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest({"x", "y", "z"}) == digest(frozenset(["z", "x", "y"]))
    assert digest([1, 2]) != digest([2, 1])
    assert digest([1, 2]) == digest((1, 2))


def test_a_key_is_the_same_in_every_process():
    code = "from footnoted.store import digest; print(digest({'a', 'b', 'c'}, {'k': (1, None)}))"
    told = {
        loaded.run("-c", code, env={**os.environ, "PYTHONHASHSEED": seed}).stdout for seed in "12"
    }
    assert told == {digest({"a", "b", "c"}, {"k": (1, None)}) + "\n"}


@pytest.mark.parametrize("part", [object(), lambda: 1, iter([]), open, os, (n for n in "a")])
def test_what_nobody_can_compare_has_no_key(part):
    with pytest.raises(TypeError) if part is not open else pytest.MonkeyPatch.context():
        digest({"deep": [part]})


# -------------------------------------------------------------------------------------------------
# Damage: nothing is raised, and what is lost is made anew.


def overwrite(file: Path, table_change: str) -> None:
    with sqlite3.connect(file) as base:
        base.execute(table_change)
    base.close()


def test_a_damaged_value_is_as_good_as_none(file):
    keep(file, a=b"first", b=b"second", c=b"third")
    overwrite(file, "update kept set data = cast('other' as blob) where key = 'kind/a'")
    overwrite(file, "update kept set data = 'text' where key = 'kind/b'")
    assert kept(file, "a", "b", "c") == [None, None, b"third"]


def test_a_value_under_the_key_of_another_is_as_good_as_none(file):
    keep(file, a=b"first", b=b"second")
    overwrite(file, "delete from kept where key = 'kind/b'")
    overwrite(file, "update kept set key = 'kind/b' where key = 'kind/a'")
    assert kept(file, "a", "b") == [None, None]


def test_a_file_of_another_form_is_made_anew(file):
    keep(file, a=b"1")
    overwrite(file, "pragma user_version = 77")
    assert kept(file, "a") == [None]
    keep(file, a=b"2")
    assert kept(file, "a") == [b"2"]


def empty(file: Path) -> None:
    file.write_bytes(b"")


def fill_with_noise(file: Path) -> None:
    file.write_bytes(random.Random(2).randbytes(50_000))


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:20_000])


def cut_off_within_the_header(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:60])


def damage_the_tables(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[100:16_000] = bytes(15_900)
    file.write_bytes(data)


def damage_every_value(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[16_384:] = random.Random(3).randbytes(len(data) - 16_384)
    file.write_bytes(data)


DAMAGES = [
    empty,
    fill_with_noise,
    cut_off,
    cut_off_within_the_header,
    damage_the_tables,
    damage_every_value,
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_file_is_made_anew(file, damage):
    values = {f"k{n}": random.Random(n).randbytes(20_000) for n in range(20)}
    keep(file, **values)
    damage(file)
    for found, value in zip(kept(file, *values), values.values(), strict=True):
        assert found in (None, value)
    keep(file, **values)
    keep(file, **values)
    assert kept(file, *values) == list(values.values())


def test_the_file_may_be_damaged_while_it_is_open(file):
    values = {f"k{n}": random.Random(n).randbytes(20_000) for n in range(50)}
    keep(file, **values)
    store = Store(file)
    fill_with_noise(file)
    for key, value in values.items():
        assert store.get("kind", key) in (None, value)
        store.put("kind", key, value)
    store.close()
    keep(file, **values)
    assert kept(file, *values) == list(values.values())


def test_the_folder_may_be_deleted_while_it_is_open(file):
    store = Store(file)
    store.put("kind", "a", b"1")
    for path in file.parent.iterdir():
        path.unlink()
    file.parent.rmdir()
    store.close()
    keep(file, a=b"2")
    assert kept(file, "a") == [b"2"]


def test_a_folder_in_the_place_of_the_file_is_left_alone(file):
    (file / "mine").mkdir(parents=True)
    keep(file, a=b"1")
    assert kept(file, "a") == [None]
    assert [path.name for path in file.iterdir()] == ["mine"]


def test_a_folder_that_cannot_be_made_is_none(tmp_path):
    (tmp_path / "taken").write_text("a file")
    for folder in (tmp_path / "taken", Path("/proc/none")):
        keep(folder / "build.sqlite3", a=b"1")
        assert kept(folder / "build.sqlite3", "a") == [None]
    assert (tmp_path / "taken").read_text() == "a file"


READ_ONLY = """
import os, sys
from pathlib import Path
from footnoted.store import Store
if os.getuid() == 0:
    os.setuid(65534)
store = Store(Path(sys.argv[1]))
store.put("kind", "b", b"2")
print(store.get("kind", "a") in (None, b"1"))
store.close()
"""


@pytest.fixture
def readable() -> Iterator[Path]:
    """Yield a folder that others may read."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_that_is_read_only_changes_nothing_but_the_time(readable, there):
    folder = readable / "kept"
    folder.mkdir()
    if there:
        keep(folder / "build.sqlite3", a=b"1")
    before = sorted(path.name for path in folder.iterdir())
    folder.chmod(0o555)
    # Here -c is the first argument of the program, its own come after it.
    code = READ_ONLY.replace("sys.argv[1]", repr(str(folder / "build.sqlite3")))
    done = loaded.run("-c", code)
    assert (done.returncode, done.stdout, done.stderr) == (0, "True\n", "")
    folder.chmod(0o755)
    assert sorted(path.name for path in folder.iterdir()) == before
    if there:
        assert kept(folder / "build.sqlite3", "a") == [b"1"]


# -------------------------------------------------------------------------------------------------
# Several at once, and sudden ends.

WRITE = """
import os, random, signal, sys, time
from pathlib import Path
from footnoted.store import Store

def value(key):
    return random.Random(key).randbytes(random.Random(key).randrange(200_000))

def write(keys):
    store = Store(FILE)
    for key in keys:
        found = store.get("kind", key)
        assert found in (None, value(key))
        store.put("kind", key, value(key))
        store.flush()
    store.close()

def begun(keys):
    child = os.fork()
    if child == 0:
        try:
            write(keys)
            os._exit(0)
        except BaseException as error:
            print(repr(error), file=sys.stderr, flush=True)
            os._exit(1)
    return child
"""
AT_ONCE = """
children = [begun([f"k{n}" for n in range(start, start + 40)]) for start in (0, 20, 20)]
print([os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children])
"""
KILLED = """
for turn in range(25):
    child = begun(f"k{turn}-{n}" for n in range(10_000))
    time.sleep(random.Random(turn).random() / 25)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    store = Store(FILE)
    store.put("kind", f"own-{turn}", b"here")
    for n in range(10):
        assert store.get("kind", f"k{turn}-{n}") in (None, value(f"k{turn}-{n}"))
    store.close()
store = Store(FILE)
print(all(store.get("kind", f"own-{turn}") == b"here" for turn in range(25)))
store.close()
"""


def written(file: Path, code: str) -> str:
    """Return what a program prints that writes into a store."""
    done = loaded.run("-c", f"{WRITE}\nFILE = Path({str(file)!r})\n{code}", cwd=file.parent.parent)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_builds_that_write_at_once_all_end_well(file):
    assert written(file, AT_ONCE) == "[0, 0, 0]\n"
    keys = [f"k{n}" for n in range(60)]
    assert kept(file, *keys) == [value(key) for key in keys]


def value(key: str) -> bytes:
    return random.Random(key).randbytes(random.Random(key).randrange(200_000))


def test_a_build_that_is_killed_leaves_a_store_that_can_be_used(file):
    assert written(file, KILLED) == "True\n"


def test_a_store_in_which_another_build_is_writing_is_not_taken_away(file, monkeypatch):
    monkeypatch.setattr("footnoted.store._WAIT", 0.05)
    keep(file, a=b"1")
    other = sqlite3.connect(file)
    other.execute("begin exclusive")
    store = Store(file)
    store.put("kind", "b", b"2")
    store.close()
    other.rollback()
    other.close()
    assert kept(file, "a")[0] == b"1"


# -------------------------------------------------------------------------------------------------
# The size.

BIG = 100_000


def used(file: Path, largest: int, *keys: str, **new: bytes) -> None:
    """Build once: use some of what is kept, and keep more."""
    store = Store(file, largest)
    for key in keys:
        assert store.get("kind", key) is not None, key
    for key, data in new.items():
        store.put("kind", key, data)
    store.close()


def test_the_file_stays_as_small_as_it_was_told(file):
    for number in range(40):
        used(file, 10 * BIG, **{f"k{number}": os.urandom(BIG)})
        assert file.stat().st_size <= 12 * BIG
    assert kept(file, "k39")[0] is not None
    assert kept(file, "k0") == [None]


def test_what_this_build_has_used_stays_however_old_it_is(file):
    used(file, 10 * BIG, old=b"in use")
    for number in range(40):
        used(file, 10 * BIG, "old", **{f"k{number}": os.urandom(BIG)})
    assert kept(file, "old") == [b"in use"]


def test_what_one_build_makes_stays_even_if_it_is_too_much(file):
    many = {f"k{n}": os.urandom(BIG) for n in range(15)}
    used(file, 10 * BIG, **many)
    assert kept(file, *many) == list(many.values())


def test_a_file_that_is_small_enough_loses_nothing(file):
    used(file, 10 * BIG, old=b"1")
    for number in range(60):
        used(file, 10 * BIG, **{f"k{number}": b"small"})
    assert kept(file, "old", "k0", "k59") == [b"1", b"small", b"small"]


# -------------------------------------------------------------------------------------------------
# A file of the cache calls nothing.


class Calling:
    """Makes a pickle that calls something when it is read."""

    def __init__(self, called: Any, *arguments: Any) -> None:
        self.call = (called, arguments)

    def __reduce__(self) -> tuple[Any, Any]:
        return self.call


def test_a_member_of_an_enumeration_that_python_3_11_2_wrote_comes_back(file):
    store = Store(file)
    store.save("kind", "a", Calling(builtins.getattr, Level, "ERROR"))
    assert store.load("kind", "a") is Level.ERROR
    store.close()


CALLED = [
    Calling(os.system, "touch called"),
    Calling(builtins.eval, "open('called', 'w')"),
    Calling(builtins.exec, "open('called', 'w')"),
    Calling(builtins.open, "called", "w"),
    Calling(builtins.getattr, "a", "upper"),
    Calling(builtins.getattr, Path, "cwd"),
    Calling(builtins.getattr, Level, "mro"),
    Calling(functools.partial, os.system, "touch called"),
    Calling(sweep, Path("site")),
    Calling(digest, "a"),
    Calling(Store, Path("called")),
    Calling(random.Random, 1),
    Calling(re.compile, "a"),
    Calling(Colour, 1),
]


@pytest.mark.parametrize("value", CALLED, ids=lambda value: value.call[0].__name__)
def test_a_value_that_names_something_foreign_is_none(file, value, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    store = Store(file)
    store.put("kind", "a", pickle.dumps([1, {"deep": value}]))
    assert store.load("kind", "a") is None
    store.close()
    assert not (tmp_path / "called").exists()


@pytest.mark.parametrize(
    "data",
    [
        b"cfootnoted.store\nos.system\n.",
        b"cfootnoted.store\nStore.close\n.",
        b"cfootnoted.store\nsqlite3\n.",
        b"\x80\x04\x8c\x0ffootnoted.store\x8c\x06digest\x93.",
        b"cfootnoted_other\nName\n.",
        b"not a pickle",
        b"",
    ],
)
def test_names_within_our_own_modules_lead_nowhere_else(file, data):
    store = Store(file)
    store.put("kind", "a", data)
    assert store.load("kind", "a") is None
    store.close()


def test_a_value_of_a_class_that_is_gone_is_none(file):
    store = Store(file)
    store.put("kind", "a", b"cfootnoted.project\nNoLonger\n.")
    store.put("kind", "b", b"cfootnoted.no_longer\nOptions\n.")
    assert (store.load("kind", "a"), store.load("kind", "b")) == (None, None)
    store.save("kind", "c", Options())
    assert store.load("kind", "c") == Options()
    store.close()
