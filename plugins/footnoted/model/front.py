"""The front matter of an article: its title, date and what else heads it.

Only the form; nothing of it reaches a page unescaped.
"""

from typing import Annotated, Any

from pydantic import BeforeValidator, field_validator

from footnoted.dates import Edtf, Precision
from footnoted.model.form import Form
from footnoted.model.scalars import Flag, Name, Text, When


def _many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Texts = Annotated[
    tuple[Text, ...], BeforeValidator(_many, json_schema_input_type=Text | tuple[Text, ...])
]


class Retracted(Form):
    """A briefing that is withdrawn; its page stays and says so."""

    date: When
    """When it was withdrawn."""
    because: Text
    """Why."""


class FrontMatter(Form):
    """What heads an article."""

    title: Text
    """The headline."""
    date: When
    """Day of publication."""
    updated: When | None = None
    """Day of the last change readers should know of."""
    summary: Text | None = None
    """Two or three sentences, the most important first."""
    authors: Texts = ()
    """Who wrote it."""
    tags: Texts = ()
    """Subjects."""
    places: Texts = ()
    """Places it is about."""
    lang: Text | None = None
    """Its language, as a BCP 47 tag; else the site's."""
    timezone: Text | None = None
    """The zone its clock times are in."""
    draft: Flag = False
    """True while it is for preview only."""
    continues: Name | None = None
    """The briefing this one carries on."""
    retracted: Retracted | None = None
    """When and why it was withdrawn."""
    aliases: Texts = ()
    """Former addresses."""
    description: Text | None = None
    """One sentence for search engines; else the summary."""
    hide: Texts = ()
    """Parts of the theme not shown on this page: navigation, toc, footer."""

    @field_validator("date", "updated")
    @classmethod
    def _to_the_day(cls, value: Edtf | None) -> Edtf | None:
        if value is not None and value.precision is not Precision.DAY:
            raise ValueError(f"`{value}` is no whole date: write it to the day, as 2025-02-13")
        return value
