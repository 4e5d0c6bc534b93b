"""Dates that the quoted words tell, and the record does not.

Reads the quotation alone, with the article's date; what its words hang on elsewhere is not sought.

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
"""

from collections.abc import Iterator, Sequence

from footnoted.dates import Edtf, parse, words
from footnoted.dates.reading import Reading, Sort, agrees, read_dates
from footnoted.diagnostics import Code, Diagnostic, Level
from footnoted.index import Site
from footnoted.model import Briefing, Claim, Dated, Due

DIFFER = Code(
    "date.words-differ",
    Level.ERROR,
    "The quoted words name a date, and the record has another one.",
    "Correct the record's date, or quote the words that tell it.",
)
UNLIKELY = Code(
    "date.words-unlikely",
    Level.WARNING,
    "Read with the article's date, the quoted words mean another day, month or year than the "
    "record has.",
    "Correct the record's date; where the words rest on another date than the article's, allow it "
    "with the reason.",
)
ELSEWHERE = Code(
    "date.words-elsewhere",
    Level.INFO,
    "The quoted words of a claim name a date that is neither the claim's nor that of any record "
    "under dates.",
    "Give what the words date a record under dates; where they tell when the claim was made, "
    "correct its date.",
)
MOST = 2
"""How many ways of reading the same words a message names."""


def check(site: Site) -> Iterator[Diagnostic]:
    """Check the dates and claims of every briefing that is built."""
    for briefing in site.built:
        language = briefing.front.lang or site.project.language
        for id_, dated in briefing.sidecar.dates.items():
            yield from _dated(briefing, language, id_, dated)
        for id_, claim in briefing.sidecar.claims.items():
            yield from _claim(briefing, language, id_, claim)


def _read(briefing: Briefing, language: str, record: Dated | Claim) -> tuple[Reading, ...]:
    """Give the dates a quotation tells; none at all where one hangs on what stands elsewhere."""
    if record.quote is None:
        return ()
    found = read_dates(record.quote.exact, language, briefing.front.date)
    hanging = any(reading.sort is Sort.HANGING or not reading.dates for reading in found)
    return () if hanging else found


def _fits(found: Sequence[Reading], recorded: Edtf) -> bool:
    return any(agrees(date, recorded) for reading in found for date in reading.dates)


def _dated(briefing: Briefing, language: str, id_: str, dated: Dated) -> Iterator[Diagnostic]:
    found = _read(briefing, language, dated)
    if not found or _fits(found, dated.date):
        return
    code = UNLIKELY if _may_be_meant(found, language, dated.date) else DIFFER
    yield _problem(briefing, code, ("dates", id_, "date"), found[0], dated.date)


def _may_be_meant(found: Sequence[Reading], language: str, recorded: Edtf) -> bool:
    """Tell whether only the day of writing speaks against a record."""
    if any(reading.sort in (Sort.WEEKDAY, Sort.RELATIVE) for reading in found):
        return True
    partial = [reading.words for reading in found if reading.sort is Sort.PARTIAL]
    day = recorded.earliest or recorded.latest
    then = parse(day.isoformat()) if day else None
    return any(_fits(read_dates(text, language, then), recorded) for text in partial)


def _claim(briefing: Briefing, language: str, id_: str, claim: Claim) -> Iterator[Diagnostic]:
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


def _lies_ahead(found: Sequence[Reading], written: Edtf) -> bool:
    """Tell whether all that words tell comes after the day of writing."""
    starts = [reading.dates[0].earliest for reading in found]
    return all(start and written.latest and start > written.latest for start in starts)


def _problem(
    briefing: Briefing, code: Code, path: tuple[str, str, str], reading: Reading, recorded: Edtf
) -> Diagnostic:
    place, (part, id_, key) = briefing.sidecar_places.mark, path
    ways = " or ".join(map(words, reading.dates[:MOST]))
    written = "" if reading.certain else " with the article's date"
    message = (
        f"“{reading.words}” reads as {ways}{written}, but the record's `{key}` "
        f"is {words(recorded)}."
    )
    meant = _typed(reading.dates[0])
    hint = f"Write {key}: {meant}, or quote the words that tell the other date."
    hint = code.cure if code is ELSEWHERE else hint
    return Diagnostic(code, message, place(path), hint, place((part, id_, "quote")), id_)


def _typed(date: Edtf) -> str:
    """Give a date as YAML takes it."""
    return f'"{date}"' if date.text[0] == "[" else date.text
