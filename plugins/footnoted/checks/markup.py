"""What was taken out of an article because it could act on a page.

Finds nothing itself: the guard did, while the article was rendered.
"""

from collections.abc import Iterator

from footnoted.diagnostics import Diagnostic, Mark
from footnoted.index import Site


def check(site: Site) -> Iterator[Diagnostic]:
    """Give every finding its place in the article's file."""
    for briefing in site.built:
        for found in site.findings.get(briefing.name, ()):
            # What could not be placed stands somewhere in the body.
            line = briefing.body_line - 1 + max(found.line, 1)
            mark = Mark(briefing.path, line, found.column)
            yield Diagnostic(found.code, found.message, mark, found.code.cure)
