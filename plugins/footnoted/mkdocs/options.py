"""The plugin's options in ``mkdocs.yml``. Everything works with none of them set.

A wrong option is the host's own error, before anything is read.
"""

import datetime as dt

from mkdocs.config import config_options as c
from mkdocs.config.base import Config, ValidationError

from footnoted.catalogue import CODES
from footnoted.diagnostics import Level
from footnoted.load.suggest import did_you_mean
from footnoted.project import GENERATED


class Levels(c.OptionallyRequired[dict[str, str]]):
    """``levels:`` maps codes to error, warning, info or off."""

    def __init__(self) -> None:
        super().__init__(default={})

    def run_validation(self, value: object) -> dict[str, str]:
        """Check codes and levels; codes that guard safety keep theirs."""
        if not isinstance(value, dict):
            raise ValidationError("expected a mapping of codes to levels")
        codes = {code.name: code for code in CODES}
        levels: dict[str, str] = {}
        for name, asked in value.items():
            if name not in codes:
                raise ValidationError(
                    f"no problem `{name}`. {did_you_mean(str(name), codes)}".strip()
                )
            if codes[name].guards_safety:
                raise ValidationError(f"`{name}` guards safety; its level cannot be changed")
            level = "off" if asked is False else asked  # YAML 1.1 reads a bare off as false
            if level not in list(Level):
                raise ValidationError(f"`{name}`: expected one of {', '.join(Level)}")
            levels[name] = str(level)
        return levels


class Day(c.OptionallyRequired[dt.date]):
    """``as_of:`` is a day."""

    def run_validation(self, value: object) -> dt.date:
        """Take a YAML date or its text."""
        if isinstance(value, dt.datetime) or not isinstance(value, (dt.date, str)):
            raise ValidationError("expected a day such as 2025-02-13")
        try:
            return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)
        except ValueError:
            raise ValidationError(f"`{value}` is no day; write it as 2025-02-13") from None


class Pages(c.OptionallyRequired[dict[str, "str | bool"]]):
    """``pages:`` renames generated pages, or switches them off with false."""

    def __init__(self) -> None:
        super().__init__(default={})

    def run_validation(self, value: object) -> dict[str, "str | bool"]:
        """Check keys and source names."""
        if not isinstance(value, dict):
            raise ValidationError("expected a mapping of pages to source names")
        for key, name in value.items():
            if key not in GENERATED:
                raise ValidationError(f"no page `{key}`; the pages are {', '.join(GENERATED)}")
            good = isinstance(name, bool) or (
                isinstance(name, str)
                and name.endswith(".md")
                and ".." not in name
                and name[0] != "/"
            )
            if not good:
                raise ValidationError(f"`{key}`: expected a source name such as evidence/{key}.md")
        return value


class FootnotedOptions(Config):
    """All options of the plugin."""

    briefings_dir = c.Type(str, default="briefings")
    """The folder of articles, relative to ``mkdocs.yml``."""
    url_prefix = c.Type(str, default="briefings")
    """Where briefings are published."""
    on_problem = c.Choice(("auto", "warn", "error"), default="auto")
    """auto: errors fail a build and only show in a preview."""
    levels = Levels()
    """Other levels for problems, by code."""
    as_of = c.Optional(Day())
    """The day the site speaks from."""
    pages = Pages()
    """Other source names of generated pages, or false."""
