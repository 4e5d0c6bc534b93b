"""Plugins that do what others do, written here: for what most environments have not installed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import loaded
from tests.mkdocs.beside.conftest import Site
from tests.mkdocs.beside.matrix import MATRIX
from tests.mkdocs.site.conftest import Built, broken_links

WORDS = """\
from pathlib import Path
from mkdocs.config import config_options
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File

class Macros(BasePlugin):
    config_scheme = (("j2_variable_start_string", config_options.Type(str, default="{{")),)

    def on_page_markdown(self, markdown, page, config, files):
        assert Path(page.file.abs_src_path).is_file(), page.file
        words = Path(config.config_file_path).with_name("words.txt").read_text()
        return markdown.replace("{{ quay }}", words.strip())

class Again(BasePlugin):
    inside = False

    def on_files(self, files, config):
        self.pages = {file.src_uri for file in files.documentation_pages()}

    def on_page_content(self, html, page, config, files):
        return f"<p>Built again.</p>{html}" if self.inside else html

    def on_post_build(self, config):
        from mkdocs.commands import build
        if not self.inside:
            self.inside = True
            build.utils.clean_directory, kept = (lambda folder: None), build.utils.clean_directory
            build.build(config)
            build.utils.clean_directory = kept
            assert "briefings/crane.md" in self.pages

class Late(BasePlugin):
    def on_files(self, files, config):
        files.append(File.generated(config, "timeline.md", content="# Mine"))
        return files

class Flat(BasePlugin):
    def on_config(self, config):
        config.use_directory_urls = False
        return config
"""
ENTRIES = """\
[mkdocs.plugins]
macros = words:Macros
again = words:Again
flat = words:Flat
late = words:Late
"""


class Imitated(Site):
    """A site with the plugins above, which a process finds when it starts."""

    def run(self, *arguments: str) -> Built:
        """Run Python in the folder of the site."""
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **self.environment}
        command = [sys.executable, *arguments]
        done = subprocess.run(
            command, cwd=self.root, env=environment, capture_output=True, text=True, check=False
        )
        return Built(done.returncode, done.stdout + done.stderr)

    def mkdocs(self, *arguments: str) -> Built:
        return self.run("-m", loaded.HOST, *arguments)


@pytest.fixture
def imitated(tmp_path: Path) -> Imitated:
    """Return a site that has the plugins above."""
    installed = tmp_path / "installed"
    path = os.pathsep.join(filter(None, [str(installed), os.environ.get("PYTHONPATH", "")]))
    site = Imitated(tmp_path, {"PYTHONPATH": path})
    site.fill([MATRIX["macros"]])
    site.write("installed/words.py", WORDS)
    site.write("installed/words-1.dist-info/METADATA", "Name: words\nVersion: 1\n")
    site.write("installed/words-1.dist-info/entry_points.txt", ENTRIES)
    site.write("words.txt", "north quay\n")
    return site


def test_words_that_a_plugin_puts_in_are_quoted_and_followed(imitated: Imitated) -> None:
    imitated.list_plugins(["search", "footnoted", "macros"])
    imitated.build("--strict")
    page = "briefings/macros/index.html"
    first = imitated.page(page)
    assert "The crane at the north quay is idle" in first
    assert 'id="claim-idle"' in first
    imitated.write("words.txt", "south quay\n")
    built = imitated.mkdocs("build")
    assert built.status == 1
    assert (
        "briefings/macros.yml:3:12: error: The article now has “south” where the quotation has "
        "“north”. [anchor.reworded]"
    ) in built.output
    assert "see also briefings/macros.md:5" in built.output
    imitated.write("words.txt", "north quay\n")
    imitated.build("--strict")
    assert imitated.page(page) == first


def test_a_check_does_not_call_words_lost_that_a_plugin_puts_in(imitated: Imitated) -> None:
    imitated.list_plugins(["search", "footnoted", "macros"])
    for _ in ("anew", "from what is kept"):
        done = imitated.run("-m", "footnoted", "check")
        assert done.status == 0
        assert "the plugin `macros` replaces what begins with `{{`. [anchor.unread]" in done.output
        imitated.build()


def test_a_build_within_a_build_leaves_our_pages_as_they_are(imitated: Imitated) -> None:
    imitated.list_plugins(["search", "footnoted", "macros"])
    imitated.build()
    before = imitated.pages()
    imitated.list_plugins(["search", "again", "footnoted", "macros"])
    imitated.build()
    after = imitated.pages()
    again = [page for page, text in after.items() if "Built again." in text]
    assert again == ["about/index.html", "index.html", "macros/index.html"]
    assert {page: text for page, text in after.items() if page not in again} == {
        page: text for page, text in before.items() if page not in again
    }
    assert imitated.page("about/index.html").count("assets/footnoted/footnoted.css") == 1
    assert list(imitated.root.glob(".site.*")) == []


def test_addresses_are_those_of_the_configuration_as_it_finally_is(imitated: Imitated) -> None:
    imitated.list_plugins(["search", "footnoted", "macros", "flat"])
    imitated.build("--strict")
    assert 'href="../sources.html' in imitated.page("briefings/crane.html")
    assert broken_links(imitated.site) == []


def test_a_page_that_is_generated_at_one_of_our_addresses_is_reported(imitated: Imitated) -> None:
    imitated.list_plugins(["search", "footnoted", "late"])
    built = imitated.mkdocs("build")
    assert built.status == 1
    assert "would both be written to `timeline/index.html`. [page.taken]" in built.output
