"""Pictures without a file, a description, a credit or a record.

Opens no file: what lies where was found out when the articles were loaded.

image.file-missing
    Bad::
        images:
          quay: {file: key.svg, alt: Two cranes above a row of barges., credit: Ada Rower}
    Good::
        images:
          quay: {file: quay.svg, alt: Two cranes above a row of barges., credit: Ada Rower}

image.no-alt
    Bad::
        images:
          quay: {file: quay.svg, credit: Ada Rower}
    Good::
        images:
          quay: {file: quay.svg, alt: Two cranes above a row of barges., credit: Ada Rower}

image.no-credit
    Bad::
        images:
          quay: {file: quay.svg, alt: Two cranes above a row of barges.}
    Good::
        images:
          quay: {file: quay.svg, alt: Two cranes above a row of barges., credit: Ada Rower}

image.no-record
    Both, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        ![Two cranes above a row of barges.](quay.svg)
    Bad::
        images: {}
    Good::
        images:
          quay: {file: quay.svg, alt: Two cranes above a row of barges., credit: Ada Rower}
"""

from collections.abc import Iterator

from footnoted.diagnostics import Code, Diagnostic, Level, Mark
from footnoted.index import Picture, Site
from footnoted.model import Briefing

NO_FILE = Code(
    "image.file-missing",
    Level.ERROR,
    "The file of a picture does not exist, or is none that may be published.",
    "Put the file beside the article and name it relative to the sidecar.",
)
NO_ALT = Code(
    "image.no-alt",
    Level.ERROR,
    "A picture is shown without words for people who do not see it.",
    "Say in `alt` what it shows, or mark it `decorative: true` where it tells nothing.",
)
NO_CREDIT = Code(
    "image.no-credit",
    Level.ERROR,
    "A picture is shown without a credit.",
    "Say in `credit` who made it.",
)
NO_RECORD = Code(
    "image.no-record",
    Level.ERROR,
    "The article shows a picture that has no record, so nobody is credited for it.",
    "Add it under `images:` in the sidecar with file, alt, credit and license.",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Check the pictures of every briefing that is built."""
    for picture in site.pictures:
        yield from _record(site, picture)
    for briefing in site.built:
        yield from _unrecorded(site, briefing)


def _record(site: Site, picture: Picture) -> Iterator[Diagnostic]:
    image, target = picture.image, picture.target
    place, at = target.briefing.sidecar_places, ("images", target.id)
    if image.file is None:
        return
    if picture.path not in site.library.files:
        message = f"There is no picture file `{image.file}`."
        yield Diagnostic(NO_FILE, message, place.mark((*at, "file")), NO_FILE.cure, about=target.id)
    if not image.alt and not image.decorative:
        message = f"The picture `{target.id}` has no `alt`."
        yield Diagnostic(NO_ALT, message, place.key_mark(at), NO_ALT.cure, about=target.id)
    if not image.credit_line:
        message = f"The picture `{target.id}` has no `credit`."
        yield Diagnostic(NO_CREDIT, message, place.key_mark(at), NO_CREDIT.cure, about=target.id)


def _unrecorded(site: Site, briefing: Briefing) -> Iterator[Diagnostic]:
    if f"{briefing.name}#" in site.library.lost:
        return  # its records cannot be read, which was told
    recorded = {image.file for image in briefing.sidecar.images.values()}
    for picture in site.readings[briefing.name].pictures:
        if picture.src not in recorded:
            mark = Mark(briefing.path, briefing.body_line - 1 + picture.line)
            message = f"The picture `{picture.src}` has no record."
            yield Diagnostic(NO_RECORD, message, mark, NO_RECORD.cure)
