"""The comment on a proposal: made of what nobody trusts, and nothing of that gets alive."""

import io
import json
import os
import re
import stat
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from footnoted.comparison.facts import Aspect, Comparison, Coverage, FactChange, Told
from footnoted.comparison.reports import ReportLinks, report_markdown
from footnoted.diagnostics.problem import Mark
from tools import comment
from tools.comment import NotOurs, comment_on, is_report, may_run, our_comment, read_text

SHA = "ab" * 20
FILES = "https://github.com/desk/site/blob/"
LINKS = ReportLinks(files=FILES + SHA, base_files=FILES + "cd" * 20)
CHANGE = FactChange(
    Aspect.NUMBER,
    "figure",
    "kursk#area",
    old="half",
    new="a quarter",
    now=Mark("briefings/kursk.yml", 3, 1),
    told=Told.SILENT,
)
HOSTILE = [
    "@octocat",
    "\\@octocat",
    "desk/site#1",
    "\\#1",
    "[a](https://evil.example)",
    "![a](x.png)",
    "<img src=x>",
    "https://evil.example",
    "WWW.evil.example",
    "&#64;octocat",
    "a | b",
    "`a`",
    "~~~",
    "a\u202eb",
    "a\x1bb",
]


def report(*changes: FactChange) -> str:
    return report_markdown(Comparison(changes, Coverage(1, 2), Coverage(2, 2)), LINKS)


@pytest.mark.parametrize(
    "text",
    [
        report(),
        report(CHANGE),
        report(replace(CHANGE, told=Told.CORRECTED, rests=("a#b", "a#c"))),
        report(replace(CHANGE, aspect=Aspect.GONE, now=None, was=CHANGE.now, new="renamed")),
        report(replace(CHANGE, ref="a|b#c", now=Mark("briefings/größe (2).yml", 3))),
        report(*[CHANGE] * 13),
        report(*[replace(CHANGE, new="many words " * 300, old="x")] * 900),
    ],
    ids=["none", "one", "corrected", "gone", "a name with signs", "folded", "too many to show"],
)
def test_what_the_command_writes_is_taken_as_it_is(text: str) -> None:
    assert is_report(text, FILES)


@given(st.text(max_size=300) | st.sampled_from(HOSTILE), st.text(max_size=40))
def test_whatever_words_changed_their_report_is_taken(old: str, label: str) -> None:
    assert is_report(report(replace(CHANGE, old=old, new=f"{label} {old}", label=label)), FILES)


@pytest.mark.parametrize("words", HOSTILE)
def test_words_that_would_be_alive_are_not_taken(words: str) -> None:
    for whole in (
        report(CHANGE).replace("| half |", f"| {words} |"),
        report(CHANGE).replace("a quarter |\n", f"a quarter |\n{words}\n"),
        report(*[CHANGE] * 13).replace("<details>\n", f"<details>\n{words}\n"),
    ):
        assert whole not in {report(CHANGE), report(*[CHANGE] * 13)}
        assert not is_report(whole, FILES)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("github.com/desk/site", "github.com/desk/site.evil.example"),
        (f"/blob/{SHA}/", "/blob/main/"),
        (".yml#L3", ".yml#L3?x"),
        (".yml#L3", '.yml "title'),
        ("`kursk#area`", "`kursk` @octocat `area`"),
        ("`kursk#area`", "`kursk|<img src=x>`"),
        ("figure ", "figure @octocat "),
        ("<!-- footnoted diff -->", "<!-- another -->"),
        ("### The", "# The"),
        ("**no correction**", "**approved**"),
        ("1 change in", "1 changes in @octocat"),
    ],
)
def test_a_report_that_was_changed_is_not_taken(old: str, new: str) -> None:
    assert report(CHANGE).count(old) == 1
    assert not is_report(report(CHANGE).replace(old, new), FILES)


def test_a_report_that_fits_nearly_is_refused_at_once() -> None:
    rows = report(*[replace(CHANGE, new="x · 3 things on it " * 8)] * 300)
    assert not is_report(rows[: comment.LONGEST - 1] + "<", FILES)
    assert not is_report(report(CHANGE) + "\n" * comment.LONGEST, FILES)


# -------------------------------------------------------------------------------------------------
# The artifact.


def packed(*members: tuple[str, str | bytes], mode: int = stat.S_IFREG | 0o644) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members:
            member = zipfile.ZipInfo(name)
            member.external_attr = mode << 16
            archive.writestr(member, text)
    return file.getvalue()


def test_the_one_text_is_read() -> None:
    assert read_text(packed(("comment.md", "größer"))) == "größer"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "nothing can be read"),
        (b"PK\x03\x04", "nothing can be read"),
        (packed(("comment.md", "x"))[:-4], "nothing can be read"),
        (packed(("comment.md", b"\xff")), "nothing can be read"),
        (packed(), "the files are others than expected"),
        (packed(("../comment.md", "x")), "the files are others than expected"),
        (packed(("/comment.md", "x")), "the files are others than expected"),
        (packed(("comment.md", "x"), ("more.md", "x")), "the files are others than expected"),
        (
            packed(("comment.md", "/etc/passwd"), mode=stat.S_IFLNK | 0o777),
            "the file is no plain one",
        ),
        (packed(("comment.md", "x" * 5_000_000)), "the text is too long"),
    ],
)
def test_anything_else_is_not_used(data: bytes, why: str) -> None:
    with pytest.raises(NotOurs, match=why):
        read_text(data)


def test_a_zip_that_lies_about_its_size_is_not_used() -> None:
    data = packed(("comment.md", "x" * 5_000_000))
    lied = data.replace((5_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lied != data
    with pytest.raises(NotOurs):
        read_text(lied)


# -------------------------------------------------------------------------------------------------
# What GitHub says.


def test_only_our_own_comment_is_brought_up_to_date() -> None:
    def by(login: str, body: str, number: int) -> dict[str, Any]:
        return {"id": number, "user": {"login": login}, "body": body}

    copied = by("writer", f"{comment.MARKER}\nnot ours", 1)
    other = by("github-actions[bot]", f"of another workflow {comment.MARKER}", 2)
    gone = {"id": 3, "user": None, "body": comment.MARKER}
    assert our_comment([copied, other, gone]) is None
    assert our_comment([copied, other, by("github-actions[bot]", comment.MARKER, 4)]) == 4


@pytest.mark.parametrize(
    ("name", "runs"),
    [
        ("briefings/a.md", False),
        ("briefings/a/quay.png", False),
        ("docs/index.md", False),
        ("README.md", False),
        ("docs/x.js", True),
        ("docs/assets/x.html", True),
        ("briefings/.gitattributes", True),
        (".gitattributes", True),
        ("mkdocs.yml", True),
        (".github/workflows/check.yml", True),
        ("plugins/footnoted/new.md", True),
        ("docs/x\n.py", True),
    ],
)
def test_files_that_can_run_are_counted(name: str, runs: bool) -> None:
    assert may_run([{"filename": name}]) == runs
    assert may_run([{"filename": "docs/a.md", "previous_filename": name}]) == runs


GH = """\
#!{python}
import json, sys
from pathlib import Path

folder = Path({folder!r})
arguments = sys.argv[1:]
assert arguments.pop(0) == "api"
data = sys.stdin.buffer.read().decode() if "--input" in arguments else ""
with (folder / "asked").open("a") as file:
    file.write(json.dumps([arguments, data]) + "\\n")
path = next(each for each in arguments if each.startswith("repos/"))
if path.endswith("/zip"):
    sys.stdout.buffer.write((folder / "zip").read_bytes())
else:
    answers = json.loads((folder / "answers").read_text())
    print(json.dumps(answers.get(path.removeprefix("repos/desk/site/"), {{}})))
"""
RUN = {
    "id": 7,
    "event": "pull_request",
    "head_sha": SHA,
    "head_branch": "a branch; $(touch pwned)",
    "head_repository": {"owner": {"login": "writer"}},
    "conclusion": "success",
    "html_url": "https://github.com/desk/site/actions/runs/7",
}
EVENT = {
    "workflow_run": RUN,
    "repository": {"full_name": "desk/site", "html_url": "https://github.com/desk/site"},
}


def artifact(name: str, number: int, **more: object) -> dict[str, object]:
    return {"id": number, "name": name, "expired": False, "size_in_bytes": 900, **more}


ANSWERS: dict[str, Any] = {
    "pulls": [[{"number": 41, "head": {"sha": "ee" * 20}}], [{"number": 42, "head": {"sha": SHA}}]],
    "actions/runs/7/artifacts": [
        {"artifacts": [artifact("change-in-facts", 8), artifact("preview", 9)]}
    ],
    "pulls/42/files": [[{"filename": "briefings/kursk.yml"}]],
    "issues/42/comments": [[]],
}


class Platform:
    """GitHub as the tool sees it: its event, and what its program answers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.zip = packed(("comment.md", report(CHANGE)))
        self.asked: list[tuple[list[str], str]] = []

    def run(self, event: Any = EVENT, **answers: object) -> str:
        """Run the tool in this process; return what it says."""

        def ask(arguments: Sequence[str], data: bytes) -> bytes:
            self.asked.append((list(arguments), data.decode()))
            path = next(each for each in arguments if each.startswith("repos/desk/site/"))
            name = path.removeprefix("repos/desk/site/")
            return (
                self.zip
                if name.endswith("/zip")
                else json.dumps((ANSWERS | answers).get(name, {})).encode()
            )

        return comment_on(event, ask)

    def run_step(self, root: Path) -> str:
        """Run the step of the workflow by a shell, with a substitute for the program of GitHub."""
        files = {"event": EVENT, "answers": ANSWERS}
        for name, value in files.items():
            (self.folder / name).write_text(json.dumps(value), encoding="utf-8")
        (self.folder / "zip").write_bytes(self.zip)
        gh = self.folder / "bin" / "gh"
        gh.parent.mkdir()
        gh.write_text(GH.format(python=sys.executable, folder=str(self.folder)), encoding="utf-8")
        gh.chmod(0o755)
        workflow = yaml.safe_load((root / ".github/workflows/comment.yml").read_text("utf-8"))
        (step,) = [each for each in workflow["jobs"]["comment"]["steps"] if "run" in each]
        path = f"{gh.parent}:{Path(sys.executable).parent}:{os.environ['PATH']}"
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=root,
            env={"PATH": path, "GITHUB_EVENT_PATH": str(self.folder / "event"), "GH_TOKEN": "x"},
            capture_output=True,
            text=True,
            check=True,
        )
        lines = (self.folder / "asked").read_text(encoding="utf-8").splitlines()
        self.asked += [(arguments, data) for arguments, data in map(json.loads, lines)]
        return done.stdout

    @property
    def posted(self) -> tuple[str, str, str]:
        """Return method, path and body of the one request that writes."""
        ((arguments, data),) = [each for each in self.asked if each[1]]
        return arguments[1], arguments[2], json.loads(data)["body"]


@pytest.fixture
def platform(tmp_path: Path) -> Platform:
    return Platform(tmp_path)


def test_the_step_posts_the_report_on_the_proposal_that_github_names(
    platform: Platform, root: Path
) -> None:
    assert platform.run_step(root) == "Commented on proposal 42.\n"
    method, path, body = platform.posted
    assert (method, path) == ("POST", "repos/desk/site/issues/42/comments")
    assert body.startswith(report(CHANGE))
    assert "All checks passed: [the run](https://github.com/desk/site/actions/runs/7)." in body
    assert "](https://github.com/desk/site/actions/runs/7/artifacts/9)" in body
    assert "can run as code" not in body
    assert "head=writer:a branch; $(touch pwned)" in platform.asked[0][0]
    assert not (root / "pwned").exists()


def test_the_tool_brings_its_comment_up_to_date(platform: Platform) -> None:
    there = {"id": 5, "user": {"login": "github-actions[bot]"}, "body": f"{comment.MARKER}\nold"}
    copied = {"id": 4, "user": {"login": "writer"}, "body": comment.MARKER}
    platform.run(**{"issues/42/comments": [[copied], [there]]})
    assert platform.posted[:2] == ("PATCH", "repos/desk/site/issues/comments/5")


def test_no_comment_is_made_where_it_is_not_clear_on_what(platform: Platform) -> None:
    one = ANSWERS["pulls"][1][0]
    gone = {**EVENT, "workflow_run": RUN | {"head_repository": None}}
    several: list[Any] = [[[]], [[one, one | {"number": 43}]], ANSWERS["pulls"][:1]]
    for pulls in several:
        assert "no comment" in platform.run(gone, pulls=pulls)
    assert [each for each in platform.asked if each[1]] == []


@pytest.mark.parametrize(
    ("artifacts", "text", "why"),
    [
        ([], "", "the checks made none"),
        ([artifact("change-in-facts", 8, expired=True)], "", "the checks made none"),
        ([artifact("change-in-facts", 8, size_in_bytes=9**9)], "", "too large"),
        ([artifact("change-in-facts", 8)], "<b>approved</b>", "not in the form"),
    ],
)
def test_a_report_that_cannot_be_used_is_named_and_not_shown(
    platform: Platform, artifacts: list[object], text: str, why: str
) -> None:
    platform.zip = packed(("comment.md", text))
    failed = {**EVENT, "workflow_run": RUN | {"conclusion": "failure"}}
    platform.run(failed, **{"actions/runs/7/artifacts": [{"artifacts": artifacts}]})
    body = platform.posted[2]
    assert body.startswith(comment.MARKER)
    assert re.search(f"There is no report to show: .*{why}", body)
    assert "**Not all checks passed**" in body
    assert "approved" not in body
    assert "The site with this change" not in body


def test_a_proposal_that_changes_code_is_named_as_one(platform: Platform) -> None:
    platform.run(**{"pulls/42/files": [[{"filename": "plugins/x.py"}]]})
    assert "**This proposal changes files that can run as code: 1.**" in platform.posted[2]
