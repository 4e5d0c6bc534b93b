"""Judge one element: which of its attributes stay, and what is wrong with the others.

Two policies: what a writer may type, and what the site's own extensions may make of it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from footnoted.guard import codes
from footnoted.guard.address import is_outside, mixed_host, why_unsafe
from footnoted.guard.elements import ADDRESSES, ARTICLE, COMMON, HANDLERS, SITE
from footnoted.guard.finding import Fault

Attributes = tuple[tuple[str, str | None], ...]
"""Names, as typed, with decoded values; None where there is no value."""

_ID = re.compile(r"[^\W\d_][\w.-]*")
_OURS = re.compile(r"(?:claim|correction|date|event|figure|image|source)-|fnref|fn[:-]|__")
_THEME = re.compile(r"fn-|md-(?!button)|js-|mermaid\Z|arithmatex\Z|footnote|headerlink\Z")
_STYLE = re.compile(r"\s*(?:text-align:\s*(?:left|right|center)|width:\s*[\d.]+%);?\s*")
_COPIES = re.compile(r"(?:(?:^|, )(?!/)[^\s,:\\]+ \d+w)+")
"""Copies of our own pictures in several widths: relative addresses, no way to another site."""
_MANNER = re.compile(r"data-[\w.-]+|aria-[a-z]+")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Policy:
    """What may stand, and whether ids, classes and hooks of the site are among it."""

    elements: Mapping[str, frozenset[str]]
    own: bool
    """True for what the site's own code makes."""


WRITER = Policy(ARTICLE, own=False)
"""What a writer types."""
RENDERER = Policy(SITE, own=True)
"""What extensions and our own notes make."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is left of an element."""

    stays: bool
    attributes: Attributes
    faults: tuple[Fault, ...]


def judge(name: str, attributes: Attributes, policy: Policy) -> Verdict:
    """Judge an element; a picture without its address does not stay."""
    if name not in policy.elements:
        return Verdict(False, (), (refused(name),))
    kept: list[tuple[str, str | None]] = []
    wrong: list[Fault] = []
    for attribute, value in attributes:
        found = list(faults(name, attribute, value or "", policy))
        wrong += found
        if not any(fault.code is not codes.MIXED_SCRIPT for fault in found):
            kept.append((attribute, value))
    lost = name == "img" and not any(attribute.lower() == "src" for attribute, _ in kept)
    return Verdict(not lost, tuple(kept), tuple(wrong))


def refused(name: str) -> Fault:
    """Give the fault of an element that may not stand at all."""
    return Fault(codes.ACTIVE, f"`<{shown(name)}>` may not stand in an article and was left out.")


def shown(text: str) -> str:
    """Give text as it can stand in a message: one line, not long, nothing invisible."""
    visible = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
    return visible if len(visible) <= _SHOWN else f"{visible[:_SHOWN]}…"


def faults(element: str, typed: str, value: str, policy: Policy) -> Iterator[Fault]:
    """Give what is wrong with one attribute, its value decoded; mixed scripts only warn."""
    name = typed.lower()
    where = f"`{shown(name)}` on `<{element}>`"
    if _acts(element, name, value, policy):
        yield Fault(codes.ACTIVE, f"{where} can act on the page and was left out.", typed)
    elif not _allowed(element, name, policy):
        yield Fault(codes.ATTRIBUTE, f"{where} is not for articles and was left out.", typed)
    elif name in ADDRESSES:
        yield from _address(value, embedded=name == "src")
    elif name == "target" and value != "_blank":
        yield Fault(codes.ATTRIBUTE, f"{where} may only be `_blank` and was left out.", typed)
    elif not policy.own and name in ("id", "name"):
        yield from _id(value)
    elif not policy.own and name == "class":
        yield from _classes(value.split())


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


def _address(value: str, *, embedded: bool) -> Iterator[Fault]:
    if reason := why_unsafe(value):
        message = f"The address `{shown(value)}` was left out: it {reason}."
        yield Fault(codes.UNSAFE, message, value)
    elif embedded and is_outside(value):
        message = f"The picture `{shown(value)}` was left out: it lies on another site."
        yield Fault(codes.EMBEDDED, message, value)
    elif host := mixed_host(value):
        message = f"The site's name `{shown(host)}` mixes letters of several scripts."
        yield Fault(codes.MIXED_SCRIPT, message, value)


def _id(value: str) -> Iterator[Fault]:
    if _OURS.match(value.strip()):
        message = f"The id `{shown(value)}` was left out: the site makes such ids itself."
        yield Fault(codes.ATTRIBUTE, message, value)
    elif not _ID.fullmatch(value):
        message = (
            f"The id `{shown(value)}` was left out: an id is a letter, then letters, digits, - . _."
        )
        yield Fault(codes.ATTRIBUTE, message, value)


def _classes(names: Iterable[str]) -> Iterator[Fault]:
    for name in names:
        if _THEME.match(name):
            message = f"The class `{shown(name)}` was left out: it belongs to the site's theme."
            yield Fault(codes.ATTRIBUTE, message, name)
