"""Figures against the words that are quoted.

figure.words-differ
    Bad::
        figures:
          cargo: {quote: "1,200 tonnes", of: Cargo, value: 1300, unit: tonne, approximate: true}
    Good::
        figures:
          cargo: {quote: "1,200 tonnes", of: Cargo, value: 1200, unit: tonne, approximate: true}

figure.unit-differs
    Bad::
        figures:
          cargo: {quote: "1,200 tonnes", of: Cargo, value: 1200, unit: kg, approximate: true}
    Good::
        figures:
          cargo: {quote: "1,200 tonnes", of: Cargo, value: 1200, unit: tonne, approximate: true}

figure.words-approximate
    Bad::
        figures:
          cargo:
            quote: about 1,200 tonnes
            of: Cargo waiting
            value: 1200
            unit: tonne
    Good::
        figures:
          cargo:
            quote: about 1,200 tonnes
            of: Cargo waiting
            value: 1200
            unit: tonne
            approximate: true
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from footnoted.article.plan import FoundQuotation
from footnoted.dates.reading import read_dates
from footnoted.dates.resolving import Sort
from footnoted.diagnostics.problem import Code, Level, Mark, Problem
from footnoted.library.figures import quantity_of
from footnoted.library.site import Site
from footnoted.quantities.quantity import Quantity, exponent
from footnoted.quantities.reading import (
    QuantityReading,
    as_factor,
    ends,
    fits_manner,
    fits_number,
    fits_share,
    fits_unit,
    is_converted,
    is_share,
    nearest,
    read_figures,
    scale,
)
from footnoted.quantities.units import UnitError
from footnoted.quantities.vocabulary import Manner
from footnoted.quantities.wording import words
from footnoted.records.evidence import Figure, Measure
from footnoted.records.library import Briefing

# -------------------------------------------------------------------------------------------------
# What a figure's words say and what its record says, as sentences and hints for messages.
#
# ``readings`` finds the problems.

PLACES = Decimal("0.0001")
"""The precision of a third in a message."""
_BOUNDS = tuple(manner for manner in Manner if manner not in (Manner.PLAIN, Manner.ABOUT))


def as_quantity(reading: QuantityReading) -> Quantity:
    """Return what was read as a quantity; a unit that could be several is left out."""
    low, high = (_short(end) for end in (reading.low, reading.high))
    unit = reading.units[0] if len(reading.units) == 1 else None
    if reading.is_range:
        return Quantity(low=low, high=high, unit=unit)
    return Quantity(low, unit=unit)


def _short(number: Decimal) -> Decimal:
    """Return a number with a third rounded; a printed number hardly ever has so many decimals."""
    return number.quantize(PLACES) if exponent(number) < exponent(PLACES) else number


def print_number(quantity: Quantity) -> str:
    """Return the number and unit of a quantity in words, without how it is meant."""
    bare = replace(quantity, approximate=False, bound=None, per="", count_of="")
    return words(bare)


def number_hint(reading: QuantityReading, meant: Quantity) -> str:
    """Return what to write in the record for the number that was read; empty if units differ."""
    if not fits_unit(reading, meant) or scale(reading, meant):
        return ""
    return f"Write {_number(reading)}, or quote the words that give the other number."


def unit_hint(reading: QuantityReading, meant: Quantity) -> str:
    """Return what to write in the record for the unit that was read; empty if it could be
    several.
    """
    if len(reading.units) != 1:
        return ""
    written = f"`unit: {reading.units[0].id}`"
    if not fits_number(reading, meant):
        written = f"{_number(reading)} and {written}"
    return f"Write {written}, or quote the words that give the other unit."


def _number(reading: QuantityReading) -> str:
    low, high = (f"{_short(end):f}" for end in (reading.low, reading.high))
    return f"`low: {low}` and `high: {high}`" if reading.is_range else f"`value: {low}`"


def approximation(reading: QuantityReading, meant: Quantity) -> tuple[str, str]:
    """Return message and hint if words and record don't agree on about, at least and the like."""
    has = _recorded(meant)
    if not reading.said_manner and Manner.PLAIN in reading.manners:
        message = f"“{reading.words}” does not say “about”, “at least” or the like, but {has}."
        return message, "Remove that from the record, or quote the words that say it."
    said = reading.said_manner or reading.words
    message = f"“{reading.words}” says “{said}”, but {has}."
    cures = [_typed(manner) for manner in reading.manners if manner is not Manner.PLAIN]
    return message, f"Write {' or '.join(dict.fromkeys(cures))}."


def _recorded(meant: Quantity) -> str:
    """Return how the record has its number."""
    if meant.bound:
        return f"the record's `bound` is `{meant.bound}`"
    if meant.approximate:
        return "the record has `approximate: true`"
    if meant.value is None and None in ends(meant):
        return f"the record has only `{'low' if meant.high is None else 'high'}`"
    return "the record has neither `approximate` nor `bound`"


def _typed(manner: Manner) -> str:
    return f"`bound: {manner}`" if manner in _BOUNDS else "`approximate: true`"


# -------------------------------------------------------------------------------------------------
# Numbers, units and words such as “about” in the quoted words that the record does not have.
#
# The quotation is read in its sentence. What is counted is not compared, and other sentences are
# not searched.

DIFFER = Code(
    "figure.words-differ",
    Level.ERROR,
    "The quoted words give another number than the record.",
    "Correct the record's number, or quote the words that give it.",
)
UNIT_DIFFERS = Code(
    "figure.unit-differs",
    Level.ERROR,
    "The quoted words give the record's number in another unit, or per another length of time.",
    "Correct the record's unit, or quote the words that give it.",
)
APPROXIMATE = Code(
    "figure.words-approximate",
    Level.WARNING,
    "The quoted words say “about”, “at least” or the like and the record does not, or the other "
    "way round.",
    "Add `approximate: true` or `bound: at-least` as the words say, or remove it.",
)
DATES = (Sort.ABSOLUTE, Sort.PARTIAL)
"""Dates whose numbers are no figures; “three days ago” has a figure."""


def check_readings(site: Site) -> Iterator[Problem]:
    """Check the figures of every briefing that is built."""
    for briefing in site.built:
        language = briefing.front.lang or site.project.language
        found = {each.anchor.id: each for each in site.readings[briefing.name].found}
        for id_, figure in briefing.sidecar.figures.items():
            readings = _read(briefing, language, figure, found.get(id_))
            if readings:
                yield from _Case(briefing, id_, figure, readings).problems()


def _read(
    briefing: Briefing, language: str, figure: Figure, found: FoundQuotation | None
) -> tuple[QuantityReading, ...]:
    """Return the figures whose number is within the quotation; their unit may be next to it."""
    if figure.quote is None:
        return ()
    words = " ".join(((found and found.words) or figure.quote.exact).split())
    text = found.sentence if found and found.sentence.count(words) == 1 else words
    start = text.index(words)
    told = read_dates(text, language, briefing.front.date)
    dates = [(date.start, date.end) for date in told if date.sort in DATES]
    within = range(start, start + len(words) + 1)
    return tuple(
        reading
        for reading in read_figures(text, language, dates)
        if reading.core[0] in within and reading.core[1] in within
    )


@dataclass(frozen=True, slots=True)
class _Case:
    """One figure's record and what its quotation says."""

    briefing: Briefing
    id: str
    figure: Figure
    readings: Sequence[QuantityReading]

    def problems(self) -> Iterator[Problem]:
        """Compare the record, as a share or as a quantity."""
        if self.figure.share_of or self.figure.change_from:
            yield from self._share()
            return
        first = self._quantity(self.figure)
        if first is None:
            return  # reported by `figures`
        yield from self._first(first)
        for number, measure in enumerate(self.figure.also):
            yield from self._also(number, measure)

    def _quantity(self, measure: Figure | Measure) -> Quantity | None:
        try:
            return quantity_of(measure, self.figure if measure is self.figure else None)
        except UnitError:
            return None

    def _first(self, meant: Quantity) -> Iterator[Problem]:
        alike = [reading for reading in self.readings if fits_number(reading, meant)]
        fitting = [reading for reading in alike if fits_unit(reading, meant)]
        if fitting:
            yield from self._meaning(fitting, meant)
        elif alike:
            yield self._unit(alike[0], meant, ())
        elif not self._apart(meant):
            others = [reading for reading in self.readings if not self._is_also(reading)]
            if others:
                yield self._other(nearest(others, meant), meant, ())

    def _apart(self, meant: Quantity) -> bool:
        """Return whether the ends of the record's range are two figures of the text."""
        bare = [replace(meant, value=end, low=None, high=None) for end in ends(meant) if end]
        return meant.value is None and all(
            any(fits_number(reading, end) and fits_unit(reading, end) for reading in self.readings)
            for end in bare
        )

    def _is_also(self, reading: QuantityReading) -> bool:
        also = filter(None, map(self._quantity, self.figure.also))
        return any(fits_number(reading, each) and fits_unit(reading, each) for each in also)

    def _also(self, number: int, measure: Measure) -> Iterator[Problem]:
        """Compare the same in another unit, if the text has that unit or that number."""
        meant = self._quantity(measure)
        if meant is None or meant.unit is None:
            return
        named = [reading for reading in self.readings if meant.unit in reading.units]
        alike = [reading for reading in self.readings if fits_number(reading, meant)]
        if any(fits_unit(reading, meant) for reading in alike):
            return
        if named:
            yield self._other(nearest(named, meant), meant, ("also", number))
        elif alike:
            yield self._unit(alike[0], meant, ("also", number))

    def _share(self) -> Iterator[Problem]:
        """Compare a share or change with the parts that the words name, if any."""
        key = "share-of" if self.figure.share_of else "change-from"
        share = self.figure.share_of or self.figure.change_from
        if share is None:
            return
        changed = self.figure.change_from is not None
        fitting = [r for r in self.readings if fits_share(r, share.value, changed)]
        said = [reading for reading in self.readings if is_share(reading)]
        meant = Quantity(share.value, approximate=self.figure.approximate, bound=self.figure.bound)
        if fitting:
            yield from self._manner(fitting, meant)
        elif said:
            factors = [as_factor(reading, changed) for reading in said]
            yield self._other(nearest(factors, meant), meant, (key,))

    def _meaning(self, fitting: list[QuantityReading], meant: Quantity) -> Iterator[Problem]:
        """Compare what a number that fits is per, and how it is meant."""
        rates = [reading.per for reading in fitting if reading.per]
        if len(rates) == len(fitting) and self.figure.per not in rates:
            yield self._rate(fitting[0])
        yield from self._manner(fitting, meant)

    def _manner(self, fitting: list[QuantityReading], meant: Quantity) -> Iterator[Problem]:
        if any(fits_manner(reading, meant) for reading in fitting):
            return
        message, hint = approximation(fitting[0], meant)
        key = "bound" if meant.bound else "approximate" if meant.approximate else "value"
        yield self._problem(APPROXIMATE, message, hint or APPROXIMATE.cure, self._mark((key,)))

    def _rate(self, reading: QuantityReading) -> Problem:
        recorded = f"`per` is `{self.figure.per}`" if self.figure.per else "has no `per`"
        owner = "the record's" if self.figure.per else "the record"
        message = f"“{reading.words}” is per {reading.per}, but {owner} {recorded}."
        hint = f"Write `per: {reading.per}`, or quote the words that give the other."
        return self._problem(UNIT_DIFFERS, message, hint, self._mark(("per",)))

    def _other(
        self, reading: QuantityReading, meant: Quantity, at: tuple[str | int, ...]
    ) -> Problem:
        """Return the problem of another number, or of the same in another unit."""
        if is_converted(reading, meant):
            return self._unit(reading, meant, at)
        read, recorded = print_number(as_quantity(reading)), print_number(meant)
        message = f"“{reading.words}” reads as {read}, but the record says {recorded}."
        key = "value" if meant.value is not None else "low" if meant.low is not None else "high"
        hint = number_hint(reading, meant) or DIFFER.cure
        return self._problem(DIFFER, message, hint, self._mark((*at, key)))

    def _unit(
        self, reading: QuantityReading, meant: Quantity, at: tuple[str | int, ...]
    ) -> Problem:
        has = f"`unit` is `{meant.unit.id}`" if meant.unit else "has no `unit`"
        owner = "the record's" if meant.unit else "the record"
        message = f"“{reading.words}” is in “{reading.said_unit}”, but {owner} {has}."
        hint = unit_hint(reading, meant) or UNIT_DIFFERS.cure
        return self._problem(UNIT_DIFFERS, message, hint, self._mark((*at, "unit")))

    def _mark(self, path: tuple[str | int, ...]) -> Mark:
        return self.briefing.sidecar_places.mark(("figures", self.id, *path))

    def _problem(self, code: Code, message: str, hint: str, mark: Mark) -> Problem:
        return Problem(code, message, mark, hint, self._mark(("quote",)), self.id)
