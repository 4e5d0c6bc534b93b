"""Drafts of records for pages that no record has yet: one for each page, however often it is cited.

Only what is certain is filled in: what stands in the address, and titles that are surely titles.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from footnoted.adopt.address import doi_of, issued, type_of
from footnoted.adopt.cited import Cited
from footnoted.adopt.naming import source_id
from footnoted.drafts import Draft
from footnoted.guard import normal_address
from footnoted.load.yaml.characters import inspect


@dataclass(slots=True)
class Page:
    """One page outside, and every place that leads to it."""

    places: list[tuple[str, Cited]] = field(default_factory=list)
    """The name of the article and the place, in order."""

    @property
    def articles(self) -> list[str]:
        """Give the articles that lead there, each once."""
        return list(dict.fromkeys(name for name, _ in self.places))

    @property
    def address(self) -> str:
        """Give the address as it was typed; where in several ways, https and the shortest.

        Places within one page that differ are none of the page's: then without them.
        """
        every = {each.page for _, each in self.places}
        typed = sorted(every, key=lambda one: (not one.startswith("https:"), len(one), one))
        bare = typed[0].partition("#")[0]
        same = normal_address(bare) == normal_address(typed[0])
        return bare if len(typed) > 1 and same else typed[0]

    @property
    def title(self) -> str:
        """Give the title; nothing where none is sure, or two places give two."""
        titles = {each.title for _, each in self.places if each.title and _fit(each.title)}
        return titles.pop() if len(titles) == 1 else ""

    @property
    def words(self) -> str:
        """Give the words of the first link, for whoever looks for the title."""
        return next((each.words for _, each in self.places if each.words), "")


def pages(articles: Iterable[tuple[str, Iterable[Cited]]]) -> dict[str, Page]:
    """Put together what leads to one page, by the form in which addresses are compared."""
    found: dict[str, Page] = {}
    for name, places in articles:
        for place in places:
            found.setdefault(place.key, Page()).places.append((name, place))
    return found


def record(page: Page) -> dict[str, Draft]:
    """Give the draft of a page's record."""
    address = page.address
    fields: Mapping[str, Draft] = {
        "type": type_of(address),
        "title": page.title,
        "issued": issued(address),
        "url": address,
        "doi": doi_of(address),
        "archived": _archived(page),
        "note": _note(page),
    }
    return {key: value for key, value in fields.items() if value}


def named(page: Page, taken: set[str]) -> str:
    """Give a new id for a page, and take it."""
    id_ = source_id(page.address, issued(page.address), page.title, taken)
    taken.add(id_)
    return id_


def _archived(page: Page) -> list[Draft]:
    copies: dict[str, Draft] = {}
    for _, each in page.places:
        if each.copy and each.copy.moment:
            day = each.copy.moment.date().isoformat()
            copies.setdefault(each.address, {"url": each.address, "date": day})
    return list(copies.values())


def _note(page: Page) -> str:
    """Give what the plain footnotes said, so that nothing of it is lost."""
    texts = dict.fromkeys(each.footnote for _, each in page.places if each.footnote)
    return " · ".join(text for text in texts if _fit(text))


def _fit(text: str) -> bool:
    """Tell whether a sidecar may hold a text: no control characters and the like."""
    return not inspect(text, "")
