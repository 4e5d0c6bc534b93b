"""What a record rests on, and the key of its note."""

import pytest

from footnoted.library.evidence import Cited, NoteKey, cited_of, evidence_of, is_own, outcome_of
from tests.newsroom import REGISTERS, article

SIDECAR = """
    sources:
      wire: {type: post, title: Wire}
      log: {type: webpage, title: Log}
    chains:
      through: [{party: master, how: told}, {source: agency}, {source: courier, read: true}]
    claims:
      named: {says: A., attribution: through, sources: [{id: log, locator: p. 3}, courier]}
      direct: {says: B., attribution: [{source: courier, read: true, locator: para. 2}]}
      unusual:
        says: C.
        attribution: [{source: agency}, {source: wire, read: true, locator: at 3}]
      long: {says: D., attribution: [{source: log}, {source: wire}, {source: courier, read: true}]}
      twice: {says: E., attribution: [{source: log}, {source: log, read: true}], sources: [log]}
      spoken: {says: F., attribution: [{party: master, read: true}]}
      bare: {says: G.}
      came: {says: H., outcome: {result: happened, sources: [{id: log, locator: p. 9}]}}
    dates:
      shared: {date: 2024-04, title: D, claim: direct}
      mixed: {date: 2024-04, title: M, claim: direct, sources: [log], status: confirmed}
      own: {date: 2024-04, title: O, sources: [log]}
    """


@pytest.fixture
def site(newsroom):
    files = {"briefings/a.md": article(), "briefings/a.yml": SIDECAR}
    found = newsroom(REGISTERS | files)
    assert [problem.code.name for problem in found.diagnostics] == ["chain.loop"]  # `twice`
    return found


def record(site, id_):
    home = site.names.briefings["a"]
    return site.names.resolve(home, id_).record, home.sidecar


@pytest.mark.parametrize(
    ("id_", "cited"),
    [
        (
            "named",
            [Cited("agency", "", "courier"), Cited("log", "p. 3"), Cited("courier")],
        ),
        ("direct", [Cited("courier", "para. 2")]),
        ("unusual", [Cited("agency", "at 3", "wire")]),
        ("long", [Cited("log", "", "courier", ("wire",))]),
        ("twice", [Cited("log")]),
        ("spoken", []),
        ("bare", []),
        ("shared", [Cited("courier", "para. 2")]),
        ("mixed", [Cited("courier", "para. 2"), Cited("log")]),
        ("own", [Cited("log")]),
    ],
)
def test_a_record_cites_the_first_publication_as_read_and_further_evidence(site, id_, cited):
    assert list(cited_of(*record(site, id_))) == cited


def test_a_note_is_named_by_its_source_and_by_any_unusual_way_to_it(site):
    keys = [
        str(cited.note(site.names))
        for id_ in ("named", "unusual", "direct")
        for cited in cited_of(*record(site, id_))
    ]
    assert keys == ["src-agency", "src-log", "src-courier", "src-agency--via-wire", "src-courier"]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (NoteKey("agency"), "src-agency"),
        (NoteKey("agency", "wire"), "src-agency--via-wire"),
        (NoteKey("src-via", "via-2024"), "src-src-via--via-via-2024"),
    ],
)
def test_the_key_of_a_note_is_read_as_it_is_printed(key, text):
    assert str(key) == text
    assert NoteKey.read(text) == key


def test_what_a_date_says_itself_counts_before_what_its_claim_says(site):
    mixed = evidence_of(*record(site, "mixed"))
    assert [use.id for use in mixed.sources] == ["log"]
    assert mixed.status.value == "confirmed"
    assert [use.source for use in cited_of(*record(site, "mixed"))] == ["courier", "log"]


def test_a_record_that_only_shares_a_claims_evidence_does_not_cite_for_itself(site):
    own = {id_: is_own(*record(site, id_)) for id_ in ("direct", "shared", "mixed", "own")}
    assert own == {"direct": True, "shared": False, "mixed": True, "own": True}


def test_an_outcome_rests_on_sources_of_its_own(site):
    assert outcome_of(record(site, "came")[0]) == (Cited("log", "p. 9"),)
    assert outcome_of(record(site, "bare")[0]) == ()
