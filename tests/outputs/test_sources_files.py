"""The three files of sources: what is published, and nothing of a draft."""

import json
from collections.abc import Callable

from footnoted.library.site import Site
from footnoted.outputs.registry import EXPORTS, exported
from footnoted.outputs.sources import SOURCES_EXPORT, SOURCES_FILES, published_sources, sources_csv
from tests.newsroom import REGISTERS, article

OWN = "sources:\n  quay-log:\n    type: webpage\n    title: =1+1\n    note: secret\n"
FILES = {
    **REGISTERS,
    "briefings/a.md": article(),
    "briefings/a.yml": OWN,
    "briefings/b.md": article(draft="true"),
    "briefings/b.yml": "sources:\n  draft-log:\n    type: webpage\n",
}


def test_a_draft_feeds_nothing(newsroom: Callable[..., Site]):
    assert list(published_sources(newsroom(FILES))) == ["agency", "courier", "quay-log"]
    assert list(published_sources(newsroom(FILES, preview=True))) == [
        "agency",
        "courier",
        "quay-log",
    ]


def test_the_site_gets_three_files(newsroom: Callable[..., Site]):
    files = {file.path: file for file in SOURCES_EXPORT.files(newsroom(FILES))}
    assert list(files) == ["sources.json", "sources.bib", "data/sources.csv"]
    for offer in SOURCES_FILES:
        file = files[offer.path]
        assert (file.media_type, file.title) == (offer.media_type, offer.title)
        assert "secret" in file.text  # our remark
    items = json.loads(files["sources.json"].text)
    assert [item["id"] for item in items] == ["agency", "courier", "quay-log"]
    assert items[0]["custom"] == {"footnoted": {"cited-in": "courier"}}
    assert files["sources.bib"].text.count("@") == 3


def test_the_table_has_a_row_for_each(newsroom: Callable[..., Site]):
    text = sources_csv(published_sources(newsroom(FILES)))
    head, *rows = text.split("\r\n")
    columns = head.split(",")
    cells = dict(zip(columns, rows[1].split(","), strict=True))
    assert {column: value for column, value in cells.items() if value} == {
        "id": "courier",
        "type": "article-newspaper",
        "title": "Crane out of use",
        "container-title": "The Courier",
        "url": "https://courier.example/crane",
        "issued": "2024-05-04",
    }
    assert "quay-log,webpage,'=1+1," in rows[2]
    assert "note" in columns


def test_the_files_can_be_switched_off(newsroom: Callable[..., Site]):
    assert SOURCES_EXPORT in EXPORTS
    site = newsroom(FILES, exports={"sources": False})
    assert {file.path for file in exported(site)} & {offer.path for offer in SOURCES_FILES} == set()


def test_the_same_sources_give_the_same_bytes(newsroom: Callable[..., Site]):
    first = [file.text for file in SOURCES_EXPORT.files(newsroom(FILES))]
    swapped = {path: FILES[path] for path in sorted(FILES, reverse=True)}
    assert [file.text for file in SOURCES_EXPORT.files(newsroom(swapped))] == first
