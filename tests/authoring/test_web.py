"""Asking politely, and what a server may do meanwhile: be slow, be wrong, lead elsewhere, lie."""

import datetime as dt
import socket
import ssl
import time
from dataclasses import replace

import pytest

from footnoted.authoring.wire import Answer, Failed, Limits, Manners, Request, Web, resolve_name
from tests.authoring.conftest import LIMITS
from tests.authoring.net import PUBLIC
from tests.authoring.server import CERTIFICATE, Reply, answer, serving

OK = answer(200)


def get(web: Web, path: str = "web/") -> Answer:
    return web.ask(Request("GET", web.endpoint.replace("web/", path)))


def why(web: Web, path: str = "web/") -> str:
    with pytest.raises(Failed) as failed:
        get(web, path)
    return str(failed.value)


def test_an_answer_comes_back_with_its_headers(archive, web):
    archive.on(
        "/web/", answer(200, "{}", Content_Type="application/json; charset=utf-8", X_Two="a")
    )
    got = get(web())
    assert (got.status, got.kind, got.body) == (200, "application/json", b"{}")
    assert got.headers["x-two"] == "a"
    assert archive.asked[0].headers == {
        "accept-encoding": "identity",
        "connection": "close",
        "host": f"archive.example:{archive.port}",
        "user-agent": "test",
    }


def test_headers_of_one_name_are_one(archive, web):
    archive.on("/web/", b"HTTP/1.1 200 OK\r\nLink: <a>\r\nLink: <b>\r\nContent-Length: 0\r\n\r\n")
    assert get(web()).headers["link"] == "<a>, <b>"


def test_what_nobody_reads_is_not_waited_for(archive, web):
    archive.on("/web/", Reply(answer(200, "<", Content_Type="text/html"), endless=True))
    assert get(web()).body == b""


def test_a_name_is_resolved_once_and_its_number_connected_to(archive, web, net):
    archive.on("/web/", OK)
    get(web())
    assert (net.resolved, net.connected) == (["archive.example"], [PUBLIC])


def test_a_name_cannot_change_its_number_between_question_and_connection(archive, web, net):
    """What was vetted is connected to: a second answer of the name server is never asked for."""
    numbers = iter([[PUBLIC], ["127.0.0.1"]])
    one = web(tries=2)
    one.world = replace(net.world, resolve=lambda host, port: next(numbers))
    archive.on("/web/", answer(500), OK)
    get(one)
    assert net.connected == [PUBLIC, PUBLIC]
    assert "is not on the public web" in why(one)


def test_the_next_number_is_tried_where_the_first_does_not_answer(archive, web, net, monkeypatch):
    net.names["archive.example"] = ["8.8.8.8", PUBLIC]
    connect = socket.create_connection

    def one_is_down(address, timeout):
        if address[0] == "8.8.8.8":
            raise ConnectionRefusedError(111, "Connection refused")
        return connect(address, timeout)

    monkeypatch.setattr(socket, "create_connection", one_is_down)
    archive.on("/web/", OK)
    assert get(web()).status == 200


@pytest.mark.parametrize(
    "number", ["127.0.0.1", "::1", "10.0.0.7", "169.254.169.254", "64:ff9b::1"]
)
def test_a_name_of_the_own_network_is_refused(web, net, number):
    net.names["archive.example"] = [PUBLIC, number]
    one = web()
    with pytest.raises(Failed) as failed:
        get(one)
    assert str(failed.value) == (
        f"archive.example ({number}) is not on the public web, so it is not asked. If the archive "
        "is in your own network, add --allow-private."
    )
    assert failed.value.stops
    assert net.connected == []


@pytest.mark.parametrize("host", ["127.0.0.1", "0177.0.0.1", "0x7f.0.0.1", "2130706433", "127.1"])
def test_numbers_in_other_clothes_are_seen_through_by_the_system_that_resolves_them(net, host):
    one = Web(f"http://{host}:1/", Manners("test"), replace(net.world, resolve=resolve_name))
    assert "is not on the public web" in why(one, "")
    assert net.connected == []


def test_the_own_network_is_asked_where_that_is_allowed(archive, web, net):
    net.names["archive.example"] = ["127.0.0.1"]
    archive.on("/web/", OK)
    assert get(web(allow_private=True)).status == 200


def test_what_is_allowed_for_the_endpoint_is_not_for_where_it_leads(archive, web, net):
    net.names |= {"archive.example": ["127.0.0.1"], "metadata.example": ["169.254.169.254"]}
    archive.on("/web/", answer(302, Location="http://metadata.example/latest"))
    with pytest.raises(Failed) as failed:
        web(allow_private=True).walk(Request("GET", f"http://archive.example:{archive.port}/web/"))
    assert str(failed.value) == (
        "metadata.example (169.254.169.254) is not on the public web, so it is not asked."
    )
    assert not failed.value.stops
    other = answer(302, Location="http://archive.example:1/")
    archive.on("/web/", other)
    with pytest.raises(Failed, match="is not on the public web"):
        web(allow_private=True).walk(Request("GET", f"http://archive.example:{archive.port}/web/"))


def test_a_name_that_cannot_be_resolved_ends_the_run(web, net):
    def nowhere(host: str, port: int) -> list[str]:
        raise OSError(-2, "Name or service not known")

    one = web()
    one.world = replace(net.world, resolve=nowhere)
    with pytest.raises(Failed) as failed:
        get(one)
    message = "The name archive.example cannot be resolved (Name or service not known)."
    assert (str(failed.value), failed.value.stops) == (message, True)


def test_nobody_there(web, net, monkeypatch):
    def closed(address, timeout):
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr("footnoted.authoring.wire.socket.create_connection", closed)
    one = web(tries=2)
    with pytest.raises(Failed) as failed:
        get(one)
    at = one.endpoint.split("/")[2]
    assert str(failed.value) == f"{at} cannot be reached (Connection refused)."
    assert failed.value.stops
    assert net.said == [f"{at} cannot be reached (Connection refused); asking again in 5 seconds"]


def test_many_numbers_where_nobody_answers_take_no_longer_than_one_request_may(
    web, net, monkeypatch
):
    waits = []

    def silent(address, timeout):
        waits.append(timeout)
        time.sleep(timeout)
        raise TimeoutError

    monkeypatch.setattr(socket, "create_connection", silent)
    net.names["archive.example"] = ["8.8.8.8", "8.8.4.4", "1.1.1.1", PUBLIC]
    one = web(tries=1, limits=Limits(0.04, 5, 0.06, 20_000))
    assert why(one).endswith(" cannot be reached in time.")
    assert len(waits) == 2
    assert sum(waits) <= 0.06


# Pauses and further tries


def test_between_two_requests_to_one_host_there_is_a_pause(archive, web, net):
    archive.on("/web/", OK)
    one = web(pause=5)
    get(one)
    net.clock.at += 2
    get(one)
    net.clock.at += 60
    get(one)
    assert net.clock.slept == [3]


def test_an_error_that_goes_away(archive, web, net):
    archive.on("/web/", answer(500), answer(502), OK)
    one = web(pause=1)
    assert get(one).status == 200
    at = f"archive.example:{archive.port}"
    assert net.said == [
        f"{at} answered 500 Internal Server Error; asking again in 1 second",
        f"{at} answered 502 Bad Gateway; asking again in 2 seconds",
    ]
    assert sum(net.clock.slept) == 3


@pytest.mark.parametrize(
    ("words", "stops"),
    [
        ("429 Too Many Requests", True),
        ("503 Service Unavailable", True),
        ("500 Internal Server Error", False),
        ("504 Gateway Timeout", False),
    ],
)
def test_an_error_that_stays(archive, web, net, words, stops):
    archive.on("/web/", answer(int(words[:3])))
    with pytest.raises(Failed) as failed:
        get(web(tries=3))
    at = f"archive.example:{archive.port}"
    assert (str(failed.value), failed.value.stops) == (f"{at} answered {words}, 3 times.", stops)
    assert len(archive.asked) == 3
    assert net.clock.slept == [5, 10]


@pytest.mark.parametrize(
    ("wish", "slept"),
    [
        ("120", 120),
        (" 7 ", 7),
        ("0", 5),
        ("soon", 5),
        ("-3", 5),
        ("1.5", 5),
        ("Sat, 01 Jun 2024 12:01:30 GMT", 90),
        ("Sat, 01 Jun 2024 11:00:00 GMT", 5),
        ("Sat, 99 Jun 2024 11:00:00 GMT", 5),
    ],
)
def test_an_archive_says_how_long_it_wants_to_rest(archive, web, net, wish, slept):
    archive.on("/web/", answer(429, Retry_After=wish), OK)
    assert get(web()).status == 200
    assert net.clock.slept == [slept]


@pytest.mark.parametrize(
    ("wish", "words"),
    [("301", "5 minutes"), ("86400", "24 hours"), ("9" * 4000, "277778 hours")],
)
def test_a_rest_that_is_too_long_ends_the_run(archive, web, net, wish, words):
    archive.on("/web/", answer(503, Retry_After=wish))
    with pytest.raises(Failed) as failed:
        get(web())
    at = f"archive.example:{archive.port}"
    assert str(failed.value) == (
        f"{at} answered 503 Service Unavailable and asks to wait {words}. Run the command then."
    )
    assert failed.value.stops
    assert net.clock.slept == []


# Answers that are late, broken or too large

LATE = "did not answer in time."
TIGHT = Limits(5, 0.05, 0.1, 20_000)
HALF = "broke off, or does not speak HTTP."
CUT = "broke off in the middle of its answer."
MUCH = "sent more than 19 KiB."
JSON = {"Content_Type": "application/json"}


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (Reply(b""), HALF),
        (Reply(b"HTTP/1.1 200 OK\r\nContent-"), None),
        (Reply(b"\x00\xff" * 200), HALF),
        (Reply(b"SSH-2.0-OpenSSH_9.2\r\n"), HALF),
        (Reply(b"HTTP/1.1 999999999 OK\r\n\r\n"), HALF),
        (Reply(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200 + b"\r\n"), HALF),
        (Reply(b"HTTP/1.1 200 OK\r\nA: " + b"b" * 70_000 + b"\r\n\r\n"), HALF),
        (Reply(answer(200, "{}", Content_Length="99", **JSON)), CUT),
        (Reply(answer(200, "5\r\n{}", Transfer_Encoding="chunked", **JSON)), HALF),
        (Reply(answer(200, "zz\r\n{}", Transfer_Encoding="chunked", **JSON)), HALF),
        (Reply(answer(200, "F" * 15 + "\r\n{}", Transfer_Encoding="chunked", **JSON)), HALF),
    ],
)
def test_an_answer_that_is_broken_is_asked_for_again_and_then_given_up(
    archive, web, net, reply, message
):
    archive.on("/web/", reply)
    one = web(tries=2)
    if message is None:  # half a head is a whole one for the library, with nothing in it
        assert get(one).body == b""
        return
    assert why(one) == f"archive.example:{archive.port} {message}"
    assert len(archive.asked) == 2
    assert net.clock.slept == [5]


@pytest.mark.parametrize(
    "reply",
    [
        Reply(OK, before=0.2),
        Reply(b"HTTP/1.1 200 OK\r\n", before=0.2),
        Reply(answer(200, "{}" * 30, **JSON), drip=0.02),
        Reply(b"HTTP/1.1 200 OK\r\n" * 30, drip=0.02),
    ],
)
def test_an_answer_that_is_late_is_asked_for_again_and_then_given_up(archive, web, net, reply):
    archive.on("/web/", reply)
    assert why(web(tries=2, limits=TIGHT)) == f"archive.example:{archive.port} {LATE}"
    assert net.said == [
        f"archive.example:{archive.port} did not answer in time; asking again in 5 seconds"
    ]


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (Reply(answer(200, " " * 30_000, **JSON)), MUCH),
        (Reply(answer(200, " ", Content_Length="9" * 14, **JSON), endless=True), MUCH),
        (Reply(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n ", endless=True), MUCH),
        (Reply(b"HTTP/1.1 100 Continue\r\n\r\n" * 99_000), "sent more than can be read."),
        (
            Reply(answer(200, "{}", Content_Encoding="gzip", **JSON)),
            "sent a compressed answer, which was not asked for.",
        ),
    ],
)
def test_an_answer_that_is_too_large_is_not_asked_for_again(archive, web, net, reply, message):
    archive.on("/web/", reply)
    assert why(web()) == f"archive.example:{archive.port} {message}"
    assert (len(archive.asked), net.clock.slept) == (1, [])


def test_what_may_not_be_repeated_is_not(archive, web):
    archive.on("/web/", Reply(OK, before=0.2), OK)
    one = web(limits=TIGHT)
    with pytest.raises(Failed, match="did not answer in time"):
        one.ask(Request("GET", one.endpoint, repeat=False))
    assert len(archive.asked) == 1


# Redirects


def walk(web: Web, method: str = "GET") -> tuple[int, str, bool]:
    got, moved = web.walk(Request(method, web.endpoint, {"A": "b"}, b"body"))
    return got.status, got.url.partition("/web")[2], moved


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_without_what_was_sent(archive, web, status):
    archive.on("/web/", answer(status, Location="two"))
    archive.on("/web/two", answer(status, Location=f"http://archive.example:{archive.port}/web/3"))
    archive.on("/web/3", OK)
    assert walk(web(), "POST") == (200, "/3", True)
    assert archive.log == ["POST /web/", "GET /web/two", "GET /web/3"]
    assert [(one.body, one.headers["a"]) for one in archive.asked] == [
        ("body", "b"),
        ("", "b"),
        ("", "b"),
    ]


def test_only_a_redirect_with_a_place_is_one(archive, web):
    archive.on("/web/", answer(302))
    assert walk(web()) == (302, "/", False)
    archive.on("/web/", answer(200, Location="/elsewhere"))
    assert walk(web()) == (200, "/", False)
    archive.on("/web/", answer(304, Location="/elsewhere"))
    assert walk(web()) == (304, "/", False)


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("/web/", "It redirected more than 5 times."),
        ("file:///a", "The address file:///a does not begin with http: or https:."),
        ("javascript:a()", "The address javascript:a() does not begin with http: or https:."),
        (
            "http://me@b.example/",
            "The address http://me@b.example/ has a user name before the site.",
        ),
        ("http://[::1", "It leads to http://[::1, which is not an address."),
        ("http://127.0.0.1:1/", "127.0.0.1 is not on the public web, so it is not asked."),
        ("http://[::1]:1/", "::1 is not on the public web, so it is not asked."),
        ("//10.0.0.1/", "10.0.0.1 is not on the public web, so it is not asked."),
    ],
)
def test_redirects_that_lead_nowhere_good(archive, web, net, place, why):
    net.names |= {host: [host] for host in ("127.0.0.1", "::1", "10.0.0.1")}
    archive.on("/web/", answer(302, Location=place))
    with pytest.raises(Failed) as failed:
        walk(web())
    assert (str(failed.value), failed.value.stops) == (why, False)
    assert set(net.connected) == {PUBLIC}


# Certificates and keys


@pytest.fixture
def trusting() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(CERTIFICATE))


def safely(net, port: int, context: ssl.SSLContext | None, host: str = "archive.example") -> Web:
    manners = Manners("test", authorization="LOW a:b", limits=LIMITS)
    return Web(f"https://{host}:{port}/web/", manners, replace(net.world, context=context))


def test_with_https_the_name_is_verified_though_a_number_is_connected_to(net, trusting):
    with serving(safe=True) as archive:
        archive.on("/web/", answer(200, "{}", **JSON))
        assert get(safely(net, archive.port, trusting)).body == b"{}"
        assert archive.asked[0].headers["authorization"] == "LOW a:b"
    assert net.connected == [PUBLIC]


def test_a_certificate_nobody_vouches_for_is_refused(net):
    with serving(safe=True) as archive:
        message = why(safely(net, archive.port, None))
    assert message == (
        f"archive.example:{archive.port} has no valid certificate (self-signed certificate)."
    )
    assert archive.asked == []


def test_a_certificate_for_another_name_is_refused(net, trusting):
    with serving(safe=True) as archive:
        message = why(safely(net, archive.port, trusting, "other.example"))
    assert "has no valid certificate (Hostname mismatch" in message
    assert archive.asked == []


def test_from_https_nobody_is_led_to_http(net, trusting):
    with serving(safe=True) as archive:
        archive.on("/web/", answer(302, Location="http://archive.example/web/"))
        with pytest.raises(Failed) as failed:
            walk(safely(net, archive.port, trusting))
    assert str(failed.value) == (
        "It redirected from https to http, http://archive.example/web/, which is not followed."
    )


def test_the_key_is_for_the_endpoint_alone_and_not_for_an_open_line(archive, web, net):
    archive.on("/web/", answer(302, Location=f"http://other.example:{archive.port}/"))
    archive.on("/", OK)
    walk(web(authorization="LOW a:b"))
    assert [one.headers.get("authorization") for one in archive.asked] == [None, None]
    net.names["archive.example"] = ["127.0.0.1"]
    walk(web(authorization="LOW a:b", allow_private=True))
    assert [one.headers.get("authorization") for one in archive.asked[2:]] == ["LOW a:b", None]


def test_no_cookie_is_sent_back(archive, web):
    archive.on("/web/", answer(302, Location="/web/", Set_Cookie="a=b"), OK)
    walk(web())
    assert all("cookie" not in one.headers for one in archive.asked)


def test_no_proxy_is_asked(archive, web, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://proxy.example:1/")
    archive.on("/web/", OK)
    assert get(web()).status == 200


@pytest.mark.parametrize(
    "endpoint", ["", "web.example", "ftp://a.example/", "https://a@b.example/"]
)
def test_an_endpoint_that_is_none_is_refused_at_once(endpoint):
    with pytest.raises(Failed):
        Web(endpoint, Manners("test"))


def test_the_world_as_it_is():
    web = Web("https://archive.example/timegate?url=", Manners("test"))
    assert web.endpoint == "https://archive.example/timegate?url="
    assert web.world.now().tzinfo is dt.UTC
    assert resolve_name("127.0.0.1", 80) == ["127.0.0.1"]
    with pytest.raises(OSError, match=r".+"):
        resolve_name("a" * 70 + ".example", 80)
