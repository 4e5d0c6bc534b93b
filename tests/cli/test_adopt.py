"""``footnoted adopt``: what it shows, what it writes, and what it leaves alone."""

import subprocess
from pathlib import Path

import pytest

from footnoted.cli.files import put
from tests.cli.conftest import ARTICLE, Run
from tests.newsroom import written
from tests.programs import needed

LINKED = ARTICLE.replace("idle.", "idle, [they say](https://courier.example/2025/02/12/crane).")
SIDECAR = """\
sources:
  harbor-log:
    type: webpage
    title: Harbor log, 3 May
    url: https://harbor.example/log
claims:
  crane-idle:
    quote: the northern crane stood idle
    attribution: [{source: harbor-log, how: reported, read: true}]
"""
RECORD = """\
  courier-2025-02-12-crane:
    type: webpage
    issued: 2025-02-12
    url: https://courier.example/2025/02/12/crane
"""
ADDED = SIDECAR.replace("claims:", f"{RECORD}claims:")
PATCH = """\
--- a/briefings/ferry.yml
+++ b/briefings/ferry.yml
@@ -3,6 +3,10 @@
     type: webpage
     title: Harbor log, 3 May
     url: https://harbor.example/log
+  courier-2025-02-12-crane:
+    type: webpage
+    issued: 2025-02-12
+    url: https://courier.example/2025/02/12/crane
 claims:
   crane-idle:
     quote: the northern crane stood idle
"""
TITLES = "Titles to look up: 1 of 1. Add --titles to list them.\n"
TAKEN = (
    "Titles to look up: 1 of 1 (1 have the words of a link or address for now). Add --titles to "
    "list them.\n"
)
POST = "# The storm\n\n[Log](https://harbor.example/log), [other](https://other.example/).\n"


@pytest.fixture
def linked(newsroom: Path) -> Path:
    """Return a newsroom whose article links to a page without a record."""
    (newsroom / "briefings" / "ferry.md").write_text(LINKED, encoding="utf-8")
    sidecar(newsroom).write_text(SIDECAR, encoding="utf-8")
    return newsroom


@pytest.fixture
def blog(newsroom: Path) -> Path:
    """Return the same with a folder of two posts, one of them without a date."""
    sidecar(newsroom).write_text(SIDECAR, encoding="utf-8")
    folder = newsroom / "blog"
    folder.mkdir()
    (folder / "2025-02-10-storm.md").write_text(POST, encoding="utf-8")
    (folder / "about.md").write_text("# About\n", encoding="utf-8")
    return newsroom


def sidecar(root: Path) -> Path:
    return root / "briefings" / "ferry.yml"


def test_without_write_the_files_are_named(run: Run, linked: Path) -> None:
    done = run("adopt")
    assert done.stdout == "briefings/ferry.yml (added to, 1 source)\n"
    assert done.stderr == f"{TITLES}1 source. Nothing was written. Add --write to write.\n"
    assert done.exit_code == 0
    assert run("adopt", "--exit-code").exit_code == 1
    assert sidecar(linked).read_text(encoding="utf-8") == SIDECAR


def test_the_patch_can_be_applied(run: Run, linked: Path) -> None:
    done = run("adopt", "--patch")
    assert done.stdout == PATCH
    command = [needed("patch"), "-p1", "-s"]
    subprocess.run(command, input=done.stdout, text=True, cwd=linked, check=True)
    assert sidecar(linked).read_text(encoding="utf-8") == ADDED


def test_the_patch_makes_files_that_are_not_there(run: Run, blog: Path) -> None:
    patch = run("adopt", "--from", "blog", "--patch").stdout
    assert patch.count("--- /dev/null\n") == 2
    git = needed("git")
    subprocess.run([git, "init", "-q"], cwd=blog, check=True)
    subprocess.run([git, "apply"], input=patch, text=True, cwd=blog, check=True)
    post = blog / "briefings" / "2025-02-10-storm.md"
    body = POST.removeprefix("# The storm\n\n")
    head = "---\ntitle: The storm\ndate: 2025-02-10\nadopted: true\n---\n"
    assert post.read_text(encoding="utf-8") == head + body


def test_with_write_it_is_done_and_the_second_time_there_is_nothing(run: Run, linked: Path) -> None:
    done = run("adopt", "--write")
    assert done.stdout == "briefings/ferry.yml\n"
    assert done.stderr == f"{TITLES}1 source. Now run `footnoted check`.\n"
    assert sidecar(linked).read_text(encoding="utf-8") == ADDED
    before = written(sidecar(linked))
    again = run("adopt", "--write", "--exit-code")
    assert (again.stdout, again.exit_code) == ("", 0)
    assert again.stderr == "Nothing to adopt: every linked page has its source.\n"
    assert written(sidecar(linked)) == before


def test_a_folder_becomes_briefings(run: Run, blog: Path) -> None:
    done = run("adopt", "--from", "blog", "--write")
    assert done.stdout == "briefings/2025-02-10-storm.md\nbriefings/2025-02-10-storm.yml\n"
    assert done.stderr == (
        "blog/about.md: left out: no day of publication: give it `date: 2023-01-15`, or a name "
        "like 2023-01-15-title.md.\n"
        f"{TAKEN}1 briefing, 1 source. Now run `footnoted check`.\n"
    )
    assert done.exit_code == 0
    made = blog / "briefings" / "2025-02-10-storm.yml"
    assert made.read_text(encoding="utf-8") == (
        "sources:\n  other:\n    type: webpage\n    title: other\n    title-from: link\n    url: https://other.example/\n"
    )


def test_what_several_places_have_is_told_once(run: Run, blog: Path) -> None:
    for number in range(3):
        text = f"---\ntitle: {number}\nlayout: post\n---\n[a](/about/) {{% b %}}\n"
        (blog / "blog" / f"2025-02-0{number + 1}-a.md").write_text(text, encoding="utf-8")
    done = run("adopt", "--from", "blog", "--clean")
    assert done.stderr.splitlines()[1:4] == [
        "briefings/2025-02-01-a.md:6: A link to a page of the old site was not changed; that "
        "page is not here. (2 more places)",
        "Keys of the front matter that were not copied: layout (3 files).",
        "Cleaned: 3 tags of a template language.",
    ]


def test_the_twenty_first_line_of_a_sort_is_only_counted(run: Run, blog: Path) -> None:
    for number in range(30):
        (blog / "blog" / f"page-{number:02}.md").write_text("# A\n", encoding="utf-8")
    lines = run("adopt", "--from", "blog").stderr.splitlines()
    assert sum(": left out: " in line for line in lines) == 20
    assert lines[20] == "… and 11 more files left out."


def test_the_titles_that_are_open_are_listed_before_and_after(run: Run, linked: Path) -> None:
    wanted = "`courier-2025-02-12-crane`: https://courier.example/2025/02/12/crane"
    before = run("adopt", "--titles")
    assert before.stdout == f"briefings/ferry.yml: {wanted} (“they say”)\n"
    run("adopt", "--write")
    assert run("adopt", "--titles").stdout == f"briefings/ferry.yml:6: {wanted}\n"
    assert sidecar(linked).read_text(encoding="utf-8") == ADDED


def test_only_the_briefings_that_are_named_are_looked_at(run: Run, linked: Path) -> None:
    other = linked / "briefings" / "quay.md"
    other.write_text(LINKED.replace("/crane", "/quay"), encoding="utf-8")
    assert run("adopt", "briefings/quay.md").stdout == "briefings/quay.yml (new, 1 source)\n"
    assert run("adopt", "briefings/ferry.yml").stdout == (
        "briefings/ferry.yml (added to, 1 source)\n"
    )


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (
            ["--from", "blog", "briefings"],
            "Give either --from FOLDER or PATHS, not both.",
        ),
        (["--patch", "--write"], "Give either --patch or --write, not both."),
        (["--clean"], "--clean needs --from."),
        (
            ["--from", "briefings"],
            "One of briefings and the folder of briefings is inside the "
            "other. Choose another folder.",
        ),
        (
            ["--from", "."],
            "One of . and the folder of briefings is inside the other. Choose another folder.",
        ),
        (["--from", "nowhere"], "Invalid value for '--from': Directory 'nowhere' does not exist."),
    ],
)
def test_wrong_usage(run: Run, blog: Path, arguments: list[str], error: str) -> None:
    done = run("adopt", *arguments)
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1] == f"Error: {error}"
    assert not (blog / "briefings" / "2025-02-10-storm.md").exists()


def test_a_file_that_cannot_be_added_to_is_told(run: Run, linked: Path) -> None:
    sidecar(linked).write_text("sources: [\n", encoding="utf-8")
    done = run("adopt", "--write")
    assert done.stderr.splitlines()[0] == (
        "Error: briefings/ferry.yml: briefings/ferry.yml:2:1 has a problem that must be fixed "
        "first."
    )
    assert done.exit_code == 1
    assert sidecar(linked).read_text(encoding="utf-8") == "sources: [\n"


def test_a_file_that_was_changed_in_the_meantime_is_left(
    run: Run, linked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def late(*asked: object) -> bool:
        sidecar(linked).write_text(f"# Later.\n{SIDECAR}", encoding="utf-8")
        return put(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr("footnoted.cli.files.put", late)
    done = run("adopt", "--write")
    assert done.stderr.splitlines()[0] == (
        "Error: another program changed briefings/ferry.yml in the meantime. It was not written."
    )
    assert done.exit_code == 1
    assert sidecar(linked).read_text(encoding="utf-8") == f"# Later.\n{SIDECAR}"


def test_a_file_that_came_in_the_meantime_is_left(
    run: Run, blog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = blog / "briefings" / "2025-02-10-storm.md"

    def late(*asked: object) -> bool:
        post.write_text("Mine.\n", encoding="utf-8")
        return put(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr("footnoted.cli.files.put", late)
    done = run("adopt", "--from", "blog", "--write")
    assert done.exit_code == 1
    assert post.read_text(encoding="utf-8") == "Mine.\n"


def test_a_folder_that_cannot_be_written_to_is_told(
    run: Run, linked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> bool:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("footnoted.cli.files.replace_while", full)
    done = run("adopt", "--write")
    assert done.stderr.splitlines()[0] == (
        "Error: briefings/ferry.yml cannot be written: No space left on device."
    )
    assert done.exit_code == 1


def test_the_help_teaches_by_examples(run: Run) -> None:
    help_ = run("adopt", "--help").stdout
    assert "footnoted adopt --from ../blog/_posts --write" in help_
    assert "Nothing is invented" in help_


def test_a_folder_of_which_nothing_can_be_adopted_is_no_good_news(run: Run, newsroom: Path) -> None:
    (newsroom / "blog").mkdir()
    none = run("adopt", "--from", "blog")
    assert none.exit_code == 2
    told = "There is no Markdown file (.md, .markdown, .mdown) in blog or below it."
    assert none.stderr == f"Error: {told}\n"
    (newsroom / "blog" / "undated.md").write_text("# The storm\n", encoding="utf-8")
    undated = run("adopt", "--from", "blog")
    assert undated.stderr.splitlines()[-1] == "Nothing was adopted: 1 file left out."
