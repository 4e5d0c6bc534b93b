"""``footnoted export``: what goes to standard output or into a file, and what is refused."""

import json
from pathlib import Path

import pytest

from footnoted.outputs.registry import EXPORTS
from tests.cli.conftest import Run
from tests.newsroom import written

FERRY = {
    "id": "harbor-log",
    "type": "webpage",
    "title": "Harbor log, 3 May",
    "publisher": "North Harbor",
}


def test_sources_go_to_standard_output_as_csl_json(run: Run, newsroom: Path):
    done = run("export", "sources")
    assert (done.exit_code, json.loads(done.stdout)) == (0, [FERRY])
    assert run("export", "sources", "--format", "csl-json").stdout == done.stdout


def test_bibtex_and_csv(run: Run, newsroom: Path):
    assert run("export", "sources", "--format", "bibtex").stdout == (
        "@online{harbor-log,\n  title = {{Harbor log, 3 May}},\n  publisher = {North Harbor},\n}\n"
    )
    table = run("export", "sources", "--format", "csv").stdout_bytes
    assert table.startswith(b"id,type,title,")
    assert b'\r\nharbor-log,webpage,"Harbor log, 3 May",' in table


def test_a_file_is_written_whole_and_only_when_it_changes(run: Run, newsroom: Path):
    (newsroom / "out").mkdir()
    done = run("export", "sources", "-o", "out/sources.json")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.splitlines()[-1] == "out/sources.json: written"
    file = newsroom / "out" / "sources.json"
    before = written(file)
    assert json.loads(file.read_text(encoding="utf-8")) == [FERRY]
    again = run("export", "sources", "-o", "out/sources.json")
    assert again.stderr.splitlines()[-1] == "out/sources.json: is current"
    assert written(file) == before
    assert [path.name for path in file.parent.iterdir()] == ["sources.json"]


def test_another_file_is_replaced_only_by_force(run: Run, newsroom: Path):
    file = newsroom / "notes.txt"
    file.write_text("A year of work.", encoding="utf-8")
    done = run("export", "sources", "-o", "notes.txt")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "Error: notes.txt already exists with other content. Add --force to replace it.\n"
    )
    assert file.read_text(encoding="utf-8") == "A year of work."
    assert run("export", "sources", "-o", "notes.txt", "--force").exit_code == 0
    assert json.loads(file.read_text(encoding="utf-8")) == [FERRY]


def test_no_folder_is_made_in_silence(run: Run, newsroom: Path):
    done = run("export", "sources", "-o", "out/deep/sources.json")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "Error: There is no folder out/deep. Make it first.\n"
    assert not (newsroom / "out").exists()


def test_what_is_no_file_is_not_replaced(run: Run, newsroom: Path):
    done = run("export", "sources", "--force", "-o", "/dev/null")
    assert done.exit_code == 2
    assert "/dev/null is not a file" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("sorces",),
            "Invalid value for KIND: 'sorces' is not known. Did you mean `sources`?",
        ),
        (
            ("sources", "--format", "ris"),
            "Invalid value for --format: 'ris' is not known. Write one of csl-json, bibtex, csv.",
        ),
        (
            ("sources", "-o", "briefings/ferry.md/x"),
            "There is no folder briefings/ferry.md. Make it first.",
        ),
    ],
)
def test_wrong_usage_exits_with_2(
    run: Run, newsroom: Path, arguments: tuple[str, ...], message: str
):
    done = run("export", *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr


def test_errors_of_the_briefings_are_mentioned(run: Run, troubled: Path):
    done = run("export", "sources")
    assert done.exit_code == 0
    assert done.stderr.splitlines()[-1] == (
        "Note: the briefings have errors, so records may be missing here."
    )


def test_help_names_every_kind_and_format(run: Run):
    text = run("export", "--help").stdout
    for export in EXPORTS:
        assert (f"\n  {export.key} " in text) is bool(export.formats)
        assert [form.name for form in export.formats if form.name not in text] == []
