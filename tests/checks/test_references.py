"""References that lead nowhere, and those into drafts."""

import re

import pytest

from footnoted.checks import references
from tests.newsroom import REGISTERS, article, told

BODY = "The crane stood idle. Cargo waits: 1,200 tonnes."


def found(site):
    return [told(problem) for problem in site.diagnostics]


@pytest.mark.parametrize(
    ("sidecar", "line", "hint", "about"),
    [
        (
            "claims:\n  idle:\n    says: Idle.\n    sources: [couriers]\n",
            "briefings/a.yml:4:15: There is no source `couriers`. [source.unknown]",
            "Did you mean `courier`?",
            "idle",
        ),
        (
            "claims:\n  idle:\n    says: Idle.\n    sources: [{id: zzz, locator: p. 3}]\n",
            "briefings/a.yml:4:20: There is no source `zzz`. [source.unknown]",
            references.UNKNOWN_SOURCE.cure.replace("ID", "zzz"),
            "idle",
        ),
        (
            "claims:\n  idle:\n    says: Idle.\n"
            "    outcome: {result: happened, sources: [courierr]}\n",
            "briefings/a.yml:4:43: There is no source `courierr`. [source.unknown]",
            "Did you mean `courier`?",
            "idle",
        ),
        (
            "claims:\n  idle:\n    says: Idle.\n"
            "    attribution: [{party: maester, how: told}, {source: courier, read: true}]\n",
            "briefings/a.yml:4:27: There is no party `maester`. [party.unknown]",
            "Did you mean `master`?",
            "idle",
        ),
        (
            "claims:\n  idle:\n    says: Idle.\n"
            "    attribution:\n"
            "      - {described: a dock worker, of: onion}\n"
            "      - {source: courier, read: true}\n",
            "briefings/a.yml:5:40: There is no party `onion`. [party.unknown]",
            "Did you mean `union`?",
            "idle",
        ),
        (
            "claims:\n  idle:\n    says: Idle.\n    attribution: master-to-courier\n",
            "briefings/a.yml:4:18: There is no chain `master-to-courier`. [chain.unknown]",
            references.UNKNOWN_CHAIN.cure.replace("ID", "master-to-courier"),
            "idle",
        ),
        (
            "chains:\n  c: [{source: kourier, read: true}]\n",
            "briefings/a.yml:2:16: There is no source `kourier`. [source.unknown]",
            "Did you mean `courier`?",
            "c",
        ),
        (
            "sources:\n  note: {type: post, cited-in: currier}\n",
            "briefings/a.yml:2:32: There is no source `currier`. [source.unknown]",
            "Did you mean `courier`?",
            "note",
        ),
        (
            "dates:\n  gale: {date: 2024-04, title: Gale, event: storms}\n",
            "briefings/a.yml:2:45: There is no event `storms`. [event.unknown]",
            "Did you mean `storm`?",
            "gale",
        ),
        (
            "dates:\n  gale: {date: 2024-04, title: Gale, claim: idle}\n",
            "briefings/a.yml:2:45: There is no claim `idle`. [record.unknown]",
            references.UNKNOWN_RECORD.cure,
            "gale",
        ),
        (
            "figures:\n  half: {of: Cargo, share-of: {figure: half, value: 0.5}}\n",
            "briefings/a.yml:2:40: There is no other figure `half`. [record.unknown]",
            references.UNKNOWN_RECORD.cure,
            "half",
        ),
        (
            "figures:\n  less: {of: Cargo, change-from: {figure: cargo, value: -0.5}}\n",
            "briefings/a.yml:2:43: There is no other figure `cargo`. [record.unknown]",
            references.UNKNOWN_RECORD.cure,
            "less",
        ),
        (
            "claims:\n  idle: {says: Idle., contradicts: [b#idle]}\n",
            "briefings/a.yml:2:37: There is no claim `b#idle`. [record.unknown]",
            references.UNKNOWN_RECORD.cure,
            "idle",
        ),
        (
            "claims:\n  idle: {says: Idle., supports: [idle]}\n",
            "briefings/a.yml:2:34: There is no other claim `idle`. [record.unknown]",
            references.UNKNOWN_RECORD.cure,
            "idle",
        ),
        (
            "corrections:\n"
            "  fix: {kind: update, date: 2024-05-08, text: Mended., about: [cargo]}\n",
            "briefings/a.yml:2:64: There is no record `cargo`. [record.unknown]",
            references.UNKNOWN_RECORD.cure,
            "fix",
        ),
    ],
)
def test_a_reference_to_nothing_is_told_where_it_is_written(newsroom, sidecar, line, hint, about):
    site = newsroom(REGISTERS | {"briefings/a.md": article(BODY), "briefings/a.yml": sidecar})
    assert found(site) == [(line, hint, "", about)]


def test_a_carrier_in_the_register_of_sources_must_exist(newsroom):
    files = {"briefings/_shared/sources.yml": "sources:\n  a: {type: post, cited-in: b}\n"}
    line = "briefings/_shared/sources.yml:2:29: There is no source `b`. [source.unknown]"
    assert found(newsroom(files)) == [
        (line, references.UNKNOWN_SOURCE.cure.replace("ID", "b"), "", "a")
    ]


_IDLE = "claims:\n  idle: {{quote: The crane stood idle, {}}}\n"


@pytest.mark.parametrize(
    ("sidecar", "file", "values"),
    [
        (_IDLE.format("sources: [ferry-log]"), "a.yml", ["Log"]),
        (
            _IDLE.format("attribution: [{party: pilot}, {source: courier, read: true}]"),
            "_shared/parties.yml",
            ["Ada Rower"],
        ),
        (
            "dates:\n  idle: {date: 2024-05, title: Idle, event: gale, sources: [courier]}\n",
            "_shared/events.yml",
            ["A gale", "2024-05"],
        ),
        (_IDLE.format("attribution: told-us"), "a.yml", ["courier"]),
    ],
)
def test_the_entry_that_a_hint_shows_is_all_that_is_missing(newsroom, sidecar, file, values):
    files = {**REGISTERS, "briefings/a.md": article(BODY), "briefings/a.yml": sidecar}
    (problem,) = newsroom(files).diagnostics
    section, *_, entry = re.findall(r"`([^`]+)`", problem.hint)
    for value in values:
        entry = entry.replace("…", value, 1)
    path = f"briefings/{file}"
    inside = f"{sidecar if path in files and '_shared' not in path else ''}{section}\n  {entry}\n"
    assert [str(left) for left in newsroom({**files, path: inside}).diagnostics] == []


def test_a_briefing_carries_on_one_that_exists(newsroom):
    site = newsroom(
        {
            "briefings/harbour.md": article(),
            "briefings/a.md": article(continues="harbor"),
            "briefings/b.md": article(continues="b"),
        }
    )
    first = "briefings/a.md:4:12: There is no briefing `harbor`. [briefing.unknown]"
    second = "briefings/b.md:4:12: There is no other briefing `b`. [briefing.unknown]"
    assert found(site) == [
        (first, "Did you mean `harbour`?", "", ""),
        (second, references.UNKNOWN_BRIEFING.cure, "", ""),
    ]


CITING_A_DRAFT = {
    "briefings/a.md": article("See [the draft](d.md).", continues="d"),
    "briefings/a.yml": """
        claims:
          idle: {says: Idle., contradicts: [d#worked], sources: [diary]}
        """,
    "briefings/d.md": article(draft="true"),
    "briefings/d.yml": """
        sources:
          diary: {type: webpage, title: Diary}
        claims:
          worked: {says: Worked.}
        """,
}


@pytest.mark.parametrize("preview", [False, True])
def test_a_published_briefing_cites_no_draft_in_any_way(newsroom, preview):
    cure = references.DRAFT_CITED.cure
    assert found(newsroom(CITING_A_DRAFT, preview=preview)) == [
        ("briefings/a.md:4:12: `d` is a draft. [briefing.draft-cited]", cure, "", ""),
        ("briefings/a.md:7:17: `d` is a draft. [briefing.draft-cited]", cure, "", ""),
        (
            "briefings/a.yml:2:37: `d#worked` is in a draft. [briefing.draft-cited]",
            cure,
            "",
            "idle",
        ),
        (
            "briefings/a.yml:2:58: The source `diary` is in the draft `d`. [briefing.draft-cited]",
            cure,
            "",
            "idle",
        ),
    ]


def test_one_draft_may_cite_another_and_anything_published(newsroom):
    files = CITING_A_DRAFT | {
        "briefings/a.md": article("See [the draft](d.md).", continues="d", draft="true"),
        "briefings/p.md": article(),
    }
    assert found(newsroom(files, preview=True)) == []


def test_references_that_lead_somewhere_are_passed_in_silence(newsroom):
    site = newsroom(
        REGISTERS
        | {
            "briefings/a.md": article(BODY),
            "briefings/a.yml": """
                chains:
                  c: [{party: master, how: told}, {source: agency}, {source: courier, read: true}]
                claims:
                  idle: {quote: The crane stood idle., attribution: c, contradicts: ["b#worked"]}
                dates:
                  gale: {date: 2024-04, title: Gale, event: storm, claim: idle}
                figures:
                  cargo: {of: Cargo, value: 1200, unit: tonne, sources: [courier]}
                  half: {of: Cleared, share-of: {figure: cargo, value: 0.5}}
                corrections:
                  fix: {kind: update, date: 2024-05-08, text: Mended., about: [cargo, idle]}
                """,
            "briefings/b.md": article(continues="a"),
            "briefings/b.yml": "claims:\n  worked: {says: It worked.}\n",
        }
    )
    assert found(site) == []


LIST = "briefings/_shared/permalinks.txt"
IDLE = "claims:\n  idle: {quote: stood idle, says: It stood idle., formerly: [idle-crane]}\n"
SAID = {"briefings/a.md": article(BODY, aliases="[briefings/old-a/]"), "briefings/a.yml": IDLE}
LISTED = """\
# For people.
/briefings/a/
/briefings/a/#claim-idle
/briefings/a/#claim-idle-crane
/briefings/old-a/

/briefings/old-a/#claim-idle
/briefings/a/#claim-gone gone 2024-05-08 It was never true.
/briefings/b/ gone 2024-05-08 Its author took it back.
/briefings/b/#claim-idle
/sources/#source-courier
/timeline/#event-storm
"""
STORM = "dates:\n  storm: {date: 2024-04, title: A storm, event: storm}\n"


def test_listed_addresses_lead_to_pages_records_former_ids_or_are_said_to_be_gone(newsroom):
    files = {**REGISTERS, **SAID, "briefings/a.yml": IDLE + STORM, LIST: LISTED}
    assert found(newsroom(files)) == []
    assert found(newsroom({**files, LIST: "\ufeff" + LISTED.replace("\n", "\r\n")})) == []


def test_a_listed_address_that_leads_nowhere_is_told_with_the_way_to_let_it_lead_on(newsroom):
    listed = (
        "/briefings/b/\n/briefings/b/#claim-x\n/briefings/b/#date-y\n/briefings/a/#claim-cran\n"
        "/briefings/c/#claim-z\n/figures/#series-cargo\n/sources/#source-paper\n"
    )
    figure = "figures:\n  cargo: {of: Cargo, value: 1200, unit: tonne, quote: '1,200 tonnes'}\n"
    files = {**REGISTERS, **SAID, "briefings/a.yml": IDLE + figure, LIST: listed}
    told_of = [each for each in found(newsroom(files)) if "[permalink.lost]" in each[0]]
    over = "If it is gone for good, write `%s gone`, the day and the reason."
    page = "If a briefing is there now, add `aliases: [briefings/%s/]` to it. "
    former = "If the %s has another id now, add `formerly: [%s]` to it. "
    assert told_of == [
        (
            f"{LIST}:1:1: The published address `/briefings/b/` leads nowhere, and with it 2 "
            "listed on that page. [permalink.lost]",
            page % "b" + over % "/briefings/b/",
            "",
            "",
        ),
        *(
            (
                f"{LIST}:{line}:1: The published address `{address}` leads nowhere. "
                "[permalink.lost]",
                way + over % address,
                "",
                "",
            )
            for line, address, way in (
                (4, "/briefings/a/#claim-cran", former % ("claim", "cran")),
                (5, "/briefings/c/#claim-z", page % "c"),
                (6, "/figures/#series-cargo", ""),
                (7, "/sources/#source-paper", former % ("source", "paper")),
            )
        ),
    ]


def test_what_a_draft_has_is_not_published_and_its_address_is_lost(newsroom):
    files = {**SAID, "briefings/b.md": article(draft="true"), LIST: "/briefings/b/\n"}
    for preview in (False, True):
        [(line, *_)] = found(newsroom(files, preview=preview))
        assert line.startswith(f"{LIST}:1:1: The published address `/briefings/b/` leads nowhere")


def test_nothing_is_lost_while_something_cannot_be_read(newsroom):
    files = {**SAID, "briefings/b.md": "No head.\n", LIST: "/briefings/b/\n"}
    assert "permalink.lost" not in str(found(newsroom(files)))
    files = {**SAID, "briefings/a.yml": "claims: {idle: {says: []}}", LIST: LISTED}
    assert "permalink.lost" not in str(found(newsroom(files)))


@pytest.mark.parametrize(
    ("line", "bad"),
    [
        ("briefings/a/", True),
        ("https://news.example/briefings/a/", True),
        ("<<<<<<< HEAD", True),
        ("/briefings/b/ gone", True),
        ("/briefings/b/ gone 2024-05-08", True),
        ("/briefings/b/ gone May 2024", True),
        ("/briefings/b/  gone  2024-05-08  Taken back.", False),
    ],
)
def test_a_line_of_the_list_is_an_address_and_perhaps_the_day_and_the_reason(newsroom, line, bad):
    expected = (
        f"{LIST}:2:1: This is no address with a slash before it, or no day and reason follow. "
        "[permalink.form]",
        references.LISTED_FORM.cure,
        "",
        "",
    )
    assert found(newsroom({**SAID, LIST: f"/briefings/a/\n{line}\n"})) == [expected] * bad


def test_an_address_that_is_gone_by_the_list_and_is_there_all_the_same_is_told(newsroom):
    listed = "/briefings/old-a/#claim-idle gone 2024-05-08 It was never true.\n"
    assert found(newsroom({**SAID, LIST: listed})) == [
        (
            f"{LIST}:1:1: `/briefings/old-a/#claim-idle` is not gone: it leads to something. "
            "[permalink.not-gone]",
            references.NOT_GONE.cure,
            "",
            "",
        )
    ]


def test_without_a_list_nobody_works_out_which_addresses_there_are(newsroom, monkeypatch):
    monkeypatch.setattr(references, "permalinks", lambda _site: pytest.fail("worked out"))
    assert found(newsroom(SAID)) == []
