"""Quotations whose words the article does not have, or has more than once.

Finding them is the anchoring room's craft; this says so to the writer.
"""

import json
from collections.abc import Iterator

from footnoted.anchoring import Selector, Verdict
from footnoted.article import Found
from footnoted.diagnostics import Code, Diagnostic, Level, Mark
from footnoted.index import Site
from footnoted.index.names import PARTS
from footnoted.model import Briefing

LOST = Code(
    "anchor.lost",
    Level.ERROR,
    "The article does not have the words that a record quotes, so its evidence hangs in the air.",
    "Quote the article's present words, or bring the words back into the article.",
)
AMBIGUOUS = Code(
    "anchor.ambiguous",
    Level.ERROR,
    "The quoted words stand more than once in the article; which of them is meant is open.",
    "Quote more words, or write `quote: {exact: …, prefix: …}` with the words just before.",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Check the quotations of every briefing that is built."""
    for briefing in site.built:
        for found in site.readings[briefing.name].found:
            yield from _judge(briefing, found)


def _judge(briefing: Briefing, found: Found) -> Iterator[Diagnostic]:
    anchor = found.anchor
    mark = briefing.sidecar_places.mark((PARTS[anchor.kind], anchor.id, "quote"))
    article = Mark(briefing.path, briefing.body_line)
    if found.match.verdict is Verdict.LOST:
        message = f"the article does not have the words “{anchor.selector.exact}”"
        hint = f"the nearest words are “{found.nearest}”" if found.nearest else LOST.cure
        yield Diagnostic(LOST, message, mark, hint, article, anchor.id)
    elif found.match.verdict is Verdict.AMBIGUOUS:
        message = f"“{anchor.selector.exact}” stands in the article {found.match.count} times"
        yield Diagnostic(AMBIGUOUS, message, mark, _proposals(found), article, anchor.id)


def _proposals(found: Found) -> str:
    """Give a selector to paste for each place the words stand at."""
    if not found.proposals:
        return AMBIGUOUS.cure
    lines = [f"quote: {_selector(selector)}" for selector in found.proposals]
    return "write one of\n        " + "\n        ".join(lines)


def _selector(selector: Selector) -> str:
    parts = {"exact": selector.exact, "prefix": selector.prefix, "suffix": selector.suffix}
    return (
        "{"
        + ", ".join(f"{k}: {json.dumps(v, ensure_ascii=False)}" for k, v in parts.items() if v)
        + "}"
    )
