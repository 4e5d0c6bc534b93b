"""Which sources need a copy; how an archive is asked."""

import datetime as dt
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urldefrag, urlencode

from footnoted.authoring.wire import (
    Answer,
    Failed,
    Request,
    Web,
    clean_words,
    end_of,
    join_address,
    phrase,
    read_moment,
    read_stamp,
    write_http_date,
)
from footnoted.diagnostics.problem import Mark
from footnoted.library.evidence import citations
from footnoted.library.names import KnownSource, copy_of
from footnoted.library.site import Site
from footnoted.records.sources import Source
from footnoted.records.vocabulary import SourceStatus, SourceType
from footnoted.text.addresses import normal_address, why_unsafe

# -------------------------------------------------------------------------------------------------
# Typed links, as in a ``Link`` header and a TimeMap (RFC 8288, RFC 6690, RFC 7089).
#
# What is understood is read and the rest is skipped, in linear time; no link is followed.

_TARGET = re.compile(r"<([^<>]*)>")
_PARAMETER = re.compile(
    r'\s*+;\s*+([^\s=;,<>"]++)(?:\s*+=\s*+(?:"((?:[^"\\]|\\.)*+)"|([^\s;,<>"]*+)))?', re.DOTALL
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class CopyLink:
    """One link: its target, its relations, and the moment of its target."""

    target: str
    """As written, so it may be relative."""
    relations: frozenset[str]
    """``original``, ``memento``, ``first`` … in lower case."""
    moment: dt.datetime | None = None


def read_links(text: str) -> tuple[CopyLink, ...]:
    """Return links in their order; text between them is skipped."""
    return tuple(_parse_links(text))


def original_of(links: tuple[CopyLink, ...]) -> str:
    """Return the address of which the answer is a copy; empty if it names none."""
    return next((link.target for link in links if "original" in link.relations), "")


def mementos_of(links: tuple[CopyLink, ...]) -> list[CopyLink]:
    """Return the links to copies."""
    return [link for link in links if "memento" in link.relations]


def _parse_links(text: str) -> Iterator[CopyLink]:
    position = 0
    while (position := text.find("<", position)) >= 0:
        target = _TARGET.match(text, position)
        if target is None:
            position += 1
            continue
        position = target.end()
        parameters: dict[str, str] = {}
        while found := _PARAMETER.match(text, position):
            position = found.end()
            value = _ESCAPED.sub(r"\1", found[2]) if found[2] is not None else found[3] or ""
            parameters.setdefault(found[1].lower(), value)  # RFC 8288: the first `rel` counts
        relations = frozenset(parameters.get("rel", "").lower().split())
        yield CopyLink(target[1].strip(), relations, read_moment(parameters.get("datetime", "")))


# -------------------------------------------------------------------------------------------------
# Which sources need an archived copy, and of which day.
#
# No archive is asked here. A source known only through another needs none: we never read it.

CODE = "source.no-archive"
"""The problem that a sidecar allows if a source is to stay without a copy."""

ARCHIVED = "archived already"
THROUGH = "known only through another source"
ALLOWED = "allowed without a copy"
NO_PAGE = "without a web address"
UNSAFE = "with an address that is not allowed"
A_COPY = "whose own address is that of a copy"
PRIVATE = "not published"
GONE = "gone from the web, so that nothing can be saved"


@dataclass(frozen=True, slots=True)
class Wish:
    """A source that needs a copy."""

    id: str
    url: str
    mark: Mark
    """The place of its record."""
    near: dt.date | None = None
    """The day it was read, or else the last day on which it can have been published."""
    since: dt.date | None = None
    """The first day on which it can have been published: no copy is older."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """The sources that need a copy, and why the others do not."""

    wanted: tuple[Wish, ...]
    left: Mapping[str, str]
    """Why a source is left out, by its id."""


def wishes(
    site: Site, ids: Collection[str], asked: Callable[[str], bool], *, saves: bool = False
) -> Wishes:
    """Return the sources without a copy, in the order of their records in the files.

    ``saves`` means that a copy is to be made, not found: of a page that is gone there can be none.

    Sources are included if a briefing cites them, even a draft, and ``asked`` accepts the path of
    the briefing or of the record's file. Sources named in ``ids`` are included even if nobody cites
    them, or if they are allowed to have no copy.
    """
    used = citations(site.names, site.readings)
    wanted, left = [], dict[str, str]()
    for known in sorted(site.names.sources.values(), key=lambda one: one.mark):
        if site.project.is_of_others(known.mark.path):
            continue  # another desk decides about archived copies of its sources
        named = known.id in ids
        files = {use.briefing.path for use in used[known.id]}
        cited = bool(files) and (asked(known.mark.path) or any(map(asked, files)))
        if not (named or cited):
            continue
        why = _needless(known.source, saves)
        if not why and not named and _allowed(site, known):
            why = ALLOWED
        if why:
            left[known.id] = why
        else:
            wanted.append(_wish(known))
    return Wishes(tuple(wanted), left)


def _needless(source: Source, saves: bool) -> str:
    """Return why no archive is asked about a source; empty if one is."""
    url = source.url or ""
    reasons = {
        ARCHIVED: source.archived,
        THROUGH: source.cited_in,
        NO_PAGE: not url,
        PRIVATE: source.type is SourceType.PERSONAL_COMMUNICATION,
        UNSAFE: why_unsafe(url) or not url.lower().startswith(("http:", "https:")),
        A_COPY: copy_of(url),
        GONE: saves and source.status is SourceStatus.DEAD,
    }
    return next((why for why, holds in reasons.items() if holds), "")


def _allowed(site: Site, known: KnownSource) -> bool:
    """Return whether the file of its record says, with a reason, that it has no copy."""
    home = site.names.briefings.get(known.home)
    allow = home.sidecar.allow if home else site.library.sources.allow
    return any(one.code == CODE and one.about in (None, known.id) for one in allow)


def _wish(known: KnownSource) -> Wish:
    source = known.source
    read, issued = source.accessed, source.issued
    near = (read.latest if read else None) or (issued.latest if issued else None)
    since = issued.earliest if issued else None
    return Wish(known.id, source.url or "", known.mark, near, since)


# -------------------------------------------------------------------------------------------------
# Is it what was asked for: a copy of this source, from a possible day?
#
# What an archive says about a copy is believed only if nothing contradicts it.

SLACK = dt.timedelta(days=1)
"""Days end at other times in other places, and clocks can be wrong."""
OLDEST = dt.datetime(1996, 1, 1, tzinfo=dt.UTC)
"""Before that year no archive kept the web."""


@dataclass(frozen=True, slots=True)
class FoundCopy:
    """A copy, as an archive describes it."""

    url: str
    moment: dt.datetime
    """When it was made, in UTC."""
    original: str = ""
    """The address that was copied; empty if the archive says it only in the copy's address, or
    not.
    """

    @property
    def date(self) -> str:
        """Return the day it was made for a record: in UTC, and the one in its address."""
        said = copy_of(self.url)
        return ((said and said.moment) or self.moment).date().isoformat()


def judge(copy: FoundCopy, wish: Wish, now: dt.datetime) -> FoundCopy:
    """Return the copy itself; raise ``Failed`` with the reason if it cannot be recorded."""
    if why := _no_address(copy) or _other_page(copy, wish) or _no_day(copy, wish, now):
        raise Failed(f"The copy {clean_words(copy.url)} {why}, so it is not recorded.")
    return copy


def _no_address(copy: FoundCopy) -> str:
    if not copy.url.lower().startswith(("http://", "https://")):
        return "has no address of the web"
    return f"has an address that {why}" if (why := why_unsafe(copy.url)) else ""


def _other_page(copy: FoundCopy, wish: Wish) -> str:
    if normal_address(copy.url) == normal_address(wish.url):
        return "is the page itself"
    said = copy_of(copy.url)
    originals = [one for one in (copy.original, said.original if said else "") if one]
    for original in originals:
        if normal_address(original) != normal_address(wish.url):
            return f"is one of another page, {clean_words(original)}"
    return "" if originals else "does not say of which page it is"


def _no_day(copy: FoundCopy, wish: Wish, now: dt.datetime) -> str:
    said = copy_of(copy.url)
    if said and said.moment is None:
        return "is a list of copies"
    if said and said.moment and abs(said.moment - copy.moment) > SLACK:
        return f"has {said.moment.date()} in its address, but the archive says {copy.moment.date()}"
    if copy.moment > now + SLACK:
        return f"has the date {copy.date}, which is in the future"
    if copy.moment < OLDEST:
        return f"has the date {copy.date}, before there were web archives"
    if wish.since and copy.moment.date() < wish.since - SLACK:
        return f"has the date {copy.date}, before the source was published"
    return ""


# -------------------------------------------------------------------------------------------------
# Look for an existing copy: Memento's TimeGate or TimeMap (RFC 7089).
#
# The endpoint takes the source's address after its own. Nothing is saved anywhere.

TIMEMAP = "application/link-format"
NONE = frozenset({404, 410})
NO_HEAD = frozenset({405, 501})


def find(web: Web, wish: Wish) -> FoundCopy | None:
    """Return the copy nearest to the wished day; None if the archive has none.

    Raises ``Failed`` if it gives no answer, or one that cannot be used.
    """
    headers = {}
    if wish.near:
        day = min(end_of(wish.near), web.world.now())  # nobody has copies from the future
        headers["Accept-Datetime"] = write_http_date(day)
    asked = Request("HEAD", web.endpoint + urldefrag(wish.url).url, headers)
    answer, moved = _asked(web, asked)
    if "memento-datetime" in answer.headers:
        return _nearer(web, wish, _copy(answer, moved), answer)
    if answer.kind == TIMEMAP and not answer.body:
        answer, _ = _asked(web, Request("GET", asked.url, headers))
    if candidate := _nearest(_memento_links(answer), wish):
        there = join_address(answer.url, candidate.target)
        return judge(_fetched(web, there), wish, web.world.now())
    if answer.status in NONE or answer.kind == TIMEMAP:
        return None
    if answer.status >= 400:
        raise Failed(f"The archive answered {phrase(answer.status)}.", stops=answer.status == 401)
    raise Failed(
        f"The archive answered {phrase(answer.status)}, but not as a Memento TimeGate does. Check "
        "the endpoint."
    )


def _asked(web: Web, request: Request) -> tuple[Answer, bool]:
    """Return the answer to a request for the head alone, or for more if a server cannot do that."""
    answer, moved = web.walk(request, _memento_kept)
    if request.method == "HEAD" and answer.status in NO_HEAD:
        return _asked(web, Request("GET", request.url, request.headers))
    return answer, moved


def _memento_kept(answer: Answer, there: str) -> bool:
    """Return whether a redirect is itself what the archive kept: then it is the copy."""
    return "memento-datetime" in answer.headers


def _fetched(web: Web, address: str) -> FoundCopy:
    """Return the copy at an address as it describes itself, since a list of copies may be wrong."""
    answer, _ = _asked(web, Request("HEAD", address))
    return _copy(answer, True)


def _copy(answer: Answer, moved: bool) -> FoundCopy:
    if answer.status >= 400:
        raise Failed(f"The copy {answer.url} answers {phrase(answer.status)}.")
    said = answer.headers.get("memento-datetime", "")
    moment = read_moment(said)
    if moment is None:
        raise Failed(f"The copy {answer.url} does not give its date in a known form.")
    # A TimeGate that answers with the copy at once names its address separately (RFC 7089, 4.1.2).
    place = "" if moved else answer.headers.get("content-location", "")
    original = original_of(read_links(answer.headers.get("link", "")))
    return FoundCopy(join_address(answer.url, place), moment, original)


def _nearer(web: Web, wish: Wish, copy: FoundCopy, answer: Answer) -> FoundCopy:
    """Return the copy, or another one that it names if it is older than the source itself."""
    if wish.since and copy.moment.date() < wish.since - SLACK:
        later = _nearest(read_links(answer.headers.get("link", "")), wish)
        if later:
            copy = _fetched(web, join_address(answer.url, later.target))
    return judge(copy, wish, web.world.now())


def _memento_links(answer: Answer) -> tuple[CopyLink, ...]:
    if answer.kind == TIMEMAP and answer.status == 200:
        return read_links(answer.body.decode("utf-8", "replace"))
    return read_links(answer.headers.get("link", ""))


def _nearest(links: tuple[CopyLink, ...], wish: Wish) -> CopyLink | None:
    """Return the link to the copy nearest to the wished day, else to the newest; none too old."""
    day = end_of(wish.near) if wish.near else dt.datetime.max.replace(tzinfo=dt.UTC)
    dated = [
        (abs(link.moment - day), number, link)
        for number, link in enumerate(mementos_of(links))
        if link.moment and not (wish.since and link.moment.date() < wish.since - SLACK)
    ]
    return min(dated)[2] if dated else None


# -------------------------------------------------------------------------------------------------
# Have a copy made: an endpoint like the Wayback Machine's Save Page Now.
#
# The endpoint takes the source's address after its own. It reports the copy in one of several ways:
# by a redirect to it, by its headers, or by a job that is queried until it is done.

PATIENCE = 300
"""The most seconds to wait for a job; they take about ten, and minutes on a busy day."""
BETWEEN = 2
"""The least seconds between two queries."""
NO_GET = frozenset({405, 501})
_JOB = re.compile(r"[A-Za-z0-9._-]{1,200}")


def save(web: Web, wish: Wish) -> FoundCopy:
    """Return the copy that was made now, or a little before; raise ``Failed``."""
    page = urldefrag(wish.url).url
    headers = {"Accept": "application/json"}
    request = Request("GET", web.endpoint + page, headers, repeat=False)
    answer, _ = web.walk(request, _names_copy)
    if answer.status in NO_GET:
        form = {**headers, "Content-Type": "application/x-www-form-urlencoded"}
        body = urlencode({"url": page}).encode()
        answer, _ = web.walk(Request("POST", web.endpoint, form, body, repeat=False), _names_copy)
    return judge(_told(answer) or _done(web, answer, page), wish, web.world.now())


def _names_copy(answer: Answer, there: str) -> bool:
    """Return whether a redirect leads to a copy whose address says what it is, which is enough."""
    said = copy_of(there)
    return bool(said and said.moment)


def _told(answer: Answer) -> FoundCopy | None:
    """Return the copy in the head of an answer, from its most reliable header."""
    if answer.status >= 400:
        return None
    links = read_links(answer.headers.get("link", ""))
    original = original_of(links)
    if moment := read_moment(answer.headers.get("memento-datetime", "")):
        place = answer.headers.get("content-location", "")
        return FoundCopy(join_address(answer.url, place), moment, original)
    for name in ("location", "content-location"):
        place = join_address(answer.url, answer.headers.get(name, ""))
        said = copy_of(place) if name in answer.headers else None
        if said and said.moment:
            return FoundCopy(place, said.moment, original)
    dated = [link for link in mementos_of(links) if link.moment]
    newest = max(dated, key=lambda link: str(link.moment), default=None)
    if newest and newest.moment:
        return FoundCopy(join_address(answer.url, newest.target), newest.moment, original)
    return None


def _done(web: Web, answer: Answer, page: str) -> FoundCopy:
    """Return the copy after waiting for the job that an answer names."""
    said = _json(answer)
    if answer.status == 401:
        raise Failed(
            "The archive answered 401 Unauthorized: it needs a key. Put yours into "
            "FOOTNOTED_ARCHIVE_AUTHORIZATION.",
            stops=True,
        )
    if answer.status >= 400 or said.get("status") == "error":
        raise Failed(_why(said) or f"The archive answered {phrase(answer.status)}.")
    if "timestamp" in said:
        return _saved_copy(web, said, page)
    job = said.get("job_id")
    if not isinstance(job, str) or not _JOB.fullmatch(job) or not job.strip("."):
        raise Failed(
            _why(said)
            or (
                f"The archive answered {phrase(answer.status)} and names no copy. Check the "
                "endpoint."
            )
        )
    return _saved_copy(web, _polled(web, job), page)


def _polled(web: Web, job: str) -> dict[str, Any]:
    """Return the answer of a finished job."""
    status = web.endpoint + "status/" + quote(job)
    end = web.world.clock() + PATIENCE
    while web.world.clock() < end:
        web.world.sleep(max(BETWEEN - web.manners.pause, 0))
        answer = web.ask(Request("GET", status, {"Accept": "application/json"}))
        said = _json(answer)
        if said.get("status") == "success":
            return said
        if answer.status >= 400 or said.get("status") == "error":
            raise Failed(_why(said) or f"Asked about its job, it answered {phrase(answer.status)}.")
        if said.get("status") != "pending":
            raise Failed("The archive's answer about its job cannot be read.")
    raise Failed(
        f"The archive is not done after {PATIENCE // 60} minutes. Run the command later without "
        "--save to look for the copy."
    )


def _saved_copy(web: Web, said: dict[str, Any], page: str) -> FoundCopy:
    """Return the copy that a job made, at the Wayback Machine's address for it."""
    stamp, original = str(said.get("timestamp", "")), said.get("original_url")
    moment = read_stamp(stamp)
    if moment is None:
        raise Failed(f"The archive says that it is done, but not when: {clean_words(stamp)!r}.")
    original = original if isinstance(original, str) and original else page
    return FoundCopy(join_address(web.endpoint, f"/web/{stamp}/") + original, moment, original)


def _json(answer: Answer) -> dict[str, Any]:
    try:
        said = json.loads(answer.body)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _why(said: dict[str, Any]) -> str:
    """Return the archive's own reason for not making a copy."""
    words = said.get("message") or said.get("status_ext") or said.get("exception")
    return f"The archive says: “{clean_words(words)}”" if words else ""
