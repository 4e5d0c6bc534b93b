"""``footnoted export site``: a tree of sources that another generator builds."""

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml

from tests.cli.conftest import Run

_ADDRESS = re.compile(r'\b(?:href|src)="([^"]*)"')


@pytest.fixture
def site(newsroom: Path) -> Path:
    """Return a site with a home page and two briefings that link to each other."""
    for path, text in {
        "mkdocs.yml": "site_name: Harbour Notes\ntheme: material\nplugins: [footnoted]\n"
        "site_url: https://harbour.example/\nmarkdown_extensions: [admonition]\n",
        "docs/index.md": "# Home\n\nSee [one](briefings/ferry.md).\n\n<!-- footnoted:latest -->\n",
        "docs/.hidden.md": "# No\n",
        "briefings/quay.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>\n',
        "briefings/storm.md": "---\ntitle: The storm & the quay\ndate: 2025-02-10\ntags: [storms]\n"
        "---\n[The ferry](ferry.md#claim-crane-idle) is late, says [Home](../index.md).\n\n"
        "![A quay](quay.svg)\n\n\nIt rained.\n",
        "briefings/storm.yml": "images:\n  quay:\n    file: quay.svg\n    alt: A quay.\n"
        "    credit: Ada Rower\n    license: CC-BY-4.0\n",
    }.items():
        (newsroom / path).parent.mkdir(exist_ok=True)
        (newsroom / path).write_text(text, encoding="utf-8")
    return newsroom


def test_every_address_leads_from_source_to_source(run: Run, site: Path):
    assert run("export", "site", "-o", "tree").exit_code == 0
    docs, lost, count = site / "tree" / "docs", [], 0
    for file in docs.rglob("*.md"):
        for address in _ADDRESS.findall(file.read_text(encoding="utf-8")):
            parts = urlsplit(address)
            if parts.scheme or not parts.path:
                continue
            count += 1
            there = posixpath.normpath(posixpath.join(file.parent, unquote(parts.path)))
            text = Path(there).read_text(encoding="utf-8") if Path(there).is_file() else ""
            if not text or (parts.fragment and f'id="{parts.fragment}"' not in text):
                lost.append(f"{file.relative_to(docs)}: {address}")
    assert lost == []
    assert count > 30


def test_a_briefing_has_front_matter_and_its_content_in_one_piece(run: Run, site: Path):
    run("export", "site", "-o", "tree")
    text = (site / "tree/docs/briefings/storm.md").read_text(encoding="utf-8")
    _, front, page = text.split("---\n", 2)
    assert yaml.safe_load(front) == {"title": "The storm & the quay", "tags": ["storms"]}
    assert page.startswith('\n<div class="footnoted-page">\n<h1 id="part:title">')
    assert page.endswith("\n</div>\n")
    assert "\n\n" not in page.strip()
    assert 'href="ferry.md#claim-crane-idle"' in page
    assert 'src="quay.svg"' in page


def test_what_is_beside_the_pages_is_there(run: Run, site: Path):
    done = run("export", "site", "-o", "tree")
    assert done.stderr.splitlines()[-1] == "tree: 8 pages, with mkdocs.yml"
    tree = site / "tree"
    docs = tree / "docs"
    assert (docs / "data/briefings.json").is_file()
    assert (docs / "briefings/quay.svg").is_file()
    assert not (docs / ".hidden.md").exists()
    assert "The ferry is late" in (docs / "index.md").read_text(encoding="utf-8")
    template = (tree / "overrides/main.html").read_text(encoding="utf-8")
    assert 'href="{{ base_url }}/feed.xml"' in template
    config = yaml.safe_load((tree / "mkdocs.yml").read_text(encoding="utf-8"))
    assert config["nav"][:3] == ["index.md", "briefings/index.md", "claims.md"]
    assert "admonition" in config["markdown_extensions"]
    assert all((docs / each).is_file() for each in config["extra_css"])


def test_a_second_export_takes_away_what_is_no_more(run: Run, site: Path):
    run("export", "site", "-o", "tree")
    for suffix in ("md", "yml"):
        (site / f"briefings/storm.{suffix}").unlink()
    run("export", "site", "-o", "tree")
    assert not (site / "tree/docs/briefings/storm.md").exists()
    assert (site / "tree/docs/briefings/ferry.md").is_file()


@pytest.mark.parametrize(
    ("folder", "message"),
    [
        (None, "A site is many files. Name a folder for them with `-o FOLDER`."),
        ("docs", "docs has other files in it. Name a new or an empty folder."),
        ("docs/index.md", "docs/index.md cannot be written: Not a directory."),
    ],
)
def test_where_it_cannot_be_written_nothing_is(
    run: Run, site: Path, folder: str | None, message: str
):
    before = sorted(site.rglob("*"))
    done = run("export", "site", *(("-o", folder) if folder else ()))
    assert done.exit_code == 2
    assert message in done.stderr
    assert [each for each in sorted(site.rglob("*")) if ".cache" not in each.parts] == before


def test_of_briefings_with_errors_nothing_is_written(run: Run, site: Path):
    (site / "briefings/storm.yml").write_text("claims:\n  a: {quote: nowhere}\n")
    done = run("export", "site", "-o", "tree")
    assert done.exit_code == 2
    assert "nothing written: run `footnoted check` to see them." in done.stderr
    assert not (site / "tree").exists()
