"""What a template may ask."""

import pytest

from footnoted.dates.edtf import parse
from footnoted.outputs.view import View
from footnoted.records.evidence import Due
from tests.newsroom import REGISTERS, article

RECORDS = """
    claims:
      idle: {says: Idle., attribution: [{party: master, how: told}, {source: courier, read: true}]}
    dates:
      gale: {date: 2024-04, title: Gale, claim: idle}
    figures:
      cargo: {of: Cargo, value: 1200, unit: tonne, sources: [nothing, agency]}
    images:
      front: {referred-to: "https://courier.example/p.jpg"}
    """


@pytest.fixture
def site(newsroom):
    files = {"briefings/a.md": article(), "briefings/a.yml": RECORDS}
    return newsroom(REGISTERS | files, site_url="https://desk.example/", pages={"credits": False})


@pytest.fixture
def view(site):
    return View(site, "briefings/a.md", "en")


def target(site, id_):
    return site.names.resolve(site.names.briefings["a"], id_)


def test_addresses_are_reckoned_from_the_page(site, view):
    assert view.to("timeline", "y2024") == "../../timeline/#y2024"
    assert view.to("credits") == ""
    assert view.briefing("a", "x") == "#x"
    assert View(site, "sources.md", "en").record(target(site, "idle")) == (
        "../briefings/a/#claim-idle"
    )
    assert view.address() == "https://desk.example/briefings/a/"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("2024-05-06", '<time datetime="2024-05-06">6 May 2024</time>'),
        ("2024-05", '<time datetime="2024-05">May 2024</time>'),
        ("[..2024-05-06]", "6 May 2024 or earlier"),
    ],
)
def test_a_date_is_a_time_element_only_where_html_can_say_it(view, text, html):
    assert view.date(parse(text)) == html


def test_a_reckoned_due_date_shows_both_its_parts(view):
    due = Due.model_validate({"from": "2025-01-20", "plus": "100 days"})
    assert view.due(due) == (
        '<time datetime="2025-04-30">30 April 2025</time> (100 days from '
        '<time datetime="2025-01-20">20 January 2025</time>)'
    )
    assert view.due(parse("2025-04")) == '<time datetime="2025-04">April 2025</time>'


def test_a_date_speaks_for_its_claim(site, view):
    gale = target(site, "gale")
    assert view.headline(gale) == "Ada Rower, told The Courier"
    assert view.evidence(gale).attribution == target(site, "idle").record.attribution
    assert view.sources(gale) == ("courier",)


def test_sources_nobody_knows_are_left_out(site, view):
    assert view.sources(target(site, "cargo")) == ("agency",)


def test_a_picture_has_no_evidence_and_only_a_figure_a_number(site, view):
    picture = target(site, "front")
    assert (view.chain(picture), view.evidence(picture), view.sources(picture)) == ((), None, ())
    assert (view.number(picture), view.number_parts(picture)) == ("", ("", ""))
    assert view.number(target(site, "cargo")) == "1,200 t"


def test_grades_have_words_and_unknown_ones_none(view):
    assert view.grade("credibility", "2").label == "probably true"
    assert view.grade("credibility", "9") is None
    assert view.grade("credibility", None) is None


def test_sources_have_a_short_name_a_citation_and_copies(view):
    assert view.short("agency") == "North Agency"
    assert view.citation("agency").striptags() == (
        "North Agency, newspaper article, no date given."
    )
    assert view.archives("agency") == ""


def test_a_licence_has_a_name_and_an_unknown_one_stands_for_itself(view):
    assert view.license("CC-BY-4.0").name == "CC BY 4.0"
    assert view.license("Strange-1").name == "Strange-1"
