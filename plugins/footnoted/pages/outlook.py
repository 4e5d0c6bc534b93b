"""What is to come, and what came of what was to come: every forecast, plan and deadline.

Grouped by how each stands on the day the site speaks from; in each group by its day.
"""

from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from footnoted.dates import parse
from footnoted.index import Prospect, Score, Site, State, scores
from footnoted.index.scores import WIDEST
from footnoted.model import Briefing
from footnoted.pages.page import Page
from footnoted.render.environment import plural, render
from footnoted.render.view import View

TITLES = {
    State.OVERDUE: ("Overdue", "The last possible day has passed; no outcome is recorded."),
    State.DUE: ("Due now", "This may be the day, or the time is running."),
    State.COMING: ("To come", "The first possible day is still to come."),
    State.UNDATED: ("No day named", "Nobody has said when it will have shown itself."),
    State.SETTLED: ("Outcome recorded", "What came of it, and on what that rests."),
    State.CALLED_OFF: ("No longer expected", "Taken back, replaced or refuted before its day."),
}
"""The groups in the order of the page, with their headings and what they mean."""


@dataclass(frozen=True, slots=True)
class Group:
    """Prospects that stand alike."""

    state: State
    title: str
    about: str
    prospects: tuple[Prospect, ...]


def groups(prospects: tuple[Prospect, ...]) -> tuple[Group, ...]:
    """Give the prospects by how they stand; what is settled comes newest first."""
    found = []
    for state, (title, about) in TITLES.items():
        alike = tuple(p for p in prospects if p.state is state)
        if state is State.SETTLED:
            alike = alike[::-1]
        if alike:
            found.append(Group(state, title, about, alike))
    return tuple(found)


def standing_words(prospect: Prospect) -> str:
    """Say how far off the day is: "12 days overdue", "in 7 days"; empty where nothing is."""
    if prospect.state is State.OVERDUE:
        return f"{plural(prospect.days, 'day')} overdue"
    if prospect.state is State.COMING:
        return f"in {plural(prospect.days, 'day')}"
    return ""


def briefings(prospect: Prospect) -> tuple[Briefing, ...]:
    """Give the briefings that say it, the newest first."""
    found = {t.briefing.name: t.briefing for t in prospect.tellings}
    return tuple(found.values())


def percent(share: float) -> str:
    """Give a share from 0 to 1 as a whole percentage."""
    return f"{round(share * 100)} %"


def _render(site: Site, view: View, env: Environment) -> Markup:
    board: tuple[Score, ...] = scores(site.outlook)
    return render(
        env,
        "pages/outlook.html",
        v=view,
        groups=groups(site.outlook),
        count=len(site.outlook),
        as_of=view.words(parse(site.as_of.isoformat())) if site.as_of else "",
        standing=standing_words,
        briefings=briefings,
        scores=board,
        percent=percent,
        widest=percent(WIDEST),
    )


PAGE = Page("outlook", "Outlook", "What is forecast, planned or due, and what came of it.", _render)
