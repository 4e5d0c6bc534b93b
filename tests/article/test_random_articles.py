"""Properties that every article has, tried on random ones built from seeds."""

import re
from random import Random

import pytest
from markdown import Markdown

from footnoted.article.extension import FootnotedExtension, PageInputs, Setup
from footnoted.text.quotation import OBJECT, Verdict
from tests.article.newsroom import SETUP, SMARTY, body, plain, plan, read
from tests.article.random_articles import article
from tests.article.unmark import ids, problems, unmark, words_of

SEEDS = range(80)
CHUNKS = [SEEDS[start : start + 40] for start in range(0, len(SEEDS), 40)]


def projected(markdown: str, setup: Setup) -> str:
    """Return the text in which quotations are looked for."""
    ours = FootnotedExtension(PageInputs(plan()))
    configs = {name: dict(options) for name, options in setup.configs.items()}
    Markdown(extensions=[*setup.extensions, ours], extension_configs=configs).convert(markdown)
    return ours.projected


def quotes(text: str, random: Random) -> dict[str, tuple[str, list[str]]]:
    """Pick some runs of whole words that are in the text."""
    picked = {}
    for number in range(random.randint(1, 5)):
        words = random.choice(text.split(OBJECT)).split()
        start = random.randrange(len(words)) if words else 0
        quote = " ".join(words[start : start + random.randint(1, 8)])
        if re.search(r"\w", quote):
            picked[f"a{number}"] = (quote, [random.choice(["g", "k", "g para. 3"])])
    return picked


@pytest.mark.parametrize("seeds", CHUNKS, ids=lambda seeds: f"from {seeds[0]}")
def test_a_random_article_is_marked_well(seeds: range) -> None:
    for seed in seeds:
        random, markdown = Random(seed), article(seed)
        setup = SMARTY if seed % 3 == 0 else SETUP
        quoted = quotes(projected(markdown, setup), random)
        reading, without = read(markdown, plan(quoted), setup), plain(markdown, setup)

        assert not set(problems(reading.html)) - set(problems(without)), seed
        assert unmark(reading.html) == unmark(without), seed
        for found in reading.found:
            if found.match.verdict is Verdict.LOST:  # over a heading
                assert "<h" in without, (seed, found)
                assert " ".join(found.nearest.split()) in found.anchor.selector.exact, (seed, found)
            if found.match.passes and found.words.replace(" ", "").isalpha():
                marked = words_of(reading.html, found.anchor.ref)
                assert "".join(marked.split()) == found.words.replace(" ", ""), seed
        assert {use.ref_id for use in reading.uses} <= set(ids(reading.html)), seed
        assert [note.number for note in reading.notes] == list(range(1, len(reading.notes) + 1))


def test_the_same_article_gives_the_same_bytes() -> None:
    for seed in range(300, 310):
        quoted = quotes(projected(article(seed), SETUP), Random(seed))
        first, second = (read(article(seed), plan(quoted), SETUP) for _ in range(2))
        assert first == second
        assert first.html == second.html


def test_the_body_of_a_note_is_asked_for_by_key() -> None:
    assert body("src-<g>") == "The source src-&lt;g&gt;."
