"""Checks of one briefing: what they find may be kept, since they look at nothing of others."""

from collections.abc import Mapping
from dataclasses import fields, replace

import pytest

from footnoted.catalogue import CHECKS, OF_ONE
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
  f: {quote: 30 tonnes, label: Load, value: 31, unit: t, sources: [log]}
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
