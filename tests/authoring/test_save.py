"""Having a copy made: every way in which an archive reports it, and how it can go wrong."""

import datetime as dt
import json
from urllib.parse import quote

import pytest

from footnoted.authoring.archive import FoundCopy, save
from footnoted.authoring.wire import Failed, Limits
from tests.authoring.conftest import PAGE, wish
from tests.authoring.server import Reply, answer

JUNE_1 = dt.datetime(2024, 6, 1, 11, 59, 30, tzinfo=dt.UTC)
DATE = "Sat, 01 Jun 2024 11:59:30 GMT"
ASK = f"/save/{PAGE}"
KEPT = f"/web/20240601115930/{PAGE}"


def says(code: int = 200, /, **said: object) -> bytes:
    return answer(code, json.dumps(said), Content_Type="application/json")


@pytest.fixture
def saving(web):
    return web("save/")


def failure(saving) -> str:
    with pytest.raises(Failed) as failed:
        save(saving, wish())
    return str(failed.value)


@pytest.mark.parametrize(
    ("reply", "original"),
    [
        (answer(302, Location=KEPT), ""),
        (answer(200, Content_Location=KEPT), ""),
        (answer(200, Link=f'<{KEPT}>; rel="memento"; datetime="{DATE}"'), ""),
        (
            answer(
                200,
                Link=f'<{PAGE}>; rel="original", <{KEPT}>; rel="last memento"; datetime="{DATE}", '
                f'</web/20200101000000/{PAGE}>; rel="first memento"; '
                'datetime="Wed, 01 Jan 2020 00:00:00 GMT"',
            ),
            PAGE,
        ),
        (
            answer(
                200, Memento_Datetime=DATE, Link=f'<{PAGE}>; rel="original"', Content_Location=KEPT
            ),
            PAGE,
        ),
        (says(status="success", timestamp="20240601115930", original_url=PAGE), PAGE),
        (says(timestamp="20240601115930"), PAGE),
    ],
)
def test_a_copy_is_told_of_in_one_of_several_ways(archive, saving, net, reply, original):
    archive.on(ASK, reply)
    at = saving.endpoint.removesuffix("/save/")
    assert save(saving, wish()) == FoundCopy(at + KEPT, JUNE_1, original)
    assert archive.log == [f"GET {ASK}"]
    assert archive.asked[0].headers["accept"] == "application/json"
    assert net.clock.slept == []


def test_redirects_before_the_copy_are_followed(archive, saving):
    archive.on(ASK, answer(302, Location="/save/wait"))
    archive.on("/save/wait", answer(302, Location=KEPT))
    assert save(saving, wish()).url.endswith(KEPT)
    assert archive.log == [f"GET {ASK}", "GET /save/wait"]


@pytest.mark.parametrize("status", [405, 501])
def test_an_archive_that_wants_a_form_gets_one(archive, saving, status):
    archive.on(ASK, answer(status))
    archive.on("POST /save/", answer(302, Location=KEPT))
    assert save(saving, wish()).moment == JUNE_1
    asked = archive.asked[1]
    assert (asked.method, asked.path, asked.body) == ("POST", "/save/", f"url={quote(PAGE, '')}")
    assert asked.headers["content-type"] == "application/x-www-form-urlencoded"


PENDING = says(status="pending", job_id="spn2-1a")
DONE = says(status="success", timestamp="20240601115930", original_url=PAGE, job_id="spn2-1a")


def test_a_job_is_asked_about_until_it_is_done(archive, saving, net):
    archive.on(ASK, says(url=PAGE, job_id="spn2-1a"))
    archive.on("/save/status/spn2-1a", PENDING, PENDING, DONE)
    at = saving.endpoint.removesuffix("/save/")
    assert save(saving, wish()) == FoundCopy(at + KEPT, JUNE_1, PAGE)
    assert archive.log == [f"GET {ASK}", *["GET /save/status/spn2-1a"] * 3]
    assert sum(net.clock.slept) == 15


def test_a_job_is_asked_about_at_leisure_whatever_the_pause(archive, web, net):
    archive.on(ASK, says(job_id="spn2-1a"))
    archive.on("/save/status/spn2-1a", PENDING, DONE)
    save(web("save/", pause=0), wish())
    assert sum(net.clock.slept) == 4


def test_a_job_that_never_ends_is_given_up(archive, saving, net):
    archive.on(ASK, says(job_id="spn2-1a"))
    archive.on("/save/status/spn2-1a", PENDING)
    assert failure(saving) == (
        "The archive is not done after 5 minutes. Run the command later without --save to look "
        "for the copy."
    )
    assert 300 <= sum(net.clock.slept) <= 310


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (
            says(status="error", message="Couldn't resolve host.\n\x1b[31m", status_ext="error:x"),
            "The archive says: “Couldn't resolve host. �[31m”",
        ),
        (
            says(status="error", status_ext="error:blocked"),
            "The archive says: “error:blocked”",
        ),
        (says(status="error"), "Asked about its job, it answered 200 OK."),
        (answer(404), "Asked about its job, it answered 404 Not Found."),
        (says(status="melting"), "The archive's answer about its job cannot be read."),
        (answer(200, "[]", Content_Type="application/json"), "answer about its job"),
        (answer(200, "{", Content_Type="application/json"), "answer about its job"),
        (
            answer(200, "[" * 9_000, Content_Type="application/json"),
            "answer about its job",
        ),
        (says(status="success"), "The archive says that it is done, but not when: ''."),
        (
            says(status="success", timestamp="20249901000000"),
            "The archive says that it is done, but not when: '20249901000000'.",
        ),
        (
            says(status="success", timestamp="20240601115930", original_url="https://b.example/"),
            "is one of another page, https://b.example/, so it is not recorded.",
        ),
        (
            says(status="success", timestamp="20300101000000", original_url=PAGE),
            "has the date 2030-01-01, which is in the future, so it is not recorded.",
        ),
    ],
)
def test_a_job_that_comes_to_nothing(archive, saving, reply, why):
    archive.on(ASK, says(job_id="spn2-1a"))
    archive.on("/save/status/spn2-1a", reply)
    assert why in failure(saving)


@pytest.mark.parametrize(
    "job", ["", "../../admin", "a/b", "..", "a?b", "é", 7, None, ["a"], "x" * 201]
)
def test_a_job_with_a_name_that_is_none_is_not_asked_about(archive, saving, job):
    archive.on(ASK, says(job_id=job))
    assert failure(saving) == ("The archive answered 200 OK and names no copy. Check the endpoint.")
    assert len(archive.asked) == 1


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (
            says(job_id=None, message="The same page was saved 10 times today."),
            "The archive says: “The same page was saved 10 times today.”",
        ),
        (says(403, message="Blocked."), "The archive says: “Blocked.”"),
        (answer(403), "The archive answered 403 Forbidden."),
        (
            answer(404, Content_Location=KEPT),
            "The archive answered 404 Not Found.",
        ),
        (
            answer(200, "<p>Saved!", Content_Type="text/html"),
            "The archive answered 200 OK and names no copy. Check the endpoint.",
        ),
        (
            answer(302, Location="/web/20240601115930/https://evil.example/"),
            "is one of another page, https://evil.example/, so it is not recorded.",
        ),
    ],
)
def test_an_archive_that_does_not(archive, saving, reply, why):
    archive.on(ASK, reply)
    assert failure(saving).endswith(why)
    assert len(archive.asked) == 1


def test_a_copy_that_is_long_in_coming_is_not_asked_for_twice(archive, web):
    archive.on(ASK, Reply(answer(200), before=0.2))
    assert failure(web("save/", limits=Limits(5, 0.05, 0.1))).endswith("did not answer in time.")
    assert len(archive.asked) == 1


def test_an_archive_that_saves_only_for_those_it_knows_ends_the_run(archive, saving):
    archive.on(ASK, says(401, message="You need to be logged in."))
    with pytest.raises(Failed) as failed:
        save(saving, wish())
    assert str(failed.value) == (
        "The archive answered 401 Unauthorized: it needs a key. Put yours into "
        "FOOTNOTED_ARCHIVE_AUTHORIZATION."
    )
    assert failed.value.stops
