"""A build in plain values: everything a host publishes, kept for the next build.

What is made from the same files, configuration and program is taken from the store. The content's
files are read; no clock and no environment is used.
"""

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from html import escape, unescape
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from footnoted.article.extension import PLAIN, PageInputs
from footnoted.article.plan import TocToken
from footnoted.build import build
from footnoted.checked import keep_checked
from footnoted.diagnostics.problem import Level, Mark, Problem
from footnoted.keys import base_key, content_key, program_key
from footnoted.library.site import OwnPart, Site
from footnoted.library.tracing import Answers, Ask, SiteInPieces, traced
from footnoted.outputs.briefing import article, foot, foreign, head, problems
from footnoted.outputs.feeds import carried
from footnoted.outputs.files import Piece, evidence_link
from footnoted.outputs.home import (
    PLACEHOLDER,
    article_data,
    briefing_preview,
    fill,
    link_preview,
    sheet_header,
)
from footnoted.outputs.packages import tables_files
from footnoted.outputs.pictures import FOLDER, Developed, make_pictures
from footnoted.outputs.registry import (
    PAGES,
    Output,
    all_exports,
    all_pages,
    announced,
    complete,
    page_outputs,
    picture_outputs,
    redirect_outputs,
    text_outputs,
)
from footnoted.outputs.search import (
    Anchored,
    Findable,
    anchored,
    found_on_briefing,
    found_on_page,
)
from footnoted.outputs.view import NO_OUTLINE, Outline, View, find_anchors, outline
from footnoted.pictures.copies import Told, is_whole
from footnoted.progress import Tell, collect_seldom, collector_looks_again, silent
from footnoted.project import Project
from footnoted.records.library import FrontMatter
from footnoted.store import NOTHING_KEPT, Kept, Store, digest

# -------------------------------------------------------------------------------------------------
# What a host gets: files, and pages in parts.


class Converted(NamedTuple):
    """An article as it was converted; see ``Reading``."""

    html: str = ""
    addresses: tuple[tuple[int, int], ...] | None = None
    toc_tokens: tuple[TocToken, ...] = ()
    notes_id: str = ""

    def with_addresses(self, resolved: Sequence[str]) -> str:
        """Return the HTML with these addresses in place of those as typed."""
        html, parts, end = self.html, [], 0
        for (low, high), address in zip(self.addresses or (), resolved, strict=True):
            same = address == unescape(html[low:high])
            # Quoted as Python-Markdown does it.
            quoted = escape(address, quote=False).replace('"', "&quot;")
            parts += [html[end:low], html[low:high] if same else quoted]
            end = high
        return "".join([*parts, html[end:]])


class Announced(NamedTuple):
    """What a page gives the site's search, services that show links, and search engines."""

    found: tuple[Findable, ...] = ()
    """What search finds on it besides its text."""
    preview: str = ""
    """A briefing's part of a link's preview, in addition to that of every page."""
    data: str = ""
    """Its data for search engines. Both are elements for the document's head."""
    day: str = ""
    """The day of a briefing in words."""

    def entries(self, url: str) -> list[dict[str, str]]:
        """Return what search finds, in the form of Material's search; ``url`` is the page's."""
        return [
            {
                "location": f"{url}#{each.anchor}",
                "title": escape(each.title, quote=False),
                "text": escape(each.text, quote=False),
            }
            for each in self.found
        ]

    def head(self, project: Project, title: object, about: object, address: str | None) -> str:
        """Return the elements for the head; title and description are as a host escaped them."""
        told, at = (unescape(str(title)), unescape(str(about or ""))), address or ""
        preview = link_preview(project, *told, at, Markup(self.preview))
        return f"{sheet_header(project, at, self.day)}{preview}{self.data}"


NOTHING_ANNOUNCED = Announced()


def meta_of(front: FrontMatter) -> dict[str, Any]:
    """Return the front matter that the theme may print: known keys only, escaped."""
    meta: dict[str, Any] = {"title": Markup.escape(front.title)}
    if words := front.description or front.summary:
        meta["description"] = Markup.escape(" ".join(words.split()))
    if front.tags:
        meta["tags"] = [Markup.escape(tag) for tag in front.tags]
    if hidden := [part for part in front.hide if part in ("navigation", "toc", "footer")]:
        meta["hide"] = hidden
    return meta


class MadePage(NamedTuple):
    """A page, with all that a host puts into it."""

    title: str
    description: str
    head: str
    """The HTML above the article; of a page without one, all of it."""
    searched: bool = True
    """Whether the site's search includes it."""
    front: FrontMatter | None = None
    """The front matter of a briefing."""
    updated: str = ""
    body: str = ""
    """The Markdown of the article."""
    article: Converted = Converted()
    foot: str = ""
    """The HTML below the article."""
    language: str = ""
    """The language of the article, if it is not the site's."""
    top: Outline = NO_OUTLINE
    """The headings and ids of the head."""
    below: Outline = NO_OUTLINE
    """The headings and ids of the foot."""
    anchors: frozenset[str] = frozenset()
    """The ids of the article that links can lead to."""
    announced: Announced = NOTHING_ANNOUNCED


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A page or file of the site."""

    path: str
    """The source name of a page; else the address below the site's root."""
    what: str
    mark: Mark | None
    page: str = ""
    """The key of a page's parts; empty for a file that is no page."""
    source: str = ""
    """The article's file, of a briefing."""
    sidecar: str = ""
    """The sidecar's file, of a briefing."""
    copied: str = ""
    """The file to copy, relative to the project's root; ``pictures`` makes another one of it."""
    text: str = ""
    """The key of a finished file's contents."""

    def stand_in(self, folder: Path) -> Path:
        """Return a file for plugins that read the source of every page: a generated page has none.

        If it cannot be written, there is only its name.
        """
        file = folder / self.path
        if not file.is_file():
            with suppress(OSError):
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(f"<!-- Made by Footnoted: {self.what}. -->\n", encoding="utf-8")
        return file


@dataclass(frozen=True, slots=True)
class Made:
    """Everything that a build made, in plain values."""

    files: tuple[MadeFile, ...]
    problems: tuple[Problem, ...]
    as_of: date | None
    published: bool
    """Whether any briefing is published."""
    shown: frozenset[str]
    """The paths whose problems are shown on a page of their own."""
    facts: str
    """The key of what pages over all briefings say."""
    listed: tuple[str, ...]
    """The source names of the pages over all briefings, in the order of a navigation."""
    newest: tuple[str, ...]
    """The source names of the newest briefings."""

    def defaults(self, project: Project) -> Iterator[str]:
        """Yield what is missing in `nav:` or without `site_url`, and the day chosen as `as_of`."""
        if not project.site_url and self.published:
            yield "No `site_url` is set, so there are no feeds, and calendars link to no page."
        if project.in_nav and self.listed and not {*self.listed} & {*project.in_nav}:
            yield f"`nav:` has no page of Footnoted. Add `- Briefings: {self.listed[0]}` to it."
        if project.as_of is None and self.as_of:
            day = f"{self.as_of}, the day of its newest briefing"
            yield f"No `as_of` is set. The site's date is {day}."


def _bytes(text: str | bytes | None) -> bytes:
    return text if isinstance(text, bytes) else (text or "").encode("utf-8")


class Pieces:
    """What files besides the pages say about each briefing, as far as it is not kept already.

    All pieces of a briefing are kept together.
    """

    def __init__(self, site: Site, kept: Kept, answers: Answers) -> None:
        self._site, self._kept, self._answers = site, kept, answers
        exports = all_exports(site.project.plug_ins)
        wanted = [piece for e in exports if site.project.exported(e.key) for piece in e.pieces]
        self._makes = {self._name(make): make for make in wanted}
        self._made: dict[str, dict[str, Any]] = {}

    @staticmethod
    def _name(make: Piece) -> str:
        return f"{make.__module__}.{make.__qualname__}"

    def take(self, make: Piece, own: OwnPart) -> Any:
        """Return a piece of a briefing."""
        name = self._name(make)
        if name not in self._makes or make.__module__.partition(".")[0] != "footnoted":
            return make(self._site, own)
        found = self._made.get(own.briefing.name)
        if found is None:
            there = repr(self._site.project.pages)
            parts = (repr(self._answers.light(own)), tuple(self._makes), there)
            make_all = partial(self._make, own)
            answered = self._kept.answered("pieces", parts, self._answers.all, make_all)
            found = self._made[own.briefing.name] = answered[1]
        return found[name]

    def _make(self, own: OwnPart) -> tuple[dict[str, Any], tuple[Ask, ...]]:
        asked: dict[Ask, None] = {}
        site = traced(self._site, asked)
        return {name: make(site, own) for name, make in self._makes.items()}, tuple(asked)


NEWEST = 10
"""How many briefings a navigation names."""
OWN_PAGES = frozenset(page.key for page in PAGES)
"""The keys of the pages that are not of plug-ins."""


class Build:
    """One build of a project; what is kept already is not made again."""

    def __init__(
        self,
        project: Project,
        store: Store,
        env: Environment,
        tell: Tell = silent,
        *,
        stops: bool = False,
    ) -> None:
        """Take what to build; ``stops`` says whether errors end the build.

        If so, and there are errors, its pages and files are named but not made.
        """
        self._stops = stops
        self.project, self.env, self._tell = complete(project), env, tell
        self.program = program_key()
        base = base_key(self.program, project, store)
        # Without a key, builds cannot be distinguished, so nothing is kept.
        self.store = store if base else Store(None)
        self.store.turn()
        collector_looks_again()  # a preview builds again: the last build's site may be removed
        if not project.preview:
            collect_seldom()
        self._kept = Kept(self.store, base) if base else NOTHING_KEPT
        self._content = content_key(self.project, self.store)
        self._key = digest(base, self._content)
        # The commit is only in tables: without them the same content gives the same site.
        told = self.project.commit if self.project.tables else None
        self._made_key = digest(self._key, told) if told else self._key
        made = self.store.load("site", self._made_key)
        self.made: Made = made if isinstance(made, Made) else self._make()

    @cached_property
    def site(self) -> Site:
        """Return the site; it is read now if nothing has asked for it yet."""
        return build(self.project, self._kept, self._tell)

    def page(self, file: MadeFile) -> MadePage:
        """Return the parts of a page."""
        made = self.store.see("page", file.page)
        if not isinstance(made, MadePage):
            output = self._pages[file.path]
            make = self._generated if output.page else self._briefing
            made = make(output, self.site)
            self.store.save("page", file.page, made)
        if self.project.preview and made.front:
            return self._with_problems(file, made)
        return made

    def content(self, file: MadeFile) -> bytes:
        """Return the contents of a finished file."""
        kept = self.store.get("text", file.text)
        return _bytes(self._texts[file.path].text) if kept is None else kept

    def fill(self, here: str, html: str) -> str:
        """Return a page of the documentation with its placeholders filled."""
        if not PLACEHOLDER.search(html):
            return html
        return self._worded("filled", (here, html), lambda: fill(self.site, here, html, self.env))

    def announced(self, here: str) -> str:
        """Return the elements for the head of a page's document."""
        return self._worded("head", (here,), lambda: str(announced(self.site, here, self._told)))

    def inputs(self, file: MadeFile) -> PageInputs:
        """Return what a briefing's page is made from besides its Markdown."""
        briefing = self._pages[file.path].briefing
        return self.site.inputs[briefing.name] if briefing else PLAIN

    def pictures(self, told: Told) -> Developed:
        """Return the finished pictures; ``told`` is called with the progress."""
        folder = self.project.root / self.project.cache_dir / FOLDER
        kept = self.store.load("pictures", self._key)
        if isinstance(kept, Developed):
            files = {address: folder / name for address, name in kept.files.items()}
            if all(map(is_whole, set(files.values()))):
                return dataclasses.replace(kept, files=files)
        made = make_pictures(self.site, told)
        if made.uncached:
            return made
        # Only their names are kept: the folder may be moved before the next build.
        names = {address: file.relative_to(folder) for address, file in made.files.items()}
        self.store.save("pictures", self._key, dataclasses.replace(made, files=names))
        return made

    def _worded(self, kind: str, parts: tuple[str, ...], make: Callable[[], str]) -> str:
        """Return a text that depends on the facts of the site."""
        key = digest(self._kept.base, self.made.facts, *parts)
        kept = self.store.get(kind, key)
        if kept is not None:
            return kept.decode("utf-8", "surrogatepass")
        made = make()
        self.store.put(kind, key, made.encode("utf-8", "surrogatepass"))
        return made

    @cached_property
    def _told(self) -> set[str]:
        return {file.path for file in self.made.files if file.text}

    @cached_property
    def _problems(self) -> dict[str, list[tuple[int, Problem]]]:
        """Return the problems of each file, each with its place among all."""
        found: dict[str, list[tuple[int, Problem]]] = {}
        for place, problem in enumerate(self.made.problems):
            found.setdefault(problem.mark.path, []).append((place, problem))
        return found

    @cached_property
    def _pages(self) -> dict[str, Output]:
        return {output.path: output for output in page_outputs(self.site)}

    @cached_property
    def _texts(self) -> dict[str, Output]:
        return {output.path: output for output in self._finished(self.site)}

    def _finished(self, site: Site) -> Iterator[Output]:
        """Yield the files that are finished text, and those of the tables."""
        yield from text_outputs(site, self.env)
        for file in tables_files(site):
            yield Output(file.path, f"the table `{file.path}`", text=file.data or file.text)

    def _make(self) -> Made:
        site = self.site
        if self._stops and any(problem.level is Level.ERROR for problem in site.diagnostics):
            return self._named()
        facts = facts_key(site)
        answers = Answers(site)
        pages = [self._page_file(output, answers, facts) for output in self._pages.values()]
        pictures = [
            MadeFile(output.path, output.what, output.mark, copied=output.copied)
            for output in picture_outputs(site)
        ]
        made = Made(
            (*pages, *pictures, *self._text_files(facts, answers)),
            site.diagnostics,
            site.as_of,
            bool(site.published),
            frozenset(path for b in site.built for path in (b.path, b.sidecar_path)),
            facts,
            *_listed(site),
        )
        # A file that was saved meanwhile may have been read before or after.
        if content_key(self.project, self.store) == self._content:
            self.store.save("site", self._made_key, made)
            keep_checked(self.store, self._key, site)
        return made

    def _named(self) -> Made:
        """Return the names of everything that has an address, to be compared with others'."""
        site = self.site
        self._texts = {output.path: output for output in redirect_outputs(site, self.env)}
        files = [
            *(MadeFile(each.path, each.what, each.mark, each.path) for each in page_outputs(site)),
            *(MadeFile(each.path, each.what, each.mark) for each in self._texts.values()),
        ]
        published = bool(site.published)
        shown: frozenset[str] = frozenset()
        return Made(
            tuple(files), site.diagnostics, site.as_of, published, shown, "", *_listed(site)
        )

    def _page_file(self, output: Output, answers: Answers, facts: str) -> MadeFile:
        """Return a page's file; a briefing's page is rendered now if what it shows has changed."""
        briefing, base = output.briefing, self._kept.base
        if briefing is None:
            if output.page and output.page.key in OWN_PAGES and base:
                # Everything that such a page may ask is in the facts, which are compared first.
                told = (facts, output.path, output.what, output.mark, output.page.title)
                make_file = partial(self._generated_file, output, answers)
                return self._kept.value("generated", told, make_file)
            return self._generated_file(output, answers)

        def make() -> tuple[MadePage, tuple[Ask, ...]]:
            asked: dict[Ask, None] = {}
            return self._briefing(output, traced(self.site, asked)), tuple(asked)

        read = self.site.readings[briefing.name].key
        parts = (output.path, briefing.key, read, repr(self.site.project.pages))
        # Without a store nothing is rendered before it is needed.
        key = self._kept.ensured("page", parts, answers.all, make) if base else output.path
        return MadeFile(
            output.path, output.what, output.mark, key, briefing.path, briefing.sidecar_path
        )

    def _generated_file(self, output: Output, answers: Answers) -> MadeFile:
        """Return the file of a page over all briefings; rendered now if what it shows has
        changed.
        """
        page, base = output.page, self._kept.base
        assert page

        def make() -> tuple[MadePage, tuple[Ask, ...]]:
            asked: dict[Ask, None] = {}
            return self._generated(output, traced(self.site, asked)), tuple(asked)

        if page.key not in OWN_PAGES or not base:
            # What a plug-in's page reads is not noted, so it depends on every file.
            return MadeFile(output.path, output.what, output.mark, digest(self._key, output.path))
        shown, *beside = page.shows or (None,)
        if page.shows and f"shared.{page.key}" not in answers.made:
            answers.made[f"shared.{page.key}"] = page.shared() or {}
        there = repr(self.site.project.pages)
        said = (answers.part(shown) if shown else "", repr(answers.light(beside)), there)
        key = self._kept.ensured("page", (output.path, page.title, *said), answers.all, make)
        return MadeFile(output.path, output.what, output.mark, key)

    def _text_files(self, facts: str, answers: Answers) -> tuple[MadeFile, ...]:
        """Return the files that are finished text; rendered now if the facts have changed."""
        newest = [self.site.readings[name].key for name in carried(self.site)]

        def make() -> tuple[MadeFile, ...]:
            if not self._kept.base:
                return tuple(self._text_file(output) for output in self._texts.values())
            # One after the other: together they may be larger than all pages.
            site = SiteInPieces.of(self.site, Pieces(self.site, self._kept, answers).take)
            return tuple(self._text_file(output) for output in self._finished(site))

        others = self._made_key if self.project.plug_ins.exports or self.project.tables else ""
        return self._kept.value("files", (facts, newest, others), make)

    def _text_file(self, output: Output) -> MadeFile:
        data = _bytes(output.text)
        key = digest(data)
        self.store.put("text", key, data)
        return MadeFile(output.path, output.what, output.mark, text=key)

    def _generated(self, output: Output, site: Site) -> MadePage:
        page = output.page
        assert page
        view = View(site, output.path, self.project.language)
        html = page.render(site, view, self.env)
        top = outline(html)
        found = found_on_page(view, top.ids, self._anchored)
        return MadePage(
            page.title, page.description, html, page.searched, top=top, announced=Announced(found)
        )

    @cached_property
    def _anchored(self) -> dict[str, Anchored]:
        return anchored(self.site)

    def _briefing(self, output: Output, site: Site) -> MadePage:
        """Return the parts of a briefing's page, without the problems that a preview shows."""
        briefing = output.briefing
        assert briefing
        parts, reading = article(site, briefing.name, self.env), site.readings[briefing.name]
        top, below = head(parts), foot(parts)
        return MadePage(
            briefing.front.title,
            "",
            top,
            front=briefing.front,
            updated=str(briefing.front.updated or briefing.front.date),
            body=briefing.body,
            article=Converted(
                reading.html, reading.addresses, reading.toc_tokens, reading.notes_id
            ),
            foot=below,
            language=foreign(site, briefing.name),
            top=outline(top),
            below=outline(below),
            anchors=find_anchors(reading.html),
            announced=Announced(
                found_on_briefing(parts.view, briefing.name),
                str(briefing_preview(parts.view, briefing)),
                evidence_link(parts.view, briefing) + article_data(parts.view, briefing),
                parts.view.words(briefing.front.updated or briefing.front.date),
            ),
        )

    def _with_problems(self, file: MadeFile, made: MadePage) -> MadePage:
        """Return a page of a preview, with the problems of its briefing above it."""
        if not (found := self.problems_of(file)):
            return made
        top = problems(found, self.env) + Markup(made.head)
        return made._replace(head=top, top=outline(top))

    def problems_of(self, file: MadeFile) -> list[Problem]:
        """Return the problems of a briefing's page, in the order of all problems."""
        found = [
            each for path in {file.source, file.sidecar} for each in self._problems.get(path, ())
        ]
        return [problem for _, problem in sorted(found, key=lambda each: each[0])]


def changed_files(before: Build, now: Build) -> tuple[MadeFile, ...] | None:
    """Return the pages and finished files in which a build of a preview differs from the last.

    Returns None if there are others, or if other pages are in the navigation.
    """
    old, new = before.made, now.made
    named = [
        [dataclasses.replace(file, page="", text="", mark=None) for file in made.files]
        for made in (old, new)
    ]
    if named[0] != named[1] or (old.listed, old.newest) != (new.listed, new.newest):
        return None
    pairs = zip(old.files, new.files, strict=True)
    return tuple(
        b
        for a, b in pairs
        if (a.page, a.text, before.problems_of(a)) != (b.page, b.text, now.problems_of(b))
    )


def _listed(site: Site) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the pages over all briefings, and those of the newest briefings."""
    project = site.project
    over_all = (project.page(page.key) for page in all_pages(project.plug_ins))
    newest = site.published[:NEWEST]
    return tuple(filter(None, over_all)), tuple(site.briefing_page(b.name) for b in newest)


def facts_key(site: Site) -> str:
    """Return the key of everything that pages and files over all briefings may say.

    It stays the same if articles change only in words that nobody quotes.
    """
    library = site.library
    registers = (library.sources, library.parties, library.events, library.images)
    articles = [
        (b.name, b.path, b.facts or repr(b), site.readings[b.name].facts) for b in site.built
    ]
    pictures = [
        (
            *(p.ref, p.everywhere, repr(p.image), p.published, p.draft, p.label),
            p.inside and repr(p.inside.credentials),
            [(u.page, u.title) for u in p.places],
        )
        for p in site.pictures
    ]
    return digest(
        articles,
        [b.name for b in site.published],
        [repr(register.records) for register in registers],
        pictures,
        repr(site.renditions),
        site.as_of,
        library.unread,
        repr(site.project.pages),
    )
