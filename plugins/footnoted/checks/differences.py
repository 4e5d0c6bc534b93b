"""Say in words what is different between a quotation and the article.

Only words what ``anchoring`` found; decides nothing.
"""

from collections.abc import Sequence

from footnoted.anchoring import OBJECT, Change, Difference, Selector

_MOST = 6
"""How many differences are named; after that a person must look anyway."""
_LONGEST = 90
"""How many characters of one stretch of words are shown in a message."""
_HARMLESS = {
    Change.PUNCTUATION: "punctuation",
    Change.CASE: "capitals",
    Change.QUOTES: "the style of quotation marks",
    Change.SPACING: "spaces",
}


def said(differences: Sequence[Difference]) -> str:
    """Give a sentence that names what matters among the differences, in reading order."""
    telling = list(dict.fromkeys(each for each in differences if not each.harmless))
    telling = [each for each in telling if not any(_says(other, each) for other in telling)]
    phrases = [_phrase(each, first=not index) for index, each in enumerate(telling[:_MOST])]
    if len(telling) > _MOST:
        phrases.append(f"{len(telling) - _MOST} more differences")
    return f"The article now has {listed(phrases)}."


def drifted(differences: Sequence[Difference]) -> str:
    """Name the kinds of harmless differences: "punctuation and capitals"."""
    kinds = {each.kind for each in differences}
    return listed([words for kind, words in _HARMLESS.items() if kind in kinds])


def moved(old: Selector, new: Selector) -> str:
    """Say which neighbours the words have now, where the selector names others."""
    sides = (("before", old.prefix, new.prefix), ("behind", old.suffix, new.suffix))
    return listed(
        [f"{_shown(now)} {where} it, not {_shown(was)}" for where, was, now in sides if was]
    )


def listed(phrases: Sequence[str]) -> str:
    """Join phrases as a sentence does: "a, b and c"."""
    return " and ".join([part for part in (", ".join(phrases[:-1]), *phrases[-1:]) if part])


def clipped(words: str, longest: int) -> str:
    """Shorten words to about this many characters, in the middle and between words."""
    if len(words) <= longest:
        return words
    head, tail = words[: longest // 2].rsplit(" ", 1)[0], words[-longest // 2 :].split(" ", 1)[-1]
    return f"{head} … {tail}"


def _phrase(each: Difference, first: bool) -> str:
    quotation = "the quotation" if first else "it"
    if each.kind is Change.QUOTES:
        now, was = ("quotation marks", "none") if each.now else ("no quotation marks", "them")
        return f"{now} where {quotation} has {was}"
    return f"{_shown(each.now)} where {quotation} has {_shown(each.was)}"


def _says(stretch: Difference, each: Difference) -> bool:
    """Tell whether a stretch that came or went shows, unclipped, what another difference names."""
    if stretch.kind is not Change.WORDS or each.kind is Change.WORDS:
        return False
    for whole, one in ((stretch.was, each.was), (stretch.now, each.now)):
        if bool(whole) != bool(one) or one not in clipped(whole, _LONGEST):
            return False
    return not (stretch.was and stretch.now)


def _shown(words: str) -> str:
    if words == OBJECT:
        return "code, a picture or the like"
    return f"“{clipped(words, _LONGEST)}”" if words else "nothing"
