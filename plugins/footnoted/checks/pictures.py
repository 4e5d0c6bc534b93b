"""Pictures without a file, a description, a credit or a record.

Opens no file: what lies where was found out when the articles were loaded.

image.file-missing
    Bad::
        images:
          quay: {file: key.svg, alt: Two cranes., credit: Ada Rower, license: CC0-1.0}
    Good::
        images:
          quay: {file: quay.svg, alt: Two cranes., credit: Ada Rower, license: CC0-1.0}

image.no-alt
    Bad::
        images:
          quay: {file: quay.svg, credit: Ada Rower, license: CC0-1.0}
    Good::
        images:
          quay: {file: quay.svg, alt: Two cranes., credit: Ada Rower, license: CC0-1.0}

image.no-credit
    Bad::
        images:
          quay: {file: quay.svg, alt: Two cranes., license: CC0-1.0}
    Good::
        images:
          quay: {file: quay.svg, alt: Two cranes., credit: Ada Rower, license: CC0-1.0}

image.no-record
    Both, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        ![Two cranes.](quay.svg)
    Bad::
        images: {}
    Good::
        images:
          quay: {file: quay.svg, alt: Two cranes., credit: Ada Rower, license: CC0-1.0}
image.credits-differ
    Both, harbor.yml::
        images:
          cranes: {file: quay.svg, alt: Two cranes., credit: Ada Rower, license: CC0-1.0}
    Bad::
        images:
          quay: {file: quay.svg, alt: Two cranes., credit: Ben Oar, license: CC0-1.0}
    Good::
        images:
          quay: {file: quay.svg, alt: Two cranes., credit: Ada Rower, license: CC0-1.0}
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
DIFFER = Code(
    "image.credits-differ",
    Level.WARNING,
    "Two records of one file say differently who made it or how it may be used.",
    "Keep what is right in both, or one record in the register of pictures.",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Check the pictures of every briefing that is built."""
    for picture in site.pictures:
        yield from _record(site, picture)
    for use in site.album.unrecorded:
        yield from _unrecorded(site, use)
    yield from _differing(site)


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


def _differing(site: Site) -> Iterator[Diagnostic]:
    """Compare each record of a file with the one that counts for it on other pages."""
    for picture in site.pictures:
        first = site.album.records.general.get(picture.published)
        if first is None or first.ref == picture.ref:
            continue
        for key, one, other in (
            ("credit", picture.image.credit_line, first.image.credit_line),
            ("license", picture.image.license, first.image.license),
        ):
            if one and other and one != other:
                message = f"The {key} of `{picture.id}` is “{one}”; `{first.id}`, the same file,"
                message = f"{message} has “{other}”."
                mark, there = (p.marks.mark(("images", p.id, key)) for p in (picture, first))
                yield Diagnostic(DIFFER, message, mark, DIFFER.cure, there, about=picture.id)
