"""An archive on this computer that answers as a test wants: well, late, wrongly, or in halves.

Speaks bytes, so that it can also say what no server library would let it say.
"""

import socketserver
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import NamedTuple

CERTIFICATE = Path(__file__).parent / "certificate.pem"
"""A key for archive.example that nobody trusts, made for these tests; good until 2126."""


class Reply(NamedTuple):
    """What is sent back to one request."""

    data: bytes
    drip: float = 0
    """Seconds between two bytes; 0 sends all at once."""
    before: float = 0
    """Seconds of silence."""
    endless: bool = False
    """Whether the last byte is sent for ever."""


@dataclass(slots=True)
class Asked:
    """A request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: str = ""


@dataclass(slots=True)
class Archive:
    """What the server has to answer, and what it was asked."""

    port: int = 0
    replies: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    during: Callable[[Asked], None] = lambda asked: None
    """Called at every request, before it is answered."""

    def on(self, path: str, *replies: Reply | bytes) -> None:
        """Answer a path with each reply in turn, and with the last one from then on."""
        self.replies[path] = [r if isinstance(r, Reply) else Reply(r) for r in replies]

    def reply(self, asked: Asked) -> Reply:
        """Return what is to be sent to a request."""
        self.asked.append(asked)
        self.during(asked)
        for path in (f"{asked.method} {asked.path}", asked.path):
            if queue := self.replies.get(path):
                return queue.pop(0) if len(queue) > 1 else queue[0]
        return Reply(answer(404))

    @property
    def log(self) -> list[str]:
        """Return what was asked, in order."""
        return [f"{one.method} {one.path}" for one in self.asked]


def answer(status: int, body: bytes | str = b"", **headers: str) -> bytes:
    """Return a whole answer; a header's name has hyphens for underscores."""
    content = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} Words"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    if "Content_Length" not in headers and "Transfer_Encoding" not in headers:
        lines.append(f"Content-Length: {len(content)}")
    return "\r\n".join([*lines, "", ""]).encode("utf-8") + content


@contextmanager
def serving(*, safe: bool = False) -> Iterator[Archive]:
    """Run an archive on a free port; ``safe`` speaks TLS with ``CERTIFICATE``."""
    archive = Archive()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            try:
                if safe:
                    self.rfile, self.wfile = _secured(self)
                _send(self, archive.reply(_read(self)))
            except OSError:
                pass  # who asked has gone

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1", 0), Handler) as server:
        archive.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield archive
        server.shutdown()
        thread.join()


def _secured(handler: socketserver.StreamRequestHandler):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    secure = context.wrap_socket(handler.request, server_side=True)
    handler.request = secure
    return secure.makefile("rb"), secure.makefile("wb", 0)


def _read(handler: socketserver.StreamRequestHandler) -> Asked:
    first = handler.rfile.readline().decode("latin-1").split()
    if len(first) != 3:
        raise OSError("nothing was asked")
    headers = {}
    while line := handler.rfile.readline().strip():
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.lower()] = value.strip()
    body = handler.rfile.read(int(headers.get("content-length", 0)))
    return Asked(first[0], first[1], headers, body.decode())


def _send(handler: socketserver.StreamRequestHandler, reply: Reply) -> None:
    time.sleep(reply.before)
    if not reply.drip:
        handler.wfile.write(reply.data)
    for byte in reply.data if reply.drip else b"":
        handler.wfile.write(bytes([byte]))
        time.sleep(reply.drip)
    while reply.endless:
        handler.wfile.write(reply.data[-1:] * 65536)
