"""The parts of a briefing's page."""

import json
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from footnoted.library.standing import RELATIVES
from footnoted.outputs import briefing as parts
from footnoted.outputs.briefing import basis
from footnoted.outputs.view import environment
from tests.newsroom import REGISTERS, article

BODY = "The crane stood idle for a week.[^courier] " + "word " * 460
RECORDS = """
    claims:
      idle: {quote: stood idle, sources: [courier], contradicts: [mended, "b#worked"]}
      mended: {says: It was mended.}
    dates:
      later: {date: 2024-05-03, title: Later}
      first: {date: 2024-04, title: First, event: storm}
      by: {date: "[..2024-05-03]", title: By then}
    figures:
      cargo: {of: Cargo, value: 1200, unit: tonne, key: true}
      ships: {of: Ships, value: 3, count-of: ships}
    images:
      front: {referred-to: "https://courier.example/p.jpg", title: Front page}
    corrections:
      old: {kind: update, date: 2024-05-07, text: Older.}
      new: {kind: correction, date: 2024-05-08, text: Newer., was: few, now: many}
    """


@pytest.fixture
def site(newsroom):
    return newsroom(
        REGISTERS
        | {
            "briefings/a.md": article(BODY, summary="In short: <idle>.", continues="b"),
            "briefings/a.yml": RECORDS,
            "briefings/b.md": article("Nothing here.", title="B & more"),
            "briefings/b.yml": "claims:\n  worked: {says: It worked.}\n",
            "briefings/r.md": article(
                "Wrong.", retracted="{date: 2024-05-09, because: It was wrong.}"
            ),
        }
    )


@pytest.fixture
def page(site):
    return parts.article(site, "a", environment())


def text(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_an_entry_has_its_records_id_unless_the_words_carry_it(page):
    assert [entry.element for entry in page.entries["claim"]] == [
        "about:claim-idle",
        "claim-mended",
    ]
    assert [entry.found for entry in page.entries["claim"]] == [True, False]


def test_an_entry_knows_its_notes_and_its_relations_from_its_own_end(page):
    idle, mended = page.entries["claim"]
    assert idle.numbers == ((1, "src-courier"),)
    assert [(tie.words, tie.other.ref, tie.elsewhere) for tie in idle.relations] == [
        ("This contradicts %(claims)s", "a#mended", False),
        ("This contradicts %(claims)s", "b#worked", True),
    ]
    assert [(tie.words, tie.other.ref) for tie in mended.relations] == [
        ("This is contradicted by %(claims)s", "a#idle")
    ]


def test_a_date_leads_to_its_event_on_the_timeline(page):
    assert [entry.event for entry in page.entries["date"]] == ["a--later", "storm", "a--by"]


def test_the_head_says_what_comes_first(page):
    html = parts.head(page)
    assert "In short: &lt;idle&gt;." in html
    for words in ("6 May 2024", "2 min", "Cargo", "1,200 t", "Continues"):
        assert words in html
    assert 'href="../b/"' in html
    assert "Ships" not in html


def test_dates_of_a_briefing_stand_in_order_with_open_starts_before_their_end(page):
    html = text(parts.foot(page))
    assert html.index("First") < html.index("By then") < html.index("Later")


def test_corrections_stand_newest_first_each_with_its_own_address(page):
    html = parts.foot(page)
    assert html.index('id="correction-new"') < html.index('id="correction-old"')
    assert 'data-correction="a#new"' in html


def test_a_briefing_without_records_has_only_what_it_is_related_to_and_how_to_cite_it(site):
    html = text(parts.foot(parts.article(site, "r", environment())))
    assert html.startswith("About this briefing Cite this page “A”, 6 May 2024 . Copy the text")
    assert html.endswith("}] Evidence of this page (JSON)")


def test_a_retracted_briefing_stays_and_says_so_first(site):
    html = text(parts.head(parts.article(site, "r", environment())))
    assert "Retracted on 9 May 2024 : It was wrong." in html


def test_only_the_nearest_of_those_that_use_the_same_sources_are_listed(newsroom):
    files = {f"briefings/n{number:02}.md": article("So.[^courier]") for number in range(12)}
    files["briefings/z.md"] = article("So.[^courier] [n11](n11.md)")
    site = newsroom(REGISTERS | files)
    html = parts.foot(parts.article(site, "n11", environment()))
    listed = re.findall(r'data-briefing="([^"]*)"', html)
    assert listed == ["z", *(f"n{number:02}" for number in range(7))]
    assert len(listed) == RELATIVES


def test_a_relative_that_somebody_named_is_listed_however_far_it_is(newsroom):
    files = {f"briefings/n{number:02}.md": article("So.[^courier]") for number in range(12)}
    files["briefings/n11.md"] = article("So.[^courier] [z](z.md)")
    files["briefings/z.md"] = article("None.")
    html = parts.foot(parts.article(newsroom(REGISTERS | files), "n11", environment()))
    listed = re.findall(r'data-briefing="([^"]*)"', html)
    assert listed == [*(f"n{number:02}" for number in range(RELATIVES)), "z"]


def test_a_preview_shows_the_problems_of_article_and_sidecar_and_nothing_else(newsroom):
    site = newsroom(
        {
            "briefings/a.md": article("It.[^zz]"),
            "briefings/a.yml": "claims:\n  a: {says: A., sources: [zz]}\n",
            "briefings/b.md": article("It.[^zz]"),
        },
        preview=True,
    )
    found = [
        problem for problem in site.diagnostics if problem.mark.path.startswith("briefings/a.")
    ]
    html = text(parts.problems(found, environment()))
    assert "2 problems" in html
    assert html.index("a.md:6:4") < html.index("a.yml:2:27")
    assert "b.md" not in html


@pytest.mark.parametrize(
    ("body", "records", "line"),
    [
        ("None.", "", "No evidence recorded"),
        ("One.[^courier]", "", "1 source (not said whether read)"),
        ("One.[^agency]", "", "1 source (relayed)"),
        (
            "Two.[^agency]",
            "claims:\n  c: {says: C., sources: [{id: courier, read: true}]}\n  d: {says: D.}\n",
            "2 claims · 2 sources (1 read by us, 1 relayed)",
        ),
        (
            "X.",
            "dates:\n  d: {date: 2024, title: D}\nfigures:\n  f: {of: F, value: 1}\n",
            "1 date · 1 figure",
        ),
    ],
)
def test_one_line_says_what_a_briefing_rests_on(newsroom, body, records, line):
    site = newsroom(REGISTERS | {"briefings/a.md": article(body), "briefings/a.yml": records})
    assert basis(site, "a") == line


def test_dates_are_offered_as_a_calendar_unless_the_site_has_none_or_they_are_a_drafts(newsroom):
    files = {
        "briefings/a.md": article(),
        "briefings/a.yml": "dates:\n  d: {date: 2024-05-03, title: D}\n",
    }
    link = 'href="../../calendars/a.ics" type="text/calendar"'
    assert link in str(parts.foot(parts.article(newsroom(files), "a", environment())))
    without = newsroom(files, exports={"calendar": False})
    assert link not in str(parts.foot(parts.article(without, "a", environment())))
    draft = newsroom(files | {"briefings/a.md": article(draft="true")}, preview=True)
    assert link not in str(parts.foot(parts.article(draft, "a", environment())))


def shown(newsroom, body, records="", **front):
    files = {"briefings/a.md": article(body, **front), "briefings/a.yml": records}
    site = newsroom(REGISTERS | files)
    return parts.article(site, "a", environment())


NOTED = "Der Kran steht still.[^courier]"


@pytest.mark.parametrize(
    ("body", "parted"),
    [
        (NOTED, ["still", "list of notes"]),
        (f"## Notizen {{#notes}}\n\n{NOTED}", ["Notizen still", "list of notes"]),
        (f'`<h2 id="notes">`\n\n{NOTED}', ["still", "list of notes"]),
        (f"{NOTED}\n\n///Footnotes Go Here///\n\nEnde.", ["still", "list of notes", "Ende"]),
        ("Nichts.", ["Nichts"]),
    ],
)
def test_an_article_keeps_its_language_up_to_its_notes_and_behind_them(newsroom, body, parted):
    page = shown(newsroom, body, lang="de")
    html = str(parts.text(page.reading.html, "de", page.reading.notes_id))
    found = re.split(r'(<div lang="de">.*?</div>)', html, flags=re.DOTALL)
    found = [part for part in found if part.strip()]
    assert len(found) == len(parted)
    for part, words in zip(found, parted, strict=True):
        notes = words == "list of notes"
        assert ('lang="de"' in part, 'class="footnote"' in part) == (not notes, notes)
        assert notes or all(word in part for word in words.split())


IMAGE = "images:\n  p: {file: p.svg, alt: A crane, license: CC-BY-4.0, credit: [{name: Ada}]}\n"


@pytest.mark.parametrize(
    ("body", "apart"),
    [
        ("![](p.svg)", False),
        ('Its mark is `id="image-p"`; it is ![](p.svg).', True),
        ('Its mark is `id="image-p"`; it is\n\n![](p.svg)', False),
    ],
)
def test_a_picture_without_a_frame_has_its_credit_below_the_article(newsroom, body, apart):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path d="M0 0h4v3"/></svg>'
    files = {"briefings/p.svg": svg, "briefings/a.md": article(body), "briefings/a.yml": IMAGE}
    page = parts.article(newsroom(files), "a", environment())
    assert ("Ada" in str(parts.foot(page))) is apart
    assert ("Ada" in page.reading.html) is not apart


# What readers can do with a page: cite it, link to a claim, report an error, take its evidence.


REPORT = "https://forge.example/new?claim={claim}&page={page}&words={words}&t={title}&b={body}"
DESK = {"site_url": "https://desk.example/", "site_name": "The {Desk} & Co"}


@pytest.fixture
def desk(newsroom):
    """Return the foot of a briefing of a site that has an address and takes reports."""

    def make(name="a", front=None, **project):
        files = REGISTERS | {
            "briefings/a.md": article(
                BODY, **{"title": "A & b", "updated": "2024-05-07"} | (front or {})
            ),
            "briefings/a.yml": "claims:\n  idle: {quote: stood idle, sources: [courier]}\n"
            '  loud: {says: "It “rang” & rang.", sources: [courier]}\n',
        }
        site = newsroom(files, **DESK | project)
        return str(parts.foot(parts.article(site, name, environment())))

    return make


def forms(html):
    """Return the citation in each form, as it is without a script, and with a day put in."""
    blocks = re.findall(r"<pre>(.*?)</pre>", html, re.DOTALL)
    day = {"iso": "2024-06-01", "parts": "2024, 6, 1"}
    place = re.compile(r'<span data-accessed="([^"]*)"></span>')

    def dated(block):
        filled = place.sub(lambda at: re.sub(r"\{(iso|parts)\}", lambda m: day[m[1]], at[1]), block)
        return unescape(filled)

    return [(unescape(place.sub("", block)), dated(block)) for block in blocks]


def test_a_briefing_is_cited_in_two_forms_with_and_without_the_day_it_was_read(desk):
    (bibtex, dated), (csl, dated_csl) = forms(desk(front={"authors": "[Harbor desk]"}))
    assert bibtex.startswith("@online{a,\n  title = {{A \\& b}},\n")
    assert "  author = {{Harbor desk}},\n" in bibtex
    assert "  url = {https://desk.example/briefings/a/},\n" in bibtex
    assert dated == bibtex.removesuffix("}") + "  urldate = {2024-06-01},\n}"
    [item] = json.loads(csl)
    assert item == {
        "id": "a",
        "type": "webpage",
        "title": "A & b",
        "container-title": "The {Desk} & Co",
        "author": [{"literal": "Harbor desk"}],
        "issued": {"date-parts": [[2024, 5, 6]]},
        "language": "en",
        "URL": "https://desk.example/briefings/a/",
        "note": "updated 7 May 2024",
    }
    assert json.loads(dated_csl) == [item | {"accessed": {"date-parts": [[2024, 6, 1]]}}]


def test_every_claim_has_a_named_link_whether_the_text_has_its_words_or_not(desk):
    links = re.findall(r'href="(#[^"]*)" aria-label="Link to this claim"', desk())
    assert links == ["#claim-idle", "#claim-loud"]


def reports(html):
    found = re.findall(r'<a[^>]* href="(https://forge[^"]*)" rel="nofollow"', html)
    return [{k: v[0] for k, v in parse_qs(urlsplit(unescape(at)).query).items()} for at in found]


def test_an_error_is_reported_with_the_address_the_id_and_the_words_of_the_claim(desk):
    idle, loud, page = reports(desk(report=REPORT))
    assert idle["claim"] == "a#idle"
    assert loud == {
        "claim": "a#loud",
        "page": "https://desk.example/briefings/a/#claim-loud",
        "words": "It “rang” & rang.",
        "t": "Error: a#loud",
        "b": "Page: https://desk.example/briefings/a/#claim-loud\nClaim: a#loud\n"
        "Words: It “rang” & rang.\nWhat is right, and where can that be read?\n",
    }
    assert (page["page"], page["t"]) == ("https://desk.example/briefings/a/", "Error: a")
    assert "words" not in page


def test_without_an_address_of_the_site_a_report_has_the_id(desk):
    idle, *_ = reports(desk(report=REPORT, site_url=""))
    assert idle["page"] == "a#idle"


def test_nothing_is_reported_where_nobody_takes_it(desk):
    assert "Report an error" not in desk()


def test_the_evidence_of_a_page_is_linked_where_it_is_written(desk):
    link = '<a href="evidence.json" type="application/json">'
    assert link in desk()
    assert link not in desk(exports={"evidence": False})
    assert link not in desk(front={"draft": "true"}, preview=True)
