"""A sidecar: everything a writer records beside one article; and the registers.

Only forms; reading files is another room's job.
"""

from pydantic import Field

from footnoted.model.claim import Claim
from footnoted.model.dated import Dated, SharedEvent
from footnoted.model.evidence import Link
from footnoted.model.figure import Figure
from footnoted.model.form import Form, Record
from footnoted.model.image import Image
from footnoted.model.names import CorrectionKind
from footnoted.model.party import Party
from footnoted.model.scalars import Id, Text, When
from footnoted.model.source import Source


class Correction(Record):
    """A change to a published briefing, told to its readers."""

    kind: CorrectionKind
    """correction, clarification, update or retraction."""
    date: When
    """When the change was made."""
    text: Text
    """What was changed and why."""
    was: Text | None = None
    """What stood there."""
    now: Text | None = None
    """What stands there now."""
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


Chain = tuple[Link, ...]


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
