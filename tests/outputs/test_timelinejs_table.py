"""The table of dates, read back with the standard library's reader."""

import csv
import io

from footnoted.outputs.tables import HEADER, dates_csv
from tests.newsroom import REGISTERS, article


def rows(newsroom, sidecar, **project):
    site = newsroom(
        REGISTERS | {"briefings/a.md": article(tags="[harbour]"), "briefings/a.yml": sidecar},
        **project,
    )
    text = dates_csv(site).text
    assert text.replace("\r\n", "").isprintable()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_has_all_columns(newsroom):
    sidecar = """
        dates:
          d:
            date: "[2024-05-03, 2024-05-05]"
            title: D, "quoted"
            event: storm
            place: Quay
            kind: planned
            tags: [crane]
            status: disputed
            sources: [courier, agency]
            outcome: {result: partly, date: 2024-05-04}
        """
    assert rows(newsroom, sidecar, site_url="https://news.example/") == [
        {
            "event": "storm",
            "record": "a#d",
            "title": 'D, "quoted"',
            "kind": "planned",
            "date": "[2024-05-03, 2024-05-05]",
            "earliest": "2024-05-03",
            "latest": "2024-05-05",
            "words": "one of: 3 May 2024 or 5 May 2024",
            "place": "Quay",
            "tags": "crane; harbour",
            "sources": "courier agency",
            "status": "disputed",
            "outcome": "happened in part (4 May 2024)",
            "note": "",
            "url": "https://news.example/briefings/a/#date-d",
        }
    ]


def test_there_is_a_row_for_each_telling_and_open_bounds_are_empty(newsroom):
    sidecar = """
        dates:
          d: {date: 2024-05-03/.., title: D}
          e: {date: "[..2024-05-03]", title: E}
        """
    found = rows(newsroom, sidecar)
    assert [(row["record"], row["earliest"], row["latest"]) for row in found] == [
        ("a#e", "", "2024-05-03"),
        ("a#d", "2024-05-03", ""),
    ]
    assert {row["url"] for row in found} == {""}


def test_no_cell_is_run_as_a_formula(newsroom):
    bad = "=HYPERLINK(1)"
    sidecar = f'dates:\n  d: {{date: 2024-05-03, title: "{bad}", place: "@x", tags: ["+1+1"]}}\n'
    [row] = rows(newsroom, sidecar)
    assert (row["title"], row["place"]) == (f"'{bad}", "'@x")
    assert row["tags"] == "'+1+1; harbour"


def test_without_dates_the_table_has_its_head_alone(newsroom):
    assert dates_csv(newsroom({"briefings/a.md": article()})).text == ",".join(HEADER) + "\r\n"
