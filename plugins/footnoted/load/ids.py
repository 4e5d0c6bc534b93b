"""Tell of ids that are given twice: in one sidecar, or for sources over the whole site.

Looks at ids as written, so that a record which does not fit still counts.
"""

from collections.abc import Iterable

from footnoted.diagnostics import Diagnostic, Mark
from footnoted.load import codes
from footnoted.load.words import quoted
from footnoted.load.yaml import Document

KINDS = ("sources", "chains", "claims", "dates", "figures", "images", "corrections")
"""The kinds of record whose ids share one namespace within a sidecar."""


def twice_in_sidecar(document: Document) -> list[Diagnostic]:
    """Tell of ids that two kinds of record share."""
    uses = [(name, kind) for kind in KINDS for name in _ids(document, kind)]
    uses.sort(key=lambda use: document.key_mark((use[1], use[0])))
    seen: dict[str, str] = {}
    problems = []
    for name, kind in uses:
        first = seen.setdefault(name, kind)
        if first != kind:
            message = f"The id {quoted(name)} stands under `{first}` already."
            mark = document.key_mark((kind, name))
            problems.append(_problem(message, mark, document.key_mark((first, name)), name))
    return problems


def twice_on_site(documents: Iterable[Document]) -> list[Diagnostic]:
    """Tell of sources that two files define; the register comes first, then by name."""
    seen: dict[str, Mark] = {}
    problems = []
    for document in documents:
        for name in _ids(document, "sources"):
            mark = document.key_mark(("sources", name))
            first = seen.setdefault(name, mark)
            if first != mark:
                message = f"The source {quoted(name)} is defined in {first.path} already."
                problems.append(_problem(message, mark, first, name))
    return problems


def _ids(document: Document, kind: str) -> list[str]:
    records = (document.value or {}).get(kind)
    return list(records) if isinstance(records, dict) else []


def _problem(message: str, mark: Mark, first: Mark, name: str) -> Diagnostic:
    cure = codes.DUPLICATE_ID.cure
    return Diagnostic(codes.DUPLICATE_ID, message, mark, cure, related=first, about=name)
