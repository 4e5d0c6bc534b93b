"""Dates of a sidecar: seasons without a hemisphere."""

import pytest

from footnoted.checks import dates
from footnoted.records.sources import DATES
from tests.newsroom import article, told


def problems(newsroom, sidecar, **files):
    every = {"briefings/a.md": article(), "briefings/a.yml": sidecar}
    registers = {f"briefings/_shared/{name}.yml": text for name, text in files.items()}
    return [p for p in newsroom(every | registers).diagnostics if p.code is dates.SEASON]


def test_a_season_without_a_hemisphere_is_told_with_both_ways_to_write_it(newsroom):
    [problem] = problems(newsroom, "dates:\n  storm: {date: 2024-21, title: Storm}\n")
    line = (
        "briefings/a.yml:2:17: “2024-21” is a season without a hemisphere; it is read as "
        "northern. [date.season]"
    )
    hint = "Write 2024-25 in the north or 2024-29 in the south."
    assert told(problem) == (line, hint, "", "storm")
    assert problem.level == "warning"


def test_both_ends_of_a_longer_date_are_cured(newsroom):
    [problem] = problems(newsroom, "dates:\n  war: {date: 2023-24~/2024-22, title: War}\n")
    assert problem.hint == ("Write 2023-28~/2024-26 in the north or 2023-32~/2024-30 in the south.")


@pytest.mark.parametrize(
    ("sidecar", "place"),
    [
        ("dates:\n  d: {date: {earliest: 2024-21, latest: 2024-22}, title: D}", "2:13"),
        ("claims:\n  c: {says: C, date: 2024-21}", "2:22"),
        ("claims:\n  c: {says: C, due: 2024-21}", "2:21"),
        ("claims:\n  c: {says: C, due: {from: 2024-21, plus: 1 year}}", "2:28"),
        ("claims:\n  c: {says: C, outcome: {result: partly, date: 2024-21}}", "2:48"),
        ("figures:\n  f: {of: F, value: 1, as-of: 2024-21}", "2:31"),
        (
            "sources:\n  s: {type: post, archived: [{url: 'https://a.example/', date: 2024-21}]}",
            "2:64",
        ),
        ("corrections:\n  c: {kind: update, date: 2024-21, text: T}", "2:27"),
    ],
)
def test_a_season_is_found_wherever_it_stands(newsroom, sidecar, place):
    [problem] = problems(newsroom, sidecar + "\n")
    assert str(problem.mark) == f"briefings/a.yml:{place}"


def test_registers_are_read_too(newsroom):
    found = problems(
        newsroom,
        "",
        events="events:\n  e: {title: E, date: 2024-22}\n",
        parties="parties:\n  p: {name: P, type: person, roles: [{role: R, from: 2024-24}]}\n",
    )
    assert [(str(p.mark), p.about) for p in found] == [
        ("briefings/_shared/events.yml:2:23", "e"),
        ("briefings/_shared/parties.yml:2:54", "p"),
    ]


@pytest.mark.parametrize("key", DATES)
@pytest.mark.parametrize("date", ["2024-21", "2024-22~", "2023-24/2024-21"])
def test_the_season_on_the_cover_of_a_source_is_fine(newsroom, key, date):
    source = f"sources:\n  s: {{type: post, {key}: {date}}}\n"
    assert problems(newsroom, source) == []
    assert problems(newsroom, "", sources=source) == []


@pytest.mark.parametrize("date", ["2024-25", "2024-32", "2024-33", "2024-41", "2024-03"])
def test_a_season_with_its_hemisphere_and_parts_of_a_year_are_fine(newsroom, date):
    assert problems(newsroom, f"dates:\n  storm: {{date: {date}, title: Storm}}\n") == []


@pytest.mark.parametrize(
    ("date", "zone", "told_at"),
    [
        ("2024-05-03T18:30", "", "briefings/a.yml:2:13"),
        ("2024-05-03T18:30:15", "", "briefings/a.yml:2:13"),
        ("{earliest: 2024-05-03T18:30, latest: 2024-05-04}", "", "briefings/a.yml:2:13"),
        ("2024-05-03T18:30", "Europe/Kyiv", ""),
        ("2024-05-03T18:30Z", "", ""),
        ("2024-05-03T18:30+03:00", "", ""),
        ("2024-05-03", "", ""),
    ],
)
def test_a_time_of_day_needs_a_zone(newsroom, date, zone, told_at):
    front = {"timezone": zone} if zone else {}
    files = {
        "briefings/a.md": article(**front),
        "briefings/a.yml": f"dates:\n  d: {{date: {date}, title: D}}\n",
    }
    found = [p for p in newsroom(files).diagnostics if p.code is dates.NO_ZONE]
    assert [str(problem.mark) for problem in found] == [told_at] * bool(told_at)
    assert all(problem.level == "warning" and problem.about == "d" for problem in found)


def test_a_time_in_a_register_or_a_due_date_needs_a_zone_too(newsroom):
    files = {
        "briefings/a.md": article(),
        "briefings/a.yml": "claims:\n  c: {says: C, due: 2024-05-03T18:30}\n",
        "briefings/_shared/events.yml": "events:\n  e: {title: E, date: 2024-05-03T18:30}\n",
    }
    found = [p for p in newsroom(files).diagnostics if p.code is dates.NO_ZONE]
    assert [str(problem.mark) for problem in found] == [
        "briefings/_shared/events.yml:2:23",
        "briefings/a.yml:2:21",
    ]


@pytest.mark.parametrize("key", DATES)
def test_the_time_that_another_program_wrote_of_a_source_is_fine(newsroom, key):
    source = f"sources:\n  s: {{type: post, {key}: 2024-05-03T18:30:15}}\n"
    files = {"briefings/a.md": article(), "briefings/a.yml": source}
    found = [p for p in newsroom(files).diagnostics if p.code is dates.NO_ZONE]
    assert found == []
