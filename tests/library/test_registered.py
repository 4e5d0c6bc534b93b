"""Which source a link belongs to."""

import pytest

from footnoted.dates.edtf import parse
from footnoted.library.names import Registered, newest_copy
from footnoted.records.sources import Archived, Source
from tests.newsroom import article

SOURCES = {
    "briefings/_shared/sources.yml": """
        sources:
          courier:
            type: article-newspaper
            url: https://www.courier.example/crane?id=3&lang=en
            archived:
              - {url: "https://perma.example/ABCD-1234", date: 2024-05-06}
              - url: https://archive.example/web/20240505000000/https://courier.example/x
                date: 2024-05-05
          kept: {type: webpage, url: "https://web.archive.org/web/2023/https://old.example/a"}
          paper: {type: article-journal, doi: 10.1000/ABC}
          also-paper: {type: article-journal, doi: "doi:10.1000/abc"}
          mail: {type: personal_communication, url: "mailto:desk@courier.example"}
        """,
    "briefings/a.md": article(),
    "briefings/a.yml": "sources:\n  log: {type: webpage, url: 'https://harbour.example/log'}\n",
}


@pytest.fixture
def registered(newsroom):
    return Registered(newsroom(SOURCES).names)


@pytest.mark.parametrize(
    ("address", "id_"),
    [
        ("https://www.courier.example/crane?id=3&lang=en", "courier"),
        ("http://courier.example/crane/?id=3&amp;lang=en&utm_source=x#top", "courier"),
        ("https://perma.example/ABCD-1234/", "courier"),
        ("https://archive.example/web/20240505000000/https://courier.example/x", "courier"),
        ("https://web.archive.org/web/2023/http://courier.example/crane?id=3&lang=en", "courier"),
        ("https://old.example/a", "kept"),
        ("https://web.archive.org/web/2023/https://old.example/a", "kept"),
        ("https://doi.org/10.1000%2Fabc", "also-paper"),
        ("http://dx.doi.org/10.1000/ABC", "also-paper"),
        ("https://harbour.example/log#:~:text=idle", "log"),
    ],
)
def test_a_link_belongs_to_a_source_by_its_page_its_copies_or_its_doi(registered, address, id_):
    found = registered.find(address)
    assert found is not None
    assert found.id == id_


@pytest.mark.parametrize(
    "address",
    [
        "https://courier.example/crane?lang=en&id=3",
        "https://courier.example/",
        "b.md",
        "",
        "#top",
        "mailto:desk@courier.example",
        "https://web.archive.org/web/2023/https://courier.example/",
    ],
)
def test_a_link_to_anything_else_belongs_to_none(registered, address):
    assert registered.find(address) is None


def test_the_newest_copy_is_that_of_the_latest_date_whatever_their_order():
    copies = [
        Archived(url=f"https://a.example/{day}", date=parse(day))
        for day in ("2024-05-04", "2024-05-06", "2024-05", "2024-05-06")
    ]
    source = Source.model_validate({"type": "webpage", "archived": tuple(copies)})
    assert newest_copy(source) is copies[1]
    assert newest_copy(source.model_copy(update={"archived": ()})) is None
