"""Grades that say more than their record has, and excerpts longer than a quotation."""

import pytest

from footnoted.checks.attribution import ALONE, LONG_EXCERPT, LONGEST_EXCERPT, UNSIGNED
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
        f"claims:\n  x: {{says: Idle., credibility: 1, sources: [courier, agency], {SIGNED}}}\n",
        "claims:\n"
        f"  x: {{says: Idle., credibility: 1, sources: [courier], {SIGNED}}}\n"
        "  y: {says: No cargo moved., supports: x, sources: [agency]}\n",
        f"claims:\n  x: {{says: Idle., credibility: 2, sources: [courier], {SIGNED}}}\n",
    ],
)
def test_two_sources_bear_a_one_out_their_own_or_those_of_what_supports_it(newsroom, sidecar):
    assert "grade.confirmed-alone" not in str(problems(newsroom, sidecar))


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
