"""Notes typed by hand, letters, taken-out markup.

note.unknown
    Bad, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        The crane stood idle.[^courrier]
    Good, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        The crane stood idle.[^courier]

note.shown-as-text
    Bad, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        <div>The crane stood idle.[^courier]</div>
    Good, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        The crane stood idle.[^courier]

note.shadows-record
    Bad, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        The crane stood idle.[^courier]

        [^courier]: The newspaper says so.
    Good, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        The crane stood idle.[^remark]

        [^remark]: The newspaper says so.

text.mixed-script
    Bad, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        The norтhern crane stood idle.
    Good, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        The northern crane stood idle.
"""

import re
from collections.abc import Iterator

from footnoted.article.plan import Label
from footnoted.diagnostics.problem import Code, Level, Mark, Problem
from footnoted.library.site import Site
from footnoted.records.library import Briefing
from footnoted.text.html import escape_text
from footnoted.text.markup import mixes_scripts, scripts
from footnoted.text.suggest import did_you_mean

# -------------------------------------------------------------------------------------------------
# Notes typed by hand that lead to nothing, or hide a record of the sidecar.
#
# Says nothing of plain Markdown footnotes that have their text.

UNKNOWN = Code(
    "note.unknown",
    Level.ERROR,
    "The article has a note `[^ID]` to something that does not exist.",
    "Name a source, claim, date or figure, or add the note's text as `[^ID]: …`.",
)
SHOWN = Code(
    "note.shown-as-text",
    Level.ERROR,
    "Readers see a note `[^ID]` as these characters and get no link, because Markdown is not read "
    "there: in raw HTML, or after a backslash.",
    "Write this part in Markdown without HTML and without a backslash. To show readers the "
    "characters themselves, write them as code between backticks.",
)
SHADOWS = Code(
    "note.shadows-record",
    Level.ERROR,
    "A footnote's text in the article has the id of a source, claim, date or figure as its label.",
    "Give the footnote another label, so that the id leads to the evidence.",
)
_ADDRESS = re.compile(r"https?://[^\s<>]*[/?&=@]$", re.IGNORECASE)


def check_notes(site: Site) -> Iterator[Problem]:
    """Check the hand-typed notes of every briefing that is built."""
    for briefing in site.built:
        reading = site.readings[briefing.name]
        known = site.inputs[briefing.name].plan.evidence
        lost = site.library.lost
        for note in reading.unknown_notes:
            if note.label in lost or f"{briefing.name}#" in lost or _in_address(briefing, note):
                continue
            message = f"The note [^{note.label}] leads to nothing."
            mark = briefing.place(note.line, note.column)
            hint = did_you_mean(note.label, known) or UNKNOWN.cure
            yield Problem(UNKNOWN, message, mark, hint)
        own = {each.label for each in reading.footnotes}
        for note in reading.shown_notes:
            label = note.label.strip()
            hint = "" if label in known or label in own else did_you_mean(label, known)
            if label in known or label in own or hint:
                message = f"Readers see [^{note.label}] as text: Markdown is not read here."
                mark = briefing.place(note.line, note.column)
                yield Problem(SHOWN, message, mark, f"{hint} {SHOWN.cure}".strip())
        for note in reading.shadowing_definitions:
            message = f"The footnote [^{note.label}] has the id of a record as its label."
            mark = briefing.place(note.line, note.column)
            yield Problem(SHADOWS, message, mark, SHADOWS.cure)


def _in_address(briefing: Briefing, note: Label) -> bool:
    """Return whether what looks like a note stands in an address that is typed as plain text.

    Only behind a sign that goes on with an address: "https://a.example/x/[^y]" is one, while
    "https://a.example/x[^y]" is an address with a note.
    """
    lines = briefing.body.split("\n")
    before = lines[note.line - 1][: note.column - 1] if 0 < note.line <= len(lines) else ""
    return _ADDRESS.search(before) is not None


# -------------------------------------------------------------------------------------------------
# Words of an article that mix letters of scripts that look alike.
#
# Such a word is not found by who looks for it; whole words in another script are fine.

MIXED_SCRIPT = Code(
    "text.mixed-script",
    Level.WARNING,
    "A word mixes letters of several scripts that look alike, so searches and quotations miss it.",
    "Type the word anew in one script.",
)
_WORD = re.compile(r"[^\W\d_]+")


def check_letters(site: Site) -> Iterator[Problem]:
    """Check the words of every article that is built."""
    for briefing in site.built:
        words = _WORD.findall(briefing.body) if not briefing.body.isascii() else []
        for word in dict.fromkeys(words):
            if mixes_scripts(word):
                message = (
                    f"The word `{escape_text(word)}` mixes {' and '.join(scripts(word))} letters."
                )
                mark = _place(briefing, word)
                yield Problem(MIXED_SCRIPT, message, mark, MIXED_SCRIPT.cure)


def _place(briefing: Briefing, word: str) -> Mark:
    before, _, _ = briefing.body.partition(word)
    return briefing.place(before.count("\n") + 1, len(before) - before.rfind("\n"))


# -------------------------------------------------------------------------------------------------
# What was taken out of an article because it could act on a page.
#
# Finds nothing itself: the guard did, while the article was rendered.


def check_markup(site: Site) -> Iterator[Problem]:
    """Yield every finding its place in the article's file."""
    for briefing in site.built:
        for found in site.readings[briefing.name].findings:
            # What could not be placed stands somewhere in the body.
            mark = briefing.place(max(found.line, 1), found.column)
            yield Problem(found.code, found.message, mark, found.code.cure)
