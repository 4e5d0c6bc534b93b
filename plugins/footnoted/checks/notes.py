"""Notes typed by hand, letters, examples that were left.

example.left
    Bad::
        claims:
          idle:
            quote: stood idle for a week
            sources: [courier]
            tags: [footnoted-example]
    Good::
        claims:
          idle: {quote: stood idle for a week, sources: [courier]}

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
from collections.abc import Iterator, Mapping
from typing import Any

from footnoted.article.plan import Label
from footnoted.diagnostics.problem import Code, Level, Mark, Problem, place_at
from footnoted.library.names import unconverted
from footnoted.library.site import Site
from footnoted.records.codes import ARTICLE_TOO_DEEP
from footnoted.records.forms import EXAMPLE
from footnoted.records.library import RECORD_KINDS, Briefing, Places
from footnoted.text.html import escape_text
from footnoted.text.markup import mixes_scripts, scripts
from footnoted.text.suggest import did_you_mean

# -------------------------------------------------------------------------------------------------
# Typed notes that lead to nothing, or hide a record of the sidecar.
#
# Plain Markdown footnotes with their own text are right.

UNKNOWN = Code(
    "note.unknown",
    Level.ERROR,
    "The article has a note `[^ID]`, but there is no record with that id.",
    "Write the id of a source, claim, date or figure, or add the note's text as `[^ID]: …`.",
)
SHOWN = Code(
    "note.shown-as-text",
    Level.ERROR,
    "Readers see the characters `[^ID]` and no link, because Markdown is not read in raw HTML or "
    "after a backslash.",
    "Write this part in Markdown, without HTML and without a backslash. If readers are to see "
    "the characters themselves, put them between backticks.",
)
SHADOWS = Code(
    "note.shadows-record",
    Level.ERROR,
    "A footnote's text in the article has the id of a source, claim, date or figure as its label.",
    "Give the footnote another label, as in `[^note-1]`.",
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
            message = f"There is no record for the note [^{note.label}]."
            mark = briefing.in_body(note.line, note.column)
            hint = did_you_mean(note.label, known) or UNKNOWN.cure
            yield Problem(UNKNOWN, message, mark, hint)
        own = {each.label for each in reading.footnotes}
        for note in reading.shown_notes:
            label = note.label.strip()
            hint = "" if label in known or label in own else did_you_mean(label, known)
            if label in known or label in own or hint:
                message = f"Readers see [^{note.label}] as text: Markdown is not read here."
                mark = briefing.in_body(note.line, note.column)
                yield Problem(SHOWN, message, mark, f"{hint} {SHOWN.cure}".strip())
        for note in reading.shadowing_definitions:
            message = f"The footnote [^{note.label}] has the id of a record as its label."
            mark = briefing.in_body(note.line, note.column)
            yield Problem(SHADOWS, message, mark, SHADOWS.cure)


def _in_address(briefing: Briefing, note: Label) -> bool:
    """Return whether what looks like a note is within an address that is typed as plain text.

    It is only after a sign that continues an address: "https://a.example/x/[^y]" is one address,
    while "https://a.example/x[^y]" is an address with a note.
    """
    lines = briefing.body.split("\n")
    before = lines[note.line - 1][: note.column - 1] if 0 < note.line <= len(lines) else ""
    return _ADDRESS.search(before) is not None


# -------------------------------------------------------------------------------------------------
# Articles and records that are marked as an example, and would be published.
#
# Drafts are not reported: an example is there until it is replaced.

LEFT = Code(
    "example.left",
    Level.ERROR,
    "An article or record is still marked as an example, as `footnoted new` writes it, but is to "
    "be published.",
    f"Replace it by your own and remove the tag `{EXAMPLE}`, or delete it.",
)


def check_examples(site: Site) -> Iterator[Problem]:
    """Check the tags of everything that is published, registers included."""
    for briefing in site.built:
        if briefing.front.draft:
            continue
        if EXAMPLE in briefing.front.tags:
            mark = briefing.front_places.mark(("tags", briefing.front.tags.index(EXAMPLE)))
            yield Problem(
                LEFT, "This article still has the tag `footnoted-example`.", mark, LEFT.cure
            )
        for kind in RECORD_KINDS:
            every = getattr(briefing.sidecar, kind.section)
            yield from _left(every, kind.section, kind.word, briefing.sidecar_places)
    library = site.library
    yield from _left(library.sources.records, "sources", "source", library.sources.places)
    yield from _left(library.parties.records, "parties", "party", library.parties.places)
    yield from _left(library.events.records, "events", "event", library.events.places)
    yield from _left(library.images.records, "images", "image", library.images.places)


def _left(every: Mapping[str, Any], section: str, word: str, places: Places) -> Iterator[Problem]:
    for id_, record in every.items():
        tags = getattr(record, "tags", ())
        if EXAMPLE in tags:
            mark = places.mark((section, id_, "tags", tags.index(EXAMPLE)))
            yield Problem(
                LEFT,
                f"The {word} `{id_}` still has the tag `footnoted-example`.",
                mark,
                LEFT.cure,
                about=id_,
            )


# -------------------------------------------------------------------------------------------------
# Words of an article that mix letters of scripts that look alike.
#
# A search does not find such a word; whole words in another script are right.

MIXED_SCRIPT = Code(
    "text.mixed-script",
    Level.WARNING,
    "A word mixes letters of several alphabets that look alike, so searches and quotations miss "
    "it.",
    "Type the word again in one alphabet.",
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
    return briefing.in_body(*place_at(briefing.body, briefing.body.find(word)))


# -------------------------------------------------------------------------------------------------
# What was removed from an article because it could act on a page.
#
# The guard found it, while the article was rendered.


def check_markup(site: Site) -> Iterator[Problem]:
    """Yield a problem for every finding, at its place in the article's file."""
    for briefing in site.built:
        reading = site.readings[briefing.name]
        if reading.unread:
            why, row = reading.unread
            mark = briefing.in_body(row, 1)
            deep = "Elements of this article are nested too deep to be read."
            found = Problem(ARTICLE_TOO_DEEP, deep, mark, ARTICLE_TOO_DEEP.cure)
            yield unconverted(mark, f"Python-Markdown: {why}") if why else found
        for each in reading.findings:
            # What has no place is somewhere in the body.
            mark = briefing.in_body(max(each.line, 1), each.column)
            yield Problem(each.code, each.message, mark, each.code.cure)
