"""The plugin's options in ``mkdocs.yml``. Everything works with none of them set.

A wrong option is the host's own error, before anything is read.
"""

import datetime as dt

from mkdocs.config import config_options as c
from mkdocs.config.base import Config, ValidationError

from footnoted.catalogue import levels
from footnoted.project import pages


class Levels(c.OptionallyRequired[dict[str, str]]):
    """``levels:`` maps codes to error, warning, info or off."""

    def __init__(self) -> None:
        super().__init__(default={})

    def run_validation(self, value: object) -> dict[str, str]:
        """Check codes and levels; codes that guard safety keep theirs."""
        try:
            return levels(value)
        except ValueError as problem:
            raise ValidationError(str(problem)) from None


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
        try:
            return pages(value)
        except ValueError as problem:
            raise ValidationError(str(problem)) from None


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
    scales = c.Type(dict, default={})
    """Files with other scales of grades, relative to ``mkdocs.yml``, by the field they are for."""
