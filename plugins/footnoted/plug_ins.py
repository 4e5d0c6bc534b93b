"""What other distributions add to Footnoted: checks, exports and pages as entry points.

They are loaded once for a build, by the code that makes its Project; never at import. One that
cannot be used is a fault of the installation, reported with the name of the distribution. The
modules that plug-ins need are only loaded if there are any.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from sys import modules
from typing import Any

from footnoted.diagnostics.problem import Code
from footnoted.project import OptionNames, PlugIns

GROUPS = ("footnoted.checks", "footnoted.exports", "footnoted.pages")
"""The groups of entry points."""
_KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class PlugInError(ValueError):
    """A plug-in that cannot be used: which one, why, and what to do."""


def load_plug_ins() -> PlugIns:
    """Return what the installed distributions add; raise ``PlugInError``."""
    if not any(entry_points(group=group) for group in GROUPS):
        return PlugIns()
    from footnoted.catalogue import CODES
    from footnoted.outputs.files import Export
    from footnoted.outputs.page import Page
    from footnoted.outputs.registry import EXPORTS, PAGES

    checks = _load(GROUPS[0], "a function of the Site whose module declares a Code", _is_check)
    exports = _load(GROUPS[1], "an Export", lambda value: isinstance(value, Export))
    pages = _load(GROUPS[2], "a Page", lambda value: isinstance(value, Page))
    _refuse_twice("problem", _codes(checks), (code.name for code in CODES))
    _refuse_twice("export", _keys(exports), (export.key for export in EXPORTS))
    _refuse_twice("page", _keys(pages), (page.key for page in PAGES))
    return PlugIns(*(tuple(value for _, value in each) for each in (checks, exports, pages)))


NAMING = frozenset({"pages", "exports", "levels"})
"""The options whose values are names of pages, exports or codes."""


def option_names(asked: Iterable[str], plug_ins: PlugIns) -> OptionNames:
    """Return the names that options may have; empty if none of the given options has names."""
    if NAMING.isdisjoint(asked):
        return OptionNames((), (), lambda levels: {}, _unknown)
    from footnoted.catalogue import all_codes, levels
    from footnoted.outputs.registry import all_exports, all_pages

    return OptionNames(
        tuple(page.key for page in all_pages(plug_ins)),
        tuple(export.key for export in all_exports(plug_ins)),
        partial(levels, codes=all_codes(plug_ins)),
        _unknown,
    )


def _unknown(name: str, known: Iterable[str]) -> str:
    from footnoted.text.suggest import did_you_mean

    hint = did_you_mean(name, known) or f"The options are {', '.join(known)}."
    return f"there is no such option. {hint}"


Loaded = list[tuple[EntryPoint, Any]]


def _load(group: str, wanted: str, fits: Callable[[Any], bool]) -> Loaded:
    found: Loaded = []
    for point in sorted(entry_points(group=group), key=lambda each: (each.name, _owner(each))):
        try:
            value = point.load()
        except Exception as error:  # whatever others' code does when it is imported
            raise PlugInError(
                f"{_named(point)} cannot be loaded: {type(error).__name__}: {error}. "
                "Repair or uninstall it."
            ) from error
        if not fits(value):
            raise PlugInError(f"{_named(point)} is not {wanted}. Repair or uninstall it.")
        found.append((point, value))
    return found


def _is_check(value: Any) -> bool:
    from footnoted.catalogue import declared

    module = getattr(value, "__module__", "")
    return callable(value) and module in modules and bool(declared(value))


def _codes(checks: Loaded) -> Iterator[tuple[EntryPoint, str]]:
    """Yield each code once, even if several checks share it."""
    from footnoted.catalogue import declared

    seen: list[Code] = []
    for point, check in checks:
        for code in declared(check):
            if not any(code is other for other in seen):
                seen.append(code)
                yield point, code.name


def _keys(loaded: Loaded) -> Iterator[tuple[EntryPoint, str]]:
    for point, value in loaded:
        if not _KEY.fullmatch(value.key):
            raise PlugInError(
                f"{_named(point)} has the key `{value.key}`. Write it in lower-case letters, "
                "digits and single hyphens."
            )
        yield point, value.key


def _refuse_twice(noun: str, given: Iterable[tuple[EntryPoint, str]], ours: Iterable[str]) -> None:
    owners = dict.fromkeys(ours, "Footnoted itself")
    for point, key in given:
        if key in owners:
            raise PlugInError(
                f"{_named(point)} brings the {noun} `{key}`, which {owners[key]} has already. "
                "Rename it or uninstall one of the two."
            )
        owners[key] = _owner(point)


def _named(point: EntryPoint) -> str:
    return f"The plug-in `{point.name}` of {_owner(point)} ({point.group})"


def _owner(point: EntryPoint) -> str:
    return point.dist.name if point.dist else "an unknown distribution"
