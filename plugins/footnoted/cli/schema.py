"""``footnoted schema``: the JSON Schemas that an editor checks sidecars and registers with.

What the schemas say is decided in ``load.schema``.
"""

from pathlib import Path

import click

from footnoted.cli.failure import Misuse
from footnoted.cli.files import replace_if_changed

KINDS = ("sidecar", "sources", "parties", "events", "images")
"""What there are schemas of; listed here so that ``--help`` need not load the model."""


@click.command(short_help="Print or write the JSON Schemas for editors.")
@click.argument("kind", type=click.Choice(KINDS), required=False)
@click.option("--write", is_flag=True, help="Write schemas/KIND.schema.json; without KIND, all.")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="Folder of the project; the current one if not given.",
)
def schema(kind: str | None, write: bool, root: Path) -> None:
    """Print the JSON Schema of sidecars, or of one of the shared registers.

    With --write, schemas/KIND.schema.json below the project's folder is written where it is not
    current; without KIND, the schemas of all five kinds are.

    \b
    Examples:
      footnoted schema
      footnoted schema sources > sources.schema.json
      footnoted schema --write

    Exit codes: 0, or 2 where a file cannot be written.
    """
    from footnoted.load.schema import schema_files

    files = schema_files()
    if not write:
        click.echo(files[f"{kind or 'sidecar'}.schema.json"], nl=False)
        return
    for name in [kind] if kind else KINDS:
        path = root / "schemas" / f"{name}.schema.json"
        try:
            changed = replace_if_changed(path, files[path.name])
        except OSError as error:
            raise Misuse(f"{path} cannot be written: {error.strerror}.") from error
        click.echo(f"{path.as_posix()}: {'written' if changed else 'is current'}")
