"""Have a copy made: an endpoint in the manner of the Wayback Machine's Save Page Now.

Such an endpoint takes the source's address behind its own, and tells of the copy in one of several
ways: by a redirect to it, by its headers, or by a job that is asked about until it is done.
"""

import json
import re
from typing import Any
from urllib.parse import quote, urldefrag, urlencode

from footnoted.archive.failed import Failed, cleaned
from footnoted.archive.judge import Copy, judged
from footnoted.archive.links import mementos_of, original_of, read_links
from footnoted.archive.moments import read_moment, read_stamp
from footnoted.archive.vet import joined
from footnoted.archive.wanted import Wish
from footnoted.archive.web import Web, phrase
from footnoted.archive.wire import Answer, Request
from footnoted.index.copies import copy_of

PATIENCE = 300
"""Seconds for which a job is asked about; they take about ten, and minutes on a busy day."""
BETWEEN = 2
"""Seconds between two questions, at least."""
NO_GET = frozenset({405, 501})
_JOB = re.compile(r"[A-Za-z0-9._-]{1,200}")


def save(web: Web, wish: Wish) -> Copy:
    """Give the copy that was made, or was made a little before. Raises ``Failed``."""
    page = urldefrag(wish.url).url
    headers = {"Accept": "application/json"}
    request = Request("GET", web.endpoint + page, headers, repeat=False)
    answer, _ = web.walk(request, _names_copy)
    if answer.status in NO_GET:
        form = {**headers, "Content-Type": "application/x-www-form-urlencoded"}
        body = urlencode({"url": page}).encode()
        answer, _ = web.walk(Request("POST", web.endpoint, form, body, repeat=False), _names_copy)
    return judged(_told(answer) or _done(web, answer, page), wish, web.world.now())


def _names_copy(answer: Answer, there: str) -> bool:
    """Tell whether a redirect leads to a copy whose address says what it is: that is enough."""
    said = copy_of(there)
    return bool(said and said.moment)


def _told(answer: Answer) -> Copy | None:
    """Read a copy from the head of an answer, by the strongest of what stands there."""
    if answer.status >= 400:
        return None
    links = read_links(answer.headers.get("link", ""))
    original = original_of(links)
    if moment := read_moment(answer.headers.get("memento-datetime", "")):
        place = answer.headers.get("content-location", "")
        return Copy(joined(answer.url, place), moment, original)
    for name in ("location", "content-location"):
        place = joined(answer.url, answer.headers.get(name, ""))
        said = copy_of(place) if name in answer.headers else None
        if said and said.moment:
            return Copy(place, said.moment, original)
    dated = [link for link in mementos_of(links) if link.moment]
    newest = max(dated, key=lambda link: str(link.moment), default=None)
    if newest and newest.moment:
        return Copy(joined(answer.url, newest.target), newest.moment, original)
    return None


def _done(web: Web, answer: Answer, page: str) -> Copy:
    """Wait for the job that an answer names."""
    said = _json(answer)
    if answer.status == 401:
        raise Failed(
            "The archive answered 401 Unauthorized: it saves for those it knows. Give your key in "
            "FOOTNOTED_ARCHIVE_AUTHORIZATION.",
            stops=True,
        )
    if answer.status >= 400 or said.get("status") == "error":
        raise Failed(_why(said) or f"The archive answered {phrase(answer.status)}.")
    if "timestamp" in said:
        return _kept(web, said, page)
    job = said.get("job_id")
    if not isinstance(job, str) or not _JOB.fullmatch(job) or not job.strip("."):
        raise Failed(
            _why(said)
            or f"The archive answered {phrase(answer.status)} and names no copy. "
            "Is the endpoint right?"
        )
    return _kept(web, _polled(web, job), page)


def _polled(web: Web, job: str) -> dict[str, Any]:
    """Ask about a job until it is done."""
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
            raise Failed("What the archive says of its job cannot be understood.")
    raise Failed(
        f"The archive is not done after {PATIENCE // 60} minutes. The copy may still come: look "
        "for it later, without --save."
    )


def _kept(web: Web, said: dict[str, Any], page: str) -> Copy:
    """Give the copy that a job made, at the address the Wayback Machine gives its copies."""
    stamp, original = str(said.get("timestamp", "")), said.get("original_url")
    moment = read_stamp(stamp)
    if moment is None:
        raise Failed(f"The archive says that it is done, but not when: {cleaned(stamp)!r}.")
    original = original if isinstance(original, str) and original else page
    return Copy(joined(web.endpoint, f"/web/{stamp}/") + original, moment, original)


def _json(answer: Answer) -> dict[str, Any]:
    try:
        said = json.loads(answer.body)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _why(said: dict[str, Any]) -> str:
    """Give the archive's own words for why it does not."""
    words = said.get("message") or said.get("status_ext") or said.get("exception")
    return f"The archive says: “{cleaned(words)}”" if words else ""
