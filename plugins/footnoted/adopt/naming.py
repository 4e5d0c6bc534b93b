"""Ids for new sources: site, date and words, as ``guardian-2025-02-11-zelensky-interview``.

The same address, date and title give the same id, but for ids that are taken.
"""

import unicodedata
from collections.abc import Container, Iterator
from itertools import count

from footnoted.adopt.address import host_words, path_words, query_words, site_word
from footnoted.load.suggest import id_form

LONGEST = 64
_TITLE_WORDS = 6


def source_id(address: str, issued: str, title: str, taken: Container[str]) -> str:
    """Give an id that is not taken; ``issued`` and ``title`` may be empty."""
    return next(id_ for id_ in _ids(address, issued, title) if id_ not in taken)


def _ids(address: str, issued: str, title: str) -> Iterator[str]:
    words = title_words(title) or path_words(address)
    first = _joined([site_word(address), issued, *words])
    query = query_words(address)
    if words or not query:
        yield first
    if query:
        yield _joined([site_word(address), issued, *words[-3:], *query])
    yield _joined([*host_words(address), issued, *words])
    for number in count(2):
        end = f"-{number}"
        yield _joined(first.split("-"), LONGEST - len(end)) + end


def title_words(title: str) -> list[str]:
    """Give a title's first words without accents; none of a title in another script."""
    folded = unicodedata.normalize("NFKD", title.replace("’", "").replace("'", ""))
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    letters = [c for c in plain if c.isalpha()]
    if sum(c.isascii() for c in letters) < 0.8 * len(letters):
        return []
    return [word for word in id_form(plain).split("-") if word][:_TITLE_WORDS]


def _joined(words: list[str], longest: int = LONGEST) -> str:
    """Join words as long as they fit; no word is cut, unless it is the first."""
    kept = ""
    for word in words:
        longer = f"{kept}-{word}" if kept and word else kept or word
        if len(longer) > longest:
            break
        kept = longer
    return kept or "".join(words)[:longest].strip("-") or "source"
