"""English words about time.

A table; the rules are elsewhere.
"""

from footnoted.dates.reading.vocabulary import (
    Section,
    Unit,
    Vocabulary,
    Which,
    month_names,
    phrases,
    sections,
    weekday_names,
    words,
)

_COUNTS = "one two three four five six seven eight nine ten eleven twelve".split()
_UNITS = (Unit.DAY, Unit.WEEK, Unit.WEEKEND, Unit.MONTH, Unit.YEAR)
_PREPOSITIONS = "in since until till by from to during of before after through throughout"

ENGLISH = Vocabulary(
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
            "day before yesterday": (Unit.DAY, -2),
            "yesterday": (Unit.DAY, -1),
            "today": (Unit.DAY, 0),
            "tonight": (Unit.DAY, 0),
            "this morning": (Unit.DAY, 0),
            "this afternoon": (Unit.DAY, 0),
            "this evening": (Unit.DAY, 0),
            "tomorrow": (Unit.DAY, 1),
            "day after tomorrow": (Unit.DAY, 2),
            "last night": (Unit.DAY, -1),
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
    counts={"a": 1, "an": 1, **{name: n for n, name in enumerate(_COUNTS, 1)}},
    ago=words("ago"),
    within=words("within in"),
    later=words("later earlier before after from since afterwards afterward"),
)
