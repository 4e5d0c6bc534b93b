"""What search has to read of a page: the same entries come of it as of the whole page."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from material.plugins.search.plugin import SearchIndex  # type: ignore[import-untyped]

from footnoted.build import build
from footnoted.library.site import Site
from footnoted.mkdocs.options import find
from footnoted.outputs import briefing as parts
from footnoted.outputs.briefing import searchable
from footnoted.outputs.registry import PAGES, complete
from footnoted.outputs.search import anchored, found_on_briefing, found_on_page
from footnoted.outputs.view import View, environment, outline
from footnoted.project import Project
from tests.cases.test_cases import CASES, HERE

ROOT = Path(__file__).parents[2]


def entries(html: str) -> list[dict[str, object]]:
    index = SearchIndex()
    page = SimpleNamespace(content=html, meta={}, toc=(), url="here/", title="Page")
    index.add_entry_from_context(page)
    found: list[dict[str, object]] = index.entries
    return found


def weight(found: list[dict[str, object]]) -> int:
    return sum(len(json.dumps(entry, separators=(",", ":"))) for entry in found)


def test_search_weighs_little_more_than_the_same_sentences_typed_by_hand():
    own = find(ROOT / "mkdocs.yml")
    assert own
    site = build(complete(own))
    env, ours, typed = environment(site.project.templates), 0, 0
    for where, html in pages(site).items():
        view = View(site, where, "en")
        name = where if where in site.readings else ""
        ids = outline(html).ids
        found = found_on_briefing(view, name) if name else found_on_page(view, ids, anchored(site))
        extra: list[dict[str, object]] = [
            {"location": f"here/#{e.anchor}", "title": e.title, "text": e.text} for e in found
        ]
        ours += weight([*entries(html), *extra])
        said = "".join(f"<li>{e.title.split(': ', 1)[1]} {e.text}</li>" for e in found)
        # The notes are below the article there, too: they are what our sources say.
        article = site.readings[name].html.replace('data-search-exclude="1"', "") if name else html
        top = str(parts.head(parts.article(site, name, env))) if name else ""
        typed += weight(entries(f"{top}{article}<ol>{said}</ol>"))
    assert ours / typed <= 1.25


def pages(site: Site) -> dict[str, str]:
    env = environment(site.project.templates)
    found = {}
    for briefing in site.built:
        made = parts.article(site, briefing.name, env)
        article = site.readings[briefing.name].html
        found[briefing.name] = f"{parts.head(made)}\n{article}\n{parts.foot(made)}"
    for page in PAGES:
        if here := site.project.page(page.key):
            found[here] = str(page.render(site, View(site, here, site.project.language), env))
    return found


@pytest.mark.parametrize("name", [*CASES, "this repository"])
def test_search_makes_the_same_entries_of_less(name):
    own = find(ROOT / "mkdocs.yml") if name == "this repository" else None
    project = complete(own) if own else Project(HERE / name, preview=name == "broken")
    assert bool(own) == (name not in CASES)
    for where, html in pages(build(project)).items():
        less = searchable(html)
        assert entries(less) == entries(html), where
        assert (len(less) < len(html)) == ("data-search-exclude" in html), where
        assert searchable(less) == less


@pytest.mark.parametrize(
    ("html", "less"),
    [
        (
            '<p data-search-exclude="1">a <b>b</b></p> c <a data-search-exclude="1">d</a>',
            '<p data-search-exclude="1"></p> c <a data-search-exclude="1"></a>',
        ),
        (
            '<section data-search-exclude="1" id="x"><h2>A</h2><ul><li>b<br></li></ul></section>',
            '<section data-search-exclude="1" id="x"></section>',
        ),
        (
            '<i data-search-exclude="1"><svg><path d="M1 2"/></svg></i>',
            '<i data-search-exclude="1"></i>',
        ),
    ],
)
def test_what_is_left_out_becomes_empty(html, less):
    assert searchable(html) == less
    assert entries(less) == entries(html)


@pytest.mark.parametrize(
    "html",
    [
        '<div data-search-exclude="1">a <div>b</div> c</div>',
        '<div data-search-exclude="1">a <h2 id="b">b</h2> c</div> d',
        '<p data-search-exclude="1">a <b>b</p> c',
        '<p data-search-exclude="1">a <b><i>b</b></i></p> c',
        '<p data-search-exclude="1">a</P> c <p>d</p>',
        '<img data-search-exclude="1"> c',
        '<img data-search-exclude="1" /> c </img>',
        '<!-- <p data-search-exclude="1">a</p> --> c',
        '<textarea><p data-search-exclude="1">a</p></textarea> c',
        '<p data-search-exclude="1">a <!-- </p> --> b</p> c',
        "<p>nothing</p>",
        "",
    ],
)
def test_where_search_could_read_on_otherwise_nothing_is_cut(html):
    assert searchable(html) == html
