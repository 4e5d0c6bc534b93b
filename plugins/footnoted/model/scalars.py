"""Typed scalars: how the text a writer typed becomes a value.

Every scalar of a sidecar arrives as text (so that ``NO`` is no ``false``); each
type here says what it accepts, refuses with a plain sentence, and describes
itself to an editor through its JSON Schema.
"""

import re
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints, WithJsonSchema

from footnoted.dates import Edtf, parse
from footnoted.model.numerals import cure

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
REF_PATTERN = r"^([a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*#)?[a-z0-9]+(-[a-z0-9]+)*$"
NAME_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$"
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def _flag(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return value == "true"
    raise ValueError(f"expected true or false, found {value!r}")


def _number(value: Any) -> Any:
    if isinstance(value, Decimal):
        return value
    text = str(value)
    if not _NUMBER.fullmatch(text):
        if better := cure(text):
            raise ValueError(better)
        raise ValueError(f"expected a plain decimal number such as 1300 or 2.5, found {text!r}")
    try:
        return Decimal(text)
    except InvalidOperation:  # pragma: no cover - the pattern above admits decimals only
        raise ValueError(f"not a decimal number: {text!r}") from None


def _edtf(value: Any) -> Any:
    if isinstance(value, Edtf):
        return value
    if not isinstance(value, str):
        raise ValueError("expected a date such as 2025-02-11, 2024-08 or 2024-04~")
    return parse(value)


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=64)]
"""An id: lower-case letters, digits and single hyphens, at most 64 characters."""
Ref = Annotated[str, StringConstraints(pattern=REF_PATTERN, max_length=200)]
"""A record here (``ID``) or in another briefing (``NAME#ID``)."""
Name = Annotated[str, StringConstraints(pattern=NAME_PATTERN, max_length=200)]
"""A briefing's name: its path below the briefings folder, parts in id form."""
Text = Annotated[str, StringConstraints(min_length=1)]
"""Words; never empty."""
Address = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
"""A web address; which ones are safe is decided in one place, ``footnoted.load``."""
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
"""``true`` or ``false``, nothing else."""
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
"""A decimal, its zeros kept as typed."""
When = Annotated[
    Edtf,
    BeforeValidator(_edtf),
    WithJsonSchema({"type": ["string", "integer"], "description": "A date in EDTF."}),
]
"""A date as it is known, in EDTF (ISO 8601-2)."""
