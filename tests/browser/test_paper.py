"""A printed page is a document: who reads it on paper can look up every source."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.conftest import Open, Site, build, served

# The address of a real newspaper's article is long, and paper does not scroll.
LONG = "https://courier.example/2024/05/04/the-harbour-master-on-the-crane-and-its-spare-part"

NEWSROOM = {
    "mkdocs.yml": """\
site_name: Harbour "News" & more
site_url: https://desk.example/
theme: {name: material, font: false}
plugins: [search, footnoted]
""",
    "docs/index.md": "# Harbour\n",
    "briefings/harbour.md": """\
---
title: The harbour
date: 2024-05-06
---

On Friday the northern crane stood idle, and cargo was waiting at the quay.

The [log](https://harbour.example/log?day=3&quay=north) says more, the [tides](https://tides.example/3)
say less. Read on [what the storm did](storm.md#it-blew), or [below](#part:about).
""",
    "briefings/storm.md": "---\ntitle: The storm\ndate: 2024-05-02\n---\n\n## It blew\n",
    "briefings/harbour.yml": f"""\
sources:
  harbour-log:
    type: webpage
    title: Harbour log, 3 May
    url: https://harbour.example/log?day=3&quay=north
    archived:
      - url: https://archive.example/20240505000000/https://harbour.example/log?day=3&quay=north
        date: 2024-05-05
  courier:
    type: article-newspaper
    title: Cargo waits
    container-title: The Courier
    url: {LONG}
claims:
  crane-idle:
    quote: the northern crane stood idle
    attribution: [{{source: harbour-log, how: reported, read: true}}]
  cargo-waits:
    quote: cargo was waiting at the quay
    attribution: [{{source: courier, how: reported, read: true}}]
allow:
  - {{code: source.no-archive, about: courier, because: The newspaper forbids copies.}}
""",
}

ADDRESSES = [
    "https://harbour.example/log?day=3&quay=north",
    "https://archive.example/20240505000000/https://harbour.example/log?day=3&quay=north",
    LONG,
]


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a newsroom of one briefing, whose sources have addresses."""
    root = tmp_path_factory.mktemp("harbour")
    for name, text in NEWSROOM.items():
        file: Path = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    build(root, root / "site")
    with served(root / "site") as site:
        yield site


def printed(page: Page) -> str:
    """Return the letters of a page's print without white space: addresses run over several
    lines.
    """
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    return "".join("".join(sheet.extract_text().split()) for sheet in sheets)


@pytest.mark.parametrize("address", ["briefings/harbour/", "sources/"])
def test_on_paper_every_source_shows_its_addresses(
    visit: Open, harbour: Site, address: str
) -> None:
    letters = printed(visit(harbour, address).page)
    assert [one for one in ADDRESSES if one not in letters] == []


def test_on_paper_an_address_follows_its_link_only_where_no_note_does(
    visit: Open, harbour: Site
) -> None:
    letters = printed(visit(harbour, "briefings/harbour/").page)
    assert "thetides<https://tides.example/3>sayless" in letters
    assert letters.count(ADDRESSES[0]) == 2  # in its note, and within its copy's address
    assert "Thelog<" not in letters


def test_on_paper_the_text_stands_without_the_frame_of_the_site(visit: Open, harbour: Site) -> None:
    letters = printed(visit(harbour, "briefings/harbour/").page)
    assert "OnFridaythenortherncranestoodidle" in letters
    assert "Backtotop" not in letters
    assert "Skiptocontent" not in letters


def test_each_printed_sheet_says_the_site_the_address_and_the_day(
    visit: Open, harbour: Site
) -> None:
    page = visit(harbour, "briefings/harbour/").page
    sheets = PdfReader(io.BytesIO(page.pdf(format="A5"))).pages
    heads = ["".join(sheet.extract_text().split())[:90] for sheet in sheets]
    at = "https://desk.example/briefings/harbour/"
    assert len(heads) > 1
    assert {head.partition("2024")[0] for head in heads} == {f'Harbour"News"&more{at}·6May'}


def test_on_paper_a_link_to_another_briefing_has_its_address(visit: Open, harbour: Site) -> None:
    letters = printed(visit(harbour, "briefings/harbour/").page)
    assert "whatthestormdid<https://desk.example/briefings/storm/#it-blew>" in letters
    assert "Thestorm<https://desk.example/briefings/storm/>" in letters  # of the related ones
    assert "below<" not in letters
    assert "Evidenceofthispage" not in letters
