"""How briefings hang together, seen from both ends."""

import pytest

from tests.newsroom import REGISTERS, article

FILES = {
    "briefings/a.md": article(
        "Idle. See [b](2025/b.md#claim-worked) and [home](../docs/index.md)."
    ),
    "briefings/a.yml": """
        claims:
          idle: {says: Idle., sources: [courier], contradicts: ["2025/b#worked", mended]}
          mended: {says: Mended.}
        dates:
          gale: {date: 2024-04, title: Gale, event: storm}
        """,
    "briefings/2025/b.md": article(continues="a"),
    "briefings/2025/b.yml": """
        claims:
          worked: {says: Worked., sources: [courier], supersedes: ["a#idle"]}
        dates:
          blow: {date: 2024-04, title: Blow, event: storm}
        """,
    "briefings/c.md": article("A link to [itself](c.md) and to [b](2025/b.md)."),
    "briefings/d.md": article("[a](a.md)", draft="true", continues="a"),
}


@pytest.fixture
def site(newsroom):
    return newsroom(REGISTERS | FILES, preview=True)


def seen(kin):
    return (
        kin.other.name,
        {key for key in ("continues", "continued", "links_to", "linked_from") if getattr(kin, key)},
        [f"{r.claim.ref} {r.kind} {r.other.ref}" for r in kin.relations],
        [event.key for event in kin.events],
        list(kin.sources),
    )


RELATIONS = ["2025/b#worked supersedes a#idle", "a#idle contradicts 2025/b#worked"]


def test_every_tie_is_seen_from_either_end(site):
    [a] = site.kinship["a"]
    first, second = site.kinship["2025/b"]
    assert seen(a) == ("2025/b", {"continued", "links_to"}, a_relations(a), ["storm"], ["courier"])
    assert sorted(a_relations(a)) == RELATIONS
    assert seen(first)[:2] == ("a", {"continues", "linked_from"})
    assert sorted(a_relations(first)) == RELATIONS
    assert seen(second) == ("c", {"linked_from"}, [], [], [])
    assert [seen(kin) for kin in site.kinship["c"]] == [("2025/b", {"links_to"}, [], [], [])]


def a_relations(kin):
    return [f"{r.claim.ref} {r.kind} {r.other.ref}" for r in kin.relations]


def test_a_draft_is_nobodys_relative_and_has_none(site):
    assert "d" not in site.kinship
    assert {kin.other.name for kins in site.kinship.values() for kin in kins} == {
        "a",
        "2025/b",
        "c",
    }


def test_the_relations_of_a_claim_are_found_from_both_ends_and_at_home(site):
    found = {
        ref: sorted(f"{r.claim.ref} {r.kind} {r.other.ref}" for r in relations)
        for ref, relations in site.related.items()
    }
    assert found == {
        "a#idle": [*RELATIONS, "a#idle contradicts a#mended"],
        "a#mended": ["a#idle contradicts a#mended"],
        "2025/b#worked": RELATIONS,
    }


def test_no_relation_leads_into_a_draft(newsroom):
    files = {
        "briefings/a.md": article(),
        "briefings/a.yml": "claims:\n  idle: {says: Idle., supports: [d#x]}\n",
        "briefings/d.md": article(draft="true"),
        "briefings/d.yml": "claims:\n  x: {says: X.}\n",
    }
    assert newsroom(files, preview=True).relations == ()


def test_what_too_many_share_makes_nobody_a_relative(newsroom, monkeypatch):
    monkeypatch.setattr(kinship_module(), "COMMONPLACE", 2)
    files = {f"briefings/{name}.md": article("So.[^courier]") for name in "abc"}
    assert set(newsroom(REGISTERS | files).kinship.values()) == {()}


def kinship_module():
    from footnoted.library import standing

    return standing


def test_relatives_that_only_use_the_same_sources_are_told_from_those_somebody_named(newsroom):
    files = {
        "briefings/a.md": article("So.[^courier]"),
        "briefings/b.md": article("So.[^courier] [c](c.md)"),
        "briefings/c.md": article("None."),
    }
    site = newsroom(REGISTERS | files)
    assert [(kin.other.name, kin.said) for kin in site.kinship["b"]] == [("a", False), ("c", True)]
