"""The bill of materials is one by the schema of CycloneDX, and says what the lock says."""

import json
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

from tools.sbom import bill, locked

SCHEMA = "bom-1.6.SNAPSHOT.schema.json"
LOCK = """\
# a list
annotated-types==0.8.0 \\
    --hash=sha256:{0} \\
    --hash=sha256:{1}
    # via pydantic
colorama==0.4.6 ; sys_platform == "win32" \\
    --hash=sha256:{0}
    # via -r requirements/site.in, footnoted (pyproject.toml), mkdocs
pydantic==2.14.3 \\
    --hash=sha256:{0}
    # via footnoted (pyproject.toml)
""".format("0" * 64, "1" * 64)
PROJECT = {"name": "footnoted", "description": "Briefings.", "license": "MIT"}


@pytest.fixture(scope="module")
def printed(root: Path) -> str:
    command = [sys.executable, "-m", "tools.sbom"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout


def test_the_schema_of_cyclonedx_accepts_it(printed: str) -> None:
    folder = files("cyclonedx.schema") / "_res"
    found: dict[str, Any] = {
        each.name: json.loads(each.read_text(encoding="utf-8"))
        for each in folder.iterdir()
        if each.name.endswith(".schema.json")
    }
    # They name each other by file, beside the address of the first.
    base = found[SCHEMA]["$id"].rpartition("/")[0]
    resources = [(f"{base}/{name}", Resource.from_contents(s)) for name, s in found.items()]
    registry: Registry[Any] = Registry().with_resources(resources)
    check = jsonschema.Draft7Validator(found[SCHEMA], registry=registry)
    whole = json.loads(printed)
    assert [error.message for error in check.iter_errors(whole)] == []
    assert list(check.iter_errors({**whole, "components": [{"name": "no type"}]})) != []


def test_it_has_each_distribution_of_the_lock_once_with_its_files(root: Path, printed: str) -> None:
    text = (root / "requirements" / "site.txt").read_text(encoding="utf-8")
    components = json.loads(printed)["components"]
    names = [f"{each['name']}=={each['version']}" for each in components]
    assert names == re.findall(r"^[a-z0-9-]+==[^\s;\\]+", text, re.MULTILINE)
    digests = [hashed for each in components for hashed in each["externalReferences"][0]["hashes"]]
    assert len(digests) == text.count("--hash=sha256:")


def test_what_depends_on_what_is_as_the_lock_says() -> None:
    made = bill(LOCK, PROJECT, "0.1.0")
    assert made["dependencies"] == [
        {"ref": "pkg:pypi/annotated-types@0.8.0", "dependsOn": []},
        {"ref": "pkg:pypi/colorama@0.4.6", "dependsOn": []},
        {
            "ref": "pkg:pypi/footnoted@0.1.0",
            "dependsOn": ["pkg:pypi/colorama@0.4.6", "pkg:pypi/pydantic@2.14.3"],
        },
        {"ref": "pkg:pypi/pydantic@2.14.3", "dependsOn": ["pkg:pypi/annotated-types@0.8.0"]},
    ]
    assert [each.hashes for each in locked(LOCK)] == [["0" * 64, "1" * 64], ["0" * 64], ["0" * 64]]


def test_everything_is_asked_for_by_something(printed: str) -> None:
    whole = json.loads(printed)
    reached: set[str] = set()
    waiting = [whole["metadata"]["component"]["bom-ref"]]
    asks = {each["ref"]: each["dependsOn"] for each in whole["dependencies"]}
    while waiting:
        ref = waiting.pop()
        waiting += set(asks[ref]) - reached
        reached.add(ref)
    assert reached == {*asks}


def test_the_same_lock_gives_the_same_bill_without_a_time_or_a_serial(printed: str) -> None:
    whole = json.loads(printed)
    assert "serialNumber" not in whole
    assert "timestamp" not in whole["metadata"]
    assert json.dumps(bill(LOCK, PROJECT, "1")) == json.dumps(bill(LOCK, PROJECT, "1"))
