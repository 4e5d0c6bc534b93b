"""What every written form shares: strict keys, kebab-case names, frozen values.

Says nothing about any one record; the files beside it do.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from footnoted.model.scalars import Id, Text


def kebab(name: str) -> str:
    """Give the name a writer types: ``as_of`` -> ``as-of``, ``from_`` -> ``from``."""
    return name.rstrip("_").replace("_", "-")


class Form(BaseModel):
    """A mapping a writer writes. Unknown keys are errors; values never change."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=kebab,
        populate_by_name=True,
        arbitrary_types_allowed=True,
        validate_default=False,
    )

    def as_written(self) -> dict[str, Any]:
        """Give the typed keys and values that were set, by the names of the form."""
        return self.model_dump(by_alias=True, exclude_unset=True, mode="json")


class Record(Form):
    """A record with an id of its own in a sidecar or register."""

    note: Text | None = None
    """A remark for colleagues; never published."""
    tags: tuple[Text, ...] = ()
    """Words that group records across briefings."""
    formerly: tuple[Id, ...] = Field(default=())
    """Former ids of this record; their addresses stay alive."""
