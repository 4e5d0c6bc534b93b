"""What does not fit the model is reported in plain words, at its place, record by record."""

from typing import Annotated, Literal

import pytest
from pydantic import BeforeValidator

from footnoted.diagnostics.problem import Code, Mark, Problem
from footnoted.records import codes
from footnoted.records.evidence import Claim
from footnoted.records.fit import validate, validate_records
from footnoted.records.forms import Form
from footnoted.records.library import FrontMatter, Sidecar, SourceRegister
from footnoted.records.vocabulary import ClaimKind
from footnoted.records.yaml import parse
from tests.newsroom import article

PATH = "briefings/ferry.yml"
ID_HINT = "Write lower-case letters, digits and single hyphens, at most 64 characters"
Told = tuple[Code, int, int, str, str]


def problems(text: str) -> list[Problem]:
    document = parse(text, PATH)
    assert document.problems == ()
    return validate_records(Sidecar, document)[1]


def told(code: Code, place: tuple[int, int], message: str, hint: str, about: str) -> Problem:
    return Problem(code, message, Mark(PATH, *place), hint, about=about)


@pytest.mark.parametrize(
    ("text", "code", "place", "message", "hint"),
    [
        (
            "claims:\n  a:\n    qoute: x\n    says: y",
            codes.UNKNOWN_KEY,
            (3, 5),
            "There is no key `qoute` in “a”.",
            "Did you mean `quote`?",
        ),
        (
            "claims:\n  a:\n    quote: x\n    sayz:",
            codes.UNKNOWN_KEY,
            (4, 5),
            "There is no key `sayz` in “a”.",
            "Did you mean `says`?",
        ),
        (
            "corrections:\n  a: {kind: update, date: 2031, text: x, zebra: 1}",
            codes.UNKNOWN_KEY,
            (2, 42),
            "There is no key `zebra` in “a”.",
            "The keys are `note`, `tags`, `formerly`, `kind`, `date`, `text`, `was`, `now`, "
            "`about`.",
        ),
        (
            "sources:\n  a: {type: book, container_title: x}",
            codes.UNKNOWN_KEY,
            (2, 19),
            "There is no key `container_title` in “a”.",
            "Did you mean `container-title`?",
        ),
        (
            "sources:\n  a:\n    type: book\n    author:\n      - {literal: x, famly: y}",
            codes.UNKNOWN_KEY,
            (5, 22),
            "There is no key `famly` in item 1 of `author` of “a”.",
            "Did you mean `family`?",
        ),
        (
            "sources:\n  a:\n    title: x",
            codes.MISSING,
            (2, 3),
            "`type` is missing in “a”.",
            "Add `type: …`. CSL item type: article-newspaper, report, interview, webpage …",
        ),
        (
            "sources:\n  a:\n    title: x\n    type:",
            codes.MISSING,
            (4, 5),
            "`type` is missing in “a”.",
            "Add `type: …`. CSL item type: article-newspaper, report, interview, webpage …",
        ),
        (
            "claims:\n  a: {quote: x, graded: {by: desk}}",
            codes.MISSING,
            (2, 17),
            "`date` is missing in `graded` of “a”.",
            "Add `date: …`. When.",
        ),
        (
            "claims:\n  a:\n    quote: [x]",
            codes.WRONG_TYPE,
            (3, 12),
            "`quote` in “a” must be text or keys with values; found a list.",
            "The exact words of the rendered article.",
        ),
        (
            "claims:\n  a:\n    quote: x\n    says: {b: c}",
            codes.WRONG_TYPE,
            (4, 11),
            "`says` in “a” must be text; found keys with values.",
            "The claim as one plain sentence; needed if nothing is quoted.",
        ),
        (
            "claims:\n  a:\n    quote: x\n    sources: log",
            codes.WRONG_TYPE,
            (4, 14),
            "`sources` in “a” must be a list; found the text “log”.",
            "Write a list: `[log]`.",
        ),
        (
            "claims:\n  a:\n    quote: x\n    attribution: {party: b}",
            codes.WRONG_TYPE,
            (4, 18),
            "`attribution` in “a” must be text or a list; found keys with values.",
            "A named chain, or its links from the origin of the words to the publication we read.",
        ),
        (
            "claims:\n  a:\n    quote: x\n    attribution:\n      - b",
            codes.WRONG_TYPE,
            (5, 9),
            "item 1 in `attribution` of “a” must be keys with values; found the text “b”.",
            codes.WRONG_TYPE.cure,
        ),
        (
            "claims:\n  a:\n    quote: x\n    tags: [b,\n      ]\n  c: {quote: y, tags: [{d: e}]}",
            codes.WRONG_TYPE,
            (6, 24),
            "item 1 in `tags` of “c” must be text; found keys with values.",
            codes.WRONG_TYPE.cure,
        ),
        (
            "claims:\n  a:\n    quote: x\n    contradicts: {b: c}",
            codes.WRONG_TYPE,
            (4, 18),
            "`contradicts` in “a” must be text or a list; found keys with values.",
            "Claims that cannot be true together with this one.",
        ),
        (
            "claims:\n  a: {quote: x, sources: [[b]]}",
            codes.WRONG_TYPE,
            (2, 27),
            "item 1 in `sources` of “a” must be text or keys with values; found a list.",
            codes.WRONG_TYPE.cure,
        ),
        (
            "claims:\n  a: [x]",
            codes.WRONG_TYPE,
            (2, 6),
            "“a” must be keys with values; found a list.",
            codes.WRONG_TYPE.cure,
        ),
        (
            "chains:\n  a:",
            codes.WRONG_TYPE,
            (2, 5),
            "“a” must be a list; found nothing.",
            codes.WRONG_TYPE.cure,
        ),
        (
            "figures:\n  a: {of: x, value: 1, approximate: yes}",
            codes.WRONG_TYPE,
            (2, 37),
            "`approximate` in “a”: Expected true or false, found 'yes'.",
            "True if the text says about, around, roughly.",
        ),
        (
            "claims:\n  a: {quote: x, date: [2031-06-01, 2031-06-02]}",
            codes.WRONG_TYPE,
            (2, 23),
            "`date` in “a”: Expected a date such as 2025-02-11, 2024-08 or 2024-04~.",
            'If it is one date in brackets, put it into quotation marks: `"[2031-06-01, '
            '2031-06-02]"`.',
        ),
        (
            "claims:\n  a: {quote: x, kind: forcast}",
            codes.BAD_VALUE,
            (2, 23),
            "`kind` in “a” cannot be “forcast”.",
            "Did you mean `forecast`? "
            "Write one of `fact`, `forecast`, `aim`, `demand`, `offer`, `opinion`.",
        ),
        (
            "figures:\n  a: {of: x, value: '1,300'}",
            codes.BAD_VALUE,
            (2, 21),
            "`value` in “a”: Write 1300: digits without thousands separators.",
            "The number, its zeros as typed.",
        ),
        (
            "claims:\n  a: {quote: x, says: ''}",
            codes.BAD_VALUE,
            (2, 23),
            "`says` in “a” is empty.",
            "Write something, or remove the key.",
        ),
        (
            f"sources:\n  a: {{type: book, url: https://lake.example/{'x' * 2000}}}",
            codes.BAD_VALUE,
            (2, 24),
            "`url` in “a” has more than 2000 characters.",
            "Shorten it.",
        ),
        (
            "claims:\n  a: {kind: fact}",
            codes.COMBINATION,
            (2, 3),
            "“a”: A claim needs `quote`, the article's words, or `says`, a sentence.",
            codes.COMBINATION.cure,
        ),
        (
            "claims:\n  a:",
            codes.COMBINATION,
            (2, 3),
            "“a”: A claim needs `quote`, the article's words, or `says`, a sentence.",
            codes.COMBINATION.cure,
        ),
        (
            "chains:\n  a:\n    - {party: b, how: said}\n    - {how: said}",
            codes.COMBINATION,
            (4, 7),
            "item 2 in “a”: A link needs one of `party`, `source`, `described` or "
            "`unknown: true`, and only one.",
            codes.COMBINATION.cure,
        ),
        (
            "claims:\n  a: {quote: x, date: 2031-02-30}",
            codes.IMPOSSIBLE_DATE,
            (2, 23),
            "`date` in “a”: “2031-02-30” is impossible: February 2031 has 28 days.",
            "Check the day. If only the month is known, write 2031-02.",
        ),
        (
            "claims:\n  a: {quote: x, due: 2031-02-30}",
            codes.IMPOSSIBLE_DATE,
            (2, 22),
            "`due` in “a”: “2031-02-30” is impossible: February 2031 has 28 days.",
            "Check the day. If only the month is known, write 2031-02.",
        ),
        (
            "claims:\n  a: {quote: x, due: {from: 2031-02-01, plus: soon}}",
            codes.IMPOSSIBLE_DATE,
            (2, 22),
            "`due` in “a”: “soon” is not a length of time.",
            "Write a number and a unit: 10 days, 2 weeks, 1 month, 3 years.",
        ),
        (
            "dates:\n  a: {title: T, date: {from: 2031-02-01, plus: 10 days}}",
            codes.IMPOSSIBLE_DATE,
            (2, 23),
            "`date` in “a”: `from` and `plus` are allowed only in `due`.",
            "Write the day itself, `date: 2031-02-11`.",
        ),
        (
            "dates:\n  a: {title: T, date: {from: 2031-02-01}}",
            codes.IMPOSSIBLE_DATE,
            (2, 23),
            "`date` in “a”: `from` and `plus` are allowed only in `due`.",
            "Write the day itself, such as `date: 2025-02-11`.",
        ),
        (
            "claims:\n  Bad Id: {quote: x}",
            codes.ID_FORM,
            (2, 3),
            "“Bad Id” is not an id.",
            f"{ID_HINT}: `bad-id`.",
        ),
        (
            "claims:\n  a: {quote: x, attribution: Bad Id}",
            codes.ID_FORM,
            (2, 30),
            "`attribution` in “a” must be an id, and “Bad Id” is not.",
            f"{ID_HINT}: `bad-id`.",
        ),
        (
            f"claims:\n  a: {{quote: x, attribution: {'b' * 65}}}",
            codes.ID_FORM,
            (2, 30),
            "`attribution` in “a” has more than 64 characters.",
            "Shorten it.",
        ),
    ],
)
def test_a_fault_is_told_at_its_place(
    text: str, code: Code, place: tuple[int, int], message: str, hint: str
) -> None:
    about = "c" if "“c”" in message else "Bad Id" if message == "“Bad Id” is not an id." else "a"
    assert problems(text) == [told(code, place, message, hint, about)]


@pytest.mark.parametrize(
    ("text", "code", "place", "message", "hint"),
    [
        (
            "claim: {}",
            codes.UNKNOWN_KEY,
            (1, 1),
            "There is no key `claim`.",
            "Did you mean `claims`?",
        ),
        (
            "claims: {}\nzebra:",
            codes.UNKNOWN_KEY,
            (2, 1),
            "There is no key `zebra`.",
            "The keys are `sources`, `chains`, `claims`, `dates`, `figures`, `images`, "
            "`corrections`, `allow`.",
        ),
        (
            "claims: [a]",
            codes.WRONG_TYPE,
            (1, 9),
            "`claims` must be records by their ids; found a list.",
            codes.WRONG_TYPE.cure,
        ),
        (
            "allow: {code: x}",
            codes.WRONG_TYPE,
            (1, 8),
            "`allow` must be a list; found keys with values.",
            codes.WRONG_TYPE.cure,
        ),
        (
            "allow:\n  - {code: x.y}",
            codes.MISSING,
            (2, 5),
            "`because` is missing in item 1 of `allow`.",
            "Add `because: …`. Why it is accepted.",
        ),
    ],
)
def test_a_fault_outside_of_records_is_about_none(
    text: str, code: Code, place: tuple[int, int], message: str, hint: str
) -> None:
    assert problems(text) == [told(code, place, message, hint, "")]


def test_one_bad_record_loses_only_itself() -> None:
    text = "claims:\n  a: {quote: x, kind: no}\n  b: {quote: y}\n  C: {quote: z}\nallow: [{}, x]\n"
    sidecar, found = validate_records(Sidecar, parse(text, PATH))
    assert list(sidecar.claims) == ["b"]
    assert sidecar.claims["b"].kind is ClaimKind.FACT
    assert [(problem.code.name, problem.mark.line) for problem in found] == [
        ("schema.bad-value", 2),
        ("id.form", 4),
        ("schema.missing", 5),
        ("schema.missing", 5),
        ("schema.wrong-type", 5),
    ]


def test_everything_wrong_with_a_record_is_told_at_once() -> None:
    text = "claims:\n  a: {qoute: x, says: [y], kind: no, graded: {by: desk}, date: soon}"
    assert sorted(problem.code.name for problem in problems(text)) == [
        "date.impossible",
        "schema.bad-value",
        "schema.missing",
        "schema.unknown-key",
        "schema.wrong-type",
    ]


def test_of_a_value_that_may_be_two_things_only_the_one_that_was_meant_is_judged() -> None:
    text = "claims:\n  a: {quote: x, due: {frm: 2031-06-01, plus: 10 days}}"
    assert [problem.message for problem in problems(text)] == [
        "`from` is missing in `due` of “a”.",
        "There is no key `frm` in `due` of “a”.",
    ]
    text = "images:\n  a: {file: x.png, credit: [{nam: b}]}"
    assert [problem.message for problem in problems(text)] == [
        "There is no key `nam` in item 1 of `credit` of “a”."
    ]


def test_validate_reads_one_form_at_a_path() -> None:
    document = parse("claims:\n  a: {quote: x}\n  b: {}\n", PATH)
    claim, found = validate(Claim, document, ("claims", "a"))
    assert claim is not None
    assert (claim.words, found) == ("x", [])
    nothing, found = validate(Claim, document, ("claims", "b"))
    assert nothing is None
    assert [problem.mark for problem in found] == [Mark(PATH, 3, 3)]


def test_the_front_matter_is_named_by_its_keys_alone() -> None:
    front, found = validate(FrontMatter, parse("title: x\ndate: 2031-06\n", PATH))
    assert front is None
    assert found == [
        told(
            codes.BAD_VALUE,
            (2, 7),
            "`date`: “2031-06” is not a day.",
            "Write year, month and day, as in 2025-02-13.",
            "",
        )
    ]


def test_an_empty_document_is_an_empty_form() -> None:
    assert validate_records(SourceRegister, parse("", PATH)) == (SourceRegister(), [])
    assert validate_records(Sidecar, parse("claims:\n", PATH)) == (Sidecar(), [])


def test_long_texts_are_clipped_in_messages() -> None:
    (problem,) = problems("claims:\n  a: {quote: x, kind: " + "y" * 500 + "}")
    assert problem.message == f"`kind` in “a” cannot be “{'y' * 59}…”."


def _refuse(value):
    raise ValueError(f"expected a date, and then {value}")


class Refusing(Form):
    word: Annotated[str, BeforeValidator(_refuse)] = ""
    choice: Literal["it's", "its"] = "its"


def test_what_is_told_does_not_hang_on_the_words_of_a_message():
    _, refused = validate(Refusing, parse("word: [a]", PATH))
    assert [(p.code, p.message) for p in refused] == [
        (codes.BAD_VALUE, "`word`: Expected a date, and then ['a'].")
    ]
    _, refused = validate(Refusing, parse("choice: itss", PATH))
    assert [p.hint for p in refused] == ["Did you mean `it's`? Write one of `it's`, `its`."]


def test_a_record_s_key_among_the_ids_is_reported_as_not_indented(newsroom):
    sidecar = "claims:\n  fire:\n  quote: crane\n  sources: [log]\n"
    site = newsroom({"briefings/a.md": article(), "briefings/a.yml": sidecar})
    told = [(str(p.mark), p.message) for p in site.diagnostics if "indented" in p.message]
    message = "is read as a record's id, because it is indented like one."
    assert told == [
        ("briefings/a.yml:3:10", f"“quote” {message}"),
        ("briefings/a.yml:4:12", f"“sources” {message}"),
    ]
