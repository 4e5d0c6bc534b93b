"""What rests on which source, in which way, and where that is written."""

import pytest

from footnoted.library.evidence import dependencies
from tests.newsroom import REGISTERS, article

SOURCES = "sources:\n  log: {type: webpage, url: 'https://log.example/'}\n"


def found(newsroom, sidecar="", body="The crane stood idle.", errors=()):
    files = {"briefings/a.md": article(body), "briefings/a.yml": SOURCES + sidecar}
    site = newsroom(REGISTERS | files)
    every = dependencies(site.names, site.names.briefings["a"], site.readings["a"])
    assert every == site.rests["a"]
    assert [str(p.code) for p in site.diagnostics if p.level == "error"] == [*errors]
    return every


def told(rest):
    return f"{rest.mark}: {rest.fragment} {rest.way} {rest.source} {rest.through}".rstrip()


@pytest.mark.parametrize(
    ("sidecar", "expected"),
    [
        ("claims:\n  c: {says: C., sources: [log]}", ["4:27: claim-c cites log"]),
        (
            "claims:\n  c: {says: C., attribution: [{source: log}, {source: courier, read: true}]}",
            ["4:40: claim-c cites log", "4:55: claim-c carried courier"],
        ),
        (
            "claims:\n  c: {says: C., attribution: [{party: master}, {source: log, read: true}]}",
            ["4:57: claim-c carried log"],
        ),
        (
            "chains:\n  way: [{source: log, read: true}]\n"
            "claims:\n  c: {says: C., attribution: way}",
            ["6:30: claim-c cites log"],
        ),
        (
            "claims:\n  c: {says: C., outcome: {result: partly, sources: [log]}}",
            ["4:53: claim-c outcome log"],
        ),
    ],
)
def test_a_claim_rests_on_sources_in_several_ways(newsroom, sidecar, expected):
    assert [told(rest) for rest in found(newsroom, sidecar)] == [
        f"briefings/a.yml:{line}" for line in expected
    ]


def test_a_date_rests_on_sources_through_its_claim_but_for_what_it_says_itself(newsroom):
    sidecar = """\
claims:
  c: {says: C., sources: [log], attribution: [{source: courier, read: true}]}
dates:
  d: {date: 2024, title: D, claim: c}
  own: {date: 2024, title: O, claim: c, sources: [agency]}
"""
    of_dates = [told(rest) for rest in found(newsroom, sidecar) if rest.fragment != "claim-c"]
    assert of_dates == [
        "briefings/a.yml:6:36: date-d claim courier c",
        "briefings/a.yml:6:36: date-d claim log c",
        "briefings/a.yml:7:51: date-own cites agency",
        "briefings/a.yml:7:38: date-own claim courier c",
    ]


def test_a_share_rests_on_what_its_base_rests_on(newsroom):
    sidecar = """\
claims:
  c: {says: C., sources: [courier]}
figures:
  whole: {of: W, value: 2, sources: [log], claim: c}
  half: {of: H, share-of: {figure: whole, value: 0.5}, sources: [log]}
  more: {of: M, change-from: {figure: half, value: 1}}
"""
    lines = [told(rest) for rest in found(newsroom, sidecar)]
    assert [line for line in lines if "figure-half" in line] == [
        "briefings/a.yml:7:66: figure-half cites log",
        "briefings/a.yml:7:36: figure-half figure log whole",
    ]
    assert [line for line in lines if "figure-more" in line] == [
        "briefings/a.yml:8:39: figure-more figure log half",
        "briefings/a.yml:8:39: figure-more figure log half",
    ]


def test_shares_in_a_circle_are_an_error_and_each_still_rests_on_what_the_circle_cites(newsroom):
    sidecar = """\
figures:
  egg: {of: E, share-of: {figure: hen, value: 1}}
  hen: {of: H, share-of: {figure: egg, value: 1}, sources: [log]}
"""
    rests_ = found(newsroom, sidecar, errors=["figure.share-circle"])
    assert [told(rest) for rest in rests_] == [
        "briefings/a.yml:4:35: figure-egg figure log hen",
        "briefings/a.yml:5:61: figure-hen cites log",
    ]


def test_links_and_notes_stand_in_the_article(newsroom):
    body = (
        "See [one](https://log.example/) here.\n\n"
        "And [two](https://log.example/), noted.[^log] Also.[^c]\n"
    )
    sidecar = "claims:\n  c: {says: C., sources: [courier]}"
    lines = [told(rest) for rest in found(newsroom, sidecar, body) if rest.target is None]
    assert lines == [
        "briefings/a.md:6:11: fnref:src-log link log",
        "briefings/a.md:8:11: fnref2:src-log link log",
        "briefings/a.md:8:40: fnref2:src-log note log",
        "briefings/a.md:8:52: fnref:src-courier note courier c",
    ]


def test_a_link_is_found_in_whatever_form_its_address_is_typed(newsroom):
    body = (
        "See [one](http://www.log.example?utm_source=x&utm_id=3) here.\n\n"
        "And [two](https://log.example/?utm_source=x&amp;fbclid=y#top) there.\n"
    )
    lines = [told(rest) for rest in found(newsroom, "claims: {}", body) if rest.target is None]
    assert lines == [
        "briefings/a.md:6:11: fnref:src-log link log",
        "briefings/a.md:8:11: fnref2:src-log link log",
    ]


def test_a_record_is_known_by_its_sentence_else_by_what_it_says(newsroom):
    sidecar = "claims:\n  c: {quote: stood idle, sources: [log]}\n  d: {says: D., sources: [log]}"
    sentences = [rest.sentence for rest in found(newsroom, sidecar)]
    assert sentences == ["The crane stood idle.", "D."]
