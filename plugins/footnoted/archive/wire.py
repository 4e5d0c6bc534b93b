"""One request over one connection to a vetted number, with an end to everything.

The only module that opens connections. Decides nothing: whom to ask, how often, and what an answer
means is said elsewhere. No cookies, no proxies, no redirects, nothing kept.
"""

import http.client
import io
import socket
import ssl
import time
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from footnoted.archive.vet import Server, as_sent, server

READ = frozenset({"application/json", "application/link-format"})
"""Kinds of content that are read; of any other answer its head is enough."""
HEAD = 256 * 1024
"""Bytes that the head of an answer may have beside the limit of the whole."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one request may take, in seconds, and how much may come back, in bytes."""

    connect: float = 10
    silence: float = 60
    """Without a single byte."""
    total: float = 120
    size: int = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    url: str
    status: int
    headers: Mapping[str, str]
    """By name in lower case; several of one name are joined with commas."""
    body: bytes = b""
    """Empty where the kind of content is not one of ``READ``."""

    @property
    def kind(self) -> str:
        """Give the media type without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    repeat: bool = True
    """Whether it may be sent again after it was sent and no whole answer came."""


class Trouble(Exception):
    """No whole answer came; the text says why, as the rest of "The archive …"."""

    def __init__(self, why: str, *, reached: bool = True, again: bool = True) -> None:
        """Take the reason, whether there was a connection, and whether to try again."""
        super().__init__(why)
        self.reached, self.again = reached, again


def resolved(host: str, port: int) -> list[str]:
    """Give the numbers of a name, each once, as this system finds them. Raises ``OSError``."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # a name that cannot be one
        raise OSError(str(error)) from error
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def exchange(
    request: Request, numbers: Iterable[str], limits: Limits, context: ssl.SSLContext | None = None
) -> Answer:
    """Send a request to one of the numbers, which are those of its host; nothing is resolved.

    With https, the certificate must be valid for the host's name. Raises ``Trouble``.
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
            raise Trouble("did not answer in time") from None
        except ssl.SSLCertVerificationError as error:
            why = f"has no valid certificate ({error.verify_message})"
            raise Trouble(why, again=False) from error
        except (OSError, http.client.HTTPException) as error:
            raise Trouble("broke off, or does not speak HTTP") from error


def _left(end: float, most: float) -> float:
    """Give the seconds that a step may take. Raises ``TimeoutError`` where none are left."""
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
    raise Trouble(why, reached=False)


def _answered(request: Request, asked: Server, line: "_Line") -> Answer:
    connection = http.client.HTTPConnection(asked.host, asked.port)
    connection.auto_open = 0  # it has no way of its own to anybody
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
    """Read what belongs to an answer: all of it, or ``Trouble``."""
    if response.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        raise Trouble("sent its answer packed, which was not asked for", again=False)
    body = bytearray()
    # Read piece by piece: asked for all at once, it would make room for what is announced.
    while piece := response.read(min(64 * 1024, size + 1)):
        body += piece
        if len(body) > size:
            raise Trouble(f"sent more than {size // 1024:,} KiB", again=False)
    if response.length:
        raise Trouble("broke off in the middle of its answer")
    return bytes(body)


class _Line:
    """A connected socket as ``http.client`` uses one, on which no read outlasts the deadline."""

    def __init__(self, connected: socket.socket, end: float, limits: Limits) -> None:
        self._socket, self._end, self.limits = connected, end, limits

    def makefile(self, mode: str) -> io.BufferedReader:
        """Give the way to read; ``mode`` is always ``rb``."""
        return io.BufferedReader(_Bytes(self._socket, self._end, self.limits))

    def sendall(self, data: Any) -> None:
        self._socket.settimeout(_left(self._end, self.limits.silence))
        self._socket.sendall(data)

    def close(self) -> None:
        """Stay open: the answer is still to be read, and whoever connected closes."""


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
            raise Trouble("sent more than can be read", again=False)
        return number
