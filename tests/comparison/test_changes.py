"""What is different between two states, as values."""

from textwrap import dedent

import pytest

from footnoted.comparison.changes import compare_states
from footnoted.comparison.facts import State
from tests.newsroom import article

SOURCES = """
    sources:
      log: {type: webpage, title: Log, url: "https://log.example/", reliability: B}
      paper: {type: article-newspaper, title: Crane out, container-title: The Courier}
"""
RECORDS = """
    chains:
      told:
        - {party: master, how: told}
        - {source: paper, how: reported, read: true}
    claims:
      idle: {quote: The crane stood idle, attribution: told}
      cause: {says: A storm did it., sources: [log], supports: [idle]}
    figures:
      cargo: {of: Cargo, value: 1200, unit: tonne, sources: [log]}
    images:
      quay: {file: quay.png, alt: Two cranes., credit: Ada Rower, license: CC-BY-4.0}
"""
PARTIES = "parties: {master: {name: The harbor master, type: person}}\n"


def desk(records=RECORDS, sources=SOURCES, register="", body="The crane stood idle.", **front):
    """Return the files of a briefing, its registers beside it."""
    return {
        "briefings/a.md": article(body, **front),
        "briefings/a.yml": dedent(sources) + dedent(records),
        "briefings/_shared/parties.yml": PARTIES,
        "briefings/_shared/sources.yml": dedent(register),
        "briefings/quay.png": b"not looked at",
    }


@pytest.fixture
def changed(sites):
    """Return a function that gives each change as a tuple of its words."""

    def found(before, after, ids=(lambda _: "", lambda _: "")):
        base, now = sites(before, after)
        compared = compare_states(State(base, ids[0]), State(now, ids[1]))
        return [
            (c.noun, c.ref, c.aspect.value, c.label, c.old, c.new, c.told.value)
            for c in compared.changes
        ]

    return found


def test_two_states_that_are_the_same_have_no_change(changed):
    assert changed(desk(), desk()) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("value: 1200", "value: 1300", ("figure", "a#cargo", "number", "", "1,200 t", "1,300 t")),
        ("of: Cargo", "of: Coal", ("figure", "a#cargo", "meaning", "of", "Cargo", "Coal")),
        ("credit: Ada Rower, ", "", ("image", "a#quay", "rights", "credit", "Ada Rower", "")),
        (
            "CC-BY-4.0",
            "CC0-1.0",
            ("image", "a#quay", "rights", "license", "CC-BY-4.0", "CC0-1.0"),
        ),
        (", supports: [idle]", "", ("claim", "a#cause", "relations", "supports", "idle", "")),
        (
            "sources: [log], supports",
            "sources: [log, paper], supports",
            ("claim", "a#cause", "sources", "added", "log", "log; paper"),
        ),
        (
            "value: 1200, unit: tonne, sources: [log]",
            "value: 1200, unit: tonne, sources: [paper]",
            ("figure", "a#cargo", "sources", "replaced", "log", "paper"),
        ),
        ("supports", "note: Ours., supports", ("claim", "a#cause", "remark", "", "", "Ours.")),
        ("supports", "tags: [sea], supports", ("claim", "a#cause", "detail", "tags", "", "sea")),
        (
            "supports",
            "status: confirmed, supports",
            ("claim", "a#cause", "standing", "status", "reported", "confirmed"),
        ),
    ],
)
def test_one_key_that_is_different_is_one_change_in_words(changed, old, new, told):
    assert RECORDS.count(old) == 1
    [found] = changed(desk(), desk(RECORDS.replace(old, new)))
    assert found[:6] == told


def test_a_chain_that_several_use_is_told_once_with_its_length(changed, sites):
    longer = RECORDS.replace(
        "        - {source: paper", "        - {source: log, how: cited}\n        - {source: paper"
    )
    assert changed(desk(), desk(longer)) == [
        (
            "chain",
            "a#told",
            "chain",
            "longer",
            "The harbor master (told) → The Courier (reported it, read by us)",
            "The harbor master (told) → Log (cited it) → The Courier (reported it, read by us)",
            "not needed",
        )
    ]
    base, now = sites(desk(), desk(longer))
    [change] = compare_states(State(base), State(now)).changes
    assert change.rests == ("a#idle",)


def test_another_name_for_a_chain_is_no_change(changed):
    after = RECORDS.replace("told:\n", "way:\n").replace("n: told}", "n: way}")
    assert changed(desk(), desk(after)) == []


def test_what_is_new_and_what_is_gone_are_told_with_their_words(changed):
    less = RECORDS.replace(
        "      cargo: {of: Cargo, value: 1200, unit: tonne, sources: [log]}\n", ""
    )
    less = less.replace("    figures:\n", "")
    gone = ("figure", "a#cargo", "gone", "", "1,200 t", "", "silent")
    assert changed(desk(), desk(less)) == [gone]
    new = ("figure", "a#cargo", "added", "", "", "1,200 t", "not needed")
    assert changed(desk(less), desk()) == [new]


def test_a_new_briefing_is_one_change_with_what_it_has(changed):
    more = {"briefings/b.md": article(title="B"), "briefings/b.yml": "claims: {x: {says: X.}}\n"}
    assert changed(desk(), desk() | more) == [
        ("briefing", "b", "added", "", "", "1 claim", "not needed")
    ]


def test_a_briefing_with_an_alias_is_followed_and_its_records_compared(changed):
    files = desk(RECORDS.replace("1200", "1300"), aliases="[briefings/a/]")
    renamed = {path.replace("/a.", "/b."): text for path, text in files.items()}
    assert changed(desk(), renamed) == [
        ("figure", "b#cargo", "number", "", "1,200 t", "1,300 t", "silent"),
        ("briefing", "b", "renamed", "", "a", "b", "not needed"),
    ]


def test_an_id_with_its_former_one_is_a_new_name_and_nothing_else(changed):
    renamed = RECORDS.replace("cargo: {", "load: {formerly: [cargo], ")
    told = ("figure", "a#load", "renamed", "", "cargo", "load", "not needed")
    assert changed(desk(), desk(renamed)) == [told]


REFERRING = """
    claims:
      idle: {says: Idle., sources: [log]}
      cause: {says: A storm did it., sources: [log], supports: [idle], contradicts: ["b#calm"]}
    figures:
      cargo: {of: Cargo, value: 1200, unit: tonne, claim: idle}
      half: {of: Half of it, share-of: {figure: cargo, value: 0.5}, sources: [log]}
    corrections:
      count: {kind: correction, date: 2025-01-02, text: Counted anew., about: [cargo]}
"""
CALM = "claims:\n  calm: {says: No wind blew., sources: [log]}\n"


def test_what_refers_to_a_new_id_has_not_changed(changed):
    def files(records, other, name="b"):
        both = {f"briefings/{name}.md": article("Calm.", title="Calm", **other[1])}
        continued = desk(records, continues=name)
        return continued | both | {f"briefings/{name}.yml": other[0]}

    ids = {"idle": "still", "cargo": "load"}
    records = REFERRING.replace("b#calm", "c#windless")
    for old, new in ids.items():
        records = records.replace(f"{old}: {{", f"{new}: {{formerly: [{old}], ")
        records = records.replace(f"[{old}]}}", f"[{new}]}}").replace(f": [{old}],", f": [{new}],")
        records = records.replace(f": {old}", f": {new}").replace(
            f"formerly: [{new}]", f"formerly: [{old}]"
        )
    windless = CALM.replace("calm: {", "windless: {formerly: [calm], ")
    after = files(records, (windless, {"aliases": "[briefings/b/]"}), "c")
    found = changed(files(REFERRING, (CALM, {})), after)
    assert {(each[1], each[2]) for each in found} == {
        *(("a#still", "renamed"), ("a#load", "renamed")),
        *(("c#windless", "renamed"), ("c", "renamed")),
    }


def test_another_target_with_a_new_id_is_a_change(changed):
    after = REFERRING.replace("supports: [idle]", "supports: [cause]").replace(
        "claim: idle", "claim: cause"
    )
    found = changed(desk(REFERRING), desk(after))
    assert [(each[1], each[3]) for each in found] == [("a#cargo", "claim"), ("a#cause", "supports")]


def test_a_source_that_moved_into_the_register_is_neither_lost_nor_new(changed):
    after = desk(sources="", register=SOURCES)
    assert changed(desk(), after) == [
        ("source", id_, "moved", "", "a", "the register", "not needed") for id_ in ("log", "paper")
    ]


def test_a_source_with_another_id_is_followed_by_its_former_id_or_its_address(changed):
    for formerly, told in ((", formerly: [log]", "not needed"), ("", "silent")):
        sources = SOURCES.replace("log: {", "harbor-log: {").replace("B}", f"B{formerly}}}")
        after = desk(RECORDS.replace("[log]", "[harbor-log]"), sources)
        renamed = ("source", "harbor-log", "renamed", "", "log", "harbor-log", told)
        assert changed(desk(), after) == [renamed]


def test_a_source_without_an_address_is_followed_by_all_that_is_said_of_it(changed):
    sources = SOURCES.replace("paper: {", "courier: {")
    records = RECORDS.replace("source: paper", "source: courier")
    renamed = ("source", "courier", "renamed", "", "paper", "courier", "silent")
    assert changed(desk(), desk(records, sources)) == [renamed]


def test_a_source_without_an_address_that_two_are_like_is_gone(changed):
    sources = SOURCES.replace("paper: {", "courier: {")
    sources += sources.splitlines()[-1].replace("courier", "second") + "\n"
    found = changed(desk(), desk(RECORDS.replace("source: paper", "source: courier"), sources))
    assert ("source", "paper", "gone") in {each[:3] for each in found}


def test_a_source_that_we_have_read_since_says_so(changed):
    unread = RECORDS.replace(", read: true", "")
    found = changed(desk(unread), desk())
    assert ("source", "paper", "read", "", "not read", "read by us", "not needed") in found


def test_another_picture_of_the_same_name_is_seen_by_its_content(changed):
    ids = (lambda _: "1", lambda _: "2")
    [found] = changed(desk(RECORDS), desk(), ids)
    assert found == (
        *("image", "a#quay", "picture", "", "briefings/quay.png"),
        *("briefings/quay.png, another picture", "not needed"),
    )


def test_a_file_that_cannot_be_read_is_no_loss_of_what_is_in_it(changed):
    broken = desk() | {"briefings/a.yml": "claims: {x: [\n"}
    assert changed(desk(), broken) == []
    headless = desk() | {"briefings/a.md": "no head\n"}
    assert changed(desk(), headless) == []


def test_a_register_that_changes_is_told_by_its_keys(changed):
    after = desk() | {"briefings/_shared/parties.yml": PARTIES.replace("The harbor", "The new")}
    told = ("party", "master", "detail", "name", "The harbor master", "The new master")
    assert changed(desk(), after) == [(*told, "not needed")]


def test_how_many_records_rest_on_a_source_is_counted_in_both_states(sites):
    base, now = sites(desk(), desk(RECORDS.replace(", sources: [log], supports", ", supports")))
    found = compare_states(State(base), State(now))
    assert [(c.resting, c.whole) for c in (found.before, found.after)] == [(3, 3), (2, 3)]


def test_the_gravest_is_first(changed):
    after = RECORDS.replace("1200", "1300").replace("Ada Rower", "Bo").replace("1300", "1400")
    found = changed(desk(), desk(after.replace("of: Cargo", "of: Coal")))
    assert [each[2] for each in found] == ["number", "meaning", "rights"]


def test_quoted_words_that_the_article_lost_are_told_with_those_it_has_now(changed):
    after = desk(body="The crane stood still for long.")
    [found, *more] = changed(desk(), after)
    assert found[:5] == (
        "claim",
        "a#idle",
        "words",
        "no longer in the article",
        "The crane stood idle",
    )
    assert (found[6], more) == ("not needed", [])


def test_new_quoted_words_that_the_article_never_had_are_not_lost(changed):
    after = RECORDS.replace("The crane stood idle", "The crane stood still")
    found = [each[3:6] for each in changed(desk(), desk(after))]
    assert found == [
        ("quote", "The crane stood idle", "The crane stood still"),
        ("not in the article", "", "The crane stood still"),
    ]


GRADED = "claims:\n  idle: {says: Idle., kind: KIND, credibility: GRADE, sources: [SOURCE]}\n"


@pytest.mark.parametrize(
    ("kind", "old", "new", "words"),
    [
        ("fact", "2", "{so: 2}", None),
        ("aim", "2", "{said: 2}", None),
        ("fact", "2", "{said: 2}", ("2 (probably true)", "said 2 (probably true)")),
        (
            "aim",
            "{said: 2}",
            "{said: 2, so: 6}",
            ("said 2 (probably true)", "said 2 (probably true); so 6 (cannot be judged)"),
        ),
        ("offer", "2", "3", ("2 (probably true)", "3 (possibly true)")),
    ],
)
def test_a_grade_is_compared_by_the_question_it_answers(changed, kind, old, new, words):
    texts = [
        GRADED.replace("KIND", kind).replace("GRADE", grade).replace("SOURCE", "log")
        for grade in (old, new)
    ]
    told = [("claim", "a#idle", "grade", "credibility", *words)] if words else []
    assert [each[:-1] for each in changed(*map(desk, texts))] == told


def test_another_passage_is_a_detail_and_no_other_source(changed):
    texts = [
        GRADED.replace("KIND", "fact").replace("GRADE", "2").replace("SOURCE", source)
        for source in ("log", "{id: log, excerpt: It stood still.}")
    ]
    told = ("claim", "a#idle", "detail", "excerpt", "", "It stood still.")
    assert [each[:-1] for each in changed(*map(desk, texts))] == [told]
