"""Words of an article that mix letters of scripts that look alike.

Such a word is not found by who looks for it; whole words in another script are fine.

text.mixed-script
    Bad, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        The nor\u0442hern crane stood idle.
    Good, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        The northern crane stood idle.
"""

import re
from collections.abc import Iterator

from footnoted.diagnostics import Code, Diagnostic, Level, Mark
from footnoted.guard import mixed, scripts, shown
from footnoted.index import Site
from footnoted.model import Briefing

MIXED_SCRIPT = Code(
    "text.mixed-script",
    Level.WARNING,
    "A word mixes letters of several scripts that look alike, so searches and quotations miss it.",
    "Type the word anew in one script.",
)
_WORD = re.compile(r"[^\W\d_]+")


def check(site: Site) -> Iterator[Diagnostic]:
    """Check the words of every article that is built."""
    for briefing in site.built:
        words = _WORD.findall(briefing.body) if not briefing.body.isascii() else []
        for word in dict.fromkeys(words):
            if mixed(word):
                message = f"The word `{shown(word)}` mixes {' and '.join(scripts(word))} letters."
                mark = _place(briefing, word)
                yield Diagnostic(MIXED_SCRIPT, message, mark, MIXED_SCRIPT.cure)


def _place(briefing: Briefing, word: str) -> Mark:
    before, _, _ = briefing.body.partition(word)
    line = briefing.body_line + before.count("\n")
    return Mark(briefing.path, line, len(before) - before.rfind("\n"))
