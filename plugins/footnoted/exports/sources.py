"""The sources of a site as files: CSL-JSON, BibTeX and a table.

Sources of the register and of published briefings; a draft feeds nothing.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from footnoted.exports.bibtex import bibtex
from footnoted.exports.cells import table
from footnoted.exports.csl import csl_json, own, value_of
from footnoted.exports.export import Export, SiteFile
from footnoted.index import Site
from footnoted.index.offers import SOURCES_FILES
from footnoted.model import Source
from footnoted.model.csl import DATES, OURS, PEOPLE, TEXTS

COLUMNS = ("id", "type", *TEXTS, *PEOPLE, *DATES, "tags", *OURS)


def published(site: Site) -> dict[str, Source]:
    """Give the sources of the register and of published briefings, by id."""
    names = {briefing.name for briefing in site.published}
    known = site.names.sources
    return {
        id_: known[id_].source
        for id_ in sorted(known)
        if not known[id_].home or known[id_].home in names
    }


def sources_csv(sources: Mapping[str, Source]) -> str:
    """Give sources as a table, by id; what is a list has a semicolon between its parts."""
    rows = ([id_, *_row(sources[id_])] for id_ in sorted(sources))
    return table(COLUMNS, rows)


def _row(source: Source) -> Iterator[str]:
    yield source.type.value
    for key in COLUMNS[2:]:
        if key in PEOPLE:
            yield "; ".join(person.full for person in value_of(source, key))
        else:
            yield _cell(own(source, key))


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_cell, value))
    if isinstance(value, dict):
        return " ".join(value.values())
    return value or ""


FORMATS = {"csl-json": csl_json, "bibtex": bibtex, "csv": sources_csv}
"""How sources are written, by the name of the format."""


def _files(site: Site) -> Iterator[SiteFile]:
    sources = published(site)
    for offer, write in zip(SOURCES_FILES, FORMATS.values(), strict=True):
        yield SiteFile(offer.path, write(sources), offer.media_type, offer.title)


EXPORT = Export("sources", _files)
