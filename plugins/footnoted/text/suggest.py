# ruff: noqa: RUF001 - Cyrillic and Greek letters are meant
"""Did you mean: propose one word, or none."""

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

NEAR = 0.6
"""Similarity from which a word is worth proposing: ``licence`` to ``license`` is 0.86."""

SHORTEST = 3
"""How many letters of a part of a word are enough: ``rbc`` of ``rbc-ukraine``."""


def suggest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to ``word``, or the only one that contains it; else None."""
    words = sorted(known)
    found = process.extractOne(
        _plain(word[:200]),
        words,
        scorer=OSA.normalized_similarity,
        processor=_plain,
        score_cutoff=NEAR,
    )
    if found:
        return words[found[2]]
    around = [other for other in words if len(word) >= SHORTEST and _plain(word) in _plain(other)]
    return around[0] if len(around) == 1 else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``Did you mean `license`?``, or an empty text if no word is near."""
    nearest = suggest(word, known)
    return f"Did you mean `{nearest}`?" if nearest else ""


_PAIRS = (
    "ß ss æ ae ø o œ oe ł l đ d ð d þ th ı i а a б b в v г g ґ g д d ђ dj е e ё yo є ye ж zh "
    "з z ѕ dz и i і i ї i й y ј j к k л l љ lj м m н n њ nj о o п p р r с s т t ћ c у u ў u ф "
    "f х kh ц ts ч ch џ dz ш sh щ shch ы y э e ю yu я ya α a β v γ g δ d ε e ζ z η i θ th ι i "
    "κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o"
).split()
_LATIN = str.maketrans(dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)) | {"ъ": "", "ь": ""})
"""Letters without an accent to lose, and how names commonly have them in Latin letters."""


def id_form(text: str, longest: int = 64) -> str:
    """Return the nearest id to a text; empty if none of its letters can be in an id.

    Letters lose their accents; Cyrillic and Greek ones are written in Latin letters. Letters of
    other scripts are left out. An id that is too long ends with a whole word, unless the first word
    is too long itself.
    """
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LATIN)).translate(_LATIN)
    joined = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = "-".join(re.findall(r"[a-z0-9]+", joined))
    if len(words) <= longest:
        return words
    return words[: longest + 1].rpartition("-")[0] or words[:longest]


def _plain(word: str) -> str:
    return word.lower().replace("_", "-").replace(" ", "-")
