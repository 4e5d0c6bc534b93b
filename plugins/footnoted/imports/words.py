"""Words of a foreign file as they may stand in a record: one line, nothing hidden, no mark-up.

Takes out only what is no letter of the text, and tells what it took.
"""

import re
from typing import NamedTuple

from footnoted.load.yaml.characters import BIDI, CONTROL, ZERO

_HIDDEN = re.compile(f"[{CONTROL}{BIDI}{ZERO}]")
_BREAKS = re.compile("[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
"""White space but for those spaces that keep words together."""
_TAG = re.compile(
    r"</?(?:i|b|em|strong|sub|sup|sc|u|br|p|span)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE
)
"""What Zotero lets people write in titles and notes (its "Rich Text Bibliography")."""
_SHOWN = 60


class Words(NamedTuple):
    """A text, and what was taken out of it in words that follow "without"."""

    text: str
    without: str = ""


def words(text: str, *, markup: bool = True) -> Words:
    """Give a text for a record; an address is read with ``markup=False``."""
    left = _TAG.sub(_between, text) if markup else text
    without = ["its mark-up"] if left != text else []
    # Line ends among the hidden are first made spaces: they part words.
    plain = _BREAKS.sub(" ", left)
    clean = _HIDDEN.sub("", plain)
    if clean != plain:
        without.append("characters that nobody sees")
    return Words(_BREAKS.sub(" ", clean).strip(), " and ".join(without))


def shown(value: object) -> str:
    """Give the beginning of a value for a message."""
    text = words(str(value), markup=False).text
    return f"“{text[:_SHOWN]}…”" if len(text) > _SHOWN else f"“{text}”"


def _between(found: re.Match[str]) -> str:
    return " " if found[0].lower().startswith(("<p", "</p", "<br")) else ""
