"""A miniature project whose only plugin is a hook that publishes as the real plugin must."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import loaded

HOOK = """
import logging
from pathlib import Path
from mkdocs.plugins import event_priority
from footnoted.mkdocs.publish import Publisher

publisher = Publisher()
asked = {"preview": False, "dirty": False}

def on_startup(command, dirty):
    asked.update(preview=command == "serve", dirty=dirty)

@event_priority(100)
def on_config(config):
    briefings = Path(config.config_file_path).parent / "briefings"
    publisher.begin(config, **asked, strict=bool(config.strict), sources=[briefings])

@event_priority(float("-inf"))
def on_post_build(config):
    publisher.finish(config, expected=["index.html"])

@event_priority(float("inf"))
def on_build_error(error):
    publisher.abandon()

def on_shutdown():
    publisher.close()
"""
CONFIG = """
site_name: Harbour
theme: {name: mkdocs, highlightjs: false}
plugins: []
hooks: [publish.py, trouble.py]
"""

State = dict[str, tuple[str, int, bytes]]


@dataclass(frozen=True)
class Newsroom:
    """A project's folder and what is asked of it."""

    root: Path

    @property
    def site(self) -> Path:
        """Return the published folder."""
        return self.root / "site"

    def write(self, name: str, text: str) -> None:
        """Write one file of the project."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the real ``mkdocs`` in a process of its own; output and errors come together."""
        environment = {**os.environ, "NO_COLOR": "1", "NO_MKDOCS_2_WARNING": "1"}
        return loaded.run(
            "-m", loaded.HOST, *arguments, cwd=self.root, env=environment, merged=True
        )

    def good(self, *arguments: str) -> None:
        """Build, and see that it went well."""
        built = self.run("build", *arguments)
        assert built.returncode == 0, built.stdout

    def state(self, folder: Path | None = None) -> State:
        """Return every entry of the site: kind, time of change in nanoseconds, bytes."""
        site = folder or self.site
        return {p.relative_to(site).as_posix(): entry(p) for p in sorted(site.rglob("*"))}

    def page(self) -> str:
        """Return the published home page."""
        return (self.site / "index.html").read_text(encoding="utf-8")

    def left_over(self) -> list[str]:
        """Return the names of folders of builds that are still there."""
        return [p.name for p in self.root.rglob(".*.footnoted-*")]


def entry(path: Path) -> tuple[str, int, bytes]:
    """Describe one entry of a site."""
    if path.is_symlink():
        return ("link", 0, bytes(path.readlink()))
    if path.is_dir():
        return ("folder", 0, b"")
    return ("file", path.stat().st_mtime_ns, path.read_bytes())


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project of three pages that has been built once; to be copied, not used."""
    room = Newsroom(tmp_path_factory.mktemp("published") / "project")
    room.write("publish.py", HOOK)
    room.write("trouble.py", "")
    room.write("mkdocs.yml", CONFIG)
    for name in ("index", "quay", "crane"):
        room.write(f"docs/{name}.md", f"# {name}\n\nfirst edition\n")
    room.good()
    assert "first edition" in room.page()
    return room.root


@pytest.fixture
def newsroom(published: Path, tmp_path: Path) -> Newsroom:
    """Return a project that has been built once and whose pages have changed since."""
    room = Newsroom(tmp_path / "project")
    shutil.copytree(published, room.root)
    for name in ("index", "quay", "crane"):
        room.write(f"docs/{name}.md", f"# {name}\n\nsecond edition\n")
    return room
