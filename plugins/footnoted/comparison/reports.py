"""A comparison as text, as JSON with its schema, and as Markdown for a comment."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any, TypeAlias
from urllib.parse import quote

from footnoted.comparison.facts import Aspect, Comparison, Coverage, FactChange, Told
from footnoted.diagnostics.problem import Mark, printable
from footnoted.diagnostics.reports import json_text
from footnoted.outputs.words import plural

# -------------------------------------------------------------------------------------------------
# What every report is given, and the words that all of them use.


@dataclass(frozen=True, slots=True)
class ReportLinks:
    """The names of the two states, and the addresses of their files and pages."""

    base: str = ""
    """The earlier state: a commit or a folder."""
    head: str = ""
    """The later one; empty for files as they are now."""
    files: str = ""
    """The address below which the later state's files are shown, line by line."""
    base_files: str = ""
    """The same of the earlier state."""
    site: str = ""
    """The address of a site built from the later state."""
    seen: Callable[[str], str] = str
    """How a path below the project's root is written for people."""


DiffReport: TypeAlias = Callable[[Comparison, ReportLinks], str]

_LABELS = {
    Aspect.ADDED: "is new",
    Aspect.RENAMED: "has another name",
    Aspect.MOVED: "is in another place",
    Aspect.NUMBER: "number",
    Aspect.WORDS: "quoted words",
    Aspect.CHAIN: "chain",
    Aspect.SOURCES: "sources",
    Aspect.PICTURE: "picture",
    Aspect.REMARK: "remark",
}


def what_changed(change: FactChange) -> str:
    """Return in what respect a thing is different: "is gone", "number", "chain, longer"."""
    aspect, label = change.aspect, change.label
    if aspect is Aspect.GONE:
        return f"is gone ({change.new})" if change.new else "is gone"
    if aspect is Aspect.SENTENCE:
        return f"the words are the same, the sentence around them changed ({label})"
    if aspect is Aspect.READ:
        return "is newly read" if change.new != "not read" else "is no longer read"
    known = _LABELS.get(aspect, "")
    return ", ".join(filter(None, (known, label if label != "quote" else ""))) or label


def told_of(change: FactChange) -> str:
    """Return whether readers are informed, in words; empty if they need not be."""
    if change.told is Told.SILENT:
        lost = change.aspect in {Aspect.RENAMED, Aspect.MOVED} or change.noun == "briefing"
        return "old address no longer works" if lost else "no correction"
    return "corrected" if change.told is Told.CORRECTED else ""


def summary(found: Comparison) -> str:
    """Return how much changed, in a line."""
    if not found.changes:
        return "No change in facts."
    silent = len(found.silent)
    told = f"; {silent} of them without a correction" if silent else ""
    return f"{plural(len(found.changes), 'change')} in facts{told}."


def coverage_words(found: Comparison) -> str:
    """Return how many records have a source, if it is different; else an empty text."""
    if found.before == found.after:
        return ""
    return (
        f"{_share(found.after)} claims, dates and figures rest on a source; before: "
        f"{_share(found.before)}."
    )


def _share(part: Coverage) -> str:
    return f"{part.resting} of {part.whole}"


def _visible(words: str) -> str:
    """Return words on one line, with invisible characters made visible."""
    return printable(" ".join(words.split()))


# -------------------------------------------------------------------------------------------------
# Text for people and editors: the place, what changed, from what to what.


_FEW = 5
"""The most things that rest on a source in a line; JSON has all."""


def report_text(found: Comparison, links: ReportLinks) -> str:
    """Return two lines for each change, or three if there is more to read."""
    lines = [line for change in found.changes for line in _lines(change, links)]
    lines += filter(None, (coverage_words(found),))
    return "".join(f"{line}\n" for line in lines)


def _lines(change: FactChange, links: ReportLinks) -> Iterator[str]:
    mark = change.now or change.was or Mark("")
    place = str(replace(mark, path=links.seen(mark.path)))
    told = told_of(change)
    ending = f" [{told}]" if told else ""
    name = f"{change.noun} `{_visible(change.ref)}`"
    yield f"{_visible(place)}: {name}: {what_changed(change)}{ending}"
    old, new = _visible(change.old), _visible(change.new)
    if change.aspect is Aspect.GONE:
        yield from _line("was", old)
    elif len(old) + len(new) < 70 and old and new:
        yield f"    {old} → {new}"
    else:
        yield from _line("was", old)
        yield from _line("now", new)
    if change.rests:
        more = len(change.rests) - _FEW
        few = ", ".join(map(_visible, change.rests[:_FEW]))
        yield f"    rests on it: {few}{f' and {more} more' if more > 0 else ''}"


def _line(name: str, words: str) -> Iterator[str]:
    if words:
        yield f"    {name}: {words}"


# -------------------------------------------------------------------------------------------------
# JSON for scripts, and its schema.

VERSION = 1
"""Version of this form; it changes if a key is removed or gets another meaning."""


def report_json(found: Comparison, links: ReportLinks) -> str:
    """Return one object; what is not known is null or empty."""
    told = {
        "version": VERSION,
        "base": links.base,
        "head": links.head,
        "counts": {"changes": len(found.changes), "silent": len(found.silent)},
        "coverage": {"before": _counts(found.before), "after": _counts(found.after)},
        "changes": [_change(change) for change in found.changes],
    }
    return json_text(told) + "\n"


def _counts(part: Coverage) -> dict[str, int]:
    return {"resting": part.resting, "of": part.whole}


def _change(change: FactChange) -> dict[str, Any]:
    return {
        "aspect": change.aspect.value,
        "noun": change.noun,
        "ref": change.ref,
        "label": change.label,
        "old": change.old,
        "new": change.new,
        "about": change.about,
        "was": _place(change.was),
        "now": _place(change.now),
        "told": change.told.value,
        "page": change.page,
        "rests": list(change.rests),
    }


def _place(mark: Mark | None) -> dict[str, Any] | None:
    return {"path": mark.path, "line": mark.line, "column": mark.column} if mark else None


def diff_schema_text() -> str:
    """Return the schema as the text of its file."""
    return json_text(diff_schema()) + "\n"


def diff_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the JSON."""
    text, number = {"type": "string"}, {"type": "integer", "minimum": 0}
    place = _object({"path": text, "line": number, "column": number})
    places = {"anyOf": [place, {"type": "null"}]}
    counted = _object({"resting": number, "of": number})
    change = {
        "aspect": {"enum": [aspect.value for aspect in Aspect]},
        "noun": text | {"description": "claim, date, figure, image, source, briefing …"},
        "ref": text | {"description": "NAME#ID, the id of a source, or a briefing's name."},
        "label": text | {"description": "The key, or what kind of change it is."},
        "old": text | {"description": "In words; empty where there was nothing."},
        "new": text | {"description": "In words; empty where there is nothing now."},
        "about": text | {"description": "The words by which people know the thing."},
        "was": places,
        "now": places,
        "told": {"enum": [told.value for told in Told]},
        "page": text | {"description": "Where readers find it, below the site's root."},
        "rests": {"type": "array", "items": text},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://footnoted.example/schemas/diff-{VERSION}.json",
        "title": "The change in facts between two states of a site made with Footnoted",
        **_object(
            {
                "version": {"const": VERSION},
                "base": text,
                "head": text | {"description": "Empty for files as they are now."},
                "counts": _object({"changes": number, "silent": number}),
                "coverage": _object({"before": counted, "after": counted}),
                "changes": {"type": "array", "items": _object(change)},
            }
        ),
    }


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": dict(properties),
    }


# -------------------------------------------------------------------------------------------------
# Markdown for a comment on a change: one screen, the gravest first, the rest folded.
#
# The words may be from strangers: they are shown as they are, and are never a link, a mention, an
# image or HTML.

MARKER = "<!-- footnoted diff -->"
"""The first line, by which the comment is found again and updated."""
SCREEN = 12
"""The most changes that are shown without unfolding."""
LONGEST = 160
"""The most characters of a cell; of longer words those around the difference are shown."""
WHOLE = 60_000
"""The most characters of a comment; services allow some 65,000."""
_CONTEXT = 40
_LINKING = re.compile(r"(?<=[@#])|(?<=://)|(?<=www\.)", re.IGNORECASE)


def report_markdown(found: Comparison, links: ReportLinks) -> str:
    """Return a comment as GitHub, GitLab and Forgejo show it."""
    lines = [MARKER, "### The change in facts", "", f"**{summary(found)}** {coverage_words(found)}"]
    first, rest = found.changes[:SCREEN], found.changes[SCREEN:]
    lines[-1] = lines[-1].rstrip()
    lines += _table(first, links)
    if rest:
        lines += _folded(rest, links, WHOLE - sum(map(len, lines)))
    return "".join(f"{line}\n" for line in lines)


def _table(changes: Sequence[FactChange], links: ReportLinks) -> list[str]:
    if not changes:
        return []
    return [
        "",
        "| What | Before | Now |",
        "|---|---|---|",
        *(_row(each, links) for each in changes),
    ]


def _folded(changes: Sequence[FactChange], links: ReportLinks, room: int) -> Iterable[str]:
    rows = _table(changes, links)
    shown = []
    for row in rows:
        room -= len(row) + 1
        if room < 500:
            break
        shown.append(row)
    left = len(rows) - len(shown)
    yield from ("", "<details>", f"<summary>{plural(len(changes), 'more change')}</summary>")
    yield from shown
    if left:
        yield from ("", f"{left} more are not shown here; `footnoted diff` lists all.")
    yield from ("", "</details>")


def _row(change: FactChange, links: ReportLinks) -> str:
    old, new = narrow(_visible(change.old), _visible(change.new))
    if change.aspect is Aspect.GONE:
        new = ""
    return f"| {_what(change, links)} | {escape(old)} | {escape(new)} |"


def _what(change: FactChange, links: ReportLinks) -> str:
    mark, files = (change.now, links.files) if change.now else (change.was, links.base_files)
    name = f"`{_visible(change.ref).replace('`', '')}`".replace("|", "\\|")
    shown = f"[{name}]({_address(files, mark)})" if mark and files else name
    parts = [f"{change.noun} {shown}: {escape(_visible(what_changed(change)))}"]
    if told := told_of(change):
        parts.append(f"**{told}**" if change.told is Told.SILENT else told)
    if change.page and links.site:
        parts.append(f"[page]({links.site.rstrip('/')}/{quote(change.page, safe='/#')})")
    if change.rests:
        parts.append(f"{plural(len(change.rests), 'thing')} on it")
    return " · ".join(parts)


def _address(files: str, mark: Mark) -> str:
    line = f"#L{mark.line}" if mark.line else ""
    return f"{files.rstrip('/')}/{quote(mark.path)}{line}"


def escape(words: str) -> str:
    """Return words as Markdown that shows them as they are, in a cell of a table."""
    plain = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    parted = _LINKING.sub("\u200b", plain)
    return re.sub(r"([\\`*_{}\[\]()#+!|~$])", r"\\\1", parted)


def narrow(old: str, new: str) -> tuple[str, str]:
    """Return two wordings to be compared at a glance: of long ones the part that differs."""
    if max(len(old), len(new)) <= LONGEST:
        return old, new
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))
    low = max(sum(1 for _ in alike) - _CONTEXT, 0)
    low = old.rfind(" ", 0, low + 1) + 1 if low else 0
    return _cut(old, low), _cut(new, low)


def _cut(words: str, low: int) -> str:
    part = words[low : low + LONGEST]
    return ("… " if low else "") + part + (" …" if low + LONGEST < len(words) else "")


DIFF_FORMATS: Mapping[str, DiffReport] = {
    "text": report_text,
    "json": report_json,
    "markdown": report_markdown,
}
"""Every form by its name."""
