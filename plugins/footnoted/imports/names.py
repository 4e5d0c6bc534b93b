"""People and bodies of other formats as names of a record.

Reads the mappings of CSL and texts such as "Rower, Ada"; BibTeX's rules are in ``bibtex_names``.
"""

from collections.abc import Iterable
from typing import Any

from footnoted.imports.words import words

PARTS = (
    "family",
    "given",
    "literal",
    "suffix",
    "non-dropping-particle",
    "dropping-particle",
)
_FORMATTING = ("comma-suffix", "static-ordering", "parse-names", "isInstitution")
"""What only says how a name is to be printed."""


def people(value: Any) -> tuple[list[dict[str, str]], list[str]]:
    """Give the names of a CSL variable, and what of them a record has no place for."""
    names: list[dict[str, str]] = []
    left: list[str] = []
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str):
            each = {"literal": each}  # noqa: PLW2901 - CSL 1.0.2 has mappings only, YAML often texts
        if not isinstance(each, dict):
            left.append(str(each))
            continue
        name = {part: words(str(each[part])).text for part in PARTS if each.get(part)}
        name = {part: text for part, text in name.items() if text}
        left += [f"{k}: {v}" for k, v in each.items() if k not in (*PARTS, *_FORMATTING) and v]
        if name.keys() & {"family", "given", "literal"}:
            names.append(name)
        elif each:
            left.append(", ".join(map(str, each.values())))
    return names, left


def inverted(texts: Iterable[str]) -> list[dict[str, str]]:
    """Give names that are written "Family, Given, Suffix", as RIS has them."""
    return [name for name in map(_inverted, texts) if name]


def _inverted(text: str) -> dict[str, str]:
    family, *rest = [part.strip() for part in text.split(",")]
    if not rest:
        return {"literal": family} if family else {}
    parts = {"family": family, "given": rest[0], "suffix": ", ".join(rest[1:])}
    return {part: value for part, value in parts.items() if value}
