"""A build that takes what is kept gives the pages and files of one that makes everything."""

from pathlib import Path

import pytest

from benchmarks.newsroom import write
from footnoted.made import Build, MadePage
from footnoted.outputs.view import environment
from footnoted.project import Project
from footnoted.store import Store

COUNT = 14
SMALL = 12_000
"""Bytes from which on a page is divided here, so that 14 briefings make many parts."""
ENVIRONMENT = environment()
"""One for all builds: templates take longer to be compiled than a page to be made."""


def project(root: Path, page_bytes: int) -> Project:
    return Project(root, docs_dir="docs", site_url="https://e.org/", page_bytes=page_bytes)


def published(root: Path, page_bytes: int, store: Store) -> dict[str, MadePage | bytes]:
    """Return every page and text of a build, by its path."""
    build = Build(project(root, page_bytes), store, ENVIRONMENT)
    store.flush()
    return {
        file.path: build.page(file) if file.page else build.content(file)
        for file in build.made.files
        if not file.copied
    }


def change(root: Path, name: str, old: str, new: str) -> None:
    file = root / "briefings" / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


CHANGES = {
    "words that nobody quotes": ("briefing-3.md", "## What was seen", "More.\n\n## What was seen"),
    "the words of a claim": ("briefing-4.yml", "says: Someone says", "says: Somebody says"),
    "the state of a claim": ("briefing-5.yml", "    credibility: 3", "    status: refuted"),
    "a claim fewer": ("briefing-6.yml", "  c11:", "  c12:"),
    "the title of an event": ("briefing-7.yml", "title: Entry 0", "title: Record 0"),
    "the sort of an event": (
        "briefing-8.yml",
        "    title: Entry",
        "    kind: planned\n    title: E",
    ),
    "a figure": ("briefing-9.yml", "of: Cargo at quay 0", "of: Freight at quay 0"),
    "the title of a briefing": ("briefing-10.md", "title: The", "title: That"),
    "the license of a picture": ("briefing-11.yml", "CC-BY-4.0", "CC0-1.0"),
    "a source of one briefing": ("briefing-12.yml", "title: Log 12, sheet 0", "title: A log"),
    "a source of many": ("_shared/sources.yml", "title: The wire", "title: A wire"),
    "a name": ("_shared/parties.yml", "name: Speaker 3", "name: The third speaker"),
}


@pytest.mark.parametrize("page_bytes", [SMALL, 700_000], ids=["divided", "whole"])
def test_after_changes_each_page_and_file_is_as_if_all_were_made_anew(
    tmp_path: Path, page_bytes: int
) -> None:
    root = tmp_path / "newsroom"
    write(root, COUNT)
    store = Store(tmp_path / "store.sqlite3")
    assert published(root, page_bytes, store)
    changes = list(CHANGES.values())
    # Few at a time: one of many would hide that another was not noticed.
    for few in (changes[start::4] for start in range(4)):
        for name, old, new in few:
            change(root, name, old, new)
        kept = published(root, page_bytes, store)
        fresh = published(root, page_bytes, Store(None))
        assert {path for path in fresh if kept.get(path) != fresh[path]} == set(), few
        assert kept.keys() == fresh.keys()


def test_a_change_leaves_the_parts_alone_that_do_not_show_it(tmp_path: Path) -> None:
    root = tmp_path / "newsroom"
    write(root, COUNT)
    store = Store(tmp_path / "store.sqlite3")
    before = Build(project(root, SMALL), store, environment()).made
    change(root, *CHANGES["the words of a claim"])
    after = Build(project(root, SMALL), store, environment()).made
    keys = {file.path: file.page for file in before.files if file.page}
    changed = {file.path for file in after.files if file.page and keys[file.path] != file.page}
    claims = [path for path in keys if path.startswith("claims/")]
    assert "briefings/briefing-4.md" in changed
    assert len(changed) < len(keys) // 2
    assert changed & set(claims)


def test_without_a_store_a_page_is_made_when_it_is_asked_for(tmp_path: Path) -> None:
    root = tmp_path / "newsroom"
    write(root, 2)
    build = Build(project(root, SMALL), Store(None), environment())
    assert build.page(build.made.files[0]).head.startswith("<")
