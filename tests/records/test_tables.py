"""Scales and vocabularies."""

from enum import StrEnum
from typing import Any

import pytest

from footnoted.library import citations
from footnoted.outputs import words
from footnoted.project import SCALES
from footnoted.records.vocabulary import SourceType


def vocabulary(table: dict[Any, Any]) -> list[StrEnum]:
    """Return all values of the vocabulary that a table is about."""
    kind: type[StrEnum] = type(next(iter(table)))
    return list(kind)


@pytest.mark.parametrize("name", SCALES)
def test_a_scale_finds_each_of_its_grades_by_code_and_no_other(name):
    scale = SCALES[name]
    assert [scale.grade(grade.code) for grade in scale.grades] == list(scale.grades)
    assert len(set(scale.codes)) == len(scale.codes)
    assert scale.grade("?") is None


def test_the_admiralty_code_has_six_grades_each_way():
    assert SCALES["reliability"].codes == ("A", "B", "C", "D", "E", "F")
    assert SCALES["credibility"].codes == ("1", "2", "3", "4", "5", "6")


def test_every_kind_of_source_has_words_for_readers():
    for type_ in SourceType:
        said = citations.source_type(type_)
        assert said == said.lower()
        assert not set(said) & set("-_")
    assert citations.source_type(SourceType.ARTICLE_NEWSPAPER) == "newspaper article"


@pytest.mark.parametrize("table", [words.KIND, words.STANCE, words.STATUS, words.DATE_KIND])
def test_every_value_of_a_vocabulary_has_a_word_and_a_sentence(table):
    assert list(table) == vocabulary(table)
    for word, sentence in table.values():
        assert word == word.lower()
        assert sentence.endswith(".")


@pytest.mark.parametrize("table", [words.HOW, words.RESULT, words.CORRECTION, citations.STATUS])
def test_no_value_of_a_small_vocabulary_is_without_a_word(table):
    assert list(table) == vocabulary(table)
