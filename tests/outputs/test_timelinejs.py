"""The timeline as TimelineJS 3 reads it: dates with the parts that are known, texts as HTML."""

import json

import pytest

from footnoted.outputs.timelinejs import files, timelinejs
from tests.newsroom import REGISTERS, article


def slides(newsroom, *dates, row="", **project):
    rows = "".join(
        f"  d{number}: {{date: {date}, title: D{row}}}\n" for number, date in enumerate(dates)
    )
    site = newsroom(
        REGISTERS | {"briefings/a.md": article(), "briefings/a.yml": "dates:\n" + rows}, **project
    )
    return json.loads(timelinejs(site))["events"]


def ymd(year, month, day):
    return {"year": year, "month": month, "day": day}


@pytest.mark.parametrize(
    ("date", "start", "end", "words"),
    [
        ("2024-05-03", ymd(2024, 5, 3), None, "3 May 2024"),
        ("2024-05-03?", ymd(2024, 5, 3), None, "probably 3 May 2024"),
        ("2024-05", ymd(2024, 5, 1), ymd(2024, 5, 31), "May 2024"),
        ("2024-05~", ymd(2024, 5, 1), ymd(2024, 5, 31), "about May 2024"),
        ("2024", ymd(2024, 1, 1), ymd(2024, 12, 31), "2024"),
        ("202X", ymd(2020, 1, 1), ymd(2029, 12, 31), "in the 2020s"),
        ("2024-24", ymd(2024, 12, 1), ymd(2025, 2, 28), "winter 2024–2025"),
        ("2024-05-XX", ymd(2024, 5, 1), ymd(2024, 5, 31), "May 2024, day unknown"),
        ("2024-05-03/2024-05-05", ymd(2024, 5, 3), ymd(2024, 5, 5), "3–5 May 2024"),
        ("2022/2024", ymd(2022, 1, 1), ymd(2024, 12, 31), "2022–2024"),
        ("2022-02-24/..", ymd(2022, 2, 24), None, "from 24 February 2022 on"),
        ("2022-02/..", {"year": 2022, "month": 2}, None, "from February 2022 on"),
        ("2022/..", {"year": 2022}, None, "from 2022 on"),
        ('"../2025-02-20"', ymd(2025, 2, 20), None, "until 20 February 2025"),
        ('"[..2025-02-20]"', ymd(2025, 2, 20), None, "20 February 2025 or earlier"),
        (
            '"[2024-05-03, 2024-05-05]"',
            ymd(2024, 5, 3),
            ymd(2024, 5, 5),
            "one of: 3 May 2024 or 5 May 2024",
        ),
        (
            "{earliest: 2024-05, latest: 2024-06-10}",
            ymd(2024, 5, 1),
            ymd(2024, 6, 10),
            "between May 2024 and 10 June 2024",
        ),
        ("0033-04-03", ymd(33, 4, 3), None, "3 April 33\u00a0AD"),
    ],
)
def test_a_date_has_the_parts_that_are_known_and_our_words(newsroom, date, start, end, words):
    [slide] = slides(newsroom, date)
    assert (slide["start_date"], slide.get("end_date")) == (start, end)
    assert slide["display_date"] == words


def test_a_time_is_given_as_the_clock_showed_it(newsroom):
    [slide] = slides(newsroom, "2024-05-03T10:30:00+03:00")
    clock = {"hour": 10, "minute": 30, "second": 0}
    assert slide["start_date"] == ymd(2024, 5, 3) | clock
    assert "10:30" in slide["display_date"]


def test_a_slide_tells_who_says_so_with_links_to_the_words_and_the_sources(newsroom):
    row = ", place: Quay, kind: planned, outcome: {result: happened, date: 2024-05-04}"
    chain = "[{party: master, how: told}, {source: courier, read: true}]"
    [slide] = slides(
        newsroom,
        "2024-05-03",
        row=f"{row}, attribution: {chain}",
        site_url="https://news.example/",
        site_name="News",
    )
    told = slide["text"].pop("text")
    assert slide == {
        "unique_id": "a--d0",
        "text": {"headline": "D"},
        "autolink": False,
        "start_date": ymd(2024, 5, 3),
        "display_date": "3 May 2024",
        "edtf": "2024-05-03",
        "group": "Planned",
    }
    assert told.startswith(
        "<p>Quay</p><p>Outcome: happened (4 May 2024)</p>"
        '<p><a href="https://news.example/briefings/a/#date-d0" rel="external">A</a>: '
        "Ada Rower, told The Courier</p><ul><li>“Crane out of use"
    )
    assert told.endswith("</li></ul>")


def test_the_title_slide_says_what_and_how_much(newsroom):
    site = newsroom({"briefings/a.md": article()}, site_name="A & B", site_url="https://n.example/")
    assert json.loads(timelinejs(site)) == {
        "title": {
            "unique_id": "title_slide",
            "text": {
                "headline": "A &amp; B",
                "text": "<p>0 events from 1 briefing. Dates are given as exactly as they are known."
                '</p><p><a href="https://n.example/" rel="external">https://n.example/</a></p>',
            },
            "autolink": False,
        },
        "scale": "human",
        "events": [],
    }


def test_without_an_address_of_its_own_the_site_gives_no_links(newsroom):
    [slide] = slides(newsroom, "2024-05-03")
    assert slide["text"]["text"] == "<p>A</p>"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
        ("a & b &lt;", "a &amp; b &amp;lt;"),
        ("it's 5 > 4", "it&#39;s 5 &gt; 4"),
    ],
)
def test_every_text_is_escaped_because_timelinejs_takes_it_for_html(newsroom, text, escaped):
    quoted = json.dumps(text)
    site = newsroom(
        {
            "briefings/a.md": article(title=quoted),
            "briefings/a.yml": f"""
                sources:
                  one: {{type: webpage, title: {quoted}}}
                dates:
                  d: {{date: 2024-05-03, title: {quoted}, place: {quoted}, sources: [one]}}
                """,
        }
    )
    [slide] = json.loads(timelinejs(site))["events"]
    assert slide["text"]["headline"] == escaped
    assert slide["text"]["text"].count(escaped) == 3
    assert "<img" not in slide["text"]["text"]


def test_the_json_is_beside_the_table_of_dates(newsroom):
    site = newsroom({"briefings/a.md": article()})
    assert [(file.path, file.media_type) for file in files(site)] == [
        ("timeline.json", "application/json"),
        ("data/dates.csv", "text/csv"),
    ]


def test_no_briefing_no_events_and_still_a_file(newsroom):
    assert json.loads(timelinejs(newsroom({})))["events"] == []
