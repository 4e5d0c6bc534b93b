"""A citation style: one file of Jinja macros, found by its name and tried before it is used.

What is wrong with a style is a mistake of the configuration, told before any content is read.
"""

import re
import traceback
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from footnoted.citing import punctuation, samples
from footnoted.citing.item import Item
from footnoted.citing.kinds import MACRO_OF, MACROS
from footnoted.citing.people import names

THEME = Path(__file__).parent.parent / "theme"
FOLDER = "footnoted/styles"
"""Where styles lie in the package's theme and in a site's folder of templates."""
REQUIRED = {
    "other": "how a source reads for which the style has no macro of its own",
    "short": "how a source reads after it was given in full",
    "cited_in": "how the sources that carried another one to us are named",
}
SETTINGS: dict[str, tuple[object, tuple[object, ...] | type]] = {
    "later": ("full", ("full", "short")),
    "inside": (True, (True, False)),
    "end": (".", str),
}
"""The settings that a style may have: what holds without them, and what they may be."""


_NO_FIELD = re.compile(r"'footnoted\.citing\.item\.Item object' has no attribute '(\w+)'")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class _UnusableError(Exception):
    """What is wrong with a style, to be told with the names of the others."""


class StyleError(ValueError):
    """A style that is not there or cannot be used; its message is whole sentences."""


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """A style that can be used."""

    name: str
    macros: dict[str, Macro]
    later: str
    """``short`` where what a page gave in full before is shortened, else ``full``."""
    inside: bool
    """Whether commas and periods go inside a closing quotation mark."""
    end: str
    """The sign that ends a note."""

    def full(self, item: Item) -> Markup:
        """Give the citation of a source, without a closing sign."""
        macro = self.macros.get(MACRO_OF.get(item.source.type, ""), self.macros["other"])
        return _line(macro(item))

    def short(self, item: Item) -> Markup:
        """Give what later notes say of a source."""
        return _line(self.macros["short"](item))

    def cited_in(self, carriers: Sequence[Markup]) -> Markup:
        """Name the sources that carried another one to us, the nearest to it first."""
        return _line(self.macros["cited_in"](carriers))


def style(name: str, folders: Iterable[Path] = ()) -> Style:
    """Give a style by its name; files in ``folders`` win over the package's own.

    Raises :class:`StyleError` where there is none of that name or it cannot be used.
    """
    places = tuple(folders)
    template = None
    try:
        if not _NAME.fullmatch(name):
            raise TemplateNotFound(name)
        template = _environment(places).get_template(f"{FOLDER}/{name}.html")
        return _read(name, template)
    except Exception as problem:  # a style may do anything at all; whatever it is, it is told
        known = styles(places)
        listed = f"The styles are {', '.join(f'`{other}`' for other in known)}."
        if name not in known:
            raise StyleError(f"There is no citation style `{name}`. {listed}") from problem
        reason = _reason(problem, template).rstrip(".")
        raise StyleError(
            f"The citation style `{name}` cannot be used: {reason}. {listed}"
        ) from problem


def styles(folders: Iterable[Path] = ()) -> tuple[str, ...]:
    """Give the names of the styles there are, sorted."""
    files = (file for folder in (*folders, THEME) for file in (folder / FOLDER).glob("*.html"))
    return tuple(sorted({file.stem for file in files}))


@lru_cache(8)
def _environment(folders: tuple[Path, ...]) -> Environment:
    env = Environment(
        loader=FileSystemLoader([*folders, THEME]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {"joined": _joined, "names": names, "inner": punctuation.inner}
    return env


@pass_context
def _joined(context: Context, pieces: Iterable[str], by: str = ", ") -> Markup:
    return punctuation.joined(pieces, by, bool(context.get("inside", True)))


@lru_cache(32)
def _read(name: str, template: Template) -> Style:
    """Read a style and try it; a template that was changed is another one and is read anew.

    The package's own were tried by its tests: at every start that would cost more than a check.
    """
    module = vars(template.module)
    given = {key: value for key, value in module.items() if not key.startswith("_")}
    macros = {key: value for key, value in given.items() if isinstance(value, Macro)}
    settings = {key: value for key, value in given.items() if key not in macros}
    for reason in (*_missing(macros), *_unknown(given), *_wrong(settings)):
        raise _UnusableError(reason)
    every = {key: settings.get(key, usual) for key, (usual, _) in SETTINGS.items()}
    made = Style(name, macros, str(every["later"]), bool(every["inside"]), str(every["end"]))
    if not Path(template.filename or "").is_relative_to(THEME):
        _try(made)
    return made


def _missing(macros: dict[str, Macro]) -> Iterable[str]:
    for key, what in REQUIRED.items():
        if key not in macros:
            yield f"it has no macro `{key}`: {what}"


def _unknown(given: dict[str, Any]) -> Iterable[str]:
    allowed = (*REQUIRED, *MACROS, *SETTINGS)
    for key in given:
        if key not in allowed:
            yield (
                f"it says `{key}`, which nothing asks for; names of its own begin with `_`, the "
                f"others are {', '.join(allowed)}"
            )


def _wrong(settings: dict[str, Any]) -> Iterable[str]:
    for key, value in settings.items():
        if key not in SETTINGS:
            yield f"`{key}` must be a macro"
            continue
        may = SETTINGS[key][1]
        if isinstance(may, type):
            if not isinstance(value, may):
                yield f"its setting `{key}` must be text"
        elif value not in may:
            yield f"its setting `{key}` must be one of {', '.join(map(str, may))}"


def _try(made: Style) -> None:
    """Use every macro with everything and with nothing, so that no page has to fail."""
    made.cited_in([Markup("a")])
    made.cited_in([Markup("a"), Markup("b")])
    for item in samples.ITEMS:
        try:
            made.full(item)
            made.short(item)
        except Exception as problem:
            raise _UnusableError(f"it fails for the type `{item.type}`") from problem


def _reason(problem: Exception, template: Template | None) -> str:
    """Say what is wrong, and at which line of the style where that is known."""
    if isinstance(problem, TemplateSyntaxError):
        return f"line {problem.lineno}: {problem.message}"
    if isinstance(problem, _UnusableError):
        cause = problem.__cause__
        return (
            f"{problem}: {_reason(cause, template)}"
            if isinstance(cause, Exception)
            else str(problem)
        )
    said = _NO_FIELD.sub(r"a source has no `\1`", str(problem).replace("\n", " "))
    if isinstance(problem, TemplateNotFound):
        said = f"there is no template `{problem.name}`"
    frames = traceback.extract_tb(problem.__traceback__)
    lines = [f.lineno for f in frames if template and f.filename == template.filename]
    if not (template and lines):
        return said
    return f"line {template.get_corresponding_lineno(lines[-1] or 1)}: {said}"


def _line(html: str) -> Markup:
    return Markup(re.sub(r"[ \t\r\n]+", " ", html).strip())
