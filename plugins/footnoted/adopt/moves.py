"""Links between files that move: which addresses of an article must change, and the text with them.

A change counts only when the article, rendered again, differs in those addresses and in nothing
else; code and comments that show the same address would differ, too.
"""

import html
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from footnoted.guard import is_outside

_HREF = re.compile(r'(<a\b[^>]*?\bhref=")([^"]*)(")')


@dataclass(frozen=True, slots=True)
class Moves:
    """Where the files of a folder go: paths below the folder to paths below the briefings."""

    articles: Mapping[str, str]
    """The new place of every file that becomes a briefing."""
    addresses: Mapping[str, str]
    """The new place by former address below the site's root, without slashes around."""

    def address(self, typed: str, old: str, new: str) -> str | None:
        """Give what a link must say in its new place; None where it leads to no moved file.

        ``old`` and ``new`` are the paths of the article that has the link.
        """
        path, fragment = _parted(typed)
        if not path or is_outside(typed):
            return None
        if path.startswith("/"):
            to = self.addresses.get(unquote(path).strip("/").removesuffix("/index.html"))
        else:
            to = self.articles.get(_resolved(path, old))
        if to is None:
            return None
        if not path.startswith("/") and _resolved(path, new) == to:
            return typed
        return quote(posixpath.relpath(to, posixpath.dirname(new) or "."), safe="/~") + fragment


def target(typed: str, article: str) -> str | None:
    """Give the path that a relative address leads to; None for any other address."""
    path, _ = _parted(typed)
    if not path or path.startswith("/") or is_outside(typed):
        return None
    return _resolved(path, article)


def moved(
    markdown: str, changes: Mapping[str, str], render: Callable[[str], str]
) -> tuple[str, bool]:
    """Give the Markdown with other addresses, and whether that could be done."""
    if not changes:
        return markdown, True
    new = _replaced(markdown, changes)
    wanted = _HREF.sub(lambda link: _changed(link, changes), render(markdown))
    return (new, True) if render(new) == wanted else (markdown, False)


def _replaced(markdown: str, changes: Mapping[str, str]) -> str:
    typed = "|".join(re.escape(old) for old in _longest_first(changes))
    place = re.compile(rf"(\]\(\s*<?|^[ ]{{0,3}}\[[^\]\n]+\]:[ ]*<?)({typed})(?=[\s)>]|\Z)", re.M)
    return place.sub(lambda found: found[1] + changes[found[2]], markdown)


def _changed(link: re.Match[str], changes: Mapping[str, str]) -> str:
    typed = html.unescape(link[2])
    new = changes.get(typed)
    return link[0] if new is None else f"{link[1]}{html.escape(new)}{link[3]}"


def _longest_first(texts: Iterable[str]) -> list[str]:
    return sorted(texts, key=lambda text: (-len(text), text))


def _parted(typed: str) -> tuple[str, str]:
    """Give an address's path, and what stands behind it."""
    found = re.search(r"[?#]", typed)
    return (typed[: found.start()], typed[found.start() :]) if found else (typed, "")


def _resolved(path: str, article: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(article), unquote(path)))
