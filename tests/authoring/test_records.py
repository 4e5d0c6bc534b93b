"""Drafts of records."""

import pytest

from footnoted.authoring.adopt_outside import CitedPage
from footnoted.authoring.adopt_records import name_page, pages, record

A = "https://courier.example/2024/05/04/northern-crane"


def test_what_leads_to_one_page_is_one_page() -> None:
    found = pages(
        [
            (
                "crane",
                [
                    CitedPage(A, "log"),
                    CitedPage(f"{A}#a", "there"),
                    CitedPage("https://b.example/", "b"),
                ],
            ),
            ("storm", [CitedPage(f"http://www.{A[8:]}/?utm_source=x", "says")]),
        ]
    )
    assert [page.articles for page in found.values()] == [["crane", "storm"], ["crane"]]
    assert [page.words for page in found.values()] == ["log", "b"]


def of(*places: CitedPage) -> dict[str, object]:
    (page,) = pages([("crane", places)]).values()
    return dict(record(page))


def test_nothing_is_filled_in_but_what_the_address_says() -> None:
    assert of(CitedPage("https://courier.example/crane", "here")) == {
        "type": "webpage",
        "url": "https://courier.example/crane",
    }
    assert of(CitedPage("https://courier.example/2024/05/04/c", "said")) == {
        "type": "webpage",
        "issued": "2024-05-04",
        "url": "https://courier.example/2024/05/04/c",
    }
    assert of(CitedPage("https://doi.org/10.1000/182", "a study")) == {
        "type": "webpage",
        "title": "a study",
        "title-from": "link",
        "url": "https://doi.org/10.1000/182",
        "doi": "10.1000/182",
    }


def test_the_address_is_as_typed_and_of_several_the_plainest() -> None:
    assert of(CitedPage(f"{A}#part", "a"))["url"] == f"{A}#part"
    assert of(CitedPage(f"{A}#part", "a"), CitedPage(f"{A}#b", "b"))["url"] == A
    assert of(CitedPage(f"{A}/?utm_source=x", "a"), CitedPage(f"{A}/", "b"))["url"] == f"{A}/"
    app = "https://map.example/#/crane"
    assert of(CitedPage(app, "a"), CitedPage(f"http{app[5:]}", "b"))["url"] == app


def test_a_title_counts_where_all_agree() -> None:
    assert (
        of(CitedPage(A, "a", "Idle"), CitedPage(A, "b"), CitedPage(A, "c", "Idle"))["title"]
        == "Idle"
    )
    for places in (
        [CitedPage(A, "a", "Idle"), CitedPage(A, "b", "Still")],
        [CitedPage(A, "a", "Idle \u202ecrane")],
    ):
        assert of(*places)["title-from"] == "address"


@pytest.mark.parametrize(
    ("places", "title", "from_"),
    [
        ([("the harbor log", ""), ("log", "Log of the harbor")], "Log of the harbor", "reference"),
        ([("said", ""), ("the log of May", ""), ("a log", "")], "the log of May", "link"),
        ([("log", "")], "northern crane", "address"),
        ([("this article", "")], "northern crane", "address"),
        ([(A, "")], "northern crane", "address"),
        ([("1 2 3", "")], "northern crane", "address"),
        ([("words " * 40, "")], "northern crane", "address"),
        ([("the \u202elog", "")], "northern crane", "address"),
    ],
)
def test_what_stands_in_for_a_title_is_marked(
    places: list[tuple[str, str]], title: str, from_: str
) -> None:
    made = of(*(CitedPage(A, words, named=named) for words, named in places))
    assert (made["title"], made["title-from"]) == (title, from_)
    words = (CitedPage("https://b.example/1", word) for word in ("here", "log"))
    assert [of(each).get("title") for each in words] == [None, "log"]


def test_the_text_of_footnotes_is_kept_once_each() -> None:
    places = [
        CitedPage(A, "a", footnote=text) for text in ("Rower, 2024.", "See b.", "Rower, 2024.")
    ]
    assert of(*places)["note"] == "Rower, 2024. · See b."


def test_a_copy_that_is_linked_is_kept_as_one() -> None:
    copy = f"https://web.archive.org/web/20240505120000/{A}"
    assert of(CitedPage(copy, "a"), CitedPage(A, "b"), CitedPage(copy, "c")) == {
        "type": "webpage",
        "title": "northern crane",
        "title-from": "address",
        "issued": "2024-05-04",
        "url": A,
        "archived": [{"url": copy, "date": "2024-05-05"}],
    }


def test_an_id_is_taken_once() -> None:
    (page,) = pages([("crane", [CitedPage(A, "log")])]).values()
    taken = {"harbor"}
    assert name_page(page, taken) == "courier-2024-05-04-northern-crane"
    assert name_page(page, taken) == "courier-example-2024-05-04-northern-crane"
    assert len(taken) == 3
