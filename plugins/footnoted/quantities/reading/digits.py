"""A number in digits to its value, by the separators of a language.

What can be two numbers is none: “1,300” is 1300 in English and 1.300 in German, “1,5” is nothing
in English.
"""

import re
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol, get_group_symbol

MOST = 30
"""Digits that a number of an article has at most."""
_GROUPED = re.compile("[0-9]{1,3}(?:['’\u00a0\u202f\u2009][0-9]{3})+")
"""Swiss apostrophes and fixed spaces mean the same in every language."""
_PLAIN = re.compile(r"0|[1-9][0-9]*")


@lru_cache(maxsize=64)
def separators(language: str) -> tuple[str, str]:
    """Give what groups thousands and what begins decimals; English ones for unknown languages."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return get_group_symbol(locale), get_decimal_symbol(locale)


def value(text: str, language: str) -> Decimal | None:
    """Read a number's digits; nothing where they are no number or could be two.

    ``text`` is digits with separators within. What begins with an idle zero is a code or a time.
    """
    group, point = separators(language)
    if len(text) > MOST:
        return None
    whole, decimals = _cut(text, group, point)
    if decimals is None or not (_PLAIN.fullmatch(whole) or _is_grouped(whole, group)):
        return None
    digits = re.sub(r"[^0-9]", "", whole)
    return Decimal(f"{digits}.{decimals}" if decimals else digits)


def is_grouped(text: str) -> bool:
    """Tell whether digits have a separator in them."""
    return not text.isdigit()


def _cut(text: str, group: str, point: str) -> tuple[str, str | None]:
    """Part whole and decimals; no decimals at all where the sign may have meant thousands."""
    signs = {sign for sign in text if not sign.isdigit()}
    strange = point == "," and "." in signs and group != "."
    swiss = bool(signs & {"'", "’"})
    point = "." if strange or swiss else point
    whole, sign, decimals = text.partition(point)
    if sign and (not decimals.isdigit() or (strange and len(decimals) == 3)):
        return whole, None
    return whole, decimals


def _is_grouped(whole: str, group: str) -> bool:
    if _GROUPED.fullmatch(whole):
        return len({sign for sign in whole if not sign.isdigit()}) == 1
    first, *rest = whole.split(group) if group in ".," else [whole]
    return (
        bool(rest)
        and 0 < len(first) <= 3
        and first.isdigit()
        and first[0] != "0"
        and all(len(part) == 3 and part.isdigit() for part in rest)
    )
