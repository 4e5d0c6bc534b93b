"""The comment that the page about proposals shows: made from a branch of the real briefings.

``pytest tests/docs/test_pull_requests.py --regen`` writes it anew; the difference is for reading.
"""

import re
import shutil
from importlib import import_module
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from footnoted.cli.main import SUBCOMMANDS, main
from tests.cli.conftest import git
from tests.docs.markdown import examples
from tools.comment import is_report

PAGE = "docs/guide/pull-requests.md"
HOOKS = "docs/guide/proposals.md"
COMMENT = re.compile(r"(?<=with regen -->\n).*?(?=<!-- end of comment -->)", re.DOTALL)
FILES, SITE = "https://git.example/desk/blob/proposal", "https://preview.example/42"
EDITS = {
    "kursk-oblast/index.md": {"roughly half of that area": "roughly a quarter of that area"},
    "kursk-oblast/index.yml": {
        "quote: roughly half of that area": "quote: roughly a quarter of that area",
        "figure: initial-area, value: 0.5": "figure: initial-area, value: 0.25",
    },
    "exchange-offer.md": {
        "swap one territory for another": "trade one territory for another",
        "The Guardian carries this": "The Times carries this",
    },
    "exchange-offer.yml": {
        "quote: We will swap one": "quote: We will trade one",
        'date: "[..2025-02-11]"\n    supports: [land-not-specified]\n    note: That': (
            'date: "[..2025-02-11]"\n    supports: [land-not-specified]\n'
            "    sources: [example-courier]\n    note: That"
        ),
    },
    "diplomacy-dates.yml": {"  hundred-days:\n": "  time-set:\n    formerly: [hundred-days]\n"},
    "_shared/sources.yml": {
        "sources:\n": (
            "sources:\n  example-courier:\n    type: article-newspaper\n"
            "    title: No region comes first\n    container-title: The Courier\n"
        )
    },
}
"""What the branch changes, by file; none of it is in the report that the briefings rest on."""


FILES_OF_HOOKS = {
    "briefings/a.md": True,
    "briefings/2025/a/index.yml": True,
    "briefings/_shared/sources.yaml": True,
    "docs/briefings/a.md": False,
    "briefings/quay.png": False,
}


@pytest.fixture
def branch(root: Path, tmp_path: Path) -> Path:
    """Return a repository of the briefings whose branch `proposal` has the edits."""
    shutil.copytree(root / "briefings", tmp_path / "briefings")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "published")
    git(tmp_path, "checkout", "-q", "-b", "proposal")
    for name, edits in EDITS.items():
        file = tmp_path / "briefings" / name
        text = file.read_text(encoding="utf-8")
        for old, new in edits.items():
            assert text.count(old) == 1, f"{old!r} in {name}"
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")
    git(tmp_path, "commit", "-q", "-a", "-m", "proposed")
    return tmp_path


def test_the_page_shows_the_comment_on_this_branch(root: Path, branch: Path, regen: bool) -> None:
    options = ("--format", "markdown", "--files", FILES, "--site", SITE, "--root", str(branch))
    done = CliRunner().invoke(main, ["diff", *options, "main", "proposal"], catch_exceptions=False)
    assert done.exit_code == 0
    marker, heading, made = done.stdout.split("\n", 2)
    assert (marker, heading) == ("<!-- footnoted diff -->", "### The change in facts")
    page = root / PAGE
    text = page.read_text(encoding="utf-8")
    if regen:
        page.write_text(COMMENT.sub(lambda _: f"{made}\n", text), encoding="utf-8")
        return
    for kind in ("figure", "claim", "date"):
        assert re.search(rf"^\| {kind} .*\*\*no correction\*\*", made, re.MULTILINE), kind
    for words in ("#time-set", "has another name", "`example-courier`", "is new"):
        assert words in made
    assert COMMENT.search(text), PAGE
    assert COMMENT.findall(text) == [f"{made}\n"]


def test_the_comment_on_this_branch_is_one_that_is_posted(branch: Path) -> None:
    files = f"https://github.com/desk/site/blob/{git(branch, 'rev-parse', 'proposal')}"
    options = ("--format", "markdown", "--files", files, "--root", str(branch))
    done = CliRunner().invoke(main, ["diff", *options, "main", "proposal"], catch_exceptions=False)
    assert is_report(done.stdout, "https://github.com/desk/site/blob/")


def test_the_hooks_that_the_page_names_exist_and_run_our_command(root: Path) -> None:
    offered = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (shown,) = [e for e in examples(root, root / HOOKS) if e.title == ".pre-commit-config.yaml"]
    named = [hook["id"] for repo in yaml.safe_load(shown.body)["repos"] for hook in repo["hooks"]]
    assert sorted(named) == sorted(hook["id"] for hook in offered)
    for hook in offered:
        name, command, *options = hook["entry"].split()
        assert (name, command in SUBCOMMANDS) == ("footnoted", True)
        known = import_module(f"footnoted.cli.{command}").__dict__[command].params
        assert set(options) <= {flag for param in known for flag in param.opts}
        for path, meant in FILES_OF_HOOKS.items():
            assert bool(re.search(hook["files"], path)) is meant, path
