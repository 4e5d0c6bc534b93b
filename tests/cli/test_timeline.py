"""The timeline for other programs, and a timeline of TimelineJS taken over."""

import csv
import io
import json
from pathlib import Path

import pytest
from icalendar import Calendar

ARTICLE = "---\ntitle: The ferry is late\ndate: 2025-02-13\n---\n\nThe crane stood idle.\n"
SIDECAR = """\
# ours
sources:
  harbor-log: {type: webpage, title: Harbor log, url: https://harbor.example/log}
dates:
  idle: {date: 2025-02~, title: The crane stands idle}  # as told
"""
TIMELINE = {
    "events": [
        {
            "start_date": {"year": 2025, "month": 1, "day": 2},
            "text": {
                "headline": "Idle",
                "text": 'See the <a href="https://harbor.example/log">log</a> and '
                '<a href="javascript:alert(1)">this</a>.',
            },
        },
        {"start_date": {"year": -10044}, "text": {"headline": "Ides"}},
    ]
}


@pytest.fixture
def newsroom(run, tmp_path: Path) -> Path:
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "ferry.md").write_text(ARTICLE)
    (folder / "ferry.yml").write_text(SIDECAR)
    (tmp_path / "timeline.json").write_text(json.dumps(TIMELINE))
    return folder


def test_the_timeline_is_written_as_a_calendar_and_in_the_other_formats(run, newsroom):
    calendar = run("export", "timeline").stdout_bytes
    assert b"\r\r\n" not in calendar
    [event] = Calendar.from_ical(calendar).walk("VEVENT")
    assert (str(event["SUMMARY"]), str(event["STATUS"])) == ("The crane stands idle", "TENTATIVE")
    done = run("export", "timeline", "--format", "timelinejs", "-o", "out.json")
    assert (done.exit_code, done.stdout) == (0, "")
    assert json.loads(Path("out.json").read_text())["events"][0]["edtf"] == "2025-02~"
    rows = run("export", "timeline", "--format", "csv").stdout_bytes.decode()
    [row] = csv.DictReader(io.StringIO(rows, newline=""))
    assert (row["record"], row["words"]) == ("ferry#idle", "about February 2025")


def test_a_timeline_without_dates_is_still_a_calendar(run, newsroom):
    (newsroom / "ferry.yml").unlink()
    calendar = Calendar.from_ical(run("export", "timeline").stdout_bytes)
    assert calendar.walk("VEVENT") == []


def test_a_timeline_becomes_dates_of_a_briefing_after_what_is_there(run, newsroom):
    before = (newsroom / "ferry.yml").read_text()
    shown = run("import", "timeline.json", "--into", "ferry")
    assert (newsroom / "ferry.yml").read_text() == before
    assert "+  idle-2:" in shown.stdout
    assert shown.exit_code == 1  # the Ides could not be read
    run("import", "timeline.json", "--into", "ferry", "--write")
    after = (newsroom / "ferry.yml").read_text()
    assert after == before + (
        "  idle-2:\n    date: 2025-01-02\n    title: Idle\n    note: See the log and this.\n"
    )
    for said in (
        "The address “javascript:alert(1)” is left out: it begins with `javascript:`",
        "`event 2, “Ides”`: It is left out: The year -10043 is outside -9999 to 9999",
        "The id `idle` is taken; it becomes `idle-2`.",
        "It is already there, as `harbor-log`; it is skipped.",
    ):
        assert said in shown.stderr, shown.stderr


def test_events_belong_to_a_briefing_and_not_to_a_register(run, newsroom):
    done = run("import", "timeline.json")
    assert done.exit_code == 2
    assert "`dates` belong to one briefing: name it with --into." in done.stderr
