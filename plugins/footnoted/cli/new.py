"""new, draft, schema."""

import datetime as dt
import json
import os
import re
from collections.abc import Container, Mapping
from itertools import chain, count
from pathlib import Path

import click

from footnoted.cli.files import create, replace_if_changed
from footnoted.cli.project import (
    Day,
    Misuse,
    find_folder,
    note,
    print_line,
    seen_path,
    with_project,
    with_quiet,
)
from footnoted.project import Project

# -------------------------------------------------------------------------------------------------
# The text of a first article and its sidecar: short, complete, and free of errors.
#
# Nothing is written here, and no clock is read.

ARTICLE = """\
---
title: {title}
date: {date}
draft: true
tags: [footnoted-example]
---

Write your article here, in plain Markdown. What readers can check gets a record in the sidecar
next to it, which finds its place by the exact words: for a week the northern crane stood idle.

Crane and harbor are made up, so article, source and claim have the tag `footnoted-example`, which
nothing published may have. Remove it when you have written your own, and remove the line
`draft: true` when everything is ready.
"""

SIDECAR = """\
sources:
  {source}:
    type: webpage
    title: Harbor log, 3 May
    tags: [footnoted-example]
claims:
  crane-idle:
    quote: the northern crane stood idle
    tags: [footnoted-example]
    attribution: [{{source: {source}, how: reported, read: true}}]
"""

_PLAIN = re.compile(r"[^\W\d_](?:[\w ’.,()-]*[\w’.)])?")
"""Titles that YAML reads as they are, whatever follows."""
_WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


def draft(name: str, title: str, date: dt.date, taken: Container[str] = ()) -> tuple[str, str]:
    """Return the texts of article and sidecar; ``taken`` are the ids of the present sources."""
    article = ARTICLE.format(title=scalar(title), date=date.isoformat())
    return article, SIDECAR.format(source=_source(name, taken))


def _source(name: str, taken: Container[str]) -> str:
    """Return an id that no source of the site has yet."""
    stem = name.rpartition("/")[2][:50].rstrip("-")
    ids = chain([f"{stem}-log"], (f"{stem}-log-{n}" for n in count(2)))
    return next(one for one in ids if one not in taken)


def title_of(name: str) -> str:
    """Return a title made from the last part of a name."""
    words = name.rpartition("/")[2].replace("-", " ")
    return words[:1].upper() + words[1:]


def scalar(text: str) -> str:
    """Return a text as YAML on one line, in quotation marks only if it needs them."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


# -------------------------------------------------------------------------------------------------
# ``footnoted new``: a first article and its sidecar, ready to be filled in.
#
# A clock is read only if no date is given.


@click.command()
@click.argument("name")
@click.option("--title", help="The headline (default: made from NAME).")
@click.option(
    "--date",
    metavar="DAY",
    type=Day(),
    help="Day of publication, as 2025-02-13 (default: today).",
)
@click.option("--write", is_flag=True, help="Write the two files instead of showing them.")
@with_project
def new(name: str, title: str | None, date: dt.date | None, write: bool, project: Project) -> None:
    """Draft briefings/NAME.md and briefings/NAME.yml.

    NAME becomes part of the page's address: lower-case letters, digits and single hyphens, with
    / between folders. The draft has one claim with its source, as an example to overwrite. It
    appears only in previews. What is made up has a tag: if you publish it, that is an error
    (example.left). Existing files are never changed.

    \b
    Examples:
      footnoted new harbor-strike
      footnoted new harbor-strike --title "The harbor stands still" --write

    Exit codes: 0, or 2 if NAME has the wrong form or is taken.
    """
    _well_formed(name)
    called = name.removesuffix("/index")
    title = (title_of(called) if title is None else title).strip()
    if not title or not title.isprintable():
        raise click.BadParameter("a title must be one line of visible text.", param_hint="--title")
    root, folder = project.root.resolve(), Path(project.briefings_dir)
    paths = [folder / f"{name}{suffix}" for suffix in (".md", ".yml")]
    day = date or dt.date.today()
    texts = dict(zip(paths, draft(called, title, day, _sources(project)), strict=True))
    _free(root, folder, called, texts)
    if write:
        for path in reversed(paths):  # the article last: until it is there the name is free
            _create(root, path, texts[path])
        for path in paths:
            print_line(_seen(root, path))
        return
    for path in paths:
        click.echo(f"--- {_seen(root, path)} ---\n{texts[path]}\n", nl=False)
    note("Nothing was written. Add --write to write.")


def _seen(root: Path, path: Path) -> str:
    return seen_path(Path.cwd(), root, path.as_posix())


def _well_formed(name: str) -> None:
    from footnoted.records.files import LONGEST_PART, is_reserved, pairs
    from footnoted.text.suggest import id_form

    found, _ = pairs([f"_/{name}.md"], "_")
    if device := next(filter(is_reserved, name.split("/")), ""):
        message = f"{device!r} is the name of a device on Windows. Choose another name."
        raise click.BadParameter(message, param_hint="NAME")
    if found:
        return
    forms = (id_form(part, LONGEST_PART) for part in name.split("/"))
    better = "/".join(form for form in forms if form)
    hint = f" Perhaps {better}?" if better not in ("", name, "index") else ""
    message = f"{name!r} cannot name a briefing: write lower-case letters, digits, single hyphens."
    raise click.BadParameter(message + hint, param_hint="NAME")


def _free(root: Path, folder: Path, name: str, texts: Mapping[Path, str]) -> None:
    """Refuse a name that is taken, in any of the forms a briefing has, and a linked folder.

    A sidecar exactly as drafted, without an article, is left if `new` is killed; its name is not
    taken.
    """
    article, sidecar = texts
    begun = not os.path.lexists(root / article) and _text(root, sidecar) == texts[sidecar]
    for part in (folder / name).parents:
        if (root / part).is_symlink():
            raise Misuse(f"{_seen(root, part)} is a symbolic link; nothing was written.")
    for stem in (name, f"{name}/index"):
        for suffix in (".md", ".yml", ".yaml"):
            path = folder / f"{stem}{suffix}"
            if os.path.lexists(root / path) and not (begun and path == sidecar):
                raise Misuse(f"{_seen(root, path)} exists already; nothing was written.")


def _sources(project: Project) -> frozenset[str]:
    """Return the ids of all sources: one id means one source over the whole site."""
    from footnoted.records.reading import load

    library, _ = load(Path(project.root), project.briefings_dir)
    own = (identifier for b in library.briefings for identifier in b.sidecar.sources)
    return frozenset((*library.sources.records, *own))


def _text(root: Path, path: Path) -> str | None:
    from footnoted.records.files import REGISTER_SIZE, read_text

    return read_text(root, path.as_posix(), REGISTER_SIZE)[0]


def _create(root: Path, path: Path, text: str) -> None:
    if _text(root, path) == text:
        return
    try:
        create(root / path, text)
    except OSError as error:
        raise Misuse(f"{_seen(root, path)} cannot be written: {error.strerror}.") from error


# -------------------------------------------------------------------------------------------------
# ``footnoted schema``: the JSON Schemas with which an editor checks sidecars and registers.
#
# ``records.schema`` makes the schemas.

KINDS = ("sidecar", "sources", "parties", "events", "images")
"""The kinds of schemas, listed here so that ``--help`` need not load the model."""


@click.command()
@click.argument("kind", type=click.Choice(KINDS), required=False)
@click.option("--write", is_flag=True, help="Write schemas/KIND.schema.json; without KIND, all.")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder to write to (default: the project's folder, or this one outside a project).",
)
@with_quiet
def schema(kind: str | None, write: bool, root: Path | None) -> None:
    """Print the JSON Schema of sidecars, or of one of the shared registers.

    --write writes schemas/KIND.schema.json in the project's folder if it is not current. Without
    KIND, it writes the schemas of all five kinds.

    \b
    Examples:
      footnoted schema
      footnoted schema sources > sources.schema.json
      footnoted schema --write

    Exit codes: 0, or 2 if a file cannot be written.
    """
    from footnoted.records.schema import schema_files

    files = schema_files()
    if not write:
        click.echo(files[f"{kind or 'sidecar'}.schema.json"], nl=False)
        return
    folder = root.resolve() if root else find_folder()
    for name in [kind] if kind else KINDS:
        below = f"schemas/{name}.schema.json"
        seen = seen_path(Path.cwd(), folder, below)
        try:
            changed = replace_if_changed(folder / below, files[Path(below).name])
        except OSError as error:
            raise Misuse(f"{seen} cannot be written: {error.strerror}.") from error
        print_line(f"{seen}: {'written' if changed else 'is current'}")
