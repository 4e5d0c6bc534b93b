"""Options, and the project made from them.

A check needs both each time. So what only some sites need, such as the names of all pages and
problems, is only loaded if a site uses it, and MkDocs gets the plugin without its hooks.
"""

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from mkdocs.config import load_config
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings
from mkdocs.config.base import ValidationError as MkDocsError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import BasePlugin

from footnoted.plug_ins import PlugInError, load_plug_ins, option_names
from footnoted.project import (
    SCALES,
    SHARED_BY_DESKS,
    Markdown,
    Options,
    PlugIns,
    Project,
    Scale,
    is_our_own_style,
    read_options,
    report_address,
)
from footnoted.revisions import state_of

# -------------------------------------------------------------------------------------------------
# The plugin's options in ``mkdocs.yml``; ``footnoted.project`` has their types.
#
# A wrong option is reported as the host's own error, before anything is read.


class FootnotedOptions(Config):
    """The options in MkDocs' form, and as they were read."""

    options: Options
    plug_ins: PlugIns

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the options; return what is wrong with each."""
        try:
            self.plug_ins = load_plug_ins()
        except PlugInError as error:
            raise ConfigurationError(f"footnoted: {error}") from error
        options, wrong = read_options(self.data, option_names(self.data, self.plug_ins))
        if options:
            self.options = options
        return [(key, MkDocsError(said)) for key, said in wrong.items()], []


# -------------------------------------------------------------------------------------------------
# MkDocs' configuration as a Project value: the core never sees the host's own.
#
# The command finds a project by the same rules as a build.


def root_of(config: MkDocsConfig) -> Path:
    """Return the folder of ``mkdocs.yml``; problems name their files relative to it."""
    return Path(config.config_file_path).resolve().parent if config.config_file_path else Path.cwd()


def project_of(config: MkDocsConfig, options: FootnotedOptions, *, preview: bool) -> Project:
    """Return the value from which the core builds."""
    asked = options.options
    theme = config.theme
    templates = (Path(theme.custom_dir),) if theme.custom_dir else ()
    return Project(
        root=root_of(config),
        briefings_dir=_inside(config, asked.briefings_dir),
        url_prefix=asked.url_prefix.strip("/"),
        as_of=asked.as_of or _epoch() or (dt.date.today() if preview else None),
        preview=preview,
        language=str(theme.get("language") or theme.locale or "en"),
        site_name=config.site_name,
        site_url=config.site_url or "",
        editor=_editor(config),
        report=report_address(asked.report, config.repo_url or "", root_of(config)),
        directory_urls=config.use_directory_urls,
        levels=asked.levels,
        pages=asked.pages,
        exports=asked.exports,
        registers=_registers(config, asked.registers),
        tables=asked.tables or "",
        commit=state_of(root_of(config), asked.briefings_dir) if asked.tables else None,
        docs_dir=_docs(config),
        excluded=_excluded(config, preview=preview),
        in_nav=tuple(sorted(set(_named(config.nav)))),
        named={"theme": {k: theme.get(k) for k in ("logo", "favicon")}, "extra": config.extra},
        cards=(others := any(name.endswith("social") for name in config.plugins))
        or asked.pictures.cards,
        draws_cards=asked.pictures.cards and not others,
        use=asked.use,
        cache_dir=asked.cache_dir,
        pages_pictures=asked.pages_pictures,
        avif=asked.pictures.avif,
        citation_style=_style(asked.citation_style, templates),
        date_style=asked.date_style,
        scales=_scales(config, asked.scales),
        markdown=Markdown(tuple(config.markdown_extensions), config.mdx_configs),
        expanders=_expanders(config),
        templates=templates,
        plug_ins=options.plug_ins,
    )


def _editor(config: MkDocsConfig) -> str:
    """Return the address for changing a file in a browser, as MkDocs makes it, with ``{path}``."""
    form = str(config.edit_uri_template or (config.edit_uri and f"{config.edit_uri}{{path}}") or "")
    if "{path}" not in form:
        return ""
    root = os.path.relpath(root_of(config), config.docs_dir).replace(os.sep, "/")
    apart = not form.startswith(("?", "#"))
    base = f"{config.repo_url.rstrip('/')}{'/' if apart else ''}" if config.repo_url else ""
    return urljoin(base, form.replace("{path}", f"{root}/{{path}}"))


def find(file: Path) -> Project:
    """Return the project of a configuration file.

    Raises ``mkdocs.exceptions.ConfigurationError`` if the configuration is wrong.
    """
    with _options_alone():
        config = load_config(str(file))
    plugin = config.plugins.get("footnoted")
    if plugin is None:
        cure = "Run `footnoted init` to add it"
        raise ConfigurationError(f"{file}: `plugins:` does not list footnoted. {cure}")
    return project_of(config, plugin.config, preview=False)


class OptionsPlugin(BasePlugin[FootnotedOptions]):
    """The plugin's options, without its hooks and everything that these need."""


@contextmanager
def _options_alone() -> Iterator[None]:
    """Make MkDocs use only the options as our plugin."""
    installed = MkDocsConfig.plugins.installed_plugins  # type: ignore[attr-defined]
    whole = dict(installed)
    name = f"{__name__}:{OptionsPlugin.__name__}"
    installed["footnoted"] = EntryPoint("footnoted", name, "mkdocs.plugins")
    try:
        yield
    finally:
        installed.update(whole)


EXPANDERS: Mapping[str, Mapping[str, str]] = {
    "include-markdown": {"opening_tag": "{%"},
    "macros": {"j2_variable_start_string": "{{", "j2_block_start_string": "{%"},
    "markdownextradata": {"": "{{"},
    "table-reader": {"": "{{"},
}
"""Plugins that put words into articles, and do not count the pages they are called for: the options
with the text at which they do, and its default.
"""


def _expanders(config: MkDocsConfig) -> Mapping[str, tuple[str, ...]]:
    """Return the site's plugins among those, with the texts at which they put words."""
    return {
        name: tuple(plugin.config.get(option) or usual for option, usual in options.items())
        for name, options in EXPANDERS.items()
        if (plugin := config.plugins.get(name))
    }


def _inside(config: MkDocsConfig, folder: str) -> str:
    root = root_of(config)
    path = Path(os.path.normpath(root / folder))
    if path == root or not path.is_relative_to(root):
        raise ConfigurationError(f"footnoted: briefings_dir '{folder}' is not inside {root}")
    if Path(config.docs_dir).is_relative_to(path):
        raise ConfigurationError(
            f"footnoted: briefings_dir '{folder}' contains the site's own pages (docs_dir). Give "
            "the briefings a folder of their own, such as briefings or docs/briefings"
        )
    return path.relative_to(root).as_posix()


def _docs(config: MkDocsConfig) -> str:
    """Return the folder of the site's own pages; empty if it is outside of the project."""
    docs = Path(os.path.relpath(config.docs_dir, root_of(config)))
    return "" if docs.parts[:1] in ((), ("..",)) else docs.as_posix()


def _excluded(config: MkDocsConfig, *, preview: bool) -> tuple[tuple[bool, str], ...]:
    """Return what MkDocs excludes from the documentation folder; drafts are in its previews."""
    specs = (config.exclude_docs, None if preview else config.draft_docs)
    forms = [form for spec in specs if spec for form in spec.patterns]
    found = [(bool(form.include), form.regex.pattern) for form in forms if form.regex]
    return ((True, "^templates/"), *found)


def _named(nav: Any) -> Iterator[str]:
    """Yield the source names in a navigation as it is configured."""
    if isinstance(nav, str):
        yield nav
    for inner in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from _named(inner)


def _scales(config: MkDocsConfig, files: dict[object, object]) -> Mapping[str, Scale]:
    if not files:
        return SCALES
    from footnoted.records.reading import read_scales

    with _told(""):
        return read_scales(root_of(config), files)


def _registers(config: MkDocsConfig, folders: tuple[str, ...]) -> tuple[tuple[str, Path], ...]:
    """Return where the registers of other desks are, and their names seen from the root."""
    root, found = root_of(config), {}
    for folder in folders:
        place = Path(os.path.normpath(root / folder))
        if not any((place / f"{name}.yml").is_file() for name in SHARED_BY_DESKS):
            files = ", ".join(f"{name}.yml" for name in SHARED_BY_DESKS)
            raise ConfigurationError(
                f"footnoted: registers: {folder} has none of {files}; name the folder that has them"
            )
        found[Path(os.path.relpath(place, root)).as_posix()] = place
    return tuple(found.items())


def _style(name: str, templates: tuple[Path, ...]) -> str:
    if is_our_own_style(name, templates):
        return name
    from footnoted.library.citations import style

    with _told("citation_style: "):
        return style(name, templates).name


@contextmanager
def _told(option: str) -> Iterator[None]:
    """Turn what is wrong with a file into the host's own error."""
    try:
        yield
    except ValueError as problem:
        raise ConfigurationError(f"footnoted: {option}{problem}") from problem


def _epoch() -> dt.date | None:
    """Return the day of SOURCE_DATE_EPOCH (reproducible-builds.org), in UTC."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text.strip().isdigit():
        return None
    return dt.datetime.fromtimestamp(int(text), dt.UTC).date()
