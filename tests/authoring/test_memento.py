"""Looking for a copy: TimeGates and TimeMaps as RFC 7089 describes them, and as they lie."""

import datetime as dt

import pytest

from footnoted.authoring.archive import FoundCopy, find
from footnoted.authoring.wire import Failed
from tests.authoring.conftest import PAGE, wish
from tests.authoring.server import answer

MAY_5 = dt.datetime(2024, 5, 5, 12, tzinfo=dt.UTC)
DATE = "Sun, 05 May 2024 12:00:00 GMT"
GATE = f"/web/{PAGE}"
KEPT = f"/web/20240505120000/{PAGE}"
ORIGINAL = f'<{PAGE}>; rel="original"'


def copy(**headers: str) -> bytes:
    return answer(200, Memento_Datetime=DATE, Link=ORIGINAL, **headers)


def found(web, asked=None) -> FoundCopy:
    copy = find(web, asked or wish())
    assert copy is not None
    return copy


def failure(web, asked=None) -> str:
    with pytest.raises(Failed) as failed:
        find(web, asked or wish())
    return str(failed.value)


def test_a_timegate_leads_to_the_copy(archive, web, net):
    one = web()
    archive.on(GATE, answer(302, Location=KEPT, Vary="accept-datetime"))
    archive.on(KEPT, copy())
    got = found(one)
    assert got == FoundCopy(one.endpoint.removesuffix("/web/") + KEPT, MAY_5, PAGE)
    assert got.date == "2024-05-05"
    assert archive.log == [f"HEAD {GATE}", f"HEAD {KEPT}"]
    assert archive.asked[0].headers["accept-datetime"] == "Sat, 04 May 2024 23:59:59 GMT"
    assert net.clock.slept == [5]


def test_a_source_without_a_day_is_looked_for_without_one(archive, web):
    archive.on(GATE, copy(Content_Location=KEPT))
    find(web(), wish(near=None))
    assert "accept-datetime" not in archive.asked[0].headers


def test_nobody_is_asked_for_a_copy_of_tomorrow(archive, web):
    archive.on(GATE, copy(Content_Location=KEPT))
    find(web(), wish(near=dt.date(2030, 1, 1)))
    assert archive.asked[0].headers["accept-datetime"] == "Sat, 01 Jun 2024 12:00:00 GMT"


def test_a_timegate_may_answer_with_the_copy_at_once(archive, web):
    one = web()
    archive.on(GATE, copy(Content_Location=KEPT))
    assert found(one).url == one.endpoint.removesuffix("/web/") + KEPT


def test_a_part_of_a_page_is_not_sent(archive, web):
    archive.on(GATE, copy(Content_Location=KEPT))
    assert find(web(), wish(f"{PAGE}#crane"))


def test_a_copy_that_is_a_redirect_is_the_copy(archive, web):
    elsewhere = "/web/20240505120001/https://harbor.example/elsewhere"
    archive.on(GATE, answer(302, Location=KEPT))
    archive.on(KEPT, answer(301, Memento_Datetime=DATE, Link=ORIGINAL, Location=elsewhere))
    assert found(web()).url.endswith(KEPT)
    assert archive.log == [f"HEAD {GATE}", f"HEAD {KEPT}"]


@pytest.mark.parametrize("status", [404, 410])
def test_an_archive_that_has_none_says_so(archive, web, status):
    archive.on(GATE, answer(status, Link=ORIGINAL))
    assert find(web(), wish()) is None


@pytest.mark.parametrize("status", [405, 501])
def test_a_server_that_cannot_give_the_head_alone_is_asked_for_all(archive, web, status):
    archive.on(f"HEAD {GATE}", answer(status))
    archive.on(f"GET {GATE}", copy(Content_Location=KEPT))
    assert found(web()).moment == MAY_5


def test_a_server_that_can_neither_is_not_asked_for_ever(archive, web):
    archive.on(GATE, answer(405))
    assert failure(web()) == "The archive answered 405 Method Not Allowed."
    assert len(archive.asked) == 2


def timemap(*days: int) -> str:
    lines = [f'<{PAGE}>; rel="original"', f'<{GATE}>; rel="timegate"']
    for day in days:
        when = dt.datetime(2024, 5, day, 12, tzinfo=dt.UTC).strftime("%a, %d May 2024 %H:%M:%S GMT")
        lines.append(f'</web/202405{day:02}120000/{PAGE}>; rel="memento"; datetime="{when}"')
    return ",\n".join(lines)


MAP = {"Content_Type": "application/link-format"}


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        (wish(), "05"),
        (wish(near=dt.date(2024, 5, 1)), "02"),
        (wish(near=None), "20"),
        (wish(near=dt.date(2024, 5, 1), since=dt.date(2024, 5, 10)), "20"),
    ],
)
def test_of_a_timemap_the_copy_nearest_to_the_day_is_taken_and_asked(archive, web, asked, day):
    archive.on(GATE, answer(200, timemap(2, 5, 20), **MAP))
    for each in ("02", "05", "20"):
        when = f"{dt.date(2024, 5, int(each)):%a, %d May %Y} 12:00:00 GMT"
        there = f"/web/202405{each}120000/{PAGE}"
        archive.on(there, answer(200, Memento_Datetime=when, Link=ORIGINAL))
    assert found(web(), asked).url.endswith(f"/web/202405{day}120000/{PAGE}")
    assert archive.log[:2] == [f"HEAD {GATE}", f"GET {GATE}"]
    assert len(archive.log) == 3


def test_a_timemap_without_copies_is_none(archive, web):
    archive.on(GATE, answer(200, timemap(), **MAP))
    assert find(web(), wish()) is None
    archive.on(GATE, answer(200, b"\xff\x00<<<;;;", **MAP))
    assert find(web(), wish()) is None


def test_what_a_timemap_says_is_only_hearsay(archive, web):
    archive.on(GATE, answer(200, timemap(5), **MAP))
    assert failure(web()).endswith(f"{KEPT} answers 404 Not Found.")


def test_links_of_an_answer_that_leads_nowhere_are_taken(archive, web):
    link = f'<{KEPT}>; rel="first last memento"; datetime="{DATE}"'
    archive.on(GATE, answer(300, Link=link))
    archive.on(KEPT, copy())
    assert found(web()).moment == MAY_5


def test_instead_of_a_copy_older_than_the_source_the_next_one_is_taken(archive, web):
    old = f"/web/20240401120000/{PAGE}"
    link = f'{ORIGINAL}, <{KEPT}>; rel="next memento"; datetime="{DATE}"'
    archive.on(GATE, answer(302, Location=old))
    archive.on(old, answer(200, Memento_Datetime="Mon, 01 Apr 2024 12:00:00 GMT", Link=link))
    archive.on(KEPT, copy())
    assert found(web(), wish(since=dt.date(2024, 5, 4))).moment == MAY_5


# What is not believed

REFUSED = ", so it is not recorded."


def lied(archive, web, kept=KEPT, **headers: str) -> str:
    archive.on(GATE, answer(302, Location=kept))
    archive.on(kept, answer(200, **{"Memento_Datetime": DATE, "Link": ORIGINAL} | headers))
    one = web()
    at = one.endpoint.removesuffix("/web/") + kept
    return failure(one, wish(since=dt.date(2024, 5, 4))).replace(f"The copy {at} ", "")


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        (
            {"Link": '<https://harbor.example/other>; rel="original"'},
            f"is one of another page, https://harbor.example/other{REFUSED}",
        ),
        (
            {"Memento_Datetime": "Fri, 05 Jul 2024 12:00:00 GMT"},
            f"has 2024-05-05 in its address, but the archive says 2024-07-05{REFUSED}",
        ),
        ({"Memento_Datetime": "May 5"}, "does not give its date in a known form."),
        ({"Memento_Datetime": ""}, "does not give its date in a known form."),
    ],
)
def test_a_copy_that_is_not_what_was_asked_for(archive, web, headers, why):
    assert lied(archive, web, **headers) == why


@pytest.mark.parametrize(
    ("kept", "why"),
    [
        (
            "/web/20240505120000/https://evil.example/",
            f"is one of another page, https://evil.example/{REFUSED}",
        ),
        (f"/web/2024*/{PAGE}", f"is a list of copies{REFUSED}"),
    ],
)
def test_an_address_that_is_not_that_of_a_copy_of_the_page(archive, web, kept, why):
    assert lied(archive, web, kept) == why


@pytest.mark.parametrize(
    ("moment", "why"),
    [
        ("Thu, 06 Jun 2024 12:00:00 GMT", "has the date 2024-06-06, which is in the future"),
        (
            "Sun, 31 Dec 1995 12:00:00 GMT",
            "has the date 1995-12-31, before there were web archives",
        ),
        (
            "Thu, 02 May 2024 12:00:00 GMT",
            "has the date 2024-05-02, before the source was published",
        ),
    ],
)
def test_a_day_that_cannot_be(archive, web, moment, why):
    assert lied(archive, web, "/short", Memento_Datetime=moment) == why + REFUSED


def test_the_date_is_that_of_the_address_where_there_is_one(archive, web):
    late = f"/web/20240506000001/{PAGE}"
    archive.on(GATE, copy(Content_Location=late))
    assert found(web()).date == "2024-05-06"


def test_the_page_itself_is_no_copy(archive, web):
    archive.on(GATE, copy(Content_Location=PAGE))
    assert failure(web()) == f"The copy {PAGE} is the page itself{REFUSED}"


def test_a_copy_that_says_nothing_of_its_page(archive, web):
    assert lied(archive, web, "/short", Link="<<garbage") == (
        f"does not say of which page it is{REFUSED}"
    )


@pytest.mark.parametrize(
    "original", ["http://www.harbor.example:80/log/", "https://HARBOR.example/log?utm_source=x#a"]
)
def test_an_address_written_otherwise_is_that_of_the_page(archive, web, original):
    archive.on(GATE, copy(Content_Location="/short").replace(PAGE.encode(), original.encode()))
    assert found(web()).original == original


def test_an_address_nobody_may_link_is_not_recorded(archive, web):
    archive.on(GATE, copy(Content_Location=f"http://127.0.0.1/web/20240505120000/{PAGE}"))
    assert failure(web()) == (
        f"The copy http://127.0.0.1/web/20240505120000/{PAGE} has an address that leads into the "
        "reader's own network, so it is not recorded."
    )
    archive.on(GATE, copy(Content_Location=f"javascript:alert(1)//web/20240505120000/{PAGE}"))
    assert "has no address of the web" in failure(web())


def test_a_copy_of_an_error_is_none(archive, web):
    archive.on(GATE, answer(302, Location=KEPT))
    archive.on(KEPT, answer(404, Memento_Datetime=DATE, Link=ORIGINAL))
    assert failure(web()).endswith(f"{KEPT} answers 404 Not Found.")


def test_what_is_no_timegate(archive, web):
    archive.on(GATE, answer(200, "<p>Hello", Content_Type="text/html"))
    assert failure(web()) == (
        "The archive answered 200 OK, but not as a Memento TimeGate does. Check the endpoint."
    )


@pytest.mark.parametrize(
    ("status", "why", "stops"),
    [(401, "401 Unauthorized", True), (403, "403 Forbidden", False), (599, "599", False)],
)
def test_an_archive_that_refuses(archive, web, status, why, stops):
    archive.on(GATE, answer(status))
    with pytest.raises(Failed) as failed:
        find(web(), wish())
    assert (str(failed.value), failed.value.stops) == (f"The archive answered {why}.", stops)
