"""The words of the interface: every one in every catalog, and no English on a page of another
language.
"""

import json
import re
import shutil
from functools import cache
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract, extract_python
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from benchmarks.newsroom import write
from footnoted.build import build
from footnoted.library.site import redirects
from footnoted.outputs import briefing as parts
from footnoted.outputs.calendar import calendars
from footnoted.outputs.feeds import corrections
from footnoted.outputs.feeds import files as feed_files
from footnoted.outputs.home import redirect_page
from footnoted.outputs.registry import announced, generated_pages, page_outputs
from footnoted.outputs.timelinejs import files as timeline_files
from footnoted.outputs.view import View, environment, render
from footnoted.outputs.words import IN_SCRIPTS
from footnoted.phrases import CATALOGS, Phrases, phrases
from footnoted.project import THEME, Project

PACKAGE = CATALOGS.parent
LANGUAGES = sorted(file.stem for file in CATALOGS.glob("*.po"))
CASES = Path(__file__).parents[1] / "cases"
CALLS = {
    "gettext": None,
    "say": None,
    "_": None,
    "mark_phrase": None,
    "ngettext": (1, 2),
    "mark_number": (1, 2),
    "pgettext": ((1, "c"), 2),
}
PLACEHOLDER = re.compile(r"%\(\w+\)s|%%|\{[\w:]*\}|</?\w+>")


@cache
def messages():
    """Return every message of code and templates, by context and English words."""
    found = Catalog()
    for file in sorted(PACKAGE.rglob("*.py")):
        if "footnoted.phrases import" in file.read_text(encoding="utf-8"):
            add(found, file, extract_python)
    for file in sorted(THEME.rglob("*.html")):
        add(found, file, babel_extract)
    return {(m.context or "", first(m.id)): m for m in found if m.id}


def add(found, file, method):
    with file.open("rb") as opened:
        for _, message, _, context in extract(method, opened, CALLS):
            found.add(message, context=context)


def first(id_):
    return id_ if isinstance(id_, str) else id_[0]


def forms(text):
    return (text,) if isinstance(text, str) else tuple(text)


@cache
def catalog(language):
    with (CATALOGS / f"{language}.po").open("rb") as opened:
        return read_po(opened)


def test_there_are_messages_and_catalogs():
    assert LANGUAGES == ["de", "uk"]
    assert len(messages()) > 500


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalog_has_every_message_and_no_other(language):
    known = {(m.context or "", first(m.id)): m for m in catalog(language) if m.id}
    assert sorted(set(messages()) - set(known)) == []
    assert sorted(set(known) - set(messages())) == []
    assert [m.id for m in known.values() if m.fuzzy or not all(forms(m.string))] == []
    assert not catalog(language).obsolete


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_placeholders_and_as_many_forms_as_the_language(language):
    found = catalog(language)
    for message in (m for m in found if m.id):
        same = messages()[message.context or "", first(message.id)]
        assert forms(message.id) == forms(same.id)
        if message.pluralizable:
            assert len(message.string) == found.num_plurals
        for number, text in enumerate(forms(message.string)):
            # Where a first form is for 1 alone, it need not say the number.
            one = message.pluralizable and number == 0 and found.num_plurals == 2
            asked = forms(message.id)[0 if one else -1]
            assert set(PLACEHOLDER.findall(text)) == set(PLACEHOLDER.findall(asked)), text


def test_a_script_says_only_what_the_page_translates():
    script = (THEME / "assets/footnoted/footnoted-card.js").read_text(encoding="utf-8")
    said = set(re.findall(r'\bsay\("([^"]+)"\)', script))
    said |= set(re.findall(r'"(All about this \w+)"', script))
    assert said == set(IN_SCRIPTS)


def test_a_language_is_found_by_its_tag_and_english_reads_nothing():
    assert [Phrases(tag).language for tag in ("de-AT", "de_CH", "uk", "UK")] == [
        "de",
        "de",
        "uk",
        "uk",
    ]
    assert [Phrases(tag).language for tag in ("en-GB", "fr", "", "../de", "d")] == ["en"] * 5
    english = phrases("en")
    assert english.ngettext("%(num)s claim", "%(num)s claims", 1) == "1 claim"
    assert english._known is None


def test_each_language_has_its_own_plurals():
    said = phrases("uk")
    counted = [said.ngettext("%(num)s claim", "%(num)s claims", n) for n in (1, 2, 5, 11, 22)]
    assert [words.split()[1] for words in counted] == [
        "твердження",
        "твердження",
        "тверджень",
        "тверджень",
        "твердження",
    ]


# -------------------------------------------------------------------------------------------------
# Whole sites in another language: what is left of a page without what writers wrote.

SHOWN = (
    "aria-label title alt placeholder data-label data-some data-all data-none data-newest "
    "data-oldest data-one data-many data-title"
).split()


CODES = ("Code", "Kürzel", "Код")
"""Columns of what writers type."""


class Text(HTMLParser):
    """Collects what readers see, hear or are asked; problems are for writers, in English."""

    VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr", "source", "path", "line"})

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.block = []
        self.open = []
        self.feed(html)
        self.end()

    def end(self):
        self.found.append("".join(self.block))
        self.block = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        hidden = bool(self.open and self.open[-1][1])
        skipped = (
            hidden
            or given.get("data-label") in CODES
            or tag in ("script", "style", "code", "pre")
            or "fn-problems" in str(given.get("class"))
        )
        if not skipped:
            self.found += [given[key] for key in SHOWN if given.get(key)]
            self.found += json.loads(given.get("data-words") or "{}").values()
        if tag not in self.VOID:
            self.open.append((tag, skipped))
        if tag in ("p", "li", "td", "th", "h1", "h2", "h3", "h4", "dt", "dd", "div", "option"):
            self.end()

    def handle_endtag(self, tag):
        if tag in self.VOID:
            return
        while self.open and self.open.pop()[0] != tag:
            pass
        if tag in ("p", "li", "td", "th", "h1", "h2", "h3", "h4", "dt", "dd", "div", "option"):
            self.end()

    def handle_data(self, data):
        if not (self.open and self.open[-1][1]):
            self.block.append(data)


def around_the_text(reading):
    """Return what of an article is ours: labels of marks, what is below pictures, the notes."""
    low, high = parts._notes(reading.notes_id, reading.html)
    text = reading.html[:low]
    labels = re.findall(r"<[^>]*aria-label=[^>]*>", text)
    captions = re.findall(r"(?s)<figcaption.*?</figcaption>", text)
    return "".join((*labels, *captions, reading.html[low:high]))


def pages(site, language):
    """Yield every page, feed and calendar of a site."""
    env = environment(language=language)
    for output in page_outputs(site):
        if output.briefing:
            name = output.briefing.name
            page = parts.article(site, name, env)
            wrong = [p for p in site.diagnostics if p.mark.path == output.briefing.path]
            yield (
                output.path,
                "".join(
                    (
                        parts.problems(wrong, env),
                        parts.head(page),
                        around_the_text(site.readings[name]),
                        parts.foot(page),
                    )
                ),
            )
    for name, made in generated_pages(site):
        yield name, f"<p>{escape(made.title)}</p><p>{escape(made.description)}</p>"
        yield name, str(made.render(site, View(site, name, language), env))
    for redirect in redirects(site):
        yield redirect.output, str(redirect_page(site, redirect, env))
    for part in ("latest", "due", "corrected"):
        empty = {"lead": None, "latest": (), "due": (), "corrected": ()}
        yield (
            part,
            str(render(env, f"home/{part}.html", v=View(site, "index.md", language), **empty)),
        )
    yield "head", str(announced(site, "index.md", {"feed.xml", "feed.json", "timeline.ics"}))
    yield from other_files(site, language, env)


def other_files(site, language, env):
    """Yield what feeds, TimelineJS and calendars say."""
    for file in feed_files(site):
        if file.path.endswith(".json"):
            for item in json.loads(file.text)["items"]:
                above = "" if "fn-" in item["content_html"] else item["content_html"]
                yield file.path, f"<p>{escape(item['title'])}</p>{above}"
    for briefing in site.published:
        view, made = View(site, site.briefing_page(briefing.name), language), corrections(briefing)
        given = {"v": view, "front": briefing.front, "corrections": made}
        yield briefing.name, str(render(env, "feed/above.html", **given))
    for file in timeline_files(site):
        if file.path.endswith(".json"):
            told = json.loads(file.text)
            for slide in (told["title"], *told["events"]):
                yield file.path, f"<p>{slide['text']['headline']}</p>{slide['text']['text']}"
    for file in calendars(site):
        text = re.sub(r"\r\n ", "", file.text)
        for line in re.findall(r"^(?:SUMMARY|DESCRIPTION|X-WR-\w+):(.*)", text, re.M):
            said = escape(line).replace("\\n", "</p><p>").replace("\\", "")
            yield file.path, f"<p>{said}</p>"


SAME = r"https?://\S+|\bCC BY\b|\bshort tons?\b|\bbriefing-\d+(?:…|\b)|\bIt was said that\b"
"""What is the same in every language; words of the divided newsroom that run through no record."""
MARKS = r"\[\^[^]]*\]:?|\]\([^)]*\)|[*`\[#>]|\{[^}]*\}|<[^>]*>"


def strings(value):
    if isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, str):
        yield value


def written(root):
    """Return what writers wrote, the longest first; not the single words of closed lists."""
    found = set()
    for file in (*root.rglob("*.yml"), *root.rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".md":
            head, text = re.findall(r"(?s)^(?:---\n(.*?)\n---\n)?(.*)", text)[0]
            plain = " ".join(re.sub(MARKS, " ", text).split())
            found |= set(re.split(r"(?<=[.!?:;])\s+", plain))
            found |= set(re.split(r"(?<=[.!?])\s+", re.sub(r"\s+([.,])", r"\1", plain)))
            text = head or ""
        try:
            found |= set(strings(yaml.load(text, yaml.BaseLoader)))
        except yaml.YAMLError:
            found |= set(re.findall(r":\s+([^{}]*?)\s*(?:,|\}|$)", text, re.M))
    squeezed = {" ".join(text.split()).strip(' ."“”') for text in found}
    kept = {text for text in squeezed if not re.fullmatch(r"[a-z-]*", text)}
    return sorted(kept, key=len, reverse=True)


def vocabulary(language):
    """Return English words of ours that the language has not, each in small letters."""
    english = {w for m in messages().values() for text in forms(m.id) for w in words(text)}
    own = {w for m in catalog(language) if m.id for text in forms(m.string) for w in words(text)}
    # Names of formats and programs are the same in every language.
    return english - own


def words(text):
    return {w.lower() for w in re.findall(r"[A-Za-z]{2,}", PLACEHOLDER.sub(" ", text))}


@pytest.fixture(scope="module")
def newsrooms(tmp_path_factory):
    root = tmp_path_factory.mktemp("languages")
    for case in ("harbour", "broken", "shared-events", "partial-dates"):
        shutil.copytree(CASES / case / "briefings", root / case / "briefings")
    write(root / "divided", 12)
    return root


def english_left(site, root, language, ours):
    theirs = written(root)
    for name, html in pages(site, language):
        for text in Text(html).found:
            left = " ".join(text.split())
            for known in theirs:
                if known in left:
                    left = re.sub(rf"(?<!\w){re.escape(known)}(?!\w)", " · ", left)
            left = re.sub(SAME, " ", left)
            if found := words(left) & ours:
                yield f"{name}: {sorted(found)} in “{text.strip()[:160]}” ({left.strip()[:120]})"


@pytest.mark.parametrize("case", ["harbour", "broken", "shared-events", "partial-dates", "divided"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_has_an_english_word_of_ours(newsrooms, language, case):
    root = newsrooms / case
    more: dict[str, Any] = {"docs_dir": "docs", "page_bytes": 6_000} if case == "divided" else {}
    site = build(
        Project(
            root,
            language=language,
            preview=case == "broken",
            site_name="Північ",
            site_url="https://example.org/",
            editor="https://example.org/edit/{path}",
            **more,
        )
    )
    found = list(dict.fromkeys(english_left(site, root, language, vocabulary(language))))
    assert not found, "\n" + "\n".join(found)
