"""Checks: one file, one kind of rule. Each takes the Site and yields what is wrong.

A check never knows its level, its file format or who asks.
"""

from collections.abc import Callable, Iterator

from footnoted.checks import (
    addresses,
    aliases,
    amounts,
    anchors,
    chains,
    copies,
    crosslinks,
    dates,
    descriptions,
    embedded,
    figures,
    former,
    grades,
    hearsay,
    letters,
    licenses,
    links,
    markup,
    notes,
    outlook,
    pictures,
    readings,
    references,
    relations,
    series,
    shares,
    soundness,
    sources,
    unregistered,
    wordings,
)
from footnoted.diagnostics import Diagnostic
from footnoted.index import Site

Check = Callable[[Site], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    references.check,
    crosslinks.check,
    chains.check,
    links.check,
    hearsay.check,
    relations.check,
    soundness.check,
    sources.check,
    copies.check,
    unregistered.check,
    anchors.check,
    notes.check,
    grades.check,
    figures.check,
    amounts.check,
    shares.check,
    readings.check,
    series.check,
    dates.check,
    wordings.check,
    pictures.check,
    embedded.check,
    licenses.check,
    descriptions.check,
    markup.check,
    addresses.check,
    letters.check,
    aliases.check,
    former.check,
    outlook.check,
)
"""Every check, in the order in which it runs; the order changes no result."""
