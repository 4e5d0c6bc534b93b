"""Put the library together: every briefing and register as read, and every problem found.

Only reads; who cites what is resolved in ``index`` and judged in ``checks``.
"""

import stat
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from footnoted.diagnostics import Code, Diagnostic, Mark
from footnoted.load import codes
from footnoted.load.files import Pair, pairs
from footnoted.load.folder import listing
from footnoted.load.front import read_article
from footnoted.load.ids import twice_in_sidecar, twice_on_site
from footnoted.load.lost import lost_of, lost_of_registers
from footnoted.load.pictures import pictures
from footnoted.load.private import private_pictures
from footnoted.load.read import ARTICLE_SIZE, read_text
from footnoted.load.registers import Registers, no_registers, read_registers
from footnoted.load.validate import validate_records
from footnoted.load.yaml import Document, parse
from footnoted.load.yaml.parse import SIZE
from footnoted.model import Briefing, Library, NoPlaces, Places, Sidecar
from footnoted.pictures import Inside


class _Read(NamedTuple):
    """One briefing as read; None where its article has no usable title and date."""

    briefing: Briefing | None
    document: Document | None
    """The sidecar as written."""
    problems: list[Diagnostic]


def load(project_root: Path, briefings_dir: str) -> tuple[Library, tuple[Diagnostic, ...]]:
    """Read the briefings and registers below a project's folder.

    ``briefings_dir`` is relative to the root, with ``/``. Problems are sorted by
    place; nothing in the content raises.
    """
    folder = briefings_dir.strip("/") if not briefings_dir.startswith("/") else briefings_dir
    if problem := _unusable(project_root, folder):
        return _library((), no_registers(folder), {}), (problem,)
    registers = read_registers(project_root, folder)
    files, problems = listing(project_root, folder)
    found, told = pairs(files, folder)
    shown, unsafe = pictures(project_root, (*files, *registers.files))
    refused = private_pictures(shown)
    shown = {path: inside for path, inside in shown.items() if path not in refused}
    read = [_read(project_root, pair) for pair in found]
    documents = [registers.source_document, *(one.document for one in read)]
    problems = [*registers.problems, *problems, *told, *unsafe, *refused.values()]
    problems += [problem for one in read for problem in one.problems]
    problems += twice_on_site(document for document in documents if document)
    briefings = tuple(one.briefing for one in read if one.briefing)
    ordered = sorted(dict.fromkeys(problems), key=lambda one: one.sort_key)
    both = list(zip(found, read, strict=True))
    library = replace(
        _library(briefings, registers, shown),
        unread=tuple(pair.article for pair, one in both if not one.briefing),
        lost=frozenset(_lost(both)) | frozenset(lost_of_registers(registers)),
    )
    return library, tuple(ordered)


def _lost(both: list[tuple[Pair, _Read]]) -> Iterator[str]:
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


def _read(root: Path, pair: Pair) -> _Read:
    text, problems = read_text(root, pair.article, ARTICLE_SIZE)
    sidecar, document, told = _sidecar(root, pair)
    problems += told
    if text is None:
        return _Read(None, document, problems)
    article = read_article(text, pair.article, pair.name)
    problems += article.problems
    if article.front is None:
        return _Read(None, document, problems)
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
    )
    return _Read(briefing, document, problems)


def _sidecar(root: Path, pair: Pair) -> tuple[Sidecar, Document | None, list[Diagnostic]]:
    """Read a briefing's sidecar; one that does not exist is empty."""
    if not pair.has_sidecar:
        return Sidecar(), None, []
    text, problems = read_text(root, pair.sidecar, SIZE)
    if text is None:
        return Sidecar(), None, problems
    document = parse(text, pair.sidecar)
    sidecar, told = validate_records(Sidecar, document)
    return sidecar, document, [*problems, *document.problems, *told, *twice_in_sidecar(document)]


def _unusable(root: Path, folder: str) -> Diagnostic | None:
    """Tell why there is nothing to read in the folder of briefings."""
    parts = folder.split("/")
    if folder.startswith("/") or ".." in parts:
        return _problem(codes.OUTSIDE, "The folder of briefings is outside the project.", folder)
    here = root
    for part in parts:
        here /= part
        if here.is_symlink():
            return _problem(codes.SYMLINK, f"“{part}” is a symbolic link.", folder)
    if not here.exists():
        return _problem(codes.NO_BRIEFINGS, f"There is no folder “{folder}”.", folder)
    if not stat.S_ISDIR(here.stat().st_mode):
        return _problem(codes.NOT_A_FILE, f"“{folder}” is not a folder.", folder)
    return None


def _problem(code: Code, message: str, folder: str) -> Diagnostic:
    return Diagnostic(code, message, Mark(folder), code.cure)
