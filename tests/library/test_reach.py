"""Which sources were read by us, and which others relayed."""

import pytest

from footnoted.library.evidence import reach
from tests.newsroom import REGISTERS, article

SOURCES = "sources:\n  log: {type: webpage, title: Log, url: 'https://log.example/'}\n"
RELAYED = "claims:\n  c: {says: C., attribution: [{source: log}, {source: courier, read: true}]}\n"


@pytest.mark.parametrize(
    ("body", "sidecar", "ways"),
    [
        ("No evidence.", "", ([], [], [])),
        ("A note.[^courier]", "", ([], [], ["courier"])),
        ("A [link](https://courier.example/crane).", "", ([], [], ["courier"])),
        ("Known only through another.[^agency]", "", ([], ["agency"], [])),
        ("X.", "claims:\n  c: {says: C., sources: [log]}\n", ([], [], ["log"])),
        ("X.", "claims:\n  c: {says: C., sources: [{id: log, read: true}]}\n", (["log"], [], [])),
        ("X.", RELAYED, (["courier"], ["log"], [])),
        (
            "The crane. Noted.[^c]",
            "claims:\n  c: {quote: The crane., attribution: "
            "[{source: log}, {source: courier, read: true}]}\n",
            (["courier"], ["log"], []),
        ),
        ("And noted elsewhere.[^log]", RELAYED, (["courier"], ["log"], [])),
        (
            "X.",
            "claims:\n  c: {says: C., outcome: {result: happened, sources: [log]}}\n",
            ([], [], ["log"]),
        ),
        (
            "X.[^log]",
            "claims:\n  c: {says: C., sources: [{id: log, read: true}]}\n"
            "dates:\n  d: {date: 2024, title: D, claim: c}\n",
            (["log"], [], []),
        ),
    ],
)
def test_read_is_only_what_a_record_says_was_read(newsroom, body, sidecar, ways):
    files = {"briefings/a.md": article(body), "briefings/a.yml": SOURCES + sidecar}
    site = newsroom(REGISTERS | files)
    found = reach(site.names, site.names.briefings["a"], site.readings["a"])
    assert (*map(sorted, (found.read, found.relayed, found.unsaid)),) == ways
