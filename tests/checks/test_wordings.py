"""Words of a quotation and the date of its record; the article is of Thursday, 13 February 2025."""

import pytest

from footnoted.checks import dates as wordings
from tests.newsroom import article, told

CODES = (wordings.DIFFER, wordings.UNLIKELY, wordings.ELSEWHERE)


def problems(newsroom, sidecar, body, **front):
    files = {
        "briefings/a.md": article(body, date="2025-02-13", **front),
        "briefings/a.yml": sidecar,
    }
    return [p for p in newsroom(files).diagnostics if p.code in CODES]


def dated(newsroom, words, date, **front):
    sidecar = f"dates:\n  d:\n    date: {date}\n    title: D\n    quote: {words}\n"
    return problems(newsroom, sidecar, f"It was {words} there.", **front)


def test_a_day_that_differs_is_an_error_with_both_readings(newsroom):
    [problem] = dated(newsroom, "on Feb. 11", "2025-02-12")
    line = (
        "briefings/a.yml:3:11: “Feb. 11” reads as 11 February 2025 or 11 February 2026 with the "
        "article's date, but the record's `date` is 12 February 2025. [date.words-differ]"
    )
    hint = "Write `date: 2025-02-11`, or quote the words that give the other date."
    assert told(problem) == (line, hint, "briefings/a.yml:5:12", "d")
    assert problem.level == "error"


def test_a_whole_date_needs_no_article(newsroom):
    [problem] = dated(newsroom, "in August 2024", "2024-09")
    line = (
        "briefings/a.yml:3:11: “August 2024” reads as August 2024, but the record's `date` is "
        "September 2024. [date.words-differ]"
    )
    hint = "Write `date: 2024-08`, or quote the words that give the other date."
    assert told(problem) == (line, hint, "briefings/a.yml:5:12", "d")


def test_a_weekday_that_differs_is_a_warning(newsroom):
    [problem] = dated(newsroom, "on Tuesday", "2025-02-12")
    line = (
        "briefings/a.yml:3:11: “Tuesday” reads as 11 February 2025 or 18 February 2025 with the "
        "article's date, but the record's `date` is 12 February 2025. [date.words-unlikely]"
    )
    hint = "Write `date: 2025-02-11`, or quote the words that give the other date."
    assert told(problem) == (line, hint, "briefings/a.yml:5:12", "d")
    assert problem.level == "warning"


def test_a_set_in_the_hint_is_quoted_as_yaml_needs_it(newsroom):
    [problem] = dated(newsroom, "between 10 and 16 February", "2025-03")
    assert problem.hint.startswith('Write `date: "[2025-02-10..2025-02-16]"`, or')


@pytest.mark.parametrize(
    ("words", "date", "code"),
    [
        ("on 11/02/2025", "2025-02-12", "date.words-differ"),
        ("the summer of 2024", "2024-04", "date.words-differ"),
        ("on Feb. 11", "2024-02-11", "date.words-unlikely"),
        ("in August", "2022-08", "date.words-unlikely"),
        ("on Tuesday, the visit of 20 February", "2025-02-19", "date.words-unlikely"),
        ("last Thursday", "2025-02-13", "date.words-unlikely"),
        ("yesterday", "2025-02-11", "date.words-unlikely"),
        ("this week", "2025-02-18", "date.words-unlikely"),
        ("by 20 February", "2025-02-21", "date.words-differ"),
    ],
)
def test_what_no_reading_fits_is_reported(newsroom, words, date, code):
    assert [str(p.code) for p in dated(newsroom, words, date)] == [code]


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("on Feb. 11", "2025-02-11"),
        ("on Feb. 11", "2025-02"),
        ("in August 2024", "2024-08-06"),
        ("on 11/02/2025", "2025-11-02"),
        ("last Tuesday", "2025-02-11"),
        ("last Tuesday", "2025-02-04"),
        ("on Thursday", "2025-02-13T14:30Z"),
        ("10 to 16 February", "{earliest: 2025-02-10, latest: 2025-02-16}"),
        ("this week", '"[2025-02-09..2025-02-15]"'),
        ("by 20 February", "2025-02-03"),
        ("in office since 20 January", "2025-01-20/.."),
        ("on Feb. 11", "2025-02-12~"),
        ("late February", "2025-03~"),
        ("on 3 and 5 February", "2025-02-03"),
        ("on 3 and 5 February", "2025-02-05"),
        ("between Monday and Wednesday", "2025-02-11"),
        ("on Monday and Tuesday", "2025-02-10/2025-02-11"),
        ("on Tuesday, the visit of 20 February", "2025-02-20"),
        ("the following week", "2020"),
        ("two days after the attack of 3 February", "2025-02-05"),
        ("the harbor", "2020"),
    ],
)
def test_what_some_reading_fits_or_hangs_on_more_is_not(newsroom, words, date):
    assert dated(newsroom, words, date) == []


def test_the_language_is_the_article_s_own(newsroom):
    assert len(dated(newsroom, "am 11. Februar 2025", "2025-02-12", lang="de")) == 1


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_words_of_another_language_are_not_read(newsroom, lang):
    assert dated(newsroom, "am 11. Februarius 2024", "2025-02-12", lang=lang) == []


def claimed(newsroom, words, fields, more=""):
    sidecar = f"claims:\n  c:\n    quote: {words}\n    {fields}\n{more}"
    return problems(newsroom, sidecar, f"The crane {words} again.")


def test_a_claim_s_words_about_another_day_are_for_information(newsroom):
    [problem] = claimed(newsroom, "broke in August 2024", "date: 2025-02-11")
    line = (
        "briefings/a.yml:4:11: “August 2024” reads as August 2024, but the record's `date` is "
        "11 February 2025. [date.words-elsewhere]"
    )
    assert told(problem) == (line, wordings.ELSEWHERE.cure, "briefings/a.yml:3:12", "c")
    assert problem.level == "info"


def test_a_record_for_that_day_settles_it(newsroom):
    more = "dates:\n  broke: {date: 2024-08-03, title: It broke}\n"
    assert claimed(newsroom, "broke in August 2024", "date: 2025-02-11", more) == []


def test_words_ahead_are_compared_with_what_is_due(newsroom):
    [problem] = claimed(newsroom, "will run on 20 February", "due: 2025-02-21")
    line = (
        "briefings/a.yml:4:10: “20 February” reads as 20 February 2025 or 20 February 2024 with "
        "the article's date, but the record's `due` is 21 February 2025. [date.words-unlikely]"
    )
    hint = "Write `due: 2025-02-20`, or quote the words that give the other date."
    assert told(problem) == (line, hint, "briefings/a.yml:3:12", "c")


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("will run on 20 February", "due: 2025-02-20"),
        ("will run on 20 February", "due: {from: 2025-02-10, plus: 10 days}"),
        ("will run on 20 February", "outcome: {result: partly, date: 2025-02-20}"),
        ("ran on Tuesday", "date: 2025-02-11"),
        ("will run within 100 days", "due: {from: 2025-01-20, plus: 100 days}"),
        ("ran on Tuesday", "kind: fact"),
        ("ran in August 2024", "due: 2025-02-20"),
    ],
)
def test_a_claim_with_no_date_or_one_that_fits_is_fine(newsroom, words, fields):
    assert claimed(newsroom, words, fields) == []


def test_a_claim_without_a_quotation_has_no_words_to_read(newsroom):
    sidecar = "claims:\n  c: {says: It broke in August 2024., date: 2025-02-11}\n"
    assert problems(newsroom, sidecar, "The crane.") == []
