"""A figure in words: the number with its units, and how it was reckoned.

Prints what the record says; whether the units agree is a check's business.
"""

from decimal import Decimal

from footnoted.index import quantity_of
from footnoted.model import Figure, Measure, Sidecar
from footnoted.quantities import Bound, Quantity, UnitError, find_unit, words
from footnoted.quantities.phrases import PHRASES
from footnoted.quantities.wording import locale_for

FRACTIONS = {
    Decimal("0.25"): "a quarter",
    Decimal("0.5"): "half",
    Decimal("0.75"): "three quarters",
}
"""Shares that English has a word for, as far as decimals can say them exactly."""


def figure_words(figure: Figure, sidecar: Sidecar, locale: str) -> str:
    """Give "about 1,300 km² (500 sq mi)"; shares and changes with what they come from.

    A unit nobody knows is printed as typed; the check says so.
    """
    return " ".join(part for part in figure_parts(figure, sidecar, locale) if part)


def figure_parts(figure: Figure, sidecar: Sidecar, locale: str) -> tuple[str, str]:
    """Give the number and, apart, what explains it: ``("about 1,300 km²", "(500 sq mi)")``."""
    if figure.share_of or figure.change_from:
        return _derived(figure, sidecar, locale)
    main = _words(figure, figure, locale)
    also = ", ".join(_words(measure, None, locale) for measure in figure.also)
    return main, f"({also})" if also else ""


def _words(measure: Figure | Measure, figure: Figure | None, locale: str) -> str:
    try:
        return words(quantity_of(measure, figure), locale)
    except UnitError:
        number = measure.value if measure.value is not None else f"{measure.low}–{measure.high}"
        return f"{number} {measure.unit}"


def _derived(figure: Figure, sidecar: Sidecar, locale: str) -> tuple[str, str]:
    """Say a share or a change, and what it comes to."""
    share = figure.share_of or figure.change_from
    base = sidecar.figures.get(share.figure) if share else None
    if share is None or base is None:
        return figure.of, ""
    if figure.share_of:
        part = FRACTIONS.get(share.value) if locale_for(locale).language == "en" else None
        number = _meant(part, figure) if part else _percent(share.value, figure, locale)
        source, factor = f"of “{base.of}”", share.value
    else:
        number = _percent(abs(share.value), figure, locale)
        source = f"{'less' if share.value < 0 else 'more'} than “{base.of}”"
        factor = 1 + share.value
    reckoned = _times(base, factor, figure)
    return number, f"{source}, or {_words(reckoned, reckoned, locale)}" if reckoned else source


def _percent(factor: Decimal, figure: Figure, locale: str) -> str:
    """Say a factor in percent: "about 40%", "at least 40%"."""
    percent = Quantity(
        _plain(factor * 100),
        unit=find_unit("percent"),
        approximate=figure.approximate,
        bound=figure.bound,
    )
    return words(percent, locale)


def _meant(part: str, figure: Figure) -> str:
    """Say an English fraction as it is meant: "about half", "more than a third"."""
    phrases = PHRASES["en"]
    said = phrases.about.format(part) if figure.approximate else part
    if figure.bound is None:
        return said
    return phrases.bounds[list(Bound).index(figure.bound)].format(said)


def _times(base: Figure, factor: Decimal, figure: Figure) -> Figure | None:
    """Give a figure many times over; none where the base is itself reckoned from another.

    It is no more certain than either of the two, and has the bound of one of them.
    """
    if base.share_of or base.change_from or (base.bound and figure.bound):
        return None
    numbers = {
        field: None if number is None else _plain(number * factor)
        for field, number in (("value", base.value), ("low", base.low), ("high", base.high))
    }
    meant = {
        "approximate": figure.approximate or base.approximate,
        "bound": figure.bound or base.bound,
    }
    return base.model_copy(update=numbers | meant)


def _plain(value: Decimal) -> Decimal:
    """Give a product without the zeros that multiplying adds: 1300 x 0.5 is 650, not 650.0."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
