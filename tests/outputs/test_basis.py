"""What a briefing rests on, in numbers."""

from collections import Counter

import pytest

from footnoted.outputs.briefing import basis, rests_on
from footnoted.outputs.words import FAMILIES, count_by_family
from footnoted.phrases import phrases
from footnoted.records.vocabulary import SourceType
from tests.newsroom import article

SOURCES = """
    sources:
      log: {type: webpage, title: Log, url: "https://log.example/", archived: [COPY]}
      post: {type: post, title: Post, url: "https://post.example/"}
      wire: {type: article-newspaper, title: Wire, cited-in: post}
      call: {type: personal_communication, title: Call}
    """.replace("COPY", '{url: "https://a.example/1", date: 2024-05-05}')


def said(newsroom, *cited, text="The crane stood idle."):
    uses = [f"{{id: {id_.rstrip('?')}, read: {str('?' not in id_).lower()}}}" for id_ in cited]
    claims = f"claims: {{c: {{says: C., sources: [{', '.join(uses)}]}}}}\n"
    files = {
        "briefings/_shared/sources.yml": SOURCES,
        "briefings/a.md": article(text),
        "briefings/a.yml": claims if cited else "",
    }
    return rests_on(newsroom(files), "a")


@pytest.mark.parametrize(
    ("cited", "sentences"),
    [
        (
            ["log"],
            [
                "This briefing rests on 1 source: 1 web page or post.",
                "We read it ourselves.",
                "The one with a web address has an archived copy.",
            ],
        ),
        (
            ["post?", "call?"],
            [
                "This briefing rests on 2 sources: 1 web page or post; 1 document or letter.",
                "No record says whether we read them.",
                "The one with a web address has no archived copy.",
            ],
        ),
        (
            ["post", "call"],
            [
                "This briefing rests on 2 sources: 1 web page or post; 1 document or letter.",
                "We read all 2 ourselves.",
                "The one with a web address has no archived copy.",
            ],
        ),
        (
            ["log", "post", "wire"],
            [
                "This briefing rests on 3 sources: 1 news article; 2 web pages or posts.",
                "Of these we read 2 ourselves and we know 1 through others.",
                "Of the 2 with a web address, 1 has an archived copy.",
            ],
        ),
        (
            ["wire"],
            [
                "This briefing rests on 1 source: 1 news article.",
                "We know it only through others.",
                "It has no address of which an archive could keep a copy.",
            ],
        ),
        (
            ["wire", "call"],
            [
                "This briefing rests on 2 sources: 1 news article; 1 document or letter.",
                "Of these we read 1 ourselves and we know 1 through others.",
                "None of them has an address of which an archive could keep a copy.",
            ],
        ),
        ([], []),
    ],
)
def test_a_paragraph_says_how_many_of_which_kinds_and_how_we_know_them(newsroom, cited, sentences):
    assert list(said(newsroom, *cited)) == sentences


def test_of_what_is_cited_without_a_word_nobody_says_that_it_was_read(newsroom):
    linked = "See [the log](https://log.example/)."
    assert said(newsroom, text=linked)[1] == "No record says whether we read it."
    assert said(newsroom, "post", text=linked)[1] == (
        "Of these we read 1 ourselves. For 1, no record says whether we read it."
    )
    assert said(newsroom, "post", "wire", "call?", text=linked)[1] == (
        "Of these we read 1 ourselves and we know 1 through others. "
        "For 2, no record says whether we read them."
    )
    assert said(newsroom, "log", text=linked)[1] == "We read it ourselves."


def test_the_line_of_the_head_counts_records_and_ways(newsroom):
    files = {
        "briefings/_shared/sources.yml": SOURCES,
        "briefings/a.md": article(),
        "briefings/a.yml": "claims: {c: {says: C., sources: [{id: log, read: true}, wire]}}\n",
        "briefings/b.md": article(),
        "briefings/c.md": article("See [the log](https://log.example/)[^post]."),
    }
    site = newsroom(files)
    assert basis(site, "a") == "1 claim · 2 sources (1 read by us, 1 relayed)"
    assert basis(site, "c") == "2 sources (not said whether read)"
    assert basis(site, "b") == "No evidence recorded"


def test_every_type_stands_in_one_family():
    counts = Counter(type_ for family in FAMILIES for type_ in family.types)
    assert counts == Counter(dict.fromkeys(SourceType, 1))


def test_sources_are_counted_in_the_order_of_the_page():
    types = [SourceType.DATASET, SourceType.REPORT, SourceType.REPORT]
    assert (
        count_by_family(types, phrases("en"))
        == "2 reports, books or papers; 1 dataset, map or picture"
    )
