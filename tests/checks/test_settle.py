"""Levels of a site, and what a sidecar allows."""

from textwrap import dedent

import pytest

from footnoted.checks import allow as settle
from tests.newsroom import article, told

FIGURE = "figures:\n  f: {of: Way, value: 2.5, unit: km, also: [{value: 1.5, unit: mi}]}\n"


def build(newsroom, sidecar, **project):
    return newsroom(
        {"briefings/a.md": article(), "briefings/a.yml": sidecar}, **project
    ).diagnostics


def allow(code, about="", because="as printed"):
    extra = f", about: {about}" if about else ""
    return FIGURE + f"allow:\n  - {{code: {code}{extra}, because: {because}}}\n"


def test_a_problem_that_is_allowed_with_a_reason_is_not_told(newsroom):
    assert build(newsroom, allow("figure.units-nearer")) == ()
    assert build(newsroom, allow("figure.units-nearer", "f")) == ()


def test_two_allowances_of_one_problem_are_both_used(newsroom):
    sidecar = allow("figure.units-nearer") + (
        "  - {code: figure.units-nearer, about: f, because: as printed}\n"
    )
    assert build(newsroom, sidecar) == ()


def test_an_allowance_for_another_record_does_not_help_and_is_told_as_unused(newsroom):
    problems = build(newsroom, allow("figure.units-nearer", "g"))
    assert [problem.code.name for problem in problems] == ["figure.units-nearer", "allow.unused"]
    line = "briefings/a.yml:4:12: `figure.units-nearer` is allowed here but does not occur. "
    assert told(problems[1]) == (line + "[allow.unused]", settle.UNUSED.cure, "", "g")


def test_an_allowance_of_an_unknown_problem_is_told_with_the_nearest(newsroom):
    problems = build(newsroom, allow("figure.unit-nearer"))
    line = "briefings/a.yml:4:12: There is no problem `figure.unit-nearer`. [allow.unknown-code]"
    assert told(problems[1]) == (line, "Did you mean `figure.units-nearer`?", "", "")


def test_a_problem_that_guards_safety_cannot_be_allowed(newsroom):
    problems = build(newsroom, allow("path.symlink"))
    line = "briefings/a.yml:4:12: `path.symlink` guards safety and cannot be allowed. "
    assert told(problems[1]) == (line + "[allow.forbidden]", settle.FORBIDDEN.cure, "", "")


def test_an_allowance_without_a_reason_is_told_and_allows_nothing(newsroom):
    sidecar = FIGURE + "allow:\n  - {code: figure.units-nearer}\n"
    nearer, allowed = build(newsroom, sidecar)
    assert nearer.code.name == "figure.units-nearer"
    line = "briefings/a.yml:4:5: `because` is missing in item 1 of `allow`. [schema.missing]"
    assert told(allowed) == (line, "Add `because: …`. Why it is accepted.", "", "")
    empty = FIGURE + 'allow:\n  - {code: figure.units-nearer, because: ""}\n'
    assert [p.code.name for p in build(newsroom, empty)] == [nearer.code.name, "schema.bad-value"]


def test_an_allowance_holds_for_its_own_briefing_only(newsroom):
    site = newsroom(
        {
            "briefings/a.md": article(),
            "briefings/a.yml": allow("figure.units-nearer"),
            "briefings/b.md": article(),
            "briefings/b.yml": FIGURE,
        }
    )
    assert [(p.mark.path, p.code.name) for p in site.diagnostics] == [
        ("briefings/b.yml", "figure.units-nearer")
    ]


FAULTY = """
    sources:
      one: {type: webpage, url: one.example}
      two: {type: post, cited-in: three}
      four: {type: post, cited-in: fife}
    """


@pytest.mark.parametrize(
    ("allowed", "left"),
    [
        ("", ["two", "four"]),
        ("{code: source.unknown, because: To be read.}", []),
        ("{code: source.unknown, about: two, because: To be read.}", ["four"]),
    ],
)
def test_a_register_allows_problems_of_its_own_records(newsroom, allowed, left):
    files = {"briefings/_shared/sources.yml": FAULTY + f"allow: [{allowed}]"}
    problems = newsroom({path: dedent(text) for path, text in files.items()}).diagnostics
    assert [p.about for p in problems if p.code.name == "source.unknown"] == left
    assert [p.about for p in problems if p.code.guards_safety] == ["one"]


ALLOWING = """
    parties: {union: {name: Harbour Union, type: organization}}
    allow:
      - {code: source.unknown, about: union, because: Known otherwise.}
      - {code: source.unknwon, because: Known otherwise.}
      - {code: url.unsafe, because: Known otherwise.}
    """


def test_what_a_register_need_not_or_may_not_allow_is_told_as_in_a_sidecar(newsroom):
    site = newsroom({"briefings/a.md": article(), "briefings/_shared/parties.yml": ALLOWING})
    path = "briefings/_shared/parties.yml"
    unused = f"{path}:3:12: `source.unknown` is allowed here but does not occur. [allow.unused]"
    unknown = f"{path}:4:12: There is no problem `source.unknwon`. [allow.unknown-code]"
    forbidden = f"{path}:5:12: `url.unsafe` guards safety and cannot be allowed. [allow.forbidden]"
    assert [told(problem) for problem in site.diagnostics] == [
        (unused, settle.UNUSED.cure, "", "union"),
        (unknown, "Did you mean `source.unknown`?", "", ""),
        (forbidden, settle.FORBIDDEN.cure, "", ""),
    ]


def test_a_register_does_not_allow_problems_of_a_briefing_nor_the_other_way_round(newsroom):
    shared = "sources:\n  two: {type: post, cited-in: three}\nallow:\n"
    allowed = "  - {code: figure.units-nearer, because: as printed}\n"
    site = newsroom(
        {
            "briefings/_shared/sources.yml": shared + allowed,
            "briefings/a.md": article(),
            "briefings/a.yml": allow("source.unknown"),
        }
    )
    assert [(p.mark.path.rpartition("/")[2], p.code.name) for p in site.diagnostics] == [
        ("sources.yml", "source.unknown"),
        ("sources.yml", "allow.unused"),
        ("a.yml", "figure.units-nearer"),
        ("a.yml", "allow.unused"),
    ]


def test_a_site_may_change_a_level_or_switch_a_problem_off(newsroom):
    [raised] = build(newsroom, FIGURE, levels={"figure.units-nearer": "error"})
    assert str(raised).startswith("briefings/a.yml:2:53: error: ")
    assert build(newsroom, FIGURE, levels={"figure.units-nearer": "off"}) == ()


def test_a_level_for_what_guards_safety_changes_nothing(newsroom):
    broken = "claims: {a: {says: x}\n"
    [plain] = build(newsroom, broken)
    assert plain.code.guards_safety
    assert build(newsroom, broken, levels={plain.code.name: "off"}) == (plain,)


def test_problems_are_told_once_and_in_the_order_of_their_places(newsroom):
    twice = FIGURE + "  e: {of: Way, value: 2.5, unit: km, also: [{value: 1.5, unit: mi}]}\n"
    marks = [problem.mark for problem in build(newsroom, twice)]
    assert marks == sorted(set(marks))
