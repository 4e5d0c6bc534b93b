"""init."""

import datetime as dt
import json
import os
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import click

from footnoted import __version__
from footnoted.authoring.starting import PASTE, NotUnderstood, lists_plugin, new_site, with_plugin
from footnoted.cli.files import patch, put, replace_while, write_and_report
from footnoted.cli.project import (
    BRIEFINGS,
    Day,
    Misuse,
    configuration_in,
    find_folder,
    note,
    print_line,
    seen_path,
    with_quiet,
)
from footnoted.diagnostics.reports import count
from footnoted.records.files import REGISTER_SIZE

# -------------------------------------------------------------------------------------------------
# ``footnoted init``: a new site, or the plugin in the configuration of a present one.
#
# ``authoring.starting`` has the files of a new site. No existing file is replaced; a configuration
# gets one line, and all others stay.


@click.command()
@click.argument(
    "folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--title", help="The site's name (default: made from the folder's name).")
@click.option(
    "--date",
    metavar="DAY",
    type=Day(),
    help="Day of the first briefing, as 2025-02-13 (default: today).",
)
@click.option("--write", is_flag=True, help="Write the files instead of listing them.")
@click.option("--patch", "shown", is_flag=True, help="Show what would be written, as a patch.")
@with_quiet
@click.pass_context
def init(  # noqa: PLR0913, PLR0917 - one for each option
    context: click.Context,
    folder: Path | None,
    title: str | None,
    date: dt.date | None,
    write: bool,
    shown: bool,
) -> None:
    """Begin a site in FOLDER, or add Footnoted to the MkDocs site in it.

    Without FOLDER, the current folder is used. A new site has a configuration, a home page, one
    briefing that shows each kind of record, schemas and settings for editors, a workflow for
    GitHub, a Makefile and requirements for pip. You can build it at once, even with --strict.

    If there is a mkdocs.yml, it gets one more line and is not changed otherwise. Existing files
    are never replaced.

    \b
    Examples:
      footnoted init
      footnoted init --write --title "North Harbor Briefings"
      footnoted init --patch

    Exit codes: 0; 1 if a file could not be written; 2 wrong usage, or a configuration in which
    the line has to be added by hand.
    """
    if write and shown:
        raise click.UsageError("Give either --patch or --write, not both.")
    root = (folder or Path()).resolve()
    file = configuration_in(root)
    if file:
        context.exit(0 if _add(root, file, write) else 1)
    if folder is None and (around := find_folder()) != root:
        raise Misuse(
            f"This folder is inside the project {around}. If you want a site of its own here, run "
            "`footnoted init .`"
        )
    name = (_titled(root) if title is None else title).strip()
    if not name or not name.isprintable():
        raise click.BadParameter("a title must be one line of visible text.", param_hint="--title")
    files = new_site(name, date or dt.date.today(), __version__, _requirement())
    context.exit(0 if _begin(root, files, write, shown) else 1)


def _titled(root: Path) -> str:
    words = root.name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] if words and words.isprintable() else "Briefings"


def _begin(root: Path, files: dict[str, str], write: bool, shown: bool) -> bool:
    """Show or write the files of a new site that are missing; return whether all went well."""
    if (root / BRIEFINGS).is_dir() and any((root / BRIEFINGS).iterdir()):
        files = {path: text for path, text in files.items() if not path.startswith(BRIEFINGS)}
    # A list, not all(): if one file cannot be written, the others still are.
    done = [_put(root, path, text, write, shown) for path, text in files.items()]
    if write:
        note("Now run `mkdocs serve`, and `footnoted new NAME --write` for a briefing of your own.")
    else:
        note("Nothing was written. Add --patch to see the files, --write to write them.")
    return all(done)


def _put(root: Path, path: str, text: str, write: bool, shown: bool) -> bool:
    seen, file = seen_path(Path.cwd(), root, path), root / path
    if os.path.lexists(file):
        note(f"{seen} exists already and is not changed.")
    elif write:
        return write_and_report(seen, lambda: put(root, path, None, text, REGISTER_SIZE))
    elif shown:
        click.echo(b"--- /dev/null\n" + patch(seen, "", text).partition(b"\n")[2], nl=False)
    else:
        print_line(f"{seen} (new, {count(len(text.splitlines()), 'line')})")
    return True


def _add(root: Path, file: Path, write: bool) -> bool:
    """Show or make the change of a configuration; return whether that went well."""
    seen = seen_path(Path.cwd(), root, file.name)
    data = file.read_bytes()
    try:
        text = data.decode("utf-8")
        if lists_plugin(text):
            note(f"{seen} already lists footnoted. There is nothing to do.")
            return True
        if file.is_symlink():
            raise NotUnderstood("it is a symbolic link")
        new = with_plugin(text)
    except UnicodeDecodeError:
        raise Misuse(
            f"{seen} is not UTF-8, so nothing can be added to it. Save it as UTF-8."
        ) from None
    except NotUnderstood as why:
        raise Misuse(
            f"{seen}: {why}. Add the plugin by hand, after the others:\n\n{PASTE}"
        ) from None
    if not write:
        click.echo(patch(seen, text, new), nl=False)
        note("Nothing was written. Add --write to write.")
        return True
    done = write_and_report(
        seen, lambda: replace_while(file, new.encode("utf-8"), lambda: file.read_bytes() == data)
    )
    if done:
        note("Now run `footnoted new NAME --write`, and build the site as before.")
    return done


def _requirement() -> str:
    """Return the line with which pip installs this program: as it was installed itself, if
    possible.
    """
    plain = f"footnoted[mkdocs]=={__version__}"
    try:
        told = json.loads(distribution("footnoted").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return plain
    vcs = told.get("vcs_info", {})
    if not vcs:
        return plain
    return f"footnoted[mkdocs] @ {vcs['vcs']}+{told['url']}@{vcs['commit_id']}"
