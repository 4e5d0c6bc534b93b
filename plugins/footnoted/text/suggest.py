"""Did you mean.

Proposes one word or none; never replaces anything by itself.
"""

import re
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

NEAR = 0.6
"""Similarity from which a word is worth proposing: ``licence`` to ``license`` is 0.86."""

SHORTEST = 3
"""Letters of a part of a word that is worth completing: ``rbc`` of ``rbc-ukraine``."""


def suggest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to ``word``, or the only one it is a part of; else None."""
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
    """Return ``Did you mean `license`?``, or nothing where nothing is near."""
    nearest = suggest(word, known)
    return f"Did you mean `{nearest}`?" if nearest else ""


def id_form(text: str, longest: int = 64) -> str:
    """Return the nearest id to a text, ``""`` where nothing of it can stand in one.

    What is too long ends with a whole word, unless the first is too long itself.
    """
    words = "-".join(re.findall(r"[a-z0-9]+", text.lower()))
    if len(words) <= longest:
        return words
    return words[: longest + 1].rpartition("-")[0] or words[:longest]


def _plain(word: str) -> str:
    return word.lower().replace("_", "-").replace(" ", "-")
