"""Quotations whose words the article has not, or not as quoted, or more than once.

Finding and comparing them is the anchoring room's craft; this says so to the writer,
with the place in the article as well as in the sidecar.

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

anchor.ambiguous
    Bad::
        claims:
          idle: {quote: crane}
    Good::
        claims:
          idle: {quote: {exact: crane, prefix: The northern}}
"""

from collections.abc import Iterator
from dataclasses import dataclass

from footnoted.anchoring import Verdict
from footnoted.article import Found, Setup, place
from footnoted.checks import differences
from footnoted.diagnostics import Code, Diagnostic, Level, Mark
from footnoted.guard import GuardExtension
from footnoted.index import Site
from footnoted.index.names import PARTS
from footnoted.model import Briefing

LOST = Code(
    "anchor.lost",
    Level.ERROR,
    "The article does not have the words that a record quotes, so its evidence hangs in the air.",
    "Quote the article's present words, or bring the words back into the article.",
)
REWORDED = Code(
    "anchor.reworded",
    Level.ERROR,
    "The article says something else now where a record quotes it: a figure, date, unit, name, "
    "negation, modal verb or other words have changed, so the evidence may no longer bear it.",
    "Check the statement against its sources, then quote the present words or mend the article.",
)
DRIFTED = Code(
    "anchor.drifted",
    Level.ERROR,
    "The article writes the quoted words with other punctuation, capitals, quotation marks or "
    "spaces; they say the same, but they are no longer the article's words.",
    "Run `footnoted fix --write`, which puts the article's present words into the quotation.",
)
MOVED = Code(
    "anchor.moved",
    Level.INFO,
    "The quoted words stand in the article once, but beside other words than `prefix` or "
    "`suffix` name.",
    "Read the sentence again. If it is the place that is meant, drop `prefix` and `suffix`.",
)
AMBIGUOUS = Code(
    "anchor.ambiguous",
    Level.ERROR,
    "The quoted words stand more than once in the article; which of them is meant is open.",
    "Quote more words, or write `quote: {exact: …, prefix: …}` with the words just before.",
)
_LONGEST = 300
"""How many characters of a quotation are shown."""


def check(site: Site) -> Iterator[Diagnostic]:
    """Check the quotations of every briefing that is built."""
    for briefing in site.built:
        for found in site.readings[briefing.name].found:
            if found.match.verdict is not Verdict.FOUND:
                yield _Judge(site, briefing, found).problem()


@dataclass(frozen=True, slots=True)
class _Judge:
    """What is to be said of one quotation that was not simply found."""

    site: Site
    briefing: Briefing
    found: Found

    def problem(self) -> Diagnostic:
        verdict, harmless = self.found.match.verdict, self.found.match.harmless
        if verdict is Verdict.MOVED:
            return self._moved()
        if verdict is Verdict.AMBIGUOUS:
            return self._ambiguous()
        if verdict is Verdict.LOST:
            near = self.found.nearest
            hint = f"The nearest words are {_sentence(near)} {LOST.cure}" if near else LOST.cure
            exact = self.found.anchor.selector.exact
            return self._told(LOST, f"The article does not have the words {_sentence(exact)}", hint)
        return self._drifted() if harmless else self._reworded()

    def _reworded(self) -> Diagnostic:
        hint = (
            "Where the sources bear the present words, quote them: "
            f"{_sentence(self.found.words)} Otherwise mend the article."
        )
        return self._told(REWORDED, differences.said(self.found.match.differences), hint)

    def _drifted(self) -> Diagnostic:
        kinds = differences.drifted(self.found.match.differences)
        message = f"The article has {_shown(self.found.words)}; only {kinds} differ."
        return self._told(DRIFTED, message, "`footnoted fix --write` repairs it.")

    def _moved(self) -> Diagnostic:
        selector = self.found.anchor.selector
        beside = differences.moved(selector, self.found.beside or selector)
        return self._told(MOVED, f"{_shown(selector.exact)} has moved: now {beside}.", MOVED.cure)

    def _ambiguous(self) -> Diagnostic:
        match, exact = self.found.match, self.found.anchor.selector.exact
        message = f"{_shown(exact)} stands in the article {match.count} times"
        if match.differences:
            message += f", but for {differences.drifted(match.differences)}"
        return self._told(AMBIGUOUS, f"{message}.", _proposals(self.found))

    def _told(self, code: Code, message: str, hint: str) -> Diagnostic:
        record = self.found.anchor
        mark = self.briefing.sidecar_places.mark((PARTS[record.kind], record.id, "quote"))
        return Diagnostic(code, message, mark, hint, self._place(), record.id)

    def _place(self) -> Mark:
        """Give the words' line and column in the article; its first line where there is none."""
        options = self.site.project.markdown
        setup = Setup((*options.extensions, GuardExtension()), options.configs)
        briefing, element = self.briefing, self.found.anchor.element_id
        found = place(briefing.body, self.site.plans[briefing.name], setup, element)
        line, column = found or (1, 0)
        return Mark(briefing.path, briefing.body_line - 1 + line, column)


def _shown(words: str) -> str:
    return f"“{differences.clipped(words, _LONGEST)}”"


def _sentence(words: str) -> str:
    """Give words with a full stop behind them, unless they end with one."""
    return _shown(words) if words.endswith((".", "!", "?")) else f"{_shown(words)}."


def _proposals(found: Found) -> str:
    """Give a selector to paste for each place the words stand at."""
    if not found.proposals:
        return AMBIGUOUS.cure
    lines = [f"quote: {selector.written}" for selector in found.proposals]
    return "Write one of these:\n        " + "\n        ".join(lines)
