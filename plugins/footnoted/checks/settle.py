"""Which problems count, and how much: the site's levels, and what a sidecar allows with a reason.

Finds no problem in content but its own: an allowance that is unknown, forbidden or unused.

allow.unknown-code
    Bad::
        sources:
          report: {type: report, title: Storm damage, status: corrected}
        claims:
          idle: {quote: stood idle for a week, sources: [harbor-log]}
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

from footnoted.diagnostics import Code, Diagnostic, Level
from footnoted.index import Site
from footnoted.load.suggest import did_you_mean
from footnoted.model import Allowance, Briefing

UNKNOWN = Code(
    "allow.unknown-code",
    Level.ERROR,
    "A sidecar allows a problem that does not exist.",
    "Use the code as it is printed in square brackets behind the problem.",
)
FORBIDDEN = Code(
    "allow.forbidden",
    Level.ERROR,
    "A sidecar allows a problem that guards safety; such a problem can only be mended.",
    "Take the allowance out and mend the problem.",
)
UNUSED = Code(
    "allow.unused",
    Level.WARNING,
    "A sidecar allows a problem that it does not have.",
    "Take the allowance out.",
)


def settle(
    site: Site, found: Iterable[Diagnostic], codes: Mapping[str, Code]
) -> tuple[Diagnostic, ...]:
    """Give the problems that count, at the level in force, sorted by place, each once."""
    problems = list(dict.fromkeys(found))
    used: set[tuple[str, int]] = set()
    homes = {path: b for b in site.built for path in (b.path, b.sidecar_path)}
    kept = [p for p in problems if not _allowed(homes.get(p.mark.path), p, used)]
    for briefing in site.built:
        kept.extend(_allowances(briefing, codes, used))
    return levelled(kept, site.project.levels)


def levelled(found: Iterable[Diagnostic], levels: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Give problems at a site's levels, without those switched off, sorted by place."""
    at_level = (_levelled(problem, levels) for problem in found)
    return tuple(
        sorted((p for p in at_level if p.level is not Level.OFF), key=lambda p: p.sort_key)
    )


def _levelled(problem: Diagnostic, levels: Mapping[str, str]) -> Diagnostic:
    level = levels.get(problem.code.name)
    if level is None or problem.code.guards_safety:
        return problem
    return problem.at(Level(level))


def _allowed(home: Briefing | None, problem: Diagnostic, used: set[tuple[str, int]]) -> bool:
    """Tell whether the briefing a problem stands in allows it; every allowance is noted as used."""
    if home is None or problem.code.guards_safety:
        return False
    covering = [n for n, allowance in enumerate(home.sidecar.allow) if _covers(allowance, problem)]
    used.update((home.name, number) for number in covering)
    return bool(covering)


def _covers(allowance: Allowance, problem: Diagnostic) -> bool:
    return allowance.code == problem.code.name and allowance.about in (None, problem.about)


def _allowances(
    briefing: Briefing, codes: Mapping[str, Code], used: set[tuple[str, int]]
) -> Iterator[Diagnostic]:
    for number, allowance in enumerate(briefing.sidecar.allow):
        mark = briefing.sidecar_places.mark(("allow", number, "code"))
        name, about = allowance.code, allowance.about or ""
        if name not in codes:
            hint = did_you_mean(name, codes) or UNKNOWN.cure
            yield Diagnostic(UNKNOWN, f"There is no problem `{name}`.", mark, hint, about=about)
        elif codes[name].guards_safety:
            message = f"`{name}` guards safety and cannot be allowed."
            yield Diagnostic(FORBIDDEN, message, mark, FORBIDDEN.cure, about=about)
        elif (briefing.name, number) not in used:
            yield Diagnostic(
                UNUSED, f"`{name}` is allowed but does not occur.", mark, UNUSED.cure, about=about
            )
