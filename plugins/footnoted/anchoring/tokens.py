"""A text as words, figures and signs: the small units that a quotation is compared in.

Reads normal text (``normal``) only. Good enough to tell a figure from a word in
any alphabet that is written with spaces; no linguistics.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

_TOKEN = re.compile(
    r"""
    (?P<number>
        (?<![\w.,])[-+\u00b1](?=\d)\d+(?:[.,:/]\d+)*      # a sign that belongs to the figure
      | \d{4}-\d{2}-\d{2}\b                               # a day, as ISO 8601 has it
      | (?<!\d)\d{1,3}(?:[ ]\d{3})+(?!\d)                 # thousands set apart by spaces
      | \d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th|s)\b)?
    )
  | (?P<word>(?:[^\W\d_]\.){2,} | [^\W\d](?:[\w\u200c\u200d\u0300-\u036f]|'(?=\w))*)
  | (?P<sign>\.{3}|\S)
    """,
    re.VERBOSE,
)
_OPENERS = ".!?:…"
_THROUGH = "\"'([)]"


class Form(StrEnum):
    """What a token is made of."""

    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Token:
    """One word, figure or sign and its place in normal text."""

    text: str
    form: Form
    start: int
    end: int
    opens: bool
    """Whether a sentence or a block may begin with it, so that its capital says nothing."""

    @property
    def key(self) -> str:
        """Give what it is compared by: without case, stops in acronyms and spaces in figures."""
        if self.form is Form.WORD:
            return self.text.replace(".", "").lower()
        return self.text.replace(" ", "")


def tokenise(
    text: str, low: int = 0, high: int | None = None, breaks: Sequence[int] = ()
) -> tuple[Token, ...]:
    """Give the tokens of ``low:high`` of normal text; blocks begin at the ``breaks``."""
    tokens: list[Token] = []
    opens, blocks = True, 0
    for match in _TOKEN.finditer(text, low, len(text) if high is None else high):
        passed = bisect_right(breaks, match.start()) if breaks else 0
        opens, blocks = opens or passed > blocks, passed
        found = match.group()
        form = Form(match.lastgroup or Form.SIGN)
        tokens.append(Token(found, form, match.start(), match.end(), opens))
        if form is not Form.SIGN:
            opens = False
        elif found[0] not in _THROUGH:
            opens = found[0] in _OPENERS
    return tuple(tokens)
