"""What the tab key completes: ids of sources, codes of problems, briefings, what can be exported.

A shell asks at each press of the key, and prints nothing else: whatever is wrong, nothing is
completed.
"""

import logging
import os
from collections.abc import Callable, Iterable
from contextlib import redirect_stderr

import click
from click.shell_completion import CompletionItem

from footnoted.cli.project import find_project
from footnoted.project import Project

Found = Iterable[tuple[str, str]]
"""What there is, and a few words on each."""
LONGEST = 60
"""Letters of these words; more would make a line two."""


def complete_sources(
    context: click.Context, parameter: click.Parameter, begun: str
) -> list[CompletionItem]:
    """Return the sources whose ids begin so, each with its title."""
    return _completed(begun, lambda: _sources(_project(context)))


def complete_sources_and_files(
    context: click.Context, parameter: click.Parameter, begun: str
) -> list[CompletionItem]:
    """Return the same; where there are none, the shell completes a file."""
    found = complete_sources(context, parameter, begun)
    return found or [CompletionItem(begun, type="file")]


def complete_briefings(
    context: click.Context, parameter: click.Parameter, begun: str
) -> list[CompletionItem]:
    """Return the briefings whose names begin so, and the shared registers."""
    return _completed(begun, lambda: [("register", ""), *_briefings(_project(context))])


def complete_codes(
    context: click.Context, parameter: click.Parameter, begun: str
) -> list[CompletionItem]:
    """Return the codes of problems that begin so, each with its meaning."""
    return _completed(begun, _codes)


def complete_kinds(
    context: click.Context, parameter: click.Parameter, begun: str
) -> list[CompletionItem]:
    """Return what can be exported that begins so, each with its formats."""
    return _completed(begun, _kinds)


def _completed(begun: str, find: Callable[[], Found]) -> list[CompletionItem]:
    logging.disable()
    try:
        with open(os.devnull, "w", encoding="utf-8") as nowhere, redirect_stderr(nowhere):
            return [
                CompletionItem(word, help=_printable(about))
                for word, about in sorted(find())
                if word.startswith(begun)
            ]
    except Exception:  # whatever it is, another command tells it
        return []


def _printable(about: str) -> str | None:
    """Return words that fit a line of a terminal and change nothing of it."""
    plain = "".join(letter for letter in " ".join(about.split()) if letter.isprintable())
    return f"{plain[: LONGEST - 1]}…" if len(plain) > LONGEST else plain or None


def _project(context: click.Context) -> Project:
    return find_project(context.params.get("root"), context.params.get("config"))


def _sources(project: Project) -> Found:
    from footnoted.checked import opened
    from footnoted.records.reading import load

    with opened(project) as kept:
        library, _ = load(project.root, project.briefings_dir, kept)
    every = [library.sources.records, *(b.sidecar.sources for b in library.briefings)]
    return [(id_, source.title or "") for records in every for id_, source in records.items()]


def _briefings(project: Project) -> Found:
    from footnoted.records.files import listing, pairs

    files, _ = listing(project.root, project.briefings_dir)
    found, _ = pairs(files, project.briefings_dir)
    return [(pair.name, "") for pair in found]


def _kinds() -> Found:
    from footnoted.outputs.registry import EXPORTS

    return [(e.key, ", ".join(f.name for f in e.formats)) for e in EXPORTS if e.formats]


def _codes() -> Found:
    from footnoted.catalogue import all_codes
    from footnoted.cli.project import installed_plug_ins

    return [(code.name, code.meaning) for code in all_codes(installed_plug_ins()).values()]
