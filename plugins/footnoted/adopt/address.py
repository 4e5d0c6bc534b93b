"""What the address of a page says by itself, for certain: its date, its type, words for an id.

Fetches nothing and guesses nothing: where two readings are possible, there is none.
"""

import re
from datetime import date
from urllib.parse import SplitResult, unquote, urlsplit

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
_WORDS = re.compile(r"[a-z0-9]+")
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
    """Give the CSL type: ``webpage`` unless the address leaves no doubt."""
    parts = urlsplit(address)
    host = _host(parts)
    for type_, hosts, paths in _TYPES:
        if hosts.fullmatch(host) and paths.match(parts.path):
            return type_
    return "webpage"


def doi_of(address: str) -> str:
    """Give the DOI that an address of doi.org names; nothing for any other."""
    parts = urlsplit(address)
    found = (
        _DOI.fullmatch(unquote(parts.path)) if _host(parts) in ("doi.org", "dx.doi.org") else None
    )
    return found[1] if found else ""


def issued(address: str) -> str:
    """Give the date that stands in the path as folders, to the day or month, as EDTF.

    ``/2023/05/17/``, ``/2023/may/17/`` and ``/2023/05/words``; nothing where there are two
    dates, or where it is that of something else.
    """
    segments = [segment.lower() for segment in urlsplit(address).path.split("/") if segment]
    if not _NOT_OF_PUBLICATION.isdisjoint(segments):
        return ""
    found = [day for at in range(len(segments)) if (day := _date(segments[at : at + 4]))]
    return found[0] if len(found) == 1 else ""


def site_word(address: str) -> str:
    """Give the word that names a site: ``bbc`` for www.bbc.co.uk; nothing where there is none."""
    labels = [label for label in _host(urlsplit(address)).split(".") if label]
    if all(label.isdigit() for label in labels):
        return "-".join(labels)
    if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL:
        labels.pop()
    name = labels[-2] if len(labels) > 1 else labels[0]
    return "-".join(_WORDS.findall(name))


def host_words(address: str) -> list[str]:
    """Give all words of a site's name: ``tldr``, ``example``, ``org``."""
    return _WORDS.findall(_host(urlsplit(address)))


def path_words(address: str) -> list[str]:
    """Give words for a page: of its last part, or of the last parts where that is one word."""
    segments = [unquote(part).lower() for part in urlsplit(address).path.split("/") if part]
    if issued(address):
        segments = _without_date(segments)
    if segments:
        segments[-1] = _SUFFIX.sub("", segments[-1])
    words = [_shortened(part) for part in segments]
    if words and sum(word.isalpha() and len(word) > 2 for word in words[-1]) > 1:
        return words[-1][:_MOST]
    return [word for part in words for word in part][-_MOST:]


def query_words(address: str) -> list[str]:
    """Give words of what stands behind the question mark."""
    return _shortened(unquote(urlsplit(address).query).lower())[:_MOST]


def _shortened(text: str) -> list[str]:
    return [word[:10] if _HASH.fullmatch(word) else word for word in _WORDS.findall(text)]


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
