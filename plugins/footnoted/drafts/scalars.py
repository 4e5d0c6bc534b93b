"""A text as a YAML scalar on one line, in the plainest style that reads back as the same text.

Whether it does is not reasoned out here: the project's own strict loader is asked.
"""

import json
import re
from functools import lru_cache

from footnoted.load.yaml import Value, parse

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9-]*|\d{4}(?:-\d\d){0,2}")
"""What reads as itself wherever it stands; most scalars of a sidecar are of this sort."""
_OTHER_READERS = frozenset("true false null yes no on off y n".split())
"""Words that other YAML readers take for something else; editors would mark them."""
_BREAKS = {"\u0085": "\\x85", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""Line ends that JSON may hold as they are and YAML would fold."""


def scalar(text: str, *, flow: bool = False) -> str:
    """Give a text as YAML; ``flow`` says that it stands within ``{}`` or ``[]``.

    Control characters come out escaped; whether a sidecar may hold them is the loader's to say.
    """
    if text.casefold() in _OTHER_READERS:
        return f'"{text}"'
    if _WORD.fullmatch(text) or (text == text.strip() and _reads(text, text, flow)):
        return text
    if '"' in text and _reads(single := "'" + text.replace("'", "''") + "'", text, flow):
        return single
    quoted = json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")
    return "".join(_BREAKS.get(character, character) for character in quoted)


@lru_cache(4096)
def _reads(written: str, meant: str, flow: bool) -> bool:
    """Tell whether what is written reads as what is meant, without any problem or cure."""
    if "\n" in written or "\t" in written:
        return False
    around = f"a: [{{b: {written}, c: d}}, e]\n" if flow else f"a: {written}\n"
    value: Value = [{"b": meant, "c": "d"}, "e"] if flow else meant
    read = parse(around, "")
    return read.value == {"a": value} and not read.problems and read.text == around
