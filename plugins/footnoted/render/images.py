"""The pictures of a page as it asks for them: sizes, and the addresses of their copies.

Chooses the addresses; the article room completes the elements.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from urllib.parse import quote

from footnoted.article.frames import Frame
from footnoted.article.images import Copies, Shown
from footnoted.index import Addresses, Site
from footnoted.index.renditions import Published, Rendition
from footnoted.index.uses import aimed
from footnoted.model import Briefing
from footnoted.render.frames import frames


class Images(Mapping[str, Shown]):
    """Every picture that a page may show, by the address as typed there; made when asked for."""

    def __init__(self, published: Mapping[str, Published], here: str, addresses: Addresses) -> None:
        self.published, self.here, self.addresses = published, here, addresses

    def __getitem__(self, src: str) -> Shown:
        """Give a picture; raises ``KeyError`` for what is none of ours."""
        return shown(self.published[aimed(self.here, src)], self.here, self.addresses)

    def __iter__(self) -> Iterator[str]:
        return (self.addresses.source_href(self.here, address) for address in self.published)

    def __len__(self) -> int:
        return len(self.published)


def shown(picture: Published, here: str, addresses: Addresses) -> Shown:
    """Give a picture as one page asks for it; ``here`` is the page's source name."""
    by_form = groupby(picture.copies, lambda each: each.recipe.form)
    return Shown(
        *picture.size,
        tuple(Copies(f"image/{form}", _srcset(each, here, addresses)) for form, each in by_form),
    )


def _srcset(copies: Iterable[Rendition], here: str, addresses: Addresses) -> str:
    # A space or a comma would end the address.
    return ", ".join(
        f"{quote(addresses.href(here, copy.address))} {copy.recipe.width}w" for copy in copies
    )


def around(site: Site, briefing: Briefing) -> tuple[Mapping[str, Frame], Images]:
    """Give what stands around the pictures of an article, and how each is asked for."""
    addresses = site.addresses
    images = Images(site.renditions, addresses.briefing(briefing), addresses)
    return frames(briefing, site.album.records, addresses), images
