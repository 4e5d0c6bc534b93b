"""Sources as records: written twice, used by nobody, known through themselves."""

import pytest

from footnoted.checks import sources
from tests.newsroom import REGISTERS, article, told

SHARED = "briefings/_shared/sources.yml"
AGENCY = "briefings/_shared/sources.yml:8:3"
"""The place of the register's only source without an address."""


def found(site, family="source."):
    return [told(problem) for problem in site.diagnostics if problem.code.name.startswith(family)]


def names(site):
    return [(problem.code.name, problem.about) for problem in site.diagnostics]


def test_one_address_in_two_records_is_told_at_the_second_with_the_place_of_the_first(newsroom):
    own = """
        sources:
          crane: {type: webpage, url: "http://www.courier.example:80/crane/?utm_source=x#top"}
          paper: {type: article-journal, doi: 10.1000/ABC}
          copy: {type: article-journal, url: "https://dx.doi.org/10.1000%2Fabc"}
        """
    site = newsroom(REGISTERS | {"briefings/a.md": article(), "briefings/a.yml": own})
    assert found(site) == [
        (
            "briefings/a.yml:2:31: `crane` has the address of `courier`: "
            "http://www.courier.example:80/crane/?utm_source=x#top [source.same-address]",
            sources.SAME_ADDRESS.cure,
            f"{SHARED}:7:10",
            "crane",
        ),
        (
            "briefings/a.yml:4:38: `copy` has the address of `paper`: "
            "https://dx.doi.org/10.1000%2Fabc [source.same-address]",
            sources.SAME_ADDRESS.cure,
            "briefings/a.yml:3:39",
            "copy",
        ),
    ]


def test_a_source_with_an_address_and_its_doi_is_one_source(newsroom):
    both = "sources:\n  a: {type: book, doi: 10.1/a, url: 'https://doi.org/10.1/a'}\n"
    assert found(newsroom({SHARED: both})) == []


def test_a_letter_has_no_address_that_another_could_have(newsroom):
    mail = "sources:\n  {}: {{type: personal_communication, url: 'mailto:a@b.example'}}\n"
    site = newsroom(
        {SHARED: mail.format("a"), "briefings/a.md": article(), "briefings/a.yml": mail.format("b")}
    )
    assert found(site) == []


def test_a_source_that_is_known_through_itself_is_told_wherever_it_stands(newsroom):
    record = "sources:\n  {0}: {{type: post, cited-in: {0}}}\n"
    site = newsroom(
        {
            SHARED: record.format("a"),
            "briefings/a.md": article(),
            "briefings/a.yml": record.format("b"),
        }
    )
    cure = sources.CITES_ITSELF.cure
    assert found(site) == [
        (
            f"{path}:2:29: The source `{id_}` names itself in `cited-in`. [source.cites-itself]",
            cure,
            "",
            id_,
        )
        for path, id_ in ((SHARED, "a"), ("briefings/a.yml", "b"))
    ]


UNUSED = "sources:\n  log: {type: webpage, title: Log}\n"


def test_an_unused_source_is_told_and_that_of_a_register_mildly(newsroom):
    files = REGISTERS | {"briefings/a.md": article(), "briefings/a.yml": UNUSED}
    site = newsroom(files, advice=True)
    assert found(site) == [
        (
            f"{AGENCY}: Nothing uses the source `agency`. [source.unused-in-register]",
            sources.UNUSED_SHARED.cure,
            "",
            "agency",
        ),
        (
            "briefings/a.yml:2:3: Nothing uses the source `log`. [source.unused]",
            sources.UNUSED.cure,
            "",
            "log",
        ),
    ]
    assert [problem.level for problem in site.diagnostics] == ["info", "warning"]


LOG = "https://harbour.example/log"
USES = {
    "evidence": ("", "claims: {a: {says: A., sources: [log]}}"),
    "an outcome": ("", "claims: {a: {says: A., outcome: {result: happened, sources: [log]}}}"),
    "a chain": ("", "claims: {a: {says: A., attribution: [{source: log, read: true}]}}"),
    "a named chain nobody uses": ("", "chains: {a: [{source: log, read: true}]}"),
    "a date": ("", "dates: {a: {date: 2024, title: A, sources: [log]}}"),
    "a figure": ("", "figures: {a: {of: A, value: 1, sources: [log]}}"),
    "a correction": ("", "corrections: {a: {kind: update, date: 2024, text: A, about: [log]}}"),
    "a note": ("Idle.[^log]", ""),
    "a link": (f"[Idle]({LOG}/).", ""),
    "a link without a note": (f"[Idle]({LOG}){{.no-note}}.", ""),
    "a link in a raw block": (f'<div>\n<a href="{LOG}">Idle</a>\n</div>', ""),
    "a link to its copy": ("[Idle](https://perma.example/A).", ""),
}


@pytest.mark.parametrize("use", USES)
def test_whatever_names_or_links_to_a_source_uses_it(newsroom, use):
    body, sidecar = USES[use]
    record = (
        f"sources:\n  log:\n    type: webpage\n    url: {LOG}\n"
        "    archived: [{url: https://perma.example/A, date: 2024}]\n"
    )
    site = newsroom(
        {"briefings/a.md": article(body or "Idle."), "briefings/a.yml": record + sidecar},
        advice=True,
    )
    assert [name for name in names(site) if name[0].startswith("source.")] == []


def test_a_source_may_be_used_by_another_briefing_or_another_source_only(newsroom):
    three = "sources:\n  log: {type: webpage, title: T}\n  book: {type: book, cited-in: log}\n"
    site = newsroom(
        {
            "briefings/a.md": article(),
            "briefings/a.yml": three,
            "briefings/b.md": article(),
            "briefings/b.yml": "claims: {a: {says: A., sources: [book]}}\n",
        },
        advice=True,
    )
    assert names(site) == []


def test_what_a_draft_uses_is_used_though_the_draft_is_not_built(newsroom):
    register = """
        sources:
          log: {type: webpage, url: "https://harbour.example/log", cited-in: book}
          book: {type: book, title: T}
          note: {type: post, title: T}
          idle: {type: post, title: T}
          none: {type: post, title: T}
        """
    draft = article("See [it](https://harbour.example/log).[^note]", draft="true")
    sidecar = "claims: {a: {says: A., sources: [idle]}}\nsources: {own: {type: post, title: T}}\n"
    files = {SHARED: register, "briefings/a.md": draft, "briefings/a.yml": sidecar}
    unused = [("source.unused-in-register", "none")]
    assert names(newsroom(files, advice=True)) == unused
    preview = [*unused, ("source.unused", "own")]
    assert names(newsroom(files, advice=True, preview=True)) == preview


@pytest.mark.parametrize(
    "lost",
    [
        {"briefings/b.md": "no front matter\n"},
        {"briefings/b.md": article(), "briefings/b.yml": "claims: {a: {sais: A., sources: [log]}}"},
    ],
)
def test_nothing_is_called_unused_while_something_could_not_be_read(newsroom, lost):
    files = {"briefings/a.md": article(), "briefings/a.yml": UNUSED} | lost
    assert "source.unused" not in [name for name, _ in names(newsroom(files, advice=True))]


def test_an_unused_source_can_be_allowed_where_it_stands(newsroom):
    allow = "allow: [{{code: {}, because: It will be.}}]\n"
    site = newsroom(
        {
            SHARED: UNUSED.replace("log", "tides") + allow.format("source.unused-in-register"),
            "briefings/a.md": article(),
            "briefings/a.yml": UNUSED + allow.format("source.unused"),
        },
        advice=True,
    )
    assert names(site) == []


CHAIN = (
    "[{party: master, how: told, locator: min. 3}, {source: courier, read: true, locator: p. 1}]"
)


@pytest.mark.parametrize(
    ("sidecar", "place", "about"),
    [
        (f"chains:\n  c: {CHAIN}\n", "2:43", "c"),
        (f"claims:\n  a:\n    says: A.\n    attribution: {CHAIN}\n", "4:55", "a"),
    ],
)
def test_a_locator_in_a_link_without_a_source_is_told(newsroom, sidecar, place, about):
    site = newsroom(REGISTERS | {"briefings/a.md": article(), "briefings/a.yml": sidecar})
    line = (
        f"briefings/a.yml:{place}: The locator “min. 3” is in a link that names no source. "
        "[source.locator-alone]"
    )
    assert found(site) == [(line, sources.LOCATOR_ALONE.cure, "", about)]


def test_a_locator_without_a_source_among_the_evidence_is_missing_its_id(newsroom):
    sidecar = "claims:\n  a: {says: A., sources: [{locator: p. 3}]}\n"
    site = newsroom({"briefings/a.md": article(), "briefings/a.yml": sidecar})
    line = "briefings/a.yml:2:27: `id` is missing in item 1 of `sources` of “a”. [schema.missing]"
    assert found(site, "schema.") == [(line, "Add `id: …`. The source's id.", "", "a")]
