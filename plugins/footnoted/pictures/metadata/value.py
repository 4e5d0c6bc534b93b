"""One value of a field as it stands in a file: texts, languages, and the standard it follows.

Knows no field.
"""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 10_000
"""Characters of a text; what is more is left out."""
_SHOWN = 80
_SPACES = "\t\n\v\f\r\u0085\u2028\u2029"
_KEPT = "\u200c\u200d\u200e\u200f"
"""Invisible signs that scripts need."""


class Standard(StrEnum):
    """Where a value stands in a file; the first has precedence."""

    XMP = "XMP"
    IIM = "IPTC-IIM"
    EXIF = "EXIF"


@dataclass(frozen=True, slots=True)
class Value:
    """A value that is not empty."""

    texts: tuple[str, ...]
    """One text, or several where the field is a list: creators, licensors."""
    standard: Standard
    languages: tuple[str, ...] = ()
    """Where the texts say one thing in several languages: the language of each, as written."""

    @property
    def text(self) -> str:
        """Give the value as one text: that of no language in particular, else the first."""
        return self.said() if self.languages else "; ".join(self.texts)

    def said(self, language: str = "") -> str:
        """Give the text in a language (BCP 47), else in no particular one, else the first."""
        if not self.languages:
            return self.text
        by_language = {
            name.lower(): text
            for name, text in reversed(list(zip(self.languages, self.texts, strict=True)))
        }
        wanted = language.lower()
        for name in (wanted, wanted.partition("-")[0], "x-default"):
            if name in by_language:
                return by_language[name]
        return self.texts[0]


def clean(text: str) -> str:
    """Give a text from a file on one line, without what nobody sees and what turns letters round.

    Private-use and unassigned characters go, too: nothing may pass for a mark of this program.
    """
    spaced = "".join(" " if c in _SPACES else c for c in text[: 2 * LONGEST])
    seen = (c for c in spaced if c in _KEPT or unicodedata.category(c)[0] != "C")
    return " ".join(unicodedata.normalize("NFC", "".join(seen)).split())[:LONGEST]


def excerpt(text: str) -> str:
    """Give a text in quotation marks, short enough for a message."""
    return f"“{text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + '…'}”"
