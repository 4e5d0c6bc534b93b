"""Mistakes in YAML: how each is recognized, reported and corrected.

yaml.syntax
    Bad::
        claims:
          idle:
            quote: stood idle for a week
           says: The crane stood idle.
    Good::
        claims:
          idle:
            quote: stood idle for a week
            says: The crane stood idle.

yaml.text-after-quote
    Bad::
        claims:
          idle:
            says: "Idle" is what the master called the crane.
    Good::
        claims:
          idle:
            says: '"Idle" is what the master called the crane.'

yaml.unquoted-colon
    Bad::
        claims:
          idle:
            says: The harbor master said: the crane is idle.
    Good::
        claims:
          idle:
            says: "The harbor master said: the crane is idle."

yaml.unquoted-comma
    Bad::
        claims:
          idle: {says: The crane, they said, stood idle.}
    Good::
        claims:
          idle: {says: "The crane, they said, stood idle."}

yaml.cut-by-hash
    Bad::
        claims:
          idle:
            says: Crane #2 stood idle.
    Good::
        claims:
          idle:
            says: "Crane #2 stood idle."

yaml.unquoted-date-set
    Bad::
        dates:
          storm:
            date: [2024-04-10..2024-04-12]
            title: A storm damages the crane
    Good::
        dates:
          storm:
            date: "[2024-04-10..2024-04-12]"
            title: A storm damages the crane

yaml.leading-character
    Bad::
        claims:
          idle:
            says: %10 of the cargo was waiting.
    Good::
        claims:
          idle:
            says: "%10 of the cargo was waiting."

yaml.escape
    Bad::
        claims:
          idle:
            says: "The log is kept in C:\\Quay."
    Good::
        claims:
          idle:
            says: 'The log is kept in C:\\Quay.'

yaml.tab
    Bad::
        claims:
        \tidle: {quote: stood idle for a week}
    Good::
        claims:
          idle: {quote: stood idle for a week}

yaml.unclosed
    Bad::
        claims:
          idle: {quote: stood idle for a week
    Good::
        claims:
          idle: {quote: stood idle for a week}

yaml.alias
    Bad::
        chains:
          told-us: [{party: master, how: told, read: true}]
        claims:
          idle:
            quote: stood idle for a week
            attribution: *told-us
    Good::
        chains:
          told-us: [{party: master, how: told, read: true}]
        claims:
          idle:
            quote: stood idle for a week
            attribution: told-us

yaml.anchor
    Bad::
        claims:
          idle:
            says: &idle The crane stood idle.
    Good::
        claims:
          idle:
            says: The crane stood idle.

yaml.tag
    Bad::
        claims:
          idle:
            says: !important The crane stood idle.
    Good::
        claims:
          idle:
            says: The crane stood idle.

yaml.merge-key
    Bad::
        claims:
          idle:
            <<: {sources: [courier]}
            quote: stood idle for a week
    Good::
        claims:
          idle:
            sources: [courier]
            quote: stood idle for a week

yaml.duplicate-key
    Bad::
        claims:
          idle: {quote: stood idle for a week}
          idle: {quote: A storm had damaged the crane}
    Good::
        claims:
          idle: {quote: stood idle for a week}
          damage: {quote: A storm had damaged the crane}

yaml.key
    Bad::
        claims:
          idle: {quote: stood idle for a week}
          [damage]: {quote: A storm had damaged the crane}
    Good::
        claims:
          idle: {quote: stood idle for a week}
          damage: {quote: A storm had damaged the crane}

yaml.second-document
    Bad::
        claims:
          idle: {quote: stood idle for a week}
        ---
        figures: {}
    Good::
        claims:
          idle: {quote: stood idle for a week}
        figures: {}

yaml.not-a-mapping
    Bad::
        - idle: {quote: stood idle for a week}
    Good::
        claims:
          idle: {quote: stood idle for a week}
"""

import re
from collections.abc import Callable, Iterable
from enum import Enum
from typing import NamedTuple

from yaml.error import MarkedYAMLError

from footnoted.records import events
from footnoted.records.events import Slip, YamlEvent, YamlLines, YamlPosition

# -------------------------------------------------------------------------------------------------
# Notice slips that are valid YAML but surely not what was meant.
#
# Each looks at one event in its line; ``yaml.parse`` tries whether the correction works.

HASH = re.compile(r"[ \t]+(?=#[^\s#])")
_BRACKETS = re.compile(r"[\[{][\s\d~?%XYE.,+-]{4,400}[\]}]")
_YEAR = re.compile(r"[\dX]{4}")
_ADDRESS = re.compile(r"https?://\S+$")
_ONE_WORD = re.compile(r"#\S+\s*$|#[^\s,}\]]+\s*[,}\]]")


def cut_by_hash(event: YamlEvent, lines: YamlLines) -> Slip | None:
    """Return the slip of ``#word`` after a plain text, which was read as a comment."""
    if event.style or lines.text[event.end.index : event.end.index + 1] not in {" ", "\t"}:
        return None
    line, column = event.end.line, event.end.column
    if event.start.line != line:
        return None
    found = HASH.match(lines[line], column)
    if not found:
        return None
    start = event.start.column if event.value else found.end()
    return cut(lines, line, start, found.end())


def cut(lines: YamlLines, number: int, start: int, at: int) -> Slip:
    """Return the slip of a text or address from ``start`` that is cut at a ``#``."""
    line = lines[number]
    if _ADDRESS.match(line[start:at].rstrip()) and _ONE_WORD.match(line[at:]):
        cured = events.join_address(line, start)
    else:
        cured = events.quote_from(line, start, at + 1, lines.flow(number, at))
    message = f"“{line[at:].rstrip()}” is read as a comment and lost."
    hint = "If it is a comment, put a space after the #."
    return Slip(events.CUT_BY_HASH, message, number, at, cured, hint)


def date_set(event: YamlEvent, lines: YamlLines) -> Slip | None:
    """Return the slip of ``[2025-02-10..2025-02-16]``, which was read as a list."""
    line, column = lines[event.start.line], event.start.column
    found = _BRACKETS.match(line, column) if event.flow else None
    if not found or ".." not in found.group() or not _YEAR.search(found.group()):
        return None
    cured = line[:column] + events.quote_yaml(found.group()) + line[found.end() :]
    message = (
        f"“{found.group()}” is read as a list, because the brackets are not in quotation marks."
    )
    return Slip(events.UNQUOTED_DATE_SET, message, event.start.line, column, cured)


_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")
_KEY = re.compile(r"\s*[a-z0-9]+(?:-[a-z0-9]+)*:(?:\s|$)")


def bare_key(
    key: YamlEvent, value: YamlEvent, before: YamlEvent | None, lines: YamlLines
) -> Slip | None:
    """Return the slip of a key without colon and value: the second half of a text with a comma."""
    if not lines.depth or key.kind != "scalar" or not key.value or value.kind != "scalar":
        return None
    if value.value or value.style or lines.text[key.end.index : value.end.index + 1][:1] == ":":
        return None
    if lines.text[key.end.index : value.end.index].strip():
        return None
    number, cured, why = key.start.line, None, ""
    name, colon, rest = key.value.partition(":")
    if colon and rest and not rest.startswith("//") and _NAME.fullmatch(name):
        line, start = lines[number], key.start.column
        cured = f"{line[:start]}{name}: {line[start + len(name) + 1 :]}"
        message = f"“{key.value}” has no space after its colon."
        return Slip(events.SYNTAX, message, number, start + len(name) + 1, cured)
    if before:
        why = ": the comma before it ended the text"
        if before.start.line == key.end.line:
            cured = events.quote_from(lines[number], before.start.column, key.end.column, True)
    message = f"“{key.value}” has no colon and value{why}."
    return Slip(events.UNQUOTED_COMMA, message, number, key.start.column, cured)


# -------------------------------------------------------------------------------------------------
# Explain in a writer's words what the YAML parser could not read, with the corrected line.
#
# One error is explained at a time; ``yaml.parse`` tries whether the correction works.


class Cause(Enum):
    """A cause of the parser's error: the field that names it, and a pattern of its words.

    libyaml has no codes, so its words are recognized, here and nowhere else.
    """

    INDICATOR = "context", r"(an alias|an anchor|a tag|a block scalar|a directive)$"
    QUOTES = "context", r"^while scanning a quoted scalar$"
    BRACKETS = "context", r"flow"
    BLOCK = "context", r"block"
    NO_TOKEN = "problem", r"cannot start any token"
    ESCAPE = "problem", r"escape|hexdecimal"
    UNEXPECTED = "problem", r"did not find expected"
    NO_COMMA = "problem", r"expected ','"
    NO_COLON = "problem", r"could not find expected ':'"
    VALUE = "problem", r"mapping values"
    DASH = "problem", r"block sequence entries"


class YamlTrouble(NamedTuple):
    """What the parser says, and the lines it says it about."""

    lines: YamlLines
    last: YamlEvent | None
    """The last text that was read."""
    causes: frozenset[Cause]
    at: YamlPosition
    since: YamlPosition

    @property
    def line(self) -> str:
        """Return the line where the parser stopped."""
        return self.lines[self.at.line]

    @property
    def character(self) -> str:
        """Return the character at which the parser stopped."""
        return self.line[self.at.column : self.at.column + 1]

    def last_column(self, quoted: bool) -> int | None:
        """Return where the last text on this line starts, if it is the kind asked for."""
        last = self.last
        if not last or last.start.line != self.at.line:
            return None
        return last.start.column if (last.style in {'"', "'"}) == quoted else None

    def quoted_from(self, start: int, past: int) -> str:
        """Return this line with the value at ``start`` quoted."""
        flow = self.lines.flow(self.at.line, start)
        return events.quote_from(self.line, start, past, flow)


def explain(error: MarkedYAMLError, lines: YamlLines, last: YamlEvent | None) -> Slip:
    """Return the slip of a parser's error; the first explanation that fits is used."""
    at, message = error.problem_mark or error.context_mark, f"This cannot be read: {error.problem}."
    if at is None:
        return Slip(events.SYNTAX, message, 0, 0)
    trouble = YamlTrouble(lines, last, _causes(error), at, error.context_mark or at)
    found = (slip for explanation in EXPLANATIONS if (slip := explanation(trouble)))
    return next(found, Slip(events.SYNTAX, message, at.line, at.column))


def _causes(error: MarkedYAMLError) -> frozenset[Cause]:
    return frozenset(
        cause for cause in Cause if re.search(cause.value[1], getattr(error, cause.value[0]) or "")
    )


def _tab(trouble: YamlTrouble) -> Slip | None:
    line = trouble.line
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" not in indent or trouble.at.column > len(indent):
        return None
    message = "This line is indented with a tab."
    column = indent.index("\t")
    lines, here = trouble.lines.lines, trouble.at.line
    cured = events.replace_tabs(line, _nearest(reversed(lines[:here])), _nearest(lines[here + 1 :]))
    return Slip(events.TAB, message, trouble.at.line, column, cured, events.TAB.cure)


def _nearest(lines: Iterable[str]) -> str:
    """Return the first line that is neither empty nor a comment."""
    return next((line for line in lines if line.split("#")[0].strip()), "")


def _leading(trouble: YamlTrouble) -> Slip | None:
    """A text that starts with one of YAML's own characters: ``@ ` % * & ! | >``."""
    if Cause.INDICATOR in trouble.causes:
        mark = trouble.since
    elif Cause.NO_TOKEN in trouble.causes:
        mark = trouble.at
    else:
        return None
    line, start = trouble.lines[mark.line], mark.column
    message = f"A text without quotation marks cannot begin with “{line[start : start + 1]}”."
    flow = trouble.lines.flow(mark.line, start)
    cured = events.quote_key(line, start) or events.quote_from(line, start, start + 1, flow)
    return Slip(events.LEADING_CHARACTER, message, mark.line, start, cured)


def _escape(trouble: YamlTrouble) -> Slip | None:
    if Cause.ESCAPE not in trouble.causes:
        return None
    cured = None
    if trouble.since.line == trouble.at.line:
        cured = events.quote_singly(trouble.line, trouble.since.column)
    message = (
        "A backslash between double quotation marks is followed by a letter that YAML does "
        "not know."
    )
    return Slip(events.ESCAPE, message, trouble.at.line, max(trouble.at.column - 1, 0), cured)


def _open_quote(trouble: YamlTrouble) -> Slip | None:
    if Cause.QUOTES not in trouble.causes:
        return None
    since = trouble.since
    return Slip(events.UNCLOSED, "This quotation mark is not closed.", since.line, since.column)


def _after_quote(trouble: YamlTrouble) -> Slip | None:
    start = trouble.last_column(quoted=True)
    if start is None or Cause.UNEXPECTED not in trouble.causes:
        return None
    words = trouble.line[trouble.at.column :].rstrip()
    message = f"“{words}” follows the closing quotation mark."
    cured = trouble.quoted_from(start, trouble.at.column)
    return Slip(events.TEXT_AFTER_QUOTE, message, trouble.at.line, trouble.at.column, cured)


def _colon(trouble: YamlTrouble) -> Slip | None:
    start = trouble.last_column(quoted=False)
    known = trouble.causes & {Cause.VALUE, Cause.NO_COMMA}
    if start is None or trouble.character != ":" or not known:
        return None
    text = trouble.line[start : trouble.at.column]
    message = f"“{text}:” is read as a key, because a colon and a space follow."
    cured = trouble.quoted_from(start, trouble.at.column)
    return Slip(events.UNQUOTED_COLON, message, trouble.at.line, trouble.at.column, cured)


def _no_colon(trouble: YamlTrouble) -> Slip | None:
    """A line without ``: `` runs on into the next one, where the parser then stumbles."""
    if Cause.NO_COLON in trouble.causes:
        return _without_key(trouble, trouble.since.line, trouble.since.column)
    last = trouble.last
    if not last or last.style or last.start.line >= trouble.at.line:
        return None
    if Cause.VALUE not in trouble.causes or last.end.line != trouble.at.line:
        return None
    return _indented(trouble, last.start.line) or _without_key(
        trouble, last.start.line, last.start.column
    )


def _indented(trouble: YamlTrouble, above: int) -> Slip | None:
    """A key deeper than the key above, whose text it seems to continue: one is misplaced."""
    lines, here = trouble.lines, trouble.at.line
    if not (_KEY.match(lines[above]) and _KEY.match(lines[here])) or here != above + 1:
        return None
    deep, wanted = _indent(lines[here]), _indent(lines[above])
    parent = _nearest(lines.lines[number] for number in range(above - 1, -1, -1))
    if parent.split(" #")[0].rstrip().endswith(":") and len(_indent(parent)) >= len(wanted):
        # Nothing is below the key above both: the upper line should be, and is not.
        here, deep, wanted = above, wanted, deep
    message = f"This line begins with {len(deep)} spaces and should begin with {len(wanted)}."
    cured = wanted + lines[here].lstrip()
    hint = f"Put {len(wanted)} spaces before it."
    return Slip(events.SYNTAX, message, here, len(deep), cured, hint)


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _without_key(trouble: YamlTrouble, line: int, column: int) -> Slip:
    text = trouble.lines[line]
    key, colon, value = text[column:].partition(":")
    cured = f"{text[:column]}{key}: {value}" if colon and value and " " not in key else None
    message = "This line has no key: a colon and a space are missing."
    return Slip(events.SYNTAX, message, line, column, cured)


def _hash_in_flow(trouble: YamlTrouble) -> Slip | None:
    """A ``#word`` inside brackets hides the closing bracket, so the error comes lines later."""
    if Cause.BRACKETS not in trouble.causes:
        return None
    for number in range(trouble.since.line, trouble.at.line):
        line = trouble.lines[number]
        if found := HASH.search(line):
            start = events.value_start(line, found.end())
            return cut(trouble.lines, number, start, found.end())
    return None


def _open_bracket(trouble: YamlTrouble) -> Slip | None:
    if Cause.BRACKETS not in trouble.causes or trouble.since.line == trouble.at.line:
        return None
    since = trouble.since
    bracket = trouble.lines[since.line][since.column : since.column + 1]
    message = f"This “{bracket}” is not closed."
    return Slip(events.UNCLOSED, message, since.line, since.column)


def _dash(trouble: YamlTrouble) -> Slip | None:
    if Cause.DASH not in trouble.causes:
        return None
    message = "A list cannot start on its key's line."
    hint = "Put `- …` on the next line, indented. If it is text, put it into quotation marks."
    return Slip(events.SYNTAX, message, trouble.at.line, trouble.at.column, hint=hint)


def _indentation(trouble: YamlTrouble) -> Slip | None:
    if not trouble.causes >= {Cause.BLOCK, Cause.UNEXPECTED}:
        return None
    message = "This line does not fit the indentation of the lines above."
    return Slip(events.SYNTAX, message, trouble.at.line, trouble.at.column)


EXPLANATIONS: tuple[Callable[[YamlTrouble], Slip | None], ...] = (
    _tab,
    _leading,
    _escape,
    _open_quote,
    _after_quote,
    _colon,
    _no_colon,
    _hash_in_flow,
    _open_bracket,
    _dash,
    _indentation,
)
