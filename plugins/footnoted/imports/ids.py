"""Ids for what comes from elsewhere: its citation key, or else who, when and the first words.

Only forms them; whether one is taken is decided in ``merge``.
"""

import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import urlsplit

from footnoted.drafts import Draft
from footnoted.load.suggest import id_form

_FOLDED = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d"})
_NUMBERED = re.compile(r"[\d-]*|https?-.*")
"""Keys that say nothing: numbers, addresses."""
_HUMPS = re.compile("(?<=[a-z0-9])(?=[A-Z])")
"""Between the words of ``rowerCraneUse2024``."""
_WEAK = frozenset(
    "a an and at das de der des die el en et for from in la le les of on the to".split()
)
"""Words that begin a title and tell nothing of it."""
_TITLE_WORDS = 3
_LENGTH = 48


def id_of(key: str, record: Mapping[str, Draft]) -> str:
    """Give an id in id form for a source; never empty."""
    wished = folded(_HUMPS.sub("-", key.removeprefix("@")))
    if wished and "/" not in key and not _NUMBERED.fullmatch(wished):
        return wished
    who = _who(record).split("-")[0]
    when = str(record.get("issued", "")).partition("/")[0]
    parts = [who, folded(when), "-".join(_title_words(record))]
    return "-".join(filter(None, parts))[:_LENGTH].strip("-") or str(record.get("type", "source"))


def folded(text: str) -> str:
    """Give a text in id form, its letters without their accents."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_FOLDED))
    return id_form("".join(c for c in plain if not unicodedata.combining(c)))


def _who(record: Mapping[str, Draft]) -> str:
    """Give who speaks: author, outlet, publisher, site."""
    people = record.get("author")
    first = people[0] if isinstance(people, list) and people else {}
    names = [first.get("family"), first.get("literal")] if isinstance(first, dict) else []
    names += [record.get("container-title"), record.get("publisher"), _host(record.get("url"))]
    words = (folded(str(name)) for name in names if name)
    plain = ("-".join(w for w in word.split("-") if w not in _WEAK) for word in words)
    return next(filter(None, plain), "")


def _host(url: Draft | None) -> str:
    try:
        host = urlsplit(url).hostname if isinstance(url, str) else ""
    except ValueError:
        return ""
    return (host or "").removeprefix("www.").partition(".")[0]


def _title_words(record: Mapping[str, Draft]) -> list[str]:
    words = folded(str(record.get("title") or record.get("genre") or "")).split("-")
    return [word for word in words if word and word not in _WEAK][:_TITLE_WORDS]
