"""Find characters that nobody sees and that change what is read.

Looks at characters only; which bytes are UTF-8 is decided where files are read.
"""

import re
import unicodedata

from footnoted.diagnostics import Code, Diagnostic, Mark
from footnoted.load.yaml.codes import BIDI_CONTROL, CONTROL_CHARACTER, ZERO_WIDTH

# Tab, line feed and carriage return are text. LS, PS and NEL would move every later line
# number, a BOM inside the text shifts offsets, and lone surrogates cannot be written as UTF-8.
CONTROL = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
)
# LRM (200E), RLM (200F) and ALM (061C) are legitimate and missing here on purpose.
BIDI = "\u202a-\u202e\u2066-\u2069"
# ZWNJ and ZWJ are letters' business in Persian and in emoji; these two are not.
ZERO = "\u200b\u2060"

_SUSPECT = re.compile(f"[{CONTROL}{BIDI}{ZERO}]")
_REFUSED = re.compile(f"[{CONTROL}{BIDI}]")
_BIDI = re.compile(f"[{BIDI}]")
_ZERO = re.compile(f"[{ZERO}]")
_BREAK = re.compile(r"\r\n|\n|\r")
_NAMES = {"\x00": "NUL", "\x07": "BELL", "\x1b": "ESCAPE", "\x7f": "DELETE", "\x85": "NEXT LINE"}
MOST = 20
"""Reports per text: a file full of rubbish is one problem, not a million."""


def place(text: str, offset: int, path: str) -> Mark:
    """Give the line and column of an offset, both from 1."""
    line, start = 1, 0
    for found in _BREAK.finditer(text, 0, offset):
        line, start = line + 1, found.end()
    return Mark(path, line, offset - start + 1)


def inspect(text: str, path: str) -> list[Diagnostic]:
    """Report the suspect characters of a text, the first twenty of them."""
    found = list(_SUSPECT.finditer(text))[:MOST]
    return [describe(hit.group(), place(text, hit.start(), path)) for hit in found]


def suspects(value: str, typed: str, mark: Mark) -> list[Diagnostic]:
    """Report the suspect characters of a value that an escape like ``\\u202E`` brought in."""
    found = set(_SUSPECT.findall(value)) - set(_SUSPECT.findall(typed))
    return [describe(character, mark) for character in sorted(found)]


def blanked(text: str) -> str:
    """Give the text with refused characters replaced one by one, so that offsets stay."""
    return _REFUSED.sub("\ufffd", text)


def describe(character: str, mark: Mark) -> Diagnostic:
    """Give the diagnostic for one suspect character."""
    point = f"U+{ord(character):04X}"
    name = unicodedata.name(character, _NAMES.get(character, ""))
    label = f"{point} {name}".rstrip()
    return Diagnostic(_code(character), f"Invisible character {label}.", mark, "Delete it.")


def _code(character: str) -> Code:
    if _BIDI.match(character):
        return BIDI_CONTROL
    return ZERO_WIDTH if _ZERO.match(character) else CONTROL_CHARACTER
