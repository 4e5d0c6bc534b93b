"""A figure in words: the number with its units, and how it was reckoned.

Prints what the record says; whether the units agree is a check's business.
"""

from decimal import Decimal

from footnoted.dates import Edtf, Style
from footnoted.dates import words as date_words
from footnoted.index import quantity_of, stated
from footnoted.index.amounts import bases, without_idle_zeros
from footnoted.model import Figure, Measure, Sidecar
from footnoted.quantities import Bound, Dimension, Quantity, UnitError, find_unit, words
from footnoted.quantities.phrases import PHRASES
from footnoted.quantities.wording import locale_for

FRACTIONS = {
    Decimal("0.25"): "a quarter",
    Decimal("0.5"): "half",
    Decimal("0.75"): "three quarters",
}
"""Shares that English has a word for, as far as decimals can say them exactly."""


def figure_words(figure: Figure, sidecar: Sidecar, locale: str, style: Style = Style.LONG) -> str:
    """Give "about 1,300 km² (500 sq mi)"; shares and changes with what they come from.

    A unit nobody knows is printed as typed; the check says so.
    """
    return " ".join(part for part in figure_parts(figure, sidecar, locale, style) if part)


def figure_parts(
    figure: Figure, sidecar: Sidecar, locale: str, style: Style = Style.LONG
) -> tuple[str, str]:
    """Give the number and, apart, what explains it: ``("about 1,300 km²", "(500 sq mi)")``.

    Money is told with its time, where that is recorded: ``("$2,000,000", "(2024)")``.
    """
    beside = [", ".join(_words(measure, None, locale) for measure in figure.also)]
    dated = _time_of_money(figure, sidecar)
    beside.append(date_words(dated, locale, style=style) if dated else "")
    said = "; ".join(part for part in beside if part)
    explained = f"({said})" if said else ""
    if figure.share_of or figure.change_from:
        number, reckoned = _derived(figure, sidecar, locale)
        return number, f"{reckoned} {explained}".strip()
    return _words(figure, figure, locale), explained


def _words(measure: Figure | Measure, figure: Figure | None, locale: str) -> str:
    try:
        return words(quantity_of(measure, figure), locale)
    except UnitError:
        number = measure.value if measure.value is not None else f"{measure.low}–{measure.high}"
        return f"{number} {measure.unit}"


def _time_of_money(figure: Figure, sidecar: Sidecar) -> Edtf | None:
    """Give when an amount of money was that much; of a share or change the time of its base."""
    amount = stated(figure, sidecar)
    if amount is None or amount.unit is None or amount.unit.dimension is not Dimension.MONEY:
        return None
    based = (sidecar.figures[id_].as_of for id_ in bases(figure, sidecar))
    return next((date for date in (figure.as_of, *based) if date), None)


def _derived(figure: Figure, sidecar: Sidecar, locale: str) -> tuple[str, str]:
    """Say a share or a change, and what it comes to."""
    share = figure.share_of or figure.change_from
    base = sidecar.figures.get(share.figure) if share else None
    if share is None or base is None:
        return figure.of, ""
    if figure.share_of:
        part = FRACTIONS.get(share.value) if locale_for(locale).language == "en" else None
        number = _meant(part, figure) if part else _percent(share.value, figure, locale)
        source = f"of “{base.of}”"
    else:
        number = _percent(abs(share.value), figure, locale)
        source = f"{'less' if share.value < 0 else 'more'} than “{base.of}”"
    reckoned = stated(figure, sidecar)
    return number, f"{source}, or {words(reckoned, locale)}" if reckoned else source


def _percent(factor: Decimal, figure: Figure, locale: str) -> str:
    """Say a factor in percent: "about 40%", "at least 40%"."""
    percent = Quantity(
        without_idle_zeros(factor * 100),
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
