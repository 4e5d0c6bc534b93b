"""The closed vocabularies and scales."""

from enum import StrEnum

from pydantic import model_validator

from footnoted.project import Grade, Scale
from footnoted.records.forms import Form, Text

# -------------------------------------------------------------------------------------------------
# The closed vocabularies of the forms: each value with its words for readers.
#
# The terms are those of the standards (CSL, ICD 203, IPTC).


class ClaimKind(StrEnum):
    """What sort of statement a claim is."""

    FACT = "fact"
    FORECAST = "forecast"
    AIM = "aim"
    DEMAND = "demand"
    OFFER = "offer"
    OPINION = "opinion"


class Stance(StrEnum):
    """What the origin of the words says of them."""

    STATED = "stated"
    """Said as so, by somebody who can be named or described."""
    OBSERVED = "observed"
    """Seen by the one who reports it."""
    ASSESSED = "assessed"
    """Concluded from other things."""
    ALLEGED = "alleged"
    """Passed on without its origin vouching for it."""
    DENIED = "denied"
    """Declared untrue by the origin."""


class Status(StrEnum):
    """What has become of a claim since."""

    REPORTED = "reported"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    REFUTED = "refuted"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class How(StrEnum):
    """What a link of an attribution chain did with the words."""

    SAID = "said"
    TOLD = "told"
    WROTE = "wrote"
    POSTED = "posted"
    PUBLISHED = "published"
    INTERVIEWED = "interviewed"
    REPORTED = "reported"
    CITED = "cited"


class Result(StrEnum):
    """What came of a forecast or plan."""

    HAPPENED = "happened"
    PARTLY = "partly"
    DID_NOT_HAPPEN = "did-not-happen"
    UNKNOWN = "unknown"


class DateKind(StrEnum):
    """What a date is the date of."""

    EVENT = "event"
    PLANNED = "planned"
    DEADLINE = "deadline"
    STATEMENT = "statement"
    PUBLICATION = "publication"


class SourceStatus(StrEnum):
    """What has become of a source since we read it."""

    LIVE = "live"
    DEAD = "dead"
    CORRECTED = "corrected"
    RETRACTED = "retracted"


class TitleFrom(StrEnum):
    """What is shown for a title that nobody has looked up."""

    LINK = "link"
    REFERENCE = "reference"
    ADDRESS = "address"


class CorrectionKind(StrEnum):
    """What sort of change a correction records."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"
    RETRACTION = "retraction"


class PartyType(StrEnum):
    """What sort of party somebody is (schema.org)."""

    PERSON = "person"
    ORGANIZATION = "organization"


class SourceType(StrEnum):
    """CSL 1.0.2 item types, spelled as CSL spells them."""

    ARTICLE = "article"
    ARTICLE_JOURNAL = "article-journal"
    ARTICLE_MAGAZINE = "article-magazine"
    ARTICLE_NEWSPAPER = "article-newspaper"
    BILL = "bill"
    BOOK = "book"
    BROADCAST = "broadcast"
    CHAPTER = "chapter"
    CLASSIC = "classic"
    COLLECTION = "collection"
    DATASET = "dataset"
    DOCUMENT = "document"
    ENTRY = "entry"
    ENTRY_DICTIONARY = "entry-dictionary"
    ENTRY_ENCYCLOPEDIA = "entry-encyclopedia"
    EVENT = "event"
    FIGURE = "figure"
    GRAPHIC = "graphic"
    HEARING = "hearing"
    INTERVIEW = "interview"
    LEGAL_CASE = "legal_case"
    LEGISLATION = "legislation"
    MANUSCRIPT = "manuscript"
    MAP = "map"
    MOTION_PICTURE = "motion_picture"
    MUSICAL_SCORE = "musical_score"
    PAMPHLET = "pamphlet"
    PAPER_CONFERENCE = "paper-conference"
    PATENT = "patent"
    PERFORMANCE = "performance"
    PERIODICAL = "periodical"
    PERSONAL_COMMUNICATION = "personal_communication"
    POST = "post"
    POST_WEBLOG = "post-weblog"
    REGULATION = "regulation"
    REPORT = "report"
    REVIEW = "review"
    REVIEW_BOOK = "review-book"
    SOFTWARE = "software"
    SONG = "song"
    SPEECH = "speech"
    STANDARD = "standard"
    THESIS = "thesis"
    TREATY = "treaty"
    WEBPAGE = "webpage"


# -------------------------------------------------------------------------------------------------
# A site's own scale of grades, as it is written in a file of the configuration.
#
# ``footnoted.project`` uses it.


class GradeRow(Form):
    """One value of a scale."""

    label: Text
    """A few words shown next to the code, or instead of it."""
    meaning: Text
    """A sentence for readers."""


class ScaleTable(Form):
    """A scale: its name, what it grades, and its values in order."""

    name: Text
    """The scale's name, as a heading."""
    about: Text
    """What is graded: a sentence for readers."""
    grades: dict[Text, GradeRow]
    """The values, by the codes that writers type."""

    @model_validator(mode="after")
    def _has_grades(self) -> "ScaleTable":
        if not self.grades:
            raise ValueError("a scale needs `grades`, at least one")
        return self

    @property
    def scale(self) -> Scale:
        """Return the scale as the program uses it."""
        rows = (Grade(code, row.label, row.meaning) for code, row in self.grades.items())
        return Scale(self.name, self.about, tuple(rows))
