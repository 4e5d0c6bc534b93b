"""Titles that are surely titles: measured on newsrooms' text, link text is none in two of three.

What is not sure is left open, for a person. Text in italics is never taken: newspapers and
journals are set so as well.
"""

import re

_QUOTED = re.compile('“([^“”]+)”|"([^"]+)"|„([^„“”]+)[“”]|«([^«»]+)»')
_TALK = re.compile(
    r"\b(?:says?|said|saying|tells?|told|calls?|called|writes?|wrote|asked|quot\w+|as|that)\b", re.I
)
"""Words before a quotation that is somebody's words, not a title."""
_BEFORE = re.compile(r"(?:.*[,.:;]|see(?: also)?|cf\.?)?\s*", re.I | re.DOTALL)
_AFTER = re.compile(r"\s*(?:[,.;(]|https?:|in\b|\Z)")
_CLOSED_INSIDE = (",", ".", "?", "!")
_INITIAL = re.compile(r"\b[A-Z]\.\Z|\.\.\Z")
_WORDS_BEFORE = 12
_WORDS = 5


def cited_title(text: str) -> str:
    """Give the title in the text of a footnote before its address: the only text in quotation
    marks, in the place where a reference has it. Nothing where that is not sure.
    """
    found = list(_QUOTED.finditer(text))
    if len(found) != 1:
        return ""
    before, quoted, after = text[: found[0].start()], found[0], text[found[0].end() :]
    inner = next(group for group in quoted.groups() if group).strip()
    said = _TALK.search(before) or len(before.split()) > _WORDS_BEFORE
    if said or not _BEFORE.fullmatch(before) or not inner[:1].strip():
        return ""
    if not (_AFTER.match(after) or inner.endswith(_CLOSED_INSIDE)) or inner[0].islower():
        return ""
    return _bare(inner)


def standing_alone(words: str, blocks: frozenset[str]) -> bool:
    """Tell whether a link's words are a title because they are all that a paragraph or an item
    of a list says: five words or more, no sentence. ``blocks`` are the texts of all of them.
    """
    many = len(words.split()) >= _WORDS
    return (
        many
        and words in blocks
        and not words.endswith((".", "!", ":", "…"))
        and (not words[0].islower() and "://" not in words)
    )


def _bare(title: str) -> str:
    """Take off what belongs to the sentence around."""
    if title.endswith(",") or (title.endswith(".") and not _INITIAL.search(title)):
        return title[:-1].rstrip()
    return title
