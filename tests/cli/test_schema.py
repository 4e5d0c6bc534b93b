"""``footnoted schema``: printed, and written only where it is not current."""

import json
from pathlib import Path

import pytest

from footnoted.cli.new import KINDS
from footnoted.records.schema import schema_files
from tests.cli.conftest import Run


def test_the_kinds_are_those_there_are_schemas_of() -> None:
    assert [f"{kind}.schema.json" for kind in KINDS] == list(schema_files())


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_printed_as_it_is_published(run: Run, kind: str) -> None:
    done = run("schema", kind)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == schema_files()[f"{kind}.schema.json"]
    assert json.loads(done.stdout)["title"] == f"Footnoted: {kind}"


def test_without_a_kind_it_is_the_sidecars(run: Run) -> None:
    assert run("schema").stdout == run("schema", "sidecar").stdout


def test_printing_writes_nothing(run: Run, tmp_path: Path) -> None:
    run("schema")
    assert list(tmp_path.iterdir()) == []


def test_all_are_written_and_the_second_time_none(run: Run, tmp_path: Path) -> None:
    first = run("schema", "--write")
    assert first.stdout == "".join(f"schemas/{kind}.schema.json: written\n" for kind in KINDS)
    files = sorted((tmp_path / "schemas").iterdir())
    assert {file.name: file.read_text(encoding="utf-8") for file in files} == schema_files()
    before = [file.stat() for file in files]
    second = run("schema", "--write")
    assert second.stdout == "".join(f"schemas/{kind}.schema.json: is current\n" for kind in KINDS)
    assert [file.stat() for file in files] == before


def test_only_what_changed_is_written(run: Run, tmp_path: Path) -> None:
    run("schema", "--write")
    (tmp_path / "schemas" / "events.schema.json").write_text("{}", encoding="utf-8")
    lines = run("schema", "--write").stdout.splitlines()
    assert [line for line in lines if line.endswith("written")] == [
        "schemas/events.schema.json: written"
    ]


def test_one_kind_is_written_alone_below_the_root(run: Run, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    done = run("schema", "parties", "--write", "--root", "site")
    assert done.stdout == "site/schemas/parties.schema.json: written\n"
    written = [file.name for file in (tmp_path / "site" / "schemas").iterdir()]
    assert written == ["parties.schema.json"]


def test_a_folder_that_cannot_be_made_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "schemas").write_text("a file", encoding="utf-8")
    done = run("schema", "--write")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: schemas/sidecar.schema.json cannot be written: ")
    assert (tmp_path / "schemas").read_text(encoding="utf-8") == "a file"


def test_an_unknown_kind_is_wrong_usage(run: Run) -> None:
    done = run("schema", "claims")
    assert done.exit_code == 2
    assert "'claims' is not one of" in done.stderr
