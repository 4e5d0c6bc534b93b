# ruff: noqa: RUF001 - Cyrillic letters are meant
"""Words of dates in English, German, Ukrainian."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from babel.dates import get_day_names, get_month_names

# -------------------------------------------------------------------------------------------------
# What a language calls days, months and lengths of time: the form of a table.
#
# The tables are in a file for each language; names of months and weekdays come from Babel.

Context = Literal["format", "stand-alone"]
Width = Literal["wide", "abbreviated"]
CONTEXTS: tuple[Context, ...] = ("format", "stand-alone")
Phrase = tuple[str, ...]
NONE: frozenset[str] = frozenset()


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


@dataclass(frozen=True, slots=True)
class DateVocabulary:
    """The words of one language, all in lower case."""

    months: Mapping[str, int] = field(default_factory=dict)
    """Names in full, in every case of the language -> 1 to 12."""
    short_months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    """-> 0 (Monday) to 6."""
    short_weekdays: Mapping[str, int] = field(default_factory=dict)
    """Read only in front of a date: “Sun” alone is no day."""
    seasons: Mapping[str, int] = field(default_factory=dict)
    """-> 0 (spring) to 3 (winter)."""
    capitals: bool = False
    """Names of months and weekdays begin with a capital: “may” is no month."""
    month_first: bool = False
    """Days may follow their month: Feb. 11."""
    sunday_weeks: bool = False
    """Some begin the week with Sunday."""
    before_month: frozenset[str] = NONE
    """Behind these a month may stand alone."""
    before_year: frozenset[str] = NONE
    """Behind these a number may be a year …"""
    small: frozenset[str] = NONE
    """… unless a word follows that is none of these; empty: whatever follows."""
    year_words: frozenset[str] = NONE
    """In front of these a number is a year."""
    ordinals: frozenset[str] = NONE
    """What makes a number the day of a month: 11th."""
    of: frozenset[str] = NONE
    articles: frozenset[str] = NONE
    until: frozenset[str] = NONE
    since: frozenset[str] = NONE
    to: frozenset[str] = NONE
    between: frozenset[str] = NONE
    and_: frozenset[str] = NONE
    """And, or."""
    decades: frozenset[str] = NONE
    """What makes 1990 the nineties."""
    sections: Mapping[Phrase, Section] = field(default_factory=dict)
    which: Mapping[str, Which] = field(default_factory=dict)
    units: Mapping[str, NamedLength] = field(default_factory=dict)
    phrases: Mapping[Phrase, tuple[NamedLength, int] | None] = field(default_factory=dict)
    """A unit and how many of it away from the day of writing; nothing: it hangs on another date."""
    counts: Mapping[str, int] = field(default_factory=dict)
    ago: frozenset[str] = NONE
    """Behind a length."""
    before: frozenset[str] = NONE
    """In front of a length, for “ago”."""
    within: frozenset[str] = NONE
    """In front of a length that begins at a date we are not told."""
    later: frozenset[str] = NONE
    """Behind such a length."""


def month_names(language: str, width: Width) -> dict[str, int]:
    """Return a language's names of months, in lower case and without a period."""
    return {
        name.lower().rstrip("."): number
        for context in CONTEXTS
        for number, name in get_month_names(width, context, language).items()
    }


def weekday_names(language: str, width: Width) -> dict[str, int]:
    """Return a language's names of weekdays, likewise; Monday is 0."""
    return {
        name.lower().rstrip(".").replace("’", "'").replace("\u02bc", "'"): number
        for context in CONTEXTS
        for number, name in get_day_names(width, context, language).items()
    }


def phrases(
    table: Mapping[str, tuple[NamedLength, int] | None],
) -> dict[Phrase, tuple[NamedLength, int] | None]:
    """Return a table of phrases by their words."""
    return {tuple(words.split()): meaning for words, meaning in table.items()}


def sections(table: Mapping[Section, str]) -> dict[Phrase, Section]:
    """Return phrases for parts of months and years, which the table separates by commas."""
    return {
        tuple(words.split()): section
        for section, every in table.items()
        for words in every.split(", ")
    }


def words(*every: str) -> frozenset[str]:
    """Return the words of some lines as a set."""
    return frozenset(word for line in every for word in line.split())


def each(names: Iterable[str], value: Which | NamedLength) -> dict[str, Which | NamedLength]:
    """Return the same value for several words."""
    return dict.fromkeys(names, value)


# -------------------------------------------------------------------------------------------------
# English words about time.
#
# A table; the rules are elsewhere.

_COUNTS_EN = "one two three four five six seven eight nine ten eleven twelve".split()
_UNITS = (
    NamedLength.DAY,
    NamedLength.WEEK,
    NamedLength.WEEKEND,
    NamedLength.MONTH,
    NamedLength.YEAR,
)
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
    until=words("until till by before"),
    since=words("after since from"),
    to=words("to until till through"),
    between=words("between"),
    and_=words("and or"),
    decades=words("s"),
    sections=sections(
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
    which={
        "last": Which.LAST,
        "past": Which.PAST,
        "this": Which.THIS,
        "next": Which.NEXT,
        "coming": Which.COMING,
        "upcoming": Which.COMING,
        **dict.fromkeys(("following", "previous", "same", "that", "preceding"), Which.OTHER),
    },
    units={str(unit) + end: unit for unit in _UNITS for end in ("", "s")},
    phrases=phrases(
        {
            "day before yesterday": (NamedLength.DAY, -2),
            "yesterday": (NamedLength.DAY, -1),
            "today": (NamedLength.DAY, 0),
            "tonight": (NamedLength.DAY, 0),
            "this morning": (NamedLength.DAY, 0),
            "this afternoon": (NamedLength.DAY, 0),
            "this evening": (NamedLength.DAY, 0),
            "tomorrow": (NamedLength.DAY, 1),
            "day after tomorrow": (NamedLength.DAY, 2),
            "last night": (NamedLength.DAY, -1),
            "day before": None,
            "day after": None,
            "week before": None,
            "week after": None,
            "month before": None,
            "month after": None,
            "year before": None,
            "year after": None,
            "next day": None,
        }
    ),
    counts={"a": 1, "an": 1, **{name: n for n, name in enumerate(_COUNTS_EN, 1)}},
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
_COUNTS_DE = "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split()
_ENDINGS = ("e", "en", "er", "es", "em")


def _which_de(stems: str, which: Which) -> dict[str, Which]:
    return {stem + end: which for stem in stems.split() for end in _ENDINGS}


GERMAN = DateVocabulary(
    months={**_MONTHS, **{name + "s": n for name, n in _MONTHS.items()}, "jänner": 1, "feber": 2},
    short_months={**month_names("de", "abbreviated"), "sept": 9, "mrz": 3},
    weekdays={
        **_WEEKDAYS,
        **{day + time: n for day, n in _WEEKDAYS.items() for time in _TIMES},
    },
    short_weekdays=weekday_names("de", "abbreviated"),
    seasons={
        **{"frühling": 0, "frühjahr": 0, "sommer": 1, "herbst": 2, "winter": 3},
        **{"frühlings": 0, "frühjahrs": 0, "sommers": 1, "herbstes": 2, "winters": 3},
    },
    capitals=True,
    before_month=words("im seit bis ab von vom zum zwischen und den des"),
    before_year=words("jahr jahre jahres jahren"),
    articles=words("den dem der des die das"),
    until=words("bis vor"),
    since=words("ab seit nach"),
    to=words("bis"),
    between=words("zwischen"),
    and_=words("und oder"),
    decades=words("er"),
    sections=sections(
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
    which={
        **_which_de("letzt vergangen vorig", Which.LAST),
        **_which_de("dies", Which.THIS),
        **_which_de("nächst", Which.NEXT),
        **_which_de("kommend", Which.COMING),
        **_which_de("folgend selb gleich", Which.OTHER),
    },
    units={
        **dict.fromkeys(("tag", "tage", "tagen", "tages"), NamedLength.DAY),
        **dict.fromkeys(("woche", "wochen"), NamedLength.WEEK),
        **dict.fromkeys(("wochenende", "wochenendes"), NamedLength.WEEKEND),
        **dict.fromkeys(("monat", "monate", "monaten", "monats"), NamedLength.MONTH),
        **dict.fromkeys(("jahr", "jahre", "jahren", "jahres"), NamedLength.YEAR),
    },
    phrases=phrases(
        {
            "vorgestern": (NamedLength.DAY, -2),
            "gestern": (NamedLength.DAY, -1),
            "heute": (NamedLength.DAY, 0),
            "übermorgen": (NamedLength.DAY, 2),
            "am tag davor": None,
            "am tag danach": None,
            "tags zuvor": None,
            "tags darauf": None,
        }
    ),
    counts={
        **dict.fromkeys(("ein", "eine", "einem", "einer", "einen"), 1),
        **{name: n for n, name in enumerate(_COUNTS_DE, 1)},
    },
    before=words("vor"),
    within=words("binnen innerhalb in"),
    later=words("später zuvor danach darauf nach"),
)


# -------------------------------------------------------------------------------------------------
# Ukrainian words about time, in the cases in which they stand in a sentence.
#
# A table; the rules are elsewhere.

_NAMES = month_names("uk", "wide")
_DECLINED = {
    name[: -len("ень")] + end: number
    for name, number in _NAMES.items()
    if name.endswith("ень")
    for end in ("ня", "ні", "ню", "нем")
}
_OTHERS = {"лютому": 2, "лютим": 2, "листопаді": 11, "листопадом": 11, "листопаду": 11}
_DAYS = (
    "понеділок понеділка понеділку понеділком",
    "вівторок вівторка вівторку вівторком",
    "середа середи середі середу середою",
    "четвер четверга четвергу четвергом",
    "п'ятниця п'ятниці п'ятницю п'ятницею",
    "субота суботи суботі суботу суботою",
    "неділя неділі неділю неділею",
)
_COUNTS_UK = "один два три чотири п'ять шість сім вісім дев'ять десять".split()


def _which_uk(stems: str, which: Which) -> dict[str, Which]:
    endings = ("ий", "а", "е", "ого", "ої", "ому", "ій", "у", "им", "ою")
    return {stem + end: which for stem in stems.split() for end in endings}


UKRAINIAN = DateVocabulary(
    months={**_NAMES, **_DECLINED, **_OTHERS},
    short_months=month_names("uk", "abbreviated"),
    weekdays={
        **weekday_names("uk", "wide"),
        **{form: number for number, forms in enumerate(_DAYS) for form in forms.split()},
    },
    seasons={
        **dict.fromkeys(("весна", "весни", "весну", "весною", "навесні"), 0),
        **dict.fromkeys(("літо", "літа", "літом", "влітку"), 1),
        **dict.fromkeys(("осінь", "осені", "восени"), 2),
        **dict.fromkeys(("зима", "зими", "зиму", "зимою", "взимку"), 3),
    },
    before_month=words("у в з із від до за на після перед між і та й"),
    year_words=words("року році рік роки роках років р рр"),
    ordinals=words("го"),
    until=words("до перед"),
    since=words("від з із після"),
    to=words("до по"),
    between=words("між"),
    and_=words("і та й або чи"),
    decades=words("х ті"),
    sections=sections(
        {
            Section.EARLY: "початку, початок, на початку",
            Section.MIDDLE: "середині, всередині, середина, у середині, в середині",
            Section.LATE: "кінці, кінець, наприкінці, у кінці, в кінці",
        }
    ),
    which={
        **_which_uk("минул", Which.LAST),
        **dict.fromkeys(("цей", "ця", "це", "цього", "цієї", "цьому", "цій", "цю"), Which.THIS),
        **_which_uk("наступн", Which.NEXT),
    },
    units={
        **dict.fromkeys(("день", "дня", "дні", "днів"), NamedLength.DAY),
        **dict.fromkeys(("тиждень", "тижня", "тижні", "тижнів", "тижню"), NamedLength.WEEK),
        **dict.fromkeys(("місяць", "місяця", "місяці", "місяців"), NamedLength.MONTH),
        **dict.fromkeys(("рік", "року", "роки", "років", "році"), NamedLength.YEAR),
    },
    phrases=phrases(
        {
            "позавчора": (NamedLength.DAY, -2),
            "вчора": (NamedLength.DAY, -1),
            "учора": (NamedLength.DAY, -1),
            "сьогодні": (NamedLength.DAY, 0),
            "завтра": (NamedLength.DAY, 1),
            "післязавтра": (NamedLength.DAY, 2),
            "наступного дня": None,
            "того дня": None,
            "того ж дня": None,
        }
    ),
    counts={name: n for n, name in enumerate(_COUNTS_UK, 1)},
    ago=words("тому"),
    within=words("протягом упродовж через за"),
    later=words("потому пізніше"),
)
