"""Scales that grade sources and claims: named tables, each value with its words for readers.

The default is the Admiralty code (NATO AJP-2.1, STANAG 2511): reliability of the
source and credibility of the statement, judged apart. Wordings are ours. A site may give a
table of its own for any of them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grade:
    """One value of a scale."""

    code: str
    """What a writer types: ``B``."""
    label: str
    """A few words that stand beside or instead of the code."""
    meaning: str
    """A sentence for readers."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A named, ordered table of grades."""

    name: str
    about: str
    """What is graded: a sentence for readers."""
    grades: tuple[Grade, ...]

    def grade(self, code: str) -> Grade | None:
        """Give the grade of this code, or none."""
        return next((grade for grade in self.grades if grade.code == code), None)

    @property
    def codes(self) -> tuple[str, ...]:
        """Give the codes in order."""
        return tuple(grade.code for grade in self.grades)


RELIABILITY = Scale(
    "Reliability of the source",
    "How far a source can be relied on, judged by its record, whatever it says this time.",
    (
        Grade("A", "completely reliable", "No doubt about it; it has always been right before."),
        Grade("B", "usually reliable", "Minor doubts; it has been right most of the time."),
        Grade("C", "fairly reliable", "Some doubts; it has been right before, and wrong."),
        Grade("D", "not usually reliable", "Serious doubts; it has been right at times."),
        Grade("E", "unreliable", "It has a record of being wrong."),
        Grade("F", "reliability not judged", "Too little is known of it to say."),
    ),
)

CREDIBILITY = Scale(
    "Credibility of the claim",
    "How likely the statement itself is to be true, whoever made it.",
    (
        Grade("1", "confirmed", "Independent sources say the same, and it fits what is known."),
        Grade("2", "probably true", "It fits what is known, but nothing independent confirms it."),
        Grade("3", "possibly true", "It is plausible, and only partly fits what is known."),
        Grade("4", "doubtful", "It is possible, and does not fit what is known."),
        Grade("5", "improbable", "What is known speaks against it."),
        Grade("6", "not judged", "There is nothing to judge it by."),
    ),
)

LIKELIHOOD = Scale(
    "Likelihood",
    "Words of estimative probability for forecasts (ICD 203), with the range each stands for.",
    (
        Grade("almost-no-chance", "almost no chance", "1 to 5 in 100."),
        Grade("very-unlikely", "very unlikely", "5 to 20 in 100."),
        Grade("unlikely", "unlikely", "20 to 45 in 100."),
        Grade("roughly-even", "roughly even chance", "45 to 55 in 100."),
        Grade("likely", "likely", "55 to 80 in 100."),
        Grade("very-likely", "very likely", "80 to 95 in 100."),
        Grade("almost-certain", "almost certain", "95 to 99 in 100."),
    ),
)

CONFIDENCE = Scale(
    "Confidence",
    "How sure the one who judges is of the judgement (ICD 203); not how likely the thing is.",
    (
        Grade("low", "low confidence", "Scant, fragmentary or doubtful evidence."),
        Grade("moderate", "moderate confidence", "Credible evidence, open to other readings."),
        Grade("high", "high confidence", "Good evidence from several sides."),
    ),
)

SCALES = {
    "reliability": RELIABILITY,
    "credibility": CREDIBILITY,
    "likelihood": LIKELIHOOD,
    "confidence": CONFIDENCE,
}
"""By the name of the field that holds the code."""
