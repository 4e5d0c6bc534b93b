"""Every module stands by itself: no cycle, no host, no connection."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

# Forking from a parent that knows the third parties, but nothing of ours, makes each import as
# good as one in a fresh interpreter and 50 times as fast.
EACH_ALONE = """
import importlib, os, sys, traceback

import babel.dates, click, jinja2, markdown, nh3, pydantic, rapidfuzz, yaml
import mkdocs.config.base, mkdocs.plugins, mkdocs.structure.pages

failed = False
for name in sys.argv[1:]:
    assert not any(known.partition(".")[0] == "footnoted" for known in sys.modules)
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        try:
            importlib.import_module(name)
        except BaseException:
            print(f"import {name} as the first of the package:", file=sys.stderr)
            traceback.print_exc(limit=-2)
            sys.stderr.flush()
            os._exit(1)
        os._exit(0)
    failed |= os.waitpid(child, 0)[1] != 0
sys.exit(failed)
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
    "ftplib",
    "http.client",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "urllib.request",
    "urllib3",
}
"""What a program imports to reach another machine."""


def run(program: str, names: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning:footnoted", "-c", program, *names],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_every_module_can_be_imported_first(modules: list[str]) -> None:
    done = run(EACH_ALONE, modules)
    assert done.returncode == 0, done.stderr


def test_the_check_of_lonely_imports_notices_a_module_that_fails() -> None:
    done = run(EACH_ALONE, ["footnoted.no_such_module"])
    assert done.returncode == 1
    assert "No module named 'footnoted.no_such_module'" in done.stderr


def test_everything_but_the_adapter_works_without_mkdocs(modules: list[str]) -> None:
    core = [name for name in modules if name.split(".")[1:2] != ["mkdocs"]]
    done = run(WITHOUT_HOST, core)
    assert done.returncode == 0, done.stderr


def test_no_module_opens_a_connection(trees: dict[Path, ast.Module]) -> None:
    found = [
        f"{file.name}:{node.lineno}: {name}"
        for file, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in imported(node)
        if name in CONNECTIONS
    ]
    assert found == []


def imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    """Give what an import statement may load: ``from a import b`` may mean ``a`` and ``a.b``."""
    names = [alias.name for alias in node.names]
    if isinstance(node, ast.Import):
        return names
    return [node.module or "", *(f"{node.module}.{name}" for name in names)]
