"""The inline pattern for ``[^ID]`` that names evidence, and the record of those that name nothing.

Leaves ``[^label]`` with a definition of its own to Python-Markdown's ``footnotes``.
"""

import re
from collections.abc import Container
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor

_TYPED = r"\[\^([^\]\[\s\x02\x03]+)\]"
_CLASS = "fn-typed"
_TAG_OPEN = re.compile(r"</?[a-zA-Z][^<>]*\Z|<!--[^>]*\Z")


class TypedNote(InlineProcessor):
    """Turns ``[^ID]`` into a place holder that the tree stage replaces."""

    def __init__(self, evidence: Container[str], unknown: list[str]) -> None:
        """Take what may be named; labels that name nothing are added to ``unknown``."""
        super().__init__(_TYPED)
        self._evidence = evidence
        self._unknown = unknown

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Give the place holder, or leave the text as it is."""
        if _in_address(data, m.start(), m.end()):
            return None, None, None
        label = m.group(1)
        if label not in self._evidence:
            self._unknown.append(label)
            return None, None, None
        return Element("sup", {"class": _CLASS, "data-note": label}), m.start(), m.end()


def typed_label(element: Element) -> str | None:
    """Give the ID a place holder stands for; none for any other element."""
    return element.get("data-note") if element.get("class") == _CLASS else None


def _in_address(data: str, start: int, end: int) -> bool:
    """Tell whether a place lies in a link's address or title or in a raw tag."""
    opened = data.rfind("](", 0, start)
    if opened >= 0:
        between = data[opened + 2 : start]
        if between.count("(") >= between.count(")") and ")" in data[end:]:
            return True
    angle = data.rfind("<", 0, start)
    return angle >= 0 and ">" in data[end:] and bool(_TAG_OPEN.match(data[angle:start]))
