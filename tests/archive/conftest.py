"""A web of one server: names that resolve to public numbers, and all of these lead to it."""

import datetime as dt
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import pytest

from footnoted.archive import Limits, Manners, Web, Wish, World
from footnoted.diagnostics import Mark
from tests.archive.server import Archive, serving

PUBLIC = "93.184.215.14"
"""A number of the public web; no test reaches it."""
NOW = dt.datetime(2024, 6, 1, 12, tzinfo=dt.UTC)
PAGE = "https://harbor.example/log"
LIMITS = Limits(connect=5, silence=5, total=5, size=20_000)
"""Enough for a busy computer; tests of what comes late bring their own."""


@dataclass
class Clock:
    """A clock that goes on only while somebody sleeps."""

    at: float = 1000
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.at

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds


@dataclass
class Net:
    """What is known of the names, and whom the program connected to."""

    clock: Clock = field(default_factory=Clock)
    names: dict[str, list[str]] = field(default_factory=dict)
    resolved: list[str] = field(default_factory=list)
    connected: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def resolve(self, host: str, port: int) -> list[str]:
        self.resolved.append(host)
        return self.names.get(host, [PUBLIC])

    @property
    def world(self) -> World:
        return World(
            resolve=self.resolve,
            clock=self.clock,
            sleep=self.clock.sleep,
            now=lambda: NOW,
            say=self.said.append,
        )


@pytest.fixture
def archive() -> Iterator[Archive]:
    with serving() as one:
        yield one


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch) -> Net:
    """Give a web in which every connection ends on this computer, whatever its number."""
    found = Net()
    connect = socket.create_connection

    def here(address, timeout):
        found.connected.append(address[0])
        return connect(("127.0.0.1", address[1]), timeout)

    monkeypatch.setattr("footnoted.archive.wire.socket.create_connection", here)
    return found


@pytest.fixture
def web(archive: Archive, net: Net) -> Callable[..., Web]:
    """Give a function that makes a Web on the archive; its arguments are those of Manners."""

    def make(path: str = "web/", **manners) -> Web:
        usual = Manners(agent="test", pause=5, limits=LIMITS)
        endpoint = f"http://archive.example:{archive.port}/{path}"
        return Web(endpoint, replace(usual, **manners), net.world)

    return make


def wish(
    url: str = PAGE, near: dt.date | None = dt.date(2024, 5, 4), since: dt.date | None = None
) -> Wish:
    return Wish("harbor-log", url, Mark("briefings/ferry.yml", 2, 3), near, since)
