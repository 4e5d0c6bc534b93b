"""Whether two wordings of one thing agree: credits, notices, and a field's values in a file.

Compares words, not letters: case, punctuation and order do not matter, and one may say more.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from footnoted.pictures.metadata.field import IIM, Field
from footnoted.pictures.metadata.metadata import Metadata
from footnoted.pictures.metadata.value import Standard, Value

_WORD = re.compile(r"\w+")
_EMPTY = frozenset(["c", "copyright", "photo", "foto", "by", "via", "the", "and", "courtesy", "of"])
"""Words of credit lines and notices that name nobody."""
_LENGTHS = {
    Field.TITLE: 64, Field.CREATOR: 32, Field.CITY: 32, Field.SUBLOCATION: 32,
    Field.PROVINCE_OR_STATE: 32, Field.COUNTRY: 64, Field.JOB_ID: 32, Field.HEADLINE: 256,
    Field.CREDIT_LINE: 32, Field.COPYRIGHT_NOTICE: 128, Field.DESCRIPTION: 2000,
}  # fmt: skip
"""Bytes that IPTC-IIM has for a field; what is longer in XMP is cut there (IIM 4.2, record 2)."""
_EXIF = {Field.CREATOR, Field.COPYRIGHT_NOTICE}
"""What people write into EXIF; the rest cameras do."""


def agree(one: str, other: str) -> bool:
    """Tell whether one of two wordings names everything that the other names."""
    first, second = _words(one), _words(other)
    return first <= second or second <= first


def credited(line: str, names: Iterable[str]) -> bool:
    """Tell whether a credit line agrees with one of the names, or with all of them together."""
    every = list(names)
    return any(agree(line, name) for name in (*every, " ".join(every)))


def disagreements(found: Metadata) -> Iterator[tuple[Field, Value, Value]]:
    """Give the fields that one file fills differently, with the value that counts and the other."""
    for name in (*IIM, Field.DATE_CREATED):
        first, *others = found.values(name) or (None,)
        for other in others:
            if first and other and _compared(name, other) and not _same(name, first, other):
                yield name, first, other


def _compared(name: Field, other: Value) -> bool:
    return other.standard is Standard.IIM or name in _EXIF


def _same(name: Field, first: Value, other: Value) -> bool:
    """Tell whether two standards say the same; of a date the day counts, in any precision."""
    if name is Field.DATE_CREATED:
        one, two = first.text[:10], other.text[:10]
        return one.startswith(two) or two.startswith(one)
    if any(agree(one, two) for one in (first.text, *first.texts) for two in other.texts):
        return True
    cut = _LENGTHS[name] - 4
    return any(
        len(two.encode()) >= cut and one.startswith(two.rstrip())
        for one in first.texts
        for two in other.texts
    )


def _words(text: str) -> set[str]:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("©", " ")
    words = set(_WORD.findall(plain))
    return words - _EMPTY or words
