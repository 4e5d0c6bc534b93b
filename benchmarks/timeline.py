"""How a timeline of many events behaves in a browser: load, filter, scroll, size, in one run.

Run it as ``python -m benchmarks.timeline [COUNT …]``. Builds each size, opens it in Chromium as it
is and once more as a plain list (no marks, no filter, nothing put off), and prints milliseconds:

``ready``, ``paint`` and ``task``: the page can be used, first shows something, its longest task
while it loads. ``layout``: all of it in another size of type. ``filter`` and ``shown``: what the
script takes for a choice, and until the frame that shows it. ``frame`` and ``worst``: a frame while
scrolling from top to bottom in 120 steps. Writes only to a temporary folder.
"""

import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium
from tests.browser.conftest import Site, served

CONFIG = "site_name: B\ntheme: {name: material, font: false}\nplugins: [search, footnoted]\n"
KINDS = ("event", "planned", "deadline", "statement", "publication")
TAGS = ("harbor", "cranes", "council", "weather", "trade", "rail", "ferries", "budget")
PLACES = ("North quay", "South quay", "Town hall", "Lighthouse", "Dry dock")
STYLE = "assets/footnoted/footnoted-timeline.css"
PER_BRIEFING = 40
RUNS = 5
PLAIN = """() => {
    const ours = ".fn-filter, .fn-density, .fn-scale, .fn-legend";
    document.querySelectorAll(ours).forEach(e => e.remove());
}"""
"""What makes the page a plain list, once it is there; ``opened`` does the rest."""
AT_ONCE = ".js .md-typeset .fn-month { content-visibility: visible }"
"""Nothing is put off until it is in sight."""
LAID_OUT = """() => {
    const begun = performance.now();
    document.documentElement.style.fontSize = "124%"; document.body.offsetHeight;
    const took = performance.now() - begun;
    document.documentElement.style.fontSize = ""; document.body.offsetHeight;
    return took;
}"""
FILTERED = """async (value) => {
    const control = document.querySelector("select[name=tag]");
    const begun = performance.now();
    control.value = value;
    control.dispatchEvent(new Event("change", { bubbles: true }));
    const script = performance.now() - begun;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
    return [script, performance.now() - begun];
}"""
SCROLLED = """async () => {
    const frames = [];
    let before = performance.now();
    const end = document.documentElement.scrollHeight - innerHeight;
    for (let step = 0; step <= 120; step += 1) {
        scrollTo({ top: (end * step) / 120, behavior: "instant" });
        await new Promise(requestAnimationFrame);
        frames.push(performance.now() - before);
        before = performance.now();
    }
    return frames.slice(1);
}"""
LOADED = """async () => {
    const [visit] = performance.getEntriesByType("navigation");
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    const tasks = await new Promise((done) => {
        const watch = new PerformanceObserver((list) => done(list.getEntries()));
        watch.observe({ type: "longtask", buffered: true });
        setTimeout(() => done([]), 1000);
    });
    const longest = Math.max(0, ...tasks.map((task) => task.duration));
    return [visit.domContentLoadedEventEnd, paint ? paint.startTime : 0, longest];
}"""


def sidecar(random: Random, number: int) -> str:
    """Return the dates of one briefing, over a century, known in every way."""
    rows = []
    for part in range(PER_BRIEFING):
        year, month, day = random.randint(1925, 2024), random.randint(1, 12), random.randint(1, 28)
        date = random.choice(
            (
                f"{year}-{month:02}-{day:02}",
                f"{year}-{month:02}-{day:02}",
                f"{year}-{month:02}",
                f"{year}",
                f"{year}-{month:02}~",
                f"{year}-{month:02}-{day:02}/{year + 1}",
                f'"[{year}-{month:02}-01, {year}-{month:02}-{day:02}]"',
            )
        )
        kind, tag, place = (random.choice(values) for values in (KINDS, TAGS, PLACES))
        rows.append(
            f"  d{part}: {{date: {date}, title: Event {part} of briefing {number}, kind: {kind},"
            f" tags: [{tag}], place: {place}, sources: [log]}}\n"
        )
    return "dates:\n" + "".join(rows)


def build(root: Path, count: int) -> Path:
    """Build a site with so many dates; the same ones each time."""
    random, folder = Random(count), root / "briefings"
    (folder / "_shared").mkdir(parents=True)
    (root / "docs").mkdir()
    (root / "docs/index.md").write_text("# Home\n")
    (root / "mkdocs.yml").write_text(CONFIG)
    register = "sources: {log: {type: webpage, title: Harbor log}}\n"
    (folder / "_shared/sources.yml").write_text(register)
    for number in range(count // PER_BRIEFING):
        head = f"---\ntitle: Briefing {number}\ndate: 2024-05-01\n---\n\nNothing.\n"
        (folder / f"b{number}.md").write_text(head)
        (folder / f"b{number}.yml").write_text(sidecar(random, number))
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=root, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return root / "site"


def opened(browser: Browser, site: Site, *, plain: bool) -> Page:
    """Open the timeline in a window of its own; or as a plain list, the yardstick.

    That has no marks, no filter and no scripts of ours, and all of it is laid out at once.
    """
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    if plain:
        style = (site.folder / STYLE).read_text() + AT_ONCE
        page.route("**/footnoted*.js", lambda route: route.abort())
        page.route(f"**/{STYLE}", lambda route: route.fulfill(body=style, content_type="text/css"))
    page.goto(site.url + "timeline/", wait_until="load")
    if plain:
        page.evaluate(PLAIN)
    return page


def measured(browser: Browser, site: Site, *, plain: bool) -> dict[str, float]:
    """Return milliseconds, each the median of several visits."""
    found: dict[str, list[float]] = {}

    def note(**values: float) -> None:
        for name, value in values.items():
            found.setdefault(name, []).append(value)

    for _ in range(RUNS):
        page = opened(browser, site, plain=plain)
        ready, paint, task = page.evaluate(LOADED)
        note(ready=ready, paint=paint, task=task, layout=page.evaluate(LAID_OUT))
        if not plain:
            script, shown = page.evaluate(FILTERED, TAGS[0])
            note(filter=script, shown=shown)
            page.evaluate(FILTERED, "")
        frames: list[Any] = page.evaluate(SCROLLED)
        note(frame=statistics.median(frames), worst=max(frames))
        page.context.close()
    return {name: statistics.median(values) for name, values in found.items()}


def main() -> None:
    """Build each size and print what a reader's browser makes of it."""
    for count in [int(text) for text in sys.argv[1:]] or [200, 2000]:
        with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
            site = build(Path(folder), count)
            html = (site / "timeline/index.html").read_bytes()
            path, flags = chromium.find(), ["--no-sandbox", "--disable-gpu"]
            browser = playwright.chromium.launch(executable_path=path, args=flags)
            with served(site) as here:
                for plain in (True, False):
                    result = measured(browser, here, plain=plain)
                    rounded = {name: round(value, 1) for name, value in result.items()}
                    print(count, "plain" if plain else "ours ", json.dumps(rounded))
            browser.close()
            packed = len(gzip.compress(html, mtime=0))
            print(count, f"page {len(html) / 1024:.0f} KiB, packed {packed / 1024:.0f} KiB")


if __name__ == "__main__":
    main()
