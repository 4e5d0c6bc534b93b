"""How long whole builds take as a library grows: plain Material against Footnoted, in one run.

Run it as ``python -m benchmarks.site [COUNT …]``. Prints CPU seconds of real ``mkdocs build``
processes and their ratio; writes only to a temporary folder.
"""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

WORDS = "The crane {n} stood idle for {n} days, and about {n} tonnes of cargo waited at the quay. "
CONFIG = """\
site_name: B
theme: {{name: material, font: false}}
plugins: [search{ours}]
nav: [index.md]
"""


def article(number: int) -> str:
    """Return an article of about 900 words with 15 sentences that records quote."""
    quoted = " ".join(WORDS.format(n=f"{number}-{part}") for part in range(15))
    return f"{quoted}\n\n" + ("Nothing else was said that day about the harbor. " * 70 + "\n\n")


def records() -> str:
    """Return the sidecar of one article: 15 claims on a chain, a date and a figure."""
    claims = "".join(
        f"  c{part}:\n    attribution: way\n"
        f"    quote: {{exact: stood idle for, prefix: '-{part} '}}\n"
        for part in range(15)
    )
    chain = "chains:\n  way: [{source: log, how: reported, read: true}]\n"
    return f"{chain}claims:\n{claims}dates:\n  d: {{date: 2024-05, title: It, sources: [log]}}\n"


def write(root: Path, count: int, *, ours: bool) -> None:
    """Write a project of ``count`` articles, plain pages or briefings."""
    folder = root / ("briefings" if ours else "docs/articles")
    (folder / "_shared").mkdir(parents=True)
    (root / "docs").mkdir(exist_ok=True)
    (root / "docs/index.md").write_text("# Home\n")
    (root / "mkdocs.yml").write_text(CONFIG.format(ours=", footnoted" if ours else ""))
    for number in range(count):
        head = f"---\ntitle: Crane {number}\ndate: 2024-05-01\n---\n\n" if ours else ""
        (folder / f"a{number}.md").write_text(head + article(number))
        if ours:
            (folder / f"a{number}.yml").write_text(records())
    if ours:
        text = "sources: {log: {type: webpage, title: Log}}\n"
        (folder / "_shared/sources.yml").write_text(text)


def seconds(root: Path) -> float:
    """Return the CPU seconds of one build."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=root, check=True, env=environment)
    pages = len(list((root / "site").rglob("index.html")))
    expected = len(list(root.rglob("a*.md")))
    if pages < expected:
        raise SystemExit(f"{pages} pages were built of {expected}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Build each size both ways and print a row for it."""
    print("articles  plain (s)  footnoted (s)  ratio")
    for count in [int(text) for text in sys.argv[1:]] or [50, 200]:
        with tempfile.TemporaryDirectory() as folder:
            plain, ours = Path(folder, "plain"), Path(folder, "ours")
            write(plain, count, ours=False)
            write(ours, count, ours=True)
            one, other = seconds(plain), seconds(ours)
        print(f"{count:8}  {one:9.1f}  {other:13.1f}  {other / one:5.2f}")


if __name__ == "__main__":
    main()
