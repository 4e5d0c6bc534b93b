"""Other words in a YAML scalar, in the style it was written in: plain, quoted or a block.

Gives what could be written, best first; whether it reads as wanted is for a parser to say.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from footnoted.fix.change import Change, changed

_ESCAPE = re.compile(r"\\(?:x(..)|u(.{4})|U(.{8})|([\"\\/]))")
_BREAK = re.compile(r"\r\n|\n|\r")

Where = list[tuple[int, int]]
"""For each character of a value, where it stands in the scalar as written."""


def rewritten(raw: str, value: str, replaced: Sequence[Change]) -> Iterator[str]:
    """Give scalars that may read as the value with the replacements made.

    ``raw`` is the scalar as written, its quotation marks or block sign included. Nothing is given
    where its style cannot be kept.
    """
    where = _where(raw, value)
    if where is None:
        if raw[:1] in "'\"" and not _BREAK.search(raw):
            yield quoted(changed(value, replaced))
        return
    fitted = _FITTED.get(raw[:1], str)
    kept = changed(raw, [_moved(change, where, fitted) for change in replaced])
    yield kept
    if raw[:1] not in _FITTED and raw[:1] not in "|>":
        # Words with a colon, say. Lines are folded within quotation marks as without them.
        yield quoted(kept)


def quoted(text: str) -> str:
    """Give a text in the quotation marks that need the fewest signs more; lines stay lines."""
    if '"' in text or "\\" in text:
        return f"'{_single(text)}'"
    return f'"{text}"'


def _single(text: str) -> str:
    return text.replace("'", "''")


def _double(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


_FITTED: dict[str, Callable[[str], str]] = {"'": _single, '"': _double}
"""A quotation mark -> how a text is written between two of them."""


def _moved(change: Change, where: Where, fitted: Callable[[str], str]) -> Change:
    """Give a replacement in the value as one in the scalar."""
    start = where[change.start - 1][1] if change.start else where[0][0]
    end = where[change.end - 1][1] if change.end > change.start else start
    return Change(
        start if change.start == change.end else where[change.start][0], end, fitted(change.new)
    )


def _where(raw: str, value: str) -> Where | None:
    """Follow a value along its scalar; None where an escape or a joined line is in the way."""
    at, high = _inner(raw)
    if value and not value[0].isspace():
        at = _behind_space(raw, at, high)
    found: Where = []
    while len(found) < len(value):
        character = value[len(found)]
        if character.isspace():
            run = _behind_space(value, len(found), len(value)) - len(found)
            until = _behind_space(raw, at, high)
            if until == at:
                return None
            found += [(at, until)] * run
        else:
            until = _behind(raw, at, character)
            if until > high or until == at:
                return None
            found.append((at, until))
        at = until
    return found if value and not raw[at:high].strip() else None


def _inner(raw: str) -> tuple[int, int]:
    """Give where the text of a scalar begins and ends."""
    if raw[:1] in "'\"":
        return 1, len(raw) - 1
    if raw[:1] in "|>":
        header = _BREAK.search(raw)
        return (header.end() if header else len(raw)), len(raw)
    return 0, len(raw)


def _behind_space(text: str, at: int, high: int) -> int:
    while at < high and text[at].isspace():
        at += 1
    return at


def _behind(raw: str, at: int, character: str) -> int:
    """Give the place behind one character as it is written; ``at`` where another one is."""
    if raw[0] == "'" and character == "'":
        return at + 2 if raw.startswith("''", at) else at
    if raw[0] == '"' and raw.startswith("\\", at):
        escape = _ESCAPE.match(raw, at)
        return escape.end() if escape and _meant(escape) == character else at
    return at + 1 if raw.startswith(character, at) else at


def _meant(escape: re.Match[str]) -> str:
    *codes, itself = escape.groups()
    code = next((one for one in codes if one), "")
    return itself or chr(int(code, 16))
