"""How many events lie in which time: the bars of the strip above the timeline.

Chooses how much time a bar stands for; knows groups by year and month only, no dates.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from babel.dates import get_month_names, get_quarter_names

from footnoted.dates import parse, words
from footnoted.dates.patterns import locale_for

MOST = 24
"""Bars in a row: each stays wide enough for a finger (24 px, WCAG 2.5.8) beside the others."""
SIZES = (1, 3, 12, 60, 120, 600, 1200, 6000, 12000)
"""Months that a bar may stand for: a month, a quarter, a year, 5, 10, 50, 100, 500, 1,000 years."""
YEAR = 12


@dataclass(frozen=True, slots=True)
class Count:
    """How many events stand in one group of the page."""

    year: int
    """0 where no date is known at all."""
    month: int
    """0 where only the year is known."""
    events: int
    id: str
    """Of the heading to jump to."""


@dataclass(frozen=True, slots=True)
class Bin:
    """One bar; a span of time without any event has none but keeps its room."""

    title: str
    """In words: "February 2025"."""
    label: str
    """A few letters below the bar."""
    over: str
    """The year, where the bar is the first of one that the label does not say."""
    target: str
    """Id of the first heading in it; empty where nothing is."""
    count: int
    height: int
    """Percent of the highest bar."""


Key = tuple[int, bool]
"""Which bar: its number in steps of the size, and whether it is in it or, known to the year
alone, in front of it."""


def size_of(counts: Iterable[Count]) -> int:
    """Give how many months a bar stands for: as few as the room allows."""
    known = [count for count in counts if count.year]
    for size in SIZES:
        keys = {_key(count, size) for count in known}
        numbers = [number for number, _ in keys]
        apart = sum(not within for _, within in keys)
        if not keys or max(numbers) - min(numbers) + 1 + apart <= MOST:
            return size
    return SIZES[-1]


def bins(counts: Sequence[Count], locale: str) -> tuple[tuple[Bin, ...], dict[str, int]]:
    """Give the bars in order, and for each group's id the number of its bar, from 0."""
    size = size_of(counts)
    within: dict[Key | None, list[Count]] = {}
    for count in counts:
        within.setdefault(_key(count, size) if count.year else None, []).append(count)
    keys = _every([key for key in within if key is not None])
    rows = [(key, within.get(key, [])) for key in (*keys, *([None] if None in within else []))]
    most = max((_sum(row) for _, row in rows), default=0)
    made = tuple(_bin(key, row, size, most, locale) for key, row in rows)
    made = tuple(_dated(made, [key for key, _ in rows], size))
    return made, {count.id: at for at, (_, row) in enumerate(rows) for count in row}


def _key(count: Count, size: int) -> Key:
    if size >= YEAR or count.month:
        return (count.year * YEAR + max(count.month, 1) - 1) // size, True
    return count.year * YEAR // size, False


def _every(keys: list[Key]) -> list[Key]:
    """Give all spans of time from the first to the last; years alone only where they are."""
    numbers = [number for number, _ in keys]
    if not numbers:
        return []
    between = {(number, True) for number in range(min(numbers), max(numbers) + 1)}
    return sorted(between | set(keys))


def _sum(row: list[Count]) -> int:
    return sum(count.events for count in row)


def _bin(key: Key | None, row: list[Count], size: int, most: int, locale: str) -> Bin:
    title, label = _names(key, size, locale) if key else ("Date not known", "?")
    count = _sum(row)
    height = max(round(100 * count / most), 8) if count else 0
    return Bin(title, label, "", row[0].id if row else "", count, height)


def _names(key: Key, size: int, locale: str) -> tuple[str, str]:
    """Give the words for a span of time, and its few letters."""
    number, within = key
    year, month = divmod(number * size, YEAR)
    if size > YEAR:
        first, last = max(year, 1), min(year + size // YEAR - 1, 9999)
        return words(parse(f"{first:04}/{last:04}"), locale), str(first)
    if size == YEAR:
        return words(parse(f"{year:04}"), locale), str(year)
    if not within:
        return words(parse(f"{year:04}-XX"), locale), "–"
    if size == 1:
        name = get_month_names("abbreviated", "stand-alone", locale_for(locale))[month + 1]
        return words(parse(f"{year:04}-{month + 1:02}"), locale), str(name).removesuffix(".")
    quarter = month // 3
    name = get_quarter_names("abbreviated", "stand-alone", locale_for(locale))[quarter + 1]
    return words(parse(f"{year:04}-{33 + quarter}"), locale), str(name)


def _dated(made: tuple[Bin, ...], keys: list[Key | None], size: int) -> Iterable[Bin]:
    """Write the year over the first bar of each, where bars are shorter than a year."""
    before = None
    for one, key in zip(made, keys, strict=True):
        year = key[0] * size // YEAR if key and size < YEAR else None
        over = str(year) if year is not None and year != before else ""
        before = year
        yield Bin(one.title, one.label, over, one.target, one.count, one.height)
