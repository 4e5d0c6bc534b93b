"""``footnoted check``: what is printed where, what counts, and the exit code."""

import json
import re
from pathlib import Path

import pytest

from footnoted.build import build
from footnoted.diagnostics.problem import Problem
from footnoted.diagnostics.reports import FORMATS
from footnoted.project import Project
from tests.cli.conftest import Run


def problems_of(root: Path) -> tuple[Problem, ...]:
    return build(Project(root=root)).diagnostics


def codes_in(text: str) -> list[str]:
    return re.findall(r"\[([a-z.-]+)\]$", text, flags=re.MULTILINE)


def test_a_newsroom_with_nothing_wrong_is_quiet(run: Run, newsroom: Path) -> None:
    done = run("check")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "No problems in 1 briefing\n")


def test_every_problem_is_printed_as_it_prints_itself(run: Run, troubled: Path) -> None:
    done = run("check")
    reworded, unused, headless = problems_of(troubled)
    assert done.stdout == f"{reworded}\n{headless}\n{unused}\n"
    assert codes_in(done.stdout) == ["anchor.reworded", "article.no-front-matter", "allow.unused"]
    assert done.stdout.startswith("briefings/ferry.yml:8:12: error: ")
    assert done.stderr == "2 errors, 1 warning in 2 briefings\n"
    assert done.exit_code == 1


def test_no_line_of_text_begins_with_words_of_content(run: Run, troubled: Path) -> None:
    sidecar = troubled / "briefings" / "ferry.yml"
    text = sidecar.read_text(encoding="utf-8").replace("was idle", "::error::x")
    sidecar.write_text(text, encoding="utf-8")
    lines = run("check").stdout.splitlines()
    assert "::error::x" in lines[0]
    assert [line for line in lines if not line.startswith(("briefings/", "    "))] == []


def test_warnings_count_only_when_it_is_strict(run: Run, troubled: Path) -> None:
    (troubled / "briefings" / "quay.md").unlink()
    sidecar = troubled / "briefings" / "ferry.yml"
    text = sidecar.read_text(encoding="utf-8").replace("was idle", "stood idle")
    sidecar.write_text(text, encoding="utf-8")
    loose, strict = run("check"), run("check", "--strict")
    assert (loose.exit_code, strict.exit_code) == (0, 1)
    assert loose.stdout == strict.stdout
    assert loose.stderr == "1 warning in 1 briefing; a strict build would fail\n"
    assert strict.stderr == "1 warning in 1 briefing\n"


@pytest.fixture
def repeated(newsroom: Path) -> Path:
    """Return a newsroom with one warning, five links that lead to no article, and a bad page."""
    briefings = newsroom / "briefings"
    sidecar = (briefings / "ferry.yml").read_text(encoding="utf-8")
    unused = "allow:\n  - {code: anchor.ambiguous, because: it is small}\n"
    (briefings / "ferry.yml").write_text(sidecar + unused, encoding="utf-8")
    links = "\n".join(f"[{n}](none-{n}.md)" for n in range(1, 6))
    head = "---\ntitle: The quay\ndate: 2025-02-13\n---\n\n"
    (briefings / "quay.md").write_text(f"{head}{links}\n", encoding="utf-8")
    return newsroom


def test_of_problems_that_are_alike_the_first_three_are_shown(run: Run, repeated: Path) -> None:
    done = run("check")
    errors = [line for line in done.stdout.splitlines() if ": error: " in line]
    assert [line.split(": ")[0] for line in errors] == [
        f"briefings/quay.md:{n + 5}:5" for n in range(1, 4)
    ]
    assert (
        "    … and 2 more [link.unknown]; `--all` shows every one, `footnoted check PATH` those of "
        "one file\n"
    ) in done.stdout
    assert done.stdout.index("2 more") < done.stdout.index("[allow.unused]")
    assert done.stderr == "5 errors, 1 warning in 2 briefings\n"


@pytest.mark.parametrize("asked", [["--all"], ["briefings/quay.md"], ["--all", "briefings"]])
def test_what_the_last_line_of_a_group_names_shows_every_one(
    run: Run, repeated: Path, asked: list[str]
) -> None:
    assert codes_in(run("check", *asked).stdout).count("link.unknown") == 5


@pytest.mark.parametrize("form", sorted({*FORMATS} - {"text"}))
def test_programs_get_every_problem(run: Run, repeated: Path, form: str) -> None:
    assert run("check", "--format", form).stdout.count("none-") >= 5


def test_other_pages_are_counted_as_pages(run: Run, newsroom: Path) -> None:
    (newsroom / "docs").mkdir()
    (newsroom / "docs" / "about.md").write_text("![A quay](quay.png)\n", encoding="utf-8")
    (newsroom / "docs" / "quay.png").write_bytes(b"no picture")
    (newsroom / "mkdocs.yml").write_text(
        "site_name: A\nplugins: [{footnoted: {pages_pictures: error}}]\n", encoding="utf-8"
    )
    assert run("check").stderr.endswith(" in 1 briefing and 1 other page\n")
    (newsroom / "briefings" / "ferry.md").unlink()
    (newsroom / "briefings" / "ferry.yml").unlink()
    assert run("check").stderr.endswith(" in 1 page\n")


def test_of_a_register_at_fault_the_file_is_counted(run: Run, newsroom: Path) -> None:
    register = newsroom / "briefings" / "_shared" / "sources.yml"
    register.parent.mkdir(exist_ok=True)
    register.write_text("sources:\n  log: {type: report, titel: Log}\n", encoding="utf-8")
    (newsroom / "briefings" / "lost.yml").write_text("claims: {}\n", encoding="utf-8")
    assert run("check").stderr.endswith(" in 1 briefing and 2 other files\n")
    (newsroom / "briefings" / "ferry.md").unlink()
    (newsroom / "briefings" / "ferry.yml").unlink()
    (newsroom / "briefings" / "lost.yml").unlink()
    assert run("check").stderr.endswith(" in 1 file\n")


def test_information_never_counts(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nplugins: [footnoted]\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    done = run("check", "--strict")
    assert codes_in(done.stdout) == ["library.no-briefings"]
    assert done.stderr == "No errors, 1 remark in 0 briefings\n"
    assert done.exit_code == 0


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        ("briefings/ferry.yml", ["anchor.reworded", "allow.unused"]),
        ("briefings/ferry.md", ["anchor.reworded", "allow.unused"]),
        ("briefings/quay.md", ["article.no-front-matter"]),
        ("briefings", ["anchor.reworded", "article.no-front-matter", "allow.unused"]),
        (".", ["anchor.reworded", "article.no-front-matter", "allow.unused"]),
    ],
)
def test_paths_limit_what_is_printed_and_what_counts(
    run: Run, troubled: Path, path: str, codes: list[str]
) -> None:
    done = run("check", path)
    assert codes_in(done.stdout) == codes
    assert done.exit_code == 1
    assert done.stderr.endswith(" in the given paths\n")


def test_several_paths_are_taken_together(run: Run, troubled: Path) -> None:
    both = run("check", "briefings/quay.md", "briefings/ferry.yml")
    assert both.stdout == run("check").stdout


def test_a_path_that_is_not_there_is_wrong_usage(run: Run, troubled: Path) -> None:
    done = run("check", "briefings/gone.md")
    assert done.exit_code == 2
    assert "'briefings/gone.md' does not exist" in done.stderr


def test_a_path_outside_the_project_is_wrong_usage(run: Run, troubled: Path) -> None:
    done = run("check", str(troubled.parent))
    assert done.exit_code == 2
    assert "is not in the project" in done.stderr


def test_paths_read_as_seen_from_where_the_command_runs(
    run: Run, troubled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (troubled / "desk").mkdir()
    monkeypatch.chdir(troubled / "desk")
    done = run("check", "--root", "..", "../briefings/ferry.md")
    lines = done.stdout.splitlines()
    assert lines[0].startswith("../briefings/ferry.yml:8:12: error: ")
    assert lines[1].startswith("    see also ../briefings/ferry.md:")
    annotations = run("check", "--root", "..", "--format", "rdjsonl").stdout.splitlines()
    start = json.loads(annotations[0])["location"]["range"]["start"]
    assert start == {"line": 8, "column": 12}


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_format_comes_out_whole_and_exits_alike(run: Run, troubled: Path, form: str) -> None:
    done = run("check", "--format", form)
    assert (done.exit_code, done.stderr) == (1, "2 errors, 1 warning in 2 briefings\n")
    if form in ("json", "sarif"):
        value = json.loads(done.stdout)
        found = value["problems"] if form == "json" else value["runs"][0]["results"]
        assert len(found) == 3
    else:
        assert done.stdout.count("anchor.reworded") == 1


def test_columns_of_rdjsonl_come_from_the_files(run: Run, newsroom: Path) -> None:
    sidecar = newsroom / "briefings" / "ferry.yml"
    text = sidecar.read_text(encoding="utf-8")
    line = "  crane-idle: {quote: „Δ𐐀“, colour: red}\n"
    sidecar.write_text(text.partition("  crane")[0] + line, encoding="utf-8", newline="")
    (found,) = [
        one
        for one in map(json.loads, run("check", "--format", "rdjsonl").stdout.splitlines())
        if one["code"]["value"] == "schema.unknown-key"
    ]
    octets = len(line.encode().partition(b"colour")[0]) + 1
    assert found["location"]["range"]["start"] == {"line": 7, "column": octets}


def test_an_unknown_format_is_wrong_usage(run: Run, newsroom: Path) -> None:
    done = run("check", "--format", "xml")
    assert done.exit_code == 2
    assert "'xml' is not one of 'text', 'json', 'github', 'sarif', 'rdjsonl'" in done.stderr


def test_drafts_are_checked_when_asked(run: Run, troubled: Path) -> None:
    article = troubled / "briefings" / "ferry.md"
    text = article.read_text(encoding="utf-8").replace("title:", "draft: true\ntitle:")
    article.write_text(text, encoding="utf-8")
    assert "anchor.reworded" not in codes_in(run("check").stdout)
    assert "anchor.reworded" in codes_in(run("check", "--drafts").stdout)


def test_a_day_that_is_none_is_wrong_usage(run: Run, newsroom: Path) -> None:
    for text in ("soon", "2025-02-30", "2025-2-1"):
        done = run("check", "--as-of", text)
        assert done.exit_code == 2
        assert f"'--as-of': `{text}` is not a day; write it as 2025-02-13." in done.stderr


def test_a_link_is_named_as_itself(run: Run, newsroom: Path) -> None:
    (newsroom / "elsewhere.md").write_text("x", encoding="utf-8")
    (newsroom / "briefings" / "link.md").symlink_to(newsroom / "elsewhere.md")
    assert codes_in(run("check", "briefings/link.md").stdout) == ["path.symlink"]
    assert codes_in(run("check", "elsewhere.md").stdout) == []


def test_the_same_input_gives_the_same_bytes(run: Run, troubled: Path) -> None:
    for form in FORMATS:
        assert run("check", "--format", form).stdout == run("check", "--format", form).stdout
