"""What all forms share: keys, typed scalars, descriptions."""

import ast
import inspect
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import pairwise
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)

from footnoted.dates.edtf import Edtf, parse
from footnoted.quantities.units import BILLIONS, NUMBERS

# -------------------------------------------------------------------------------------------------
# What to write instead of a text that is no plain decimal number.
#
# A correction is only proposed if it is certain. Numbers in articles are read elsewhere.

LONGEST = 60
"""The most characters of a text that could be a number."""
_SIGN = r"(?P<sign>[+\-−]?)"
_GROUPED = re.compile(
    rf"{_SIGN}(?P<whole>[0-9]{{1,3}}(?P<mark>[ ,._'’\u00a0\u2009\u202f])[0-9]{{3}}"
    r"(?:(?P=mark)[0-9]{3})*)(?:(?!(?P=mark))[.,](?P<part>[0-9]+))?"
)
_COMMA = re.compile(rf"{_SIGN}(?P<whole>[0-9]+),(?P<part>[0-9]+)")
_RANGE = re.compile(r"(?P<low>[0-9.]+) ?(?:[-–—]|to|bis|до) ?(?P<high>[0-9.]+)")
_PERCENT = re.compile(r"(?P<number>[+-]?[0-9.]+) ?(?:%|per ?cent)")
_MEANT = re.compile(r"(?P<sign>~|≈|>=|<=|≥|≤|>|<|about |around )\s*(?P<number>[0-9.]+)")
_WORD = re.compile(r"(?P<number>[0-9.]+) ?(?P<word>[^\W\d_][^\d]*)")
_NUMERAL = re.compile(r"[0-9]+(\.[0-9]+)?")
_KEYS = {
    ">": "bound: more-than",
    "≥": "bound: at-least",
    ">=": "bound: at-least",
    "<": "bound: less-than",
    "≤": "bound: at-most",
    "<=": "bound: at-most",
}
_ZEROS = {"thousand": 1_000, "million": 1_000_000}


def cure(text: str) -> str:
    """Return what to write instead; empty if it is not certain."""
    if len(text) <= LONGEST:
        for pattern, say in _CURES:
            if found := pattern.fullmatch(text.strip()):
                return say(found)
    return ""


def _decimal(found: re.Match[str]) -> str:
    sign, digits = found["sign"].replace("−", "-"), re.sub("[^0-9]", "", found["whole"])
    return f"{sign}{digits}{'.' + found['part'] if found['part'] else ''}"


def _grouped(found: re.Match[str]) -> str:
    return f"write {_decimal(found)}: digits without thousands separators"


def _comma(found: re.Match[str]) -> str:
    return f"write {_decimal(found)}: the decimal sign is a point"


def _range(found: re.Match[str]) -> str:
    return f"write `low: {found['low']}` and `high: {found['high']}` instead"


def _percent(found: re.Match[str]) -> str:
    return f"write {found['number']}, and `unit: percent`"


def _meant(found: re.Match[str]) -> str:
    key = _KEYS.get(found["sign"], "approximate: true")
    return f"write {found['number']}, and `{key}`"


def _word(found: re.Match[str]) -> str:
    number, word = found["number"], found["word"].strip(" .")
    if word.lower() in _ZEROS and _NUMERAL.fullmatch(number):
        whole = Decimal(number) * _ZEROS[word.lower()]
        return f"write {whole.normalize():f}, with all its zeros"
    if word.lower() in NUMBERS | BILLIONS:
        return f"write all the zeros instead of “{word}”"
    return f"write the digits alone, and put “{word}” into `unit` or `count-of`"


_CURES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_GROUPED, _grouped),
    (_COMMA, _comma),
    (_RANGE, _range),
    (_PERCENT, _percent),
    (_MEANT, _meant),
    (_WORD, _word),
)


# -------------------------------------------------------------------------------------------------
# Typed scalars: how the text a writer typed becomes a value.
#
# Every scalar of a sidecar arrives as text (so that ``NO`` is not ``false``). Each type here says
# what it accepts, refuses the rest with a plain sentence, and describes itself to an editor through
# its JSON Schema.

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
REF_PATTERN = r"^([a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*#)?[a-z0-9]+(-[a-z0-9]+)*$"
NAME_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$"
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


class ShapeError(ValueError):
    """A value of another type than the one expected."""


class CuredError(ValueError):
    """A value that is not possible, with what to write instead."""

    def __init__(self, message: str, hint: str) -> None:
        """Take what is wrong, and the sentence that says what to write."""
        super().__init__(message)
        self.hint = hint


class DateShapeError(ShapeError):
    """A value that is not a text although a date is expected."""


def _flag(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return value == "true"
    raise ShapeError(f"expected true or false, found {value!r}")


def _number(value: Any) -> Any:
    if isinstance(value, Decimal):
        return value
    text = str(value)
    if not _PLAIN_NUMBER.fullmatch(text):
        if better := cure(text):
            raise ValueError(better)
        raise ShapeError(f"expected a plain decimal number such as 1300 or 2.5, found {text!r}")
    try:
        return Decimal(text)
    except InvalidOperation:  # pragma: no cover - the pattern above admits decimals only
        raise ValueError(f"not a decimal number: {text!r}") from None


def _edtf(value: Any) -> Any:
    if isinstance(value, Edtf):
        return value
    if not isinstance(value, str):
        raise DateShapeError("expected a date such as 2025-02-11, 2024-08 or 2024-04~")
    return parse(value)


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=64)]
"""An id: lower-case letters, digits and single hyphens, at most 64 characters."""
Ref = Annotated[str, StringConstraints(pattern=REF_PATTERN, max_length=200)]
"""A record here (``ID``) or in another briefing (``NAME#ID``)."""
Name = Annotated[str, StringConstraints(pattern=NAME_PATTERN, max_length=200)]
"""A briefing's name: its path below the briefings folder, parts in id form."""
Text = Annotated[str, StringConstraints(min_length=1, max_length=5000, pattern=r"\S")]
"""Words; never empty or blank, and no longer than two pages."""
Language = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", max_length=64)
]
"""A BCP 47 tag: a language's code of two or three letters, and what follows it."""
Address = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
"""A web address; ``footnoted.text.addresses`` decides which are safe."""
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
"""``true`` or ``false``, nothing else."""
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
"""A decimal number, with its zeros as typed."""
When = Annotated[
    Edtf,
    BeforeValidator(_edtf),
    WithJsonSchema({"type": ["string", "integer"], "description": "A date in EDTF."}),
]
"""A date as it is known, in EDTF (ISO 8601-2)."""


# -------------------------------------------------------------------------------------------------
# What all forms share: known keys only, kebab-case names, constant values.


def kebab(name: str) -> str:
    """Return the name a writer types: ``as_of`` gives ``as-of``, ``from_`` gives ``from``."""
    return name.rstrip("_").replace("_", "-")


class Form(BaseModel):
    """A mapping that a writer writes. Unknown keys are errors; values never change."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=kebab,
        populate_by_name=True,
        arbitrary_types_allowed=True,
        validate_default=False,
    )

    def as_written(self) -> dict[str, Any]:
        """Return the keys and values that were set, by the names that writers type."""
        return self.model_dump(by_alias=True, exclude_unset=True, mode="json")


EXAMPLE = "footnoted-example"
"""The tag of an example article or record that is meant to be replaced."""


class Record(Form):
    """A record with an id of its own in a sidecar or register."""

    note: Text | None = None
    """Our remark on it, for readers; what is for colleagues belongs in a YAML comment."""
    tags: tuple[Text, ...] = ()
    """Words that group records across briefings."""
    formerly: tuple[Id, ...] = Field(default=())
    """Former ids of this record; their addresses stay alive."""


# -------------------------------------------------------------------------------------------------
# What the fields of a form mean: their docstrings, read from the source when needed.
#
# Pydantic could read them at import, for every command. That took a third of the time of checking a
# small site, and only the schema and the manual need them.


@cache
def descriptions(form: type[Form]) -> dict[str, str]:
    """Return the docstring of each field, by the key that a writer types; inherited fields too."""
    found: dict[str, str] = {}
    for base in reversed(form.__mro__):
        if issubclass(base, Form):
            found |= _own(base)
    return found


def forms_by_name() -> dict[str, type[Form]]:
    """Return every form that is defined, by the name of its class."""
    found: dict[str, type[Form]] = {}
    waiting: list[type[Form]] = [Form]
    while waiting:
        form = waiting.pop()
        found[form.__name__] = form
        waiting.extend(form.__subclasses__())
    return found


def _own(form: type[Form]) -> dict[str, str]:
    """Return the texts below the annotated fields of one class."""
    tree = ast.parse(inspect.getsource(form))
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    return {
        kebab(field.target.id): inspect.cleandoc(text.value.value)
        for field, text in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }
