"""LaTeX in a BibTeX field as the text it prints: accents, escaped signs, braces that keep capitals.

``pylatexenc`` reads it; no file is included and no macro defined. What it does not know is told.
"""

import re
from functools import cache
from typing import Any

_SPECIAL = re.compile(r"[\\{}$~]|--|``|''")
_MACRO = re.compile(r"\\([A-Za-z]+)")
LONGEST = 5000
"""Characters that are read as LaTeX; a title has a fiftieth of it."""
_SIGNS = {
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textasciicircum": "^",
    "textasciigrave": "`",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textquotesingle": "'",
    "textquotedbl": '"',
    "textendash": "–",
    "textemdash": "—",
    "hyphen": "-",
}
"""What reference managers write and pylatexenc lacks."""
_STYLES = ("textsubscript", "textsuperscript", "mkbibemph", "upshape", "itshape", "bfseries")
"""Commands that only change how letters look; what follows them is kept."""


class NoLatex(ValueError):
    """The text cannot be read as LaTeX; the message says why, in words that follow "it"."""


def from_latex(text: str) -> tuple[str, tuple[str, ...]]:
    """Give the text that LaTeX prints, and the commands that are not known.

    Raises ``NoLatex``.
    """
    if not _SPECIAL.search(text):
        return text, ()
    if len(text) > LONGEST:
        raise NoLatex(f"is longer than {LONGEST:,} characters")
    try:
        read = _reader().latex_to_text(text, tolerant_parsing=True)
    except RecursionError:
        raise NoLatex("is nested too deeply") from None
    return read.replace("\u00ad", ""), _unknown(text)


def _unknown(text: str) -> tuple[str, ...]:
    known = _known()
    return tuple(dict.fromkeys(m for m in _MACRO.findall(text) if m not in known))


@cache
def _reader() -> Any:
    from pylatexenc.latex2text import (  # type: ignore[import-untyped]
        LatexNodes2Text,
        MacroTextSpec,
        get_default_latex_context_db,
    )

    context = get_default_latex_context_db()
    signs = [MacroTextSpec(name, sign) for name, sign in _SIGNS.items()]
    styles = [MacroTextSpec(name, "") for name in _STYLES]
    context.add_context_category("references", prepend=True, macros=[*signs, *styles])
    return LatexNodes2Text(latex_context=context, keep_comments=True, math_mode="text")


@cache
def _known() -> frozenset[str]:
    from pylatexenc.latex2text import get_default_latex_context_db

    context = get_default_latex_context_db()
    names = {spec.macroname for spec in context.iter_macro_specs()}
    return frozenset(names | {*_SIGNS, *_STYLES})
