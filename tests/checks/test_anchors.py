"""Quotations that the article has not, or has twice."""

import pytest

from footnoted.checks import anchors
from footnoted.diagnostics.problem import Level
from footnoted.records.codes import UNREAD
from tests.newsroom import article, told

BODY = "The crane stood idle for a week. The ferry ran. Then the crane stood idle again."


def problems(newsroom, sidecar, body=BODY):
    site = newsroom({"briefings/a.md": article(body), "briefings/a.yml": sidecar})
    return [told(problem) for problem in site.diagnostics]


def test_reworded_words_are_told_with_what_is_different(newsroom):
    sidecar = "claims:\n  ferry: {quote: The ferry ran late.}\n"
    line = "briefings/a.yml:2:18: The article now has nothing where the quotation has “late”. "
    hint = (
        "If the sources support the article's words, quote them: “The ferry ran.” If not, "
        "correct the article."
    )
    assert problems(newsroom, sidecar) == [
        (line + "[anchor.reworded]", hint, "briefings/a.md:6:34", "ferry")
    ]


def test_a_changed_figure_is_named_with_line_and_column_through_wraps_and_mark_up(newsroom):
    sidecar = "claims:\n  cost: {quote: It cost about 1300 tonnes and may rise}\n"
    body = (
        "Idle.\n\nIt rained. *It\ncost* about\n[**1,500** tonnes](https://x.example) and will rise."
    )
    told = problems(newsroom, sidecar, body)
    assert (
        "briefings/a.yml:2:17: The article now has “1,500” where the quotation has “1300” and "
        "“will” where it has “may”. [anchor.reworded]",
        "If the sources support the article's words, quote them: “It cost about 1,500 tonnes and "
        "will rise”. If not, correct the article.",
        "briefings/a.md:8:13",
        "cost",
    ) in told


def test_words_that_only_drifted_are_told_as_such(newsroom):
    sidecar = "claims:\n  idle: {quote: 'for a week; the ferry'}\n"
    assert problems(newsroom, sidecar) == [
        (
            "briefings/a.yml:2:17: The article now has “for a week. The ferry”; only punctuation "
            "and capitals differ. [anchor.drifted]",
            "Run `footnoted fix --write`.",
            "briefings/a.md:6:22",
            "idle",
        )
    ]


def test_moved_words_are_told_with_their_old_and_new_neighbours(newsroom):
    quote = "{exact: ferry ran, prefix: A small, suffix: again}"
    assert problems(newsroom, f"claims:\n  ferry: {{quote: {quote}}}\n") == [
        (
            "briefings/a.yml:2:18: “ferry ran” now has “week. The” before it, not “A small” "
            "and “.” after it, not “again”. [anchor.moved]",
            anchors.MOVED.cure,
            "briefings/a.md:6:38",
            "ferry",
        )
    ]


def test_neighbours_that_differ_harmlessly_are_only_mentioned(newsroom):
    quote = "{exact: ferry ran, prefix: 'a week, the'}"
    assert problems(newsroom, f"claims:\n  ferry: {{quote: {quote}}}\n") == [
        (
            "briefings/a.yml:2:18: “ferry ran” now has “a week. The” before it, "
            "not “a week, the”. [anchor.beside]",
            anchors.BESIDE.cure,
            "briefings/a.md:6:38",
            "ferry",
        )
    ]


@pytest.mark.parametrize(
    ("typed", "now", "codes"),
    [
        ("Team Beta reported that ", "Team Alpha reported that {}.", ["anchor.moved"]),
        ("Team Beta reported that ", "Team Beta denied that {}.", ["anchor.moved"]),
        ("Team Beta reported that ", "Team Beta's rival reported that {}.", ["anchor.moved"]),
        ("Team Beta reported that ", "Team Beta never reported that {}.", ["anchor.moved"]),
        ("Team Beta reported that ", "Nobody at Beta expected that {}.", ["anchor.moved"]),
        ("Team Beta reported that ", "Team Beta also reported that {}.", ["anchor.beside"]),
        ("Team Beta reported that ", "Team Beta reported, that {}.", ["anchor.beside"]),
        ("Team Beta reported that ", "Team Beta reported that {}.", []),
    ],
)
def test_words_that_are_left_in_another_statement_are_not_those_that_were_quoted(
    newsroom, typed, now, codes
):
    words = "the new deployment reduced latency by twelve percent"
    sidecar = f"claims:\n  faster: {{quote: {{exact: {words}, prefix: '{typed}'}}}}\n"
    found = problems(newsroom, sidecar, now.format(words))
    assert [line.rpartition("[")[2].rstrip("]") for line, *_ in found] == codes


def test_drifted_words_that_fit_twice_are_ambiguous(newsroom):
    [(line, hint, related, _)] = problems(newsroom, "claims:\n  c: {quote: 'crane, stood idle'}\n")
    assert line == (
        "briefings/a.yml:2:14: The article has “crane, stood idle” 2 times, apart from "
        "punctuation. [anchor.ambiguous]"
    )
    assert hint.splitlines()[1] == '        quote: {exact: "crane stood idle", suffix: "for"}'
    assert related == "briefings/a.md:6:5"


def test_lost_words_like_nothing_in_the_article_are_told_with_the_cure(newsroom):
    sidecar = "claims:\n  tug: {quote: 'Qx zzz vvv 99'}\n"
    line = (
        "briefings/a.yml:2:16: The article does not have the words “Qx zzz vvv 99”. [anchor.lost]"
    )
    assert problems(newsroom, sidecar) == [(line, anchors.LOST.cure, "briefings/a.md:5", "tug")]


def test_lost_words_are_told_with_the_nearest_ones_and_the_cure(newsroom):
    sidecar = "claims:\n  tug: {quote: 'The southern dredger worked hard for a month in June'}\n"
    body = "The northern crane stood idle for a week in May, the harbor master said."
    [(line, hint, related, about)] = problems(newsroom, sidecar, body)
    assert line == (
        "briefings/a.yml:2:16: The article does not have the words “The southern dredger worked "
        "hard for a month in June”. [anchor.lost]"
    )
    assert hint.startswith("The nearest words are “")
    assert hint.endswith(f"”. {anchors.LOST.cure}")
    assert (related.partition(":")[0], about) == ("briefings/a.md", "tug")


def test_words_that_stand_twice_are_told_with_a_selector_for_each_place(newsroom):
    sidecar = "figures:\n  idle: {of: Cranes, value: 1, quote: crane stood idle}\n"
    line = "briefings/a.yml:2:39: The article has “crane stood idle” 2 times. "
    [(told_line, hint, related, about)] = problems(newsroom, sidecar)
    assert (told_line, related, about) == (
        line + "[anchor.ambiguous]",
        "briefings/a.md:6:5",
        "idle",
    )
    assert hint.splitlines() == [
        "Write one of these:",
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


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("The **crane** stood idle for a week.", "The crane stood idle for a week."),
        ("_Then_ the crane", "Then the crane"),
        ("the [ferry](https://x.example/a_b) ran", ""),
        ("The [ferry](https://x.example/a_b) ran", "The ferry ran"),
        ("The `ferry` ran\\.", "The ferry ran."),
    ],
)
def test_a_quotation_with_markdown_in_it_is_reported_as_one(newsroom, quote, shown):
    found = problems(newsroom, f"claims:\n  idle: {{quote: '{quote}'}}\n")
    told = [(line.rpartition("[")[2], hint) for line, hint, *_ in found]
    if shown:
        full = shown if shown.endswith(".") else f"{shown}”."
        end = "”" if shown.endswith(".") else ""
        assert told == [("anchor.markup]", f"Quote what readers see: “{full}{end}")]
    else:
        assert "anchor.markup]" not in [code for code, _ in told]


def test_a_quotation_does_not_run_over_a_heading(newsroom):
    body = "The crane stood idle.\n\n## Later\n\nThe ferry ran."
    for quote, near in (
        ("stood idle. Later The ferry ran", "The ferry ran"),
        ("Later The ferry ran", "The ferry ran"),
        ("The crane stood idle. Later", "The crane stood idle."),
    ):
        [(line, hint, *_)] = problems(newsroom, f"claims:\n  a: {{quote: '{quote}'}}\n", body)
        assert "The article does not have all these words in one piece" in line
        assert f"The nearest words are “{near}”" in hint
        assert problems(newsroom, f"claims:\n  a: {{quote: '{near}'}}\n", body) == []
    assert problems(newsroom, "claims:\n  a: {quote: Later}\n", body) == []


QUAY = "The crane at the {{ quay }} is idle."
AT_QUAY = "claims:\n  idle: {quote: The crane at the north quay}\n  crane: {quote: The crane at}\n"


def test_words_that_a_plugin_may_yet_put_there_are_not_called_lost(newsroom):
    files = {"briefings/a.md": article(f"It rained.\n\n{QUAY}"), "briefings/a.yml": AT_QUAY}
    site = newsroom(files, expanders={"macros": ("{{", "{%")})
    assert [told(problem) for problem in site.diagnostics] == [
        (
            "briefings/a.yml:2:17: Only a build can find the words “The crane at the north "
            "quay”: the plugin `macros` replaces what begins with `{{`. [anchor.unread]",
            UNREAD.cure,
            "briefings/a.md:8:1",
            "idle",
        )
    ]
    assert site.diagnostics[0].level is Level.INFO


def test_what_a_plugin_left_of_an_article_is_what_is_quoted(newsroom):
    files = {"briefings/a.md": article(QUAY), "briefings/a.yml": AT_QUAY}
    asked = {"expanders": {"macros": ("{{",)}}
    left = {"briefings/a.md": "The crane at the north quay is idle."}
    assert newsroom(files, **asked, expanded=left).diagnostics == ()


def test_what_is_wrong_below_expanded_words_is_told_at_its_typed_line(newsroom):
    body = "It rained.\n\n{{ words }}\n\nSee [^nothing]."
    sidecar = "claims:\n  b: {quote: the crane is busy}\n"
    files = {"briefings/a.md": article(body), "briefings/a.yml": sidecar}
    left = {"briefings/a.md": body.replace("{{ words }}", "So:\n\n- the crane is idle\n- [^b2]")}
    site = newsroom(files, expanders={"macros": ("{{",)}, expanded=left)
    places = [(p.code.name, str(p.related or p.mark)) for p in site.diagnostics]
    assert places == [
        ("note.unknown", "briefings/a.md:8:1"),
        ("note.unknown", "briefings/a.md:10:5"),
        ("anchor.reworded", "briefings/a.md:8:1"),
    ]
