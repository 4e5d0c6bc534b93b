"""Articles and sidecars of one shape in any size: deep, unclosed, crowded, chained.

``python -m tests.torture.shapes 8000`` builds each in that size, and prints those that take longer
than two seconds or end in an exception.
"""

import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path

from markdown.extensions import Extension

from footnoted.build import build
from footnoted.library.site import Site
from footnoted.project import Markdown, Project
from tests.newsroom import article, write

SLOW = 2.0
"""Processor seconds that no shape may take."""

Shape = Callable[[int], str]

ARTICLES: dict[str, Shape] = {
    "lists on one line": lambda n: "- " * n + "x",
    "quotes on one line": lambda n: "> " * n + "x",
    "quotes and lists on one line": lambda n: "> - " * n + "x",
    "numbered lists on one line": lambda n: "1. " * n + "x",
    "lists": lambda n: "\n".join("    " * level + "- x" for level in range(min(n, 200))),
    "numbered lists": lambda n: "\n".join("    " * level + "1. x" for level in range(min(n, 200))),
    "emphasis": lambda n: "*a **b " * n,
    "emphasis that ends": lambda n: "*a **b " * n + "** *" * n,
    "stars": lambda n: "*" * n + "a",
    "underscores": lambda n: "_a " * n,
    "brackets": lambda n: "[" * n,
    "brackets in brackets": lambda n: "[" * n + "]" * n,
    "links without an end": lambda n: "[a](" * n,
    "links in angle brackets": lambda n: "[a](<" * n,
    "pictures without an end": lambda n: "![" * n,
    "notes without an end": lambda n: "[^" * n,
    "addresses without an end": lambda n: "<http://a" * n,
    "tags without an end": lambda n: "x " + "<a " * n,
    "marked sections": lambda n: "x " + "<![" * n,
    "comments": lambda n: "x " + "<!--" * n,
    "instructions": lambda n: "x " + "<?" * n,
    "end tags": lambda n: "x " + "</" * n,
    "boxes": lambda n: "<div>\n" * n,
    "boxes on one line": lambda n: "<div>" * n,
    "spans": lambda n: "x " + "<span>" * n,
    "scripts": lambda n: "<script>\n" * n,
    "code without an end": lambda n: "`a" * n,
    "fences": lambda n: "```\n" * n,
    "ampersands": lambda n: "&" * n,
    "backslashes": lambda n: "\\" * n,
    "spaces": lambda n: "a" + " " * n + "b",
    "blank lines": lambda n: "a" + "\n" * n + "b",
    "a wide table": lambda n: "|a" * n + "|\n" + "|-" * n + "|\n" + "|b" * n + "|",
    "references": lambda n: "".join(f"[x{i}]: http://a\n" for i in range(n)),
    "footnotes": lambda n: (
        "".join(f"[^x{i}]" for i in range(n)) + "\n\n" + "".join(f"[^x{i}]: a\n" for i in range(n))
    ),
    "attributes": lambda n: "x {: " + "a=b " * n + "}",
    "headings": lambda n: "# x\n\n" * n,
    "links": lambda n: " ".join(f"[x{i}](https://e.example/{i})" for i in range(n)),
}
"""Articles that take long, or that cannot be read at all, if nothing is done about it."""

SIDECARS: dict[str, Shape] = {
    "dates of the same words": lambda n: _records(
        "dates", (f"d{i}: {{date: 2024-04, title: T{i}, quote: in April}}" for i in range(n))
    ),
    "claims of the same words": lambda n: _records(
        "claims", (f"c{i}: {{quote: in April}}" for i in range(n))
    ),
    "lost quotations": lambda n: _records(
        "claims", (f"c{i}: {{quote: the crane {i} stood idle}}" for i in range(n))
    ),
    "claims of ambiguous words": lambda n: _records(
        "claims", (f"c{i}: {{quote: word}}" for i in range(n))
    ),
    "shares of shares": lambda n: _records("figures", _figures("share-of", n)),
    "changes from changes": lambda n: _records("figures", _figures("change-from", n)),
    "a round of shares": lambda n: _records(
        "figures",
        (f"f{i}: {{of: X, share-of: {{figure: f{(i - 1) % n}, value: 1}}}}" for i in range(n)),
    ),
    "sources through sources": lambda n: _records(
        "sources", (f"s{i}: {{type: book, title: B{i}, cited-in: s{i + 1}}}" for i in range(n))
    ),
    "a round of sources": lambda n: _records(
        "sources",
        (f"s{i}: {{type: book, title: B{i}, cited-in: s{(i + 1) % n}}}" for i in range(n)),
    ),
    "claims in the place of claims": lambda n: _records(
        "claims", (f"c{i}: {{quote: in April, supersedes: [c{i + 1}]}}" for i in range(n))
    ),
    "a long chain": lambda n: (
        "claims: {c: {quote: in April, attribution: ["
        + ", ".join("{party: p, how: told}" for _ in range(n))
        + "]}}\n"
    ),
}
"""Sidecars of the same kind, for an article that says ``in April`` once."""


def _records(section: str, lines: Iterable[str]) -> str:
    return f"{section}:\n" + "".join(f"  {line}\n" for line in lines)


def _figures(key: str, count: int) -> Iterable[str]:
    yield "f0: {of: X, value: 1, unit: tonne}"
    for number in range(1, count):
        yield f"f{number}: {{of: X, {key}: {{figure: f{number - 1}, value: 1}}}}"


def build_article(root: Path, body: str, *extensions: str | Extension) -> Site:
    """Build a newsroom of nothing but an article."""
    write(root, {"briefings/a.md": article(body).encode()})
    return build(_project(root, extensions))


def build_sidecar(root: Path, sidecar: str) -> Site:
    """Build a newsroom of an article with a sidecar."""
    body = "It stood idle in April. " + "A word and another word. " * 20
    write(root, {"briefings/a.md": article(body), "briefings/a.yml": sidecar.encode()})
    return build(_project(root, ()))


def _project(root: Path, extensions: Iterable[str | Extension]) -> Project:
    if not extensions:
        return Project(root)
    return Project(root, markdown=Markdown(("footnotes", "attr_list", "toc", *extensions)))


def slow(size: int) -> Iterable[str]:
    """Yield the names of the shapes that take too long in a size, or raise."""
    for name, shape in {**ARTICLES, **SIDECARS}.items():
        make: Callable[[Path, str], Site] = build_article if name in ARTICLES else build_sidecar
        with tempfile.TemporaryDirectory() as folder:
            begun = time.process_time()
            try:
                make(Path(folder), shape(size))
            except Exception:
                yield f"{name}: {traceback.format_exc(limit=-3)}"
            if (taken := time.process_time() - begun) > SLOW:
                yield f"{name}: {taken:.1f} s"


if __name__ == "__main__":
    found = list(slow(int(sys.argv[1])))
    print(*found, sep="\n")
    print(f"{len(ARTICLES) + len(SIDECARS)} shapes, {len(found)} of them too slow or broken")
    sys.exit(bool(found))
