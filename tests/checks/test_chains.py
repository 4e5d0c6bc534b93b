"""Attribution chains: exactly one link is the one we read."""

from footnoted.checks import attribution as chains
from tests.newsroom import REGISTERS, article, told


def problems(newsroom, sidecar):
    files = REGISTERS | {"briefings/a.md": article(), "briefings/a.yml": sidecar}
    return [told(problem) for problem in newsroom(files).diagnostics]


def test_a_chain_without_a_link_that_was_read_is_told_at_its_key(newsroom):
    sidecar = """
        claims:
          idle:
            says: Idle.
            attribution: [{party: master, how: told}, {source: courier}]
        """
    line = "briefings/a.yml:4:5: No link of this chain is marked as read. [chain.none-read]"
    assert problems(newsroom, sidecar) == [(line, chains.NONE_READ.cure, "", "idle")]


def test_an_empty_chain_was_not_read_either(newsroom):
    sidecar = "claims:\n  idle: {says: Idle., attribution: []}\n"
    line = "briefings/a.yml:2:23: No link of this chain is marked as read. [chain.none-read]"
    assert problems(newsroom, sidecar) == [(line, chains.NONE_READ.cure, "", "idle")]


def test_a_second_link_that_was_read_is_told_with_the_place_of_the_first(newsroom):
    sidecar = """
        chains:
          twice:
            - {party: master, how: told, read: true}
            - {source: courier, read: true}
        """
    line = "briefings/a.yml:4:31: 2 links of this chain are marked as read. [chain.two-read]"
    first = "briefings/a.yml:3:40"
    assert problems(newsroom, sidecar) == [(line, chains.TWO_READ.cure, first, "twice")]


def test_a_source_cannot_be_read_and_known_only_through_another(newsroom):
    sidecar = "figures:\n  f: {of: X, value: 1, attribution: [{source: agency, read: true}]}\n"
    line = (
        "briefings/a.yml:2:61: `agency` is marked as read, but is known only through `courier`. "
        "[chain.read-and-cited-in]"
    )
    other = "briefings/_shared/sources.yml:8:3"
    assert problems(newsroom, sidecar) == [(line, chains.READ_AND_CITED.cure, other, "f")]


def test_somebody_who_told_us_ends_a_chain_without_a_publication(newsroom):
    sidecar = (
        "dates:\n  d: {date: 2024-04, title: Gale, attribution: [{party: master, read: true}]}\n"
    )
    assert problems(newsroom, sidecar) == []
