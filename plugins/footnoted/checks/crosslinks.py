"""Links from one article to another that lead nowhere, or to a record that is not there.

Looks at links below the folder of briefings only; all others are the host's to follow.

link.unknown
    Bad, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---
        It stood idle, as [the storm](storms.md) had left it.
    Good, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---
        It stood idle, as [the storm](storm.md) had left it.
    Both, storm.md::
        ---
        title: The storm of April
        date: 2024-05-02
        ---
        Gusts were strong.

link.no-record
    Bad, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---
        It stood idle after [strong gusts](storm.md#claim-gust).
    Good, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---
        It stood idle after [strong gusts](storm.md#claim-gusts).
    Both, storm.md::
        ---
        title: The storm of April
        date: 2024-05-02
        ---
        Gusts were strong.
    Both, storm.yml::
        claims:
          gusts: {quote: Gusts were strong, sources: [harbor-log]}
"""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from footnoted.article import Link
from footnoted.diagnostics import Code, Diagnostic, Level, Mark
from footnoted.index import Site
from footnoted.index.names import PARTS
from footnoted.load.suggest import did_you_mean
from footnoted.model import Briefing

UNKNOWN = Code(
    "link.unknown",
    Level.ERROR,
    "An article links to another article that does not exist.",
    "Correct the path; it is relative to the article, and ends in `.md`.",
)
NO_RECORD = Code(
    "link.no-record",
    Level.ERROR,
    "An article links to a claim, date, figure or image that the other article does not have.",
    "Correct what stands behind `#`: the kind, a hyphen and the record's id.",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Check the links between the articles of every briefing that is built."""
    for briefing in site.built:
        for link in site.readings[briefing.name].links:
            path, _, fragment = unquote(link.href).partition("#")
            if "://" not in path and path.endswith(".md"):
                whole = posixpath.normpath(posixpath.join(briefing.folder, path))
                yield from _followed(site, briefing, link, whole, fragment)


def _followed(
    site: Site, briefing: Briefing, link: Link, path: str, fragment: str
) -> Iterator[Diagnostic]:
    folder = site.project.briefings_dir + "/"
    name = site.paths.get(path)
    mark = Mark(briefing.path, briefing.body_line - 1 + link.line if link.line else 0)
    if name is not None:
        yield from _record(site.names.briefings[name], fragment, mark, site.library.lost)
    elif path.startswith(folder) and path not in (f"{folder}index.md", *site.library.unread):
        known = [posixpath.relpath(other, briefing.folder or ".") for other in site.paths]
        typed = posixpath.relpath(path, briefing.folder or ".")
        message = f"There is no article `{typed}`."
        yield Diagnostic(UNKNOWN, message, mark, did_you_mean(typed, known) or UNKNOWN.cure)


def _record(
    other: Briefing, fragment: str, mark: Mark, lost: frozenset[str]
) -> Iterator[Diagnostic]:
    kind, hyphen, id_ = fragment.partition("-")
    if not hyphen or kind not in PARTS or id_ in lost or f"{other.name}#" in lost:
        return
    records = getattr(other.sidecar, PARTS[kind])
    known = {*records, *(old for record in records.values() for old in record.formerly)}
    if id_ not in known:
        message = f"`{other.name}` has no {kind} `{id_}`."
        yield Diagnostic(NO_RECORD, message, mark, did_you_mean(id_, known) or NO_RECORD.cure)
