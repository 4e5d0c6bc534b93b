"""Names as BibTeX writes them, taken apart by its own rules.

``bibtexparser`` splits them; braces around a whole name make it one that is not taken apart.
"""

import re

from footnoted.imports.latex import NoLatex, from_latex

_EXTENDED = re.compile(r"\b(family|given|prefix|suffix|useprefix)\s*=\s*(\{[^{}]*\}|[^,]*)")
"""biblatex's other form: ``family=Berg, given=Jan, prefix=van der``."""
_EXTENDED_PARTS = {
    "family": "family",
    "given": "given",
    "prefix": "non-dropping-particle",
    "suffix": "suffix",
}


def bibtex_people(value: str) -> tuple[list[dict[str, str]], list[str]]:
    """Give the names of a field without its outer braces, and texts that are no names."""
    from bibtexparser.middlewares.names import split_multiple_persons_names

    names: list[dict[str, str]] = []
    left: list[str] = []
    for text in split_multiple_persons_names(value):
        name = _name(text.strip())
        if name:
            names.append(name)
        elif text.strip():
            left.append(text)
    return names, left


def _name(text: str) -> dict[str, str]:
    from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

    if text.lower() == "others":
        return {}
    if is_braced(text):
        return _present({"literal": _plain(text)})
    if len(found := _EXTENDED.findall(text)) > 1:
        return _present({_EXTENDED_PARTS.get(key, ""): _plain(part) for key, part in found})
    try:
        parts = parse_single_name_into_parts(text, strict=False)
    except (InvalidNameError, IndexError, RecursionError):
        return {}
    return _present(
        {
            "family": _plain(" ".join(parts.last)),
            "given": _plain(" ".join(parts.first)),
            "suffix": _plain(" ".join(parts.jr)),
            "non-dropping-particle": _plain(" ".join(parts.von)),
        }
    )


def _present(parts: dict[str, str]) -> dict[str, str]:
    return {part: text for part, text in parts.items() if part and text}


def is_braced(text: str) -> bool:
    """Tell whether one pair of braces stands around a whole text."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return place == len(text) - 1
    return False


def _plain(text: str) -> str:
    try:
        return from_latex(text)[0].strip()
    except NoLatex:
        return text
