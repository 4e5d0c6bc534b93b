"""What changed since a base without a word to readers."""

import pytest

from footnoted.build import build
from footnoted.outputs.changes import DATE_CHANGED, FIGURE_CHANGED, GONE, REMOVED, changes, silent
from footnoted.project import Project
from tests.newsroom import article, told, write

FIGURE = "figures:\n  cargo: {of: Cargo, value: 1200, unit: tonne}\n"
DATE = "dates:\n  storm: {date: 2024-04, title: Storm}\n"


@pytest.fixture
def sites(tmp_path):
    """Return a function that builds the base and what became of it."""

    def made(before, after):
        base = build(Project(root=write(tmp_path / "base", before)))
        return base, build(Project(root=write(tmp_path / "now", after)))

    return made


def briefing(sidecar, name="a", **front):
    return {f"briefings/{name}.md": article(**front), f"briefings/{name}.yml": sidecar}


def found(sites, before, after):
    return [told(problem) for problem in silent(*sites(before, after))]


def test_a_changed_number_is_told_in_words_old_and_new(sites):
    after = briefing(FIGURE.replace("1200", "1300"))
    assert found(sites, briefing(FIGURE), after) == [
        (
            "briefings/a.yml:2:3: The figure `cargo` was 1,200 t and is 1,300 t now, without a "
            "correction. [figure.changed-silently]",
            FIGURE_CHANGED.cure,
            "",
            "cargo",
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("value: 1200, unit: tonne", "value: 1200, unit: kilogram", "1,200 kg"),
        ("value: 1200, unit: tonne", "low: 1200, high: 1300, unit: tonne", "1,200–1,300 t"),
        (
            "value: 1200, unit: tonne",
            "value: 1200, unit: tonne, approximate: true",
            "about 1,200 t",
        ),
        (
            "value: 1200, unit: tonne",
            "value: 1200, unit: tonne, bound: at-least",
            "at least 1,200 t",
        ),
        ("value: 1200, unit: tonne", "value: 1200, count-of: ships", "1,200 ships"),
    ],
)
def test_everything_that_changes_what_a_figure_says_counts(sites, old, new, said):
    [(line, *_)] = found(sites, briefing(FIGURE), briefing(FIGURE.replace(old, new)))
    assert f"and is {said} now" in line


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value: 1200", "value: 1200.0"),
        ("unit: tonne", "unit: t"),
        ("of: Cargo", "of: Cargo on the quay"),
        ("unit: tonne", "unit: tonne, key: true"),
    ],
)
def test_another_way_to_say_the_same_is_no_change(sites, old, new):
    assert found(sites, briefing(FIGURE), briefing(FIGURE.replace(old, new))) == []


def test_a_changed_date_is_told(sites):
    after = briefing(DATE.replace("2024-04", "2024-05~"))
    assert found(sites, briefing(DATE), after) == [
        (
            "briefings/a.yml:2:3: The date `storm` was April 2024 and is about May 2024 now, "
            "without a correction. [date.changed-silently]",
            DATE_CHANGED.cure,
            "",
            "storm",
        )
    ]


CORRECTION = "corrections:\n  c: {{kind: correction, date: 2024-05-08, text: Wrong.{about}}}\n"


@pytest.mark.parametrize(
    ("about", "silent_still"),
    [(", about: [cargo]", False), ("", False), (", about: [storm]", True)],
)
def test_a_new_correction_about_it_or_about_all_breaks_the_silence(sites, about, silent_still):
    after = FIGURE.replace("1200", "1300") + DATE + CORRECTION.format(about=about)
    assert bool(found(sites, briefing(FIGURE + DATE), briefing(after))) is silent_still


def test_a_correction_that_the_base_had_says_nothing_of_a_later_change(sites):
    said = CORRECTION.format(about=", about: [cargo]")
    after = briefing(FIGURE.replace("1200", "1300") + said)
    [(line, *_)] = found(sites, briefing(FIGURE + said), after)
    assert "[figure.changed-silently]" in line


def test_what_is_gone_is_told_unless_it_only_has_another_id(sites):
    assert found(sites, briefing(FIGURE), briefing("")) == [
        (
            "briefings/a.yml: The figure `cargo`, 1,200 t, is gone without a correction. "
            "[record.removed-silently]",
            REMOVED.cure,
            "",
            "cargo",
        )
    ]
    renamed = FIGURE.replace("cargo: {", "load: {formerly: [cargo], ")
    assert found(sites, briefing(FIGURE), briefing(renamed)) == []


def test_a_briefing_with_another_name_is_followed_by_its_alias(sites):
    after = briefing(FIGURE.replace("1200", "1300"), "b", aliases="[briefings/a/]")
    (tmp, *_), *more = found(sites, briefing(FIGURE), after)
    assert tmp.startswith("briefings/b.yml:2:3: The figure `cargo` was 1,200 t")
    assert more == []


def test_a_briefing_that_is_gone_or_a_draft_again_is_told_once(sites):
    before = briefing(FIGURE) | briefing(DATE, "b") | briefing("", "c")
    after = briefing(FIGURE, draft="true") | briefing("", "c")
    assert found(sites, before, after) == [
        (
            "briefings/a.md: The briefing `a` was published and is a draft now. [briefing.gone]",
            GONE.cure,
            "",
            "",
        ),
        (
            "briefings/b.md: The briefing `b` was published and is gone. [briefing.gone]",
            GONE.cure,
            "",
            "",
        ),
    ]


def test_drafts_and_retracted_briefings_may_change(sites):
    changed = FIGURE.replace("1200", "1300")
    assert found(sites, briefing(FIGURE, draft="true"), briefing(changed)) == []


def test_a_retracted_briefing_needs_no_further_word(sites):
    after = briefing("", retracted="{date: 2024-05-08, because: Wrong.}")
    assert found(sites, briefing(FIGURE), after) == []


def test_changes_come_with_their_words_whoever_wants_to_show_them(sites):
    base, now = sites(briefing(FIGURE + DATE), briefing(FIGURE.replace("1200", "1300")))
    told_of = [(c.pair.old.ref, c.field.value, c.old, c.new) for c in changes(base, now)]
    assert told_of == [
        ("a#storm", "day", "April 2024", ""),
        ("a#cargo", "number", "1,200 t", "1,300 t"),
    ]
