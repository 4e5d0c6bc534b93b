"""The command; each subcommand is in a module of its own, loaded when it is needed.

So ``footnoted --help`` and a mistyped name are answered at once, whatever a subcommand needs.
"""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import IO, Any, ClassVar, NamedTuple

import click
from click.shell_completion import CompletionItem

from footnoted import __version__


class Subcommand(NamedTuple):
    """The module of a subcommand, and its line in the list of all."""

    module: str
    name: str
    line: str


SUBCOMMANDS = {
    "adopt": Subcommand(
        "adopt", "adopt", "Draft records for links; make briefings of a folder of Markdown."
    ),
    "archive": Subcommand(
        "archive", "archive", "Look for archived copies of sources, or have them made."
    ),
    "ask": Subcommand("tables", "ask", "Answer a question in SQL over the evidence."),
    "check": Subcommand("check", "check", "Report every problem, with its place and its cure."),
    "diff": Subcommand("diff", "diff", "Show which facts changed between two states."),
    "explain": Subcommand("check", "explain", "Say what a problem means, and its cure."),
    "export": Subcommand(
        "tables", "export", "Export sources for reference managers, dates for calendars, tables."
    ),
    "fix": Subcommand("fix", "fix", "Update quotations after harmless changes of the article."),
    "impact": Subcommand("check", "impact", "List everything that rests on a source."),
    "import": Subcommand("exchange", "import_", "Import sources from Zotero, BibTeX, RIS …"),
    "init": Subcommand("init", "init", "Begin a site, or add Footnoted to an existing one."),
    "new": Subcommand("new", "new", "Draft a briefing: an article and its sidecar."),
    "permalinks": Subcommand(
        "fix", "permalinks", "List published addresses, so that none is lost."
    ),
    "schema": Subcommand("new", "schema", "Print or write the JSON Schemas for editors."),
}


class Broken(click.ClickException):
    """Something could not be read or written; the code is that of BSD's ``sysexits.h``."""

    exit_code: ClassVar[int] = 74


class Interrupted(click.ClickException):
    """The user has stopped the command; the code is what a shell makes of SIGINT."""

    exit_code: ClassVar[int] = 130

    def show(self, file: IO[Any] | None = None) -> None:
        """Print that, on a line of its own after the terminal's ``^C``."""
        click.echo(f"\n{self.message}\n", file=file, err=True, nl=False)


@contextmanager
def trouble_in_a_line() -> Iterator[None]:
    """Turn an interrupt, and faults of files and streams, into one line and an exit code."""
    try:
        yield
    except (KeyboardInterrupt, EOFError):
        raise Interrupted("Interrupted.") from None
    except BrokenPipeError:
        raise Broken("standard output was closed before all was written.") from None
    except OSError as error:
        from footnoted.diagnostics.problem import fault_of_machine

        place = "" if error.filename is not None else "standard output: "
        raise Broken(f"{place}{fault_of_machine(error) or error}") from None


class Subcommands(click.Group):
    """A group whose commands are imported one by one, as click's manual proposes."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Read the arguments, and answer ``--help`` and ``--version``."""
        with trouble_in_a_line():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a subcommand."""
        with trouble_in_a_line():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all subcommands."""
        return sorted(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a subcommand, loaded now, or None if there is none of that name."""
        if cmd_name not in SUBCOMMANDS:
            return None
        module, name, _ = SUBCOMMANDS[cmd_name]
        command: Any = getattr(import_module(f"footnoted.cli.{module}"), name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the subcommand that is meant; of an unknown one, say which is near."""
        if args and args[0].isalpha() and args[0] not in SUBCOMMANDS:
            from footnoted.text.suggest import did_you_mean

            hint = did_you_mean(args[0], SUBCOMMANDS)
            ctx.fail(f"No such command '{args[0]}'. {hint}".rstrip())
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the subcommands and options that begin so, without loading any subcommand."""
        found = [name for name in sorted(SUBCOMMANDS) if name.startswith(incomplete)]
        items = [CompletionItem(name, help=SUBCOMMANDS[name].line) for name in found]
        return items + click.Command.shell_complete(self, ctx, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of all subcommands without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, SUBCOMMANDS[name].line) for name in sorted(SUBCOMMANDS)])


@click.group(
    cls=Subcommands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
)
@click.version_option(__version__, prog_name="footnoted", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Check annotated briefings, and help to write them.

    \b
    A first round:
      footnoted init --write                 begin a site in an empty folder
      footnoted new harbor-strike --write    draft an article and its sidecar
      footnoted check --drafts               see what is wrong, and where
      footnoted explain anchor.lost          what a problem means, and its cure

    The project is this folder or one above it. Exit codes of every command: 0 no errors, 1 errors,
    2 wrong usage or configuration, 74 something cannot be read or written, 130 interrupted.
    Commands that write only show what they would do, until you add --write.
    """
    if os.environ.get("NO_COLOR"):  # no-color.org: present and not empty
        context.color = False
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal without our quotation marks
            stream.reconfigure(errors="backslashreplace")
