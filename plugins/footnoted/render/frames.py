"""What stands around each picture of a briefing: caption, credit, licence.

Chooses the words; the article room builds the figure.
"""

from collections.abc import Mapping

from footnoted.article.frames import Frame
from footnoted.index import Addresses, Names
from footnoted.model import Briefing, Image
from footnoted.licenses import license_of


def frames(briefing: Briefing, names: Names, addresses: Addresses) -> Mapping[str, Frame]:
    """Give the frame of each picture, by the file as typed in the article."""
    here = addresses.briefing(briefing)
    listing = addresses.project.page("credits")
    found = {}
    for target in names.records(briefing):
        image = target.record
        if not isinstance(image, Image) or image.file is None:
            continue
        licence = license_of(image.license)
        details = addresses.source_href(here, listing, target.everywhere) if listing else ""
        found[image.file] = Frame(
            target.element,
            target.ref,
            image.caption or "",
            image.credit_line,
            licence.name,
            licence.url,
            details,
        )
    return found
