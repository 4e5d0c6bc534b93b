"""The sentences of a projected text.

Good enough to show a statement in its sentence and to see neighbours; no
linguistics: a full stop, space and a capital or figure end a sentence, unless
the stop belongs to an initial or a usual English abbreviation.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from footnoted.anchoring import OBJECT
from footnoted.article.projection import BLOCK

_END = re.compile(rf"[.!?…。\uff01\uff1f{BLOCK}][.!?…]*[\"'”’»)\]]*\s*")
_OPENING = "\"'“‘«([¿¡"
_LAST_WORD = re.compile(r"(\w+)\.[^\w]*\Z")
_SHORT = re.compile(
    "adm|al|apr|approx|aug|ca|capt|cf|co|col|corp|dec|dr|eg|etc|feb|fig|gen|gov|hon|ie|inc|jan|jr|jul"
    "|jun|lt|ltd|maj|mar|mr|mrs|ms|mt|no|nov|oct|op|p|para|pp|pres|prof|rep|rev|sec|sen|sep|sept|sgt"
    "|sr|st|vol|vs",
    re.IGNORECASE,
)
"""English abbreviations that are usually followed by a name or a number."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """A text and where its sentences begin."""

    text: str
    begins: tuple[int, ...]

    def number(self, offset: int) -> int:
        """Tell which sentence the character before ``offset`` belongs to."""
        return bisect_right(self.begins, max(offset - 1, 0)) - 1

    def around(self, start: int, end: int) -> str:
        """Give the whole sentences that ``start:end`` stands in, on one line.

        Code and formulas, which nothing is looked for in, leave an ellipsis behind.
        """
        first = bisect_right(self.begins, start) - 1
        last = self.number(max(end, start + 1))
        following = self.begins[last + 1] if last + 1 < len(self.begins) else len(self.text)
        words = self.text[self.begins[first] : following].replace(OBJECT, "…")
        return " ".join(words.split())


def sentences(text: str) -> Sentences:
    """Find the sentences of a projected text."""
    begins = [0]
    for match in _END.finditer(text):
        if _ends(text, match):
            begins.append(match.end())
    return Sentences(text, tuple(begins))


def _ends(text: str, match: re.Match[str]) -> bool:
    sign, last = match.group()[0], match.group()[-1]
    if sign not in ".!?…" or BLOCK in match.group():
        return True
    if not last.isspace():
        return False
    following = text[match.end() : match.end() + 3].lstrip(_OPENING)[:1]
    if following and not (following.isupper() or following.isdigit() or following == OBJECT):
        return following.isalpha() and not following.islower()
    if sign != ".":
        return True
    found = _LAST_WORD.search(text[max(match.start() - 20, 0) : match.end()])
    word = found.group(1) if found else ""
    return not (_SHORT.fullmatch(word) or (len(word) == 1 and word.isalpha()))
