"""What runs for a stranger's pull request can read, and what publishes runs no stranger's code."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import ARTICLE, SIDECAR, git
from tests.shell import Repository
from tools import comment

Workflow = dict[str, Any]
LATER = "comment.yml"
"""The one that has a right to write on proposals, and runs after their checks."""
PINNED = re.compile(r"uses: (actions/[a-z-]+)@[0-9a-f]{40} # v\d+\.\d+\.\d+")
UNTRUSTED = re.compile(r"\$\{\{.*(github\.event|github\.head_ref|inputs)\b")


class Plain(yaml.SafeLoader):
    """A loader for which `on` is a word and not the truth value."""


Plain.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if tag != "tag:yaml.org,2002:bool"]
    for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def texts(root: Path) -> dict[str, str]:
    files = sorted((root / ".github" / "workflows").iterdir())
    return {file.name: file.read_text(encoding="utf-8") for file in files}


@pytest.fixture(scope="module")
def workflows(texts: dict[str, str]) -> dict[str, Workflow]:
    return {name: yaml.load(text, Loader=Plain) for name, text in texts.items()}


def steps(workflow: Workflow) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def permissions(workflow: Workflow) -> dict[str, dict[str, str]]:
    """Return what each job is granted; a job without a say of its own takes the workflow's."""
    return {
        name: job.get("permissions", workflow["permissions"])
        for name, job in workflow["jobs"].items()
    }


def test_one_workflow_checks_one_publishes_and_one_comments(
    workflows: dict[str, Workflow],
) -> None:
    assert set(workflows) == {"check.yml", "publish.yml", LATER}
    assert set(workflows["check.yml"]["on"]) == {"pull_request", "push"}
    assert workflows["publish.yml"]["on"] == {
        "push": {"branches": ["main"]},
        "workflow_dispatch": None,
    }
    assert workflows[LATER]["on"] == {
        "workflow_run": {"workflows": [workflows["check.yml"]["name"]], "types": ["completed"]}
    }


def test_no_workflow_runs_a_strangers_code_with_our_rights(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        assert "pull_request" + "_target" not in text
        assert ("workflow_run" in text) is (name == LATER)
        assert "self-hosted" not in text


def test_no_workflow_reaches_for_a_secret_but_the_one_that_comments(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        found = re.findall(r"secrets[.\[]|secrets: *inherit|github\.token", text)
        assert found == (["github.token"] if name == LATER else [])


def test_commenting_checks_out_the_default_branch_and_runs_one_tool_of_it(
    workflows: dict[str, Workflow],
) -> None:
    (job,) = workflows[LATER]["jobs"].values()
    checkout, tool = job["steps"]
    assert checkout["uses"].startswith("actions/checkout@")
    assert set(checkout["with"]) == {"persist-credentials", "sparse-checkout"}
    assert tool["run"] == "python3 -m tools.comment"
    assert job["if"] == "github.event.workflow_run.event == 'pull_request'"
    assert workflows[LATER]["permissions"] == {}
    assert job["permissions"] == {"contents": "read", "actions": "read", "pull-requests": "write"}


def test_what_the_checks_leave_has_the_names_that_the_comment_looks_for(
    workflows: dict[str, Workflow],
) -> None:
    kept = [
        step["with"]
        for step in steps(workflows["check.yml"])
        if "retention-days" in step.get("with", {})
    ]
    assert [each["name"] for each in kept] == [comment.PREVIEW, comment.ARTIFACT]
    assert kept[1]["path"] == comment.MEMBER


def test_checking_may_only_read(workflows: dict[str, Workflow]) -> None:
    granted = permissions(workflows["check.yml"])
    assert all(rights == {"contents": "read"} for rights in granted.values())


def test_only_the_job_that_deploys_may_write_and_only_to_pages(
    workflows: dict[str, Workflow],
) -> None:
    assert workflows["publish.yml"]["permissions"] == {}
    assert permissions(workflows["publish.yml"]) == {
        "build": {"contents": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }


def test_the_job_that_deploys_unpacks_and_nothing_else(workflows: dict[str, Workflow]) -> None:
    deploy = workflows["publish.yml"]["jobs"]["deploy"]
    assert deploy["needs"] == "build"
    assert [step["uses"].partition("@")[0] for step in deploy["steps"]] == ["actions/deploy-pages"]
    assert not any("run" in step for step in deploy["steps"])


def test_publishing_tells_the_site_every_address_that_its_settings_ask_for(
    workflows: dict[str, Workflow], root: Path
) -> None:
    asked = re.findall(r"!ENV \[?(\w+)", (root / "mkdocs.yml").read_text(encoding="utf-8"))
    steps = [s for s in workflows["publish.yml"]["jobs"]["build"]["steps"] if "run" in s]
    assert [step["run"] for step in steps] == ["make site", "make sbom"]
    assert set(steps[0]["env"]) == set(asked)


def test_publishing_keeps_the_bill_of_materials_that_was_just_made(
    workflows: dict[str, Workflow], root: Path
) -> None:
    build = workflows["publish.yml"]["jobs"]["build"]["steps"]
    (kept,) = [s for s in build if s.get("uses", "").startswith("actions/upload-artifact@")]
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    assert f"-m tools.sbom > {kept['with']['path']}\n" in makefile


def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it(
    texts: dict[str, str],
) -> None:
    uses = [line for text in texts.values() for line in text.splitlines() if "uses:" in line]
    assert uses != []
    assert [line for line in uses if not PINNED.search(line)] == []


def test_no_checkout_leaves_its_key_behind(workflows: dict[str, Workflow]) -> None:
    checkouts = [
        step
        for workflow in workflows.values()
        for step in steps(workflow)
        if step.get("uses", "").startswith("actions/checkout@")
    ]
    assert [step["with"]["persist-credentials"] for step in checkouts] == ["false"] * len(checkouts)


def test_no_command_is_spelled_with_a_strangers_words(workflows: dict[str, Workflow]) -> None:
    commands = [s["run"] for w in workflows.values() for s in steps(w) if "run" in s]
    assert [command for command in commands if UNTRUSTED.search(command)] == []


def test_every_job_gives_up_at_some_time(workflows: dict[str, Workflow]) -> None:
    jobs = [job for workflow in workflows.values() for job in workflow["jobs"].values()]
    assert all(int(job["timeout-minutes"]) <= 30 for job in jobs)


def test_checking_builds_the_site_keeps_it_and_runs_every_test(
    workflows: dict[str, Workflow],
) -> None:
    test = workflows["check.yml"]["jobs"]["test"]["steps"]
    site, preview, tests = [step["run"] for step in test if "run" in step]
    assert (site, tests) == ("make site", "make test")
    (kept,) = [s for s in test if s.get("uses", "").startswith("actions/upload-artifact@")]
    assert "--no-directory-urls" in preview.split()
    assert preview.split()[-2:] == ["--site-dir", kept["with"]["path"]]


def test_the_steps_on_facts_write_a_report_annotations_and_a_summary(
    workflows: dict[str, Workflow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    branch = Repository(tmp_path, {"briefings/ferry.md": ARTICLE, "briefings/ferry.yml": SIDECAR})
    head = branch.commit({"briefings/ferry.md": ARTICLE.replace("stood idle", "was idle")})
    show, compare, listing = [
        step for step in workflows["check.yml"]["jobs"]["facts"]["steps"] if "run" in step
    ]
    assert set(show["env"]) == {"BASE", "HEAD", "FILES"}
    given = {"BASE": branch.base, "HEAD": head, "FILES": "https://github.com/desk/site/blob"}
    shown = branch.run(show["run"], **given)
    assert shown.returncode == 0, shown.stderr
    report = (tmp_path / "comment.md").read_text(encoding="utf-8")
    assert "1 change in facts" in report
    assert comment.is_report(report, "https://github.com/desk/site/blob/")
    assert branch.summary.read_text(encoding="utf-8") == report
    compared = branch.run(compare["run"], **given)
    assert compared.returncode == 1
    assert compared.stdout.startswith("::error file=briefings/ferry.yml,line=8")
    assert branch.run(listing["run"], **given).returncode == 0
    listed = branch.summary.read_text(encoding="utf-8").removeprefix(report)
    assert listed.startswith("```text\nbriefings/ferry.yml:8:12: error: ")
    assert listed.endswith("\n```\n")


@pytest.mark.parametrize(
    ("changed", "named", "warned"),
    [
        (["briefings/a.md"], False, False),
        (["plugins/footnoted/new.py"], True, False),
        (["briefings/a.md", "mkdocs.yml"], True, True),
        (["docs/index.md", ".github/workflows/x.yml"], True, True),
        (["docs/index.md", "requirements/site.txt"], True, True),
        (["docs/index.md", "Makefile"], True, True),
        (["docs/index.md", "tools/units.py"], True, True),
        (["tests/conftest.py"], True, False),
        (["briefings/a.md", "briefings/.gitattributes"], True, True),
        (["docs/index.md", "docs/assets/x.html"], True, True),
        (["docs/index.md", "docs/x.js"], True, True),
    ],
)
def test_a_change_of_content_that_touches_machinery_is_named(
    workflows: dict[str, Workflow], tmp_path: Path, changed: list[str], named: bool, warned: bool
) -> None:
    (step,) = [s for s in workflows["check.yml"]["jobs"]["scope"]["steps"] if "run" in s]
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message", "before")
    base = git(tmp_path, "rev-parse", "HEAD")
    for name in changed:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("changed\n", encoding="utf-8")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "after")
    summary = tmp_path / "summary"
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", "BASE": base, "GITHUB_STEP_SUMMARY": str(summary)},
        capture_output=True,
        text=True,
        check=True,
    )
    text = summary.read_text(encoding="utf-8")
    assert ("touches what runs as code" in text) is named
    assert [name for name in changed if f"    {name}\n" in text] == (
        [name for name in changed if not re.fullmatch(r"(briefings|docs)/.*\.md", name)]
    )
    assert ("::warning" in done.stdout) is warned
