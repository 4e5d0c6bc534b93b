"""Problems as text, JSON, GitHub commands, SARIF and Reviewdog; and a fast JSON writer."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring
from typing import Any, TypeAlias
from urllib.parse import quote

from footnoted.diagnostics.manual import entry, family, text
from footnoted.diagnostics.problem import Code, Level, Mark, Problem, on_one_line

# -------------------------------------------------------------------------------------------------
# What every form of report is given, and what it returns.


@dataclass(frozen=True, slots=True)
class Tool:
    """Who reports, and how to get the text of a line."""

    version: str
    """The product's own version."""
    codes: tuple[Code, ...]
    """Every kind of problem there is, whether found or not."""
    line: Callable[[Mark], str | None]
    """Returns the text of the line of a mark, without its end; None if it cannot be read."""


Report: TypeAlias = Callable[[Sequence[Problem], Tool], str]
"""From problems, in their order, to a text that ends with a line feed, or is empty."""


def words(problem: Problem) -> str:
    """Return message, related place and hint, each on a line of its own, as one text."""
    lines = [on_one_line(problem.message)]
    if problem.related:
        lines.append(f"See also {problem.related}.")
    if problem.hint:
        lines.append(problem.printable_hint)
    return "\n".join(lines)


# -------------------------------------------------------------------------------------------------
# Problems as lines for a person: ``path:line:column: level: message [code]``.
#
# Columns count code points. There are no colors here; the command adds them for a terminal.

SHOWN = 3
"""How many problems of one kind a person is shown; the others are only counted."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Problems of one code and one level, by place."""

    shown: tuple[Problem, ...]
    """The first of them."""
    more: int
    """How many others there are."""

    def rest(self, cure: str) -> str:
        """Return the line that counts the others and says how to see them."""
        return f"    … and {self.more:,} more [{self.shown[0].code}]; {cure}"


def group(problems: Iterable[Problem], shown: int | None = SHOWN) -> Iterator[Alike]:
    """Return problems grouped by code and level, the gravest first, then by the first place.

    Each group shows at most ``shown`` problems; None shows all of them.
    """
    kinds: dict[tuple[Level, str], list[Problem]] = {}
    for problem in sorted(problems, key=lambda each: each.sort_key):
        kinds.setdefault((problem.level, problem.code.name), []).append(problem)
    for level in Level:
        for (its, _), same in kinds.items():
            if its is level:
                yield Alike(tuple(same[:shown]), len(same[shown:]) if shown else 0)


def log_lines(problems: Sequence[Problem], cure: str) -> Iterator[tuple[Level, str, int]]:
    """Yield the lines of a log, each with its level and the number of problems it covers.

    ``cure`` says how to see those that are only counted. If there are such, the last line counts
    all problems.
    """
    shortened = False
    for each in group(problems):
        level = each.shown[0].level
        yield from ((level, str(problem), 1) for problem in each.shown)
        if each.more:
            shortened = True
            yield level, each.rest(cure).lstrip(), each.more
    if shortened:
        yield Level.INFO, f"{counted(problems)}.", 0


def counted(problems: Iterable[Problem]) -> str:
    """Return how many problems there are of each level: "2 errors, 1 warning"."""
    levels = Counter(problem.level for problem in problems)
    parts = [count(levels[one], one) for one in (Level.ERROR, Level.WARNING) if levels[one]]
    parts = parts or ["No errors"] if levels[Level.INFO] else parts
    if levels[Level.INFO]:
        parts.append(count(levels[Level.INFO], "remark"))
    return ", ".join(parts) or "No problems"


def count(number: int, noun: str) -> str:
    """Return a number with its noun: "1 error", "1,445 errors". Regular English plurals only."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def report_text(problems: Sequence[Problem], tool: Tool) -> str:
    """Return each problem as it prints itself, the gravest first."""
    return "".join(f"{problem}\n" for each in group(problems, None) for problem in each.shown)


# -------------------------------------------------------------------------------------------------
# Problems as one JSON object, complete: the form for your own scripts.
#
# Columns count code points; lines and columns start at 1. What is not known is null. The text is
# plain ASCII, so that no terminal's encoding can spoil it.

VERSION = 1
"""Version of this form; it changes only if a key is removed or gets another meaning."""


def report_json(problems: Sequence[Problem], tool: Tool) -> str:
    """Return ``{version, footnoted, counts, problems}``."""
    levels = Counter(problem.level for problem in problems)
    value = {
        "version": VERSION,
        "footnoted": tool.version,
        "counts": {level.value: levels[level] for level in Level if level is not Level.OFF},
        "problems": [_problem(problem) for problem in problems],
    }
    return json.dumps(value, indent=2) + "\n"


def _problem(problem: Problem) -> Mapping[str, Any]:
    return {
        **_place(problem.mark),
        "level": problem.level.value,
        "code": problem.code.name,
        "message": problem.message,
        "hint": problem.whole_hint or None,
        "about": problem.about or None,
        "related": _place(problem.related) if problem.related else None,
    }


def _place(mark: Mark) -> Mapping[str, Any]:
    return {"path": mark.path, "line": mark.line or None, "column": mark.column or None}


# -------------------------------------------------------------------------------------------------
# Problems as workflow commands, which GitHub Actions shows beside the lines of a change.
#
# Form and escapes: GitHub's "Workflow commands for GitHub Actions" and ``command.ts`` of its
# ``actions/toolkit``. A column needs a line. No rule names the unit of ``col``, and GitHub shows
# annotations by line, so columns stay code points. Of one step GitHub shows ten errors, ten
# warnings and ten notices and says nothing of the others: the tenth says how many there are.

COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
ANNOTATIONS = 10
"""How many annotations of one level GitHub shows of a step; all are in the step's log."""

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def report_github(problems: Sequence[Problem], tool: Tool) -> str:
    """Return one command for each problem, and one for those of a level that are not shown."""
    levels = Counter(problem.level for problem in problems)
    seen: Counter[Level] = Counter()
    commands = []
    for problem in problems:
        level = problem.level
        seen[level] += 1
        if seen[level] == ANNOTATIONS and levels[level] > ANNOTATIONS:
            commands.append(_not_shown(level, levels[level] - ANNOTATIONS + 1))
        commands.append(_command(problem))
    return "".join(commands)


def _not_shown(level: Level, number: int) -> str:
    more = count(number, f"more {COMMANDS[level]}").translate(_PROPERTY)
    return f"::{COMMANDS[level]} title={more}::The log of this step lists all.\n"


def _command(problem: Problem) -> str:
    mark = problem.mark
    properties: dict[str, object] = {"file": mark.path}
    if mark.line:
        properties["line"] = mark.line
    if mark.line and mark.column:
        properties["col"] = mark.column
    properties["title"] = problem.code
    listed = ",".join(f"{key}={str(v).translate(_PROPERTY)}" for key, v in properties.items())
    return f"::{COMMANDS[problem.level]} {listed}::{words(problem).translate(_DATA)}\n"


# -------------------------------------------------------------------------------------------------
# Problems as SARIF 2.1.0 (OASIS), with the manual of every code as its rules.
#
# Columns count code points and the log says so (``columnKind``, section 3.14.17). Braces in
# messages are doubled (3.11.5) and no text of content can become a link (3.11.6). A problem of a
# file as a whole is reported on its first line, because GitHub's code scanning refuses a result
# without ``startLine``.

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}


def report_sarif(problems: Sequence[Problem], tool: Tool) -> str:
    """Return a SARIF log with one run."""
    index = {code.name: number for number, code in enumerate(tool.codes)}
    driver = {
        "name": "Footnoted",
        "version": tool.version,
        "rules": [_rule(code) for code in tool.codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, index) for problem in problems],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2) + "\n"


def _rule(code: Code) -> Mapping[str, Any]:
    first = code.meaning.partition(". ")[0].rstrip(".") + "."
    return {
        "id": code.name,
        "shortDescription": {"text": _message(first)},
        "fullDescription": {"text": _message(code.meaning)},
        "help": {"text": _message(text(code)), "markdown": _braces(entry(code))},
        "defaultConfiguration": {"level": LEVELS[code.level]},
        "properties": {"tags": [family(code)]},
    }


def _result(problem: Problem, index: Mapping[str, int]) -> Mapping[str, Any]:
    words = f"{problem.message}\n{problem.whole_hint}" if problem.hint else problem.message
    result: dict[str, Any] = {"ruleId": problem.code.name}
    if problem.code.name in index:
        result["ruleIndex"] = index[problem.code.name]
    result |= {
        "level": LEVELS[problem.level],
        "message": {"text": _message(words)},
        "locations": [_sarif_location(problem.mark)],
    }
    if problem.related:
        message = {"message": {"text": "see also"}}
        result["relatedLocations"] = [{"id": 1} | _sarif_location(problem.related) | message]
    return result


def _sarif_location(mark: Mark) -> dict[str, Any]:
    region = {"startLine": mark.line or 1}
    if mark.line and mark.column:
        region["startColumn"] = mark.column
    artifact = {"uri": quote(mark.path), "uriBaseId": "%SRCROOT%"}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _message(words: str) -> str:
    """Return a plain text message that shows ``words`` and nothing else."""
    return _braces(words).replace("](", "\\](")


def _braces(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")


# -------------------------------------------------------------------------------------------------
# Problems as lines of JSON in the Reviewdog Diagnostic Format, for comments on a change.
#
# ``reviewdog.proto`` (``message Position``) counts columns from 1 in bytes of UTF-8. If the line
# cannot be read, the column is left out: a wrong one is worse than none.

SEVERITIES = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.INFO: "INFO"}


def report_rdjsonl(problems: Sequence[Problem], tool: Tool) -> str:
    """Return one ``Diagnostic`` message a line."""
    return "".join(json.dumps(_diagnostic(problem, tool)) + "\n" for problem in problems)


def _diagnostic(problem: Problem, tool: Tool) -> Mapping[str, Any]:
    return {
        "message": words(problem),
        "location": _rdjsonl_location(problem.mark, tool.line(problem.mark)),
        "severity": SEVERITIES[problem.level],
        "source": {"name": "footnoted"},
        "code": {"value": problem.code.name},
    }


def _rdjsonl_location(mark: Mark, line: str | None) -> Mapping[str, Any]:
    if not mark.line:
        return {"path": mark.path}
    start = {"line": mark.line}
    if mark.column and line is not None:
        start["column"] = len(line[: mark.column - 1].encode("utf-8", "surrogatepass")) + 1
    return {"path": mark.path, "range": {"start": start}}


# -------------------------------------------------------------------------------------------------
# The forms of a report, by name.
#
# Each is a function of the problems alone and reads no file; it asks the tool for the text of a
# line.

FORMATS: Mapping[str, Report] = {
    "text": report_text,
    "json": report_json,
    "github": report_github,
    "sarif": report_sarif,
    "rdjsonl": report_rdjsonl,
}
"""Every form by the name that ``--format`` takes."""


# -------------------------------------------------------------------------------------------------
# Write plain values as indented JSON: the same text as ``json.dumps``, but faster.
#
# Python's own writer is slow with an indent; it still writes the texts and numbers.


class WrittenJson(str):
    """A value that is written already: it goes into the text as it is."""

    __slots__ = ()


def json_text(value: Any, indent: int = 1, level: int = 0) -> str:
    """Return plain values as JSON, each on a line of its own; all keys must be strings.

    ``level`` is how deep the value is within others.
    """
    step = " " * indent
    return _indented(value, "\n" + step * level, step)


def _indented(value: Any, line: str, step: str) -> str:
    if isinstance(value, str):
        return value if type(value) is WrittenJson else encode_basestring(value)
    inner = line + step
    if isinstance(value, dict):
        if not value:
            return "{}"
        held = [
            f"{encode_basestring(key)}: {_indented(each, inner, step)}"
            for key, each in value.items()
        ]
        return f"{{{inner}{f',{inner}'.join(held)}{line}}}"
    if isinstance(value, list | tuple):
        if not value:
            return "[]"
        held = [_indented(each, inner, step) for each in value]
        return f"[{inner}{f',{inner}'.join(held)}{line}]"
    return json.dumps(value, ensure_ascii=False)
