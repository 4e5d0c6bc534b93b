"""Briefings that are there already: which records are drafted, and where they go."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from footnoted.authoring.adopt import Adoption, FileChange, Refusal, adopt
from footnoted.build import build
from footnoted.project import Project
from tests.authoring.adopt_newsroom import EXTENSIONS
from tests.newsroom import REGISTERS, article, write

REGISTER = """\
sources:
  harbor-log:
    type: webpage
    title: log
    title-from: link
    url: https://harbor.example/log
"""


def of(root: Path, files: Mapping[str, str | bytes], *paths: str) -> Adoption:
    """Adopt what is there; of some briefings where paths are given."""
    site = build(Project(write(root, files), preview=True, markdown=EXTENSIONS))
    return adopt(site, lambda path: not paths or path in paths)


LOG = "The [log](https://harbor.example/log) says so."


def test_a_briefing_gets_a_sidecar_where_it_has_none(tmp_path: Path) -> None:
    found = of(tmp_path, {"briefings/crane.md": article(LOG)})
    assert found.changes == (FileChange("briefings/crane.yml", None, REGISTER, ("harbor-log",)),)


def test_records_are_added_to_a_sidecar_that_is_there(tmp_path: Path) -> None:
    old = "# Ours.\nclaims:\n  harbor-log: {quote: says so}  # an id that is taken\n"
    found = of(tmp_path, {"briefings/crane.md": article(LOG), "briefings/crane.yml": old})
    new = old + REGISTER.replace("harbor-log", "harbor-example-log")
    assert found.changes == (FileChange("briefings/crane.yml", old, new, ("harbor-example-log",)),)


def test_what_two_briefings_cite_is_shared_and_what_is_registered_is_known(tmp_path: Path) -> None:
    files = {
        **REGISTERS,
        "briefings/a.md": article(LOG + " So does [it](http://courier.example/crane/#a)."),
        "briefings/b.md": article(LOG),
        "briefings/c.md": article("[Own](https://own.example/)", draft="true"),
    }
    found = of(tmp_path, files, "briefings/a.md")
    old = dedent(str(REGISTERS["briefings/_shared/sources.yml"])).lstrip("\n")
    new = old + REGISTER.removeprefix("sources:\n")
    assert found.changes == (
        FileChange("briefings/_shared/sources.yml", old, new, ("harbor-log",)),
    )
    assert [change.path for change in of(tmp_path, files).changes] == [
        "briefings/_shared/sources.yml",
        "briefings/c.yml",
    ]


def test_a_record_that_cannot_be_read_counts_as_registered(tmp_path: Path) -> None:
    sidecar = "sources:\n  log: {type: webpage, url: 'https://harbor.example/log', colour: red}\n"
    files = {"briefings/a.md": article(LOG), "briefings/a.yml": sidecar}
    assert of(tmp_path, files).changes == ()


def test_a_sidecar_with_faults_in_its_yaml_is_refused(tmp_path: Path) -> None:
    files = {"briefings/a.md": article(LOG), "briefings/a.yml": "sources: [\n"}
    found = of(tmp_path, files)
    assert found.changes == ()
    assert found.refused == (
        Refusal("briefings/a.yml", "briefings/a.yml:2:1 has a problem that must be fixed first."),
    )


def test_an_id_is_never_that_of_a_footnote(tmp_path: Path) -> None:
    text = article(LOG + "[^harbor-log]\n\n[^harbor-log]: A remark.")
    (change,) = of(tmp_path, {"briefings/a.md": text}).changes
    assert change.records == ("harbor-example-log",)


def test_pages_of_the_site_itself_are_no_sources(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"briefings/a.md": article("[a](https://harbor.example/log) [b](https://harbor.example)")},
    )
    site = build(Project(tmp_path, preview=True, site_url="https://www.harbor.example/"))
    assert adopt(site, lambda _: True).changes == ()
