"""Real edits of published briefings as commits: changed figures are reported, and none made up."""

import json
from pathlib import Path

import pytest

from benchmarks.changes import Tally, count_pair, pairs

FIGURES = ("labelled changed, figures differ", "labelled removed, figures differ")


@pytest.fixture(scope="module")
def said(shared_data: Path) -> Tally:
    tally = Tally()
    for pair in pairs(shared_data / "revisions"):
        labels = json.loads((pair / "expected.json").read_text("utf-8"))["not_unchanged"]
        if any(label["numbers_differ"] for label in labels):
            count_pair(tally, pair)
    return tally


def test_every_figure_that_changed_is_told(said: Tally) -> None:
    changed, removed = (said.counts[kind] for kind in FIGURES)
    assert (changed, removed) == (39, 12)
    # Three labels have the number of a list that the page counts itself: nothing changed.
    assert said.counts[f"{FIGURES[0]}: reported"] == changed - 3
    assert said.counts[f"{FIGURES[1]}: reported"] == removed


def test_a_figure_that_only_the_article_has_changes_the_sentence_of_words_left_alone(
    said: Tally,
) -> None:
    unseen = [
        pair for pair, words in said.remarks if words.startswith((f"{FIGURES[0]}, ", FIGURES[1]))
    ]
    # Numbers of lists (034, 141), and a table in raw HTML, which cannot be quoted (111).
    assert unseen == [*["034"] * 4, "111", *["141"] * 3]


def test_no_figure_is_made_up_and_no_sentence_told_that_is_the_same(said: Tally) -> None:
    assert said.counts["labelled unchanged"] > 1800
    assert said.counts["labelled unchanged: figure reported"] == 0
    assert said.counts["labelled unchanged: sentence reported"] == 0
