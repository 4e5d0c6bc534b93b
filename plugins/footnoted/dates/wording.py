# ruff: noqa: RUF001 - Cyrillic letters are meant
"""A date in words, by language and style."""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_time, get_quarter_names
from babel.lists import format_list

from footnoted.dates.days import day_of, edtf_year
from footnoted.dates.edtf import (
    COMPONENTS,
    QUARTERS,
    SOUTHERN,
    DateForm,
    DatePoint,
    Edge,
    Edtf,
    Precision,
    Stretch,
)

# -------------------------------------------------------------------------------------------------
# The little words around a date, by language: about, probably, from … on.
#
# Months, quarters, lists and units come from Babel; words that CLDR does not have are here. A
# language that is not listed gets signs instead of words.

Forms = tuple[str, str]
"""The name alone, and the name after a preposition (genitive in Ukrainian)."""


@dataclass(frozen=True, slots=True)
class DatePhrases:
    """Templates; ``{}`` is a date. ``*_of`` templates use the second form of names."""

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
    """Spring, summer, autumn, winter; without them there are no thirds and halves either."""
    southern: str = "{}"
    quarters_of: tuple[str, ...] = ()
    """Only if the second form differs from Babel's."""
    thirds: tuple[Forms, ...] = ()
    halves: tuple[Forms, ...] = ()
    uncertain_part: str = "{} (? {})"
    approximate_part: str = "{} (≈ {})"
    parts: tuple[str, str, str] = ("Y", "M", "D")
    """Year, month, day, as named in ``uncertain_part``."""

    def season(self, number: int) -> Forms:
        """Return the names of a part of the year by its EDTF number, except quarters."""
        named = self.seasons * 3 + (("", ""),) * 4 + self.thirds + self.halves
        return named[number - 21]


def _same(*names: str) -> tuple[Forms, ...]:
    return tuple((name, name) for name in names)


ENGLISH = DatePhrases(
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
)

UKRAINIAN = DatePhrases(
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
)

GERMAN = DatePhrases(
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
)

SIGNS = DatePhrases()
"""For languages that are not listed."""

PHRASES: dict[str, DatePhrases] = {"en": ENGLISH, "uk": UKRAINIAN, "de": GERMAN}
"""Templates by language (ISO 639-1)."""


# -------------------------------------------------------------------------------------------------
# Calendar words by locale: a day, month, year, quarter, clock time or range of them.
#
# Only this part of dates uses Babel; it adds no words. English without a territory is written day
# first, as in most of the world.


class DateStyle(StrEnum):
    """How long the written date is."""

    LONG = "long"
    """11 February 2025."""
    SHORT = "short"
    """11 Feb 2025: the locale's own abbreviations."""
    AP = "ap"
    """Feb. 11, 2025: the Associated Press's English; other languages as SHORT."""


AP_MONTHS = (
    "Jan.", "Feb.", "March", "April", "May", "June",
    "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip
"""Abbreviated only before a day (AP Stylebook, "months")."""


@lru_cache(maxsize=64)
def locale_for(name: str) -> Locale:
    """Return the locale of a language tag, or of its language alone, or English."""
    for tag in (name.replace("-", "_"), name.replace("_", "-").split("-")[0], "en"):
        try:
            locale = Locale.parse(tag)
        except (UnknownLocaleError, ValueError):
            continue
        return Locale("en", "GB") if str(locale) == "en" else locale
    raise AssertionError("Babel knows English")


def day_pattern(locale: Locale, style: DateStyle) -> str:
    """Return the pattern of a day."""
    if style is DateStyle.LONG:
        return str(locale.date_formats["long"].pattern)
    return _skeleton(locale, "yMMMd", "d MMM y")


def month_pattern(locale: Locale, style: DateStyle, *, second: bool) -> str:
    """Return the pattern of a month; the second form is the one after a preposition."""
    wide = style is not DateStyle.SHORT
    pattern = _skeleton(locale, "yMMMM" if wide else "yMMM", "MMMM y")
    return pattern.replace("L", "M") if second else pattern


def _skeleton(locale: Locale, skeleton: str, otherwise: str) -> str:
    found = locale.datetime_skeletons.get(skeleton)
    return str(found.pattern) if found else otherwise


def format_day(date: dt.date, locale: Locale, style: DateStyle) -> str:
    """Return one day in words."""
    if style is DateStyle.AP and locale.language == "en":
        return f"{AP_MONTHS[date.month - 1]} {date.day}, {year(date.year, locale)}"
    return _formatted(date, day_pattern(locale, style), locale)


WITH_ERA = 1000
"""A year below this is written with its era: a bare 14 looks like a day or a number."""
_YEAR_LETTERS = re.compile("'[^']*'|y+")


def _formatted(date: dt.date, pattern: str, locale: Locale) -> str:
    """Return a day by a pattern; early years with their era."""
    if date.year < WITH_ERA:
        said = f"'{_with_era(date.year, locale)}'"
        pattern = _YEAR_LETTERS.sub(lambda part: said if part[0][0] == "y" else part[0], pattern)
    return format_date(date, pattern, locale)


def _with_era(number: int, locale: Locale) -> str:
    """Return a year with its era: 44 BC for -43, 14 AD."""
    era = str(locale.eras["abbreviated"][int(number > 0)]).replace("'", "’")
    return f"{number if number > 0 else 1 - number}\u00a0{era}"


def month(date: dt.date, locale: Locale, style: DateStyle, *, second: bool) -> str:
    """Return the month of a day in words."""
    return _formatted(date, month_pattern(locale, style, second=second), locale)


def year(number: int, locale: Locale) -> str:
    """Return a year in words."""
    return _formatted(day_of(number, 1, 1), _skeleton(locale, "y", "y"), locale)


def quarter(number: int, of_year: int, locale: Locale, *, instead: str = "") -> str:
    """Return a quarter of a year in words; ``instead`` replaces its name."""
    pattern = _skeleton(locale, "yQQQQ", "QQQQ y")
    name = instead or get_quarter_names("wide", locale=locale)[number]
    quoted = "'" + name.replace("'", "''") + "'"
    return _formatted(day_of(of_year, 1, 1), pattern.replace("QQQQ", quoted), locale)


def clock(time: dt.time, locale: Locale) -> str:
    """Return a time of day with its zone: ``10:30 (UTC+2)``."""
    written = format_time(time.replace(tzinfo=None), "short", locale=locale)
    offset = time.utcoffset()
    if offset is None:
        return written
    hours, minutes = divmod(abs(offset) // dt.timedelta(minutes=1), 60)
    sign = "−" if offset < dt.timedelta() else "+"  # a real minus sign
    ahead = f"{sign}{hours}{f':{minutes:02}' if minutes else ''}" if offset else ""
    return f"{written} (UTC{ahead})"


def between(
    first: dt.date, last: dt.date, precision: Precision, locale: Locale, style: DateStyle
) -> str:
    """Return a range of days, months or years in words; what both share is written once."""
    if precision is Precision.YEAR:
        return format_interval(first, last, "y", locale=locale)
    if precision is Precision.MONTH:
        wide = style is not DateStyle.SHORT
        return format_interval(first, last, "yMMMM" if wide else "yMMM", locale=locale)
    if style is DateStyle.AP and locale.language == "en":
        return _ap_days(first, last)
    return _days(first, last, locale, wide=style is DateStyle.LONG)


def halves(
    first: dt.date, last: dt.date, precision: Precision, locale: Locale, style: DateStyle
) -> tuple[str, str] | None:
    """Return two days or months of one year for a sentence, the first without what they share.

    Months have the form that follows a preposition. None if a language has no such form.
    """
    if style is DateStyle.AP and locale.language == "en" and precision is Precision.DAY:
        start, _, end = _ap_days(first, last).replace(" – ", "–").partition("–")
        return start, end
    skeleton = "yMMMd" if precision is Precision.DAY else "yMMMM"
    found = _interval(first, last, locale, skeleton)
    if found is None:
        return None
    wide = style is DateStyle.LONG or (style is DateStyle.AP and precision is Precision.MONTH)
    start, end = (_months(half.replace("L", "M"), wide=wide) for half in found)
    return format_date(first, start.rstrip(_SEPARATORS), locale), format_date(last, end, locale)


_SEPARATORS = " –-\u2009\u00a0\u202f"


def _months(pattern: str, *, wide: bool) -> str:
    short = pattern.replace("MMMM", "MMM")
    return short.replace("MMM", "MMMM") if wide else short


def _interval(
    first: dt.date, last: dt.date, locale: Locale, skeleton: str
) -> tuple[str, str] | None:
    """Return CLDR's two halves of a range, by the greatest part in which its ends differ."""
    differing = next((f for f in ("year", "month") if getattr(first, f) != getattr(last, f)), "day")
    field = {"year": "y", "month": "M", "day": "d"}[differing]
    try:
        start, end = locale.interval_formats[skeleton][field]
    except (KeyError, ValueError):
        return None
    return str(start), str(end)


def _days(first: dt.date, last: dt.date, locale: Locale, *, wide: bool) -> str:
    """Return a range of days with whole month names, which CLDR has no ranges for."""
    found = _interval(first, last, locale, "yMMMd")
    if found is None:
        return join(format_date(first, "long", locale), format_date(last, "long", locale), locale)
    start, end = (half.replace("MMM", "MMMM") if wide else half for half in found)
    return format_date(first, start, locale) + format_date(last, end, locale)


def _ap_days(first: dt.date, last: dt.date) -> str:
    start, end = AP_MONTHS[first.month - 1], AP_MONTHS[last.month - 1]
    if first.year != last.year:
        return f"{start} {first.day}, {first.year} – {end} {last.day}, {last.year}"
    if first.month != last.month:
        return f"{start} {first.day} – {end} {last.day}, {last.year}"
    return f"{start} {first.day}–{last.day}, {last.year}"


def join(first: str, last: str, locale: Locale) -> str:
    """Return a range of two dates that are already in words."""
    return str(locale.interval_formats[None]).format(first, last)


def either(names: list[str], locale: Locale) -> str:
    """Return alternatives: A, B or C."""
    return format_list(names, style="or", locale=locale)


# -------------------------------------------------------------------------------------------------
# A date in words for people, by locale; and the value of HTML's ``<time>``.
#
# The words say as much as is known and no more: a month never gets a day. Calendar words come from
# Babel, the words around them from the templates above.


@lru_cache(4096)
def words(edtf: Edtf, locale: str = "en", *, style: DateStyle = DateStyle.LONG) -> str:
    """Return a date: ``August 2024``, ``about April 2024``, ``10–16 February 2025``."""
    return _writer(locale, style).date(edtf)


def datetime_attribute(edtf: Edtf) -> str | None:
    """Return the value of HTML's ``datetime``; None if HTML has no form for the date.

    Unspecified days and months are left out, and so are marks of doubt.
    """
    point = edtf.point
    if point is None or point.is_season or "X" in point.year or int(point.year) < dt.MINYEAR:
        return None
    if not point.month or "X" in point.month:
        return point.year
    if not point.day or "X" in point.day:
        return f"{point.year}-{point.month}"
    day = f"{point.year}-{point.month}-{point.day}"
    if point.time is None:
        return day
    time = point.time.isoformat("milliseconds" if point.time.microsecond else "auto")
    return f"{day}T{time.replace('+00:00', 'Z')}"


def _writer(locale: str, style: DateStyle) -> "_Writer":
    found = locale_for(locale)
    return _Writer(found, PHRASES.get(found.language, SIGNS), style)


@dataclass(frozen=True, slots=True)
class _Writer:
    locale: Locale
    phrases: DatePhrases
    style: DateStyle

    def date(self, edtf: Edtf) -> str:
        if edtf.kind is DateForm.POINT:
            return self.alone(edtf.points[0])
        if edtf.kind is DateForm.INTERVAL:
            return self.interval(edtf.stretches[0])
        said = self.alternatives(edtf.stretches)
        # A set of one date is how librarians write what they infer: [1796].
        inferred = edtf.kind is DateForm.SET and len(edtf.points) == len(edtf.stretches) == 1
        only = inferred and not isinstance(edtf.stretches[0].first, Edge)
        return f"[{said}]" if only and edtf.latest else said

    def alone(self, point: DatePoint) -> str:
        """Return a single date with no words around it: ``in the 1990s``."""
        decade = point.precision is Precision.DECADE and not point.month and point.year[0] != "-"
        if decade and self.phrases.decade_alone and point == point.without_doubt():
            return self.phrases.decade_alone.format(point.year[:3] + "0")
        return self.point(point)

    def interval(self, stretch: Stretch) -> str:
        first, last, phrases = stretch.first, stretch.last, self.phrases
        if isinstance(first, Edge) and isinstance(last, DatePoint):
            known = first is Edge.OPEN
            template = phrases.until_of if known else phrases.until_unknown_of
            return template.format(self.point(last, second=True))
        if isinstance(first, DatePoint) and isinstance(last, Edge):
            known = last is Edge.OPEN
            template = phrases.from_on_of if known else phrases.from_unknown_of
            return template.format(self.point(first, second=True))
        assert isinstance(first, DatePoint)
        assert isinstance(last, DatePoint)
        return self.lasting(first, last)

    def lasting(self, first: DatePoint, last: DatePoint) -> str:
        alike = first.precision is last.precision
        plain = all(p == p.without_doubt() and not p.is_masked for p in (first, last))
        short = first.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR)
        if first == last:
            return self.point(first)
        start, end = first.earliest, last.earliest
        if alike and plain and short and start.year >= WITH_ERA:
            return between(start, end, first.precision, self.locale, self.style)
        return join(self.point(first), self.point(last), self.locale)

    def alternatives(self, stretches: tuple[Stretch, ...]) -> str:
        if len(stretches) == 1:
            return self.somewhere(stretches[0])
        said = [self.alternative(stretch) for stretch in stretches]
        return self.phrases.one_of.format(either(said, self.locale))

    def alternative(self, stretch: Stretch) -> str:
        if isinstance(stretch.first, DatePoint) and isinstance(stretch.last, DatePoint):
            return self.lasting(stretch.first, stretch.last)
        return self.somewhere(stretch)

    def somewhere(self, stretch: Stretch) -> str:
        first, last = stretch.first, stretch.last
        if isinstance(first, Edge):
            assert isinstance(last, DatePoint)
            return self.phrases.or_earlier.format(self.point(last))
        if isinstance(last, Edge):
            return self.phrases.or_later.format(self.point(first))
        if first == last:
            return self.point(first)
        return self.phrases.between_of.format(*self.limits(first, last))

    def limits(self, first: DatePoint, last: DatePoint) -> tuple[str, str]:
        """Return two dates for a sentence; what both share is said once if the language allows
        it.
        """
        alike = first.precision is last.precision and first.year == last.year
        plain = all(p == p.without_doubt() and not p.is_masked for p in (first, last))
        short = first.precision in (Precision.DAY, Precision.MONTH)
        days = first.earliest, last.earliest
        short = short and days[0].year >= WITH_ERA
        if alike and plain and short and self.phrases is not SIGNS:
            shared = halves(*days, first.precision, self.locale, self.style)
            if shared:
                return shared
        return self.point(first, second=True), self.point(last, second=True)

    def point(self, point: DatePoint, *, second: bool = False) -> str:
        """Return a date within a phrase, with its marks of doubt."""
        said = self.plain(point, second=second and not point.approximate)
        for marked, whole, partly in (
            (point.approximate, self.phrases.about, self.phrases.approximate_part),
            (point.uncertain, self.phrases.probably, self.phrases.uncertain_part),
        ):
            if marked and point.wholly(marked):
                said = whole.format(said)
            elif marked:
                names = dict(zip(COMPONENTS, self.phrases.parts, strict=True))
                said = partly.format(said, ", ".join(names[name] for name in marked))
        return said

    def plain(self, point: DatePoint, *, second: bool) -> str:
        """Return a date without its marks of doubt."""
        if point.is_masked:
            return self.masked(point, second=second)
        if point.is_season:
            return self.season(point, second=second)
        if not point.month:
            return self.phrases.year.format(year(int(point.year), self.locale))
        if not point.day:
            return month(point.earliest, self.locale, self.style, second=second)
        day = format_day(point.earliest, self.locale, self.style)
        return f"{day}, {clock(point.time, self.locale)}" if point.time else day

    def masked(self, point: DatePoint, *, second: bool) -> str:
        """Return a date with unspecified digits, by what is known or by its bounds."""
        tens, known = point.year[:3] + "0", point.without_doubt()
        if "X" not in point.year and point.month == "XX" and point.day in ("", "XX"):
            return self.phrases.month_unknown.format(
                self.plain(DatePoint(point.year), second=second)
            )
        if "X" not in point.year + point.month and point.day == "XX":
            month = self.plain(DatePoint(point.year, point.month), second=second)
            return self.phrases.day_unknown.format(month)
        tenth = point.year.count("X") == 1 and not point.year.startswith("-")
        if known == DatePoint(point.year) and tenth and self.phrases.decade[0]:
            return self.phrases.decade[second].format(tens)
        fine = Precision.DAY if point.day else Precision.MONTH if point.month else Precision.YEAR
        return self.bounds(point, fine)

    def bounds(self, point: DatePoint, precision: Precision) -> str:
        """Return the first and the last day, month or year that fits."""
        first, last = (_as_point(day, precision) for day in (point.earliest, point.latest))
        return self.phrases.between_of.format(*self.limits(first, last))

    def season(self, point: DatePoint, *, second: bool) -> str:
        """Return a season, quarter, third or half; one over New Year has both years."""
        number = int(point.month)
        if point.month in QUARTERS:
            place = QUARTERS.index(point.month)
            names = self.phrases.quarters_of if second else ()
            instead = names[place] if names else ""
            return quarter(place + 1, int(point.year), self.locale, instead=instead)
        if not self.phrases.seasons:
            return self.bounds(point, Precision.MONTH)
        first, last = point.earliest, point.latest
        said = year(first.year, self.locale) if first.year < WITH_ERA else str(first.year)
        if last.year > first.year:
            said = self.lasting(*(DatePoint(edtf_year(day.year)) for day in (first, last)))
        said = self.phrases.season(number)[second].format(said)
        return self.phrases.southern.format(said) if point.month in SOUTHERN else said


def _as_point(day: dt.date, precision: Precision) -> DatePoint:
    year, month, number = edtf_year(day.year), f"{day.month:02}", f"{day.day:02}"
    if precision is Precision.YEAR:
        return DatePoint(year)
    return (
        DatePoint(year, month) if precision is Precision.MONTH else DatePoint(year, month, number)
    )
