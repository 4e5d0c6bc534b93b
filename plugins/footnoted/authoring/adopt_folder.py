"""A folder of Markdown read as it is."""

import html
import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple
from urllib.parse import quote, unquote

from footnoted.article.extension import PLAIN, PageInputs, Setup, read
from footnoted.article.plan import Plan, Reading, TypedPicture
from footnoted.authoring.adopt_heads import Foreign, FrontMatterUnread, day_of, read_foreign
from footnoted.authoring.adopt_systems import Origin, find_origin
from footnoted.project import Markdown
from footnoted.records.files import ARTICLE_SIZE, LONGEST_PART, listing, read_text
from footnoted.text.addresses import is_outside
from footnoted.text.suggest import id_form

# -------------------------------------------------------------------------------------------------
# A folder of Markdown: each file that can become a briefing, and why others cannot.
#
# The folder is read with the loader's own reader, which follows no link; nothing is changed.

SUFFIXES = (".md", ".markdown", ".mdown")
_POSTS = ("_posts", "_drafts")
"""Jekyll's folders of posts; others that begin so have templates, or the built site."""


@dataclass(frozen=True, slots=True)
class FolderEntry:
    """A file that can become a briefing if it has a title, in its head or its text."""

    path: str
    """Its path below the folder, with ``/``."""
    name: str
    """The briefing's name."""
    article: str
    """The article's path below the folder of briefings."""
    text: str
    foreign: Foreign
    day: str
    cut: bool = False
    """Whether its name was too long for a briefing."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that cannot become a briefing, and why."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that was read."""

    root: Path
    found: tuple[FolderEntry, ...]
    left_out: tuple[LeftOut, ...]
    files: frozenset[str] = frozenset()
    """Every file in it, by its path below the folder."""
    origin: Origin = field(default_factory=Origin)
    """The site of the folder."""
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The paths of files by the names that other files may use: a path or a name without suffix."""

    @property
    def base(self) -> Path:
        """Return the folder of the old site; no file outside it is used."""
        return self.origin.root or self.root

    def file(self, typed: str, path: str) -> Path | None:
        """Return the file of the old site that an address in an article leads to."""
        there, _ = _parted(typed)
        if not there or is_outside(typed) or "\x00" in there:
            return None
        plain = unquote(there)
        if plain.startswith("/"):
            tops = [self.base / each for each in self.origin.published] or [self.root]
            ways = [top / plain.lstrip("/") for top in tops]
        else:
            ways = [self.root / posixpath.dirname(path) / plain]
        for way in (Path(posixpath.normpath(each.as_posix())) for each in ways):
            if way.is_relative_to(self.base) and way.is_file() and way.resolve() == way:
                return way
        return None

    def published_path(self, file: Path) -> str:
        """Return the path under which the old site published a file."""
        tops = [self.base / each for each in self.origin.published]
        top = next((top for top in tops if file.is_relative_to(top)), self.base)
        return file.relative_to(top).as_posix()

    def article(self, called: str, path: str) -> str:
        """Return the file that another calls by a path or a name; empty unless exactly one fits.

        ``called`` may be a path from the top, one from the file, or a bare name (Hugo's `ref`).
        """
        name = _name_key(called)
        near = _name_key(posixpath.normpath(posixpath.join(posixpath.dirname(path), called)))
        ways = (name,) if called.startswith("/") else (near, name)
        return next((found[0] for way in ways if len(found := self.names.get(way, ())) == 1), "")


def read_folder(root: Path) -> Folder:
    """Return every Markdown file below a folder."""
    whole = root.resolve()
    listed = listing(whole.parent, whole.name, _POSTS)
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
    origin = find_origin(whole)
    names = _names(whole, found.values(), origin)
    every = tuple(found.values())
    return Folder(whole, every, tuple(left), frozenset(files), origin, names)


def _names(
    root: Path, found: Iterable[FolderEntry], origin: Origin
) -> Mapping[str, tuple[str, ...]]:
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for each in found:
        key = _name_key(each.path)
        ways = {key, key.rpartition("/")[2]}
        file = root / each.path
        for top in (origin.content, origin.root):
            if top and file.is_relative_to(top):
                ways.add(_name_key(file.relative_to(top).as_posix()))
        for way in ways:
            names[way][each.path] = None
    return {way: tuple(paths) for way, paths in names.items()}


def _name_key(path: str) -> str:
    """Return a path for comparing: without suffix and the `index` of a bundle."""
    stem, suffix = posixpath.splitext(path.strip("/").lower())
    plain = stem if suffix in SUFFIXES else f"{stem}{suffix}"
    return plain.removesuffix("/index").removesuffix("/_index")


def _read(root: Path, path: str) -> FolderEntry | LeftOut:
    text, problems = read_text(root.parent, f"{root.name}/{path}", ARTICLE_SIZE)
    if text is None:
        return LeftOut(path, problems[0].message)
    try:
        foreign = read_foreign(text, path)
    except FrontMatterUnread as error:
        return LeftOut(path, str(error))
    parts = path.rpartition(".")[0].split("/")
    whole = [id_form(part, 10 * LONGEST_PART) for part in parts]
    words = [id_form(part, LONGEST_PART) for part in parts]
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
    article = f"{'/'.join(words)}.md"
    return FolderEntry(path, name, article, text, foreign, day, cut=whole != words)


def _below(path: str, name: str) -> str:
    return path.removeprefix(f"{name}/")


# -------------------------------------------------------------------------------------------------
# Addresses that other generators write as tags: made plain paths, which every reader knows.
#
# No template is run. A tag that leads to no file of the folder stays as it is and is reported.

CODE = (
    r"(?m:^)[ \t]*(?P<fence>`{3,}|~{3,})(?:.*?(?m:^)[ \t]*(?P=fence)|.*\Z)"
    r"|(?P<tick>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=tick)(?!`)"
)
"""Code, as a part of an expression in which a dot is any sign; it has named groups."""
_REFERENCE = (
    r"\{\{[<%]\s*(?:rel)?ref\s+(?P<ref>[^{}]*?)\s*[>%]\}\}"
    r"|\{%-?\s*(?:post_url|link)\s+(?P<post>[^%{}]+?)\s*-?%\}"
)
"""Hugo's and Jekyll's tags for the address of another page."""
_TEMPLATED = re.compile(
    rf"{CODE}|{_REFERENCE}"
    r"|(?P<base>\{\{\s*site\.(?:base)?url\s*\}\})"
    r"|\{\{-?\s*(?P<q>[\"'])(?P<plain>[^\"'{}\n]*)(?P=q)\s*\|\s*"
    r"(?:relative_url|absolute_url|url|prepend:\s*site\.(?:base)?url)[^{}]*\}\}"
    r"|(?<=[(\s<\"'])[{|](?:filename|static|attach)[}|](?P<file>[^)\s>\"']+)"
    r"|\{\{<\s*figure\s+(?P<figure>[^{}]*?)/?\s*>\}\}",
    re.DOTALL,
)
_OPENED = re.compile(rf"{CODE}|(?P<open>{_REFERENCE})", re.DOTALL)
_ARGUMENT = re.compile(r"(?:(?P<key>\w+)\s*=\s*)?(?:\"([^\"]*)\"|`([^`]*)`|'([^']*)'|([^\s\"'`]+))")


def untemplated(text: str, path: str, folder: Folder) -> str:
    """Return a text in which tags for addresses and pictures are plain Markdown."""
    if "{" not in text and "|" not in text:
        return text

    def instead(found: re.Match[str]) -> str:
        if found["base"]:
            return ""
        if found["plain"] is not None:
            return found["plain"]
        if found["figure"]:
            return _figure(found["figure"])
        if found["file"]:
            return _leading(found["file"], path, folder) or found["file"]
        if called := found["ref"] or found["post"]:
            return _leading(_first(called), path, folder) or found[0]
        return found[0]

    return _TEMPLATED.sub(instead, text)


def open_references(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and tag of each address of another page that is still a tag."""
    for found in _OPENED.finditer(text) if "{" in text else ():
        if found["open"]:
            yield 1 + text.count("\n", 0, found.start()), found["open"]


def _leading(called: str, path: str, folder: Folder) -> str:
    """Return the relative path to another file of the folder, or to any other file."""
    name, fragment = _parted(called)
    if not name:
        return fragment
    if to := folder.article(name, path):
        return quote(posixpath.relpath(to, posixpath.dirname(path) or "."), safe="/~") + fragment
    top = f"/{name.lstrip('/')}"
    return top + fragment if folder.file(quote(top), path) else ""


def _first(arguments: str) -> str:
    """Return the first argument of a tag, or the one named `path`."""
    found = list(_ARGUMENT.finditer(arguments))
    named = [each for each in found if each["key"] == "path"]
    chosen = next(iter([*named, *found]), None)
    return next((text for text in chosen.groups()[1:] if text), "") if chosen else ""


def _figure(arguments: str) -> str:
    """Return the picture of Hugo's `figure`, with its caption and credit below it."""
    values = {
        each["key"]: next((text for text in each.groups()[1:] if text), "").replace("\n", " ")
        for each in _ARGUMENT.finditer(arguments)
        if each["key"]
    }
    alt = values.get("alt") or values.get("title", "")
    lines = [f"![{alt}]({quote(values.get('src', ''), safe='/%~:?=&#')})"]
    if caption := values.get("caption"):
        lines.append(f"*{caption}*")
    if credit := values.get("attr"):
        link = values.get("attrlink")
        shown = f"[{credit}]({link})" if link else credit
        lines.insert(1, f'<small class="attr">{shown}</small>')
    return "\n".join(lines)


# -------------------------------------------------------------------------------------------------
# Links between files that move: which addresses of an article must change, and its new text.
#
# A change only counts if the article, rendered again, differs in those addresses and in nothing
# else; code and comments with the same address would differ, too.

_HREF = re.compile(r'(<(?:a\b[^>]*?\bhref|img\b[^>]*?\bsrc)=")([^"]*)(")')


@dataclass(frozen=True, slots=True)
class Moves:
    """The new places of a folder's files: paths below the folder, and paths below the briefings."""

    articles: Mapping[str, str]
    """The new place of every file that becomes a briefing."""
    addresses: Mapping[str, str]
    """The new place by former address below the site's root, without slashes around it."""

    def address(self, typed: str, old: str, new: str) -> str | None:
        """Return the new address of a link; None if it leads to no file that moves.

        ``old`` and ``new`` are the paths of the article with the link.
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
) -> tuple[str, frozenset[str]]:
    """Return the Markdown with new addresses, and the old ones that were changed."""
    if not changes:
        return markdown, frozenset()
    old = render(markdown)
    if (new := _moved(markdown, old, changes, render)) is not None:
        return new, frozenset(changes)
    done = set()
    for typed in changes if len(changes) > 1 else ():
        one = {typed: changes[typed]}
        if (new := _moved(markdown, old, one, render)) is not None:
            markdown, old = new, render(new)
            done.add(typed)
    return markdown, frozenset(done)


def _moved(
    markdown: str, old: str, changes: Mapping[str, str], render: Callable[[str], str]
) -> str | None:
    """Return the changed Markdown, or None if anything else would change with it."""
    new = _replaced(markdown, changes)
    return new if render(new) == _HREF.sub(lambda link: _changed(link, changes), old) else None


def _replaced(markdown: str, changes: Mapping[str, str]) -> str:
    typed = "|".join(re.escape(old) for old in _longest_first(changes))
    place = re.compile(
        rf"{CODE}|(?P<before>\]\(\s*<?|^[ ]{{0,3}}\[[^\]\n]+\]:[ ]*<?|\b(?:src|href)=[\"'])"
        rf"(?P<typed>{typed})(?=[\s)>\"']|\Z)",
        re.MULTILINE | re.DOTALL,
    )
    return place.sub(
        lambda found: f"{found['before']}{changes[found['typed']]}" if found["typed"] else found[0],
        markdown,
    )


def _changed(link: re.Match[str], changes: Mapping[str, str]) -> str:
    typed = html.unescape(link[2])
    new = changes.get(typed)
    return link[0] if new is None else f"{link[1]}{html.escape(new)}{link[3]}"


def _longest_first(texts: Iterable[str]) -> list[str]:
    return sorted(texts, key=lambda text: (-len(text), text))


def _parted(typed: str) -> tuple[str, str]:
    """Return an address's path, and what comes after it."""
    found = re.search(r"[?#]", typed)
    return (typed[: found.start()], typed[found.start() :]) if found else (typed, "")


def _resolved(path: str, article: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(article), unquote(path)))


# -------------------------------------------------------------------------------------------------
# Tags of a template language in an article: removed, if a writer asks for that.
#
# The tags have Liquid's form, ``{% … %}`` and ``{{ … }}``, which is also that of Hugo's short
# codes. No template is run.

TAG = re.compile(r"\{%(?:(?!\{%).)*?%\}|\{\{(?:(?!\{\{).)*?\}\}", re.DOTALL)
"""A tag ends before the next one begins, so that a text full of beginnings is read once."""
_PLACE = re.compile(
    r"(?P<comment>\{%-?\s*comment\s*-?%\}).*?\{%-?\s*endcomment\s*-?%\}"
    r"|\{%-?\s*raw\s*-?%\}(?P<raw>.*?)\{%-?\s*endraw\s*-?%\}"
    r"|\{%-?\s*assign\s+(?P<name>[\w-]+)\s*=\s*(?P<mark>[\"'])(?P<text>[^\n]*?)(?P=mark)\s*-?%\}"
    r"|\{\{-?\s*(?P<value>[\w-]+)\s*-?\}\}"
    f"|(?P<kept>{_REFERENCE})"
    f"|{TAG.pattern}",
    re.DOTALL,
)
_LINKED = re.compile(rf"(?<!!)\[(?P<words>[^\[\]]*)\]\((?P<tag>{_REFERENCE})\)")
"""A link to a page that does not exist: its tag stays in the text, after the words."""
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
    """The lines, from 1, at which the text of a tag now is by itself."""


def remove_tags(markdown: str) -> Untagged:
    """Return the text without its tags; a line with nothing else is removed, too.

    A name becomes the text that was assigned to it. A tag of several lines contains text: each of
    its texts becomes a paragraph, so that no word and no link is lost.
    """
    if _GONE in markdown or _TOLD in markdown:
        return Untagged(markdown, 0, ())
    values: dict[str, str] = {}

    def instead(found: re.Match[str]) -> str:
        if found["name"]:
            values[found["name"]] = found["text"]
        elif found["raw"] is not None:
            return found["raw"]
        elif found["kept"]:
            return found["kept"]
        elif "\n" in found[0] and not found["comment"] and _PARAMETER.search(found[0]):
            return f"{_TOLD}{_tag_texts(found[0])}"
        return values.get(found["value"] or "", _GONE)

    text, count = _PLACE.subn(instead, markdown)
    count -= sum(bool(found["kept"]) for found in _PLACE.finditer(markdown))
    text = _LINKED.sub(lambda found: f"{found['words']} ({found['tag']})", text)
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
# What a briefing may not have and was never text: removed, if a writer asks for that.
#
# Style sheets and scripts are removed. A picture that is not copied becomes a link with its text.
# If code would change, nothing is changed at all.

_ACTIVE = re.compile(
    rf"{CODE}"
    r"|<(?P<tag>style|script|iframe|object|noscript|form)\b(?P<inside>[^<>]*)>.*?</(?P=tag)\s*>"
    r"|<(?:embed|link|meta|base)\b[^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
_SRC = re.compile(r"\bsrc\s*=\s*[\"']((?:https?:)?//[^\"'\s<>]+)[\"']", re.IGNORECASE)
_ATTRIBUTES = r"(?:\{[^}\n]*\})?"
_CODE = re.compile(r"<(?P<tag>pre|code)\b.*?</(?P=tag)>", re.DOTALL)


def fit(
    markdown: str, absent: Iterable[TypedPicture], html: Callable[[str], str]
) -> tuple[str, int]:
    """Return a text that a briefing may have, and how many things were changed.

    ``html`` renders it, to see that no code was changed.
    """
    if _GONE in markdown:
        return markdown, 0
    changed = 0

    def instead(found: re.Match[str]) -> str:
        nonlocal changed
        if found["fence"] or found["tick"]:
            return found[0]
        changed += 1
        shown = _SRC.search(found["inside"] or "") if found["tag"] else None
        address = shown[1] if shown and found["tag"].lower() == "iframe" else ""
        return f"<{'https:' if address.startswith('//') else ''}{address}>" if address else _GONE

    new = _ACTIVE.sub(instead, markdown)
    new = _ENDS.sub("", _LINES.sub("", new)).replace(_GONE, "")
    for alt, src in dict.fromkeys((each.alt, each.src) for each in absent):
        new, count = _linked(new, alt, src)
        changed += count
    if not changed or _code(html(new)) != _code(html(markdown)):
        return markdown, 0
    return new, changed


def _linked(markdown: str, alt: str, src: str) -> tuple[str, int]:
    """Return a text in which a picture is a link, and how many times it was."""
    words = alt or posixpath.basename(src)
    picture = rf"!\[{re.escape(alt)}\]"
    place = re.compile(
        rf"{CODE}|\[{picture}(?:\([^)\n]*\)|\[[^\]\n]*\]){_ATTRIBUTES}\](?=\()"
        rf"|{picture}(?P<to>\(\s*<?{re.escape(src)}[^)\n]*\)|\[[^\]\n]*\]){_ATTRIBUTES}"
        rf"|<img\b[^<>]*?\bsrc\s*=\s*[\"'](?P<raw>{re.escape(src)})[\"'][^<>]*>",
        re.DOTALL,
    )
    changed = 0

    def instead(found: re.Match[str]) -> str:
        nonlocal changed
        if found["fence"] or found["tick"]:
            return found[0]
        changed += 1
        if found["raw"]:
            return f'<a href="{html.escape(src)}">{html.escape(words)}</a>'
        return f"[{words}]{found['to'] or ''}"

    return place.sub(instead, markdown), changed


def _code(html: str) -> list[str]:
    return [found[0] for found in _CODE.finditer(html)]


# -------------------------------------------------------------------------------------------------
# The text of a file from elsewhere, read as the site will read it, and cleaned if asked for.
#
# Front matter and records are read elsewhere.

_ARTICLE = PageInputs(Plan(), guarded=True)
"""An article without records, as the site would publish it; unlike with ``PLAIN`` it is read."""
_UNGUARDED = PageInputs(Plan())
"""The same with nothing removed."""


@dataclass(frozen=True, slots=True)
class Body:
    """An article's text without its head, and what was read in it."""

    text: str
    reading: Reading
    tags: int = 0
    """How many tags of a template language were removed."""
    told: tuple[int, ...] = ()
    """The lines at which the text of a tag now is by itself."""
    unfit: int = 0
    """How many styles and scripts were removed, and pictures made links."""
    inside: tuple[int, ...] = ()
    """The lines of elements whose Markdown the site would show as text."""


_MARKED = re.compile(rf"{CODE}|(?P<marked><\w[^<>]*?\smarkdown(?=[\s=>])[^<>]*>)", re.DOTALL)
"""A tag that asks for Markdown inside its element, as the extension ``md_in_html`` has it."""


class FolderReader:
    """Reads Markdown as the site does, with its guard."""

    def __init__(self, markdown: Markdown) -> None:
        """Take the site's way to render."""
        self._setup = Setup(markdown.extensions, markdown.configs)

    def body(self, text: str) -> Body:
        """Return a text as it is, read."""
        reading = read(_lines(text), _ARTICLE, self._setup)
        marked = [found for found in _MARKED.finditer(text) if found["marked"]]
        if not marked or "<em>" in self.html('<div markdown="1">*a*</div>'):
            return Body(text, reading)
        inside = (1 + text.count("\n", 0, found.start()) for found in marked)
        return Body(text, reading, inside=tuple(inside))

    def cleaned(self, text: str, goes: Callable[[str], bool]) -> Body:
        """Return a text without what a briefing may not have, read.

        ``goes`` returns for a picture's address whether the picture is copied.
        """
        untied, tags, told = remove_tags(text)
        pictures = read(_lines(untied), _UNGUARDED, self._setup).pictures
        absent = [picture for picture in pictures if not goes(picture.src)]
        new, unfit = fit(untied, absent, self.html)
        body = self.body(new)
        return replace(body, tags=tags, told=told, unfit=unfit)

    def html(self, markdown: str) -> str:
        """Return the HTML alone, with nothing removed."""
        return read(_lines(markdown), PLAIN, self._setup).html


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")
