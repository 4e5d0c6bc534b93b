"""What the writer of an unreadable date probably meant, said as a cure.

Only proposes; nothing here is ever taken for the date.
"""

import re

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
"""English names, for messages; readers get theirs from Babel."""

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_FORMS = "Write 2025, 2025-02 or 2025-02-11; add ~ for about and ? for uncertain."
_NAMED = {name[:3].lower(): f"{number:02}" for number, name in enumerate(MONTHS, 1)}
_YEAR_ABBREVIATED = re.compile(r"([0-9]{3})0s")
_UNPADDED = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_DOTTED = re.compile(r"[0-9]{1,2}[./][0-9]{1,2}[./]([0-9]{4})")
_WORDS = re.compile(r"(?:([0-9]{1,2})\.? +)?([A-Za-z]{3,9})\.?(?: +([0-9]{1,2}),?)? +([0-9]{4})")
_RANGE = re.compile(r"([^\s.\[\]{}]+) ?\.\. ?([^\s.\[\]{}]+)")


def hint_for(text: str) -> str:
    """Give the sentence that cures an unreadable date."""
    return _wrong_characters(text) or _other_notation(text) or _beyond(text) or _FORMS


def _wrong_characters(text: str) -> str:
    if text != text.strip():
        return "Leave out the spaces around it."
    for dash in _DASHES:
        if dash in text:
            return f"Use the plain hyphen: {text.replace(dash, '-')}."
    if re.fullmatch(r"[0-9]{1,4}[xu]+.*|[0-9]{4}-[xu]{2}.*", text):
        return f"Unspecified digits are written X: {re.sub('[xu]', 'X', text)}."
    if re.search(r"[?~%]{2}$", text):
        return "Write % for both uncertain and approximate."
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9].*", text):
        return f"Put a T before the time: {text.replace(' ', 'T', 1)}."
    return ""


def _other_notation(text: str) -> str:
    if found := _UNPADDED.fullmatch(text):
        padded = "-".join(part.zfill(2) for part in found.groups() if part)
        return f"Write two digits for month and day: {padded}."
    if found := _COMPACT.fullmatch(text):
        return f"Put hyphens between year, month and day: {'-'.join(found.groups())}."
    if _DOTTED.fullmatch(text):
        return "Write year, month, day in this order: 2025-02-11."
    if found := _RANGE.fullmatch(text):
        first, last = found.groups()
        return f"Write {first}/{last} for what lasts, [{first}..{last}] for one of these."
    if found := _YEAR_ABBREVIATED.fullmatch(text):
        return f"Write {found[1]}X."
    return _month_in_words(text)


def _month_in_words(text: str) -> str:
    found = _WORDS.fullmatch(text)
    month = _NAMED.get(found[2][:3].lower()) if found else None
    if not found or not month:
        return ""
    day = found[1] or found[3]
    return f"Write {found[4]}-{month}{'-' + day.zfill(2) if day else ''}."


def _beyond(text: str) -> str:
    if re.fullmatch(r"Y-?[0-9].*|-[0-9]{1,4}.*", text):
        return "Years run from 0001 to 9999."
    if re.fullmatch(r"[0-9]{4}S[0-9]+", text):
        return "Significant digits are not used here: write 19XX, or 1950~ for about."
    if "(" in text:
        return "Leave out the parentheses: a mark in front of a part concerns that part alone."
    return ""
