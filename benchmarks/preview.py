"""How soon a preview shows a change, and what it costs while nobody writes.

``python -m benchmarks.preview [COUNT …]`` starts ``mkdocs serve`` for that many briefings and for
the same prose as a plain site, changes one article five times and asks for its page until the new
words are there. Prints medians. Writes only to a temporary folder; asks only this machine.
"""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.newsroom import Briefing, write

CHANGES = 5
IDLE = 10.0
"""Seconds in which nothing is changed."""
PATIENCE = 300.0
"""Seconds after which a page that does not come is a failure."""
NUMBER = 1
EVERY = 0.05


class Server:
    """A running ``mkdocs serve``."""

    def __init__(self, root: Path) -> None:
        """Start it on a port that is free."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = (root / "log.txt").open("w", encoding="utf-8")
        command = ["-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{self.port}"]
        self.process = subprocess.Popen(
            [sys.executable, *command],
            cwd=root,
            stdout=self.log,
            stderr=subprocess.STDOUT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"},
        )

    def stop(self) -> None:
        """End it and nothing else."""
        self.process.terminate()
        self.process.wait(timeout=30)
        self.log.close()

    def get(self, path: str) -> str:
        """Return a page as it is served now; empty while there is none."""
        try:
            address = f"http://127.0.0.1:{self.port}/{path}"
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                return str(answer.read().decode("utf-8"))
        except OSError:
            if self.process.poll() is not None:
                raise
            return ""

    def wait(self, path: str, words: str) -> float:
        """Return the seconds until a page has these words."""
        begun = time.monotonic()
        while words not in self.get(path):
            if time.monotonic() - begun > PATIENCE:
                raise SystemExit(f"{path} never had {words!r}")
            time.sleep(EVERY)
        return time.monotonic() - begun

    def seconds(self) -> float:
        """Return the processor seconds it has used so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(root: Path) -> Iterator[Server]:
    """Yield a server of a project; it is stopped whatever happens."""
    server = Server(root)
    try:
        yield server
    finally:
        server.stop()


def measured(root: Path, count: int, kind: str) -> str:
    """Return a line of what was measured of a project."""
    write(root, count, kind)
    ours = kind == "footnoted"
    file = root / ("briefings" if ours else "docs/briefings") / f"briefing-{NUMBER}.md"
    walls, processor = [], []
    with served(root) as server:
        path = f"briefings/briefing-{NUMBER}/"
        started = server.wait(path, "What was seen")
        before = server.seconds()
        time.sleep(IDLE)
        idle = (server.seconds() - before) / IDLE
        for edition in range(1, CHANGES + 1):
            briefing = Briefing(NUMBER, count, edition)
            text = briefing.article() if ours else briefing.plain()
            before = server.seconds()
            file.write_text(text, encoding="utf-8")
            walls.append(server.wait(path, f"This is edition {edition} of the text."))
            time.sleep(1)  # what is left to do once the page is there
            processor.append(server.seconds() - before)
    return (
        f"first page after {started:.1f} s; a change: {statistics.median(walls):.2f} s, "
        f"processor {statistics.median(processor):.2f} s; idle: {idle:.1%} of a core"
    )


def main() -> None:
    """Measure each size, plain and ours, and print a line for each."""
    for count in [int(text) for text in sys.argv[1:]] or [100, 300]:
        for kind in ("plain", "footnoted"):
            with tempfile.TemporaryDirectory() as folder:
                print(count, kind, measured(Path(folder), count, kind), flush=True)


if __name__ == "__main__":
    main()
