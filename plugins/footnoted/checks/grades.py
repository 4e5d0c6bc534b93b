"""Grades that the site's scales do not have.

Whether a grade is deserved is for editors.

grade.unknown
    Bad::
        claims:
          idle: {quote: stood idle for a week, credibility: 7}
    Good::
        claims:
          idle: {quote: stood idle for a week, credibility: 2}
"""

from collections.abc import Iterator, Mapping

from footnoted.diagnostics import Code, Diagnostic, Level, Mark
from footnoted.index import Site
from footnoted.load.suggest import did_you_mean
from footnoted.model import Briefing, Source
from footnoted.scales import Scale

UNKNOWN = Code(
    "grade.unknown",
    Level.ERROR,
    "A grade is not on its scale, so no reader could be told what it means.",
    "Use a value of the scale; the page on method lists them.",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Check the grades of every source and record."""
    register, scales = site.library.sources, site.project.scales
    for id_, source in register.records.items():
        yield from _source(
            scales, source, register.places.mark(("sources", id_, "reliability")), id_
        )
    for briefing in site.built:
        yield from _briefing(scales, briefing)


def _briefing(scales: Mapping[str, Scale], briefing: Briefing) -> Iterator[Diagnostic]:
    place = briefing.sidecar_places.mark
    for id_, source in briefing.sidecar.sources.items():
        yield from _source(scales, source, place(("sources", id_, "reliability")), id_)
    for part in ("claims", "dates", "figures"):
        for id_, record in getattr(briefing.sidecar, part).items():
            for field in ("credibility", "likelihood", "confidence"):
                mark = place((part, id_, field))
                yield from _grade(scales, field, getattr(record, field), mark, id_)


def _source(
    scales: Mapping[str, Scale], source: Source, mark: Mark, id_: str
) -> Iterator[Diagnostic]:
    yield from _grade(scales, "reliability", source.reliability, mark, id_)


def _grade(
    scales: Mapping[str, Scale], field: str, code: str | None, mark: Mark, about: str
) -> Iterator[Diagnostic]:
    scale = scales[field]
    if code is not None and scale.grade(code) is None:
        message = f"The scale of {field} has no grade `{code}`."
        hint = did_you_mean(code, scale.codes) or f"One of {', '.join(scale.codes)}."
        yield Diagnostic(UNKNOWN, message, mark, hint, about=about)
