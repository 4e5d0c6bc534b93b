"""Update quotations, as edits."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from rapidfuzz.distance import Levenshtein, Opcode

from footnoted.article.extension import Setup, project_text
from footnoted.article.plan import FoundQuotation
from footnoted.authoring.fix_pictures import draft_records, from_files, in_form
from footnoted.diagnostics.problem import Mark
from footnoted.library.names import SECTIONS
from footnoted.library.site import Site
from footnoted.records.fit import value_at
from footnoted.records.library import Briefing
from footnoted.records.writing import Edit, apply
from footnoted.records.yaml import At, Document, YamlValue, parse
from footnoted.text.differences import (
    Side,
    TokenForm,
    WordingChange,
    WordingDifference,
    WordingToken,
    compare,
    tokenize,
)
from footnoted.text.normal import Normal, normalize
from footnoted.text.quotation import OBJECT, Match, Selector, Verdict, describe, find, fits

# -------------------------------------------------------------------------------------------------
# The fewest replacements that make one wording of a text into another.
#
# Differences that do not matter in a quotation (white space, kinds of dashes and quotation marks)
# are left as they are. Whether a replacement is allowed is decided below.

_PIECE = re.compile(r"\w+|\s+|\.{3}|[-\u2010-\u2015\u2212\ufe63\uff0d]+|[^\w\s]")
_JOINERS = "\u200c\u200d"
"""Invisible signs that change words in Persian and Indic scripts."""


class SidecarEdit(NamedTuple):
    """A stretch of a text, whole words, and the text that replaces it."""

    start: int
    end: int
    new: str


def changes(text: str, words: str) -> list[SidecarEdit]:
    """Return the replacements by which ``text`` reads ``words``; white space at its ends stays."""
    old, new = _pieces(text), _pieces(words.strip())
    while old and old[-1].group().isspace():
        old.pop()
    while old and old[0].group().isspace():
        old.pop(0)
    if not old:
        return [SidecarEdit(len(text), len(text), words.strip())] if new else []
    found = Levenshtein.opcodes(_keys(old), _keys(new))
    edges = [*(piece.start() for piece in old), old[-1].end()]
    return [
        SidecarEdit(edges[step.src_start], edges[step.src_end], _text(new, step))
        for step in found
        if step.tag != "equal"
    ]


def _text(pieces: Sequence[re.Match[str]], step: Opcode) -> str:
    return "".join(piece.group() for piece in pieces[step.dest_start : step.dest_end])


def replace_words(text: str, replaced: Iterable[SidecarEdit]) -> str:
    """Return the text with the replacements made, which are in order."""
    parts: list[str] = []
    done = 0
    for start, end, new in replaced:
        parts += [text[done:start], new]
        done = end
    return "".join([*parts, text[done:]])


def visible(text: str) -> str:
    """Return a text on one line, without invisible signs that separate no words."""
    seen = (c for c in text if c in _JOINERS or unicodedata.category(c) != "Cf")
    return " ".join("".join(seen).split())


def _pieces(text: str) -> list[re.Match[str]]:
    return list(_PIECE.finditer(text))


def _keys(pieces: Iterable[re.Match[str]]) -> list[str]:
    return [normalize(piece.group()).text for piece in pieces]


# -------------------------------------------------------------------------------------------------
# Places of a text with a quotation's words, whatever their case and punctuation.
#
# They are more than a quotation may be tied to; only one single place is certain.

_SILENT = frozenset([*".,;:!?-()[]\"'", "..."])
"""Signs that count as punctuation; any other (per cent, a currency) means something."""

Span = tuple[int, int]
"""Start and end (exclusive), in normal text."""


def alike(words: str, text: str) -> Iterator[Span]:
    """Yield the places of the words in normal text, in order; from the first word to the last."""
    wanted = keys(words)
    told = _describe_place(tokenize(text))
    found = [token.key for token in told]
    for at in range(len(found) - len(wanted) + 1 if wanted else 0):
        if found[at] == wanted[0] and found[at : at + len(wanted)] == wanted:
            yield told[at].start, told[at + len(wanted) - 1].end


def keys(words: str) -> list[str]:
    """Return the words of a text, without case and punctuation."""
    return [token.key for token in _describe_place(tokenize(normalize(words).text))]


def between(text: str, span: Span, before: str, after: str) -> bool:
    """Return whether a place is between these neighbors, whatever their case and punctuation."""
    head, tail = keys(before), keys(after)
    # A word of the neighbors may be cut at its far end, but never one of those compared.
    reach = 4 * (len(before) + len(after)) + 40
    low, high = max(span[0] - reach, 0), span[1] + reach
    earlier, later = keys(text[low : span[0]]), keys(text[span[1] : high])
    return earlier[len(earlier) - len(head) :] == head and later[: len(tail)] == tail


def _describe_place(tokens: Sequence[WordingToken]) -> list[WordingToken]:
    return [t for t in tokens if t.form is not TokenForm.SIGN or t.text not in _SILENT]


# -------------------------------------------------------------------------------------------------
# The words a sidecar should quote, if its present ones no longer fit and it is certain.
#
# Texts and selectors are used only, not the sidecar's file.

PLACES = 20
"""The most places of ambiguous words for which a selector is proposed."""
_NAMES = {
    WordingChange.PUNCTUATION: "punctuation",
    WordingChange.CASE: "capitals",
    WordingChange.QUOTES: "quotation marks",
    WordingChange.SPACING: "spaces",
}
_GRAVE = frozenset(
    {
        WordingChange.NUMBER,
        WordingChange.DATE,
        WordingChange.UNIT,
        WordingChange.NAME,
        WordingChange.NEGATION,
        WordingChange.MODAL,
    }
)
"""What no repair changes, not even next to a quotation."""


@dataclass(frozen=True, slots=True)
class Aim:
    """The right selector, and the reason."""

    selector: Selector
    why: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why it is not certain which selector is right, and the possible ones."""

    why: str
    choices: tuple[Selector, ...] = ()


def aim(found: FoundQuotation, normal: Normal) -> Aim | Doubt | None:
    """Return what should be quoted; None if all is well or a person must decide."""
    selector, match = found.anchor.selector, found.match
    if match.verdict is Verdict.REWORDED and match.harmless:
        return _drifted(selector, match, normal)
    if match.verdict is Verdict.MOVED:
        return _judge_moved(selector, match, normal)
    if match.verdict is Verdict.AMBIGUOUS:
        return _ambiguous(selector, match, normal)
    return None


def _drifted(selector: Selector, match: Match, normal: Normal) -> Aim | Doubt:
    words = visible(normal.original[match.start : match.end])
    places = [normal.span(*span) for span in alike(selector.exact, normal.text)]
    if len(places) != 1:
        why = (
            f"The article has {len(places)} places that differ from it in punctuation or capitals."
        )
        return Doubt(why, _choices(places, normal))
    kinds = dict.fromkeys(_NAMES[difference.kind] for difference in match.differences)
    why = f"The article now writes “{words}”, with other {' and '.join(kinds)}."
    now = replace(selector, exact=words)
    again = find(now, normal)
    if again.verdict is Verdict.FOUND:
        return Aim(now, why)
    if again.verdict is not Verdict.MOVED:
        return Doubt(why, _choices(again.places, normal))
    beside = _judge_moved(now, again, normal)
    return replace(beside, why=f"{why} {beside.why}")


def _judge_moved(selector: Selector, match: Match, normal: Normal) -> Aim | Doubt:
    """Return the updated neighbors, if they plainly are those of the same statement."""
    place = normal.offset(match.start), normal.offset(match.end)
    moved = _moved_aim(selector, place, normal)
    if match.harmless or isinstance(moved, Doubt):
        return moved
    why = f"{moved.why} This may be another statement, so decide yourself."
    return Doubt(why, (moved.selector,))


def _moved_aim(selector: Selector, place: Span, normal: Normal) -> Aim | Doubt:
    """Return the selector with updated neighbors, unless they say something else now."""
    low, high = place
    prefix, suffix = selector.prefix, selector.suffix
    told: list[str] = []
    grave: list[WordingDifference] = []
    if not fits(normal.text, place, normalize(prefix).text.strip(), ""):
        before = normal.text[:low].rpartition(OBJECT)[2].split()
        prefix = " ".join(reversed(_as_many(prefix, before[::-1])))
        told.append(f"The words before it are now “{prefix}”.")
        grave += _grave(selector.prefix, prefix)
    if not fits(normal.text, place, "", normalize(suffix).text.strip()):
        after = normal.text[high:].partition(OBJECT)[0].split()
        suffix = " ".join(_as_many(suffix, after))
        told.append(f"The words after it are now “{suffix}”.")
        grave += _grave(selector.suffix, suffix)
    now, why = Selector(selector.exact, prefix, suffix), " ".join(told)
    if grave:
        return Doubt(f"{why} {_describe_aim(grave)}", (now,))
    if (selector.prefix and not prefix) or (selector.suffix and not suffix):
        return Doubt("There are no words next to it any more.", (now,))
    return Aim(now, why)


def _ambiguous(selector: Selector, match: Match, normal: Normal) -> Aim | Doubt:
    """Return the place whose neighbors differ only in case or punctuation, if there is one."""
    text = normal.text
    spans = [(normal.offset(start), normal.offset(end)) for start, end in match.places]
    if selector.prefix or selector.suffix:
        near = [s for s in spans if between(text, s, selector.prefix, selector.suffix)]
        if len(near) == 1:
            return _moved_aim(selector, near[0], normal)
    why = f"The article has “{selector.exact}” {match.count} times. Say which one is meant."
    return Doubt(why, _choices(match.places, normal))


def _choices(places: Sequence[Span], normal: Normal) -> tuple[Selector, ...]:
    """Return a selector for each place that neighbors can tell from the others."""
    proposed = (describe(normal, *place) for place in places[:PLACES])
    return tuple(s for s in proposed if find(s, normal).verdict is Verdict.FOUND)


def _as_many(named: str, there: Sequence[str]) -> Sequence[str]:
    """Return as many of the words there as are named; signs alone are no words."""
    wanted = sum(map(_says, named.split()))
    for taken in range(len(there)):
        if wanted <= 0:
            return there[:taken]
        wanted -= _says(there[taken])
    return there


def _says(word: str) -> bool:
    return any(map(str.isalnum, word))


def _grave(was: str, now: str) -> Iterator[WordingDifference]:
    old, new = normalize(was).text, normalize(now).text
    found = compare(Side(old, tokenize(old)), Side(new, tokenize(new)))
    return (each for each in found if each.kind in _GRAVE)


def _describe_aim(grave: Sequence[WordingDifference]) -> str:
    first = grave[0]
    change = " → ".join(f"“{words}”" for words in (first.was, first.now) if words)
    return f"That changes a {first.kind} ({change}), so decide yourself."


# -------------------------------------------------------------------------------------------------
# Replace words in a YAML scalar, in the style it was written in: plain, quoted or a block.
#
# The candidates are yielded best first; a parser decides whether one reads as wanted.

_ESCAPE = re.compile(r"\\(?:x(..)|u(.{4})|U(.{8})|([\"\\/]))")
_BREAK = re.compile(r"\r\n|\n|\r")

Where = list[tuple[int, int]]
"""For each character of a value, its place in the scalar as written."""


def rewritten(raw: str, value: str, replaced: Sequence[SidecarEdit]) -> Iterator[str]:
    """Yield scalars that may read as the value with the replacements made.

    ``raw`` is the scalar as written, its quotation marks or block sign included. If its style
    cannot be kept, nothing is yielded.
    """
    where = _where(raw, value)
    if where is None:
        if raw[:1] in "'\"" and not _BREAK.search(raw):
            yield quote_scalar(replace_words(value, replaced))
        return
    fitted = _FITTED.get(raw[:1], str)
    kept = replace_words(raw, [_moved_scalar(change, where, fitted) for change in replaced])
    yield kept
    if raw[:1] not in _FITTED and raw[:1] not in "|>":
        # For example, words with a colon. Lines are folded within quotation marks as without them.
        yield quote_scalar(kept)


def quote_scalar(text: str) -> str:
    """Return a text in the quotation marks that need the fewest escapes; lines stay lines."""
    if '"' in text or "\\" in text:
        return f"'{_single(text)}'"
    return f'"{text}"'


def _single(text: str) -> str:
    return text.replace("'", "''")


def _double(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


_FITTED: dict[str, Callable[[str], str]] = {"'": _single, '"': _double}
"""For each quotation mark, how a text is written between two of them."""


def _moved_scalar(change: SidecarEdit, where: Where, fitted: Callable[[str], str]) -> SidecarEdit:
    """Return a replacement in the value as one in the scalar."""
    start = where[change.start - 1][1] if change.start else where[0][0]
    end = where[change.end - 1][1] if change.end > change.start else start
    return SidecarEdit(
        start if change.start == change.end else where[change.start][0], end, fitted(change.new)
    )


def _where(raw: str, value: str) -> Where | None:
    """Return the places of a value's characters; None if an escape or a joined line prevents it."""
    at, high = _inner(raw)
    if value and not value[0].isspace():
        at = _behind_space(raw, at, high)
    found: Where = []
    while len(found) < len(value):
        character = value[len(found)]
        if character.isspace():
            run = _behind_space(value, len(found), len(value)) - len(found)
            until = _behind_space(raw, at, high)
            if until == at:
                return None
            found += [(at, until)] * run
        else:
            until = _behind(raw, at, character)
            if until > high or until == at:
                return None
            found.append((at, until))
        at = until
    return found if value and not raw[at:high].strip() else None


def _inner(raw: str) -> tuple[int, int]:
    """Return where the text of a scalar begins and ends."""
    if raw[:1] in "'\"":
        return 1, len(raw) - 1
    if raw[:1] in "|>":
        header = _BREAK.search(raw)
        return (header.end() if header else len(raw)), len(raw)
    return 0, len(raw)


def _behind_space(text: str, at: int, high: int) -> int:
    while at < high and text[at].isspace():
        at += 1
    return at


def _behind(raw: str, at: int, character: str) -> int:
    """Return the place after one character as it is written; ``at`` if there is another one."""
    if raw[0] == "'" and character == "'":
        return at + 2 if raw.startswith("''", at) else at
    if raw[0] == '"' and raw.startswith("\\", at):
        escape = _ESCAPE.match(raw, at)
        return escape.end() if escape and _meant(escape) == character else at
    return at + 1 if raw.startswith(character, at) else at


def _meant(escape: re.Match[str]) -> str:
    *codes, itself = escape.groups()
    code = next((one for one in codes if one), "")
    return itself or chr(int(code, 16))


# -------------------------------------------------------------------------------------------------
# A sidecar's text in which quotations get other words, and nothing else changes.
#
# Each edit is read back: the file must say the same as before, except for those words.

PARTS = ("exact", "prefix", "suffix")
"""The keys of a selector, as the sidecar and ``Selector`` name them."""


@dataclass(slots=True)
class SidecarSheet:
    """One sidecar as it is read, and the edits that were accepted so far."""

    document: Document
    edits: list[Edit] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the text with the accepted edits made."""
        return apply(self.document.text, self.edits)

    def read(self) -> Document:
        """Return the document with the accepted edits made."""
        return parse(self.text, self.document.path)

    def quote(self, at: At, now: Selector, why: str) -> bool:
        """Change the words of the quotation at a path; return False, and change nothing, if
        impossible.

        Only the parts that differ are changed, and in each only the words that differ.
        """
        before = list(self.edits)
        wanted = deepcopy(self.read().value)
        for place, words in self._parts(at, now):
            if not self._rewrite(place, words, why, wanted):
                self.edits = before
                return False
        return len(self.edits) > len(before)

    def _parts(self, at: At, now: Selector) -> Iterator[tuple[At, str]]:
        """Yield the path and the new words of each part; a text alone is ``exact``."""
        written = value_at(self.document.value, at)
        for part in PARTS:
            place = (*at, part) if isinstance(written, dict) else at
            if part == "exact" or (isinstance(written, dict) and part in written):
                yield place, getattr(now, part)

    def _rewrite(self, at: At, words: str, why: str, wanted: YamlValue) -> bool:
        value = value_at(self.document.value, at)
        spot = self.document.places.get(at)
        if not isinstance(value, str) or spot is None:
            return False
        replaced = changes(value, words)
        if not replaced:
            return True
        _set(wanted, at, replace_words(value, replaced))
        span = spot.value
        raw = self.document.text[span.start : span.end]
        for new in rewritten(raw, value, replaced):
            edit = Edit(span.path, span.start, span.end, raw, new, why, span.mark, str(at[1]))
            if self._reads(edit, wanted):
                self.edits.append(edit)
                return True
        return False

    def _reads(self, edit: Edit, wanted: YamlValue) -> bool:
        """Return whether the file reads as wanted with one more edit, and without a new problem."""
        text = apply(self.document.text, [*self.edits, edit])
        again = parse(text, self.document.path)
        return again.text == text and again.value == wanted and sound(again)


def sound(document: Document) -> bool:
    """Return whether a sidecar is read as it is written, without any problem."""
    return not document.problems


def selector(document: Document, at: At) -> Selector:
    """Return the selector that is written at a path."""
    written = value_at(document.value, at)
    parts: Mapping[str, YamlValue] = written if isinstance(written, dict) else {"exact": written}
    named: Sequence[str] = [str(parts.get(part) or "") for part in PARTS]
    return Selector(*named)


def _set(value: Any, at: At, text: str) -> None:
    """Set a text in a value that was copied before."""
    *steps, last = at
    for step in steps:
        value = value[step]
    value[last] = text


# -------------------------------------------------------------------------------------------------
# What can be repaired in the sidecars of a site, and what a person must decide.
#
# Texts become edits, without files. Only what is certain becomes an edit.


@dataclass(frozen=True, slots=True)
class Left:
    """A quotation that is left as it is."""

    mark: Mark
    """The place of the quotation."""
    about: str
    """The id of the record."""
    why: str
    """Sentences for a person."""
    choices: tuple[str, ...] = ()
    """What could be written instead, each as a line of YAML to paste."""


@dataclass(frozen=True, slots=True)
class Repairs:
    """All results of ``fix`` for some sidecars."""

    edits: tuple[Edit, ...] = ()
    left: tuple[Left, ...] = ()


def repairs(site: Site, texts: Mapping[str, str]) -> Repairs:
    """Return the certain repairs of the sidecars and the register of pictures whose texts are
    given, by path and place.
    """
    edits: list[Edit] = []
    left: list[Left] = []
    for briefing in sorted(site.built, key=lambda one: one.sidecar_path):
        text = texts.get(briefing.sidecar_path)
        found = site.readings[briefing.name].found
        unfit = [one for one in found if one.match.verdict is not Verdict.FOUND]
        if text is not None and unfit:
            done = _briefing(site, briefing, text, unfit)
            edits += done.edits
            left += done.left
    # New records come after all others, so after what the last of them gets.
    edits += [*in_form(site, texts), *from_files(site, texts), *draft_records(site, texts)]
    return Repairs(tuple(sorted(edits, key=lambda one: (one.path, one.start))), tuple(left))


def _briefing(
    site: Site, briefing: Briefing, text: str, unfit: Iterable[FoundQuotation]
) -> Repairs:
    document = parse(text, briefing.sidecar_path)
    normal = _normal(site, briefing)
    sheet = SidecarSheet(document)
    left = []
    for found in unfit:
        at: At = (SECTIONS[found.anchor.kind], found.anchor.id, "quote")
        aimed = aim(found, normal)
        if isinstance(aimed, Aim):
            aimed = _done(sheet, at, found, aimed, normal)
        if isinstance(aimed, Doubt):
            lines = tuple(f"quote: {choice.written}" for choice in aimed.choices)
            left.append(Left(document.mark(at), found.anchor.id, aimed.why, lines))
    return Repairs(tuple(sorted(sheet.edits, key=lambda one: one.start)), tuple(left))


def _done(
    sheet: SidecarSheet, at: At, found: FoundQuotation, aimed: Aim, normal: Normal
) -> Doubt | None:
    """Make a repair if it is certain; else return the doubt about it."""
    if problem := _unfit(sheet.document, at, found):
        return Doubt(problem)
    before = list(sheet.edits)
    if not sheet.quote(at, aimed.selector, aimed.why):
        why = f"{aimed.why} Change it by hand: a program cannot keep the way it is written."
        return Doubt(why, (aimed.selector,))
    if find(selector(sheet.read(), at), normal).verdict is not Verdict.FOUND:
        sheet.edits = before
        return Doubt(f"{aimed.why} The quotation would still not be found.")
    return None


def _unfit(document: Document, at: At, found: FoundQuotation) -> str:
    """Return why a sidecar is not changed; empty if it may be."""
    if not sound(document):
        return "The sidecar has problems in its YAML. Fix them first."
    if selector(document, at) != found.anchor.selector:
        return "The sidecar was changed while it was read. Run the command again."
    return ""


def _normal(site: Site, briefing: Briefing) -> Normal:
    """Return the article's text in which its quotations were searched."""
    markdown = site.project.markdown
    setup = Setup(markdown.extensions, markdown.configs)
    return normalize(project_text(briefing.body, site.inputs[briefing.name], setup))
