"""Currencies as units, by ISO 4217's codes.

No rates: two currencies are never converted into each other.
"""

from collections.abc import Mapping
from functools import lru_cache

from babel.core import get_global

from footnoted.quantities.unit import Dimension, Unit

_NOT_MONEY = {"XXX", "XTS"}
"""ISO 4217's codes for "no currency" and for tests."""

SIGNS: Mapping[str, str] = {
    "€": "EUR",
    "₴": "UAH",
    "₽": "RUB",
    "₹": "INR",
    "₺": "TRY",
    "₪": "ILS",
    "₸": "KZT",
    "₾": "GEL",
    "zł": "PLN",
    "euro": "EUR",
    "hryvnia": "UAH",
    "грн": "UAH",
    "us dollar": "USD",
    "pound sterling": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "zloty": "PLN",
    "shekel": "ILS",
    "tenge": "KZT",
    "lari": "GEL",
    "forint": "HUF",
}
"""Signs and names, singular and in lower case, that only one currency has."""


@lru_cache(maxsize=1)
def currencies() -> frozenset[str]:
    """Give every code Babel knows, former currencies included."""
    return frozenset(get_global("all_currencies")) - _NOT_MONEY


def money(code: str) -> Unit:
    """Give the unit of a currency."""
    return Unit(code, Dimension.MONEY, symbols=(code,))
