"""Collected strings that inject script, in every position an article or sidecar has for text."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from markupsafe import escape

from footnoted.library.site import Site
from footnoted.outputs import briefing as parts
from footnoted.outputs.registry import PAGES
from footnoted.outputs.view import View, environment
from tests.text.dangers import dangers
from tests.text.rendering import guarded

POSITIONS = {
    "paragraph": "Words {} words.",
    "block": "<div>\n{}\n</div>",
    "block with Markdown": "<div markdown>\n\n{}\n\n</div>",
    "link": "[words]({})",
    "pointed link": "[words](<{}>)",
    "title": '[words](a.md "{}")',
    "picture": "![{0}]({0})",
    "reference": "[words]\n\n[words]: {}",
    "attributes": "Words.\n{{: {} }}",
    "cell": "| a |\n|---|\n| {} |",
    "note": "Words[^1].\n\n[^1]: {}",
}
COUNT = 1675


@pytest.fixture(scope="module")
def payloads(shared_data: Path) -> list[str]:
    file = shared_data / "hostile" / "xss_payloads.json"
    found = [load["payload"] for load in json.loads(file.read_text("utf-8"))]
    assert len(found) == COUNT
    return found


@pytest.fixture(scope="module")
def texts(shared_data: Path) -> list[str]:
    file = shared_data / "hostile" / "text_hostile.json"
    return [str(text) for text in json.loads(file.read_text("utf-8"))]


@pytest.mark.parametrize("position", POSITIONS)
def test_no_collected_string_leaves_anything_dangerous_in_an_article(payloads, position):
    form = POSITIONS[position]
    left = {text: found for text in payloads if (found := dangers(guarded(form.format(text))[0]))}
    assert left == {}


def test_nor_do_the_collected_texts(texts):
    short = [text for text in texts if len(text) < 50_000]
    for form in POSITIONS.values():
        assert [text for text in short if dangers(guarded(form.format(text))[0])] == []


PAGES_ELEMENTS = {"article", "aside", "footer", "header", "nav"}
"""What our own templates use beside what articles may."""
DRAWN = {
    "circle",
    "defs",
    "desc",
    "g",
    "line",
    "path",
    "polygon",
    "polyline",
    "rect",
    "svg",
    "text",
    "title",
    "tspan",
}
"""What our own drawings are made of: shapes and words, nothing that acts or loads."""
FILTER = {"button", "form", "input", "label", "option", "select"}
"""The one form of a page: the filter of a long list, which sends nothing anywhere."""


def rendered(site: Site) -> Mapping[str, str]:
    """Return what is made of every briefing and every generated page."""
    env = environment(site.project.templates)
    made = {page.key: str(page.render(site, View(site, "x.md", "en"), env)) for page in PAGES}
    for briefing in site.built:
        article = parts.article(site, briefing.name, env)
        html = site.readings[briefing.name].html
        made[briefing.name] = "\n".join([parts.head(article), html, parts.foot(article)])
    return made


FIELDS = """\
sources:
  s{n}:
    type: webpage
    title: {text}
    publisher: {text}
    url: {text}
    archived: [{{url: {text}, date: 2024-05-05}}]
    descriptor: {text}
claims:
  c{n}:
    quote: words
    says: {text}
    note: {text}
    attribution: [{{described: {text}, how: told}}, {{source: s{n}, how: reported, read: true}}]
    sources: [{{id: s{n}, locator: {text}}}]
dates:
  d{n}: {{date: 2024, title: {text}, place: {text}}}
figures:
  f{n}: {{of: {text}, value: 1, unit: km, sources: [s{n}]}}
images:
  i{n}:
    referred-to: {text}
    title: {text}
    caption: {text}
    credit: [{{role: {text}, name: {text}, agency: {text}, url: {text}}}]
    license: {text}
    source-url: {text}
    acquire-license-page: {text}
corrections:
  k{n}: {{kind: correction, date: 2024-05-08, text: {text}, was: {text}, now: {text}}}
"""
HEAD = """\
---
title: {0}
date: 2024-05-06
summary: {0}
authors: [{0}]
tags: [{0}]
---
The words.
"""


@pytest.mark.parametrize("part", range(4))
def test_no_collected_string_leaves_anything_dangerous_when_it_stands_in_a_sidecar(
    payloads, newsroom, part
):
    clean = [text for text in payloads if text.isprintable() and text.strip()]
    files = {}
    for number, text in enumerate(clean[part::4]):
        typed = json.dumps(text, ensure_ascii=False)
        files[f"briefings/b{number}.md"] = HEAD.format(typed)
        files[f"briefings/b{number}.yml"] = FIELDS.format(n=number, text=typed)
    site = newsroom(files)
    assert len(site.built) > 380
    pages = rendered(site)
    assert {name: found for name, html in pages.items() if (found := ours(html))} == {}
    # Nothing was lost on the way either: titles are in their pages as text.
    assert all(str(escape(each.front.title)) in pages[each.name] for each in site.built)


COPY = re.compile(r'<button type="button" class="fn-copy"[^<>]*>[^<>]*</button>')
"""What copies a form of a citation; a briefing has three."""


def ours(html: str) -> list[str]:
    """List the dangers that our own templates did not bring."""
    html = COPY.sub("", html, count=3)
    known = PAGES_ELEMENTS | DRAWN | (FILTER if html.count("<form") == 1 else set())
    return [danger for danger in dangers(html) if danger.strip("<>") not in known]
