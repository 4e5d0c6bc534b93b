"""Quotations that were all reworded: the work grows with the text, not with its square."""

from collections import Counter
from itertools import cycle

import pytest
from markdown import Markdown

from benchmarks.newsroom import ACTIONS, FILLER, PLACES, SUBJECTS
from footnoted.article.extension import PageInputs, Setup, read
from footnoted.article.plan import Anchor, Plan
from footnoted.text import reworded
from footnoted.text.quotation import Selector, Verdict


def broken(count):
    """Return an article and its inputs; each of its quotations has another word now."""
    subjects, places, actions, filler = map(cycle, (SUBJECTS, PLACES, ACTIONS, FILLER))
    body, anchors = [], []
    for number in range(count):
        said = f"The {next(subjects)} {number} in {next(places)} {next(actions)} before the winter."
        ref = f"crane#said-{number}"
        anchors.append(Anchor("claim", f"said-{number}", ref, Selector(said), (), ()))
        body.append(f"{said.replace(' before ', ' ahead of ')} {next(filler)} {next(filler)}\n\n")
    return "".join(body), PageInputs(Plan(anchors=tuple(anchors)))


@pytest.fixture
def work(monkeypatch):
    """Return how often each kind of work was done."""
    done: Counter[str] = Counter()

    def count(owner, name, kind, size=lambda *_: 1):
        inner = getattr(owner, name)

        def counted(*given):
            done[kind] += size(*given)
            return inner(*given)

        monkeypatch.setattr(owner, name, counted)

    count(Markdown, "convert", "renders")
    count(reworded, "_lay", "cells", lambda quoted, stretch, most: len(quoted) * len(stretch))
    count(reworded, "_clusters", "votes", lambda votes, reach: len(votes))
    count(reworded.WordPlaces, "_look_for", "words")
    return done


def test_four_times_as_many_quotations_are_four_times_the_work(work):
    counts = []
    for count in (60, 240):
        work.clear()
        body, inputs = broken(count)
        reading = read(body, inputs, Setup())
        assert {found.match.verdict for found in reading.found} == {Verdict.REWORDED}
        counts.append(Counter(work))
    few, many = counts
    assert few["renders"] == many["renders"] == 2
    for kind in ("cells", "votes", "words"):
        assert 0 < many[kind] <= 4.5 * few[kind], kind


def test_what_the_signs_of_another_word_hide_is_traced_by_one_more_rendering_for_each_word(work):
    # Those of "bridge" are in the label of each link, too, so that there is no link any more.
    said = [f"Ferry {number} came to the quay before noon" for number in range(30)]
    quoted = [*said, "bridge works ended before noon"]
    anchors = [
        Anchor("claim", f"said-{number}", f"crane#said-{number}", Selector(words), (), ())
        for number, words in enumerate(quoted)
    ]
    now = [words.replace("before", "after") for words in quoted]
    text = "\n\n".join(now).replace("the quay", "the [quay][bridge]")
    body = f"{text}\n\n[bridge]: https://harbor.example/\n"
    reading = read(body, PageInputs(Plan(anchors=tuple(anchors))), Setup())
    assert [found.place for found in reading.found] == [(1 + 2 * n, 1) for n in range(31)]
    assert work["renders"] == 3
