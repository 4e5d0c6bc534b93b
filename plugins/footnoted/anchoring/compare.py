"""What is different between a quotation and the words the article has in its place.

Reads token by token and names each difference by kind; decides about no verdict.
Where several things changed at one place, figures, dates, names and the like are
named one by one, and other words as one stretch.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from footnoted.anchoring import lexicon
from footnoted.anchoring.difference import Change, Difference
from footnoted.anchoring.kinds import is_acronym, kind
from footnoted.anchoring.tokens import Form, Token

_NAMED = (
    Change.NUMBER,
    Change.DATE,
    Change.UNIT,
    Change.NEGATION,
    Change.MODAL,
    Change.NAME,
)
"""The kinds that are named one by one, gravest first."""


class Side(NamedTuple):
    """One of the two texts: its normal form and tokens."""

    text: str
    tokens: Sequence[Token]

    def words(self, low: int, high: int) -> str:
        """Give the text of the tokens ``low:high``."""
        if low >= high:
            return ""
        return self.text[self.tokens[low].start : self.tokens[high - 1].end]


class Block(NamedTuple):
    """Tokens of the quotation and those of the article that stand instead."""

    alike: bool
    old: range
    new: range


def compare(was: Side, now: Side) -> Iterator[Difference]:
    """Give every difference, in reading order."""
    for block in blocks(was.tokens, now.tokens):
        if block.alike:
            yield from _written(was.tokens, now.tokens, block)
        else:
            yield from _replaced(was, now, block)


def blocks(was: Sequence[Token], now: Sequence[Token]) -> Iterator[Block]:
    """Give alternating stretches that are alike and not alike."""
    open_block: Block | None = None
    for tag, a, b, c, d in _operations(was, now):
        alike = tag == "equal"
        if open_block and open_block.alike == alike:
            old, new = range(open_block.old.start, b), range(open_block.new.start, d)
            open_block = Block(alike, old, new)
            continue
        if open_block:
            yield open_block
        open_block = Block(alike, range(a, b), range(c, d))
    if open_block:
        yield open_block


def pairing(was: Sequence[Token], now: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Give which token of the article stands where a token of the quotation stood."""
    for tag, a, b, c, d in _operations(was, now):
        if tag in {"equal", "replace"}:
            yield from zip(range(a, b), range(c, d), strict=True)


def _operations(
    was: Sequence[Token], now: Sequence[Token]
) -> Iterator[tuple[str, int, int, int, int]]:
    keys = [token.key for token in was], [token.key for token in now]
    for each in Levenshtein.opcodes(*keys):
        yield each.tag, each.src_start, each.src_end, each.dest_start, each.dest_end


def _written(was: Sequence[Token], now: Sequence[Token], block: Block) -> Iterator[Difference]:
    """Give the differences of tokens that are the same but written differently."""
    for a, b in zip(block.old, block.new, strict=True):
        old, new = was[a], now[b]
        if old.text == new.text:
            continue
        yield Difference(_writing(was, a, now, b), old.text, new.text)


def _writing(was: Sequence[Token], a: int, now: Sequence[Token], b: int) -> Change:
    old, new = was[a], now[b]
    if old.form is Form.NUMBER:
        return Change.SPACING
    if old.text.replace(".", "") == new.text.replace(".", ""):
        return Change.PUNCTUATION
    for tokens, index in ((was, a), (now, b)):
        if kind(tokens, index) is Change.DATE and old.key in lexicon.MONTHS:
            return Change.DATE
        if is_acronym(tokens[index]) and not _shouts(tokens, index):
            return Change.NAME
    if old.key in lexicon.NAMES_WHEN_CAPITAL and not (old.opens or new.opens):
        return Change.NAME
    return Change.CASE


def _shouts(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the neighbours are in capitals too, as in a headline."""
    near = [*tokens[max(index - 2, 0) : index], *tokens[index + 1 : index + 3]]
    words = [token for token in near if token.form is Form.WORD]
    return bool(words) and all(token.text.isupper() for token in words)


def _replaced(was: Side, now: Side, block: Block) -> Iterator[Difference]:
    old = [(kind(was.tokens, index), was.tokens[index]) for index in block.old]
    new = [(kind(now.tokens, index), now.tokens[index]) for index in block.new]
    whole = (
        was.words(block.old.start, block.old.stop),
        now.words(block.new.start, block.new.stop),
    )
    if _negated(old, new):
        yield Difference(Change.NEGATION, *whole)
        return
    named = [each for each in _NAMED if _changed(old, new, each)]
    for each in named:
        yield Difference(each, _joined(old, new, each), _joined(new, old, each))
    rest = {each for each, _ in (*old, *new)} - set(_NAMED)
    if Change.WORDS in rest:
        yield Difference(Change.WORDS, *whole)
    elif Change.QUOTES in rest:
        yield _quotes(old, new)
    elif not named:
        yield Difference(Change.PUNCTUATION if rest else Change.WORDS, *whole)


Kinded = Sequence[tuple[Change, Token]]


def _changed(old: Kinded, new: Kinded, kind_: Change) -> bool:
    return bool(_joined(old, new, kind_) or _joined(new, old, kind_))


def _joined(these: Kinded, others: Kinded, kind_: Change) -> str:
    """Give the words of one kind that these have and the others have not, or not as often."""
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


def _quotes(old: Kinded, new: Kinded) -> Difference:
    was, now = (
        "".join(token.text for each, token in side if each is Change.QUOTES) for side in (old, new)
    )
    # As many marks as before are marks of another style; more or fewer say who is speaking.
    if len(was) == len(now):
        return Difference(Change.QUOTES, was, now)
    return Difference(Change.QUOTES, was[len(now) :], now[len(was) :])


def _negated(old: Kinded, new: Kinded) -> bool:
    """Tell whether a word got or lost a prefix that makes it its opposite."""
    if len(old) != 1 or len(new) != 1:
        return False
    short, long = sorted((old[0][1].key, new[0][1].key), key=len)
    return len(short) > 3 and any(prefix + short == long for prefix in lexicon.NEGATIVE_PREFIXES)
