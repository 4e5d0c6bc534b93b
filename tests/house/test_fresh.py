"""A machine that has never seen this repository: which Python, which commands, what they say."""

import ast
import os
import re
import shutil
import socket
import subprocess
import tomllib
import venv
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from tests.programs import needed
from tests.torture.__main__ import SUITES

LOCKED = re.compile(r"^([\w.-]+)==(\S+)(?: ; (.+?))? \\$", re.MULTILINE)
PROMISE = re.compile(r"Python (3[\d.]*\d) or\s+newer")


@pytest.fixture(scope="module")
def floor(root: Path) -> str:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = re.fullmatch(r">=(\d+\.\d+\.\d+)", project["requires-python"])
    assert found
    return found[1]


def locked(file: Path) -> list[tuple[str, str]]:
    """Return name and version of what a lock installs on this machine."""
    found = LOCKED.findall(file.read_text(encoding="utf-8"))
    needs = [(Requirement(f"{n}; {when}" if when else n), version) for n, version, when in found]
    return [(r.name, v) for r, v in needs if r.marker is None or r.marker.evaluate()]


@pytest.mark.parametrize("lock", ["site.txt", "test.txt"])
def test_what_is_locked_installs_on_the_oldest_python_that_is_promised(
    root: Path, floor: str, lock: str
) -> None:
    packages = locked(root / "requirements" / lock)
    asked = {name: distribution(name).metadata["Requires-Python"] for name, _ in packages}
    assert len(asked) > 20
    assert [(n, told) for n, told in asked.items() if floor not in SpecifierSet(told or "")] == []


def test_the_oldest_python_is_the_same_everywhere(
    root: Path, floor: str, tracked: list[Path]
) -> None:
    texts = [
        f for f in tracked if f.suffix in (".md", ".yml", ".toml") or f.name in ("Makefile", "run")
    ]
    said = {
        version: file.relative_to(root).as_posix()
        for file in texts
        if "decisions" not in file.parts
        for version in PROMISE.findall(file.read_text(encoding="utf-8"))
    }
    assert set(said) == {floor}, said


def imported(file: Path) -> set[str]:
    """Return the packages that a module names in its imports, wherever these are."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    names |= {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    return {name.partition(".")[0] for name in names}


def test_what_is_tortured_needs_nothing_but_what_is_installed_for_it(root: Path) -> None:
    there = {name for name, _ in locked(root / "requirements" / "torture.txt")}
    named = {root / part for _, parts in SUITES for part in parts if part.startswith("tests/")}
    files = {file for each in named for file in (each.rglob("*.py") if each.is_dir() else [each])}
    beside = {each.parent / "conftest.py" for each in named if each.is_file()}
    files |= {file for file in beside if file.exists()}
    brings = packages_distributions()
    lacking = {
        f"{file.relative_to(root)}: {package}"
        for file in files
        for package in imported(file) & brings.keys() - {"footnoted", "tests"}
        if there.isdisjoint(re.sub("[._]", "-", name.lower()) for name in brings[package])
    }
    assert len(files) > 10
    assert lacking == set()


# -------------------------------------------------------------------------------------------------
# What `make` says: an environment of the test's own, in which everything is installed already.

Environment = dict[str, str]


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """Return what `make` is started with; no index can be reached."""
    inherited = {
        k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "MAKE", "MFLAGS"))
    }
    inherited.pop("PYTHON", None)
    offline = {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": "http://127.0.0.1:9/",
        "PIP_RETRIES": "0",
    }
    return {**inherited, **offline, "PIP_NO_CACHE_DIR": "1"}


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """Return an environment for `make` that lacks nothing, and whose Python is this one."""
    folder = tmp_path / "venv"
    inside(folder)
    for stamp in (".python", ".installed-site", ".installed-test"):
        (folder / stamp).touch()
    return folder


def inside(folder: Path) -> Path:
    """Make a virtual environment that sees all that is installed here; return its Python."""
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    here = Path(pytest.__file__).parent.parent
    asked = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    there = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    (Path(there) / "outer.pth").write_text(f"{here}\n", encoding="utf-8")
    return python


def make(root: Path, environment: Environment, *arguments: str) -> tuple[int, str]:
    command = [needed("make"), "--no-print-directory", *arguments]
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def script(file: Path, text: str) -> Path:
    file.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


def test_an_environment_with_the_same_python_is_kept(root, environment, held):
    for asked in ([], [f"PYTHON={held / 'bin' / 'python'}"]):
        status, said = make(root, environment, "-n", "site", f"VENV={held}", *asked)
        assert (status, "Making" in said) == (0, False), said


def test_an_environment_with_another_python_is_made_anew(root, environment, held, tmp_path):
    other = script(tmp_path / "python9", "echo another")
    status, said = make(root, environment, "-n", "site", f"VENV={held}", f"PYTHON={other}")
    assert status == 0, said
    assert f"rm -rf {held}" in said
    assert "--requirement requirements/site.txt" in said


@pytest.mark.parametrize(
    "command", "site content check quick torture properdocs sbom audit".split()
)
def test_a_command_works_where_nothing_was_made_yet(root, environment, tmp_path, command):
    folder = tmp_path / "v"
    status, said = make(root, environment, "-n", command, f"VENV={folder}")
    assert status == 0, said
    assert f"-m venv --without-pip {folder}\n" in said


def test_an_environment_whose_python_is_gone_is_made_anew(root, environment, held):
    (held / "bin" / "python").unlink()
    assert f"rm -rf {held}" in make(root, environment, "-n", "site", f"VENV={held}")[1]


@pytest.mark.parametrize("old", [True, False])
def test_a_python_that_is_too_old_or_not_there_is_named_and_nothing_is_removed(  # noqa: PLR0917
    root, environment, held, tmp_path, floor, old
):
    asked = script(tmp_path / "python3.10", "exit 1") if old else tmp_path / "absent"
    status, said = make(root, environment, "site", f"VENV={held}", f"PYTHON={asked}")
    line = (
        f"Footnoted needs Python {floor} or newer, and {asked} is older or not there. "
        "Name another one: make PYTHON=python3.12"
    )
    assert (status, said.splitlines()[0]) == (2, line)
    assert len(said.splitlines()) == 2  # the second one is make's own
    assert (held / ".installed-site").exists()


def test_without_pip_one_line_says_what_to_install(root, environment, tmp_path):
    venv.create(tmp_path / "bare", with_pip=False, symlinks=True)
    bare = tmp_path / "bare" / "bin" / "python"
    status, said = make(root, environment, "site", f"VENV={tmp_path / 'v'}", f"PYTHON={bare}")
    assert status == 2
    assert said.splitlines()[0] == (
        f"{bare} has no pip. Install it (Debian: apt install python3-pip), "
        "or name another Python: make PYTHON=python3.12"
    )
    assert len(said.splitlines()) == 2


def test_without_a_network_one_line_says_so(root, environment, tmp_path):
    python = inside(tmp_path / "outer")
    folder = tmp_path / "v"
    status, said = make(root, environment, "site", f"VENV={folder}", f"PYTHON={python}")
    assert status == 2, said
    making, installing, line, _ = said.splitlines()
    assert (making[:6], installing[:10]) == ("Making", "Installing")
    assert line == (
        f"pip reached no package index: try again with a network, see {folder}/pip.log."
    )


NOT_FOUND = "ERROR:pip_audit._cli:babel: Dependency not found on PyPI and could not be audited"
FOUND = "Found 1 known vulnerability in 1 package"
NONE = "No known vulnerabilities found"


@pytest.mark.parametrize(
    ("told", "code", "line"),
    [
        (
            NOT_FOUND,
            1,
            "Not looked up: advisories were not reached. Try again with a network, see ",
        ),
        (f"WARNING: slow\n{FOUND}", 1, FOUND),
        (NONE, 0, NONE),
    ],
)
def test_an_audit_that_reaches_nothing_says_so_and_does_not_pass(  # noqa: PLR0917
    root, environment, held, told, code, line
):
    script(held / "bin" / "pip-audit", f"echo '{told}' >&2; exit {code}")
    status, said = make(root, environment, "audit", f"VENV={held}")
    assert bool(status) is bool(code)
    assert said.splitlines()[0].startswith(line)
    assert len(said.splitlines()) == 1 + bool(code)  # make's own


def test_a_port_that_is_taken_is_named_with_another(root, environment, held):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        status, said = make(root, environment, "serve", f"PORT={port}", f"VENV={held}")
    line = f"Port {port} is taken. Name another one: make serve PORT={port + 1}"
    assert (status, said.splitlines()[0]) == (2, line)


def test_a_port_can_be_chosen(root, environment, held):
    said = make(root, environment, "-n", "serve", "PORT=8123", f"VENV={held}")[1]
    assert "mkdocs serve --dev-addr 127.0.0.1:8123" in said


# -------------------------------------------------------------------------------------------------
# The way without make, as README writes it down.


def without_make(root: Path) -> list[str]:
    text = (root / "README.md").read_text(encoding="utf-8")
    return text.partition("```bat\n")[2].partition("```")[0].splitlines()


def test_the_lines_for_windows_install_what_make_installs(root, environment, tmp_path):
    said = make(root, environment, "-n", "site", f"VENV={tmp_path / 'v'}")[1]
    for line in without_make(root)[1:3]:
        assert line.partition(" -m pip install ")[2] in said.replace("--quiet ", "")


def test_the_lines_for_windows_build_the_site(root, environment, tracked, tmp_path):
    """Typed where everything is installed already, so that no network is needed."""
    copy = tmp_path / "copy"
    for file in tracked:
        target = copy / file.relative_to(root)
        if file.relative_to(root).parts[0] != "tests":
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    first, *lines = without_make(root)
    assert first == "python -m venv .venv"
    python = inside(copy / ".venv")
    for line in lines:
        program, *arguments = line.split()
        assert program == r".venv\Scripts\python"
        done = subprocess.run(
            [python, *arguments],
            cwd=copy,
            env={**environment, "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    built = done.stderr
    assert [
        line for line in built.splitlines() if re.search(r"WARNING|ERROR|: info: |No `", line)
    ] == []
    assert (copy / "site" / "feed.xml").is_file()
    assert (copy / "site" / "timeline.ics").is_file()
