"""A text that is no plain decimal number: what to write instead.

Cures what was surely meant, and is silent where nobody can tell. Reads no number
out of an article.
"""

import re
from collections.abc import Callable
from decimal import Decimal

from footnoted.quantities.tables.questions import BILLIONS, NUMBERS

LONGEST = 60
"""Characters of a text that could still be a number."""
_SIGN = r"(?P<sign>[+\-−]?)"
_GROUPED = re.compile(
    rf"{_SIGN}(?P<whole>[0-9]{{1,3}}(?P<mark>[ ,._'’\u00a0\u2009\u202f])[0-9]{{3}}"
    r"(?:(?P=mark)[0-9]{3})*)(?:(?!(?P=mark))[.,](?P<part>[0-9]+))?"
)
_COMMA = re.compile(rf"{_SIGN}(?P<whole>[0-9]+),(?P<part>[0-9]+)")
_RANGE = re.compile(r"(?P<low>[0-9.]+) ?(?:[-–—]|to|bis|до) ?(?P<high>[0-9.]+)")
_PERCENT = re.compile(r"(?P<number>[+-]?[0-9.]+) ?(?:%|per ?cent)")
_MEANT = re.compile(r"(?P<sign>~|≈|>=|<=|≥|≤|>|<|about |around )\s*(?P<number>[0-9.]+)")
_WORD = re.compile(r"(?P<number>[0-9.]+) ?(?P<word>[^\W\d_][^\d]*)")
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
_KEYS = {
    ">": "bound: more-than",
    "≥": "bound: at-least",
    ">=": "bound: at-least",
    "<": "bound: less-than",
    "≤": "bound: at-most",
    "<=": "bound: at-most",
}
_ZEROS = {"thousand": 1_000, "million": 1_000_000}


def cure(text: str) -> str:
    """Say what to write instead; "" where nobody can tell."""
    if len(text) <= LONGEST:
        for pattern, say in _CURES:
            if found := pattern.fullmatch(text.strip()):
                return say(found)
    return ""


def _decimal(found: re.Match[str]) -> str:
    sign, digits = found["sign"].replace("−", "-"), re.sub("[^0-9]", "", found["whole"])
    return f"{sign}{digits}{'.' + found['part'] if found['part'] else ''}"


def _grouped(found: re.Match[str]) -> str:
    return f"write {_decimal(found)}: digits without thousands separators"


def _comma(found: re.Match[str]) -> str:
    return f"write {_decimal(found)}: the decimal sign is a point"


def _range(found: re.Match[str]) -> str:
    return f"write `low: {found['low']}` and `high: {found['high']}` instead"


def _percent(found: re.Match[str]) -> str:
    return f"write {found['number']}, and `unit: percent`"


def _meant(found: re.Match[str]) -> str:
    key = _KEYS.get(found["sign"], "approximate: true")
    return f"write {found['number']}, and `{key}`"


def _word(found: re.Match[str]) -> str:
    number, word = found["number"], found["word"].strip(" .")
    if word.lower() in _ZEROS and _NUMBER.fullmatch(number):
        whole = Decimal(number) * _ZEROS[word.lower()]
        return f"write {whole.normalize():f}, with all its zeros"
    if word.lower() in NUMBERS | BILLIONS:
        return f"write the zeros that “{word}” stands for"
    return f"write the digits alone; “{word}” belongs in `unit` or `count-of`"


_CURES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_GROUPED, _grouped),
    (_COMMA, _comma),
    (_RANGE, _range),
    (_PERCENT, _percent),
    (_MEANT, _meant),
    (_WORD, _word),
)
