"""The Python-Markdown extension: quotations, notes, frames, guard; and two that a host needs."""

import re
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableSequence, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType
from typing import Any, cast
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import escape

from footnoted.article.frames import (
    FRAMES_PRIORITY,
    IMAGES_PRIORITY,
    Frame,
    Framing,
    Images,
    Showing,
)
from footnoted.article.guard import GuardExtension
from footnoted.article.notes import (
    EXEMPT,
    ArticlePart,
    Ledger,
    NoteStyle,
    PartReader,
    active_footnotes,
    find_list,
    gather_points,
    headings,
    mark_elements,
    own_items,
    place_list,
    write_list,
)
from footnoted.article.plan import (
    EMPTY,
    NO_WIDTH_CLASSES,
    Footnote,
    FoundQuotation,
    Link,
    Note,
    Plan,
    Reading,
    TocToken,
    TypedPicture,
    Unread,
    count_words,
)
from footnoted.article.projection import BLOCK, Projection, TypedNote, escape_stored, is_tag, plain
from footnoted.article.quotations import (
    Changes,
    MarkdownText,
    Spans,
    detach,
    find_quotations,
    locate,
    number_labels,
    place_citations,
    place_labels,
    shown_labels,
    trace,
)
from footnoted.diagnostics.problem import fault_of_machine, place_at
from footnoted.phrases import mark_phrase, phrases
from footnoted.text.html import Finding
from footnoted.text.parsing import Tag, replace_stretches, tags
from footnoted.text.quotation import OBJECT, Match, Verdict

# -------------------------------------------------------------------------------------------------
# Mark an article's links that lead outside, those whose page has an archived copy, and those whose
# address paper prints.
#
# Only attributes are added; ``notes`` decides which link gets a note. Links within raw blocks get
# theirs, too, although no note can be there.

NOTED = "fn-noted"
"""The class of a link whose address is in a note, so that paper need not print it twice."""
_OUTSIDE = ("http://", "https://", "//")

Attributes = Mapping[str, str]


def mark_links(root: Element, plan: Plan, stash: MutableSequence[object]) -> None:
    """Set the attributes of every link that leads to another text, in the tree and in raw HTML."""
    for element in root.iter("a"):
        _element(element, plan, stash)
    for number, raw in enumerate(stash):
        if isinstance(raw, Element):
            for element in raw.iter("a"):
                _element(element, plan, stash)
        elif _has_links(raw):
            noted = is_tag(str(raw))
            stash[number] = _changed(str(raw), partial(attributes, plan=plan, noted=noted))


def attributes(old: Attributes, plan: Plan, noted: bool = True) -> dict[str, str]:
    """Return the new attributes of a link; doing it twice changes nothing more.

    ``noted`` says whether a note can follow the link.
    """
    href = old.get("href", "").strip()
    if not href.lower().startswith(_OUTSIDE):
        full = plan.article(href)
        return {**old, "data-address": full} if full else dict(old)
    new = {**old, "rel": _with(old.get("rel", ""), "external")}
    use = plan.links(href)
    if use and noted and EXEMPT not in old.get("class", "").split():
        new["class"] = _with(old.get("class", ""), NOTED)
    if use and use.robust:
        new["data-originalurl"] = use.robust.original
        new["data-versionurl"] = use.robust.version
        new["data-versiondate"] = use.robust.date
    return new


def in_blocks(stash: Sequence[object]) -> Iterator[Link]:
    """Yield the links within raw blocks, which are not in the tree."""
    for raw in stash:
        if _has_links(raw) and not is_tag(str(raw)):
            for tag in _start_tags(str(raw)):
                found = tag.texts
                if "href" in found:
                    yield Link(found["href"], "", exempt=EXEMPT in found.get("class", "").split())


def _element(element: Element, plan: Plan, stash: Sequence[object]) -> None:
    old = {name: plain(value, stash) for name, value in element.attrib.items()}
    for name, value in attributes(old, plan).items():
        if old.get(name) != value:
            element.set(name, escape_stored(value))


def _has_links(raw: object) -> bool:
    return isinstance(raw, str) and "<a" in raw.lower()


def _with(words: str, word: str) -> str:
    return words if word in words.split() else f"{words} {word}".strip()


def _start_tags(html: str) -> Iterator[Tag]:
    return (tag for tag in tags(html) if tag.name == "a" and not tag.ends)


def _changed(html: str, change: Callable[[Attributes], Attributes]) -> str:
    """Return raw HTML with the attributes of its links changed."""
    changes = []
    for tag in _start_tags(html):
        if (new := change(tag.texts)) != tag.texts:
            written = "".join(f' {name}="{escape(value)}"' for name, value in new.items())
            changes.append((tag.low, tag.high, f"<a{written}>"))
    return replace_stretches(html, changes)


# -------------------------------------------------------------------------------------------------
# Mark one article's tree: wrap the quoted words, number and list the notes.
#
# It changes the tree and returns what it read there; it does not use the Markdown source.


def compose(
    root: Element,
    plan: Plan,
    style: NoteStyle,
    stash: MutableSequence[object],
    is_block: Callable[[str], bool],
) -> tuple[Reading, str]:
    """Mark the tree; return the reading, as far as the tree shows it, and the projected text."""
    labels = tuple(style.footnotes.footnotes)
    targets = {f"#{style.note_id(label)}": label for label in labels}
    reader = PartReader(plan, targets, stash, is_block)
    old = find_list(root, labels, style)
    own = own_items(old, labels, style)
    body = reader.part(root, leave_out=old)
    found = find_quotations(plan.anchors, body)
    body.points[:] = gather_points([*place_citations(found, body), *body.points], body.sentences)
    parts = {label: reader.part(item) for label, item in own.items()}
    for part in parts.values():
        part.points[:] = gather_points(part.points, part.sentences)
    ledger = _numbered(Ledger(style), body, parts)
    hidden = tuple(in_blocks(stash))
    mark_links(root, plan, stash)
    _mark(body, ledger, found, Spans(root, plan.anchors))
    for part in parts.values():
        _mark(part, ledger, (), Spans(root, ()))
    notes_id = ""
    if ledger.marks or own:
        marker = style.marker in body.projection.text
        notes_id = place_list(root, old, write_list(ledger, own, plan.body), style, marker)
    reading = _reading(body, parts, found, ledger)
    links = (*reading.links, *hidden)
    return replace(reading, links=links, notes_id=notes_id), body.projection.text


def _numbered(ledger: Ledger, body: ArticlePart, parts: dict[str, ArticlePart]) -> Ledger:
    """Number in reading order: the body, then the notes' own contents, then unused notes'."""
    ledger.enter(body.points)
    done = 0
    while done < len(ledger.marks):
        note = list(ledger.marks)[done]
        if note in parts:
            ledger.enter(parts[note].points)
        done += 1
    used = set(ledger.marks)
    for label, part in parts.items():
        if label not in used:
            ledger.enter(part.points)
    return ledger


def _mark(part: ArticlePart, ledger: Ledger, found: Sequence[FoundQuotation], spans: Spans) -> None:
    changes = Changes()
    text = part.projection.text
    for owner, each in enumerate(found):
        if each.match.passes:
            changes.cover(part.projection, each.match.start, each.match.end, owner)
    for point in part.points:
        if point.printed is None:
            before = text[max(point.at - 1, 0) : point.at]
            marks = mark_elements(ledger.printed(point), before, ledger.style)
            changes.insert(point.spot, marks)
    changes.apply(part.projection.slots, spans)
    for mark in part.projection.marks:
        detach(mark.parent, mark.element)


def _reading(
    body: ArticlePart,
    parts: dict[str, ArticlePart],
    found: tuple[FoundQuotation, ...],
    ledger: Ledger,
) -> Reading:
    projections = [body.projection, *(part.projection for part in parts.values())]
    text = _text(body)
    return Reading(
        text=text,
        words=count_words(text),
        found=found,
        uses=tuple(use for use in ledger.uses if use.note not in parts),
        notes=tuple(
            Note(number, note, note in parts) for number, note in enumerate(ledger.marks, start=1)
        ),
        footnotes=tuple(
            Footnote(label, _text(part), tuple(_links(part.projection)))
            for label, part in parts.items()
        ),
        links=tuple(link for projection in projections for link in _links(projection)),
        pictures=tuple(
            TypedPicture(*picture) for projection in projections for picture in projection.pictures
        ),
    )


def _text(part: ArticlePart) -> str:
    return part.projection.text.replace(OBJECT, "").replace(BLOCK, "\n\n").strip()


def _links(projection: Projection) -> Iterator[Link]:
    for link in projection.links:
        words = projection.text[link.start : link.end].replace(OBJECT, " ").split()
        yield Link(link.href, " ".join(words), exempt=EXEMPT in link.classes)


# -------------------------------------------------------------------------------------------------
# The Python-Markdown extension that marks an article, lists its notes, frames its pictures and
# guards its HTML.
#
# Only public interfaces are used; ``compose``, ``frames`` and ``guard`` do the work. An instance is
# made for one page, from its inputs, and has its ``reading`` afterwards.

_TYPED_PRIORITY = 174
"""After ``footnotes`` (175), so that an author's own definition wins; before references (170)."""
_TREE_PRIORITY = 5.5
"""After inline (20), attr_list (8), abbr (7), smart symbols and quotes (6); before toc and the
host's collection of anchors (5), its title (1) and its relative paths (0)."""
_DONE_PRIORITY = 2.5
"""After toc (5) and the figures (3), before the host's title (1)."""
_SOURCE_PRIORITY = 100
"""Before anything has changed a line."""


@dataclass(frozen=True, slots=True)
class PageInputs:
    """What one page is made from besides its Markdown."""

    plan: Plan = EMPTY
    """The evidence for its words; with ``EMPTY`` they are not changed."""
    frames: Mapping[str, Frame] = field(default_factory=lambda: MappingProxyType({}))
    """The caption, credit and license of its pictures, by the file as typed."""
    images: Images = field(default_factory=lambda: MappingProxyType({}))
    """The sizes of its pictures, by the file as typed."""
    language: str = "en"
    """The language in which its notes and pictures are named."""
    guarded: bool = False
    """Whether its HTML must be made harmless: for articles, not for a site's own pages."""


PLAIN = PageInputs()
"""The inputs of an ordinary page, which is not changed."""


class FootnotedExtension(Extension):
    """Marks quoted words, numbers notes, frames pictures and reports what it read in one page.

    Without inputs it does not change the page.
    """

    def __init__(self, inputs: PageInputs = PLAIN, **options: Any) -> None:
        """Take what the page is made from, and the options ``notes_title`` and ``note_label``."""
        self.config = {
            "notes_title": [
                mark_phrase("Sources and notes"),
                "Heading of the list of notes; empty for none",
            ],
            "note_label": [
                mark_phrase("Note {}"),
                "How a mark is named to screen readers; {} is the number",
            ],
        }
        super().__init__(**options)
        self.inputs = inputs
        self.reading = Reading()
        """What was read in the page, except its HTML and findings."""
        self.projected = ""
        """The text in which the page's quotations were searched."""
        self.unknown: list[str] = []
        """The labels of the page's ``[^label]`` that name nothing, in reading order."""
        self.source: tuple[str, ...] = ()
        """The page's Markdown as it was given, line by line."""
        self.guard = GuardExtension() if inputs.guarded else None

    def reset(self) -> None:
        """Forget what was read; Python-Markdown calls this before it converts."""
        self.unknown.clear()
        self.source = ()
        self.projected = ""
        self.reading = Reading()

    def extendMarkdown(self, md: Markdown) -> None:
        """Register what reads and changes a page, with ``footnotes`` and ``attr_list``."""
        if not any(isinstance(other, FootnoteExtension) for other in md.registeredExtensions):
            md.registerExtensions(["footnotes"], {})
        if "attr_list" not in md.treeprocessors:
            md.registerExtensions(["attr_list"], {})
        md.registerExtension(self)
        inputs = self.inputs
        md.preprocessors.register(_SourceKeeper(self), "footnoted-source", _SOURCE_PRIORITY)
        typed = TypedNote(inputs.plan.evidence, self.unknown)
        md.inlinePatterns.register(typed, "footnoted-typed", _TYPED_PRIORITY)
        md.treeprocessors.register(_Compose(md, self), "footnoted", _TREE_PRIORITY)
        said = phrases(inputs.language)
        framing, showing = Framing(md, inputs.frames, said), Showing(md, inputs.images)
        md.treeprocessors.register(framing, "footnoted-frames", FRAMES_PRIORITY)
        md.treeprocessors.register(showing, "footnoted-images", IMAGES_PRIORITY)
        md.treeprocessors.register(_Done(md, self), "footnoted-done", _DONE_PRIORITY)
        if self.guard:
            self.guard.extendMarkdown(md)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what was removed from the page for safety, by place."""
        return self.guard.findings if self.guard else ()


class _SourceKeeper(Preprocessor):
    """Keeps the Markdown as it was given, for line numbers."""

    def __init__(self, extension: FootnotedExtension) -> None:
        super().__init__()
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        self._extension.source = tuple(lines)
        return lines


class _Compose(Treeprocessor):
    def __init__(self, md: Markdown, extension: FootnotedExtension) -> None:
        super().__init__(md)
        self._md, self._extension = md, extension

    def run(self, root: Element) -> None:
        extension = self._extension
        plan = extension.inputs.plan
        if plan is EMPTY:
            return
        options = extension.getConfigs()
        footnotes = active_footnotes(self._md)
        say = phrases(extension.inputs.language).gettext
        back = str(footnotes.getConfig("BACKLINK_TITLE"))
        words = options["note_label"], options["notes_title"], back
        style = NoteStyle(footnotes, *map(say, words))
        # Taken before the tree changes: a note's own text may define nothing new.
        labels = tuple(footnotes.footnotes)
        stash = cast("list[object]", self._md.htmlStash.rawHtmlBlocks)
        reading, extension.projected = compose(root, plan, style, stash, self._md.is_block_level)
        source = MarkdownText(extension.source)
        extension.reading = locate(reading, source, labels, extension.unknown, plan)


class _Done(Treeprocessor):
    """Reads the figures and the table of contents, and removes our ids from its titles."""

    def __init__(self, md: Markdown, extension: FootnotedExtension) -> None:
        super().__init__(md)
        self._md, self._extension = md, extension

    def run(self, root: Element) -> None:
        found = headings(getattr(self._md, "toc_tokens", []))
        figures = root.iter("figure")
        framed = frozenset(figure.get("data-image", "") for figure in figures if figure.get("id"))
        reading = self._extension.reading
        self._extension.reading = replace(reading, toc=tuple(found), framed=framed - {""})


# -------------------------------------------------------------------------------------------------
# Render one article's Markdown as the site will, and return what was read in it.
#
# No files are read, and no host is needed: the extensions are given by name.


@dataclass(frozen=True, slots=True)
class Setup:
    """The site's Python-Markdown extensions and our own options."""

    extensions: Sequence[str | Extension] = ("footnotes", "attr_list", "toc")
    configs: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: MappingProxyType({}))
    """Options by extension name."""
    options: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """Options of ``FootnotedExtension``."""


def read(markdown: str, inputs: PageInputs, setup: Setup) -> Reading:
    """Return the reading of some Markdown (without front matter), its HTML included.

    Python-Markdown calls itself for each level of elements, and an extension of the site may raise
    an exception: then the reading is empty and says why. Exceptions of our own code are not caught.
    """
    try:
        return _read(markdown, inputs, setup)
    except Exception as error:
        if not isinstance(error, RecursionError) and (fault_of_machine(error) or _is_ours(error)):
            raise
        why = "" if isinstance(error, RecursionError) else f"{type(error).__name__}: {error}"
        lost = Match(Verdict.LOST)
        found = tuple(FoundQuotation(anchor, lost) for anchor in inputs.plan.anchors)
        line = _line_at_fault(markdown, inputs, setup)
        return Reading(found=found, unread=Unread(why, line), addresses=())


def _is_ours(error: BaseException) -> bool:
    """Return whether an exception comes from this package, not from an extension of the site."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    rooms = [str(frame.f_globals.get("__name__", "")).partition(".")[0] for frame in frames]
    return [room for room in rooms if room not in sys.stdlib_module_names][-1:] == ["footnoted"]


def _line_at_fault(markdown: str, inputs: PageInputs, setup: Setup) -> int:
    """Return the line of the first paragraph that cannot be rendered alone; 0 if there is none."""
    bare = replace(inputs, plan=replace(inputs.plan, anchors=()))
    line = 1
    for paragraph in markdown.split("\n\n"):
        try:
            _render(paragraph, bare, setup)
        except Exception:
            return line + len(paragraph) - len(paragraph.lstrip("\n"))
        line += paragraph.count("\n") + 2
    return 0


def _read(markdown: str, inputs: PageInputs, setup: Setup) -> Reading:
    """Return the reading of some Markdown.

    It is rendered once more, with numbered signs, if a quotation was not simply found or a note's
    label is unknown, because only then are places in the Markdown needed.
    """
    md, ours = _renderer(inputs, setup)
    md.treeprocessors.register(AddressSigns(), "footnoted-addresses", _ADDRESS_PRIORITY)
    html, addresses = unsigned(md.convert(markdown), markdown)
    reading = replace(
        ours.reading,
        html=html,
        addresses=addresses,
        toc_tokens=toc_tokens(getattr(md, "toc_tokens", ())),
        findings=ours.findings,
    )
    if labels := {*ours.unknown, *shown_labels(html)}:
        # Only some of the places that look like an unknown note are one: others are code.
        numbered, places = number_labels(markdown, labels)
        again, other = _render(numbered, inputs, setup)
        met = place_labels(other.unknown, places)
        unknown = tuple(note for note in met if note.label in ours.unknown)
        shown = place_labels(shown_labels(again), places)
        reading = replace(
            reading,
            unknown_notes=unknown or reading.unknown_notes,
            shown_notes=tuple(note for note in shown if note not in met),
        )
    bare = replace(inputs, plan=replace(inputs.plan, anchors=()))
    places_of = trace(
        markdown,
        ours.projected,
        [found for found in reading.found if found.match.verdict is not Verdict.FOUND],
        lambda numbered: _render(numbered, bare, setup)[1].projected,
    )
    return replace(
        reading,
        found=tuple(
            replace(found, place=places_of.get(found.anchor.element_id)) for found in reading.found
        ),
    )


def project_text(markdown: str, inputs: PageInputs, setup: Setup) -> str:
    """Return the text of some Markdown in which quotations are searched."""
    return _render(markdown, inputs, setup)[1].projected


def _render(markdown: str, inputs: PageInputs, setup: Setup) -> tuple[str, FootnotedExtension]:
    md, ours = _renderer(inputs, setup)
    return md.convert(markdown), ours


def _renderer(inputs: PageInputs, setup: Setup) -> tuple[Markdown, FootnotedExtension]:
    ours = FootnotedExtension(inputs, **setup.options)
    md = Markdown(
        extensions=[*setup.extensions, ours],
        extension_configs={name: dict(options) for name, options in setup.configs.items()},
    )
    return md, ours


# -------------------------------------------------------------------------------------------------
# Which addresses in finished HTML a host resolves: of links and pictures that Markdown made.
#
# A host resolves them in the tree, just before it is written. One conversion must serve our reading
# and the host's page, so a sign is put after each address in the tree, and removed from the HTML.

_SIGN = "\ufdd0"
"""A noncharacter, which no text that is exchanged may have (Unicode 16, 23.7)."""
_SIGNED = re.compile(rf' (?:href|src)="([^"]*){_SIGN}"')
_ADDRESS_PRIORITY = 0
"""The step in which MkDocs turns relative paths into addresses."""
_HELD = {"a": "href", "img": "src"}


class AddressSigns(Treeprocessor):
    """Puts a sign after every address that a host resolves."""

    def run(self, root: Element) -> None:
        """Sign the addresses of links and pictures."""
        for element in root.iter():
            name = _HELD.get(element.tag) if isinstance(element.tag, str) else None
            if name and (address := element.get(name)) is not None:
                element.set(name, f"{address}{_SIGN}")


def unsigned(html: str, markdown: str) -> tuple[str, tuple[tuple[int, int], ...] | None]:
    """Return HTML without signs, and the start and end of each signed address in it.

    These are None if there is a sign anywhere else, as in a text that had one before.
    """
    places, parts, end = [], [], 0
    length = 0
    for found in _SIGNED.finditer(html):
        parts.append(html[end : found.end(1)])
        length += found.end(1) - end
        places.append((length - (found.end(1) - found.start(1)), length))
        end = found.end(1) + len(_SIGN)
    bare = "".join([*parts, html[end:]])
    whole = _SIGN not in bare and _SIGN not in markdown
    return bare, tuple(places) if whole else None


def toc_tokens(tokens: Iterable[Mapping[str, Any]]) -> tuple[TocToken, ...]:
    """Return the table of contents as the extension ``toc`` leaves it."""
    return tuple(
        TocToken(token["name"], token["id"], token["level"], toc_tokens(token["children"]))
        for token in tokens
    )


# -------------------------------------------------------------------------------------------------
# Which pictures a page shows that is no article: in Markdown, raw HTML, posters of videos.
#
# The page is rendered as the site will and the result read; nothing is changed.


def read_pictures(markdown: str, setup: Setup) -> tuple[TypedPicture, ...]:
    """Return the pictures of a page in order, each with the line of its address (0 if unknown)."""
    md = Markdown(
        extensions=list(setup.extensions),
        extension_configs={name: dict(options) for name, options in setup.configs.items()},
    )
    return in_html(md.convert(markdown), markdown)


def in_html(html: str, markdown: str) -> tuple[TypedPicture, ...]:
    """Return the pictures of a rendered page, with their lines in its Markdown."""
    return tuple(_place_pictures(_pictures(html), markdown))


def _pictures(html: str) -> Iterator[tuple[str, str]]:
    """Yield the address and the alternative text of each picture in finished HTML."""
    for tag in tags(html):
        given = tag.texts
        if tag.name == "img" and given.get("src") and not NO_WIDTH_CLASSES & {*_classes(given)}:
            yield given["src"], given.get("alt", "")
        elif tag.name == "source" and given.get("srcset"):
            yield from ((address, "") for address in _candidates(given["srcset"]))
        elif tag.name == "video" and given.get("poster"):
            yield given["poster"], given.get("aria-label", "")


def _classes(given: dict[str, str]) -> list[str]:
    return given.get("class", "").split()


def _candidates(srcset: str) -> Iterator[str]:
    """Yield the addresses of a ``srcset``; each may have a width or density after it."""
    for candidate in srcset.split(", "):
        if words := candidate.split():
            yield words[0].rstrip(",")


def _place_pictures(found: Iterable[tuple[str, str]], markdown: str) -> Iterator[TypedPicture]:
    for src, alt in dict.fromkeys(found):
        yield TypedPicture(src, alt, *place_at(markdown, markdown.find(src)))


# -------------------------------------------------------------------------------------------------
# What a host that converts pages itself uses.


class LateExtension(Extension):
    """The extension of one page, made when Python-Markdown needs it."""

    def __init__(self, inputs: Callable[[], PageInputs] = lambda: PLAIN) -> None:
        super().__init__()
        self._inputs = inputs

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the extension of the page."""
        FootnotedExtension(self._inputs()).extendMarkdown(md)


class ResolvingExtension(Extension):
    """Puts typed addresses into a tree, so that a host resolves them, and reads the results."""

    def __init__(self, typed: Sequence[str], toc_tokens: Iterable[TocToken]) -> None:
        super().__init__()
        self._typed, self._toc_tokens = typed, toc_tokens
        self.resolved = [*typed]
        """The addresses after the host resolved them."""
        self._elements: list[Element] = []

    def extendMarkdown(self, md: Markdown) -> None:
        """Register what comes before and after the host's own."""
        md.toc_tokens = nest_tokens(self._toc_tokens)  # type: ignore[attr-defined]
        md.treeprocessors.register(_Step(self._fill), "footnoted-typed-addresses", 4)
        md.treeprocessors.register(_Step(self._read), "footnoted-resolved-addresses", -1)

    def _fill(self, root: Element) -> None:
        root.clear()
        self._elements = [SubElement(root, "a", href=address) for address in self._typed]

    def _read(self, root: Element) -> None:
        self.resolved = [element.get("href", "") for element in self._elements]
        root.clear()


class _Step(Treeprocessor):
    def __init__(self, step: Callable[[Element], None]) -> None:
        super().__init__()
        self._step = step

    def run(self, root: Element) -> None:
        self._step(root)


def nest_tokens(tokens: Iterable[TocToken]) -> list[dict[str, Any]]:
    """Return headings in the form of Python-Markdown's ``toc_tokens``."""
    return [{**token._asdict(), "children": nest_tokens(token.children)} for token in tokens]
