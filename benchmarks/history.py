"""What a history of tables costs: commits of a made-up site, exported twice, printed as a table.

Each commit changes one briefing: a number, a correction or a sentence; each tenth adds a source to
the register. The second export finds in the store what the first one read. Run it from the
checkout, while nothing else runs: ``python -m benchmarks.history [COMMITS [BRIEFINGS]]``.
"""

import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.newsroom import write

BEGIN = 1_800_000_000
"""When the first commit is made, in seconds of Unix."""


def git(root: Path, *args: str, data: bytes = b"") -> str:
    """Run Git in a folder; return what it says."""
    names = ("-c", "user.name=B", "-c", "user.email=b@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *names, *args], cwd=root, input=data, capture_output=True, check=True
    )
    return done.stdout.decode().strip()


def changes(root: Path, count: int) -> Iterator[tuple[str, str]]:
    """Yield the file and its new text of each commit, always the same ones."""
    chosen, texts = random.Random(7), dict[Path, str]()
    articles = sorted((root / "briefings").rglob("*.md"))
    for number in range(count):
        article = chosen.choice(articles)
        path = article if number % 5 > 1 else article.with_suffix(".yml")
        if number % 10 == 9:
            path = root / "briefings" / "_shared" / "sources.yml"
        texts[path] = changed(texts.get(path) or path.read_text("utf-8"), number, chosen)
        yield path.relative_to(root).as_posix(), texts[path]


def changed(text: str, number: int, chosen: random.Random) -> str:
    """Return a text as the commit of this number has it."""
    text = text.rstrip("\n")
    if number % 10 == 9:
        return f"{text}\n  added-{number}: {{type: webpage, title: Added {number}}}\n"
    if number % 5 == 1:
        head = "" if "corrections:" in text else "\ncorrections:"
        record = f"{{kind: update, date: 2025-01-01, text: Change {number}.}}"
        return f"{text}{head}\n  change-{number}: {record}\n"
    if number % 5 == 0:
        value = chosen.choice([*re.finditer(r"value: (\d+)", text)])
        return f"{text[: value.start(1)]}{int(value[1]) + 1}{text[value.end(1) :]}\n"
    return f"{text}\n\nA new sentence of commit {number} stands here.\n"


def make(root: Path, commits: int, briefings: int) -> None:
    """Make a site of so many briefings whose repository has so many commits."""
    write(root, briefings)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "start")
    parent = f"from {git(root, 'rev-parse', 'HEAD')}\n"
    stream = []
    for number, (path, text) in enumerate(changes(root, commits - 1)):
        head = f"commit refs/heads/main\ncommitter B <b@example.org> {BEGIN + 60 * number} +0000\n"
        data = text.encode()
        named = f"M 100644 inline {path}\ndata {len(data)}\n"
        stream.append(f"{head}data 1\nx\n{parent}{named}".encode() + data + b"\n")
        parent = ""
    git(root, "fast-import", "--quiet", "--force", data=b"".join(stream))
    git(root, "reset", "-q", "--hard")


def export(root: Path, folder: str) -> tuple[float, float]:
    """Export the history; return seconds of the clock and of the processor."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime, time.perf_counter()
    command = [sys.executable, "-m", "footnoted", "export", "tables", "--all-commits", "-q"]
    subprocess.run([*command, "-o", folder], cwd=root, check=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    return time.perf_counter() - begun, used


def main(commits: int = 1000, briefings: int = 100) -> None:
    """Print what two exports cost."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make(root, commits, briefings)
        print(f"{commits:,} commits of {briefings:,} briefings, in seconds of clock and processor:")
        for name in ("first", "again"):
            clock, used = export(root, name)
            print(f"  {name}: {clock:.1f} s, {used:.1f} s")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"  peak memory: {peak // 1024} MiB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
