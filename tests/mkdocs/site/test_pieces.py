"""A site whose search is in pieces, and one that asked for it and cannot have it."""

import json
import os
import sys

import pytest

from footnoted.diagnostics.problem import MACHINE
from footnoted.outputs.search import SearchInPieces, find_pagefind
from footnoted.project import Project

CONFIG = "plugins:\n  - search\n  - footnoted: {search: pagefind}\n"
OWN = "assets/footnoted/footnoted-search.js"


@pytest.fixture
def without(newsroom):
    """Give a newsroom whose Pagefind is what a test says; at first there is none."""

    def has(program: str = "") -> None:
        code = f"def get_executable(): return {program!r}" if program else "raise ImportError"
        newsroom.write("hidden/pagefind_bin.py", code)

    newsroom.write("hidden/pagefind_bin_extended.py", "raise ImportError")
    more = os.pathsep.join([str(newsroom.root / "hidden"), os.environ.get("PYTHONPATH", "")])
    newsroom.environment.update(PYTHONPATH=more, PATH=str(newsroom.root / "hidden"))
    has()
    return has


def docs(newsroom) -> list[dict[str, str]]:
    found = json.loads(newsroom.page("search/search_index.json"))["docs"]
    assert isinstance(found, list)
    return found


def test_a_site_that_asks_has_the_pieces_and_an_empty_index_of_material(newsroom):
    newsroom.configure(CONFIG)
    newsroom.build("--strict")
    assert docs(newsroom) == []
    entry = json.loads(newsroom.page("pagefind/pagefind-entry.json"))
    assert entry["languages"]["en"]["page_count"] > 4
    names = {file.name for file in (newsroom.site / "pagefind").iterdir()}
    assert {"pagefind.js", "pagefind-worker.js", "index", "fragment", "filter"} <= names
    assert not [name for name in names if "ui" in name or name.endswith(".css")]
    for page, up in (("index.html", ""), ("briefings/crane/index.html", "../../")):
        assert f'"search": "{up}{OWN}"' in newsroom.page(page)
        assert f'<script src="{up}{OWN}" defer></script>' in newsroom.page(page)
    assert f'{OWN}"' in newsroom.page("404.html")
    assert '"claim": "Claims"' in newsroom.page(OWN)


def test_the_switches_speak_the_language_of_the_site(newsroom):
    newsroom.configure(CONFIG)
    config = (newsroom.root / "mkdocs.yml").read_text(encoding="utf-8")
    newsroom.write("mkdocs.yml", config.replace("font: false", "font: false, language: uk"))
    newsroom.build()
    assert list(json.loads(newsroom.page("pagefind/pagefind-entry.json"))["languages"]) == ["uk"]
    words = newsroom.page(OWN).split("const SAID = ")[1].split(";\n")[0]
    assert json.loads(words)["kinds"]["claim"] == "Твердження"


def test_a_site_that_does_not_ask_has_no_byte_of_it(published):
    assert not (published.site / "pagefind").exists()
    assert not (published.site / OWN).exists()
    assert "footnoted-search" not in published.page("briefings/crane/index.html")
    assert docs(published)


def test_without_the_program_one_line_says_so_and_material_searches(newsroom, without):
    newsroom.configure(CONFIG)
    built = newsroom.build("--strict")
    said = "`search: pagefind` finds no Pagefind, so the site has Material's own search."
    assert built.output.count(said) == 1
    assert docs(newsroom)
    assert not (newsroom.site / OWN).exists()
    assert OWN not in newsroom.page("index.html")


def test_a_program_that_fails_ends_the_build_and_the_published_site_stays(newsroom, without):
    newsroom.build()
    before = newsroom.state()
    newsroom.configure(CONFIG)
    without(sys.executable)  # which knows no option --silent
    built = newsroom.mkdocs("build")
    assert built.status == MACHINE
    assert f"{sys.executable}: Pagefind made no index: " in built.output
    assert "The published site was not changed." in built.output
    without(str(newsroom.root / "gone"))
    assert "gone: No such file or directory." in newsroom.mkdocs("build").output
    assert newsroom.state() == before


@pytest.mark.parametrize("others", ["", "search: {enabled: false}, ", "search, offline, "])
def test_without_a_box_that_it_can_use_one_line_says_so(newsroom, others):
    newsroom.configure(f"plugins: [{others}footnoted: {{search: pagefind}}]\n")
    built = newsroom.build("--strict")
    said = "`search: pagefind` needs Material's `search` among `plugins:` and no `offline`"
    assert built.output.count(said) == 1
    assert not (newsroom.site / "pagefind").exists()


@pytest.mark.parametrize("preview", [False, True])
@pytest.mark.parametrize("asked", ["material", "pagefind", "pagefind-preview"])
def test_a_preview_has_material_s_search_unless_asked(tmp_path, asked, preview):
    project = Project(root=tmp_path, preview=preview)
    made = SearchInPieces(project, asked, box=True)
    assert bool(made.program) is (
        asked == "pagefind-preview" or (asked, preview) == ("pagefind", 0)
    )
    assert made.notice == ""


def test_the_program_is_that_of_its_package():
    program = find_pagefind()
    assert program is not None
    assert program.is_file()
