"""One order of all dates, none of them pretended."""

import pytest

from footnoted.dates.edtf import parse
from footnoted.library.time import day_in_order, order
from tests.newsroom import REGISTERS, article


def test_dates_stand_by_their_first_day_and_open_starts_before_their_last():
    texts = [
        "19XX",
        "2023/2024",
        "2024",
        "2024-01-05",
        "2024-08",
        "[2024-08..2025-02]",
        "2024-08-06",
        "../2025",
        "2025",
        "[..2025-02]",
        "2025-02",
        "[2025-02-10..2025-02-16]",
        "2025-02-11",
        "/2025-02-20",
        "[..2025-02-20]",
        "2025-02-20T08:00",
        "2025-02-20/..",
        "2025-02-21?",
    ]
    assert sorted(sorted(texts), key=lambda text: order(parse(text))) == texts


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-08", "2024-08-01"),
        ("[..2025-02]", "2025-02-01"),
        ("../2025", "2025-01-01"),
        ("[2025-02-10, 2025-02-12]", "2025-02-10"),
    ],
)
def test_the_day_a_date_is_ordered_by_is_its_first_or_that_of_its_end(text, day):
    assert str(day_in_order(parse(text))) == day


SHARED = {
    "briefings/old.md": article(date="2024-04-20", tags="[port]"),
    "briefings/old.yml": """
        dates:
          gale: {date: 2024-04, title: Gale, kind: planned, event: storm, tags: [wind]}
          visit: {date: 2024-06-01, title: The minister comes, kind: planned}
        """,
    "briefings/new.md": article(date="2024-05-20"),
    "briefings/new.yml": """
        dates:
          blow: {date: 2024-04-28, title: A blow, event: storm, outcome: {result: happened}}
          unlisted: {date: 2024-04-01, title: Elsewhere, event: fair}
        """,
}


@pytest.fixture
def events(newsroom):
    return {event.key: event for event in newsroom(REGISTERS | SHARED).events}


def test_a_shared_event_is_one_entry_with_the_words_of_the_register(events):
    storm = events["storm"]
    assert (storm.title, str(storm.date), storm.place) == (
        "A storm damages the crane",
        "2024-04",
        "North quay",
    )
    assert [telling.target.ref for telling in storm.tellings] == ["new#blow", "old#gale"]
    assert storm.tags == ("wind", "port")


def test_the_newest_briefing_says_what_an_event_is_and_what_came_of_it(events):
    assert events["storm"].kind.value == "event"
    assert events["storm"].outcome.result.value == "happened"
    assert events["old--visit"].outcome is None


def test_dates_that_differ_from_the_entrys_are_seen(events):
    assert events["storm"].disagrees
    assert not events["old--visit"].disagrees


def test_an_event_without_a_record_in_the_register_keeps_its_name(events):
    assert events["fair"].title == "Elsewhere"


def test_an_event_of_one_briefing_is_named_by_briefing_and_record(newsroom):
    files = {
        "briefings/2024/a.md": article(),
        "briefings/2024/a.yml": "dates:\n  gale: {date: 2024-04, title: Gale}\n",
    }
    assert [event.key for event in newsroom(files).events] == ["2024--a--gale"]


def test_a_register_without_a_date_takes_that_of_the_newest_briefing(newsroom):
    register = "events:\n  storm: {title: Storm}\n"
    files = REGISTERS | SHARED | {"briefings/_shared/events.yml": register}
    [storm] = [event for event in newsroom(files).events if event.key == "storm"]
    assert (str(storm.date), storm.disagrees) == ("2024-04-28", True)


def test_an_event_told_as_a_plan_and_as_something_that_happened_has_both_kinds(events):
    assert events["storm"].kinds == ("event", "planned")
    assert events["old--visit"].kinds == ("planned",)


def test_every_briefing_that_knows_the_outcome_is_heard(events):
    [(telling, outcome)] = events["storm"].results
    assert (telling.target.ref, outcome.result.value) == ("new#blow", "happened")
    assert events["old--visit"].results == ()


@pytest.mark.parametrize(
    ("one", "other", "contradicts"),
    [
        ("2024-04", "2024-04-28", False),
        ("2024-04-27", "2024-04-28", True),
        ("2024-04", "2024-05", True),
        ("2024-04/..", "2024-08-01", False),
        ("2024-04-27/2024-05-03", "2024-05", False),
        ('"[..2024-04-27]"', "2024-04-28", True),
    ],
)
def test_dates_contradict_each_other_where_they_have_no_day_in_common(
    newsroom, one, other, contradicts
):
    sidecar = "dates:\n  gale: {{date: {}, title: Gale, event: storm}}\n"
    files = {
        "briefings/_shared/events.yml": "events:\n  storm: {title: Storm}\n",
        "briefings/a.md": article(),
        "briefings/a.yml": sidecar.format(one),
        "briefings/b.md": article(),
        "briefings/b.yml": sidecar.format(other),
    }
    [storm] = newsroom(files).events
    assert (storm.disagrees, storm.contradicts) == (True, contradicts)


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        ("z: 2024-05-06, a: 2024-05-06, m: 2024-05-06", "zam"),
        ("z: 2024-05-06T10:00, a: 2024-05-06T09:00", "az"),
        ("z: 2024-05-06~, a: 2024-05-06", "za"),
        ("z: 2024-05, a: 2024-05", "za"),
        ("z: 2024-05-06T09:00Z, a: 2024-05-06T11:00+02:00", "za"),
        ("z: 2024-05-06T09:00, a: 2024-05-06", "az"),
        ("z: 2024-05-07, a: 2024-05-06", "az"),
    ],
)
def test_what_is_of_one_day_keeps_the_order_of_its_sidecar(newsroom, dates, order):
    rows = "".join(
        f"  {id_}: {{date: '{date}', title: '{9 - n} things'}}\n"
        for n, (id_, date) in enumerate(each.split(": ") for each in dates.split(", "))
    )
    site = newsroom({"briefings/a.md": article(), "briefings/a.yml": f"dates:\n{rows}"})
    assert "".join(event.tellings[0].target.id for event in site.events) == order
