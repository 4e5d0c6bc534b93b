# ruff: noqa: RUF001 - Cyrillic letters are meant
"""Words of numbers in English, German, Ukrainian."""

from collections.abc import Iterator
from decimal import Decimal as D

from footnoted.quantities.vocabulary import (
    ABOUT,
    AS_MANY,
    AT_LEAST,
    AT_MOST,
    JUST_OVER,
    LESS,
    MORE,
    NEARLY,
    SIGNS,
    QuantityVocabulary,
    fractions,
    numbers,
)
from footnoted.text.scanning import by_phrase, by_word, words

# -------------------------------------------------------------------------------------------------
# English words for numbers, and for how they are meant.

_ONES_EN = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
)
_TEENS_EN = "sixteen seventeen eighteen nineteen"
_TENS_EN = "twenty thirty forty fifty sixty seventy eighty ninety"
_PARTS_EN = {
    2: "half halves",
    3: "third thirds",
    4: "quarter quarters fourth fourths",
    5: "fifth fifths",
    6: "sixth sixths",
    8: "eighth eighths",
    10: "tenth tenths",
}
_COUNTS_EN = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "nine": 9}
_SPANS = "second minute hour day week month year person"

ENGLISH = QuantityVocabulary(
    numbers={**numbers(f"{_ONES_EN} {_TEENS_EN}", 1), **numbers(_TENS_EN, 20, 10)},
    once=words("one"),
    articles=words("a an"),
    times=by_word(
        {
            D(100): "hundred",
            D(10) ** 3: "thousand",
            D(10) ** 6: "million mln",
            D(10) ** 9: "billion",
            D(10) ** 12: "trillion",
            D(12): "dozen",
        }
    ),
    and_=words("and"),
    a_half=by_phrase(
        {
            D("0.5"): "and a half, and one half",
            D("0.25"): "and a quarter",
            D("0.75"): "and three quarters",
        }
    ),
    parts={
        ("half",): D("0.5"),
        **fractions(_COUNTS_EN, _PARTS_EN),
    },
    ordinal_parts=frozenset(
        ("a", part) for part in "third fourth fifth sixth eighth tenth".split()
    ),
    behind_part=words(
        "of as less fewer lower smaller more higher larger off in below above were was"
    ),
    of=by_phrase({None: "of a, of an, a, an"}),
    sections=words("first second third fourth last latter other later former early late better"),
    before=SIGNS
    | by_phrase(
        {
            ABOUT: "about, around, roughly, some, approximately, approx, approx ., circa, ca, ca .,"
            " estimated, an estimated, an average of, in the region of",
            NEARLY: "nearly, almost, just under, just below, approaching, close to",
            JUST_OVER: "just over, slightly more than, slightly over, a little over",
            MORE: "more than, over, above, upwards of, exceeding, greater than, in excess of,"
            " larger than, beyond, longer than, higher than",
            AT_LEAST: "at least, no fewer than, no less than, not less than, minimum of,"
            " a minimum of",
            AT_MOST: "up to, at most, no more than, not more than, maximum of, a maximum of,"
            " not exceeding",
            AS_MANY: "as many as, as much as, as long as, as high as",
            LESS: "less than, fewer than, under, below, lower than, smaller than",
        }
    ),
    behind=by_phrase(
        {
            AT_LEAST: "or more, or higher, or longer, or above, at least",
            AT_MOST: "or less, or fewer, or lower, at most, at the most",
            ABOUT: "or so, or thereabouts",
        }
    ),
    during=words("over"),
    between=words("between"),
    from_=words("from"),
    to=words("to through"),
    or_=words("or"),
    less=words(
        "less fewer lower smaller down fell dropped declined decreased cut decline decrease"
    ),
    more=words("more higher larger up rose increased grew increase rise"),
    by=words("by"),
    ratios=by_phrase({None: "in, out of"}),
    minus=words("minus"),
    per=words("per"),
    each=words("a an each every"),
    spans={span: span for span in _SPANS.split()} | {"capita": "person"},
    units=by_phrase(
        {
            ("tonne", "short-ton", "long-ton"): "ton",
            ("gallon-us", "gallon-imperial"): "gallon",
            ("oil-barrel",): "barrel",
            ("celsius", "fahrenheit", "arc-degree"): "degree",
            ("kilocalorie",): "calorie",
            ("percent",): "pct",
        }
    ),
    money=by_word({"pound": "pound", "ruble": "rouble roubles", "hryvnia": "hryvnia"}),
    names=words(
        "page pages p pp chapter section sections article articles category number no nos route",
        "highway interstate line room gate flight phase level stage grade tier title part volume",
        "vol figure fig table annex appendix paragraph para verse version channel platform",
        "district precinct unit class type model schedule form rule resolution order act formula",
        "group week day season episode round apollo area zone bus tram terminal pier runway step",
        "question",
    ),
    small=words(
        "a an the and or but by to in on at of for with from as than that this these those all",
        "some any only just about around over under nearly almost roughly approximately more less",
        "fewer up least most total its his her their our your my is are was were be has have had",
        "will would after before since until between within during per against into about another",
        "every each both other than plus minus no not he she they we it if when while where which",
        "who because so yes then there here now up down out off through across among estimated",
        "including totaling least exactly still even last next past first until till",
    ),
    clock=words("am pm a.m p.m o'clock a.m. p.m. gmt utc"),
    endings=words("st nd rd th s"),
)


# -------------------------------------------------------------------------------------------------
# German words for numbers, and for how they are meant.

_ONES_DE = "ein zwei drei vier fünf sechs sieben acht neun".split()
_TEENS_DE = "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
_TENS_DE = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
_ARTICLES = "ein eine einen einem einer eines"
_SIZES = {3: "drittel", 4: "viertel", 5: "fünftel", 6: "sechstel", 8: "achtel", 10: "zehntel"}
_COUNTS_DE = by_word({1: _ARTICLES, 2: "zwei", 3: "drei", 4: "vier"})
_HALVES = "halb halbe halben halber halbes"


def _compounds() -> Iterator[tuple[str, D]]:
    """Yield the numbers that are one word: fünfundzwanzig, dreihundert, zweitausend."""
    for ones, name in enumerate(_ONES_DE, 1):
        for tens, word in enumerate(_TENS_DE.split(), 2):
            yield f"{name}und{word}", D(10 * tens + ones)
        yield f"{name}hundert", D(100 * ones)
        yield f"{name}tausend", D(1000 * ones)
        if ones > 1:
            yield f"{name}einhalb", D(ones) + D("0.5")


GERMAN = QuantityVocabulary(
    numbers={
        **by_word({D(1): f"eins {_ARTICLES}"}),
        **numbers(" ".join(_ONES_DE[1:]), 2),
        "zwo": D(2),
        **numbers(_TEENS_DE, 10),
        **numbers(_TENS_DE, 20, 10),
        **dict(_compounds()),
        "hundert": D(100),
        "tausend": D(1000),
        "eineinhalb": D("1.5"),
        "anderthalb": D("1.5"),
    },
    once=words("eins", _ARTICLES),
    articles=words(_ARTICLES),
    times=by_word(
        {
            D(100): "hundert",
            D(10) ** 3: "tausend tsd",
            D(10) ** 6: "million millionen mio",
            D(10) ** 9: "milliarde milliarden mrd",
            D(10) ** 12: "billion billionen bio",
            D(12): "dutzend",
        }
    ),
    and_=words("und"),
    parts={
        **{(form,): D("0.5") for form in _HALVES.split()},
        **by_phrase({D("0.5"): "hälfte, die hälfte, der hälfte"}),
        **{(count, half): D("0.5") for count in _ARTICLES.split() for half in _HALVES.split()},
        **fractions(_COUNTS_DE, _SIZES),
    },
    sections=words("erste ersten zweite zweiten letzte letzten andere anderen"),
    before=SIGNS
    | by_phrase(
        {
            ABOUT: "etwa, rund, ungefähr, circa, ca, ca ., zirka, schätzungsweise, gut und gerne,"
            " um die, an die, in etwa",
            NEARLY: "fast, beinahe, nahezu, knapp, annähernd",
            JUST_OVER: "gut, etwas mehr als, etwas über",
            MORE: "mehr als, über, oberhalb von, länger als, höher als",
            AT_LEAST: "mindestens, wenigstens, nicht weniger als, zumindest",
            AT_MOST: "bis zu, höchstens, maximal, nicht mehr als",
            AS_MANY: "ganze",
            LESS: "weniger als, unter, kürzer als",
        }
    ),
    behind=by_phrase({AT_LEAST: "oder mehr", AT_MOST: "oder weniger", ABOUT: "oder so"}),
    during=words("über"),
    between=words("zwischen"),
    from_=words("von"),
    to=words("bis"),
    or_=words("oder"),
    less=words("weniger geringer niedriger sank fiel gesunken gefallen minus"),
    more=words("mehr höher stieg gestiegen plus"),
    by=words("um"),
    ratios=by_phrase({None: "von"}),
    minus=words("minus"),
    per=words("pro je"),
    each=words("am im in jeden jede jedes die der den"),
    spans=by_word(
        {
            "second": "sekunde",
            "minute": "minute",
            "hour": "stunde",
            "day": "tag",
            "week": "woche",
            "month": "monat",
            "year": "jahr",
            "person": "person kopf",
        }
    ),
    units=by_phrase(
        {
            ("tonne",): "tonnen",
            ("kilometer",): "kilometern",
            ("meter",): "metern",
            ("square-kilometer",): "quadratkilometern",
            ("square-meter",): "quadratmetern",
            ("day",): "tagen",
            ("month",): "monaten",
            ("year",): "jahren",
            ("kilometer-per-hour",): "kilometer pro stunde, stundenkilometer",
            ("celsius", "fahrenheit"): "grad",
            ("percentage-point",): "prozentpunkt, prozentpunkten, prozentpunkte",
        }
    ),
    money=by_word({"hrywnja": "griwna hrywnja"}),
    names=words(
        "seite seiten s kapitel abschnitt artikel art absatz abs paragraf paragraph nummer nr",
        "linie gleis raum zimmer flug phase stufe kategorie band abbildung tabelle anhang teil",
        "tag woche straße autobahn bundesstraße route modell typ klasse gruppe platz",
    ),
    small=words(
        "der die das den dem des ein eine einen einem einer und oder aber von zu in im am an auf",
        "bei mit nach vor seit bis für gegen um über unter rund etwa fast mehr weniger nur alle",
        "diese dieser insgesamt mindestens höchstens knapp gut sind waren war ist wurden wurde",
        "haben hat dabei davon zwischen ungefähr circa ca zirka es sie er wir ich als wie noch",
        "auch jeweils wegen ohne durch dort hier dann weitere weiteren kein keine nicht genau",
    ),
    clock=words("uhr"),
    endings=words("er ern"),
    dotted_ordinals=True,
)


# -------------------------------------------------------------------------------------------------
# Ukrainian words for numbers, and for how they are meant, in the cases they usually have.

_NUMBERS = {
    1: "один одна одне одного однієї одну",
    2: "два дві двох двом двома",
    3: "три трьох трьом трьома",
    4: "чотири чотирьох чотирьом",
    5: "п'ять п'яти п'ятьох",
    6: "шість шести шістьох",
    7: "сім семи сімох",
    8: "вісім восьми вісьмох",
    9: "дев'ять дев'яти",
    10: "десять десяти десятьох",
    11: "одинадцять одинадцяти",
    12: "дванадцять дванадцяти",
    13: "тринадцять тринадцяти",
    14: "чотирнадцять чотирнадцяти",
    15: "п'ятнадцять п'ятнадцяти",
    16: "шістнадцять шістнадцяти",
    17: "сімнадцять сімнадцяти",
    18: "вісімнадцять вісімнадцяти",
    19: "дев'ятнадцять дев'ятнадцяти",
    20: "двадцять двадцяти",
    30: "тридцять тридцяти",
    40: "сорок сорока",
    50: "п'ятдесят п'ятдесяти",
    60: "шістдесят шістдесяти",
    70: "сімдесят сімдесяти",
    80: "вісімдесят вісімдесяти",
    90: "дев'яносто дев'яноста",
    100: "сто ста",
    200: "двісті двохсот",
    300: "триста трьохсот",
    400: "чотириста чотирьохсот",
    500: "п'ятсот п'ятисот",
    600: "шістсот шестисот",
    700: "сімсот семисот",
    800: "вісімсот восьмисот",
    900: "дев'ятсот дев'ятисот",
    1000: "тисяча тисячу тисячі",
    1000000: "мільйон мільйона",
    500000: "півмільйона",
    500000000: "півмільярда",
}
_TIMES = {
    1000: "тисяча тисячі тисяч тисячу тис",
    10**6: "мільйон мільйона мільйони мільйонів млн",
    10**9: "мільярд мільярда мільярди мільярдів млрд",
    10**12: "трильйон трильйона трильйони трильйонів трлн",
    12: "дюжина дюжини дюжин",
}

UKRAINIAN = QuantityVocabulary(
    numbers={
        **{form: D(n) for form, n in by_word(_NUMBERS).items()},
        **by_word({D("1.5"): "півтора півтори"}),
    },
    once=words("один одна одне одного однієї одну тисячі"),
    times={form: D(n) for form, n in by_word(_TIMES).items()},
    a_half=by_phrase({D("0.5"): "з половиною, із половиною"}),
    parts=by_phrase(
        {
            D("0.5"): "половина, половину, половини, половиною, пів",
            D("0.25"): "чверть, чверті",
            D("0.75"): "три чверті, трьох чвертей",
            D("0.2"): "п'ята частина, п'яту частину",
            D(1) / D(3): "третина, третину, третини",
            D(2) / D(3): "дві третини, двох третин",
        }
    ),
    sections=words("перша першу першої першій друга другу другої другій остання останню"),
    before=SIGNS
    | by_phrase(
        {
            ABOUT: "близько, приблизно, орієнтовно, десь, біля, порядку",
            NEARLY: "майже, мало не, без малого",
            JUST_OVER: "трохи більше, трохи понад",
            MORE: "понад, більше, більше ніж, більш ніж, більше за, вище",
            AT_LEAST: "щонайменше, принаймні, не менше, не менше ніж, не менш ніж, як мінімум",
            AT_MOST: "до, щонайбільше, не більше, не більше ніж, не більш ніж, максимум",
            LESS: "менше, менше ніж, менш ніж, менш як",
        }
    ),
    behind=by_phrase({AT_LEAST: "або більше, чи більше", AT_MOST: "або менше, чи менше"}),
    between=words("між"),
    from_=words("від з із"),
    to=words("до"),
    or_=words("або чи"),
    and_=words("і й та"),
    less=words("менше нижче впав впала зменшився зменшилась скоротився"),
    more=words("більше вище зріс зросла збільшився збільшилась"),
    by=words("на"),
    ratios=by_phrase({None: "з, із"}),
    minus=words("мінус"),
    per=words("на за"),
    each=words("щодня"),
    spans=by_word(
        {
            "second": "секунду",
            "minute": "хвилину",
            "hour": "годину",
            "day": "день добу",
            "week": "тиждень",
            "month": "місяць",
            "year": "рік",
            "person": "особу людину",
        }
    ),
    units=by_phrase(
        {
            ("tonne",): "тонна, тонни, тонн, т",
            ("hectare",): "га",
            ("square-kilometer",): "кв . км, кв км, км ²",
            ("square-meter",): "кв . м",
            ("percent",): "відсотка, відсоток, відсотки, відсотків",
            ("percentage-point",): "відсотковий пункт, відсоткові пункти, відсоткових пунктів,"
            " в . п .",
            ("celsius", "fahrenheit"): "градус, градуси, градусів",
        }
    ),
    money=by_word({"гривня": "грн гривень гривні гривню", "долар": "долар доларів долари долара"}),
    names=words(
        "сторінка сторінці сторінки стор с розділ стаття статті ст пункт п частина ч номер",
        "маршрут рейс група фаза рівень категорія том таблиця додаток день",
    ),
    small=words(
        "і й та але або чи у в на з із зі до від за про під над при через без для по близько",
        "понад майже не це ці цей усі всі лише тільки ще вже його її їх наш ваш щонайменше",
        "приблизно загалом разом було були є має мають більше менше між серед після перед",
        "протягом орієнтовно",
    ),
    clock=words("год"),
    endings=words("й го му ї а ша я те тє ма та х ти ма ий ого ому ої ій у ю річний річна"),
    spaced=True,
)


# -------------------------------------------------------------------------------------------------
# All languages there are.

VOCABULARIES = {"en": ENGLISH, "de": GERMAN, "uk": UKRAINIAN}
"""By language (ISO 639-1). In other languages only digits are read."""
DIGITS_ONLY = QuantityVocabulary(before=SIGNS)
