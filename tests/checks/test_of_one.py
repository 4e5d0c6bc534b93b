"""Checks of one briefing: what they find may be kept, since they look at nothing of others."""

from collections.abc import Mapping
from dataclasses import fields, replace

import pytest

from footnoted.catalogue import CHECKS, OF_ONE, check_all
from footnoted.store import Kept, Store
from tests.newsroom import build_in

ARTICLE = "---\ntitle: T\ndate: 2024-01-02\n---\n\nThe crane lifted 30 tonnes on 4 May 2024.\n"
SIDECAR = """\
sources:
  log: {type: report, title: Log, url: https://example.org/log}
claims:
  c: {quote: The crane lifted, attribution: [{source: log, how: reported}], credibility: 1}
dates:
  d: {quote: on 4 May 2024, date: 2024-05-04, kind: event, title: Lift, sources: [log]}
figures:
  f: {quote: 30 tonnes, of: Load, value: 31, unit: t, sources: [log]}
"""
ASKED = {"built", "project", "library", "readings", "names", "as_of"}
"""What such a check may ask of the Site."""


class Narrow:
    """A Site that refuses to answer for all, and for any briefing but one."""

    def __init__(self, site, name):
        for field in fields(site):
            if field.name in ASKED:
                setattr(self, field.name, getattr(site, field.name))
        self.readings = {name: site.readings[name]}
        self.names = replace(
            site.names,
            **{
                field.name: {name: found[name]} if name in found else {}
                for field in fields(site.names)
                if isinstance(found := getattr(site.names, field.name), Mapping)
            },
        )


FILES = {
    f"briefings/{name}.{kind}": text
    for name in ("one", "two", "three")
    for kind, text in (("md", ARTICLE), ("yml", SIDECAR))
}


@pytest.mark.parametrize("check", OF_ONE, ids=lambda check: check.__name__)
def test_a_check_of_one_briefing_finds_the_same_without_the_others(check, tmp_path):
    site = build_in(tmp_path, FILES)
    one = replace(site, built=tuple(b for b in site.built if b.name == "two"))
    assert list(check(Narrow(one, "two"))) == list(check(one))


def test_they_are_among_all_checks_and_find_something(tmp_path):
    site = build_in(tmp_path, FILES)
    assert set(OF_ONE) <= set(CHECKS)
    assert {problem.code.name for check in OF_ONE for problem in check(site)}


def series(unit):
    return f"figures:\n  f: {{quote: 30 tonnes, of: Load, value: 30, unit: {unit}, series: load}}\n"


def test_what_is_kept_of_one_briefing_hides_nothing_that_lies_between_two(tmp_path):
    sources = """\
sources:
  log: {type: report, title: Log, cited-in: wire}
  wire: {type: report, title: Wire, cited-in: WAY}
"""
    claim = "claims:\n  c: {says: So., attribution: [{source: log, how: reported, read: true}]}\n"
    files = {
        **{f"briefings/{name}.md": ARTICLE for name in ("one", "two", "three", "four")},
        "briefings/one.yml": series("t"),
        "briefings/two.yml": series("t"),
        "briefings/three.yml": series("km"),
        "briefings/four.yml": claim,
    }
    kept = Kept(Store(tmp_path / "store.sqlite3"), "base")
    looped, mended = sources.replace("WAY", "log"), sources.replace(", cited-in: WAY", "")
    found = []
    for number, register in enumerate((looped, mended, mended.replace(", cited-in: wire", ""))):
        site = build_in(
            tmp_path / str(number), {**files, "briefings/_shared/sources.yml": register}
        )
        found.append({*check_all(site, (), kept)})
        assert found[-1] == {*check_all(site, ())}
    codes = [{problem.code.name for problem in each} for each in found]
    assert ["source.cited-in-loop" in each for each in codes] == [True, False, False]
    assert ["chain.read-and-cited-in" in each for each in codes] == [True, True, False]
    assert all("figure.series-mixed" in each for each in codes)
