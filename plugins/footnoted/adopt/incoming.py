"""One file of a folder made a briefing: its new text, and what it cites.

The article's text stays as it is but for its head and for links to files that move with it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from footnoted.adopt.cited import Cited, cited
from footnoted.adopt.folder import Folder, Found, LeftOut
from footnoted.adopt.head import Head, head
from footnoted.adopt.moves import Moves, moved
from footnoted.adopt.reader import Body, Reader


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file read as the site will read it."""

    found: Found
    head: Head
    body: Body
    cited: tuple[Cited, ...]

    @property
    def before(self) -> str:
        """Give what stands before the article's text, with the line ends of the old file."""
        old = self.found.text
        if not self.head.text:
            return old[: len(old) - len(self.found.foreign.body)]
        return self.head.text.replace("\n", "\r\n") if "\r\n" in old else self.head.text

    @property
    def text(self) -> str:
        """Give the whole article in its new form."""
        return self.before + self.body.text


def incoming(
    found: Found, reader: Reader, folder: Folder, *, clean: bool = False
) -> Incoming | LeftOut:
    """Read one file, cleaned of what cannot stand in a briefing or as it is; it needs a title."""
    old = found.foreign.body
    body = reader.cleaned(old, found.path, folder.files) if clean else reader.body(old)
    title = _title(found, body)
    if not title:
        return LeftOut(found.path, "no title: give it `title:`, or a heading at its top")
    new = head(found.foreign, title, found.day)
    return Incoming(found, new, body, cited(body.reading, body.text))


def relinked(one: Incoming, moves: Moves, html: Callable[[str], str]) -> tuple[Incoming, int]:
    """Give an article whose links to files that move lead to their new places, and how many."""
    path, new = one.found.path, one.found.article
    links = one.body.reading.links
    wanted = {link.href: moves.address(link.href, path, new) for link in links}
    changes = {old: to for old, to in wanted.items() if to is not None and to != old}
    text, done = moved(one.body.text, changes, html)
    count = sum(link.href in changes for link in links) if done else 0
    return replace(one, body=replace(one.body, text=text)), count


def _title(found: Found, body: Body) -> str:
    """Give the title: from the front matter, else the heading that the text begins with."""
    written = found.foreign.values.get("title")
    if isinstance(written, str) and written:
        return written
    first = body.reading.toc[0] if body.reading.toc else None
    starts = body.reading.text.startswith(first.title) if first else False
    return first.title if first and first.level == 1 and starts else ""
