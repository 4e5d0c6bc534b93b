"""Sources and parties; CSL's names for their fields."""

from collections.abc import Iterator
from typing import get_args

from pydantic import model_validator

from footnoted.dates.edtf import Edtf
from footnoted.records.forms import Address, Form, Id, Record, Text, When, kebab
from footnoted.records.vocabulary import PartyType, SourceStatus, SourceType, TitleFrom

# -------------------------------------------------------------------------------------------------
# A source: one publication, document or conversation, in CSL's terms.
#
# ``library.citations`` writes its note.


class PersonName(Form):
    """A name as CSL writes it: ``{family, given}`` or ``{literal}`` for a body or a single name."""

    family: Text | None = None
    """Family name."""
    given: Text | None = None
    """Given names."""
    literal: Text | None = None
    """A name that is not divided: an organization, a pen name, a role."""
    suffix: Text | None = None
    """Jr., III."""
    non_dropping_particle: Text | None = None
    """A particle that stays with the family name: "van der"."""
    dropping_particle: Text | None = None
    """A particle that leaves it in a list: "de"."""

    @model_validator(mode="after")
    def _something(self) -> "PersonName":
        if not (self.literal or self.family or self.given):
            raise ValueError("a name needs `literal`, or `family` and `given`")
        return self

    @property
    def full(self) -> str:
        """Return the name in reading order."""
        if self.literal:
            return self.literal
        parts = (self.given, self.dropping_particle, self.non_dropping_particle, self.family)
        name = " ".join(part for part in parts if part)
        return f"{name} {self.suffix}" if self.suffix else name


class Archived(Form):
    """A copy kept by an archive (Robust Links: version URL and version date)."""

    url: Address
    """Address of the archived copy."""
    date: When
    """When the copy was made."""


class Source(Record):
    """A source. Only `type` is required: nothing is invented to fill the rest."""

    type: SourceType
    """CSL item type: article-newspaper, report, interview, webpage …"""
    title: Text | None = None
    """Title as published; no change of capitals."""
    title_from: TitleFrom | None = None
    """Origin of the words in the title's place, until somebody looks the title up: the words of a
    link, of a reference, or the page's name in its address. Readers see them in brackets.
    """
    title_short: Text | None = None
    """A shorter form of the title, for later notes."""
    title_translation: Text | None = None
    """What the title means, if it is in another language than the site."""
    original_title: Text | None = None
    """Title of the original, if this is a translation."""
    author: tuple[PersonName, ...] = ()
    """Authors in order; an unnamed source has none."""
    editor: tuple[PersonName, ...] = ()
    """Editors."""
    translator: tuple[PersonName, ...] = ()
    """Translators."""
    interviewer: tuple[PersonName, ...] = ()
    """In an interview, who asked; the person interviewed is the author."""
    director: tuple[PersonName, ...] = ()
    """Directors of a film or broadcast."""
    recipient: tuple[PersonName, ...] = ()
    """To whom a letter or message went."""
    container_author: tuple[PersonName, ...] = ()
    """Authors of the book that has the chapter."""
    container_title: Text | None = None
    """The newspaper, journal, site, programme or book it appeared in."""
    collection_title: Text | None = None
    """The series it belongs to."""
    collection_number: Text | None = None
    """Number within that series."""
    publisher: Text | None = None
    """Who published it; an agency for agency copy."""
    publisher_place: Text | None = None
    """Place of the publisher."""
    authority: Text | None = None
    """The body whose act it is: a court, a ministry."""
    jurisdiction: Text | None = None
    """Country or region in which a statute, bill or decision applies."""
    genre: Text | None = None
    """A finer type: press release, satellite image, opinion."""
    medium: Text | None = None
    """How it is carried: video, print."""
    event_title: Text | None = None
    """The event at which it was said or shown."""
    event_place: Text | None = None
    """Place of that event."""
    event_date: When | None = None
    """When that event was, in EDTF."""
    edition: Text | None = None
    """Edition."""
    volume: Text | None = None
    """Volume."""
    issue: Text | None = None
    """Issue."""
    number: Text | None = None
    """Number of a report, bill or document."""
    page: Text | None = None
    """Pages it fills."""
    section: Text | None = None
    """Section of a newspaper or statute."""
    chapter_number: Text | None = None
    """Number of a chapter."""
    version: Text | None = None
    """Version of a dataset or of software."""
    dimensions: Text | None = None
    """Extent: minutes of a broadcast, size of a map."""
    scale: Text | None = None
    """Scale of a map: 1:50,000."""
    archive: Text | None = None
    """The archive that has the original."""
    archive_location: Text | None = None
    """Place in that archive: a shelf mark, a box."""
    call_number: Text | None = None
    """Signature in a library."""
    original_date: When | None = None
    """When the original was published, in EDTF."""
    submitted: When | None = None
    """When it was handed in, in EDTF."""
    issued: When | None = None
    """When it was published, in EDTF."""
    accessed: When | None = None
    """When we last read it; printed only if it is undated."""
    language: Text | None = None
    """Its language, as a BCP 47 tag."""
    url: Address | None = None
    """Its web address."""
    doi: Text | None = None
    """Digital Object Identifier."""
    isbn: Text | None = None
    """ISBN."""
    issn: Text | None = None
    """ISSN."""
    archived: tuple[Archived, ...] = ()
    """Archived copies."""
    reliability: Text | None = None
    """How far the source can be relied on: a value of the site's scale (Admiralty A–F)."""
    descriptor: Text | None = None
    """Why this source can know (ICD 206)."""
    status: SourceStatus = SourceStatus.LIVE
    """What has become of it since."""
    cited_in: Id | None = None
    """We know it only through that source; it needs no archived copy."""


# -------------------------------------------------------------------------------------------------
# People and organizations who say things, with the roles they held at a time.
#
# The claims say who said what.


class Role(Form):
    """An office or function, held from and to."""

    role: Text
    """What the person or body is."""
    of: Text | None = None
    """Of which body or country."""
    from_: When | None = None
    """Since when."""
    to: When | None = None
    """Until when."""


class Party(Record):
    """A person or organization (register parties.yml)."""

    name: Text
    """The name as printed."""
    type: PartyType
    """person or organization."""
    roles: tuple[Role, ...] = ()
    """Roles held, each at its time."""


# -------------------------------------------------------------------------------------------------
# Which keys of a source CSL has, and under which names; the others are our own.
#
# They are read from the form itself, so a new key is exchanged as soon as it exists. ``outputs``
# and ``authoring`` know the file formats.

OURS = (
    "title-translation",
    "title-from",
    "archived",
    "reliability",
    "descriptor",
    "status",
    "cited-in",
    "formerly",
)
"""Keys that CSL lacks or uses otherwise: its ``status`` is that of a manuscript."""
SPELLED = {
    "url": "URL",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "archive-location": "archive_location",
    "tags": "keyword",
}
"""Keys that CSL 1.0.2 spells in another way (``csl-data.json``)."""


def _keys(kind: object) -> Iterator[str]:
    for name, field in Source.model_fields.items():
        if _mentions(field.annotation, kind) or kind in field.metadata:
            yield kebab(name)


def _mentions(annotation: object, kind: object) -> bool:
    return annotation is kind or any(_mentions(part, kind) for part in get_args(annotation))


PEOPLE = tuple(_keys(PersonName))
"""Keys whose value is a list of names."""
DATES = tuple(_keys(Edtf))
"""Keys whose value is a date in EDTF."""
_OTHERS = {"type", *OURS, *PEOPLE, *DATES, "tags", "note"}
TEXTS = (*(key for key in map(kebab, Source.model_fields) if key not in _OTHERS), "note")
"""Keys that CSL has, too, and whose value is a text."""


def csl_name(key: str) -> str:
    """Return CSL's name of a key."""
    return SPELLED.get(key, key)
