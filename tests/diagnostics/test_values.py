"""Marks, codes and diagnostics as values: how they print, compare and are ordered."""

from dataclasses import FrozenInstanceError, replace

import pytest

from footnoted.diagnostics.problem import Code, Level, Mark, Problem

LOST = Code("anchor.lost", Level.ERROR, "Words are gone.", "Quote others.")
HERE = Mark("briefings/ferry.yml", 4, 9)


def problem(**changes: object) -> Problem:
    return replace(Problem(LOST, "“idle” is gone.", HERE), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mark", "printed"),
    [
        (Mark("a.yml"), "a.yml"),
        (Mark("a.yml", 3), "a.yml:3"),
        (Mark("a.yml", 3, 7), "a.yml:3:7"),
        (Mark("a.yml", 0, 7), "a.yml"),
    ],
)
def test_a_mark_prints_as_far_as_it_is_known(mark: Mark, printed: str) -> None:
    assert str(mark) == printed


def test_marks_are_ordered_by_path_then_line_then_column() -> None:
    marks = [Mark("b"), Mark("a", 10), Mark("a", 9, 2), Mark("a", 9, 1), Mark("a")]
    assert sorted(marks) == [
        Mark("a"),
        Mark("a", 9, 1),
        Mark("a", 9, 2),
        Mark("a", 10),
        Mark("b"),
    ]


def test_a_diagnostic_prints_on_one_line() -> None:
    assert str(problem()) == "briefings/ferry.yml:4:9: error: “idle” is gone. [anchor.lost]"


def test_the_other_place_and_the_hint_stand_below() -> None:
    full = problem(hint="Quote others.", related=Mark("briefings/ferry.md", 12))
    assert str(full) == (
        "briefings/ferry.yml:4:9: error: “idle” is gone. [anchor.lost]\n"
        "    see also briefings/ferry.md:12\n"
        "    hint: Quote others."
    )


def test_another_level_changes_nothing_else() -> None:
    changed = problem().at(Level.INFO)
    assert (changed.level, changed.code.level) == (Level.INFO, Level.ERROR)
    assert changed.at(Level.ERROR) == problem(relevelled=Level.ERROR)
    assert str(changed) == "briefings/ferry.yml:4:9: info: “idle” is gone. [anchor.lost]"


def test_problems_are_ordered_by_place_then_code_then_words() -> None:
    other = Code("anchor.ambiguous", Level.ERROR, "Twice.", "Say more.")
    later = problem(mark=Mark("briefings/ferry.yml", 5))
    worded = problem(message="“quay” is gone.")
    coded = problem(code=other)
    found = sorted([later, worded, problem(), coded], key=lambda one: one.sort_key)
    assert found == [coded, problem(), worded, later]


def test_problems_that_differ_in_words_alone_are_two() -> None:
    assert problem() != problem(message="Something else.")
    assert problem() == problem()
    assert len({problem(), problem(), problem(hint="x")}) == 2


def test_values_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        problem().message = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "guards"),
    [
        ("path.symlink", True),
        ("html.active", True),
        ("url.scheme", True),
        ("yaml.anchor", True),
        ("picture.unsafe", True),
        ("picture.unsafe-looking", True),
        ("picture.no-alt", False),
        ("pathology.odd", False),
        ("source.yaml", False),
    ],
)
def test_families_that_guard_safety(name: str, guards: bool) -> None:
    assert Code(name, Level.ERROR, "It is.", "Mend it.").guards_safety is guards


def test_a_code_prints_as_its_name() -> None:
    assert f"[{LOST}]" == "[anchor.lost]"


def test_levels_stand_gravest_first() -> None:
    assert list(Level) == ["error", "warning", "info", "off"]
