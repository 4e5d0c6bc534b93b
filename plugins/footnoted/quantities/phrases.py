# ruff: noqa: RUF001 - Cyrillic letters are meant
"""The little words around a number, by language: about, at least, per day.

A table. Units and numbers come from Babel; what CLDR cannot say stands here. A
language without an entry gets signs instead of words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Phrases:
    """Templates; ``{}`` is the number with its unit."""

    about: str = "≈ {}"
    bounds: tuple[str, str, str, str] = ("≥ {}", "> {}", "≤ {}", "< {}")
    """At least, more than, at most, less than."""
    per: str = "{}/{}"
    times: Mapping[str, str] = field(default_factory=dict)
    """What ``per`` names -> its form in the template."""
    units: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Ids that CLDR has no clear words for -> their name for one and for others."""


PHRASES: dict[str, Phrases] = {
    "en": Phrases(
        about="about {}",
        bounds=("at least {}", "more than {}", "at most {}", "less than {}"),
        per="{} per {}",
        units={
            "gallon-us": ("US gallon", "US gallons"),
            "short-ton": ("short ton", "short tons"),
            "long-ton": ("long ton", "long tons"),
            "percentage-point": ("percentage point", "percentage points"),
        },
    ),
    "uk": Phrases(
        about="приблизно {}",
        bounds=("щонайменше {}", "понад {}", "щонайбільше {}", "менш ніж {}"),
        per="{} на {}",
        times={
            "hour": "годину",
            "day": "день",
            "week": "тиждень",
            "month": "місяць",
            "year": "рік",
            "person": "особу",
        },
        units={
            "tonne": ("т", "т"),
            "short-ton": ("кор. т", "кор. т"),
            "long-ton": ("довг. т", "довг. т"),
            "gallon-us": ("гал. США", "гал. США"),
            "percentage-point": ("в. п.", "в. п."),
            "megawatt-hour": ("МВт⋅год", "МВт⋅год"),
            "gigawatt-hour": ("ГВт⋅год", "ГВт⋅год"),
            "terawatt-hour": ("ТВт⋅год", "ТВт⋅год"),
        },
    ),
    "de": Phrases(
        about="etwa {}",
        bounds=("mindestens {}", "mehr als {}", "höchstens {}", "weniger als {}"),
        per="{} pro {}",
        times={
            "hour": "Stunde",
            "day": "Tag",
            "week": "Woche",
            "month": "Monat",
            "year": "Jahr",
            "person": "Person",
        },
        units={
            "gallon-us": ("US-Gallone", "US-Gallonen"),
            "short-ton": ("short ton", "short tons"),
            "long-ton": ("long ton", "long tons"),
            "percentage-point": ("Prozentpunkt", "Prozentpunkte"),
        },
    ),
}
"""Language (ISO 639-1) -> templates."""

SIGNS = Phrases()
"""For languages without an entry."""
