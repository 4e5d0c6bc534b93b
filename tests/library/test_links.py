"""Links in notes, and what they say of archived copies."""

import pytest
from markupsafe import Markup

from footnoted.library.citations import breakable, copy_link, link, source_link
from footnoted.records.sources import Source
from footnoted.text.addresses import doi_address

PAGE = "https://harbor.example/log"
OLD = {"url": "https://archive.example/1", "date": "2024-05"}
NEW = {"url": "https://archive.example/2", "date": "2024-05-06T10:00:00Z"}


def source(**fields):
    return Source.model_validate({"type": "webpage"} | fields)


def test_a_link_that_leaves_the_site_says_so():
    assert link(PAGE, Markup("log")) == f'<a href="{PAGE}" rel="external">log</a>'
    assert link("../sources.md#a", Markup("log")) == '<a href="../sources.md#a">log</a>'


@pytest.mark.parametrize(
    "address", ["", "javascript:alert(1)", "https://ada@harbor.example/", "http://127.0.0.1/"]
)
def test_what_may_not_be_linked_stays_text(address):
    assert link(address, Markup("log")) == "log"


def test_the_link_to_a_source_tells_of_its_newest_copy_in_the_words_of_robust_links():
    assert source_link(source(url=PAGE, archived=[NEW, OLD])) == (
        f'<a href="{PAGE}" rel="external" data-originalurl="{PAGE}" '
        'data-versionurl="https://archive.example/2" data-versiondate="2024-05-06T10:00:00Z">'
        "https://harbor.example/<wbr>log</a>"
    )


def test_a_doi_is_the_address_and_the_copy_still_tells_of_what_it_is_one():
    html = source_link(source(url=PAGE, doi="10.5555/1", archived=[OLD]))
    assert html.startswith('<a href="https://doi.org/10.5555/1" rel="external" ')
    assert f'data-originalurl="{PAGE}" data-versionurl="https://archive.example/1"' in html
    assert 'data-versiondate="2024-05"' in html


def test_a_copy_that_may_not_be_linked_is_not_told():
    html = source_link(source(url=PAGE, archived=[OLD | {"url": "https://a@archive.example/"}]))
    assert "data-" not in html


def test_a_copys_date_that_is_no_calendar_date_is_left_out():
    html = source_link(source(url=PAGE, archived=[OLD | {"date": "2024-05-01/2024-05-03"}]))
    assert 'data-versionurl="https://archive.example/1">' in html


def test_a_link_to_a_copy_says_of_what_it_is_one():
    kept = source(url=PAGE, archived=[OLD])
    (copy,) = kept.archived
    assert copy_link(kept, copy, Markup("May 2024")) == (
        '<a href="https://archive.example/1" rel="external" '
        f'data-originalurl="{PAGE}" data-versiondate="2024-05">May 2024</a>'
    )
    bare = source(archived=[OLD])
    assert copy_link(bare, copy, Markup("x")) == (
        '<a href="https://archive.example/1" rel="external">x</a>'
    )
    (unsafe,) = source(archived=[OLD | {"url": "file:///etc"}]).archived
    assert copy_link(kept, unsafe, Markup("x")) == "x"


@pytest.mark.parametrize(
    ("doi", "address"),
    [
        ("10.5555/northport.2019.3", "https://doi.org/10.5555/northport.2019.3"),
        ("doi:10.5555/1", "https://doi.org/10.5555/1"),
        ("https://doi.org/10.5555/1", "https://doi.org/10.5555/1"),
        ("http://dx.doi.org/10.5555/1", "https://doi.org/10.5555/1"),
        ('10.5555/a<b>"c#d', "https://doi.org/10.5555/a%3Cb%3E%22c%23d"),
        ("10.1002/(SICI)1:2;3", "https://doi.org/10.1002/(SICI)1:2;3"),
    ],
)
def test_a_doi_has_one_address_however_it_is_written(doi, address):
    assert doi_address(doi) == address


def test_a_source_without_an_address_has_no_link():
    assert source_link(source()) == ""
    assert source_link(source(), Markup("log")) == "log"


def test_words_may_be_the_link_to_a_source():
    assert source_link(source(url=PAGE), Markup("log")) == (
        f'<a href="{PAGE}" rel="external">log</a>'
    )


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ("https://a.example/b?c=1&d=2", "https://a.example/<wbr>b?c=1&amp;d=2"),
        ("https://harbor.example/logs/2024/3", "https://harbor.example/<wbr>logs/2024/3"),
        (
            "https://archive.example/20240505000000/https://harbor.example/",
            "https://archive.example/<wbr>20240505000000/<wbr>https://harbor.example/",
        ),
        ("https://a.example", "https://<wbr>a.example"),
        ("urn:isbn:1", "urn:isbn:1"),
    ],
)
def test_an_address_may_break_behind_its_slashes_and_signs_but_not_at_each(address, printed):
    assert breakable(address) == printed
