"""Levels of a site, and what a sidecar allows."""

from footnoted.checks import settle
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
    line = "briefings/a.yml:4:12: `figure.units-nearer` is allowed but does not occur. "
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
