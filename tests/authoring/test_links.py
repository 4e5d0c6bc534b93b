"""Links of a header or a TimeMap: what can be understood is, whatever is around it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.authoring.archive import CopyLink, mementos_of, original_of, read_links
from footnoted.authoring.wire import read_moment, write_http_date
from tests.timing import times_longer

MOMENT = dt.datetime(2024, 5, 5, 12, 0, 0, tzinfo=dt.UTC)
MEMENTO = CopyLink("/web/1/https://a.example/", frozenset({"memento"}), MOMENT)
DATE = "Sun, 05 May 2024 12:00:00 GMT"


def test_a_header_of_an_archive_is_read() -> None:
    header = (
        '<https://a.example/?x=1,2;3>; rel="original", '
        '<https://b.example/map>; rel="timemap"; type="application/link-format"; '
        f'from="{DATE}",<https://b.example/1>; rel="first memento"; datetime="{DATE}"'
    )
    links = read_links(header)
    assert links == (
        CopyLink("https://a.example/?x=1,2;3", frozenset({"original"})),
        CopyLink("https://b.example/map", frozenset({"timemap"})),
        CopyLink("https://b.example/1", frozenset({"first", "memento"}), MOMENT),
    )
    assert original_of(links) == "https://a.example/?x=1,2;3"
    assert mementos_of(links) == [links[2]]


def test_a_timemap_of_many_lines_is_read() -> None:
    lines = [f'<https://b.example/{n}>\n ; rel="memento"\n ; datetime="{DATE}"' for n in range(3)]
    assert [link.target for link in read_links(",\n".join(lines))] == [
        "https://b.example/0",
        "https://b.example/1",
        "https://b.example/2",
    ]


@pytest.mark.parametrize(
    "text",
    [
        f'</web/1/https://a.example/>;rel=memento;datetime="{DATE}"',
        f'</web/1/https://a.example/> ; REL = "Memento" ; DateTime="{DATE}"',
        f'</web/1/https://a.example/>; title="a \\" > , <b>; c"; rel="memento"; datetime="{DATE}"',
        f'</web/1/https://a.example/>; rel="memento"; rel="original"; datetime="{DATE}"',
        f'<<<</web/1/https://a.example/>; rel=memento; datetime="{DATE}"; ;;',
        f'garbage, </web/1/https://a.example/>; crossorigin; rel="memento"; datetime="{DATE}"; x="',
    ],
)
def test_one_link_written_in_many_ways(text: str) -> None:
    assert read_links(text) == (MEMENTO,)


@pytest.mark.parametrize("text", ["", "nothing", "<", "<a", "a>; rel=memento", ";rel=memento"])
def test_what_is_no_link_is_passed_over(text: str) -> None:
    assert read_links(text) == ()
    assert original_of(()) == ""


@given(st.text(alphabet='<>;,="\\ rel memento datetime\n\té', max_size=200))
def test_no_text_breaks_it_and_every_target_stands_there(text: str) -> None:
    for link in read_links(text):
        assert f"<{link.target}>" in text or link.target == link.target.strip()
        assert all(relation == relation.lower() for relation in link.relations)


TARGETS = st.text(st.characters(exclude_characters="<>", exclude_categories=["Cs"]), max_size=30)
QUOTED = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(st.lists(st.tuples(TARGETS.map(str.strip), QUOTED), max_size=5))
def test_what_is_written_by_the_rules_is_read_back(pairs: list[tuple[str, str]]) -> None:
    header = ", ".join(
        f'<{target}>; title="{title.translate({34: chr(92) + chr(34), 92: chr(92) * 2})}"; rel=up'
        for target, title in pairs
    )
    assert read_links(header) == tuple(CopyLink(target, frozenset({"up"})) for target, _ in pairs)


@pytest.mark.parametrize(
    "piece",
    ["<", "<a", '<a>;b="', '<a>;b="\\"', "<a>;;;", "<a>" + " " * 50, '<a>;b="c" ;', "<a>; "],
)
def test_it_takes_time_in_proportion_to_the_text(piece: str) -> None:
    assert times_longer(lambda size: read_links(piece * (size // len(piece))), 20_000) < 8


@given(st.datetimes(dt.datetime(1000, 1, 1), dt.datetime(9999, 12, 31)))
def test_a_moment_is_read_as_it_was_written(moment: dt.datetime) -> None:
    whole = moment.replace(microsecond=0, tzinfo=dt.UTC)
    assert read_moment(write_http_date(whole)) == whole


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2024-05-05",
        "Sun, 05 Mai 2024 12:00:00 GMT",
        "Sun, 31 Jun 2024 12:00:00 GMT",
        "Sun, 05 May 2024 25:00:00 GMT",
        "Sun, 05 May 2024 12:00:00 +0200",
        "Sun, 05 May 2024 12:00:00",
        "Sun, 05 May 0000 12:00:00 GMT",
        "Sun, ٠٥ May 2024 12:00:00 GMT",
    ],
)
def test_other_forms_of_a_date_are_none(text: str) -> None:
    assert read_moment(text) is None
