"""Print what a site's build is made with, as a bill of materials in CycloneDX 1.6.

Made from the lock and from pyproject.toml alone, so that the same files give the same bill, byte by
byte: it has no time and no serial number. Run it as ``make sbom``; it needs nothing but Python.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
_PINNED = re.compile(r"([A-Za-z0-9._-]+)==([^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_VIA = re.compile(r"# via (.+)")
_VERSION = re.compile(r'__version__ = "([^"]+)"')


@dataclass
class Locked:
    """A distribution of the lock."""

    name: str
    version: str
    hashes: list[str]
    via: list[str]
    """What asks for it."""

    @property
    def purl(self) -> str:
        """Return its address as packages have it."""
        return f"pkg:pypi/{self.name}@{self.version}"


def locked(text: str) -> list[Locked]:
    """Return the distributions of a lock that pip-compile has written."""
    found: list[Locked] = []
    for line in text.splitlines():
        if pinned := _PINNED.match(line):
            found.append(Locked(pinned[1].lower(), pinned[2], [], []))
        if found:
            found[-1].hashes += _HASH.findall(line)
            found[-1].via += [each for via in _VIA.findall(line) for each in via.split(", ")]
    return found


def bill(lock: str, project: dict[str, Any], version: str) -> dict[str, Any]:
    """Return the bill of a project and its lock."""
    parts = locked(lock)
    name = project["name"]
    root = f"pkg:pypi/{name}@{version}"
    refs = {part.name: part.purl for part in parts} | {name: root}
    needs: dict[str, list[str]] = {ref: [] for ref in refs.values()}
    for part in parts:
        for via in part.via:
            # What no distribution asks for, the project or its list of requirements does.
            needs[refs.get(via, root)].append(part.purl)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "lifecycles": [{"phase": "build"}],
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": name,
                "version": version,
                "description": project["description"],
                "licenses": [{"license": {"id": project["license"]}}],
                "purl": root,
            },
        },
        "components": list(_components(parts)),
        "dependencies": [
            {"ref": ref, "dependsOn": sorted(set(asked))} for ref, asked in sorted(needs.items())
        ],
    }


def _components(parts: list[Locked]) -> Iterator[dict[str, Any]]:
    for part in parts:
        # One of these files is installed: which one depends on the machine.
        files = {
            "type": "distribution",
            "url": f"https://pypi.org/simple/{part.name}/",
            "hashes": [{"alg": "SHA-256", "content": each} for each in sorted(set(part.hashes))],
        }
        yield {
            "type": "library",
            "bom-ref": part.purl,
            "name": part.name,
            "version": part.version,
            "purl": part.purl,
            "externalReferences": [files],
        }


def main() -> None:
    """Print the bill of this checkout."""
    lock = (ROOT / "requirements" / "site.txt").read_text("utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    code = (ROOT / "plugins" / "footnoted" / "__init__.py").read_text("utf-8")
    version = _VERSION.search(code)
    assert version
    print(json.dumps(bill(lock, project, version[1]), indent=2))


if __name__ == "__main__":
    main()
