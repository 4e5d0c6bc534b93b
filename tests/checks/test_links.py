"""The order of attribution chains, and sources that are known through themselves."""

from footnoted.checks import links
from tests.newsroom import REGISTERS, article, told


def problems(newsroom, sidecar):
    files = REGISTERS | {"briefings/a.md": article(), "briefings/a.yml": sidecar}
    return [told(problem) for problem in newsroom(files).diagnostics]


def test_a_source_that_stands_twice_is_told_with_the_place_of_the_first(newsroom):
    sidecar = """
        chains:
          round:
            - {party: master, how: told}
            - {source: courier}
            - {source: agency}
            - {source: courier, read: true}
        """
    line = "briefings/a.yml:6:16: The source `courier` is twice in this chain. [chain.loop]"
    assert problems(newsroom, sidecar) == [(line, links.LOOP.cure, "briefings/a.yml:4:16", "round")]


def test_a_party_that_stands_twice_is_told_in_the_chain_of_a_figure(newsroom):
    sidecar = (
        "figures:\n  f: {of: X, value: 1, attribution: "
        "[{party: master}, {party: union}, {party: master, read: true}]}\n"
    )
    line = "briefings/a.yml:2:79: The party `master` is twice in this chain. [chain.loop]"
    assert problems(newsroom, sidecar) == [(line, links.LOOP.cure, "briefings/a.yml:2:46", "f")]


def test_the_same_word_for_a_party_and_a_source_is_no_loop(newsroom):
    sidecar = """
        sources:
          master: {type: post, title: T}
        chains:
          told: [{party: master}, {source: master, read: true}]
        """
    assert problems(newsroom, sidecar) == []


def test_links_behind_the_one_we_read_are_told_at_the_first_of_them(newsroom):
    sidecar = """
        chains:
          on: [{source: courier, read: true}, {party: master}]
          further: [{source: courier, read: true}, {party: master}, {party: union}]
        """
    words = "after the one marked as read. [chain.read-not-last]"
    one = f"briefings/a.yml:2:39: This chain has a link {words}"
    two = f"briefings/a.yml:3:44: This chain has 2 links {words}"
    cure = links.READ_NOT_LAST.cure
    assert problems(newsroom, sidecar) == [
        (one, cure, "briefings/a.yml:2:32", "on"),
        (two, cure, "briefings/a.yml:3:37", "further"),
    ]


def test_a_round_of_sources_is_told_once_and_names_its_ways(newsroom):
    sidecar = """
        sources:
          b: {type: post, cited-in: c}
          c: {type: post, cited-in: a}
          a: {type: post, cited-in: b}
          leads-in: {type: post, cited-in: b}
        """
    line = (
        "briefings/a.yml:4:3: Each is known only through another: `a` through `b`, "
        "`b` through `c`, `c` through `a`. [source.cited-in-loop]"
    )
    assert problems(newsroom, sidecar) == [(line, links.CITED_IN_LOOP.cure, "", "a")]
