"""The text of a note."""

import pytest

from footnoted.index import Cited
from footnoted.model import PersonName, Source
from footnoted.render.notes import breakable, citation, note, people
from tests.newsroom import REGISTERS, article


def names(*given):
    return tuple(PersonName.model_validate({"literal": name}) for name in given)


def source(**fields):
    return Source.model_validate({key.replace("_", "-"): value for key, value in fields.items()})


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"type": "webpage"}, "Web page, no date given"),
        ({"type": "document", "publisher": "An agency"}, "An agency, no date given"),
        ({"type": "document"}, "Document, no date given"),
        (
            {
                "type": "article-newspaper",
                "container_title": "The Kyiv Independent",
                "issued": "2025-02",
            },
            "Newspaper article, The Kyiv Independent, February 2025",
        ),
        (
            {"type": "report", "genre": "press release", "publisher": "Ministry"},
            "Press release, Ministry, no date given",
        ),
        (
            {"type": "article-newspaper", "title": "Is it so?", "container_title": "The Courier"},
            "“Is it so?”, The Courier, no date given",
        ),
        (
            {"type": "book", "title": "Harbours", "author": [{"family": "Rower", "given": "Ada"}]},
            "Ada Rower, Harbours, no date given",
        ),
        (
            {"type": "interview", "author": [{"literal": "The master"}], "issued": "2024-05-04"},
            "The master, interview, 4 May 2024",
        ),
        (
            {
                "type": "interview",
                "title": "The master speaks",
                "author": [{"literal": "The master"}],
                "interviewer": [{"family": "Rower", "given": "Ada"}],
                "issued": "2024-05~",
            },
            "The master, “The master speaks”, interview by Ada Rower, about May 2024",
        ),
        (
            {"type": "webpage", "title": "Log", "accessed": "2024-05-03"},
            "“Log”, undated, accessed 3 May 2024",
        ),
        (
            {"type": "webpage", "title": "Log", "issued": "2024", "status": "retracted"},
            "“Log”, 2024 (withdrawn by its publisher)",
        ),
    ],
)
def test_a_citation_says_what_is_known_and_invents_nothing(fields, text):
    assert citation(source(**fields), "en").striptags() == text


def test_whatever_a_title_has_in_it_is_escaped():
    html = citation(source(type="webpage", title="<b>Log</b> & more", issued="2024"), "en")
    assert html == "<span>“&lt;b&gt;Log&lt;/b&gt; &amp; more”</span>, 2024"


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (("A",), "A"),
        (("A", "B"), "A and B"),
        (("A", "B", "C"), "A, B and C"),
        (("A", "B", "C", "D"), "A and others"),
    ],
)
def test_more_than_three_people_are_one_and_others(given, text):
    assert people(names(*given)) == text


def test_an_address_may_break_behind_its_slashes_and_signs():
    assert breakable("https://a.example/b?c=1&d=2") == (
        "https://<wbr>a.example/<wbr>b?<wbr>c=1&amp;<wbr>d=2"
    )


@pytest.fixture
def known(newsroom):
    files = REGISTERS | {
        "briefings/a.md": article(),
        "briefings/a.yml": """
            sources:
              inc: {type: webpage, title: Log, publisher: Northport Inc.}
              kept:
                type: webpage
                title: Kept
                issued: 2024
                archived: [{url: "https://archive.example/kept", date: 2024-05-05}]
            """,
    }
    return newsroom(files).names


def text(cited, known, href=lambda _id: ""):
    return note(cited, known, href, "en").striptags()


def test_a_note_ends_in_one_period(known):
    assert text(Cited("inc"), known) == "“Log”, Northport Inc., no date given."
    assert text(Cited("courier", via="inc"), known).endswith(", as cited in Northport Inc.")


def test_a_note_says_through_what_its_source_reached_us(known):
    assert text(Cited("agency", via="courier"), known) == (
        "Newspaper article, North Agency, no date given, as cited in The Courier."
    )


def test_a_note_gives_the_archived_copies_behind_the_citation(known):
    assert text(Cited("kept"), known) == "“Kept”, 2024. Archived 5 May 2024."


def test_a_note_leads_to_all_uses_of_its_source_where_there_is_such_a_page(known):
    html = note(Cited("courier"), known, lambda id_: f"../sources.md#source-{id_}", "en")
    assert '<a class="fn-uses" href="../sources.md#source-courier">All uses</a>' in html
    assert "All uses" not in text(Cited("courier"), known)


def test_a_note_to_a_source_nobody_knows_says_so(known):
    assert text(Cited("nothing"), known) == "Unknown source nothing"
