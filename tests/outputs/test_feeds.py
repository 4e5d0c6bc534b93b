"""Feeds of the briefings."""

import json
import subprocess
from xml.etree import ElementTree

import pytest

from footnoted.outputs.feeds import ATOM, FEEDS_EXPORT, MOST, news
from tests.newsroom import REGISTERS, article
from tests.programs import needed

URL = "https://desk.example/site/"
FILES = REGISTERS | {
    "briefings/2024/a.md": article(
        "## Why\n\nThe crane stood idle[^1], see [the other](../b.md#part:title) & "
        "[there](https://courier.example/crane).\n\n![Quay.](quay.svg)\n\n[^1]: A <b>note</b>.",
        title="A & B <i>",
        summary="In short: idle.",
        tags="[cranes & lifts]",
        authors="[Ada Rower]",
        updated="2024-05-08",
        lang="de",
    ),
    "briefings/2024/a.yml": """
        images:
          quay: {file: quay.svg, alt: Quay., credit: Ada Rower, license: CC-BY-4.0}
        claims:
          idle: {quote: stood idle, sources: [courier]}
        corrections:
          cargo:
            {kind: correction, date: 2024-05-07, text: Too <low>., was: "1,000", now: "1,200"}
          more: {kind: update, date: 2024-05-09, text: More.}
        """,
    "briefings/2024/quay.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "briefings/b.md": article(
        date="2024-06-01", title="B", retracted="{date: 2024-06-02, because: W}"
    ),
    "briefings/d.md": article(draft="true", title="Draft"),
}


@pytest.fixture
def site(newsroom):
    return newsroom(FILES, site_url=URL, site_name="The Desk", preview=True)


def feeds(site):
    return {file.path: file.text for file in FEEDS_EXPORT.files(site)}


def entry(site, title):
    return next(new for new in news(site) if new.title == title)


def test_entries_are_briefings_and_corrections_newest_change_first(site):
    assert [(e.title, e.kind, str(e.published), str(e.updated)) for e in news(site)] == [
        ("Retracted: B", "briefing", "2024-06-01", "2024-06-02"),
        ("A & B <i>", "briefing", "2024-05-06", "2024-05-09"),
        ("Correction: A & B <i>", "correction", "2024-05-07", "2024-05-07"),
    ]


def test_an_entry_holds_the_whole_text_with_full_addresses_and_ids_of_its_own(site):
    html = entry(site, "A & B <i>").html
    assert f'href="{URL}briefings/b/#part:title"' in html
    assert f'src="{URL}briefings/2024/quay.svg"' in html
    assert 'href="https://courier.example/crane"' in html
    assert f'href="{URL}sources/#source-courier"' in html
    assert 'href="#2024--a--fn:src-courier"' in html
    assert 'id="2024--a--fn:src-courier"' in html
    assert "headerlink" not in html
    assert "<figcaption" in html
    assert "Ada Rower" in html
    assert "<strong>Correction, " in html
    assert "<strong>In short:</strong> In short: idle." in html


def test_a_correction_says_what_was_and_what_is_and_where(site):
    correction = entry(site, "Correction: A & B <i>")
    assert correction.id == f"{URL}briefings/2024/a/#correction-cargo"
    assert " ".join(correction.html.split()) == (
        "<p>Too &lt;low&gt;.</p> <p>Was: <del>1,000</del>. Now: <ins>1,200</ins>.</p> "
        f'<p>In “<a href="{URL}briefings/2024/a/#correction-cargo">A &amp; B &lt;i&gt;</a>”.</p>'
    )


def test_a_retraction_stands_first(site):
    assert entry(site, "Retracted: B").html.startswith(
        '<p><strong>Retracted</strong> on <time datetime="2024-06-02">2 June 2024</time>: W</p>'
    )


def test_the_atom_feed_says_who_when_and_of_what_kind(site):
    feed = ElementTree.fromstring(feeds(site)["feed.xml"])

    def text(parent, name):
        return parent.findtext(f"{{{ATOM}}}{name}")

    assert (text(feed, "id"), text(feed, "title")) == (f"{URL}feed.xml", "The Desk")
    assert text(feed, "updated") == "2024-06-02T00:00:00Z"
    first, second, third = feed.findall(f"{{{ATOM}}}entry")
    assert (text(second, "published"), text(second, "updated")) == (
        "2024-05-06T00:00:00Z",
        "2024-05-09T00:00:00Z",
    )
    authors = [e.findtext(f"{{{ATOM}}}author/{{{ATOM}}}name") for e in (first, second)]
    assert authors == ["The Desk", "Ada Rower"]
    terms = [[c.get("term") for c in e.findall(f"{{{ATOM}}}category")] for e in (second, third)]
    assert terms == [["briefing", "cranes & lifts"], ["correction", "cranes & lifts"]]
    assert second.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"


def test_the_json_feed_tells_changes_apart(site):
    feed = json.loads(feeds(site)["feed.json"])
    assert (feed["feed_url"], feed["home_page_url"]) == (f"{URL}feed.json", URL)
    _, item, correction = feed["items"]
    assert item["_footnoted"] == {
        "kind": "briefing",
        "changes": [
            {"kind": "update", "date": "2024-05-09", "text": "More."},
            {
                "kind": "correction",
                "date": "2024-05-07",
                "text": "Too <low>.",
                "was": "1,000",
                "now": "1,200",
            },
        ],
    }
    assert (item["authors"], item["tags"], item["language"]) == (
        [{"name": "Ada Rower"}],
        ["cranes & lifts"],
        "de",
    )
    assert correction["_footnoted"] == {"kind": "correction", "changes": []}


def test_a_site_without_an_address_has_no_feeds(newsroom):
    assert feeds(newsroom(FILES)) == {}


def test_a_site_without_briefings_has_no_feeds(newsroom):
    assert feeds(newsroom({"briefings/d.md": article(draft="true")}, site_url=URL)) == {}


def test_a_feed_holds_the_newest_entries_and_no_more(newsroom):
    files = {f"briefings/b{n}.md": article(date=f"2024-05-{n % 28 + 1:02}") for n in range(40)}
    entries = news(newsroom(files, site_url=URL))
    assert len(entries) == MOST
    assert str(entries[0].updated) == "2024-05-28"
    assert min(str(e.updated) for e in entries) == "2024-05-06"


def test_what_xml_cannot_hold_is_left_out(newsroom):
    files = {"briefings/a.md": article("One.\x0cTwo.", title="A")}
    text = feeds(newsroom(files, site_url=URL))["feed.xml"]
    assert ElementTree.fromstring(text).findtext(f".//{{{ATOM}}}title")
    assert "\x0c" not in text


VALIDATE = 'require "rss"; RSS::Parser.parse(STDIN.read, true); puts "valid"'


def test_rubys_validating_parser_takes_the_atom_feed_and_refuses_one_without_an_id(site):
    ruby = needed("ruby")

    def validated(text):
        command = [ruby, "-e", VALIDATE]
        return subprocess.run(command, input=text, capture_output=True, text=True, check=False)

    text = feeds(site)["feed.xml"]
    good = validated(text)
    assert (good.returncode, good.stdout.strip()) == (0, "valid"), good.stderr
    bad = validated(text.replace(f"<id>{URL}feed.xml</id>", ""))
    assert bad.returncode != 0
    assert "tag <id> is missing" in bad.stderr
