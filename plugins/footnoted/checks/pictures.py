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

from footnoted.diagnostics import Code, Diagnostic, Level
from footnoted.drafts.blocks import flow
from footnoted.index import Picture, Site
from footnoted.index.stubs import stub
from footnoted.index.uses import Use
from footnoted.load.ids import KINDS

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
    "A page shows a picture that has no record, so nobody is credited for it. Pictures of articles "
    "have theirs in the sidecar, those of the site's other pages in the register of pictures.",
    "Add it under `images:` with file, alt, credit and license; `footnoted fix` begins the record.",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Check the pictures of every briefing that is built."""
    for picture in site.pictures:
        yield from _record(site, picture)
    for use in site.album.unrecorded:
        yield from _unrecorded(site, use)


def _record(site: Site, picture: Picture) -> Iterator[Diagnostic]:
    image, id_ = picture.image, picture.id
    if image.file is None:
        return
    if picture.path not in site.library.files and picture.path not in site.album.docs.files:
        message = f"There is no picture file `{image.file}`."
        mark = picture.marks.mark(("images", id_, "file"))
        yield Diagnostic(NO_FILE, message, mark, NO_FILE.cure, about=id_)
    if not image.alt and not image.decorative:
        message = f"The picture `{id_}` has no `alt`."
        yield Diagnostic(NO_ALT, message, picture.mark, NO_ALT.cure, about=id_)
    if not image.credit_line:
        message = f"The picture `{id_}` has no `credit`."
        yield Diagnostic(NO_CREDIT, message, picture.mark, NO_CREDIT.cure, about=id_)


def _unrecorded(site: Site, use: Use) -> Iterator[Diagnostic]:
    if use.briefing and f"{use.briefing.name}#" in site.library.lost:
        return  # its records cannot be read, which was told
    message = f"The picture `{use.src}` has no record."
    yield Diagnostic(NO_RECORD, message, use.mark, _stub(site, use))


def _stub(site: Site, use: Use) -> str:
    """Give the record to paste; who made the picture only a person can say."""
    home = use.briefing.sidecar_path if use.briefing else site.library.images.path
    if not use.published:
        return f"Copy the picture to this site. Where that may not be, add `referred-to` to {home}."
    id_, fields = stub(use, taken(site, use))
    return f"Add to `images:` in {home}: `{id_}: {flow(fields)[:-1]}, credit: , license: }}`."


def taken(site: Site, use: Use) -> frozenset[str]:
    """Give the ids that a new record for a picture cannot have."""
    if use.briefing is None:
        return frozenset(site.library.images.records)
    sidecar = use.briefing.sidecar
    return frozenset(id_ for kind in KINDS for id_ in getattr(sidecar, kind))
