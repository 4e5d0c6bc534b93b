"""The page of all claims: what it lists, and by what each claim can be found."""

import re

import pytest

from footnoted.outputs.claims import CLAIMS, disagreements, facets, groups
from footnoted.outputs.view import View, environment
from tests.newsroom import REGISTERS, article

FILES = REGISTERS | {
    "briefings/2024/a.md": article(tags="[cranes & lifts, harbour]"),
    "briefings/2024/a.yml": """
        chains:
          way: [{party: master, how: told}, {source: agency}, {source: courier, read: true}]
        claims:
          idle:
            says: The crane <b>stood</b> idle.
            formerly: [stood]
            tags: [harbour, "a  gap"]
            date: 2024-05-03
            credibility: 2
            likelihood: likely
            confidence: high
            graded: {by: desk, date: 2024-05-06}
            attribution: way
            contradicts: ["b#runs"]
          bare: {says: Bare.}
        """,
    "briefings/b.md": article(date="2024-06-01"),
    "briefings/b.yml": """
        claims:
          runs:
            says: It runs.
            contradicts: ["2024/a#idle"]
            attribution: [{described: a hand, of: union}, {source: post, read: true}]
          mended:
            says: Mended.
            supersedes: ["2024/a#bare"]
            attribution: [{source: courier, read: true}]
        sources:
          post: {type: post, title: Post, status: retracted}
        """,
    "briefings/none.md": article(),
    "briefings/draft.md": article(draft="true"),
    "briefings/draft.yml": "claims:\n  drafted: {says: Drafted.}\n",
}


@pytest.fixture
def site(newsroom):
    return newsroom(FILES, preview=True)


def page(site):
    return str(CLAIMS.render(site, View(site, "claims.md", "en"), environment()))


def entry(html, id_):
    found = re.search(f'<li class="fn-claim-entry" id="{id_}".*?</li>', html, re.DOTALL)
    assert found
    return found[0]


def texts(html):
    return [
        " ".join(re.sub("<[^>]+>", "", p).split())
        for p in re.findall("<p[ >].*?</p>", html, re.DOTALL)
    ]


def test_published_claims_are_listed_by_briefing_newest_first(site):
    assert [(g.briefing.name, [e.target.id for e in g.entries]) for g in groups(site)] == [
        ("b", ["runs", "mended"]),
        ("2024/a", ["idle", "bare"]),
    ]


def test_claims_can_be_found_by_status_party_tag_and_briefing(site):
    found = {
        facet.key: [(v.key, v.title, [e.target.id for e in v.entries]) for v in facet.values]
        for facet in facets(site, groups(site))
    }
    assert found == {
        "status": [
            ("reported", "reported", ["runs", "mended", "idle"]),
            ("superseded", "superseded", ["bare"]),
        ],
        "party": [
            ("master", "Ada Rower", ["idle"]),
            ("union", "Harbour Union", ["runs"]),
        ],
        "tag": [
            ("a gap", "a gap", ["idle"]),
            ("cranes & lifts", "cranes & lifts", ["idle", "bare"]),
            ("harbour", "harbour", ["idle", "bare"]),
        ],
        "briefing": [("b", "A", ["runs", "mended"]), ("2024/a", "A", ["idle", "bare"])],
    }


def test_a_disagreement_that_both_sides_tell_is_shown_once_with_what_each_rests_on(site):
    assert [(r.claim.ref, r.other.ref) for r in disagreements(site)] == [("b#runs", "2024/a#idle")]
    html = page(site)
    [section] = re.findall('<section class="fn-disagreements".*?</section>', html, re.DOTALL)
    assert texts(section) == [
        "It runs.",
        "A hand (Harbour Union), according to Post",
        "Rests on Post",
        "In “A”",
        "The crane &lt;b&gt;stood&lt;/b&gt; idle.",
        "Ada Rower, told North Agency · 3 May 2024",
        "probably true (credibility 2) · likely (likelihood) · high confidence · "
        "graded by desk, 6 May 2024",
        "Rests on North Agency",
        "In “A”",
    ]


def test_an_entry_says_everything_in_words_and_carries_what_it_is_found_by(site):
    found = entry(page(site), "claim-2024--a--idle")
    assert found.startswith(
        '<li class="fn-claim-entry" id="claim-2024--a--idle" data-claim="2024/a#idle" '
        'data-status="reported" data-party="master" data-tag="harbour\na gap\ncranes &amp; lifts">'
        '<span id="claim-2024--a--stood"></span>'
    )
    assert texts(found) == [
        "Ada Rower · 3 May 2024 · fact",
        "The crane &lt;b&gt;stood&lt;/b&gt; idle.",
        "told → North Agency → The Courier – read by us · probably true (credibility 2) · "
        "likely (likelihood) · high confidence",
        "Contradicted by It runs.",
    ]
    assert '<a href="../briefings/2024/a/#claim-idle">' in found


def test_a_claim_that_no_longer_stands_or_rests_on_sand_says_so(site):
    html = page(site)
    assert texts(entry(html, "claim-2024--a--bare")) == [
        "fact · superseded",
        "Bare.",
        "Replaced by Mended.",
    ]
    assert "Mind the source: this rests on Post, which its publisher has withdrawn." in texts(
        entry(html, "claim-b--runs")
    )
    assert texts(entry(html, "claim-b--mended")) == ["The Courier · fact", "Mended.", "read by us"]


def test_the_index_leads_to_every_claim_but_those_that_are_only_reported(site):
    html = page(site)
    [index] = re.findall('<nav class="fn-finder".*?</nav>', html, re.DOTALL)
    assert re.findall('href="([^"]+)"', index) == [
        "#claim-2024--a--bare",
        "#claim-2024--a--idle",
        "#claim-b--runs",
        "#claim-2024--a--idle",
        "#claim-2024--a--idle",
        "#claim-2024--a--bare",
        "#claim-2024--a--idle",
        "#claim-2024--a--bare",
        "#in-b",
        "#in-2024--a",
    ]
    ids = re.findall(' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in re.findall('href="(#[^"]+)"', index)} <= set(ids)


def test_controls_wait_for_a_script_and_search_leaves_out_what_repeats(site):
    html = page(site)
    [form] = re.findall('<form class="fn-filter"[^>]*>', html)
    assert form.endswith(" hidden>")
    assert re.findall(' (data-[a-z]+)="([^"]*)"', form) == [
        ("data-entries", ".fn-all-claims [data-claim]"),
        ("data-groups", ".fn-claims-of"),
        ("data-unfiltered", ".fn-disagreements"),
    ]
    excluded = re.findall(r"<(form|nav|section)[^>]* data-search-exclude", html)
    assert excluded == ["form", "nav", "section", "section"]
    for tag in ("form", "nav", "section"):
        within = re.findall(rf"<{tag}[\s>](?:(?!</{tag}>).)*<{tag}[\s>]", html, re.DOTALL)
        assert within == []


def test_without_claims_it_says_so(newsroom):
    html = page(newsroom({"briefings/a.md": article()}))
    assert "<p>No briefing makes a claim yet.</p>" in html
