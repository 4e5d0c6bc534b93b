"""Whatever a server sends: an answer, or a reason for a person; never anything else."""

import contextlib
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from footnoted.authoring.archive import find, save
from footnoted.authoring.wire import READ, Answer, Failed, Manners, Request, Web
from footnoted.text.addresses import normal_address, why_unsafe
from tests.authoring.conftest import PAGE, wish
from tests.authoring.net import Net

ENDLESS = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
LINES = st.sampled_from(
    [
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.1 302 Found\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n",
        b"HTTP/0.9\r\n",
        b"Content-Type: application/json\r\n",
        b"Content-Length: 5\r\n",
        b"Content-Length: -1\r\n",
        b"Content-Length: \xd9\xa5\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"Content-Encoding: \xff\r\n",
        b"Location: http://[\r\n",
        b" folded\r\n",
        b": nameless\r\n",
        b"\r\n",
        b"\n",
        b"5\r\nabcde\r\n0\r\n\r\n",
        b"-5\r\n",
        b"\x00",
    ]
)


@ENDLESS
@given(st.lists(st.one_of(LINES, st.binary(max_size=20)), max_size=12).map(b"".join))
def test_any_bytes(archive, web, data):
    archive.on("/web/", data)
    one = web(tries=1)
    with contextlib.suppress(Failed):
        got = one.ask(Request("GET", one.endpoint))
        assert 100 <= got.status <= 999


STAMPS = ["20240505120000", "2024*", "20240505", "99999999999999"]
PAGES = st.sampled_from([PAGE, "https://b.example/"])
ADDRESSES = st.one_of(
    st.builds("/web/{}/{}".format, st.sampled_from(STAMPS), PAGES),
    st.sampled_from(
        [
            "http://[",
            "//",
            "",
            "javascript:alert(1)",
            "\x00",
            "https://a@b.example/",
            PAGE,
            "é",
            "?",
        ]
    ),
    st.text(max_size=20),
)
MOMENTS = st.sampled_from(["Sun, 05 May 2024 12:00:00 GMT", "Sun, 05 May 2030 12:00:00 GMT", "x"])
LINKS = st.builds(
    '<{}>; rel="{}"; datetime="{}"'.format,
    ADDRESSES,
    st.sampled_from(["original", "memento", "next memento", "x"]),
    MOMENTS,
)
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "location": ADDRESSES,
        "content-location": ADDRESSES,
        "memento-datetime": MOMENTS,
        "link": st.lists(LINKS, max_size=3).map(", ".join),
        "content-type": st.sampled_from([*READ, "text/html", ""]),
        "retry-after": st.sampled_from(["1", "x", "-1", "9" * 30]),
    },
)
SAID = st.dictionaries(
    st.sampled_from(["status", "timestamp", "original_url", "job_id", "message", "exception"]),
    st.one_of(
        st.sampled_from(["success", "pending", "error", *STAMPS, PAGE, "spn2-1"]),
        st.none(),
        st.integers(),
        st.lists(st.integers(), max_size=2),
        st.text(max_size=10),
    ),
)
BODIES = st.one_of(SAID.map(json.dumps).map(str.encode), LINKS.map(str.encode), st.binary())
STATUSES = st.sampled_from([200, 200, 204, 300, 301, 302, 401, 404, 405, 429, 500, 501, 599])
ANSWERS = st.lists(st.tuples(STATUSES, HEADERS, BODIES), min_size=1, max_size=4)


@pytest.mark.parametrize("ask", [find, save])
@settings(ENDLESS, max_examples=200)
@given(answers=ANSWERS)
def test_any_answers(monkeypatch, ask, answers):
    left = list(answers)

    def exchange(request: Request, *_: object) -> Answer:
        status, headers, body = left.pop(0) if len(left) > 1 else left[0]
        return Answer(request.url, status, headers, body)

    monkeypatch.setattr("footnoted.authoring.wire.exchange", exchange)
    web = Web("https://archive.example/web/", Manners("test"), Net().world)
    with contextlib.suppress(Failed):
        copy = ask(web, wish())
        if copy is not None:
            assert not why_unsafe(copy.url)
            assert copy.url.startswith(("http://", "https://"))
            assert PAGE in copy.url or normal_address(copy.original) == normal_address(PAGE)
            assert copy.date == "2024-05-05"
