"""YAML's events and lines, suspect characters, and the kinds of problems."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, Protocol

import yaml

from footnoted.diagnostics.problem import Code, Level, Mark, Problem

# -------------------------------------------------------------------------------------------------
# The parser's events as small typed values, without what the loader does not need.

NodeKind = Literal["document", "scalar", "alias", "mapping", "sequence", "end", "other"]

_KINDS: dict[type[yaml.Event], NodeKind] = {
    yaml.DocumentStartEvent: "document",
    yaml.ScalarEvent: "scalar",
    yaml.AliasEvent: "alias",
    yaml.MappingStartEvent: "mapping",
    yaml.SequenceStartEvent: "sequence",
    yaml.MappingEndEvent: "end",
    yaml.SequenceEndEvent: "end",
}


class YamlPosition(Protocol):
    """A position in the text, in code points from 0."""

    line: int
    column: int
    index: int


class YamlEvent(NamedTuple):
    """One thing that the parser read."""

    kind: NodeKind
    start: YamlPosition
    end: YamlPosition
    value: str
    """A scalar's text; empty for everything else."""
    style: str
    """A scalar's quotation mark or block sign; empty if it has none."""
    flow: bool
    """Whether it is a mapping or list in brackets."""
    anchor: str
    tagged: bool

    def mark(self, path: str) -> Mark:
        """Return the place where it starts, for people."""
        return Mark(path, self.start.line + 1, self.start.column + 1)


def events(text: str) -> Iterator[YamlEvent]:
    """Yield the events of a text; raises the parser's own errors."""
    loader = yaml.CSafeLoader(text)
    try:
        while (event := loader.get_event()) is not None:
            yield _event(event)
    finally:
        loader.dispose()


def _event(event: Any) -> YamlEvent:
    # A sidecar has thousands of events: each is only asked for what its kind has.
    kind = _KINDS.get(type(event), "other")
    start, end = event.start_mark, event.end_mark
    if kind == "scalar":
        style, anchor = event.style or "", event.anchor or ""
        return YamlEvent(kind, start, end, event.value, style, False, anchor, bool(event.tag))
    if kind in ("mapping", "sequence"):
        flow, anchor = bool(event.flow_style), event.anchor or ""
        return YamlEvent(kind, start, end, "", "", flow, anchor, bool(event.tag))
    anchor = event.anchor if kind == "alias" else ""
    return YamlEvent(kind, start, end, "", "", False, anchor or "", False)


# -------------------------------------------------------------------------------------------------
# A slip: a known mistake of people writing YAML, with the corrected line.
#
# Slips are raised inside the loader only; ``yaml.parse`` makes a problem of each.


@dataclass(frozen=True, slots=True)
class Slip:
    """Why and where the loader had to stop; line and column in code points, both from 0."""

    code: Code
    message: str
    line: int
    column: int
    cured: str | None = None
    """The whole line with the slip corrected; None if no correction is known."""
    hint: str = ""

    @property
    def place(self) -> tuple[int, int]:
        """Return line and column, to compare which of two slips comes later."""
        return self.line, self.column

    def diagnostic(self, path: str) -> Problem:
        """Return the slip as a problem, with the corrected line in its hint."""
        hints = [self.hint] if self.hint else []
        hints += [f"Write: {self.cured.strip()}"] if self.cured else []
        mark = Mark(path, self.line + 1, self.column + 1)
        return Problem(self.code, self.message, mark, " ".join(hints) or self.code.cure)


class Stop(Exception):
    """Reading cannot go on from here."""

    def __init__(self, slip: Slip) -> None:
        """Take the slip that ``yaml.parse`` will report."""
        super().__init__(slip.message)
        self.slip = slip


# -------------------------------------------------------------------------------------------------
# The kinds of problem a YAML text can have, before any schema looks at it.
#
# All of them guard safety or meaning: a site can neither change their level nor allow them.


def _error(name: str, meaning: str, cure: str) -> Code:
    return Code(f"yaml.{name}", Level.ERROR, meaning, cure)


SYNTAX = _error(
    "syntax",
    "The file is not YAML from this place on, so none of it can be read.",
    "Compare the line with the lines around it: indentation, a space after each colon, closed "
    "brackets.",
)
TEXT_AFTER_QUOTE = _error(
    "text-after-quote",
    "Words follow a closing quotation mark; YAML ends the text at that mark.",
    "Put the whole text into quotation marks of the other kind.",
)
UNQUOTED_COLON = _error(
    "unquoted-colon",
    "An unquoted text contains a colon and a space, which YAML reads as a new key.",
    "Put the text into quotation marks.",
)
UNQUOTED_COMMA = _error(
    "unquoted-comma",
    "An unquoted text inside {} contains a comma, which YAML reads as the next key.",
    "Put the text into quotation marks.",
)
CUT_BY_HASH = _error(
    "cut-by-hash",
    "A # after a space starts a comment, so the rest of the text or address is lost.",
    "Put the text into quotation marks. If it is a comment, put a space after the #.",
)
UNQUOTED_DATE_SET = _error(
    "unquoted-date-set",
    "A set of dates in brackets is not quoted, so YAML reads a list instead of a date.",
    "Put the date, brackets included, into quotation marks.",
)
LEADING_CHARACTER = _error(
    "leading-character",
    "An unquoted text starts with a character that means something else in YAML.",
    "Put the text into quotation marks.",
)
ESCAPE = _error(
    "escape",
    'A backslash inside "…" is followed by a letter that YAML does not know.',
    "Use single quotation marks, in which a backslash is a backslash.",
)
TAB = _error(
    "tab",
    "A line is indented with a tab; YAML indents with spaces only.",
    "Indent with two spaces for each step.",
)
UNCLOSED = _error(
    "unclosed",
    "A quotation mark or bracket is opened and never closed.",
    "Close it where the text or list ends.",
)
ALIAS = _error(
    "alias",
    "An alias (*name) repeats text from another place. Sidecars have none.",
    "Write the text itself. If it begins with an asterisk, put it into quotation marks.",
)
ANCHOR = _error(
    "anchor",
    "An anchor (&name) marks text to be repeated elsewhere. Sidecars have none.",
    "Remove it. If the text begins with an ampersand, put it into quotation marks.",
)
TAG = _error(
    "tag",
    "A tag (!name) gives a value a type. Sidecars have none.",
    "Remove it. If the text begins with an exclamation mark, put it into quotation marks.",
)
MERGE_KEY = _error(
    "merge-key",
    "A merge key (<<) copies entries from another place. Sidecars have none.",
    "Write the entries themselves.",
)
DUPLICATE_KEY = _error(
    "duplicate-key",
    "The same key is there twice, and only one could be kept.",
    "Rename or remove one of them.",
)
KEY = _error(
    "key",
    "A key is empty, or a list or mapping instead of a word.",
    "Write the key as one word followed by a colon and a space.",
)
SECOND_DOCUMENT = _error(
    "second-document",
    "A line of three dashes starts a second document; only the first would be read.",
    "Remove the line, or move what follows into another file.",
)
NOT_A_MAPPING = _error(
    "not-a-mapping",
    "The file is not made of keys with values.",
    "Start with a key, a colon and its entries below it.",
)
TOO_DEEP = _error(
    "too-deep",
    "Lists and keys are nested too deep.",
    "Check the brackets and the indentation.",
)
TOO_LARGE = _error(
    "too-large",
    "The file is too large to be read.",
    "Split it: move sources into the register, other records into another briefing.",
)
CONTROL_CHARACTER = _error(
    "control-character",
    "The text contains a character that cannot be printed and can damage pages and files.",
    "Delete it. It often comes along when you copy from a PDF or a terminal.",
)
BIDI_CONTROL = _error(
    "bidi-control",
    "An invisible character changes the direction of writing, so people read other words than "
    "programs do.",
    "Delete it. Arabic and Hebrew do not need it; the marks LRM and RLM are allowed.",
)
ZERO_WIDTH = Code(
    "yaml.zero-width",
    Level.WARNING,
    "The text contains an invisible character, so searches and quotations fail.",
    "Delete it, unless the language needs it there.",
)


# -------------------------------------------------------------------------------------------------
# Find invisible characters that change what is read.
#
# Only characters are looked at; files are decoded elsewhere.

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
"""The most reports per text: a file full of rubbish is one problem, not a million."""


def place(text: str, offset: int, path: str) -> Mark:
    """Return the line and column of an offset, both from 1."""
    line, start = 1, 0
    for found in _BREAK.finditer(text, 0, offset):
        line, start = line + 1, found.end()
    return Mark(path, line, offset - start + 1)


def inspect(text: str, path: str) -> list[Problem]:
    """Return problems for the suspect characters of a text, at most twenty."""
    found = list(_SUSPECT.finditer(text))[:MOST]
    return [describe(hit.group(), place(text, hit.start(), path)) for hit in found]


def suspects(value: str, typed: str, mark: Mark) -> list[Problem]:
    r"""Return problems for the suspect characters that an escape like ``\u202E`` put into a
    value.
    """
    found = set(_SUSPECT.findall(value)) - set(_SUSPECT.findall(typed))
    return [describe(character, mark) for character in sorted(found)]


def blank_refused(text: str) -> str:
    """Return the text with refused characters replaced one by one, so that offsets stay."""
    return _REFUSED.sub("\ufffd", text)


def describe(character: str, mark: Mark) -> Problem:
    """Return the problem of one suspect character."""
    point = f"U+{ord(character):04X}"
    name = unicodedata.name(character, _NAMES.get(character, ""))
    label = f"{point} {name}".rstrip()
    return Problem(_code(character), f"Invisible character {label}.", mark, "Delete it.")


def _code(character: str) -> Code:
    if _BIDI.match(character):
        return BIDI_CONTROL
    return ZERO_WIDTH if _ZERO.match(character) else CONTROL_CHARACTER


# -------------------------------------------------------------------------------------------------
# Put one text of a line into quotation marks.
#
# The lines are proposals; ``yaml.parse`` reads each again before it is shown.

_NEXT_KEY = re.compile(r",\s*[\w.-]+:(?=\s|$)|\}")
_NEXT_ITEM = re.compile(r"[,\]]")
_COMMENT = re.compile(r"\s+#(?=\s).*$|\s+$")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'')
_KEY = re.compile(r"\s*(?:-\s+)*(?:[^\s{\[][^:]*:\s+)?")
_KEY_LINE = re.compile(r"( *)[\w-]+:(?=\s|$)")
_OPENING = (":", "|", ">", "|-", ">-", "|+", ">+")
"""How a line ends whose value is on the lines below it."""
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"')


def quote_yaml(text: str) -> str:
    """Return a text as YAML: in ``"…"`` if that needs no escapes, else in ``'…'``."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def in_flow(line: str, column: int) -> bool:
    """Return whether a column is inside ``[]`` or ``{}`` opened as a value on this line."""
    before = _QUOTED.sub(lambda found: "x" * len(found.group()), line[:column])
    rest = before[_key_end(before) :]
    if rest[:1] not in {"[", "{"}:
        return False
    return sum(map(rest.count, "[{")) > sum(map(rest.count, "]}"))


def quote_from(line: str, start: int, past: int, flow: bool) -> str:
    """Return the line with the value quoted that starts at ``start`` and ends after ``past``."""
    end = _flow_end(line, start, past) if flow else _block_end(line, past)
    return line[:start] + quote_yaml(line[start:end]) + line[end:]


def quote_key(line: str, start: int) -> str | None:
    """Return the line with its key quoted; None if there is no block key at ``start``."""
    found = re.compile(r"[^\s:]+(?=:\s)").match(line, start)
    if not found or line[:start].strip(" -"):
        return None
    return line[:start] + quote_yaml(found.group()) + line[found.end() :]


def join_address(line: str, start: int) -> str:
    """Return the line with a cut-off ``#part`` joined to its address again."""
    return line[:start] + re.sub(r"(\S)\s+#(?=\S)", r"\1#", line[start:], count=1)


def quote_singly(line: str, start: int) -> str | None:
    """Return the line with its ``"…"`` at ``start`` in single quotes, backslashes kept."""
    found = _DOUBLE.match(line, start)
    if not found:
        return None
    inner = found.group()[1:-1].replace("'", "''")
    return f"{line[:start]}'{inner}'{line[found.end() :]}"


def replace_tabs(line: str, above: str = "", below: str = "") -> str:
    """Return the line with each leading tab as two spaces, or more if its neighbors need it.

    ``above`` and ``below`` are the nearest lines with text. A line is deeper than the key that it
    follows, and a key with its value is as deep as a key that follows it.
    """
    rest = line.lstrip("\t ")
    width = len(line[: len(line) - len(rest)].replace("\t", "  "))
    key = _KEY_LINE.match(below)
    if above.rstrip().endswith(":"):
        width = max(width, len(above) - len(above.lstrip()) + 2)
    elif key and not rest.rstrip().endswith(_OPENING):
        width = max(width, key.end(1))
    return " " * width + rest


def value_start(line: str, column: int) -> int:
    """Return where the value around a column starts on its line."""
    if not in_flow(line, column):
        return _key_end(line[:column])
    starts = [found.end() for found in re.finditer(r"[\[{,]\s*(?:[\w.-]+:\s+)?", line[:column])]
    return starts[-1]


def _key_end(line: str) -> int:
    found = _KEY.match(line)
    return found.end() if found else 0


def _block_end(line: str, past: int) -> int:
    found = _COMMENT.search(line, past)
    return found.start() if found else len(line)


def _flow_end(line: str, start: int, past: int) -> int:
    in_mapping = line[:start].rstrip().endswith(":")
    found = (_NEXT_KEY if in_mapping else _NEXT_ITEM).search(line, past)
    end = found.start() if found else len(line)
    return start + len(line[start:end].rstrip())


# -------------------------------------------------------------------------------------------------
# The text's lines, counted from 0 as the parser does; and whether a place is inside brackets.


@dataclass(slots=True)
class YamlLines:
    """A text by lines; ``depth`` is how many brackets are open at the place being read."""

    text: str
    depth: int = 0
    lines: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.lines = self.text.splitlines()

    def __getitem__(self, number: int) -> str:
        """Return a line; empty after the last."""
        return self.lines[number] if number < len(self.lines) else ""

    def flow(self, number: int, column: int) -> bool:
        """Return whether a place is inside ``[]`` or ``{}``."""
        return self.depth > 0 or in_flow(self[number], column)
