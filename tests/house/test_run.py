"""The two rules for a whole run, each seen to be kept and seen to be broken."""

import os
import shutil
from pathlib import Path

import pytest

from tests import loaded

SKIPPED = """
import pytest

def test_passes():
    pass

@pytest.mark.skip(reason="{reason}")
def test_does_not_run():
    pass
"""

PROVOKING = """
from footnoted.diagnostics.problem import Code, Level, Mark, Problem

def test_provokes():
    code = Code("only.here", Level.ERROR, "It happens here.", "Look here.")
    Problem(code, "here", Mark("a.yml"))
"""


def run(folder: Path, test: str, *options: str, ci: str = "true") -> tuple[int, str]:
    """Run one test file under a copy of the rules; give exit status and output."""
    shutil.copy(Path(__file__).parent.parent / "conftest.py", folder)
    (folder / "test_it.py").write_text(test, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\naddopts = -ra\n", encoding="utf-8")
    environment = {**os.environ, "CI": ci, "PYTEST_ADDOPTS": "", "PYTHONPATH": str(folder)}
    for name in ("PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT", "PYTEST_CURRENT_TEST"):
        environment.pop(name, None)
    command = ("-m", "pytest", "-p", "no:cacheprovider", *options, str(folder))
    done = loaded.run(*command, cwd=folder, env=environment)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("workers", ["0", "1"])
def test_a_skip_without_a_declared_reason_fails_continuous_integration(
    tmp_path: Path, workers: str
) -> None:
    status, output = run(tmp_path, SKIPPED.format(reason="not today"), "-n", workers)
    assert status == 1, output
    assert "test_it.py::test_does_not_run: not today" in output


@pytest.mark.parametrize("workers", ["0", "1"])
def test_a_file_skipped_as_a_whole_fails_it_too(tmp_path: Path, workers: str) -> None:
    whole = "import pytest\npytest.importorskip('no_such_module_at_all')\ndef test_a(): pass\n"
    status, output = run(
        tmp_path, whole + SKIPPED.format(reason="shared data absent: x"), "-n", workers
    )
    assert status != 0, output
    assert "could not import 'no_such_module_at_all'" in output


def test_data_absent_beside_the_checkout_is_a_declared_reason(tmp_path: Path) -> None:
    status, output = run(tmp_path, SKIPPED.format(reason="shared data absent: nothing there"))
    assert status == 0, output
    assert "1 skipped" in output


def test_on_a_desk_a_skip_is_only_printed(tmp_path: Path) -> None:
    status, output = run(tmp_path, SKIPPED.format(reason="not today"), ci="")
    assert status == 0, output
    assert "not today" in output


@pytest.mark.parametrize("workers", ["0", "1"])
def test_a_code_no_test_provokes_fails_a_run_that_asks_for_all(
    tmp_path: Path, workers: str
) -> None:
    folder = tmp_path / "house"  # in which the checkout may well lie
    folder.mkdir()
    (folder / "codes.py").write_text(
        "from footnoted.diagnostics.problem import Code, Level\nimport footnoted\n"
        "footnoted.HERE = Code('only.here', Level.ERROR, 'It happens.', 'Look.')\n"
        "footnoted.THERE = Code('never.seen', Level.ERROR, 'It happens.', 'Look.')\n",
        encoding="utf-8",
    )
    options = ("-n", workers, "-p", "codes", "--every-code")
    status, output = run(folder, PROVOKING, *options)
    missing = output.partition("diagnostic codes no test provoked")[2].splitlines()
    assert status == 1, output
    assert "never.seen" in missing, output
    assert "only.here" not in missing
