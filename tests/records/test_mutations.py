"""Each key of a full sidecar dropped, renamed, retyped, doubled: reported at its line or harmless.

The lines expected come from plain PyYAML's nodes, not from the loader under test.
"""

import copy
import fnmatch
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from footnoted.diagnostics.problem import Level, Problem
from footnoted.records.fit import validate_records
from footnoted.records.forms import Form
from footnoted.records.library import Sidecar
from footnoted.records.yaml import parse

EXAMPLE = Path(__file__).parent / "examples" / "ferry.yml"
PATH = "briefings/ferry.yml"
At = tuple[str | int, ...]

REQUIRED = (
    "sources/*/type",
    "sources/*/author/0/literal",
    "sources/*/archived/0/url",
    "sources/*/archived/0/date",
    "chains/*/?/party",
    "chains/*/?/source",
    "claims/sails-again/quote",
    "claims/sails-again/quote/exact",
    "claims/*/attribution/0/described",
    "claims/*/attribution/1/source",
    "claims/*/sources/0/id",
    "claims/*/graded/by",
    "claims/*/graded/date",
    "claims/*/due/from",
    "claims/*/due/plus",
    "claims/*/outcome/result",
    "dates/*/date",
    "dates/*/date/earliest",
    "dates/*/date/latest",
    "dates/*/title",
    "figures/*/of",
    "figures/waiting/also/0/value",
    "figures/waiting/value",
    "figures/moved/share-of",
    "figures/moved/share-of/figure",
    "figures/moved/share-of/value",
    "images/*/file",
    "images/*/permission/by",
    "images/*/permission/date",
    "images/*/permission/for",
    "corrections/*/kind",
    "corrections/*/date",
    "corrections/*/text",
    "allow/?/code",
    "allow/?/because",
)
"""What the contract requires, or requires unless another key says it."""

EITHER = (
    "claims/*/quote",
    "claims/*/attribution",
    "claims/*/contradicts",
    "images/*/credit",
)
"""Values that may be a plain text as well as a list or mapping."""

TYPED = (
    *("sources/*/type", "sources/*/issued", "sources/*/accessed", "sources/*/status"),
    *("sources/*/cited-in", "sources/*/archived/0/date", "chains/*/?/party", "chains/*/?/source"),
    *("chains/*/?/how", "chains/*/?/read", "claims/*/kind", "claims/*/stance", "claims/*/status"),
    *("claims/*/date", "claims/*/graded/date", "claims/*/due/from", "claims/*/due/plus"),
    *("claims/*/outcome/result", "claims/*/outcome/date", "claims/*/contradicts/0"),
    *("dates/*/date", "dates/*/date/earliest", "dates/*/date/latest", "dates/*/kind"),
    *("dates/*/event", "dates/*/claim", "figures/*/value", "figures/*/approximate"),
    *("figures/*/also/0/value", "figures/*/as-of", "figures/*/series", "figures/*/key"),
    *("figures/*/sources/0", "figures/*/share-of/figure", "figures/*/share-of/value"),
    *("images/*/permission/date", "corrections/*/kind", "corrections/*/date"),
    *("corrections/*/about/0", "allow/?/about"),
)
"""Values that are more than words."""


@cache
def unchanged() -> Sidecar:
    return read(EXAMPLE.read_text("utf-8"))[0]


def dumped(value: Any) -> str:
    text: str = yaml.dump(
        value, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=1000
    )
    return text


def original() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(EXAMPLE.read_text("utf-8"), Loader=yaml.CBaseLoader)
    return loaded


def entries(value: Any, path: At = ()) -> Iterator[At]:
    """Yield the path of every entry of every mapping."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key)
            yield from entries(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from entries(inner, (*path, number))


def matches(path: At, patterns: tuple[str, ...]) -> bool:
    """Return whether a path fits a pattern step by step: ``*`` is one whole step."""
    steps = [str(step) for step in path]
    return any(
        len(pattern.split("/")) == len(steps)
        and all(map(fnmatch.fnmatchcase, steps, pattern.split("/")))
        for pattern in patterns
    )


ENTRIES = list(entries(original()))


def slashed(path: At) -> str:
    return "/".join(map(str, path))


def every_entry(test: Callable[[At], None]) -> Callable[[], None]:
    """Make one test that tries every entry and tells all at which it fails."""

    def each() -> None:
        failed = {}
        for path in ENTRIES:
            try:
                test(path)
            except Exception as error:
                failed[slashed(path)] = repr(error)
        assert failed == {}

    each.__name__ = test.__name__
    return each


def inside(value: Any, path: At) -> Any:
    for step in path:
        value = value[step]
    return value


def changed(path: At, change: Any) -> tuple[str, dict[str, Any]]:
    """Return the sidecar's text and value after a change of the mapping that an entry is in."""
    value = original()
    change(inside(value, path[:-1]), path[-1])
    text = dumped(value)
    return text, value


def read(text: str) -> tuple[Sidecar, list[Problem]]:
    document = parse(text, PATH)
    sidecar, told = validate_records(Sidecar, document)
    return sidecar, [*document.problems, *told]


def line_of(text: str, path: At) -> int:
    """Return the line of an entry's key, or of an item, from plain PyYAML."""
    node: Any = yaml.compose(text, Loader=yaml.CBaseLoader)
    line = 1
    for step in path:
        if isinstance(step, int):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            key, node = next((k, v) for k, v in node.value if k.value == step)
            line = key.start_mark.line + 1
    return line


def renamed(mapping: dict[str, Any], key: str, new: str) -> None:
    items = [(new if name == key else name, value) for name, value in mapping.items()]
    mapping.clear()
    mapping.update(items)


def is_record(path: At) -> bool:
    return len(path) == 2 and path[0] != "allow"


def summary(problems: list[Problem]) -> set[tuple[str, int]]:
    assert all(problem.level is Level.ERROR and problem.hint for problem in problems)
    return {(problem.code.name, problem.mark.line) for problem in problems}


def test_the_example_itself_is_read_without_a_word_and_has_keys_enough() -> None:
    assert read(EXAMPLE.read_text("utf-8"))[1] == []
    assert len(ENTRIES) >= 100


@every_entry
def test_a_dropped_key_is_told_where_it_is_missing_or_was_optional(path: At) -> None:
    text, _ = changed(path, lambda mapping, key: mapping.pop(key))
    sidecar, problems = read(text)
    if matches(path, REQUIRED):
        expected = line_of(text, path[:-1])
        found = summary(problems)
        assert {line for _, line in found} == {expected}
        assert {code for code, _ in found} <= {"schema.missing", "schema.combination"}
    else:
        assert problems == []
        assert path[-1] not in written(sidecar, path[:-1])


def written(value: Any, path: At) -> set[str]:
    """Return the keys that were read at a path of the model."""
    for step in path:
        if isinstance(value, Form):
            names = {field.alias: name for name, field in type(value).model_fields.items()}
            value = getattr(value, names[str(step)])
        else:
            value = value[step]
    if isinstance(value, dict):
        return set(value)
    assert isinstance(value, Form)
    return {str(type(value).model_fields[name].alias) for name in value.model_fields_set}


@every_entry
def test_a_renamed_key_is_told_at_its_line(path: At) -> None:
    new = "Not_an_id" if is_record(path) else f"{path[-1]}-zz"
    text, _ = changed(path, lambda mapping, key: renamed(mapping, key, new))
    _, problems = read(text)
    # A span of dates is one value: what is wrong in it is reported at its own key.
    at = path[:-1] if matches(path, ("dates/*/date/*",)) else (*path[:-1], new)
    codes = {"id.form"} if is_record(path) else {"schema.unknown-key", "schema.combination"}
    here = {problem for problem in problems if problem.mark.line == line_of(text, at)}
    assert {problem.code.name for problem in here} & codes
    others = {problem.code.name for problem in problems} - codes
    assert others <= {"schema.missing", "schema.combination"}


@every_entry
def test_a_retyped_value_is_told_at_its_line_or_may_be_so(path: At) -> None:
    def retype(mapping: dict[str, Any], key: str) -> None:
        mapping[key] = ["zz"] if isinstance(mapping[key], str) else "zz"

    text, value = changed(path, retype)
    _, problems = read(text)
    if inside(value, path) == "zz" and matches(path, EITHER):
        assert problems == []
        return
    lines = {line_of(text, path)}
    if inside(value, path) == ["zz"]:
        lines.add(line_of(text, (*path, 0)))
    assert problems
    if matches(path, ("dates/*/date/*", "claims/*/due/*")):
        lines.add(line_of(text, path[:-1]))
    assert {problem.mark.line for problem in problems} <= lines


@pytest.mark.parametrize("pattern", TYPED)
def test_words_where_more_than_words_belongs_are_told_at_their_line(pattern: str) -> None:
    value = original()
    places = [*entries(value), *items(value)]
    fitting = [at for at in places if matches(at, (pattern,)) and text_at(value, at)]
    assert fitting
    for path in fitting:
        value = original()
        inside(value, path[:-1])[path[-1]] = "No Such Thing"
        text = dumped(value)
        _, problems = read(text)
        lines = {line_of(text, path), line_of(text, path[:-1])}
        assert problems
        assert {problem.mark.line for problem in problems} <= lines


def items(value: Any, path: At = ()) -> Iterator[At]:
    """Yield the path of every item of every list."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for step, inner in pairs:
        if isinstance(value, list):
            yield (*path, step)
        if isinstance(inner, dict | list):
            yield from items(inner, (*path, step))


def text_at(value: Any, path: At) -> bool:
    return isinstance(inside(value, path), str)


@every_entry
def test_a_doubled_key_is_told_at_the_second_with_the_first(path: At) -> None:
    def double(mapping: dict[str, Any], key: str) -> None:
        mapping["zz-doubled"] = copy.deepcopy(mapping[key])

    text, _ = changed(path, double)
    second = line_of(text, (*path[:-1], "zz-doubled"))
    text = text.replace("zz-doubled", str(path[-1]))
    sidecar, problems = read(text)
    assert summary(problems) == {("yaml.duplicate-key", second)}
    assert problems[0].related is not None
    assert problems[0].related.line == line_of(text, path)
    assert sidecar == unchanged()


@every_entry
def test_an_emptied_value_is_as_if_it_had_been_dropped(path: At) -> None:
    text, _ = changed(path, lambda mapping, key: mapping.update({key: "zz-emptied"}))
    text = text.replace(" zz-emptied", "")
    dropped, _ = changed(path, lambda mapping, key: mapping.pop(key))
    if is_record(path):
        assert read(text)[1]
        return
    sidecar, problems = read(text)
    expected, told = read(dropped)
    assert sidecar == expected
    assert [problem.message for problem in problems] == [problem.message for problem in told]
