"""Which outside pages an article leads to: by its links, and by addresses in its plain footnotes.

Takes what was read in the article, so code and comments never count; knows no record.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from footnoted.adopt.titles import cited_title, standing_alone
from footnoted.article import Footnote, Reading
from footnoted.guard import mixed_host, normal_address, safe_address
from footnoted.index.copies import Copy, copy_of

_TYPED = re.compile(r"https?://[^\s<>\"“”«»`]+", re.I)
_CLOSING = ".,;:!?'’*_"
_PAIRS = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class Cited:
    """One place at which an article leads to a page outside."""

    address: str
    """As typed; safe to be linked."""
    words: str
    """The words that are linked; those of the footnote for an address typed there."""
    title: str = ""
    """The page's title, where it is sure."""
    footnote: str = ""
    """The text of the plain footnote that it stands in."""
    line: int = 0
    """In the article's Markdown, from 1; 0 where unknown."""

    @property
    def copy(self) -> Copy | None:
        """Give what the address says where it is that of an archived copy."""
        found = copy_of(self.address)
        return found if found and found.moment and is_page(found.original) else None

    @property
    def page(self) -> str:
        """Give the address of the page itself, also where a copy of it is linked."""
        whole = self.copy.original if self.copy else self.address
        return f"https:{whole}" if whole.startswith("//") else whole

    @property
    def key(self) -> str:
        """Give the form in which two addresses are compared."""
        return normal_address(self.page)


def is_page(address: str) -> bool:
    """Tell whether an address is that of a page on another site, and safe."""
    outside = normal_address(address).startswith("//") and safe_address(address) is not None
    return outside and not mixed_host(address)


def cited(reading: Reading, markdown: str) -> tuple[Cited, ...]:
    """Give every place, in reading order; ``markdown`` is asked for lines only."""
    headings = {heading.title for heading in reading.toc}
    blocks = frozenset(" ".join(block.split()) for block in reading.text.split("\n\n")) - headings
    noted = [each for note in reading.footnotes for each in _in_footnote(note, markdown)]
    known = {(each.address, each.words) for each in noted}
    found = []
    for link in reading.links:
        if link.exempt or not is_page(link.href) or (link.href.strip(), link.text) in known:
            continue
        title = link.text if standing_alone(link.text, blocks) else ""
        found.append(Cited(link.href.strip(), link.text, title, line=link.line))
    return (*found, *noted)


def _in_footnote(note: Footnote, markdown: str) -> Iterator[Cited]:
    text = " ".join(note.text.split())
    start = 0
    for words, address in _addresses(note, text):
        at = text.find(words, start)
        behind = max(at, start) + len(words)
        # The title stands before the address, or is what the address is linked from.
        title = cited_title(text[start : at if words == address else _past_quote(text, behind)])
        line = markdown[: markdown.find(address)].count("\n") + 1 if address in markdown else 0
        yield Cited(address, words, title, text, line)
        start = behind


def _addresses(note: Footnote, text: str) -> Iterator[tuple[str, str]]:
    """Give words and address of all links and all addresses that are only typed, in order."""
    found = {}
    for link in note.links:
        if not link.exempt and is_page(link.href) and link.text:
            found[(link.text, link.href.strip())] = text.find(link.text)
    linked = {address for _, address in found}
    for typed in _TYPED.finditer(text):
        address = _trimmed(typed[0])
        if is_page(address) and address not in linked:
            found.setdefault((address, address), typed.start())
    return iter(sorted(found, key=lambda each: found[each]))


def _past_quote(text: str, at: int) -> int:
    """Give the place behind a quotation mark that closes, and what follows it."""
    return at + 2 if text[at : at + 1] in ("”", '"', "»", ",", ".") else at


def _trimmed(address: str) -> str:
    """Take off what belongs to the sentence around an address."""
    while address:
        opens = _PAIRS.get(address[-1])
        loose = opens is not None and address.count(opens) < address.count(address[-1])
        if not loose and address[-1] not in _CLOSING:
            break
        address = address[:-1]
    return address
