"""How long whole builds take and how much they make, against plain Material, in one run.

``python -m benchmarks.speed [--sizes 100 300 1000] [--peers] [--write]`` prints a table; the option
``--write`` puts it into docs/reference/speed.md. ``--profile`` prints the functions on which a cold
build spends its time. Seconds are those of the processor, of real processes; everything is built
in a temporary folder.
"""

import argparse
import datetime as dt
import os
import platform
import pstats
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.newsroom import Briefing, register, write

PAGE = Path(__file__).parent.parent / "docs/reference/speed.md"
MARKS = ("<!-- measured: begin -->", "<!-- measured: end -->")
BUILD = ("-m", "mkdocs", "build", "--quiet")
CHECK = ("-m", "footnoted", "check", "--format", "json")
MEASURED = 1
"""The number of the briefing that is changed; the source ``wire`` is that of every second."""
POSTS = """\
site_name: Benchmark
site_url: https://example.org/
theme: {name: material, font: false}
plugins: [search, blog]
markdown_extensions: [footnotes, tables, attr_list]
"""
_TAG = re.compile(rb"<[a-z]")
_CREDIBILITY = "credibility: 3"


@dataclass(frozen=True)
class Used:
    """What a process used."""

    seconds: float
    """Of the processor."""
    memory: float
    """MiB at the most."""


def used(root: Path, *arguments: str, fails: bool = False) -> Used:
    """Run Python in a folder, to its end."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with (root / "log.txt").open("wb") as log:
        child = subprocess.Popen(
            [sys.executable, *arguments], cwd=root, env=environment, stdout=log, stderr=log
        )
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode and not fails:
        raise SystemExit((root / "log.txt").read_text())
    unit = 1 if sys.platform == "darwin" else 1024
    return Used(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 2**20)


# -------------------------------------------------------------------------------------------------
# The projects, and what is changed in them.


def write_posts(root: Path, count: int) -> None:
    """Write the pages with everything in Markdown as posts of Material's own blog."""
    folder = root / "docs/blog/posts"
    folder.mkdir(parents=True)
    (root / "mkdocs.yml").write_text(POSTS, encoding="utf-8")
    (root / "docs/index.md").write_text("# Home\n\nA benchmark.\n", encoding="utf-8")
    (root / "docs/blog/index.md").write_text("# Posts\n", encoding="utf-8")
    for number in range(count):
        briefing = Briefing(number, count)
        text = briefing.plain(full=True).replace("---\n", f"---\ndate: {briefing.day}\n", 1)
        text = re.sub(r"!\[A plan\]\([^)]*\)", "", text).replace(
            "\n## What", "\n<!-- more -->\n\n## What", 1
        )
        (folder / f"{briefing.name}.md").write_text(text, encoding="utf-8")


def forget(root: Path) -> None:
    """Take away what earlier builds left."""
    for name in ("site", ".cache"):
        shutil.rmtree(root / name, ignore_errors=True)


def change_prose(root: Path, count: int) -> None:
    """Add a sentence to one article."""
    article = Briefing(MEASURED, count, edition=1).article()
    (root / f"briefings/briefing-{MEASURED}.md").write_text(article, encoding="utf-8")


def change_sidecar(root: Path, count: int) -> None:
    """Give one claim another grade."""
    sidecar = Briefing(MEASURED, count).sidecar().replace(_CREDIBILITY, "credibility: 2", 1)
    (root / f"briefings/briefing-{MEASURED}.yml").write_text(sidecar, encoding="utf-8")


def change_source(root: Path, count: int) -> None:
    """Give the source that half of the briefings share another title."""
    (root / "briefings/_shared/sources.yml").write_text(register("The old wire"), encoding="utf-8")


CHANGES: dict[str, Callable[[Path, int], None]] = {
    "nothing changed": lambda root, count: None,
    "one article's prose changed": change_prose,
    "one sidecar changed": change_sidecar,
    "a source of half of the briefings changed": change_source,
}


# -------------------------------------------------------------------------------------------------
# What was made.


@dataclass(frozen=True)
class Size:
    """How large a built site is."""

    html: float
    """Bytes of a briefing's page, the median."""
    elements: float
    """Its elements."""
    largest: int
    """Bytes of the largest page that is none of a briefing."""
    search: int
    """Bytes of the search index."""


def size(root: Path) -> Size:
    """Return the sizes of what was built."""
    pages = {page.relative_to(root).as_posix(): page.read_bytes() for page in root.rglob("*.html")}
    articles = [data for path, data in pages.items() if re.search(r"briefing-\d+/", path)]
    others = [data for path, data in pages.items() if not re.search(r"briefing-\d+/", path)]
    return Size(
        statistics.median(map(len, articles)),
        statistics.median(len(_TAG.findall(data)) for data in articles),
        max(map(len, others)),
        (root / "search/search_index.json").stat().st_size,
    )


# -------------------------------------------------------------------------------------------------
# The table.

Rows = dict[str, str]


def measured(count: int, *, peers: bool) -> Rows:
    """Return what was measured for a number of briefings, by what it is."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for kind in ("plain", "full", "footnoted"):
            write(root / kind, count, kind)
        plain = used(root / "plain", *BUILD)
        rows = {"plain Material, in seconds": f"{plain.seconds:.1f} s"}
        rows |= _row(
            "the same with all that Footnoted shows in Markdown", used(root / "full", *BUILD), plain
        )
        if peers:
            write_posts(root / "posts", count)
            rows |= _row("that as posts of Material's blog", used(root / "posts", *BUILD), plain)
        ours = root / "footnoted"
        for name, found in builds(ours, count):
            rows |= _row(f"Footnoted, {name}", found, plain)
        for name, found in checks(ours):
            rows |= _row(f"`footnoted check`, {name}", found, plain)
        rows |= memory(ours, plain)
        return rows | sizes(root)


def builds(root: Path, count: int) -> Iterator[tuple[str, Used]]:
    """Yield the builds of a site: the first, and one after each change."""
    forget(root)
    yield "first build", used(root, *BUILD)
    for name, change in CHANGES.items():
        change(root, count)
        yield name, used(root, *BUILD)


def checks(root: Path) -> Iterator[tuple[str, Used]]:
    """Yield the checks of a project: the first, and another."""
    forget(root)
    for name in ("first", "again"):
        yield name, used(root, *CHECK, fails=True)


def memory(root: Path, plain: Used) -> Rows:
    """Return the memory that a first build and one more take at the most."""
    forget(root)
    first, again = used(root, *BUILD), used(root, *BUILD)
    told = [f"{each.memory:.0f} MiB" for each in (plain, first, again)]
    return {"peak memory: plain, first build, again": ", ".join(told)}


def sizes(root: Path) -> Rows:
    """Return how large what was built is."""
    plain, full, ours = (size(root / kind / "site") for kind in ("plain", "full", "footnoted"))
    kept = (root / "footnoted/.cache/footnoted").rglob("*")
    return {
        "HTML of a briefing: plain, in Markdown, Footnoted": ", ".join(
            f"{each.html / 1024:.0f} KiB" for each in (plain, full, ours)
        ),
        "its elements": ", ".join(f"{each.elements:.0f}" for each in (plain, full, ours)),
        "largest page over all briefings": f"{ours.largest / 1024:.0f} KiB",
        "search index, against the one in Markdown": f"{ours.search / full.search:.2f}",
        "what is kept for the next build": f"{sum(map(_bytes, kept)) / 2**20:.0f} MiB",
    }


def _bytes(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0


def _row(name: str, found: Used, plain: Used) -> Rows:
    return {name: f"{found.seconds / plain.seconds:.2f} ({found.seconds:.1f} s)"}


def table(found: dict[int, Rows]) -> str:
    """Return the table: a row for what was measured, a column for each number of briefings."""
    head = ["Briefings", *(f"{count:,}" for count in found)]
    lines = [head, ["---", *["---:"] * len(found)]]
    for name in next(iter(found.values())):
        lines.append([name, *(rows[name] for rows in found.values())])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def machine() -> str:
    """Return which processor it was, as far as the system says it."""
    info = Path("/proc/cpuinfo")
    text = info.read_text(encoding="utf-8") if info.is_file() else ""
    model = re.search(r"model name\s*:\s*(.+)", text)
    return f"{os.cpu_count()} cores, {model[1] if model else platform.machine()}"


def put(text: str) -> None:
    """Write a text between the marks of the page."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(MARKS[0])
    after = rest.split(MARKS[1])[1]
    PAGE.write_text(f"{before}{MARKS[0]}\n\n{text}\n{MARKS[1]}{after}", encoding="utf-8")


def profile(count: int) -> None:
    """Print the functions on which a cold build spends its time."""
    with tempfile.TemporaryDirectory() as folder:
        root, file = Path(folder, "footnoted"), Path(folder, "profile")
        write(root, count)
        used(root, "-m", "cProfile", "-o", str(file), *BUILD)
        pstats.Stats(str(file)).strip_dirs().sort_stats("tottime").print_stats(25)


def main() -> None:
    """Measure, print, and write if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 300, 1000])
    parser.add_argument("--peers", action="store_true", help="measure Material's blog, too")
    parser.add_argument("--write", action="store_true", help=f"write the table into {PAGE.name}")
    parser.add_argument("--profile", action="store_true", help="print where a cold build goes")
    asked = parser.parse_args()
    if asked.profile:
        profile(asked.sizes[0])
        return
    found: dict[int, Rows] = {}
    for count in asked.sizes:
        found[count] = measured(count, peers=asked.peers)
        print(table({count: found[count]}), flush=True)
    when = dt.datetime.now(dt.UTC).date()
    command = " ".join(["python -m benchmarks.speed", *sys.argv[1:]])
    told = f"{when}, Python {platform.python_version()}, {machine()}: `{command}`.\n\n"
    if asked.write:
        put(told + table(found))
    elif len(found) > 1:
        print(told + table(found))


if __name__ == "__main__":
    main()
