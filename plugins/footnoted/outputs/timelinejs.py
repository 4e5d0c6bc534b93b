"""Write TimelineJS.

TimelineJS sets ``headline`` and ``text`` as HTML, and ``display_date`` and ``group`` as HTML after
it removes tags. So every text is escaped here, and those two contain only our own words.
"""

import datetime as dt
from typing import Any

from markupsafe import Markup, escape

from footnoted.dates.days import without_year_0
from footnoted.dates.edtf import DatePoint, Edtf
from footnoted.diagnostics.reports import WrittenJson, json_text
from footnoted.library.citations import link
from footnoted.library.site import OwnPart, Site
from footnoted.library.time import Event
from footnoted.outputs.calendar import timeline_ics
from footnoted.outputs.files import (
    Account,
    Export,
    ExportFormat,
    SiteFile,
    accounts,
    address,
    citations,
    line,
    outcome_words,
    record_address,
    sight,
)
from footnoted.outputs.tables import dates_csv
from footnoted.outputs.view import View
from footnoted.outputs.words import DATE_KIND, REMARK, capitalize
from footnoted.phrases import phrases

Slide = dict[str, Any]
TITLE = "title_slide"
"""No event's key: ids have no underscore."""


def timelinejs(site: Site) -> str:
    """Return the timeline as JSON."""
    made: dict[str, str] = {}
    for own in site.own_parts().values():
        made |= site.piece(slides_piece, own)
    slides = [WrittenJson(made[event.key]) for event in site.events]
    content = {"title": _title(sight(site), len(slides)), "scale": "human", "events": slides}
    return json_text(content) + "\n"


def slides_piece(site: Site, own: OwnPart) -> dict[str, str]:
    """Return the slides of a briefing's events as JSON, by their keys."""
    view = sight(site)
    return {event.key: json_text(_slide(view, event), level=2) for event in own.events}


def files(site: Site) -> tuple[SiteFile, ...]:
    """Return the timeline for TimelineJS, and as a table."""
    title = phrases(site.project.language).gettext("Timeline of all briefings, for TimelineJS")
    return (
        SiteFile("timeline.json", timelinejs(site), "application/json", title),
        dates_csv(site),
    )


def _title(view: View, count: int) -> Slide:
    site = view.site
    spoken = view.phrases
    said = spoken.gettext(
        "%(events)s from %(briefings)s. Dates are given as exactly as they are known.",
        events=spoken.ngettext("%(num)s event", "%(num)s events", count),
        briefings=spoken.ngettext("%(num)s briefing", "%(num)s briefings", len(site.published)),
    )
    home = site.addresses.canonical("index.md")
    text = Markup("<p>{}</p>").format(said)
    if home:
        text += Markup("<p>{}</p>").format(link(home, escape(home)))
    headline = _escaped(site.project.site_name or spoken.gettext("Timeline"))
    return _texts(TITLE, headline, text)


def _slide(view: View, event: Event) -> Slide:
    start, end = _limits(event.date)
    slide = _texts(event.key, _escaped(event.title), _told(view, event))
    slide["start_date"] = start
    if end:
        slide["end_date"] = end
    slide["display_date"] = view.words(event.date)
    slide["edtf"] = event.date.text
    slide["group"] = capitalize(view.phrases.gettext(DATE_KIND[event.kind][0]))
    return slide


def _texts(key: str, headline: str, text: str) -> Slide:
    return {"unique_id": key, "text": {"headline": headline, "text": text}, "autolink": False}


def _told(view: View, event: Event) -> Markup:
    targets = tuple(telling.target for telling in event.tellings)
    came = outcome_words(view, event.outcome)
    cited = (Markup("<li>{}</li>").format(line(citation)) for citation in citations(view, targets))
    sources = Markup().join(cited)
    parts = [
        line(event.place),
        escape(view.phrases.gettext("Outcome: %(result)s", result=came)) if came else "",
        *(_account(view, told) for told in accounts(view, event)),
    ]
    page = address(view.site, targets, event.key)
    if len(targets) > 1 and page:
        parts.append(link(page, escape(view.phrases.gettext("All briefings that report it"))))
    paragraphs = Markup().join(Markup("<p>{}</p>").format(part) for part in parts if part)
    return paragraphs + (Markup("<ul>{}</ul>").format(sources) if sources else Markup())


def _account(view: View, told: Account) -> Markup:
    page = record_address(view.site, told.target)
    title = escape(line(told.title))
    said = "; ".join(line(part) for part in (told.date, told.who) if part)
    standing = Markup(" <strong>({})</strong>").format(told.standing) if told.standing else ""
    name = link(page, title) if page else title
    ours = view.phrases.gettext(REMARK)
    remark = Markup(" <em>{}: {}</em>").format(ours, line(told.remark)) if told.remark else ""
    return Markup("{}{}{}{}{}").format(name, ": " if said else "", said, standing, remark)


def _limits(date: Edtf) -> tuple[Slide, Slide | None]:
    """Return start and end as TimelineJS's dates; every date in EDTF has at least one day.

    A month or year is drawn as long as it is, from its first day: TimelineJS drops an end with the
    same year and month as a start that has no more. What is open at one end is drawn as the other
    end.
    """
    first = date.points[0]
    if date.earliest is None or date.latest is None:
        return _parts(first), None
    start = _parts(first) if first.time and first.earliest == date.earliest else None
    end = _day(date.latest) if date.latest > date.earliest else None
    return start or _day(date.earliest), end


def _parts(point: DatePoint) -> Slide:
    """Return a date with the parts that are known and no others."""
    if point.is_masked or point.is_season:
        return _day(point.earliest)
    parts = {"year": without_year_0(int(point.year))}
    if point.month:
        parts["month"] = int(point.month)
    if point.day:
        parts["day"] = int(point.day)
    if point.time:
        parts |= {"hour": point.time.hour, "minute": point.time.minute, "second": point.time.second}
    return parts


def _day(day: dt.date) -> Slide:
    return {"year": without_year_0(day.year), "month": day.month, "day": day.day}


def _escaped(text: str) -> str:
    return str(escape(line(text)))


TIMELINE_EXPORT = Export(
    "timeline",
    files,
    (
        ExportFormat("ics", timeline_ics, "calendars"),
        ExportFormat("timelinejs", timelinejs, "TimelineJS 3"),
        ExportFormat("csv", lambda site: dates_csv(site).text),
    ),
    pieces=(slides_piece,),
)
