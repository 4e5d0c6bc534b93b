"""The fewest replacements that make one wording of a text into another.

Differences that do not matter in a quotation (white space, kinds of dashes and quotation marks)
are left as they are. Whether a replacement is allowed is decided elsewhere.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein, Opcode

from footnoted.anchoring import normalise

_PIECE = re.compile(r"\w+|\s+|\.{3}|[-\u2010-\u2015\u2212\ufe63\uff0d]+|[^\w\s]")
_JOINERS = "\u200c\u200d"
"""Invisible signs that change words in Persian and Indic scripts."""


class Change(NamedTuple):
    """A stretch of a text, whole words, and what is to stand there instead."""

    start: int
    end: int
    new: str


def changes(text: str, words: str) -> list[Change]:
    """Give what must be replaced in ``text`` to read ``words``; white space at its ends stays."""
    old, new = _pieces(text), _pieces(words.strip())
    while old and old[-1].group().isspace():
        old.pop()
    while old and old[0].group().isspace():
        old.pop(0)
    if not old:
        return [Change(len(text), len(text), words.strip())] if new else []
    found = Levenshtein.opcodes(_keys(old), _keys(new))
    edges = [*(piece.start() for piece in old), old[-1].end()]
    return [
        Change(edges[step.src_start], edges[step.src_end], _text(new, step))
        for step in found
        if step.tag != "equal"
    ]


def _text(pieces: Sequence[re.Match[str]], step: Opcode) -> str:
    return "".join(piece.group() for piece in pieces[step.dest_start : step.dest_end])


def changed(text: str, replaced: Iterable[Change]) -> str:
    """Give the text with the replacements made, which are in order."""
    parts: list[str] = []
    done = 0
    for start, end, new in replaced:
        parts += [text[done:start], new]
        done = end
    return "".join([*parts, text[done:]])


def visible(text: str) -> str:
    """Give a text on one line, without signs that nobody sees and that part no words."""
    seen = (c for c in text if c in _JOINERS or unicodedata.category(c) != "Cf")
    return " ".join("".join(seen).split())


def _pieces(text: str) -> list[re.Match[str]]:
    return list(_PIECE.finditer(text))


def _keys(pieces: Iterable[re.Match[str]]) -> list[str]:
    return [normalise(piece.group()).text for piece in pieces]
