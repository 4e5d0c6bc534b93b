"""Archived copies.

Only addresses are read; people must see whether a copy is there and shows what it should.

source.no-archive
    Bad::
        sources:
          report: {type: report, title: Storm damage, url: https://harbor.example/storm}
        claims:
          idle: {quote: stood idle for a week, sources: [report]}
    Good::
        sources:
          report:
            type: report
            title: Storm damage
            url: https://harbor.example/storm
            archived: [{url: "https://perma.example/AB12-CD34", date: 2024-05-06}]
        claims:
          idle: {quote: stood idle for a week, sources: [report]}

source.archive-date
    Bad::
        sources:
          report:
            type: report
            url: https://harbor.example/storm
            archived:
              - url: https://archive.example/web/20240505120000/https://harbor.example/storm
                date: 2024-05-06
        claims:
          idle: {quote: stood idle for a week, sources: [report]}
    Good::
        sources:
          report:
            type: report
            url: https://harbor.example/storm
            archived:
              - url: https://archive.example/web/20240505120000/https://harbor.example/storm
                date: 2024-05-05
        claims:
          idle: {quote: stood idle for a week, sources: [report]}

source.archive-other
    Bad::
        sources:
          report:
            type: report
            url: https://harbor.example/storm
            archived:
              - url: https://archive.example/web/20240505120000/https://harbor.example/cargo
                date: 2024-05-05
        claims:
          idle: {quote: stood idle for a week, sources: [report]}
    Good::
        sources:
          report:
            type: report
            url: https://harbor.example/storm
            archived:
              - url: https://archive.example/web/20240505120000/https://harbor.example/storm
                date: 2024-05-05
        claims:
          idle: {quote: stood idle for a week, sources: [report]}

source.archive-form
    Bad::
        sources:
          report:
            type: report
            url: https://harbor.example/storm
            archived:
              - url: https://archive.example/web/202405051200/https://harbor.example/storm
                date: 2024-05-05
        claims:
          idle: {quote: stood idle for a week, sources: [report]}
    Good::
        sources:
          report:
            type: report
            url: https://harbor.example/storm
            archived:
              - url: https://archive.example/web/20240505120000/https://harbor.example/storm
                date: 2024-05-05
        claims:
          idle: {quote: stood idle for a week, sources: [report]}
"""

import datetime as dt
from collections.abc import Iterator

from footnoted.checks.sources import Written, registered_sources, used_sources
from footnoted.dates.edtf import Edtf
from footnoted.diagnostics.problem import Code, Level, Problem
from footnoted.library.names import Copy, copy_of, pages
from footnoted.library.site import Site
from footnoted.records.sources import Archived
from footnoted.records.vocabulary import SourceStatus, SourceType
from footnoted.text.addresses import normal_address, why_unsafe
from footnoted.text.html import escape_text

NO_ARCHIVE = Code(
    "source.no-archive",
    Level.WARNING,
    "A cited source has a web address and no archived copy, so a reader in ten years may find "
    "nothing. Some sources need no copy: those known only through another source, letters and "
    "talks, pages that are gone, and addresses that are copies themselves.",
    "Save the page in an archive and add `archived: [{url: …, date: …}]`. If no copy can be "
    "made, allow this with the reason.",
)
ARCHIVE_DATE = Code(
    "source.archive-date",
    Level.WARNING,
    "The date of an archived copy is not the one in its address (in UTC), or is before the "
    "source was published.",
    "Write the date that the archive gives, or link the right copy.",
)
ARCHIVE_OTHER = Code(
    "source.archive-other",
    Level.WARNING,
    "The address of an archived copy says that it is one of another page than the source's.",
    "Link a copy of the source's own page. If the page has moved since, allow this with that "
    "reason.",
)
ARCHIVE_FORM = Code(
    "source.archive-form",
    Level.WARNING,
    "The address of an archived copy has no complete date and time, so it leads to a list of "
    "copies, or to the nearest one.",
    "Open the copy and paste its address: it has 14 digits, then the page's own address.",
)
_NEVER_KEPT = (SourceType.PERSONAL_COMMUNICATION,)
_ZONES = dt.timedelta(days=1)
"""The longest time between the day of publication, in its place, and the same day in UTC."""


def check_copies(site: Site) -> Iterator[Problem]:
    """Check the copies of the register's sources and of those of every briefing that is built."""
    cited = used_sources(site)
    for registered_source in registered_sources(site):
        if registered_source.id in cited and _wants_copy(registered_source):
            message = f"`{registered_source.id}` has no archived copy."
            mark = registered_source.mark("url")
            yield Problem(NO_ARCHIVE, message, mark, NO_ARCHIVE.cure, about=registered_source.id)
        for number, copy in enumerate(registered_source.source.archived):
            if not why_unsafe(copy.url):
                yield from _judged(registered_source, number, copy)


def _wants_copy(each: Written) -> bool:
    source = each.source
    if source.archived or source.cited_in or source.status is SourceStatus.DEAD:
        return False
    url = source.url or ""
    if not normal_address(url).startswith("//") or why_unsafe(url) or copy_of(url):
        return False
    return source.type not in _NEVER_KEPT


def _judged(each: Written, number: int, archived: Archived) -> Iterator[Problem]:
    copy = copy_of(archived.url)
    yield from _other(each, number, archived, copy)
    if copy and not copy.moment:
        message = (
            f"“{escape_text(copy.stamp)}” in the copy's address is not a complete date and time."
        )
        mark = each.mark("archived", number, "url")
        yield Problem(ARCHIVE_FORM, message, mark, ARCHIVE_FORM.cure, about=each.id)
    yield from _date(each, number, archived, copy)


def _other(each: Written, number: int, archived: Archived, copy: Copy | None) -> Iterator[Problem]:
    own = set(pages(each.source))
    if normal_address(archived.url) in own:
        message = "This is the source's own address, not that of a copy."
    elif copy and each.source.url and normal_address(copy.original) not in own:
        message = f"This is a copy of {escape_text(copy.original)}, not of the source's address."
    else:
        return
    mark, there = each.mark("archived", number, "url"), each.mark("url")
    yield Problem(ARCHIVE_OTHER, message, mark, ARCHIVE_OTHER.cure, there, each.id)


def _date(each: Written, number: int, archived: Archived, copy: Copy | None) -> Iterator[Problem]:
    moment = copy.moment if copy else None
    day = moment.date() if moment else None
    if day and not _may_be(archived.date, day):
        message = f"By its address the copy was made on {day}, not {archived.date}."
        hint = f"Write `date: {day}`."
        mark = each.mark("archived", number, "date")
        yield Problem(ARCHIVE_DATE, message, mark, hint, about=each.id)
    made, issued = day or archived.date.latest, each.source.issued
    if made and issued and issued.earliest and made < issued.earliest - _ZONES:
        message = f"The copy is from {made}, before the source was published ({issued})."
        mark, there = each.mark("archived", number, "date"), each.mark("issued")
        yield Problem(ARCHIVE_DATE, message, mark, ARCHIVE_DATE.cure, there, each.id)


def _may_be(date: Edtf, day: dt.date) -> bool:
    """Return whether a date can mean a day in UTC."""
    first, last = date.earliest, date.latest
    if first and date.time and date.zone:
        first = last = dt.datetime.combine(first, date.time).astimezone(dt.UTC).date()
    return (first is None or first <= day) and (last is None or day <= last)
