"""What is written in the files of pictures, held against their records.

The record counts; the file is asked where it is silent. Titles, captions and alt texts may differ:
they are written for the page on which they stand.

image.differs-from-file
    Both, quay.svg::
        <svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path d="M0 0h4v3"/>
        <metadata xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
          xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:RDF>
          <rdf:Description dc:creator="Ada Rower"/></rdf:RDF></metadata></svg>
    Bad::
        images:
          quay: {file: quay.svg, alt: Two cranes., credit: Ben Oarsman, license: CC-BY-4.0}
    Good::
        images:
          quay: {file: quay.svg, alt: Two cranes., credit: Ada Rower / AFP, license: CC-BY-4.0}

image.in-file
    Both, quay.svg::
        <svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path d="M0 0h4v3"/>
        <metadata xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
          xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:RDF>
          <rdf:Description dc:title="North quay at dusk"/></rdf:RDF></metadata></svg>
    Bad::
        images:
          quay: {file: quay.svg, alt: Two cranes., credit: Ada Rower, license: CC-BY-4.0}
    Good::
        images:
          quay:
            file: quay.svg
            title: The north quay
            alt: Two cranes.
            credit: Ada Rower
            license: CC-BY-4.0
"""

from collections.abc import Iterator

from footnoted.checks.proposals import license_in, names_in, proposals
from footnoted.diagnostics import Code, Diagnostic, Level, Mark
from footnoted.drafts import block
from footnoted.index import Picture, Site
from footnoted.licenses import read
from footnoted.licenses.license import Kind
from footnoted.pictures import Field
from footnoted.pictures.metadata.agreement import agree, credited
from footnoted.pictures.metadata.value import excerpt
from footnoted.pictures.source_types import label

DIFFERS = Code(
    "image.differs-from-file",
    Level.WARNING,
    "A picture's record says something else than its file about who made it, how it may be used "
    "or whether it was generated.",
    "Find out which is right. The record is what readers see; where the file is wrong, correct it "
    "or allow the difference with the reason.",
)
IN_FILE = Code(
    "image.in-file",
    Level.INFO,
    "A picture's file says something that its record does not have.",
    "Take it over into the record where it is right.",
)
_LICENSED = {Kind.OPEN, Kind.FREE, Kind.NONE}
"""Licenses that a file can contradict; of an agreement it knows nothing."""


def check(site: Site) -> Iterator[Diagnostic]:
    """Check the pictures that have a record and a file that is read."""
    for picture in site.pictures:
        if picture.inside:
            yield from _different(picture)
            yield from _proposed(site, picture)


def _proposed(site: Site, picture: Picture) -> Iterator[Diagnostic]:
    for key, (text, name) in proposals(picture, language(site, picture)).items():
        message = f"The record `{picture.id}` has no `{key}`; its file has a {name}."
        hint = f"Where it is right, add: `{block(key, text).rstrip()}`."
        yield Diagnostic(IN_FILE, message, picture.mark, hint, Mark(picture.path), about=picture.id)


def language(site: Site, picture: Picture) -> str:
    """Give the language in which a picture's record is written."""
    return (picture.home and picture.home.front.lang) or site.project.language


def _different(picture: Picture) -> Iterator[Diagnostic]:
    """Tell of differences in what readers rely on."""
    image, inside = picture.image, picture.inside
    assert inside
    metadata = inside.metadata
    names = names_in(metadata)
    if image.credit_line and names and not credited(image.credit_line, names):
        yield _told(picture, "credit", image.credit_line, " / ".join(names), "creator")
    notice = metadata.text(Field.COPYRIGHT_NOTICE)
    if image.copyright_notice and notice and not agree(image.copyright_notice, notice):
        yield _told(picture, "copyright-notice", image.copyright_notice, notice)
    written, file = read(image.license).license, license_in(metadata)
    known = image.license != "unknown"
    if known and written and file and written != file and written.kind in _LICENSED:
        yield _told(picture, "license", written.name, file.name)
    sort, other = image.digital_source_type or "", inside.source_type
    if sort and other and label(sort) != label(other):
        yield _told(picture, "digital-source-type", sort, other)


def _told(picture: Picture, key: str, written: str, file: str, what: str = "") -> Diagnostic:
    name = what or key.replace("-", " ")
    message = (
        f"The {key.replace('-', ' ')} of `{picture.id}` is {excerpt(written)}; "
        f"the {name} in its file is {excerpt(file)}."
    )
    mark = picture.marks.mark(("images", picture.id, key))
    return Diagnostic(DIFFERS, message, mark, DIFFERS.cure, Mark(picture.path), about=picture.id)
