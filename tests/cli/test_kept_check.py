"""A check takes what is kept where nothing has changed, and finds what it finds without."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import footnoted
from footnoted.article.extension import read as read_article
from footnoted.build import build
from footnoted.diagnostics.reports import FORMATS
from footnoted.keys import STORE
from footnoted.library.site import Site
from footnoted.made import Build
from footnoted.outputs.view import environment
from footnoted.project import Project
from footnoted.store import Store
from tests.cli.conftest import ARTICLE, SIDECAR, Run

KEPT = Path(".cache", "footnoted", STORE)


def same_as_anew(run: Run) -> None:
    """Compare what is printed in every form with what a check without a store prints."""
    for form in FORMATS:
        kept, anew = run("check", "--format", form), run("check", "--no-cache", "--format", form)
        assert (kept.stdout, kept.stderr, kept.exit_code) == (
            anew.stdout,
            anew.stderr,
            anew.exit_code,
        )


def _lose(folder: Path) -> None:
    text = SIDECAR.replace("stood idle", "fell over")
    (folder / "ferry.yml").write_text(text, encoding="utf-8")


def _break(folder: Path) -> None:
    (folder / "ferry.yml").write_text("claims: [", encoding="utf-8")


def _add(folder: Path) -> None:
    (folder / "quay.md").write_text("No head.\n", encoding="utf-8")


def _garble(folder: Path) -> None:
    (folder / "ferry.md").write_bytes(b"\xff\xfe")


def _remove(folder: Path) -> None:
    (folder / "ferry.md").unlink()


def _rewrite(folder: Path) -> None:
    text = ARTICLE.replace("For a week", "For 12 miles (3 km)")
    (folder / "ferry.md").write_text(text, encoding="utf-8")


EDITS = [_lose, _break, _add, _garble, _remove, _rewrite]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__.strip("_"))
def test_a_check_after_an_edit_says_what_one_says_that_reads_everything_anew(
    run: Run, newsroom: Path, edit: Callable[[Path], None]
) -> None:
    first = run("check")
    edit(newsroom / "briefings")
    same_as_anew(run)
    (newsroom / "briefings" / "quay.md").unlink(missing_ok=True)
    (newsroom / "briefings" / "ferry.md").write_text(ARTICLE, encoding="utf-8")
    (newsroom / "briefings" / "ferry.yml").write_text(SIDECAR, encoding="utf-8")
    assert run("check").output == first.output


def test_paths_and_strict_and_drafts_say_the_same_with_what_is_kept(
    run: Run, troubled: Path
) -> None:
    (troubled / "briefings" / "draft.md").write_text(
        ARTICLE.replace("title", "draft: true\ntitle") + "\n[gone](gone.md)\n", encoding="utf-8"
    )
    for asked in ([], ["--strict"], ["--drafts"], ["briefings/quay.md"], ["--as-of", "2025-03-01"]):
        anew = run("check", "--no-cache", *asked)
        for _ in range(2):
            kept = run("check", *asked)
            assert (kept.output, kept.exit_code) == (anew.output, anew.exit_code)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of all articles that are read from now on."""
    read: list[str] = []

    def counting(body: str, *others: object) -> object:
        read.append(body)
        return read_article(body, *others)  # type: ignore[arg-type]

    monkeypatch.setattr("footnoted.build.read", counting)
    return read


def test_no_article_is_read_twice(run: Run, newsroom: Path, counted: list[str]) -> None:
    for name in ("quay", "pier"):
        (newsroom / "briefings" / f"{name}.md").write_text(ARTICLE, encoding="utf-8")
    run("check")
    assert len(counted) == 3
    run("check")
    run("check", "--format", "json")
    run("impact", "harbor-log")
    assert len(counted) == 3
    (newsroom / "briefings" / "quay.md").write_text(f"{ARTICLE}\nMore.\n", encoding="utf-8")
    run("check")
    assert len(counted) == 4
    assert "More." in counted[-1]
    run("check", "--no-cache")
    assert len(counted) == 7


def unwanted(*_: object) -> Site:
    raise AssertionError("there was no need to build")


def test_where_nothing_has_changed_nothing_is_built(
    run: Run, troubled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run("check")
    monkeypatch.setattr("footnoted.build.build", unwanted)
    second = run("check")
    assert (second.output, second.exit_code) == (first.output, 1)


def test_what_a_build_of_the_pages_has_found_is_not_looked_for_again(
    run: Run, troubled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(troubled / KEPT)
    Build(Project(root=troubled.resolve()), store, environment(()))
    store.close()
    expected = run("check", "--no-cache").output
    monkeypatch.setattr("footnoted.build.build", unwanted)
    assert run("check").output == expected


def test_what_was_found_is_not_kept_if_a_file_was_saved_meanwhile(
    run: Run, newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(*given: object) -> Site:
        _lose(newsroom / "briefings")
        return build(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr("footnoted.build.build", meanwhile)
        assert run("check").exit_code == 1
    # The text comes back that was there when the check began.
    (newsroom / "briefings" / "ferry.yml").write_text(SIDECAR, encoding="utf-8")
    assert run("check").exit_code == 0


@pytest.mark.parametrize("damage", [b"no base", b"", b"SQLite format 3\0" + bytes(9000)])
def test_a_damaged_store_changes_nothing(run: Run, troubled: Path, damage: bytes) -> None:
    run("check")
    (troubled / KEPT).write_bytes(damage)
    same_as_anew(run)
    same_as_anew(run)


def test_a_place_that_cannot_be_written_to_changes_nothing(run: Run, troubled: Path) -> None:
    (troubled / ".cache").write_text("a file\n", encoding="utf-8")
    same_as_anew(run)
    assert (troubled / ".cache").read_text(encoding="utf-8") == "a file\n"


def test_only_what_is_kept_is_written(run: Run, newsroom: Path) -> None:
    before = set(newsroom.rglob("*"))
    run("check", "--no-cache")
    assert set(newsroom.rglob("*")) == before
    run("check")
    new = {path.relative_to(newsroom).as_posix() for path in set(newsroom.rglob("*")) - before}
    assert {"/".join(path.split("/")[:2]) for path in new} == {".cache", ".cache/footnoted"}


def test_a_folder_without_briefings_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nplugins: [footnoted]\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    assert run("check").exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "mkdocs.yml"]


LOADED = """
import sys
from footnoted.cli.main import main
try:
    main(["check"])
finally:
    print(*sorted(sys.modules), sep="\\n")
"""
HEAVY = ("PIL", "footnoted.article", "footnoted.library.site", "footnoted.outputs", "rapidfuzz")


def test_a_check_where_nothing_has_changed_loads_nothing_that_reads_content(
    newsroom: Path,
) -> None:
    (newsroom / "docs").mkdir()
    (newsroom / "docs" / "index.md").write_text("# Desk\n", encoding="utf-8")
    config = "site_name: Desk\ntheme: {name: material, font: false}\nplugins: [search, footnoted]\n"
    (newsroom / "mkdocs.yml").write_text(config, encoding="utf-8")
    package = str(Path(footnoted.__file__).parents[1])
    loaded = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", LOADED],
            cwd=newsroom,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": package},
            capture_output=True,
            text=True,
            check=True,
        )
        assert "No problems in 1 briefing" in done.stderr
        loaded.append(set(done.stdout.split()))
    assert loaded[0].issuperset(HEAVY)
    assert loaded[1].isdisjoint(HEAVY)
