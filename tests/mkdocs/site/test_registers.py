"""A site that reads the registers of another desk."""

import pytest

CONFIG = "plugins:\n  - search\n  - footnoted:\n      registers: {}\n"
WIRE = "sources:\n  wire: {type: article-newspaper, title: The wire, publisher: North Agency}\n"


def test_a_source_of_another_desk_is_cited_and_listed(newsroom):
    newsroom.write("common/_shared/sources.yml", WIRE)
    newsroom.configure(CONFIG.format("[{from: common/_shared}]"))
    storm = newsroom.root / "briefings" / "storm.yml"
    text = storm.read_text("utf-8").replace("source: harbour-log,", "source: wire,")
    storm.write_text(text, encoding="utf-8")
    newsroom.build("--strict")
    assert 'data-source="wire"' in newsroom.page("sources/index.html")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "[{from: nowhere}]",
            "registers: nowhere has none of sources.yml, parties.yml, events.yml",
        ),
        ("../common", "registers': expected a list such as [{from: ../common/_shared}]"),
        ("[{path: common}]", "expected a list such as [{from: ../common/_shared}]"),
    ],
)
def test_a_folder_that_cannot_be_used_is_refused_before_anything_is_read(newsroom, asked, said):
    newsroom.configure(CONFIG.format(asked))
    built = newsroom.mkdocs("build")
    assert built.status == 1
    assert said in built.output
