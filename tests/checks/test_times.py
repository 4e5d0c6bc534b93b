"""When something was published, read, archived or graded; dates of shared events."""

import datetime as dt

import pytest

from footnoted.checks import dates, sources
from tests.newsroom import article, told

CODES = (dates.NO_GRADE, dates.OUT_OF_TIME, dates.EVENT_DIFFERS, sources.ONLY_TYPE)


def found(newsroom, sidecar, events="", **options):
    files = {"briefings/a.md": article(), "briefings/a.yml": sidecar}
    site = newsroom(files | ({"briefings/_shared/events.yml": events} if events else {}), **options)
    return [problem for problem in site.diagnostics if problem.code in CODES]


GRADED = "claims:\n  c: {says: C, credibility: 2, graded: {by: Ada, date: %s}}\n"
SOURCE = "sources:\n  s: {type: book, title: B, issued: 2024-05, %s}\n"


@pytest.mark.parametrize(
    ("sidecar", "said"),
    [
        (GRADED % 2031, "`graded` is 2031, after 2025-02-13 (the site's date)."),
        (GRADED % 1066, "`graded` is 1066, before there were such grades."),
        (
            SOURCE % "accessed: 2026-01-01",
            "`accessed` is 2026-01-01, after 2025-02-13 (the site's date).",
        ),
        (
            SOURCE % "accessed: 2024-04-30",
            "`accessed` is 2024-04-30, before the source was `issued`, 2024-05.",
        ),
        (
            "sources:\n  s: {type: book, title: B, issued: 2025-03}\n",
            "`issued` is 2025-03, after 2025-02-13 (the site's date).",
        ),
    ],
)
def test_what_cannot_have_been_then_is_reported(newsroom, sidecar, said):
    [problem] = found(newsroom, sidecar, as_of=dt.date(2025, 2, 13))
    assert (problem.message, problem.level) == (said, "warning")


@pytest.mark.parametrize(
    "sidecar",
    [
        GRADED % "2025-02-13",
        SOURCE % "accessed: 2024-05-31",
        SOURCE % "accessed: 2025",
        SOURCE % "archived: [{url: 'https://a.example/', date: 2024}]",
    ],
)
def test_what_can_have_been_then_is_not(newsroom, sidecar):
    assert found(newsroom, sidecar, as_of=dt.date(2025, 2, 13)) == []


def test_a_site_that_names_no_day_is_asked_for_nothing_that_lies_ahead(newsroom):
    assert found(newsroom, GRADED % 2031) == []


def test_an_events_date_is_compared_with_each_briefings(newsroom):
    events = "events:\n  e: {title: E, date: 2024-04-12}\n"
    sidecar = "dates:\n  d: {date: 2024-03, title: D, event: e}\n"
    [problem] = found(newsroom, sidecar, events)
    line = (
        "briefings/a.yml:2:13: `e` is 2024-04-12 in the register, and 2024-03 here. "
        "[date.event-differs]"
    )
    place = "briefings/_shared/events.yml:2:23"
    assert told(problem) == (line, dates.EVENT_DIFFERS.cure, place, "d")
    assert found(newsroom, sidecar.replace("2024-03", "2024-04"), events) == []


def test_a_source_with_nothing_but_its_type_is_reported(newsroom):
    [problem] = found(newsroom, "sources:\n  s: {type: webpage, reliability: A, note: ask}\n")
    line = "briefings/a.yml:2:3: The source `s` has nothing but its type. [source.only-type]"
    assert told(problem) == (line, sources.ONLY_TYPE.cure, "", "s")
    assert found(newsroom, "sources:\n  s: {type: webpage, url: 'https://a.example/'}\n") == []


@pytest.mark.parametrize(
    ("sidecar", "said"),
    [
        ("claims:\n  c: {says: ' '}\n", "`says` in “c” is empty."),
        ("figures:\n  f: {of: ' ', value: 1}\n", "`of` in “f” is empty."),
        (GRADED.replace("Ada", "'\u2003'") % 2025, "`by` in `graded` of “c” is empty."),
        (
            f"sources:\n  s: {{type: book, title: {'x' * 60_000}}}\n",
            "`title` in “s” has more than 5000 characters.",
        ),
    ],
)
def test_values_that_say_nothing_are_errors(newsroom, sidecar, said):
    site = newsroom({"briefings/a.md": article(), "briefings/a.yml": sidecar})
    assert said in [problem.message for problem in site.diagnostics]


def test_who_graded_without_a_grade_is_reported(newsroom):
    [problem] = found(newsroom, GRADED.replace("credibility: 2, ", "") % 2025)
    line = "briefings/a.yml:2:24: `c` has `graded` but no grade. [grade.none]"
    assert told(problem) == (line, dates.NO_GRADE.cure, "", "c")


def test_an_articles_language_is_a_tag(newsroom):
    head = "---\ntitle: A\ndate: 2024-05-06\nlang: the old one\n---\n\nA.\n"
    said = [problem.message for problem in newsroom({"briefings/a.md": head}).diagnostics]
    assert any("must be the code of a language" in message for message in said)
    good = newsroom({"briefings/a.md": head.replace("the old one", "pt-BR")})
    assert not any("tag" in problem.message for problem in good.diagnostics)
