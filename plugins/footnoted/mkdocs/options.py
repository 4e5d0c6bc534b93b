"""The plugin's options in ``mkdocs.yml``. Everything works with none of them set.

A wrong option is the host's own error, before anything is read.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from mkdocs.config import config_options as c
from mkdocs.config.base import Config, ValidationError

from footnoted.catalogue import levels
from footnoted.project import exports, pages


class Mapped(c.OptionallyRequired[dict[str, Any]]):
    """A mapping that the core judges; a ``ValueError`` of its own is the site's mistake."""

    def __init__(self, judge: Callable[[object], dict[str, Any]]) -> None:
        super().__init__(default={})
        self.judge = judge

    def run_validation(self, value: object) -> dict[str, Any]:
        """Take what the core takes."""
        try:
            return self.judge(value)
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


class FootnotedOptions(Config):
    """All options of the plugin."""

    briefings_dir = c.Type(str, default="briefings")
    """The folder of articles, relative to ``mkdocs.yml``."""
    url_prefix = c.Type(str, default="briefings")
    """Where briefings are published."""
    on_problem = c.Choice(("auto", "warn", "error"), default="auto")
    """auto: errors fail a build and only show in a preview."""
    levels = Mapped(levels)
    """Other levels for problems, by code."""
    as_of = c.Optional(Day())
    """The day the site speaks from."""
    pages = Mapped(pages)
    """Other source names of generated pages, or false."""
    exports = Mapped(exports)
    """Kinds of files beside the pages that are not wanted, each with false."""
    citation_style = c.Type(str, default="chicago")
    """chicago, newsroom, or the name of a style of the site's own."""
    date_style = c.Choice(("long", "short", "ap"), default="long")
    """How dates read in words; ap abbreviates English months as the AP Stylebook does."""
    scales = c.Type(dict, default={})
    """Files with other scales of grades, relative to ``mkdocs.yml``, by the field they are for."""
