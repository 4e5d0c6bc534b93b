"""Say of an article's links that they lead outside, and where the page behind each is kept.

Adds attributes and nothing else; that a link gets a note is decided elsewhere (``parts``). Links
within raw blocks get theirs, too, though no note can stand there.
"""

import re
from collections.abc import Callable, Iterator, Mapping, MutableSequence, Sequence
from functools import partial
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

from markupsafe import escape

from footnoted.article.bodies import stored
from footnoted.article.parts import EXEMPT
from footnoted.article.plan import Plan
from footnoted.article.reading import Link
from footnoted.article.stash import is_tag, plain

NOTED = "fn-noted"
"""The class of a link whose address stands in a note, so that paper need not print it twice."""
_OUTSIDE = ("http://", "https://", "//")

Attributes = Mapping[str, str]


def tell(root: Element, plan: Plan, stash: MutableSequence[object]) -> None:
    """Give every link that leads outside its attributes, in the tree and in raw HTML."""
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
    """Give the attributes that a link is to have instead of its own; done twice, it is done once.

    ``noted`` says whether a note can stand behind it.
    """
    href = old.get("href", "").strip()
    if not href.lower().startswith(_OUTSIDE):
        return dict(old)
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
    """Give the links within raw blocks, which a walk over the tree does not meet."""
    for raw in stash:
        if _has_links(raw) and not is_tag(str(raw)):
            for _, _, found in _Tags(str(raw)).met:
                if "href" in found:
                    yield Link(found["href"], "", exempt=EXEMPT in found.get("class", "").split())


def _element(element: Element, plan: Plan, stash: Sequence[object]) -> None:
    old = {name: plain(value, stash) for name, value in element.attrib.items()}
    for name, value in attributes(old, plan).items():
        if old.get(name) != value:
            element.set(name, stored(value))


def _has_links(raw: object) -> bool:
    return isinstance(raw, str) and "<a" in raw.lower()


def _with(words: str, word: str) -> str:
    return words if word in words.split() else f"{words} {word}".strip()


class _Tags(HTMLParser):
    """The start tags of the links in raw HTML; every other byte is left as it is."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = [0, *(found.end() for found in re.finditer("\n", html))]
        self.met: list[tuple[int, int, dict[str, str]]] = []
        """Where each begins and ends, and its attributes, decoded."""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            line, column = self.getpos()
            low = self._lines[line - 1] + column
            high = low + len(self.get_starttag_text() or "")
            # Of two attributes with one name a browser takes the first.
            first = {name: value or "" for name, value in reversed(attrs)}
            self.met.append((low, high, {name: first[name] for name, _ in attrs}))


def _changed(html: str, change: Callable[[Attributes], Attributes]) -> str:
    """Give raw HTML with the attributes of its links changed."""
    parts, done = [], 0
    for low, high, old in _Tags(html).met:
        if (new := change(old)) != old:
            written = "".join(f' {name}="{escape(value)}"' for name, value in new.items())
            parts += [html[done:low], f"<a{written}>"]
            done = high
    return "".join([*parts, html[done:]])
