"""How large a search in pieces is, what making it takes, and what a reader's first search loads.

``python -m benchmarks.search [--sizes 1000 10000] [--builds 1000]`` prints a table. A size is a
number of briefings: their entries, as a build would make them, are indexed, and Chromium searches
in them over loopback, in a small site. ``--builds`` makes whole builds, too, with either search.
"""

import argparse
import functools
import gzip
import http.server
import io
import json
import os
import platform
import re
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Page, sync_playwright

from benchmarks.newsroom import CLAIMS, DATES, SOURCES, Briefing, write
from benchmarks.speed import BUILD, Rows, machine, table, used
from footnoted.outputs.search import find_pagefind, search_documents, write_pieces
from tests.browser import chromium
from tests.browser.conftest import FLAGS, NODE
from tools.screenshots import Quiet, served

QUERIES = (
    "harbor 73-4",
    "1 January 2015",
    "harbor",
    "quarterly accounts",
    "ferry Northgate repaired",
)
"""Words of one search each: the first two are in few briefings, the others in most of them."""
_RUNS = 3
ROOT = Path(__file__).parent.parent
_INDEX = """\
import pathlib, sys
sys.path.insert(0, {!r})
from benchmarks.search import index
index(pathlib.Path({!r}))
"""
SEARCHES = {
    "pagefind": "plugins: [search, {footnoted: {search: pagefind}}]",
    "material": "plugins: [search, footnoted]",
}
_SMALL = 3
"""How many briefings the site has in which the browser searches."""


# -------------------------------------------------------------------------------------------------
# The entries of many briefings, as a build makes them; a whole build of so many takes an hour.


def entries(count: int) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield what search finds of so many briefings: the kind of each entry, and the entry."""
    for number in range(count):
        yield from _of_briefing(Briefing(number, count))


def _of_briefing(briefing: Briefing) -> Iterator[tuple[str, dict[str, str]]]:
    number, page = briefing.number, f"briefings/{briefing.name}/"
    text = "".join(f"<p>{each}</p>" for each in briefing.paragraphs())
    yield "briefing", _entry(page, briefing.title, text)
    for part in range(CLAIMS):
        said = f"Claim: Someone says that {briefing.claims[part]}."
        about = f"Speaker {(number + part % 3) % 30}, according to The Log"
        yield "claim", _entry(f"{page}#claim-c{part}", said, about)
    for part in range(SOURCES - 1):
        place = f"sources/log-{number // 300}/#source-log-{number}-{part}"
        cited = f"“Log {number}, sheet {part},” The Log, https://example.org/logs/{number}/{part}."
        yield "source", _entry(place, "Source: The Log", cited)
    for part in range(DATES):
        place = f"timeline/{briefing.year}/#event-{briefing.name}--d{part}"
        yield "event", _entry(place, f"Event: Entry {part} of log {number}", briefing.day)
    place = f"credits/{briefing.year}/#image-{briefing.name}--plan"
    yield "picture", _entry(place, "Picture: A plain rectangle", "Drawing: Desk")


def _entry(location: str, title: str, text: str) -> dict[str, str]:
    return {"location": location, "title": title, "text": text}


def write_entries(site: Path, count: int) -> None:
    """Write the index of Material's search for so many briefings, and the kinds beside it."""
    found = list(entries(count))
    docs = [entry for _, entry in found]
    file = site / "search" / "search_index.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps({"config": {"lang": ["en"]}, "docs": docs}), encoding="utf-8")
    kinds = {entry["location"]: kind for kind, entry in found}
    (site / "kinds.json").write_text(json.dumps(kinds), encoding="utf-8")


def index(site: Path) -> None:
    """Make the index in pieces of what was written; a process of its own is measured."""
    program = find_pagefind()
    assert program
    kinds = json.loads((site / "kinds.json").read_text(encoding="utf-8"))
    documents = functools.partial(search_documents, kinds=kinds)
    print(json.dumps(write_pieces(program, site, "en", documents)))


# -------------------------------------------------------------------------------------------------
# What a reader's browser loads, and when the first result is there.


_SENT: list[int] = []
"""Bytes of every body that was sent, to a page or to a worker of it."""


class _Compressing(Quiet):
    """Serves a folder as hosts do: scripts are compressed, what is compressed already is not."""

    def end_headers(self) -> None:
        """Say that the body is compressed, if it is."""
        if self.path.partition("?")[0].endswith(".js"):
            self.send_header("Content-Encoding", "gzip")
        super().end_headers()

    def send_head(self) -> Any:
        """Return the opened file, compressed where it is a script."""
        file = Path(self.translate_path(self.path))
        if file.suffix != ".js" or not file.is_file():
            return super().send_head()
        data = gzip.compress(file.read_bytes())
        self.send_response(http.HTTPStatus.OK)
        self.send_header("Content-Type", "text/javascript")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return io.BytesIO(data)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a body and count its bytes."""
        data = source.read()
        _SENT.append(len(data))
        outputfile.write(data)


class Searched(NamedTuple):
    """One search by somebody who has loaded the page and nothing of the search."""

    loaded: int
    """Bytes."""
    first: float
    """Milliseconds until the first result can be seen."""


def search(page: Page, address: str, words: str) -> Searched:
    """Search for words on a page that was just opened, with nothing kept."""
    page.goto(address, wait_until="networkidle")
    _SENT.clear()
    took = page.evaluate(FIRST, words)
    page.wait_for_load_state("networkidle")
    return Searched(sum(_SENT), took)


FIRST = """words => new Promise(done => {
    const list = document.querySelector(".md-search-result__list"), start = performance.now();
    new MutationObserver(() => {
        if (list.querySelector("a")) requestAnimationFrame(() => done(performance.now() - start));
    }).observe(list, {childList: true});
    const query = document.querySelector(".md-search__input");
    query.value = words;
    query.focus();
    for (const name of ["input", "keyup"]) query.dispatchEvent(new Event(name, {bubbles: true}));
})"""


def searches(site: Path) -> dict[str, Searched]:
    """Return what searching took in a site, by the words: the median of some runs."""
    if NODE.is_file():
        os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(NODE))
    flags = [*FLAGS, "--no-sandbox"]
    with served(site, _Compressing) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=flags)
        found = {}
        for words in QUERIES:
            runs = []
            for _ in range(_RUNS):
                page = browser.new_page()
                runs.append(search(page, address, words))
                page.close()
            found[words] = Searched(runs[0].loaded, statistics.median(run.first for run in runs))
        browser.close()
    return found


# -------------------------------------------------------------------------------------------------
# The table.


def measured(count: int, small: Path) -> Rows:
    """Return what was measured for a number of briefings; ``small`` is a site to search in."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        shutil.copytree(small, site)
        write_entries(site, count)
        whole = (site / "search/search_index.json").stat().st_size
        took = used(Path(folder), "-c", _INDEX.format(str(ROOT), str(site)))
        said = json.loads((Path(folder) / "log.txt").read_text(encoding="utf-8"))
        files = [file.stat().st_size for file in (site / "pagefind").rglob("*") if file.is_file()]
        rows = {
            "entries": f"{said[0]:,}",
            "documents": f"{said[1]:,}",
            "index of Material's search": f"{whole / 1e6:.1f} MB",
            "index in pieces": f"{sum(files) / 1e6:.1f} MB in {len(files):,} files",
            "making it": f"{took.seconds:.1f} s, {took.memory:.0f} MiB",
        }
        for words, each in searches(site).items():
            rows[f"“{words}”"] = f"{each.loaded / 1000:.0f} kB, {each.first:.0f} ms"
        return rows


def built(count: int) -> Rows:
    """Return what whole builds take, and what a search loads in the site, with either search."""
    rows: Rows = {}
    for name, plugins in SEARCHES.items():
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder, "newsroom")
            write(root, count)
            configure(root, plugins)
            took = used(root, *BUILD)
            rows[f"build with {name}"] = f"{took.seconds:.1f} s, {took.memory:.0f} MiB"
            # Material's script loads its index with the page, before anybody asks.
            whole = (root / "site/search/search_index.json").stat().st_size
            for words, each in searches(root / "site").items():
                loaded = f"{(whole + each.loaded) / 1000:,.0f} kB"
                rows[f"“{words}” with {name}"] = f"{loaded}, {each.first:,.0f} ms"
    return rows


def configure(root: Path, plugins: str) -> None:
    """Give a newsroom other plugins."""
    file = root / "mkdocs.yml"
    text = re.sub("^plugins:.*$", plugins, file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    file.write_text(text, encoding="utf-8")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10000])
    parser.add_argument("--builds", type=int, nargs="*", default=[])
    asked = parser.parse_args()
    print(f"Python {platform.python_version()}, {machine()}\n")
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder, "newsroom")
        write(small, _SMALL)
        configure(small, SEARCHES["pagefind"])
        used(small, *BUILD)
        for name in ("pagefind", "search"):
            shutil.rmtree(small / "site" / name)
        if asked.sizes:
            print(table({count: measured(count, small / "site") for count in asked.sizes}))
    if asked.builds:
        print(table({count: built(count) for count in asked.builds}))


if __name__ == "__main__":
    main()
