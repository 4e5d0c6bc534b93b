"""Two made-up sources of every type, one with everything and one with nothing, to try a style.

Only tried, never printed.
"""

from footnoted.citing.item import HIDDEN, Item
from footnoted.dates import Style, parse
from footnoted.model import PersonName, Source, SourceStatus, SourceType

_ANSWERS: dict[str, object] = {
    "people": (PersonName(family="Rower", given="Ada"), PersonName(literal="Harbor Board")),
    "date": parse("2024-05-04"),
    "status": SourceStatus.LIVE,
    "url": "https://harbor.example/log",
    "doi": "10.5555/1",
}


def _everything(type_: SourceType) -> Source:
    empty = Source(type=type_)
    given = {"type": type_}
    for field, info in Source.model_fields.items():
        if field in HIDDEN or field in ("type", "status"):
            continue
        kind = str(info.annotation)
        answer = "people" if "tuple" in kind else "date" if "Edtf" in kind else field
        given[field] = _ANSWERS.get(answer, "Words")  # type: ignore[assignment]
    return empty.model_copy(update=given)


ITEMS: tuple[Item, ...] = tuple(
    Item(source, "en", Style.LONG)
    for type_ in SourceType
    for source in (Source(type=type_), _everything(type_))
)
"""What a style must be able to cite."""
