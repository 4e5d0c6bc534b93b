"""What the search of a site finds, and its index in pieces."""

import errno
import json
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from footnoted.library.names import KnownSource, RecordRef
from footnoted.library.pictures import Picture
from footnoted.library.site import Site
from footnoted.library.time import Event
from footnoted.outputs.view import View
from footnoted.phrases import mark_phrase, phrases
from footnoted.project import Project
from footnoted.records.evidence import Claim, Dated

# -------------------------------------------------------------------------------------------------
# What the site's search finds besides the text of pages: claims, sources, pictures and events.
#
# Each is found once, on its main page, so the templates exclude from search what is listed here. A
# host adds these entries after those of the pages.

FOUND = {
    "claim": mark_phrase("Claim: %(what)s"),
    "source": mark_phrase("Source: %(what)s"),
    "picture": mark_phrase("Picture: %(what)s"),
    "event": mark_phrase("Event: %(what)s"),
}
"""The titles of the entries of each kind."""
Anchored = KnownSource | Picture | Event
"""What a page over all briefings has an anchor for."""


class Findable(NamedTuple):
    """One thing that search finds by itself; both texts are plain."""

    anchor: str
    """The id on its page."""
    kind: str
    """A key of ``FOUND``."""
    title: str
    text: str


def anchored(site: Site) -> dict[str, Anchored]:
    """Return what the pages over all briefings have an anchor for, by its id."""
    return {
        **{f"source-{id_}": known for id_, known in site.names.sources.items()},
        **{picture.everywhere: picture for picture in site.pictures},
        **{f"event-{event.key}": event for event in site.events},
    }


def found_on_page(
    view: View, ids: Collection[str], known: Mapping[str, Anchored]
) -> tuple[Findable, ...]:
    """Return what can be found on a page over all briefings that has these ids."""
    return tuple(_findable(view, id_, known[id_]) for id_ in sorted(ids) if id_ in known)


def found_on_briefing(view: View, name: str) -> tuple[Findable, ...]:
    """Return what can be found on a briefing's page: its claims.

    Its dates and pictures are included if the site has no page of all of them.
    """
    site = view.site
    records = site.names.records(site.names.briefings[name])
    found = [each for each in records if _has_its_place_here(view, each)]
    pictures = () if view.to("credits") else site.owned.get(name, ())
    return (
        *(_found_record(view, each) for each in found),
        *(_findable(view, each.element, each) for each in pictures),
    )


def _has_its_place_here(view: View, target: RecordRef) -> bool:
    dated = isinstance(target.record, Dated) and not view.to("timeline")
    return dated or isinstance(target.record, Claim)


def _found_record(view: View, target: RecordRef) -> Findable:
    record, said = target.record, view.said(target)
    if isinstance(record, Dated):
        return _titled(view, target.element, "event", said, view.words(record.date))
    more = (view.headline(target), getattr(record, "note", None))
    return _titled(view, target.element, "claim", said, ". ".join(filter(None, more)))


def _titled(view: View, anchor: str, kind: str, what: str, text: str) -> Findable:
    return Findable(anchor, kind, view.phrases.gettext(FOUND[kind], what=what), text)


def _findable(view: View, anchor: str, what: Anchored) -> Findable:
    if isinstance(what, KnownSource):
        text = view.citation(what.id).striptags()
        return _titled(view, anchor, "source", view.short(what.id), text)
    if isinstance(what, Event):
        said = (view.words(what.date), what.place)
        return _titled(view, anchor, "event", what.title, ", ".join(filter(None, said)))
    image = what.image
    title = image.title or image.caption or image.alt or image.credit_line
    text = image.credit_line if title != image.credit_line else ""
    return _titled(view, anchor, "picture", title, text)


# -------------------------------------------------------------------------------------------------
# The same entries for a search in pieces: little documents, each of one page and one kind.
#
# A result is found in a document, and its place by the headings in it, which have the ids of the
# page. So few documents have all places, and what every search loads of each stays small. Knows
# how Pagefind reads HTML, and runs nothing.

KINDS = {
    "briefing": mark_phrase("Briefings"),
    "claim": mark_phrase("Claims"),
    "source": mark_phrase("Sources"),
    "event": mark_phrase("Events"),
    "picture": mark_phrase("Pictures"),
    "page": mark_phrase("Other pages"),
}
"""What documents can be of, in the order of the switches, and what these are called."""
_LONG = 10_000
"""Signs of a document to which nothing more is added: a search loads those that it shows whole."""
_DOCUMENT = (
    '<html><body><i id="at:{}"></i><i data-pagefind-filter="kind:{}"></i>'
    '<i data-pagefind-meta="title:{}"></i>{}</body></html>'
)


def search_documents(
    entries: Iterable[Mapping[str, Any]], kinds: Mapping[str, str]
) -> Iterator[str]:
    """Yield the documents of a search index's entries, which are as Material's search has them.

    ``kinds`` are those of the entries that are ours and of briefings, by their location; what is
    below a heading of a page belongs to the page.
    """
    titles: dict[str, str] = {}
    groups: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for entry in entries:
        page, at, _ = entry["location"].partition("#")
        if not at:
            titles[page] = entry["title"]
        kind = kinds.get(entry["location"]) or kinds.get(page, "page")
        groups.setdefault((page, kind), []).append(entry)
    for (page, kind), group in groups.items():
        title = escape(Markup(titles.get(page, page)).striptags())
        body = ""
        for entry in group:
            body += _section(entry)
            if len(body) > _LONG:
                yield _DOCUMENT.format(escape(page), kind, title, body)
                body = ""
        if body:
            yield _DOCUMENT.format(escape(page), kind, title, body)


def _section(entry: Mapping[str, Any]) -> str:
    """Return an entry as a heading with its text below; its words are HTML already."""
    anchor = entry["location"].partition("#")[2]
    heading = f'<h2 id="{escape(anchor)}">' if anchor else "<h1>"
    tags = f"<p>{escape(', '.join(entry.get('tags') or ()))}</p>"
    return f"{heading}{entry['title']}</{heading[1:3]}><div>{entry['text']}</div>{tags}"


# -------------------------------------------------------------------------------------------------
# A site's search in pieces, from the question whether it can have one to what is published.
#
# Pagefind is a program, the only one besides Git that is started, once for a build. It is given the
# documents above and knows nothing of pages. What it brings for other boxes is left out.

_PROGRAMS = ("pagefind_bin_extended", "pagefind_bin")
"""Packages with the program; the first one tells words of Chinese and Japanese apart."""
_ON_PATH = ("pagefind_extended", "pagefind")
_LOADED = "pagefind.js pagefind-worker.js *.json *.pagefind *.pf_meta index fragment filter".split()
"""What readers load of what it writes."""
_NO_BOX = (
    "`search: {}` needs Material's `search` among `plugins:` and no `offline`: it is left out."
)
_NO_PROGRAM = (
    "`search: {}` finds no Pagefind, so the site has Material's own search. Install "
    "footnoted[pagefind]."
)


class SearchInPieces:
    """A search of which readers load what a question needs; without a program there is none."""

    def __init__(self, project: Project, asked: str, *, box: bool) -> None:
        """Look for the program if the option asks for it; ``box`` is whether readers can type."""
        self.program: Path | None = None
        self.notice = ""
        """Why the site cannot have what it asks for."""
        self._language = project.language
        self._kinds: dict[str, str] = {}
        if asked == "pagefind-preview" or (asked == "pagefind" and not project.preview):
            self.program = find_pagefind() if box else None
            if self.program is None:
                self.notice = (_NO_PROGRAM if box else _NO_BOX).format(asked)

    def note(self, url: str, found: Iterable[Findable], *, briefing: bool) -> None:
        """Note of what kind a page of ours is, and what can be found on it."""
        if self.program:
            self._kinds[url] = "briefing" if briefing else "page"
            self._kinds |= {f"{url}#{each.anchor}": each.kind for each in found}

    def script(self, text: str) -> str:
        """Return the script that readers get, with its words in the site's language."""
        said = phrases(self._language)
        words = {
            "kinds": {kind: said.gettext(name) for kind, name in KINDS.items()},
            "only": said.gettext("Show only"),
            "failed": said.gettext("The search cannot be loaded here."),
        }
        return text.replace('"{{ said }}"', json.dumps(words))

    def write(self, site: Path) -> None:
        """Put the pieces into a site that is not published yet, and empty Material's own index.

        Raises ``OSError`` if the program fails.
        """
        if self.program:
            documents = partial(search_documents, kinds=self._kinds)
            write_pieces(self.program, site, self._language, documents)


def find_pagefind() -> Path | None:
    """Return the path of Pagefind: in its package, or else on PATH; None if it is missing."""
    import shutil
    from importlib import import_module

    for package in _PROGRAMS:
        with suppress(ImportError, FileNotFoundError):
            return Path(import_module(package).get_executable())
    found = next(filter(None, map(shutil.which, _ON_PATH)), None)
    return Path(found) if found else None


def write_pieces(
    program: Path, site: Path, language: str, documents: Callable[[Any], Iterable[str]]
) -> tuple[int, int]:
    """Write the pieces, and an empty index of Material; return how many entries and documents."""
    import shutil
    import tempfile

    file, folder = site / "search" / "search_index.json", site / "pagefind"
    index = json.loads(file.read_text(encoding="utf-8"))
    entries, number = index["docs"], 0
    with tempfile.TemporaryDirectory(prefix="footnoted-search-") as asked:
        for number, text in enumerate(documents(entries), 1):
            Path(asked, f"{number}.html").write_text(text, encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        _run(program, asked, folder.absolute(), re.split("[-_]", language.lower())[0])
    wanted = {found for form in _LOADED for found in folder.glob(form)}
    for other in {*folder.iterdir()} - wanted:
        shutil.rmtree(other) if other.is_dir() else other.unlink()
    file.write_text(json.dumps({**index, "docs": []}), encoding="utf-8")
    return len(entries), number


def _run(program: Path, asked: str, folder: Path, language: str) -> None:
    import subprocess

    command = [program, "--silent", "--site", asked, "--output-path", folder]
    done = subprocess.run(
        [*map(str, command), "--force-language", language],
        cwd=asked,
        env={name: value for name, value in os.environ.items() if "PAGEFIND" not in name},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode or not (folder / "pagefind-entry.json").is_file():
        said = done.stdout.decode("utf-8", "replace").strip().splitlines()
        why = said[-1] if said else f"it ended with {done.returncode}"
        raise OSError(errno.ENOEXEC, f"Pagefind made no index: {why.rstrip('.')}", str(program))
