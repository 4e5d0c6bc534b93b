"""Links of articles: to sources, briefings, records.

chain.loop
    Bad::
        claims:
          idle:
            quote: stood idle for a week
            attribution: [{source: courier}, {party: union}, {source: courier, read: true}]
    Good::
        claims:
          idle:
            quote: stood idle for a week
            attribution: [{party: union}, {source: courier, read: true}]

chain.read-not-last
    Bad::
        claims:
          idle:
            quote: stood idle for a week
            attribution: [{source: courier, read: true}, {party: master, how: told}]
    Good::
        claims:
          idle:
            quote: stood idle for a week
            attribution: [{party: master, how: told}, {source: courier, read: true}]

source.too-far
    Bad::
        sources: {
            a: {type: book, title: A, cited-in: b}, b: {type: book, title: B, cited-in: c},
            c: {type: book, title: C, cited-in: d}, d: {type: book, title: D, cited-in: e},
            e: {type: book, title: E, cited-in: f}, f: {type: book, title: F, cited-in: g},
            g: {type: book, title: G, cited-in: h}, h: {type: book, title: H, cited-in: i},
            i: {type: book, title: I, cited-in: j}, j: {type: book, title: J, cited-in: k},
            k: {type: book, title: K, cited-in: l}, l: {type: book, title: L}
          }
        claims:
          idle: {quote: stood idle for a week, sources: [a]}
    Good::
        sources:
          a: {type: book, title: A, cited-in: b}
          b: {type: book, title: B}
        claims:
          idle: {quote: stood idle for a week, sources: [a]}

source.cited-in-loop
    Bad::
        sources:
          report: {type: report, title: Storm damage, cited-in: letter}
          letter: {type: personal_communication, title: To the union, cited-in: report}
        claims:
          idle: {quote: stood idle for a week, sources: [letter]}
    Good::
        sources:
          report: {type: report, title: Storm damage}
          letter: {type: personal_communication, title: To the union, cited-in: report}
        claims:
          idle: {quote: stood idle for a week, sources: [letter]}

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

url.incomplete
    Bad::
        sources:
          storm-report:
            type: report
            url: harbor.example/storm
            archived: [{url: https://perma.example/KL90-MN12, date: 2024-05-06}]
        claims:
          idle: {quote: stood idle for a week, sources: [storm-report]}
    Good::
        sources:
          storm-report:
            type: report
            url: https://harbor.example/storm
            archived: [{url: https://perma.example/KL90-MN12, date: 2024-05-06}]
        claims:
          idle: {quote: stood idle for a week, sources: [storm-report]}

source.unregistered
    Bad, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        The [tide table](https://tides.example/may) was no help.
    Good, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        The [tide table](https://tides.example/may){.no-note} was no help.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from footnoted.article.plan import Link
from footnoted.checks.attribution import chains
from footnoted.diagnostics.problem import Code, Level, Mark, Problem
from footnoted.library.evidence import carriers
from footnoted.library.names import FARTHEST, SECTIONS, KnownSource, Registered
from footnoted.library.site import Site
from footnoted.records.evidence import AttributionLink
from footnoted.records.library import Briefing, Path, Places
from footnoted.records.pictures import Image
from footnoted.records.sources import Source
from footnoted.text.addresses import (
    is_outside,
    mixed_host,
    normal_address,
    safe_address,
    why_unsafe,
)
from footnoted.text.html import MIXED_SCRIPT, UNSAFE, escape_text
from footnoted.text.suggest import did_you_mean

# -------------------------------------------------------------------------------------------------
# Chains that come back to themselves or go on after the link we read.
#
# A chain goes from the origin of the words to the publication we read. The check of references
# finds links that do not exist.

LOOP = Code(
    "chain.loop",
    Level.ERROR,
    "The same party or source is twice in an attribution chain.",
    "Keep the link from which the words came to us, and remove the other.",
)
READ_NOT_LAST = Code(
    "chain.read-not-last",
    Level.ERROR,
    "An attribution chain has links after the one marked as read. Links are in the order in "
    "which the words came to us, so the one we read is the last.",
    "Put the origin of the words first, and the link with `read: true` last.",
)
TOO_FAR = Code(
    "source.too-far",
    Level.ERROR,
    "A source is known through another, that one through a third and so on, over more than "
    f"{FARTHEST} steps. Its note cannot name them all.",
    "Write the source that you read: `cited-in: ID`.",
)
CITED_IN_LOOP = Code(
    "source.cited-in-loop",
    Level.ERROR,
    "Sources are each known only through the next, in a circle. Nobody can have read any of them.",
    "Remove `cited-in` from the source that you read.",
)


def check_links(site: Site) -> Iterator[Problem]:
    """Check the order of every chain that is built, and the ways to every source."""
    for briefing in site.built:
        for chain, at in chains(briefing):
            yield from _twice(briefing, chain, at)
            yield from _behind(briefing, chain, at)
    yield from _rounds(site)
    yield from _far(site)


def _twice(briefing: Briefing, chain: tuple[AttributionLink, ...], at: Path) -> Iterator[Problem]:
    first: dict[tuple[str, str], Mark] = {}
    for number, link in enumerate(chain):
        for key, name in (("party", link.party), ("source", link.source)):
            if name is None:
                continue
            mark = briefing.sidecar_places.mark((*at, number, key))
            if known := first.get((key, name)):
                message = f"The {key} `{name}` is twice in this chain."
                yield Problem(LOOP, message, mark, LOOP.cure, known, str(at[1]))
            first.setdefault((key, name), mark)


def _behind(briefing: Briefing, chain: tuple[AttributionLink, ...], at: Path) -> Iterator[Problem]:
    read = [number for number, link in enumerate(chain) if link.read]
    if len(read) == 1 and read[0] < len(chain) - 1:
        place, after = briefing.sidecar_places, len(chain) - 1 - read[0]
        links = "a link" if after == 1 else f"{after} links"
        message = f"This chain has {links} after the one marked as read."
        mark = place.mark((*at, read[0] + 1))
        there = place.mark((*at, read[0], "read"))
        yield Problem(READ_NOT_LAST, message, mark, READ_NOT_LAST.cure, there, str(at[1]))


def _rounds(site: Site) -> Iterator[Problem]:
    """Yield a problem for each circle of sources, at the first of them by id."""
    sources = site.names.sources
    told: set[str] = set()
    for id_ in sorted(sources):
        ring = _round(id_, sources)
        if ring and not told.intersection(ring):
            told.update(ring)
            way = ", ".join(f"`{each}` through `{sources[each].source.cited_in}`" for each in ring)
            message = f"Each is known only through another: {way}."
            mark = sources[id_].mark
            yield Problem(CITED_IN_LOOP, message, mark, CITED_IN_LOOP.cure, about=id_)


def _far(site: Site) -> Iterator[Problem]:
    """Yield a problem for each source from which the way to what we read is too long."""
    for id_, known in site.names.sources.items():
        way = carriers(site.names, id_) if known.source.cited_in else ()
        last = site.names.sources.get(way[-1]) if len(way) == FARTHEST else None
        if last and last.source.cited_in and last.source.cited_in not in (id_, *way):
            message = f"`{id_}` is known through more than {FARTHEST} others, each in the next."
            yield Problem(TOO_FAR, message, known.mark, TOO_FAR.cure, about=id_)


def _round(start: str, sources: Mapping[str, KnownSource]) -> tuple[str, ...]:
    """Return the sources through which one is known through itself; empty if it is not.

    A source that names itself is reported by the checks of sources.
    """
    way = [start]
    while (known := sources.get(way[-1])) and (carrier := known.source.cited_in):
        if len(way) > FARTHEST:
            return ()  # reported as a way that is too long
        if carrier == start:
            return tuple(way) if len(way) > 1 else ()
        if carrier in way:
            return ()
        way.append(carrier)
    return ()


# -------------------------------------------------------------------------------------------------
# Links from one article to another that lead nowhere, or to a record that does not exist.
#
# Only links below the folder of briefings are checked; the host checks all others.

UNKNOWN = Code(
    "link.unknown",
    Level.ERROR,
    "An article links to another article that does not exist.",
    "Correct the path. It is relative to the article and ends in `.md`.",
)
NO_RECORD = Code(
    "link.no-record",
    Level.ERROR,
    "An article links to a claim, date, figure or image that the other article does not have.",
    "Correct the part after `#`: the kind, a hyphen and the record's id, as in `#claim-idle`.",
)


def check_crosslinks(site: Site) -> Iterator[Problem]:
    """Check the links between the articles of every briefing that is built."""
    for briefing in site.built:
        for link in site.readings[briefing.name].links:
            path, _, fragment = unquote(link.href).partition("#")
            if "://" not in path and path.endswith(".md"):
                whole = posixpath.normpath(posixpath.join(briefing.folder, path))
                yield from _followed(site, briefing, link, whole, fragment)


def _followed(
    site: Site, briefing: Briefing, link: Link, path: str, fragment: str
) -> Iterator[Problem]:
    folder = site.project.briefings_dir + "/"
    name = site.paths.get(path)
    mark = briefing.in_body(link.line, link.column)
    if name is not None:
        yield from _record(site.names.briefings[name], fragment, mark, site.library.lost)
    elif path.startswith(folder) and path not in (f"{folder}index.md", *site.library.unread):
        known = [posixpath.relpath(other, briefing.folder or ".") for other in site.paths]
        typed = posixpath.relpath(path, briefing.folder or ".")
        message = f"There is no article `{typed}`."
        yield Problem(UNKNOWN, message, mark, did_you_mean(typed, known) or UNKNOWN.cure)


def _record(other: Briefing, fragment: str, mark: Mark, lost: frozenset[str]) -> Iterator[Problem]:
    kind, hyphen, id_ = fragment.partition("-")
    if not hyphen or kind not in SECTIONS or id_ in lost or f"{other.name}#" in lost:
        return
    records = getattr(other.sidecar, SECTIONS[kind])
    known = {*records, *(old for record in records.values() for old in record.formerly)}
    if id_ not in known:
        message = f"`{other.name}` has no {kind} `{id_}`."
        yield Problem(NO_RECORD, message, mark, did_you_mean(id_, known) or NO_RECORD.cure)


# -------------------------------------------------------------------------------------------------
# Addresses in sidecars and registers that may not be linked, or are none.
#
# Only the text of an address is judged; a build never tries whether it works.

INCOMPLETE = Code(
    "url.incomplete",
    Level.ERROR,
    "An address has no https:// before it, so the link would lead to a page of this site that "
    "does not exist.",
    "Write the whole address, https:// included.",
)


_SITE_NAME = re.compile(
    r"(?:www\.[\w-]+(?:\.[\w-]+)*|(?:[\w-]+\.)+(?:com|org|net|edu|gov|int|info|eu))(?:[/?#:]|$)",
    re.IGNORECASE,
)
"""What surely means the name of a site and not of a file next to the article."""


class _Given(NamedTuple):
    """An address as written, and where."""

    at: Path
    text: str


def check_addresses(site: Site) -> Iterator[Problem]:
    """Check the addresses of the registers and of every briefing that is built."""
    library = site.library
    yield from _judged(_sources(library.sources.records), library.sources.places)
    yield from _judged(_images(library.images.records), library.images.places)
    for briefing in site.built:
        sidecar = briefing.sidecar
        yield from _judged(_sources(sidecar.sources), briefing.sidecar_places)
        yield from _judged(_images(sidecar.images), briefing.sidecar_places)
        for link in site.readings[briefing.name].links:
            if _SITE_NAME.match(link.href):
                message = f"The link to `{escape_text(link.href)}` does not begin with https://."
                mark = briefing.in_body(link.line, link.column)
                yield Problem(INCOMPLETE, message, mark, f"Write `https://{link.href}`.")


def _sources(records: Mapping[str, Source]) -> Iterator[_Given]:
    for id_, source in records.items():
        if source.url:
            yield _Given(("sources", id_, "url"), source.url)
        for number, archived in enumerate(source.archived):
            yield _Given(("sources", id_, "archived", number, "url"), archived.url)


def _images(records: Mapping[str, Image]) -> Iterator[_Given]:
    for id_, image in records.items():
        for key, text in (
            ("referred-to", image.referred_to),
            ("source-url", image.source_url),
            ("acquire-license-page", image.acquire_license_page),
        ):
            if text:
                yield _Given(("images", id_, key), text)
        credits = image.credit if isinstance(image.credit, tuple) else ()
        for number, credit in enumerate(credits):
            if credit.url:
                yield _Given(("images", id_, "credit", number, "url"), credit.url)


def _judged(addresses: Iterator[_Given], places: Places) -> Iterator[Problem]:
    for given in addresses:
        yield from _problems(given, places.mark(given.at))


def _problems(given: _Given, mark: Mark) -> Iterator[Problem]:
    about, words = str(given.at[1]), escape_text(given.text)
    if reason := why_unsafe(given.text):
        message = f"The address `{words}` is not linked: it {reason}."
        yield Problem(UNSAFE, message, mark, UNSAFE.cure, about=about)
    elif not is_outside(given.text) or given.text.strip().startswith("//"):
        whole = f"https://{given.text.strip().removeprefix('//')}"
        hint = f"Write `{whole}`." if _like_a_site(whole) else INCOMPLETE.cure
        message = f"The address `{words}` does not begin with https://."
        yield Problem(INCOMPLETE, message, mark, hint, about=about)
    elif host := mixed_host(given.text):
        message = f"The site's name `{escape_text(host)}` mixes letters of several alphabets."
        yield Problem(MIXED_SCRIPT, message, mark, MIXED_SCRIPT.cure, about=about)


def _like_a_site(whole: str) -> bool:
    site = whole.removeprefix("https://").partition("/")[0]
    return "." in site.strip(".") and safe_address(whole) is not None


# -------------------------------------------------------------------------------------------------
# Links from briefings to outside pages that are no registered sources.
#
# This is an information: writers link first, and records follow. Mail addresses (``mailto:``) are
# no pages.

UNREGISTERED = Code(
    "source.unregistered",
    Level.INFO,
    "An article links to a page of another site that is not among the sources, so the link gets "
    "no note, no archived copy and no place in the list of sources.",
    "Run `footnoted adopt` to draft its record. If the link is not evidence, write `{.no-note}` "
    "after it.",
)


def check_unregistered(site: Site) -> Iterator[Problem]:
    """Check the links of every briefing that is built."""
    registered = Registered(site.names)
    home = normal_address(site.project.site_url or "")
    for briefing in site.built:
        for link in _first(site.readings[briefing.name].links, home):
            if not registered.find(link.href):
                yield _told(briefing, link)


def _first(links: tuple[Link, ...], home: str) -> Iterator[Link]:
    """Yield the first link to each outside page; those without a line come last."""
    first: dict[str, Link] = {}
    for link in sorted(links, key=lambda link: link.line or float("inf")):
        address = normal_address(link.href)
        own = bool(home) and f"{address}/".startswith(f"{home}/")
        if address.startswith("//") and not link.exempt and not own:
            first.setdefault(address, link)
    yield from first.values()


def _told(briefing: Briefing, link: Link) -> Problem:
    message = f"{escape_text(link.href)} is not among the sources."
    mark = briefing.in_body(link.line, link.column)
    return Problem(UNREGISTERED, message, mark, UNREGISTERED.cure)
