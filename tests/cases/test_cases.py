"""Golden newsrooms: what each folder beside this file comes to, word for word.

``pytest tests/cases --regen`` writes the expected files anew; the difference is for reading.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cases.rendering import rendered

HERE = Path(__file__).parent
CASES = sorted(folder.name for folder in HERE.iterdir() if (folder / "briefings").is_dir())


def expected(name: str) -> dict[str, str]:
    folder = HERE / name
    files = [folder / "expected.txt", *sorted((folder / "expected").glob("*.html"))]
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in files}


def write(name: str, texts: dict[str, str]) -> None:
    shutil.rmtree(HERE / name / "expected", ignore_errors=True)
    for path, text in texts.items():
        file = HERE / name / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_a_newsroom_comes_to_what_is_expected(name, regen):
    found = rendered(HERE / name, name)
    if regen:
        write(name, found)
    assert found == expected(name)


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """Return what all newsrooms come to in one process with other settings, by name."""
    copies = tmp_path_factory.mktemp("elsewhere") / "copy"
    for name in CASES:
        files = sorted((file for file in (HERE / name / "briefings").rglob("*")), reverse=True)
        for number, file in enumerate(path for path in files if path.is_file()):
            twin = copies / name / file.relative_to(HERE / name)
            twin.parent.mkdir(parents=True, exist_ok=True)
            twin.write_bytes(file.read_bytes())
            os.utime(twin, (number, number))
    result = subprocess.run(
        [sys.executable, str(HERE / "rendering.py"), str(copies), *CASES],
        capture_output=True,
        cwd=copies,
        env=os.environ
        | {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8"},
        check=False,
    )
    assert result.returncode == 0, result.stderr.decode()
    return json.loads(result.stdout)


@pytest.mark.parametrize("name", CASES)
def test_the_same_bytes_come_out_in_another_environment(name, elsewhere):
    assert elsewhere[name] == expected(name)
