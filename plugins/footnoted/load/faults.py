"""Pydantic's errors, with the paths a writer knows and one branch of each union.

Chooses and merges errors; the words for people are made in ``words``.
"""

from dataclasses import dataclass, replace
from typing import Any

from pydantic_core import ErrorDetails

from footnoted.dates import DateError
from footnoted.load.yaml import At, Value

SHAPES = {
    "string_type": "text",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
}
"""Pydantic's complaints about a value's kind, with the kind that was expected."""


NOT_EVEN_THE_KIND = (0, 0)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a value."""

    kind: str
    """Pydantic's error type."""
    path: At
    """Where, in the value as written; for a missing key the mapping it is missing from."""
    key: str
    """The missing or unknown key; empty for other faults."""
    found: Any
    """The value as the schema got it."""
    context: dict[str, Any]
    message: str
    expected: tuple[str, ...] = ()
    """The kinds that were expected, in words."""

    @property
    def date_error(self) -> DateError | None:
        """Give the date's own complaint, if this is one."""
        error = self.context.get("error")
        return error if isinstance(error, DateError) else None


@dataclass(frozen=True, slots=True)
class _Branch:
    """A fault with the union it came out of, if any."""

    fault: Fault
    union: At | None
    tag: str


def faults(errors: list[ErrorDetails], value: Value) -> list[Fault]:
    """Give the faults of a validation, in the order pydantic found them."""
    branches = [_branch(error, value) for error in errors]
    kept: list[Fault] = []
    done: set[At] = set()
    for branch in branches:
        if branch.union is None:
            kept.append(branch.fault)
        elif branch.union not in done:
            done.add(branch.union)
            kept += _chosen([other for other in branches if other.union == branch.union])
    return kept


def _branch(error: ErrorDetails, value: Value) -> _Branch:
    """Walk the value along pydantic's location; what is not there is a union's tag."""
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
        Fault(error["type"], path, key, found, context, error["msg"], expected), union, tag
    )


def _chosen(branches: list[_Branch]) -> list[Fault]:
    """Give the faults of the branch that was surely meant: the one that got furthest."""
    by_tag: dict[str, list[Fault]] = {}
    for branch in branches:
        by_tag.setdefault(branch.tag, []).append(branch.fault)
    best = max(by_tag.values(), key=lambda faults: _progress(faults, branches[0].union))
    if _progress(best, branches[0].union) != NOT_EVEN_THE_KIND:
        return best
    expected = tuple(dict.fromkeys(kind for one in branches for kind in one.fault.expected))
    return [replace(best[0], expected=expected)]


def _progress(found: list[Fault], union: At | None) -> tuple[int, int]:
    """Tell how far a branch got: not even the right kind of value, or how deep into it."""
    if any(fault.expected and fault.path == union for fault in found):
        return NOT_EVEN_THE_KIND
    depth = max(len(fault.path) + bool(fault.key) for fault in found)
    return (1 + any(fault.date_error is not None for fault in found), depth)
