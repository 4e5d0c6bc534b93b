"""Sidecars, registers, briefings: everything as read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Generic, Protocol, TypeVar

from pydantic import BeforeValidator, Field, field_validator

from footnoted.dates.edtf import DateError, Precision, parse
from footnoted.diagnostics.problem import Mark, mark_below
from footnoted.pictures.metadata import Inside
from footnoted.records.evidence import AttributionLink, Claim, Dated, Figure, SharedEvent
from footnoted.records.forms import CuredError, Flag, Form, Id, Language, Name, Record, Text, When
from footnoted.records.pictures import Image
from footnoted.records.sources import Party, Source
from footnoted.records.vocabulary import CorrectionKind
from footnoted.text.addresses import ListedAddress

# -------------------------------------------------------------------------------------------------
# A sidecar: everything that a writer records about one article; and the registers.
#
# These are the forms; ``reading`` reads the files.


class Correction(Record):
    """A change to a published briefing, reported to its readers."""

    kind: CorrectionKind
    """correction, clarification, update or retraction."""
    date: When
    """When the change was made."""
    text: Text
    """What was changed and why."""
    was: Text | None = None
    """What was there."""
    now: Text | None = None
    """What is there now."""
    about: tuple[Id, ...] = ()
    """The records concerned."""


class Allowance(Form):
    """A problem that is accepted here, with the reason."""

    code: Text
    """The code of the problem."""
    about: Id | None = None
    """The record it concerns; none means the whole briefing, or the whole register."""
    because: Text
    """Why it is accepted."""


Chain = tuple[AttributionLink, ...]


class Sidecar(Form):
    """The YAML file beside an article. Every part is optional."""

    sources: dict[Id, Source] = Field(default_factory=dict)
    """Sources that this briefing is the first to use."""
    chains: dict[Id, Chain] = Field(default_factory=dict)
    """Attribution chains that are used several times."""
    claims: dict[Id, Claim] = Field(default_factory=dict)
    """Statements that can be checked."""
    dates: dict[Id, Dated] = Field(default_factory=dict)
    """Dated events."""
    figures: dict[Id, Figure] = Field(default_factory=dict)
    """Numbers."""
    images: dict[Id, Image] = Field(default_factory=dict)
    """Pictures."""
    corrections: dict[Id, Correction] = Field(default_factory=dict)
    """Changes since publication."""
    allow: tuple[Allowance, ...] = ()
    """Problems accepted here, with reasons."""


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One kind of record in a sidecar."""

    section: str
    """The part of the sidecar: ``claims``."""
    word: str
    """The word for one of them, as in ids of elements and names of data attributes: ``claim``."""
    form: Any
    """The form of each record."""
    anchored: bool = False
    """Whether it is tied to words of the article and has evidence."""
    placed: bool = False
    """Whether it has an element on the briefing's page, and so an address."""


RECORD_KINDS = (
    RecordKind("sources", "source", Source),
    RecordKind("chains", "chain", Chain),
    RecordKind("claims", "claim", Claim, anchored=True, placed=True),
    RecordKind("dates", "date", Dated, anchored=True, placed=True),
    RecordKind("figures", "figure", Figure, anchored=True, placed=True),
    RecordKind("images", "image", Image, placed=True),
    RecordKind("corrections", "correction", Correction),
)
"""Every kind of record; their ids share one namespace within a sidecar."""
RECORD_SECTIONS = tuple(kind.section for kind in RECORD_KINDS)
"""The name of each section in the sidecar."""
ANCHORED = tuple(kind for kind in RECORD_KINDS if kind.anchored)
"""The kinds that are tied to words of the article and have evidence."""


class SourceRegister(Form):
    """_shared/sources.yml: sources of the whole site."""

    sources: dict[Id, Source] = Field(default_factory=dict)
    """Sources by id."""
    allow: tuple[Allowance, ...] = ()
    """Problems accepted in this register, with reasons."""


class PartyRegister(Form):
    """_shared/parties.yml: people and organisations."""

    parties: dict[Id, Party] = Field(default_factory=dict)
    """Parties by id."""
    allow: tuple[Allowance, ...] = ()
    """Problems accepted in this register, with reasons."""


class EventRegister(Form):
    """_shared/events.yml: events that several briefings speak of."""

    events: dict[Id, SharedEvent] = Field(default_factory=dict)
    """Events by id."""
    allow: tuple[Allowance, ...] = ()
    """Problems accepted in this register, with reasons."""


class ImageRegister(Form):
    """_shared/images.yml: pictures used in several places, and those of docs/."""

    images: dict[Id, Image] = Field(default_factory=dict)
    """Pictures by id."""
    allow: tuple[Allowance, ...] = ()
    """Problems accepted in this register, with reasons."""


# -------------------------------------------------------------------------------------------------
# The front matter of an article: its title, date and the like.
#
# Only the form is here; pages escape every text of it.


def _many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Texts = Annotated[
    tuple[Text, ...], BeforeValidator(_many, json_schema_input_type=Text | tuple[Text, ...])
]


class Retracted(Form):
    """A briefing that is withdrawn; its page stays and says so."""

    date: When
    """When it was withdrawn."""
    because: Text
    """Why."""


class FrontMatter(Form):
    """What heads an article."""

    title: Text
    """The headline."""
    date: When
    """Day of publication."""
    updated: When | None = None
    """Day of the last change readers should know of."""
    summary: Text | None = None
    """Two or three sentences, the most important first."""
    authors: Texts = ()
    """Who wrote it."""
    tags: Texts = ()
    """Subjects."""
    places: Texts = ()
    """Places it is about."""
    lang: Language | None = None
    """Its language, as a BCP 47 tag (default: the site's)."""
    timezone: Text | None = None
    """The zone its clock times are in."""
    draft: Flag = False
    """True while it is for preview only."""
    continues: Name | None = None
    """The briefing this one carries on."""
    retracted: Retracted | None = None
    """When and why it was withdrawn."""
    aliases: Texts = ()
    """Former addresses."""
    description: Text | None = None
    """One sentence for search engines (default: the summary)."""
    adopted: Flag = False
    """True while it is as it was adopted from another site: what is missing is a warning and no
    error. Remove this line when the briefing is complete."""
    hide: Texts = ()
    """Parts of the theme not shown on this page: navigation, toc, footer."""

    @field_validator("date", "updated", mode="before")
    @classmethod
    def _to_the_day(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        try:
            found = parse(value)
        except DateError as error:
            raise DateError(error.message, _day_hint(value, error.hint)) from None
        if found.precision is not Precision.DAY:
            raise CuredError(f"“{found}” is not a day", _day_hint(value, ""))
        return found


_DAY = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d")


def _day_hint(typed: str, hint: str) -> str:
    """Return how to write a day: the day of a time, or what the hint says about days."""
    if (day := _DAY.match(typed)) and len(typed) > len(day[0]):
        return f"Write the day without the time: {day[0]}."
    return hint if _DAY.search(hint) else "Write year, month and day, as in 2025-02-13."


# -------------------------------------------------------------------------------------------------
# All briefings and registers as read, each value with its place.
#
# Nothing is resolved here: ``library`` knows who cites what.

Path = tuple[str | int, ...]
T = TypeVar("T")


class Places(Protocol):
    """The place of each part of a YAML document, in a table beside the values."""

    def mark(self, path: Path) -> Mark:
        """Return the place of the value at ``path``, or of its nearest parent."""
        ...

    def key_mark(self, path: Path) -> Mark:
        """Return the place of the key that leads to ``path``, or of its nearest parent."""
        ...


@dataclass(frozen=True, slots=True)
class NoPlaces:
    """The places of a file that does not exist: the path it would have."""

    path: str

    def mark(self, path: Path) -> Mark:
        """Return the file as a whole."""
        return Mark(self.path)

    def key_mark(self, path: Path) -> Mark:
        """Return the file as a whole."""
        return Mark(self.path)


@dataclass(frozen=True, slots=True)
class Briefing:
    """One article with its sidecar, as read."""

    name: str
    """Path below the briefings folder, without suffix: ``kursk-oblast`` or ``2025/kursk``."""
    path: str
    """The article's file, relative to the project's root, with ``/``."""
    front: FrontMatter
    body: str
    """The article's Markdown without front matter."""
    body_line: int
    """The line of the file that the body starts at, from 1."""
    front_places: Places
    sidecar_path: str
    """The sidecar's file, or the path it would have."""
    sidecar: Sidecar = field(default_factory=Sidecar)
    sidecar_places: Places = field(default_factory=lambda: NoPlaces(""))
    key: str = ""
    """The digest of its files; empty if nobody needs it."""
    facts: str = ""
    """The digest of its sidecar and of all of its article but the words."""
    lines: tuple[int, ...] = ()
    """For each line of a body that the host's plugins expanded, the line of the typed body;
    negative for a line that they added.
    """

    @property
    def folder(self) -> str:
        """Return the folder of the article, relative to the root: pictures are searched from
        there.
        """
        return self.path.rpartition("/")[0]

    def in_body(self, line: int, column: int) -> Mark:
        """Return the place of a line of the body; the article as a whole if it is 0.

        If the host's plugins have expanded the body, the line is that of the expanded one.
        """
        if line and self.lines:
            typed = self.lines[min(line, len(self.lines)) - 1]
            line, column = abs(typed), column if typed > 0 else 1
        return mark_below(self.path, self.body_line, line, column)


@dataclass(frozen=True, slots=True)
class Register(Generic[T]):
    """A shared register: records by id, and the place of each."""

    path: str
    records: Mapping[str, T]
    places: Places
    allow: tuple[Allowance, ...] = ()
    """Problems accepted in this file, with reasons."""

    @property
    def exists(self) -> bool:
        """Return whether there is such a file, even an empty one."""
        return not isinstance(self.places, NoPlaces)


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that was read, drafts included, sorted by name."""

    briefings: tuple[Briefing, ...]
    sources: Register[Source]
    parties: Register[Party]
    events: Register[SharedEvent]
    images: Register[Image]
    pictures: Mapping[str, Inside] = field(default_factory=dict)
    """What each publishable picture below the briefings folder contains, by its file."""
    refused: frozenset[str] = frozenset()
    """Picture files that exist and may not be published; each has a problem that says why."""
    lost: frozenset[str] = frozenset()
    """Ids of records that were written and could not be read; ``NAME#`` for a whole sidecar."""
    unread: tuple[str, ...] = ()
    """Articles without a usable front matter, relative to the root; they made no briefing."""
    permalinks: tuple[ListedAddress, ...] = ()
    """The listed published addresses; empty without a list."""

    @property
    def files(self) -> frozenset[str]:
        """Return the picture files that may be published, relative to the root."""
        return frozenset(self.pictures)
