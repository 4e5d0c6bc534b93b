"""The 67 adversarial little articles beside the checkout: found or not matched, as they say."""

import json
from pathlib import Path

from tests.article.newsroom import SETUP, SMARTY, plain, plan, read
from tests.article.unmark import problems, unmark

MARKER = "<p>///Footnotes Go Here///</p>\n"


def test_every_quotation_is_found_or_not_as_said_and_the_page_stays_whole(
    shared_data: Path,
) -> None:
    cases = json.loads((shared_data / "rendering" / "cases.json").read_text("utf-8"))["cases"]
    assert len(cases) == 67
    for case in cases:
        name, setup = case["name"], SMARTY if case["smarty"] else SETUP
        quotes = {key: (each["quote"], each["sources"]) for key, each in case["quotes"].items()}
        reading, without = (
            read(case["markdown"], plan(quotes), setup),
            plain(case["markdown"], setup),
        )
        for found in reading.found:
            expected = case["quotes"][found.anchor.id]["expect"] == "found"
            assert found.match.passes is expected, (name, found)
        assert not set(problems(reading.html)) - set(problems(without)), name
        bare = unmark(without).replace(MARKER, "")
        assert unmark(reading.html).split() == bare.split(), name
