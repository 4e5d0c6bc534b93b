"""Say in a writer's words what the YAML parser could not read, with the cured line.

Explains one error at a time; whether the cure works is tried by ``parse``.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from yaml.error import MarkedYAMLError

from footnoted.load.yaml import codes, cure
from footnoted.load.yaml.events import Event, Point
from footnoted.load.yaml.lines import Lines
from footnoted.load.yaml.refuse import HASH, cut
from footnoted.load.yaml.slip import Slip


class Trouble(NamedTuple):
    """What the parser says, and the lines it says it about."""

    lines: Lines
    last: Event | None
    """The last text that was read."""
    problem: str
    context: str
    at: Point
    since: Point

    @property
    def line(self) -> str:
        """Give the line where the parser stopped."""
        return self.lines[self.at.line]

    @property
    def character(self) -> str:
        """Give the character at which the parser stopped."""
        return self.line[self.at.column : self.at.column + 1]

    def last_column(self, quoted: bool) -> int | None:
        """Give where the last text on this line starts, if it is the kind asked for."""
        last = self.last
        if not last or last.start.line != self.at.line:
            return None
        return last.start.column if (last.style in {'"', "'"}) == quoted else None

    def quoted_from(self, start: int, past: int) -> str:
        """Give this line with the value at ``start`` quoted."""
        flow = self.lines.flow(self.at.line, start)
        return cure.quote_from(self.line, start, past, flow)


def explain(error: MarkedYAMLError, lines: Lines, last: Event | None) -> Slip:
    """Turn a parser's error into a slip; the first explanation that fits wins."""
    at = error.problem_mark or error.context_mark
    if at is None:
        return Slip(codes.SYNTAX, f"This is not YAML: {error.problem}.", 0, 0)
    trouble = Trouble(
        lines, last, error.problem or "", error.context or "", at, error.context_mark or at
    )
    found = (slip for explanation in EXPLANATIONS if (slip := explanation(trouble)))
    plain = Slip(codes.SYNTAX, f"This is not YAML: {trouble.problem}.", at.line, at.column)
    return next(found, plain)


def _tab(trouble: Trouble) -> Slip | None:
    line = trouble.line
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" not in indent or trouble.at.column > len(indent):
        return None
    message = "This line is indented with a tab."
    column = indent.index("\t")
    lines, here = trouble.lines.lines, trouble.at.line
    cured = cure.untabbed(line, _nearest(reversed(lines[:here])), _nearest(lines[here + 1 :]))
    return Slip(codes.TAB, message, trouble.at.line, column, cured, codes.TAB.cure)


def _nearest(lines: Iterable[str]) -> str:
    """Give the first line that is neither empty nor a comment."""
    return next((line for line in lines if line.split("#")[0].strip()), "")


def _leading(trouble: Trouble) -> Slip | None:
    """A text that starts with one of YAML's own characters: ``@ ` % * & ! | >``."""
    scans = ("an alias", "an anchor", "a tag", "a block scalar", "a directive")
    if trouble.context.endswith(scans):
        mark = trouble.since
    elif "cannot start any token" in trouble.problem:
        mark = trouble.at
    else:
        return None
    line, start = trouble.lines[mark.line], mark.column
    message = f"An unquoted text cannot start with “{line[start : start + 1]}”."
    flow = trouble.lines.flow(mark.line, start)
    cured = cure.quote_key(line, start) or cure.quote_from(line, start, start + 1, flow)
    return Slip(codes.LEADING_CHARACTER, message, mark.line, start, cured)


def _escape(trouble: Trouble) -> Slip | None:
    if "escape" not in trouble.problem and "hexdecimal" not in trouble.problem:
        return None
    cured = None
    if trouble.since.line == trouble.at.line:
        cured = cure.single_quoted(trouble.line, trouble.since.column)
    message = 'A backslash inside “"…"” is followed by something YAML does not know.'
    return Slip(codes.ESCAPE, message, trouble.at.line, max(trouble.at.column - 1, 0), cured)


def _open_quote(trouble: Trouble) -> Slip | None:
    if trouble.context != "while scanning a quoted scalar":
        return None
    since = trouble.since
    return Slip(codes.UNCLOSED, "This quotation mark is never closed.", since.line, since.column)


def _after_quote(trouble: Trouble) -> Slip | None:
    start = trouble.last_column(quoted=True)
    if start is None or "did not find expected" not in trouble.problem:
        return None
    words = trouble.line[trouble.at.column :].rstrip()
    message = f"“{words}” stands behind the closing quotation mark."
    cured = trouble.quoted_from(start, trouble.at.column)
    return Slip(codes.TEXT_AFTER_QUOTE, message, trouble.at.line, trouble.at.column, cured)


def _colon(trouble: Trouble) -> Slip | None:
    start = trouble.last_column(quoted=False)
    known = "mapping values" in trouble.problem or "expected ','" in trouble.problem
    if start is None or trouble.character != ":" or not known:
        return None
    text = trouble.line[start : trouble.at.column]
    message = f"“{text}:” is read as a key, because a colon and a space follow."
    cured = trouble.quoted_from(start, trouble.at.column)
    return Slip(codes.UNQUOTED_COLON, message, trouble.at.line, trouble.at.column, cured)


def _no_colon(trouble: Trouble) -> Slip | None:
    """A line without ``: `` runs on into the next one, where the parser then stumbles."""
    if "could not find expected ':'" in trouble.problem:
        return _without_key(trouble, trouble.since.line, trouble.since.column)
    last = trouble.last
    if not last or last.style or last.start.line >= trouble.at.line:
        return None
    if "mapping values" not in trouble.problem or last.end.line != trouble.at.line:
        return None
    return _without_key(trouble, last.start.line, last.start.column)


def _without_key(trouble: Trouble, line: int, column: int) -> Slip:
    text = trouble.lines[line]
    key, colon, value = text[column:].partition(":")
    cured = f"{text[:column]}{key}: {value}" if colon and value and " " not in key else None
    message = "This line has no key: a colon and a space are missing."
    return Slip(codes.SYNTAX, message, line, column, cured)


def _hash_in_flow(trouble: Trouble) -> Slip | None:
    """A ``#word`` inside brackets hides the closing bracket, so the error comes lines later."""
    if "flow" not in trouble.context:
        return None
    for number in range(trouble.since.line, trouble.at.line):
        line = trouble.lines[number]
        if found := HASH.search(line):
            start = cure.value_start(line, found.end())
            return cut(trouble.lines, number, start, found.end())
    return None


def _open_bracket(trouble: Trouble) -> Slip | None:
    if "flow" not in trouble.context or trouble.since.line == trouble.at.line:
        return None
    since = trouble.since
    bracket = trouble.lines[since.line][since.column : since.column + 1]
    message = f"This “{bracket}” is never closed."
    return Slip(codes.UNCLOSED, message, since.line, since.column)


def _dash(trouble: Trouble) -> Slip | None:
    if "block sequence entries" not in trouble.problem:
        return None
    message = "A list cannot start on its key's line."
    hint = "Put “- …” on the next line, indented; or quote it if it is text."
    return Slip(codes.SYNTAX, message, trouble.at.line, trouble.at.column, hint=hint)


def _indentation(trouble: Trouble) -> Slip | None:
    if "block" not in trouble.context or "did not find expected" not in trouble.problem:
        return None
    message = "This line does not fit the indentation of the lines above."
    return Slip(codes.SYNTAX, message, trouble.at.line, trouble.at.column)


EXPLANATIONS: tuple[Callable[[Trouble], Slip | None], ...] = (
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
