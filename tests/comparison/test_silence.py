"""What changed since a base without a word to readers."""

from textwrap import dedent

import pytest

from footnoted.comparison.changes import compare_states
from footnoted.comparison.facts import State
from footnoted.comparison.silence import (
    DATE_CHANGED,
    FIGURE_CHANGED,
    GONE,
    REMOVED,
    SENTENCE_CHANGED,
    silent,
)
from tests.newsroom import article, told

FIGURE = "figures:\n  cargo: {of: Cargo, value: 1200, unit: tonne}\n"
DATE = "dates:\n  storm: {date: 2024-04, title: Storm}\n"


def briefing(sidecar, name="a", **front):
    return {f"briefings/{name}.md": article(**front), f"briefings/{name}.yml": sidecar}


def found(sites, before, after):
    return [told(problem) for problem in silent(compare_states(*map(State, sites(before, after))))]


def test_a_changed_number_is_told_in_words_old_and_new(sites):
    after = briefing(FIGURE.replace("1200", "1300"))
    assert found(sites, briefing(FIGURE), after) == [
        (
            "briefings/a.yml:2:22: The figure `cargo` was 1,200 t and is now 1,300 t, without a "
            "correction. [figure.changed-silently]",
            FIGURE_CHANGED.cure.replace("ID", "cargo"),
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
    assert f"and is now {said}" in line


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
            "briefings/a.yml:2:11: The date `storm` was April 2024 and is now about May 2024, "
            "without a correction. [date.changed-silently]",
            DATE_CHANGED.cure.replace("ID", "storm"),
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
            "briefings/a.yml: The figure `cargo`, 1,200 t, was removed without a correction. "
            "[record.removed-silently]",
            REMOVED.cure.replace("ID", "cargo"),
            "",
            "cargo",
        )
    ]
    renamed = FIGURE.replace("cargo: {", "load: {formerly: [cargo], ")
    assert found(sites, briefing(FIGURE), briefing(renamed)) == []


def test_a_briefing_with_another_name_is_followed_by_its_alias(sites):
    after = briefing(FIGURE.replace("1200", "1300"), "b", aliases="[briefings/a/]")
    (tmp, *_), *more = found(sites, briefing(FIGURE), after)
    assert tmp.startswith("briefings/b.yml:2:22: The figure `cargo` was 1,200 t")
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


# -------------------------------------------------------------------------------------------------
# Claims: their words, what they say, how good they are, their addresses.

CLAIM = """
    claims:
      latency:
        quote: latency fell by twelve percent
        says: Latency fell.
        credibility: 2
        graded: {by: desk, date: 2024-05-06}
        sources: [log]
"""
SOURCE = """
    sources:
      log: {type: webpage, title: Log, url: "https://log.example/", reliability: B}
"""
BODY = "Team Beta reported that latency fell by twelve percent. Nothing else happened."


def report(claim=CLAIM, body=BODY, source=SOURCE, name="a", **front):
    return {
        f"briefings/{name}.md": article(body, **front),
        f"briefings/{name}.yml": dedent(source) + dedent(claim),
    }


def lines(sites, before, after):
    return [line for line, *_ in found(sites, before, after)]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("says: Latency fell.", "says: Latency rose.", "`says` of the claim `latency` was"),
        ("credibility: 2", "credibility: 5", "was “2 (probably true)” and is now “5 (improbable)”"),
        ("sources:", "stance: denied\n        sources:", "was “stated” and is now “denied”"),
        ("sources:", "kind: opinion\n        sources:", "was “fact” and is now “opinion”"),
        ("sources:", "condition: if idle\n        sources:", "was not given and is now “if idle”"),
    ],
)
def test_a_claim_that_says_something_else_is_reported_like_a_figure(sites, old, new, said):
    [line] = lines(sites, report(), report(CLAIM.replace(old, new)))
    assert said in line
    assert line.endswith("”, without a correction. [claim.changed-silently]")


def test_a_speaker_who_says_the_opposite_in_text_and_sidecar_is_reported(sites):
    after = report(CLAIM.replace("latency fell", "latency rose"), BODY.replace("fell", "rose"))
    [line] = lines(sites, report(), after)
    assert "`quote` of the claim `latency` was “latency fell by" in line


def test_a_grade_that_is_given_anew_says_so_itself(sites):
    claim = CLAIM.replace("credibility: 2", "credibility: 5").replace("05-06", "05-09")
    assert lines(sites, report(), report(claim)) == []


def test_a_claim_that_is_gone_is_reported_and_one_with_another_id_gets_its_cure(sites):
    [gone] = lines(sites, report(), report(""))
    assert "The claim `latency`, “Latency fell.”, was removed without a correction." in gone
    renamed = report(CLAIM.replace("latency:", "delay:"))
    [(line, cure, *_)] = found(sites, report(), renamed)
    assert "The claim `latency` is now `delay`; its old address no longer works." in line
    assert cure == "Add `formerly: [latency]` to it."
    kept = report(CLAIM.replace("latency:", "delay:\n        formerly: [latency]"))
    assert lines(sites, report(), kept) == []


def test_a_claim_that_went_to_another_briefing_has_lost_its_address(sites):
    before = report() | report("", source="", name="b")
    after = report("", source=SOURCE) | report(CLAIM, source="", name="b")
    [line] = lines(sites, before, after)
    assert "The claim `latency` of `a` is now in `b`; its old address no longer works." in line


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("Team Beta", "Team Alpha", "name"),
        ("reported", "denied", "negation, modal"),
        ("reported", "claimed", "modal, words"),
        ("Team Beta reported that", "Team Beta reported to us that", "words"),
        ("Team Beta reported", "In 3 tests Team Beta reported", "number, words"),
        ("percent.", "percent, perhaps.", "modal"),
        ("percent.", "percent in 2023.", "date, words"),
    ],
)
def test_another_sentence_around_the_same_words_is_reported(sites, old, new, kinds):
    body = BODY.replace(old, new)
    [(line, cure, _, about)] = found(sites, report(), report(body=body))
    was, now = (text.partition(". ")[0] + "." for text in (BODY, body))
    assert line.endswith(
        "The words of the claim `latency` are the same, but the sentence around them changed "
        f"({kinds}): “{was}” is now “{now}”. [anchor.sentence-changed]"
    )
    assert (cure, about) == (SENTENCE_CHANGED.cure.replace("ID", "latency"), "latency")


@pytest.mark.parametrize(
    "body",
    [
        BODY.replace("Nothing else", "Much more"),
        f"Before it all began. {BODY}",
        BODY.replace("Team Beta reported that", "Team Beta reported, that"),
        BODY.replace("Team Beta reported", "*Team Beta* reported"),
    ],
)
def test_other_sentences_commas_and_markup_are_no_other_sentence(sites, body):
    assert lines(sites, report(), report(body=body)) == []


def test_a_correction_about_the_claim_ends_that_too(sites):
    after = report(dedent(CLAIM) + CORRECTION.format(about=""), BODY.replace("Beta", "Alpha"))
    assert lines(sites, report(), after) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("reliability: B", "reliability: D", "`reliability` of the source `log` was “B (usually"),
        ("log.example", "log2.example", "`url` of the source `log` was “https://log.example/”"),
        ("reliability: B", "reliability: B, status: retracted", "“live” and is now “retracted”"),
    ],
)
def test_a_source_that_changed_is_named_with_what_rests_on_it(sites, old, new, said):
    [line] = lines(sites, report(), report(source=SOURCE.replace(old, new)))
    assert said in line
    assert line.endswith("1 thing rests on it: `a#latency`. [source.changed]")


def test_a_briefing_with_another_name_and_no_alias_gets_its_cure(sites):
    [(line, cure, *_)] = found(sites, report(), report(name="b"))
    assert line == (
        "briefings/b.md: The briefing `a` is now `b`; its old address no longer works. "
        "[briefing.gone]"
    )
    assert cure == "Add the old address under `aliases` in its front matter."


PARTIES = "parties:\n  beta: {name: Team Beta, type: organization}\n"
PARTIES += "  alpha: {name: Team Alpha, type: organization}\n"
CHAIN = CLAIM.replace("sources: [log]", "attribution: [{party: beta}, {source: log, read: true}]")
NAMED = CLAIM.replace("sources: [log]", "attribution: way") + (
    "    chains: {way: [{party: beta}, {source: log, read: true}]}\n"
)


@pytest.mark.parametrize("claim", [CHAIN, NAMED])
def test_a_claim_that_comes_from_somebody_else_is_reported(sites, claim):
    parties = {"briefings/_shared/parties.yml": PARTIES}
    after = report(claim.replace("party: beta", "party: alpha"))
    [line] = lines(sites, report(claim) | parties, after | parties)
    assert line.endswith(
        "The attribution of the claim `latency` was “Team Beta → Log (read by us)” and is now "
        "“Team Alpha → Log (read by us)”, without a correction. [claim.changed-silently]"
    )


def test_a_claim_that_came_a_longer_way_owes_no_word(sites):
    parties = {"briefings/_shared/parties.yml": PARTIES}
    after = report(CHAIN.replace("{party: beta},", "{party: beta}, {party: alpha},"))
    assert lines(sites, report(CHAIN) | parties, after | parties) == []
