"""The whole library: briefings and registers as read, every problem of all files in one run."""

import shutil
from pathlib import Path

import pytest

from footnoted.diagnostics.problem import Code, Mark, Problem
from footnoted.records import codes
from footnoted.records.library import Library, NoPlaces, Sidecar
from footnoted.records.reading import load
from tests.pictures.made import PNG

EXAMPLES = Path(__file__).parent / "examples"
HEAD = "---\ntitle: The ferry\ndate: 2031-06-14\n---\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "briefings").mkdir()
    return tmp_path


def write(project: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        file = project / "briefings" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def told(
    code: Code, place: Mark, message: str, hint: str = "", related: Mark | None = None
) -> Problem:
    return Problem(code, message, place, hint or code.cure, related=related)


def test_a_complete_project_is_read_without_a_word(project: Path) -> None:
    shutil.copytree(EXAMPLES / "_shared", project / "briefings" / "_shared")
    shutil.copy(EXAMPLES / "ferry.yml", project / "briefings")
    write(project, {"ferry.md": f"{HEAD}Words.\n", "lake/index.md": HEAD})
    (project / "briefings" / "pier.png").write_bytes(PNG)
    (project / "briefings" / "_shared" / "map.png").write_bytes(PNG)
    library, problems = load(project, "briefings")
    assert problems == ()
    ferry, lake = library.briefings
    assert (ferry.name, ferry.path, ferry.sidecar_path) == (
        "ferry",
        "briefings/ferry.md",
        "briefings/ferry.yml",
    )
    assert (ferry.body, ferry.body_line, ferry.front.title) == ("Words.\n", 5, "The ferry")
    assert ferry.sidecar_places.key_mark(("claims", "sails-again")).line == 40
    assert ferry.front_places.mark(("date",)) == Mark("briefings/ferry.md", 3, 7)
    assert (lake.name, lake.folder, lake.sidecar) == ("lake", "briefings/lake", Sidecar())
    assert lake.sidecar_places == NoPlaces("briefings/lake/index.yml")
    assert sorted(library.parties.records) == ["ferry-crew", "ferry-master"]
    assert list(library.sources.records) == ["pier-log"]
    assert library.events.places.key_mark(("events", "spring-drought")).line == 2
    assert list(library.images.records) == ["map"]
    assert library.files == {"briefings/pier.png", "briefings/_shared/map.png"}


def test_an_empty_folder_is_an_empty_library(project: Path) -> None:
    library, problems = load(project, "briefings")
    assert problems == ()
    assert library.briefings == ()
    assert library.sources.path == "briefings/_shared/sources.yml"


def test_a_missing_folder_is_an_empty_library_and_an_information(tmp_path: Path) -> None:
    library, problems = load(tmp_path, "content/briefings")
    message = "There is no folder “content/briefings”."
    assert problems == (told(codes.NO_BRIEFINGS, Mark("content/briefings"), message),)
    assert (library.briefings, library.files) == ((), frozenset())
    assert library.events.path == "content/briefings/_shared/events.yml"


@pytest.mark.parametrize("folder", ["..", "../other", "/etc", "a/../../b"])
def test_a_folder_outside_of_the_project_is_not_read(tmp_path: Path, folder: str) -> None:
    _, problems = load(tmp_path, folder)
    message = "The folder of briefings is outside the project."
    assert problems == (told(codes.OUTSIDE, Mark(folder), message),)


def test_a_folder_behind_a_link_or_that_is_a_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "linked").symlink_to(tmp_path / "real")
    (tmp_path / "file").touch()
    assert load(tmp_path, "linked")[1] == (
        told(codes.SYMLINK, Mark("linked"), "“linked” is a symbolic link."),
    )
    assert load(tmp_path, "file")[1] == (
        told(codes.NOT_A_FILE, Mark("file"), "“file” is not a folder."),
    )


def test_one_run_tells_the_problems_of_all_files_sorted_by_place(project: Path) -> None:
    write(
        project,
        {
            "a.md": "No head.",
            "b.md": HEAD,
            "b.yml": "claims:\n  x: {quote: y, kind: z}\nclaim: {}\n",
            "c.yml": "{}",
            "d.md": "---\ntitle: x\n---\n",
            "d.yml": "sources: {e: {type: book, titel: x}}",
            "_shared/events.yml": "events:\n  storm: {}\n",
            "_shared/source.yml": "",
        },
    )
    library, problems = load(project, "briefings")
    assert [(str(problem.mark), problem.code.name) for problem in problems] == [
        ("briefings/_shared/events.yml:2:3", "schema.missing"),
        ("briefings/_shared/source.yml", "register.unknown"),
        ("briefings/a.md:1:1", "article.no-front-matter"),
        ("briefings/b.yml:2:23", "schema.bad-value"),
        ("briefings/b.yml:3:1", "schema.unknown-key"),
        ("briefings/c.yml", "sidecar.no-article"),
        ("briefings/d.md:2:1", "schema.missing"),
        ("briefings/d.yml:1:27", "schema.unknown-key"),
    ]
    assert [briefing.name for briefing in library.briefings] == ["b"]


def test_a_file_of_the_registers_that_is_none_is_told(project: Path) -> None:
    names = ("source.yml", "zebra.yml", "events.yaml", "notes.txt")
    write(project, {f"_shared/{name}": "" for name in names})
    shared = "briefings/_shared"
    assert load(project, "briefings")[1] == (
        told(
            codes.SUFFIX,
            Mark(f"{shared}/events.yaml"),
            "Files that end in “.yaml” are not read.",
            "Rename it to events.yml.",
        ),
        told(
            codes.UNKNOWN_REGISTER,
            Mark(f"{shared}/source.yml"),
            "“source.yml” is not the name of a register.",
            "Did you mean `sources.yml`?",
        ),
        told(
            codes.UNKNOWN_REGISTER,
            Mark(f"{shared}/zebra.yml"),
            "“zebra.yml” is not the name of a register.",
        ),
    )


def test_registers_behind_a_link_are_not_read(project: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "sources.yml").write_text("sources: {a: {type: book}}")
    (project / "briefings" / "_shared").symlink_to(tmp_path / "real")
    library, problems = load(project, "briefings")
    message = "“_shared” is a symbolic link."
    assert problems == (told(codes.SYMLINK, Mark("briefings/_shared"), message),)
    assert library.sources.records == {}


def test_an_id_that_two_kinds_of_record_share_is_told_with_both_places(project: Path) -> None:
    text = "claims:\n  a: {quote: x}\nsources:\n  a: {type: book}\n  b: {type: book}\n"
    write(project, {"a.md": HEAD, "a.yml": text})
    path = "briefings/a.yml"
    problem = Problem(
        codes.DUPLICATE_ID,
        "The id “a” is already used under `claims`.",
        Mark(path, 4, 3),
        codes.DUPLICATE_ID.cure,
        related=Mark(path, 2, 3),
        about="a",
    )
    assert load(project, "briefings")[1] == (problem,)


def test_a_source_that_two_files_define_is_told_with_both_places(project: Path) -> None:
    source = "sources:\n  log: {type: webpage}\n"
    register = "briefings/_shared/sources.yml"
    write(project, {"_shared/sources.yml": source, "b.md": HEAD, "b.yml": source, "c.md": HEAD})
    write(project, {"c.yml": source.replace("type", "typ")})
    _, problems = load(project, "briefings")
    twice = [problem for problem in problems if problem.code is codes.DUPLICATE_ID]
    assert twice == [
        Problem(
            codes.DUPLICATE_ID,
            f"The source “log” is already in {register}.",
            Mark(f"briefings/{name}.yml", 2, 3),
            codes.DUPLICATE_ID.cure,
            related=Mark(register, 2, 3),
            about="log",
        )
        for name in ("b", "c")
    ]


def test_claims_of_two_briefings_may_share_an_id(project: Path) -> None:
    claim = "claims: {a: {quote: x}}"
    write(project, {"b.md": HEAD, "b.yml": claim, "c.md": HEAD, "c.yml": claim})
    assert load(project, "briefings")[1] == ()


def test_a_sidecar_that_cannot_be_read_leaves_its_article(project: Path) -> None:
    write(project, {"a.md": HEAD})
    (project / "briefings" / "a.yml").write_bytes(b"a: \xe9")
    library, problems = load(project, "briefings")
    message = "The byte 0xE9 is not UTF-8."
    assert problems == (told(codes.ENCODING, Mark("briefings/a.yml", 1, 4), message),)
    assert [briefing.sidecar for briefing in library.briefings] == [Sidecar()]


def test_an_article_that_cannot_be_read_leaves_the_others(project: Path) -> None:
    write(project, {"a.md": HEAD, "b.md": HEAD})
    (project / "briefings" / "a.md").write_bytes(b"\xff\xfe")
    library, problems = load(project, "briefings")
    message = "The file is UTF-16, not UTF-8."
    assert problems == (told(codes.ENCODING, Mark("briefings/a.md", 1, 1), message),)
    assert [briefing.name for briefing in library.briefings] == ["b"]


def test_reading_twice_gives_the_same(project: Path) -> None:
    write(project, {"z.md": HEAD, "a.md": "x", "m/index.md": HEAD, "m/b.md": HEAD})

    def facts(read: tuple[Library, tuple[Problem, ...]]) -> object:
        return [briefing.name for briefing in read[0].briefings], read[1]

    assert facts(load(project, "briefings")) == facts(load(project, "briefings/"))


def test_the_briefings_of_this_repository_are_read_without_a_word(root: Path) -> None:
    library, problems = load(root, "briefings")
    assert problems == ()
    assert len(library.briefings) >= 4
