"""After a save a preview makes only what differs, and the site is as if all of it were made."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands import build as host
from mkdocs.commands.build import build
from mkdocs.config import load_config

from benchmarks.newsroom import Briefing, write

URL = "http://127.0.0.1:8000/"
COUNT = 5
CONFIG = """\
site_name: Harbor Notes
site_url: https://harbor.example/
theme: {name: material, font: false}
nav: [index.md]
markdown_extensions: [footnotes, tables, attr_list]
plugins: [search, footnoted: {on_problem: warn}]
"""
ARTICLE, SIDECAR, REGISTER = (
    "briefings/briefing-1.md",
    "briefings/briefing-1.yml",
    "briefings/_shared/sources.yml",
)
LATER = {"sitemap.xml", "sitemap.xml.gz"}
"""What only a whole build writes."""


class Preview:
    """A preview without its server."""

    def __init__(self, root: Path, out: Path) -> None:
        """Build the whole site for the first time."""
        self.root, self.out = root, out
        self.config = load_config(str(root / "mkdocs.yml"), site_dir=str(out))
        self.config.plugins.on_startup(command="serve", dirty=False)
        self.plugin: Any = self.config.plugins["footnoted"]
        build(self.config, serve_url=URL)

    def again(self, *changed: str) -> bool:
        """Make what some changed files make differ; return whether that sufficed."""
        sufficed: bool = self.plugin._again({str(self.root / name) for name in changed})
        return sufficed

    def site(self) -> dict[str, bytes]:
        """Return what is served."""
        files = (path for path in self.out.rglob("*") if path.is_file())
        found = {path.relative_to(self.out).as_posix(): path.read_bytes() for path in files}
        return {name: data for name, data in found.items() if name not in LATER}


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "room"
    write(folder, COUNT)
    (folder / "mkdocs.yml").write_text(CONFIG)
    (folder / "docs/index.md").write_text(
        "# Home\n\n<!-- footnoted:latest -->\n\n<!-- footnoted:corrected -->\n"
    )
    (folder / "docs/about.md").write_text("# About\n\nNothing is filled in here.\n")
    return folder


@pytest.fixture
def preview(root, tmp_path):
    preview = Preview(root, tmp_path / "site")
    yield preview
    preview.config.plugins.on_shutdown()


def edit(preview, name, old, new):
    file = preview.root / name
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def assert_whole(preview, tmp_path):
    """Compare what is served with a preview that makes everything."""
    shutil.rmtree(preview.root / ".cache", ignore_errors=True)
    fresh = Preview(preview.root, tmp_path / "fresh")
    fresh.config.plugins.on_shutdown()
    shown, wanted = preview.site(), fresh.site()
    assert sorted(shown) == sorted(wanted)
    found, all_found = (
        json.loads(site.pop("search/search_index.json")) for site in (shown, wanted)
    )
    assert found == all_found
    assert [name for name in wanted if shown[name] != wanted[name]] == []
    shutil.rmtree(tmp_path / "fresh")


def prose(preview):
    """Add a sentence that nobody quotes."""
    file = preview.root / ARTICLE
    file.write_text(file.read_text() + "\nOne more sentence.\n")
    return ARTICLE


def grade(preview):
    """Change a claim's grade."""
    edit(preview, SIDECAR, "credibility: 3", "credibility: 2")
    return SIDECAR


def title(preview):
    """Change a title that other pages show."""
    edit(preview, ARTICLE, "title: ", "title: Newly called ")
    return ARTICLE


def source(preview):
    """Change a source that several briefings cite."""
    edit(preview, REGISTER, "title: ", "title: Newly called ")
    return REGISTER


def problem(preview):
    """Change quoted words so that a quotation is lost."""
    line = next(
        text for text in (preview.root / SIDECAR).read_text().splitlines() if "quote:" in text
    )
    edit(preview, SIDECAR, line, line.split("quote:")[0] + "quote: never written words")
    return SIDECAR


def broken_register(preview):
    """Break the register: the list of briefings shows the problem."""
    file = preview.root / REGISTER
    file.write_text(file.read_text() + "\nbroken: [\n")
    return REGISTER


def broken_sidecar(preview):
    """Break the sidecar, which has the record of a picture, too."""
    file = preview.root / SIDECAR
    file.write_text(file.read_text() + "\nbroken: [\n")
    return SIDECAR


def correction(preview):
    """Add a correction, which the home page lists."""
    text = "corrections:\n  - {kind: correction, date: 2030-01-02, text: It was wrong.}\n"
    file = preview.root / SIDECAR
    file.write_text(file.read_text() + text)
    return SIDECAR


EDITS = [prose, grade, title, source, problem, correction, broken_register]


@pytest.mark.parametrize("change", EDITS, ids=lambda change: change.__name__)
def test_the_site_is_as_if_all_of_it_were_made(preview, tmp_path, change):
    changed = change(preview)
    assert preview.again(changed)
    assert_whole(preview, tmp_path)


def test_one_save_after_the_other_and_mended_again(preview, tmp_path):
    first = (preview.root / SIDECAR).read_text()
    for change in (prose, grade, problem, title, prose):
        assert preview.again(change(preview))
    (preview.root / SIDECAR).write_text(first)
    assert preview.again(SIDECAR)
    assert_whole(preview, tmp_path)


def made_again(preview, monkeypatch, change):
    """Return the pages that are made after a change."""
    made = []

    def noted(page, *arguments, **options):
        made.append(page.file.src_uri)
        host._build_page(page, *arguments, **options)

    monkeypatch.setattr("footnoted.mkdocs.watch._build_page", noted)
    assert preview.again(change(preview))
    return made


def test_of_other_words_only_their_page_is_made(preview, monkeypatch):
    assert made_again(preview, monkeypatch, prose) == ["briefings/briefing-1.md"]


def test_of_other_facts_the_pages_that_show_them_are_made(preview, monkeypatch):
    made = made_again(preview, monkeypatch, grade)
    assert {"briefings/briefing-1.md", "claims.md"} <= {*made}
    assert not {"about.md", "method.md"} & {*made}


def test_a_problem_of_a_page_that_is_made_again_is_reported_once(root, tmp_path):
    text = "# Home\n\n<!-- footnoted:latest -->\n\n<!-- footnoted:newest -->\n"
    (root / "docs/index.md").write_text(text)
    preview = Preview(root, tmp_path / "site")
    before = preview.plugin.problems
    assert any(problem.mark.path == "docs/index.md" for problem in before)
    for change in (title, title):
        assert preview.again(change(preview))
    assert [p for p in preview.plugin.problems if p.mark.path == "docs/index.md"] == [
        p for p in before if p.mark.path == "docs/index.md"
    ]
    preview.config.plugins.on_shutdown()


def new_briefing(preview):
    other = Briefing(COUNT + 1, COUNT + 2)
    (preview.root / "briefings/briefing-99.md").write_text(other.article())
    return "briefings/briefing-99.md"


def removed_briefing(preview):
    for name in ("briefings/briefing-4.md", "briefings/briefing-4.yml"):
        (preview.root / name).unlink()
    return "briefings/briefing-4.md"


def page_of_docs(preview):
    (preview.root / "docs/about.md").write_text("# About\n\nOther words.\n")
    return "docs/about.md"


@pytest.mark.parametrize("change", [new_briefing, removed_briefing, page_of_docs, broken_sidecar])
def test_other_changes_need_the_whole_site(preview, change):
    assert not preview.again(change(preview))


def test_after_a_build_that_failed_the_whole_site_is_made(preview, monkeypatch):
    monkeypatch.setattr("footnoted.mkdocs.watch._populate_page", lambda *_: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        preview.again(prose(preview))
    monkeypatch.undo()
    assert not preview.again(ARTICLE)


def test_a_plugin_that_looks_at_the_whole_site_sees_the_whole_site(root, tmp_path):
    (root / "hook.py").write_text("def on_env(env, config, files):\n    return env\n")
    (root / "mkdocs.yml").write_text(f"{CONFIG}hooks: [hook.py]\n")
    preview = Preview(root, tmp_path / "site")
    assert not preview.again(prose(preview))
    preview.config.plugins.on_shutdown()
