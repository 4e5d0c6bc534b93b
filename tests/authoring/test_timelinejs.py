"""Timelines of TimelineJS 3 as drafts of dates and sources."""

import json

import pytest

from footnoted.authoring.importing import READERS, reader_for
from footnoted.authoring.records import ImportRemark
from footnoted.authoring.timelinejs import is_timelinejs, read_timelinejs
from footnoted.outputs.timelinejs import timelinejs as written
from footnoted.records.evidence import Dated
from footnoted.records.sources import Source
from tests.newsroom import article


def event(**fields):
    return {"start_date": {"year": 2024}, "text": {"headline": "The crane falls"}} | fields


def read(*events, **rest):
    return read_timelinejs(json.dumps({"events": list(events), **rest}))


def dates(*events, **rest):
    return [dict(e.record) for e in read(*events, **rest).entries if e.section == "dates"]


def told(*events, **rest):
    found = read(*events, **rest)
    return [(r.about, r.text, r.lost) for e in found.entries for r in e.remarks] + [
        (r.about, r.text, r.lost) for r in found.remarks
    ]


SAMPLE = {
    "title": {"text": {"headline": "The port"}},
    "events": [
        {
            "start_date": {"year": "2024", "month": "5", "day": "", "hour": ""},
            "display_date": "spring 2024",
            "text": {
                "headline": "<b>The crane</b> falls &amp; nobody is hurt",
                "text": '<p>It <a href="https://courier.example/crane?a=1&amp;b=2">fell</a>.</p>',
            },
            "media": {
                "url": "https://pictures.example/quay.jpg",
                "caption": "The quay.",
                "credit": "Ada Rower",
            },
            "location": {"name": "North quay", "lat": 1.0},
            "group": "Weather",
            "unique_id": "crane",
        },
        {
            "start_date": {"year": 2024, "month": 5, "day": 3, "hour": 10, "minute": 30},
            "end_date": {"year": 2024, "month": 6},
            "text": {"headline": "Repair"},
            "group": "Planned",
        },
    ],
    "eras": [
        {
            "start_date": {"year": 2020},
            "end_date": {"year": 2025},
            "text": {"headline": "Dry years"},
        }
    ],
}


def test_events_and_eras_become_dates_and_addresses_become_sources():
    found = read_timelinejs(json.dumps(SAMPLE))
    assert [(e.section, e.id, dict(e.record)) for e in found.entries] == [
        (
            "dates",
            "the-crane-falls-nobody-is-hurt",
            {
                "date": "2024-05",
                "title": "The crane falls & nobody is hurt",
                "tags": ["Weather"],
                "place": "North quay",
                "note": "It fell. · Date as shown: spring 2024 · Caption: The quay. "
                "· Credit: Ada Rower",
            },
        ),
        (
            "sources",
            "pictures-example-quay",
            {
                "type": "webpage",
                "url": "https://pictures.example/quay.jpg",
                "note": "Credit: Ada Rower",
            },
        ),
        (
            "sources",
            "courier-example-crane",
            {"type": "webpage", "url": "https://courier.example/crane?a=1&b=2"},
        ),
        (
            "dates",
            "repair",
            {"date": "2024-05-03T10:30:00/2024-06", "title": "Repair", "kind": "planned"},
        ),
        ("dates", "dry-years", {"date": "2020/2025", "title": "Dry years"}),
    ]
    assert found.remarks == (
        ImportRemark(0, "title", "The title slide is left out: it has no date."),
    )
    for entry in found.entries:
        form = Dated if entry.section == "dates" else Source
        form.model_validate(entry.record, by_alias=True, by_name=False)


@pytest.mark.parametrize(
    ("start", "end", "date"),
    [
        ({"year": "33"}, None, "0033"),
        ({"year": 2024, "month": "05", "day": "03"}, None, "2024-05-03"),
        ({"year": 2024, "month": 5, "day": 3, "hour": 0, "minute": 0}, None, "2024-05-03"),
        ({"year": 2024, "month": 5, "day": 3, "hour": 9, "second": 5}, None, "2024-05-03T09:00:05"),
        ({"year": 2024, "month": 5, "hour": 9}, None, "2024-05"),
        ({"year": 2024}, {"year": 2024}, "2024"),
        ({"year": 2024}, {"year": ""}, "2024"),
        ({"year": 2024}, {"year": 2025, "month": 2}, "2024/2025-02"),
        ({"year": 2024, "millisecond": "x"}, None, "2024"),
    ],
)
def test_a_date_has_the_parts_that_are_given(start, end, date):
    [record] = dates(event(start_date=start, end_date=end))
    assert record["date"] == date


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [
        (None, None, "It has no date."),
        ({}, None, "It has no year."),
        ({"year": "MMXXIV"}, None, "`year` “MMXXIV” is not a number."),
        ({"year": 2024, "month": "May"}, None, "`month` “May” is not a number."),
        ({"year": 2024, "day": 3}, None, "It has a day but no month."),
        (
            {"year": -44000},
            None,
            "The year -43999 is outside -9999 to 9999, the years a record can have.",
        ),
        (
            {"year": "13800000000"},
            None,
            "The year 13800000000 is outside -9999 to 9999, the years a record can have.",
        ),
        (
            {"year": 2023, "month": 2, "day": 29},
            None,
            "“2023-02-29” is impossible: February 2023 has 28 days. Check the day. If only the "
            "month is known, write 2023-02.",
        ),
        (
            {"year": 2024},
            {"year": 2023},
            "“2024/2023” ends before it begins. Write the two dates the other way round: "
            "2023/2024.",
        ),
    ],
)
def test_what_has_no_possible_date_is_left_out_and_told(start, end, why):
    assert told(event(start_date=start, end_date=end)) == [
        ("event 1, “The crane falls”", f"It is left out: {why}", True)
    ]
    assert dates(event(start_date=start, end_date=end)) == []


def test_a_month_that_does_not_exist_is_told():
    [(_, text, lost)] = told(event(start_date={"year": 2024, "month": 13}))
    assert lost
    assert text.startswith("It is left out: “2024-13”")


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("javascript:alert(1)", "it begins with `javascript:`; only http, https and mailto may"),
        ("/static/quay.jpg", "it is not a whole web address"),
        ("//courier.example/x", "it is not a whole web address"),
        ("https://a@b.example/", "it has a user name before the site"),
        ("http://127.0.0.1/", "it leads into the reader's own network"),
        ("https://ex\u0430mple.org/", "it mixes alphabets within a word of"),
        ("mailto:ada@courier.example", "it is not a whole web address"),
    ],
)
def test_an_address_that_is_not_safe_is_told_and_left_out(url, why):
    given = event(media={"url": url}, text={"headline": "H", "text": f'<a href="{url}">x</a>'})
    [(about, text, lost)] = told(given)
    assert (about, lost) == ("event 1, “H”", False)
    assert text.startswith(f"The address “{url}” is left out: {why}")
    assert [entry.section for entry in read(given).entries] == ["dates"]


def test_a_quotation_in_the_place_of_a_picture_is_kept_as_words():
    quote = "<blockquote>No demand. <cite>Edith Clarke</cite></blockquote>"
    [record] = dates(event(media={"url": quote}))
    assert record["note"] == "Shown with it: No demand. Edith Clarke"


def test_without_a_headline_the_text_gives_the_title_and_without_words_nothing_is_left():
    long = "The northern crane stood idle for a week because a spare part was late again and again"
    [record] = dates(event(text={"text": f"<p>{long}</p>"}))
    assert record["title"] == long[:77].rpartition(" ")[0] + "…"
    assert told(event(text={"text": "Short."})) == [
        ("event 1", "It has no headline, so the title is the beginning of its text.", False)
    ]
    assert told(event(text={})) == [("event 1", "It is left out: it has no words.", True)]


def test_no_markup_and_nothing_hidden_comes_through():
    [record] = dates(event(text={"headline": "<img src=x onerror=alert(1)>A\u202e&lt;b&gt;"}))
    assert record["title"] == "A<b>"


@pytest.mark.parametrize("odd", [None, 5, "x", [], {"start_date": [], "text": "x"}])
def test_an_event_of_another_shape_is_told(odd):
    assert told(odd) == [("event 1", "It is left out: It has no date.", True)]


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ('{"events": [\n{"start_date"', 2, "This is not JSON: Expecting ':' delimiter."),
        ("[1]", 0, "There is no list of `events`."),
        ('{"events": {}}', 0, "There is no list of `events`."),
        (
            '{"events": ' + "[" * 100_000,
            0,
            "This is nested too deeply, or has too long a number, for a timeline.",
        ),
        (
            '{"events": [' + "1" * 5000 + "]}",
            0,
            "This is nested too deeply, or has too long a number, for a timeline.",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_told_as_a_whole(text, line, why):
    assert read_timelinejs(text).remarks == (ImportRemark(line, "", why, True),)


def test_the_format_is_told_by_its_text():
    text = json.dumps(SAMPLE | {"type": "x"})
    found = reader_for(text, "timeline.json")
    assert found is not None
    assert (found.name, is_timelinejs(text)) == ("timelinejs", True)
    assert not is_timelinejs('[{"id": "a", "type": "book", "events": []}]')
    assert not is_timelinejs('{"items": []}')
    assert READERS[0].name == "timelinejs"


def test_our_own_timeline_comes_back_with_its_dates_as_they_were_written(newsroom):
    rows = """
        dates:
          a: {date: 2024-05~, title: A, kind: deadline}
          b: {date: "[2024-06-01, 2024-06-03]", title: B}
          c: {date: 2024-07/.., title: C, kind: statement, place: Quay}
          d: {date: 2024-08, title: D, kind: publication}
        """
    site = newsroom({"briefings/n.md": article(), "briefings/n.yml": rows})
    found = [e.record for e in read_timelinejs(written(site)).entries if e.section == "dates"]
    assert [(r["date"], r["title"], r.get("kind", "event")) for r in found] == [
        ("2024-05~", "A", "deadline"),
        ("[2024-06-01, 2024-06-03]", "B", "event"),
        ("2024-07/..", "C", "statement"),
        ("2024-08", "D", "publication"),
    ]


@pytest.mark.parametrize(
    ("name", "events"), [("houston", 18), ("marktwain", 17), ("women_in_computing", 10)]
)
def test_real_timelines_are_read_whole(shared_data, name, events):
    text = (shared_data / "timelinejs" / f"{name}.json").read_text(encoding="utf-8")
    found = read_timelinejs(text)
    assert is_timelinejs(text)
    assert len([entry for entry in found.entries if entry.section == "dates"]) == events
    assert [remark for remark in found.remarks if remark.lost] == []
    for entry in found.entries:
        form = Dated if entry.section == "dates" else Source
        form.model_validate(entry.record, by_alias=True, by_name=False)
        assert "<" not in json.dumps([entry.record["title"]]) if entry.section == "dates" else True


@pytest.mark.parametrize(
    ("headline", "id_"),
    [
        ("Порт закрито", "port-zakrito"),
        ("Το λιμάνι", "to-limani"),
        ("القاهرة", "event-2015-10-03"),
        ("北京", "event-2015-10-03"),
        ("ירושלים", "event-2015-10-03"),
        ("Łódź", "lodz"),
    ],
)
def test_a_headline_of_any_script_makes_an_id_that_says_something(headline, id_):
    date = {"year": 2015, "month": 10, "day": 3}
    text = json.dumps({"events": [{"start_date": date, "text": {"headline": headline}}]})
    (found,) = read_timelinejs(text).entries
    assert found.id == id_


@pytest.mark.parametrize(
    ("date", "read"),
    [
        ({"year": -44}, "-0043"),
        ({"year": "-1", "month": "2", "day": "29"}, "0000-02-29"),
        ({"year": 14, "month": 8, "day": 19}, "0014-08-19"),
        ({"year": -9999}, "-9998"),
        ({"year": 476}, "0476"),
    ],
)
def test_a_program_without_a_year_0_counts_44_bc_as_minus_44(date, read):
    text = json.dumps({"events": [{"start_date": date, "text": {"headline": "Caesar"}}]})
    (found,) = read_timelinejs(text).entries
    assert found.record["date"] == read
