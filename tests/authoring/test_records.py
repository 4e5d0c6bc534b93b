"""Drafts of records."""

from footnoted.authoring.adopt_records import CitedPage, name_page, pages, record

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
    assert of(CitedPage("https://courier.example/crane", "the log")) == {
        "type": "webpage",
        "url": "https://courier.example/crane",
    }
    assert of(CitedPage(A, "the log")) == {"type": "webpage", "issued": "2024-05-04", "url": A}
    assert of(CitedPage("https://doi.org/10.1000/182", "a study")) == {
        "type": "webpage",
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
    assert "title" not in of(CitedPage(A, "a", "Idle"), CitedPage(A, "b", "Still"))
    assert "title" not in of(CitedPage(A, "a", "Idle \u202ecrane"))


def test_the_text_of_footnotes_is_kept_once_each() -> None:
    places = [
        CitedPage(A, "a", footnote=text) for text in ("Rower, 2024.", "See b.", "Rower, 2024.")
    ]
    assert of(*places)["note"] == "Rower, 2024. · See b."


def test_a_copy_that_is_linked_is_kept_as_one() -> None:
    copy = f"https://web.archive.org/web/20240505120000/{A}"
    assert of(CitedPage(copy, "a"), CitedPage(A, "b"), CitedPage(copy, "c")) == {
        "type": "webpage",
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
