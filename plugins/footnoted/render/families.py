"""Kinds of sources as readers think of them: CSL's types in a few families.

Only for grouping; a note names the type itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from footnoted.model import SourceType
from footnoted.render.environment import plural


@dataclass(frozen=True, slots=True)
class Family:
    """Sources of one sort."""

    key: str
    title: str
    one: str
    """One of them: "news article"."""
    many: str
    types: tuple[SourceType, ...]


def _family(key: str, title: str, one: str, many: str, types: str) -> Family:
    return Family(key, title, one, many, tuple(SourceType(name) for name in types.split()))


FAMILIES = (
    _family(
        "news",
        "News and magazines",
        "news article",
        "news articles",
        "article-newspaper article-magazine article periodical review review-book",
    ),
    _family(
        "spoken",
        "Interviews, speeches and broadcasts",
        "interview, speech or broadcast",
        "interviews, speeches or broadcasts",
        "interview speech broadcast event performance",
    ),
    _family(
        "official",
        "Laws, treaties, hearings and decisions",
        "official act",
        "official acts",
        "bill hearing legal_case legislation patent regulation standard treaty",
    ),
    _family(
        "research",
        "Reports, books and research",
        "report, book or paper",
        "reports, books or papers",
        "report book chapter article-journal thesis paper-conference collection entry "
        "entry-dictionary entry-encyclopedia pamphlet classic",
    ),
    _family(
        "web",
        "Web pages and posts",
        "web page or post",
        "web pages or posts",
        "webpage post post-weblog software",
    ),
    _family(
        "data",
        "Data, maps and pictures",
        "dataset, map or picture",
        "datasets, maps or pictures",
        "dataset map graphic figure",
    ),
    _family(
        "papers",
        "Documents and letters",
        "document or letter",
        "documents or letters",
        "document manuscript personal_communication",
    ),
    _family(
        "works",
        "Films and music",
        "film or piece of music",
        "films or pieces of music",
        "motion_picture musical_score song",
    ),
)
"""Every CSL type stands in one of these; in the order of the sources page."""

_BY_TYPE = {type_: family for family in FAMILIES for type_ in family.types}


def family(type_: SourceType) -> Family:
    """Give the family of a CSL type."""
    return _BY_TYPE[type_]


def counted(types: Iterable[SourceType]) -> str:
    """Count sources by family: "3 news articles, 1 report, book or paper"; semicolons part them."""
    listed = list(types)
    numbers = ((f, sum(type_ in f.types for type_ in listed)) for f in FAMILIES)
    return "; ".join(plural(number, f.one, f.many) for f, number in numbers if number)
