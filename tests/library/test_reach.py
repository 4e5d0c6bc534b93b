"""Which sources were read by us, and which others relayed."""

import pytest

from footnoted.library.evidence import reach
from tests.newsroom import REGISTERS, article

SOURCES = "sources:\n  log: {type: webpage, title: Log, url: 'https://log.example/'}\n"
RELAYED = "claims:\n  c: {says: C., attribution: [{source: log}, {source: courier, read: true}]}\n"


@pytest.mark.parametrize(
    ("body", "sidecar", "read", "relayed"),
    [
        ("No evidence.", "", [], []),
        ("A note.[^courier]", "", ["courier"], []),
        ("Known only through another.[^agency]", "", [], ["agency"]),
        ("X.", "claims:\n  c: {says: C., sources: [log]}\n", ["log"], []),
        (
            "X.",
            RELAYED,
            ["courier"],
            ["log"],
        ),
        (
            "The crane. Noted.[^c]",
            "claims:\n  c: {quote: The crane., attribution: "
            "[{source: log}, {source: courier, read: true}]}\n",
            ["courier"],
            ["log"],
        ),
        (
            "And read elsewhere.[^log]",
            RELAYED,
            ["courier", "log"],
            [],
        ),
        (
            "X.",
            "claims:\n  c: {says: C., outcome: {result: happened, sources: [log]}}\n",
            ["log"],
            [],
        ),
        (
            "X.",
            "claims:\n  c: {says: C., sources: [log]}\n"
            "dates:\n  d: {date: 2024, title: D, claim: c}\n",
            ["log"],
            [],
        ),
    ],
)
def test_sources_are_read_or_relayed(newsroom, body, sidecar, read, relayed):
    site = newsroom(
        REGISTERS | {"briefings/a.md": article(body), "briefings/a.yml": SOURCES + sidecar}
    )
    found = reach(site.names, site.names.briefings["a"], site.readings["a"])
    assert (sorted(found.read), sorted(found.relayed), found.linked) == (read, relayed, frozenset())


@pytest.mark.parametrize(
    ("body", "linked"),
    [
        ("A [link](https://courier.example/crane).", ["courier"]),
        ("A [link](https://courier.example/crane) and a note.[^courier]", []),
    ],
)
def test_a_link_alone_does_not_say_that_anybody_read_it(newsroom, body, linked):
    site = newsroom(REGISTERS | {"briefings/a.md": article(body)})
    found = reach(site.names, site.names.briefings["a"], site.readings["a"])
    assert (sorted(found.linked), "courier" in found.read) == (linked, not linked)
    assert found.all == {"courier"}
