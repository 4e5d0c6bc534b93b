"""Sources that their publishers corrected or withdrew, and that briefings still rest on.

Whether what they said is true all the same is for editors.

source.retracted-used
    Bad::
        sources:
          report: {type: report, title: Storm damage, status: retracted}
        claims:
          idle: {quote: stood idle for a week, sources: [report]}
    Good::
        claims:
          idle: {quote: stood idle for a week, sources: [harbor-log]}

source.corrected-used
    Bad::
        sources:
          report: {type: report, title: Storm damage, status: corrected}
        claims:
          idle: {quote: stood idle for a week, sources: [report]}
    Good::
        sources:
          report: {type: report, title: Storm damage, status: corrected}
        claims:
          idle: {quote: stood idle for a week, sources: [report]}
        allow:
          - code: source.corrected-used
            about: report
            because: The correction concerns another crane.
"""

from collections.abc import Iterator

from footnoted.diagnostics import Code, Diagnostic, Level
from footnoted.index import Rest, Site
from footnoted.index.impact import carriers, is_unsound
from footnoted.model import Briefing, SourceStatus

RETRACTED_USED = Code(
    "source.retracted-used",
    Level.WARNING,
    "A briefing rests on a source that its publisher has withdrawn, itself or through another.",
    "Find another source or change the article; to show what was once said, allow it with the "
    "reason.",
)
CORRECTED_USED = Code(
    "source.corrected-used",
    Level.INFO,
    "A briefing rests on a source that its publisher has corrected, itself or through another.",
    "Read the correction; where it changes nothing here, allow it with the reason.",
)
CODES = {
    SourceStatus.RETRACTED: (RETRACTED_USED, "withdrawn"),
    SourceStatus.CORRECTED: (CORRECTED_USED, "corrected"),
}


def check(site: Site) -> Iterator[Diagnostic]:
    """Check what every briefing that is built rests on."""
    if not any(is_unsound(known.source.status) for known in site.names.sources.values()):
        return
    for briefing in site.built:
        yield from _briefing(site, briefing)


def _briefing(site: Site, briefing: Briefing) -> Iterator[Diagnostic]:
    """Tell each source once, at the first place that rests on it."""
    found: dict[str, list[Rest]] = {}
    for rest in site.rests[briefing.name]:
        for id_ in (rest.source, *carriers(site.names, rest.source)):
            known = site.names.sources.get(id_)
            if known and is_unsound(known.source.status):
                found.setdefault(id_, []).append(rest)
    for id_, resting in sorted(found.items()):
        known = site.names.sources[id_]
        code, word = CODES[known.source.status]
        things = len({rest.fragment for rest in resting})
        rests = (
            "1 place of this briefing rests"
            if things == 1
            else f"{things} places of this briefing rest"
        )
        message = f"{rests} on `{id_}`, which its publisher has {word}."
        mark = min(resting, key=lambda rest: (rest.article is not None, rest.mark)).mark
        yield Diagnostic(code, message, mark, code.cure, known.mark, id_)
