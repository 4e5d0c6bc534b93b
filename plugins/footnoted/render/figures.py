"""A figure in words: the number with its units, and how it was reckoned.

Prints what the record says; whether the units agree is a check's business.
"""

from decimal import Decimal

from footnoted.index import quantity_of
from footnoted.model import Figure, Measure, Sidecar
from footnoted.quantities import Quantity, UnitError, words


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
    """Say a share in percent, and what it comes to."""
    share = figure.share_of or figure.change_from
    base = sidecar.figures.get(share.figure) if share else None
    if share is None or base is None:
        return figure.of, ""
    about = "about " if figure.approximate else ""
    percent = words(Quantity(_plain(share.value * 100)), locale)
    verb = "of" if figure.share_of else "change from"
    number, source = f"{about}{percent}%", f"{verb} “{base.of}”"
    if base.value is None or figure.change_from:
        return number, source
    measure = Measure(value=_plain(base.value * share.value), unit=base.unit)
    vague = figure.approximate or base.approximate
    reckoned = figure.model_copy(
        update={
            "value": measure.value,
            "unit": base.unit,
            "count_of": base.count_of,
            "approximate": vague,
            "share_of": None,
        }
    )
    return number, f"{source}, or {_words(reckoned, reckoned, locale)}"


def _plain(value: Decimal) -> Decimal:
    """Give a product without the zeros that multiplying adds: 1300 x 0.5 is 650, not 650.0."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
