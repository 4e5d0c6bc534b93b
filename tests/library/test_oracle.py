"""Our Chicago notes are those of the oracle, but for differences that the table explains."""

import pytest

from footnoted.library.citations import citer
from footnoted.records.vocabulary import SourceType
from tests.library.table import ORACLE, SOURCES, TABLE, differences, said

FORMS = [(id_, form) for id_ in SOURCES for form in ("full", "later")]
CHICAGO = citer("chicago", "en-US")


def explained(theirs: str, found: list[dict[str, str]]) -> str:
    """Apply explained differences to the oracle's text; each must have something to explain."""
    text = theirs
    for each in found:
        before, after = each["theirs"], each["ours"]
        assert before != after, each
        assert text == before if not before else text.count(before) == 1, f"no longer so: {each}"
        text = text.replace(before, after) if before else after
    return text


@pytest.mark.parametrize(("id_", "form"), FORMS)
def test_a_note_differs_from_the_oracles_only_where_the_table_says_so(id_, form):
    found = differences(id_, form)
    assert said(CHICAGO, SOURCES[id_], form) == explained(ORACLE[id_][form], found)


@pytest.mark.parametrize(
    ("id_", "form", "place"),
    [(id_, form, at) for id_, form in FORMS for at in range(len(differences(id_, form)))],
)
def test_no_explanation_could_be_left_out(id_, form, place):
    found = differences(id_, form)
    rest = [*found[:place], *found[place + 1 :]]
    try:
        text = explained(ORACLE[id_][form], rest)
    except AssertionError:
        return  # another one builds on it
    assert said(CHICAGO, SOURCES[id_], form) != text


def test_every_reason_is_given_in_words_and_used():
    used = {
        each["why"]
        for forms in TABLE["differences"].values()
        for found in forms.values()
        for each in found
    }
    assert used == set(TABLE["reasons"])
    assert [why for why, words in TABLE["reasons"].items() if not words.endswith(".")] == []


def test_the_table_has_differences_only_of_its_own_sources():
    assert set(TABLE["differences"]) - set(SOURCES) == set()
    assert list(ORACLE) == list(SOURCES), "run tools/citation_oracle.py"


def test_the_table_is_large_and_tries_what_newsrooms_cite():
    assert len(SOURCES) >= 45
    untried = set(SourceType) - {source.type for source in SOURCES.values()}
    assert {type_.value for type_ in untried} == {
        "classic",
        "collection",
        "entry",
        "entry-dictionary",
        "event",
        "figure",
        "musical_score",
        "performance",
        "periodical",
        "regulation",
        "review",
    }
