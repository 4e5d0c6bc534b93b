"""Levels and allowances.

A sidecar allows problems of its briefing, a register problems of its own records.

Its own problems are allowances that are unknown, forbidden or unused.

allow.unknown-code
    Bad::
        sources:
          report: {type: report, title: Storm damage, status: live}
        claims:
          idle: {quote: stood idle for a week, sources: [report]}
        allow:
          - {code: source.correct-used, because: The correction concerns another crane.}
    Good::
        sources:
          report: {type: report, title: Storm damage, status: corrected}
        claims:
          idle: {quote: stood idle for a week, sources: [report]}
        allow:
          - {code: source.corrected-used, because: The correction concerns another crane.}

allow.forbidden
    Bad::
        allow:
          - {code: html.active, because: The map needs its script.}
    Good::
        allow: []

allow.unused
    Bad::
        claims:
          idle: {quote: stood idle for a week, sources: [courier]}
        allow:
          - {code: anchor.moved, about: idle, because: The paragraph was put first.}
    Good::
        claims:
          idle: {quote: stood idle for a week, sources: [courier]}
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from footnoted.diagnostics.problem import Code, Level, Problem, set_levels
from footnoted.library.site import Site
from footnoted.records.library import Allowance, Places
from footnoted.text.suggest import did_you_mean

UNKNOWN = Code(
    "allow.unknown-code",
    Level.ERROR,
    "There is no kind of problem with the code that a sidecar or register allows.",
    "Write the code as it is printed in square brackets after the problem.",
)
FORBIDDEN = Code(
    "allow.forbidden",
    Level.ERROR,
    "A sidecar or register allows a problem that guards safety. Such a problem must be fixed.",
    "Remove the entry under `allow:` and fix the problem.",
)
UNUSED = Code(
    "allow.unused",
    Level.WARNING,
    "A sidecar or register allows a problem that does not occur there.",
    "Remove the entry under `allow:`.",
)


@dataclass(frozen=True, slots=True)
class _Home:
    """The files whose problems one list of allowances can allow."""

    paths: tuple[str, ...]
    allow: tuple[Allowance, ...]
    places: Places
    adopted: bool = False
    """Whether what its writer did not know of is only a warning."""


LEFT_OPEN = ("html", "image", "link", "note", "source", "text")
"""What an archive written for another program can lack: the first parts of codes. Faults of claims,
figures and dates were made here, and count as everywhere.
"""


def settle(site: Site, found: Iterable[Problem], codes: Mapping[str, Code]) -> tuple[Problem, ...]:
    """Return the problems that count, at the level that applies, sorted by place, each once."""
    problems = list(dict.fromkeys(found))
    homes = tuple(_homes(site))
    by_path = {path: home for home in homes for path in home.paths}
    used: set[tuple[str, int]] = set()
    kept = [p for p in problems if not _allowed(by_path.get(p.mark.path), p, used)]
    for home in homes:
        kept.extend(_allowances(home, codes, used))
    return set_levels((_for_now(by_path, p) for p in kept), site.project.levels)


def _homes(site: Site) -> Iterator[_Home]:
    library = site.library
    for register in (library.sources, library.parties, library.events, library.images):
        yield _Home((register.path,), register.allow, register.places)
    for briefing in site.built:
        paths = (briefing.path, briefing.sidecar_path)
        adopted = briefing.front.adopted
        yield _Home(paths, briefing.sidecar.allow, briefing.sidecar_places, adopted)


def _for_now(by_path: Mapping[str, _Home], problem: Problem) -> Problem:
    """Return a problem as a warning if it is an error that an adopted briefing may have."""
    home = by_path.get(problem.mark.path)
    if home is None or not home.adopted or problem.code.guards_safety:
        return problem
    lacking = problem.code.name.partition(".")[0] in LEFT_OPEN and problem.level is Level.ERROR
    return problem.at(Level.WARNING) if lacking else problem


def settle_more(site: Site, found: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return which problems count among some found in addition to the site's own, sorted by
    place.
    """
    by_path = {path: home for home in _homes(site) for path in home.paths}
    kept = [p for p in found if not _allowed(by_path.get(p.mark.path), p, set())]
    return set_levels((_for_now(by_path, p) for p in kept), site.project.levels)


def _allowed(home: _Home | None, problem: Problem, used: set[tuple[str, int]]) -> bool:
    """Return whether the file of a problem allows it; note every allowance that does as used."""
    if home is None or problem.code.guards_safety:
        return False
    covering = [n for n, allowance in enumerate(home.allow) if _covers(allowance, problem)]
    used.update((home.paths[0], number) for number in covering)
    return bool(covering)


def _covers(allowance: Allowance, problem: Problem) -> bool:
    return allowance.code == problem.code.name and allowance.about in (None, problem.about)


def _allowances(
    home: _Home, codes: Mapping[str, Code], used: set[tuple[str, int]]
) -> Iterator[Problem]:
    for number, allowance in enumerate(home.allow):
        mark = home.places.mark(("allow", number, "code"))
        name, about = allowance.code, allowance.about or ""
        if name not in codes:
            hint = did_you_mean(name, codes) or UNKNOWN.cure
            yield Problem(UNKNOWN, f"There is no problem `{name}`.", mark, hint, about=about)
        elif codes[name].guards_safety:
            message = f"`{name}` guards safety and cannot be allowed."
            yield Problem(FORBIDDEN, message, mark, FORBIDDEN.cure, about=about)
        elif (home.paths[0], number) not in used and not codes[name].needs_base:
            yield Problem(
                UNUSED,
                f"`{name}` is allowed here but does not occur.",
                mark,
                UNUSED.cure,
                about=about,
            )
