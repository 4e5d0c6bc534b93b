"""Which generated pages there are: those that there is something for, and those that are named."""

import re

import pytest

from footnoted.outputs.registry import complete, page_outputs, taken_addresses
from footnoted.outputs.view import (
    small_css,
    small_script,
    styles_for_any_theme,
    styles_needed,
)
from footnoted.project import Project
from tests.newsroom import REGISTERS, article, write

ALWAYS = {"briefings"}


def pages(site) -> set[str]:
    """Return the keys of the generated pages of a site."""
    return {output.page.key for output in page_outputs(site) if output.page}


def linked(site) -> set[str]:
    """Return those that other pages may link to."""
    return {key for key in site.project.pages if site.project.page(key)}


RECORD = "{quote: stood idle, attribution: [{unknown: true}]}"
DUE = "{quote: stood idle, kind: forecast, attribution: [{unknown: true}]}"
IMAGE = '{referred-to: "https://courier.example/a.jpg"}'


@pytest.mark.parametrize(
    ("sidecar", "there"),
    [
        ("", set()),
        (f"claims: {{idle: {RECORD}}}", {"claims", "method"}),
        (f"claims: {{idle: {DUE}}}", {"claims", "method", "outlook"}),
        ("dates: {idle: {date: 2024-04, title: It stops}}", {"timeline"}),
        ("dates: {idle: {date: 2024-04, title: It stops, kind: planned}}", {"timeline", "outlook"}),
        ("sources: {log: {type: webpage, title: Log}}", {"sources", "method"}),
        (f"images: {{quay: {IMAGE}}}", {"credits"}),
        ("corrections: {one: {kind: update, date: 2024-05-08, text: New.}}", {"corrections"}),
        ("figures: {idle: {quote: stood idle, of: Cranes, value: 1}}", {"figures"}),
    ],
)
def test_a_page_is_there_as_soon_as_there_is_something_for_it(newsroom, sidecar, there):
    site = newsroom({"briefings/a.md": article(), "briefings/a.yml": f"{sidecar}\n"})
    assert pages(site) == linked(site) == there | ALWAYS


def test_a_withdrawn_briefing_is_a_correction(newsroom):
    front = "{date: 2024-05-07, because: It was wrong.}"
    assert "corrections" in pages(newsroom({"briefings/a.md": article(retracted=front)}))


def test_a_draft_is_no_reason_for_a_page_but_in_a_preview(newsroom):
    files = {"briefings/a.md": article(draft="true"), "briefings/a.yml": f"claims: {{i: {RECORD}}}"}
    assert pages(newsroom(files)) == set()
    assert pages(newsroom(files, preview=True)) >= {"briefings", "claims"}


def test_without_anything_there_are_no_files_either(newsroom):
    assert not any(newsroom({}).project.exports.values())
    site = newsroom(REGISTERS)
    assert all(site.project.exports.values())
    assert pages(site) == {"sources", "method"}


def test_what_is_named_is_built_without_anything(newsroom):
    asked = {"pages": {"claims": True, "sources": "evidence/sources.md"}}
    site = newsroom({}, **asked, in_nav=("index.md", "timeline.md", "evidence/sources.md"))
    assert pages(site) == {"claims", "sources", "timeline"}


@pytest.mark.parametrize("home", ["index.md", "README.md"])
def test_a_home_page_keeps_out_a_list_of_briefings_at_the_root(tmp_path, home):
    write(tmp_path, {f"docs/{home}": "# Ours\n"})
    made = complete(Project(root=tmp_path, docs_dir="docs", url_prefix=""))
    assert dict(made.own) == {"briefings": f"docs/{home}"}


@pytest.mark.parametrize("own", ["timeline.md", "timeline/index.md", "timeline/README.md"])
def test_a_page_of_the_sites_own_keeps_ours_out(tmp_path, own):
    write(tmp_path, {f"docs/{own}": "# Ours\n"})
    made = complete(Project(root=tmp_path, docs_dir="docs", in_nav=("timeline.md",)))
    assert (made.page("timeline"), dict(made.own)) == (None, {"timeline": f"docs/{own}"})
    assert complete(made) is made
    named = Project(root=tmp_path, docs_dir="docs", pages={"timeline": "timeline.md"})
    assert complete(named).page("timeline") == "timeline.md"
    excluded = Project(root=tmp_path, docs_dir="docs", excluded=((True, "^timeline"),))
    assert complete(excluded).page("timeline") == "timeline.md"


def test_a_page_of_another_address_keeps_nothing_out(tmp_path):
    write(tmp_path, {"docs/timeline/index.md": "# Ours\n"})
    files = Project(root=tmp_path, docs_dir="docs", directory_urls=False)
    assert complete(files).page("timeline") == "timeline.md"


def test_every_file_of_ours_whose_address_is_taken_is_told(newsroom):
    files = {
        "briefings/a.md": article(aliases="[old/]"),
        "briefings/a.yml": "dates: {idle: {date: 2024-04, title: It stops}}\n",
        "docs/briefings/a.md": "# Another\n",
        "docs/old.md": "# Old\n",
        "docs/timeline.ics": "",
        "docs/notes.md": "# Notes\n",
    }
    found = list(taken_addresses(newsroom(files, docs_dir="docs")))
    assert [problem.message for problem in found] == [
        "The briefing `a` and `docs/briefings/a.md` would both be written to "
        "`briefings/a/index.html`.",
        "The alias `old/index.html` and `docs/old.md` would both be written to `old/index.html`.",
        "The export `timeline.ics` and `docs/timeline.ics` would both be written to "
        "`timeline.ics`.",
    ]


def test_a_style_sheet_for_material_is_one_for_other_themes():
    css = ".md-content .md-typeset .fn-a,\n.md-typeset .fn-b "
    css += "{ font: 0.7rem/1.5 x; margin: 1em -2rem; }"
    assert styles_for_any_theme(css) == (
        '[role="main"][role="main"] .fn-a,\n[role="main"] .fn-b '
        "{ font: 0.875rem/1.5 x; margin: 1em -2.5rem; }"
    )


def test_a_style_sheet_loses_comments_and_space_but_nothing_within_quotation_marks():
    css = """/* One
       two */
    .a :is(.b, .c) > .d { color: red; /* why */ content: "a  { b; /* c */ }" / ""; }
    @media (min-width: 60em) and (hover) { .e { width: calc(1% - 2px); } }
    """
    assert small_css(css) == (
        '.a :is(.b,.c)>.d{color:red; content:"a  { b; /* c */ }" / "";}'
        "@media (min-width:60em) and (hover){.e{width:calc(1% - 2px);}}"
    )


def test_a_script_loses_indents_and_comments_on_lines_of_their_own():
    script = """/* One
       two */

    (() => {
      /* Why. */
      const text = "/* no comment */"; /* short */
    })();
    """
    assert small_script(script) == (
        '(() => {\nconst text = "/* no comment */"; /* short */\n})();\n'
    )


def test_a_page_needs_the_styles_of_what_is_on_it():
    assert styles_needed("<p>The keynote moment</p>") == []
    assert styles_needed('<li class="fn-moment fn-moment--event">') == ["moments"]
    assert styles_needed('<dl class="fn-key">') == ["figures"]
    assert styles_needed('<nav class="fn-density"><p class="fn-scale">') == ["moments", "timeline"]


def test_no_list_of_ours_is_taken_for_none(root):
    # Safari takes a list without any marker for no list. Its role would help, and Nu warns of it.
    theme = root / "plugins/footnoted/theme"
    templates = [file.read_text("utf-8") for file in theme.rglob("*.html")]
    assert not any('role="list"' in text for text in templates)
    assert any('<ol class="fn-plain">' in text for text in templates)
    sheets = "".join(file.read_text("utf-8") for file in theme.rglob("*.css"))
    assert set(re.findall(r"list-style(?:-type)?: [^;]*;", sheets)) == {'list-style: "";'}
