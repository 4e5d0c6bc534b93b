"""Plain values as JSON with an indent: the text that ``json.dumps`` makes of them.

Python's own writer is slow where it indents. Texts and numbers are still written by it.
"""

import json
from json.encoder import encode_basestring
from typing import Any


def json_text(value: Any, indent: int = 1) -> str:
    """Return plain values as JSON, each on a line of its own; all keys must be texts."""
    return _indented(value, "\n", " " * indent)


def _indented(value: Any, line: str, step: str) -> str:
    if type(value) is str:
        return encode_basestring(value)
    inner = line + step
    if isinstance(value, dict):
        if not value:
            return "{}"
        held = [
            f"{encode_basestring(key)}: {_indented(each, inner, step)}"
            for key, each in value.items()
        ]
        return f"{{{inner}{f',{inner}'.join(held)}{line}}}"
    if isinstance(value, list | tuple):
        if not value:
            return "[]"
        held = [_indented(each, inner, step) for each in value]
        return f"[{inner}{f',{inner}'.join(held)}{line}]"
    return json.dumps(value, ensure_ascii=False)
