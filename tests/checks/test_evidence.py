"""Records that rest on nothing."""

import pytest

from footnoted.checks.attribution import NO_EVIDENCE
from tests.newsroom import REGISTERS, article, told

ON = {"evidence.none": "warning"}


def problems(newsroom, sidecar, **front):
    files = REGISTERS | {"briefings/a.md": article(**front), "briefings/a.yml": sidecar}
    return [told(problem) for problem in newsroom(files, levels=ON, preview=True).diagnostics]


def told_at(place, kind, about):
    message = f"The {kind} `{about}` names no source and nobody who said it."
    return f"briefings/a.yml:{place}: {message} [evidence.none]", NO_EVIDENCE.cure, "", about


def test_each_record_without_evidence_is_told_at_its_id(newsroom):
    sidecar = """
        claims:
          idle: {says: The crane stood idle.}
        dates:
          storm: {date: 2024-04, title: Storm}
        figures:
          cargo: {of: Cargo, value: 7, unit: tonne}
        """
    assert problems(newsroom, sidecar) == [
        told_at("2:3", "claim", "idle"),
        told_at("4:3", "date", "storm"),
        told_at("6:3", "figure", "cargo"),
    ]


@pytest.mark.parametrize(
    "evidence",
    [
        "sources: [courier]",
        "attribution: [{source: courier, read: true}]",
        "attribution: [{party: master, read: true}]",
        "attribution: way",
        "claim: idle",
    ],
)
def test_any_evidence_is_enough(newsroom, evidence):
    sidecar = f"""
        chains:
          way: [{{source: courier, read: true}}]
        claims:
          idle: {{says: The crane stood idle., sources: [courier]}}
        dates:
          storm: {{date: 2024-04, title: Storm, {evidence}}}
        """
    assert problems(newsroom, sidecar) == []


def test_a_record_without_evidence_is_told_and_those_that_share_it_are_not(newsroom):
    sidecar = """
        claims:
          idle: {says: The crane stood idle.}
        dates:
          storm: {date: 2024-04, title: Storm, claim: idle}
        """
    assert problems(newsroom, sidecar) == [told_at("2:3", "claim", "idle")]


@pytest.mark.parametrize("way", ["share-of", "change-from"])
def test_what_is_reckoned_rests_on_what_its_base_rests_on(newsroom, way):
    sidecar = """
        figures:
          cargo: {of: Cargo, value: 1200, unit: tonne, sources: [courier]}
          half: {of: Half, WAY: {figure: cargo, value: 0.5}}
          quarter: {of: Quarter, WAY: {figure: half, value: 0.5}}
        """
    assert problems(newsroom, sidecar.replace("WAY", way)) == []
    bare = sidecar.replace("WAY", way).replace(", sources: [courier]", "")
    assert problems(newsroom, bare) == [
        told_at("2:3", "figure", "cargo"),
        told_at("3:3", "figure", "half"),
        told_at("4:3", "figure", "quarter"),
    ]


def test_what_is_reckoned_in_a_circle_rests_on_nothing(newsroom):
    sidecar = """
        figures:
          one: {of: One, share-of: {figure: two, value: 0.5}}
          two: {of: Two, share-of: {figure: one, value: 0.5}}
        """
    found = problems(newsroom, sidecar)
    assert told_at("2:3", "figure", "one") in found
    assert told_at("3:3", "figure", "two") in found


def test_an_outcomes_sources_are_no_evidence_of_what_was_said(newsroom):
    sidecar = """
        claims:
          due:
            says: The crane will run again.
            kind: forecast
            outcome: {result: happened, sources: [courier]}
        """
    assert told_at("2:3", "claim", "due") in problems(newsroom, sidecar)


def test_a_draft_may_still_lack_its_evidence(newsroom):
    sidecar = "claims:\n  idle: {says: The crane stood idle.}\n"
    assert problems(newsroom, sidecar, draft="true") == []
