"""Every check, in one tuple; ``catalogue`` derives the codes and their examples from it.

A check never knows its level, its file format or who asks.
"""

from collections.abc import Callable, Iterator

from footnoted.checks import (
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
from footnoted.diagnostics.problem import Problem
from footnoted.library.site import Site

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
    dates.check_outlook,
)
"""Every check, in the order in which it runs; the order changes no result."""
