"""Text for formats made of lines: no control character, no hidden direction, one line end.

Knows no format; escaping and folding are each format's own.
"""

import re

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""All that some reader of text takes for the end of a line (``str.splitlines``)."""
_NEVER = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"  # control characters
    "\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides, isolates; LRM, RLM are legitimate
    "\ufeff\ufffe\uffff\ud800-\udfff]"
)
_SPACES = re.compile("[\t ]+")


def lines(text: str) -> str:
    """Give a text whose only line end is ``\\n``."""
    return _SPACES.sub(" ", _NEVER.sub("", _BREAK.sub("\n", text))).strip()


def line(text: str) -> str:
    """Give a text on one line."""
    return _SPACES.sub(" ", lines(text).replace("\n", " "))
