"""How often words such as “on Monday” or “in February” are read as the date they mean.

Fifty places in thirty news articles, chosen by lot and labeled before the rules were written; the
labels are in ``wordings.json``. Run it from the checkout:
``python -m benchmarks.wordings``; with ``--table`` it prints the page's table.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from footnoted.dates.edtf import Edtf, parse
from footnoted.dates.reading import DateReading, agrees, read_dates
from footnoted.dates.resolving import Sort

LABELS = Path(__file__).with_name("wordings.json")
RIGHT, SECOND, WRONG, ABSTAINED, MISSED = (
    "right",
    "right, not first",
    "wrong",
    "abstained",
    "missed",
)


class Row(NamedTuple):
    """One place: what was read there, and what it means."""

    title: str
    date: str
    words: str
    means: str | None
    why: str
    reading: DateReading | None

    @property
    def verdict(self) -> str:
        """Return how the reading fares; words without a date are rightly left without one."""
        dates = self.reading.dates if self.reading else ()
        if self.means is None:
            return WRONG if dates else ABSTAINED
        if self.reading is None:
            return MISSED
        fits = [agrees(date, parse(self.means)) for date in dates]
        return (
            RIGHT if fits[:1] == [True] else SECOND if any(fits) else WRONG if fits else ABSTAINED
        )


def rows(labels: Path = LABELS) -> Iterator[Row]:
    """Read every labeled place, each with the article's own date."""
    content: Mapping[str, Any] = json.loads(labels.read_text(encoding="utf-8"))
    for row in content["rows"]:
        article = content["articles"][row["article"]]
        reading = _at(row["words"], row["at"], parse(article["date"]))
        yield Row(
            article["title"],
            article["date"],
            row["words"],
            row["means"],
            row.get("why", ""),
            reading,
        )


def _at(words: str, at: int, date: Edtf) -> DateReading | None:
    found = read_dates(words, "en", date)
    return next((reading for reading in found if reading.start <= at < reading.end), None)


def table(every: list[Row]) -> Iterator[str]:
    """Yield the rows as a table of Markdown."""
    yield "| Article of | Words | Read as | Means | Verdict |"
    yield "|---|---|---|---|---|"
    for row in every:
        read = ", ".join(f"`{date}`" for date in row.reading.dates) if row.reading else ""
        means = f"`{row.means}`" if row.means else "no date"
        words = " ".join(row.words.split())
        why = f": {row.why}" if row.why else ""
        yield f"| {row.date} | {words} | {read or '–'} | {means} | {row.verdict}{why} |"


def counts(every: list[Row]) -> Iterator[str]:
    """Yield how many were read rightly, by what the words leave open; then precision and recall."""
    yield f"| What | {RIGHT} | {SECOND} | {WRONG} | {ABSTAINED} | {MISSED} |"
    yield "|---|---:|---:|---:|---:|---:|"
    for sort in Sort:
        found = Counter(row.verdict for row in every if row.reading and row.reading.sort is sort)
        if found:
            yield _line(str(sort), found)
    unread = Counter(row.verdict for row in every if not row.reading)
    if unread:
        yield _line("not read", unread)
    total = Counter(row.verdict for row in every)
    yield _line("**all**", total)
    dated = sum(total[verdict] for verdict in (RIGHT, SECOND, WRONG))
    meant = sum(row.means is not None for row in every)
    yield ""
    for name, hits in (("first", total[RIGHT]), ("any", total[RIGHT] + total[SECOND])):
        shares = f"precision {hits}/{dated} ({hits / dated:.0%}), recall {hits}/{meant}"
        yield f"{name} reading: {shares} ({hits / meant:.0%})"


def _line(name: str, found: Counter[str]) -> str:
    cells = (found[verdict] for verdict in (RIGHT, SECOND, WRONG, ABSTAINED, MISSED))
    return f"| {name} | " + " | ".join(map(str, cells)) + " |"


def main() -> None:
    """Print the counts, or the table."""
    every = list(rows())
    print("\n".join(table(every) if "--table" in sys.argv else counts(every)))


if __name__ == "__main__":
    main()
