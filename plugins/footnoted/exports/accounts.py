"""What a file tells of a dated thing in plain words: when, who says so, what came of it, sources.

The same words as on the timeline page, without its HTML. Knows no format.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from footnoted.dates import Edtf
from footnoted.index import Event, Site, Target
from footnoted.model import Outcome, Status
from footnoted.render.chains import capitalised
from footnoted.render.view import View
from footnoted.render.words import DATE_KIND, RESULT


@dataclass(frozen=True, slots=True)
class Account:
    """One telling in words."""

    target: Target
    who: str
    """"Ada Rower, told The Courier"; empty where no chain is given."""
    date: str
    """Its own date in words, where that differs from the entry's; else empty."""
    standing: str
    """"disputed"; empty where it stands as reported."""

    @property
    def title(self) -> str:
        """Give the title of its briefing."""
        return self.target.briefing.front.title


def sight(site: Site) -> View:
    """Give the view of files, which stand at the site's root and speak its language."""
    return View(site, "index.md", site.project.language)


def accounts(view: View, event: Event) -> tuple[Account, ...]:
    """Give what each briefing tells of an event, the newest first."""
    return tuple(
        account(view, t.target, t.dated.date if t.dated.date != event.date else None)
        for t in event.tellings
    )


def account(view: View, target: Target, date: Edtf | None = None) -> Account:
    """Give what one record tells."""
    said = view.words(date) if date else ""
    return Account(target, view.headline(target), said, _standing(view, target))


def when(view: View, event: Event) -> str:
    """Say what sort of date it is, and the date: "Planned: about April 2024"."""
    return f"{capitalised(DATE_KIND[event.kind][0])}: {view.words(event.date)}"


def outcome_words(view: View, outcome: Outcome | None) -> str:
    """Say what came of it: "did not happen (13 May 2024)"; empty where nothing is recorded."""
    if outcome is None:
        return ""
    said = RESULT[outcome.result]
    return f"{said} ({view.words(outcome.date)})" if outcome.date else said


def source_ids(view: View, targets: Iterable[Target]) -> tuple[str, ...]:
    """Give the ids of the sources that records cite, each once."""
    return tuple(dict.fromkeys(id_ for target in targets for id_ in view.sources(target)))


def citations(view: View, targets: Iterable[Target]) -> Iterator[str]:
    """Give the sources of records in full, as text."""
    for id_ in source_ids(view, targets):
        yield str(view.citation(id_).striptags())


def address(site: Site, targets: tuple[Target, ...], key: str) -> str:
    """Give the full address of what is told: on its briefing's page, or for several the timeline.

    Empty where the site has no address of its own.
    """
    timeline = site.project.page("timeline")
    if len(targets) > 1 and timeline:
        return site.addresses.canonical(timeline, f"event-{key}")
    return record_address(site, targets[0])


def record_address(site: Site, target: Target) -> str:
    """Give the full address of a record on its briefing's page; empty as above."""
    page = site.briefing_page(target.briefing.name)
    return site.addresses.canonical(page, target.element)


def _standing(view: View, target: Target) -> str:
    if target.briefing.front.retracted:
        return "its briefing is withdrawn"
    status = view.standing(target).status
    return "" if status is Status.REPORTED else str(status.value)
