"""Tags of a template language in an article: taken out, where a writer asks for that.

Reads Liquid's form, ``{% … %}`` and ``{{ … }}``, which Hugo's short codes share; runs no template.
"""

import re
from itertools import accumulate
from textwrap import dedent
from typing import NamedTuple

TAG = re.compile(r"\{%(?:(?!\{%).)*?%\}|\{\{(?:(?!\{\{).)*?\}\}", re.DOTALL)
"""A tag ends before the next one begins, so that a text full of beginnings is read once."""
_PLACE = re.compile(
    r"(?P<comment>\{%-?\s*comment\s*-?%\}).*?\{%-?\s*endcomment\s*-?%\}"
    r"|\{%-?\s*raw\s*-?%\}(?P<raw>.*?)\{%-?\s*endraw\s*-?%\}"
    r"|\{%-?\s*assign\s+(?P<name>[\w-]+)\s*=\s*(?P<mark>[\"'])(?P<text>[^\n]*?)(?P=mark)\s*-?%\}"
    r"|\{\{-?\s*(?P<value>[\w-]+)\s*-?\}\}"
    f"|{TAG.pattern}",
    re.DOTALL,
)
_PARAMETER = re.compile(r"[\w-]+\s*=\s*(?P<mark>[\"'])(?P<text>.*?)(?P=mark)", re.DOTALL)
_ADDRESS = re.compile(r"https?://\S+")
_GONE, _TOLD = "\x00", "\x01"
_LINES = re.compile(rf"^[ \t]*{_GONE}[ \t{_GONE}]*(?:\r?\n|\Z)", re.MULTILINE)
_ENDS = re.compile(rf"[ \t]*{_GONE}[ \t{_GONE}]*(?=\r?$)", re.MULTILINE)


class Untagged(NamedTuple):
    """A text without tags."""

    text: str
    tags: int
    """How many tags there were."""
    told: tuple[int, ...]
    """The lines, from 1, at which the text of a tag now stands by itself."""


def untagged(markdown: str) -> Untagged:
    """Give the text without its tags; a line that has nothing else goes with them.

    A name stands for the text that was assigned to it. A tag of several lines holds text: each
    of its texts becomes a paragraph, so that no word and no link is lost.
    """
    if _GONE in markdown or _TOLD in markdown:
        return Untagged(markdown, 0, ())
    values: dict[str, str] = {}

    def instead(found: re.Match[str]) -> str:
        if found["name"]:
            values[found["name"]] = found["text"]
        elif found["raw"] is not None:
            return found["raw"]
        elif "\n" in found[0] and not found["comment"] and _PARAMETER.search(found[0]):
            return f"{_TOLD}{_texts(found[0])}"
        return values.get(found["value"] or "", _GONE)

    text, count = _PLACE.subn(instead, markdown)
    text = _ENDS.sub("", _LINES.sub("", text)).replace(_GONE, "")
    parts = text.split(_TOLD)
    before = accumulate(part.count("\n") for part in parts[:-1])
    return Untagged("".join(parts), count, tuple(line + 1 for line in before))


def _texts(tag: str) -> str:
    """Give the texts of a tag's parameters as paragraphs, an address as a link."""
    texts = (found["text"].strip() for found in _PARAMETER.finditer(tag))
    whole = (f"<{text}>" if _ADDRESS.fullmatch(text) else _flush(text) for text in texts if text)
    return "\n\n".join(whole)


def _flush(text: str) -> str:
    first, _, rest = text.partition("\n")
    return f"{first}\n{dedent(rest)}" if rest else first
