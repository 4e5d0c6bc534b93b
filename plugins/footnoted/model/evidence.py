"""What a statement rests on: chains of attribution, sources, grades, outcomes.

Shared by claims, dates and figures; knows no article and no page.
"""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from footnoted.dates import Relative, parse_relative
from footnoted.model.form import Form, Record
from footnoted.model.names import How, Result, Status
from footnoted.model.scalars import Flag, Id, Text, When


class Link(Form):
    """One link of an attribution chain: a party, a source, somebody described, or nobody known."""

    party: Id | None = None
    """Somebody of the register of parties."""
    source: Id | None = None
    """A publication that carried the words."""
    described: Text | None = None
    """Somebody who is not named: "a dock worker"."""
    of: Id | None = None
    """The party that the described person belongs to."""
    anonymous_because: Text | None = None
    """Why the name is withheld, as the publication says."""
    unknown: Flag = False
    """Nobody knows, or says, who was the origin."""
    how: How | None = None
    """What this link did with the words."""
    read: Flag = False
    """True for the one link that we read ourselves."""
    locator: Text | None = None
    """Where in the source: a page, a paragraph, a minute."""

    @model_validator(mode="after")
    def _one_sort(self) -> "Link":
        sorts = [self.party, self.source, self.described, self.unknown or None]
        if sum(sort is not None for sort in sorts) != 1:
            raise ValueError(
                "a link names one of `party`, `source`, `described` or `unknown: true`"
            )
        return self


class SourceUse(Form):
    """A source as further evidence, with the place in it."""

    id: Id
    """The source's id."""
    locator: Text | None = None
    """Where in it: a page, a paragraph, a minute."""


def _use(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


Use = Annotated[SourceUse, BeforeValidator(_use, json_schema_input_type=Id | SourceUse)]
Sources = tuple[Use, ...]


class Graded(Form):
    """Who graded, and when."""

    by: Text
    """Who gave the grade."""
    date: When
    """When."""


class Due(Form):
    """A due date reckoned from another: ``{from: 2025-01-20, plus: 100 days}``; day 0 is `from`."""

    from_: Text
    """The day it is reckoned from, in EDTF."""
    plus: Text
    """How much later: a number and days, weeks, months or years."""

    @model_validator(mode="after")
    def _reckonable(self) -> "Due":
        parse_relative(self.from_, self.plus)
        return self

    @property
    def relative(self) -> Relative:
        """Give both parts as a value that can be reckoned and printed."""
        return parse_relative(self.from_, self.plus)


class Outcome(Form):
    """What came of a forecast or plan."""

    result: Result
    """happened, partly, did-not-happen or unknown."""
    date: When | None = None
    """When that was known."""
    sources: Sources = ()
    """What the outcome rests on."""


class Evidence(Record):
    """What claims, dates and figures have in common: where they come from and how good that is."""

    attribution: Id | tuple[Link, ...] | None = Field(default=None, union_mode="left_to_right")
    """A named chain, or its links from the origin of the words to the publication we read."""
    sources: Sources = ()
    """Further evidence beside the chain."""
    credibility: Text | None = None
    """How credible the statement itself is: a value of the site's scale (Admiralty 1–6)."""
    likelihood: Text | None = None
    """How likely, in words of estimative probability (ICD 203)."""
    confidence: Text | None = None
    """How sure the one who judges is (ICD 203): low, moderate, high."""
    graded: Graded | None = None
    """Who graded, and when."""
    status: Status = Status.REPORTED
    """What has become of it since."""
    due: When | Due | None = Field(default=None, union_mode="left_to_right")
    """By when it will have shown itself."""
    outcome: Outcome | None = None
    """What came of it."""
