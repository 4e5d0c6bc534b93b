"""A folder of Markdown read as it is."""

import datetime as dt
import html
import posixpath
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from pathlib import Path
from textwrap import dedent
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from footnoted.article.extension import PLAIN, PageInputs, Setup, read
from footnoted.article.plan import Plan, Reading, TypedPicture
from footnoted.library.site import is_alias
from footnoted.project import Markdown
from footnoted.records.files import ARTICLE_SIZE, listing, read_text
from footnoted.records.fit import keys_of, validate
from footnoted.records.library import FrontMatter
from footnoted.records.writing import Draft, block
from footnoted.records.yaml import Document, YamlValue, parse
from footnoted.text.addresses import is_outside
from footnoted.text.suggest import id_form

# -------------------------------------------------------------------------------------------------
# Front matter as other generators write it: YAML between ``---``, TOML between ``+++``, or none.
#
# Gives texts, lists and mappings, as the project's own loader does; knows no key's meaning.

_YAML = re.compile(r"\ufeff?---[ \t]*\r?\n")
_YAML_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_TOML = re.compile(r"\ufeff?\+\+\+[ \t]*\r?\n")
_TOML_END = re.compile(r"^\+\+\+[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_JSON = re.compile(r"\ufeff?\{\s*\n")


class FrontMatterUnread(ValueError):
    """The front matter cannot be read; the message says why, and where."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A file of another generator, taken apart."""

    values: dict[str, YamlValue]
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
            raise FrontMatterUnread(f"line {first.mark.line} of its front matter: {first.message}")
        return Foreign(document.value or {}, *_behind(text, close), document)
    if start := _TOML.match(text):
        close = _end(_TOML_END, text, start.end())
        try:
            values = tomllib.loads(text[start.end() : close.start()])
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise FrontMatterUnread(f"its front matter is not TOML: {error}") from error
        return Foreign(_foreign_texts(values), *_behind(text, close))
    if _JSON.match(text):
        raise FrontMatterUnread("its front matter is JSON, which is not read")
    return Foreign({}, text.removeprefix("\ufeff"), 1)


def _end(pattern: re.Pattern[str], text: str, start: int) -> re.Match[str]:
    if found := pattern.search(text, start):
        return found
    raise FrontMatterUnread("its front matter is never closed")


def _behind(text: str, close: re.Match[str]) -> tuple[str, int]:
    return text[close.end() :], 1 + text.count("\n", 0, close.end())


def _foreign_texts(value: Any) -> Any:
    """Return what TOML typed as the text that YAML would have had."""
    if isinstance(value, dict):
        return {key: _foreign_texts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_foreign_texts(inner) for inner in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, (dt.date, dt.time)) else str(value)


# -------------------------------------------------------------------------------------------------
# The head of a briefing, from the front matter of another generator.
#
# Takes over what means the same; what does not is named, never guessed. No date is invented.

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
    """Return the day of publication by the front matter, else by the file's name, or nothing."""
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
    if new := [address for address in addresses if address not in _many(wanted.get("aliases"))]:
        wanted["aliases"] = [*_many(wanted.get("aliases")), *new]
    text = "---\n" + "".join(_line(key, value) for key, value in wanted.items()) + "---\n"
    stays = foreign.document is not None and wanted == foreign.values
    every = tuple(each.strip("/") for each in _many(wanted.get("aliases")))
    return Head("" if stays else text, tuple(dropped), every, wanted.get("draft") == "true")


def _line(key: str, value: Draft) -> str:
    """Return a line; what is true or false stands as people write it, without quotation marks."""
    return f"{key}: {value}\n" if value in ("true", "false") else block(key, value)


def _taken(key: str, value: YamlValue) -> Draft | None:
    """Return a value as it can be taken over under one of our keys; None where it cannot."""
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


def _plain(value: YamlValue) -> bool:
    return isinstance(value, str) or (
        isinstance(value, list) and all(isinstance(each, str) and each for each in value)
    )


def _addresses(values: Mapping[str, YamlValue]) -> list[str]:
    """Return where the page stood, where that is written out and not a pattern."""
    found = (values.get(key) for key in _ADDRESSES)
    return [each for each in found if isinstance(each, str) and each != "/" and is_alias(each)]


def _many(value: Draft | YamlValue) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


# -------------------------------------------------------------------------------------------------
# A folder of Markdown as it is found: each file that can become a briefing, and why others
# cannot.
#
# Reads the folder through the loader's own reader, which follows no link; changes nothing.

SUFFIXES = (".md", ".markdown", ".mdown")


@dataclass(frozen=True, slots=True)
class FolderEntry:
    """A file that can become a briefing, but for its title, which its text may have."""

    path: str
    """Its path below the folder, with ``/``."""
    name: str
    """The briefing's name."""
    article: str
    """The article's path below the folder of briefings."""
    text: str
    foreign: Foreign
    day: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that cannot become a briefing, and why."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that was read."""

    root: Path
    files: frozenset[str]
    """Every file in it, by its path below the folder."""
    found: tuple[FolderEntry, ...]
    left_out: tuple[LeftOut, ...]


def read_folder(root: Path) -> Folder:
    """Read every Markdown file below a folder."""
    whole = root.resolve()
    listed = listing(whole.parent, whole.name)
    files = [path.removeprefix(f"{whole.name}/") for path in listed.files]
    found: dict[str, FolderEntry] = {}
    left = [LeftOut(_below(p.mark.path, whole.name), p.message) for p in listed.problems]
    for path in files:
        if posixpath.splitext(path)[1].lower() not in SUFFIXES:
            continue
        read = _read(whole, path)
        if isinstance(read, LeftOut):
            left.append(read)
        elif read.name in found:
            why = f"it would have the same name as {found[read.name].path}, `{read.name}`"
            left.append(LeftOut(path, why))
        else:
            found[read.name] = read
    return Folder(whole, frozenset(files), tuple(found.values()), tuple(left))


def _read(root: Path, path: str) -> FolderEntry | LeftOut:
    text, problems = read_text(root.parent, f"{root.name}/{path}", ARTICLE_SIZE)
    if text is None:
        return LeftOut(path, problems[0].message)
    try:
        foreign = read_foreign(text, path)
    except FrontMatterUnread as error:
        return LeftOut(path, str(error))
    parts = path.rpartition(".")[0].split("/")
    words = [id_form(part) for part in parts]
    bundle = parts[-1] == "index" and len(parts) > 1
    name = "/".join(words[:-1] if bundle else words)
    if parts[-1].startswith("_") or not all(words) or name == "index":
        return LeftOut(path, "its name cannot be that of a briefing")
    day = day_of(foreign, parts[-2] if bundle else parts[-1])
    if not day:
        why = (
            "no day of publication: give it `date: 2023-01-15`, or a name like 2023-01-15-title.md"
        )
        return LeftOut(path, why)
    return FolderEntry(path, name, f"{'/'.join(words)}.md", text, foreign, day)


def _below(path: str, name: str) -> str:
    return path.removeprefix(f"{name}/")


# -------------------------------------------------------------------------------------------------
# Links between files that move: which addresses of an article must change, and the text with
# them.
#
# A change counts only when the article, rendered again, differs in those addresses and in nothing
# else; code and comments that show the same address would differ, too.

_HREF = re.compile(r'(<a\b[^>]*?\bhref=")([^"]*)(")')


@dataclass(frozen=True, slots=True)
class Moves:
    """Where the files of a folder go: paths below the folder to paths below the briefings."""

    articles: Mapping[str, str]
    """The new place of every file that becomes a briefing."""
    addresses: Mapping[str, str]
    """The new place by former address below the site's root, without slashes around."""

    def address(self, typed: str, old: str, new: str) -> str | None:
        """Return what a link must say in its new place; None where it leads to no moved file.

        ``old`` and ``new`` are the paths of the article that has the link.
        """
        path, fragment = _parted(typed)
        if not path or is_outside(typed):
            return None
        if path.startswith("/"):
            to = self.addresses.get(unquote(path).strip("/").removesuffix("/index.html"))
        else:
            to = self.articles.get(_resolved(path, old))
        if to is None:
            return None
        if not path.startswith("/") and _resolved(path, new) == to:
            return typed
        return quote(posixpath.relpath(to, posixpath.dirname(new) or "."), safe="/~") + fragment


def target(typed: str, article: str) -> str | None:
    """Return the path that a relative address leads to; None for any other address."""
    path, _ = _parted(typed)
    if not path or path.startswith("/") or is_outside(typed):
        return None
    return _resolved(path, article)


def move_addresses(
    markdown: str, changes: Mapping[str, str], render: Callable[[str], str]
) -> tuple[str, bool]:
    """Return the Markdown with other addresses, and whether that could be done."""
    if not changes:
        return markdown, True
    new = _replaced(markdown, changes)
    wanted = _HREF.sub(lambda link: _changed(link, changes), render(markdown))
    return (new, True) if render(new) == wanted else (markdown, False)


def _replaced(markdown: str, changes: Mapping[str, str]) -> str:
    typed = "|".join(re.escape(old) for old in _longest_first(changes))
    place = re.compile(rf"(\]\(\s*<?|^[ ]{{0,3}}\[[^\]\n]+\]:[ ]*<?)({typed})(?=[\s)>]|\Z)", re.M)
    return place.sub(lambda found: found[1] + changes[found[2]], markdown)


def _changed(link: re.Match[str], changes: Mapping[str, str]) -> str:
    typed = html.unescape(link[2])
    new = changes.get(typed)
    return link[0] if new is None else f"{link[1]}{html.escape(new)}{link[3]}"


def _longest_first(texts: Iterable[str]) -> list[str]:
    return sorted(texts, key=lambda text: (-len(text), text))


def _parted(typed: str) -> tuple[str, str]:
    """Return an address's path, and what stands behind it."""
    found = re.search(r"[?#]", typed)
    return (typed[: found.start()], typed[found.start() :]) if found else (typed, "")


def _resolved(path: str, article: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(article), unquote(path)))


# -------------------------------------------------------------------------------------------------
# Tags of a template language in an article: taken out, where a writer asks for that.
#
# Reads Liquid's form, ``{% … %}`` and ``{{ … }}``, which Hugo's short codes share; runs no
# template.

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


def remove_tags(markdown: str) -> Untagged:
    """Return the text without its tags; a line that has nothing else goes with them.

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
            return f"{_TOLD}{_tag_texts(found[0])}"
        return values.get(found["value"] or "", _GONE)

    text, count = _PLACE.subn(instead, markdown)
    text = _ENDS.sub("", _LINES.sub("", text)).replace(_GONE, "")
    parts = text.split(_TOLD)
    before = accumulate(part.count("\n") for part in parts[:-1])
    return Untagged("".join(parts), count, tuple(line + 1 for line in before))


def _tag_texts(tag: str) -> str:
    """Return the texts of a tag's parameters as paragraphs, an address as a link."""
    texts = (found["text"].strip() for found in _PARAMETER.finditer(tag))
    whole = (f"<{text}>" if _ADDRESS.fullmatch(text) else _flush(text) for text in texts if text)
    return "\n\n".join(whole)


def _flush(text: str) -> str:
    first, _, rest = text.partition("\n")
    return f"{first}\n{dedent(rest)}" if rest else first


# -------------------------------------------------------------------------------------------------
# What cannot stand in a briefing and was never text: taken out, where a writer asks for that.
#
# Style sheets and scripts go; a picture that does not go along becomes a link, its text kept.
# What is shown as code stays as it is, or nothing is changed at all.

_ACTIVE = re.compile(
    r"^[ ]{0,3}<(?P<tag>style|script)\b[^>]*>.*?</(?P=tag)\s*>[ \t]*(?:\r?\n|\Z)",
    re.DOTALL | re.IGNORECASE | re.MULTILINE,
)
_CODE = re.compile(r"<(?P<tag>pre|code)\b.*?</(?P=tag)>", re.DOTALL)


def fit(
    markdown: str, absent: Iterable[TypedPicture], html: Callable[[str], str]
) -> tuple[str, int]:
    """Return a text that can stand in a briefing, and how many things were changed.

    ``html`` renders it, to see that no code was touched.
    """
    new, count = _ACTIVE.subn("", markdown)
    for picture in dict.fromkeys((each.alt, each.src) for each in absent):
        alt, src = picture
        words = alt or posixpath.basename(src)
        place = re.compile(rf"!\[{re.escape(alt)}\](?=\[|\(\s*<?{re.escape(src)}[\s>)])")
        new, changed = place.subn(lambda _, words=words: f"[{words}]", new)  # type: ignore[misc]
        count += changed
    if not count or _code(html(new)) != _code(html(markdown)):
        return markdown, 0
    return new, count


def _code(html: str) -> list[str]:
    return [found[0] for found in _CODE.finditer(html)]


# -------------------------------------------------------------------------------------------------
# The text of a file from elsewhere, read as the site will read it, and cleaned where asked for.
#
# Knows Markdown; knows neither front matter nor records.

_ARTICLE = PageInputs(Plan(), guarded=True)
"""An article without records, as the site would publish it; unlike ``PLAIN`` it is read."""
_UNGUARDED = PageInputs(Plan())
"""The same with nothing taken out."""


@dataclass(frozen=True, slots=True)
class Body:
    """An article's text without its head, and what was read in it."""

    text: str
    reading: Reading
    tags: int = 0
    """How many tags of a template language were taken out."""
    told: tuple[int, ...] = ()
    """The lines at which the text of a tag now stands by itself."""
    unfit: int = 0
    """How many styles and scripts were taken out, and pictures made links."""


class FolderReader:
    """Reads Markdown as the site does, safety included."""

    def __init__(self, markdown: Markdown) -> None:
        """Take how the site renders."""
        self._setup = Setup(markdown.extensions, markdown.configs)

    def body(self, text: str) -> Body:
        """Read a text as it is."""
        return Body(text, read(_lines(text), _ARTICLE, self._setup))

    def cleaned(self, text: str, path: str, files: frozenset[str]) -> Body:
        """Read a text without what cannot stand in a briefing.

        ``path`` is that of its file, ``files`` are those that can go along with it.
        """
        untied, tags, told = remove_tags(text)
        pictures = read(_lines(untied), _UNGUARDED, self._setup).pictures
        absent = [picture for picture in pictures if target(picture.src, path) not in files]
        new, unfit = fit(untied, absent, self.html)
        body = self.body(new)
        return Body(new, body.reading, tags, told, unfit)

    def html(self, markdown: str) -> str:
        """Return the HTML alone, nothing taken out."""
        return read(_lines(markdown), PLAIN, self._setup).html


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")
