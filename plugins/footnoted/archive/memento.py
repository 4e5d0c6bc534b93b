"""Look for an existing copy: Memento's TimeGate or TimeMap (RFC 7089).

Asks an endpoint that takes the source's address behind its own. Saves nothing anywhere.
"""

import datetime as dt
from urllib.parse import urldefrag

from footnoted.archive.failed import Failed
from footnoted.archive.judge import SLACK, Copy, judged
from footnoted.archive.links import Link, mementos_of, original_of, read_links
from footnoted.archive.moments import end_of, read_moment, written
from footnoted.archive.vet import joined
from footnoted.archive.wanted import Wish
from footnoted.archive.web import Web, phrase
from footnoted.archive.wire import Answer, Request

TIMEMAP = "application/link-format"
NONE = frozenset({404, 410})
NO_HEAD = frozenset({405, 501})


def find(web: Web, wish: Wish) -> Copy | None:
    """Give the copy nearest to the wished day; none where the archive has none.

    Raises ``Failed`` where it gives no answer, or one that cannot be used.
    """
    headers = {}
    if wish.near:
        day = min(end_of(wish.near), web.world.now())  # nobody has copies of what is to come
        headers["Accept-Datetime"] = written(day)
    asked = Request("HEAD", web.endpoint + urldefrag(wish.url).url, headers)
    answer, moved = _asked(web, asked)
    if "memento-datetime" in answer.headers:
        return _nearer(web, wish, _copy(answer, moved), answer)
    if answer.kind == TIMEMAP and not answer.body:
        answer, _ = _asked(web, Request("GET", asked.url, headers))
    if candidate := _nearest(_links(answer), wish):
        there = joined(answer.url, candidate.target)
        return judged(_fetched(web, there), wish, web.world.now())
    if answer.status in NONE or answer.kind == TIMEMAP:
        return None
    if answer.status >= 400:
        raise Failed(f"The archive answered {phrase(answer.status)}.", stops=answer.status == 401)
    raise Failed(
        f"The archive answered {phrase(answer.status)}, but not as a Memento TimeGate does. "
        "Is the endpoint right?"
    )


def _asked(web: Web, request: Request) -> tuple[Answer, bool]:
    """Ask for the head alone, and for more only where a server cannot do that."""
    answer, moved = web.walk(request, _kept)
    if request.method == "HEAD" and answer.status in NO_HEAD:
        return _asked(web, Request("GET", request.url, request.headers))
    return answer, moved


def _kept(answer: Answer, there: str) -> bool:
    """Tell whether a redirect is itself what the archive kept: then it is the copy."""
    return "memento-datetime" in answer.headers


def _fetched(web: Web, address: str) -> Copy:
    """Ask a copy itself what it is: a list of copies is only hearsay."""
    answer, _ = _asked(web, Request("HEAD", address))
    return _copy(answer, True)


def _copy(answer: Answer, moved: bool) -> Copy:
    if answer.status >= 400:
        raise Failed(f"The copy {answer.url} answers {phrase(answer.status)}.")
    said = answer.headers.get("memento-datetime", "")
    moment = read_moment(said)
    if moment is None:
        raise Failed(f"The copy {answer.url} does not say, in a form that is known, of when it is.")
    # A TimeGate that answers with the copy at once names its address apart (RFC 7089, 4.1.2).
    place = "" if moved else answer.headers.get("content-location", "")
    original = original_of(read_links(answer.headers.get("link", "")))
    return Copy(joined(answer.url, place), moment, original)


def _nearer(web: Web, wish: Wish, copy: Copy, answer: Answer) -> Copy:
    """Take the copy, or one it names where it is older than the source itself."""
    if wish.since and copy.moment.date() < wish.since - SLACK:
        later = _nearest(read_links(answer.headers.get("link", "")), wish)
        if later:
            copy = _fetched(web, joined(answer.url, later.target))
    return judged(copy, wish, web.world.now())


def _links(answer: Answer) -> tuple[Link, ...]:
    if answer.kind == TIMEMAP and answer.status == 200:
        return read_links(answer.body.decode("utf-8", "replace"))
    return read_links(answer.headers.get("link", ""))


def _nearest(links: tuple[Link, ...], wish: Wish) -> Link | None:
    """Give the link to the copy nearest to the wished day, else to the newest; none too old."""
    day = end_of(wish.near) if wish.near else dt.datetime.max.replace(tzinfo=dt.UTC)
    dated = [
        (abs(link.moment - day), number, link)
        for number, link in enumerate(mementos_of(links))
        if link.moment and not (wish.since and link.moment.date() < wish.since - SLACK)
    ]
    return min(dated)[2] if dated else None
