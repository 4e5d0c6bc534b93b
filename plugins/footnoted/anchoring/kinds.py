"""What kind of thing a token is: a figure, part of a date, a unit, a name, a negation, a modal.

Decides by the token and its neighbours alone; ``lexicon`` has the words.
"""

from collections.abc import Callable, Mapping, Sequence

from footnoted.anchoring import lexicon
from footnoted.anchoring.difference import Change
from footnoted.anchoring.tokens import Form, Token

_HARMLESS_SIGNS = frozenset(".,;:-()[]!")
"""No question mark, which turns a statement into none, and no ellipsis, which leaves words out."""
_MARKS = frozenset("\"'")
_YEARS = range(1900, 2100)


def kind(tokens: Sequence[Token], index: int) -> Change:
    """Give the kind of one token of a text."""
    token = tokens[index]
    if token.form is Form.NUMBER:
        return Change.DATE if _is_date(tokens, index) else Change.NUMBER
    if token.form is Form.SIGN:
        return _sign(tokens, index)
    for each, applies in _WORDS.items():
        if applies(tokens, index):
            return each
    return Change.WORDS


def is_name(token: Token) -> bool:
    """Tell whether a word is an acronym, or has a capital where no sentence begins."""
    return is_acronym(token) or (token.text[:1].isupper() and not token.opens)


def is_acronym(token: Token) -> bool:
    """Tell whether a word is written in capitals only."""
    letters = token.text.replace(".", "")
    return token.form is Form.WORD and len(letters) > 1 and letters.isupper()


def _sign(tokens: Sequence[Token], index: int) -> Change:
    text = tokens[index].text
    if text in _MARKS:
        return Change.QUOTES
    if text in lexicon.UNITS:
        return Change.UNIT
    if text not in _HARMLESS_SIGNS:
        return Change.WORDS
    around = tokens[max(index - 1, 0) : index + 2]
    between = len(around) == 3 and all(each.form is Form.NUMBER for each in around[::2])
    # "5-10" is a range and "5, 10" two figures.
    return Change.NUMBER if between else Change.PUNCTUATION


def _is_date(tokens: Sequence[Token], index: int) -> bool:
    text = tokens[index].text
    if text.count("-") == 2 or (":" in text and text.replace(":", "").isdigit()):
        return True
    if text.isdigit() and len(text) == 4 and int(text) in _YEARS:
        return not _has_unit(tokens, index)
    if text.endswith("s") and text[:-1].isdigit():
        return True
    near = [*tokens[max(index - 2, 0) : index], *tokens[index + 1 : index + 3]]
    return any(_is_month(token) for token in near) or _has_daytime(tokens, index)


def _has_unit(tokens: Sequence[Token], index: int) -> bool:
    around = [*tokens[max(index - 1, 0) : index], *tokens[index + 1 : index + 2]]
    return any(token.key in lexicon.UNITS for token in around)


def _has_daytime(tokens: Sequence[Token], index: int) -> bool:
    return any(token.text.lower() in lexicon.DAYTIMES for token in tokens[index + 1 : index + 2])


def _is_month(token: Token) -> bool:
    return token.key in lexicon.MONTHS and _is_calendar(token)


def _is_calendar(token: Token) -> bool:
    """Tell a month or weekday from "may" and "march", which have no capital."""
    if token.key in lexicon.MONTHS:
        return token.key not in {"may", "march", "mar", "dec", "sep"} or token.text[0].isupper()
    return token.key in lexicon.WEEKDAYS


def _beside_figure(tokens: Sequence[Token], index: int) -> bool:
    before = tokens[max(index - 3, 0) : index]
    return any(t.form is Form.NUMBER or t.key in lexicon.NUMERALS for t in before)


_WORDS: Mapping[Change, Callable[[Sequence[Token], int], bool]] = {
    Change.NEGATION: lambda ts, i: ts[i].key in lexicon.NEGATIONS or ts[i].key.endswith("n't"),
    Change.DATE: lambda ts, i: _is_calendar(ts[i]) or ts[i].text.lower() in lexicon.DAYTIMES,
    Change.MODAL: lambda ts, i: ts[i].key in lexicon.MODALS,
    Change.UNIT: lambda ts, i: ts[i].key in lexicon.UNITS and _beside_figure(ts, i),
    Change.NUMBER: lambda ts, i: ts[i].key in lexicon.NUMERALS,
    Change.NAME: lambda ts, i: is_name(ts[i]),
}
"""How a word's kind is told; the first that applies."""
