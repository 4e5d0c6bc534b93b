"""Dates against words and the day.

date.season
    Bad::
        dates:
          storm: {date: 2024-21, title: A storm damages the crane}
    Good::
        dates:
          storm: {date: 2024-25, title: A storm damages the crane}

date.no-zone
    Bad::
        dates:
          storm: {date: 2024-04-12T18:30, title: A storm damages the crane}
    Good::
        dates:
          storm: {date: "2024-04-12T18:30+02:00", title: A storm damages the crane}

date.out-of-time
    Bad::
        sources:
          report: {type: report, title: Storm damage, issued: 2024-05-02, accessed: 2024-04-02}
        claims:
          idle: {quote: stood idle for a week, sources: [report]}
    Good::
        sources:
          report: {type: report, title: Storm damage, issued: 2024-05-02, accessed: 2024-05-04}
        claims:
          idle: {quote: stood idle for a week, sources: [report]}

date.event-differs
    Bad::
        dates:
          storm: {date: 2024-03, title: A storm damages the crane, event: storm}
    Good::
        dates:
          storm: {date: 2024-04, title: A storm damages the crane, event: storm}
    Both, _shared/events.yml::
        events:
          storm: {title: The storm, date: 2024-04-12}

date.words-differ
    Bad::
        dates:
          stock: {date: 2024-05-04, title: The stock is counted, quote: On 3 May}
    Good::
        dates:
          stock: {date: 2024-05-03, title: The stock is counted, quote: On 3 May}

date.words-unlikely
    Bad::
        dates:
          storm: {date: 2023-04, title: A storm damages the crane, quote: in April}
    Good::
        dates:
          storm: {date: 2024-04, title: A storm damages the crane, quote: in April}

date.words-elsewhere
    Bad::
        claims:
          damaged: {quote: A storm had damaged the crane in April, date: 2024-05-03}
    Good::
        claims:
          damaged: {quote: A storm had damaged the crane in April, date: 2024-05-03}
        dates:
          storm: {date: 2024-04, title: A storm damages the crane, quote: in April}

outlook.overdue
    Bad::
        claims:
          repair:
            quote: stood idle for a week
            kind: forecast
            due: 2024-05
            sources: [courier]
    Good::
        claims:
          repair:
            quote: stood idle for a week
            kind: forecast
            due: 2024-05
            outcome: {result: did-not-happen, date: 2024-06-01, sources: [courier]}
            sources: [courier]
    Both, ship.md::
        ---
        title: A ship
        date: 2024-07-01
        ---

        A ship came.

grade.none
    Bad::
        claims:
          idle: {quote: stood idle for a week, graded: {by: Ada, date: 2024-05-06}}
    Good::
        claims:
          idle:
            quote: stood idle for a week
            credibility: 2
            graded: {by: Ada, date: 2024-05-06}

grade.unknown
    Bad::
        claims:
          idle:
            quote: stood idle for a week
            credibility: 7
            graded: {by: desk, date: 2024-05-06}
    Good::
        claims:
          idle:
            quote: stood idle for a week
            credibility: 2
            graded: {by: desk, date: 2024-05-06}
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from footnoted.dates.edtf import Edtf, on_day
from footnoted.dates.reading import DateReading, agrees, read_dates
from footnoted.dates.resolving import Sort
from footnoted.dates.wording import words
from footnoted.diagnostics.problem import Code, Level, Mark, Problem
from footnoted.library.names import SECTIONS
from footnoted.library.site import Site
from footnoted.library.time import Prospect, ProspectState
from footnoted.project import Scale
from footnoted.records.evidence import Claim, Credibility, Dated, Due, Evidence
from footnoted.records.forms import Form, kebab
from footnoted.records.library import ANCHORED, Briefing, Path, Places
from footnoted.records.sources import DATES, Source
from footnoted.text.suggest import did_you_mean

# -------------------------------------------------------------------------------------------------
# Seasons whose hemisphere is not said, and times whose zone is not.
#
# ``check_date_wordings`` compares dates with the article's words.

SEASON = Code(
    "date.season",
    Level.WARNING,
    "A season does not say which hemisphere is meant. South of the equator it means other months.",
    "Write 25 to 28 for spring to winter in the north, 29 to 32 in the south, or the months.",
)


NO_ZONE = Code(
    "date.no-zone",
    Level.WARNING,
    "A date has a time of day but no time zone, so readers elsewhere would understand another "
    "moment.",
    "Add the zone to the time, as in T18:30+02:00 or T18:30Z. Or give one zone for the whole "
    "article in its front matter, as in `timezone: Europe/Kyiv`.",
)


def check_dates(site: Site) -> Iterator[Problem]:
    """Check every date of every sidecar that is built, and of the registers.

    Sources may have any season and time, as a cover or another program gives no more.
    """
    library = site.library
    for briefing in site.built:
        zoned = bool(briefing.front.timezone)
        for key in type(briefing.sidecar).model_fields:
            value = getattr(briefing.sidecar, key)
            yield from _unsaid(value, (kebab(key),), briefing.sidecar_places, zoned)
    yield from _unsaid(library.sources.records, ("sources",), library.sources.places)
    yield from _unsaid(library.parties.records, ("parties",), library.parties.places)
    yield from _unsaid(library.events.records, ("events",), library.events.places)
    yield from _unsaid(library.images.records, ("images",), library.images.places)


def _unsaid(value: Any, path: Path, places: Places, zoned: bool = False) -> Iterator[Problem]:
    """Yield what dates do not say although readers need it; ``zoned`` if the article has a zone."""
    for at, date in dates(value, path):
        about = str(at[1]) if len(at) > 1 else ""
        printed = at[0] == "sources" and at[-1] in DATES
        if date.hemisphere_assumed and not printed:
            message = f"“{date}” is a season without a hemisphere; it is read as northern."
            hint = f"Write {_shifted(date, 4)} in the north or {_shifted(date, 8)} in the south."
            yield Problem(SEASON, message, places.mark(at), hint, about=about)
        if not zoned and not printed and any(p.time and not p.time.tzinfo for p in date.points):
            message = f"“{date}” has a time of day and no time zone."
            yield Problem(NO_ZONE, message, places.mark(at), NO_ZONE.cure, about=about)


def dates(value: Any, path: Path) -> Iterator[tuple[Path, Edtf]]:
    """Yield every date within records, with its path."""
    if isinstance(value, Edtf):
        yield path, value
    elif isinstance(value, Due):
        yield (*path, "from"), value.relative.from_
    elif isinstance(value, Form):
        for name in value.model_fields_set:
            # Most values of a record are texts, which are skipped.
            if not isinstance(inner := getattr(value, name), str):
                yield from dates(inner, (*path, kebab(name)))
    elif isinstance(value, dict | Mapping):
        for key, inner in value.items():
            yield from dates(inner, (*path, key))
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from dates(inner, (*path, number))


def _shifted(date: Edtf, by: int) -> str:
    """Return a date's text with another number for each season without a hemisphere."""
    text = date.text
    for season in {f"{p.year}-{p.month}" for p in date.points if p.hemisphere_assumed}:
        text = text.replace(season, f"{season[:-2]}{int(season[-2:]) + by}")
    return text


# -------------------------------------------------------------------------------------------------
# When somebody published, read, archived or graded: none of it is in the future, and all is in
# order.
#
# The future is only known for a site that says its day: no clock is read.

OUT_OF_TIME = Code(
    "date.out-of-time",
    Level.WARNING,
    "A date says when something was published, read, archived or graded, but cannot be right: it "
    "is in the future, or before what must have come first.",
    "Correct the date. If it is right, allow this with the reason.",
)
EVENT_DIFFERS = Code(
    "date.event-differs",
    Level.WARNING,
    "A shared event has one date in the register and another in a briefing. The timeline shows "
    "the register's date.",
    "Correct one of the two dates, or remove the date from the register.",
)
PAST = ("issued", "accessed", "archived", "graded")
"""Keys for what somebody has done, and when."""
EARLIEST = dt.date(1900, 1, 1)
"""No grade of the scales was given before."""


def check_times(site: Site) -> Iterator[Problem]:
    """Check the times of what was done, in the register and in everything that is built."""
    register, today = site.library.sources, site.project.as_of
    yield from _ahead(register.records, ("sources",), register.places, today)
    yield from _order(register.records, register.places)
    for briefing in site.built:
        places = briefing.sidecar_places
        for kind in ANCHORED:
            records = getattr(briefing.sidecar, kind.section)
            yield from _ahead(records, (kind.section,), places, today)
        yield from _ahead(briefing.sidecar.sources, ("sources",), places, today)
        yield from _order(briefing.sidecar.sources, places)


def check_shared_events(site: Site) -> Iterator[Problem]:
    """Check the dates of shared events in all that is built."""
    for briefing in site.built:
        places = briefing.sidecar_places
        for id_, dated in briefing.sidecar.dates.items():
            shared = site.names.events.get(dated.event or "")
            if shared and shared.date and not agrees(dated.date, shared.date):
                message = (
                    f"`{dated.event}` is {shared.date} in the register, and {dated.date} here."
                )
                mark = places.mark(("dates", id_, "date"))
                there = site.library.events.places.mark(("events", dated.event or "", "date"))
                yield Problem(EVENT_DIFFERS, message, mark, EVENT_DIFFERS.cure, there, id_)


def _ahead(
    records: Mapping[str, Form], path: Path, places: Places, today: dt.date | None
) -> Iterator[Problem]:
    """Yield the days of what was done that are in the future, and grades from before all scales."""
    for id_, record in records.items():
        for key in PAST:
            for at, date in dates(getattr(record, key, None), (*path, id_, key)):
                if today and date.earliest and date.earliest > today:
                    message = f"`{key}` is {date}, after {today} (the site's date)."
                elif key == "graded" and date.latest and date.latest < EARLIEST:
                    message = f"`{key}` is {date}, before there were such grades."
                else:
                    continue
                yield Problem(OUT_OF_TIME, message, places.mark(at), OUT_OF_TIME.cure, about=id_)


def _order(sources: Mapping[str, Source], places: Places) -> Iterator[Problem]:
    """Yield what was read before it was published; ``copies`` judges archived copies."""
    for id_, source in sources.items():
        issued = source.issued and source.issued.earliest
        read = source.accessed
        if issued and read and read.latest and read.latest < issued:
            message = f"`accessed` is {read}, before the source was `issued`, {source.issued}."
            mark = places.mark(("sources", id_, "accessed"))
            yield Problem(OUT_OF_TIME, message, mark, OUT_OF_TIME.cure, about=id_)


# -------------------------------------------------------------------------------------------------
# Dates in the quoted words that the record does not have.
#
# Only the quotation is read, with the article's date; words elsewhere that it depends on are not
# searched.

DIFFER = Code(
    "date.words-differ",
    Level.ERROR,
    "The quoted words name another date than the record.",
    "Correct the record's date, or quote the words that give it.",
)
UNLIKELY = Code(
    "date.words-unlikely",
    Level.WARNING,
    "Read with the article's date, the quoted words mean another day, month or year than the "
    "record has.",
    "Correct the record's date. If the words do not count from the article's date, allow this "
    "with the reason.",
)
ELSEWHERE = Code(
    "date.words-elsewhere",
    Level.INFO,
    "The quoted words of a claim name a date that neither the claim nor any record under "
    "`dates:` has.",
    "Add a record under `dates:` for what happened then. If the words say when the claim was "
    "made, correct the claim's `date`.",
)
MOST = 2
"""The most meanings of the same words that a message names."""


def check_date_wordings(site: Site) -> Iterator[Problem]:
    """Check the dates and claims of every briefing that is built."""
    for briefing in site.built:
        language = briefing.front.lang or site.project.language
        for id_, dated in briefing.sidecar.dates.items():
            yield from _dated(briefing, language, id_, dated)
        for id_, claim in briefing.sidecar.claims.items():
            yield from _claim(briefing, language, id_, claim)


def _read(briefing: Briefing, language: str, record: Dated | Claim) -> tuple[DateReading, ...]:
    """Return the dates in a quotation; none at all if one depends on words elsewhere."""
    if record.quote is None:
        return ()
    found = read_dates(record.quote.exact, language, briefing.front.date)
    hanging = any(reading.sort is Sort.HANGING or not reading.dates for reading in found)
    return () if hanging else found


def _fits(found: Sequence[DateReading], recorded: Edtf) -> bool:
    return any(agrees(date, recorded) for reading in found for date in reading.dates)


def _dated(briefing: Briefing, language: str, id_: str, dated: Dated) -> Iterator[Problem]:
    found = _read(briefing, language, dated)
    if not found or _fits(found, dated.date):
        return
    code = UNLIKELY if _may_be_meant(found, language, dated.date) else DIFFER
    yield _problem(briefing, code, ("dates", id_, "date"), found[0], dated.date)


def _may_be_meant(found: Sequence[DateReading], language: str, recorded: Edtf) -> bool:
    """Return whether only the day of writing contradicts a record."""
    if any(reading.sort in (Sort.WEEKDAY, Sort.RELATIVE) for reading in found):
        return True
    partial = [reading.words for reading in found if reading.sort is Sort.PARTIAL]
    day = recorded.earliest or recorded.latest
    then = on_day(day) if day else None
    return any(_fits(read_dates(text, language, then), recorded) for text in partial)


def _claim(briefing: Briefing, language: str, id_: str, claim: Claim) -> Iterator[Problem]:
    due = claim.due.relative.resolve() if isinstance(claim.due, Due) else claim.due
    told = [date for date in (claim.date, due, claim.outcome and claim.outcome.date) if date]
    found = _read(briefing, language, claim) if told else ()
    others = (dated.date for dated in briefing.sidecar.dates.values())
    if not found or any(_fits(found, date) for date in (*told, *others)):
        return
    if due and _lies_ahead(found, briefing.front.date):
        yield _problem(briefing, UNLIKELY, ("claims", id_, "due"), found[0], due)
    elif claim.date:
        yield _problem(briefing, ELSEWHERE, ("claims", id_, "date"), found[0], claim.date)


def _lies_ahead(found: Sequence[DateReading], written: Edtf) -> bool:
    """Return whether all dates in the words come after the day of writing."""
    starts = [reading.dates[0].earliest for reading in found]
    return all(start and written.latest and start > written.latest for start in starts)


def _problem(
    briefing: Briefing, code: Code, path: tuple[str, str, str], reading: DateReading, recorded: Edtf
) -> Problem:
    place, (part, id_, key) = briefing.sidecar_places.mark, path
    ways = " or ".join(map(words, reading.dates[:MOST]))
    written = "" if reading.certain else " with the article's date"
    message = (
        f"“{reading.words}” reads as {ways}{written}, but the record's `{key}` "
        f"is {words(recorded)}."
    )
    meant = _typed(reading.dates[0])
    hint = f"Write `{key}: {meant}`, or quote the words that give the other date."
    hint = code.cure if code is ELSEWHERE else hint
    return Problem(code, message, place(path), hint, place((part, id_, "quote")), id_)


def _typed(date: Edtf) -> str:
    """Return a date as YAML takes it."""
    return f'"{date}"' if date.text[0] == "[" else date.text


# -------------------------------------------------------------------------------------------------
# What is overdue: a forecast or plan whose last possible day has passed without an outcome.
#
# The day is the site's, never that of the machine's clock.

OVERDUE = Code(
    "outlook.overdue",
    Level.WARNING,
    "The last possible day of a forecast, plan or deadline has passed, and no outcome is recorded.",
    "Add what came of it: `outcome: {result: happened, date: …, sources: […]}`. The other "
    "results are `partly`, `did-not-happen` and `unknown`.",
)


def check_outlook(site: Site) -> Iterator[Problem]:
    """Report every overdue prospect, at the place where its day is written."""
    for prospect in site.outlook:
        if prospect.state is ProspectState.OVERDUE and prospect.due and site.as_of:
            yield _overdue(prospect, str(prospect.due.latest), str(site.as_of))


def _overdue(prospect: Prospect, last: str, today: str) -> Problem:
    target = prospect.target
    days = "1 day" if prospect.days == 1 else f"{prospect.days} days"
    message = (
        f"`{target.id}` was due by {last}, {days} before {today} (the site's date), and no "
        "outcome is recorded."
    )
    return Problem(OVERDUE, message, _mark(prospect), OVERDUE.cure, about=target.id)


def _mark(prospect: Prospect) -> Mark:
    target, places = prospect.target, prospect.target.briefing.sidecar_places
    part = SECTIONS[target.kind]
    field = "date" if prospect.event else "due"
    inner = ("from",) if isinstance(prospect.typed, Due) else ()
    return places.mark((part, target.id, field, *inner))


# -------------------------------------------------------------------------------------------------
# Grades that the site's scales do not have.
#
# Editors judge whether a grade is deserved.

UNKNOWN = Code(
    "grade.unknown",
    Level.ERROR,
    "A grade is not on its scale, so it has no meaning for readers.",
    "Use a grade of the scale; the site's page on method lists them.",
)


NO_GRADE = Code(
    "grade.none",
    Level.WARNING,
    "A record says who graded it and when, but has no grade.",
    "Add the grade (`credibility`, `likelihood` or `confidence`), or remove `graded`.",
)
GIVEN = ("credibility", "likelihood", "confidence")
"""Keys of the grades that a record can have."""


def check_grades(site: Site) -> Iterator[Problem]:
    """Check the grades of every source and record."""
    register, scales = site.library.sources, site.project.scales
    for id_, source in register.records.items():
        yield from _source(scales, source, register.places, id_)
    for briefing in site.built:
        yield from _briefing(scales, briefing)


def _briefing(scales: Mapping[str, Scale], briefing: Briefing) -> Iterator[Problem]:
    places = briefing.sidecar_places
    for id_, source in briefing.sidecar.sources.items():
        yield from _source(scales, source, places, id_)
    for kind in ANCHORED:
        for id_, record in getattr(briefing.sidecar, kind.section).items():
            given = list(_given(record))
            if record.graded and not given:
                message = f"`{id_}` has `graded` but no grade."
                mark = places.mark((kind.section, id_, "graded"))
                yield Problem(NO_GRADE, message, mark, NO_GRADE.cure, about=id_)
            for field, at, code in given:
                yield from _grade(scales, field, code, places.mark((kind.section, id_, *at)), id_)


def _given(record: Evidence) -> Iterator[tuple[str, Path, str]]:
    """Yield each grade of a record: its scale, its place in the record, its code."""
    for field in GIVEN:
        value = getattr(record, field)
        if isinstance(value, Credibility):
            yield from ((field, (field, part), code) for part, code in value.as_written().items())
        elif value is not None:
            yield field, (field,), value


def _source(
    scales: Mapping[str, Scale], source: Source, places: Places, id_: str
) -> Iterator[Problem]:
    if (code := source.reliability) is not None:
        mark = places.mark(("sources", id_, "reliability"))
        yield from _grade(scales, "reliability", code, mark, id_)


def _grade(
    scales: Mapping[str, Scale], field: str, code: str, mark: Mark, about: str
) -> Iterator[Problem]:
    scale = scales[field]
    if scale.grade(code) is None:
        message = f"`{code}` is not on the scale of {field}."
        hint = did_you_mean(code, scale.codes) or f"Write one of {', '.join(scale.codes)}."
        yield Problem(UNKNOWN, message, mark, hint, about=about)
