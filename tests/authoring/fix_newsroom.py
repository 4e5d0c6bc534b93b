"""One briefing whose sidecar is given, built and repaired."""

from pathlib import Path

from footnoted.authoring.fix import Repairs, repairs
from footnoted.records.writing import apply
from tests.newsroom import article, build_in

PATH = "briefings/crane.yml"


def repaired(root: Path, sidecar: str, body: str) -> Repairs:
    """Build a newsroom of one briefing and give what there is to repair in it."""
    files: dict[str, str | bytes] = {
        "briefings/crane.md": article(body),
        PATH: sidecar.encode("utf-8"),
    }
    return repairs(build_in(root, files), {PATH: sidecar})


def written(root: Path, sidecar: str, body: str) -> str:
    """Return the sidecar with every repair made."""
    return apply(sidecar, repaired(root, sidecar, body).edits)
