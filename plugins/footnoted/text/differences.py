"""Which difference between two wordings matters."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

# -------------------------------------------------------------------------------------------------
# One difference between a quotation and the words the article has now.
#
# ``compare`` finds the differences; who reports them writes the message.


class WordingChange(StrEnum):
    """The kind of a difference."""

    NUMBER = "number"
    """A figure, in digits or as a numeral."""
    DATE = "date"
    """A day, month, year, weekday or time of day."""
    UNIT = "unit"
    """A unit of measurement, a currency, percent."""
    NAME = "name"
    """A capitalized word inside a sentence, or an acronym."""
    NEGATION = "negation"
    """A word or prefix that turns a statement into its opposite."""
    MODAL = "modal"
    """A word that says how sure or how binding a statement is, or that it is hearsay."""
    WORDS = "words"
    """Any other words or signs."""
    PUNCTUATION = "punctuation"
    """Signs that say nothing by themselves: commas, stops, hyphens, brackets."""
    CASE = "case"
    """Capital and small letters of a word that means the same in both."""
    QUOTES = "quotes"
    """Quotation marks: in another style, added or removed."""
    SPACING = "spacing"
    """White space only."""


_HARMLESS = frozenset(
    {WordingChange.PUNCTUATION, WordingChange.CASE, WordingChange.QUOTES, WordingChange.SPACING}
)


@dataclass(frozen=True, slots=True)
class WordingDifference:
    """What the quotation has, and what the article has there now."""

    kind: WordingChange
    was: str
    """The quotation's words; empty if the article only has something more."""
    now: str
    """The article's words; empty if the article only has something less."""

    @property
    def harmless(self) -> bool:
        """Return whether the statement surely says the same.

        Added or removed quotation marks are not harmless: they say who is speaking.
        """
        if self.kind is WordingChange.QUOTES:
            return bool(self.was and self.now)
        return self.kind in _HARMLESS


# -------------------------------------------------------------------------------------------------
# Words whose change changes a statement: negations, modals, numerals, months, units.
#
# English, Ukrainian and German in one set each, since an article's language is not known here: a
# word that means something else in another language gets another label at worst, never another
# verdict. The lists are ours, from common usage, and not complete: a change of a word that is
# missing here is reported as "other words", which is an error all the same.

# ruff: noqa: RUF001

NEGATIONS = frozenset(
    """
    no not never none nobody nothing nowhere neither nor without cannot hardly scarcely barely
    refuse refuses refused fail fails failed deny denies denied unable unlikely
    не ні ніколи ніхто ніщо нічого ніде ніяк жоден жодна жодне жодного без немає нема ані навряд
    nicht kein keine keinen keinem keiner keines nie niemals niemand nichts nirgends weder noch
    ohne kaum
    """.split()
)
NEGATIVE_PREFIXES = ("un", "non", "non-", "dis", "in", "im", "не")
"""Prefixes that make "unconfirmed" of "confirmed"; only if the rest is the same word."""
MODALS = frozenset(
    """
    will would may might could should must can shall ought won't wouldn't couldn't shouldn't
    can't mustn't
    allegedly alleged reportedly reported apparently supposedly purportedly presumably possibly
    probably perhaps maybe likely potentially certainly definitely expected planned
    може можуть могли міг могла мусить мусять повинен повинна повинні слід мабуть можливо
    ймовірно нібито начебто буцімто би
    wird werden würde würden kann können könnte könnten muss müssen müsste soll sollen sollte
    sollten darf dürfen dürfte dürften mag mögen möchte angeblich vermutlich möglicherweise
    wahrscheinlich wohl vielleicht mutmaßlich
    """.split()
)
NUMERALS = frozenset(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred hundreds thousand thousands million millions billion billions trillion trillions
    dozen dozens half third quarter first second third fourth fifth sixth seventh eighth ninth
    tenth once twice both double triple
    нуль один одна одне два дві три чотири п'ять шість сім вісім дев'ять десять сто тисяча тисячі
    тисяч мільйон мільйони мільйонів мільярд мільярди мільярдів тис млн млрд половина чверть
    null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig hundert
    tausend million millionen milliarde milliarden mio mrd hälfte drittel viertel dutzend
    """.split()
)
MONTHS = frozenset(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень
    січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
    січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні
    januar jänner februar märz mai juni juli oktober dezember
    """.split()
)
WEEKDAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday
    yesterday today tomorrow tonight
    понеділок вівторок середа середу четвер п'ятниця п'ятницю субота суботу неділя неділю
    вчора сьогодні завтра
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag gestern heute morgen
    """.split()
)
DAYTIMES = frozenset("a.m. p.m. am pm uhr".split())
UNITS = frozenset(
    """
    % ‰ $ € £ ¥ ₴ ₽ ° °c °f percent percentage pct dollar dollars euro euros pound pounds
    hryvnia hryvnias ruble rubles rouble roubles cent cents usd eur gbp uah chf jpy
    mm cm m km mi ft yd nm mile miles foot feet inch inches yard yards metre metres meter meters
    kilometre kilometres kilometer kilometers m² km² m³ hectare hectares ha acre acres square cubic
    g kg mg t kt gram grams kilogram kilograms tonne tonnes ton tons ounce ounces lb lbs
    l litre litres liter liters gallon gallons barrel barrels
    w kw mw gw kwh mwh gwh watt watts megawatt megawatts gigawatt gigawatts
    second seconds minute minutes hour hours day days week weeks month months year years decade
    decades kph km/h mph knots celsius fahrenheit degrees
    відсоток відсотки відсотків гривня гривні гривень долар долари доларів євро км м кг т га
    день дні днів тиждень тижні тижнів місяць місяці місяців рік роки років година години годин
    prozent dollars kilometer meter tonnen tage tag tagen wochen woche monate monat jahre jahr
    jahren stunden stunde minuten
    """.split()
)
"""Usual symbols and names; a word here counts as a unit only next to a figure."""
NAMES_WHEN_CAPITAL = frozenset(
    """
    us it who may march august polish turkey china nice reading mobile lent labour labor
    conservative conservatives liberal liberals democrat democrats democratic republican
    republicans green greens congress house state states
    """.split()
)
"""Words that mean something else with a capital, so that their case is never harmless."""
OPENERS = frozenset(
    """
    the a an this that these those he she it they we you i his her its their our there here
    in on at of for from by with after before since until when while if as but and or so yet no
    not some many most all both each every one
    він вона воно вони ми ви я це цей ця ці той та те ті у в на з із за до від після під
    коли якщо але і й та
    der die das ein eine er sie es wir ihr ich dieser diese dieses in im am an auf mit nach vor
    seit wenn als aber und
    """.split()
)
"""Words that have a capital only at the beginning of a sentence."""


# -------------------------------------------------------------------------------------------------
# A text as words, figures and signs: the units in which a quotation is compared.
#
# It reads normal text (``normal``) only. It tells a figure from a word in any alphabet that is
# written with spaces, and knows no grammar.

_TOKEN = re.compile(
    r"""
    (?P<number>
        (?<![\w.,])[-+\u00b1](?=\d)\d+(?:[.,:/]\d+)*      # a sign that belongs to the figure
      | \d{4}-\d{2}-\d{2}\b                               # a day, as ISO 8601 has it
      | (?<!\d)\d{1,3}(?:[ ]\d{3})+(?!\d)                 # thousands set apart by spaces
      | \d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th|s)\b)?
    )
  | (?P<word>(?:[^\W\d_]\.){2,} | [^\W\d](?:[\w\u200c\u200d\u0300-\u036f]|'(?=\w))*)
  | (?P<sign>\.{3}|\S)
    """,
    re.VERBOSE,
)
_OPENERS = ".!?:…"
_THROUGH = "\"'([)]"


class TokenForm(StrEnum):
    """What a token is: a word, a figure or a sign."""

    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class WordingToken:
    """One word, figure or sign and its place in normal text."""

    text: str
    form: TokenForm
    start: int
    end: int
    opens: bool
    """Whether a sentence or block may begin with it, so that its capital means nothing."""

    @property
    def key(self) -> str:
        """Return how the token is compared: without case, dots in acronyms, spaces in figures."""
        if self.form is TokenForm.WORD:
            return self.text.replace(".", "").lower()
        return self.text.replace(" ", "")


_FORMS = {form.value: form for form in TokenForm}


def tokenize(
    text: str, low: int = 0, high: int | None = None, breaks: Sequence[int] = ()
) -> tuple[WordingToken, ...]:
    """Return the tokens of ``low:high`` of normal text; a block begins at each of ``breaks``."""
    tokens: list[WordingToken] = []
    opens, blocks = True, 0
    for match in _TOKEN.finditer(text, low, len(text) if high is None else high):
        passed = bisect_right(breaks, match.start()) if breaks else 0
        opens, blocks = opens or passed > blocks, passed
        found = match.group()
        form = _FORMS.get(match.lastgroup or "", TokenForm.SIGN)
        tokens.append(WordingToken(found, form, match.start(), match.end(), opens))
        if form is not TokenForm.SIGN:
            opens = False
        elif found[0] not in _THROUGH:
            opens = found[0] in _OPENERS
    return tuple(tokens)


# -------------------------------------------------------------------------------------------------
# The kind of a token: a figure, part of a date, a unit, a name, a negation, a modal.
#
# Only the token and its neighbors decide; the word lists are above.

_HARMLESS_SIGNS = frozenset(".,;:-()[]!")
"""No question mark, which makes a question of a statement, and no ellipsis, which omits words."""
_MARKS = frozenset("\"'")
_YEARS = range(1900, 2100)


def kind(tokens: Sequence[WordingToken], index: int) -> WordingChange:
    """Return the kind of one token of a text."""
    token = tokens[index]
    if token.form is TokenForm.NUMBER:
        return WordingChange.DATE if _is_date(tokens, index) else WordingChange.NUMBER
    if token.form is TokenForm.SIGN:
        return _sign(tokens, index)
    for each, applies in _WORDS.items():
        if applies(tokens, index):
            return each
    return WordingChange.WORDS


def is_name(token: WordingToken) -> bool:
    """Return whether a word is an acronym, or has a capital inside a sentence."""
    return is_acronym(token) or (token.text[:1].isupper() and not token.opens)


def is_acronym(token: WordingToken) -> bool:
    """Return whether a word is written in capitals only."""
    letters = token.text.replace(".", "")
    return token.form is TokenForm.WORD and len(letters) > 1 and letters.isupper()


def _sign(tokens: Sequence[WordingToken], index: int) -> WordingChange:
    text = tokens[index].text
    if text in _MARKS:
        return WordingChange.QUOTES
    if text in UNITS:
        return WordingChange.UNIT
    if text not in _HARMLESS_SIGNS:
        return WordingChange.WORDS
    around = tokens[max(index - 1, 0) : index + 2]
    between = len(around) == 3 and all(each.form is TokenForm.NUMBER for each in around[::2])
    # "5-10" is a range and "5, 10" two figures.
    return WordingChange.NUMBER if between else WordingChange.PUNCTUATION


def _is_date(tokens: Sequence[WordingToken], index: int) -> bool:
    text = tokens[index].text
    if text.count("-") == 2 or (":" in text and text.replace(":", "").isdigit()):
        return True
    if text.isdigit() and len(text) == 4 and int(text) in _YEARS:
        return not _has_unit(tokens, index)
    if text.endswith("s") and text[:-1].isdigit():
        return True
    near = [*tokens[max(index - 2, 0) : index], *tokens[index + 1 : index + 3]]
    return any(_is_month(token) for token in near) or _has_daytime(tokens, index)


def _has_unit(tokens: Sequence[WordingToken], index: int) -> bool:
    around = [*tokens[max(index - 1, 0) : index], *tokens[index + 1 : index + 2]]
    return any(token.key in UNITS for token in around)


def _has_daytime(tokens: Sequence[WordingToken], index: int) -> bool:
    return any(token.text.lower() in DAYTIMES for token in tokens[index + 1 : index + 2])


def _is_month(token: WordingToken) -> bool:
    return token.key in MONTHS and _is_calendar(token)


def _is_calendar(token: WordingToken) -> bool:
    """Return whether this is a month or weekday, not "may" and "march", which have no capital."""
    if token.key in MONTHS:
        return token.key not in {"may", "march", "mar", "dec", "sep"} or token.text[0].isupper()
    return token.key in WEEKDAYS


def _beside_figure(tokens: Sequence[WordingToken], index: int) -> bool:
    before = tokens[max(index - 3, 0) : index]
    return any(t.form is TokenForm.NUMBER or t.key in NUMERALS for t in before)


_WORDS: Mapping[WordingChange, Callable[[Sequence[WordingToken], int], bool]] = {
    WordingChange.NEGATION: lambda ts, i: ts[i].key in NEGATIONS or ts[i].key.endswith("n't"),
    WordingChange.DATE: lambda ts, i: _is_calendar(ts[i]) or ts[i].text.lower() in DAYTIMES,
    WordingChange.MODAL: lambda ts, i: ts[i].key in MODALS,
    WordingChange.UNIT: lambda ts, i: ts[i].key in UNITS and _beside_figure(ts, i),
    WordingChange.NUMBER: lambda ts, i: ts[i].key in NUMERALS,
    WordingChange.NAME: lambda ts, i: is_name(ts[i]),
}
"""How the kind of a word is found; the first that applies."""


# -------------------------------------------------------------------------------------------------
# The differences between a quotation and the words the article has in its place.
#
# Both are compared token by token, and each difference has a kind. If several things changed at one
# place, figures, dates, names and the like are named one by one, other words as one stretch. The
# verdict is decided elsewhere.

_NAMED = (
    WordingChange.NUMBER,
    WordingChange.DATE,
    WordingChange.UNIT,
    WordingChange.NEGATION,
    WordingChange.MODAL,
    WordingChange.NAME,
)
"""The kinds that are named one by one, gravest first."""


class Side(NamedTuple):
    """One of the two texts: its normal form and tokens."""

    text: str
    tokens: Sequence[WordingToken]

    def words(self, low: int, high: int) -> str:
        """Return the text of the tokens ``low:high``."""
        if low >= high:
            return ""
        return self.text[self.tokens[low].start : self.tokens[high - 1].end]


class TokenBlock(NamedTuple):
    """Some tokens of the quotation, and those that the article has instead."""

    alike: bool
    old: range
    new: range


def compare(was: Side, now: Side) -> Iterator[WordingDifference]:
    """Yield every difference, in reading order."""
    for block in blocks(was.tokens, now.tokens):
        if block.alike:
            yield from _written(was.tokens, now.tokens, block)
        else:
            yield from _replaced(was, now, block)


def blocks(was: Sequence[WordingToken], now: Sequence[WordingToken]) -> Iterator[TokenBlock]:
    """Yield stretches in turn that are alike and not alike."""
    open_block: TokenBlock | None = None
    for tag, a, b, c, d in _operations(was, now):
        alike = tag == "equal"
        if open_block and open_block.alike == alike:
            old, new = range(open_block.old.start, b), range(open_block.new.start, d)
            open_block = TokenBlock(alike, old, new)
            continue
        if open_block:
            yield open_block
        open_block = TokenBlock(alike, range(a, b), range(c, d))
    if open_block:
        yield open_block


def pairing(was: Sequence[WordingToken], now: Sequence[WordingToken]) -> Iterator[tuple[int, int]]:
    """Yield pairs of positions: of a token of the quotation, and of the article's in its place."""
    for tag, a, b, c, d in _operations(was, now):
        if tag in {"equal", "replace"}:
            yield from zip(range(a, b), range(c, d), strict=True)


def _operations(
    was: Sequence[WordingToken], now: Sequence[WordingToken]
) -> Iterator[tuple[str, int, int, int, int]]:
    keys = [token.key for token in was], [token.key for token in now]
    for opcode in Levenshtein.opcodes(*keys):
        yield opcode.tag, opcode.src_start, opcode.src_end, opcode.dest_start, opcode.dest_end


def _written(
    was: Sequence[WordingToken], now: Sequence[WordingToken], block: TokenBlock
) -> Iterator[WordingDifference]:
    """Yield the differences between tokens that are the same but written differently."""
    for a, b in zip(block.old, block.new, strict=True):
        old, new = was[a], now[b]
        if old.text == new.text:
            continue
        yield WordingDifference(_writing(was, a, now, b), old.text, new.text)


def _writing(
    was: Sequence[WordingToken], a: int, now: Sequence[WordingToken], b: int
) -> WordingChange:
    old, new = was[a], now[b]
    if old.form is TokenForm.NUMBER:
        return WordingChange.SPACING
    if old.text.replace(".", "") == new.text.replace(".", ""):
        return WordingChange.PUNCTUATION
    for tokens, index in ((was, a), (now, b)):
        if kind(tokens, index) is WordingChange.DATE and old.key in MONTHS:
            return WordingChange.DATE
        if is_acronym(tokens[index]) and not _shouts(tokens, index):
            return WordingChange.NAME
    if old.key in NAMES_WHEN_CAPITAL and not (old.opens or new.opens):
        return WordingChange.NAME
    return WordingChange.CASE


def _shouts(tokens: Sequence[WordingToken], index: int) -> bool:
    """Return whether the words around a token are in capitals too, as in a headline."""
    near = [*tokens[max(index - 2, 0) : index], *tokens[index + 1 : index + 3]]
    words = [token for token in near if token.form is TokenForm.WORD]
    return bool(words) and all(token.text.isupper() for token in words)


def _replaced(was: Side, now: Side, block: TokenBlock) -> Iterator[WordingDifference]:
    old = [(kind(was.tokens, index), was.tokens[index]) for index in block.old]
    new = [(kind(now.tokens, index), now.tokens[index]) for index in block.new]
    whole = (
        was.words(block.old.start, block.old.stop),
        now.words(block.new.start, block.new.stop),
    )
    if _negated(old, new):
        yield WordingDifference(WordingChange.NEGATION, *whole)
        return
    named = [each for each in _NAMED if _changed(old, new, each)]
    for each in named:
        yield WordingDifference(each, _joined(old, new, each), _joined(new, old, each))
    rest = {each for each, _ in (*old, *new)} - set(_NAMED)
    if WordingChange.WORDS in rest:
        yield WordingDifference(WordingChange.WORDS, *whole)
    elif WordingChange.QUOTES in rest:
        yield _quotes(old, new)
    elif not named:
        yield WordingDifference(WordingChange.PUNCTUATION if rest else WordingChange.WORDS, *whole)


Kinded = Sequence[tuple[WordingChange, WordingToken]]


def _changed(old: Kinded, new: Kinded, kind_: WordingChange) -> bool:
    return bool(_joined(old, new, kind_) or _joined(new, old, kind_))


def _joined(these: Kinded, others: Kinded, kind_: WordingChange) -> str:
    """Return the words of one kind that are only in ``these``, or more often than in ``others``."""
    spare = [token.key for each, token in others if each is kind_]
    words: list[str] = []
    for each, token in these:
        if each is not kind_:
            continue
        if token.key in spare:
            spare.remove(token.key)
        else:
            words.append(token.text)
    return " ".join(words)


def _quotes(old: Kinded, new: Kinded) -> WordingDifference:
    was, now = (
        "".join(token.text for each, token in side if each is WordingChange.QUOTES)
        for side in (old, new)
    )
    # As many marks as before have another style; more or fewer say who is speaking.
    if len(was) == len(now):
        return WordingDifference(WordingChange.QUOTES, was, now)
    return WordingDifference(WordingChange.QUOTES, was[len(now) :], now[len(was) :])


def _negated(old: Kinded, new: Kinded) -> bool:
    """Return whether a word got or lost a prefix that makes it its opposite."""
    if len(old) != 1 or len(new) != 1:
        return False
    short, long = sorted((old[0][1].key, new[0][1].key), key=len)
    return len(short) > 3 and any(prefix + short == long for prefix in NEGATIVE_PREFIXES)
