"""Ids for new sources."""

import re

from hypothesis import given
from hypothesis import strategies as st

from footnoted.authoring.adopt_outside import source_id, title_words
from footnoted.records.forms import ID_PATTERN

CRANE = "https://www.courier.example/2024/05/04/northern-crane"


def test_site_date_and_words() -> None:
    assert source_id(CRANE, "2024-05-04", "", ()) == "courier-2024-05-04-northern-crane"
    assert source_id("https://courier.example/", "", "", ()) == "courier"


def test_a_title_says_more_than_the_path() -> None:
    title = "The Minister’s Café: “Not one crane will stand still again”"
    assert source_id(CRANE, "", title, ()) == "courier-the-ministers-cafe-not-one-crane"


def test_a_title_in_another_script_gives_no_words() -> None:
    assert title_words("Кран стоїть") == []
    assert source_id(CRANE, "", "Кран стоїть (SBU)", ()) == "courier-northern-crane"


def test_an_id_that_is_taken_is_told_apart_by_what_else_the_address_says() -> None:
    item = "https://tldr.courier.example/item?id=42"
    taken: set[str] = set()
    for wanted in (
        "courier-item",
        "courier-item-id-42",
        "tldr-courier-example-item",
        "courier-item-2",
        "courier-item-3",
    ):
        assert source_id(item, "", "", taken) == wanted
        taken.add(wanted)


def test_a_page_that_only_its_query_names() -> None:
    assert source_id("https://courier.example/?p=42", "", "", ()) == "courier-p-42"


def test_no_word_is_cut_at_the_end() -> None:
    long = "https://courier.example/" + "-".join(["northernharbor"] * 6)
    assert source_id(long, "2024-05-04", "", ()) == (
        "courier-2024-05-04-northernharbor-northernharbor-northernharbor"
    )
    number = source_id(long, "2024-05-04", "", {source_id(long, "2024-05-04", "", ())})
    assert len(number) <= 64
    assert source_id("https://" + "a" * 80 + ".example", "", "", ()) == "a" * 64


@given(
    st.text("abc-_.~%/?=&1ü", max_size=90),
    st.sampled_from(["", "2024", "2024-05-04"]),
    st.text(max_size=90),
    st.integers(0, 6),
)
def test_every_id_is_an_id_and_new(path: str, issued: str, title: str, times: int) -> None:
    taken: set[str] = set()
    for _ in range(times + 1):
        id_ = source_id(f"https://a.example/{path}", issued, title, taken)
        assert re.fullmatch(ID_PATTERN, id_)
        assert len(id_) <= 64
        assert id_ not in taken
        taken.add(id_)
