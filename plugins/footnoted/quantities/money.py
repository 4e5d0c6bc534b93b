"""Currencies as units, by ISO 4217's codes.

No rates: two currencies are never converted into each other.
"""

from functools import lru_cache

from babel.core import get_global

from footnoted.quantities.unit import Dimension, Unit

_NOT_MONEY = {"XXX", "XTS"}
"""ISO 4217's codes for "no currency" and for tests."""


@lru_cache(maxsize=1)
def currencies() -> frozenset[str]:
    """Give every code Babel knows, former currencies included."""
    return frozenset(get_global("all_currencies")) - _NOT_MONEY


def money(code: str) -> Unit:
    """Give the unit of a currency."""
    return Unit(code, Dimension.MONEY, symbols=(code,))
