"""``footnoted explain``: the manual of problems, one code or all.

Prints what the catalogue and the rooms' examples say; the committed page of the manual is this
command's output.
"""

import click

from footnoted.cli.failure import Misuse
from footnoted.diagnostics import manual


@click.command(short_help="Say what a problem means, and its cure.")
@click.argument("code", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="Text for a terminal, or Markdown for a page.",
)
def explain(code: str | None, form: str) -> None:
    """Say what a problem means, what to do about it, whether it can be allowed, with examples.

    CODE stands in square brackets behind a problem. Without it, all codes are listed.

    \b
    Examples:
      footnoted explain
      footnoted explain anchor.lost
      footnoted explain --format markdown > docs/reference/problems.md

    Exit codes: 0, or 2 where there is no such code.
    """
    from footnoted.catalogue import CODES
    from footnoted.catalogue.examples import EXAMPLES
    from footnoted.catalogue.newsroom import NEWSROOM
    from footnoted.load.suggest import did_you_mean

    codes = {one.name: one for one in CODES}
    if code is None:
        whole = form == "markdown"
        text = manual.page(CODES, EXAMPLES, NEWSROOM) if whole else manual.listing(CODES)
    elif code in codes:
        tell = manual.entry if form == "markdown" else manual.text
        text = tell(codes[code], EXAMPLES.get(code))
    else:
        hint = did_you_mean(code, codes) or "`footnoted explain` lists all codes."
        raise Misuse(f"There is no problem `{code}`. {hint}")
    click.echo(text, nl=False)
