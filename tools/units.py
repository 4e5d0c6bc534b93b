"""Print the page of all units: what a writer may type, with CLDR's id and UCUM's code.

It is made from the tables of ``footnoted.quantities``; run it as ``make docs``.
"""

from collections.abc import Iterator

from footnoted.quantities.quantity import SIGNS
from footnoted.quantities.units import QUESTIONS, UNITS, Dimension, Unit

HEAD = """\
---
title: Units
---

<!-- Made from the tables of units; write it anew with: make docs -->

What the first three columns list can be written as `unit`, names also in the plural and in
British spelling. A [question](#questions) is asked where a word can mean several units.
[The guide](../guide/figures.md#units) says more. The ids of [CLDR](https://cldr.unicode.org/) and
the codes of [UCUM](https://ucum.org/) go into [the files of figures](../guide/data.md);
a dash means that one of them has none.

Sizes are those of SI, of the yard and pound agreement of 1959, of NIST SP 811 and of the Weights
and Measures Act 1985. The tests compare them with two other programs.
"""

MONEY = """
## Money

Every code of ISO 4217, `USD` or `EUR`, former ones included. No rate is assumed between two of
them. These signs and names have only one currency and can be written, too:

| Sign or name | Currency |
|---|---|
"""

ASKED = """
## Questions

What is refused, and what is asked.

| Text | Question |
|---|---|
"""
COLUMNS = """
| Id | Symbols | Names | CLDR | UCUM |
|---|---|---|---|---|
"""


def page() -> str:
    """Return the page as Markdown."""
    tables = (_table(dimension) for dimension in Dimension if dimension is not Dimension.MONEY)
    money = "".join(f"| {_code(sign)} | `{code}` |\n" for sign, code in SIGNS.items())
    asked = "".join(f"| {_code(text)} | {said} |\n" for text, said in QUESTIONS.items())
    return HEAD + "".join(tables) + MONEY + money + ASKED + asked


def _table(dimension: Dimension) -> str:
    rows = (_row(unit) for unit in UNITS if unit.dimension is dimension)
    return f"\n## {dimension.value.capitalize()}\n{COLUMNS}{''.join(rows)}"


def _row(unit: Unit) -> str:
    id_ = f"`{unit.long_id}`" if unit.id in QUESTIONS else f"`{unit.id}`"
    cells = (
        id_,
        _codes(unit.symbols),
        ", ".join(unit.names) or "–",
        _codes((unit.cldr_id,)),
        _codes((unit.ucum,)),
    )
    return f"| {' | '.join(cells)} |\n"


def _codes(texts: tuple[str, ...]) -> str:
    return ", ".join(_shown(texts)) or "–"


def _shown(texts: tuple[str, ...]) -> Iterator[str]:
    return (_code(text) for text in texts if text)


def _code(text: str) -> str:
    return f"`{text}`"


def main() -> None:
    """Print the page."""
    print(page(), end="")


if __name__ == "__main__":
    main()
