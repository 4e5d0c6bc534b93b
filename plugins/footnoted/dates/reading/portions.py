"""Parts of a year, month or decade: “late February”, “the summer of 2024”, “mid-2024”.

Where such a part begins and ends is our reading, marked as approximate; quarters and halves of a
year are exact.
"""

from calendar import monthrange

from footnoted.dates.reading.calendar import bounded, decade_end, year_behind
from footnoted.dates.reading.reading import Sort
from footnoted.dates.reading.resolve import by_year, readable
from footnoted.dates.reading.scan import Found, Scan
from footnoted.dates.reading.vocabulary import Section
from footnoted.dates.value import Edtf

DAYS = {
    Section.EARLY: (1, 10),
    Section.MIDDLE: (11, 20),
    Section.LATE: (21, 31),
    Section.HALF_1: (1, 15),
    Section.HALF_2: (16, 31),
}
"""Of a month, first and last."""
MONTHS = {Section.EARLY: (1, 4), Section.MIDDLE: (5, 8), Section.LATE: (9, 12)}
"""Of a year."""
YEARS = {Section.EARLY: (0, 3), Section.MIDDLE: (4, 6), Section.LATE: (7, 9)}
"""Of a decade."""
NUMBERED = {
    Section.QUARTER_1: 33,
    Section.QUARTER_2: 34,
    Section.QUARTER_3: 35,
    Section.QUARTER_4: 36,
    Section.HALF_1: 40,
    Section.HALF_2: 41,
}
"""Parts of a year that EDTF numbers."""
LONGEST = 3
"""Words of a phrase."""


def portions(scan: Scan, at: int) -> Found | None:
    """Read a part of something named."""
    for length in range(LONGEST, 0, -1):
        phrase = tuple(token.key for token in scan.tokens[at : at + length])
        section = scan.words.sections.get(phrase)
        if section and len(phrase) == length:
            start = at + length + scan.is_dash(at + length)
            return _of(scan, section, scan.skip(start, scan.words.articles))
    return None


def _of(scan: Scan, section: Section, at: int) -> Found | None:
    month = scan.month(at)
    if month:
        return _of_month(scan, section, month)
    behind = decade_end(scan, at)
    if behind:
        tens = int(scan.key(at)[:3]) * 10
        first, last = YEARS.get(section, (0, 9))
        texts = [f"[{tens + first}~..{tens + last}~]"]
        return Found(behind, readable(texts), Sort.ABSOLUTE)
    at = at + 1 if scan.key(at) in ("jahres", "year") else at
    year = scan.year(at)
    return _of_year(section, year, at) if year else None


def _of_month(scan: Scan, section: Section, month: tuple[int, int]) -> Found | None:
    number, behind = month
    said, end = year_behind(scan, behind)
    if section not in DAYS:
        return None

    def make(year: int) -> str:
        first, last = DAYS[section]
        last = min(last, monthrange(year, number)[1])
        return f"[{year:04}-{number:02}-{first:02}~..{year:04}-{number:02}-{last:02}~]"

    if said:
        return Found(end, readable([make(said)]), Sort.ABSOLUTE)
    return Found(end, by_year(make, scan.reference), Sort.PARTIAL)


def _of_year(section: Section, year: int, at: int) -> Found:
    if section in NUMBERED:
        return Found(at + 1, readable([f"{year}-{NUMBERED[section]}"]), Sort.ABSOLUTE)
    first, last = MONTHS[section]
    return Found(at + 1, readable([f"[{year}-{first:02}~..{year}-{last:02}~]"]), Sort.ABSOLUTE)


def season(scan: Scan, at: int) -> Found | None:
    """Read a season with its year: the northern months first, then the southern."""
    number = scan.words.seasons.get(scan.key(at))
    if number is None:
        return None
    year, end = year_behind(scan, at + 1)
    if year is None:
        return None
    return Found(end, bounded(scan, at, seasons(number, year)), Sort.ABSOLUTE)


def seasons(number: int, year: int) -> tuple[Edtf, ...]:
    """Give what a season of a year can mean, in both hemispheres; one over New Year twice."""
    texts = []
    for first, over_new_year in ((25, 3), (29, 1)):
        texts.append(f"{year:04}-{first + number}")
        if number == over_new_year:
            texts.append(f"{year - 1:04}-{first + number}")
    return readable(texts)
