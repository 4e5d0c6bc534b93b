"""Whatever two states have, they can be compared and every report of it can be written."""

import json

import jsonschema
import pytest

from footnoted.catalogue import EXAMPLES, NEWSROOM
from footnoted.comparison.changes import compare_states
from footnoted.comparison.facts import Aspect, Comparison, Coverage, FactChange, State
from footnoted.comparison.reports import DIFF_FORMATS, ReportLinks, diff_schema, narrow
from footnoted.comparison.silence import silent


@pytest.mark.parametrize("code", sorted(EXAMPLES))
def test_no_example_of_the_manual_stops_a_comparison(sites, code):
    shown = EXAMPLES[code]
    bad, good = (
        {f"briefings/{path}": text for path, text in {**NEWSROOM, **shown.both, **side}.items()}
        for side in (shown.bad, shown.good)
    )
    both = [State(site) for site in sites(bad, good)]
    for states in (both, both[::-1]):
        found = compare_states(*states)
        assert all(problem.message for problem in silent(found))
        links = ReportLinks("a", "b", "https://f.example", "https://b.example", "https://s.example")
        for form, write in DIFF_FORMATS.items():
            text = write(found, links)
            assert not found.changes or text.endswith("\n"), form
        jsonschema.validate(json.loads(DIFF_FORMATS["json"](found, links)), diff_schema())


def test_of_long_words_those_around_the_difference_are_shown():
    same = "The same words again and again. " * 10
    old, new = narrow(f"{same}Team Beta said so.{same}", f"{same}Team Alpha said so.{same}")
    assert "Team Beta" in old
    assert "Team Alpha" in new
    assert max(len(old), len(new)) < 170
    assert (old[:2], old[-2:]) == ("… ", " …")


def test_of_many_things_on_a_source_a_line_names_a_few():
    rests = tuple(f"a#claim-{number}" for number in range(7))
    change = FactChange(Aspect.GONE, "source", "log", old="Log", rests=rests)
    found = Comparison((change,), Coverage(0, 0), Coverage(0, 0))
    last = DIFF_FORMATS["text"](found, ReportLinks()).splitlines()[-1]
    assert last == f"    rests on it: {', '.join(rests[:5])} and 2 more"
