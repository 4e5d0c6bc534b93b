"""The nouns: what a writer writes, as frozen values.

No input or output, no HTML, no knowledge of other briefings.
"""

from footnoted.model.claim import Claim, Quote
from footnoted.model.dated import Dated, SharedEvent
from footnoted.model.evidence import Due, Evidence, Graded, Link, Outcome, SourceUse
from footnoted.model.figure import Difference, Figure, Measure, Share
from footnoted.model.form import Form, Record, kebab
from footnoted.model.front import FrontMatter, Retracted
from footnoted.model.image import Credit, Image, Permission
from footnoted.model.library import Briefing, Library, NoPlaces, Path, Places, Register
from footnoted.model.names import (
    ClaimKind,
    CorrectionKind,
    DateKind,
    How,
    PartyType,
    Result,
    SourceStatus,
    SourceType,
    Stance,
    Status,
)
from footnoted.model.party import Party, Role
from footnoted.model.sidecar import (
    Allowance,
    Chain,
    Correction,
    EventRegister,
    ImageRegister,
    PartyRegister,
    Sidecar,
    SourceRegister,
)
from footnoted.model.source import Archived, PersonName, Source

__all__ = [
    "Allowance",
    "Archived",
    "Briefing",
    "Chain",
    "Claim",
    "ClaimKind",
    "Correction",
    "CorrectionKind",
    "Credit",
    "DateKind",
    "Dated",
    "Difference",
    "Due",
    "EventRegister",
    "Evidence",
    "Figure",
    "Form",
    "FrontMatter",
    "Graded",
    "How",
    "Image",
    "ImageRegister",
    "Library",
    "Link",
    "Measure",
    "NoPlaces",
    "Outcome",
    "Party",
    "PartyRegister",
    "PartyType",
    "Path",
    "Permission",
    "PersonName",
    "Places",
    "Quote",
    "Record",
    "Register",
    "Result",
    "Retracted",
    "Role",
    "Share",
    "SharedEvent",
    "Sidecar",
    "Source",
    "SourceRegister",
    "SourceStatus",
    "SourceType",
    "SourceUse",
    "Stance",
    "Status",
    "kebab",
]
