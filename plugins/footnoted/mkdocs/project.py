"""MkDocs' configuration as a Project value: the core never sees the host's own.

Also finds a project for the command line, by the same rules as a build.
"""

import datetime as dt
import os
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from footnoted.citing import StyleError, style
from footnoted.load.scales import read_scales
from footnoted.mkdocs.options import FootnotedOptions
from footnoted.project import Markdown, Project, Use
from footnoted.scales import Scale


def root_of(config: MkDocsConfig) -> Path:
    """Give the folder of ``mkdocs.yml``; problems name their files relative to it."""
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
        use=Use(**options.use),
        cache_dir=options.cache_dir,
        **options.pictures,
        citation_style=_style(options.citation_style, templates),
        date_style=options.date_style,
        scales=_scales(config, options.scales),
        markdown=Markdown(tuple(config.markdown_extensions), config.mdx_configs),
        templates=templates,
    )


def find(place: Path) -> Project | None:
    """Give the project of a configuration file, or of the ``mkdocs.yml`` in a folder, if any.

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
    """Give the folder of the site's own pages; nothing where it lies outside of the project."""
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
    """Give the day of SOURCE_DATE_EPOCH (reproducible-builds.org), in UTC."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text.strip().isdigit():
        return None
    return dt.datetime.fromtimestamp(int(text), dt.UTC).date()
