"""Names, signs and letters: of a note, of words in another language, of a finished page."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from footnoted.records.sources import PersonName
from footnoted.text.markup import VOID
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


# -------------------------------------------------------------------------------------------------
# The quotation marks of a finished page: straight ones become those of the language around them.
#
# It is the last thing that happens to a page. Quotations have been found by then, search has read
# the page, and what other programs get has the marks that were typed. Code stays as it is.

_QUOTES = {
    "“|”|‘|’": "",
    "„|“|‚|‘": "bs-cyrl cs de dsb et hr hsb is lb mk nds sk sl",  # noqa: RUF001
    "„|“|„|“": "bg lt",
    "„|”|«|»": "pl ro",
    "„|”|’|’": "sr",
    "„|”|‘|’": "bs",
    "„|”|»|«": "hu",
    "„|“|«|»": "ka",
    "«|»|„|“": "be ky os ru sah uk",
    "«|»|“|”": "ast br ca cv el eu it kab kk oc pt-pt",
    "«|»|‘|’": "nb nn no",
    "«|»|‹|›": "fa fr-ch gsw rm",  # noqa: RUF001
    "«|»|«|»": "hy",
    "«\u202f|\u202f»|“|”": "fr",
    "”|”|’|’": "fi he se sv",
    "”|“|’|‘": "ar ur",
    "‘|’|“|”": "ia",
    "‘|’|‘|’": "nl",
    "「|」|『|』": "ja yue zh-hant",
}
"""Languages by their marks: outer ones, then those for a quotation within a quotation.

Source: delimiters of CLDR 48.2. In French a narrow space keeps the marks from their words, and the
inner ones are those of the Imprimerie nationale. Every other language has those of English.
"""
_LANGUAGES = {
    language: tuple(marks.split("|"))
    for marks, all_ in _QUOTES.items()
    for language in all_.split()
}
_ENGLISH = ("“", "”", "‘", "’")
_APOSTROPHE = "’"
_WITHIN_LINES = frozenset(
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time "
    "u var wbr".split()
)
_NAME = re.compile(r"/?([a-zA-Z]+\d?)")
_TAG = re.compile(r"""(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_STRAIGHT = re.compile(r"""["']|&(?:quot|apos|#3[49]);""")
_AS_TYPED = (
    "script",
    "style",
    "pre",
    "code",
    "kbd",
    "samp",
    "textarea",
    "svg",
    "math",
    "sup",
    "!--",
)
"""Elements that are left alone, and the numbers of notes."""
_ELISION = re.compile(r"\d\ds\b|(?:\w|tis|twas|em|cause|til)\b(?!['’&])", re.IGNORECASE)
"""What an apostrophe begins: the ’80s, ’tis, ’n, ’s avonds."""
_OPENERS = "([{/¡¿“‘„‚«‹「『"  # noqa: RUF001
_LANG = re.compile(r"""\blang=["']?([\w-]+)""", re.IGNORECASE)


def quotation_marks(language: str) -> tuple[str, ...]:
    """Return the four quotation marks of a language: outer and inner, opening and closing."""
    tag = language.lower().replace("_", "-")
    return _LANGUAGES.get(tag) or _LANGUAGES.get(primary(tag)) or _ENGLISH


def set_quotes(html: str, content: str, language: str) -> str:
    """Return a page with quotation marks of a language, if one is given and it has a part of ours.

    ``content`` is the page without the theme's frame.
    """
    return curl(html, language) if language and 'class="fn-' in content else html


def curl(html: str, language: str) -> str:
    """Return a page with the quotation marks of its language, and of each part in another one."""
    pieces = html.split("<")
    marks = quotation_marks(language)
    around: list[tuple[str, int, tuple[str, ...]]] = []  # names, depths and the marks outside
    opened, last, left = [0, 0], 0, ""
    for n, piece in enumerate(pieces):
        if left:
            if left not in piece[: len(left)] and (left != "-->" or left not in piece):
                continue
            left = ""
        elif piece.startswith(_AS_TYPED):
            left = f"/{_name(piece)}" if piece[0] != "!" else "-->"
            if left != "-->" or left not in piece:
                continue
            left = ""
        if around or "lang=" in piece:
            marks = _marks_within(piece, around, marks)
        text = piece[piece.find(">") + 1 :]
        if not ('"' in text or "'" in text or "&" in text):
            continue
        tag = _TAG.match(piece)
        if n and not tag:
            continue
        if any(_name(each) not in _WITHIN_LINES for each in pieces[last + 1 : n + 1]):
            opened = [0, 0]
        pieces[n] = _curled(pieces, n, tag.end() if tag else 0, opened, marks)
        last = n
    return "<".join(pieces)


def _marks_within(
    piece: str, around: list[tuple[str, int, tuple[str, ...]]], marks: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the marks after a tag, and note the elements with a language that are around it."""
    name, ends = _name(piece), piece.startswith("/")
    if around and around[-1][0] == name:
        _, depth, outside = around.pop()
        if depth > 1 or not ends:
            around.append((name, depth - 1 if ends else depth + 1, outside))
        else:
            marks = outside
    said = _LANG.search(piece.partition(">")[0])
    if said and not ends and name not in VOID:
        if name != "html":
            around.append((name, 1, marks))
        return quotation_marks(said[1])
    return marks


def _curled(
    pieces: list[str], n: int, start: int, opened: list[int], marks: tuple[str, ...]
) -> str:
    """Return a piece of a page, a tag and the text after it, with the marks of a language."""
    kept: list[str] = []
    piece, copied, before = pieces[n], 0, ""
    for sign in _STRAIGHT.finditer(piece, start):
        at, end = sign.span()
        if at > max(copied, start):
            before = " " if piece.endswith("&nbsp;", start, at) else piece[at - 1]
        elif not before:
            before = _neighbor(pieces, n, -1)
        ahead = piece[end : end + 6] or _neighbor(pieces, n + 1, 1)
        known = sum(opened)
        kept += (piece[copied:at], _sign(sign[0], before, ahead, opened, marks))
        copied, before = end, "“" if sum(opened) > known else "”"
    return "".join([*kept, piece[copied:]])


def _neighbor(pieces: list[str], n: int, step: int) -> str:
    """Return the character before or after the tag of a piece; a space if a line ends there."""
    while 0 < n < len(pieces) and (name := _name(pieces[n])) in _WITHIN_LINES:
        other = pieces[n - 1 if step < 0 else n].partition(">")[2]
        if other and name != "sup":
            return other[-1] if step < 0 else other[0]
        n += step
    return " "


def _name(piece: str) -> str:
    """Return the name of the tag with which a piece begins."""
    found = _NAME.match(piece)
    return found[1].lower() if found else ""


def _sign(typed: str, before: str, ahead: str, opened: list[int], marks: tuple[str, ...]) -> str:
    """Return what a straight mark is: it opens, closes, is an apostrophe, or feet and inches."""
    double = typed in ('"', "&quot;", "&#34;")
    inner, after = 0 if double else 1, ahead[0]
    if before.isalnum() and after.isalnum():
        return typed if double or before.isdigit() else _APOSTROPHE
    if _opens(before, after) and (double or not _ELISION.match(ahead)):
        opened[inner] += 1
        return marks[2 * inner]
    if opened[inner]:
        opened[inner] -= 1
        return marks[2 * inner + 1]
    if before.isdigit():
        return typed
    return marks[1] if double else _APOSTROPHE


def _opens(before: str, after: str) -> bool:
    """Return whether what is around a mark makes it one that opens a quotation."""
    if before.isspace() or before in _OPENERS:
        return not after.isspace()
    return before in "-–—" and (after.isalnum() or after in "\"'&" + _OPENERS)
