"""German words for numbers and their manner.

A table; the rules are elsewhere.
"""

from collections.abc import Iterator
from decimal import Decimal as D

from footnoted.quantities.reading.vocabulary import (
    ABOUT,
    AS_MANY,
    AT_LEAST,
    AT_MOST,
    JUST_OVER,
    LESS,
    MORE,
    NEARLY,
    SIGNS,
    Vocabulary,
    manners,
    numbers,
    words,
)

_ONES = "ein zwei drei vier fünf sechs sieben acht neun".split()
_TEENS = "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
_ARTICLES = "ein eine einen einem einer eines"
_SIZES = {3: "drittel", 4: "viertel", 5: "fünftel", 6: "sechstel", 8: "achtel", 10: "zehntel"}
_COUNTS = {**dict.fromkeys(_ARTICLES.split(), 1), "zwei": 2, "drei": 3, "vier": 4}
_HALVES = "halb halbe halben halber halbes"


def _compounds() -> Iterator[tuple[str, D]]:
    """Give the numbers that are one word: fünfundzwanzig, dreihundert, zweitausend."""
    for one, name in enumerate(_ONES, 1):
        for ten, tens in enumerate(_TENS.split(), 2):
            yield f"{name}und{tens}", D(10 * ten + one)
        yield f"{name}hundert", D(100 * one)
        yield f"{name}tausend", D(1000 * one)
        if one > 1:
            yield f"{name}einhalb", D(one) + D("0.5")


def _times() -> Iterator[tuple[str, D]]:
    for names, size in (
        ("hundert", D(100)),
        ("tausend tsd", D(10) ** 3),
        ("million millionen mio", D(10) ** 6),
        ("milliarde milliarden mrd", D(10) ** 9),
        ("billion billionen bio", D(10) ** 12),
        ("dutzend", D(12)),
    ):
        yield from ((name, size) for name in names.split())


GERMAN = Vocabulary(
    numbers={
        **dict.fromkeys(["eins", *_ARTICLES.split()], D(1)),
        **numbers(" ".join(_ONES[1:]), 2),
        "zwo": D(2),
        **numbers(_TEENS, 10),
        **numbers(_TENS, 20, 10),
        **dict(_compounds()),
        "hundert": D(100),
        "tausend": D(1000),
        "eineinhalb": D("1.5"),
        "anderthalb": D("1.5"),
    },
    once=words("eins", _ARTICLES),
    articles=words(_ARTICLES),
    times=dict(_times()),
    and_=words("und"),
    parts={
        **{(form,): D("0.5") for form in ("hälfte", *_HALVES.split())},
        **{(article, "hälfte"): D("0.5") for article in ("die", "der")},
        **{(count, half): D("0.5") for count in _ARTICLES.split() for half in _HALVES.split()},
        **{
            (count, part): D(n) / D(size)
            for size, part in _SIZES.items()
            for count, n in _COUNTS.items()
            if n < size
        },
    },
    sections=words("erste ersten zweite zweiten letzte letzten andere anderen"),
    before=SIGNS
    | manners(
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
    behind=manners({AT_LEAST: "oder mehr", AT_MOST: "oder weniger", ABOUT: "oder so"}),
    during=words("über"),
    between=words("zwischen"),
    from_=words("von"),
    to=words("bis"),
    or_=words("oder"),
    less=words("weniger geringer niedriger sank fiel gesunken gefallen minus"),
    more=words("mehr höher stieg gestiegen plus"),
    by=words("um"),
    ratios={("von",): None},
    minus=words("minus"),
    per=words("pro je"),
    each=words("am im in jeden jede jedes die der den"),
    spans={
        "sekunde": "second",
        "minute": "minute",
        "stunde": "hour",
        "tag": "day",
        "woche": "week",
        "monat": "month",
        "jahr": "year",
        "person": "person",
        "kopf": "person",
    },
    units={
        "tonnen": ("tonne",),
        "kilometern": ("kilometer",),
        "metern": ("meter",),
        "quadratkilometern": ("square-kilometer",),
        "quadratmetern": ("square-meter",),
        "tagen": ("day",),
        "monaten": ("month",),
        "jahren": ("year",),
        "kilometer pro stunde": ("kilometer-per-hour",),
        "stundenkilometer": ("kilometer-per-hour",),
        "grad": ("celsius", "fahrenheit"),
        "prozentpunkt": ("percentage-point",),
        "prozentpunkten": ("percentage-point",),
        "prozentpunkte": ("percentage-point",),
    },
    money={"griwna": "hrywnja", "hrywnja": "hrywnja"},
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
