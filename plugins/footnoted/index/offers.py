"""Files that a site offers beside its pages: where they stand, for pages that link to them.

What they hold is written in ``exports``, which pages do not know; whether a site wants them,
``Project.exported`` says.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that a site offers, for links to it."""

    path: str
    """Its address below the site's root."""
    media_type: str
    title: str
    """What it holds, for readers."""


SOURCES_FILES = (
    Offer(
        "sources.json", "application/vnd.citationstyles.csl+json", "All sources, for Zotero (CSL)"
    ),
    Offer("sources.bib", "application/x-bibtex", "All sources, for LaTeX (BibTeX)"),
    Offer("data/sources.csv", "text/csv", "All sources, as a table (CSV)"),
)
"""The three files, in the order in which they are offered."""

CALENDARS = "calendars"
"""The folder of the calendars of tags and briefings."""


def calendar_of_briefing(name: str) -> str:
    """Give the address of a briefing's calendar; one named like a tag's file steps aside."""
    return f"{CALENDARS}/{'briefing--' if name.startswith('tag-') else ''}{name}.ics"


IMAGES_FILES = (
    Offer("images.json", "application/json", "All pictures (JSON)"),
    Offer("data/images.csv", "text/csv", "All pictures, as a table (CSV)"),
)
"""The two files, in the order in which they are offered."""

FIGURES_FILES = (
    Offer("data/figures.csv", "text/csv", "All figures, as a table (CSV)"),
    Offer("data/figures.json", "application/json", "All figures (JSON)"),
    Offer("data/figures.schema.json", "application/schema+json", "The form of the JSON file"),
)
"""The three files, in the order in which they are offered."""
