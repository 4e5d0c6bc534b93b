"""Front matter as other generators write it: YAML between ``---``, TOML between ``+++``, or none.

Gives texts, lists and mappings, as the project's own loader does; knows no key's meaning.
"""

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from typing import Any

from footnoted.load.yaml import Document, parse
from footnoted.load.yaml.document import Value

_YAML = re.compile(r"\ufeff?---[ \t]*\r?\n")
_YAML_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_TOML = re.compile(r"\ufeff?\+\+\+[ \t]*\r?\n")
_TOML_END = re.compile(r"^\+\+\+[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_JSON = re.compile(r"\ufeff?\{\s*\n")


class Unread(ValueError):
    """The front matter cannot be read; the message says why, and where."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A file of another generator, taken apart."""

    values: dict[str, Value]
    body: str
    """Everything behind the front matter, each character as it is."""
    line: int
    """The line of the file that the body starts at, from 1."""
    document: Document | None = None
    """The front matter as read, where it is YAML."""


def read_foreign(text: str, path: str) -> Foreign:
    """Take a file apart; raises ``Unread``."""
    if start := _YAML.match(text):
        close = _end(_YAML_END, text, start.end())
        document = parse(text[: close.start()], path)
        if document.problems:
            first = document.problems[0]
            raise Unread(f"line {first.mark.line} of its front matter: {first.message}")
        return Foreign(document.value or {}, *_behind(text, close), document)
    if start := _TOML.match(text):
        close = _end(_TOML_END, text, start.end())
        try:
            values = tomllib.loads(text[start.end() : close.start()])
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise Unread(f"its front matter is not TOML: {error}") from error
        return Foreign(_texts(values), *_behind(text, close))
    if _JSON.match(text):
        raise Unread("its front matter is JSON, which is not read")
    return Foreign({}, text.removeprefix("\ufeff"), 1)


def _end(pattern: re.Pattern[str], text: str, start: int) -> re.Match[str]:
    if found := pattern.search(text, start):
        return found
    raise Unread("its front matter is never closed")


def _behind(text: str, close: re.Match[str]) -> tuple[str, int]:
    return text[close.end() :], 1 + text.count("\n", 0, close.end())


def _texts(value: Any) -> Any:
    """Give what TOML typed as the text that YAML would have had."""
    if isinstance(value, dict):
        return {key: _texts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_texts(inner) for inner in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, (dt.date, dt.time)) else str(value)
