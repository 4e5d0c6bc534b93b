"""The words of pages in the site's language: message catalogs, one file a language.

English is the language of the messages themselves: it has no file, and nothing is loaded. A message
that a catalog lacks is printed in English.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from jinja2 import Environment

CATALOGS = Path(__file__).with_name("locale")
"""The folder of catalogs: ``de.po`` for German, and so on."""


def mark_phrase(message: str) -> str:
    """Return a message of a table, marked for the catalogs; it is translated where it is shown."""
    return message


def mark_number(one: str, many: str) -> tuple[str, str]:
    """Return both forms of a message with a number, marked for the catalogs."""
    return one, many


class _Catalog(NamedTuple):
    said: dict[tuple[str, str], str | tuple[str, ...]]
    """The messages in the language, by context and English words."""
    form: Callable[[int], int]
    """Returns which of its forms a language has for a number."""


class Phrases:
    """Translates messages into one language; its methods have the names of ``gettext``."""

    def __init__(self, language: str = "en") -> None:
        """Take a language as a BCP 47 tag: "de-AT" uses the catalog of "de" if it has none."""
        self._file = _find(language)
        self._known: _Catalog | None = None

    @property
    def language(self) -> str:
        """Return the language of the messages: "en" if there is no catalog."""
        return self._file.stem.replace("_", "-") if self._file else "en"

    def gettext(self, message: str, /, **values: Any) -> str:
        """Return a message, with the values for its placeholders: ``%(name)s``."""
        return self.pgettext("", message, **values)

    def pgettext(self, context: str, message: str, /, **values: Any) -> str:
        """Return a message that has several meanings; ``context`` says which."""
        said = self._said(context, message)
        text = said if isinstance(said, str) and said else message
        return text % values if values else text

    def ngettext(self, one: str, many: str, number: int, /, **values: Any) -> str:
        """Return the form of a message for a number, which is its placeholder ``%(num)s``."""
        return self.form(one, many, number) % {"num": number, **values}

    def form(self, one: str, many: str, number: int, /) -> str:
        """Return the form of a message for a number, with its placeholders."""
        said = self._said("", one)
        if self._file and isinstance(said, tuple) and all(said):
            return said[self._catalog.form(number)]
        return one if number == 1 else many

    def _said(self, context: str, message: str) -> str | tuple[str, ...] | None:
        return self._catalog.said.get((context, message)) if self._file else None

    @property
    def _catalog(self) -> _Catalog:
        if self._known is None:
            assert self._file
            self._known = _read(self._file)
        return self._known


def translate(env: "Environment", said: Phrases) -> None:
    """Add the phrases of a language to templates: ``_()``, ``ngettext()``, ``pgettext()``."""
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_callables(  # type: ignore[attr-defined]
        said.gettext, said.form, newstyle=True, pgettext=said.pgettext
    )
    env.filters["said"] = said.gettext


@cache
def phrases(language: str) -> Phrases:
    """Return the phrases of a language; its catalog is read at the first message."""
    return Phrases(language)


def _find(language: str) -> Path | None:
    """Return the catalog of a language; None for English and for languages without one."""
    parts = re.split("[-_]", language.lower())
    if parts[0] in ("", "en"):
        return None
    names = {file.stem.lower(): file for file in CATALOGS.glob("*.po")}
    longest = ("_".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((names[name] for name in longest if name in names), None)


def _read(file: Path) -> _Catalog:
    """Return a catalog, read with Babel, which is loaded only for this; fuzzy messages do not
    count.
    """
    from gettext import c2py

    from babel.messages.pofile import read_po

    with file.open("rb") as opened:
        catalog = read_po(opened)
    said: dict[tuple[str, str], str | tuple[str, ...]] = {}
    for message in catalog:
        if message.id and not message.fuzzy:
            one = message.id if isinstance(message.id, str) else message.id[0]
            text = message.string or ""
            said[message.context or "", one] = text if isinstance(text, str) else tuple(text)
    return _Catalog(said, c2py(catalog.plural_expr))
