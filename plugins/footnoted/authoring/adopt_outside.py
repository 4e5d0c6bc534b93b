"""The outside pages that articles link to, and what their addresses say."""

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from urllib.parse import SplitResult, unquote, urlsplit

from footnoted.article.plan import Footnote, Reading
from footnoted.library.names import Copy, copy_of
from footnoted.text.addresses import mixed_host, normal_address, safe_address
from footnoted.text.suggest import id_form

# -------------------------------------------------------------------------------------------------
# Texts that are surely titles: in newsrooms' texts, two of three link texts are none.
#
# If it is not certain, a person must decide. Text in italics is never a title here, because
# newspapers and journals are set in italics, too.

_QUOTED = re.compile('“([^“”]+)”|"([^"]+)"|„([^„“”]+)[“”]|«([^«»]+)»')
_TALK = re.compile(
    r"\b(?:says?|said|saying|tells?|told|calls?|called|writes?|wrote|asked|quot\w+|as|that)\b", re.I
)
"""Words before a quotation that show that it is speech, not a title."""
_BEFORE = re.compile(r"(?:.*[,.:;]|see(?: also)?|cf\.?)?\s*", re.I | re.DOTALL)
_AFTER = re.compile(r"\s*(?:[,.;(]|https?:|in\b|\Z)")
_CLOSED_INSIDE = (",", ".", "?", "!")
_INITIAL = re.compile(r"\b[A-Z]\.\Z|\.\.\Z")
_WORDS_BEFORE = 12
_WORDS_OF_TITLE = 5


def cited_title(text: str) -> str:
    """Return the title in the text of a footnote before its address: the only text in quotation
    marks, at the place of a title in a reference. It is empty if that is not certain.
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
    """Return whether a link's words are a title because a paragraph or list item has nothing else:
    five words or more, no sentence. ``blocks`` are the texts of all of them.
    """
    many = len(words.split()) >= _WORDS_OF_TITLE
    return (
        many
        and words in blocks
        and not words.endswith((".", "!", ":", "…"))
        and (not words[0].islower() and "://" not in words)
    )


def _bare(title: str) -> str:
    """Return a title without the signs of the sentence around it."""
    if title.endswith(",") or (title.endswith(".") and not _INITIAL.search(title)):
        return title[:-1].rstrip()
    return title


# -------------------------------------------------------------------------------------------------
# What the address of a page says with certainty: its date, its type, words for an id.
#
# Nothing is fetched or guessed: with two possible meanings there is none.

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_YEAR = re.compile(r"(?:19[89]|20[0-9])[0-9]")
_MONTH = re.compile(r"0[1-9]|1[0-2]")
_DAY = re.compile(r"0?[1-9]|[12][0-9]|3[01]")
_ANY_MONTH = re.compile(r"0?[1-9]|1[0-2]")
_NOT_OF_PUBLICATION = frozenset("calendar data event events files uploads".split())
"""Folders below which a date is that of an event, or of an upload."""
_SECOND_LEVEL = frozenset("ac co com edu gob gov ne net nic or org".split())
"""The word before a country in names such as bbc.co.uk, which is nobody's name."""
_SUFFIX = re.compile(
    r"\.(?:aspx?|cfm|csv|docx?|html?|json|jsp|md|mediawiki|pdf|php|txt|xlsx?|xml)\Z"
)
_ADDRESS_WORDS = re.compile(r"[a-z0-9]+")
_HASH = re.compile(r"(?=.*[0-9])[a-z0-9]{16,}")
"""What is no word and too long for an id."""
_MOST = 6
"""The most words of an address in an id."""
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
"""Hosts and paths that leave no doubt about the type of a page; CSL calls a preprint an article."""
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
    """Return the DOI in an address of doi.org; empty for any other address."""
    parts = urlsplit(address)
    found = (
        _DOI.fullmatch(unquote(parts.path)) if _host(parts) in ("doi.org", "dx.doi.org") else None
    )
    return found[1] if found else ""


def date_in_path(address: str) -> str:
    """Return the date in the path's folders, to the day or month, as EDTF.

    Read are ``/2023/05/17/``, ``/2023/may/17/`` and ``/2023/05/words``. It is empty if there are
    two dates, or if the date is that of something else.
    """
    segments = [segment.lower() for segment in urlsplit(address).path.split("/") if segment]
    if not _NOT_OF_PUBLICATION.isdisjoint(segments):
        return ""
    found = [day for at in range(len(segments)) if (day := _date(segments[at : at + 4]))]
    return found[0] if len(found) == 1 else ""


def site_word(address: str) -> str:
    """Return the word that names a site: ``bbc`` for www.bbc.co.uk; empty if there is none."""
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
    """Return words for a page: of its last part, or of the last parts if that is one word."""
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
    """Return words of the query, after the question mark."""
    return _shortened(unquote(urlsplit(address).query).lower())[:_MOST]


def _shortened(text: str) -> list[str]:
    return [word[:10] if _HASH.fullmatch(word) else word for word in _ADDRESS_WORDS.findall(text)]


def _host(parts: SplitResult) -> str:
    return (parts.hostname or "").removeprefix("www.")


def _date(segments: list[str]) -> str:
    """Return the date with which the folders of a path begin."""
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
    # A month alone only counts before a page's words: /2023/05/12345 may be a volume.
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
# The same address, date and title give the same id, unless it is taken.

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
    """Return as many words joined as fit; no word is cut, unless it is the first."""
    kept = ""
    for word in words:
        longer = f"{kept}-{word}" if kept and word else kept or word
        if len(longer) > longest:
            break
        kept = longer
    return kept or "".join(words)[:longest].strip("-") or "source"


# -------------------------------------------------------------------------------------------------
# The outside pages of an article: from its links, and from addresses in its plain footnotes.
#
# They are taken from the reading of the article, so code and comments never count; records are not
# known here.

_TYPED = re.compile(r"https?://[^\s<>\"“”«»`]+", re.I)
_NAMED = re.compile(
    r"(?:\]\(\s*|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*)<?(https?://[^\s>]+)>?[ \t]+"
    r"([\"'])(.+?)\2[ \t]*(?:\)|$)",
    re.MULTILINE,
)
"""A link or a reference with words after its address."""
_CLOSING = ".,;:!?'’*_"
_PAIRS = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class CitedPage:
    """One place at which an article links to an outside page."""

    address: str
    """As typed; safe to be linked."""
    words: str
    """The words of the link; those of the footnote for an address typed there."""
    title: str = ""
    """The page's title, if it is certain."""
    footnote: str = ""
    """The text of the plain footnote with the address."""
    line: int = 0
    """In the article's Markdown, from 1; 0 if not known."""
    named: str = ""
    """The title that a reference gives it, after its address."""

    @property
    def copy(self) -> Copy | None:
        """Return what the address says if it is that of an archived copy."""
        found = copy_of(self.address)
        return found if found and found.moment and is_page(found.original) else None

    @property
    def page(self) -> str:
        """Return the address of the page itself, even if a copy of it is linked."""
        whole = self.copy.original if self.copy else self.address
        return f"https:{whole}" if whole.startswith("//") else whole

    @property
    def key(self) -> str:
        """Return the normal form of the address, for comparing."""
        return normal_address(self.page)


def is_page(address: str) -> bool:
    """Return whether an address is that of a page on another site, and safe."""
    outside = normal_address(address).startswith("//") and safe_address(address) is not None
    return outside and not mixed_host(address)


def cited_pages(reading: Reading, markdown: str) -> tuple[CitedPage, ...]:
    """Return every place, in reading order; ``markdown`` is only used for line numbers."""
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
        # The title comes before the address, or is the text of the link.
        title = cited_title(text[start : at if words == address else _past_quote(text, behind)])
        line = markdown[: markdown.find(address)].count("\n") + 1 if address in markdown else 0
        yield CitedPage(address, words, title, text, line)
        start = behind


def _addresses(note: Footnote, text: str) -> Iterator[tuple[str, str]]:
    """Yield words and address of all links and all addresses that are only typed, in order."""
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
    """Return the place after a closing quotation mark and a sign that follows it."""
    return at + 2 if text[at : at + 1] in ("”", '"', "»", ",", ".") else at


def _trimmed(address: str) -> str:
    """Return an address without the signs of the sentence around it."""
    while address:
        opens = _PAIRS.get(address[-1])
        loose = opens is not None and address.count(opens) < address.count(address[-1])
        if not loose and address[-1] not in _CLOSING:
            break
        address = address[:-1]
    return address
