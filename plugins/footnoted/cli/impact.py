"""``footnoted impact``: everything that rests on one source, with its place.

What rests on what is the index's knowledge; this prints it.
"""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footnoted.cli.failure import Misuse
from footnoted.cli.place import with_project, with_view

if TYPE_CHECKING:
    from footnoted.index import Impact, Rest, Site
    from footnoted.project import Project

WAYS = {
    "cites": "cites {source}",
    "link": "links to {source}",
    "note": "has a note to {source}",
    "carried": "came through {source}",
    "outcome": "its outcome cites {source}",
    "claim": "takes its evidence from the claim `{through}`, on {source}",
    "figure": "is reckoned from the figure `{through}`, on {source}",
}
"""How something rests on a source, in words."""


@click.command(short_help="List everything that rests on a source.")
@click.argument("source")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for people and editors, or one JSON object for scripts.",
)
@with_project
@with_view
def impact(source: str, form: str, project: "Project") -> None:
    """List everything that rests on SOURCE, the id of a source: what to look at again when it
    turns out to be wrong.

    Listed are claims, dates, figures, links and notes, each once, with the place that says so and
    the sentence; those, too, that rest on sources we know only through this one, that take their
    evidence from a claim or are reckoned from another figure.

    \b
    Examples:
      footnoted impact courier-2024-05-04
      footnoted impact courier-2024-05-04 --format json

    Exit codes: 0, or 2 where there is no such source.
    """
    from footnoted.cli.check import built
    from footnoted.index import impact as impact_of
    from footnoted.load.suggest import did_you_mean

    site = built(project)
    if source not in site.names.sources:
        hint = did_you_mean(source, site.names.sources)
        raise Misuse(f"There is no source `{source}`. {hint}".strip())
    every = (rest for found in site.rests.values() for rest in found)
    found = impact_of(site.names, source, every)
    top = Path(project.root).resolve()
    click.echo(_data(site, found) if form == "json" else _text(site, found, top), nl=False)


def _text(site: "Site", found: "Impact", top: Path) -> str:
    lines = [_summary(found)]
    lines += [f"{id_}: known only through `{found.source}`" for id_ in found.known_through]
    for rest in found.rests:
        mark = str(rest.mark).replace(rest.mark.path, _seen(top / rest.mark.path), 1)
        lines.append(f"{mark}: {_what(rest)} {_how(found, rest)}")
        lines.append(f"    “{rest.sentence}”")
    return "".join(f"{line}\n" for line in lines)


def _summary(found: "Impact") -> str:
    things, briefings = len(found.rests), len({rest.briefing.name for rest in found.rests})
    if not things:
        return f"Nothing rests on `{found.source}`."
    counted = f"{things} {'place' if things == 1 else 'places'}"
    of = f"{briefings} {'briefing' if briefings == 1 else 'briefings'}"
    return f"{counted} in {of} {'rests' if things == 1 else 'rest'} on `{found.source}`."


def _what(rest: "Rest") -> str:
    return f"{rest.target.kind} `{rest.target.id}`" if rest.target else "the text"


def _how(found: "Impact", rest: "Rest") -> str:
    named = "it" if rest.source == found.source else f"`{rest.source}`"
    return WAYS[rest.way].format(source=named, through=rest.through)


def _seen(file: Path) -> str:
    """Give a path as it is reached from where the command runs."""
    try:
        return Path(os.path.relpath(file)).as_posix()
    except ValueError:  # another drive
        return file.as_posix()


def _data(site: "Site", found: "Impact") -> str:
    told = {
        "source": found.source,
        "status": site.names.sources[found.source].source.status.value,
        "known-only-through-it": list(found.known_through),
        "rests": [_entry(site, rest) for rest in found.rests],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _entry(site: "Site", rest: "Rest") -> dict[str, Any]:
    page = site.briefing_page(rest.briefing.name)
    return {
        "path": rest.mark.path,
        "line": rest.mark.line,
        "column": rest.mark.column,
        "briefing": rest.briefing.name,
        "kind": rest.target.kind if rest.target else rest.way.value,
        "id": rest.target.id if rest.target else None,
        "how": rest.way.value,
        "source": rest.source,
        "through": rest.through or None,
        "sentence": rest.sentence,
        "address": f"{site.addresses.public(page)}#{rest.fragment}",
    }
