"""A stranger's site, with and without Footnoted, beside one or many other plugins."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.mkdocs.beside.matrix import STRANGER, Beside
from tests.mkdocs.site.conftest import Newsroom, fill_newsroom

_OURS = "footnoted: {levels: {image.no-record: off}}"
_NOW = re.compile(r" \d\d:\d\d:\d\d UTC")
"""In what git knows of a page, where git knows nothing of it."""
_TEXT = re.compile(r"<article\b.*</article>", re.DOTALL)


class Site(Newsroom):
    """A stranger's site with the newsroom's briefings."""

    def fill(self, cases: Iterable[Beside]) -> None:
        """Write all pages, committed to a repository of their own."""
        fill_newsroom(self)
        for files in (STRANGER, *(case.files for case in cases)):
            for path, text in files.items():
                self.write(path, text)
        git = ["git", "-c", "user.name=Ada", "-c", "user.email=ada@harbour.example"]
        for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "All"]):
            subprocess.run([*git, *arguments], cwd=self.root, check=True, capture_output=True)

    def list_plugins(self, plugins: Iterable[str], more: Iterable[str] = (), ours: str = _OURS):
        """Write the configuration; a plugin named ``footnoted`` is ours."""
        entries = [ours if each == "footnoted" else each for each in plugins]
        head = ["site_name: Harbour Notes", "theme: {name: material, font: false}", *more]
        lines = [*head, "plugins:", *(f"  - {each}" for each in entries), ""]
        self.write("mkdocs.yml", "\n".join(lines))

    def pages(self) -> dict[str, str]:
        """Return the content of every built page, by its file below the site."""
        files = sorted(self.site.rglob("*.html"))
        found = ((file, _TEXT.search(file.read_text(encoding="utf-8"))) for file in files)
        return {str(file.relative_to(self.site)): _NOW.sub("", t[0]) for file, t in found if t}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Return an empty site."""
    return Site(tmp_path)
