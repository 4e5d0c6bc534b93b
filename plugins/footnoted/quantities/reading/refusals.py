"""Numbers that are no figures: of names and pages, times, years, ordinals, telephones, scores.

Looks at the neighbors of a number only; where dates stand is told by the caller.
"""

from footnoted.quantities.reading.number import Number
from footnoted.quantities.reading.scan import Scan
from footnoted.quantities.reading.tokens import Token

_NAMING = frozenset("#№§@/\\._&:")
"""Signs that touch the number of a name, file or address from the left."""
VERSION = 4
"""Characters of the number of a version at most."""
_BRACKETS = {"(": ")", "[": "]"}


def cannot_begin(scan: Scan, at: int, money: bool) -> bool:
    """Tell whether what stands in front of a number makes it none of ours."""
    if scan.is_joint(at - 1):
        return not _is_sign(scan, at - 1)
    before = scan.token(at - 1)
    if not scan.touches(at) or money:
        return before.text in ("№", "§") or (before.text == "." and _named(scan, at - 2))
    return before.is_word or before.is_number or before.text in _NAMING


def _is_sign(scan: Scan, at: int) -> bool:
    """Tell whether a joint dash is none: “(-5”, “ -5”."""
    before = scan.token(at - 1)
    return not (before.is_word or before.is_number)


def _named(scan: Scan, at: int) -> bool:
    """Tell whether an abbreviation makes a name of a number: No. 5, p. 3, U.S.C. 1321."""
    key = scan.key(at)
    return key in scan.words.names or (len(key) == 1 and scan.token(at).text.isupper())


def is_joined(scan: Scan, end: int) -> bool:
    """Tell whether letters that touch a number make it a name or an ordinal: 25A, 3rd, 1990s."""
    words = scan.words
    if scan.is_joint(end) and scan.key(end + 1) in words.endings:
        return True
    if scan.touches(end) and (scan.token(end).is_word or scan.key(end) in ("_", "(")):
        return True
    dotted = words.dotted_ordinals and scan.key(end) == "." and scan.touches(end)
    short = scan.token(end - 1).text.isdigit() and len(scan.key(end - 1)) <= 2
    return dotted and short and scan.token(end + 1).is_word


def is_spaced(scan: Scan, start: int, end: int) -> bool:
    """Tell a part of “1 300” where spaces don't part thousands by custom."""
    if scan.words.spaced:
        return False
    return _is_thousand(scan, start) or _is_thousand(scan, end)


def _is_thousand(scan: Scan, at: int) -> bool:
    """Tell whether three digits stand one space behind up to three others."""
    first, second = scan.token(at - 1), scan.token(at)
    near = second.start - first.end == 1
    return near and first.text.isdigit() and len(first.text) <= 3 and _begins_with_three(second)


def _begins_with_three(token: Token) -> bool:
    return token.text[:3].isdigit() and len(token.text) >= 3 and not token.text[3:4].isdigit()


def is_time(scan: Scan, end: int) -> bool:
    """Tell whether the words behind a number make it a time of day."""
    letters = scan.key(end) in ("a", "p") and scan.key(end + 1) == "." and scan.key(end + 2) == "m"
    return letters or scan.key(end) in scan.words.clock


def is_name(scan: Scan, read: Number, begins: int) -> bool:
    """Tell whether a bare number belongs to the word in front of it: Category 5, Boeing 737."""
    before = scan.token(begins - 1)
    token = scan.token(read.start)
    if begins - 1 in scan.dated:
        return False
    if token.is_word:
        return token.text[0].isupper() and before.is_word and _is_proper(scan, begins - 1)
    if not (read.whole or is_version(token.text)):
        return False
    if before.key in scan.words.names:
        return True
    return before.is_word and _is_proper(scan, begins - 1)


def is_version(text: str) -> bool:
    """Tell a number such as 2.0, whatever the language."""
    return text.count(".") == 1 and len(text) <= VERSION


def _is_proper(scan: Scan, at: int) -> bool:
    """Tell a word with a capital that is no little word; every noun, in German."""
    return scan.token(at).text[0].isupper() and scan.key(at) not in scan.words.small


def is_alone(scan: Scan, read: Number) -> bool:
    """Tell a number that stands in brackets by itself: of a list, a note, a year, an age."""
    closing = _BRACKETS.get(scan.key(read.start - 1))
    return read.whole and closing is not None and scan.key(read.end) == closing


def chain(scan: Scan, at: int) -> int:
    """Give the place behind a chain of numbers that dashes, signs of times or of colons join."""
    end = at + 1
    while scan.is_joint(end) and scan.token(end + 1).is_number:
        end += 2
    return end


def is_telephone(scan: Scan, first: Number, second: Number) -> bool:
    """Tell whether two numbers with a hyphen between them look like a telephone's."""
    texts = [scan.key(read.start) for read in (first, second)]
    return first.whole and second.whole and [len(text) for text in texts] == [3, 4]
