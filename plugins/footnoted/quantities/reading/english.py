"""English words for numbers and their manner.

A table; the rules are elsewhere.
"""

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
    phrase,
    words,
)

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_TEENS = "sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_PARTS = {
    2: "half halves",
    3: "third thirds",
    4: "quarter quarters fourth fourths",
    5: "fifth fifths",
    6: "sixth sixths",
    8: "eighth eighths",
    10: "tenth tenths",
}
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "nine": 9}
_SPANS = "second minute hour day week month year person"

ENGLISH = Vocabulary(
    numbers={**numbers(f"{_ONES} {_TEENS}", 1), **numbers(_TENS, 20, 10)},
    once=words("one"),
    articles=words("a an"),
    times={
        "hundred": D(100),
        "thousand": D(10) ** 3,
        "million": D(10) ** 6,
        "mln": D(10) ** 6,
        "billion": D(10) ** 9,
        "trillion": D(10) ** 12,
        "dozen": D(12),
    },
    and_=words("and"),
    a_half={
        phrase("and a half"): D("0.5"),
        phrase("and one half"): D("0.5"),
        phrase("and a quarter"): D("0.25"),
        phrase("and three quarters"): D("0.75"),
    },
    parts={
        ("half",): D("0.5"),
        **{
            (count, part): D(n) / D(size)
            for size, names in _PARTS.items()
            for part in names.split()
            for count, n in _COUNTS.items()
            if n < size
        },
    },
    ordinal_parts=frozenset(
        ("a", part) for part in "third fourth fifth sixth eighth tenth".split()
    ),
    behind_part=words(
        "of as less fewer lower smaller more higher larger off in below above were was"
    ),
    of={phrase("of a"): None, phrase("of an"): None, ("a",): None, ("an",): None},
    sections=words("first second third fourth last latter other later former early late better"),
    before=SIGNS
    | manners(
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
    behind=manners(
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
    ratios={("in",): None, ("out", "of"): None},
    minus=words("minus"),
    per=words("per"),
    each=words("a an each every"),
    spans={form: span for span in _SPANS.split() for form in (span,)} | {"capita": "person"},
    units={
        "ton": ("tonne", "short-ton", "long-ton"),
        "gallon": ("gallon-us", "gallon-imperial"),
        "barrel": ("oil-barrel",),
        "degree": ("celsius", "fahrenheit", "arc-degree"),
        "calorie": ("kilocalorie",),
        "pct": ("percent",),
    },
    money={"pound": "pound", "rouble": "ruble", "roubles": "ruble", "hryvnia": "hryvnia"},
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
