"""Calendars as bytes: read back by two parsers that share no code, whatever the words are."""

import datetime as dt
import json
import re
from typing import Any

import pytest
import vobject  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event, vDuration, vText, vUri

from footnoted.outputs.calendar import (
    CalendarEntry,
    CalendarSpan,
    EventStatus,
    calendar_text,
    calendars,
    entry_text,
    uid,
)
from footnoted.outputs.files import line, lines, sight
from footnoted.project import Project
from tests.newsroom import REGISTERS, article

HOSTILE = [
    "END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:forged",
    "a\rATTACH:file:///etc/passwd",
    "a\x0bATTACH:x\x0cATTACH:y\x1cATTACH:z\x85ATTACH:w",
    "a\u2028ATTENDEE:mailto:a@b.example\u2029ATTENDEE:c",
    "nul\x00nul, bell\x07, delete\x7f, \x9b",
    "\u202egnp.exe \u2066inner\u2069 \u200fright-to-left mark stays",
    'comma, semicolon; colon: back\\slash \\n \\, "quoted" ^n ^\'',
    "Ключ " * 40,
    "日本語の見出し" * 30,
    "👩‍👩‍👧‍👦" * 30,
    "e\u0301" * 100,
    "\ufeff\ufffelone \ud800 surrogate",
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>&amp;",
    " " * 200 + "end",
    "",
]
PROJECT = Project(root="/nowhere", site_url="https://news.example/f/", site_name="The News")  # type: ignore[arg-type]


def entry(title="T", told=("Told.",), place="P", tags=("t",), **rest):
    given = {
        "name": "event-storm",
        "span": CalendarSpan(dt.date(2024, 4, 1), dt.date(2024, 5, 1)),
        "status": EventStatus.TENTATIVE,
        "changed": dt.date(2024, 5, 6),
        "sequence": 7,
        "address": "",
        "kind": "event",
        "briefings": ("a",),
    } | rest
    return CalendarEntry(title=title, told=told, place=place, tags=tags, **given)  # type: ignore[arg-type]


def written(*entries, title="Timeline"):
    return calendar_text(title, "About.", "", [entry_text(e, PROJECT) for e in entries])


def read(text):
    """Read a calendar with both parsers; they must see one and the same event."""
    one: Any
    [one] = Calendar.from_ical(text.encode()).walk("VEVENT")
    calendar = vobject.readOne(text)
    assert calendar.validate(raiseException=True)
    [other] = calendar.vevent_list
    assert one.errors == []
    for name in ("SUMMARY", "DESCRIPTION", "UID", "STATUS", "LOCATION", "SEQUENCE"):
        assert str(one.get(name, "")) == other.getChildValue(name.lower(), "")
    assert [str(cat) for cat in one["CATEGORIES"].cats] == other.categories.value
    assert one.start == other.dtstart.value
    return one


def well_formed(text):
    """Every line ends in CRLF, has at most 75 octets, no control character, a known name."""
    assert text.endswith("END:VCALENDAR\r\n")
    for each in text.encode().split(b"\r\n"):
        assert len(each) <= 75
        assert not re.search(rb"[\x00-\x1f\x7f]", each)
        each.decode()  # a fold never cuts a character
    assert len(text.splitlines()) == text.count("\r\n")
    names = {each.partition(":")[0].partition(";")[0] for each in unfolded(text)}
    assert names <= NAMES


def unfolded(text):
    return text.replace("\r\n ", "").split("\r\n")[:-1]


NAMES = set(
    "BEGIN END VERSION PRODID NAME X-WR-CALNAME DESCRIPTION X-WR-CALDESC REFRESH-INTERVAL "
    "X-PUBLISHED-TTL SOURCE UID DTSTAMP LAST-MODIFIED SEQUENCE DTSTART DTEND SUMMARY STATUS "
    "TRANSP CLASS CATEGORIES LOCATION URL".split()
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_out_of_its_property(text):
    calendar = written(entry(text or "T", (text, text), text, (text,) if text else ()), title=text)
    well_formed(calendar)
    event = read(calendar)
    assert str(event["SUMMARY"]) == (line(text) or "T")
    assert str(event["DESCRIPTION"]) == f"{line(text)}\n{line(text)}"


def by_icalendar(title, about, address, entry):
    """Return a calendar of one entry as the library icalendar writes it."""
    head = Calendar()
    head.add("prodid", "-//Footnoted//Footnoted//EN")
    head.add("version", "2.0")
    for name in ("name", "x-wr-calname"):
        head.add(name, vText(line(title)))
    for name in ("description", "x-wr-caldesc"):
        head.add(name, vText(lines(about)))
    head.add("refresh-interval", dt.timedelta(1), parameters={"VALUE": "DURATION"})
    head.add("x-published-ttl", vDuration(dt.timedelta(1)))
    if address:
        head.add("source", vUri(address), parameters={"VALUE": "URI"})
    changed = dt.datetime.combine(entry.changed, dt.time(), dt.UTC)
    event = Event()
    event.add("uid", uid(PROJECT, entry.name))
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", entry.sequence)
    event.add("dtstart", entry.span.start)
    if entry.span.end:
        event.add("dtend", entry.span.end)
    event.add("summary", line(entry.title))
    event.add("description", "\n".join(map(line, entry.told)))
    event.add("status", entry.status.value)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PUBLIC")
    event.add("categories", [*map(line, entry.tags), entry.kind])
    if entry.place:
        event.add("location", line(entry.place))
    if entry.address:
        event.add("url", vUri(entry.address))
    head.add_component(event)
    return head.to_ical().decode()


WORDS = st.text(st.sampled_from('aé日👩\\^;,:"\n\r =.-') | st.characters(), max_size=160).filter(
    lambda text: "\\N" not in text  # of which icalendar makes a line break
)
SPANS = st.sampled_from(
    [
        CalendarSpan(dt.date(33, 4, 3), dt.date(33, 4, 4)),
        CalendarSpan(dt.datetime(2024, 5, 3, 7, 30, tzinfo=dt.UTC), None),
        CalendarSpan(
            dt.datetime(2024, 5, 3, 7, 30, tzinfo=dt.UTC),
            dt.datetime(2024, 5, 3, 9, 30, 5, tzinfo=dt.UTC),
        ),
    ]
)
ADDRESSES = st.sampled_from(["", "https://news.example/f/" + "a-long-name-" * 9 + "/#event-storm"])


ENTRIES = st.builds(
    lambda title, told, place, tags, span, address: entry(
        title, tuple(told), line(place), tuple(tags), span=span, address=address
    ),
    WORDS,
    st.lists(WORDS, max_size=3),
    WORDS,
    st.lists(WORDS, max_size=3),
    SPANS,
    ADDRESSES,
)


@settings(max_examples=300, deadline=None)
@given(WORDS, WORDS, ADDRESSES, ENTRIES)
def test_a_calendar_is_byte_for_byte_what_icalendar_writes(title, about, address, one):
    made = calendar_text(title, about, address, [entry_text(one, PROJECT)])
    assert made == by_icalendar(title, about, address, one)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.lists(st.text(max_size=40), max_size=3))
def test_any_text_reads_back_as_its_plain_form(text, tags):
    calendar = written(entry(f"x{text}", ("x" + text,), f"x{text}", tuple(f"x{t}" for t in tags)))
    well_formed(calendar)
    event = read(calendar)
    assert str(event["SUMMARY"]) == str(event["LOCATION"]) == line(f"x{text}")
    assert [str(cat) for cat in event["CATEGORIES"].cats] == [
        *(line(f"x{tag}") for tag in tags),
        "event",
    ]


def test_the_hostile_texts_beside_the_checkout_break_nothing(shared_data):
    found = json.loads((shared_data / "hostile" / "text_hostile.json").read_text())
    texts = [text for text in strings(found) if text]
    assert len(texts) > 70
    well_formed(written(*(entry(f"x{text}", (text,), text, (text,)) for text in texts)))
    for text in texts:
        assert str(read(written(entry(f"x{text}")))["SUMMARY"]) == line(f"x{text}")


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


def test_plain_text_keeps_what_letters_need_and_one_kind_of_line_end():
    assert lines("a\r\nb\rc\u2028d\te \u200e\u200f\u202e") == "a\nb\nc\nd e \u200e\u200f"
    assert line("a\r\n b\x00\n\nc ") == "a b c"


def test_an_entry_has_all_that_a_subscriber_needs(newsroom):
    site = newsroom(
        REGISTERS
        | {
            "briefings/a.md": article(updated="2024-05-08", tags="[harbour, weather]"),
            "briefings/a.yml": """
                dates:
                  d: {title: D, date: 2024-04~, event: storm, sources: [courier], tags: [crane]}
                """,
        },
        site_name="The News",
        site_url="https://news.example/f/",
    )
    everything = next(iter(calendars(site)))
    cited = str(sight(site).citation("courier").striptags()).replace(",", "\\,")
    assert unfolded(everything.text) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Footnoted//Footnoted//EN",
        *(
            f"{name}:Dates as exactly as they are known\\; a description gives each in words."
            for name in ("DESCRIPTION", "X-WR-CALDESC")
        ),
        "NAME:The News: timeline",
        "X-WR-CALNAME:The News: timeline",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "SOURCE;VALUE=URI:https://news.example/f/timeline.ics",
        "X-PUBLISHED-TTL:P1D",
        "BEGIN:VEVENT",
        "SUMMARY:A storm damages the crane",
        "DTSTART;VALUE=DATE:20240401",
        "DTEND;VALUE=DATE:20240501",
        "DTSTAMP:20240508T000000Z",
        "UID:93a557a7-d7dd-5dbb-91fa-b4db18ef43c1",
        "SEQUENCE:8894",
        "CATEGORIES:crane,harbour,weather,event",
        "CLASS:PUBLIC",
        "DESCRIPTION:Happened: April 2024\\n“A”: about April 2024\\nSources:"
        f"\\n- {cited}"
        "\\nAs of 8 May 2024",
        "LAST-MODIFIED:20240508T000000Z",
        "LOCATION:North quay",
        "STATUS:TENTATIVE",
        "TRANSP:TRANSPARENT",
        "URL:https://news.example/f/briefings/a/#date-d",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_times_are_written_in_utc_and_both_parsers_agree():
    start = dt.datetime(2024, 5, 3, 7, 30, tzinfo=dt.UTC)
    text = written(entry(span=CalendarSpan(start, start + dt.timedelta(hours=2))))
    assert "DTSTART:20240503T073000Z\r\nDTEND:20240503T093000Z\r\n" in text
    assert read(text).start == start


def test_a_moment_has_no_end():
    text = written(entry(span=CalendarSpan(dt.datetime(2024, 5, 3, 7, 30, tzinfo=dt.UTC), None)))
    assert "DTEND" not in text
    assert read(text).get("DTEND") is None


def test_early_years_have_four_digits():
    text = written(entry(span=CalendarSpan(dt.date(33, 4, 3), dt.date(33, 4, 4))))
    assert "DTSTART;VALUE=DATE:00330403\r\nDTEND;VALUE=DATE:00330404\r\n" in text


def project(**fields):
    return Project(root="/nowhere", **fields)  # type: ignore[arg-type]


def test_a_uid_is_made_of_the_address_without_its_scheme_and_the_lasting_name():
    site = project(site_url="https://news.example/f/", site_name="The News")
    assert uid(site, "event-storm") == "93a557a7-d7dd-5dbb-91fa-b4db18ef43c1"
    assert uid(project(site_url="http://News.example/f"), "event-storm") == uid(site, "event-storm")
    others = {
        uid(site, "due-storm"),
        uid(site, "event-a--d"),
        uid(project(site_url="https://news.example/"), "event-storm"),
        uid(project(site_name="The News"), "event-storm"),
        uid(project(), "event-storm"),
    }
    assert len(others | {uid(site, "event-storm")}) == 6
