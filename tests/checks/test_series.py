"""Figures of one measure that say the same differently, and the reasons given for it."""

from footnoted.checks.figures import DISAGREES, UNDATED, check_series
from footnoted.checks.references import DRAFT_CITED, UNKNOWN_RECORD
from tests.newsroom import article, told

OLD = """
    figures:
      old: {of: Cargo, value: 1200, unit: t, approximate: true, as-of: 2024-05-03, series: cargo}
    """


def found(newsroom, *sidecars, date="2024-05-06"):
    files = {"briefings/a.md": article(), "briefings/a.yml": OLD}
    for name, text in zip("bc", sidecars, strict=False):
        files |= {f"briefings/{name}.md": article(date=date), f"briefings/{name}.yml": text}
    return [told(problem) for problem in check_series(newsroom(files))]


def test_two_briefings_that_disagree_are_told_once_with_both_places(newsroom):
    new = """
        figures:
          new: {of: Cargo, share-of: {figure: base, value: 0.5}, as-of: 2024-05, series: cargo}
          base: {of: B, value: 1800, unit: tonne}
        """
    assert found(newsroom, new, date="2024-05-07") == [
        (
            "briefings/b.yml:2:30: `new` says 900 t as of 2024-05; `a#old`, of the same series, "
            "says about 1,200 t as of 2024-05-03. [figure.disagrees]",
            DISAGREES.cure,
            "briefings/a.yml:2:27",
            "new",
        )
    ]


def test_a_figure_without_a_time_is_told_of(newsroom):
    new = "figures: {new: {of: Cargo, value: 900, unit: tonne, series: cargo}}\n"
    assert found(newsroom, new) == [
        (
            "briefings/b.yml:1:61: `new` is in the series `cargo`, but has no `as-of`. "
            "[figure.series-undated]",
            UNDATED.cure,
            "",
            "new",
        )
    ]


DIFFERS = "figures: {new: {of: Cargo, value: 9, differs-from: [{figure: %s, because: So.}]}}\n"


def test_a_reason_names_a_figure_that_is_there_and_another(newsroom):
    place = "briefings/b.yml:1:62: There is no"
    for ref, what, hint in [
        ("a#olt", "figure `a#olt`", "Did you mean `a#old`?"),
        ("new", "other figure `new`", UNKNOWN_RECORD.cure),
        ("a#old", "", ""),
    ]:
        line = (f"{place} {what}. [record.unknown]", hint, "", "new")
        assert found(newsroom, DIFFERS % ref) == ([line] if what else [])


def test_a_reason_does_not_lead_readers_into_a_draft(newsroom):
    files = {
        "briefings/b.md": article(),
        "briefings/b.yml": DIFFERS % "c#new",
        "briefings/c.md": article(draft="true"),
        "briefings/c.yml": "figures: {new: {of: Cargo, value: 8}}\n",
    }
    assert [told(problem) for problem in check_series(newsroom(files))] == [
        (
            "briefings/b.yml:1:62: `c#new` is in a draft. [briefing.draft-cited]",
            DRAFT_CITED.cure,
            "",
            "new",
        )
    ]
