"""Pictures: records, files, words for those who do not see.

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

image.alt-placeholder
    Bad::
        images:
          quay: {file: quay.svg, alt: Photo, credit: Ada Rower, license: CC-BY-4.0}
    Good::
        images:
          quay: {file: quay.svg, alt: Two cranes., credit: Ada Rower, license: CC-BY-4.0}

image.alt-long
    Bad::
        images:
          quay:
            file: quay.svg
            credit: Ada Rower
            license: CC-BY-4.0
            alt: >-
              Two cranes above a row of moored barges, the northern one with its arm down and
              a tarpaulin over its cabin, the southern one with a load of crates in the air,
              while five people in orange coats watch it from the edge of the quay and a sixth
              one waves at somebody on board.
    Good::
        images:
          quay:
            file: quay.svg
            credit: Ada Rower
            license: CC-BY-4.0
            alt: Two cranes above a row of moored barges, one of them at work.
            long-description: >-
              The northern crane has its arm down and a tarpaulin over its cabin, the southern
              one a load of crates in the air. Five people watch it from the edge of the quay.

image.alt-differs
    Both, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        ![Two cranes.](quay.svg)
    Bad::
        images:
          quay: {file: quay.svg, alt: Three cranes., credit: Ada Rower, license: CC-BY-4.0}
    Good::
        images:
          quay: {file: quay.svg, alt: Two cranes., credit: Ada Rower, license: CC-BY-4.0}

image.no-long-description
    Bad::
        images:
          quay:
            file: quay.svg
            alt: The quay and its two cranes.
            credit: [{role: Map, name: Ada Rower}]
            license: CC-BY-4.0
    Good::
        images:
          quay:
            file: quay.svg
            alt: The quay and its two cranes.
            long-description: The quay runs from west to east. One crane stands at each of its ends.
            credit: [{role: Map, name: Ada Rower}]
            license: CC-BY-4.0

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

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping

from footnoted.diagnostics.problem import Code, Level, Mark, Problem
from footnoted.library.pictures import PAGES_UNRECORDED, Picture, PictureUse
from footnoted.library.site import Site, stub
from footnoted.pictures.licenses import License, LicenseKind, read_license
from footnoted.pictures.metadata import (
    SOURCE_TYPES,
    Inside,
    Metadata,
    agree,
    agrees_with_names,
    label,
)
from footnoted.pictures.standards import MetadataField, excerpt
from footnoted.records.files import SUFFIXES
from footnoted.records.library import RECORD_SECTIONS
from footnoted.records.pictures import Image
from footnoted.records.writing import block, flow
from footnoted.text.addresses import safe_address
from footnoted.text.suggest import suggest

# -------------------------------------------------------------------------------------------------
# Pictures without a file, a description, a credit or a record.
#
# No file is opened: the files were listed when the articles were loaded.

NO_FILE = Code(
    "image.file-missing",
    Level.ERROR,
    "The file of a picture does not exist, or may not be published.",
    "Put the file next to the article, or correct the path. It is relative to the sidecar.",
)
NO_ALT = Code(
    "image.no-alt",
    Level.ERROR,
    "A picture has no description for people who do not see it.",
    "Add `alt: …` with what it shows. If it only decorates, write `decorative: true`.",
)
NO_CREDIT = Code(
    "image.no-credit",
    Level.ERROR,
    "A picture is shown without a credit.",
    "Add who made it, as in `credit: Ada Rower`.",
)
NO_RECORD = Code(
    "image.no-record",
    Level.ERROR,
    "A page shows a picture that has no record, so nobody is credited. Records for an article's "
    "pictures go into its sidecar, those for the site's other pages into the register of "
    "pictures.",
    "Run `footnoted fix --write` to begin the record under `images:`, then fill in alt, credit "
    "and license.",
)
DIFFER = Code(
    "image.credits-differ",
    Level.WARNING,
    "Two records of one picture file differ in who made it or how it may be used.",
    "Write the same in both, or keep one record, in the register of pictures.",
)


_NUMBERS = re.compile("[0-9]+")
_PUT = (
    "Put the file there, or correct the path in the article. Then `footnoted fix --write` begins "
    "its record."
)


class PictureNames:
    """The names of a site's picture files, to recognize a misspelled one."""

    def __init__(self, site: Site) -> None:
        """Collect the files that exist, and the records whose files do not."""
        docs = site.album.docs
        below = (path.removeprefix(f"{docs.folder}/") for path in docs.files)
        files = {*site.library.files, *site.library.refused}
        every = {*below, *(site.addresses.beside_root(path) for path in files)}
        self._every = frozenset(every)
        self.files = frozenset(
            path for path in self._every if posixpath.splitext(path.lower())[1] in SUFFIXES
        )
        self._beside = _by_folder(self.files)
        lost = [p for p in site.pictures if p.published and p.published not in self.files]
        self._lost = {(picture.owner, picture.published): picture for picture in lost}
        self._named = {
            owner: _by_folder(p for o, p in self._lost if o == owner)
            for owner in {o for o, _ in self._lost}
        }

    def file(self, published: str, typed: str) -> str:
        """Return the address of a file with nearly this name, as one types it; or an empty text."""
        near = _near(published, self._beside)
        return posixpath.join(posixpath.dirname(typed), near) if near else ""

    def lacks(self, use: PictureUse) -> bool:
        """Return whether an article shows a picture that has no file."""
        return bool(use.briefing and use.published) and use.published not in self._every

    def meant(self, use: PictureUse) -> str:
        """Return what to do about a picture without a record that has no file, or another name;
        or an empty text.

        Either the page names a file that does not exist, and perhaps one in the same folder has
        nearly this name; or the file exists, and a record has nearly its name but no file.
        """
        if use.published and use.published not in self.files:
            near = self.file(use.published, use.src)
            if near:
                return f"There is no such file. Did you mean `{near}`?"
            return _PUT if self.lacks(use) else ""
        for owner in dict.fromkeys((use.briefing.name if use.briefing else "", "")):
            near = _near(use.published, self._named.get(owner, {}))
            if near:
                path = posixpath.join(posixpath.dirname(use.published), near)
                picture = self._lost[owner, path]
                record = f"`{picture.id}`, whose `file` is `{picture.image.file}`"
                return f"Did you mean the record {record}? Its file does not exist."
        return ""


def _by_folder(paths: Iterable[str]) -> Mapping[str, list[str]]:
    """Return the names of files by their folders."""
    found: dict[str, list[str]] = {}
    for path in paths:
        folder, name = posixpath.split(path)
        found.setdefault(folder, []).append(name)
    return found


def _near(path: str, folders: Mapping[str, list[str]]) -> str:
    """Return the name in the same folder that is nearly this one, with the same numbers."""
    folder, name = posixpath.split(path)
    stem, numbers = posixpath.splitext(name)[0], _NUMBERS.findall(name)
    alike = [each for each in folders.get(folder, ()) if _NUMBERS.findall(each) == numbers]
    stems = {posixpath.splitext(each)[0]: each for each in sorted(alike)}
    return stems.get(suggest(stem, stems) or "", "")


def check_pictures(site: Site) -> Iterator[Problem]:
    """Check the pictures of every briefing that is built."""
    names = PictureNames(site)
    for picture in site.pictures:
        yield from _record(site, picture, names)
    asked = site.project.pages_pictures
    each = asked == "error" or (asked == "auto" and site.library.images.exists)
    for use in site.album.unrecorded:
        if each or use.briefing:
            yield from _unrecorded(site, use, names)
    if not each:
        yield from _all_of_pages(site)
    yield from _differing(site)


def _record(site: Site, picture: Picture, names: PictureNames) -> Iterator[Problem]:
    image, id_ = picture.image, picture.id
    if image.file is None:
        return
    library = site.library
    if picture.path not in library.files | library.refused | site.album.docs.files:
        message = f"There is no picture file `{image.file}`."
        mark = picture.marks.mark(("images", id_, "file"))
        near = names.file(picture.published, image.file)
        hint = f"Did you mean `{near}`?" if near else NO_FILE.cure
        yield Problem(NO_FILE, message, mark, hint, about=id_)
    if not image.alt and not image.decorative:
        message = f"The picture `{id_}` has no `alt`."
        yield Problem(NO_ALT, message, picture.mark, NO_ALT.cure, about=id_)
    if not image.credit_line:
        message = f"The picture `{id_}` has no `credit`."
        yield Problem(NO_CREDIT, message, picture.mark, NO_CREDIT.cure, about=id_)


def _unrecorded(site: Site, use: PictureUse, names: PictureNames) -> Iterator[Problem]:
    if use.briefing and f"{use.briefing.name}#" in site.library.lost:
        return  # its records cannot be read, which was reported
    message = f"The picture `{use.src}` has no record."
    if names.lacks(use):
        message = f"There is no picture file `{use.src}`, and it has no record."
    yield Problem(NO_RECORD, message, use.mark, names.meant(use) or _stub(site, use))


def _all_of_pages(site: Site) -> Iterator[Problem]:
    """Return one problem for the pictures of all pages that are not briefings."""
    uses = [use for use in site.album.unrecorded if use.briefing is None]
    if not uses:
        return
    pictures = _number(len({use.published or use.src for use in uses}), "picture", "has", "have")
    pages = len({use.page for use in uses if use.page})
    where = f" on {pages} {'page' if pages == 1 else 'pages'}" if pages else ""
    file = site.library.images.path
    message = f"{pictures[0]}{where} {pictures[1]} no record in {file}."
    yield Problem(PAGES_UNRECORDED, message, Mark(site.album.docs.folder), PAGES_UNRECORDED.cure)


def _number(count: int, noun: str, one: str, many: str) -> tuple[str, str]:
    return (f"1 {noun}", one) if count == 1 else (f"{count} {noun}s", many)


def _stub(site: Site, use: PictureUse) -> str:
    """Return the record to paste, without the maker, whom only a person can know."""
    home = use.briefing.sidecar_path if use.briefing else site.library.images.path
    if not use.published:
        return (
            "Copy the picture to this site. If that is not allowed, add `referred-to: …` to "
            f"{home}."
        )
    id_, fields = stub(use, taken_ids(site, use))
    return (
        f"Add under `images:` in {home}, with credit and license filled in: "
        f"`{id_}: {flow(fields)[:-1]}, credit: …, license: …}}`."
    )


def taken_ids(site: Site, use: PictureUse) -> frozenset[str]:
    """Return the ids that a new record for a picture cannot have."""
    if use.briefing is None:
        return frozenset(site.library.images.records)
    sidecar = use.briefing.sidecar
    return frozenset(id_ for kind in RECORD_SECTIONS for id_ in getattr(sidecar, kind))


def _differing(site: Site) -> Iterator[Problem]:
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
                yield Problem(DIFFER, message, mark, DIFFER.cure, there, about=picture.id)


# -------------------------------------------------------------------------------------------------
# Words for people who do not see a picture: they must say something, and not what is said
# elsewhere.
#
# Only the words are judged; whether they fit the picture, a person must see.

PLACEHOLDER = Code(
    "image.alt-placeholder",
    Level.WARNING,
    "The description for people who do not see a picture says nothing, or repeats its caption or "
    "title.",
    "Say in `alt` what the picture shows. If it only decorates, write `decorative: true`.",
)
LONG = Code(
    "image.alt-long",
    Level.WARNING,
    "The `alt` of a picture is read out in one go, and this one is too long.",
    "Keep one sentence in `alt`, and put the rest into `long-description`.",
)
ALT_DIFFERS = Code(
    "image.alt-differs",
    Level.INFO,
    "A page describes a picture in other words than its record. The page shows its own words.",
    "To show the record's words, write `![](…)` on the page. Or keep both.",
)
NO_LONG = Code(
    "image.no-long-description",
    Level.INFO,
    "A map or chart has no full description, so people who do not see it miss most of it.",
    "Add `long-description: …` with all that it shows.",
)

LONGEST = 250
"""In characters: a screen reader cannot pause or go back within them. WebAIM and others say 125 to
150 for most; a sentence more does no harm, a paragraph does.
"""
_GENRES = ("chart", "diagram", "graph", "graphic", "infographic", "map", "plan")
_EMPTY = re.compile(
    r"(?:an?|the|our|this)?\s*(?:image|picture|photo|photograph|pic|img|graphic|illustration|drawing|"
    r"screenshot|chart|map|figure|logo|icon|alt(?: text)?|todo|tbd|untitled|placeholder|foto|bild)"
    r"(?:\s*(?:of|from|by|\d+))?",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[\W_]+")


def check_descriptions(site: Site) -> Iterator[Problem]:
    """Check the words of every picture that is shown."""
    for picture in site.pictures:
        if picture.published:
            yield from _alt(picture)
            yield from _uses(picture)
            yield from _long(picture)


def _alt(picture: Picture) -> Iterator[Problem]:
    image = picture.image
    alt = image.alt or ""
    mark, id_ = picture.marks.mark(("images", picture.id, "alt")), picture.id
    if alt and (reason := empty(alt, image)):
        message = f"The `alt` of `{id_}` {reason}."
        yield Problem(PLACEHOLDER, message, mark, PLACEHOLDER.cure, about=id_)
    elif len(alt) > LONGEST:
        message = (
            f"The `alt` of `{id_}` has {len(alt)} characters; at most {LONGEST} are read well."
        )
        yield Problem(LONG, message, mark, LONG.cure, about=id_)


def _uses(picture: Picture) -> Iterator[Problem]:
    """Check the words that pages have of their own."""
    image, id_ = picture.image, picture.id
    for use in picture.uses:
        if not use.alt or _plain(use.alt) == _plain(image.alt or ""):
            continue
        if reason := empty(use.alt, image):
            message = f"The words for `{id_}` in the text, “{use.alt}”, {_say(reason)}."
            yield Problem(PLACEHOLDER, message, use.mark, PLACEHOLDER.cure, picture.mark, about=id_)
        elif image.alt or image.decorative:
            other = f"those of its record are “{image.alt}”" if image.alt else "its record has none"
            message = f"The words for `{id_}` in the text are “{use.alt}”; {other}."
            yield Problem(ALT_DIFFERS, message, use.mark, ALT_DIFFERS.cure, picture.mark, about=id_)


def _long(picture: Picture) -> Iterator[Problem]:
    """Check that a map or a chart, according to its credit, has a long description."""
    roles = [role for c in picture.image.credits if (role := c.role)]
    genre = next((role for role in roles if role.lower() in _GENRES), "")
    if genre and not (picture.image.long_description or picture.image.decorative):
        message = f"`{picture.id}` is a {genre.lower()} without a `long-description`."
        yield Problem(NO_LONG, message, picture.mark, NO_LONG.cure, about=picture.id)


def empty(alt: str, image: Image) -> str:
    """Return why words say nothing; empty if they say something."""
    plain = _plain(alt)
    file = image.file or ""
    if not plain or _EMPTY.fullmatch(" ".join(alt.split()).strip(" .:!")):
        return "does not say what the picture shows"
    if plain in (_plain(posixpath.basename(file)), _plain(posixpath.splitext(file)[0])):
        return "is the name of the file"
    if re.fullmatch(r"\S+\.(?:png|jpe?g|gif|webp|avif|svg)", alt.strip(), re.IGNORECASE):
        return "is the name of a file"
    if plain == _plain(image.caption or ""):
        return "repeats the caption"
    if plain == _plain(image.title or ""):
        return "repeats the title"
    return ""


def _say(reason: str) -> str:
    """Return a reason in the form for several words."""
    first, _, rest = reason.partition(" ")
    return f"{ {'says': 'say', 'is': 'are', 'repeats': 'repeat'}[first] } {rest}"


def _plain(text: str) -> str:
    return _SIGNS.sub(" ", text).strip().lower()


# -------------------------------------------------------------------------------------------------
# What a picture's record could take over from its file: values to be written.
#
# Only metadata are read; a field that the record has is never proposed. What is no license and no
# safe address is left out.

TERMS = (
    MetadataField.LICENSE,
    MetadataField.WEB_STATEMENT_OF_RIGHTS,
    MetadataField.RIGHTS_USAGE_TERMS,
)
"""The fields that may name a license, the surest first."""


def proposals(picture: Picture, language: str) -> Mapping[str, tuple[str, MetadataField]]:
    """Return the fields that the record lacks and the file has: the value, and the field it is
    from.
    """
    inside = picture.inside
    if inside is None:
        return {}
    lacks = _lacking(picture.image)
    found = _found(inside, language)
    return {key: (text, name) for key, text, name in found if key in lacks and text}


def license_in(metadata: Metadata) -> License | None:
    """Return the license that a file names, if it is certain."""
    read_ = (read_license(metadata.text(name)).license for name in TERMS if metadata.value(name))
    return next((found for found in read_ if found), None)


def names_in(metadata: Metadata) -> tuple[str, ...]:
    """Return everybody whom a file credits: the creators, then the credit line."""
    creator = metadata.value(MetadataField.CREATOR)
    line = metadata.text(MetadataField.CREDIT_LINE)
    return (*(creator.texts if creator else ()), *([line] if line else []))


def _lacking(image: Image) -> set[str]:
    """Return the keys that the record does not have; a decorative picture needs no words."""
    has = {
        "title": image.title,
        "alt": image.alt or image.decorative,
        "caption": image.caption,
        "long-description": image.long_description or image.decorative,
        "credit": image.credit_line,
        "copyright-notice": image.copyright_notice,
        "license": image.license != "unknown",
        "acquire-license-page": image.acquire_license_page,
        "digital-source-type": image.digital_source_type,
    }
    return {key for key, value in has.items() if not value}


def _found(inside: Inside, language: str) -> Iterator[tuple[str, str, MetadataField]]:
    """Yield the values of a file by the keys of a record."""
    metadata = inside.metadata

    def text(name: MetadataField) -> str:
        return metadata.text(name, language)

    title = MetadataField.TITLE if text(MetadataField.TITLE) else MetadataField.HEADLINE
    yield "title", text(title), title
    yield "alt", text(MetadataField.ALT_TEXT), MetadataField.ALT_TEXT
    yield "caption", text(MetadataField.DESCRIPTION), MetadataField.DESCRIPTION
    yield (
        "long-description",
        text(MetadataField.EXTENDED_DESCRIPTION),
        MetadataField.EXTENDED_DESCRIPTION,
    )
    yield "credit", *_credit(metadata)
    yield "copyright-notice", text(MetadataField.COPYRIGHT_NOTICE), MetadataField.COPYRIGHT_NOTICE
    license_ = license_in(metadata)
    term = next((name for name in TERMS if read_license(text(name)).license), MetadataField.LICENSE)
    yield "license", license_.id if license_ else "", term
    yield from _page(metadata)
    code = inside.source_type
    yield (
        "digital-source-type",
        code if code in SOURCE_TYPES else "",
        MetadataField.DIGITAL_SOURCE_TYPE,
    )


def _credit(metadata: Metadata) -> tuple[str, MetadataField]:
    """Return the credit as it should be printed: the maker, then the agency."""
    *creators, last = names_in(metadata) or ("",)
    if not metadata.value(MetadataField.CREDIT_LINE):
        return ", ".join([*creators, last] if last else []), MetadataField.CREATOR
    if not creators or any(name.casefold() in last.casefold() for name in creators):
        return last, MetadataField.CREDIT_LINE
    return f"{', '.join(creators)} / {last}", MetadataField.CREATOR


def _page(metadata: Metadata) -> Iterator[tuple[str, str, MetadataField]]:
    """Yield the address that offers a license: of the licensor, or else the statement of rights."""
    for name in (MetadataField.LICENSOR_URL, MetadataField.WEB_STATEMENT_OF_RIGHTS):
        value = metadata.value(name)
        address = safe_address(value.texts[0]) if value else None
        if (
            address
            and address.startswith(("http://", "https://"))
            and not read_license(address).license
        ):
            yield "acquire-license-page", address, name
            return


# -------------------------------------------------------------------------------------------------
# The metadata in the files of pictures, compared with their records.
#
# The record counts; the file only for what the record does not say. Titles, captions and alt texts
# may differ, because they are written for the page that shows the picture.

EMBEDDED_DIFFERS = Code(
    "image.differs-from-file",
    Level.WARNING,
    "A picture's record and its file differ in who made it, how it may be used or whether it was "
    "generated.",
    "Find out which is right, and correct the other. If you cannot change the file, allow this "
    "with the reason. Readers see what the record says.",
)
IN_FILE = Code(
    "image.in-file",
    Level.INFO,
    "A picture's file says something that its record does not.",
    "If it is right, add it to the record.",
)
_LICENSED = {LicenseKind.OPEN, LicenseKind.FREE, LicenseKind.NONE}
"""Licenses that a file can contradict; it knows nothing of an agreement."""


def check_embedded(site: Site) -> Iterator[Problem]:
    """Check the pictures that have a record and a file that is read."""
    for picture in site.pictures:
        if picture.inside:
            yield from _different(picture)
            yield from _proposed(site, picture)


def _proposed(site: Site, picture: Picture) -> Iterator[Problem]:
    for key, (text, name) in proposals(picture, language(site, picture)).items():
        message = f"The record `{picture.id}` has no `{key}`, but the file has a {name}."
        hint = f"If it is right, add: `{block(key, text).rstrip()}`."
        yield Problem(IN_FILE, message, picture.mark, hint, Mark(picture.path), about=picture.id)


def language(site: Site, picture: Picture) -> str:
    """Return the language in which a picture's record is written."""
    return (picture.home and picture.home.front.lang) or site.project.language


def _different(picture: Picture) -> Iterator[Problem]:
    """Yield differences in what readers rely on."""
    image, inside = picture.image, picture.inside
    assert inside
    metadata = inside.metadata
    names = names_in(metadata)
    if image.credit_line and names and not agrees_with_names(image.credit_line, names):
        yield _told(picture, "credit", image.credit_line, " / ".join(names), "creator")
    notice = metadata.text(MetadataField.COPYRIGHT_NOTICE)
    if image.copyright_notice and notice and not agree(image.copyright_notice, notice):
        yield _told(picture, "copyright-notice", image.copyright_notice, notice)
    written, file = read_license(image.license).license, license_in(metadata)
    known = image.license != "unknown"
    if known and written and file and written != file and written.kind in _LICENSED:
        yield _told(picture, "license", written.name, file.name)
    sort, other = image.digital_source_type or "", inside.source_type
    if sort and other and label(sort) != label(other):
        yield _told(picture, "digital-source-type", sort, other)


def _told(picture: Picture, key: str, written: str, file: str, what: str = "") -> Problem:
    name = what or key.replace("-", " ")
    message = (
        f"The {key.replace('-', ' ')} of `{picture.id}` is {excerpt(written)}; "
        f"the {name} in its file is {excerpt(file)}."
    )
    mark = picture.marks.mark(("images", picture.id, key))
    return Problem(
        EMBEDDED_DIFFERS, message, mark, EMBEDDED_DIFFERS.cure, Mark(picture.path), about=picture.id
    )
