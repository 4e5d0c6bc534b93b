"""What was withdrawn, or rests on a bad source, says so on a briefing's page."""

import re

import pytest

from footnoted.outputs import briefing as parts
from footnoted.outputs.home import coming
from footnoted.outputs.timeline import TIMELINE
from footnoted.outputs.view import View, environment
from tests.newsroom import article

FILES = {
    "briefings/_shared/sources.yml": """
        sources:
          post: {type: post, title: Post, status: retracted}
          log: {type: post, title: Log, status: corrected, cited-in: post}
        """,
    "briefings/a.md": article("The crane stood idle and will run in May, all 3 of them."),
    "briefings/a.yml": """
        claims:
          idle: {quote: stood idle, status: refuted, sources: [post]}
          runs: {quote: will run in May, status: superseded, contradicts: [idle], confidence: low}
          sound: {says: Sound., likelihood: very-likely, supports: [idle]}
        dates:
          may: {date: 2099-05, title: The crane runs, kind: planned, quote: in May, claim: runs}
          june: {date: 2099-06, title: The ferry runs, kind: planned, sources: [log]}
        figures:
          cranes: {of: Cranes, quote: "3", value: 3, claim: idle, key: true}
        """,
}


@pytest.fixture
def site(newsroom):
    return newsroom(FILES)


def part(site, make):
    return str(make(parts.article(site, "a", environment())))


def words(html):
    return " ".join(re.sub("<[^>]+>", " ", html).split())


def test_the_words_of_what_no_longer_stands_are_marked(site):
    html = site.readings["a"].html
    assert (
        '<span class="fn-claim fn-refuted fn-contradicted" data-claim="a#idle" id="claim-idle">'
        in html
    )
    assert 'class="fn-claim fn-superseded fn-contradicted"' in html
    assert 'class="fn-date fn-superseded"' in html
    assert 'class="fn-figure fn-refuted"' in html


def test_the_head_counts_what_rests_on_a_withdrawn_or_corrected_source(site):
    head = words(part(site, parts.head))
    assert (
        "1 claim, 1 date and 1 figure on this page rest on Post , which its publisher has "
        "withdrawn."
    ) in head
    assert "1 date on this page rests on Log , which its publisher has corrected." in head
    assert "Cranes 3 ( refuted )" in head


def test_relations_show_both_sides_and_what_became_of_them(site):
    foot = part(site, parts.foot)
    assert foot.count('<ul class="fn-versus fn-plain"') == 1
    sound = foot.split('id="claim-sound"')[1]
    assert "This supports stood idle ( refuted )" in words(sound)
    assert "very likely (likelihood)" in words(sound)
    assert "low confidence" in words(foot)


def test_dates_and_figures_say_what_became_of_the_claim_they_lean_on(site):
    foot = part(site, parts.foot)
    timeline, figures = foot.split('id="part:timeline"')[1].split('id="part:figures"')
    assert "The crane runs · planned · superseded" in words(timeline)
    told = "Mind the source: this rests on {} , which its publisher has {}."
    assert told.format("Log", "corrected") in words(timeline)
    assert "3 ( refuted )" in words(figures)
    assert told.format("Post", "withdrawn") in words(figures)


def test_the_common_timeline_says_it_too_and_a_plan_that_is_over_is_not_coming(site):
    html = str(TIMELINE.render(site, View(site, "timeline.md", "en"), environment()))
    may, june = re.findall(r'<li class="fn-event.*?</li>', html, re.DOTALL)
    assert "In 1 briefing: A ( superseded )" in words(may)
    assert "Mind the source:" not in words(may)
    assert "this rests on Log , which its publisher has corrected." in words(june)
    assert [event.title for event in coming(site)] == ["The ferry runs"]


FURTHER = "Mind the source, at second hand: this rests on something that rests on Post , which"
FAR = {
    "briefings/_shared/sources.yml": FILES["briefings/_shared/sources.yml"],
    "briefings/a.md": article("The crane stood idle and ran late in May, all 3 of them."),
    "briefings/a.yml": """
        claims:
          idle: {quote: stood idle, sources: [post], supports: [late]}
          late: {quote: ran late}
        dates:
          may: {date: 2024-05, title: The crane ran, quote: in May, claim: late}
        figures:
          cranes: {of: Cranes, quote: "3", value: 3, claim: late}
        """,
}


def test_pages_mark_second_hand_apart_from_first(newsroom):
    site = newsroom(FAR)
    head = words(part(site, parts.head))
    end = "which its publisher has withdrawn."
    assert f"1 claim on this page rests on Post , {end}" in head
    three = "1 claim, 1 date and 1 figure on this page"
    assert f"{three} rest, at second hand, on Post , {end}" in head
    foot = part(site, parts.foot)
    claims = words(foot.split('id="part:timeline"')[0])
    assert claims.count(FURTHER) == 1
    assert claims.count("Mind the source: this rests on Post ,") == 1
    timeline, figures = foot.split('id="part:timeline"')[1].split('id="part:figures"')
    assert FURTHER in words(timeline)
    assert FURTHER in words(figures)
    common = str(TIMELINE.render(site, View(site, "timeline.md", "en"), environment()))
    assert FURTHER in words(common)
