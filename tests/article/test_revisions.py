"""Quotations from 160 real briefings, looked for in the same briefings after an edit.

The oracle's labels are mechanical. If they and the verdicts disagree, the number of
disagreements is pinned here; docs/reference/anchors-measured.md says which side is right.
"""

from pathlib import Path

import pytest

from benchmarks.revisions import Outcome, Summary, outcomes, summary

ALIKE = "labelled changed, figures differ"


@pytest.fixture(scope="module")
def found(shared_data: Path) -> list[Outcome]:
    pairs = sorted(each for each in (shared_data / "revisions").iterdir() if each.is_dir())
    assert len(pairs) == 160
    return [outcome for pair in pairs for outcome in outcomes(pair)]


@pytest.fixture(scope="module")
def said(found: list[Outcome]) -> Summary:
    return summary(found)


def pairs_with(said: Summary, words: str) -> list[str]:
    return [pair for pair, told in said.disagreements if words in told]


def test_every_sentence_whose_figures_changed_is_reported(said: Summary) -> None:
    # List numbers that the page counts itself (034, 141), and a table in raw HTML (111).
    assert pairs_with(said, f"{ALIKE}, but found") == [*["034"] * 4, "111", *["141"] * 3]
    assert said.counts[f"{ALIKE}: reported"] == said.counts[ALIKE] - 8


def test_the_figures_that_changed_are_named(said: Summary) -> None:
    assert pairs_with(said, f"{ALIKE}, not named") == ["067", "072", "092", "141", "151"]


def test_every_removed_sentence_is_reported(said: Summary) -> None:
    for kind in ("labelled removed", "labelled removed, figures differ"):
        assert said.counts[kind] == said.counts[f"{kind}: reported"] > 0


def test_no_unchanged_sentence_is_reported(said: Summary) -> None:
    # Each of these did change, or became one of two alike; the labels leave out short sentences.
    told = pairs_with(said, "unchanged, but")
    pairs = ["026", "049", "054", "066", "079", "082", "102", "141", "154"]
    assert sorted(set(told)) == pairs
    assert len(told) == 17
    assert said.counts["labelled unchanged"] > 7800


def test_nothing_that_is_only_like_a_quotation_passes(found: list[Outcome]) -> None:
    for each in found:
        if each.match.passes:
            plain = " ".join(each.sentence.split())
            assert len(each.now) == pytest.approx(len(plain), abs=12)
        else:
            assert each.match.differences or each.match.verdict in {"lost", "ambiguous"}
