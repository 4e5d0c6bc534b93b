"""The only connection to a network."""

import datetime as dt
import http.client
import io
import ipaddress
import re
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from email.utils import format_datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

# -------------------------------------------------------------------------------------------------
# Why an archive could not be asked, or its answer not be used.
#
# The caller decides what follows.


class Failed(Exception):
    """There is no copy; the text is one or more sentences for a person."""

    def __init__(self, why: str, *, stops: bool = False) -> None:
        """Take the reason; ``stops`` says that asking about further sources makes no sense now."""
        super().__init__(why)
        self.stops = stops


def clean_words(text: object, longest: int = 200) -> str:
    """Return words of an answer for printing: on one line, nothing invisible, not long."""
    words = " ".join(str(text)[: 4 * longest].split())
    plain = "".join(letter if letter.isprintable() else "�" for letter in words)
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"


# -------------------------------------------------------------------------------------------------
# Which addresses may be connected to: those of the public web, judged after name resolution.
#
# Nothing is resolved or connected here. ``footnoted.text.addresses`` decides whether a page may
# link to an address.

PORTS = {"http": 80, "https": 443}
LONGEST = 8000
"""The most characters of an address that is sent, as servers accept (RFC 9110, 4.1)."""
_NEVER = re.compile("[\x00-\x20\x7f-\x9f\\\\\ud800-\udfff]")
_SENT = "!$%&'()*+,-./:;=?@[]_~"
"""Characters that are sent as they are; all others are sent as their bytes in UTF-8."""
_CARRIERS = tuple(
    map(
        ipaddress.ip_network,
        (
            "64:ff9b::/96",  # NAT64 (RFC 6052)
            "64:ff9b:1::/48",  # NAT64 of a network's own (RFC 8215)
            "2002::/16",  # 6to4
            "2001::/32",  # Teredo
            "::ffff:0:0/96",  # IPv4-mapped
            "::/96",  # IPv4-compatible
            "192.88.99.0/24",  # relays of 6to4
        ),
    )
)
"""Networks whose numbers contain another number, which may be in the reader's own network."""


@dataclass(frozen=True, slots=True)
class Server:
    """The server of an address."""

    scheme: str
    host: str
    """In ASCII and lower case."""
    port: int

    @property
    def named(self) -> str:
        """Return the name for the ``Host`` header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def server(address: str) -> Server:
    """Return the server of an address; raise ``Failed`` if it may not be asked."""
    shown = clean_words(address)
    if len(address) > LONGEST:
        raise Failed(f"The address {shown} is longer than {LONGEST:,} characters.")
    if _NEVER.search(address):
        raise Failed(f"The address {shown} contains a character that is not allowed in an address.")
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError:  # a UnicodeError, too, is one
        raise Failed(f"The address {shown} cannot be read.") from None
    if parts.scheme not in PORTS:
        raise Failed(f"The address {shown} does not begin with http: or https:.")
    if "@" in parts.netloc:
        raise Failed(f"The address {shown} has a user name before the site.")
    if not host:
        raise Failed(f"The address {shown} has no site.")
    return Server(parts.scheme, host, PORTS[parts.scheme] if port is None else port)


def join_address(here: str, place: str) -> str:
    """Return the absolute address of one that may be relative; raise ``Failed``."""
    try:
        return urljoin(here, place)
    except ValueError:
        raise Failed(f"It leads to {clean_words(place)}, which is not an address.") from None


def as_sent(address: str) -> str:
    """Return path and query of an address as they are sent: in ASCII, without the fragment."""
    parts = urlsplit(address)
    path = quote(parts.path, safe=_SENT) or "/"
    return f"{path}?{quote(parts.query, safe=_SENT)}" if parts.query else path


def first_private(numbers: Iterable[str]) -> str:
    """Return the first of a name's numbers that is not in the public web; empty if all are."""
    return next((number for number in numbers if not _public(number)), "")


def _public(number: str) -> bool:
    try:
        ip = ipaddress.ip_address(number)
    except ValueError:  # with a zone, ``fe80::1%eth0``, too
        return False
    if isinstance(ip, ipaddress.IPv6Address) and ip.is_site_local:
        return False
    # Python counts groups (ff0e::1) as global, and what carries another number.
    carries = any(ip in network for network in _CARRIERS if network.version == ip.version)
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or carries)


# -------------------------------------------------------------------------------------------------
# One request over one connection to a number that was checked, with a limit to everything.
#
# Only this code opens connections. The caller decides whom to ask, how often, and what an answer
# means. There are no cookies, no proxies and no redirects, and nothing is kept.

READ = frozenset({"application/json", "application/link-format"})
"""Kinds of content that are read; of any other answer the head is enough."""
HEAD = 256 * 1024
"""The most bytes of an answer's head, in addition to the limit of the whole."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one request may take, in seconds, and how many bytes the answer may have."""

    connect: float = 10
    silence: float = 60
    """The longest time without a single byte."""
    total: float = 120
    size: int = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a request."""

    url: str
    status: int
    headers: Mapping[str, str]
    """By name in lower case; several with one name are joined with commas."""
    body: bytes = b""
    """Empty if the kind of content is not in ``READ``."""

    @property
    def kind(self) -> str:
        """Return the media type without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Request:
    """A request to a server."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    repeat: bool = True
    """Whether it may be sent again if it was sent and no whole answer came."""


class WireTrouble(Exception):
    """No whole answer came; the text says why, as the rest of "The archive …"."""

    def __init__(self, why: str, *, reached: bool = True, again: bool = True) -> None:
        """Take the reason, whether there was a connection, and whether to try again."""
        super().__init__(why)
        self.reached, self.again = reached, again


def resolve_name(host: str, port: int) -> list[str]:
    """Return the numbers of a name, each once, as this system finds them; raise ``OSError``."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # a name that cannot be one
        raise OSError(str(error)) from error
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def exchange(
    request: Request, numbers: Iterable[str], limits: Limits, context: ssl.SSLContext | None = None
) -> Answer:
    """Return the answer to a request sent to one of its host's numbers; nothing is resolved here.

    With https, the certificate must be valid for the host's name. Raises ``WireTrouble``.
    """
    asked = server(request.url)
    end = time.monotonic() + limits.total
    with closing(_connected(asked, numbers, limits, end)) as plain:
        try:
            if asked.scheme == "https":
                safe = context or ssl.create_default_context()
                plain.settimeout(_left(end, limits.silence))
                with safe.wrap_socket(plain, server_hostname=asked.host) as secure:
                    return _answered(request, asked, _Line(secure, end, limits))
            return _answered(request, asked, _Line(plain, end, limits))
        except TimeoutError:
            raise WireTrouble("did not answer in time") from None
        except ssl.SSLCertVerificationError as error:
            why = f"has no valid certificate ({error.verify_message})"
            raise WireTrouble(why, again=False) from error
        except (OSError, http.client.HTTPException) as error:
            raise WireTrouble("broke off, or does not speak HTTP") from error


def _left(end: float, most: float) -> float:
    """Return the seconds that a step may take; raise ``TimeoutError`` if none are left."""
    if (left := end - time.monotonic()) <= 0:
        raise TimeoutError
    return min(left, most)


def _connected(asked: Server, numbers: Iterable[str], limits: Limits, end: float) -> socket.socket:
    why = "cannot be reached"
    for number in numbers:
        try:
            wait = _left(end, limits.connect)
            return socket.create_connection((number, asked.port), timeout=wait)
        except TimeoutError:
            why = "cannot be reached in time"
        except OSError as error:
            why = f"cannot be reached ({error.strerror or error})"
    raise WireTrouble(why, reached=False)


def _answered(request: Request, asked: Server, line: "_Line") -> Answer:
    connection = http.client.HTTPConnection(asked.host, asked.port)
    connection.auto_open = 0  # it must not open a connection itself
    connection.sock = line
    headers = {"Host": asked.named, "Connection": "close", **request.headers}
    connection.request(request.method, as_sent(request.url), request.body, headers)
    response = connection.getresponse()
    heads: dict[str, str] = {}
    for name, value in response.getheaders():
        known = heads.get(name.lower())
        heads[name.lower()] = value if known is None else f"{known}, {value}"
    answer = Answer(request.url, response.status, heads)
    if answer.kind not in READ:
        return answer
    return Answer(request.url, response.status, heads, _body(response, line.limits.size))


def _body(response: http.client.HTTPResponse, size: int) -> bytes:
    """Return the body of an answer; raise ``WireTrouble`` unless all of it comes."""
    if response.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        raise WireTrouble("sent a compressed answer, which was not asked for", again=False)
    body = bytearray()
    # Read piece by piece, because one read would reserve as much memory as is announced.
    while piece := response.read(min(64 * 1024, size + 1)):
        body += piece
        if len(body) > size:
            raise WireTrouble(f"sent more than {size // 1024:,} KiB", again=False)
    if response.length:
        raise WireTrouble("broke off in the middle of its answer")
    return bytes(body)


class _Line:
    """A connected socket as ``http.client`` uses one; no read goes past the deadline."""

    def __init__(self, connected: socket.socket, end: float, limits: Limits) -> None:
        self._socket, self._end, self.limits = connected, end, limits

    def makefile(self, mode: str) -> io.BufferedReader:
        """Return the stream to read; ``mode`` is always ``rb``."""
        return io.BufferedReader(_Bytes(self._socket, self._end, self.limits))

    def sendall(self, data: Any) -> None:
        self._socket.settimeout(_left(self._end, self.limits.silence))
        self._socket.sendall(data)

    def close(self) -> None:
        """Do nothing: the answer is still to be read, and the code that connected closes it."""


class _Bytes(io.RawIOBase):
    def __init__(self, connected: socket.socket, end: float, limits: Limits) -> None:
        self._socket, self._end = connected, end
        self._silence, self._left = limits.silence, limits.size + HEAD

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._socket.settimeout(_left(self._end, self._silence))
        number = self._socket.recv_into(buffer)
        self._left -= number
        if self._left < 0:
            raise WireTrouble("sent more than can be read", again=False)
        return number


# -------------------------------------------------------------------------------------------------
# Moments as HTTP and archives write them: ``Sun, 05 May 2024 12:00:00 GMT``, ``20240505120000``.
#
# They are read strictly, in any locale; no clock is used.

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DATE = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT",
    re.ASCII,
)
_STAMP = re.compile(r"\d{14}", re.ASCII)


def read_moment(text: str) -> dt.datetime | None:
    """Return the moment of a date of HTTP (RFC 9110, IMF-fixdate, as in Memento); None if it is
    none.
    """
    found = _DATE.fullmatch(text.strip())
    if found is None or found[2] not in _MONTHS:
        return None
    month = _MONTHS.index(found[2]) + 1
    day, _, *rest = found.groups()
    return _moment(int(rest[0]), month, int(day), *map(int, rest[1:]))


def read_stamp(text: str) -> dt.datetime | None:
    """Return the moment of the Wayback Machine's fourteen digits; None if it is something else."""
    if not _STAMP.fullmatch(text):
        return None
    return _moment(int(text[:4]), *(int(text[n : n + 2]) for n in range(4, 14, 2)))


def write_http_date(moment: dt.datetime) -> str:
    """Return a moment as HTTP writes it; it must be in UTC."""
    return format_datetime(moment, usegmt=True)


def end_of(day: dt.date) -> dt.datetime:
    """Return the last second of a day, in UTC."""
    return dt.datetime.combine(day, dt.time(23, 59, 59), dt.UTC)


def _moment(*parts: int) -> dt.datetime | None:
    try:
        year, month, day, hour, minute, second = parts
        return dt.datetime(year, month, day, hour, minute, second, tzinfo=dt.UTC)
    except ValueError:
        return None


# -------------------------------------------------------------------------------------------------
# Ask politely: one request after the other, with pauses, and not forever.
#
# Every address is checked before it is asked, including those of redirects.

AGAIN = frozenset({429, 500, 502, 503, 504})
"""Statuses that may be different a little later."""
REST = frozenset({429, 503})
"""Statuses that ask for a pause: no other source is asked about before it is over."""
MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Manners:
    """How an archive is asked."""

    agent: str
    """The name of the program."""
    authorization: str = ""
    """A key for the endpoint's ``Authorization`` header; no other server gets it."""
    allow_private: bool = False
    """Whether the endpoint, and no other server, may be in the reader's own network."""
    pause: float = 5
    """Seconds between two requests to one host."""
    tries: int = 4
    longest_wait: float = 300
    """In seconds; if an archive asks for a longer wait, the command stops."""
    redirects: int = 5
    limits: Limits = field(default_factory=Limits)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _nobody(words: str) -> None:
    """Report nothing."""


@dataclass(frozen=True, slots=True)
class World:
    """The surroundings of a run; tests use their own."""

    resolve: Callable[[str, int], Sequence[str]] = resolve_name
    clock: Callable[[], float] = time.monotonic
    """Seconds from any start, never going back."""
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], dt.datetime] = _now
    """In UTC."""
    say: Callable[[str], None] = _nobody
    """Called with every wait that is longer than the usual pause."""
    context: ssl.SSLContext | None = None
    """How certificates are checked; None means as this system does."""


class Web:
    """One endpoint, and the servers it leads to. Raises ``Failed``, never the network's
    exceptions.
    """

    def __init__(self, endpoint: str, manners: Manners, world: World | None = None) -> None:
        """Take an endpoint as typed; raise ``Failed`` if it is no address."""
        self.endpoint = endpoint if endpoint.endswith(("/", "=")) else f"{endpoint}/"
        self.manners, self.world = manners, world or World()
        self._home = server(self.endpoint)
        self._asked: dict[str, float] = {}

    def walk(
        self, request: Request, arrived: Callable[[Answer, str], bool] | None = None
    ) -> tuple[Answer, bool]:
        """Return the answer at the end of all redirects, and whether there were any.

        ``arrived`` is called at each redirect, with its target, and returns whether to stop there.
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
        raise Failed(f"It redirected more than {self.manners.redirects} times.")

    def ask(self, request: Request) -> Answer:
        """Return the answer to one request, repeated a few times if that may help."""
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
            except WireTrouble as trouble:
                why = str(trouble)
                again = trouble.again and (request.repeat or not trouble.reached)
                if not again or attempt + 1 == self.manners.tries:
                    raise Failed(f"{asked.named} {why}.", stops=not trouble.reached) from trouble
            finally:
                self._asked[asked.host] = self.world.clock()
            if answer and answer.status not in AGAIN:
                return answer
            self._wait(asked, why, attempt, answer)
        raise AssertionError("there is no other try")  # pragma: no cover

    def _wait(self, asked: Server, why: str, attempt: int, answer: Answer | None) -> None:
        """Wait before the next try; raise ``Failed`` if this was the last, or the wait is too
        long.
        """
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
        """Return the seconds of ``Retry-After``, which may be a date; 0 if it is neither."""
        if text.strip().isascii() and text.strip().isdecimal():
            return float(text.strip()[:9])
        moment = read_moment(text)
        return max(0.0, (moment - self.world.now()).total_seconds()) if moment else 0.0

    def _rest(self, host: str) -> None:
        """Wait for the rest of the pause between two requests to one host."""
        last = self._asked.get(host)
        if last is not None and (left := last + self.manners.pause - self.world.clock()) > 0:
            self.world.sleep(left)

    def _numbers(self, asked: Server) -> Sequence[str]:
        """Return the numbers of a name, resolved once for all tries; raise ``Failed`` for private
        ones.
        """
        try:
            numbers = self.world.resolve(asked.host, asked.port)
        except OSError as error:
            why = f"The name {asked.host} cannot be resolved ({error.strerror or error})."
            raise Failed(why, stops=asked == self._home) from error
        trusted = self.manners.allow_private and asked == self._home
        if (number := first_private(numbers)) and not trusted:
            which = "" if number == asked.host else f" ({number})"
            why = f"{asked.host}{which} is not on the public web, so it is not asked."
            if asked == self._home:
                why += " If the archive is in your own network, add --allow-private."
            raise Failed(why, stops=asked == self._home)
        return numbers

    def _onward(self, here: str, place: str) -> str:
        """Return the address a redirect leads to."""
        there = join_address(here, place)
        if server(here).scheme == "https" and server(there).scheme == "http":
            raise Failed(
                f"It redirected from https to http, {clean_words(there)}, which is not followed."
            )
        return there

    def _signed(self, request: Request, asked: Server) -> Request:
        """Return the request with the program's name; the endpoint alone gets the key."""
        headers = {"User-Agent": self.manners.agent, **request.headers}
        private = asked.scheme == "https" or self.manners.allow_private
        if self.manners.authorization and asked == self._home and private:
            headers["Authorization"] = self.manners.authorization
        return replace(request, headers=headers)


def phrase(status: int) -> str:
    """Return a status with its words: "404 Not Found"."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _span(seconds: float) -> str:
    """Return a time to wait in words."""
    whole = max(1, round(seconds))
    if whole < 120:
        return f"{whole} second{'s' * (whole != 1)}"
    return f"{round(whole / 60)} minutes" if whole < 7200 else f"{round(whole / 3600)} hours"
