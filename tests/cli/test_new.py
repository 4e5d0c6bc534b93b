"""``footnoted new``: the drafts, the names it takes, and that it overwrites nothing."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.build import build
from footnoted.cli import new as module
from footnoted.cli.files import create
from footnoted.cli.new import draft, scalar, title_of
from footnoted.project import Project
from footnoted.records.yaml import parse
from tests.cli.conftest import Run

DAY = dt.date(2025, 2, 13)


@pytest.fixture(autouse=True)
def project(tmp_path: Path) -> None:
    """Make the folder a project that has no briefing yet."""
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nplugins: [footnoted]\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()


def files(root: Path) -> list[str]:
    """List all files but the configuration."""
    found = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    return sorted(path for path in found if path != "mkdocs.yml")


def test_a_draft_is_shown_and_nothing_written(run: Run, tmp_path: Path) -> None:
    done = run("new", "harbor-strike", "--date", "2025-02-13")
    article, sidecar = draft("harbor-strike", "Harbor strike", DAY)
    assert done.stdout == (
        f"--- briefings/harbor-strike.md ---\n{article}\n"
        f"--- briefings/harbor-strike.yml ---\n{sidecar}\n"
    )
    assert done.stderr == "Nothing was written. Add --write to write.\n"
    assert done.exit_code == 0
    assert files(tmp_path) == []


def test_what_was_shown_is_what_is_written(run: Run, tmp_path: Path) -> None:
    done = run("new", "harbor-strike", "--date", "2025-02-13", "--write")
    assert done.stdout == "briefings/harbor-strike.md\nbriefings/harbor-strike.yml\n"
    assert (done.exit_code, done.stderr) == (0, "")
    assert files(tmp_path) == ["briefings/harbor-strike.md", "briefings/harbor-strike.yml"]
    written = [(tmp_path / path).read_text(encoding="utf-8") for path in files(tmp_path)]
    assert tuple(written) == draft("harbor-strike", "Harbor strike", DAY)


def test_a_draft_has_no_problem_and_published_it_is_told_that_it_is_an_example(
    run: Run, tmp_path: Path
) -> None:
    run("new", "harbor-strike", "--write", "--title", "Harbor: “a strike”")
    run("new", "north/harbor-strike", "--write")
    assert run("check", "--drafts", "--strict").stdout == ""
    assert [b.front.draft for b in build(Project(root=tmp_path)).library.briefings] == [True, True]
    for path in (tmp_path / "briefings").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("draft: true\n", ""), encoding="utf-8")
    done = run("check", "briefings/harbor-strike.md")
    assert done.exit_code == 1
    assert [line for line in done.stdout.splitlines() if not line.startswith(" ")] == [
        "briefings/harbor-strike.md:4:8: error: This article still has the tag "
        "`footnoted-example`. [example.left]",
        "briefings/harbor-strike.yml:5:12: error: The source `harbor-strike-log` still has the "
        "tag `footnoted-example`. [example.left]",
        "briefings/harbor-strike.yml:9:12: error: The claim `crane-idle` still has the tag "
        "`footnoted-example`. [example.left]",
    ]
    for path in (tmp_path / "briefings").rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("tags: [footnoted-example]\n", "\n"), encoding="utf-8")
    assert run("check", "--strict").stderr == "No problems in 2 briefings\n"


def test_the_sidecar_is_ten_lines_or_fewer() -> None:
    assert len(draft("harbor-strike", "Harbor strike", DAY)[1].splitlines()) <= 10


def test_without_a_date_it_is_today(run: Run) -> None:
    before = dt.date.today()
    text = run("new", "harbor-strike").stdout
    assert any(f"\ndate: {day}\n" in text for day in (before, dt.date.today()))


@pytest.mark.parametrize(
    ("name", "title"),
    [("harbor-strike", "Harbor strike"), ("north/quay", "Quay"), ("2025-02-13", "2025 02 13")],
)
def test_a_title_is_made_from_the_name(name: str, title: str) -> None:
    assert title_of(name) == title


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("The harbor stands still", "The harbor stands still"),
        ("Harbor’s day (again), part 2.", "Harbor’s day (again), part 2."),
        ("Harbor: the strike", '"Harbor: the strike"'),
        ("- a strike", '"- a strike"'),
        ("No", '"No"'),
        ("2025", '"2025"'),
        ('Say "no"', '"Say \\"no\\""'),
        ("Strike #3", '"Strike #3"'),
    ],
)
def test_a_title_gets_quotation_marks_only_where_it_needs_them(title: str, written: str) -> None:
    assert scalar(title) == written


@given(st.text(min_size=1, max_size=60).map(str.strip).filter(lambda t: t and t.isprintable()))
def test_any_title_is_read_back_as_it_was_given(title: str) -> None:
    document = parse(f"title: {scalar(title)}\n", "a.yml")
    assert document.problems == ()
    assert document.value == {"title": title}


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Harbor Strike", "Perhaps harbor-strike?"),
        ("../outside", "Perhaps outside?"),
        ("/etc/harbor", "Perhaps etc/harbor?"),
        ("a//b", "Perhaps a/b?"),
        ("a\\b", "Perhaps a-b?"),
        ("гавань", "Perhaps gavan?"),
        ("港口", None),
        ("_shared", "Perhaps shared?"),
        ("a/_b", "Perhaps a/b?"),
        ("index", None),
        ("x" * 121, f"Perhaps {'x' * 120}?"),
        ("harbor\n", "Perhaps harbor?"),
    ],
)
def test_a_name_of_the_wrong_form_is_wrong_usage(
    run: Run, tmp_path: Path, name: str, hint: str | None
) -> None:
    done = run("new", "--write", "--", name)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "cannot name a briefing" in done.stderr
    if hint:
        assert hint in done.stderr
    else:
        assert "Perhaps" not in done.stderr
    assert files(tmp_path) == []


@pytest.mark.parametrize("title", ["", "   ", "two\nlines", "a\x1b[31mb", "turned \u202eround"])
def test_a_title_is_one_line_of_visible_text(run: Run, tmp_path: Path, title: str) -> None:
    done = run("new", "harbor-strike", "--title", title, "--write")
    assert done.exit_code == 2
    assert "a title must be one line of visible text" in done.stderr
    assert files(tmp_path) == []


@pytest.mark.parametrize(
    "taken", ["ferry.md", "ferry.yml", "ferry.yaml", "ferry/index.md", "ferry/index.yml"]
)
def test_a_name_that_is_taken_is_left_as_it_is(run: Run, tmp_path: Path, taken: str) -> None:
    path = tmp_path / "briefings" / taken
    path.parent.mkdir(parents=True)
    path.write_text("mine", encoding="utf-8")
    done = run("new", "ferry", "--write")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"Error: briefings/{taken} exists already; nothing was written.\n"
    assert files(tmp_path) == [f"briefings/{taken}"]
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_dead_link_counts_as_taken(run: Run, newsroom: Path) -> None:
    (newsroom / "briefings" / "quay.yml").symlink_to(newsroom / "nowhere")
    done = run("new", "quay", "--write")
    assert done.exit_code == 2
    assert not (newsroom / "nowhere").exists()
    assert not (newsroom / "briefings" / "quay.md").exists()


def test_a_linked_folder_is_not_written_through(run: Run, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "briefings").symlink_to(tmp_path / "elsewhere")
    done = run("new", "harbor-strike", "--write")
    assert done.exit_code == 2
    assert done.stderr == "Error: briefings is a symbolic link; nothing was written.\n"
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_two_drafts_do_not_share_a_source(run: Run) -> None:
    long = "a" * 60
    for name in ("harbor-strike", "harbor/strike", f"{long}/x", f"{long}/y"):
        run("new", name, "--write")
    done = run("check", "--drafts")
    assert "id.duplicate" not in done.stdout


def test_the_sources_id_is_the_first_that_is_free() -> None:
    taken = {"strike-log", "strike-log-2"}
    assert "\n  strike-log-3:\n" in draft("harbor/strike", "Strike", DAY, taken)[1]
    assert draft("harbor/strike", "Strike", DAY, taken)[1].count("strike-log-3") == 2


@pytest.mark.parametrize("name", ["con", "north/aux", "lpt1/harbor"])
def test_a_name_that_windows_keeps_for_a_device_is_wrong_usage(
    run: Run, tmp_path: Path, name: str
) -> None:
    done = run("new", name, "--write")
    assert done.exit_code == 2
    assert "is the name of a device on Windows" in done.stderr
    assert files(tmp_path) == []


def test_of_a_name_without_an_end_the_name_is_blamed(run: Run) -> None:
    done = run("new", "harbor/")
    assert done.exit_code == 2
    assert "Invalid value for NAME" in done.stderr
    assert "Perhaps harbor?" in done.stderr


def test_the_article_of_a_folder_is_called_after_the_folder(run: Run, tmp_path: Path) -> None:
    run("new", "exchange-offer/index", "--write")
    assert files(tmp_path) == [
        "briefings/exchange-offer/index.md",
        "briefings/exchange-offer/index.yml",
    ]
    assert "\ntitle: Exchange offer\n" in (
        tmp_path / "briefings/exchange-offer/index.md"
    ).read_text(encoding="utf-8")
    assert "exchange-offer-log:" in (tmp_path / "briefings/exchange-offer/index.yml").read_text(
        encoding="utf-8"
    )
    assert run("new", "exchange-offer").exit_code == 2


def test_a_draft_whose_writing_was_killed_is_finished_by_the_same_command(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(path: Path, text: str) -> None:
        monkeypatch.undo()
        monkeypatch.chdir(tmp_path)
        create(path, text)
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "create", killed)
    run("new", "harbor-strike", "--write")
    assert files(tmp_path) == ["briefings/harbor-strike.yml"]
    done = run("new", "harbor-strike", "--write", "--title", "Another one")
    assert (done.exit_code, done.stderr) == (0, "")
    assert files(tmp_path) == ["briefings/harbor-strike.md", "briefings/harbor-strike.yml"]
    assert run("check", "--drafts", "--strict").stdout == ""
