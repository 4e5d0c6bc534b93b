"""Two dates that belong together: “10–16 February”, “from May to July”, “2022–2024”.

What the one leaves out it takes from the other.
"""

from footnoted.dates.reading.calendar import part, year_behind, year_may_end
from footnoted.dates.reading.reading import Sort
from footnoted.dates.reading.resolve import Part, lasting
from footnoted.dates.reading.scan import Found, Scan

LASTING, ONE_OF = "{}/{}", "[{}..{}]"


def ranges(scan: Scan, at: int) -> Found | None:
    """Read two dates and what joins them."""
    for read in (_first_full, _first_day, _years):
        found = read(scan, at)
        if found:
            first, last, end = found
            form = ONE_OF if scan.before(at) in scan.words.between else LASTING
            dates, sort = lasting(first, last, form, scan.reference)
            if dates or sort is Sort.PARTIAL:
                return Found(end, dates, sort)
    return None


def _joined(scan: Scan, start: int, at: int) -> int:
    """Give the place behind what joins two dates, or 0."""
    words = scan.words
    between = scan.before(start) in words.between
    if scan.is_dash(at) or scan.key(at) in words.to or (between and scan.key(at) in words.and_):
        return scan.skip(at + 1, words.articles)
    return 0


def _first_full(scan: Scan, at: int) -> tuple[Part, Part, int] | None:
    """Read “3 March to 5 April”, “Feb. 10-12, 2025”, “May–July 2024”."""
    first = part(scan, at)
    behind = _joined(scan, at, first[1]) if first else 0
    if not first or not behind:
        return None
    last = part(scan, behind)
    if last and bool(last[0].day) is bool(first[0].day):
        return first[0], last[0], last[1]
    day = scan.day(behind) if first[0].day and not first[0].year else None
    if day and not last and scan.words.month_first and day[0] > (first[0].day or 0):
        year, end = year_behind(scan, day[1])
        return first[0], Part(year, first[0].month, day[0]), end
    return None


def _first_day(scan: Scan, at: int) -> tuple[Part, Part, int] | None:
    """Read “10 to 16 February 2025”."""
    day = scan.day(at)
    behind = _joined(scan, at, day[1]) if day else 0
    last = part(scan, behind) if behind else None
    if not day or not last or not last[0].day or last[0].day <= day[0]:
        return None
    return Part(day=day[0]), last[0], last[1]


def _years(scan: Scan, at: int) -> tuple[Part, Part, int] | None:
    """Read “2022–2024” and “from 2022 to 2024”."""
    first = scan.year(at)
    behind = _joined(scan, at, at + 1) if first else 0
    last = scan.year(behind) if behind else None
    if not first or not last or last <= first:
        return None
    tight = scan.is_dash(at + 1) and scan.touches(at + 1) and scan.touches(at + 2)
    if not tight and not year_may_end(scan, at, behind + 1):
        return None
    return Part(first), Part(last), scan.skip(behind + 1, scan.words.year_words)
