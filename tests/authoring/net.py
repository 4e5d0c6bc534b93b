"""A web of one server: names that resolve to public numbers, and all of these lead to it."""

import datetime as dt
import socket
from dataclasses import dataclass, field

import pytest

from footnoted.authoring.wire import World

PUBLIC = "93.184.215.14"
"""A number of the public web; no test reaches it."""
NOW = dt.datetime(2024, 6, 1, 12, tzinfo=dt.UTC)


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


def all_lead_here(monkeypatch: pytest.MonkeyPatch) -> Net:
    """Return a web in which every connection ends on this computer, whatever its number."""
    found = Net()
    connect = socket.create_connection

    def here(address, timeout):
        found.connected.append(address[0])
        return connect(("127.0.0.1", address[1]), timeout)

    monkeypatch.setattr("footnoted.authoring.wire.socket.create_connection", here)
    return found
