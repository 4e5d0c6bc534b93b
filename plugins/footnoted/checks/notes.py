"""Notes typed by hand that lead to nothing, or hide a record of the sidecar.

Says nothing of plain Markdown footnotes that have their text.

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
"""

import re
from collections.abc import Iterator

from footnoted.article.reading import Label
from footnoted.diagnostics import Code, Diagnostic, Level, Mark
from footnoted.index import Site
from footnoted.load.suggest import did_you_mean
from footnoted.model import Briefing

UNKNOWN = Code(
    "note.unknown",
    Level.ERROR,
    "The article has a note `[^ID]` to something that does not exist.",
    "Name a source, claim, date or figure, or add the note's text as `[^ID]: …`.",
)
SHADOWS = Code(
    "note.shadows-record",
    Level.ERROR,
    "A footnote's text in the article has the id of a source, claim, date or figure as its label.",
    "Give the footnote another label, so that the id leads to the evidence.",
)
_ADDRESS = re.compile(r"https?://[^\s<>]*[/?&=@]$", re.IGNORECASE)


def check(site: Site) -> Iterator[Diagnostic]:
    """Check the hand-typed notes of every briefing that is built."""
    for briefing in site.built:
        reading, known = site.readings[briefing.name], site.plans[briefing.name].evidence
        first = briefing.body_line - 1
        lost = site.library.lost
        for note in reading.unknown_notes:
            if note.label in lost or f"{briefing.name}#" in lost or _in_address(briefing, note):
                continue
            message = f"The note [^{note.label}] leads to nothing."
            mark = Mark(briefing.path, first + note.line, note.column)
            hint = did_you_mean(note.label, known) or UNKNOWN.cure
            yield Diagnostic(UNKNOWN, message, mark, hint)
        for note in reading.shadowing_definitions:
            message = f"The footnote [^{note.label}] has the id of a record as its label."
            mark = Mark(briefing.path, first + note.line, note.column)
            yield Diagnostic(SHADOWS, message, mark, SHADOWS.cure)


def _in_address(briefing: Briefing, note: Label) -> bool:
    """Tell whether what looks like a note stands in an address that is typed as plain text.

    Only behind a sign that goes on with an address: "https://a.example/x/[^y]" is one, while
    "https://a.example/x[^y]" is an address with a note.
    """
    lines = briefing.body.split("\n")
    before = lines[note.line - 1][: note.column - 1] if 0 < note.line <= len(lines) else ""
    return _ADDRESS.search(before) is not None
