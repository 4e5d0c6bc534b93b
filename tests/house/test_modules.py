"""Every module works by itself: no cycle, no host, no connection."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

# Each module is imported by a fork that has loaded the third parties and the layers below it,
# but nothing of its own layer. That is as good as a fresh interpreter, and many times as fast:
# modules below were each imported first themselves, and what is fully loaded closes no cycle.
# Python imports a package before anything in it, so whatever that loads is tried by the package's
# own fork, and only what it leaves out gets a fork of that fork.
EACH_FIRST = """
import gc, importlib, os, sys, traceback

import babel.dates, click, jinja2, markdown, nh3, pydantic, rapidfuzz, yaml
import mkdocs.config.base, mkdocs.plugins, mkdocs.structure.pages

def each_first(names):
    failed = False
    for name in names:
        if name in sys.modules or name.rpartition(".")[0] in names:
            continue
        child = os.fork()
        if child == 0:
            try:
                importlib.import_module(name)
            except BaseException:
                print(f"import {name} before the others of its layer:", file=sys.stderr)
                traceback.print_exc(limit=-2)
                sys.stderr.flush()
                os._exit(1)
            os._exit(each_first([other for other in names if other.startswith(f"{name}.")]))
        failed |= os.waitpid(child, 0)[1] != 0
    return failed

gc.freeze()
for layer in map(str.split, sys.argv[1:]):
    assert not sys.modules.keys() & set(layer), layer
    if each_first(layer):
        sys.exit(1)
    for name in layer:
        importlib.import_module(name)
"""

WITHOUT_HOST = """
import importlib, importlib.abc, sys

class NoHost(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"mkdocs", "material"}:
            raise ModuleNotFoundError(f"{name} is not installed here", name=name)

sys.meta_path.insert(0, NoHost())
for name in sys.argv[1:]:
    importlib.import_module(name)
"""

CONNECTIONS = {
    "aiohttp",
    "asyncio",
    "ftplib",
    "http.client",
    "http.server",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "urllib.request",
    "urllib3",
    "xmlrpc.client",
}
"""What a program imports to reach another machine."""

CONNECTING = {"authoring/wire.py": CONNECTIONS}
"""The one file that may."""


def run(program: str, names: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning:footnoted", "-c", program, *names],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def layers(root: Path, modules: list[str]) -> list[str]:
    """Return the names of each layer's modules, lowest layer first, as the contract orders them."""
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]
    rooms = [re.findall(r"\w+", layer) for layer in reversed(contract["layers"])]
    return [
        " ".join(name for name in modules if "." in name and name.split(".")[1] in layer)
        for layer in rooms
    ]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_every_module_can_be_imported_first(layers: list[str], modules: list[str]) -> None:
    done = run(EACH_FIRST, layers)
    assert done.returncode == 0, done.stderr
    assert {"footnoted", "footnoted.__main__", *" ".join(layers).split()} == set(modules)


def test_a_module_that_cannot_be_imported_first_is_named(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("import two\nA = 1\n", encoding="utf-8")
    (tmp_path / "two.py").write_text("from one import A\n", encoding="utf-8")
    done = run(f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n{EACH_FIRST}", ["two one"])
    assert done.returncode == 1
    assert "import one before the others of its layer:" in done.stderr
    assert "import two before" not in done.stderr


def test_a_module_its_package_does_not_load_is_tried_too(tmp_path: Path) -> None:
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "__init__.py").write_text("from room import good\n", encoding="utf-8")
    (tmp_path / "room" / "good.py").write_text("", encoding="utf-8")
    (tmp_path / "room" / "one.py").write_text("from room import two\nA = 1\n", encoding="utf-8")
    (tmp_path / "room" / "two.py").write_text("from room.one import A\n", encoding="utf-8")
    every = "room room.good room.one room.two"
    done = run(f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n{EACH_FIRST}", [every])
    assert done.returncode == 1
    assert re.findall(r"import (\S+) before", done.stderr) == ["room.one"]


def test_everything_but_the_adapter_works_without_mkdocs(modules: list[str]) -> None:
    core = [name for name in modules if name.split(".")[1:2] != ["mkdocs"]]
    done = run(WITHOUT_HOST, core)
    assert done.returncode == 0, done.stderr


def test_no_module_but_one_opens_a_connection(trees: dict[Path, ast.Module], package: Path) -> None:
    found = [
        f"{file.name}:{node.lineno}: {name}"
        for file, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in imported(node)
        if name in CONNECTIONS - CONNECTING.get(file.relative_to(package).as_posix(), set())
    ]
    assert found == []


def imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    """Return what an import statement may load: ``from a import b`` may mean ``a`` and ``a.b``."""
    names = [alias.name for alias in node.names]
    if isinstance(node, ast.Import):
        return names
    return [node.module or "", *(f"{node.module}.{name}" for name in names)]
