"""What the address of a page says for certain."""

import pytest

from footnoted.authoring.adopt_outside import (
    date_in_path,
    doi_of,
    path_words,
    query_words,
    site_word,
    type_of,
)

S = "https://courier.example"


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("/2023/05/17/crane", "2023-05-17"),
        ("/world/2025/feb/11/zelensky-interview", "2025-02-11"),
        ("/news/2025/February/3/", "2025-02-03"),
        ("/2023/5/7/", "2023-05-07"),
        ("/2023/05/the-crane", "2023-05"),
        ("/crane", ""),
        ("/2023/05/", ""),
        ("/2023/05/12345", ""),
        ("/2023/13/17/crane", ""),
        ("/2023/02/30/crane", ""),
        ("/1923/05/17/crane", ""),
        ("/pull/2023", ""),
        ("/events/2023/05/17/summit", ""),
        ("/wp-content/uploads/2023/05/the-report.pdf", ""),
        ("/2023/05/17/as-on-2022/05/17/crane", "2023-05-17"),
        ("/2023/05/17/2022/05/17/", ""),
        ("/20230517/crane", ""),
        ("/crane-2023-05-17", ""),
        ("/?date=/2023/05/17/", ""),
    ],
)
def test_a_date_is_one_only_as_folders_and_alone(path: str, date: str) -> None:
    assert date_in_path(S + path) == date


@pytest.mark.parametrize(
    ("address", "type_"),
    [
        (f"{S}/crane", "webpage"),
        ("https://twitter.com/harbor/status/1609763079423655938", "post"),
        ("https://www.x.com/harbor/status/16", "post"),
        ("https://x.com/harbor", "webpage"),
        ("https://bsky.app/profile/harbor.example/post/3k", "post"),
        ("https://arxiv.org/abs/2301.01234", "article"),
        ("https://de.m.wikipedia.org/wiki/Kran", "entry-encyclopedia"),
        ("https://wikipedia.org.evil.example/wiki/Kran", "webpage"),
        ("https://doi.org/10.1000/182", "webpage"),
    ],
)
def test_a_type_is_told_only_where_host_and_path_leave_no_doubt(address: str, type_: str) -> None:
    assert type_of(address) == type_


def test_a_doi_is_read_from_its_own_site_alone() -> None:
    assert doi_of("https://doi.org/10.1000/182(a)") == "10.1000/182(a)"
    assert doi_of("http://dx.doi.org/10.1000%2F182") == "10.1000/182"
    assert doi_of(f"{S}/10.1000/182") == ""
    assert doi_of("https://doi.org/") == ""


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("https://www.courier.example/", "courier"),
        ("https://news.bbc.co.uk/1", "bbc"),
        ("https://lists.linuxfoundation.org/", "linuxfoundation"),
        ("https://co.uk/", "co"),
        ("https://kyiv-post.example", "kyiv-post"),
        ("https://93.184.216.34/a", "93-184-216-34"),
        ("https://xn--80aswg.xn--p1ai/", "xn-80aswg"),
    ],
)
def test_a_site_is_named_by_the_word_before_its_ending(address: str, word: str) -> None:
    assert site_word(address) == word


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/2023/05/17/northern-crane-idle.html", "northern crane idle"),
        ("/a-long-title-of-more-than-six-words-in-all", "a long title of more than"),
        ("/harbor/crane/pull/25600", "harbor crane pull 25600"),
        ("/north/log/releases/tag/v23.02", "north log releases tag v23 02"),
        ("/commit/c15b8d70778238abfa751e4216a97140be6369af", "commit c15b8d7077"),
        ("/harbors-and-counterrevolutionaries", "harbors and counterrevolutionaries"),
        ("/%D0%BA%D1%80%D0%B0%D0%BD", ""),
        ("/", ""),
    ],
)
def test_the_words_of_a_path(path: str, words: str) -> None:
    assert path_words(S + path) == words.split()


def test_the_words_behind_the_question_mark() -> None:
    assert query_words(f"{S}/item?id=42&page=Two%20b") == ["id", "42", "page", "two", "b"]
    assert query_words(f"{S}/item#id") == []
