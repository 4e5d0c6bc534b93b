"""The text of a note."""

import pytest

from footnoted.library.citations import citer
from footnoted.library.plan import Notes, plan
from tests.newsroom import REGISTERS, article

COURIER = "“Crane out of use,” The Courier, 4 May 2024, https://courier.example/crane"
LETTER = {
    "briefings/a.md": article(),
    "briefings/a.yml": """
        sources:
          inc: {type: webpage, title: Log, publisher: Northport Inc.}
          kept:
            type: webpage
            title: Kept
            issued: 2024
            url: https://harbor.example/log
            archived: [{url: "https://archive.example/kept", date: 2024-05-05}]
          letter: {type: personal_communication, author: [{literal: A docker}], cited-in: agency}
          leaflet: {type: pamphlet, title: Why?, issued: 2023, cited-in: kept}
          ring: {type: document, title: A, issued: 2023, cited-in: round}
          round: {type: document, title: B, issued: 2023, cited-in: ring}
        claims:
          crane-idle:
            quote: stood idle
            attribution:
              - {source: letter, how: wrote}
              - {source: courier, how: reported, read: true}
        """,
}


@pytest.fixture
def site(newsroom):
    return newsroom(REGISTERS | LETTER)


@pytest.fixture
def notes(site):
    return written(site)


def written(site, style="chicago", listing=""):
    def href(id_):
        return f"{listing}#source-{id_}" if listing else ""

    return Notes(site.names, href, citer(style, "en"))


def text(notes, key, *earlier):
    return notes.body(key, earlier).striptags()


def test_a_note_ends_in_one_period(notes):
    assert text(notes, "src-inc") == "“Log,” Northport Inc., no date given."
    assert text(notes, "src-courier") == f"{COURIER}."


def test_a_note_names_in_full_the_source_that_carried_its_own_to_us(notes):
    assert text(notes, "src-agency") == (
        f"North Agency, newspaper article, no date given, as cited in {COURIER}."
    )


def test_what_an_earlier_note_gave_in_full_is_named_shortly(notes):
    short = "North Agency, newspaper article, no date given, as cited in The Courier, “Crane out"
    assert text(notes, "src-agency", "src-inc", "src-courier") == f"{short} of use.”"


def test_what_carried_an_earlier_source_was_given_in_full_there(notes):
    assert text(notes, "src-letter", "src-agency") == (
        "A docker, personal communication, no date given, as cited in North Agency, "
        "as cited in The Courier, “Crane out of use.”"
    )


def test_a_source_we_know_through_two_others_names_both(notes):
    assert text(notes, "src-letter") == (
        "A docker, personal communication, no date given, as cited in North Agency, "
        f"newspaper article, no date given, as cited in {COURIER}."
    )


def test_two_sources_that_cite_each_other_end_nowhere_but_the_note_does(notes):
    assert text(notes, "src-ring") == "“A,” 2023, as cited in “B,” 2023."


def test_another_way_to_a_source_has_a_note_of_its_own_which_is_short_behind_the_first(notes):
    way = "src-letter--via-courier"
    full = "A docker, personal communication, no date given, as cited in"
    assert text(notes, way) == f"{full} {COURIER}."
    assert text(notes, way, "src-courier") == f"{full} The Courier, “Crane out of use.”"
    assert text(notes, way, "src-letter") == (
        "A docker, personal communication, as cited in The Courier, “Crane out of use.”"
    )


def test_a_sources_own_note_gives_it_in_full_whatever_was_before(notes):
    assert text(notes, "src-courier", "src-agency") == f"{COURIER}."


def test_a_note_gives_the_archived_copies_of_what_it_gives_in_full(notes):
    kept = "“Kept,” 2024, https://harbor.example/log"
    assert text(notes, "src-kept") == f"{kept}. Archived 5 May 2024."
    assert text(notes, "src-leaflet") == (f"Why? (2023), as cited in {kept} (archived 5 May 2024).")
    assert text(notes, "src-leaflet", "src-kept") == "Why? (2023), as cited in “Kept.”"


def test_a_note_leads_to_all_uses_of_its_source_where_there_is_such_a_page(site, notes):
    html = written(site, listing="../sources.md").body("src-agency", ("src-courier",))
    assert '<a class="fn-uses" href="../sources.md#source-agency">All uses</a>' in html
    assert 'as cited in <a href="../sources.md#source-courier"><cite>The Courier</cite>' in html
    assert "All uses" not in text(notes, "src-courier")


def test_a_carrier_that_is_nowhere_on_the_web_leads_to_its_own_uses(site):
    html = written(site, listing="../sources.md").body("src-letter")
    assert 'as cited in <a href="../sources.md#source-agency">North Agency, newspaper' in html
    assert html.count("#source-courier") == 0


def test_a_note_to_a_source_nobody_knows_says_so(notes):
    assert text(notes, "src-nothing") == "Unknown source nothing"


def test_a_style_that_does_not_shorten_gives_every_source_in_full(site):
    notes = written(site, "newsroom")
    assert text(notes, "src-agency", "src-courier") == text(notes, "src-agency")


def test_a_site_has_the_style_and_the_form_of_dates_that_it_asks_for(newsroom):
    site = newsroom(REGISTERS | LETTER, citation_style="newsroom", date_style="ap")
    note = plan(site.names.briefings["a"], site.names, site.addresses).body("src-courier", ())
    assert note.striptags().startswith("The Courier, “Crane out of use” (May 4, 2024)")


def test_notes_on_a_page_depend_on_those_before_them(newsroom):
    body = "One[^courier] two[^agency].\n\nThe crane stood idle."
    other = "One[^agency] two[^courier].\n\nThe crane stood idle."
    files = REGISTERS | {"briefings/a.md": article(body), "briefings/b.md": article(other)}
    site = newsroom(files)
    first, second = (notes_of(site, name) for name in ("a", "b"))
    assert [note.count("courier.example") for note in first] == [1, 0]
    assert [note.count("courier.example") for note in second] == [1, 1]


def notes_of(site, name):
    plan = site.inputs[name].plan
    keys = [note.key for note in site.readings[name].notes]
    return [plan.body(key, keys[:at]).striptags() for at, key in enumerate(keys)]
