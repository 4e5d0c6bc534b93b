# ruff: noqa: RUF001 - Cyrillic letters are meant
"""Words of dates in English, German, Ukrainian."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from babel.dates import get_day_names, get_month_names

from footnoted.text.scanning import NONE, Phrase, by_phrase, by_word, plain_apostrophes, words

# -------------------------------------------------------------------------------------------------
# What a language calls days, months and lengths of time: the form of a table.
#
# Each language has its table below; names of months and weekdays come from Babel.

Context = Literal["format", "stand-alone"]
Width = Literal["wide", "abbreviated"]
CONTEXTS: tuple[Context, ...] = ("format", "stand-alone")
UNTIL, SINCE = "[..{}]", "[{}..]"


class Which(StrEnum):
    """Which of several days, weeks or months is meant, seen from the day of writing."""

    LAST = "last"
    PAST = "past"
    """Up to that day: the past week."""
    THIS = "this"
    NEXT = "next"
    COMING = "coming"
    OTHER = "other"
    """Seen from another date: the following, that, the same."""


class Section(StrEnum):
    """A part of a month, year or decade."""

    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    HALF_1 = "half 1"
    HALF_2 = "half 2"
    QUARTER_1 = "quarter 1"
    QUARTER_2 = "quarter 2"
    QUARTER_3 = "quarter 3"
    QUARTER_4 = "quarter 4"


class NamedLength(StrEnum):
    """A length of time that has a name."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    YEAR = "year"


Shift = tuple[NamedLength, int]
"""A unit, and how many of it from the day of writing."""


@dataclass(frozen=True, slots=True)
class DateVocabulary:
    """The words of one language, all in lower case."""

    months: Mapping[str, int] = field(default_factory=dict)
    """Names in full, in every case of the language, and their numbers from 1 to 12."""
    short_months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    """Names and their numbers from 0 (Monday) to 6."""
    short_weekdays: Mapping[str, int] = field(default_factory=dict)
    """Only read before a date: “Sun” alone is no day."""
    seasons: Mapping[str, int] = field(default_factory=dict)
    """Names and their numbers from 0 (spring) to 3 (winter)."""
    capitals: bool = False
    """Whether names of months and weekdays begin with a capital, so that “may” is no month."""
    month_first: bool = False
    """Whether days may follow their month: Feb. 11."""
    sunday_weeks: bool = False
    """Whether some begin the week with Sunday."""
    before_month: frozenset[str] = NONE
    """Words after which a month may be alone."""
    before_year: frozenset[str] = NONE
    """Words after which a number may be a year …"""
    small: frozenset[str] = NONE
    """… unless a word follows that is not one of these; empty: whatever follows."""
    year_words: frozenset[str] = NONE
    """Words before which a number is a year."""
    ordinals: frozenset[str] = NONE
    """Endings that make a number the day of a month: 11th."""
    of: frozenset[str] = NONE
    articles: frozenset[str] = NONE
    bounds: Mapping[str, str] = field(default_factory=dict)
    """Words before a date, and the EDTF that they make of it: until, since."""
    to: frozenset[str] = NONE
    between: frozenset[str] = NONE
    and_: frozenset[str] = NONE
    """And, or."""
    decades: frozenset[str] = NONE
    """Endings that make the nineties of 1990."""
    sections: Mapping[Phrase, Section] = field(default_factory=dict)
    which: Mapping[str, Which] = field(default_factory=dict)
    units: Mapping[str, NamedLength] = field(default_factory=dict)
    phrases: Mapping[Phrase, Shift | None] = field(default_factory=dict)
    """Phrases and their shift; None if it depends on another date."""
    counts: Mapping[str, int] = field(default_factory=dict)
    ago: frozenset[str] = NONE
    """Words after a length: ago."""
    before: frozenset[str] = NONE
    """Words before a length that mean “ago”."""
    within: frozenset[str] = NONE
    """Words before a length that begins at a date named elsewhere."""
    later: frozenset[str] = NONE
    """Words after such a length: later."""


def month_names(language: str, width: Width) -> dict[str, int]:
    """Return a language's names of months, in lower case and without a period."""
    return _names(get_month_names, language, width)


def weekday_names(language: str, width: Width) -> dict[str, int]:
    """Return a language's names of weekdays, in lower case and without a period; Monday is 0."""
    return _names(get_day_names, language, width)


def _names(
    get: Callable[[Width, Context, str], Mapping[int, str]], language: str, width: Width
) -> dict[str, int]:
    return {
        plain_apostrophes(name.lower().rstrip(".")): number
        for context in CONTEXTS
        for number, name in get(width, context, language).items()
    }


def count_up(names: str) -> dict[str, int]:
    """Return the numbers that words mean: one, two, three …"""
    return {name: number for number, name in enumerate(names.split(), 1)}


def inflect(stems: Mapping[Which, str], endings: str) -> dict[str, Which]:
    """Return the meaning of every stem with every ending."""
    return {
        stem + ending: which for stem, which in by_word(stems).items() for ending in endings.split()
    }


# -------------------------------------------------------------------------------------------------
# English words about time.
#
# A table; the rules are elsewhere.

_COUNTS_EN = "one two three four five six seven eight nine ten eleven twelve"
_PREPOSITIONS = "in since until till by from to during of before after through throughout"

ENGLISH = DateVocabulary(
    months=month_names("en", "wide"),
    short_months={**month_names("en", "abbreviated"), "sept": 9},
    weekdays=weekday_names("en", "wide"),
    short_weekdays={**weekday_names("en", "abbreviated"), "tues": 1, "wednes": 2, "thurs": 3},
    seasons={"spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3},
    capitals=True,
    month_first=True,
    sunday_weeks=True,
    before_month=words(_PREPOSITIONS, "between around about for"),
    before_year=words(_PREPOSITIONS, "between year around circa about for"),
    small=words(
        "the a an and or but by to in on at of for with when while as after before that who which",
        "is was were are has had have will would he she it they we i until from during through",
        "because if where whose its his her their this these",
    ),
    ordinals=words("st nd rd th"),
    of=words("of"),
    articles=words("the"),
    bounds=by_word({UNTIL: "until till by before", SINCE: "after since from"}),
    to=words("to until till through"),
    between=words("between"),
    and_=words("and or"),
    decades=words("s"),
    sections=by_phrase(
        {
            Section.EARLY: "early, early in, beginning of, start of",
            Section.MIDDLE: "mid, middle of",
            Section.LATE: "late, late in, end of",
            Section.HALF_1: "first half of",
            Section.HALF_2: "second half of",
            Section.QUARTER_1: "first quarter of",
            Section.QUARTER_2: "second quarter of",
            Section.QUARTER_3: "third quarter of",
            Section.QUARTER_4: "fourth quarter of, last quarter of",
        }
    ),
    which=by_word(
        {
            Which.LAST: "last",
            Which.PAST: "past",
            Which.THIS: "this",
            Which.NEXT: "next",
            Which.COMING: "coming upcoming",
            Which.OTHER: "following previous same that preceding",
        }
    ),
    units={str(unit) + end: unit for unit in NamedLength for end in ("", "s")},
    phrases=by_phrase(
        {
            (NamedLength.DAY, -2): "day before yesterday",
            (NamedLength.DAY, -1): "yesterday, last night",
            (NamedLength.DAY, 0): "today, tonight, this morning, this afternoon, this evening",
            (NamedLength.DAY, 1): "tomorrow",
            (NamedLength.DAY, 2): "day after tomorrow",
            None: "day before, day after, week before, week after, month before, "
            "month after, year before, year after, next day",
        }
    ),
    counts={**by_word({1: "a an"}), **count_up(_COUNTS_EN)},
    ago=words("ago"),
    within=words("within in"),
    later=words("later earlier before after from since afterwards afterward"),
)


# -------------------------------------------------------------------------------------------------
# German words about time.
#
# A table; the rules are elsewhere.

_MONTHS = month_names("de", "wide")
_WEEKDAYS = {**weekday_names("de", "wide"), "sonnabend": 5}
_TIMES = "abend morgen mittag nachmittag vormittag nacht".split()
_COUNTS_DE = "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"

GERMAN = DateVocabulary(
    months={**_MONTHS, **{name + "s": n for name, n in _MONTHS.items()}, "jänner": 1, "feber": 2},
    short_months={**month_names("de", "abbreviated"), "sept": 9, "mrz": 3},
    weekdays={
        **_WEEKDAYS,
        **{day + time: n for day, n in _WEEKDAYS.items() for time in _TIMES},
    },
    short_weekdays=weekday_names("de", "abbreviated"),
    seasons=by_word(
        {
            0: "frühling frühjahr frühlings frühjahrs",
            1: "sommer sommers",
            2: "herbst herbstes",
            3: "winter winters",
        }
    ),
    capitals=True,
    before_month=words("im seit bis ab von vom zum zwischen und den des"),
    before_year=words("jahr jahre jahres jahren"),
    articles=words("den dem der des die das"),
    bounds=by_word({UNTIL: "bis vor", SINCE: "ab seit nach"}),
    to=words("bis"),
    between=words("zwischen"),
    and_=words("und oder"),
    decades=words("er"),
    sections=by_phrase(
        {
            Section.EARLY: "anfang, anfang des, zu beginn des",
            Section.MIDDLE: "mitte, mitte des",
            Section.LATE: "ende, ende des",
            Section.HALF_1: "erste hälfte, ersten hälfte",
            Section.HALF_2: "zweite hälfte, zweiten hälfte",
            Section.QUARTER_1: "erstes quartal, ersten quartal",
            Section.QUARTER_2: "zweites quartal, zweiten quartal",
            Section.QUARTER_3: "drittes quartal, dritten quartal",
            Section.QUARTER_4: "viertes quartal, vierten quartal",
        }
    ),
    which=inflect(
        {
            Which.LAST: "letzt vergangen vorig",
            Which.THIS: "dies",
            Which.NEXT: "nächst",
            Which.COMING: "kommend",
            Which.OTHER: "folgend selb gleich",
        },
        "e en er es em",
    ),
    units=by_word(
        {
            NamedLength.DAY: "tag tage tagen tages",
            NamedLength.WEEK: "woche wochen",
            NamedLength.WEEKEND: "wochenende wochenendes",
            NamedLength.MONTH: "monat monate monaten monats",
            NamedLength.YEAR: "jahr jahre jahren jahres",
        }
    ),
    phrases=by_phrase(
        {
            (NamedLength.DAY, -2): "vorgestern",
            (NamedLength.DAY, -1): "gestern",
            (NamedLength.DAY, 0): "heute",
            (NamedLength.DAY, 2): "übermorgen",
            None: "am tag davor, am tag danach, tags zuvor, tags darauf",
        }
    ),
    counts={**by_word({1: "ein eine einem einer einen"}), **count_up(_COUNTS_DE)},
    before=words("vor"),
    within=words("binnen innerhalb in"),
    later=words("später zuvor danach darauf nach"),
)


# -------------------------------------------------------------------------------------------------
# Ukrainian words about time, in the cases that are usual in a sentence.
#
# A table; the rules are elsewhere.

_NAMES = month_names("uk", "wide")
_DECLINED = {
    name[: -len("ень")] + end: number
    for name, number in _NAMES.items()
    if name.endswith("ень")
    for end in ("ня", "ні", "ню", "нем")
}
_OTHERS = {2: "лютому лютим", 11: "листопаді листопадом листопаду"}
_DAYS = {
    0: "понеділок понеділка понеділку понеділком",
    1: "вівторок вівторка вівторку вівторком",
    2: "середа середи середі середу середою",
    3: "четвер четверга четвергу четвергом",
    4: "п'ятниця п'ятниці п'ятницю п'ятницею",
    5: "субота суботи суботі суботу суботою",
    6: "неділя неділі неділю неділею",
}
_COUNTS_UK = "один два три чотири п'ять шість сім вісім дев'ять десять"

UKRAINIAN = DateVocabulary(
    months={**_NAMES, **_DECLINED, **by_word(_OTHERS)},
    short_months=month_names("uk", "abbreviated"),
    weekdays={**weekday_names("uk", "wide"), **by_word(_DAYS)},
    seasons=by_word(
        {
            0: "весна весни весну весною навесні",
            1: "літо літа літом влітку",
            2: "осінь осені восени",
            3: "зима зими зиму зимою взимку",
        }
    ),
    before_month=words("у в з із від до за на після перед між і та й"),
    year_words=words("року році рік роки роках років р рр"),
    ordinals=words("го"),
    bounds=by_word({UNTIL: "до перед", SINCE: "від з із після"}),
    to=words("до по"),
    between=words("між"),
    and_=words("і та й або чи"),
    decades=words("х ті"),
    sections=by_phrase(
        {
            Section.EARLY: "початку, початок, на початку",
            Section.MIDDLE: "середині, всередині, середина, у середині, в середині",
            Section.LATE: "кінці, кінець, наприкінці, у кінці, в кінці",
        }
    ),
    which={
        **by_word({Which.THIS: "цей ця це цього цієї цьому цій цю"}),
        **inflect({Which.LAST: "минул", Which.NEXT: "наступн"}, "ий а е ого ої ому ій у им ою"),
    },
    units=by_word(
        {
            NamedLength.DAY: "день дня дні днів",
            NamedLength.WEEK: "тиждень тижня тижні тижнів тижню",
            NamedLength.MONTH: "місяць місяця місяці місяців",
            NamedLength.YEAR: "рік року роки років році",
        }
    ),
    phrases=by_phrase(
        {
            (NamedLength.DAY, -2): "позавчора",
            (NamedLength.DAY, -1): "вчора, учора",
            (NamedLength.DAY, 0): "сьогодні",
            (NamedLength.DAY, 1): "завтра",
            (NamedLength.DAY, 2): "післязавтра",
            None: "наступного дня, того дня, того ж дня",
        }
    ),
    counts=count_up(_COUNTS_UK),
    ago=words("тому"),
    within=words("протягом упродовж через за"),
    later=words("потому пізніше"),
)


# -------------------------------------------------------------------------------------------------
# All languages there are.

VOCABULARIES = {"en": ENGLISH, "de": GERMAN, "uk": UKRAINIAN}
"""By language (ISO 639-1). In other languages only dates in digits are read."""
DIGITS_ONLY = DateVocabulary()
