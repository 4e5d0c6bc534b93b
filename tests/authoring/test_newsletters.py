"""Fifty-one real newsletters adopted into a fresh project: nothing lost, and the site builds.

Also the command that measures: ``pytest tests/authoring/test_newsletters.py -s`` prints the counts
of the guide.
"""

import os
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest
from markdown import markdown

from footnoted.authoring.adopt_heads import read_foreign
from footnoted.cli.main import main
from footnoted.library.names import Registered
from footnoted.library.site import Site
from footnoted.text.addresses import normal_address
from tests.newsroom import write

CONFIG = """
    site_name: Newsletters
    theme: {name: material, font: false}
    plugins:
      - search
      - footnoted:
          levels: {source.no-archive: info}
    """


class Adopted(NamedTuple):
    """A project made from the newsletters, and what was measured."""

    root: Path
    original: dict[str, list[str]]
    """The outside addresses of each newsletter, as plain Markdown renders them."""
    seconds: float


class _Links(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href") or ""
        if tag == "a" and href.startswith(("http://", "https://")):
            self.found.append(href)


@pytest.fixture(scope="module")
def adopted(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Adopted:
    folder = shared_data / "newsletters"
    root = write(
        tmp_path_factory.mktemp("site"), {"mkdocs.yml": CONFIG, "docs/index.md": "# Home\n"}
    )
    original = {}
    for file in sorted(folder.glob("*.md")):
        body = read_foreign(file.read_text(encoding="utf-8"), file.name).body
        html = markdown(body, extensions=["attr_list", "fenced_code", "footnotes", "tables"])
        original[file.stem] = _Links(html).found
    start = time.perf_counter()
    adopt = ["adopt", "--from", str(folder), "--clean", "--write", "--root", str(root)]
    assert main(adopt, standalone_mode=False) == 0
    return Adopted(root, original, time.perf_counter() - start)


@pytest.fixture(scope="module")
def site(adopted: Adopted) -> Site:
    from footnoted.build import build
    from footnoted.mkdocs.options import find

    project = find(adopted.root / "mkdocs.yml")
    assert project is not None
    return build(project)


def test_every_newsletter_is_a_briefing_without_errors(adopted: Adopted, site: Site) -> None:
    assert {briefing.name for briefing in site.built} == set(adopted.original)
    assert {str(problem.code) for problem in site.diagnostics} == {"source.no-archive"}


def test_every_page_is_registered_once_and_shared_ones_in_the_register(
    adopted: Adopted, site: Site
) -> None:
    every = site.names.sources
    registered = [normal_address(known.source.url or "") for known in every.values()]
    assert len(registered) == len(set(registered))
    places: dict[str, set[str]] = {}
    for name, addresses in adopted.original.items():
        for address in addresses:
            source = Registered(site.names).find(address)
            assert source is not None
            places.setdefault(source.id, set()).add(name)
    shared = {id_ for id_, names in places.items() if len(names) > 1}
    assert shared <= {id_ for id_, known in every.items() if not known.home}
    titled = sum(known.source.title is not None for known in every.values())
    print(
        f"\nlinks {sum(map(len, adopted.original.values()))}, pages {len(places)}; "
        f"sources {len(registered)}, "
        f"shared {len(site.library.sources.records)}, with a title {titled}; "
        f"{adopted.seconds:.1f} s"
    )


def test_every_outside_link_is_on_the_built_page(adopted: Adopted) -> None:
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(build, cwd=adopted.root, env=environment, check=True)
    for name, addresses in adopted.original.items():
        page = adopted.root / "site" / "briefings" / name / "index.html"
        assert set(addresses) <= set(_Links(page.read_text(encoding="utf-8")).found)


def test_the_second_time_nothing_is_left_to_do(
    adopted: Adopted, shared_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = ["--from", str(shared_data / "newsletters"), "--clean", "--root", str(adopted.root)]
    assert main(["adopt", *again, "--exit-code"], standalone_mode=False) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == (
        "Files of the folder that are already briefings: 51.\nNothing to adopt: every linked page "
        "has its source.\n"
    )
