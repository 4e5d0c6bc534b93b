"""Who is called what."""

import pytest

from tests.newsroom import REGISTERS, article

FILES = {
    "briefings/a.md": article(),
    "briefings/a.yml": """
        sources:
          log: {type: webpage, title: Log}
          courier: {type: webpage, title: Not the register's}
        claims:
          idle: {says: Idle.}
        dates:
          gale: {date: 2024-04, title: Gale}
        figures:
          cargo: {of: Cargo, value: 5}
        images:
          quay: {referred-to: "https://courier.example/p.jpg"}
        """,
    "briefings/2025/b.md": article(),
    "briefings/2025/b.yml": "claims:\n  idle: {says: Also idle.}\n",
}


@pytest.fixture
def names(newsroom):
    return newsroom(REGISTERS | FILES).names


def test_a_bare_id_is_looked_up_in_the_sidecar_it_is_written_in(names):
    home = names.briefings["2025/b"]
    assert names.resolve(home, "idle").ref == "2025/b#idle"
    assert names.resolve(home, "cargo") is None


def test_a_name_and_an_id_lead_to_any_briefing(names):
    home = names.briefings["a"]
    assert names.resolve(home, "2025/b#idle").record.says == "Also idle."
    assert names.resolve(home, "a#idle").record.says == "Idle."
    assert names.resolve(home, "c#idle") is None
    assert names.resolve(home, "2025/b#cargo") is None


def test_records_come_in_the_order_of_kinds_and_then_of_the_sidecar(names):
    records = names.records(names.briefings["a"])
    assert [target.element for target in records] == [
        "claim-idle",
        "date-gale",
        "figure-cargo",
        "image-quay",
    ]


def test_a_record_has_one_id_on_its_page_and_another_on_pages_of_all(names):
    [target] = names.records(names.briefings["2025/b"])
    assert (target.element, target.everywhere) == ("claim-idle", "claim-2025--b--idle")


def test_a_source_stands_in_the_register_or_in_the_first_sidecar_that_has_it(names):
    assert names.sources["log"].home == "a"
    assert str(names.sources["log"].mark) == "briefings/a.yml:2:3"
    assert names.sources["courier"].home == ""
    assert names.sources["courier"].source.title == "Crane out of use"


def test_parties_and_events_are_those_of_the_registers(names):
    assert names.parties["master"].name == "Ada Rower"
    assert names.events["storm"].place == "North quay"
