"""What rests on one source, and on those that are known only through it."""

from footnoted.library.evidence import impact, impacts
from tests.newsroom import article

FILES = {
    "briefings/_shared/sources.yml": """
        sources:
          post: {type: post, status: retracted}
          wire: {type: post, cited-in: post}
          echo: {type: post, cited-in: wire}
          log: {type: post, status: corrected}
          a: {type: post, cited-in: b}
          b: {type: post, cited-in: a}
        """,
    "briefings/a.md": article("The crane stood idle. Noted.[^post]"),
    "briefings/a.yml": """
        claims:
          straight: {says: S., sources: [echo, post]}
          far: {says: F., sources: [echo]}
          other: {says: O., sources: [log]}
        dates:
          day: {date: 2024, title: D, claim: far}
        """,
    "briefings/b.md": article(draft="true"),
    "briefings/b.yml": "claims:\n  drafted: {says: D., sources: [wire]}\n",
}


def every(site):
    return [rest for found in site.rests.values() for rest in found]


def told(found):
    return [(rest.fragment, str(rest.way), rest.source, rest.through) for rest in found.rests]


def test_each_record_counts_once_by_its_most_direct_way(newsroom):
    site = newsroom(FILES)
    found = impact(site.names, "post", every(site))
    assert found.known_through == ("echo", "wire")
    assert told(found) == [
        ("fnref:src-post", "note", "post", ""),
        ("claim-straight", "cites", "post", ""),
        ("claim-far", "cites", "echo", ""),
        ("date-day", "claim", "echo", "far"),
    ]
    assert [found.is_direct(rest) for rest in found.rests] == [True, True, False, False]


def test_all_sources_at_once_come_to_the_same(newsroom):
    site = newsroom(FILES, preview=True)
    together = impacts(site.names, every(site))
    assert together == {id_: impact(site.names, id_, every(site)) for id_ in site.names.sources}
    assert ("claim-drafted", "cites", "wire", "") in told(together["post"])


def test_a_round_of_sources_comes_to_an_end(newsroom):
    site = newsroom(FILES)
    found = impact(site.names, "a", every(site))
    assert (found.known_through, found.rests) == (("b",), ())


def test_records_on_corrected_or_withdrawn_sources_are_known(newsroom):
    site = newsroom(FILES)
    assert dict(site.unsound) == {
        "a#straight": ("post",),
        "a#far": ("post",),
        "a#other": ("log",),
        "a#day": ("post",),
    }
