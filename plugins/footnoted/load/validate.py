"""Fit written values into the model, record by record; what does not fit is told.

One bad record loses only itself; references between records are not looked at.
"""

from functools import cache
from typing import Any, TypeVar, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from footnoted.diagnostics import Diagnostic
from footnoted.load import codes
from footnoted.load.faults import Fault, faults
from footnoted.load.suggest import did_you_mean
from footnoted.load.tree import empties, forms_at, keys_of, pruned, value_at
from footnoted.load.words import Teller, id_hint, listed, quoted, ticked
from footnoted.load.yaml import At, Document, Value
from footnoted.model import Form
from footnoted.model.scalars import Id

F = TypeVar("F", bound=Form)


def validate(
    model_type: type[F], document: Document, path: At = ()
) -> tuple[F | None, list[Diagnostic]]:
    """Read the value at a path as a form; None and the reasons where it does not fit."""
    value, problems = fit(model_type, document, path)
    return (value if isinstance(value, model_type) else None), problems


def validate_records(model_type: type[F], document: Document) -> tuple[F, list[Diagnostic]]:
    """Read a file of records: every record that fits is kept, whatever its neighbours are."""
    written = document.value or {}
    known = keys_of(model_type)
    problems: list[Diagnostic] = []
    kept: dict[str, Any] = {}
    for key in written:
        if key not in known:
            hint = did_you_mean(key, known) or f"Known here: {listed(known)}."
            mark = document.key_mark((key,))
            problems.append(
                Diagnostic(codes.UNKNOWN_KEY, f"Unknown key {ticked(key)}.", mark, hint)
            )
    for name, field in model_type.model_fields.items():
        key = field.alias or name
        if written.get(key) is not None:
            kept[key], told = _section(field.annotation, document, key)
            problems += told
    return model_type.model_validate(kept), problems


def fit(annotation: Any, document: Document, path: At) -> tuple[Any, list[Diagnostic]]:
    """Read the value at a path as a type; None and the reasons where it does not fit."""
    written = value_at(document.value, path)
    if written is None and forms_at(annotation, ()):
        written = {}
    found = _unknown_and_empty(annotation, written)
    value, given = None, pruned(written)
    try:
        # Only the names writers use: `container-title`, never Python's `container_title`.
        value = _adapter(annotation).validate_python(given, by_alias=True, by_name=False)
    except ValidationError as error:
        found += faults(error.errors(include_url=False), given)
    teller = Teller(annotation, document, path)
    return (None if found else value), [teller.tell(fault) for fault in found]


def _unknown_and_empty(annotation: Any, written: Value) -> list[Fault]:
    """Give the keys without a value that are not known: pruning would lose them in silence."""
    found = []
    for path in empties(written):
        known = [keys_of(form) for form in forms_at(annotation, path[:-1])]
        if known and not any(path[-1] in keys for keys in known):
            found.append(Fault("extra_forbidden", path[:-1], str(path[-1]), None, {}, ""))
    return found


@cache
def _adapter(annotation: Any) -> TypeAdapter[Any]:
    return TypeAdapter(annotation)


def _section(annotation: Any, document: Document, key: str) -> tuple[Any, list[Diagnostic]]:
    """Read one top-level key: records by id, or a list of items, each by itself."""
    written = value_at(document.value, (key,))
    if get_origin(annotation) is dict:
        return _by_id(get_args(annotation)[1], document, key, written)
    items = written if isinstance(written, list) else None
    if items is None:
        return (), [_wrong_kind(document, key, written, "a list")]
    problems: list[Diagnostic] = []
    kept = []
    for number in range(len(items)):
        item, told = fit(get_args(annotation)[0], document, (key, number))
        problems += told
        kept += [item] if not told else []
    return tuple(kept), problems


def _by_id(
    kind: Any, document: Document, key: str, written: Value
) -> tuple[dict[str, Any], list[Diagnostic]]:
    if not isinstance(written, dict):
        return {}, [_wrong_kind(document, key, written, "records by their ids")]
    problems: list[Diagnostic] = []
    kept: dict[str, Any] = {}
    for record in written:
        value, told = fit(kind, document, (key, record))
        if not _is_id(record):
            message = f"{quoted(record)} is no id."
            mark = document.key_mark((key, record))
            problem = Diagnostic(codes.ID_FORM, message, mark, id_hint(record), about=record)
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


def _wrong_kind(document: Document, key: str, value: Value, expected: str) -> Diagnostic:
    fault = Fault("list_type", (key,), "", value, {}, "", (expected,))
    return Teller(Form, document, ()).tell(fault)
