"""What a real preview does: shows problems on the page, never dies of content, follows changes."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import loaded


class Preview:
    """A running ``mkdocs serve``."""

    def __init__(self, root, log) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = log
        with log.open("w") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", loaded.HOST, "serve", "-a", f"127.0.0.1:{self.port}"],
                cwd=root,
                stdout=out,
                stderr=subprocess.STDOUT,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"},
            )

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=10) as answer:
            return str(answer.read().decode())

    def wait(self, path: str, good: Callable[[str], bool]) -> str:
        """Return a page once it is as wanted; fail with the log after 40 seconds."""
        end = time.monotonic() + 40
        while time.monotonic() < end:
            try:
                if good(html := self.get(path)):
                    return html
            except OSError:
                assert self.process.poll() is None, self.log.read_text()
            time.sleep(0.3)
        raise AssertionError(self.log.read_text())

    def wait_for_failure(self, path: str) -> str:
        """Return the page that is given in the place of one that could not be built."""
        end = time.monotonic() + 40
        while time.monotonic() < end:
            try:
                self.get(path)
            except urllib.error.HTTPError as error:
                if "could not be built" in (html := error.read().decode()):
                    return html
            time.sleep(0.3)
        raise AssertionError(self.log.read_text())


@pytest.fixture
def preview(newsroom, tmp_path) -> Iterator[Callable[[], Preview]]:
    running: list[Preview] = []

    def start() -> Preview:
        running.append(Preview(newsroom.root, tmp_path / "log.txt"))
        return running[-1]

    yield start
    for one in running:
        one.process.terminate()
        one.process.wait(timeout=20)


def test_a_preview_shows_problems_beside_the_article_and_follows_their_repair(newsroom, preview):
    records = (newsroom.root / "briefings/crane.yml").read_text()
    newsroom.write("briefings/crane.yml", records.replace("crane stood idle", "crane stood busy"))
    shown = preview()
    html = shown.wait("briefings/crane/", lambda page: "fn-problems" in page)
    assert "The article now has “idle” where the quotation has “busy”." in html
    assert "briefings/crane.yml:3:12" in html
    newsroom.write("briefings/crane.yml", records)
    html = shown.wait("briefings/crane/", lambda page: "fn-problems" not in page)
    assert 'id="claim-crane-idle"' in html


def test_a_preview_lives_through_broken_files_and_says_so(newsroom, preview):
    shown = preview()
    shown.wait("briefings/", lambda page: "The storm of April" in page)
    newsroom.write("briefings/crane.yml", 'claims:\n  crane: {quote: "open\n')
    newsroom.write("briefings/storm.md", "No front matter here.\n")
    html = shown.wait("briefings/", lambda page: "fn-problems" in page)
    assert "briefings/storm.md" in html
    page = shown.wait("briefings/storm/", lambda page: "could not be read" in page)
    assert "article.no-front-matter" in page
    page = shown.wait("briefings/crane/", lambda page: "fn-problems" in page)
    assert "briefings/crane.yml" in page
    assert shown.process.poll() is None


def test_a_preview_shows_drafts(newsroom, preview):
    text = (newsroom.root / "briefings/storm.md").read_text()
    newsroom.write("briefings/storm.md", text.replace("continues:", "draft: true\ncontinues:"))
    html = preview().wait("briefings/storm/", lambda page: "fn-head" in page)
    assert re.search(r"fn-tag--draft", html)


def until(true: Callable[[], bool]) -> None:
    """Wait, for 40 seconds at most, until something is true."""
    end = time.monotonic() + 40
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)


def builds(preview: Preview) -> int:
    """Return how often a preview has built."""
    return len(re.findall("Documentation built|pages? made again", preview.log.read_text()))


def leave_traces(folder, name: str) -> None:
    """Do in a folder what editors do while a file is open."""
    for trace in (f".{name}.swp", "4913", f"{name}~", f"#{name}#", ".DS_Store"):
        (folder / trace).write_text("half a sen")
    (folder / f".#{name}").symlink_to("someone@somewhere.1234")
    (folder / f"{name}___jb_tmp___").write_text("half a sen")
    (folder / "4913").unlink()


def test_editors_temporary_files_build_nothing_and_a_save_builds_once(newsroom, preview):
    shown = preview()
    shown.wait("briefings/storm/", lambda page: "fn-head" in page)
    leave_traces(newsroom.root / "briefings", "storm.md")
    time.sleep(1.5)
    assert builds(shown) == 1
    # As most editors save: into a file beside it, which then takes its place.
    article = newsroom.root / "briefings/storm.md"
    new = article.with_name("storm.md___jb_tmp___")
    new.write_text(f"{article.read_text()}\nSaved anew.\n")
    new.replace(article)
    shown.wait("briefings/storm/", lambda page: "Saved anew." in page)
    (newsroom.root / "briefings/.storm.md.swp").unlink()
    time.sleep(1.5)
    assert builds(shown) == 2
    assert not [path for path in (newsroom.root / "docs").rglob("*") if ".cache" in path.parts]


def test_a_preview_serves_every_other_page_while_a_sidecar_is_gone(newsroom, preview):
    shown = preview()
    shown.wait("briefings/crane/", lambda page: 'id="claim-crane-idle"' in page)
    sidecar = newsroom.root / "briefings/crane.yml"
    records = sidecar.read_text()
    sidecar.unlink()
    shown.wait("briefings/crane/", lambda page: "fn-head" in page and "claim-crane" not in page)
    assert "fn-head" in shown.get("briefings/storm/")
    sidecar.write_text(records)
    shown.wait("briefings/crane/", lambda page: 'id="claim-crane-idle"' in page)


def test_a_preview_goes_on_answering_where_a_rebuild_fails(newsroom, preview):
    shown = preview()
    shown.wait("briefings/crane/", lambda page: "stood idle" in page)
    index = (newsroom.root / "docs/index.md").read_text()
    newsroom.write("docs/index.md", f"{index}\n\nWords <![x> after.\n")
    # A page of the site itself, which nothing guards from MkDocs' own collector of links.
    html = shown.wait_for_failure("briefings/crane/")
    assert "The preview could not be built" in html
    assert "unknown status keyword" in html
    newsroom.write("docs/index.md", index)
    shown.wait("briefings/crane/", lambda page: "stood idle" in page)


def test_a_preview_follows_a_folder_that_was_away(newsroom, preview):
    shown = preview()
    shown.wait("briefings/storm/", lambda page: "fn-head" in page)
    folder = newsroom.root / "briefings"
    away = folder.rename(folder.with_name("away"))
    until(lambda: builds(shown) == 2)
    away.rename(folder)
    shown.wait("briefings/storm/", lambda page: "fn-head" in page)
    article = folder / "storm.md"
    article.write_text(f"{article.read_text()}\nSaved anew.\n")
    shown.wait("briefings/storm/", lambda page: "Saved anew." in page)


def test_a_preview_at_rest_takes_a_hundredth_of_a_core_at_most(newsroom, preview):
    stat = Path("/proc/self/stat")
    if not stat.exists():
        pytest.skip("this system has no /proc to read the time of a process from")
    for number in range(2000):  # of which the preview has nothing to know
        newsroom.write(f"packages/{number % 50}/{number}.py", "")
    shown = preview()
    shown.wait("briefings/storm/", lambda page: "fn-head" in page)

    def spent() -> float:
        fields = Path(f"/proc/{shown.process.pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")

    time.sleep(2)
    before, begun = spent(), time.monotonic()
    time.sleep(8)
    assert (spent() - before) / (time.monotonic() - begun) <= 0.01


@pytest.mark.parametrize("building", [False, True])
def test_a_preview_that_is_told_to_end_leaves_no_site(newsroom, preview, monkeypatch, building):
    places = newsroom.root / "tmp"
    places.mkdir()
    monkeypatch.setenv("TMPDIR", str(places))
    shown = preview()
    if building:
        until(lambda: any(places.iterdir()) and "Building" in shown.log.read_text())
    else:
        shown.wait("briefings/storm/", lambda page: "fn-head" in page)
    shown.process.terminate()
    assert shown.process.wait(timeout=20) == 143
    assert list(places.iterdir()) == []
