"""What the address of an archived copy says."""

import datetime as dt

import pytest

from footnoted.library.names import copy_of

ORIGINAL = "https://courier.example/crane?a=1&b=2"
NOON = dt.datetime(2024, 5, 5, 12, 0, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "before",
    [
        "https://web.archive.org/web/20240505120001/",
        "http://web.archive.org/web/20240505120001if_/",
        "https://web.archive.org/web/20240505120001id_/",
        "https://wayback.archive-it.example/1234/20240505120001/",
        "https://archive.example/20240505120001/",
        "https://archive.example/2024.05.05-120001/",
    ],
)
def test_a_copy_tells_its_moment_and_its_original(before):
    copy = copy_of(before + ORIGINAL)
    assert copy is not None
    assert (copy.moment, copy.original) == (NOON, ORIGINAL)


@pytest.mark.parametrize(
    ("address", "original"),
    [
        (
            "https://web.archive.org/web/20240505120001/courier.example/a",
            "https://courier.example/a",
        ),
        (
            "https://web.archive.org/web/20240505120001/http:/courier.example/a",
            "http://courier.example/a",
        ),
        ("https://x.example/web/20240505120001/www.courier.example", "https://www.courier.example"),
    ],
)
def test_an_original_that_was_shortened_is_made_whole(address, original):
    copy = copy_of(address)
    assert copy is not None
    assert (copy.moment, copy.original) == (NOON, original)


@pytest.mark.parametrize(
    "stamp",
    [
        "2024",
        "20240505",
        "20240532120001",
        "202405051200",
        "2024*",
        "*",
        "20240505120001000",
        "2024.05.05",
        "2024.13.05-120001",
        "2024-05-05",
    ],
)
def test_a_stamp_that_is_no_moment_is_seen_as_one_that_should_be(stamp):
    copy = copy_of(f"https://web.archive.org/web/{stamp}/{ORIGINAL}")
    assert copy is not None
    assert (copy.stamp, copy.moment, copy.original) == (stamp, None, ORIGINAL)


@pytest.mark.parametrize(
    "address",
    [
        "https://perma.cc/ABCD-1234",
        "https://archive.example/AbCdE",
        "https://courier.example/2024/05/crane",
        "https://courier.example/20240505120001",
        "https://web.archive.org/",
        "",
        "crane",
        "https://courier.example/web/20240505/crane",
    ],
)
def test_an_address_of_another_form_says_nothing(address):
    assert copy_of(address) is None
