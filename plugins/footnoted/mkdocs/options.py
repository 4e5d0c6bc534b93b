"""The plugin's options in ``mkdocs.yml``. Everything works with none of them set.

A wrong option is the host's own error, before anything is read.
"""

from collections.abc import Callable
from typing import Any

from mkdocs.config import config_options as c
from mkdocs.config.base import Config, ValidationError

from footnoted.catalogue import levels
from footnoted.project import cache_dir, day, exports, pages, pictures, use


class Judged(c.OptionallyRequired[Any]):
    """An option that the core judges; a ``ValueError`` of its own is the site's mistake."""

    def __init__(self, judge: Callable[[object], Any], default: object = None) -> None:
        super().__init__(default=default)
        self.judge = judge

    def run_validation(self, value: object) -> Any:
        """Take what the core takes."""
        try:
            return self.judge(value)
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
    levels = Judged(levels, {})
    """Other levels for problems, by code."""
    as_of = c.Optional(Judged(day))
    """The day the site speaks from."""
    pages = Judged(pages, {})
    """Other source names of generated pages, or false."""
    exports = Judged(exports, {})
    """Kinds of files beside the pages that are not wanted, each with false."""
    pictures = Judged(pictures, {})
    """How pictures are published: with ``avif: true`` as AVIF, too."""
    cache_dir = Judged(cache_dir, ".cache/footnoted")
    """What is kept for the next build, relative to ``mkdocs.yml``."""
    use = Judged(use, {})
    """What the site does with pictures, for their licenses: commercial, derivatives."""
    citation_style = c.Type(str, default="chicago")
    """chicago, newsroom, or the name of a style of the site's own."""
    date_style = c.Choice(("long", "short", "ap"), default="long")
    """How dates read in words; ap abbreviates English months as the AP Stylebook does."""
    scales = c.Type(dict, default={})
    """Files with other scales of grades, relative to ``mkdocs.yml``, by the field they are for."""
