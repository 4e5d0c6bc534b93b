"""Drafts of records for outside pages."""

import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count
from pathlib import Path
from urllib.parse import SplitResult, quote, unquote, urlsplit

from footnoted.article.plan import Footnote, Reading
from footnoted.authoring.adopt_folder import (
    Body,
    Folder,
    FolderEntry,
    FolderReader,
    LeftOut,
    Moves,
    move_addresses,
    untemplated,
)
from footnoted.authoring.adopt_heads import ADOPTED, Head, head
from footnoted.authoring.adopt_pictures import (
    Carried,
    Carrier,
    PrintedCredit,
    shown_pictures,
    take_credits,
)
from footnoted.library.names import Copy, Registered, copy_of
from footnoted.library.site import Site
from footnoted.records.events import inspect
from footnoted.records.files import REGISTER_SIZE, read_text
from footnoted.records.library import RECORD_SECTIONS
from footnoted.records.writing import Draft
from footnoted.records.yaml import parse
from footnoted.text.addresses import mixed_host, normal_address, safe_address
from footnoted.text.suggest import id_form

# -------------------------------------------------------------------------------------------------
# Titles that are surely titles: measured on newsrooms' text, link text is none in two of three.
#
# What is not sure is left open, for a person. Text in italics is never taken: newspapers and
# journals are set so as well.

_QUOTED = re.compile('“([^“”]+)”|"([^"]+)"|„([^„“”]+)[“”]|«([^«»]+)»')
_TALK = re.compile(
    r"\b(?:says?|said|saying|tells?|told|calls?|called|writes?|wrote|asked|quot\w+|as|that)\b", re.I
)
"""Words before a quotation that is somebody's words, not a title."""
_BEFORE = re.compile(r"(?:.*[,.:;]|see(?: also)?|cf\.?)?\s*", re.I | re.DOTALL)
_AFTER = re.compile(r"\s*(?:[,.;(]|https?:|in\b|\Z)")
_CLOSED_INSIDE = (",", ".", "?", "!")
_INITIAL = re.compile(r"\b[A-Z]\.\Z|\.\.\Z")
_WORDS_BEFORE = 12
_WORDS_OF_TITLE = 5


def cited_title(text: str) -> str:
    """Return the title in the text of a footnote before its address: the only text in quotation
    marks, in the place where a reference has it. Nothing where that is not sure.
    """
    found = list(_QUOTED.finditer(text))
    if len(found) != 1:
        return ""
    before, quoted, after = text[: found[0].start()], found[0], text[found[0].end() :]
    inner = next(group for group in quoted.groups() if group).strip()
    said = _TALK.search(before) or len(before.split()) > _WORDS_BEFORE
    if said or not _BEFORE.fullmatch(before) or not inner[:1].strip():
        return ""
    if not (_AFTER.match(after) or inner.endswith(_CLOSED_INSIDE)) or inner[0].islower():
        return ""
    return _bare(inner)


def standing_alone(words: str, blocks: frozenset[str]) -> bool:
    """Return whether a link's words are a title because they are all that a paragraph or an item
    of a list says: five words or more, no sentence. ``blocks`` are the texts of all of them.
    """
    many = len(words.split()) >= _WORDS_OF_TITLE
    return (
        many
        and words in blocks
        and not words.endswith((".", "!", ":", "…"))
        and (not words[0].islower() and "://" not in words)
    )


def _bare(title: str) -> str:
    """Take off what belongs to the sentence around."""
    if title.endswith(",") or (title.endswith(".") and not _INITIAL.search(title)):
        return title[:-1].rstrip()
    return title


# -------------------------------------------------------------------------------------------------
# What the address of a page says by itself, for certain: its date, its type, words for an id.
#
# Fetches nothing and guesses nothing: where two readings are possible, there is none.

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_YEAR = re.compile(r"(?:19[89]|20[0-9])[0-9]")
_MONTH = re.compile(r"0[1-9]|1[0-2]")
_DAY = re.compile(r"0?[1-9]|[12][0-9]|3[01]")
_ANY_MONTH = re.compile(r"0?[1-9]|1[0-2]")
_NOT_OF_PUBLICATION = frozenset("calendar data event events files uploads".split())
"""Below these a date is that of an event, or of an upload."""
_SECOND_LEVEL = frozenset("ac co com edu gob gov ne net nic or org".split())
"""What stands before a country in names such as bbc.co.uk, and is nobody's name."""
_SUFFIX = re.compile(
    r"\.(?:aspx?|cfm|csv|docx?|html?|json|jsp|md|mediawiki|pdf|php|txt|xlsx?|xml)\Z"
)
_ADDRESS_WORDS = re.compile(r"[a-z0-9]+")
_HASH = re.compile(r"(?=.*[0-9])[a-z0-9]{16,}")
"""What is no word and too long for an id."""
_MOST = 6
"""Words of an address in an id."""
_TYPES = (
    ("post", re.compile(r"(?:mobile\.)?(?:twitter|x)\.com", re.I), re.compile(r"/\w+/status/\d+")),
    ("post", re.compile(r"bsky\.app"), re.compile(r"/profile/[^/]+/post/\w+")),
    ("article", re.compile(r"arxiv\.org"), re.compile(r"/(?:abs|pdf)/\S+")),
    (
        "entry-encyclopedia",
        re.compile(r"[a-z-]+(?:\.m)?\.wikipedia\.org"),
        re.compile(r"/wiki/\S+"),
    ),
)
"""Hosts and paths that leave no doubt of what stands there; CSL calls a preprint an article."""
_DOI = re.compile(r"/(10\.[0-9]{4,9}/\S+)")


def type_of(address: str) -> str:
    """Return the CSL type: ``webpage`` unless the address leaves no doubt."""
    parts = urlsplit(address)
    host = _host(parts)
    for type_, hosts, paths in _TYPES:
        if hosts.fullmatch(host) and paths.match(parts.path):
            return type_
    return "webpage"


def doi_of(address: str) -> str:
    """Return the DOI that an address of doi.org names; nothing for any other."""
    parts = urlsplit(address)
    found = (
        _DOI.fullmatch(unquote(parts.path)) if _host(parts) in ("doi.org", "dx.doi.org") else None
    )
    return found[1] if found else ""


def date_in_path(address: str) -> str:
    """Return the date that stands in the path as folders, to the day or month, as EDTF.

    ``/2023/05/17/``, ``/2023/may/17/`` and ``/2023/05/words``; nothing where there are two
    dates, or where it is that of something else.
    """
    segments = [segment.lower() for segment in urlsplit(address).path.split("/") if segment]
    if not _NOT_OF_PUBLICATION.isdisjoint(segments):
        return ""
    found = [day for at in range(len(segments)) if (day := _date(segments[at : at + 4]))]
    return found[0] if len(found) == 1 else ""


def site_word(address: str) -> str:
    """Return the word that names a site: ``bbc`` for www.bbc.co.uk; nothing where there is none."""
    labels = [label for label in _host(urlsplit(address)).split(".") if label]
    if all(label.isdigit() for label in labels):
        return "-".join(labels)
    if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL:
        labels.pop()
    name = labels[-2] if len(labels) > 1 else labels[0]
    return "-".join(_ADDRESS_WORDS.findall(name))


def host_words(address: str) -> list[str]:
    """Return all words of a site's name: ``tldr``, ``example``, ``org``."""
    return _ADDRESS_WORDS.findall(_host(urlsplit(address)))


def path_words(address: str) -> list[str]:
    """Return words for a page: of its last part, or of the last parts where that is one word."""
    segments = [unquote(part).lower() for part in urlsplit(address).path.split("/") if part]
    if date_in_path(address):
        segments = _without_date(segments)
    if segments:
        segments[-1] = _SUFFIX.sub("", segments[-1])
    words = [_shortened(part) for part in segments]
    if words and sum(word.isalpha() and len(word) > 2 for word in words[-1]) > 1:
        return words[-1][:_MOST]
    return [word for part in words for word in part][-_MOST:]


def query_words(address: str) -> list[str]:
    """Return words of what stands behind the question mark."""
    return _shortened(unquote(urlsplit(address).query).lower())[:_MOST]


def _shortened(text: str) -> list[str]:
    return [word[:10] if _HASH.fullmatch(word) else word for word in _ADDRESS_WORDS.findall(text)]


def _host(parts: SplitResult) -> str:
    return (parts.hostname or "").removeprefix("www.")


def _date(segments: list[str]) -> str:
    """Read the folders that a path goes on with."""
    if len(segments) < 2 or not _YEAR.fullmatch(segments[0]):
        return ""
    year, month, rest = segments[0], segments[1], segments[2:]
    if rest and _DAY.fullmatch(rest[0]):
        number = MONTHS.index(month[:3]) + 1 if month[:3] in MONTHS and month.isalpha() else 0
        if number or _ANY_MONTH.fullmatch(month):
            try:
                return date(int(year), number or int(month), int(rest[0])).isoformat()
            except ValueError:
                return ""
    # A month alone counts only where a page's words follow: /2023/05/12345 may be a volume.
    if rest and _MONTH.fullmatch(month) and re.search("[a-z]{3}.*-", rest[0]):
        return f"{year}-{month}"
    return ""


def _without_date(segments: list[str]) -> list[str]:
    at = next(i for i in range(len(segments)) if _date(segments[i : i + 4]))
    size = _date(segments[at : at + 4]).count("-") + 1
    return segments[:at] + segments[at + size :]


# -------------------------------------------------------------------------------------------------
# Ids for new sources: site, date and words, as ``guardian-2025-02-11-zelensky-interview``.
#
# The same address, date and title give the same id, but for ids that are taken.

LONGEST = 64
_TITLE_WORDS = 6


def source_id(address: str, issued: str, title: str, taken: Container[str]) -> str:
    """Return an id that is not taken; ``issued`` and ``title`` may be empty."""
    return next(id_ for id_ in _ids(address, issued, title) if id_ not in taken)


def _ids(address: str, issued: str, title: str) -> Iterator[str]:
    words = title_words(title) or path_words(address)
    first = _joined([site_word(address), issued, *words])
    query = query_words(address)
    if words or not query:
        yield first
    if query:
        yield _joined([site_word(address), issued, *words[-3:], *query])
    yield _joined([*host_words(address), issued, *words])
    for number in count(2):
        end = f"-{number}"
        yield _joined(first.split("-"), LONGEST - len(end)) + end


def title_words(title: str) -> list[str]:
    """Return a title's first words without accents; none of a title in another script."""
    folded = unicodedata.normalize("NFKD", title.replace("’", "").replace("'", ""))
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    letters = [c for c in plain if c.isalpha()]
    if sum(c.isascii() for c in letters) < 0.8 * len(letters):
        return []
    return [word for word in id_form(plain).split("-") if word][:_TITLE_WORDS]


def _joined(words: list[str], longest: int = LONGEST) -> str:
    """Join words as long as they fit; no word is cut, unless it is the first."""
    kept = ""
    for word in words:
        longer = f"{kept}-{word}" if kept and word else kept or word
        if len(longer) > longest:
            break
        kept = longer
    return kept or "".join(words)[:longest].strip("-") or "source"


# -------------------------------------------------------------------------------------------------
# Which outside pages an article leads to: by its links, and by addresses in its plain footnotes.
#
# Takes what was read in the article, so code and comments never count; knows no record.

_TYPED = re.compile(r"https?://[^\s<>\"“”«»`]+", re.I)
_NAMED = re.compile(
    r"(?:\]\(\s*|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*)<?(https?://[^\s>]+)>?[ \t]+"
    r"([\"'])(.+?)\2[ \t]*(?:\)|$)",
    re.MULTILINE,
)
"""A link or a reference with words behind its address."""
_CLOSING = ".,;:!?'’*_"
_PAIRS = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class CitedPage:
    """One place at which an article leads to a page outside."""

    address: str
    """As typed; safe to be linked."""
    words: str
    """The words that are linked; those of the footnote for an address typed there."""
    title: str = ""
    """The page's title, where it is sure."""
    footnote: str = ""
    """The text of the plain footnote that it stands in."""
    line: int = 0
    """In the article's Markdown, from 1; 0 where unknown."""
    named: str = ""
    """What a reference calls it, behind its address."""

    @property
    def copy(self) -> Copy | None:
        """Return what the address says where it is that of an archived copy."""
        found = copy_of(self.address)
        return found if found and found.moment and is_page(found.original) else None

    @property
    def page(self) -> str:
        """Return the address of the page itself, also where a copy of it is linked."""
        whole = self.copy.original if self.copy else self.address
        return f"https:{whole}" if whole.startswith("//") else whole

    @property
    def key(self) -> str:
        """Return the form in which two addresses are compared."""
        return normal_address(self.page)


def is_page(address: str) -> bool:
    """Return whether an address is that of a page on another site, and safe."""
    outside = normal_address(address).startswith("//") and safe_address(address) is not None
    return outside and not mixed_host(address)


def cited_pages(reading: Reading, markdown: str) -> tuple[CitedPage, ...]:
    """Return every place, in reading order; ``markdown`` is asked for lines only."""
    headings = {heading.title for heading in reading.toc}
    blocks = frozenset(" ".join(block.split()) for block in reading.text.split("\n\n")) - headings
    noted = [each for note in reading.footnotes for each in _in_footnote(note, markdown)]
    known = {(each.address, each.words) for each in noted}
    named = {found[1]: found[3].strip() for found in _NAMED.finditer(markdown)}
    found = []
    for link in reading.links:
        if link.exempt or not is_page(link.href) or (link.href.strip(), link.text) in known:
            continue
        title = link.text if standing_alone(link.text, blocks) else ""
        href = link.href.strip()
        found.append(CitedPage(href, link.text, title, line=link.line, named=named.get(href, "")))
    return (*found, *noted)


def _in_footnote(note: Footnote, markdown: str) -> Iterator[CitedPage]:
    text = " ".join(note.text.split())
    start = 0
    for words, address in _addresses(note, text):
        at = text.find(words, start)
        behind = max(at, start) + len(words)
        # The title stands before the address, or is what the address is linked from.
        title = cited_title(text[start : at if words == address else _past_quote(text, behind)])
        line = markdown[: markdown.find(address)].count("\n") + 1 if address in markdown else 0
        yield CitedPage(address, words, title, text, line)
        start = behind


def _addresses(note: Footnote, text: str) -> Iterator[tuple[str, str]]:
    """Return words and address of all links and all addresses that are only typed, in order."""
    found = {}
    for link in note.links:
        if not link.exempt and is_page(link.href) and link.text:
            found[(link.text, link.href.strip())] = text.find(link.text)
    linked = {address for _, address in found}
    for typed in _TYPED.finditer(text):
        address = _trimmed(typed[0])
        if is_page(address) and address not in linked:
            found.setdefault((address, address), typed.start())
    return iter(sorted(found, key=lambda each: found[each]))


def _past_quote(text: str, at: int) -> int:
    """Return the place behind a quotation mark that closes, and what follows it."""
    return at + 2 if text[at : at + 1] in ("”", '"', "»", ",", ".") else at


def _trimmed(address: str) -> str:
    """Take off what belongs to the sentence around an address."""
    while address:
        opens = _PAIRS.get(address[-1])
        loose = opens is not None and address.count(opens) < address.count(address[-1])
        if not loose and address[-1] not in _CLOSING:
            break
        address = address[:-1]
    return address


# -------------------------------------------------------------------------------------------------
# Drafts of records for pages that no record has yet: one for each page, however often it is
# cited.
#
# Only what is certain is filled in: what stands in the address, and titles that are surely
# titles.


@dataclass(slots=True)
class OutsidePage:
    """One page outside, and every place that leads to it."""

    places: list[tuple[str, CitedPage]] = field(default_factory=list)
    """The name of the article and the place, in order."""

    @property
    def articles(self) -> list[str]:
        """Return the articles that lead there, each once."""
        return list(dict.fromkeys(name for name, _ in self.places))

    @property
    def address(self) -> str:
        """Return the address as it was typed; where in several ways, https and the shortest.

        Places within one page that differ are none of the page's: then without them.
        """
        every = {each.page for _, each in self.places}
        typed = sorted(every, key=lambda one: (not one.startswith("https:"), len(one), one))
        bare = typed[0].partition("#")[0]
        same = normal_address(bare) == normal_address(typed[0])
        return bare if len(typed) > 1 and same else typed[0]

    @property
    def title(self) -> str:
        """Return the title; nothing where none is sure, or two places give two."""
        titles = {each.title for _, each in self.places if each.title and _fit(each.title)}
        return titles.pop() if len(titles) == 1 else ""

    @property
    def stand_in(self) -> tuple[str, str]:
        """Return words that may stand for a title nobody knows, and where they are from.

        A reference names a page on purpose; links of several words tell it from others; else its
        own name in its address does.
        """
        named = [each.named for _, each in self.places]
        linked = [" ".join(each.words.split()) for _, each in self.places if not each.footnote]
        linked = [words for words in linked if _tells(words)]
        path = path_words(self.address)
        own = " ".join(path) if sum(word.isalpha() for word in path) > 1 else ""
        for from_, many in (
            ("reference", named),
            ("link", [words for words in linked if " " in words]),
            ("address", [own]),
            ("link", linked),
        ):
            if fit := [words for words in many if words and _fit(words)]:
                return max(fit, key=len), from_
        return "", ""

    @property
    def words(self) -> str:
        """Return the words of the first link, for whoever looks for the title."""
        return next((each.words for _, each in self.places if each.words), "")


def pages(articles: Iterable[tuple[str, Iterable[CitedPage]]]) -> dict[str, OutsidePage]:
    """Put together what leads to one page, by the form in which addresses are compared."""
    found: dict[str, OutsidePage] = {}
    for name, places in articles:
        for place in places:
            found.setdefault(place.key, OutsidePage()).places.append((name, place))
    return found


def record(page: OutsidePage) -> dict[str, Draft]:
    """Return the draft of a page's record."""
    address = page.address
    stand_in, from_ = ("", "") if page.title else page.stand_in
    fields: Mapping[str, Draft] = {
        "type": type_of(address),
        "title": page.title or stand_in,
        "title-from": from_,
        "issued": date_in_path(address),
        "url": address,
        "doi": doi_of(address),
        "archived": _archived(page),
        "note": _note(page),
    }
    return {key: value for key, value in fields.items() if value}


def name_page(page: OutsidePage, taken: set[str]) -> str:
    """Return a new id for a page, and take it."""
    id_ = source_id(page.address, date_in_path(page.address), page.title, taken)
    taken.add(id_)
    return id_


_EMPTY_WORDS = frozenset(
    "a according an and announced article at blog by can click confirmed document download entry "
    "find for from full here in is it its link more news of on online original our page paper pdf "
    "post posted published read release report reported reports said same say says see site source "
    "story that the their there these they this tweet video was watch we web webpage website were "
    "wrote you your".split()
)
"""Words of links that tell nothing of the page."""
_LONGEST_STAND_IN = 150


def _tells(words: str) -> bool:
    """Return whether the words of a link tell one page from another."""
    bare = re.findall(r"\w+", words.lower())
    plain = len(words) <= _LONGEST_STAND_IN and "://" not in words
    return plain and any(w not in _EMPTY_WORDS and w.isalpha() and len(w) > 1 for w in bare)


def _archived(page: OutsidePage) -> list[Draft]:
    copies: dict[str, Draft] = {}
    for _, each in page.places:
        if each.copy and each.copy.moment:
            day = each.copy.moment.date().isoformat()
            copies.setdefault(each.address, {"url": each.address, "date": day})
    return list(copies.values())


def _note(page: OutsidePage) -> str:
    """Return what the plain footnotes said, so that nothing of it is lost."""
    texts = dict.fromkeys(each.footnote for _, each in page.places if each.footnote)
    return " · ".join(text for text in texts if _fit(text))


def _fit(text: str) -> bool:
    """Return whether a sidecar may hold a text: no control characters and the like."""
    return not inspect(text, "")


# -------------------------------------------------------------------------------------------------
# One file of a folder made a briefing: its new text, and what it cites.
#
# The article's text stays as it is but for its head and for links to files that move with it.


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file read as the site will read it."""

    found: FolderEntry
    head: Head
    body: Body
    cited: tuple[CitedPage, ...]
    pictures: tuple[Carried, ...] = ()
    """Those that go along."""
    credits: Mapping[str, PrintedCredit] = field(default_factory=dict)
    """What was printed at them, by their addresses as typed."""

    @property
    def before(self) -> str:
        """Return what stands before the article's text, with the line ends of the old file."""
        old = self.found.text
        end = "\r\n" if "\r\n" in old else "\n"
        if not self.head.text:
            head = old[: len(old) - len(self.found.foreign.body)].rstrip()
            above, _, close = head.rpartition("\n")
            return f"{above}\n{ADOPTED}{end}{close}{end}"
        return self.head.text.replace("\n", end)

    @property
    def text(self) -> str:
        """Return the whole article in its new form."""
        return self.before + self.body.text


def incoming(
    found: FolderEntry,
    reader: FolderReader,
    folder: Folder,
    carrier: Carrier,
    *,
    clean: bool = False,
) -> Incoming | LeftOut:
    """Read one file, cleaned of what cannot stand in a briefing or as it is; it needs a title.

    The heading that repeats the title goes, and credits go from their pictures to the records.
    """
    known: dict[str, Carried | None] = {}

    def carry(src: str, alt: str = "") -> Carried | None:
        for shown in shown_pictures(found.name, found.path, found.article, [(src, alt)]):
            if src not in known:
                known[src] = carrier.carry(shown)
        return known.get(src)

    old = untemplated(found.foreign.body, found.path, folder)
    body = reader.cleaned(old, lambda src: carry(src) is not None) if clean else reader.body(old)
    title = _title(found, body)
    if not title:
        return LeftOut(found.path, "no title: give it `title:`, or a heading at its top")
    alts = {picture.src: picture.alt for picture in reversed(body.reading.pictures)}
    carried = {src: one._replace(alt=alt) for src, alt in alts.items() if (one := carry(src))}
    taken = take_credits(_without_title(body, title), carried)
    if taken.text != body.text:
        again = reader.body(taken.text)
        body = replace(body, text=again.text, reading=again.reading, told=_moved(body, taken.text))
    new = head(found.foreign, title, found.day, folder.origin, found.path)
    cited = cited_pages(body.reading, body.text)
    return Incoming(found, new, body, cited, tuple(carried.values()), taken.credits)


def _moved(body: Body, text: str) -> tuple[int, ...]:
    """Return the lines of a text's tags in the shorter text that it became."""
    old = body.text.splitlines()
    new = text.splitlines()
    return tuple(new.index(old[at - 1]) + 1 for at in body.told if old[at - 1] in new)


def relink(one: Incoming, moves: Moves, html: Callable[[str], str]) -> tuple[Incoming, int]:
    """Return an article whose links to files that move lead to their new places, and how many."""
    path, new = one.found.path, one.found.article
    links = one.body.reading.links
    wanted = {link.href: moves.address(link.href, path, new) for link in links}
    wanted |= {picture.typed: quote(picture.file, safe="/~") for picture in one.pictures}
    changes = {
        old: to for old, to in wanted.items() if to is not None and unquote(to) != unquote(old)
    }
    text, done = move_addresses(one.body.text, changes, html)
    count = sum(link.href in done for link in links)
    return replace(one, body=replace(one.body, text=text)), count


_HEADING = re.compile(
    r"\A\s*(?:#[ \t]+(?P<one>[^\n]*?)[ \t]*#*[ \t]*(?:\{[^{}\n]*\})?[ \t]*(?:\r?\n|\Z)"
    r"|(?P<two>[^\n#>*+\s-][^\n]*?)[ \t]*\r?\n=+[ \t]*(?:\r?\n|\Z))(?:[ \t]*\r?\n)*"
)


def _without_title(body: Body, title: str) -> str:
    """Return the text without the heading at its top that repeats the title."""
    found = _HEADING.match(body.text)
    first = body.reading.toc[0] if body.reading.toc else None
    if not found or not first or first.level != 1:
        return body.text
    same = _plain(first.title) == _plain(title) or _plain(found["one"] or found["two"]) == _plain(
        title
    )
    return body.text[found.end() :] if same else body.text


def _plain(text: str) -> str:
    """Return the words of a title, without mark-up, quotation marks and capitals."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def _title(found: FolderEntry, body: Body) -> str:
    """Return the title: from the front matter, else the heading that the text begins with."""
    written = found.foreign.values.get("title")
    if isinstance(written, str) and written:
        return written
    first = body.reading.toc[0] if body.reading.toc else None
    starts = body.reading.text.startswith(first.title) if first else False
    return first.title if first and first.level == 1 and starts else ""


# -------------------------------------------------------------------------------------------------
# Which pages get a record, under which id, and where: the shared register, or one sidecar.
#
# A page that has a record keeps it. What several briefings cite is shared.

Records = dict[str, Mapping[str, Draft]]


@dataclass(frozen=True, slots=True)
class Drafted:
    """Records by their ids, and where they go."""

    shared: Records = field(default_factory=dict)
    """For the register."""
    own: dict[str, Records] = field(default_factory=dict)
    """For sidecars, by the briefing's name."""
    words: dict[str, str] = field(default_factory=dict)
    """The words of a link to each, by id."""

    @property
    def count(self) -> int:
        """Return how many records there are."""
        return len(self.shared) + sum(len(records) for records in self.own.values())

    def every(self) -> Iterator[tuple[str, Mapping[str, Draft]]]:
        """Yield every record with its id, those of the register first."""
        yield from self.shared.items()
        for records in self.own.values():
            yield from records.items()


def draft_records(site: Site, new: Iterable[Incoming], selected: set[str]) -> Drafted:
    """Draft what the selected articles cite; the others count when it comes to what is shared."""
    new = list(new)
    known, found = _Known(site), Drafted()
    taken = known.ids | {note.label for one in new for note in one.body.reading.footnotes}
    for key, page in pages(_cited(site, new)).items():
        if not known(key, page) and not selected.isdisjoint(page.articles):
            id_ = name_page(page, taken)
            home = found.shared
            if len(page.articles) == 1:
                home = found.own.setdefault(page.articles[0], {})
            home[id_] = record(page)
            found.words[id_] = page.words
    return found


def _cited(site: Site, new: list[Incoming]) -> Iterator[tuple[str, tuple[CitedPage, ...]]]:
    """Yield what each article cites, by name; the site's own pages are no sources."""
    every = {b.name: cited_pages(site.readings[b.name], b.body) for b in site.built}
    every |= {one.found.name: one.cited for one in new}
    own = normal_address(site.project.site_url) if site.project.site_url else None
    for name in sorted(every):
        yield name, tuple(c for c in every[name] if not own or not _below(c.key, own))


def _below(key: str, own: str) -> bool:
    return key == own or key.startswith((f"{own}/", f"{own}?"))


class _Known:
    """What the project has already: ids of every kind, and pages with a record."""

    def __init__(self, site: Site) -> None:
        self._registered = Registered(site.names)
        self.ids = set(site.names.sources) | set(site.library.lost)
        for briefing in site.library.briefings:
            for kind in RECORD_SECTIONS:
                self.ids |= set(getattr(briefing.sidecar, kind))
        for known in site.names.sources.values():
            self.ids |= set(known.source.formerly)
        for reading in site.readings.values():
            self.ids |= {note.label for note in reading.footnotes}
        self._unread = frozenset(_unread_addresses(site)) if site.library.lost else frozenset()

    def __call__(self, key: str, page: OutsidePage) -> bool:
        """Return whether a page has a record, be it one that could not be read."""
        typed = (each.address for _, each in page.places)
        return key in self._unread or any(map(self._registered.find, (page.address, *typed)))


def _unread_addresses(site: Site) -> Iterator[str]:
    """Yield the addresses of records with faults, which the library does not hold."""
    paths = [site.library.sources.path, *(b.sidecar_path for b in site.library.briefings)]
    for path in paths:
        text, _ = read_text(Path(site.project.root), path, REGISTER_SIZE)
        sources = (parse(text or "", path, REGISTER_SIZE).value or {}).get("sources")
        for source in sources.values() if isinstance(sources, dict) else ():
            url = source.get("url") if isinstance(source, dict) else None
            if isinstance(url, str):
                yield normal_address(url)
