"""What is in the documentation's Markdown: its fenced examples, links and codes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(
    r"(?:^<!-- wrong: (?P<wrong>\S+) -->\n)?"
    r"^(?P<fence>`{3,})(?P<language>\w*)(?: title=\"(?P<title>[^\"]*)\")?\n"
    r"(?P<body>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"`[^`\n]*`")


@dataclass(frozen=True)
class Example:
    """One fenced block."""

    page: str
    line: int
    language: str
    title: str
    wrong: str
    """The code of the problem it is there to show; empty for a good example."""
    body: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def examples(root: Path, page: Path) -> Iterator[Example]:
    """Yield the fenced blocks of a page."""
    text = page.read_text(encoding="utf-8")
    for found in _FENCE.finditer(text):
        yield Example(
            page.relative_to(root).as_posix(),
            text.count("\n", 0, found.start("fence")) + 1,
            found["language"],
            found["title"] or "",
            found["wrong"] or "",
            found["body"],
        )


def prose(page: Path) -> str:
    """Return a page's text without its fenced blocks."""
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def links(page: Path) -> list[str]:
    """Return the addresses of a page's links and pictures."""
    return _LINK.findall(_CODE.sub("", prose(page)))


def ticked(page: Path) -> list[str]:
    """Return the words that a page sets as code."""
    return [word.strip("`") for word in _CODE.findall(prose(page))]
