"""What is built, what is published, and what day it is."""

import datetime as dt

from tests.newsroom import article

FILES = {
    "briefings/a.md": article(date="2024-05-06"),
    "briefings/b.md": article(date="2024-05-07", retracted="{date: 2024-05-09, because: Wrong.}"),
    "briefings/c.md": article(date="2024-05-07"),
    "briefings/d.md": article("So.[^log]", date="2025-01-01", draft="true"),
    "briefings/d.yml": """
        sources: {log: {type: webpage, title: Log}}
        dates: {gale: {date: 2024-04, title: Gale}}
        images: {quay: {referred-to: "https://courier.example/p.jpg"}}
        """,
}


def test_a_draft_is_built_in_a_preview_only(newsroom):
    assert [b.name for b in newsroom(FILES).built] == ["a", "b", "c"]
    assert [b.name for b in newsroom(FILES, preview=True).built] == ["a", "b", "c", "d"]


def test_a_draft_feeds_nothing_even_in_its_preview(newsroom):
    site = newsroom(FILES, preview=True)
    assert "d" not in [b.name for b in site.published]
    assert (site.events, site.citations["log"]) == ((), ())


def test_published_briefings_stand_newest_first_then_by_name(newsroom):
    assert [b.name for b in newsroom(FILES).published] == ["b", "c", "a"]


def test_the_day_is_the_configured_one_else_that_of_the_newest_briefing(newsroom):
    assert newsroom(FILES, preview=True).as_of == dt.date(2024, 5, 7)
    assert newsroom(FILES, as_of=dt.date(2024, 6, 1)).as_of == dt.date(2024, 6, 1)


def test_a_site_without_briefings_has_no_day(newsroom):
    site = newsroom({"briefings/_shared/sources.yml": "sources: {}\n"})
    assert (site.as_of, site.published, site.events) == (None, (), ())
