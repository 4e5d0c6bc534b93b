"""What stands around each picture of a briefing: caption, credit, license.

Chooses the words; the article room builds the figure.
"""

from collections.abc import Iterator, Mapping

from footnoted.article.frames import Frame
from footnoted.index import Addresses, Picture
from footnoted.index.pictures import Records
from footnoted.index.uses import aimed
from footnoted.licenses import license_of
from footnoted.model import Briefing


def frames(briefing: Briefing, records: Records, addresses: Addresses) -> Mapping[str, Frame]:
    """Give the frame of each picture, by the address as typed in the article."""
    return _Frames(briefing, records, addresses)


class _Frames(Mapping[str, Frame]):
    """Made when asked for: any article may show any picture, and most show none."""

    def __init__(self, briefing: Briefing, records: Records, addresses: Addresses) -> None:
        self.briefing, self.records, self.addresses = briefing, records, addresses

    def __getitem__(self, src: str) -> Frame:
        published = aimed(self.addresses.briefing(self.briefing), src)
        picture = self.records.of(self.briefing.name, published) if published else None
        if picture is None:
            raise KeyError(src)
        return _frame(picture, self.briefing, self.addresses)

    def __iter__(self) -> Iterator[str]:
        files = (image.file for image in self.briefing.sidecar.images.values())
        return iter(dict.fromkeys(file for file in files if file))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _frame(picture: Picture, briefing: Briefing, addresses: Addresses) -> Frame:
    image = picture.image
    license_ = license_of(image.license)
    listing = addresses.project.page("credits")
    own = picture.home is briefing or picture.owner == briefing.name
    here = addresses.briefing(briefing)
    return Frame(
        picture.element if own else picture.everywhere,
        picture.ref,
        image.caption or "",
        image.credit_line,
        license_.name,
        license_.url,
        addresses.source_href(here, listing, picture.everywhere) if listing else "",
        alt="" if image.decorative else image.alt or "",
        description=image.long_description or "",
        changes=image.changes or "",
        label=picture.label,
    )
