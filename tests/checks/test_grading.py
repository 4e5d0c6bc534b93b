"""Grades that say more than their record has, and excerpts longer than a quotation."""

import pytest

from footnoted.checks.attribution import (
    ALONE,
    LONG_EXCERPT,
    LONGEST_EXCERPT,
    UNSIGNED,
)
from footnoted.project import OptionNames, read_options
from footnoted.records.codes import NOT_ALLOWED
from tests.newsroom import REGISTERS, article, told

ON = {"grade.confirmed-alone": "warning", "grade.unsigned": "warning"}
SIGNED = "graded: {by: desk, date: 2024-05-06}"


def problems(newsroom, sidecar, **project):
    files = REGISTERS | {"briefings/a.md": article(), "briefings/a.yml": sidecar}
    return [told(each) for each in newsroom(files, levels=ON, **project).diagnostics]


@pytest.mark.parametrize(
    "grade", ["credibility: 2", "credibility: {said: 2}", "likelihood: likely", "confidence: low"]
)
@pytest.mark.parametrize(
    ("section", "kind", "record"),
    [
        ("claims", "claim", "says: Idle."),
        ("dates", "date", "date: 2024, title: Storm"),
        ("figures", "figure", "of: Cargo, value: 7"),
    ],
)
def test_a_grade_that_nobody_signed_is_told_at_the_grade(newsroom, section, kind, record, grade):
    sidecar = f"{section}:\n  x:\n    {grade}\n    sources: [courier]\n"
    for part in record.split(", "):
        sidecar += f"    {part}\n"
    message = f"The {kind} `x` does not say who graded it and when."
    assert problems(newsroom, sidecar) == [
        (f"briefings/a.yml:3:5: {message} [grade.unsigned]", UNSIGNED.cure, "", "x")
    ]


@pytest.mark.parametrize(
    "evidence",
    [
        "sources: [courier]",
        "attribution: [{party: master, read: true}]",
        "attribution: [{party: master}, {source: agency}, {source: courier, read: true}]",
        "attribution: [{source: agency}, {source: courier, read: true}]\n    sources: [agency]",
        "sources: [{id: courier, locator: p. 1}, {id: courier, locator: p. 2}]",
        "sources: [courier, agency]",
        "attribution: [{source: courier, read: true}]\n    sources: [agency]",
    ],
)
@pytest.mark.parametrize("grade", ["1", "{said: 1, so: 6}", "{so: 1}"])
def test_a_grade_that_needs_other_sources_is_told_beside_one(newsroom, evidence, grade):
    record = f"    says: Idle.\n    credibility: {grade}\n    {SIGNED}\n    {evidence}\n"
    message = "The claim `x` is graded as confirmed, but has only one source."
    place = f"briefings/a.yml:4:{len('    credibility: ') + 1}"
    problem = f"{place}: {message} [grade.confirmed-alone]", ALONE.cure, "", "x"
    assert problem in problems(newsroom, f"claims:\n  x:\n{record}")


@pytest.mark.parametrize(
    "sidecar",
    [
        f"claims:\n  x: {{says: Idle., credibility: 1, sources: [courier, log], {SIGNED}}}\n",
        "claims:\n"
        f"  x: {{says: Idle., credibility: 1, sources: [courier], {SIGNED}}}\n"
        "  y: {says: No cargo moved., supports: x, sources: [log]}\n",
        f"claims:\n  x: {{says: Idle., credibility: 2, sources: [courier], {SIGNED}}}\n",
    ],
)
def test_two_sources_bear_a_one_out_their_own_or_those_of_what_supports_it(newsroom, sidecar):
    other = "sources:\n  log: {type: report, title: Log}\n"
    assert "grade.confirmed-alone" not in str(problems(newsroom, other + sidecar))


RULED = {
    "briefings/a.md": article("Idle."),
    "briefings/_shared/sources.yml": """
        sources:
          paper: {type: report, title: A, url: "https://www.archive.courier.example/x"}
          other: {type: report, title: B, url: "https://harbor.example/x"}
          bare: {type: report, title: C}
        """,
}


@pytest.mark.parametrize(
    ("rules", "source", "excerpt", "message"),
    [
        ({"courier.example": 0}, "paper", "Idle", "`paper` has 1 word; the site allows none of "
         "`courier.example`."),
        ({"courier.example": 2}, "paper", "It stood idle", "`paper` has 3 words; the site allows 2 "
         "at most of `courier.example`."),
        ({"paper": 1}, "paper", "It stood", "`paper` has 2 words; the site allows 1 at most of "
         "`paper`."),
        ({"bare": 0}, "bare", "Idle", "`bare` has 1 word; the site allows none of `bare`."),
        ({"courier.example": 9, "archive.courier.example": 0}, "paper", "Idle", "`paper` has 1 "
         "word; the site allows none of `archive.courier.example`."),
        ({"other": 3}, "other", "起重机停了", "`other` has 5 words; the site allows 3 at most of "
         "`other`."),
        ({"courier.example": 0, "paper": 9}, "paper", "It stood idle", ""),
        ({"courier.example": 3}, "paper", "The crane's idle", ""),
        ({"courier.example": 0}, "other", "It stood idle", ""),
        ({"rier.example": 0}, "paper", "It stood idle", ""),
        ({"courier.example": 0}, "bare", "It stood idle", ""),
    ],
)  # fmt: skip
def test_an_excerpt_that_the_sites_rule_forbids_is_told(newsroom, rules, source, excerpt, message):
    way = f"attribution: [{{source: {source}, read: true, excerpt: {excerpt}}}]"
    use = f"sources: [{{id: {source}, read: true, excerpt: {excerpt}}}]"
    record = way if source == "bare" else use
    files = RULED | {"briefings/a.yml": f"claims:\n  x:\n    quote: Idle.\n    {record}\n"}
    found = newsroom(files, excerpts=rules).diagnostics
    assert [p.message for p in found] == ([f"This excerpt of {message}"] if message else [])
    for problem in found:
        assert str(problem.mark).startswith("briefings/a.yml:4:")
        assert (problem.level, problem.code, problem.about) == ("error", NOT_ALLOWED, "x")
        assert problem.hint.startswith("Remove" if "none" in message else "Shorten")
        followed = files["briefings/a.yml"].replace(f", excerpt: {excerpt}", "")
        assert newsroom(files | {"briefings/a.yml": followed}, excerpts=rules).diagnostics == ()


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"https://courier.example/": 0}, "`https://courier.example/`: expected a host such as"),
        ({"Courier": 0}, "`Courier`: expected a host such as courier.example, or a source's id"),
        ({"courier.example": -1}, "`courier.example`: expected a number of words, 0 for none"),
        ({"courier.example": True}, "`courier.example`: expected a number of words, 0 for none"),
        (["courier.example"], "expected a mapping such as courier.example: 25"),
    ],
)
def test_a_rule_that_cannot_be_meant_is_refused(asked, message):
    options, wrong = read_options({"excerpts": asked}, OptionNames((), (), lambda given: {}))
    assert options is None
    assert wrong["excerpts"].startswith(message)


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("sources: [{id: courier, excerpt: ", "}]", "4:38"),
        ("attribution: [{source: courier, read: true, excerpt: ", "}]", "4:58"),
        ("outcome: {result: happened, sources: [{id: courier, excerpt: ", "}]}", "4:"),
    ],
)
def test_an_excerpt_longer_than_a_quotation_is_told(newsroom, before, after, place):
    def found(length):
        record = f"claims:\n  x:\n    says: Idle.\n    {before}{'a' * length}{after}\n"
        return problems(newsroom, record)

    assert "excerpt" not in str(found(LONGEST_EXCERPT))
    [(message, cure, _, about)] = [
        each for each in found(LONGEST_EXCERPT + 1) if "[excerpt.long]" in each[0]
    ]
    assert message.startswith(f"briefings/a.yml:{place}")
    assert "This excerpt has 401 characters; 400 should be enough" in message
    assert (cure, about) == (LONG_EXCERPT.cure, "x")
