"""A small newsroom that changes, built with what earlier builds kept and without it.

Knows nothing of what is kept: it compares published files and what was reported.
"""

import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from benchmarks.newsroom import Briefing, write
from tests import loaded
from tests.pictures.photographs import pixels, saved

COUNT = 6
CACHE = ".cache/footnoted"
CONFIG = """\
site_name: Harbor Notes
site_url: https://harbor.example/
theme:
  name: material
  font: false
  custom_dir: overrides
  icon: {logo: mark}
nav: [index.md, about.md]
hooks: [hook.py]
markdown_extensions: [footnotes, tables, attr_list]
plugins:
  - search
  - footnoted:
      on_problem: error
      date_style: long
"""
HOME = "# Home\n\nSee [the first](briefings/briefing-0.md).\n\n<!-- footnoted:latest -->\n"
ABOUT = "# About\n\n<!-- footnoted:corrected -->\n\nSee [home](index.md#home).\n"
MAIN = (
    '{% extends "base.html" %}{% block footer %}{{ super() }}<p>{{ colophon }}</p>{% endblock %}\n'
)
MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>\n'
HOOK = """\
from pathlib import Path

FILE = Path(__file__).with_name("colophon.txt")

def on_env(env, config, files):
    env.globals["colophon"] = FILE.read_text()
"""
GENERATED = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    b'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" '
    b'Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/'
    b'trainedAlgorithmicMedia"/></rdf:RDF></x:xmpmeta>'
)
"""What a file says of itself whose picture a program has made."""
SIDECAR = "briefings/briefing-{}.yml"
ARTICLE = "briefings/briefing-{}.md"
CORRECTION = "{kind: correction, date: 2030-01-02, text: It was wrong.}"
OPEN = "https://open.example/ledger"


@dataclass(frozen=True)
class Told:
    """How a build ended: its status, its words about the content, and what it published."""

    status: int
    words: str
    site: dict[str, bytes] = field(repr=False)


class Room:
    """A project whose files are edited between builds."""

    def __init__(self, root: Path) -> None:
        """Write the project: six briefings, two pages, an override, a picture."""
        self.root = root
        write(root, COUNT)
        for path, text in {
            "mkdocs.yml": CONFIG,
            "hook.py": HOOK,
            "colophon.txt": "Set in Plain.",
            "docs/index.md": HOME,
            "docs/about.md": ABOUT,
            "overrides/main.html": MAIN,
            "overrides/.icons/mark.svg": MARK,
        }.items():
            self.write(path, text)
        self.edit(ARTICLE.format(2), "## What", f"See [the ledger]({OPEN}).\n\n## What")
        photo = saved(pixels(60, 40), "JPEG")
        (root / "briefings/photo.jpg").write_bytes(photo)
        self.edit(ARTICLE.format(3), "## What", "![A crane](photo.jpg)\n\n## What")
        self.edit(ARTICLE.format(3), "See [part", "See [what](briefing-2.md#what-was-seen), [part")
        credit = "{file: photo.jpg, alt: A crane, credit: Ada Rower, license: CC-BY-4.0}"
        self.edit(SIDECAR.format(3), "images:\n", f"images:\n  photo: {credit}\n")

    @classmethod
    def there(cls, root: Path) -> "Room":
        """Return a project that is written already."""
        room = cls.__new__(cls)
        room.root = root
        return room

    def write(self, path: str, text: str) -> None:
        """Write a file of the project."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        """Put other words in the first place of some."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text, f"{path} has no {old!r}"
        self.write(path, text.replace(old, new, 1))

    def change_everywhere(self, old: str, new: str) -> None:
        """Put other words in every place of some in the content and the pages."""
        for folder in ("briefings", "docs"):
            for file in sorted((self.root / folder).rglob("*.[my]*")):
                text = file.read_text(encoding="utf-8")
                if old in text:
                    file.write_text(text.replace(old, new), encoding="utf-8")

    def take_away(self, *paths: str) -> None:
        """Delete files of the project."""
        for path in paths:
            (self.root / path).unlink()

    def copy(self, root: Path) -> Path:
        """Make a copy of the project of which nothing was ever built; return its folder."""
        left = shutil.ignore_patterns("site", ".cache", ".site.*", "__pycache__")
        shutil.copytree(self.root, root, ignore=left)
        return root


def build(root: Path, *arguments: str) -> Told:
    """Build a project with MkDocs; pages have the time of 1980 in every build."""
    return run(root, "-m", "mkdocs", "build", *arguments)


def run(root: Path, *arguments: str) -> Told:
    """Run Python in the folder of a project."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "NO_MKDOCS_2_WARNING": "1"}
    installed = [str(root / "installed"), os.environ.get("PYTHONPATH", "")]
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, installed))
    done = loaded.run(*arguments, cwd=root, env=environment, merged=True)
    return Told(done.returncode, words(done.stdout, root), files(root / "site"))


_PASSING = re.compile(
    r"INFO    -  (?:Building documentation|Documentation built|Cleaning site|footnoted: (?:"
    r"The new site is in place|Pictures: |.* was not changed: it is still the last good site)).*\n"
)
"""What is said of how far a build is, and how long it took."""


def words(output: str, root: Path) -> str:
    """Return what a build said of the content, wherever the project is."""
    return _PASSING.sub("", output).replace(str(root), "ROOT")


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the names of files that only one has, or that are not the same in both."""
    return [name for name in sorted({*one, *other}) if one.get(name) != other.get(name)]


# -------------------------------------------------------------------------------------------------
# What people change: a name for each change, and what it does to a project.


def _add_briefing(room: Room) -> None:
    more = Briefing(COUNT, COUNT + 1)
    room.write("briefings/more.md", more.article())
    room.write("briefings/more.yml", more.sidecar())


def _rename_briefing(room: Room) -> None:
    for suffix in ("md", "yml"):
        old = room.root / f"briefings/briefing-5.{suffix}"
        old.rename(old.with_name(f"moved.{suffix}"))
    room.change_everywhere("briefing-5.md", "moved.md")
    room.change_everywhere("briefing-5#", "moved#")


def _touch(room: Room) -> None:
    for file in room.root.rglob("*.*"):
        if ".cache" not in file.parts and "site" not in file.parts:
            os.utime(file, (1_600_000_000, 1_600_000_000))


def _mend_style(room: Room) -> None:
    room.edit("mkdocs.yml", "date_style: long", "date_style: short")
    room.edit("mkdocs.yml", "nav: [index.md, about.md]", "nav: [about.md, index.md]")


def _register_source(room: Room) -> None:
    entry = f"sources:\n  ledger: {{type: webpage, title: The open ledger, url: {OPEN}}}\n"
    room.edit("briefings/_shared/sources.yml", "sources:\n", entry)


def _share_event(room: Room) -> None:
    room.write("briefings/_shared/events.yml", "events: {flood: {title: The flood}}\n")
    for number in (1, 4):
        room.edit(SIDECAR.format(number), "  d2:\n", "  d2:\n    event: flood\n")


def _repaint(room: Room) -> None:
    (room.root / "briefings/photo.jpg").write_bytes(saved(pixels(60, 40, seed=5), "JPEG"))


def _call_generated(room: Room) -> None:
    file = room.root / "briefings/photo.jpg"
    with Image.open(file) as opened:
        file.write_bytes(saved(opened, "JPEG", xmp=GENERATED))


def _relate(room: Room) -> None:
    room.edit(SIDECAR.format(4), "  c2:\n", "  c2:\n    supports: [briefing-1#c3]\n")


def _override_part(room: Room) -> None:
    part = "footnoted/home/latest.html"
    package = Path(loaded.__file__).parent.parent / "plugins/footnoted/theme"
    room.write(f"overrides/{part}", (package / part).read_text() + "<p>As of today.</p>\n")


EDITS: dict[str, Callable[[Room], None]] = {
    "prose": lambda room: room.edit(ARTICLE.format(0), "## What", "One more thing.\n\n## What"),
    "around a quotation": lambda room: room.edit(
        ARTICLE.format(1), "It was said that the", "Two letters say that the"
    ),
    "a quoted word": lambda room: room.edit(
        ARTICLE.format(1), "before the winter", "before winter"
    ),
    "the old word": lambda room: room.edit(ARTICLE.format(1), "before winter", "before the winter"),
    "title of a source": lambda room: room.edit(SIDECAR.format(1), ", sheet 0", ", first sheet"),
    "what a claim says": lambda room: room.edit(SIDECAR.format(2), "Someone says", "Somebody says"),
    "a grade": lambda room: room.edit(SIDECAR.format(2), "credibility: 3", "credibility: 2"),
    "a date": lambda room: room.edit(SIDECAR.format(3), "Entry 1 of log", "Second entry of log"),
    "a figure": lambda room: room.edit(SIDECAR.format(0), "Cargo at quay 1", "Goods at quay 1"),
    "a briefing more": _add_briefing,
    "a briefing less": lambda room: room.take_away("briefings/more.md", "briefings/more.yml"),
    "another name": _rename_briefing,
    "a shared source": lambda room: room.edit(
        "briefings/_shared/sources.yml", "title: The wire", "title: The old wire"
    ),
    "a party": lambda room: room.edit("briefings/_shared/parties.yml", "Speaker 3}", "Ada Rower}"),
    "a relation": _relate,
    "broken YAML": lambda room: room.edit(SIDECAR.format(0), "chains:\n", 'chains: "open\n'),
    "mended YAML": lambda room: room.edit(SIDECAR.format(0), 'chains: "open\n', "chains:\n"),
    "a credit": lambda room: room.edit(SIDECAR.format(3), "credit: Ada Rower", "credit: Ben Ash"),
    "other pixels": _repaint,
    "a generated picture": _call_generated,
    "another title": lambda room: room.edit(ARTICLE.format(4), "title: The", "title: An old"),
    "the newest": lambda room: room.edit(ARTICLE.format(0), "date: 2015", "date: 2031"),
    "a tag": lambda room: room.edit(ARTICLE.format(1), "tags: [", "tags: [harbor, "),
    "a heading others link to": lambda room: room.edit(
        ARTICLE.format(2), "## What was seen", "## What they saw"
    ),
    "a draft": lambda room: room.edit(ARTICLE.format(2), "tags:", "draft: true\ntags:"),
    "a draft no more": lambda room: room.edit(ARTICLE.format(2), "draft: true\n", ""),
    "a later day": lambda room: room.edit(ARTICLE.format(3), "tags:", "updated: 2029-02-03\ntags:"),
    "a former address": lambda room: room.edit(
        ARTICLE.format(4), "tags:", "aliases: [briefings/before/]\ntags:"
    ),
    "a succession": lambda room: room.edit(
        ARTICLE.format(0), "tags:", "continues: briefing-2\ntags:"
    ),
    "another language": lambda room: room.edit(ARTICLE.format(3), "tags:", "lang: de\ntags:"),
    "a correction": lambda room: room.edit(
        SIDECAR.format(1),
        "chains:\n",
        f"corrections:\n  fixed: {CORRECTION}\nchains:\n",
    ),
    "a claim that was wrong": lambda room: room.edit(
        SIDECAR.format(1), "  c3:\n", "  c3:\n    status: refuted\n"
    ),
    "a promise": lambda room: room.edit(
        SIDECAR.format(2), "  c4:\n", "  c4:\n    kind: forecast\n    due: 2032-05-06\n"
    ),
    "an event in common": _share_event,
    "a source less": lambda room: room.edit(
        SIDECAR.format(4), "log-4-5, how: reported", "log-4-4, how: reported"
    ),
    "a link to a page": lambda room: room.edit(
        ARTICLE.format(4), "## What", "See [us](../about.md#about).\n\n## What"
    ),
    "a picture on a page": lambda room: room.edit(
        "docs/about.md", "See", "[It](missing.md). ![A plan](briefings/plan-1.svg)\n\nSee"
    ),
    "the day of the site": lambda room: room.edit(
        "mkdocs.yml", "on_problem: error", "on_problem: error\n      as_of: 2033-01-01"
    ),
    "the address of the site": lambda room: room.edit(
        "mkdocs.yml", "harbor.example", "quay.example"
    ),
    "a page over all less": lambda room: room.edit(
        "mkdocs.yml", "date_style", "pages: {figures: false}\n      date_style"
    ),
    "the name of the site": lambda room: room.edit("mkdocs.yml", "Harbor Notes", "Quay Notes"),
    "options": _mend_style,
    "the page's frame": lambda room: room.edit("overrides/main.html", "<p>", "<p>Colophon. "),
    "a part of the home page": _override_part,
    "what a hook brings": lambda room: room.write("colophon.txt", "Set in Bold."),
    "an icon": lambda room: room.edit("overrides/.icons/mark.svg", "M1 1h7", "M2 2h5"),
    "nothing but times": _touch,
    "a source of a link": _register_source,
    "a page": lambda room: room.edit("docs/about.md", "# About", "# About us"),
    "a page more": lambda room: room.write("docs/more.md", "# More\n\n[Home](index.md)\n"),
}
