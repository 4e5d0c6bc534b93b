"""Registers of other desks: read, joined with our own, checked for clashes, never written."""

from pathlib import Path

import pytest

from footnoted.keys import content_key
from footnoted.library.site import Site
from footnoted.outputs.sources import published_sources
from footnoted.store import Store
from tests.newsroom import article, build_in, told, write

COMMON = {
    "common/_shared/sources.yml": """
        sources:
          wire: {type: article-newspaper, title: The wire, url: https://wire.example/a}
          carried: {type: webpage, title: Carried, cited-in: wire}
          linked: {type: webpage, title: Linked, url: https://linked.example/page/}
          unnamed: {type: webpage, title: Nobody names it, url: https://idle.example/}
        """,
    "common/_shared/parties.yml": "parties: {master: {name: Ada Rower, type: person}}",
    "common/_shared/events.yml": "events: {storm: {title: The storm, date: 2024-04-12}}",
}
OURS = {
    "desk/briefings/a.md": article("It stood [idle](http://www.linked.example/page)."),
    "desk/briefings/a.yml": """
        claims:
          idle:
            quote: It stood
            attribution:
              - {party: master, how: said}
              - {source: carried, how: reported}
              - {source: wire, how: cited, read: true}
        dates: {storm: {date: 2024-04-12, title: A storm, event: storm, claim: idle}}
        """,
}


def desk(root: Path, files: dict[str, str], shown: str = "../common/_shared") -> Site:
    write(root, files)
    folder = (root / "desk" / shown).resolve()
    return build_in(root / "desk", {}, registers=((shown, folder),))


def problems(site: Site) -> list[tuple[str, str, str, str]]:
    return [told(problem) for problem in site.diagnostics]


def test_what_we_name_of_another_desks_registers_is_ours_to_cite(tmp_path: Path) -> None:
    site = desk(tmp_path, COMMON | OURS)
    assert problems(site) == []
    assert set(published_sources(site)) == {"wire", "carried", "linked"}
    assert site.names.parties["master"].name == "Ada Rower"
    assert site.names.sources["wire"].mark.path == "../common/_shared/sources.yml"
    assert [event.key for event in site.events] == ["storm"]
    assert {rest.source for rest in site.rests["a"]} == {"carried", "wire", "linked"}


def test_without_that_register_the_names_are_unknown(tmp_path: Path) -> None:
    write(tmp_path, COMMON | OURS)
    found = {str(problem.code) for problem in build_in(tmp_path / "desk", {}).diagnostics}
    assert {"source.unknown", "party.unknown", "event.unknown"} <= found


def test_an_id_that_two_desks_have_is_told_where_ours_stands_and_ours_counts(
    tmp_path: Path,
) -> None:
    ours = {
        "desk/briefings/_shared/parties.yml": "parties: {master: {name: Eve, type: person}}",
        "desk/briefings/_shared/sources.yml": "sources: {carried: {type: webpage, title: Ours}}",
    }
    site = desk(tmp_path, COMMON | OURS | ours)
    cure = "Rename one of the two, or remove one if both are the same."
    assert problems(site) == [
        (
            "briefings/_shared/parties.yml:1:11: The party `master` is defined in "
            "../common/_shared/parties.yml already. [id.duplicate]",
            cure,
            "../common/_shared/parties.yml:1:11",
            "master",
        ),
        (
            "briefings/_shared/sources.yml:1:11: The source `carried` is defined in "
            "../common/_shared/sources.yml already. [id.duplicate]",
            cure,
            "../common/_shared/sources.yml:3:3",
            "carried",
        ),
    ]
    assert site.names.parties["master"].name == "Eve"
    assert site.names.sources["carried"].source.title == "Ours"


def test_a_source_of_a_sidecar_clashes_too(tmp_path: Path) -> None:
    text = "sources: {wire: {type: webpage, title: W}}"
    site = desk(tmp_path, COMMON | OURS | {"desk/briefings/a.yml": text})
    (found,) = (p for p in site.diagnostics if str(p.code) == "id.duplicate")
    assert (found.mark.path, found.about) == ("briefings/a.yml", "wire")


def test_what_is_wrong_in_a_register_of_others_has_its_place_there(tmp_path: Path) -> None:
    broken = {"common/_shared/parties.yml": "parties: {master: {name: Ada, type: whale}}"}
    site = desk(tmp_path, COMMON | OURS | broken)
    assert problems(site)[0][0].startswith("../common/_shared/parties.yml:1:37: ")
    # The record is there, and only could not be read: nothing says that it is unknown.
    assert "party.unknown" not in {str(problem.code) for problem in site.diagnostics}


def test_a_record_of_others_is_theirs_to_judge(tmp_path: Path) -> None:
    broken = {
        "common/_shared/sources.yml": COMMON["common/_shared/sources.yml"].replace(
            "cited-in: wire", "cited-in: nobody, reliability: Z"
        )
    }
    assert problems(desk(tmp_path, COMMON | OURS | broken)) == []


def test_a_file_that_leads_elsewhere_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, COMMON | OURS | {"secret.yml": "parties: {}"})
    (tmp_path / "common/_shared/parties.yml").unlink()
    (tmp_path / "common/_shared/parties.yml").symlink_to(tmp_path / "secret.yml")
    site = build_in(
        tmp_path / "desk", {}, registers=(("../common/_shared", tmp_path / "common/_shared"),)
    )
    first = next(p for p in site.diagnostics if p.mark.path == "../common/_shared/parties.yml")
    assert str(first.code) == "path.symlink"


@pytest.mark.parametrize("file", ["sources.yml", "parties.yml"])
def test_a_change_in_a_register_of_others_is_a_change_of_the_site(
    tmp_path: Path, file: str
) -> None:
    project = desk(tmp_path, COMMON | OURS).project
    before = content_key(project, Store(None))
    path = tmp_path / "common" / "_shared" / file
    path.write_text(path.read_text("utf-8") + "# more\n", encoding="utf-8")
    assert content_key(project, Store(None)) != before
