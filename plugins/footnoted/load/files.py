"""Find the briefings: which article and which sidecar make one, and under what name.

Works on names alone; opens nothing.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from footnoted.diagnostics import Diagnostic, Mark
from footnoted.load import codes
from footnoted.load.folder import LONGEST
from footnoted.load.read import shown
from footnoted.load.suggest import did_you_mean, id_form
from footnoted.load.words import quoted
from footnoted.model.scalars import NAME_PATTERN

ARTICLE, SIDECAR = ".md", ".yml"
_OTHERS = {".markdown": ARTICLE, ".mdown": ARTICLE, ".yaml": SIDECAR}


class Pair(NamedTuple):
    """A briefing's files, relative to the root; the sidecar may not exist."""

    name: str
    article: str
    sidecar: str
    has_sidecar: bool


def pairs(files: Iterable[str], folder: str) -> tuple[list[Pair], list[Diagnostic]]:
    """Give the briefings among the files of a folder, sorted by name."""
    problems: list[Diagnostic] = []
    stems: dict[str, dict[str, str]] = {ARTICLE: {}, SIDECAR: {}}
    for path in sorted(files):
        stem, suffix = _parted(path)
        if path.rpartition("/")[2].startswith("_") or suffix.lower() not in {*stems, *_OTHERS}:
            continue
        kind = _OTHERS.get(suffix.lower(), suffix.lower())
        if suffix != kind:
            problems.append(_suffix(path, f"{stem}{kind}"))
        stems[kind].setdefault(stem, path)
    problems += _lonely(stems[SIDECAR], stems[ARTICLE])
    found, told = _named(stems, folder)
    return found, problems + told


def _named(stems: dict[str, dict[str, str]], folder: str) -> tuple[list[Pair], list[Diagnostic]]:
    by_name: dict[str, Pair] = {}
    problems: list[Diagnostic] = []
    for stem, article in sorted(stems[ARTICLE].items()):
        name = _name(stem, folder)
        sidecar = stems[SIDECAR].get(stem)
        if problem := _misnamed(name, article):
            problems.append(problem)
        elif other := by_name.get(name):
            message = f"This article and {other.article} would both be {quoted(name)}."
            problems.append(_same_address(message, article, Mark(other.article)))
        else:
            by_name[name] = Pair(name, article, sidecar or f"{stem}{SIDECAR}", bool(sidecar))
    return sorted(by_name.values()), problems


def _name(stem: str, folder: str) -> str:
    """Give the name: the path below the folder, that of ``NAME/index`` without its end."""
    below = stem.removeprefix(f"{folder}/")
    return below.removesuffix("index").rstrip("/") if below.endswith("/index") else below


def _misnamed(name: str, article: str) -> Diagnostic | None:
    if name == "index":
        return _same_address("The list of briefings has this address.", article, None)
    parts = name.split("/")
    if re.fullmatch(NAME_PATTERN, name) and max(map(len, parts)) <= 64 and len(name) <= LONGEST:
        return None
    better = "/".join(id_form(part) for part in parts if id_form(part))
    use = "Use lower-case letters, digits and single hyphens"
    hint = f"{use}: {better}{ARTICLE}" if better and better != name else f"{use}, and be short"
    hint += "; a name that begins with _ is never a briefing."
    return Diagnostic(
        codes.ID_FORM,
        f"{quoted(shown(name))} is no name for a briefing.",
        Mark(shown(article)),
        hint,
    )


def _lonely(sidecars: dict[str, str], articles: dict[str, str]) -> list[Diagnostic]:
    """Tell of sidecars without an article."""
    problems = []
    free = [path for stem, path in articles.items() if stem not in sidecars]
    for stem, path in sorted(sidecars.items()):
        if stem not in articles:
            message = f"There is no article {shown(stem)}{ARTICLE} for this sidecar."
            hint = did_you_mean(f"{stem}{ARTICLE}", free) or codes.NO_ARTICLE.cure
            problems.append(Diagnostic(codes.NO_ARTICLE, message, Mark(shown(path)), hint))
    return problems


def _parted(path: str) -> tuple[str, str]:
    """Give a path without its suffix, and the suffix with its dot."""
    folder, slash, name = path.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    return (f"{folder}{slash}{stem}", f".{suffix}") if dot and stem else (path, "")


def _suffix(path: str, better: str) -> Diagnostic:
    message = f"The suffix “{shown(_parted(path)[1])}” is not the one that is read."
    return Diagnostic(codes.SUFFIX, message, Mark(shown(path)), f"Rename it to {shown(better)}.")


def _same_address(message: str, path: str, other: Mark | None) -> Diagnostic:
    cure = codes.SAME_ADDRESS.cure
    return Diagnostic(codes.SAME_ADDRESS, message, Mark(path), cure, related=other)
