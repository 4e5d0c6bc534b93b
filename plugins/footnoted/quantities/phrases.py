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
    span: str = "{} … {}"
    """From one number to another where a dash would be taken for a minus."""
    per: str = "{}/{}"
    times: Mapping[str, str] = field(default_factory=dict)
    """What ``per`` names -> its form in the template."""
    units: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Ids that CLDR has no clear words for -> their name for one and for others."""


PHRASES: dict[str, Phrases] = {
    "en": Phrases(
        about="about {}",
        bounds=("at least {}", "more than {}", "at most {}", "less than {}"),
        span="{} to {}",
        per="{} per {}",
        units={
            "gallon-us": ("US gallon", "US gallons"),
            "pint-us": ("US pint", "US pints"),
            "pint-imperial": ("imperial pint", "imperial pints"),
            "fluid-ounce-us": ("US fl oz", "US fl oz"),
            "fluid-ounce-imperial": ("imp fl oz", "imp fl oz"),
            "mechanical-horsepower": ("hp", "hp"),
            "metric-horsepower": ("metric hp", "metric hp"),
            "kiloton-tnt": ("kiloton of TNT", "kilotons of TNT"),
            "megaton-tnt": ("megaton of TNT", "megatons of TNT"),
            "short-ton": ("short ton", "short tons"),
            "long-ton": ("long ton", "long tons"),
            "percentage-point": ("percentage point", "percentage points"),
            "basis-point": ("basis point", "basis points"),
        },
    ),
    "uk": Phrases(
        about="приблизно {}",
        bounds=("щонайменше {}", "понад {}", "щонайбільше {}", "менш ніж {}"),
        span="від {} до {}",
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
            "pint-us": ("пт США", "пт США"),
            "pint-imperial": ("англ. пт", "англ. пт"),
            "fluid-ounce-us": ("рід. унц. США", "рід. унц. США"),
            "fluid-ounce-imperial": ("англ. рід. унц.", "англ. рід. унц."),
            "mechanical-horsepower": ("англ. к. с.", "англ. к. с."),
            "metric-horsepower": ("к. с.", "к. с."),
            "kiloton-tnt": ("кт ТНТ", "кт ТНТ"),
            "megaton-tnt": ("Мт ТНТ", "Мт ТНТ"),
            "percentage-point": ("в. п.", "в. п."),
            "basis-point": ("б. п.", "б. п."),
            "megajoule": ("МДж", "МДж"),
            "gigajoule": ("ГДж", "ГДж"),
            "terajoule": ("ТДж", "ТДж"),
            "terawatt": ("ТВт", "ТВт"),
            "kilonewton": ("кН", "кН"),
            "kilovolt": ("кВ", "кВ"),
            "microsievert": ("мкЗв", "мкЗв"),
            "millisievert": ("мЗв", "мЗв"),
            "sievert": ("Зв", "Зв"),
            "becquerel": ("Бк", "Бк"),
            "megawatt-hour": ("МВт⋅год", "МВт⋅год"),
            "gigawatt-hour": ("ГВт⋅год", "ГВт⋅год"),
            "terawatt-hour": ("ТВт⋅год", "ТВт⋅год"),
        },
    ),
    "de": Phrases(
        about="etwa {}",
        bounds=("mindestens {}", "mehr als {}", "höchstens {}", "weniger als {}"),
        span="{} bis {}",
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
            # CLDR 46 has "1 Meilen" and "1 Yards".
            "mile": ("Meile", "Meilen"),
            "yard": ("Yard", "Yards"),
            "gallon-us": ("US-Gallone", "US-Gallonen"),
            "pint-us": ("US-Pint", "US-Pints"),
            "pint-imperial": ("imp. Pint", "imp. Pints"),
            "fluid-ounce-us": ("US fl oz", "US fl oz"),
            "fluid-ounce-imperial": ("imp. fl oz", "imp. fl oz"),
            "mechanical-horsepower": ("hp", "hp"),
            "metric-horsepower": ("PS", "PS"),
            "kiloton-tnt": ("Kilotonne TNT", "Kilotonnen TNT"),
            "megaton-tnt": ("Megatonne TNT", "Megatonnen TNT"),
            "short-ton": ("short ton", "short tons"),
            "long-ton": ("long ton", "long tons"),
            "percentage-point": ("Prozentpunkt", "Prozentpunkte"),
            "basis-point": ("Basispunkt", "Basispunkte"),
        },
    ),
}
"""Language (ISO 639-1) -> templates."""

SIGNS = Phrases()
"""For languages without an entry."""
