"""Statuses that do not fit what other claims say."""

from footnoted.checks import attribution as relations
from tests.newsroom import article, told


def problems(newsroom, one, other, **front):
    files = {
        "briefings/a.md": article(),
        "briefings/a.yml": one,
        "briefings/b.md": article(**front),
        "briefings/b.yml": other,
    }
    return [told(problem) for problem in newsroom(files).diagnostics]


def test_a_claim_that_has_been_replaced_is_no_longer_only_reported(newsroom):
    one = "claims:\n  old: {says: Idle., status: reported}\n  older: {says: Broken.}\n"
    other = "claims:\n  new: {says: Mended., supersedes: ['a#old', 'a#older']}\n"
    words = "`b#new` supersedes this claim, but this claim has the status `reported`."
    code, cure = "[claim.superseded-still-reported]", relations.STILL_REPORTED.cure
    assert problems(newsroom, one, other) == [
        (f"briefings/a.yml:2:30: {words} {code}", cure, "briefings/b.yml:2:36", "old"),
        (f"briefings/a.yml:3:3: {words} {code}", cure, "briefings/b.yml:2:36", "older"),
    ]


def test_a_draft_replaces_nothing_yet(newsroom):
    other = "claims:\n  new: {says: Mended., supersedes: ['a#old']}\n"
    assert problems(newsroom, "claims:\n  old: {says: Idle.}\n", other, draft="true") == []


def test_a_claim_that_is_marked_as_replaced_or_refuted_is_no_problem(newsroom):
    one = "claims:\n  old: {says: I., status: superseded}\n  older: {says: B., status: refuted}\n"
    other = "claims:\n  new: {says: Mended., supersedes: ['a#old', 'a#older']}\n"
    assert problems(newsroom, one, other) == []


def test_two_claims_that_contradict_each_other_cannot_both_be_confirmed(newsroom):
    one = "claims:\n  idle: {says: Idle., status: confirmed, contradicts: ['b#runs']}\n"
    other = "claims:\n  runs: {says: Runs., status: confirmed}\n"
    line = (
        "briefings/a.yml:2:55: This claim contradicts `b#runs`, but both are `confirmed`. "
        "[claim.both-confirmed]"
    )
    there = "briefings/b.yml:2:31"
    assert problems(newsroom, one, other) == [(line, relations.BOTH_CONFIRMED.cure, there, "idle")]
    disputed = other.replace("confirmed", "disputed")
    assert problems(newsroom, one, disputed) == []


def test_claims_that_replace_each_other_in_a_round_are_told_at_each(newsroom):
    one = "claims:\n  x: {says: X., status: superseded, supersedes: ['b#y']}\n"
    other = "claims:\n  y: {says: Y., status: superseded, supersedes: ['a#x']}\n"
    cure, code = relations.ROUND.cure, "[claim.supersedes-loop]"
    words = "and the other way round."
    assert problems(newsroom, one, other) == [
        (
            f"briefings/a.yml:2:49: `a#x` supersedes `b#y`, {words} {code}",
            cure,
            "briefings/b.yml:2:25",
            "x",
        ),
        (
            f"briefings/b.yml:2:49: `b#y` supersedes `a#x`, {words} {code}",
            cure,
            "briefings/a.yml:2:25",
            "y",
        ),
    ]
