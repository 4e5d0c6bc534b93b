"""Digital source types: IPTC's codes, their names, and the label that readers see.

A table, after the NewsCodes of 17 September 2024. Photographs and drawings need no label; what
looks like a photograph and is not one has it, and so has what was put together from several.
"""

from dataclasses import dataclass

SCHEME = "http://cv.iptc.org/newscodes/digitalsourcetype/"


@dataclass(frozen=True, slots=True)
class SourceType:
    """One code of the vocabulary."""

    code: str
    name: str
    """As the vocabulary names it."""
    label: str = ""
    """What stands under such a picture; empty where nothing needs to be said."""
    retired: bool = False
    """Whether the vocabulary no longer recommends it."""

    @property
    def uri(self) -> str:
        """Give the address that stands in files."""
        return f"{SCHEME}{self.code}"


_AI = "Made with generative AI"
_TYPES = (
    SourceType("digitalCapture", "Digital capture sampled from real life"),
    SourceType("computationalCapture", "Multi-frame computational capture sampled from real life"),
    SourceType("negativeFilm", "Digitised from a negative on film"),
    SourceType("positiveFilm", "Digitised from a positive on film"),
    SourceType("print", "Digitised from a print on non-transparent medium"),
    SourceType("minorHumanEdits", "Original media with minor human edits", retired=True),
    SourceType("humanEdits", "Human-edited media"),
    SourceType(
        "compositeWithTrainedAlgorithmicMedia",
        "Edited using Generative AI",
        "Edited with generative AI",
    ),
    SourceType("algorithmicallyEnhanced", "Algorithmically-altered media"),
    SourceType("softwareImage", "Created by software", retired=True),
    SourceType("digitalArt", "Digital art", retired=True),
    SourceType("digitalCreation", "Digital creation"),
    SourceType("dataDrivenMedia", "Data-driven media"),
    SourceType("trainedAlgorithmicMedia", "Created using Generative AI", _AI),
    SourceType("algorithmicMedia", "Media created purely by an algorithm", "Made by an algorithm"),
    SourceType("screenCapture", "Screen capture"),
    SourceType("virtualRecording", "Virtual event recording", "Recorded in a virtual world"),
    SourceType("composite", "Composite of elements", "Composite picture"),
    SourceType("compositeCapture", "Composite of captured elements", "Composite of photographs"),
    SourceType(
        "compositeSynthetic",
        "Composite including generative AI elements",
        "Composite with parts made with generative AI",
    ),
)
SOURCE_TYPES = {one.code: one for one in _TYPES}
"""By code."""


def code(written: str) -> str:
    """Give the code of a type as a sidecar or a file has it: a code, or the code's address.

    What is in no table is given as its last part. Retired codes stay what they are.
    """
    last = written.strip().rstrip("/").rpartition("/")[2].rpartition(":")[2]
    small = {one.lower(): one for one in SOURCE_TYPES}
    return small.get(last.lower(), last)


def label(written: str) -> str:
    """Give the label for readers; empty where the type needs none or is not known."""
    known = SOURCE_TYPES.get(code(written))
    return known.label if known else ""
