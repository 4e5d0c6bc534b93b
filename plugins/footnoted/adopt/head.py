"""The head of a briefing, from the front matter of another generator.

Takes over what means the same; what does not is named, never guessed. No date is invented.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from footnoted.adopt.foreign import Foreign
from footnoted.drafts import Draft, block
from footnoted.index.aliases import is_alias
from footnoted.load.tree import keys_of
from footnoted.load.validate import validate
from footnoted.load.yaml import parse
from footnoted.load.yaml.document import Value
from footnoted.model import FrontMatter

_SAME = {
    "author": "authors",
    "lastmod": "updated",
    "last_modified_at": "updated",
    "excerpt": "summary",
}
"""Keys of Hugo, Jekyll and Eleventy that mean what ours do."""
_ADDRESSES = ("permalink", "url")
"""Where a page stood: a former address here."""
_NOT_OURS = ("continues", "retracted", "hide")
"""Keys that are ours and mean something else, if anything, elsewhere."""
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[Tt ]\d\d:\d\d.*)?")
_NAMED = re.compile(r"(\d{4}-\d\d-\d\d)(?:[-_. ]|\Z)")


@dataclass(frozen=True, slots=True)
class Head:
    """What heads a briefing now, and what of the old head is not in it."""

    text: str
    """The front matter with its lines of hyphens; empty where the old one can stay."""
    dropped: tuple[str, ...]
    """Keys whose values were left out."""
    addresses: tuple[str, ...]
    """Where the page stood, without slashes around."""
    draft: bool


def day_of(foreign: Foreign, stem: str) -> str:
    """Give the day of publication: from the front matter, else from the file's name; or nothing."""
    written = foreign.values.get("date")
    for pattern, text in ((_DAY, written), (_NAMED, stem)):
        found = pattern.match(text) if isinstance(text, str) else None
        if found and (pattern is _NAMED or found[0] == text) and _is_day(found[1]):
            return found[1]
    return ""


def head(foreign: Foreign, title: str, day: str) -> Head:
    """Make the head; ``title`` and ``day`` are what was found for it."""
    wanted: dict[str, Draft] = {"title": title, "date": day}
    dropped = []
    addresses = _addresses(foreign.values)
    for key, value in foreign.values.items():
        ours = _SAME.get(key, key)
        if ours in wanted and ours == key:
            continue
        taken = _taken(ours, value)
        if taken is not None and ours not in wanted:
            wanted[ours] = taken
        elif not (key in _ADDRESSES and addresses) and key != "published":
            dropped.append(key)
    if foreign.values.get("published") == "false":
        wanted["draft"] = "true"
    if new := [each for each in addresses if each not in _many(wanted.get("aliases"))]:
        wanted["aliases"] = [*_many(wanted.get("aliases")), *new]
    text = "---\n" + "".join(_line(key, value) for key, value in wanted.items()) + "---\n"
    stays = foreign.document is not None and wanted == foreign.values
    every = tuple(each.strip("/") for each in _many(wanted.get("aliases")))
    return Head("" if stays else text, tuple(dropped), every, wanted.get("draft") == "true")


def _line(key: str, value: Draft) -> str:
    """Give a line; what is true or false stands as people write it, without quotation marks."""
    return f"{key}: {value}\n" if value in ("true", "false") else block(key, value)


def _taken(key: str, value: Value) -> Draft | None:
    """Give a value as it can be taken over under one of our keys; None where it cannot."""
    if key not in keys_of(FrontMatter) or key in _NOT_OURS or not value:
        return None
    if key == "updated" and isinstance(value, str) and (found := _DAY.fullmatch(value)):
        value = found[1]
    if key == "aliases" and not all(is_alias(each) for each in _many(value)):
        return None
    if not _plain(value):
        return None
    lines = block("title", "A") + block("date", "2000-01-01") + block(key, value)
    front, problems = validate(FrontMatter, parse(lines, ""))
    return value if front and not problems else None


def _plain(value: Value) -> bool:
    return isinstance(value, str) or (
        isinstance(value, list) and all(isinstance(each, str) and each for each in value)
    )


def _addresses(values: Mapping[str, Value]) -> list[str]:
    """Give where the page stood, where that is written out and not a pattern."""
    found = (values.get(key) for key in _ADDRESSES)
    return [each for each in found if isinstance(each, str) and each != "/" and is_alias(each)]


def _many(value: Draft | Value) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
