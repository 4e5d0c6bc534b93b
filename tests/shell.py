"""Steps of workflows and recipes, run by a shell in a small repository; our command answers here.

A double of each program stops the shell at a call that nobody has answered yet. The call is then
answered in this process, which has the program loaded, and the step is run anew from the beginning.
"""

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from click.testing import CliRunner
from mkdocs.__main__ import build_command

from footnoted.cli.main import main
from tests.cli.conftest import git

STAND_IN = """\
#!/bin/sh
calls={calls}
number=$(ls "$calls" | grep -c '[.]call$')
printf '%s\\n' "${{0##*/}}" "$@" > "$calls/$number.call"
[ -f "$calls/$number.status" ] || kill -KILL "$STEP"
cat "$calls/$number.out"
exit "$(cat "$calls/$number.status")"
"""


def by_footnoted(arguments: list[str]) -> tuple[int, str]:
    """Answer as our command does."""
    done = CliRunner().invoke(main, arguments)
    assert isinstance(done.exception, SystemExit | None), done.exception
    assert done.exit_code in {0, 1}, done.output
    return done.exit_code, done.stdout


def by_mkdocs(arguments: list[str]) -> tuple[int, str]:
    """Take what ``mkdocs build`` takes, and make a folder in place of the site."""
    command, *rest = arguments
    assert command == "build"
    context = build_command.make_context(command, rest)
    site = Path(context.params["site_dir"] or "site")
    site.mkdir(parents=True)
    (site / "index.html").write_text("a site", encoding="utf-8")
    return 0, ""


PROGRAMS: Mapping[str, Callable[[list[str]], tuple[int, str]]] = {
    "footnoted": by_footnoted,
    "mkdocs": by_mkdocs,
    "pip": lambda _: (0, ""),
    "make": lambda _: (0, ""),
}


class Repository:
    """A repository whose files a shell's steps see; the process has to be in its folder."""

    def __init__(self, folder: Path, files: Mapping[str, str]) -> None:
        self.folder = folder
        self.summary = folder / "summary"
        self.calls: list[list[str]] = []
        git(folder, "init", "--quiet")
        programs = folder / ".venv" / "bin"
        programs.mkdir(parents=True)
        for name in PROGRAMS:
            (programs / name).write_text(STAND_IN.format(calls=folder / "calls"), encoding="utf-8")
            (programs / name).chmod(0o755)
        (folder / ".gitignore").write_text("/.venv/\n/.cache/\n/calls/\n/summary\n", "utf-8")
        self.base = self.commit(files)

    def commit(self, files: Mapping[str, str]) -> str:
        for name, text in files.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text(text, encoding="utf-8")
        git(self.folder, "add", "--all")
        git(self.folder, "commit", "--quiet", "--message", "changed")
        return git(self.folder, "rev-parse", "HEAD")

    def run(self, script: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a step to its end; what it wrote into the summary is that of its last run."""
        calls = self.folder / "calls"
        calls.mkdir(exist_ok=True)
        for file in calls.iterdir():
            file.unlink()
        before = self.summary.read_bytes() if self.summary.exists() else b""
        while True:
            self.summary.write_bytes(before)
            done = self._once(script, variables)
            made = sorted(calls.glob("*.call"), key=lambda file: int(file.stem))
            asked = [file.read_text(encoding="utf-8").splitlines() for file in made]
            if all(file.with_suffix(".status").exists() for file in made):
                self.calls += asked
                return done
            name, *arguments = asked[-1]
            status, output = PROGRAMS[name](arguments)
            made[-1].with_suffix(".out").write_text(output, encoding="utf-8")
            made[-1].with_suffix(".status").write_text(str(status), encoding="utf-8")
            for file in made:
                file.unlink()  # only the calls are made anew; what they were answered is kept

    def _once(self, script: str, variables: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        path = f"{self.folder / '.venv' / 'bin'}:{os.environ['PATH']}"
        given = {"PATH": path, "GITHUB_STEP_SUMMARY": str(self.summary), **variables}
        file = self.folder / "calls" / "step"
        file.write_text(script, encoding="utf-8")
        begin = 'STEP=$$; export STEP; exec bash -e -o pipefail "$0"'
        return subprocess.run(
            ["bash", "-c", begin, str(file)],
            cwd=self.folder,
            env=given,
            capture_output=True,
            text=True,
            check=False,
        )
