"""Put the parts of a note together: signs go inside closing quotation marks and never double.

The rules are those of American English (The Chicago Manual of Style, 6.9, 6.125, 14.96);
a style that is in another language asks for signs outside.
"""

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

_END = re.compile(r"((?:</\w+>|[”’])*)$")
_ABBREVIATION = re.compile(
    r"(?:\.\w{1,3}|\b[A-Z]|\b(?:Bros|Co|Corp|Dr|Inc|Jr|Ltd|No|Sr|St|ed|etc|vol))\.$"
)
_FIRST = re.compile(r"^([a-z])(?=[^\W\d_A-Z]*(?:[\s,.]|$))")


def joined(pieces: Iterable[str], by: str = ", ", inside: bool = True) -> Markup:
    """Join the pieces that are not empty; ``inside``: a comma goes inside a closing quotation mark.

    A piece is text, which is escaped, or HTML.
    """
    line = Markup()
    for piece in pieces:
        html = escape(piece).strip()
        if html:
            line = _with_sign(line, by, inside) + html if line else html
    return line


def ended(line: str, sign: str = ".", inside: bool = True) -> Markup:
    """Give a line with its last sign, unless its last words bring one along ("Acme Inc.")."""
    html = escape(line).strip()
    return _with_sign(html, sign, inside) if html and sign else html


def inner(title: str) -> Markup:
    """Give a title as it stands within quotation marks: its own become single ones."""
    return escape(title).replace("“", "‘").replace("”", "’")


def begun(line: str) -> Markup:
    """Give a line as it begins a note; a word with a capital within, as "eBay", stays."""
    return Markup(_FIRST.sub(lambda found: found[1].upper(), escape(line)))


def _with_sign(line: Markup, by: str, inside: bool) -> Markup:
    sign = by.strip()
    if sign not in (",", "."):
        return line + escape(by)
    text, closing = _taken_apart(str(line))
    within = "”" in closing
    if not _wanted(text, sign, within):
        return line + escape(by.replace(sign, "", 1))
    if not (inside and within):
        return line + escape(by)
    return Markup(text + sign + closing) + escape(by.replace(sign, "", 1))


def _taken_apart(line: str) -> tuple[str, str]:
    """Give what stands before the closing quotation marks, and these with the tags among them."""
    closing = _END.search(line)
    assert closing is not None  # it may be empty
    before, end = line[: closing.start()], closing.group()
    last = end.find("”")
    quoted = end.find("’")
    if 0 <= quoted < last and "‘" in before:
        return before + end[:quoted], end[quoted:]
    return (before + end[:last], end[last:]) if last >= 0 else (before, end)


def _wanted(text: str, sign: str, within: bool) -> bool:
    plain = Markup(text[-200:]).striptags() if text.endswith(">") else text
    last = plain[-1:]
    if sign == ".":
        return last not in (".", "?", "!", "…")
    if last == ",":
        return False
    if within and last in ("?", "!"):
        return False
    return not (within and last == "." and not _ABBREVIATION.search(plain))
