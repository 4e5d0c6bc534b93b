"""HTML as a text that a person can read and compare: structure, words, ids and addresses.

Leaves out what only concerns looks (classes, roles, icons) and never judges.
"""

from html import escape
from html.parser import HTMLParser

KEPT = ("id", "href", "src", "alt", "datetime", "lang", "title", "rel", "aria-label")
INLINE = frozenset(
    "a abbr br cite code del em i img ins q s small span strong sub sup time".split()
)
VOID = frozenset({"br", "hr", "img", "input"})
UNSEEN = frozenset({"svg", "wbr"})


def outline(html: str) -> str:
    """Return one line for each block of a page, indented by depth, its text and inline tags
    in it.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.finish()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.depth = 0
        self.text = ""
        self.open: list[tuple[str, bool]] = []
        """Open tags, and whether each was printed."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = [
            f'{k}="{escape(v)}"' if v else k for k, v in attrs if k in KEPT or k.startswith("data-")
        ]
        shown = tag not in UNSEEN and (tag != "span" or bool(kept)) and not self._hidden
        if tag not in VOID and tag != "wbr":
            self.open.append((tag, shown))
        if not shown:
            return
        written = f"<{' '.join([tag, *kept])}>"
        if tag in INLINE:
            self.text += written
            return
        self._flush()
        self._line(written)
        self.depth += tag not in VOID

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or tag == "wbr":
            return
        opened, shown = self.open.pop() if self.open else ("nothing", False)
        assert opened == tag, f"</{tag}> closes <{opened}>"
        if shown and tag in INLINE:
            self.text += f"</{tag}>"
        elif shown:
            self._flush()
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.text += escape(data, quote=False)

    def finish(self) -> str:
        assert self.open == [], f"left open: {self.open}"
        self._flush()
        return "\n".join(self.lines) + "\n"

    @property
    def _hidden(self) -> bool:
        return any(tag == "svg" for tag, _ in self.open)

    def _flush(self) -> None:
        words = " ".join(self.text.split())
        self.text = ""
        if words:
            self._line(words)

    def _line(self, text: str) -> None:
        self.lines.append("  " * self.depth + text)
