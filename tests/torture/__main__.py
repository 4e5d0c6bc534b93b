"""All long tests, one after the other, and the page that says how much was tried.

``python -m tests.torture`` is what `make torture` calls, in an environment with other plugins. The
numbers of docs/reference/tortured.md are written by such a run alone. With the text of
CommonMark's specification its examples are built, too. A number after it, as in `make torture
SHARE=8`, is the share of newsrooms and of articles put together at random that is tried.
"""

import datetime as dt
import logging
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tests.torture import content, markdown, shapes

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs/reference/tortured.md"
BEGIN, END = "<!-- counted: begin -->", "<!-- counted: end -->"

NEWSROOMS, SIZE, ARTICLES, AT_ONCE = 1600, 8000, 10_000, 500
"""How many newsrooms, how large each shape, how many articles, and how many of them in a site."""

SUITES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Builds and commands that are killed, at every step and at moments nobody chose",
        (
            *("tests/publish", "tests/mkdocs/publish", "tests/store", "tests/cli/test_files.py"),
            *("tests/cli/test_fix.py", "tests/cli/test_new.py", "-k", "killed"),
        ),
    ),
    (
        "An exception in each of MkDocs' events",
        ("tests/mkdocs/publish", "-k", "exception"),
    ),
    (
        "A full disk, a cache or folder that cannot be written",
        (
            *("tests/mkdocs/publish", "tests/mkdocs/site/test_machine.py", "tests/publish"),
            *("tests/cli/test_archive.py", "tests/cli/test_fix.py", "tests/cli/test_streams.py"),
            *("-k", "disk or test_machine"),
        ),
    ),
    (
        "Two builds at once",
        ("tests/mkdocs/kept", "tests/mkdocs/publish", "-k", "two_builds_at_once"),
    ),
    (
        "Sites with other plugins beside ours",
        ("tests/mkdocs/beside/test_beside.py", "--every-plugin"),
    ),
)
"""What is tested, and which tests these are: in files that need nothing of requirements/test.in."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One line of the table."""

    what: str
    number: int
    wrong: tuple[str, ...]
    left_out: int = 0
    """Tests that this computer cannot run."""
    seconds: float = 0

    def __str__(self) -> str:
        left_out = f" ({self.left_out} more not possible here)" if self.left_out else ""
        return (
            f"| {self.what} | {self.number:,}{left_out} | {len(self.wrong):,} "
            f"| {self.seconds:,.0f} s |"
        )


def newsrooms(number: int) -> Tried:
    """Render newsrooms with something wrong."""
    wrong = tuple(why for _, why in content.failures(range(number)))
    return Tried("Newsrooms with something wrong, every page in a preview", number, wrong)


def large_shapes() -> Tried:
    """Build articles and sidecars of slow shapes."""
    number = len(shapes.ARTICLES) + len(shapes.SIDECARS)
    what = f"Shapes of articles and sidecars, {SIZE:,} times, {shapes.SLOW:g} s at most each"
    return Tried(what, number, tuple(shapes.slow(SIZE)))


def articles(given: Sequence[str], what: str) -> Tried:
    """Build articles through all of MkDocs."""
    parts = (given[at : at + AT_ONCE] for at in range(0, len(given), AT_ONCE))
    wrong = tuple(why for part in parts for _, why in markdown.broken(part))
    return Tried(what, len(given), wrong)


def suite(what: str, arguments: Sequence[str]) -> Tried:
    """Run tests in a process of their own."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *arguments],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if not report.exists():
            return Tried(what, 0, (done.stdout + done.stderr,))
        cases = list(ElementTree.parse(report).iter("testcase"))
    skipped = [case for case in cases if case.find("skipped") is not None]
    broken = [case for case in cases if {"failure", "error"} & {part.tag for part in case}]
    wrong = tuple(f"{case.get('classname')}.{case.get('name')}" for case in broken)
    return Tried(what, len(cases) - len(skipped), wrong, len(skipped))


def parts(spec: Path | None, share: int) -> Iterator[Callable[[], Tried]]:
    """Yield everything that is to be tried."""
    yield large_shapes
    if spec:
        examples = markdown.examples(spec)
        yield lambda: articles(examples, "Examples of CommonMark's specification, through MkDocs")
    yield lambda: newsrooms(NEWSROOMS // share)
    mutations = [*map(markdown.mutation, range(ARTICLES // share))]
    yield lambda: articles(mutations, "Articles put together at random, in the same way")
    for what, arguments in SUITES:
        yield lambda what=what, arguments=arguments: suite(what, arguments)  # type: ignore[misc]


def table(found: Sequence[Tried], day: dt.date, share: int) -> str:
    """Return what was tried, as Markdown."""
    head = "| What was tried | How many | Of them wrong | Time |\n|---|--:|--:|--:|\n"
    asked = f" SHARE={share}" if share > 1 else ""
    machine = f"{day}, Python {platform.python_version()}: `make torture{asked}`."
    return f"{machine}\n\n{head}" + "".join(f"{one}\n" for one in found)


def main(spec: Path | None, share: int = 1) -> int:
    """Try everything and return how much was wrong; the page is written after each part."""
    logging.disable()  # thousands of problems are what is meant
    found: list[Tried] = []
    for run in parts(spec, share):
        begun = time.monotonic()
        tried = run()
        found.append(
            Tried(tried.what, tried.number, tried.wrong, tried.left_out, time.monotonic() - begun)
        )
        print(*tried.wrong, found[-1], sep="\n", flush=True)
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        counted = table(found, dt.date.today(), share)
        PAGE.write_text(f"{before}{BEGIN}\n\n{counted}\n{END}{after}", encoding="utf-8")
    return sum(len(one.wrong) + (not one.number) for one in found)


if __name__ == "__main__":
    asked = sys.argv[1:]
    sys.exit(bool(main(Path(asked[0]) if asked else None, *map(int, asked[1:]))))
