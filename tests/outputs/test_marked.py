"""What is contradicted or was corrected is marked in the words, and said once and beside each."""

import re

import pytest

from footnoted.outputs.briefing import article as parts
from footnoted.outputs.briefing import foot, head
from footnoted.outputs.view import View, environment
from tests.newsroom import REGISTERS, article

TEXT = "The crane stood idle all week. The crane ran all week. The ferry came on 3 May."
SIDECAR = """
    claims:
      idle: {quote: stood idle all week, contradicts: ran, sources: [courier]}
      ran: {quote: The crane ran, contradicts: idle, sources: [agency]}
      apart: {says: It rained., sources: [courier]}
    dates:
      ferry: {date: 2024-05-03, title: Ferry, quote: 3 May, sources: [courier]}
    corrections:
      later: {date: 2024-05-09, kind: correction, text: Day, was: 2 May, about: [ferry]}
      first: {date: 2024-05-08, kind: update, text: A word., about: [ferry, apart]}
    """


@pytest.fixture
def site(newsroom):
    return newsroom(REGISTERS | {"briefings/a.md": article(TEXT), "briefings/a.yml": SIDECAR})


def plain(html):
    return " ".join(re.sub("<[^>]*>", " ", html).split())


@pytest.mark.parametrize(
    ("id_", "mark"),
    [
        ("claim-idle", "fn-contradicted"),
        ("claim-ran", "fn-contradicted"),
        ("date-ferry", "fn-corrected"),
    ],
)
def test_the_words_are_marked(site, id_, mark):
    [span] = re.findall(f'<span[^>]*id="{id_}"[^>]*>', site.readings["a"].html)
    assert mark in span


def test_a_disagreement_is_shown_once_and_named_beside_both_claims(site):
    html = str(foot(parts(site, "a", environment())))
    assert html.count('class="fn-versus fn-plain"') == 1
    said = plain(html)
    assert (said.count("This contradicts"), said.count("This is contradicted by")) == (1, 1)


def test_the_newest_correction_is_named_at_the_byline(site):
    made = str(head(parts(site, "a", environment())))
    [link] = re.findall('<a href="#correction-later">(.*?)</a>', made)
    assert plain(link) == "correction of 9 May 2024"


def test_each_correction_is_named_at_the_records_it_is_about(site):
    html = str(foot(parts(site, "a", environment())))
    [dates] = re.findall('id="part:timeline".*?</section>', html, re.DOTALL)
    assert "Correction, 9 May 2024 : it was 2 May" in plain(dates)
    assert "Update, 8 May 2024" in plain(dates)
    [claims] = re.findall('id="part:claims".*?</section>', html, re.DOTALL)
    assert plain(claims).count("Update, 8 May 2024") == 1


@pytest.mark.parametrize(
    "uses",
    [
        "[courier, courier]",
        "[{id: courier, locator: p. 1}, {id: courier, locator: p. 2}]",
        "[courier, {id: courier, locator: p. 2}]",
        "[courier, agency, courier]",
        "[{id: courier, read: true}, courier]",
    ],
)
def test_a_source_is_named_once_in_what_a_record_rests_on(newsroom, uses):
    sidecar = f"claims:\n  x: {{says: X., sources: {uses}}}\n"
    site = newsroom(REGISTERS | {"briefings/a.md": article(), "briefings/a.yml": sidecar})
    target = site.names.resolve(site.names.briefings["a"], "x")
    ids = View(site, "briefings/a.md", "en").sources(target)
    assert ids.count("courier") == 1


def test_the_day_of_a_statement_is_graded_as_said_only(newsroom):
    sidecar = """
        claims:
          x: {says: X., kind: aim, credibility: {said: 2, so: 6}, sources: [courier]}
        dates:
          said: {date: 2024-05-03, title: Said, kind: statement, claim: x}
          plan: {date: 2024-05-04, title: Plan, kind: planned, claim: x}
        """
    site = newsroom(REGISTERS | {"briefings/a.md": article(), "briefings/a.yml": sidecar})
    view = View(site, "briefings/a.md", "en")
    home = site.names.briefings["a"]
    told = {}
    for id_ in ("said", "plan"):
        graded = view.graded(site.names.resolve(home, id_))
        assert graded
        told[id_] = [grade.label for _, _, grade, _ in view.grades(graded)]
    assert told == {"said": ["probably true"], "plan": ["probably true", "cannot be judged"]}
