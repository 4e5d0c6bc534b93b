"""``footnoted diff``: two states, read from Git or from folders."""

import json
import os
from pathlib import Path

import jsonschema
import pytest

from footnoted.comparison.reports import MARKER, diff_schema, escape
from tests.cli.conftest import Run, git
from tests.programs import needed


def edit(folder: Path, old: str, new: str, file: str = "ferry.yml") -> None:
    path = folder / "briefings" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_without_arguments_the_files_are_compared_with_the_last_commit(
    run: Run, repository: Path
) -> None:
    done = run("diff")
    assert done.exit_code == 0
    assert done.stdout == (
        "briefings/ferry.yml:11:22: figure `ferry#cargo`: number [no correction]\n"
        "    1,200 t → 1,300 t\n"
    )
    assert done.stderr == "1 change in facts; 1 of them without a correction.\n"
    assert run("diff", "--exit-code").exit_code == 1
    assert run("diff", "--require-corrections").exit_code == 1


def test_nothing_different_is_said_so(run: Run, repository: Path) -> None:
    git(repository, "commit", "-q", "-a", "-m", "two")
    done = run("diff", "--exit-code")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "No change in facts.\n")


def test_two_revisions_are_compared_whatever_the_files_are_now(run: Run, repository: Path) -> None:
    git(repository, "commit", "-q", "-a", "-m", "two")
    edit(repository, "1300", "1400")
    assert "1,200 t → 1,300 t" in run("diff", "HEAD~1", "HEAD").stdout
    assert "1,300 t → 1,400 t" in run("diff", "HEAD").stdout
    assert run("diff", "HEAD", "HEAD~1").stderr == "No change in facts.\n"


def test_a_branch_that_is_behind_is_not_blamed_for_what_others_changed(
    run: Run, repository: Path
) -> None:
    git(repository, "stash", "-q")
    git(repository, "checkout", "-q", "-b", "mine")
    edit(repository, "North Harbor", "South Harbor")
    git(repository, "commit", "-q", "-a", "-m", "mine")
    git(repository, "checkout", "-q", "main")
    git(repository, "stash", "pop", "-q")
    git(repository, "commit", "-q", "-a", "-m", "theirs")
    git(repository, "checkout", "-q", "mine")
    assert run("check", "--base", "main").exit_code == 0
    done = run("diff", "main", "HEAD")
    assert "source `harbor-log`: publisher" in done.stdout
    assert "cargo" not in done.stdout
    git(repository, "merge", "-q", "-m", "merged", "main")
    assert "cargo" not in run("diff", "main", "HEAD").stdout


def test_a_rebased_branch_is_compared_with_where_it_begins_now(run: Run, repository: Path) -> None:
    git(repository, "commit", "-q", "-a", "-m", "theirs")
    git(repository, "checkout", "-q", "-b", "mine", "HEAD~1")
    edit(repository, "North Harbor", "South Harbor")
    git(repository, "commit", "-q", "-a", "-m", "mine")
    git(repository, "rebase", "-q", "main")
    done = run("diff", "main", "HEAD")
    assert done.stderr == "1 change in facts.\n"


def test_two_folders_need_no_git(
    run: Run, newsroom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    (other / "briefings").mkdir(parents=True)
    for file in (newsroom / "briefings").iterdir():
        (other / "briefings" / file.name).write_bytes(file.read_bytes())
    edit(other, "North Harbor", "South Harbor")
    monkeypatch.setenv("PATH", "")
    done = run("diff", ".", "other")
    assert done.exit_code == 0
    assert "    North Harbor → South Harbor\n" in done.stdout
    done = run("diff", "briefings", "other")
    assert done.exit_code == 2
    assert done.stderr == ("Error: briefings has no folder `briefings`, so it has no briefings.\n")


def test_a_folder_without_git_and_one_argument_is_wrong_usage(run: Run, newsroom: Path) -> None:
    needed("git")
    done = run("diff")
    assert done.exit_code == 2
    assert "is not a Git repository, so there is no `HEAD` to compare with." in done.stderr


def test_histories_without_a_common_commit_are_told(run: Run, repository: Path) -> None:
    git(repository, "checkout", "-q", "--orphan", "other")
    git(repository, "commit", "-q", "-a", "-m", "apart")
    done = run("diff", "main")
    assert done.exit_code == 2
    assert done.stderr == "Error: `main` and `HEAD` have no commit in common.\n"


def test_a_shallow_clone_is_told_what_to_fetch(
    run: Run, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(repository, "commit", "-q", "-a", "-m", "two")
    git(repository, "checkout", "-q", "-b", "mine", "HEAD~1")
    edit(repository, "North Harbor", "South Harbor")
    git(repository, "commit", "-q", "-a", "-m", "mine")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", "--no-single-branch", repository.as_uri(), "clone")
    monkeypatch.chdir(clone)
    done = run("diff", "origin/main")
    assert done.exit_code == 2
    assert done.stderr.endswith(
        "The clone has no history: run `git fetch --unshallow`, or set `fetch-depth: 0` in the "
        "workflow.\n"
    )


def test_a_partial_clone_works(
    run: Run, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(repository, "commit", "-q", "-a", "-m", "two")
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", repository.as_uri(), "clone")
    monkeypatch.chdir(tmp_path / "clone")
    assert "1,200 t → 1,300 t" in run("diff", "HEAD~1", "HEAD").stdout


def test_attributes_and_filters_of_a_state_have_no_say(run: Run, repository: Path) -> None:
    git(repository, "checkout", "-q", "--", ".")
    attributes = repository / "briefings" / ".gitattributes"
    attributes.write_text("* export-ignore export-subst filter=evil diff=evil\n", encoding="utf-8")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "attributes")
    git(repository, "config", "filter.evil.smudge", "touch smudged; cat")
    git(repository, "config", "diff.evil.textconv", "touch converted; cat")
    edit(repository, "1200", "1300")
    done = run("check", "--base", "HEAD")
    assert done.exit_code == 1
    assert "[figure.changed-silently]" in done.stdout
    assert "1,200 t → 1,300 t" in run("diff").stdout
    assert not {"smudged", "converted"} & set(os.listdir(repository))


def test_a_base_without_briefings_is_said(run: Run, repository: Path) -> None:
    git(repository, "rm", "-q", "-r", "-f", "briefings")
    git(repository, "commit", "-q", "-m", "empty")
    git(repository, "checkout", "-q", "HEAD~1", "--", "briefings")
    done = run("check", "--base", "HEAD")
    assert done.exit_code == 0
    note = "Note: `HEAD` has no briefings in briefings/, so all here are new.\n"
    assert done.stderr.startswith(note)
    assert run("diff").stderr.startswith(note)


def test_another_picture_of_the_same_name_is_told(run: Run, repository: Path) -> None:
    image = "images:\n  quay: {file: quay.png, alt: Two cranes., credit: A, license: CC0-1.0}\n"
    edit(repository, "figures:", f"{image}figures:")
    picture = repository / "briefings" / "quay.png"
    picture.write_bytes(b"one")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "two")
    assert run("diff").stdout == ""
    picture.write_bytes(b"two")
    told = (
        "image `ferry#quay`: picture\n    briefings/quay.png → briefings/quay.png, another picture"
    )
    assert told in run("diff").stdout
    git(repository, "commit", "-q", "-a", "-m", "three")
    assert told in run("diff", "HEAD~1", "HEAD").stdout


def test_json_is_valid_by_the_published_schema(run: Run, repository: Path, root: Path) -> None:
    edit(repository, "crane-idle:", "crane-still:")
    made = run("diff", "--format", "schema").stdout
    assert made == (root / "schemas" / "diff.schema.json").read_text(encoding="utf-8")
    jsonschema.Draft202012Validator.check_schema(diff_schema())
    told = json.loads(run("diff", "--format", "json").stdout)
    jsonschema.validate(told, diff_schema())
    assert [(c["noun"], c["aspect"], c["told"]) for c in told["changes"]] == [
        ("figure", "number", "silent"),
        ("claim", "renamed", "silent"),
    ]
    assert told["counts"] == {"changes": 2, "silent": 2}
    assert told["base"] == git(repository, "rev-parse", "HEAD")


def test_a_comment_leads_to_the_changed_line_and_to_the_page(run: Run, repository: Path) -> None:
    addresses = ("--files", "https://git.example/blob/abc/", "--site", "https://try.example/")
    lines = run("diff", "--format", "markdown", *addresses).stdout.splitlines()
    assert lines[0] == MARKER
    assert lines[3] == "**1 change in facts; 1 of them without a correction.**"
    assert lines[-1] == (
        "| figure [`ferry#cargo`](https://git.example/blob/abc/briefings/ferry.yml#L11): number "
        "· **no correction** · [page](https://try.example/briefings/ferry/#figure-cargo) "
        "| 1,200 t | 1,300 t |"
    )


def test_a_comment_has_one_screen_and_folds_the_rest_within_a_services_limit(
    run: Run, repository: Path
) -> None:
    long = "".join(f"  c{n}: {{says: {'word ' * 100}}}\n" for n in range(400))
    edit(repository, "claims:\n", f"claims:\n{long}")
    text = run("diff", "--format", "markdown").stdout
    head, _, folded = text.partition("<details>")
    assert head.count("\n| ") == 2 + 11
    assert "<summary>389 more changes</summary>" in folded
    assert "more are not shown here; `footnoted diff` lists all." in folded
    assert folded.endswith("\n</details>\n")
    assert len(text) < 61_000


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        "[here](javascript:alert(1)) ![x](https://x.example/p.png)",
        "a | b \\| c",
        "@everyone #12 https://spam.example www.spam.example",
        "`code` ``` **bold** _it_ ~~no~~ $x$",
        "<!-- footnoted diff -->",
    ],
)
def test_words_of_a_stranger_are_shown_and_do_nothing(words: str) -> None:
    import markdown

    shown = markdown.markdown(f"|a|b|\n|-|-|\n| {escape(words)} |x|", extensions=["tables"])
    assert "<script" not in shown
    assert not {"<a ", "<img", "<em>", "<strong>", "<code>", "<!--"} & {
        tag for tag in ("<a ", "<img", "<em>", "<strong>", "<code>", "<!--") if tag in shown
    }
    assert shown.count("<td>") == 2
    assert "@everyone" not in escape(words)
    assert "://spam" not in escape(words)


def test_only_problems_of_changed_files_are_told(run: Run, repository: Path) -> None:
    other = repository / "briefings" / "old.md"
    other.write_text("---\ntitle: Old\ndate: 2025-02-13\n---\n\n[^nope]\n", encoding="utf-8")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "two")
    done = run("check", "--changed-since", "HEAD")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "No problems in 0 changed files\n"
    assert run("check").exit_code == 1
    edit(repository, "the northern crane", "the southern crane")
    new = repository / "briefings" / "new.md"
    new.write_text("no head\n", encoding="utf-8")
    done = run("check", "--changed-since", "HEAD")
    assert done.exit_code == 1
    assert {line.partition(":")[0] for line in done.stdout.splitlines() if line[0] != " "} == {
        "briefings/ferry.yml",
        "briefings/new.md",
    }
    assert done.stderr.endswith(" in 2 changed files\n")
