# ruff: noqa: RUF002 - one example needs a Cyrillic letter that looks Latin
"""What markup may do: elements, attributes, cleaning, balancing.

html.active
    Bad, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        <script>alert(1)</script>
    Good, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        The crane stood *idle*.

html.attribute
    Bad, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        <p id="claim-idle">The crane stood idle.</p>
    Good, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        <p id="idle">The crane stood idle.</p>

html.unbalanced
    Bad, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        <div>

        The crane stood idle.
    Good, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        <div>
        The crane stood idle.
        </div>

url.unsafe
    Bad, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        [The Courier](javascript:alert)
    Good, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        [The Courier](https://courier.example/crane)

url.embedded
    Bad, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        ![](https://courier.example/quay.png)
    Good, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        [A picture](https://courier.example/quay.png){.no-note}

url.mixed-script
    Bad::
        sources:
          storm-report:
            type: report
            url: https://hаrbor.example/
            archived: [{url: https://perma.example/KL90-MN12, date: 2024-05-06}]
        claims:
          idle: {quote: stood idle for a week, sources: [storm-report]}
    Good::
        sources:
          storm-report:
            type: report
            url: https://harbor.example/
            archived: [{url: https://perma.example/KL90-MN12, date: 2024-05-06}]
        claims:
          idle: {quote: stood idle for a week, sources: [storm-report]}
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any
from xml.etree.ElementTree import Element

from footnoted.diagnostics.problem import Code, Level
from footnoted.text.addresses import is_outside, mixed_host, why_unsafe
from footnoted.text.markup import (
    ADDRESSES,
    ARTICLE,
    COMMON,
    DRAWING,
    HANDLERS,
    SITE,
    UNENDED,
    VOID,
    WITH_CONTENTS,
    MarkupForm,
    MarkupToken,
    decode_attribute,
    simple_attributes,
    simple_tags,
    tokens,
)

# -------------------------------------------------------------------------------------------------
# Something that was removed from an article, and its place.
#
# The check ``html`` makes a problem of it in the article's file.


@dataclass(frozen=True, slots=True)
class MarkupFault:
    """Something that an article may not have."""

    code: Code
    message: str
    typed: str = ""
    """The text to search for within the tag: the attribute's name, or an address."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault with its place in the Markdown: line and column from 1, or 0 if not known."""

    code: Code
    message: str
    line: int = 0
    column: int = 0


# -------------------------------------------------------------------------------------------------
# The kinds of problem that an article's markup or an address can have.
#
# Both families guard safety: no site can change their level and no sidecar can allow them.

ACTIVE = Code(
    "html.active",
    Level.ERROR,
    "An article contains HTML that is not allowed: scripts, forms, frames, drawings, styles or "
    "unknown elements.",
    "Write it in Markdown, or with HTML that only shows text, tables and pictures.",
)
ATTRIBUTE = Code(
    "html.attribute",
    Level.ERROR,
    "An article uses an attribute, id or class that is reserved for the site or its theme.",
    "Remove it, or choose another name.",
)
UNBALANCED = Code(
    "html.unbalanced",
    Level.WARNING,
    "An HTML element is opened and never closed, or closed and never opened, so it would break "
    "the page around the article.",
    "Write the start tag and the end tag in one block.",
)
UNSAFE = Code(
    "url.unsafe",
    Level.ERROR,
    "An address could run script, hide where it leads, or lead into the reader's own network.",
    "Write the page's plain address: https://, the site, the path.",
)
EMBEDDED = Code(
    "url.embedded",
    Level.ERROR,
    "An article loads a picture from another site, and that site would learn who reads the page.",
    "Copy the picture next to the article, or link to it.",
)
MIXED_SCRIPT = Code(
    "url.mixed-script",
    Level.WARNING,
    "The name of a site mixes letters of several alphabets, so it may look like another name.",
    "Compare it with the site's real name, letter by letter.",
)


# -------------------------------------------------------------------------------------------------
# Judge one element: which of its attributes stay, and what is wrong with the others.
#
# There are two policies: for what a writer types, and for what the site's own extensions make.

Attributes = tuple[tuple[str, str | None], ...]
"""Names, as typed, with decoded values; None if there is no value."""

_ID = re.compile(r"[^\W\d_][\w.-]*")
_OURS = re.compile(r"(?:claim|correction|date|event|figure|image|source)-|fnref|fn[:-]|__")
_THEME = re.compile(r"fn-|md-(?!button)|js-|mermaid\Z|arithmatex\Z|footnote|headerlink\Z")
_STYLE = re.compile(r"\s*(?:text-align:\s*(?:left|right|center)|width:\s*[\d.]+%);?\s*")
_COPIES = re.compile(r"(?:(?:^|, )(?!/)[^\s,:\\]+ \d+w)+")
"""A ``srcset`` of our own pictures: relative addresses, which never lead to another site."""
_MANNER = re.compile(r"data-[\w.-]+|aria-[a-z]+")
_WITHIN = re.compile(r"#[a-zA-Z0-9_.:-]{0,200}")
"""An address within its page, such as the two of every note; it cannot be unsafe."""
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Policy:
    """Which markup is allowed, and whether the site's own ids, classes and hooks are."""

    elements: Mapping[str, frozenset[str]]
    own: bool
    """True for what the site's own code makes."""


WRITER = Policy(ARTICLE, own=False)
"""For what a writer types."""
RENDERER = Policy(SITE, own=True)
"""For what extensions and our own notes make."""


@dataclass(frozen=True, slots=True)
class MarkupVerdict:
    """What is left of an element."""

    stays: bool
    attributes: Attributes
    faults: tuple[MarkupFault, ...]


def judge(name: str, attributes: Attributes, policy: Policy) -> MarkupVerdict:
    """Return what is left of an element; a picture without its address is removed."""
    if name not in policy.elements:
        return MarkupVerdict(False, (), (refuse_element(name),))
    kept: list[tuple[str, str | None]] = []
    wrong: list[MarkupFault] = []
    for attribute, value in attributes:
        found = list(faults(name, attribute, value or "", policy))
        wrong += found
        if not any(fault.code is not MIXED_SCRIPT for fault in found):
            kept.append((attribute, value))
    lost = name == "img" and not any(attribute.lower() == "src" for attribute, _ in kept)
    if lost and any(key == "class" and value in _EMOJI for key, value in attributes):
        # The text of the short name is shown instead, so nobody misses the picture.
        wrong = [fault for fault in wrong if fault.code is not EMBEDDED]
    return MarkupVerdict(not lost, tuple(kept), tuple(wrong))


def refuse_element(name: str) -> MarkupFault:
    """Return the fault of an element that is not allowed at all."""
    return MarkupFault(
        ACTIVE, f"`<{escape_text(name)}>` is not allowed in an article and was left out."
    )


def escape_text(text: str) -> str:
    """Return text for a message: on one line, not long, with every character visible."""
    visible = (
        text
        if text.isprintable()
        else "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
    )
    return visible if len(visible) <= _SHOWN else f"{visible[:_SHOWN]}…"


def faults(element: str, typed: str, value: str, policy: Policy) -> Iterator[MarkupFault]:
    """Yield what is wrong with one attribute, its value decoded; mixed scripts only warn."""
    name = typed.lower()
    if _acts(element, name, value, policy):
        yield _at(element, typed, ACTIVE, "can run scripts")
    elif not _allowed(element, name, policy):
        yield _at(element, typed, ATTRIBUTE, "is not allowed in articles")
    elif name in ADDRESSES:
        yield from _address(value, embedded=name == "src")
    elif name == "target" and value != "_blank":
        yield _at(element, typed, ATTRIBUTE, "may only be `_blank`")
    elif not policy.own and name in ("id", "name"):
        yield from _id(value)
    elif not policy.own and name == "class":
        yield from _classes(value.split())


def _at(element: str, typed: str, code: Code, what: str) -> MarkupFault:
    where = f"`{escape_text(typed.lower())}` on `<{element}>`"
    return MarkupFault(code, f"{where} {what} and was left out.", typed)


def _acts(element: str, name: str, value: str, policy: Policy) -> bool:
    if name == "style" and policy.own:
        return not _STYLE.fullmatch(value)
    if name == "srcset" and element == "source" and policy.own:
        return not _COPIES.fullmatch(value)
    if element == "input" and name == "type":
        return value.lower() not in ("checkbox", "radio")
    return name.startswith("on") or name in HANDLERS


def _allowed(element: str, name: str, policy: Policy) -> bool:
    if name in COMMON or name in policy.elements[element]:
        return True
    return policy.own and (name in ("role", "style", "tabindex") or bool(_MANNER.fullmatch(name)))


_EMOJI = ("emojione", "gemoji", "twemoji")
"""Classes of the pictures that pymdownx.emoji makes of short names, by its indexes."""


def _address(value: str, *, embedded: bool) -> Iterator[MarkupFault]:
    if _WITHIN.fullmatch(value):
        return
    if reason := why_unsafe(value):
        message = f"The address `{escape_text(value)}` was left out: it {reason}."
        yield MarkupFault(UNSAFE, message, value)
    elif embedded and is_outside(value):
        message = f"The picture `{escape_text(value)}` was left out: it is on another site."
        yield MarkupFault(EMBEDDED, message, value)
    elif host := mixed_host(value):
        message = f"The site's name `{escape_text(host)}` mixes letters of several alphabets."
        yield MarkupFault(MIXED_SCRIPT, message, value)


def _id(value: str) -> Iterator[MarkupFault]:
    if _OURS.match(value.strip()):
        message = f"The id `{escape_text(value)}` was left out: the site makes such ids itself."
        yield MarkupFault(ATTRIBUTE, message, value)
    elif not _ID.fullmatch(value):
        rule = "an id is a letter, then letters, digits, - . _."
        message = f"The id `{escape_text(value)}` was left out: {rule}"
        yield MarkupFault(ATTRIBUTE, message, value)


def _classes(names: Iterable[str]) -> Iterator[MarkupFault]:
    for name in names:
        if _THEME.match(name):
            message = (
                f"The class `{escape_text(name)}` was left out: it is reserved for the site's "
                "theme."
            )
            yield MarkupFault(ATTRIBUTE, message, name)


# -------------------------------------------------------------------------------------------------
# Remove from HTML what an article may not have, and leave every other byte as it is.
#
# It works tag by tag. No element is left in which a browser would read tags differently, so a
# browser sees the tags that were judged here.

Report = Callable[[str, tuple[MarkupFault, ...]], None]
"""Called with each refused tag as typed, and what is wrong with it."""


def clean(html: str, policy: Policy, report: Report) -> str:
    """Return the HTML without what ``policy`` refuses; each tag is judged by itself."""
    if "<" not in html:
        return html
    return "".join(_Cleaner(html, policy, report).parts())


def balance(html: str, policy: Policy, report: Report) -> str:
    """Return a whole article's HTML without what ``policy`` refuses, and with all tags paired.

    So the article changes nothing around it.
    """
    if "<" not in html or _is_sound(html, policy):
        return html
    cleaner = _Balancer(html, policy, report)
    return "".join([*cleaner.parts(), *cleaner.rest()])


def _is_sound(html: str, policy: Policy) -> bool:
    """Return whether a quick look shows that nothing is wrong, as with most articles.

    If not, ``_Balancer`` decides; it reads every form of tag and knows drawings.
    """
    found = simple_tags(html)
    if found is None:
        return False
    open_: list[str] = []
    for tag in found:
        ends, name, written, closed = tag.groups()
        if ends:
            if written or closed or not open_ or open_.pop() != name:
                return False
            continue
        if name not in policy.elements or name in DRAWING:
            return False
        attributes = simple_attributes(written)
        if name == "img" and not any(attribute == "src" for attribute, _ in attributes):
            return False
        for attribute, value in attributes:
            if not _is_free(name, attribute, policy.own) and any(
                faults(name, attribute, decode_attribute(value), policy)
            ):
                return False
        if name not in VOID:
            open_.append(name)
    return not open_


@lru_cache(512)
def _is_free(element: str, attribute: str, own: bool) -> bool:
    """Return whether an attribute may have any value, by its name and its element's."""
    policy = RENDERER if own else WRITER
    special = {*ADDRESSES, "class", "id", "name", "srcset", "style", "target", "type"}
    if attribute in special - ({"class", "id", "name"} if own else set()):
        return False
    return not any(faults(element, attribute, "", policy))


class _Cleaner:
    def __init__(self, html: str, policy: Policy, report: Report) -> None:
        self._html, self._policy, self._report = html, policy, report
        self._within = ""
        self._last_ends: dict[str, int] = {}
        """For each element, the place at which its last end tag begins."""

    def parts(self) -> list[str]:
        return [self._part(token) for token in tokens(self._html)]

    def _part(self, token: MarkupToken) -> str:
        typed = self._html[token.low : token.high]
        if self._within:
            if token.form is MarkupForm.END and token.name == self._within:
                self._within = ""
            return ""
        if token.form is MarkupForm.START:
            return self._start(token, typed)
        if token.form is MarkupForm.END:
            return self._end(token, typed)
        if token.form in (MarkupForm.BOGUS, MarkupForm.OPEN):
            return self._broken(token, typed)
        # A lone "<" must not begin a tag with the text that follows it.
        lone = typed[0] == "<" and self._html[token.high : token.high + 1] in ("", "<")
        return typed.replace("<", "&lt;") if token.form is MarkupForm.TEXT and lone else typed

    def _start(self, token: MarkupToken, typed: str) -> str:
        verdict = judge(token.name, token.attributes, self._policy)
        if verdict.faults:
            self._report(typed, verdict.faults)
        if verdict.stays:
            return self._kept(token, typed, verdict)
        if token.name in WITH_CONTENTS and not token.closed and self._ends(token):
            self._within = token.name
        return ""

    def _kept(self, token: MarkupToken, typed: str, verdict: MarkupVerdict) -> str:
        if len(verdict.attributes) == len(token.attributes):
            return typed
        return _tag(token, verdict)

    def _ends(self, token: MarkupToken) -> bool:
        """Return whether the element has an end tag; if not, only its start tag is removed."""
        last = self._last_ends.get(token.name)
        if last is None:
            ends = re.finditer(f"</{token.name}[\\s/>]", self._html, re.IGNORECASE)
            last = self._last_ends[token.name] = max((end.start() for end in ends), default=-1)
        return last >= token.high

    def _end(self, token: MarkupToken, typed: str) -> str:
        if token.name in self._policy.elements and not token.attributes:
            return typed
        return "" if token.name not in self._policy.elements else f"</{token.name}>"

    def _broken(self, token: MarkupToken, typed: str) -> str:
        if token.form is MarkupForm.BOGUS:
            self._report(typed, (refuse_element(escape_text(typed[1:-1])),))
            return ""
        message = f"`{escape_text(typed)}` is opened and never closed."
        self._report(typed, (MarkupFault(ACTIVE, message),))
        return typed.replace("<", "&lt;")


class _Balancer(_Cleaner):
    def __init__(self, html: str, policy: Policy, report: Report) -> None:
        super().__init__(html, policy, report)
        self._open: list[tuple[str, str]] = []
        self._names: Counter[str] = Counter()
        """How many elements of each name are open."""

    def rest(self) -> list[str]:
        """Return the end tags of what is still open."""
        return [self._closed(*each) for each in reversed(self._open)]

    def _kept(self, token: MarkupToken, typed: str, verdict: MarkupVerdict) -> str:
        if token.name in DRAWING and not self._names["svg"]:
            if token.name != "svg":
                self._report(typed, (refuse_element(token.name),))
                return ""
        elif token.name in DRAWING and token.closed:
            return super()._kept(token, typed, verdict)
        if token.name not in VOID:
            self._open.append((token.name, typed))
            self._names[token.name] += 1
        return super()._kept(token, typed, verdict)

    def _end(self, token: MarkupToken, typed: str) -> str:
        kept = super()._end(token, typed)
        if not kept or token.name in VOID:
            return ""
        if not self._names[token.name]:
            message = f"`</{token.name}>` closes nothing and was left out."
            self._report(typed, (MarkupFault(UNBALANCED, message),))
            return ""
        closed = []
        while (last := self._open.pop())[0] != token.name:
            self._names[last[0]] -= 1
            closed.append(self._closed(*last))
        self._names[token.name] -= 1
        return "".join([*closed, kept])

    def _closed(self, name: str, typed: str) -> str:
        if name in UNENDED:
            return ""
        message = f"`<{name}>` was never closed; it now ends with the block around it."
        self._report(typed, (MarkupFault(UNBALANCED, message),))
        return f"</{name}>"


def _tag(token: MarkupToken, verdict: MarkupVerdict) -> str:
    parts = [token.name]
    for name, value in verdict.attributes:
        parts.append(name if value is None else f'{name}="{escape(value)}"')
    return f"<{' '.join(parts)}{' /' if token.closed else ''}>"


# -------------------------------------------------------------------------------------------------
# Judge the elements of one article's tree, before anything of ours is added to it.
#
# Raw HTML that stays text is not in the tree: ``clean`` judges it.

Tell = Callable[[MarkupFault, Sequence[str]], None]
"""Called with a fault and the ways in which its place may be typed."""
Before = Mapping[int, tuple[Element, Mapping[str, Any]]]
"""Every element with the attributes it had before writers' attribute lists were read."""

_STORED = re.compile("\x02(?:(?P<escaped>[0-9]+)|wzxhzdk:(?P<stashed>[0-9]+)|(?P<amp>amp))\x03")


class Tree:
    """Judges trees; ``stash`` is what Python-Markdown keeps as raw HTML."""

    def __init__(self, stash: Sequence[object], tell: Tell) -> None:
        """Take the stash and the function that is called with each fault."""
        self._stash, self._tell = stash, tell

    def raw(self, root: Element) -> None:
        """Judge an element that a writer typed as raw HTML, with all its contents."""
        for element in list(root.iter()):
            self._judge(element, {})

    def clean(self, root: Element, before: Before) -> None:
        """Judge earlier attributes as the site's, and those added since as the writer's."""
        for element in list(root.iter()):
            if isinstance(element.tag, str):
                self._judge(element, before.get(id(element), (element, {}))[1], RENDERER)

    def _judge(self, element: Element, old: Mapping[str, Any], policy: Policy = WRITER) -> None:
        tag = str(element.tag)
        if tag not in policy.elements:
            self._tell(refuse_element(tag.lower()), (f"<{tag}", f"| {tag}", tag))
            _neutral(element)
            return
        for name, value in list(element.attrib.items()):
            if name == "class":
                self._classes(element, str(old.get(name, "")).split())
            elif self._wrong(tag, name, value, _origin(name, value, old, policy)):
                del element.attrib[name]
        if tag == "a" and "href" not in element.attrib:
            element.tag = "span"  # hosts rely on links leading somewhere
        if tag == "img" and "src" not in element.attrib:
            element.text = element.get("alt")
            _neutral(element, keep=True)

    def _wrong(self, tag: str, name: str, value: str | None, policy: Policy) -> bool:
        typed = _STORED.sub(self._stored, value or "")
        found = list(faults(tag, name, decode_attribute(typed), policy))
        for fault in found:
            if fault.code is ATTRIBUTE:
                self._tell(fault, (f'{name}="{typed}"', f"{name}={typed}", f"#{typed}", name))
            else:
                self._tell(fault, (fault.typed, typed, name))
        return any(fault.code is not MIXED_SCRIPT for fault in found)

    def _classes(self, element: Element, old: Sequence[str]) -> None:
        names = (element.get("class") or "").split()
        bad = []
        for name in names:
            for fault in () if name in old else faults(str(element.tag), "class", name, WRITER):
                self._tell(fault, (f".{name}", name))
                bad.append(name)
        left = [name for name in names if name not in bad]
        if bad and left:
            element.set("class", " ".join(left))
        elif bad:
            del element.attrib["class"]

    def _stored(self, found: re.Match[str]) -> str:
        if found["escaped"]:
            return chr(min(int(found["escaped"]), 0x10FFFF))
        if found["stashed"]:
            number = int(found["stashed"])
            return str(self._stash[number]) if number < len(self._stash) else ""
        return "&"


def remember_attributes(root: Element) -> Before:
    """Return every element's attributes as they are now."""
    return {id(each): (each, dict(each.attrib)) for each in root.iter()}


def _origin(name: str, value: str | None, old: Mapping[str, Any], policy: Policy) -> Policy:
    if name not in old or old[name] != value:
        return WRITER
    # Blocks of an extension may take ids from their writer; footnotes and tabs make their own.
    made = name == "id" and not (value or "").startswith(("fn:", "fnref", "__"))
    return WRITER if made else policy


def _neutral(element: Element, keep: bool = False) -> None:
    """Make a neutral element of one; its contents are removed if no reader was to see them."""
    if element.tag in WITH_CONTENTS and not keep:
        element.text = None
        del element[:]
    element.tag = "span" if element.tag in ("img", "input") else "div"
    element.attrib.clear()
