"""What is to come, as the whole library knows it."""

import datetime as dt

import pytest

from footnoted.library.standing import Score, scores
from footnoted.library.time import ProspectState
from tests.newsroom import REGISTERS, article

DAY = dt.date(2024, 5, 15)


def sidecar(text):
    return {"briefings/a.md": article(), "briefings/a.yml": text}


def shown(site):
    return [(p.target.ref, p.state.value, p.days) for p in site.outlook]


@pytest.mark.parametrize(
    ("due", "state", "days"),
    [
        ("2024-05-14", "overdue", 1),
        ("2024-05-15", "due", 0),
        ("2024-05-16", "coming", 1),
        ("2024-04", "overdue", 15),
        ("2024-05", "due", 0),
        ("2024-06", "coming", 17),
        ("2024-05~", "due", 0),
        ("2023", "overdue", 136),
        ("2024", "due", 0),
        ('"[..2024-05-14]"', "overdue", 1),
        ('"[..2024-05-20]"', "due", 0),
        ('"[2024-05-16..2024-05-20]"', "coming", 1),
        ("2024-05-01/..", "due", 0),
        ("2024-05-20/..", "coming", 5),
        ("{from: 2024-05-01, plus: 2 weeks}", "due", 0),
        ("{from: 2024-04-30, plus: 2 weeks}", "overdue", 1),
    ],
)
def test_a_day_has_passed_only_with_the_last_day_it_can_mean(newsroom, due, state, days):
    text = f"claims:\n  c: {{says: It will run., kind: forecast, due: {due}}}\n"
    assert shown(newsroom(sidecar(text), as_of=DAY)) == [("a#c", state, days)]


def test_forecasts_plans_deadlines_and_whatever_is_due_are_listed_by_their_day(newsroom):
    text = """
        claims:
          open: {says: Some day., kind: forecast}
          late: {says: By June., kind: aim, due: 2024-06}
          fact: {says: It stood., kind: fact}
        dates:
          visit: {date: 2024-05-20, title: Visit, kind: planned}
          limit: {date: 2024-05-18, title: Limit, kind: deadline}
          storm: {date: 2024-04, title: Storm}
        figures:
          load: {of: Load, value: 3, unit: tonne, due: 2024-05-19}
        """
    site = newsroom(sidecar(text), as_of=DAY)
    assert shown(site) == [
        ("a#limit", "coming", 3),
        ("a#load", "coming", 4),
        ("a#visit", "coming", 5),
        ("a#late", "coming", 17),
        ("a#open", "undated", 0),
    ]
    assert [p.title for p in site.outlook] == ["Limit", "Load", "Visit", "By June.", "Some day."]


def test_a_claim_and_the_date_that_tells_its_day_are_one(newsroom):
    text = """
        claims:
          visit: {says: The envoy will come., due: 2024-05-20}
          talks: {says: They will talk., due: 2024-05}
        dates:
          envoy: {date: 2024-05-20, title: Visit, kind: planned, claim: visit}
          other: {date: 2024-05-21, title: Talks, kind: planned, claim: talks}
          limit: {date: "[..2024-05-20]", title: Limit, kind: deadline, claim: visit}
          before: {date: "[..2024-05-20]", title: Before, kind: planned, claim: visit}
        """
    site = newsroom(sidecar(text), as_of=DAY)
    assert [[t.ref for t in p.tellings] for p in site.outlook] == [
        ["a#talks"],
        ["a#before"],
        ["a#limit", "a#visit"],
        ["a#envoy", "a#visit"],
        ["a#other"],
    ]


def test_an_outcome_settles_and_so_does_a_later_briefing_that_dates_it_as_happened(newsroom):
    files = REGISTERS | {
        "briefings/a.md": article(date="2024-05-06"),
        "briefings/a.yml": """
            claims:
              idle: {says: It will run., kind: forecast, due: 2024-05-10, outcome: {result: partly}}
            dates:
              storm: {date: 2024-05-09, title: Storm, kind: planned, event: storm}
            """,
        "briefings/b.md": article(date="2024-05-12"),
        "briefings/b.yml": "dates: {came: {date: 2024-05-11, title: It came, event: storm}}\n",
    }
    site = newsroom(files, as_of=DAY)
    told = [(p.target.ref, p.state.value, p.known and p.known.ref) for p in site.outlook]
    assert told == [("a#storm", "settled", "b#came"), ("a#idle", "settled", "a#idle")]
    assert str(site.outlook[0].due) == "2024-05-09"


def test_what_was_taken_back_is_expected_no_more(newsroom):
    text = """
        claims:
          off: {says: It will run., kind: forecast, due: 2024-05-10, status: withdrawn}
          old: {says: It will run in May., kind: forecast, due: 2024-05-11}
          new: {says: It will run in June., kind: forecast, due: 2024-06, supersedes: [old]}
        """
    site = newsroom(sidecar(text), as_of=DAY)
    assert [(p.target.id, p.state) for p in site.outlook] == [
        ("off", ProspectState.CALLED_OFF),
        ("old", ProspectState.CALLED_OFF),
        ("new", ProspectState.COMING),
    ]


def test_drafts_are_not_expected_to_come_true(newsroom):
    files = {
        "briefings/d.md": article(draft="true"),
        "briefings/d.yml": "claims: {c: {says: It runs., kind: forecast, due: 2024-05-10}}\n",
    }
    assert newsroom(files, as_of=DAY, preview=True).outlook == ()


def board(newsroom, results, kind="forecast"):
    claims = "".join(
        f"""
          c{n}:
            says: Forecast {n}.
            kind: {kind}
            due: 2024-05-01
            attribution: [{{party: master, how: said}}, {{source: courier, read: true}}]
            {f"outcome: {{result: {result}}}" if result else ""}
        """
        for n, result in enumerate(results)
    )
    files = REGISTERS | {"briefings/a.md": article(), "briefings/a.yml": f"claims:{claims}"}
    return scores(newsroom(files, as_of=DAY).outlook)


def test_a_party_has_a_score_only_where_chance_is_ruled_out(newsroom):
    six, six_failed = ["happened"] * 6, ["did-not-happen"] * 6
    assert board(newsroom, six + six_failed[:5]) == ()
    assert board(newsroom, [*six, *six_failed]) == (Score("master", 6, 0, 6, 0, 0),)


def test_what_is_open_or_unknown_is_told_and_not_counted(newsroom):
    results = ["happened"] * 8 + ["partly", "unknown", "", ""]
    [score] = board(newsroom, results)
    assert score == Score("master", 8, 1, 0, 1, 2)
    assert score.settled == 9


def test_aims_are_no_forecasts(newsroom):
    assert board(newsroom, ["happened"] * 20, kind="aim") == ()


@pytest.mark.parametrize(
    ("happened", "failed", "interval"),
    # R: prop.test(x, n, correct = FALSE)$conf.int
    [
        (6, 6, (0.2538, 0.7462)),
        (7, 0, (0.6457, 1.0)),
        (0, 7, (0.0, 0.3543)),
        (1, 9, (0.0179, 0.4042)),
    ],
)
def test_the_interval_is_wilsons(happened, failed, interval):
    low, high = Score("p", happened, 0, failed, 0, 0).interval
    assert (round(low, 4), round(high, 4)) == interval
