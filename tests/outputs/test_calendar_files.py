"""Which calendars there are, what enters them, and that nothing but content moves a byte."""

import datetime as dt
import os
import time

import pytest
import vobject  # type: ignore[import-untyped]
from icalendar import Calendar

from footnoted.outputs.calendar import calendar_of_tag, calendars, entries
from footnoted.outputs.files import calendar_of_briefing, sight, slug
from footnoted.outputs.registry import EXPORTS
from tests.newsroom import REGISTERS, article

SIDECAR = """
    dates:
      d: {title: The crane falls, date: 2024-05-03}
      year: {title: A dry year, date: 2023}
      war: {title: The quay is closed, date: 2022-02-24/..}
    claims:
      again: {says: It runs again., kind: forecast, due: {from: 2024-05-03, plus: 10 days}}
      closed: {says: The quay opens., kind: forecast, due: 2025}
    """


def named(site):
    return {entry.name: entry for entry, _ in entries(site).entries}


def paths(site):
    return [file.path for file in calendars(site)]


def test_events_and_what_is_due_enter_and_what_is_coarse_is_counted(newsroom):
    site = newsroom({"briefings/a.md": article(), "briefings/a.yml": SIDECAR})
    found = entries(site)
    assert [(entry.name, entry.title, entry.kind) for entry, _ in found.entries] == [
        ("event-a--war", "The quay is closed (begins)", "event"),
        ("event-a--d", "The crane falls", "event"),
        ("due-a--again", "Due: It runs again.", "due"),
    ]
    assert found.left_out == (("a",), ("a",))
    assert found.entries[2].entry.told == (
        "Due: 13 May 2024 (10 days from 3 May 2024)",
        "“A”",
        "As of 6 May 2024",
    )
    calendar = Calendar.from_ical(next(iter(calendars(site))).text.encode())
    assert "X-WR-CALDESC" in calendar
    assert str(calendar["DESCRIPTION"]).endswith(
        "2 dates are not here: not known exactly enough for a calendar."
    )


def test_what_is_due_on_a_day_or_earlier_enters_on_that_day_and_what_happened_then_does_not(
    newsroom,
):
    sidecar = """
        dates:
          answer: {title: An answer, date: "[..2025-03-31]", kind: deadline}
          storm: {title: A storm, date: "[..2025-03-31]"}
        claims:
          opens: {says: The quay opens., kind: forecast, due: "[..2025-04-30]"}
        """
    site = newsroom({"briefings/a.md": article(), "briefings/a.yml": sidecar})
    found = entries(site)
    assert [(entry.title, entry.span.start, entry.told[0]) for entry, _ in found.entries] == [
        (
            "An answer (at the latest)",
            dt.date(2025, 3, 31),
            "Deadline: 31 March 2025 or earlier",
        ),
        (
            "Due: The quay opens. (at the latest)",
            dt.date(2025, 4, 30),
            "Due: 30 April 2025 or earlier",
        ),
    ]
    assert found.left_out == (("a",),)
    assert "DTSTART;VALUE=DATE:20250331" in next(iter(calendars(site))).text


def test_a_description_tells_outcome_who_differs_and_what_is_doubted(newsroom):
    rows = """
        dates:
          d:
            {title: D, date: %s, kind: planned, event: storm, status: %s,
             attribution: [{party: master, how: told}, {source: courier, read: true}],
             outcome: {result: did-not-happen, date: 2024-05-04}}
        """
    site = newsroom(
        REGISTERS
        | {
            "briefings/_shared/events.yml": "events:\n  storm: {title: Storm}\n",
            "briefings/a.md": article(title="Quay"),
            "briefings/a.yml": rows % ("2024-05-03", "reported"),
            "briefings/b.md": article(title="Port", date="2024-05-05"),
            "briefings/b.yml": rows % ("2024-05-04", "disputed"),
        },
        site_url="https://news.example/",
    )
    [entry] = named(site).values()
    assert entry.told == (
        "Planned: 3 May 2024",
        "Outcome: did not happen (4 May 2024)",
        "“Quay”: Ada Rower, told The Courier",
        "“Port”: 4 May 2024; Ada Rower, told The Courier (disputed)",
        "Sources:",
        f"- {sight(site).citation('courier').striptags()}",
        "As of 6 May 2024",
    )
    assert entry.address == "https://news.example/timeline/#event-storm"
    assert entry.briefings == ("a", "b")


def test_what_a_date_of_the_briefing_tells_is_not_entered_twice(newsroom):
    sidecar = """
        dates:
          d: {title: It runs again, date: 2024-06-01, kind: planned, claim: again}
        claims:
          again: {says: It runs again., kind: forecast, due: 2024-06-01}
        """
    site = newsroom({"briefings/a.md": article(), "briefings/a.yml": sidecar})
    assert list(named(site)) == ["event-a--d"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: The crane falls", "title: The crane is torn down"),
        ("date: 2024-05-03}", "date: 2024-05-04~}"),
        ("says: It runs again.", "says: It is mended."),
        ("10 days", "12 days"),
        ("      d: {", "      fallen: {formerly: [d], "),
        ("      again: {", "      mended: {formerly: [again, second], "),
        ("    dates:", "    figures: {}\n    dates:"),
    ],
)
def test_names_last_whatever_is_rewritten(newsroom, old, new):
    before = newsroom({"briefings/a.md": article(), "briefings/a.yml": SIDECAR})
    after = newsroom({"briefings/a.md": article(), "briefings/a.yml": SIDECAR.replace(old, new)})
    assert set(named(after)) == set(named(before))


def test_a_shared_event_that_was_renamed_keeps_its_name(newsroom):
    events = "events:\n  gale: {title: Storm, formerly: [storm, tempest]}\n"
    row = "dates:\n  d: {title: D, date: 2024-05-03, event: gale, formerly: [old]}\n"
    site = newsroom(
        {
            "briefings/_shared/events.yml": events,
            "briefings/a.md": article(),
            "briefings/a.yml": row,
        }
    )
    assert list(named(site)) == ["event-storm"]


def test_there_is_a_calendar_of_everything_of_each_tag_and_of_each_briefing(newsroom):
    row = "dates:\n  d: {title: D, date: %s, tags: [%s]}\n"
    site = newsroom(
        {
            "briefings/a.md": article(tags="[Black Sea]"),
            "briefings/a.yml": row % ("2024-05-03", "black-sea"),
            "briefings/2024/b.md": article(tags="[Курськ]"),
            "briefings/2024/b.yml": row % ("2024-05-04", "A/B"),
            "briefings/tag-x.md": article(),
            "briefings/tag-x.yml": row % ("2024-05-05", "x"),
            "briefings/coarse.md": article(tags="[coarse]"),
            "briefings/coarse.yml": row % ("2024", "coarse"),
            "briefings/draft.md": article(draft="true", tags="[draft]"),
            "briefings/draft.yml": row % ("2024-05-06", "draft"),
        },
        site_name="News",
    )
    assert [(f.path, f.title, f.text.count("BEGIN:VEVENT")) for f in calendars(site)] == [
        ("timeline.ics", "News: timeline", 3),
        (f"calendars/tag-{slug('Курськ')}.ics", "News: Курськ", 1),
        (f"calendars/tag-{slug('A/B')}.ics", "News: A/B", 1),
        ("calendars/tag-black-sea.ics", "News: Black Sea", 1),
        ("calendars/tag-x.ics", "News: x", 1),
        ("calendars/2024/b.ics", "News: A", 1),
        ("calendars/a.ics", "News: A", 1),
        ("calendars/coarse.ics", "News: A", 0),
        ("calendars/briefing--tag-x.ics", "News: A", 1),
    ]
    assert {file.media_type for file in calendars(site)} == {"text/calendar"}


def test_a_site_without_dates_has_the_calendar_of_everything_and_no_other(newsroom):
    [file] = calendars(newsroom({"briefings/a.md": article(tags="[a]")}))
    assert (file.path, file.title) == ("timeline.ics", "Timeline")
    assert Calendar.from_ical(file.text.encode()).walk("VEVENT") == []
    assert vobject.readOne(file.text).name == "VCALENDAR"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("sanctions", "sanctions"),
        ("Black Sea", "black-sea"),
        ("black_sea", "black-sea"),
        ("A/B", "a-b--c14cddc033f6"),
        ("A&B", "a-b--"),
        ("Курськ", "--"),
        ("../../index", "index--"),
        ("tag--x", "tag-x"),
        ("x" * 60, "x" * 48 + "--"),
        ("日本", "--"),
        ("\u202ex", "x--"),
    ],
)
def test_a_slug_is_plain_or_carries_a_digest(tag, expected):
    found = slug(tag)
    assert found.startswith(expected)
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert ("--" in found) == ("--" in expected)
    assert len(found) <= 62


def test_tags_that_lose_letters_never_meet():
    tags = ["A/B", "A B", "A&B", "a.b", "Курськ", "Київ", "日本", "…", "?", "a-b--" + "0" * 12]
    assert len({slug(tag) for tag in tags}) == len(tags)


def test_addresses_of_calendars_can_be_asked_for():
    assert calendar_of_tag("Black Sea") == "calendars/tag-black-sea.ics"
    assert calendar_of_briefing("2025/kursk") == "calendars/2025/kursk.ics"
    assert calendar_of_briefing("tag-x/a") == "calendars/briefing--tag-x/a.ics"


def test_no_clock_no_zone_no_locale_moves_a_byte(newsroom, monkeypatch):
    files = REGISTERS | {
        "briefings/a.md": article(tags="[b, a]", timezone="Europe/Kyiv"),
        "briefings/a.yml": SIDECAR.replace("date: 2024-05-03}", "date: 2024-05-03T10:30:00}"),
    }

    def everything(as_of):
        site = newsroom(files, as_of=as_of)
        return [(f.path, f.text) for export in EXPORTS for f in export.files(site)]

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    before = everything(dt.date(2024, 5, 6))
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4102444800")
    monkeypatch.setattr(os, "getcwd", lambda: "/")
    time.tzset()
    try:
        assert everything(dt.date(2024, 5, 6)) == before
        calendar = [text for path, text in before if path == "timeline.ics"]
        later = dict(everything(dt.date(2031, 1, 1)))
        assert [later["timeline.ics"]] == calendar
    finally:
        monkeypatch.undo()
        time.tzset()
