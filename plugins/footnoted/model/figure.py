"""A figure: a number with its unit, its time and its source.

Checking one unit against another belongs to the room of quantities.
"""

from decimal import Decimal

from pydantic import model_validator

from footnoted.model.claim import AnchoredWords
from footnoted.model.evidence import Evidence
from footnoted.model.form import Form, kebab
from footnoted.model.scalars import Flag, Id, Number, Ref, Text, When
from footnoted.quantities import Bound


class Measure(Form):
    """A number and its unit: one value, or a range."""

    value: Number | None = None
    """The number, its zeros as typed."""
    low: Number | None = None
    """Lower end of a range."""
    high: Number | None = None
    """Upper end of a range."""
    unit: Text | None = None
    """CLDR unit id, usual symbol, or ISO 4217 code of money."""

    @model_validator(mode="after")
    def _has_number(self) -> "Measure":
        ranged = self.low is not None or self.high is not None
        if (self.value is not None) == ranged:
            raise ValueError("a second unit needs its number: `value`, or `low` and `high`")
        _in_order(self.low, self.high)
        return self


class Share(Form):
    """A part of, or a change from, another figure of this sidecar."""

    figure: Id
    """The figure it is reckoned from."""
    value: Number
    """The factor: 0.5 for half; of a change what is gained or lost: -0.2 for a fifth less."""


class Difference(Form):
    """Why this figure is not the same as another that tells the same."""

    figure: Ref
    """The other figure: its id here, or ``NAME#ID``."""
    because: Text
    """What explains the difference; readers see it."""


class Figure(Evidence):
    """A number of the article."""

    quote: AnchoredWords | None = None
    """The exact words of the rendered article."""
    of: Text
    """What is measured or counted."""
    value: Number | None = None
    """The number, its zeros as typed."""
    low: Number | None = None
    """Lower end of a range."""
    high: Number | None = None
    """Upper end of a range."""
    unit: Text | None = None
    """CLDR unit id (square-kilometer), usual symbol (km²), or ISO 4217 code of money."""
    count_of: Text | None = None
    """For things counted: what they are."""
    approximate: Flag = False
    """True where the text says about, around, roughly."""
    bound: Bound | None = None
    """at-least, more-than, at-most or less-than."""
    per: Text | None = None
    """For rates: a span (day), a unit (km²), or things counted (100000 people)."""
    also: tuple[Measure, ...] = ()
    """The same quantity in the text's other units; checked against the first."""
    as_of: When | None = None
    """The time the number describes; printed beside an amount of money."""
    series: Id | None = None
    """The same measure over time, over all briefings."""
    key: Flag = False
    """True for the briefing's key figures."""
    share_of: Share | None = None
    """A part of another figure: unit and result come from that one."""
    change_from: Share | None = None
    """A change from another figure."""
    differs_from: tuple[Difference, ...] = ()
    """Figures that say otherwise, each with the reason; both stay on the page."""
    claim: Id | None = None
    """The claim of this sidecar whose evidence it shares."""

    @model_validator(mode="after")
    def _has_number(self) -> "Figure":
        ranged = self.low is not None or self.high is not None
        given = [self.value is not None, ranged, bool(self.share_of), bool(self.change_from)]
        if sum(given) != 1:
            raise ValueError(
                "a figure needs one of `value`, `low` and `high`, `share-of` or `change-from`"
            )
        _in_order(self.low, self.high)
        if self.unit and self.count_of:
            raise ValueError("`unit` is for what is measured and `count-of` for what is counted")
        derived = "share-of" if self.share_of else "change-from" if self.change_from else ""
        for key in ("unit", "count_of", "per"):
            if derived and getattr(self, key):
                raise ValueError(
                    f"`{kebab(key)}` comes from the other figure and cannot stand beside "
                    f"`{derived}`; a second unit belongs in `also`"
                )
        return self


def _in_order(low: Decimal | None, high: Decimal | None) -> None:
    if low is not None and high is not None and low > high:
        raise ValueError(f"`low` {low} is above `high` {high}")
