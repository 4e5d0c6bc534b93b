"""Read a site's own scale of grades from a YAML file.

The file belongs to the configuration: what is wrong with it is told before any content is read.
"""

from collections.abc import Mapping
from pathlib import Path

from footnoted.diagnostics import Diagnostic, Mark
from footnoted.load import codes
from footnoted.load.read import read_text
from footnoted.load.suggest import did_you_mean
from footnoted.load.validate import validate
from footnoted.load.yaml import parse
from footnoted.model.scale import ScaleTable
from footnoted.scales import SCALES, Scale

SIZE = 64 * 1024
"""Bytes of a scale; the longest of ours has one."""


def read_scales(root: Path, files: Mapping[object, object]) -> dict[str, Scale]:
    """Give all scales, those of a site in the place of ours; ``files`` are paths by field.

    Raises ``ValueError`` that says what is wrong, and where.
    """
    scales = dict(SCALES)
    for field, path in files.items():
        if field not in SCALES:
            raise ValueError(f"there is no scale `{field}`. {did_you_mean(str(field), SCALES)}")
        if not isinstance(path, str):
            raise ValueError(f"the scale `{field}` needs a file such as scales/{field}.yml")
        scale, problems = read_scale(root, path)
        if scale is None:
            told = "\n".join(map(str, problems))
            raise ValueError(f"the scale `{field}` cannot be used.\n{told}")
        scales[str(field)] = scale
    return scales


def read_scale(root: Path, path: str) -> tuple[Scale | None, tuple[Diagnostic, ...]]:
    """Give the scale in a file below the root; None and the reasons where there is none."""
    if not (root / path).exists():
        return None, (
            Diagnostic(
                codes.UNREADABLE, "There is no such file.", Mark(path), codes.UNREADABLE.cure
            ),
        )
    text, problems = read_text(root, path, SIZE)
    if text is None:
        return None, tuple(problems)
    document = parse(text, path, SIZE)
    table, told = validate(ScaleTable, document)
    found = (*document.problems, *told)
    return (table.scale if table and not found else None), found
