"""The pictures of an adopted archive: which are copied, and the credits printed with them."""

import hashlib
import html
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from footnoted.authoring.adopt_folder import CODE, Folder, target
from footnoted.pictures.licenses import read_license
from footnoted.pictures.probe import PICTURE_SUFFIXES
from footnoted.records.events import inspect
from footnoted.records.files import SIZE, pictures, read_bytes
from footnoted.records.pictures import AGENCIES, Credit, CreditPart, Image, parts_of
from footnoted.records.writing import Draft
from footnoted.text.addresses import is_outside, normal_address, safe_address
from footnoted.text.suggest import id_form

# -------------------------------------------------------------------------------------------------
# What a printed line says about a picture: caption, credit, license, addresses.
#
# The credit is kept word for word. A line that could be a caption is no credit: "Map: the north
# quay" and "The harbor on a Monday" name nobody.

_PHOTO = frozenset(
    "photo photos photograph photography illustration drawing artwork cartoon painting foto fotos "
    "bild bilder фото фотографія світлина ілюстрація".split()
) | {"photo illustration"}
"""Roles after which a colon names somebody; after others it may say what is shown."""
_PARTICLES = frozenset("& and by da de del der di du la le of on ten the van via von und y".split())
_SELF = frozenset(("the author", "author", "me", "myself", "own work"))
_WORK = re.compile('“[^“”]+”|"[^"]+"|‘[^‘’]+’')
"""The title of a picture, as Flickr's users must print it before the name."""
_SENTENCE = re.compile(r"[!?:]|\w{2}\.\s+(?!\w\.)|[a-z]\.\Z")
"""What no name contains; initials and abbreviations may."""
_SURE = re.compile(r"©|\(c\)\s|copyright\b|(?:\w+ )?courtesy\b|credits?\s*:", re.IGNORECASE)
_CREDIT_WORD = re.compile(
    r"(?:(?:\w+\s+){0,2}credits?|(?:image|photo|picture) source)(?:\s*:|\s+[–-])\s+(.+)",
    re.IGNORECASE,
)
_LICENSE = re.compile(
    r"\bCC0(?:[ -]1\.0)?|\bCC[ -]BY(?:-(?:NC|SA|ND))*(?:[ -]\d\.\d)?(?![\w.])|\bpublic domain\b",
    re.IGNORECASE,
)
_LEAVE = re.compile(
    rf"[\s.,;(\[|/]*(?:(?:licensed\s+)?under(?:\s+the)?\s+)?(?:{_LICENSE.pattern})(?:\s+licen[sc]e)?"
    r"[).\]\s]*\Z",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?<!!)\[(?P<words>(?:[^\[\]]|\[[^\]]*\])*)\]\(\s*<?(?P<href>[^\s)>]+)>?[^)]*\)(?:\{[^}\n]*\})?"
    r"|<a\b[^>]*?\bhref=[\"'](?P<raw>[^\"']+)[\"'][^>]*>(?P<text>.*?)</a>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")
_BREAKS = re.compile(r"(?<=[.!?…”\"'])\s+|\s+[–—|]\s+|\s*;\s+")
_BRACKETED = re.compile(r"(.*?)\s*[(\[]([^()\[\]]+)[)\]]\.?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PrintedCredit:
    """What a line next to a picture says."""

    credit: str
    """As printed, without markup."""
    caption: str = ""
    """The text before the credit."""
    license: str = ""
    """The id of the license in the line."""
    links: tuple[tuple[str, str], ...] = ()
    """Words and address of each link that is not the license's."""

    def fields(self) -> dict[str, Draft]:
        """Return the fields of a picture's record that follow from the line.

        A link of the agency or of the whole line becomes that of the picture. A link of a name
        becomes that of the name, if the line can be divided into parts without changing a word.
        """
        bare = _LEAVE.sub("", self.credit).strip()
        parts = parts_of(bare)
        pages = {part.agency.lower() for part in parts} | {bare.lower()}
        page = next((href for words, href in self.links if words.lower() in pages), "")
        people = [href for _, href in self.links if href != page]
        credit: Draft = self.credit
        if len(parts) == 1 and len(people) == 1 and _in_one_line(parts[0]) == self.credit:
            said = {key: value for key, value in parts[0]._asdict().items() if value}
            credit, people = [{**said, "url": people[0]}], []
        found: dict[str, Draft] = {
            "caption": self.caption,
            "credit": credit,
            "license": self.license,
            "source-url": page,
            "note": f"The printed credit led to {' '.join(people)}" if people else "",
        }
        return {key: value for key, value in found.items() if value}


def _in_one_line(part: CreditPart) -> str:
    """Return a part as it is printed."""
    fields = {key: value or None for key, value in part._asdict().items()}
    return Image.model_construct(credit=(Credit.model_construct(**fields),)).credit_line


def read_credit(markup: str, *, sure: bool = False) -> PrintedCredit | None:
    """Return what a line in Markdown or HTML says; None if it is not certainly a credit.

    ``sure``: it is printed in a place that is only for credits.
    """
    links = [
        (_words(found["words"] or found["text"] or ""), found["href"] or found["raw"])
        for found in _LINK.finditer(markup)
    ]
    text = _words(markup)
    parted = ("", text) if sure and text else _parted(text, frozenset(w for w, _ in links))
    if parted is None or not all(_is_page(href) for _, href in links) or inspect(text, ""):
        return None
    caption, credit = parted
    named = [one.id for _, href in links if (one := read_license(href).license)]
    if not named and (worded := _LICENSE.search(credit)):
        named = [one.id for one in [read_license(worded[0]).license] if one]
    rest = tuple((w, href) for w, href in links if not read_license(href).license)
    return PrintedCredit(credit, caption, named[0] if named else "", rest)


def _words(markup: str) -> str:
    """Return a line without its markup."""
    bare = _LINK.sub(lambda found: found["words"] or found["text"] or "", markup)
    bare = html.unescape(_TAG.sub(" ", bare)).replace("\\", "")
    bare = re.sub(r"(?<!\w)[*_]{1,3}|[*_]{1,3}(?!\w)", "", bare)
    return re.sub(r"\s+([.,;:)])", r"\1", " ".join(bare.split()))


def _parted(text: str, linked: frozenset[str]) -> tuple[str, str] | None:
    """Return caption and credit; None if there is no certain credit.

    ``linked`` are words that link to a page: after a role, they are somebody's name.
    """
    if _is_credit(text, linked):
        return "", text
    inner = _BRACKETED.fullmatch(text)
    if inner and _is_credit(inner[2], linked):
        return inner[1], inner[2]
    for at in _BREAKS.finditer(text):
        if _is_credit(text[at.end() :], linked):
            return text[: at.start()].rstrip(), text[at.end() :]
    return None


def _is_credit(line: str, linked: frozenset[str]) -> bool:
    bare = _LEAVE.sub("", line).strip().rstrip(".")
    if worded := _CREDIT_WORD.fullmatch(bare):
        return worded[1] in linked or _is_name(worded[1])
    parts = parts_of(bare)
    return bool(parts) and all(_is_sure(part, bare, linked) for part in parts)


def _is_sure(part: CreditPart, line: str, linked: frozenset[str]) -> bool:
    names = [each for each in (part.name, *re.split(r"\s*/\s*", part.agency)) if each]
    if not all(name in linked or _is_name(name) for name in names):
        return False
    if any(each.lower() in AGENCIES for each in names) or _SURE.match(line):
        return True
    by = re.match(rf"{re.escape(part.role)}(?: credit)?\s+by\b", line, re.IGNORECASE)
    role = part.role.lower().rpartition(" ")[2]
    return bool(role) and (role in _PHOTO or by is not None)


def _is_name(text: str) -> bool:
    """Return whether a text looks like somebody's name: a few words with capitals."""
    if text.lower() in _SELF or text.lower() in AGENCIES:
        return True
    words = re.findall(r"[^\s,/|]+", _WORK.sub("Work", text))
    named = [w for w in words if w.lower() not in _PARTICLES]
    capital = all(w[0] in '@“"(' or w[0].isdigit() or not w[0].islower() for w in named)
    return 0 < len(named) <= 7 and capital and not _SENTENCE.search(text)


def _is_page(href: str) -> bool:
    return normal_address(href).startswith("//") and safe_address(href) is not None


# -------------------------------------------------------------------------------------------------
# Credits printed with pictures in Markdown: found, and removed from the text.
#
# These places are looked at: a title, `<small>`, `<figcaption>`, a caption block, a line in
# italics, and a line that begins with a role, right below the picture.

_PICTURE = (
    r"(?:(?<!\\)!\[(?P<alt>(?:[^\[\]]|\[[^\]]*\])*)\]"
    r"(?:\(\s*<?(?P<src>[^\s)>]+)>?(?P<quoted>\s+(?P<q>[\"'])(?P<title>[^\n]*?)(?P=q))?\s*\)"
    r"|\[(?P<ref>[^\]\n]*)\])"
    r"(?:\{[^}\n]*\})?(?:\]\(\s*[^)\s]+\s*\)(?:\{[^}\n]*\})?)?"
    r"|<img\b[^<>]*?\bsrc\s*=\s*[\"'](?P<raw>[^\"'<>]+)[\"'][^<>]*>(?:\s*</a>)?)"
)
_END = r"(?=[ \t]*(?:\r?\n|\Z))"
_LINE = (
    r"<small(?P<attr> class=\"attr\")?[^<>]*>(?P<small>(?:(?!</?small|\n\s*\n).)*)</small>"
    r"|<figcaption[^<>]*>(?P<figure>(?:(?!</?figcaption|\n\s*\n).)*)</figcaption>"
    r"|///[ ]?(?:figure-)?caption[^\n]*\n(?P<block>(?:(?!///).)*?)\n///"
    rf"|<(?P<tag>em|i)>(?P<tagged>[^\n]*?)</(?P=tag)>{_END}"
    rf"|(?P<mark>\*{{1,3}}|_{{1,3}})(?P<italic>\S[^\n]*?)(?P=mark){_END}"
    r"|(?P<plain>(?:(?:cover |header )?(?:photo|image|picture|illustration|foto|bild:|фото)"
    r"|©|credit:|courtesy of)[^\n]*)"
)
_GAP = r"(?:[ \t]|<br\s*/?>|\\(?=\r?\n)|</p>)*(?P<gap>(?:\r?\n[ \t]*){0,2})(?:<p[^<>]*>)?"
_PLACE = re.compile(
    rf"{CODE}|(?P<picture>{_PICTURE})(?P<below>{_GAP}(?:{_LINE}))?", re.DOTALL | re.IGNORECASE
)
_FIGURE = re.compile(
    rf"<figure[^<>]*>\s*(?P<only>{_PICTURE})\s*</figure>", re.DOTALL | re.IGNORECASE
)
_DEFINED = re.compile(r"^[ ]{0,3}\[(?P<name>[^\]\n]+)\]:[ \t]*<?(?P<src>[^\s>]+)", re.MULTILINE)
_ALT = re.compile(r"\balt\s*=\s*([\"'])(?P<alt>.*?)\1", re.DOTALL | re.IGNORECASE)


class CreditsTaken(NamedTuple):
    """A text without the credits that were printed with its pictures."""

    text: str
    credits: Mapping[str, PrintedCredit]
    """By the picture's address as typed."""


def take_credits(markdown: str, goes: Iterable[str]) -> CreditsTaken:
    """Return a text without the credits of the pictures that are copied, and the credits."""
    mine = frozenset(goes)
    if not mine:
        return CreditsTaken(markdown, {})
    named = {found["name"].lower(): found["src"] for found in _DEFINED.finditer(markdown)}
    credits: dict[str, PrintedCredit] = {}

    def instead(found: re.Match[str]) -> str:
        src = _source(found, named) if found["picture"] else ""
        if src not in mine:
            return found[0]
        return _without(found, src, credits)

    text = _PLACE.sub(instead, markdown)
    return CreditsTaken(_FIGURE.sub(_unwrapped, text) if credits else markdown, credits)


def _source(found: re.Match[str], named: Mapping[str, str]) -> str:
    if found["src"] or found["raw"]:
        return found["src"] or html.unescape(found["raw"])
    return named.get((found["ref"] or found["alt"] or "").lower(), "")


def _without(found: re.Match[str], src: str, credits: dict[str, PrintedCredit]) -> str:
    """Return a picture without its credit, which is added to ``credits`` under its address."""
    picture, below = found["picture"], found["below"] or ""
    if found["title"] and (read := read_credit(found["title"])):
        credits.setdefault(src, read)
        return picture.replace(found["quoted"], "", 1) + below
    lines = ("small", "figure", "block", "tagged", "italic", "plain")
    line = next((found[each] for each in lines if found[each]), "")
    if found["plain"] and found["gap"].count("\n") != 1:
        return found[0]
    read = read_credit(line, sure=bool(found["attr"]))
    if read is None or src in credits:
        return found[0]
    credits[src] = read
    return picture


def _unwrapped(found: re.Match[str]) -> str:
    """Return a picture in Markdown if its figure has no caption any more."""
    if found["raw"] is None:
        return found["only"]
    alt = _ALT.search(found["only"])
    return f"![{alt['alt'] if alt else ''}]({quote(html.unescape(found['raw']), safe='/%~:')})"


# -------------------------------------------------------------------------------------------------
# The pictures in articles of a folder: which are copied, and to where.
#
# Only what a site may publish is copied. A picture of the folder keeps its place, next to its
# article or below; one from elsewhere in the old site is copied once, into a folder of its own.

ELSEWHERE = "pictures"
"""The folder for pictures from outside the adopted one."""


class Carried(NamedTuple):
    """A picture that is copied."""

    name: str
    """The briefing that shows it."""
    typed: str
    """Its address as the old article has it."""
    file: str
    """Its path as the new article writes it, without escapes."""
    alt: str
    """Its alternative text in the article, if there is one."""
    source: Path
    to: str
    """Its new path below the folder of briefings."""


class ShownPicture(NamedTuple):
    """A picture as an article has it."""

    name: str
    path: str
    """The path of the old article."""
    article: str
    """The path of the new article."""
    src: str
    alt: str


@dataclass(slots=True)
class Carrier:
    """Decides once for each picture of a folder whether it is copied, and to where."""

    folder: Folder
    _places: dict[Path, str] = field(default_factory=dict)
    """The new paths of pictures from elsewhere."""
    _known: dict[str, str] = field(default_factory=dict)
    """The same by their contents, so that none is copied twice."""
    data: dict[str, bytes] = field(default_factory=dict)
    """The contents to be written, by path."""
    _bad: set[Path] = field(default_factory=set)

    def carry(self, shown: ShownPicture) -> Carried | None:
        """Return a picture that is copied; None if it cannot be."""
        source = self.folder.file(shown.src, shown.path)
        if source is None or source in self._bad:
            return None
        near = target(shown.src, shown.article)
        inside = source.is_relative_to(self.folder.root)
        if not (inside and near and not _hidden(near)):
            near = self._places.get(source)
        if near is None or near not in self.data:
            data = self._read(source)
            if data is None:
                self._bad.add(source)
                return None
            near = near or self._place(source, data)
            self.data.setdefault(near, data)
        file = posixpath.relpath(near, posixpath.dirname(shown.article) or ".")
        return Carried(shown.name, shown.src, file, shown.alt, source, near)

    def _read(self, source: Path) -> bytes | None:
        base = self.folder.base
        path = source.relative_to(base).as_posix()
        good, _ = pictures(base, [path])
        return read_bytes(base, path, SIZE)[0] if path in good else None

    def _place(self, source: Path, data: bytes) -> str:
        """Return the new path of a picture from elsewhere: its path in the old site, made
        unique.
        """
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self._known:
            stem, dot, suffix = self.folder.published_path(source).rpartition(".")
            parts = [part.lstrip("._") or "p" for part in f"{ELSEWHERE}/{stem}".split("/")]
            plain = "/".join(parts)
            ways = chain([plain], (f"{plain}-{number}" for number in count(2)))
            taken = {each.lower() for each in self.data}
            free = (f"{way}{dot}{suffix}" for way in ways)
            self._known[digest] = next(way for way in free if way.lower() not in taken)
        return self._places.setdefault(source, self._known[digest])


def image_drafts(
    carried: Iterable[Carried], credits: Mapping[tuple[str, str], PrintedCredit]
) -> dict[str, dict[str, dict[str, Draft]]]:
    """Return a record for each picture by its briefing; only a printed credit names a maker.

    ``credits`` are by briefing and address as typed.
    """
    drafts: dict[str, dict[str, dict[str, Draft]]] = {}
    for picture in carried:
        records = drafts.setdefault(picture.name, {})
        stem = id_form(posixpath.basename(picture.file).rpartition(".")[0])[:50].rstrip("-")
        ids = chain([f"picture-{stem}".rstrip("-")], (f"picture-{stem}-{n}" for n in count(2)))
        id_ = next(one for one in ids if one not in records)
        printed = credits.get((picture.name, picture.typed))
        words: dict[str, Draft] = {"alt": picture.alt} if picture.alt else {}
        records[id_] = {"file": picture.file, **words, **(printed.fields() if printed else {})}
    return drafts


def shown_pictures(
    name: str, path: str, article: str, typed: Iterable[tuple[str, str]]
) -> Iterator[ShownPicture]:
    """Yield the pictures of an article that are on its own site, each address once."""
    for src, alt in dict(typed).items():
        if not is_outside(src) and not src.startswith("data:"):
            yield ShownPicture(name, path, article, src, alt)


def shows(path: str) -> bool:
    """Return whether a path is that of a picture, by its ending."""
    return posixpath.splitext(path)[1].lower() in PICTURE_SUFFIXES


def why_not_copied(folder: Folder, typed: str, path: str) -> str:
    """Return why the picture at an address in an old article is not copied, as a sentence."""
    source = folder.file(typed, path)
    if source is None:
        return "There is no such file."
    good, problems = pictures(folder.base, [source.relative_to(folder.base).as_posix()])
    why = next((problem.message for problem in problems), "")
    return "" if good else why or "Its kind is none that a site may publish."


def _hidden(path: str) -> bool:
    """Return whether a path leads out of the briefings, or to a file that is none of theirs."""
    return any(part.startswith((".", "_")) for part in path.split("/"))
