"""Every check, and every kind of problem: its code, and its example for the manual.

No code is declared here: the code that finds a problem declares it. The order of ``DECLARING``
changes no result.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from types import ModuleType

from footnoted.checks import (
    allow,
    anchors,
    attribution,
    copies,
    dates,
    figures,
    licenses,
    links,
    notes,
    pictures,
    readings,
    references,
    sources,
)
from footnoted.comparison import silence
from footnoted.diagnostics.manual import Example, examples
from footnoted.diagnostics.problem import Code, Level, Problem
from footnoted.library import names
from footnoted.library import pictures as album
from footnoted.library.site import Site
from footnoted.outputs import home
from footnoted.outputs import pictures as made_pictures
from footnoted.project import PlugIns
from footnoted.records import codes as record_codes
from footnoted.records import events, slips
from footnoted.store import NOTHING_KEPT, Kept
from footnoted.text import html
from footnoted.text.suggest import did_you_mean

Check = Callable[[Site], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    references.check_references,
    links.check_crosslinks,
    attribution.check_evidence,
    attribution.check_grading,
    attribution.check_excerpts,
    attribution.check_chains,
    links.check_links,
    attribution.check_hearsay,
    attribution.check_relations,
    sources.check_soundness,
    sources.check_sources,
    copies.check_copies,
    links.check_unregistered,
    anchors.check_anchors,
    notes.check_notes,
    notes.check_examples,
    dates.check_grades,
    figures.check_figures,
    figures.check_amounts,
    figures.check_shares,
    readings.check_readings,
    figures.check_series,
    dates.check_dates,
    dates.check_times,
    dates.check_shared_events,
    dates.check_date_wordings,
    pictures.check_pictures,
    pictures.check_embedded,
    licenses.check_licenses,
    pictures.check_descriptions,
    notes.check_markup,
    links.check_addresses,
    notes.check_letters,
    references.check_aliases,
    references.check_former_ids,
    references.check_permalinks,
    dates.check_outlook,
)
"""Every check, in the order in which it runs; the order changes no result."""

OF_ONE: tuple[Check, ...] = (
    attribution.check_evidence,
    attribution.check_excerpts,
    attribution.check_hearsay,
    links.check_addresses,
    dates.check_grades,
    dates.check_dates,
    dates.check_times,
    dates.check_date_wordings,
    figures.check_amounts,
    figures.check_shares,
    readings.check_readings,
)
"""The checks that look at each register and each briefing alone."""


def check_all(site: Site, others: Iterable[Check], kept: Kept = NOTHING_KEPT) -> Iterator[Problem]:
    """Yield what all checks and ``others`` find; kept problems of one briefing are not searched
    again.
    """
    if kept is NOTHING_KEPT:
        yield from (problem for check in (*CHECKS, *others) for problem in check(site))
        return
    of_all = [check for check in CHECKS if check not in OF_ONE]
    yield from (problem for check in (*of_all, *others) for problem in check(site))
    yield from _of_one(replace(site, built=()))
    library = site.library
    bare = replace(
        library,
        sources=replace(library.sources, records={}),
        parties=replace(library.parties, records={}),
        events=replace(library.events, records={}),
        images=replace(library.images, records={}),
    )
    for briefing in site.built:
        one = replace(site, library=bare, built=(briefing,))
        parts = (briefing.key, site.readings[briefing.name].key)
        yield from kept.value("problems", parts, partial(_of_one, one))


def _of_one(site: Site) -> tuple[Problem, ...]:
    return tuple(problem for check in OF_ONE for problem in check(site))


DECLARING: tuple[ModuleType, ...] = (
    *dict.fromkeys(sys.modules[check.__module__] for check in CHECKS),
    events,
    slips,
    record_codes,
    allow,
    silence,
    names,
    album,
    made_pictures,
    html,
    home,
)
"""The modules that declare codes: those of every check, and those that find problems elsewhere."""


def _codes() -> tuple[Code, ...]:
    found = {
        value.name: value
        for module in DECLARING
        for value in vars(module).values()
        if isinstance(value, Code)
    }
    return tuple(found[name] for name in sorted(found))


CODES: tuple[Code, ...] = _codes()
"""Every code, by name."""


def all_codes(plug_ins: PlugIns) -> Mapping[str, Code]:
    """Return every code by name, those of plug-ins' checks last."""
    more = (code for check in plug_ins.checks for code in declared(check))
    return {code.name: code for code in (*CODES, *more)}


def declared(check: Check) -> tuple[Code, ...]:
    """Return the codes that the module of a plug-in's check declares, without our own."""
    module = sys.modules[check.__module__]
    found = (value for value in vars(module).values() if isinstance(value, Code))
    return tuple(code for code in found if not any(code is ours for ours in CODES))


def all_examples(plug_ins: PlugIns) -> Mapping[str, Example]:
    """Return every example by code, those of plug-ins last."""
    modules = (sys.modules[check.__module__] for check in plug_ins.checks)
    more = (examples(module.__doc__ or "") for module in modules)
    return {**EXAMPLES, **{code: each for found in more for code, each in found.items()}}


def levels(asked: object, codes: Mapping[str, Code]) -> dict[str, str]:
    """Return the levels in a site's configuration, by code; ``codes`` are all codes.

    Codes that guard safety keep theirs. Raises ``ValueError`` that says what is wrong.
    """
    if not isinstance(asked, dict):
        raise ValueError("expected a mapping of codes to levels")
    found = {}
    for name, level in asked.items():
        if name not in codes:
            raise ValueError(f"no problem `{name}`. {did_you_mean(str(name), codes)}".strip())
        if codes[name].guards_safety:
            raise ValueError(f"`{name}` guards safety, so its level cannot be changed")
        found[name] = "off" if level is False else str(level)  # YAML 1.1 reads off as false
        if found[name] not in list(Level):
            raise ValueError(f"`{name}`: expected one of {', '.join(Level)}")
    return found


# -------------------------------------------------------------------------------------------------
# The examples of the manual, by code: read from the docstrings of the modules.
#
# A test builds each in the small newsroom, to show that it is right.

EXAMPLES: Mapping[str, Example] = {
    code: example
    for module in DECLARING
    for code, example in examples(module.__doc__ or "").items()
}
"""An example of each kind of problem, and the same without it."""

_HOST = "It is about pages of docs/, which only MkDocs knows."
_OTHER = "It is about the site's other pages."
_OTHERS = "It is about a fault of another program."
_SYSTEM = "It is about the file itself, not its text."
_BINARY = "It is about a file that is no text."
_UNSEEN = "It is about an invisible character."
_BASE = "It is about what changed since another state."
_SIZE = "It would fill pages."

WITHOUT: Mapping[str, str] = {
    "anchor.unread": "It is about words that a plugin puts in, which only MkDocs knows.",
    "article.unconverted": _OTHERS,
    "anchor.sentence-changed": _BASE,
    "briefing.gone": _BASE,
    "claim.changed-silently": _BASE,
    "date.changed-silently": _BASE,
    "figure.changed-silently": _BASE,
    "record.address-lost": _BASE,
    "record.removed-silently": _BASE,
    "image.pages-unrecorded": _OTHER,
    "permalink.unlisted": _BASE,
    "source.changed": _BASE,
    "library.no-briefings": "It is about a folder that is not there.",
    "page.own": _OTHER,
    "page.taken": _OTHER,
    "page.unknown-part": _HOST,
    "path.collision": _SYSTEM,
    "path.encoding": _SYSTEM,
    "path.not-a-file": _SYSTEM,
    "path.outside": "It is about the folder of briefings that a site's configuration names.",
    "path.reserved": _SYSTEM,
    "path.symlink": _SYSTEM,
    "path.too-large": _SIZE,
    "path.unreadable": _SYSTEM,
    "picture.metadata-unread": _BINARY,
    "picture.private": _BINARY,
    "picture.standards-disagree": _BINARY,
    "picture.uncleaned": _HOST,
    "picture.undecodable": _BINARY,
    "yaml.bidi-control": _UNSEEN,
    "yaml.control-character": _UNSEEN,
    "yaml.too-deep": _SIZE,
    "yaml.too-large": _SIZE,
    "yaml.zero-width": _UNSEEN,
}
"""The codes that no example can show on a page, and why."""


# -------------------------------------------------------------------------------------------------
# The small newsroom of every example in the manual.
#
# It is made up, and has no problem of its own; an example's file replaces the one here.

NEWSROOM: Mapping[str, str] = {
    "crane.md": """\
---
title: The northern crane stands still
date: 2024-05-06
---

The northern crane stood idle for a week, the harbor master said. A storm had damaged the crane
in April. On 3 May about 1,200 tonnes (1,300 short tons) of cargo were waiting.
""",
    "harbor.md": """\
---
title: What the harbor reads
date: 2024-05-01
---

Ships are listed in the [harbor log](https://harbor.example/log), news come from
[The Courier](https://courier.example/crane).
""",
    "quay.svg": """\
<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path d="M0 0h4v3"/></svg>
""",
    "_shared/sources.yml": """\
sources:
  courier:
    type: article-newspaper
    title: Crane out of use
    container-title: The Courier
    issued: 2024-05-04
    url: https://courier.example/crane
    archived: [{url: https://perma.example/AB12-CD34, date: 2024-05-05}]
  harbor-log:
    type: webpage
    title: Harbor log
    publisher: North Harbor
    url: https://harbor.example/log
    archived: [{url: https://perma.example/EF56-GH78, date: 2024-05-05}]
""",
    "_shared/parties.yml": """\
parties:
  master: {name: The harbor master, type: person}
  union: {name: Harbor Union, type: organization}
""",
    "_shared/events.yml": """\
events:
  storm: {title: A storm damages the crane, date: 2024-04}
""",
}
"""Texts by path below the folder of briefings; the examples add `crane.yml`."""
