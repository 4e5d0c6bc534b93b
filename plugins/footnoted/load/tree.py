"""Walk a written value along a path, and the model's forms along the same path.

Knows pydantic's annotations, not its errors.
"""

import types
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic_core import PydanticUndefined

from footnoted.load.yaml import At, Value
from footnoted.model import Form
from footnoted.model.described import descriptions


def pruned(value: Value) -> Value:
    """Give a value without the keys whose value is empty: they count as absent."""
    if isinstance(value, dict):
        return {key: pruned(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [pruned(inner) for inner in value]
    return value


def empties(value: Value, path: At = ()) -> Iterator[At]:
    """Give the paths of keys whose value is empty."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if inner is None:
                yield (*path, key)
            yield from empties(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from empties(inner, (*path, number))


def value_at(value: Value, path: At) -> Value:
    """Give the value at a path; None where nothing was written."""
    for step in path:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def forms_at(annotation: Any, path: At) -> list[type[Form]]:
    """Give the forms that may stand at a path below an annotation."""
    return [kind for kind in _kinds_at(annotation, path) if _is_form(kind)]


def takes_text(annotation: Any, path: At) -> bool:
    """Tell whether a plain text may stand at a path below an annotation."""
    return str in _kinds_at(annotation, path)


def keys_of(form: type[Form]) -> tuple[str, ...]:
    """Give the keys a writer may write in a form."""
    return tuple(field.alias or name for name, field in form.model_fields.items())


def meanings_of(form: type[Form]) -> dict[str, str]:
    """Give the keys a writer may write in a form, each with its description."""
    told = descriptions(form)
    return {key: told.get(key, "") for key in keys_of(form)}


def _kinds_at(annotation: Any, path: At) -> list[Any]:
    kinds = list(_unwrapped(annotation))
    for step in path:
        kinds = [inner for kind in kinds for inner in _below(kind, step)]
    return kinds


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
    """Give the plain types of an annotation as written: no Annotated, no union."""
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
    """Give the type that a validator says it is written as; None where none says so."""
    said = (getattr(part, "json_schema_input_type", None) for part in metadata)
    # Pydantic marks "not said" with a constant of its own.
    return next((kind for kind in said if kind not in {None, PydanticUndefined}), None)
