"""Options, and the project made of them."""

import datetime as dt
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config import config_options as c
from mkdocs.config import load_config
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from footnoted.catalogue import levels
from footnoted.library.citations import StyleError, style
from footnoted.outputs.registry import EXPORTS, PAGES
from footnoted.project import (
    Markdown,
    PictureRights,
    Project,
    Scale,
    cache_dir,
    day,
    exports,
    pages,
    pictures,
    use,
)
from footnoted.records.reading import read_scales

# -------------------------------------------------------------------------------------------------
# The plugin's options in ``mkdocs.yml``. Everything works with none of them set.
#
# A wrong option is the host's own error, before anything is read.


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
    pages = Judged(partial(pages, known=[page.key for page in PAGES]), {})
    """Other source names of generated pages, or false."""
    exports = Judged(partial(exports, known=[export.key for export in EXPORTS]), {})
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


# -------------------------------------------------------------------------------------------------
# MkDocs' configuration as a Project value: the core never sees the host's own.
#
# Also finds a project for the command line, by the same rules as a build.


def root_of(config: MkDocsConfig) -> Path:
    """Return the folder of ``mkdocs.yml``; problems name their files relative to it."""
    return Path(config.config_file_path).resolve().parent if config.config_file_path else Path.cwd()


def project_of(config: MkDocsConfig, options: FootnotedOptions, *, preview: bool) -> Project:
    """Make the value the core builds from."""
    theme = config.theme
    templates = (Path(theme.custom_dir),) if theme.custom_dir else ()
    return Project(
        root=root_of(config),
        briefings_dir=_inside(config, options.briefings_dir),
        url_prefix=options.url_prefix.strip("/"),
        as_of=options.as_of or _epoch() or (dt.date.today() if preview else None),
        preview=preview,
        language=str(theme.get("language") or theme.locale or "en"),
        site_name=config.site_name,
        site_url=config.site_url or "",
        directory_urls=config.use_directory_urls,
        levels=options.levels,
        pages=options.pages,
        exports=options.exports,
        docs_dir=_docs(config),
        named={"theme": {k: theme.get(k) for k in ("logo", "favicon")}, "extra": config.extra},
        cards=any(name.endswith("social") for name in config.plugins),
        use=PictureRights(**options.use),
        cache_dir=options.cache_dir,
        **options.pictures,
        citation_style=_style(options.citation_style, templates),
        date_style=options.date_style,
        scales=_scales(config, options.scales),
        markdown=Markdown(tuple(config.markdown_extensions), config.mdx_configs),
        templates=templates,
    )


def find(place: Path) -> Project | None:
    """Return the project of a configuration file, or of the ``mkdocs.yml`` in a folder, if any.

    Raises ``mkdocs.exceptions.ConfigurationError`` where the configuration is wrong.
    """
    file = place / "mkdocs.yml" if place.is_dir() else place
    if not file.is_file():
        return None
    config = load_config(str(file))
    plugin = config.plugins.get("footnoted")
    if plugin is None:
        raise ConfigurationError(f"{file}: `plugins:` does not list footnoted")
    return project_of(config, plugin.config, preview=False)


def _inside(config: MkDocsConfig, folder: str) -> str:
    root = root_of(config)
    path = Path(os.path.normpath(root / folder))
    if path == root or not path.is_relative_to(root):
        raise ConfigurationError(f"footnoted: briefings_dir '{folder}' is not inside {root}")
    return path.relative_to(root).as_posix()


def _docs(config: MkDocsConfig) -> str:
    """Return the folder of the site's own pages; nothing where it lies outside of the project."""
    docs = Path(os.path.relpath(config.docs_dir, root_of(config)))
    return "" if docs.parts[:1] in ((), ("..",)) else docs.as_posix()


def _scales(config: MkDocsConfig, files: dict[object, object]) -> dict[str, Scale]:
    try:
        return read_scales(root_of(config), files)
    except ValueError as problem:
        raise ConfigurationError(f"footnoted: {problem}") from problem


def _style(name: str, templates: tuple[Path, ...]) -> str:
    try:
        return style(name, templates).name
    except StyleError as problem:
        raise ConfigurationError(f"footnoted: citation_style: {problem}") from problem


def _epoch() -> dt.date | None:
    """Return the day of SOURCE_DATE_EPOCH (reproducible-builds.org), in UTC."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text.strip().isdigit():
        return None
    return dt.datetime.fromtimestamp(int(text), dt.UTC).date()
