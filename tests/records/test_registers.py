"""The shared registers: four files, each with one key of its own name."""

from pathlib import Path

import pytest

from footnoted.diagnostics.problem import Mark, Problem
from footnoted.records import codes
from footnoted.records.evidence import SharedEvent
from footnoted.records.files import REGISTER_SIZE
from footnoted.records.library import NoPlaces
from footnoted.records.pictures import Image
from footnoted.records.reading import no_registers, read_registers
from footnoted.records.sources import Party, Source

SHARED = "briefings/_shared"
RECORDS = {
    "sources": "{type: book}",
    "parties": "{name: Ada, type: person}",
    "events": "{title: A storm}",
    "images": "{file: a.png}",
}
KINDS = {"sources": Source, "parties": Party, "events": SharedEvent, "images": Image}


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / SHARED
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize("name", RECORDS)
def test_a_register_holds_its_records_and_their_places(
    tmp_path: Path, shared: Path, name: str
) -> None:
    (shared / f"{name}.yml").write_text(f"{name}:\n  one: {RECORDS[name]}\n  two: {{x: 1}}\n")
    registers = read_registers(tmp_path, "briefings")
    register = getattr(registers, name)
    path = f"{SHARED}/{name}.yml"
    assert register.path == path
    assert list(register.records) == ["one"]
    assert isinstance(register.records["one"], KINDS[name])
    assert register.places.key_mark((name, "one")) == Mark(path, 2, 3)
    assert {problem.mark.line for problem in registers.problems} == {3}
    others = [getattr(registers, other) for other in RECORDS if other != name]
    assert [dict(other.records) for other in others] == [{}, {}, {}]


def test_a_register_takes_its_own_key_only(tmp_path: Path, shared: Path) -> None:
    (shared / "events.yml").write_text("event:\n  storm: {title: x}\n")
    problems = read_registers(tmp_path, "briefings").problems
    assert problems == [
        Problem(
            codes.UNKNOWN_KEY,
            "There is no key `event`.",
            Mark(f"{SHARED}/events.yml", 1, 1),
            "Did you mean `events`?",
        )
    ]


def test_registers_that_do_not_exist_are_empty_and_name_the_file_they_would_be(
    tmp_path: Path,
) -> None:
    registers = read_registers(tmp_path, "briefings")
    assert registers == no_registers("briefings")
    assert registers.parties.places == NoPlaces(f"{SHARED}/parties.yml")
    assert registers.problems == []


def test_a_register_may_be_larger_than_a_sidecar_but_not_without_end(
    tmp_path: Path, shared: Path
) -> None:
    file = shared / "sources.yml"
    record = "  source-{:05}:\n    type: webpage\n    title: {}\n"
    file.write_text("sources:\n" + "".join(record.format(n, "x" * 200) for n in range(1500)))
    registers = read_registers(tmp_path, "briefings")
    assert (len(registers.sources.records), registers.problems) == (1500, [])
    file.write_text("sources:\n" + "#" * REGISTER_SIZE)
    assert read_registers(tmp_path, "briefings").problems == [
        Problem(
            codes.TOO_LARGE,
            "This file is larger than 1024 KiB.",
            Mark(f"{SHARED}/sources.yml"),
            codes.TOO_LARGE.cure,
        )
    ]


def test_what_lies_beside_the_registers_is_passed_on(tmp_path: Path, shared: Path) -> None:
    (shared / "map.png").touch()
    (shared / "notes").mkdir()
    (shared / "notes" / "sources.yml").touch()
    registers = read_registers(tmp_path, "briefings")
    assert registers.files == (f"{SHARED}/map.png", f"{SHARED}/notes/sources.yml")
    assert registers.source_document is None
