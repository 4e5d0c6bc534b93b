"""Names, signs and letters of a note."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from footnoted.records.sources import PersonName
from footnoted.text.scanning import primary

# -------------------------------------------------------------------------------------------------
# Put the parts of a note together: signs go inside closing quotation marks and never double.
#
# The rules are those of American English (The Chicago Manual of Style, 6.9, 6.125, 14.96); a style
# in another language puts signs outside.

_END_TAG = re.compile(r"</\w+>")
_ABBREVIATION = re.compile(
    r"(?:\.\w{1,3}|\b[A-Z]|\b(?:Bros|Co|Corp|Dr|Inc|Jr|Ltd|No|Sr|St|ed|etc|vol))\.$"
)
_FIRST = re.compile(r"^([a-z])(?=[^\W\d_A-Z]*(?:[\s,.]|$))")


def join_pieces(pieces: Iterable[str], by: str = ", ", inside: bool = True) -> Markup:
    """Join the pieces that are not empty; ``inside``: a comma goes inside a closing quotation mark.

    A piece is text, which is escaped, or HTML.
    """
    line = Markup()
    for piece in pieces:
        html = escape(piece).strip()
        if html:
            line = _with_sign(line, by, inside) + html if line else html
    return line


def with_stop(line: str, sign: str = ".", inside: bool = True) -> Markup:
    """Return a line with its last sign, unless its last words end with one ("Acme Inc.")."""
    html = escape(line).strip()
    return _with_sign(html, sign, inside) if html and sign else html


def inner(title: str) -> Markup:
    """Return a title for use within quotation marks: its own become single ones."""
    return escape(title).replace("“", "‘").replace("”", "’")


def capitalize_note(line: str) -> Markup:
    """Return a line with a capital at its beginning; a word such as "eBay" stays."""
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
    """Return the text before the closing quotation marks, and these with the tags among them."""
    at = _closing(line)
    before, end = line[:at], line[at:]
    last = end.find("”")
    quoted = end.find("’")
    if 0 <= quoted < last and "‘" in before:
        return before + end[:quoted], end[quoted:]
    return (before + end[:last], end[last:]) if last >= 0 else (before, end)


def _closing(line: str) -> int:
    """Return where the closing tags and quotation marks at the end of a line begin."""
    at = len(line)
    while at:
        if line[at - 1] in "”’":
            at -= 1
        elif line[at - 1] == ">" and _END_TAG.fullmatch(line, low := line.rfind("<", 0, at), at):
            at = low
        else:
            break
    return at


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


# -------------------------------------------------------------------------------------------------
# Words of a source as HTML that is complete in itself: escaped, with language and direction.
#
# Words from right to left are isolated, so that their neighbors stay in place.

RIGHT_TO_LEFT = ("R", "AL")


def words_of(text: str, lang: str = "") -> Markup:
    """Return words as HTML; ``lang`` is their language if it is not the page's."""
    attribute = Markup(' lang="{}"').format(lang) if lang else Markup()
    if _has_right_to_left(text):
        direction = "rtl" if _begins_right_to_left(text) else "ltr"
        return Markup('<bdi dir="{}"{}>{}</bdi>').format(direction, attribute, text)
    return Markup("<span{}>{}</span>").format(attribute, text) if lang else escape(text)


def foreign(language: str | None, locale: str) -> str:
    """Return a language; empty if a page in ``locale`` has it anyway."""
    if not language:
        return ""
    return "" if language.lower() in (locale.lower(), primary(locale)) else language


def _has_right_to_left(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(c) in RIGHT_TO_LEFT for c in text)


def _begins_right_to_left(text: str) -> bool:
    """Return whether the first letter with a direction is from right to left (Unicode Bidirectional
    Algorithm, P2).
    """
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", *RIGHT_TO_LEFT):
            return direction != "L"
    return False


# -------------------------------------------------------------------------------------------------
# Names of people and bodies, and lists of them, in the form a style asks for.
#
# The style adds the words between names; names stay as they are written.


@dataclass(frozen=True, slots=True)
class Name:
    """One name, escaped."""

    full: Markup
    """In reading order: Nora von Hafen."""
    short: Markup
    """The name in later notes: von Hafen; a body's name as it is."""


def name_both_ways(person: PersonName) -> Name:
    """Return a name in both forms."""
    parts = (person.non_dropping_particle, person.family)
    short = " ".join(part for part in parts if part) if person.family else person.full
    return Name(words_of(person.full), words_of(person.literal or short))


def names(
    people: Iterable[Name],
    most: int = 2,
    others: str = " et al.",
    between: tuple[str, str] = (" and ", ", and "),
    short: bool = False,
) -> Markup:
    """Return a list of names; if there are more than ``most``, the first of them and ``others``.

    ``between`` is what separates two names, and what comes before the last of several.
    """
    said = [name.short if short else name.full for name in people]
    if len(said) > most:
        return said[0] + escape(others)
    if len(said) == 2:
        return escape(between[0]).join(said)
    several = len(said) > 1
    return escape(between[1]).join([Markup(", ").join(said[:-1]), said[-1]] if several else said)
