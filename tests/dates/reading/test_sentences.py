"""Whole sentences in three languages, read on Thursday, 13 February 2025.

The expected readings are in ``sentences.json``: what the sentences tell, not what is convenient.
"""

import json
from pathlib import Path

import pytest

from footnoted.dates.edtf import parse
from footnoted.dates.reading import read_dates

SENTENCES = json.loads(Path(__file__).with_name("sentences.json").read_text(encoding="utf-8"))
EVERY = [(language, text) for language, texts in SENTENCES.items() for text in texts]


def read(text: str, language: str) -> list[list[str]]:
    found = read_dates(text, language, parse("2025-02-13"))
    return [[r.words, " | ".join(map(str, r.dates)), str(r.sort)] for r in found]


@pytest.mark.parametrize(("language", "text"), EVERY, ids=[text for _, text in EVERY])
def test_a_sentence_is_read_as_expected(language, text):
    assert read(text, language) == SENTENCES[language][text]


@pytest.mark.parametrize(("language", "text"), EVERY, ids=[text for _, text in EVERY])
def test_line_breaks_and_no_break_spaces_change_nothing(language, text):
    expected = [[words.split(), *rest] for words, *rest in SENTENCES[language][text]]
    for space in ("\n", "\u00a0", "  "):
        found = read(text.replace(" ", space), language)
        assert [[words.split(), *rest] for words, *rest in found] == expected
