"""A picture with its credit and license.

Opening the file is another room's job.
"""

from pydantic import Field, model_validator

from footnoted.model.credits import parts_of
from footnoted.model.form import Form, Record
from footnoted.model.scalars import Address, Flag, Text, When


class Credit(Form):
    """One part of a credit line."""

    role: Text | None = None
    """Photo, Illustration, Drawing, Map …"""
    name: Text | None = None
    """Who made it."""
    agency: Text | None = None
    """The agency it came through."""
    url: Address | None = None
    """Where its maker or agency is found."""

    @model_validator(mode="after")
    def _somebody(self) -> "Credit":
        if not (self.name or self.agency):
            raise ValueError("a credit needs `name` or `agency`")
        return self


class Permission(Form):
    """Leave to use a picture."""

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
    """What it shows, for people who do not see it; required where it is shown."""
    decorative: Flag = False
    """True where it tells nothing; then no alt."""
    long_description: Text | None = None
    """What a chart or map shows, in full, in words: for all who cannot read it."""
    caption: Text | None = None
    """The line printed under it."""
    credit: tuple[Credit, ...] | Text | None = Field(default=None, union_mode="left_to_right")
    """Who made it: parts, or the line as printed."""
    copyright_notice: Text | None = None
    """The notice of whoever holds the rights, as printed: © 2024 Ada Rower."""
    license: Text = "unknown"
    """SPDX id, or public-domain, editorial, all-rights-reserved, permission, quotation, unknown."""
    permission: Permission | None = None
    """Who allowed its use, when and for what."""
    source_url: Address | None = None
    """Where it was found."""
    acquire_license_page: Address | None = None
    """Where a license can be had (schema.org)."""
    changes: Text | None = None
    """What was changed: cropped, recoloured."""
    digital_source_type: Text | None = None
    """IPTC digital source type; generated pictures are labelled for readers."""

    @model_validator(mode="after")
    def _shown_or_not(self) -> "Image":
        if (self.file is None) == (self.referred_to is None):
            raise ValueError("a picture has either `file` (shown) or `referred-to` (not shown)")
        return self

    @property
    def credits(self) -> tuple[Credit, ...]:
        """Give the parts of the credit; of a line as printed those whose form is known."""
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
        """Give the credit as one line: as printed, or "Role: Name / Agency | …"."""
        if self.credit is None or isinstance(self.credit, str):
            return self.credit or ""
        return " | ".join(_part(credit) for credit in self.credit)


def _part(credit: Credit) -> str:
    names = " / ".join(name for name in (credit.name, credit.agency) if name)
    return f"{credit.role}: {names}" if credit.role else names
