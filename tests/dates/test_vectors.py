"""Every text in our table, and every published EDTF vector that lies beside the checkout."""

import json
import re
from pathlib import Path

import pytest

from footnoted.dates.edtf import DateError, parse

OURS = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))
PUBLISHED = Path(__file__).parents[2].parent / "shared/data/edtf/vectors.json"

DELIBERATELY_REFUSED: dict[str, str] = {each["pattern"]: each["why"] for each in OURS["different"]}
"""Pattern of valid EDTF -> why we refuse it; docs/reference/dates-accepted.md prints it."""

DELIBERATELY_ACCEPTED: dict[str, str] = {}
"""Pattern of invalid EDTF -> why we accept it: there is none."""


@pytest.mark.parametrize("text", OURS["valid"])
def test_a_valid_date_has_its_bounds_and_precision(text):
    earliest, latest, precision = OURS["valid"][text]
    date = parse(text)
    assert str(date) == text
    assert (date.earliest and date.earliest.isoformat()) == earliest
    assert (date.latest and date.latest.isoformat()) == latest
    assert date.precision == precision


@pytest.mark.parametrize("text", OURS["refused"])
def test_what_is_no_date_is_refused_with_its_cure(text):
    with pytest.raises(DateError) as caught:
        parse(text)
    assert [caught.value.message, caught.value.hint] == OURS["refused"][text]
    assert str(caught.value) == caught.value.message


def test_a_text_of_more_than_five_hundred_characters_is_refused_at_once():
    with pytest.raises(DateError) as caught:
        parse("[" + "2025, " * 83 + "25]")
    assert caught.value.message == "A date cannot have 502 characters."
    assert parse("[" + "2025, " * 82 + "2025 ]").text.count(",") == 82


@pytest.mark.parametrize(
    "hint",
    [
        hint
        for _, hint in OURS["refused"].values()
        if hint.startswith(("Write 2", "Write 1", "Exchange", "Use the", "Unspecified", "Put"))
        and " for " not in hint
    ],
)
def test_the_cure_that_a_hint_writes_out_is_itself_a_date(hint):
    cure = hint.rstrip(".").split(" ")[-1]
    assert parse(cure if ".." not in cure else f"[{cure}]")


def published() -> dict[str, list]:
    if not PUBLISHED.exists():
        pytest.skip("shared data absent: the published EDTF vectors are not beside the checkout")
    vectors: dict[str, list] = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    return vectors


def accepted(text: str) -> bool:
    try:
        parse(text)
    except DateError:
        return False
    return True


def reason(text: str, table: dict[str, str]) -> str | None:
    return next((why for pattern, why in table.items() if re.match(pattern, text)), None)


def test_every_published_valid_vector_is_accepted_or_refused_for_a_reason():
    for text in published()["valid"]:
        assert accepted(text) is (reason(text, DELIBERATELY_REFUSED) is None), text


def test_every_published_invalid_vector_is_refused():
    for text in published()["invalid"]:
        assert accepted(text) is (reason(text, DELIBERATELY_ACCEPTED) is not None), text


def test_what_another_tool_makes_of_english_is_accepted_or_refused_for_a_reason():
    for _, text in published()["natural_language"]:
        if text is not None:
            assert accepted(text) is (reason(text, DELIBERATELY_REFUSED) is None), text


def test_whatever_another_library_was_tried_on_ends_in_a_date_or_a_date_error():
    outcomes = {text: accepted(text) for text in published()["edtfjs_strings_seen_in_tests"]}
    assert outcomes["2016-02-30"] is False
    assert outcomes["2016-02-29"] is True


@pytest.mark.parametrize("kind", OURS["published"])
def test_the_page_counts_what_is_accepted_of_each_published_kind(kind):
    texts = [each[1] if isinstance(each, list) else each for each in published()[kind]]
    texts = [text for text in texts if text is not None]
    counted = {"texts": len(texts), "accepted": sum(map(accepted, texts))}
    assert counted == OURS["published"][kind]


@pytest.mark.parametrize("each", OURS["different"], ids=lambda each: each["text"])
def test_each_deliberate_difference_has_an_example_that_is_refused(each):
    assert reason(each["text"], DELIBERATELY_REFUSED) == each["why"]
    assert not accepted(each["text"])


def test_every_reason_for_refusing_is_needed():
    texts = published()["valid"] + [text for _, text in published()["natural_language"] if text]
    for pattern in DELIBERATELY_REFUSED:
        assert any(re.match(pattern, text) for text in texts), pattern
