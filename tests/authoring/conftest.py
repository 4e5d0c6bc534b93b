"""An archive, the web it is in, and a source that wants a copy."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from footnoted.authoring.archive import Wish
from footnoted.authoring.wire import Limits, Manners, Web
from footnoted.diagnostics.problem import Mark
from tests.authoring.net import Net, all_lead_here
from tests.authoring.server import Archive, serving

PAGE = "https://harbor.example/log"
LIMITS = Limits(connect=5, silence=5, total=5, size=20_000)
"""Enough for a busy computer; tests of what comes late bring their own."""


@pytest.fixture
def archive() -> Iterator[Archive]:
    with serving() as one:
        yield one


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch) -> Net:
    return all_lead_here(monkeypatch)


@pytest.fixture
def web(archive: Archive, net: Net) -> Callable[..., Web]:
    """Return a function that makes a Web on the archive; its arguments are those of Manners."""

    def make(path: str = "web/", **manners) -> Web:
        usual = Manners(agent="test", pause=5, limits=LIMITS)
        endpoint = f"http://archive.example:{archive.port}/{path}"
        return Web(endpoint, replace(usual, **manners), net.world)

    return make


def wish(
    url: str = PAGE, near: dt.date | None = dt.date(2024, 5, 4), since: dt.date | None = None
) -> Wish:
    return Wish("harbor-log", url, Mark("briefings/ferry.yml", 2, 3), near, since)
