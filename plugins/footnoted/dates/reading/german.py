"""German words about time.

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

_MONTHS = month_names("de", "wide")
_WEEKDAYS = {**weekday_names("de", "wide"), "sonnabend": 5}
_TIMES = "abend morgen mittag nachmittag vormittag nacht".split()
_COUNTS = "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split()
_ENDINGS = ("e", "en", "er", "es", "em")


def _which(stems: str, which: Which) -> dict[str, Which]:
    return {stem + end: which for stem in stems.split() for end in _ENDINGS}


GERMAN = Vocabulary(
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
        **_which("letzt vergangen vorig", Which.LAST),
        **_which("dies", Which.THIS),
        **_which("nächst", Which.NEXT),
        **_which("kommend", Which.COMING),
        **_which("folgend selb gleich", Which.OTHER),
    },
    units={
        **dict.fromkeys(("tag", "tage", "tagen", "tages"), Unit.DAY),
        **dict.fromkeys(("woche", "wochen"), Unit.WEEK),
        **dict.fromkeys(("wochenende", "wochenendes"), Unit.WEEKEND),
        **dict.fromkeys(("monat", "monate", "monaten", "monats"), Unit.MONTH),
        **dict.fromkeys(("jahr", "jahre", "jahren", "jahres"), Unit.YEAR),
    },
    phrases=phrases(
        {
            "vorgestern": (Unit.DAY, -2),
            "gestern": (Unit.DAY, -1),
            "heute": (Unit.DAY, 0),
            "übermorgen": (Unit.DAY, 2),
            "am tag davor": None,
            "am tag danach": None,
            "tags zuvor": None,
            "tags darauf": None,
        }
    ),
    counts={
        **dict.fromkeys(("ein", "eine", "einem", "einer", "einen"), 1),
        **{name: n for n, name in enumerate(_COUNTS, 1)},
    },
    before=words("vor"),
    within=words("binnen innerhalb in"),
    later=words("später zuvor danach darauf nach"),
)
