"""Read the briefings and registers of a folder."""

import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from functools import partial
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple

from footnoted.diagnostics.problem import Code, Mark, Problem
from footnoted.pictures.metadata import Inside
from footnoted.progress import Tell, collector_waits, count_through, silent
from footnoted.project import SCALES, SHARED_BY_DESKS, Scale
from footnoted.records import codes
from footnoted.records.events import MOST, blank_refused, inspect
from footnoted.records.evidence import SharedEvent
from footnoted.records.files import (
    ARTICLE_SIZE,
    REGISTER_SIZE,
    ArticlePair,
    Listing,
    escape_path,
    listing,
    pairs,
    pictures,
    private_pictures,
    read_permalinks,
    read_text,
)
from footnoted.records.fit import quote_typed, validate, validate_records
from footnoted.records.forms import Form
from footnoted.records.library import (
    RECORD_SECTIONS,
    Briefing,
    EventRegister,
    FrontMatter,
    ImageRegister,
    Library,
    NoPlaces,
    PartyRegister,
    Places,
    Register,
    Sidecar,
    SourceRegister,
)
from footnoted.records.pictures import Image
from footnoted.records.sources import Party, Source
from footnoted.records.vocabulary import ScaleTable
from footnoted.records.yaml import YAML_SIZE, Document, parse
from footnoted.store import NOTHING_KEPT, Kept, digest
from footnoted.text.suggest import did_you_mean

# -------------------------------------------------------------------------------------------------
# Read the shared registers: sources, parties, events and pictures of the whole site.
#
# Each is a file of its own with one top-level key of the same name, and `allow` next to it.

SHARED = "_shared"
"""The folder of registers, below the folder of briefings."""

FORMS: dict[str, type[Form]] = {
    "sources": SourceRegister,
    "parties": PartyRegister,
    "events": EventRegister,
    "images": ImageRegister,
}
"""The form of each register, by its name: file, top-level key and schema have it too."""


class Registers(NamedTuple):
    """The four registers, and their problems."""

    sources: Register[Source]
    parties: Register[Party]
    events: Register[SharedEvent]
    images: Register[Image]
    source_document: Document | None
    """The register of sources as written, to find ids that are given twice."""
    files: tuple[str, ...]
    """The other files next to the registers: pictures, for example."""
    problems: list[Problem]


def read_registers(root: Path, folder: str) -> Registers:
    """Return the registers below a folder of briefings; one that does not exist is empty."""
    shared = f"{folder}/{SHARED}"
    found = _listing(root, shared)
    problems = [*found.problems, *_strangers(found.files)]
    forms: dict[str, Form] = {}
    documents: dict[str, Document] = {}
    for name, form in FORMS.items():
        forms[name] = form()
        path = f"{shared}/{name}.yml"
        text, told = read_text(root, path, REGISTER_SIZE) if path in found.files else (None, [])
        problems += told
        if text is not None:
            documents[name] = parse(text, path, REGISTER_SIZE)
            forms[name], told = validate_records(form, documents[name])
            problems += [*documents[name].problems, *told]
    return _registers(shared, forms, documents, problems)._replace(files=found.files)


def read_others(folder: Path, shown: str) -> Registers:
    """Return the registers of another desk; problems call its folder ``shown``.

    The folder may be anywhere; its files must be ordinary ones.
    """
    problems: list[Problem] = []
    forms: dict[str, Form] = {name: form() for name, form in FORMS.items()}
    documents: dict[str, Document] = {}
    for name in SHARED_BY_DESKS:
        file = f"{name}.yml"
        if not os.path.lexists(folder / file):
            continue
        text, told = read_text(folder, file, REGISTER_SIZE)
        problems += [replace(one, mark=replace(one.mark, path=f"{shown}/{file}")) for one in told]
        if text is not None:
            documents[name] = parse(text, f"{shown}/{file}", REGISTER_SIZE)
            forms[name], told = validate_records(FORMS[name], documents[name])
            problems += [*documents[name].problems, *told]
    return _registers(shown, forms, documents, problems)


def no_registers(folder: str) -> Registers:
    """Return the registers of a folder that does not exist: all are empty."""
    return _registers(f"{folder}/{SHARED}", {name: form() for name, form in FORMS.items()}, {}, [])


def _registers(
    shared: str,
    forms: dict[str, Form],
    documents: dict[str, Document],
    problems: list[Problem],
) -> Registers:
    def register(name: str) -> Register:  # type: ignore[type-arg]  # each form knows its records
        path = f"{shared}/{name}.yml"
        places: Places = documents.get(name) or NoPlaces(path)
        return Register(path, getattr(forms[name], name), places, getattr(forms[name], "allow", ()))

    return Registers(
        register("sources"),
        register("parties"),
        register("events"),
        register("images"),
        documents.get("sources"),
        (),
        problems,
    )


def _listing(root: Path, shared: str) -> Listing:
    if not (root / shared).exists() and not (root / shared).is_symlink():
        return Listing((), [])
    if (root / shared).is_symlink():
        return Listing(
            (),
            [
                Problem(
                    codes.SYMLINK,
                    f"“{SHARED}” is a symbolic link.",
                    Mark(shared),
                    codes.SYMLINK.cure,
                )
            ],
        )
    return listing(root, shared)


def _strangers(files: tuple[str, ...]) -> list[Problem]:
    """Return problems for YAML files that are no registers."""
    problems = []
    known = [f"{name}.yml" for name in FORMS]
    for path in files:
        name = path.rpartition("/")[2]
        if name in known or not name.lower().endswith((".yml", ".yaml")):
            continue
        if name.lower().rpartition(".")[0] in FORMS:
            better = f"{name.lower().rpartition('.')[0]}.yml"
            message = f"Files that end in “.{name.rpartition('.')[2]}” are not read."
            problem = Problem(
                codes.SUFFIX, message, Mark(escape_path(path)), f"Rename it to {better}."
            )
        else:
            message = f"“{escape_path(name)}” is not the name of a register."
            hint = did_you_mean(name, known) or codes.UNKNOWN_REGISTER.cure
            problem = Problem(codes.UNKNOWN_REGISTER, message, Mark(escape_path(path)), hint)
        problems.append(problem)
    return problems


# -------------------------------------------------------------------------------------------------
# Split an article into front matter and body, and read the front matter.
#
# The body's Markdown is not changed; line numbers stay those of the file.

_OPEN = re.compile(r"\ufeff?---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_LONE_RETURN = re.compile(r"\r(?!\n)")


class Article(NamedTuple):
    """An article as read; ``front`` is None if its title or date is not known."""

    front: FrontMatter | None
    document: Document
    body: str
    body_line: int
    """The line of the file that the body starts at, from 1."""
    problems: list[Problem]


def read_article(text: str, path: str, name: str) -> Article:
    """Return an article; if only its title is missing, its name is used for a preview."""
    text = _LONE_RETURN.sub("\n", text)
    start = _OPEN.match(text)
    close = _CLOSE.search(text, start.end()) if start else None
    if not start or not close:
        return _headless(text, path, unclosed=start is not None)
    document = parse(text[: close.start()], path)
    problems = list(document.problems)
    front, told = _front(document, name)
    # A front matter that could not be parsed is one problem, not also a missing title.
    problems += told if document.value is not None or not problems else []
    body = text[close.end() :]
    line = 1 + text.count("\n", 0, close.end())
    body, told = within_limits(_clean(body), path, line)
    return Article(front, document, body, line, problems + told + _body_problems(text, path, line))


def _front(document: Document, name: str) -> tuple[FrontMatter | None, list[Problem]]:
    front, problems = validate(FrontMatter, document)
    if front or not document.value:
        return front, problems
    # The wrong parts were reported; a preview still shows the rest.
    bad = {problem.mark.line for problem in problems if problem.code is not codes.MISSING}
    good = {
        key: value
        for key, value in document.value.items()
        if document.key_mark((key,)).line not in bad and document.mark((key,)).line not in bad
    }
    good.setdefault("title", name.rpartition("/")[2])
    rest, _ = validate(FrontMatter, Document(document.path, "", good, {}))
    return rest, problems


def _headless(text: str, path: str, unclosed: bool) -> Article:
    code = codes.OPEN_FRONT_MATTER if unclosed else codes.NO_FRONT_MATTER
    message = (
        "The front matter that begins here has no closing line."
        if unclosed
        else "The article has no front matter, so its title and date are missing."
    )
    problem = Problem(code, message, Mark(path, 1, 1), code.cure)
    nothing = Document(path, text, None, {})
    return Article(None, nothing, _clean(text), 1, [problem, *inspect(text, path)])


def _clean(body: str) -> str:
    return blank_refused(body.removeprefix("\ufeff").replace("\r\n", "\n"))


def _body_problems(text: str, path: str, line: int) -> list[Problem]:
    """Return problems for the body's suspect characters; the front matter has its own."""
    found = inspect(text.removeprefix("\ufeff"), path)
    return [problem for problem in found if problem.mark.line >= line]


def articles_with(
    root: Path, folder: str, openings: Collection[str]
) -> Iterator[tuple[ArticlePair, Article]]:
    """Yield every article whose file contains one of these texts."""
    if not openings or _unusable(root, folder):
        return
    for pair in pairs(listing(root, folder).files, folder)[0]:
        text, _ = read_text(root, pair.article, ARTICLE_SIZE)
        if text and any(opening in text for opening in openings):
            yield pair, read_article(text, pair.article, pair.name)


def expand(library: Library, expanded: Mapping[str, str]) -> Library:
    """Return the library with the articles as the host's plugins expanded them, by their paths."""
    if not expanded:
        return library
    briefings = (
        _expanded(briefing, _clean(expanded[briefing.path]))
        if briefing.path in expanded
        else briefing
        for briefing in library.briefings
    )
    return replace(library, briefings=tuple(briefings))


def _expanded(briefing: Briefing, body: str) -> Briefing:
    """Return a briefing with an expanded body; each of its lines knows the typed line."""
    if body == briefing.body:
        return briefing
    now = body.split("\n")
    lines: list[int] = []
    last = 0
    same = SequenceMatcher(None, briefing.body.split("\n"), now, autojunk=False)
    for typed, place, size in same.get_matching_blocks():
        # What was added comes from the line after the last one that is still there.
        lines += [-(last + 1)] * (place - len(lines))
        lines += range(typed + 1, typed + 1 + size)
        last = typed + size
    return replace(briefing, body=body, lines=tuple(lines))


# -------------------------------------------------------------------------------------------------
# Remove from a body what would make rendering it extremely slow.
#
# Python-Markdown calls itself once for each level of lists and quotes, and searches the end of each
# bracket up to the end of its paragraph. What is in a closed fence stays.

DEEPEST = 20
"""The most levels of lists and quotes within each other."""
MOST_OPEN = 100
"""The most brackets of one kind that are open at once in one paragraph."""
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_EDGE = re.compile(r"[ \t>]*")
_LONG_EDGE = re.compile(rf"^[ \t>*+\-\d.)]{{{DEEPEST // 2},}}", re.MULTILINE)
"""The beginning of every line that is nested too deep."""
_ITEMS = re.compile(r"(?:(?:[-*+>]|\d{1,9}[.)])[ \t]+|>)*")
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*")
_BRACKETS = re.compile(r"[\[\]()>]|<(?=[A-Za-z/!?])")
_CLOSING = {"]": "[", ")": "(", ">": "<"}


def within_limits(body: str, path: str, first: int) -> tuple[str, list[Problem]]:
    """Return a body without the lines that are over a limit, and a problem for each.

    From such a line on, its paragraph is left empty, so that all other lines keep their numbers.
    ``first`` is the number of the body's first line.
    """
    lines = body.split("\n")
    over = _too_deep(lines) if _LONG_EDGE.search(body) else {}
    if any(body.count(sign) > MOST_OPEN for sign in "[(<"):
        over |= _too_open(lines)
    problems: list[Problem] = []
    for row in sorted(over):
        if not lines[row]:
            continue  # in a paragraph that was reported already
        code, message = over[row]
        problems.append(Problem(code, message, Mark(path, first + row, 1), code.cure))
        for left in takewhile(lambda at: lines[at].strip(), range(row, len(lines))):
            lines[left] = ""
    return "\n".join(lines), problems[:MOST]


def _too_deep(lines: list[str]) -> dict[int, tuple[Code, str]]:
    """Return the problem of each line that is nested too deep.

    A level of lists and quotes needs a sign on the line, or a line before with less in front.
    """
    widths: list[int] = []
    found = {}
    for row, line in _prose(lines):
        if not line.strip():
            continue
        edge = _EDGE.match(line)
        before = edge[0].expandtabs(4) if edge else ""
        while widths and widths[-1] >= len(before) - 1:
            widths.pop()
        signs = 0
        if not _RULE.fullmatch(line):
            items = _ITEMS.match(line, len(edge[0]) if edge else 0)
            signs = len(re.findall(r"[^\s\d]", items[0])) if items else 0
        if len(widths) + before.count(">") + signs > DEEPEST:
            message = f"Lists and quotes are nested here more than {DEEPEST} levels deep."
            found[row] = (codes.ARTICLE_TOO_DEEP, message)
        widths.append(len(before))
    return found


def _too_open(lines: list[str]) -> dict[int, tuple[Code, str]]:
    """Return the problem of each line at which too many brackets of a paragraph are open."""
    found = {}
    open_: dict[str, int] = {}
    for row, line in _prose(lines):
        if not line.strip():
            open_ = {}
            continue
        for sign in _BRACKETS.findall(line):
            kind = _CLOSING.get(sign, sign)
            open_[kind] = max(open_.get(kind, 0) + (1 if kind == sign else -1), 0)
            if open_[kind] > MOST_OPEN:
                message = f"More than {MOST_OPEN} “{kind}” are opened here and never closed."
                found[row] = (codes.ARTICLE_UNCLOSED, message)
                break
    return found


def _prose(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines outside of closed fences, with their numbers; a fence counts as blank."""
    ends: dict[str, int] = {}
    closing = {}
    for row in range(len(lines) - 1, -1, -1):
        if fence := _FENCE.match(lines[row]):
            closing[row] = ends.get(fence[1])
            ends[fence[1]] = row
    row = 0
    while row < len(lines):
        end = closing.get(row)
        yield row, "" if end else lines[row]
        row = end + 1 if end else row + 1


# -------------------------------------------------------------------------------------------------
# Report ids that are given twice: in one sidecar, or for sources over the whole site.
#
# The ids are those written, so a record that does not fit still counts.


def twice_in_sidecar(document: Document) -> list[Problem]:
    """Return problems for ids that two kinds of record share."""
    uses = [(name, kind) for kind in RECORD_SECTIONS for name in _ids(document, kind)]
    if len({name for name, _ in uses}) == len(uses):
        return []
    uses.sort(key=lambda use: document.key_mark((use[1], use[0])))
    seen: dict[str, str] = {}
    problems = []
    for name, kind in uses:
        first = seen.setdefault(name, kind)
        if first != kind:
            message = f"The id {quote_typed(name)} is already used under `{first}`."
            mark = document.key_mark((kind, name))
            problems.append(_id_problem(message, mark, document.key_mark((first, name)), name))
    return problems


def twice_on_site(documents: Iterable[Document]) -> list[Problem]:
    """Return problems for sources that two files define; the register comes first, then by name."""
    seen: dict[str, Mark] = {}
    problems = []
    for document in documents:
        for name in _ids(document, "sources"):
            mark = document.key_mark(("sources", name))
            first = seen.setdefault(name, mark)
            if first != mark:
                message = f"The source {quote_typed(name)} is already in {first.path}."
                problems.append(_id_problem(message, mark, first, name))
    return problems


def _ids(document: Document, kind: str) -> list[str]:
    records = (document.value or {}).get(kind)
    return list(records) if isinstance(records, dict) else []


def _id_problem(message: str, mark: Mark, first: Mark, name: str) -> Problem:
    cure = codes.DUPLICATE_ID.cure
    return Problem(codes.DUPLICATE_ID, message, mark, cure, related=first, about=name)


# -------------------------------------------------------------------------------------------------
# What was written and could not be read, so that nothing reports it as missing.
#
# Only ids are listed; the problem of each record is reported at its place.


def unreadable(document: Document | None) -> bool:
    """Return whether a file has problems and nothing that could be read."""
    return document is not None and document.value is None and bool(document.problems)


def lost_of(name: str, document: Document | None, kept: Sidecar | None) -> Iterator[str]:
    """Yield the ids of a sidecar's records that were lost; ``NAME#`` if all of it was."""
    if unreadable(document):
        yield f"{name}#"
    if document is not None:
        for part in Sidecar.model_fields:
            records = getattr(kept, part, ())
            yield from (id_ for id_ in _written(document.value, part) if id_ not in records)


def lost_of_registers(registers: Registers) -> Iterator[str]:
    """Yield the ids of the registers' records that were lost."""
    for name in FORMS:
        register = getattr(registers, name)
        value = getattr(register.places, "value", None)
        yield from (id_ for id_ in _written(value, name) if id_ not in register.records)


def _written(value: Any, part: str) -> Iterator[str]:
    records = value.get(part) if isinstance(value, Mapping) else None
    return iter(records if isinstance(records, Mapping) else ())


# -------------------------------------------------------------------------------------------------
# Put the library together: every briefing and register as read, and every problem found.
#
# ``library`` resolves who cites what, and ``checks`` judges it.


class _ReadBriefing(NamedTuple):
    """One briefing as read; None if its article has no usable title and date."""

    briefing: Briefing | None
    document: Document | None
    """The sidecar as written."""
    problems: list[Problem]


class ReadBefore:
    """What was read of a folder last time, for a preview that reads it again and again."""

    def __init__(self) -> None:
        self.briefings: dict[ArticlePair, _ReadBriefing] = {}
        self.registers: Registers | None = None

    def forget(self, changed: Collection[str]) -> None:
        """Forget the contents of files that have changed since."""
        if any(f"/{SHARED}/" in path for path in changed):
            self.registers = None
        for pair in [p for p in self.briefings if p.article in changed or p.sidecar in changed]:
            del self.briefings[pair]


@collector_waits()
def load(
    project_root: Path,
    briefings_dir: str,
    kept: Kept = NOTHING_KEPT,
    tell: Tell = silent,
    before: ReadBefore | None = None,
) -> tuple[Library, tuple[Problem, ...]]:
    """Return the briefings and registers below a project's folder, and their problems.

    ``briefings_dir`` is relative to the root, with ``/``. Problems are sorted by place; no content
    raises an exception. What has not changed since ``before`` is not read again.
    """
    folder = briefings_dir.strip("/") if not briefings_dir.startswith("/") else briefings_dir
    if problem := _unusable(project_root, folder):
        return _library((), no_registers(folder), {}), (problem,)
    before = before or ReadBefore()
    registers = before.registers or read_registers(project_root, folder)
    files, problems = listing(project_root, folder)
    found, told = pairs(files, folder)
    shown, unsafe = pictures(project_root, (*files, *registers.files))
    refused = private_pictures(shown)
    shown = {path: inside for path, inside in shown.items() if path not in refused}
    read = [
        before.briefings.get(pair) or _read(project_root, pair, kept)
        for pair in count_through(tell, "Reading", found)
    ]
    before.registers, before.briefings = registers, dict(zip(found, read, strict=True))
    documents = [registers.source_document, *(one.document for one in read)]
    listed, off = read_permalinks(project_root, f"{folder}/{SHARED}", registers.files)
    problems = [*registers.problems, *off, *problems, *told, *unsafe, *refused.values()]
    problems += [problem for one in read for problem in one.problems]
    problems += twice_on_site(document for document in documents if document)
    briefings = tuple(one.briefing for one in read if one.briefing)
    ordered = sorted(dict.fromkeys(problems), key=lambda one: one.sort_key)
    both = list(zip(found, read, strict=True))
    library = replace(
        _library(briefings, registers, shown),
        refused=frozenset(refused) | {one.mark.path for one in unsafe} - set(shown),
        unread=tuple(pair.article for pair, one in both if not one.briefing),
        lost=frozenset(_lost(both)) | frozenset(lost_of_registers(registers)),
        permalinks=listed,
    )
    return library, tuple(ordered)


def _lost(both: list[tuple[ArticlePair, _ReadBriefing]]) -> Iterator[str]:
    for pair, one in both:
        kept = one.briefing.sidecar if one.briefing else None
        yield from lost_of(pair.name, one.document, kept)


def _library(
    briefings: tuple[Briefing, ...], registers: Registers, shown: Mapping[str, Inside]
) -> Library:
    return Library(
        briefings,
        registers.sources,
        registers.parties,
        registers.events,
        registers.images,
        pictures=shown,
    )


def _read(root: Path, pair: ArticlePair, kept: Kept) -> _ReadBriefing:
    text, problems = read_text(root, pair.article, ARTICLE_SIZE)
    records, told = read_text(root, pair.sidecar, YAML_SIZE) if pair.has_sidecar else (None, [])
    if problems or told:
        return _fitted(pair, text, records, [*problems, *told])
    make = partial(_fitted, pair, text, records, [])
    return kept.value("briefing", (tuple(pair), text, records), make)


def _fitted(
    pair: ArticlePair, text: str | None, records: str | None, problems: list[Problem]
) -> _ReadBriefing:
    sidecar, document, told = _sidecar(pair, records)
    problems = [*problems, *told]
    if text is None:
        return _ReadBriefing(None, document, problems)
    article = read_article(text, pair.article, pair.name)
    problems += article.problems
    if article.front is None:
        return _ReadBriefing(None, document, problems)
    places: Places = document or NoPlaces(pair.sidecar)
    briefing = Briefing(
        name=pair.name,
        path=pair.article,
        front=article.front,
        body=article.body,
        body_line=article.body_line,
        front_places=article.document,
        sidecar_path=pair.sidecar,
        sidecar=sidecar,
        sidecar_places=places,
        key=digest(pair.name, text, records),
        facts=digest(pair.name, repr(article.front), records),
    )
    return _ReadBriefing(briefing, document, problems)


def _sidecar(pair: ArticlePair, text: str | None) -> tuple[Sidecar, Document | None, list[Problem]]:
    """Return a briefing's sidecar and its problems; one that does not exist is empty."""
    if text is None:
        return Sidecar(), None, []
    document = parse(text, pair.sidecar)
    sidecar, told = validate_records(Sidecar, document)
    return sidecar, document, [*document.problems, *told, *twice_in_sidecar(document)]


def _unusable(root: Path, folder: str) -> Problem | None:
    """Return why nothing can be read in the folder of briefings."""
    parts = folder.split("/")
    if folder.startswith("/") or ".." in parts:
        return _read_problem(
            codes.OUTSIDE, "The folder of briefings is outside the project.", folder
        )
    here = root
    for part in parts:
        here /= part
        if here.is_symlink():
            return _read_problem(codes.SYMLINK, f"“{part}” is a symbolic link.", folder)
    if not here.exists():
        return _read_problem(codes.NO_BRIEFINGS, f"There is no folder “{folder}”.", folder)
    if not stat.S_ISDIR(here.stat().st_mode):
        return _read_problem(codes.NOT_A_FILE, f"“{folder}” is not a folder.", folder)
    return None


def _read_problem(code: Code, message: str, folder: str) -> Problem:
    return Problem(code, message, Mark(folder), code.cure)


# -------------------------------------------------------------------------------------------------
# Read a site's own scale of grades from a YAML file.
#
# The file is part of the configuration: its problems are reported before any content is read.

SIZE = 64 * 1024
"""The most bytes of a scale; the longest of ours has one thousand."""


def read_scales(root: Path, files: Mapping[object, object]) -> dict[str, Scale]:
    """Return all scales, a site's own in place of ours; ``files`` are paths by field.

    Raises ``ValueError`` that says what is wrong, and in which file.
    """
    scales = dict(SCALES)
    for field, path in files.items():
        if field not in SCALES:
            raise ValueError(f"there is no scale `{field}`. {did_you_mean(str(field), SCALES)}")
        if not isinstance(path, str):
            raise ValueError(f"the scale `{field}` needs a file such as scales/{field}.yml")
        scale, problems = read_scale(root, path)
        if scale is None:
            told = "\n".join(map(str, problems))
            raise ValueError(f"the scale `{field}` cannot be used.\n{told}")
        scales[str(field)] = scale
    return scales


def read_scale(root: Path, path: str) -> tuple[Scale | None, tuple[Problem, ...]]:
    """Return the scale in a file below the root; None and the problems if there is none."""
    if not (root / path).exists():
        return None, (
            Problem(codes.UNREADABLE, "There is no such file.", Mark(path), codes.UNREADABLE.cure),
        )
    text, problems = read_text(root, path, SIZE)
    if text is None:
        return None, tuple(problems)
    document = parse(text, path, SIZE)
    table, told = validate(ScaleTable, document)
    found = (*document.problems, *told)
    return (table.scale if table and not found else None), found
