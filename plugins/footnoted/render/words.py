"""Words for readers: what a value of a closed vocabulary is called on a page.

Plain words instead of codes, in the site's language; English so far.
"""

from footnoted.citing import STATUS as SOURCE_STATUS
from footnoted.citing import source_type
from footnoted.model import (
    ClaimKind,
    CorrectionKind,
    DateKind,
    How,
    Result,
    Stance,
    Status,
)

__all__ = [
    "CORRECTION",
    "DATE_KIND",
    "HOW",
    "KIND",
    "RELATION",
    "RESULT",
    "SOURCE_STATUS",
    "STANCE",
    "STATUS",
    "source_type",
]

KIND: dict[ClaimKind, tuple[str, str]] = {
    ClaimKind.FACT: ("fact", "Something said to be so, now or in the past."),
    ClaimKind.FORECAST: ("forecast", "Something said to come."),
    ClaimKind.AIM: ("aim", "What somebody says they want to reach."),
    ClaimKind.DEMAND: ("demand", "What somebody asks of somebody else."),
    ClaimKind.OFFER: ("offer", "What somebody says they would give or do."),
    ClaimKind.OPINION: ("opinion", "A view or judgement."),
}
STANCE: dict[Stance, tuple[str, str]] = {
    Stance.STATED: ("stated", "Its origin said so and stands for it."),
    Stance.OBSERVED: ("observed", "Whoever reports it saw it."),
    Stance.ASSESSED: ("assessed", "It is concluded from other things."),
    Stance.ALLEGED: ("alleged", "It is passed on; nobody who could know vouches for it."),
    Stance.DENIED: ("denied", "Its origin says that it is not so."),
}
STATUS: dict[Status, tuple[str, str]] = {
    Status.REPORTED: ("reported", "It stands as reported; nothing has settled it since."),
    Status.CONFIRMED: ("confirmed", "It has been confirmed since."),
    Status.DISPUTED: ("disputed", "Others contradict it; the matter is open."),
    Status.REFUTED: ("refuted", "It has turned out not to be so."),
    Status.SUPERSEDED: ("superseded", "A later claim has taken its place."),
    Status.WITHDRAWN: ("withdrawn", "Its origin has taken it back."),
}
DATE_KIND: dict[DateKind, tuple[str, str]] = {
    DateKind.EVENT: ("happened", "Something that happened, as our sources report it."),
    DateKind.PLANNED: ("planned", "Something announced; whether it took place is another matter."),
    DateKind.DEADLINE: ("deadline", "The day by which something is to have happened."),
    DateKind.STATEMENT: ("statement", "The day somebody said something."),
    DateKind.PUBLICATION: ("published", "The day something was published."),
}
HOW: dict[How, str] = {
    How.SAID: "said it",
    How.TOLD: "told",
    How.WROTE: "wrote it",
    How.POSTED: "posted it",
    How.PUBLISHED: "published it",
    How.INTERVIEWED: "interviewed",
    How.REPORTED: "reported it",
    How.CITED: "cited it",
}
RESULT: dict[Result, str] = {
    Result.HAPPENED: "happened",
    Result.PARTLY: "happened in part",
    Result.DID_NOT_HAPPEN: "did not happen",
    Result.UNKNOWN: "not known",
}
CORRECTION: dict[CorrectionKind, str] = {
    CorrectionKind.CORRECTION: "Correction",
    CorrectionKind.CLARIFICATION: "Clarification",
    CorrectionKind.UPDATE: "Update",
    CorrectionKind.RETRACTION: "Retraction",
}
RELATION: dict[str, tuple[str, str]] = {
    "contradicts": ("contradicts", "is contradicted by"),
    "supports": ("supports", "is supported by"),
    "supersedes": ("takes the place of", "has been replaced by"),
}
