"""Tags of a template language in an article: taken out, where a writer asks for that.

Reads Liquid's form, ``{% … %}`` and ``{{ … }}``, which Hugo's short codes share; runs no template.
"""

import re
from typing import NamedTuple

TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_PLACE = re.compile(
    r"\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}"
    r"|\{%-?\s*raw\s*-?%\}(?P<raw>.*?)\{%-?\s*endraw\s*-?%\}"
    r"|\{%-?\s*assign\s+(?P<name>[\w-]+)\s*=\s*(?P<mark>[\"'])(?P<text>.*?)(?P=mark)\s*-?%\}"
    r"|\{\{-?\s*(?P<value>[\w-]+)\s*-?\}\}"
    f"|{TAG.pattern}",
    re.DOTALL,
)
_GONE = "\x00"
_LINES = re.compile(rf"^[ \t]*{_GONE}[ \t{_GONE}]*(?:\r?\n|\Z)", re.MULTILINE)
_ENDS = re.compile(rf"[ \t]*{_GONE}[ \t{_GONE}]*(?=\r?$)", re.MULTILINE)


class Untagged(NamedTuple):
    """A text without tags."""

    text: str
    taken: int
    """How many tags were taken out, gave way to what they stand for, or are comments now."""


def untagged(markdown: str) -> Untagged:
    """Give the text without its tags; a line that has nothing else goes with them.

    A name stands for the text that was assigned to it. A tag of several lines holds text of its
    own, which only its site could place: it becomes an HTML comment, for a person to look at.
    """
    if _GONE in markdown:
        return Untagged(markdown, 0)
    values: dict[str, str] = {}

    def instead(found: re.Match[str]) -> str:
        if found["name"]:
            values[found["name"]] = found["text"]
        elif found["raw"] is not None:
            return found["raw"]
        elif "\n" in found[0] and "-->" not in found[0] and "comment" not in found[0][:12]:
            return f"<!-- {found[0]} -->"
        return values.get(found["value"] or "", _GONE)

    text, count = _PLACE.subn(instead, markdown)
    text = _ENDS.sub("", _LINES.sub("", text)).replace(_GONE, "")
    return Untagged(text, count)
