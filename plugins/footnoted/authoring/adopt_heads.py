"""The front matter of other generators, and the head of a briefing made from it."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from footnoted.authoring.adopt_systems import (
    ADDRESS,
    NOT_DRAFT,
    STATE,
    Origin,
    Post,
    as_texts,
    many,
    plain_path,
)
from footnoted.library.site import is_alias
from footnoted.records.fit import validate
from footnoted.records.library import FrontMatter
from footnoted.records.writing import Draft, block
from footnoted.records.yaml import Document, YamlValue, parse

# -------------------------------------------------------------------------------------------------
# Front matter as other generators write it: YAML between ``---``, TOML between ``+++``, lines of
# ``Key: value`` (Pelican), or none.
#
# The result is texts, lists and mappings, like that of the project's own loader; the meaning of the
# keys comes later.

_YAML = re.compile(r"\ufeff?---[ \t]*\r?\n")
_YAML_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_TOML = re.compile(r"\ufeff?\+\+\+[ \t]*\r?\n")
_TOML_END = re.compile(r"^\+\+\+[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_JSON = re.compile(r"\ufeff?\{\s*\n")
_LINES = re.compile(
    r"\ufeff?(?=(?:[\w-]+:.*\r?\n|[ \t]+\S.*\r?\n)*?(?i:date|title):)"
    r"(?:[A-Za-z][\w-]*:[ \t]*.*(?:\r?\n|\Z)(?:[ \t]+\S.*(?:\r?\n|\Z))*)+(?:[ \t]*\r?\n|\Z)"
)
"""Python-Markdown's meta data: keys at the very top, up to the first empty line."""


class FrontMatterUnread(ValueError):
    """The front matter cannot be read; the message says why, and where."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A file of another generator, in its parts."""

    values: dict[str, YamlValue]
    body: str
    """Everything after the front matter, each character as it is."""
    line: int
    """The line of the file that the body starts at, from 1."""
    document: Document | None = None
    """The front matter as read, if it is YAML."""


def read_foreign(text: str, path: str) -> Foreign:
    """Return the parts of a file; raise ``FrontMatterUnread``."""
    if start := _YAML.match(text):
        close = _end(_YAML_END, text, start.end())
        document = parse(text[: close.start()], path)
        if document.problems:
            first = document.problems[0]
            raise FrontMatterUnread(f"line {first.mark.line} of its front matter: {first.message}")
        return Foreign(document.value or {}, *_behind(text, close), document)
    if start := _TOML.match(text):
        close = _end(_TOML_END, text, start.end())
        try:
            values = tomllib.loads(text[start.end() : close.start()])
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise FrontMatterUnread(f"its front matter is not TOML: {error}") from error
        return Foreign(as_texts(values), *_behind(text, close))
    if _JSON.match(text):
        raise FrontMatterUnread("its front matter is JSON, which is not read")
    if lines := _LINES.match(text):
        return Foreign(_pelican_lines(lines[0]), *_behind(text, lines))
    return Foreign({}, text.removeprefix("\ufeff"), 1)


def _end(pattern: re.Pattern[str], text: str, start: int) -> re.Match[str]:
    if found := pattern.search(text, start):
        return found
    raise FrontMatterUnread("its front matter is never closed")


def _behind(text: str, close: re.Match[str]) -> tuple[str, int]:
    return text[close.end() :], 1 + text.count("\n", 0, close.end())


def _pelican_lines(text: str) -> dict[str, YamlValue]:
    values: dict[str, YamlValue] = {}
    last = ""
    for line in text.removeprefix("\ufeff").splitlines():
        if line[:1].isspace() and last:
            values[last] = f"{values[last]} {line.strip()}".strip()
        elif line:
            last, _, value = line.partition(":")
            last = last.lower()
            values[last] = value.strip()
    return values


# -------------------------------------------------------------------------------------------------
# The head of a briefing, from the front matter of another generator.
#
# What means the same is kept; what does not is named, never guessed. No date is invented.

_DAY = re.compile(r"(\d{4})[-/](\d\d?)[-/](\d\d?)(?:[Tt ]\s*\d\d?:\d\d.*)?")
_NAMED = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[-_. ]|\Z)")
ADOPTED = "adopted: true"
"""The line that marks a briefing as adopted, until somebody has edited it."""
_UNPUBLISHED = ("draft", "private", "pending", "future", "trash")
_MANY = ("tags", "authors", "aliases", "places")
_DATES = ("date", "publishdate", "pubdate", "post_date", "published", "created")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a briefing, and what of the old head is not in it."""

    text: str
    """The front matter with its lines of hyphens; empty if the old one can stay, with `ADOPTED` as
    its last line.
    """
    dropped: tuple[str, ...]
    """Keys whose values were left out."""
    addresses: tuple[str, ...]
    """The former addresses of the page, without slashes around them."""
    draft: bool
    lost: bool = False
    """Whether the page had an address that is not known."""


def day_of(foreign: Foreign, stem: str) -> str:
    """Return the day of publication, from the front matter or the file's name; may be empty."""
    small = {key.lower(): value for key, value in foreign.values.items()}
    for key in _DATES:
        value = small.get(key)
        # Material for MkDocs: ``date: {created: 2024-05-06, updated: 2024-05-07}``.
        written = value.get("created") if isinstance(value, Mapping) else value
        if isinstance(written, str) and (day := _day(_DAY.fullmatch(written))):
            return day
    return _day(_NAMED.match(stem))


def _day(found: re.Match[str] | None) -> str:
    if not found:
        return ""
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return ""


def head(
    foreign: Foreign, post: Post, origin: Origin, free: Callable[[str], bool] = lambda _: True
) -> Head:
    """Return the head of a briefing; ``post`` has what was found for it.

    ``free`` returns for a former address whether no page has it.
    """
    wanted: dict[str, Draft] = {"title": post.title, "date": post.day}
    dropped = []
    for key, value in foreign.values.items():
        ours = origin.meaning(key)
        if ours in (ADDRESS, "title", "date"):
            _updated(value, wanted)
        elif ours in (NOT_DRAFT, STATE):
            if isinstance(value, str) and value.lower() in ("false", *_UNPUBLISHED):
                wanted["draft"] = "true"
        elif not _take(ours, value, wanted, origin):
            dropped.append(key)
    draft = wanted.get("draft") == "true"
    old, told = origin.address(post) if not draft else ([], True)
    aliases = [*many(wanted.get("aliases"))]
    aliases += [f"/{each}" for each in old if f"/{each}" not in aliases and each not in aliases]
    aliases = [each for each in aliases if free(each)]
    if many(wanted.get("aliases")) != aliases:
        wanted["aliases"] = aliases
    if not aliases:
        wanted.pop("aliases", None)
    stays = foreign.document is not None and wanted == foreign.values
    wanted["adopted"] = "true"
    text = "---\n" + "".join(_line(key, value) for key, value in wanted.items()) + "---\n"
    all_ = tuple(each.strip("/") for each in aliases)
    return Head("" if stays else text, (*dropped, *_written(foreign)), all_, draft, not told)


def _updated(value: YamlValue, wanted: dict[str, Draft]) -> None:
    """Add the day of the last change to ``wanted``, if a date has it in addition to the first."""
    written = value.get("updated") if isinstance(value, Mapping) else None
    if isinstance(written, str) and (day := _day(_DAY.fullmatch(written))):
        wanted["updated"] = day


def _written(foreign: Foreign) -> Iterator[str]:
    """Yield the keys of addresses that are none of this site: those of another, and patterns."""
    for key in ("permalink", "url"):
        value = foreign.values.get(key)
        if isinstance(value, str) and not plain_path(value):
            yield key


def _take(ours: str, value: YamlValue, wanted: dict[str, Draft], origin: "Origin") -> bool:
    """Add a value under one of our keys to ``wanted``; return whether that was possible."""
    if ours in _MANY:
        every = [*many(wanted.get(ours)), *origin.items(ours, value)]
        taken = _taken(ours, value if every == [value] else [*dict.fromkeys(every)])
    else:
        taken = None if ours in wanted else _taken(ours, value)
    if taken is None:
        return False
    wanted[ours] = taken
    return True


def _line(key: str, value: Draft) -> str:
    """Return a line of the head; true and false have no quotation marks."""
    return f"{key}: {value}\n" if value in ("true", "false") else block(key, value)


def _taken(key: str, value: YamlValue) -> Draft | None:
    """Return a value in the form of one of our keys; None if that is not possible."""
    if not key or not value:
        return None
    if key == "updated" and isinstance(value, str):
        value = _day(_DAY.fullmatch(value)) or value
    if key == "aliases" and not all(is_alias(each) for each in many(value)):
        return None
    plain: Draft = value if isinstance(value, str) else many(value)
    if plain != value or plain == [] or (isinstance(plain, list) and "" in plain):
        return None
    lines = block("title", "A") + block("date", "2000-01-01") + block(key, plain)
    front, problems = validate(FrontMatter, parse(lines, ""))
    return plain if front and not problems else None
