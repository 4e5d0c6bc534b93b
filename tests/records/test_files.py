"""Which files make a briefing, and which names are refused."""

import os
from pathlib import Path

import pytest

from footnoted.diagnostics.problem import Code, Mark, Problem
from footnoted.records import codes
from footnoted.records.files import ArticlePair, listing, pairs

ID_HINT = "Write lower-case letters, digits and single hyphens"
UNDERSCORE = "; a file whose name begins with _ is not read."


def told(
    code: Code, message: str, path: str, hint: str = "", related: str | None = None
) -> Problem:
    other = Mark(related) if related else None
    return Problem(code, message, Mark(path), hint or code.cure, related=other)


def found(*names: str) -> tuple[list[ArticlePair], list[Problem]]:
    return pairs([f"briefings/{name}" for name in names], "briefings")


def pair(name: str, stem: str, has_sidecar: bool) -> ArticlePair:
    return ArticlePair(name, f"briefings/{stem}.md", f"briefings/{stem}.yml", has_sidecar)


def test_an_article_and_a_sidecar_of_one_stem_are_a_briefing() -> None:
    assert found("b.md", "a.yml", "a.md", "a.svg", "2031/lake.yml", "2031/lake.md") == (
        [pair("2031/lake", "2031/lake", True), pair("a", "a", True), pair("b", "b", False)],
        [],
    )


def test_a_folder_with_an_index_is_a_briefing_of_the_folders_name() -> None:
    expected = [
        pair("a", "a/index", True),
        pair("a/b", "a/b", False),
        pair("reindex", "reindex", False),
    ]
    assert found("a/index.md", "a/index.yml", "a/b.md", "reindex.md") == (expected, [])


def test_names_that_begin_with_an_underscore_are_never_briefings() -> None:
    assert found("_draft.md", "_notes.yml", "a/_template.md", "_template.yaml") == ([], [])


def test_two_articles_of_one_name_are_told_and_the_first_is_kept() -> None:
    message = "This article and briefings/a.md would both have the name “a”."
    path, other = "briefings/a/index.md", "briefings/a.md"
    assert found("a.md", "a/index.md") == (
        [pair("a", "a", False)],
        [told(codes.SAME_ADDRESS, message, path, related=other)],
    )


def test_an_index_at_the_top_would_be_the_list_of_briefings() -> None:
    message = "The list of briefings has this address."
    assert found("index.md") == ([], [told(codes.SAME_ADDRESS, message, "briefings/index.md")])


def test_a_sidecar_without_an_article_is_told_with_the_nearest_article() -> None:
    message = "There is no article briefings/fery.md for this sidecar."
    assert found("ferry.md", "fery.yml") == (
        [pair("ferry", "ferry", False)],
        [
            told(
                codes.NO_ARTICLE,
                message,
                "briefings/fery.yml",
                "Did you mean `briefings/ferry.md`?",
            )
        ],
    )
    message = "There is no article briefings/x/index.md for this sidecar."
    assert found("x/index.yml") == ([], [told(codes.NO_ARTICLE, message, "briefings/x/index.yml")])


@pytest.mark.parametrize(
    ("name", "suffix", "better", "expected"),
    [
        ("a.yaml", ".yaml", "a.yml", ArticlePair("a", "briefings/a.md", "briefings/a.yaml", True)),
        ("a.YML", ".YML", "a.yml", ArticlePair("a", "briefings/a.md", "briefings/a.YML", True)),
        ("b.markdown", ".markdown", "b.md", pair("a", "a", False)),
        ("b.MD", ".MD", "b.md", pair("a", "a", False)),
    ],
)
def test_another_suffix_is_told_and_read_all_the_same(
    name: str, suffix: str, better: str, expected: ArticlePair
) -> None:
    briefings, problems = found("a.md", name)
    message = f"Files that end in “{suffix}” are not read."
    hint = f"Rename it to briefings/{better}."
    assert problems == [told(codes.SUFFIX, message, f"briefings/{name}", hint)]
    assert briefings[0] == expected


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("README", f"{ID_HINT}: readme.md{UNDERSCORE}"),
        ("2031/Lake Ferry", f"{ID_HINT}: 2031/lake-ferry.md{UNDERSCORE}"),
        ("a--b", f"{ID_HINT}: a-b.md{UNDERSCORE}"),
        ("Озеро", f"{ID_HINT}: ozero.md{UNDERSCORE}"),
        ("湖", f"{ID_HINT}, and keep it short{UNDERSCORE}"),
        ("x" * 121, f"{ID_HINT}: {'x' * 120}.md{UNDERSCORE}"),
        ("/".join(["x" * 60] * 4), f"{ID_HINT}, and keep it short{UNDERSCORE}"),
    ],
)
def test_a_name_that_cannot_be_an_address_is_told(name: str, hint: str) -> None:
    path = f"briefings/{name}.md"
    shown = name if len(name) <= 60 else f"{name[:59]}…"
    message = f"“{shown}” cannot be the name of a briefing."
    assert found(f"{name}.md") == ([], [told(codes.ID_FORM, message, path, hint)])


HUNDRED = "/".join(["x" * 49, "y" * 50])


def test_a_name_of_two_hundred_characters_is_the_longest() -> None:
    longest = f"{HUNDRED}/{'z' * 50}/{'z' * 48}"
    assert len(longest) == 200
    assert found(f"{longest}.md") == ([pair(longest, longest, False)], [])
    longer = f"{longest}z"
    assert [problem.code for problem in found(f"{longer}.md")[1]] == [codes.ID_FORM]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "briefings").mkdir()
    return tmp_path


def touch(project: Path, *names: str) -> None:
    for name in names:
        file = project / "briefings" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()


def test_files_are_listed_in_one_order_without_hidden_and_shared_ones(project: Path) -> None:
    touch(project, "b.md", "a/z.png", "a/index.md", ".git/x", ".hidden.md", "_shared/sources.yml")
    assert listing(project, "briefings") == (
        ("briefings/a/index.md", "briefings/a/z.png", "briefings/b.md"),
        [],
    )


def test_links_are_told_and_not_followed(project: Path) -> None:
    touch(project, "a.md")
    (project / "outside").mkdir()
    (project / "outside" / "secret.md").touch()
    (project / "briefings" / "b").symlink_to(project / "outside")
    (project / "briefings" / "c.md").symlink_to("/etc/passwd")
    files, problems = listing(project, "briefings")
    assert files == ("briefings/a.md",)
    assert problems == [
        told(codes.SYMLINK, "“b” is a symbolic link.", "briefings/b"),
        told(codes.SYMLINK, "“c.md” is a symbolic link.", "briefings/c.md"),
    ]


def test_names_that_are_one_on_other_systems_are_told_on_this_one(project: Path) -> None:
    touch(project, "a.md", "A.png", "a.PNG", "caf\u00e9.svg", "cafe\u0301.svg")
    _, problems = listing(project, "briefings")
    first, second = "briefings/cafe\u0301.svg", "briefings/caf\u00e9.svg"
    assert problems == [
        told(
            codes.COLLISION,
            "“a.PNG” and “A.png” are the same file on many systems.",
            "briefings/a.PNG",
            related="briefings/A.png",
        ),
        told(
            codes.COLLISION,
            "“café.svg” and “café.svg” are the same file on many systems.",
            second,
            related=first,
        ),
    ]


@pytest.mark.parametrize("name", ["con.md", "AUX.yml", "lpt1", "nul.tar.gz"])
def test_names_of_devices_are_told_everywhere(project: Path, name: str) -> None:
    touch(project, name)
    files, problems = listing(project, "briefings")
    assert files == ()
    message = f"“{name}” is the name of a device on Windows."
    assert problems == [told(codes.RESERVED, message, f"briefings/{name}")]


def test_a_folder_that_cannot_be_opened_is_told(project: Path) -> None:
    assert listing(project, "briefings/none") == (
        (),
        [
            told(
                codes.UNREADABLE,
                "Cannot be opened: No such file or directory.",
                "briefings/none",
            )
        ],
    )


def test_folders_deeper_than_any_name_are_not_entered(project: Path) -> None:
    deep = project / "briefings"
    for _ in range(130):
        deep /= "d"
    os.makedirs(deep)
    (deep / "x.md").touch()
    assert listing(project, "briefings").files == ()


def test_a_folder_whose_path_is_the_longest_name_is_entered_and_no_longer_one(
    project: Path,
) -> None:
    longest = f"{HUNDRED}/{'z' * 50}/{'z' * 48}"
    touch(project, f"{longest}/index.md", f"{longest}z/index.md")
    files = listing(project, "briefings").files
    assert files == (f"briefings/{longest}/index.md",)
    assert pairs(files, "briefings") == ([pair(longest, f"{longest}/index", False)], [])


def test_a_name_in_no_known_encoding_can_be_printed(project: Path) -> None:
    with open(os.fsencode(project / "briefings") + b"/\xff.md", "w", encoding="utf-8"):
        pass
    files, _ = listing(project, "briefings")
    _, problems = pairs(files, "briefings")
    assert [str(problem.mark) for problem in problems] == [r"briefings/\udcff.md"]
    assert str(problems[0]).encode("utf-8")
