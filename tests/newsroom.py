"""Miniature newsrooms: a few files written into an empty folder, read by the real build.

Nothing here knows a rule of the product; texts are written as a contributor would write them.
"""

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

from footnoted.build import build
from footnoted.diagnostics.problem import Problem
from footnoted.library.site import Site
from footnoted.project import Project
from tests import templates

templates.keep()


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder, texts without their indentation; give the folder."""
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            file.write_bytes(content)
        else:
            file.write_text(dedent(content).lstrip("\n"), encoding="utf-8")
    return root


ADVICE = (
    "evidence.none",
    "grade.confirmed-alone",
    "grade.unsigned",
    "source.no-archive",
    "source.unregistered",
    "source.unused",
    "source.unused-in-register",
)
"""What nearly every newsroom of a few lines has reported, whatever it is there for."""
_SILENT = dict.fromkeys(ADVICE, "off")


def build_in(
    root: Path, files: Mapping[str, str | bytes], advice: bool = False, **project: Any
) -> Site:
    """Write a newsroom and build it; ``project`` are fields of the Project value.

    ``advice`` is left out unless it is asked for.
    """
    levels = {**({} if advice else _SILENT), **project.pop("levels", {})}
    return build(Project(root=write(root, files), levels=levels, **project))


def article(body: str = "The crane stood idle.", **front: str) -> str:
    """Return an article with a title and a date; ``continues_="a"`` and the like add to its
    head.
    """
    head = {"title": "A", "date": "2024-05-06"} | front
    lines = [f"{key.rstrip('_')}: {value}" for key, value in head.items()]
    return "\n".join(["---", *lines, "---", "", body, ""])


def told(problem: Problem) -> tuple[str, str, str, str]:
    """Return a whole diagnostic but its level: place and words, hint, other place, record."""
    line = f"{problem.mark}: {problem.message} [{problem.code}]"
    return line, problem.hint, str(problem.related or ""), problem.about


REGISTERS = {
    "briefings/_shared/sources.yml": """
        sources:
          courier:
            type: article-newspaper
            title: Crane out of use
            container-title: The Courier
            issued: 2024-05-04
            url: https://courier.example/crane
          agency:
            type: article-newspaper
            publisher: North Agency
            cited-in: courier
        """,
    "briefings/_shared/parties.yml": """
        parties:
          master:
            name: Ada Rower
            type: person
            roles: [{role: harbour master, of: Northport, from: 2023}]
          union:
            name: Harbour Union
            type: organization
        """,
    "briefings/_shared/events.yml": """
        events:
          storm:
            title: A storm damages the crane
            date: 2024-04
            place: North quay
        """,
}
"""Two sources, two parties and an event that several tests lean on."""


def written(path: Path) -> tuple[int, int, int]:
    """Return what another writing of a file changes; reading it changes nothing of it."""
    told = path.stat()
    return told.st_ino, told.st_size, told.st_mtime_ns
