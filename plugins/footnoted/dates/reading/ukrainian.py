# ruff: noqa: RUF001 - Cyrillic letters are meant
"""Ukrainian words about time, in the cases in which they stand in a sentence.

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
_COUNTS = "один два три чотири п'ять шість сім вісім дев'ять десять".split()


def _which(stems: str, which: Which) -> dict[str, Which]:
    endings = ("ий", "а", "е", "ого", "ої", "ому", "ій", "у", "им", "ою")
    return {stem + end: which for stem in stems.split() for end in endings}


UKRAINIAN = Vocabulary(
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
        **_which("минул", Which.LAST),
        **dict.fromkeys(("цей", "ця", "це", "цього", "цієї", "цьому", "цій", "цю"), Which.THIS),
        **_which("наступн", Which.NEXT),
    },
    units={
        **dict.fromkeys(("день", "дня", "дні", "днів"), Unit.DAY),
        **dict.fromkeys(("тиждень", "тижня", "тижні", "тижнів", "тижню"), Unit.WEEK),
        **dict.fromkeys(("місяць", "місяця", "місяці", "місяців"), Unit.MONTH),
        **dict.fromkeys(("рік", "року", "роки", "років", "році"), Unit.YEAR),
    },
    phrases=phrases(
        {
            "позавчора": (Unit.DAY, -2),
            "вчора": (Unit.DAY, -1),
            "учора": (Unit.DAY, -1),
            "сьогодні": (Unit.DAY, 0),
            "завтра": (Unit.DAY, 1),
            "післязавтра": (Unit.DAY, 2),
            "наступного дня": None,
            "того дня": None,
            "того ж дня": None,
        }
    ),
    counts={name: n for n, name in enumerate(_COUNTS, 1)},
    ago=words("тому"),
    within=words("протягом упродовж через за"),
    later=words("потому пізніше"),
)
