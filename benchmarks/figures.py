"""How often figures such as “about 1.3 million tonnes” are read as what they mean.

A hundred places in news articles and press releases, chosen by lot and labeled before the rules
were written; the labels are in ``figures.json``. Run it from the checkout:
``python -m benchmarks.figures``; with ``--table`` it prints the page's table.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from footnoted.dates.edtf import parse
from footnoted.dates.reading import read_dates
from footnoted.dates.resolving import Sort
from footnoted.quantities.reading import QuantityReading, read_figures

LABELS = Path(__file__).with_name("figures.json")
RIGHT, PARTLY, WRONG, ABSTAINED, MISSED = (
    "right",
    "number only",
    "wrong",
    "rightly nothing",
    "missed",
)
VERDICTS = (RIGHT, PARTLY, WRONG, ABSTAINED, MISSED)


class Row(NamedTuple):
    """One place: what was read there, and what it means."""

    number: int
    label: Mapping[str, Any]
    reading: QuantityReading | None

    @property
    def kind(self) -> str:
        """Return in which way the figure is written."""
        if self.label["means"] is None:
            return "no figure"
        if self.label.get("unit") in ("$", "USD"):
            return "money"
        if self.label.get("unit"):
            return "with a unit"
        written = self.label["words"][self.label["at"]]
        return "digits" if written.isdigit() or not written.isalpha() else "words"

    @property
    def verdict(self) -> str:
        """Return how the reading fares; places without a figure are rightly left without one."""
        if self.reading is None:
            return ABSTAINED if self.label["means"] is None else MISSED
        if self.label["means"] is None or number(self.reading) != ends(self.label["means"]):
            return WRONG
        pairs = (
            (unit(self.reading), self.label.get("unit", "")),
            (manner(self.reading), self.label.get("manner", "plain")),
            (self.reading.per, self.label.get("per", "")),
        )
        if all(read == meant for read, meant in pairs):
            return RIGHT
        silent = all(read in (meant, "", "plain") for read, meant in pairs)
        return PARTLY if silent else WRONG


def number(reading: QuantityReading) -> tuple[Decimal, Decimal]:
    """Return the ends of what was read."""
    return reading.low, reading.high


def ends(text: str) -> tuple[Decimal, Decimal]:
    """Read a label's number: “39”, or “3..6”."""
    low, _, high = text.partition("..")
    return Decimal(low), Decimal(high or low)


def unit(reading: QuantityReading) -> str:
    """Name the unit that was read as labels do: “$” where the country is not said."""
    ids = [unit.id for unit in reading.units]
    return "$" if "USD" in ids and "CAD" in ids else "|".join(ids)


def manner(reading: QuantityReading) -> str:
    """Name the manner as labels do: the first one, or “nearly”."""
    if {"about", "less-than"} <= set(reading.manners):
        return "nearly"
    return str(reading.manners[0])


def rows(labels: Path = LABELS) -> Iterator[Row]:
    """Read every labeled place as the check reads a quotation: dates are left out."""
    content: Mapping[str, Any] = json.loads(labels.read_text(encoding="utf-8"))
    for place, label in enumerate(content["rows"], 1):
        written = parse(content["articles"][label["article"]]["date"])
        found = read_dates(label["words"], "en", written)
        dates = [(d.start, d.end) for d in found if d.sort in (Sort.ABSOLUTE, Sort.PARTIAL)]
        figures = read_figures(label["words"], "en", dates)
        at = (f for f in figures if f.start <= label["at"] < f.end)
        yield Row(place, label, next(at, None))


def said(reading: QuantityReading | None) -> str:
    """Return what was read."""
    if reading is None:
        return "–"
    low, high = (f"{end:f}" for end in number(reading))
    parts = (
        manner(reading).replace("plain", ""),
        low if low == high else f"{low}..{high}",
        unit(reading),
        reading.per and f"per {reading.per}",
    )
    return " ".join(filter(None, parts))


def meant(label: Mapping[str, Any]) -> str:
    """Return what a label means, in the same way."""
    if label["means"] is None:
        return f"no figure: {label['why']}"
    per = label.get("per")
    parts = (label.get("manner"), label["means"], label.get("unit"), per and f"per {per}")
    return " ".join(filter(None, parts))


def table(every: list[Row]) -> Iterator[str]:
    """Yield the rows as a table of Markdown."""
    yield "| No. | Words | Read as | Means | Verdict |"
    yield "|---:|---|---|---|---|"
    for row in every:
        words = row.label["words"].replace("|", "\\|")
        cells = (str(row.number), words, said(row.reading), meant(row.label), row.verdict)
        yield f"| {' | '.join(cells)} |"


def counts(every: list[Row]) -> Iterator[str]:
    """Yield how many were read rightly, by how they are written; then precision and recall."""
    yield f"| What | {' | '.join(VERDICTS)} |"
    yield "|---|" + "---:|" * len(VERDICTS)
    for kind in ("digits", "words", "with a unit", "money", "no figure"):
        yield _line(kind, Counter(row.verdict for row in every if row.kind == kind))
    total = Counter(row.verdict for row in every)
    yield _line("**all**", total)
    read = sum(total[verdict] for verdict in (RIGHT, PARTLY, WRONG))
    figures = sum(row.label["means"] is not None for row in every)
    yield ""
    for name, hits in (("number, unit and manner", total[RIGHT]), ("number", _numbers(every))):
        shares = f"precision {hits}/{read} ({hits / read:.0%})"
        yield f"{name}: {shares}, recall {hits}/{figures} ({hits / figures:.0%})"


def _numbers(every: list[Row]) -> int:
    """Count the places whose number is right, whatever the rest."""
    return sum(
        row.reading is not None
        and row.label["means"] is not None
        and number(row.reading) == ends(row.label["means"])
        for row in every
    )


def _line(name: str, found: Counter[str]) -> str:
    return f"| {name} | " + " | ".join(str(found[verdict]) for verdict in VERDICTS) + " |"


def main() -> None:
    """Print the counts, or the table."""
    every = list(rows())
    print("\n".join(table(every) if "--table" in sys.argv else counts(every)))


if __name__ == "__main__":
    main()
