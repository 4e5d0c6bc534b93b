# ruff: noqa: RUF001 - Cyrillic letters are meant
"""The little words around a date, by language: about, probably, from … on.

A table. Months, quarters, lists and units come from Babel; what CLDR has no
words for stands here. A language without an entry gets signs instead of words.
"""

from dataclasses import dataclass

Forms = tuple[str, str]
"""The name alone, and the name after a preposition (Ukrainian: genitive)."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Templates; ``{}`` is a date. ``*_of`` templates take the second form of names."""

    about: str = "≈ {}"
    probably: str = "{} (?)"
    from_on_of: str = "{} – …"
    from_unknown_of: str = "{} – ?"
    until_of: str = "… – {}"
    until_unknown_of: str = "? – {}"
    or_earlier: str = "≤ {}"
    or_later: str = "≥ {}"
    between_of: str = "≥ {}, ≤ {}"
    one_of: str = "{}"
    day_unknown: str = "{}"
    month_unknown: str = "{}"
    year: str = "{}"
    decade_alone: str = ""
    decade: Forms = ("", "")
    seasons: tuple[Forms, ...] = ()
    """Spring, summer, autumn, winter; where there are none, neither are thirds and halves."""
    southern: str = "{}"
    quarters_of: tuple[str, ...] = ()
    """Only where the second form differs from Babel's."""
    thirds: tuple[Forms, ...] = ()
    halves: tuple[Forms, ...] = ()
    uncertain_part: str = "{} (? {})"
    approximate_part: str = "{} (≈ {})"
    parts: tuple[str, str, str] = ("Y", "M", "D")
    """Year, month, day, as named in ``uncertain_part``."""
    reckoned_of: str = "{} + {} = {}"
    """Start (second form), length, result."""

    def season(self, number: int) -> Forms:
        """Give the names of a part of the year by its EDTF number, quarters excepted."""
        named = self.seasons * 3 + (("", ""),) * 4 + self.thirds + self.halves
        return named[number - 21]


def _same(*names: str) -> tuple[Forms, ...]:
    return tuple((name, name) for name in names)


ENGLISH = Phrases(
    about="about {}",
    probably="probably {}",
    from_on_of="from {} on",
    from_unknown_of="from {}, end unknown",
    until_of="until {}",
    until_unknown_of="until {}, beginning unknown",
    or_earlier="{} or earlier",
    or_later="{} or later",
    between_of="between {} and {}",
    one_of="one of: {}",
    day_unknown="{}, day unknown",
    month_unknown="{}, month unknown",
    decade_alone="in the {}s",
    decade=("the {}s", "the {}s"),
    seasons=_same("spring {}", "summer {}", "autumn {}", "winter {}"),
    southern="{} (Southern Hemisphere)",
    thirds=_same(
        "January to April {}",
        "May to August {}",
        "September to December {}",
    ),
    halves=_same("first half of {}", "second half of {}"),
    uncertain_part="{} (uncertain: {})",
    approximate_part="{} (approximate: {})",
    parts=("year", "month", "day"),
    reckoned_of="{1} from {0}: {2}",
)

UKRAINIAN = Phrases(
    about="приблизно {}",
    probably="імовірно {}",
    from_on_of="від {}",
    from_unknown_of="від {}, кінець невідомий",
    until_of="до {}",
    until_unknown_of="до {}, початок невідомий",
    or_earlier="{} або раніше",
    or_later="{} або пізніше",
    between_of="не раніше {} і не пізніше {}",
    one_of="одна з дат: {}",
    day_unknown="{}, день невідомий",
    month_unknown="{}, місяць невідомий",
    year="{} р.",
    decade_alone="у {}-х роках",
    decade=("{}-ті роки", "{}-х років"),
    seasons=(
        ("весна {} р.", "весни {} р."),
        ("літо {} р.", "літа {} р."),
        ("осінь {} р.", "осені {} р."),
        ("зима {} р.", "зими {} р."),
    ),
    southern="{} (Південна півкуля)",
    quarters_of=("1-го кварталу", "2-го кварталу", "3-го кварталу", "4-го кварталу"),
    thirds=(
        ("січень–квітень {} р.", "січня–квітня {} р."),
        ("травень–серпень {} р.", "травня–серпня {} р."),
        ("вересень–грудень {} р.", "вересня–грудня {} р."),
    ),
    halves=(
        ("перша половина {} р.", "першої половини {} р."),
        ("друга половина {} р.", "другої половини {} р."),
    ),
    uncertain_part="{} (непевно: {})",
    approximate_part="{} (приблизно: {})",
    parts=("рік", "місяць", "день"),
    reckoned_of="{1} від {0}: {2}",
)

GERMAN = Phrases(
    about="etwa {}",
    probably="wahrscheinlich {}",
    from_on_of="ab {}",
    from_unknown_of="ab {}, Ende unbekannt",
    until_of="bis {}",
    until_unknown_of="bis {}, Beginn unbekannt",
    or_earlier="{} oder früher",
    or_later="{} oder später",
    between_of="frühestens {}, spätestens {}",
    one_of="eines von: {}",
    day_unknown="{}, Tag unbekannt",
    month_unknown="{}, Monat unbekannt",
    decade_alone="in den {}er-Jahren",
    decade=("{}er-Jahre", "{}er-Jahren"),
    seasons=_same("Frühling {}", "Sommer {}", "Herbst {}", "Winter {}"),
    southern="{} (Südhalbkugel)",
    thirds=_same("Januar bis April {}", "Mai bis August {}", "September bis Dezember {}"),
    halves=_same("erstes Halbjahr {}", "zweites Halbjahr {}"),
    uncertain_part="{} (unsicher: {})",
    approximate_part="{} (ungefähr: {})",
    parts=("Jahr", "Monat", "Tag"),
    reckoned_of="{1} ab {0}: {2}",
)

SIGNS = Phrases()
"""For languages without an entry."""

PHRASES: dict[str, Phrases] = {"en": ENGLISH, "uk": UKRAINIAN, "de": GERMAN}
"""Language (ISO 639-1) -> templates."""
