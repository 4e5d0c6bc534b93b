"""The group of commands, and what is set up for all of them.

Each command is declared in its own module; heavy parts of the core are imported when one runs.
"""

import io
import os
import sys

import click

from footnoted import __version__
from footnoted.cli.adopt import adopt
from footnoted.cli.archive import archive
from footnoted.cli.check import check
from footnoted.cli.explain import explain
from footnoted.cli.export import export
from footnoted.cli.fix import fix
from footnoted.cli.impact import impact
from footnoted.cli.imports import import_
from footnoted.cli.new import new
from footnoted.cli.schema import schema


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96})
@click.version_option(__version__, prog_name="footnoted", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Check annotated briefings, and help to write them.

    \b
    A first round:
      footnoted new harbor-strike --write    draft an article and its sidecar
      footnoted check --drafts               see what is wrong, and where
      footnoted explain anchor.lost          what a problem means, and its cure

    Exit codes, for every command: 0 all is well, 1 there are errors, 2 wrong usage or
    configuration. Commands that write show what they would do unless told --write.
    """
    if os.environ.get("NO_COLOR"):  # no-color.org: present and not empty
        context.color = False
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal without our quotation marks
            stream.reconfigure(errors="backslashreplace")


for command in (adopt, archive, check, fix, impact, export, import_, new, explain, schema):
    main.add_command(command)
