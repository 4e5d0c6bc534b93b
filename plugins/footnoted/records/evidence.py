"""Claims, dates, figures, and the evidence for them."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from footnoted.dates.edtf import DateError, Edtf, parse, span
from footnoted.dates.relative import Relative, parse_relative
from footnoted.quantities.quantity import Bound
from footnoted.records.forms import (
    DateShapeError,
    Flag,
    Form,
    Id,
    Number,
    Record,
    Ref,
    Text,
    When,
    kebab,
)
from footnoted.records.vocabulary import ClaimKind, DateKind, How, Result, Stance, Status

# -------------------------------------------------------------------------------------------------
# The evidence for a statement: chains of attribution, sources, grades, outcomes.
#
# Claims, dates and figures share it.


class AttributionLink(Form):
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
    """Place in the source: a page, a paragraph, a minute."""
    excerpt: Text | None = None
    """The passage as the source prints it, in its language; readers see it."""

    @model_validator(mode="after")
    def _one_sort(self) -> "AttributionLink":
        sorts = [self.party, self.source, self.described, self.unknown or None]
        if sum(sort is not None for sort in sorts) != 1:
            raise ValueError(
                "a link needs one of `party`, `source`, `described` or `unknown: true`, and only "
                "one"
            )
        if self.excerpt and not self.source:
            raise ValueError("a link with `excerpt` needs `source` too")
        return self


class SourceUse(Form):
    """A source as further evidence, with the place in it."""

    id: Id
    """The source's id."""
    locator: Text | None = None
    """Place in it: a page, a paragraph, a minute."""
    excerpt: Text | None = None
    """The passage as the source prints it, in its language; readers see it."""
    read: Flag = False
    """True if we read it ourselves; without it nobody says so."""


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
    """A due date counted from another: ``{from: 2025-01-20, plus: 100 days}``; day 0 is `from`."""

    from_: Text
    """The day to count from, in EDTF."""
    plus: Text
    """How much later: a number and days, weeks, months or years."""

    @model_validator(mode="after")
    def _reckonable(self) -> "Due":
        parse_relative(self.from_, self.plus)
        return self

    @property
    def relative(self) -> Relative:
        """Return both parts as a value that can be calculated and printed."""
        return parse_relative(self.from_, self.plus)


class Outcome(Form):
    """What came of a forecast or plan."""

    result: Result
    """happened, partly, did-not-happen or unknown."""
    date: When | None = None
    """When that was known."""
    sources: Sources = ()
    """What the outcome rests on."""


class Credibility(Form):
    """Both questions of a statement: ``{said: 2, so: 6}``."""

    said: Text | None = None
    """How credible it is that it was said: a value of the site's scale (Admiralty 1–6)."""
    so: Text | None = None
    """How credible it is that it is so: a value of the same scale."""

    @model_validator(mode="after")
    def _grades_something(self) -> "Credibility":
        if self.said is None and self.so is None:
            raise ValueError("write one grade, or `{said: …, so: …}` with a grade each")
        return self


class Evidence(Record):
    """What claims, dates and figures have in common: where they come from and how good that is."""

    attribution: Id | tuple[AttributionLink, ...] | None = Field(
        default=None, union_mode="left_to_right"
    )
    """A named chain, or its links from the origin of the words to the publication we read."""
    sources: Sources = ()
    """Further evidence beside the chain."""
    credibility: Text | Credibility | None = Field(default=None, union_mode="left_to_right")
    """A value of the site's scale (Admiralty 1–6), or `{said, so}` with one for each question."""
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

    @property
    def reports_fact(self) -> bool:
        """Return whether a bare grade says if it is so, and not only if it was said."""
        return True

    @property
    def weighed(self) -> Credibility | None:
        """Return the grades of both questions; a bare one counts for the question it can judge."""
        if isinstance(self.credibility, str):
            question = "so" if self.reports_fact else "said"
            return Credibility.model_validate({question: self.credibility})
        return self.credibility


# -------------------------------------------------------------------------------------------------
# A claim, tied to the article's exact words.
#
# ``text`` finds those words.


class Quote(Form):
    """The exact words of the rendered article (W3C TextQuoteSelector)."""

    exact: Text
    """The words themselves."""
    prefix: Text = ""
    """Words just before, if the article has the quotation more than once."""
    suffix: Text = ""
    """Words just after."""


def _quote(value: Any) -> Any:
    return {"exact": value} if isinstance(value, str) else value


def _refs(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


AnchoredWords = Annotated[Quote, BeforeValidator(_quote, json_schema_input_type=Text | Quote)]
Refs = Annotated[
    tuple[Ref, ...], BeforeValidator(_refs, json_schema_input_type=Ref | tuple[Ref, ...])
]


class Claim(Evidence):
    """A statement of the article that can be checked."""

    quote: AnchoredWords | None = None
    """The exact words of the rendered article."""
    says: Text | None = None
    """The claim as one plain sentence; needed if nothing is quoted."""
    kind: ClaimKind = ClaimKind.FACT
    """fact, forecast, aim, demand, offer or opinion."""
    stance: Stance = Stance.STATED
    """What its origin says of it."""
    condition: Text | None = None
    """On what it depends: "if the spare part is late"."""
    date: When | None = None
    """When it was said or held."""
    contradicts: Refs = ()
    """Claims that cannot be true together with this one."""
    supports: Refs = ()
    """Claims that this one makes likelier."""
    supersedes: Refs = ()
    """Claims that this one replaces."""

    @model_validator(mode="after")
    def _has_words(self) -> "Claim":
        if self.quote is None and self.says is None:
            raise ValueError("a claim needs `quote`, the article's words, or `says`, a sentence")
        return self

    @property
    def reports_fact(self) -> bool:
        """Return whether it can be true now: aims, demands, offers, opinions, forecasts cannot."""
        return self.kind is ClaimKind.FACT

    @property
    def words(self) -> str:
        """Return the claim as a sentence: what it says, else the quoted words."""
        return self.says or (self.quote.exact if self.quote else "")


# -------------------------------------------------------------------------------------------------
# A dated event of an article, and the shared events that several articles mention.
#
# ``library`` sorts and merges them.


def _date_or_span(value: Any) -> Any:
    if isinstance(value, Edtf):
        return value
    if isinstance(value, dict):
        if {"from", "plus"} & set(value):
            raise _reckoned(value)
        extra = sorted(set(value) - {"earliest", "latest"})
        if extra or len(value) != 2 or not all(isinstance(v, str) for v in value.values()):
            raise ValueError("write both `earliest` and `latest`, each a date, and nothing else")
        return span(parse(value["earliest"]), parse(value["latest"]))
    if not isinstance(value, str):
        raise DateShapeError("expected a date such as 2025-02-11, or {earliest, latest}")
    return parse(value)


def _reckoned(value: dict[str, Any]) -> DateError:
    """Return the error that says where `from` and `plus` are allowed, and the day to write here if
    it is known.
    """
    try:
        day = f"`date: {parse_relative(str(value['from']), str(value['plus'])).resolve()}`"
    except (KeyError, DateError):
        day = "such as `date: 2025-02-11`"
    return DateError(
        "`from` and `plus` are allowed only in `due`",
        f"Write the day itself, {day}.",
    )


_DATE = {"type": ["string", "integer"]}
WhenOrSpan = Annotated[
    Edtf,
    BeforeValidator(_date_or_span),
    WithJsonSchema(
        {
            "anyOf": [
                _DATE,
                {
                    "type": "object",
                    "properties": {"earliest": _DATE, "latest": _DATE},
                    "required": ["earliest", "latest"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]


class Dated(Evidence):
    """Something that happened, is planned or falls due, with its date as it is known."""

    date: WhenOrSpan
    """When, in EDTF, or ``{earliest, latest}`` for one moment somewhere between."""
    title: Text
    """What happened, in a few words, for the timeline."""
    quote: AnchoredWords | None = None
    """The exact words of the rendered article."""
    kind: DateKind = DateKind.EVENT
    """event, planned, deadline, statement or publication."""
    event: Id | None = None
    """The shared event of events.yml: one entry in the timeline for several briefings."""
    place: Text | None = None
    """Where."""
    claim: Id | None = None
    """The claim of this sidecar whose evidence it shares."""

    @property
    def reports_fact(self) -> bool:
        """Return whether it has happened, or is the day by which: a plan was only announced."""
        return self.kind is not DateKind.PLANNED


class SharedEvent(Record):
    """An event that several briefings speak of (register events.yml)."""

    title: Text
    """What happened, in a few words."""
    date: WhenOrSpan | None = None
    """When, if the register itself knows; if not, the briefings' dates count."""
    place: Text | None = None
    """Where."""


# -------------------------------------------------------------------------------------------------
# A figure: a number with its unit, its time and its source.
#
# ``quantities`` compares one unit with another.


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
    """The figure it is calculated from."""
    value: Number
    """The factor: 0.5 for half; of a change what is gained or lost: -0.2 for a fifth less."""


class FigureDifference(Form):
    """Why this figure differs from another one for the same thing."""

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
    """True if the text says about, around, roughly."""
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
    differs_from: tuple[FigureDifference, ...] = ()
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
                    f"`{kebab(key)}` comes from the other figure and is not allowed with "
                    f"`{derived}`; put a second unit into `also`"
                )
        return self


def _in_order(low: Decimal | None, high: Decimal | None) -> None:
    if low is not None and high is not None and low > high:
        raise ValueError(f"`low` {low} is above `high` {high}")
