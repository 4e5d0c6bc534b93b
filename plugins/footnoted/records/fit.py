"""Make records of written values, and report what does not fit."""

import types
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, PydanticUndefined

from footnoted.dates.edtf import DateError
from footnoted.diagnostics.problem import Code, Mark, Problem
from footnoted.records import codes
from footnoted.records.forms import CuredError, DateShapeError, Form, Id, ShapeError, descriptions
from footnoted.records.yaml import At, Document, YamlValue
from footnoted.text.suggest import did_you_mean, id_form

# -------------------------------------------------------------------------------------------------
# Follow a path into a written value, and into the model's forms.
#
# It knows pydantic's annotations, not its errors.


def prune(value: YamlValue) -> YamlValue:
    """Return a value without the keys whose value is empty: they count as absent."""
    if isinstance(value, dict):
        return {key: prune(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [prune(inner) for inner in value]
    return value


def empties(value: YamlValue, path: At = ()) -> Iterator[At]:
    """Yield the paths of keys whose value is empty."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if inner is None:
                yield (*path, key)
            yield from empties(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from empties(inner, (*path, number))


def value_at(value: YamlValue, path: At) -> YamlValue:
    """Return the value at a path; None if nothing was written."""
    for step in path:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def forms_at(annotation: Any, path: At) -> list[type[Form]]:
    """Return the forms that are allowed at a path below an annotation."""
    return [kind for kind in _kinds_at(annotation, path) if _is_form(kind)]


def takes_text(annotation: Any, path: At) -> bool:
    """Return whether a plain text is allowed at a path below an annotation."""
    return str in _kinds_at(annotation, path)


def choices_at(annotation: Any, path: At) -> list[str]:
    """Return the words of which one is allowed at a path below an annotation."""
    return [word for kind in _kinds_at(annotation, path) for word in _words(kind)]


def keys_of(form: type[Form]) -> tuple[str, ...]:
    """Return the keys that a writer may write in a form."""
    return tuple(field.alias or name for name, field in form.model_fields.items())


def meanings_of(form: type[Form]) -> dict[str, str]:
    """Return the keys that a writer may write in a form, each with its description."""
    told = descriptions(form)
    return {key: told.get(key, "") for key in keys_of(form)}


def _kinds_at(annotation: Any, path: At) -> list[Any]:
    kinds = list(_unwrapped(annotation))
    for step in path:
        kinds = [inner for kind in kinds for inner in _below(kind, step)]
    return kinds


def _words(kind: Any) -> list[str]:
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return [member.value for member in kind]
    return [str(word) for word in get_args(kind)] if get_origin(kind) is Literal else []


def _is_form(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Form)


def _below(kind: Any, step: str | int) -> Iterator[Any]:
    if _is_form(kind):
        for name, field in kind.model_fields.items():
            if step == (field.alias or name):
                yield from _unwrapped(_written_as(field.metadata) or field.annotation)
    elif get_origin(kind) is dict:
        yield from _unwrapped(get_args(kind)[1])
    elif get_origin(kind) is tuple:
        yield from _unwrapped(get_args(kind)[0])


def _unwrapped(annotation: Any) -> Iterator[Any]:
    """Yield the plain types of an annotation as written: no Annotated, no union."""
    origin = get_origin(annotation)
    if origin is Annotated:
        plain, *metadata = get_args(annotation)
        yield from _unwrapped(_written_as(metadata) or plain)
    elif origin in {Union, types.UnionType}:
        for choice in get_args(annotation):
            yield from _unwrapped(choice)
    else:
        yield annotation


def _written_as(metadata: Iterable[Any]) -> Any:
    """Return the type that a validator says is written; None if none says so."""
    said = (getattr(part, "json_schema_input_type", None) for part in metadata)
    # Pydantic has a constant of its own for "not given".
    return next((kind for kind in said if kind not in {None, PydanticUndefined}), None)


# -------------------------------------------------------------------------------------------------
# Pydantic's errors, with the paths a writer knows and one branch of each union.
#
# Errors are chosen and merged here; their messages are made below.

SHAPES = {
    "string_type": "text",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
}
"""Pydantic's errors about a value's type, and the type that was expected."""


NOT_EVEN_THE_KIND = (0, 0)


@dataclass(frozen=True, slots=True)
class ValueFault:
    """One thing wrong with a value."""

    kind: str
    """Pydantic's error type."""
    path: At
    """Its path in the value as written; of a missing key the path of the mapping."""
    key: str
    """The missing or unknown key; empty for other faults."""
    found: Any
    """The value as the model got it."""
    context: dict[str, Any]
    message: str
    expected: tuple[str, ...] = ()
    """The types that were expected, in words."""

    @property
    def error(self) -> Exception | None:
        """Return the model's own exception, if this is one."""
        error = self.context.get("error")
        return error if isinstance(error, Exception) else None

    @property
    def date_error(self) -> DateError | None:
        """Return the exception of a date, if this is one."""
        return self.error if isinstance(self.error, DateError) else None


@dataclass(frozen=True, slots=True)
class _Branch:
    """A fault, and the union it comes from, if any."""

    fault: ValueFault
    union: At | None
    tag: str


def faults(errors: list[ErrorDetails], value: YamlValue) -> list[ValueFault]:
    """Return the faults of a validation, in the order pydantic found them."""
    branches = [_branch(error, value) for error in errors]
    kept: list[ValueFault] = []
    done: set[At] = set()
    for branch in branches:
        if branch.union is None:
            kept.append(branch.fault)
        elif branch.union not in done:
            done.add(branch.union)
            kept += _chosen([other for other in branches if other.union == branch.union])
    return kept


def _branch(error: ErrorDetails, value: YamlValue) -> _Branch:
    """Return a fault with its path in the value: names of a union's branches are left out."""
    path: At = ()
    union: At | None = None
    tag = key = ""
    location = [step for step in error["loc"] if step != "[key]"]
    for number, step in enumerate(location):
        last = number == len(location) - 1
        if isinstance(value, dict) and step in value:
            path, value = (*path, step), value[str(step)]
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            path, value = (*path, step), value[step]
        elif last and error["type"] == "missing":
            key = str(step)
        elif union is None:
            union, tag = path, str(step)
    if error["type"] == "extra_forbidden":
        path, key = path[:-1], str(path[-1])
    expected = (SHAPES[error["type"]],) if error["type"] in SHAPES else ()
    context = error.get("ctx", {})
    found = error["input"]
    return _Branch(
        ValueFault(error["type"], path, key, found, context, error["msg"], expected), union, tag
    )


def _chosen(branches: list[_Branch]) -> list[ValueFault]:
    """Return the faults of the branch that was surely meant: the one that got furthest."""
    by_tag: dict[str, list[ValueFault]] = {}
    for branch in branches:
        by_tag.setdefault(branch.tag, []).append(branch.fault)
    best = max(by_tag.values(), key=lambda faults: _progress(faults, branches[0].union))
    if _progress(best, branches[0].union) != NOT_EVEN_THE_KIND:
        return best
    expected = tuple(dict.fromkeys(kind for one in branches for kind in one.fault.expected))
    return [replace(best[0], expected=expected)]


def _progress(found: list[ValueFault], union: At | None) -> tuple[int, int]:
    """Return how far a branch got: whether the value has the right type, and how deep."""
    if any(fault.expected and fault.path == union for fault in found):
        return NOT_EVEN_THE_KIND
    depth = max(len(fault.path) + bool(fault.key) for fault in found)
    return (1 + any(fault.date_error is not None for fault in found), depth)


# -------------------------------------------------------------------------------------------------
# Make a problem of each fault: message, hint and place.

RECORD = 2
"""How many steps lead from the top of a sidecar to a record: its kind and its id."""


class Teller:
    """Makes the problems of one part of a document, read as one type."""

    def __init__(self, annotation: Any, document: Document, base: At) -> None:
        """Take the type, and the path in the document to the value that was read as it."""
        self.annotation = annotation
        self.document = document
        self.base = base

    def tell(self, fault: ValueFault) -> Problem:
        """Return the problem of one fault."""
        if fault.date_error:
            return self._date(fault, fault.date_error)
        return _TELLERS.get(fault.kind, Teller._other)(self, fault)

    def _unknown(self, fault: ValueFault) -> Problem:
        known = self._keys(fault)
        hint = did_you_mean(fault.key, known) or f"The keys are {join_ticked(known)}."
        mark = self.document.key_mark((*self.base, *fault.path, fault.key))
        message = f"There is no key {tick(fault.key)}{self._inside(fault.path)}."
        return self._diagnostic(codes.UNKNOWN_KEY, message, mark, hint)

    def _missing(self, fault: ValueFault) -> Problem:
        meaning = self._keys(fault).get(fault.key, "").partition("\n")[0]
        hint = f"Add {tick(fault.key + ': …')}. {meaning}".rstrip()
        # The key itself may be there without a value.
        mark = self.document.key_mark((*self.base, *fault.path, fault.key))
        message = f"{tick(fault.key)} is missing{self._inside(fault.path)}."
        return self._diagnostic(codes.MISSING, message, mark, hint)

    def _shape(self, fault: ValueFault) -> Problem:
        kinds = list(fault.expected)
        if "text" not in kinds and takes_text(self.annotation, fault.path):
            kinds.insert(0, "text")
        expected = " or ".join(kinds)
        message = f"{self._name(fault)} must be {expected}; found {kind_of_value(fault.found)}."
        hint = ""
        if not fault.path and len(self.base) == RECORD and self.base[1] in self._keys(fault):
            key = quote_typed(self.base[1])
            message = f"{key} is read as a record's id, because it is indented like one."
            hint = "Put more spaces before this line than before the id above it."
        if "a list" in fault.expected and isinstance(fault.found, str):
            hint = f"Write a list: `[{fault.found}]`."
        return self._value(codes.WRONG_TYPE, message, fault, hint)

    def _choice(self, fault: ValueFault) -> Problem:
        choices = choices_at(self.annotation, fault.path)
        message = f"{self._name(fault)} cannot be {quote_typed(fault.found)}."
        meant = did_you_mean(str(fault.found), choices)
        hint = f"{meant} Write one of {join_ticked(choices)}.".strip()
        return self._value(codes.BAD_VALUE, message, fault, hint)

    def _pattern(self, fault: ValueFault) -> Problem:
        if not str(fault.found).strip():
            return self._empty(fault)
        if fault.path and fault.path[-1] in ("language", "lang"):
            message = f"{self._name(fault)} must be the code of a language."
            hint = "Write it as in `en`, `uk` or `pt-BR` (BCP 47)."
            return self._value(codes.BAD_VALUE, message, fault, hint)
        message = f"{self._name(fault)} must be an id, and {quote_typed(fault.found)} is not."
        return self._value(codes.ID_FORM, message, fault, id_hint(str(fault.found)))

    def _empty(self, fault: ValueFault) -> Problem:
        message = f"{self._name(fault)} is empty."
        return self._value(codes.BAD_VALUE, message, fault, "Write something, or remove the key.")

    def _long(self, fault: ValueFault) -> Problem:
        most = fault.context.get("max_length")
        message = f"{self._name(fault)} has more than {most} characters."
        code = codes.ID_FORM if most == 64 else codes.BAD_VALUE
        return self._value(code, message, fault, "Shorten it.")

    def _date(self, fault: ValueFault, error: DateError) -> Problem:
        message = f"{self._name(fault)}: {sentence(error.message)}"
        return self._value(codes.IMPOSSIBLE_DATE, message, fault, error.hint)

    def _said(self, fault: ValueFault) -> Problem:
        """Return the problem of a value that the model itself refuses."""
        message = f"{self._name(fault)}: {sentence(str(fault.error))}"
        if isinstance(fault.error, DateShapeError):
            return self._value(codes.WRONG_TYPE, message, fault, self._quote_it(fault))
        if isinstance(fault.error, ShapeError):
            return self._value(codes.WRONG_TYPE, message, fault, "")
        if isinstance(fault.found, dict):
            mark = self.document.key_mark((*self.base, *fault.path))
            return self._diagnostic(codes.COMBINATION, message, mark, codes.COMBINATION.cure)
        hint = fault.error.hint if isinstance(fault.error, CuredError) else ""
        return self._value(codes.BAD_VALUE, message, fault, hint)

    def _other(self, fault: ValueFault) -> Problem:
        message = f"{self._name(fault)}: {sentence(fault.message)}"
        return self._value(codes.BAD_VALUE, message, fault, "")

    def _quote_it(self, fault: ValueFault) -> str:
        spot = self.document.spot((*self.base, *fault.path))
        typed = self.document.text[spot.value.start : spot.value.end] if spot else ""
        if not typed or "\n" in typed or '"' in typed:
            return ""
        return f'If it is one date in brackets, put it into quotation marks: `"{typed}"`.'

    def _keys(self, fault: ValueFault) -> dict[str, str]:
        forms = forms_at(self.annotation, fault.path)
        return {key: text for form in forms for key, text in meanings_of(form).items()}

    def _name(self, fault: ValueFault) -> str:
        """Return what to call the value: its key, and the record it is in."""
        whole = (*self.base, *fault.path)
        if not whole:
            return "The text"
        if len(whole) == RECORD and self._record():
            return quote_typed(whole[1])
        return f"{place(whole[-1:])}{self._inside(fault.path[:-1])}"

    def _inside(self, path: At) -> str:
        """Return in what a key is: `` in `graded` of “crane-idle” ``; empty at the top."""
        record = self._record()
        whole = (*self.base, *path)
        steps = [place((step,)) for step in reversed(whole[RECORD if record else 0 :])]
        steps += [quote_typed(record)] if record else []
        return f" in {' of '.join(steps)}" if steps else ""

    def _record(self) -> str:
        """Return the id of the record that has the value, if one has."""
        named = len(self.base) >= RECORD and isinstance(self.base[1], str)
        return str(self.base[1]) if named else ""

    def _value(self, code: Code, message: str, fault: ValueFault, hint: str) -> Problem:
        mark = self.document.mark((*self.base, *fault.path))
        return self._diagnostic(code, message, mark, hint or self._meaning(fault) or code.cure)

    def _meaning(self, fault: ValueFault) -> str:
        """Return what the model says about the key."""
        if not fault.path:
            return ""
        forms = forms_at(self.annotation, fault.path[:-1])
        texts = [meanings_of(form).get(str(fault.path[-1]), "") for form in forms]
        return next((text.partition("\n")[0] for text in texts if text), "")

    def _diagnostic(self, code: Code, message: str, mark: Mark, hint: str) -> Problem:
        return Problem(code, message, mark, hint, about=self._record())


def tick(key: str) -> str:
    """Return a key as code."""
    return f"`{clip(key)}`"


def quote_typed(text: object) -> str:
    """Return a text as it was typed, in quotation marks."""
    return f"“{clip(str(text))}”"


def clip(text: str, most: int = 60) -> str:
    """Return a text short enough for a message, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def place(step: At) -> str:
    """Return one step of a path in words: a key, or an item counted from 1."""
    return f"item {step[0] + 1}" if isinstance(step[0], int) else tick(str(step[0]))


def kind_of_value(value: Any) -> str:
    """Return the type of a value in words."""
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return f"the text {quote_typed(value)}"
    return "a list" if isinstance(value, list) else "keys with values"


def join_ticked(words: Iterable[str]) -> str:
    """Return words as code, separated by commas."""
    return ", ".join(tick(word) for word in words)


def sentence(text: str) -> str:
    """Return a text as a sentence: with a capital at the beginning and a full stop."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def id_hint(text: str) -> str:
    """Return how an id is written, with the nearest possible one."""
    nearest = id_form(text)
    use = "Write lower-case letters, digits and single hyphens, at most 64 characters"
    return f"{use}: `{nearest}`." if nearest and nearest != text else f"{use}."


_TELLERS: dict[str, Callable[[Teller, ValueFault], Problem]] = {
    "extra_forbidden": Teller._unknown,
    "missing": Teller._missing,
    "string_type": Teller._shape,
    "tuple_type": Teller._shape,
    "list_type": Teller._shape,
    "dict_type": Teller._shape,
    "model_type": Teller._shape,
    "model_attributes_type": Teller._shape,
    "enum": Teller._choice,
    "literal_error": Teller._choice,
    "string_pattern_mismatch": Teller._pattern,
    "string_too_short": Teller._empty,
    "string_too_long": Teller._long,
    "value_error": Teller._said,
}


# -------------------------------------------------------------------------------------------------
# Make records of written values, one by one, and report what does not fit.
#
# A bad record loses only itself; references between records are checked elsewhere.

F = TypeVar("F", bound=Form)


def validate(
    model_type: type[F], document: Document, path: At = ()
) -> tuple[F | None, list[Problem]]:
    """Return the value at a path as a form; None and the problems if it does not fit."""
    value, problems = fit(model_type, document, path)
    return (value if isinstance(value, model_type) else None), problems


def validate_records(model_type: type[F], document: Document) -> tuple[F, list[Problem]]:
    """Return the file with every record that fits, and the problems of the others."""
    written = document.value or {}
    known = keys_of(model_type)
    problems: list[Problem] = []
    kept: dict[str, Any] = {}
    for key in written:
        if key not in known:
            hint = did_you_mean(key, known) or f"The keys are {join_ticked(known)}."
            if isinstance(written[key], dict) and not did_you_mean(key, known):
                hint = f"If it is a record, indent it under a key. {hint}"
            mark = document.key_mark((key,))
            problems.append(Problem(codes.UNKNOWN_KEY, f"There is no key {tick(key)}.", mark, hint))
    for name, field in model_type.model_fields.items():
        key = field.alias or name
        if written.get(key) is not None:
            kept[key], told = _section(field.annotation, document, key)
            problems += told
    return model_type.model_validate(kept), problems


def fit(annotation: Any, document: Document, path: At) -> tuple[Any, list[Problem]]:
    """Return the value at a path as a type; None and the problems if it does not fit."""
    written = value_at(document.value, path)
    if written is None and forms_at(annotation, ()):
        written = {}
    found = _unknown_and_empty(annotation, written)
    value, given = None, prune(written)
    try:
        # Only the names that writers use: `container-title`, never Python's `container_title`.
        value = _adapter(annotation).validate_python(given, by_alias=True, by_name=False)
    except ValidationError as error:
        found += faults(error.errors(include_url=False), given)
    teller = Teller(annotation, document, path)
    return (None if found else value), [teller.tell(fault) for fault in found]


def _unknown_and_empty(annotation: Any, written: YamlValue) -> list[ValueFault]:
    """Return faults for unknown keys without a value, which ``prune`` would remove in silence."""
    found = []
    for path in empties(written):
        known = [keys_of(form) for form in forms_at(annotation, path[:-1])]
        if known and not any(path[-1] in keys for keys in known):
            found.append(ValueFault("extra_forbidden", path[:-1], str(path[-1]), None, {}, ""))
    return found


@cache
def _adapter(annotation: Any) -> TypeAdapter[Any]:
    return TypeAdapter(annotation)


def _section(annotation: Any, document: Document, key: str) -> tuple[Any, list[Problem]]:
    """Return one top-level key and its problems: records by id, or a list, each item by itself."""
    written = value_at(document.value, (key,))
    if get_origin(annotation) is dict:
        return _by_id(get_args(annotation)[1], document, key, written)
    items = written if isinstance(written, list) else None
    if items is None:
        return (), [_wrong_kind(document, key, written, "a list")]
    problems: list[Problem] = []
    kept = []
    for number in range(len(items)):
        item, told = fit(get_args(annotation)[0], document, (key, number))
        problems += told
        kept += [item] if not told else []
    return tuple(kept), problems


def _by_id(
    kind: Any, document: Document, key: str, written: YamlValue
) -> tuple[dict[str, Any], list[Problem]]:
    if not isinstance(written, dict):
        return {}, [_wrong_kind(document, key, written, "records by their ids")]
    problems: list[Problem] = []
    kept: dict[str, Any] = {}
    for record in written:
        value, told = fit(kind, document, (key, record))
        if not _is_id(record):
            message = f"{quote_typed(record)} is not an id."
            mark = document.key_mark((key, record))
            problem = Problem(codes.ID_FORM, message, mark, id_hint(record), about=record)
            told = [problem, *told]
        problems += told
        kept |= {record: value} if not told else {}
    return kept, problems


def _is_id(text: str) -> bool:
    try:
        _adapter(Id).validate_python(text)
    except ValidationError:
        return False
    return True


def _wrong_kind(document: Document, key: str, value: YamlValue, expected: str) -> Problem:
    fault = ValueFault("list_type", (key,), "", value, {}, "", (expected,))
    return Teller(Form, document, ()).tell(fault)
