"""Words for people who do not see a picture: that they say something, and something of its own.

Judges words alone; whether they fit the picture only somebody who sees it can say.

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
"""

import posixpath
import re
from collections.abc import Iterator

from footnoted.diagnostics import Code, Diagnostic, Level
from footnoted.index import Picture, Site
from footnoted.model import Image

PLACEHOLDER = Code(
    "image.alt-placeholder",
    Level.WARNING,
    "The words for people who do not see a picture say nothing, or repeat what stands beside it.",
    "Say in `alt` what the picture shows, or mark it `decorative: true` where it tells nothing.",
)
LONG = Code(
    "image.alt-long",
    Level.WARNING,
    "What people hear of a picture that they do not see is read out in one go; this is too long.",
    "Say in `alt` in a sentence what it shows, and the rest in `long-description`.",
)
DIFFERS = Code(
    "image.alt-differs",
    Level.INFO,
    "A page has other words for a picture than its record. Those of the page are used there.",
    "Leave out the words of the page, `![](…)`, and those of the record stand there; or keep both.",
)
NO_LONG = Code(
    "image.no-long-description",
    Level.INFO,
    "A map or chart tells more than one sentence can, and people who do not see it have only that.",
    "Say in `long-description` in full what it shows.",
)

LONGEST = 250
"""Characters: a screen reader cannot pause or go back within them. WebAIM and others say 125 to 150
for most; a sentence too many is no harm, a paragraph is."""
_GENRES = ("chart", "diagram", "graph", "graphic", "infographic", "map", "plan")
_EMPTY = re.compile(
    r"(?:an?|the|our|this)?\s*(?:image|picture|photo|photograph|pic|img|graphic|illustration|drawing|"
    r"screenshot|chart|map|figure|logo|icon|alt(?: text)?|todo|tbd|untitled|placeholder|foto|bild)"
    r"(?:\s*(?:of|from|by|\d+))?",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[\W_]+")


def check(site: Site) -> Iterator[Diagnostic]:
    """Check the words of every picture that is shown."""
    for picture in site.pictures:
        if picture.published:
            yield from _alt(picture)
            yield from _uses(picture)
            yield from _long(picture)


def _alt(picture: Picture) -> Iterator[Diagnostic]:
    image = picture.image
    alt = image.alt or ""
    mark, id_ = picture.marks.mark(("images", picture.id, "alt")), picture.id
    if alt and (reason := empty(alt, image)):
        message = f"The `alt` of `{id_}` {reason}."
        yield Diagnostic(PLACEHOLDER, message, mark, PLACEHOLDER.cure, about=id_)
    elif len(alt) > LONGEST:
        message = f"The `alt` of `{id_}` has {len(alt)} characters."
        yield Diagnostic(LONG, message, mark, LONG.cure, about=id_)


def _uses(picture: Picture) -> Iterator[Diagnostic]:
    """Check the words that pages have of their own."""
    image, id_ = picture.image, picture.id
    for use in picture.uses:
        if not use.alt or _plain(use.alt) == _plain(image.alt or ""):
            continue
        if reason := empty(use.alt, image):
            message = f"The words for `{id_}` in the text, “{use.alt}”, {_say(reason)}."
            yield Diagnostic(
                PLACEHOLDER, message, use.mark, PLACEHOLDER.cure, picture.mark, about=id_
            )
        elif image.alt or image.decorative:
            other = f"those of its record are “{image.alt}”" if image.alt else "its record has none"
            message = f"The words for `{id_}` in the text are “{use.alt}”; {other}."
            yield Diagnostic(DIFFERS, message, use.mark, DIFFERS.cure, picture.mark, about=id_)


def _long(picture: Picture) -> Iterator[Diagnostic]:
    """Ask for a long description where the credit says that it is a map or a chart."""
    roles = [role for c in picture.image.credits if (role := c.role)]
    genre = next((role for role in roles if role.lower() in _GENRES), "")
    if genre and not (picture.image.long_description or picture.image.decorative):
        message = f"`{picture.id}` is a {genre.lower()} without a `long-description`."
        yield Diagnostic(NO_LONG, message, picture.mark, NO_LONG.cure, about=picture.id)


def empty(alt: str, image: Image) -> str:
    """Say why words tell nothing; empty where they may."""
    plain = _plain(alt)
    file = image.file or ""
    if not plain or _EMPTY.fullmatch(" ".join(alt.split()).strip(" .:!")):
        return "says nothing of what it shows"
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
    """Give a reason as it is said of several words."""
    first, _, rest = reason.partition(" ")
    return f"{ {'says': 'say', 'is': 'are', 'repeats': 'repeat'}[first] } {rest}"


def _plain(text: str) -> str:
    return _SIGNS.sub(" ", text).strip().lower()
