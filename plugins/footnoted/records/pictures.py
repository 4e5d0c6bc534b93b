"""Pictures and their credits."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pydantic import Field, model_validator

from footnoted.records.forms import Address, Flag, Form, Record, Text, When

# -------------------------------------------------------------------------------------------------
# The parts of a credit line as it is printed, if its form is known.
#
# The line itself is never changed; the parts are for grouping and for programs. A form that could
# mean two things is not split: "North Agency" may be a person.

AGENCIES = frozenset(
    "afp|agence france-presse|alamy|anadolu|anadolu agency|ansa|ap|ap photo|associated press|"
    "bloomberg|dpa|efe|epa|epa-efe|flickr|getty|getty images|imago|istock|kyodo|nasa|nurphoto|"
    "pa|pa images|pexels|picture alliance|pixabay|reuters|shutterstock|sipa|sipa press|tass|"
    "ukrinform|unsplash|wikimedia commons|xinhua|zuma press".split("|")
)
"""Well-known agencies and collections: these names alone are surely no person's."""
_ROLES = (
    "photo illustration|photograph|photography|photos|photo|images|image|pictures|picture|"
    "illustration|drawing|graphics|graphic|infographic|artwork|cartoon|map|chart|diagram|"
    "screenshot|still|video|composite|collage|painting|"
    "fotos|foto|bilder|bild|grafik|karte|фотографія|фото|світлина|ілюстрація|мапа"
)
_WHICH = "banner|cover|featured|header|hero|lead|main|title"
"""Words about a picture before its role: cover photo."""
_ROLE = re.compile(
    rf"((?:(?:{_WHICH}) )?(?:{_ROLES}))(?: credit)?(?:\s*:\s*|\s+by:?\s+)(.+)", re.IGNORECASE
)
_NOTICE = re.compile(r"(?:©|\(c\)|copyright(?: ©)?)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?\s*)?(.+)", re.I)
_COURTESY = re.compile(rf"(?:(?:{_ROLES}) )?courtesy(?: of)?:?\s+(.+)", re.IGNORECASE)
_THROUGH = re.compile(r"(.+?)\s+(?:via|on)\s+(.+)", re.IGNORECASE)
_FROM = re.compile(r"(.+?)\s+from\s+(.+)", re.IGNORECASE)
"""The form that one collection asks for; after an unknown name it may be a place."""
_LEAVE = re.compile(r"\s*[,(]\s*CC[ -][^()]*\)?\s*$")
_HANDOUT = re.compile(r"[\s/,(]*\bhandout\b[\s/,):]*", re.IGNORECASE)


LONGEST = 500
"""The most characters of a line that is split; no known form is longer."""


class CreditPart(NamedTuple):
    """One part of a credit line."""

    role: str = ""
    """As printed: Photo, Illustration …"""
    name: str = ""
    """Who made it."""
    agency: str = ""
    """The agency it came through."""


def parts_of(line: str) -> tuple[CreditPart, ...]:
    """Return the parts of a line; empty if the form of any part is not known."""
    if len(line) > LONGEST:
        return ()
    found = [
        _credit_part(segment.strip()) for segment in re.split(r"\s*\|\s*|\s*\n\s*", line.strip())
    ]
    return tuple(part for part in found if part) if all(found) else ()


def _credit_part(text: str) -> CreditPart | None:
    bare = _LEAVE.sub("", text)
    if match := _ROLE.fullmatch(bare):
        rest = match[2]
        inner = _known(rest) or CreditPart(name=rest)
        return inner._replace(role=match[1])
    return _known(bare)


def _known(text: str) -> CreditPart | None:
    """Return what a text without a role says, if its form is known."""
    return next((part for part in _readings(" ".join(text.split())) if part), None)


def _readings(text: str) -> Iterator[CreditPart | None]:
    if match := _NOTICE.fullmatch(text):
        yield _known(match[1]) or CreditPart(name=match[1])
    if match := _COURTESY.fullmatch(text):
        yield CreditPart(agency=match[1])
    if "handout" in text.lower():
        yield _handout(text)
    if match := _THROUGH.fullmatch(text):
        yield CreditPart(name=match[1], agency=match[2])
    if (match := _FROM.fullmatch(text)) and _is_agency(match[2]):
        yield CreditPart(name=match[1], agency=match[2])
    if "/" in text and "://" not in text:
        first, *others = (piece.strip() for piece in text.split("/"))
        if first and all(others):
            agency = "/".join(others)
            whole = CreditPart(agency="/".join((first, *others)))
            yield whole if _is_agency(first) else CreditPart(name=first, agency=agency)
    if _is_agency(text):
        yield CreditPart(agency=text)


def _handout(text: str) -> CreditPart | None:
    """Return the part of a handout line; who handed it out is no photographer."""
    rest = re.sub(r"^(?:via|from|by)\s+", "", _HANDOUT.sub(" ", text).strip())
    match = _THROUGH.fullmatch(rest)
    agency = "/".join(match.groups()) if match else rest
    return CreditPart(agency=agency) if agency else None


def _is_agency(text: str) -> bool:
    return text.lower() in AGENCIES


# -------------------------------------------------------------------------------------------------
# A picture with its credit and license.
#
# ``files`` opens the picture.


class Credit(Form):
    """One part of a credit line."""

    role: Text | None = None
    """Photo, Illustration, Drawing, Map …"""
    name: Text | None = None
    """Who made it."""
    agency: Text | None = None
    """The agency it came through."""
    url: Address | None = None
    """Address of a page about its maker or agency."""

    @model_validator(mode="after")
    def _somebody(self) -> "Credit":
        if not (self.name or self.agency):
            raise ValueError("a credit needs `name` or `agency`")
        return self


class Permission(Form):
    """Permission to use a picture."""

    by: Text
    """Who gave it."""
    date: When
    """When."""
    for_: Text
    """For what."""


class Image(Record):
    """A picture that is shown, or only referred to."""

    file: Text | None = None
    """The file, relative to the sidecar; it is shown."""
    referred_to: Address | None = None
    """Address of a picture that is spoken of and not shown."""
    title: Text | None = None
    """Its title."""
    alt: Text | None = None
    """What it shows, for people who do not see it; required if it is shown."""
    decorative: Flag = False
    """True if it only decorates; then no alt."""
    long_description: Text | None = None
    """What a chart or map shows, in full, in words: for all who cannot read it."""
    caption: Text | None = None
    """The line printed under it."""
    credit: tuple[Credit, ...] | Text | None = Field(default=None, union_mode="left_to_right")
    """Who made it: parts, or the line as printed."""
    copyright_notice: Text | None = None
    """The notice of the owner of the rights, as printed: © 2024 Ada Rower."""
    license: Text = "unknown"
    """SPDX id, or public-domain, editorial, all-rights-reserved, permission, quotation, unknown."""
    permission: Permission | None = None
    """Who allowed its use, when and for what."""
    source_url: Address | None = None
    """Address of the page that it was taken from."""
    acquire_license_page: Address | None = None
    """Address of a page that offers a license (schema.org)."""
    changes: Text | None = None
    """What was changed: cropped, recoloured."""
    digital_source_type: Text | None = None
    """IPTC digital source type; generated pictures are labelled for readers."""

    @model_validator(mode="after")
    def _shown_or_not(self) -> "Image":
        if (self.file is None) == (self.referred_to is None):
            raise ValueError("a picture needs either `file` (shown) or `referred-to` (not shown)")
        return self

    @property
    def credits(self) -> tuple[Credit, ...]:
        """Return the parts of the credit; of a line as printed those whose form is known."""
        if isinstance(self.credit, tuple):
            return self.credit
        parts = parts_of(self.credit or "")
        return tuple(
            Credit.model_construct(
                role=p.role or None, name=p.name or None, agency=p.agency or None
            )
            for p in parts
        )

    @property
    def credit_line(self) -> str:
        """Return the credit as one line: as printed, or "Role: Name / Agency | …"."""
        if self.credit is None or isinstance(self.credit, str):
            return self.credit or ""
        return " | ".join(_image_part(credit) for credit in self.credit)


def _image_part(credit: Credit) -> str:
    names = " / ".join(name for name in (credit.name, credit.agency) if name)
    return f"{credit.role}: {names}" if credit.role else names
