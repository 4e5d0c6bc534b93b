"""Quotations that the article has not, or has twice."""

from footnoted.checks import anchors
from tests.newsroom import article, told

BODY = "The crane stood idle for a week. The ferry ran. Then the crane stood idle again."


def problems(newsroom, sidecar, body=BODY):
    site = newsroom({"briefings/a.md": article(body), "briefings/a.yml": sidecar})
    return [told(problem) for problem in site.diagnostics]


def test_lost_words_are_told_with_the_nearest_ones(newsroom):
    sidecar = "claims:\n  ferry: {quote: The ferry ran late.}\n"
    line = "briefings/a.yml:2:18: the article does not have the words “The ferry ran late.” "
    assert problems(newsroom, sidecar) == [
        (
            line + "[anchor.lost]",
            "the nearest words are “The ferry ran. Then”",
            "briefings/a.md:5",
            "ferry",
        )
    ]


def test_lost_words_like_nothing_in_the_article_are_told_with_the_cure(newsroom):
    sidecar = "claims:\n  tug: {quote: 'Qx zzz vvv 99'}\n"
    line = "briefings/a.yml:2:16: the article does not have the words “Qx zzz vvv 99” [anchor.lost]"
    assert problems(newsroom, sidecar) == [(line, anchors.LOST.cure, "briefings/a.md:5", "tug")]


def test_words_that_stand_twice_are_told_with_a_selector_for_each_place(newsroom):
    sidecar = "figures:\n  idle: {of: Cranes, value: 1, quote: crane stood idle}\n"
    line = "briefings/a.yml:2:39: “crane stood idle” stands in the article 2 times "
    [(told_line, hint, related, about)] = problems(newsroom, sidecar)
    assert (told_line, related, about) == (line + "[anchor.ambiguous]", "briefings/a.md:5", "idle")
    assert hint.splitlines() == [
        "write one of",
        '        quote: {exact: "crane stood idle", suffix: "for"}',
        '        quote: {exact: "crane stood idle", suffix: "again."}',
    ]


def test_each_proposed_selector_can_be_pasted_and_cures(newsroom):
    ambiguous = "figures:\n  idle: {of: Cranes, value: 1, quote: crane stood idle}\n"
    [(_, hint, _, _)] = problems(newsroom, ambiguous)
    for line in hint.splitlines()[1:]:
        sidecar = f"figures:\n  idle:\n    of: Cranes\n    value: 1\n    {line.strip()}\n"
        assert problems(newsroom, sidecar) == []


def test_words_across_mark_up_and_other_quotation_marks_are_found(newsroom):
    sidecar = "claims:\n  said: {quote: 'said “the crane” stood idle'}\n"
    assert problems(newsroom, sidecar, 'She said "the **crane**" stood\nidle.') == []
