"""Ask politely: one request after the other, with pauses, and not for ever.

Vets every address before it is asked, those of redirects, too. Knows no protocol of archives.
"""

import datetime as dt
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from http import HTTPStatus

from footnoted.archive.failed import Failed, cleaned
from footnoted.archive.moments import read_moment
from footnoted.archive.vet import Server, inside, joined, server
from footnoted.archive.wire import Answer, Limits, Request, Trouble, exchange, resolved

AGAIN = frozenset({429, 500, 502, 503, 504})
"""Answers that may be others a little later."""
REST = frozenset({429, 503})
"""Answers that ask for rest: nobody else is asked about before it is over."""
MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Manners:
    """How an archive is asked."""

    agent: str
    """What the program calls itself."""
    authorization: str = ""
    """A key for the endpoint, as its ``Authorization`` header has it; nobody else gets it."""
    allow_private: bool = False
    """Whether the endpoint, and nobody else, may be of the reader's own network."""
    pause: float = 5
    """Seconds between two requests to one host."""
    tries: int = 4
    longest_wait: float = 300
    """Seconds; an archive that asks for more gets more, but not by our waiting."""
    redirects: int = 5
    limits: Limits = field(default_factory=Limits)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _nobody(words: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class World:
    """What differs from one run to another; tests bring their own."""

    resolve: Callable[[str, int], Sequence[str]] = resolved
    clock: Callable[[], float] = time.monotonic
    """Seconds from anywhere, never going back."""
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], dt.datetime] = _now
    """In UTC."""
    say: Callable[[str], None] = _nobody
    """Told of every wait that is longer than the usual pause."""
    context: ssl.SSLContext | None = None
    """How certificates are judged; none means as this system does."""


class Web:
    """One endpoint, and those it leads to. Raises ``Failed``, never anything of the network's."""

    def __init__(self, endpoint: str, manners: Manners, world: World | None = None) -> None:
        """Take an endpoint as typed; ``Failed`` where it is no address."""
        self.endpoint = endpoint if endpoint.endswith(("/", "=")) else f"{endpoint}/"
        self.manners, self.world = manners, world or World()
        self._home = server(self.endpoint)
        self._asked: dict[str, float] = {}

    def walk(
        self, request: Request, arrived: Callable[[Answer, str], bool] | None = None
    ) -> tuple[Answer, bool]:
        """Follow redirects to the answer behind them; tell, too, whether there were any.

        ``arrived`` is asked at each redirect, with the address it leads to, whether to stay.
        """
        start = request.url
        for _ in range(self.manners.redirects + 1):
            answer = self.ask(request)
            place = answer.headers.get("location", "")
            if answer.status not in MOVED or not place:
                return answer, request.url != start
            there = self._onward(request.url, place)
            if arrived and arrived(answer, there):
                return answer, request.url != start
            method = "HEAD" if request.method == "HEAD" else "GET"
            request = replace(request, method=method, url=there, body=None)
        raise Failed(f"It led on more than {self.manners.redirects} times.")

    def ask(self, request: Request) -> Answer:
        """Give the answer to one request, asked again a few times where that may help."""
        asked = server(request.url)
        numbers = self._numbers(asked)
        for attempt in range(self.manners.tries):
            self._rest(asked.host)
            answer: Answer | None = None
            try:
                answer = exchange(
                    self._signed(request, asked), numbers, self.manners.limits, self.world.context
                )
                why = f"answered {phrase(answer.status)}"
            except Trouble as trouble:
                why = str(trouble)
                again = trouble.again and (request.repeat or not trouble.reached)
                if not again or attempt + 1 == self.manners.tries:
                    raise Failed(f"{asked.named} {why}.", stops=not trouble.reached) from trouble
            finally:
                self._asked[asked.host] = self.world.clock()
            if answer and answer.status not in AGAIN:
                return answer
            self._wait(asked, why, attempt, answer)
        raise AssertionError("the last try waits no more")  # pragma: no cover

    def _wait(self, asked: Server, why: str, attempt: int, answer: Answer | None) -> None:
        """Wait before the next try; ``Failed`` where this was the last, or the wait too long."""
        status = answer.status if answer else 0
        wish = self._wish(answer.headers.get("retry-after", "")) if answer else 0
        if wish > self.manners.longest_wait:
            late = f"{asked.named} {why} and asks to wait {_span(wish)}. Run the command then."
            raise Failed(late, stops=True)
        if attempt + 1 == self.manners.tries:
            times = f"{asked.named} {why}, {self.manners.tries} times."
            raise Failed(times, stops=status in REST)
        seconds = max(wish, min(self.manners.longest_wait, max(self.manners.pause, 1) * 2**attempt))
        self.world.say(f"{asked.named} {why}; asking again in {_span(seconds)}")
        self.world.sleep(seconds)

    def _wish(self, text: str) -> float:
        """Read ``Retry-After``: seconds, or a date; 0 where it is neither."""
        if text.strip().isascii() and text.strip().isdecimal():
            return float(text.strip()[:9])
        moment = read_moment(text)
        return max(0.0, (moment - self.world.now()).total_seconds()) if moment else 0.0

    def _rest(self, host: str) -> None:
        """Keep the pause between two requests to one host."""
        last = self._asked.get(host)
        if last is not None and (left := last + self.manners.pause - self.world.clock()) > 0:
            self.world.sleep(left)

    def _numbers(self, asked: Server) -> Sequence[str]:
        """Resolve a name, once for all tries, and refuse it where it is not of the public web."""
        try:
            numbers = self.world.resolve(asked.host, asked.port)
        except OSError as error:
            why = f"The name {asked.host} cannot be resolved ({error.strerror or error})."
            raise Failed(why, stops=asked == self._home) from error
        trusted = self.manners.allow_private and asked == self._home
        if (number := inside(numbers)) and not trusted:
            which = "" if number == asked.host else f" ({number})"
            why = f"{asked.host}{which} is not of the public web, so it is not asked."
            if asked == self._home:
                why += " If the archive stands in your own network, add --allow-private."
            raise Failed(why, stops=asked == self._home)
        return numbers

    def _onward(self, here: str, place: str) -> str:
        """Give the address a redirect leads to."""
        there = joined(here, place)
        if server(here).scheme == "https" and server(there).scheme == "http":
            raise Failed(f"It led on from https to http, {cleaned(there)}, which is not followed.")
        return there

    def _signed(self, request: Request, asked: Server) -> Request:
        """Say who is asking; the key goes to the endpoint alone, and over an open line never."""
        headers = {"User-Agent": self.manners.agent, **request.headers}
        private = asked.scheme == "https" or self.manners.allow_private
        if self.manners.authorization and asked == self._home and private:
            headers["Authorization"] = self.manners.authorization
        return replace(request, headers=headers)


def phrase(status: int) -> str:
    """Give a status with the words that belong to it: "404 Not Found"."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _span(seconds: float) -> str:
    """Give a time to wait in words."""
    whole = max(1, round(seconds))
    if whole < 120:
        return f"{whole} second{'s' * (whole != 1)}"
    return f"{round(whole / 60)} minutes" if whole < 7200 else f"{round(whole / 3600)} hours"
