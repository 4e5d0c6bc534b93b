"""Judge the elements of one article's tree, before anything of ours is added to it.

Raw HTML that stays text is not in the tree: ``clean`` judges it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from footnoted.guard import codes
from footnoted.guard.elements import WITH_CONTENTS
from footnoted.guard.entities import decoded
from footnoted.guard.finding import Fault
from footnoted.guard.policy import RENDERER, WRITER, Policy, faults, refused

Tell = Callable[[Fault, Sequence[str]], None]
"""Told a fault, and how its place may be typed."""
Before = Mapping[int, tuple[Element, Mapping[str, Any]]]
"""Every element with the attributes it had before writers' attribute lists were read."""

_STORED = re.compile("\x02(?:(?P<escaped>[0-9]+)|wzxhzdk:(?P<stashed>[0-9]+)|(?P<amp>amp))\x03")


class Tree:
    """Judges trees; ``stash`` is what Python-Markdown keeps as raw HTML."""

    def __init__(self, stash: Sequence[object], tell: Tell) -> None:
        """Take the stash and whom to tell."""
        self._stash, self._tell = stash, tell

    def raw(self, root: Element) -> None:
        """Judge an element that a writer typed as raw HTML, with all in it."""
        for element in list(root.iter()):
            self._judge(element, {})

    def clean(self, root: Element, before: Before) -> None:
        """Judge what was there as the site's, and what was added since as the writer's."""
        for element in list(root.iter()):
            if isinstance(element.tag, str):
                self._judge(element, before.get(id(element), (element, {}))[1], RENDERER)

    def _judge(self, element: Element, old: Mapping[str, Any], policy: Policy = WRITER) -> None:
        tag = str(element.tag)
        if tag not in policy.elements:
            self._tell(refused(tag.lower()), (f"<{tag}", f"| {tag}", tag))
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
        found = list(faults(tag, name, decoded(typed), policy))
        for fault in found:
            if fault.code is codes.ATTRIBUTE:
                self._tell(fault, (f'{name}="{typed}"', f"{name}={typed}", f"#{typed}", name))
            else:
                self._tell(fault, (fault.typed, typed, name))
        return any(fault.code is not codes.MIXED_SCRIPT for fault in found)

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


def remembered(root: Element) -> Before:
    """Give every element's attributes as they are now."""
    return {id(each): (each, dict(each.attrib)) for each in root.iter()}


def _origin(name: str, value: str | None, old: Mapping[str, Any], policy: Policy) -> Policy:
    if name not in old or old[name] != value:
        return WRITER
    # Blocks of an extension may take ids from their writer; footnotes and tabs make their own.
    made = name == "id" and not (value or "").startswith(("fn:", "fnref", "__"))
    return WRITER if made else policy


def _neutral(element: Element, keep: bool = False) -> None:
    """Make an element one that does nothing; contents that were never for reading go."""
    if element.tag in WITH_CONTENTS and not keep:
        element.text = None
        del element[:]
    element.tag = "span" if element.tag in ("img", "input") else "div"
    element.attrib.clear()
