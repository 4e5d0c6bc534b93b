"""What a page of docs/ may ask for."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from footnoted.outputs.home import UNKNOWN_PART, coming, fill, unknown_placeholders
from footnoted.outputs.view import environment
from tests.newsroom import article, told

FILES = {
    "briefings/a.md": article(date="2024-05-06", summary="In short."),
    "briefings/a.yml": """
        dates:
          past: {date: 2024-05-01, title: Past, kind: planned}
          some-day: {date: 2024-05, title: Some day in May, kind: planned}
          over: {date: 2024-06-01, title: Over, kind: planned, outcome: {result: did-not-happen}}
          off: {date: 2024-06-01, title: Called off, kind: planned, status: withdrawn}
          fact: {date: 2024-06-01, title: Happened, kind: event}
          open: {date: "2024-07-01..", title: No end, kind: planned}
          by: {date: "[..2024-05-20]", title: By the twentieth, kind: deadline}
        claims:
          run: {says: It will run., kind: forecast, due: 2024-05-21}
          undated: {says: It will run some day., kind: forecast}
        corrections:
          old: {kind: update, date: 2024-05-07, text: Older.}
          new: {kind: correction, date: 2024-05-08, text: Newer.}
        """,
    "briefings/d.md": article(draft="true"),
}


@pytest.fixture
def site(newsroom):
    files = FILES | {"briefings/a.yml": FILES["briefings/a.yml"].replace("-01..", "-01/..")}
    return newsroom(files, as_of=dt.date(2024, 5, 10), preview=True)


def test_what_is_coming_is_forecast_planned_or_due_and_not_known_to_be_over(site):
    assert [prospect.title for prospect in coming(site)] == [
        "Some day in May",
        "By the twentieth",
        "It will run.",
        "No end",
    ]


def test_what_is_coming_leads_to_the_outlook_or_to_its_briefing_where_there_is_none(site):
    html = fill(site, "index.md", "<!-- footnoted:due -->", environment())
    assert '<a href="outlook/#claim-a--run">It will run.</a>' in html
    assert '<span class="fn-tag fn-tag--forecast">forecast</span>' in html
    without = replace(site, project=replace(site.project, pages={"outlook": False}))
    html = fill(without, "index.md", "<!-- footnoted:due -->", environment())
    assert '<a href="briefings/a/#claim-run">It will run.</a>' in html


def test_a_known_part_replaces_its_comment_and_nothing_else(site):
    html = fill(site, "index.md", "<h1>x</h1><!-- footnoted:latest --><!-- else -->", environment())
    assert html.startswith("<h1>x</h1>")
    assert html.endswith("<!-- else -->")
    assert '<a href="briefings/a/">A</a>' in html
    assert "footnoted:latest" not in html
    assert "briefings/d/" not in html


def test_corrections_are_listed_newest_first_with_the_way_to_them(site):
    html = fill(site, "index.md", "<!--footnoted:corrected-->", environment())
    assert html.index("briefings/a/#correction-new") < html.index("briefings/a/#correction-old")


def test_parts_of_an_empty_newsroom_tell_only_that_there_is_no_briefing(newsroom):
    site = newsroom({"briefings/_shared/sources.yml": "sources: {}\n"})
    asked = "".join(f"<!-- footnoted:{part} -->" for part in ("latest", "due", "corrected"))
    html = fill(site, "index.md", asked, environment())
    assert "No briefing has been published yet." in html
    assert "<h2" not in html


def test_the_newest_briefing_with_a_key_figure_leads(newsroom):
    figure = "figures: {f: {of: Cranes, value: 3, unit: cranes, key: true}}"
    files = {
        "briefings/new.md": article(title="New", date="2024-05-08"),
        "briefings/old.md": article(title="Old", date="2024-05-02"),
        "briefings/old.yml": figure,
    }
    html = fill(newsroom(files), "index.md", "<!-- footnoted:latest -->", environment())
    assert re.findall(r'data-briefing="(\w+)"', html) == ["old", "new"]
    lead = html[: html.index("</article>")]
    assert '<a href="briefings/old/#figure-f"><strong>3 cranes</strong></a>' in lead
    assert "Cranes" in lead


def test_a_part_that_there_is_not_stays_and_is_told_where_it_stands(site):
    source = "# Home\n\n<!-- footnoted:lates -->\n"
    assert fill(site, "index.md", source, environment()) == source
    [problem] = unknown_placeholders(source, source, "docs/index.md")
    line = "docs/index.md:3:1: There is no part `footnoted:lates`. [page.unknown-part]"
    assert told(problem) == (line, "Did you mean `latest`?", "", "")


def test_an_unknown_part_like_no_other_is_told_with_the_cure():
    [problem] = unknown_placeholders("<!-- footnoted:zz -->", "", "docs/index.md")
    line = "docs/index.md: There is no part `footnoted:zz`. [page.unknown-part]"
    assert told(problem) == (line, UNKNOWN_PART.cure, "", "")


def test_parts_shown_as_code_are_no_parts():
    assert list(unknown_placeholders("<code>&lt;!-- footnoted:zz --&gt;</code>", "", "x.md")) == []
