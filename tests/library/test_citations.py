"""Every use of every source, once, with its sentence."""

import pytest

from tests.newsroom import REGISTERS, article

BODY = """\
The crane stood idle for a week. It was [reported](https://courier.example/crane/#top) twice.

The log says so.[^log] Nobody else does.[^spoken] The storm came in April."""
SIDECAR = """
    sources:
      log: {type: webpage, title: Log}
      wire: {type: post, title: Wire}
    claims:
      idle:
        quote: stood idle for a week
        attribution:
          - {party: master, how: told}
          - {source: agency}
          - {source: wire}
          - {source: courier, read: true, locator: para. 3}
      spoken: {says: The mate spoke., sources: [{id: log, locator: p. 2}]}
      unsaid:
        says: The quay is closed.
        sources: [log]
        outcome: {result: happened, sources: [wire]}
    dates:
      gale: {date: 2024-04, title: A gale, quote: in April, claim: idle}
      silent: {date: 2024-03, title: A calm, claim: unsaid}
    """


@pytest.fixture
def site(newsroom):
    return newsroom(
        REGISTERS
        | {
            "briefings/a.md": article(BODY),
            "briefings/a.yml": SIDECAR,
            "briefings/d.md": article("Draft.[^courier]", draft="true"),
        },
        preview=True,
    )


def uses(site, source):
    return [
        (use.sentence, use.fragment, use.locator, use.carried) for use in site.citations[source]
    ]


IDLE = "The crane stood idle for a week."


def test_no_problem_is_found_in_this_newsroom(site):
    assert site.diagnostics == ()


def test_the_source_of_a_chain_is_cited_where_its_words_stand(site):
    assert uses(site, "agency") == [
        (IDLE, "claim-idle", "para. 3", ""),
        ("The storm came in April.", "date-gale", "para. 3", ""),
    ]


def test_what_carried_a_source_is_used_too_at_every_link(site):
    assert uses(site, "courier") == [
        (IDLE, "claim-idle", "para. 3", "agency"),
        ("It was reported twice.", "fnref:src-courier", "", ""),
        ("The storm came in April.", "date-gale", "para. 3", "agency"),
    ]
    assert uses(site, "wire") == [
        (IDLE, "claim-idle", "para. 3", "agency"),
        ("The storm came in April.", "date-gale", "para. 3", "agency"),
        ("The quay is closed.", "claim-unsaid", "", ""),
    ]


def test_notes_typed_by_hand_are_uses_and_so_are_records_without_words(site):
    assert uses(site, "log") == [
        ("The log says so.", "fnref:src-log", "", ""),
        ("Nobody else does.", "claim-spoken", "p. 2", ""),
        ("The quay is closed.", "claim-unsaid", "", ""),
    ]


def test_a_draft_uses_nothing(site):
    assert {use.briefing.name for found in site.citations.values() for use in found} == {"a"}
