"""Quotations lost, reworded, ambiguous.

anchor.lost
    Bad::
        claims:
          repair: {quote: A new brake is on its way from the yard}
    Good::
        claims:
          repair: {quote: A storm had damaged the crane in April}

anchor.reworded
    Bad::
        claims:
          idle: {quote: The northern crane stood idle for a month}
    Good::
        claims:
          idle: {quote: The northern crane stood idle for a week}

anchor.markup
    Bad::
        claims:
          idle: {quote: The **northern** crane stood idle for a week}
    Good::
        claims:
          idle: {quote: The northern crane stood idle for a week}

anchor.drifted
    Bad::
        claims:
          idle: {quote: the northern crane stood idle - for a week}
    Good::
        claims:
          idle: {quote: The northern crane stood idle for a week}

anchor.moved
    Bad::
        claims:
          damage: {quote: {exact: damaged the crane, prefix: the flood has}}
    Good::
        claims:
          damage: {quote: damaged the crane}

anchor.beside
    Bad::
        claims:
          damage: {quote: {exact: damaged the crane, prefix: A storm - had}}
    Good::
        claims:
          damage: {quote: {exact: damaged the crane, prefix: A storm had}}

anchor.crowded
    Bad::
        claims: {
          a: {quote: in April}, b: {quote: in April}, c: {quote: in April}, d: {quote: in April},
          e: {quote: in April}, f: {quote: in April}, g: {quote: in April}, h: {quote: in April},
          i: {quote: in April}, j: {quote: in April}, k: {quote: in April}, l: {quote: in April},
          m: {quote: in April}, n: {quote: in April}, o: {quote: in April}, p: {quote: in April},
          q: {quote: in April}, r: {quote: in April}, s: {quote: in April}, t: {quote: in April},
          u: {quote: in April}
        }
    Good::
        claims:
          a: {quote: in April}

anchor.ambiguous
    Bad::
        claims:
          idle: {quote: crane}
    Good::
        claims:
          idle: {quote: {exact: crane, prefix: The northern}}
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from footnoted.article.plan import FoundQuotation
from footnoted.article.quotations import MOST_LAYERS
from footnoted.diagnostics.problem import PROPOSAL, Code, Level, Mark, Problem
from footnoted.library.names import SECTIONS
from footnoted.library.site import Site
from footnoted.records.codes import UNREAD
from footnoted.records.library import Briefing
from footnoted.text.differences import WordingChange, WordingDifference
from footnoted.text.normal import normalize
from footnoted.text.quotation import OBJECT, Selector, Verdict, find

# -------------------------------------------------------------------------------------------------
# Say in words what is different between a quotation and the article.
#
# ``text`` has found the differences.

_MOST = 6
"""The most differences that are named; with more, a person must look anyway."""
_LONGEST_DIFFERENCE = 90
"""The most characters of one stretch of words in a message."""
_HARMLESS = {
    WordingChange.PUNCTUATION: "punctuation",
    WordingChange.CASE: "capitals",
    WordingChange.QUOTES: "the style of quotation marks",
    WordingChange.SPACING: "spaces",
}


def describe_differences(differences: Sequence[WordingDifference]) -> str:
    """Return a sentence with the differences that matter, in reading order."""
    telling = list(
        dict.fromkeys(difference for difference in differences if not difference.harmless)
    )
    telling = [each for each in telling if not any(_says(other, each) for other in telling)]
    phrases = [_phrase(each, first=not index) for index, each in enumerate(telling[:_MOST])]
    if len(telling) > _MOST:
        phrases.append(f"{len(telling) - _MOST} more differences")
    return f"The article now has {join_phrases(phrases)}."


def name_harmless(differences: Sequence[WordingDifference]) -> str:
    """Return the kinds of harmless differences: "punctuation and capitals"."""
    kinds = {difference.kind for difference in differences}
    return join_phrases([words for kind, words in _HARMLESS.items() if kind in kinds])


def describe_neighbors(old: Selector, new: Selector) -> str:
    """Return the present neighbors of the words, if the selector names others."""
    sides = (("before", old.prefix, new.prefix), ("after", old.suffix, new.suffix))
    return join_phrases(
        [
            f"{_shorten_difference(now)} {where} it, not {_shorten_difference(was)}"
            for where, was, now in sides
            if was
        ]
    )


def join_phrases(phrases: Sequence[str]) -> str:
    """Return phrases joined as in a sentence: "a, b and c"."""
    return " and ".join([part for part in (", ".join(phrases[:-1]), *phrases[-1:]) if part])


def clip_middle(words: str, longest: int) -> str:
    """Return words shortened to about this many characters, in the middle and between words."""
    if len(words) <= longest:
        return words
    head, tail = words[: longest // 2].rsplit(" ", 1)[0], words[-longest // 2 :].split(" ", 1)[-1]
    return f"{head} … {tail}"


def _phrase(each: WordingDifference, first: bool) -> str:
    quotation = "the quotation" if first else "it"
    if each.kind is WordingChange.QUOTES:
        now, was = ("quotation marks", "none") if each.now else ("no quotation marks", "them")
        return f"{now} where {quotation} has {was}"
    return f"{_shorten_difference(each.now)} where {quotation} has {_shorten_difference(each.was)}"


def _says(stretch: WordingDifference, each: WordingDifference) -> bool:
    """Return whether an added or removed stretch shows the words of another difference,
    unclipped.
    """
    if stretch.kind is not WordingChange.WORDS or each.kind is WordingChange.WORDS:
        return False
    for whole, one in ((stretch.was, each.was), (stretch.now, each.now)):
        if bool(whole) != bool(one) or one not in clip_middle(whole, _LONGEST_DIFFERENCE):
            return False
    return not (stretch.was and stretch.now)


def _shorten_difference(words: str) -> str:
    if words == OBJECT:
        return "code, a picture or the like"
    return f"“{clip_middle(words, _LONGEST_DIFFERENCE)}”" if words else "nothing"


# -------------------------------------------------------------------------------------------------
# Quotations whose words the article does not have, not as quoted, or more than once.
#
# ``text`` finds and compares them; the problems here give the writer the place in the article and
# in the sidecar.

LOST = Code(
    "anchor.lost",
    Level.ERROR,
    "The article does not have the words that a record quotes, so its evidence has no place.",
    "Quote the article's present words, or bring the words back into the article.",
)
REWORDED = Code(
    "anchor.reworded",
    Level.ERROR,
    "The article no longer says what a record quotes: a figure, date, unit, name, negation, "
    "modal verb or other words have changed. The evidence may not support the new words.",
    "Check the sources. If they support the new words, quote those; if not, correct the article.",
)
MARKUP = Code(
    "anchor.markup",
    Level.ERROR,
    "A quotation contains Markdown, such as `**` or a link's address. Quotations are compared "
    "with the words that readers see.",
    "Quote the words without the Markdown.",
)
_MARKUP = (
    (re.compile(r"!?\[([^\]\[]*)\]\([^()]*\)"), r"\1"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
    (re.compile(r"\*+|`+|(?<!\w)_+|_+(?!\w)"), ""),
)
"""The patterns that remove Markdown from words: links, escapes, emphasis and code."""
DRIFTED = Code(
    "anchor.drifted",
    Level.ERROR,
    "The article has the quoted words with other punctuation, capitals, quotation marks or spaces.",
    "Run `footnoted fix --write`: it copies the article's words into the quotation.",
)
MOVED = Code(
    "anchor.moved",
    Level.ERROR,
    "The quoted words are in the article once, but next to other words than `prefix` or `suffix` "
    "give. This may be another statement.",
    "Read the sentence again. If the evidence is for this statement, remove `prefix` and "
    "`suffix`. If not, quote the right statement, or remove the record.",
)
BESIDE = Code(
    "anchor.beside",
    Level.INFO,
    "The words next to a quotation differ from its `prefix` or `suffix` in punctuation, capitals "
    "or one plain word. It is the same statement.",
    "Run `footnoted fix --write`: it copies the article's words into `prefix` and `suffix`.",
)
AMBIGUOUS = Code(
    "anchor.ambiguous",
    Level.ERROR,
    "The article has the quoted words more than once, and the record does not say which are meant.",
    "Quote more words, or write `quote: {exact: …, prefix: …}` with the words just before.",
)
CROWDED = Code(
    "anchor.crowded",
    Level.ERROR,
    f"Too many records quote words at one place of the article. Only the first {MOST_LAYERS} are "
    "marked.",
    "Quote other words in some of the records, or merge several records into one.",
)
_LONGEST_WORDS = 300
"""The most characters of a quotation in a message."""


def check_anchors(site: Site) -> Iterator[Problem]:
    """Check the quotations of every briefing that is built."""
    for briefing in site.built:
        reading = site.readings[briefing.name]
        for found in () if reading.unread else reading.found:
            if found.match.verdict is not Verdict.FOUND:
                shown = _without_markup(found, site.readings[briefing.name].text)
                expander = site.project.expander(briefing.path, briefing.body)
                yield _Judge(briefing, found, shown, *expander).problem()


def _without_markup(found: FoundQuotation, text: str) -> str:
    """Return a quotation without Markdown's signs, if the article has it so; else an empty text."""
    words = exact = found.anchor.selector.exact
    for pattern, instead in _MARKUP:
        words = pattern.sub(instead, words)
    if words == exact or found.match.passes:
        return ""
    return words if find(Selector(words), normalize(text)).count else ""


@dataclass(frozen=True, slots=True)
class _Judge:
    """The problems of one quotation that was not simply found."""

    briefing: Briefing
    found: FoundQuotation
    shown: str = ""
    """The quotation without Markdown's signs, if the article has it so."""
    plugin: str = ""
    """The plug-in that may still add words to the article."""
    opening: str = ""
    """The text at which the plug-in adds them."""

    def problem(self) -> Problem:
        verdict, harmless = self.found.match.verdict, self.found.match.harmless
        if self.shown or self.plugin:
            return self._marked_up() if self.shown else self._unread()
        if verdict is Verdict.MOVED:
            return self._moved()
        if verdict is Verdict.AMBIGUOUS:
            return self._ambiguous()
        if verdict is Verdict.CROWDED:
            message = f"More than {MOST_LAYERS} records quote words at this place."
            return self._told(CROWDED, message, CROWDED.cure)
        otherwise = self._drifted if harmless else self._reworded
        return self._lost() if verdict is Verdict.LOST else otherwise()

    def _lost(self) -> Problem:
        near, exact = self.found.nearest, _sentence(self.found.anchor.selector.exact)
        hint = f"The nearest words are {_sentence(near)} {LOST.cure}" if near else LOST.cure
        message = f"The article does not have the words {exact}"
        if near and near in exact:
            message = f"The article does not have all these words in one piece: {exact}"
        return self._told(LOST, message, hint)

    def _marked_up(self) -> Problem:
        typed = _shorten_words(self.found.anchor.selector.exact)
        hint = f"Quote what readers see: {_sentence(self.shown)}"
        return self._told(MARKUP, f"{typed} contains Markdown.", hint)

    def _unread(self) -> Problem:
        exact, before = self.found.anchor.selector.exact, self.briefing.body
        line = before.count("\n", 0, before.find(self.opening)) + 1
        message = (
            f"Only a build can find the words {_shorten_words(exact)}: the plugin `{self.plugin}` "
            f"replaces what begins with `{self.opening}`."
        )
        told = self._told(UNREAD, message, UNREAD.cure)
        return replace(told, related=self.briefing.in_body(line, 1))

    def _reworded(self) -> Problem:
        hint = (
            "If the sources support the article's words, quote them: "
            f"{_sentence(self.found.words)} If not, correct the article."
        )
        return self._told(REWORDED, describe_differences(self.found.match.differences), hint)

    def _drifted(self) -> Problem:
        kinds = name_harmless(self.found.match.differences)
        message = f"The article now has {_shorten_words(self.found.words)}; only {kinds} differ."
        return self._told(DRIFTED, message, "Run `footnoted fix --write`.")

    def _moved(self) -> Problem:
        selector, code = self.found.anchor.selector, BESIDE if self.found.match.harmless else MOVED
        beside = describe_neighbors(selector, self.found.beside or selector)
        message = f"{_shorten_words(selector.exact)} now has {beside}."
        return self._told(code, message, code.cure)

    def _ambiguous(self) -> Problem:
        match, exact = self.found.match, self.found.anchor.selector.exact
        message = f"The article has {_shorten_words(exact)} {match.count} times"
        if match.differences:
            message += f", apart from {name_harmless(match.differences)}"
        return self._told(AMBIGUOUS, f"{message}.", _proposals(self.found))

    def _told(self, code: Code, message: str, hint: str) -> Problem:
        record = self.found.anchor
        mark = self.briefing.sidecar_places.mark((SECTIONS[record.kind], record.id, "quote"))
        return Problem(code, message, mark, hint, self._place(), record.id)

    def _place(self) -> Mark:
        """Return the words' line and column in the article; its first line if they have none."""
        return self.briefing.in_body(*(self.found.place or (1, 0)))


def _shorten_words(words: str) -> str:
    return f"“{clip_middle(words, _LONGEST_WORDS)}”"


def _sentence(words: str) -> str:
    """Return words with a full stop at the end, unless they have one."""
    return _shorten_words(words) if words.endswith((".", "!", "?")) else f"{_shorten_words(words)}."


def _proposals(found: FoundQuotation) -> str:
    """Return a selector to paste for each place with the words."""
    if not found.proposals:
        return AMBIGUOUS.cure
    lines = [f"quote: {selector.written}" for selector in found.proposals]
    return "Write one of these:" + "".join(f"{PROPOSAL}{line}" for line in lines)
