"""What an event's state is, and the number of its revision."""

import datetime as dt

import pytest

from footnoted.outputs.calendar import (
    EPOCH,
    EventStatus,
    due_state,
    newest_change,
    sequence,
    state_of,
)
from tests.newsroom import REGISTERS, article

T, C, X = EventStatus.TENTATIVE, EventStatus.CONFIRMED, EventStatus.CANCELLED
CLAIM = "claims:\n  said: {says: It works again., kind: forecast%s}\n"


def only(newsroom, row, claims="", extra="", **front):
    text = f"{claims}dates:\n  d: {{title: D, {row}}}\n{extra}"
    files = {"briefings/a.md": article(**front), "briefings/a.yml": text}
    site = newsroom(REGISTERS | files)
    [event] = site.events
    return site, event


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("date: 2024-05-03", C),
        ("date: 2024-05", C),
        ("date: 2024-05-03/2024-05-06", C),
        ("date: 2024-05-03?", T),
        ("date: 2024-05~", T),
        ('date: "[2024-05-03, 2024-05-05]"', T),
        ("date: {earliest: 2024-05-03, latest: 2024-05-05}", T),
        ("date: 2024-05-03, kind: planned", T),
        ("date: 2024-05-03, kind: deadline", T),
        ("date: 2024-05-03, kind: statement", C),
        ("date: 2024-05-03, kind: publication", C),
        ("date: 2024-05-03, kind: planned, outcome: {result: happened}", C),
        ("date: 2024-05-03~, kind: planned, outcome: {result: happened}", T),
        ("date: 2024-05-03, kind: planned, outcome: {result: partly}", C),
        ("date: 2024-05-03, kind: planned, outcome: {result: unknown}", T),
        ("date: 2024-05-03, kind: planned, outcome: {result: did-not-happen}", X),
        ("date: 2024-05-03, status: confirmed", C),
        ("date: 2024-05-03, status: disputed", T),
        ("date: 2024-05-03, status: refuted", X),
        ("date: 2024-05-03, status: withdrawn", X),
        ("date: 2024-05-03, status: superseded", X),
        ("date: 2024-05-03, kind: statement, status: withdrawn", X),
    ],
)
def test_a_status_says_what_stands(newsroom, row, expected):
    assert state_of(*only(newsroom, row)) is expected


def test_a_plan_whose_claim_is_refuted_is_cancelled(newsroom):
    found = only(newsroom, "date: 2024-05, kind: planned, claim: said", CLAIM % ", status: refuted")
    assert state_of(*found) is X


def test_a_statement_was_made_whatever_came_of_what_it_says(newsroom):
    claim = CLAIM % ", status: refuted, outcome: {result: did-not-happen}"
    assert state_of(*only(newsroom, "date: 2024-05, kind: statement, claim: said", claim)) is C


def test_what_a_withdrawn_briefing_tells_is_cancelled(newsroom):
    front = {"retracted": "{date: 2024-05-09, because: made up}"}
    site, event = only(newsroom, "date: 2024-05-03", **front)
    assert state_of(site, event) is X
    assert newest_change(site, [event.tellings[0].target]) == dt.date(2024, 5, 9)


def test_what_a_retraction_is_about_is_cancelled(newsroom):
    extra = "corrections:\n  gone: {kind: retraction, date: 2024-05-08, text: Wrong., about: [d]}\n"
    assert state_of(*only(newsroom, "date: 2024-05-03", extra=extra)) is X


def test_an_event_stands_while_one_briefing_tells_it_and_is_in_doubt_where_another_does_not(
    newsroom,
):
    rows = "dates:\n  d: {title: D, date: 2024-05-03, event: storm%s}\n"
    site = newsroom(
        {
            "briefings/_shared/events.yml": "events:\n  storm: {title: Storm}\n",
            "briefings/a.md": article(),
            "briefings/a.yml": rows % "",
            "briefings/b.md": article(),
            "briefings/b.yml": rows % ", status: refuted",
        }
    )
    [event] = site.events
    assert state_of(site, event) is T


def test_briefings_that_disagree_leave_it_tentative(newsroom):
    rows = "dates:\n  d: {title: D, date: %s, event: storm}\n"
    site = newsroom(
        {
            "briefings/_shared/events.yml": "events:\n  storm: {title: Storm}\n",
            "briefings/a.md": article(),
            "briefings/a.yml": rows % "2024-05-03",
            "briefings/b.md": article(),
            "briefings/b.yml": rows % "2024-05-04",
        }
    )
    [event] = site.events
    assert state_of(site, event) is T


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("", T),
        (", outcome: {result: happened}", C),
        (", outcome: {result: partly}", C),
        (", outcome: {result: unknown}", T),
        (", outcome: {result: did-not-happen}", X),
        (", status: withdrawn", X),
    ],
)
def test_a_forecast_is_tentative_until_its_outcome_is_recorded(newsroom, rest, expected):
    sidecar = CLAIM % (", due: 2024-06-01" + rest)
    site = newsroom({"briefings/a.md": article(), "briefings/a.yml": sidecar})
    [prospect] = site.outlook
    assert due_state(site, prospect.target, prospect.outcome) is expected


DAY = (dt.date(2024, 5, 6) - EPOCH).days
ABOUT = "corrections:\n  one: {kind: correction, date: %s, text: Too low., about: [%s]}\n"


@pytest.mark.parametrize(
    ("front", "extra", "later"),
    [
        ({}, "", 0),
        ({"updated": "2024-05-08"}, "", 2),
        ({"updated": "2024-05-08"}, ABOUT % ("2024-05-08", "d"), 3),
        ({}, ABOUT % ("2024-05-07", "d"), 2),
        ({}, ABOUT % ("2024-05-07", "other"), 0),
        ({}, "corrections:\n  one: {kind: update, date: 2024-05-07, text: New.}\n", 2),
    ],
)
def test_a_revision_grows_with_updates_and_corrections_that_concern_it(
    newsroom, front, extra, later
):
    site, event = only(newsroom, "date: 2024-05-03", extra=extra, **front)
    targets = tuple(telling.target for telling in event.tellings)
    assert sequence(site, targets) == DAY + later


def test_a_revision_grows_with_an_outcome_and_with_what_replaces_it(newsroom):
    site, event = only(
        newsroom, "date: 2024-05-03, kind: planned, outcome: {result: happened, date: 2024-05-09}"
    )
    assert sequence(site, (event.tellings[0].target,)) == DAY + 3


def test_a_later_claim_that_takes_its_place_makes_a_revision(newsroom):
    claim = CLAIM % ", due: 2024-06-01"
    after = "claims:\n  new: {says: It does not., supersedes: a#said}\n"
    site = newsroom(
        {
            "briefings/a.md": article(),
            "briefings/a.yml": claim,
            "briefings/b.md": article(date="2024-05-20"),
            "briefings/b.yml": after,
        }
    )
    [prospect] = site.outlook
    assert due_state(site, prospect.target, prospect.outcome) is X
    assert newest_change(site, [prospect.target]) == dt.date(2024, 5, 20)


def test_a_briefing_from_before_the_epoch_has_no_negative_revision(newsroom):
    site, event = only(newsroom, "date: 1990-05-03", date="1990-05-06")
    assert sequence(site, (event.tellings[0].target,)) == 0
    assert newest_change(site, (event.tellings[0].target,)) == dt.date(1990, 5, 6)
