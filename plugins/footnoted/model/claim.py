"""A claim, tied to the article's exact words.

Finding those words is another room's job.
"""

from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from footnoted.model.evidence import Evidence
from footnoted.model.form import Form
from footnoted.model.names import ClaimKind, Stance
from footnoted.model.scalars import Ref, Text, When


class Quote(Form):
    """The exact words of the rendered article (W3C TextQuoteSelector)."""

    exact: Text
    """The words themselves."""
    prefix: Text = ""
    """Words just before, where the quotation alone stands more than once."""
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
    """The claim as one plain sentence; needed where nothing is quoted."""
    kind: ClaimKind = ClaimKind.FACT
    """fact, forecast, aim, demand, offer or opinion."""
    stance: Stance = Stance.STATED
    """How its origin stands to it."""
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
    def words(self) -> str:
        """Give the claim as a sentence: what it says, else the quoted words."""
        return self.says or (self.quote.exact if self.quote else "")
