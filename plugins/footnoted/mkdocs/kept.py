"""What MkDocs and its search plugin make of pages, kept for the next build.

A page is rendered again if anything that its template can see has changed. If that cannot be known,
because a plugin or an override adds its own values, every page is rendered.
"""

import inspect
import re
from collections.abc import Iterable, Mapping
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment
from mkdocs import __version__
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from footnoted.outputs.briefing import searchable, without_marks
from footnoted.outputs.view import HeldTemplates
from footnoted.store import Store, digest

TEMPLATE = "footnoted-page.html"
"""The template of a finished page; it is in our theme folder."""
_FUNCTION = "footnoted_page"
_STANDARD = frozenset(
    "nav pages base_url extra_css extra_javascript mkdocs_version build_date_utc config "
    "page".split()
)
"""The names that MkDocs gives every template."""
_LEFT_OUT = frozenset(
    "plugins theme hooks site_dir docs_dir config_file_path dev_addr watch exclude_docs draft_docs "
    "not_in_nav markdown_extensions strict".split()
)
"""Options that no template prints, or that are compared separately."""
_ALONE = 3
"""How many functions handle the context of a page: our two, and that of the search plugin."""
_ASKS_MORE = re.compile(rb"\b(?:pages|build_date_utc|update_date)\b")
"""Names in a site's own template that print what other pages say, or the day of the build."""
_OWN = {*"url script_tag _ gettext ngettext pgettext npgettext".split()}
"""The names that MkDocs itself adds to every template."""


class Seen(NamedTuple):
    """A page between our two event handlers for its context."""

    key: str | None
    alone: bool = False
    """Whether nobody but the search plugin handles it in between."""
    search: Any = None
    asked: Any = None
    """The page's own setting for search."""
    content: str = ""
    before: int | None = None
    """How many entries there were, if the search plugin makes those of this page."""


class KeptPages:
    """The finished pages and search entries of one build, with those of earlier ones."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._theme: str | None = None
        self._compiled = HeldTemplates()
        self._reader: str | None = None
        """The digest of the search plugin."""
        self._env: Environment | None = None
        self._templates: dict[str, Any] = {}
        self._seen = Seen(None)

    def begin(self, program: str, config: MkDocsConfig, env: Environment, files: Files) -> None:
        """Render every page through this object, now that all of them are read."""
        self._env, before = env, self._theme
        self._theme = _theme_key(program, config, env)
        if self._theme is None or self._theme != before:
            self._compiled = HeldTemplates()
        if self._theme and self._store.holding and env.bytecode_cache is None:
            env.bytecode_cache = self._compiled
        self._reader = _digest(_plugin("search", search_of(config)))
        self._templates.clear()
        for file in files.documentation_pages():
            if file.page is not None and self._theme:
                self._templates[file.src_uri] = file.page.meta.get("template")
                file.page.meta["template"] = TEMPLATE

    def enter(self, page: Page, config: MkDocsConfig) -> None:
        """Before other plugins see a page's context, give the search plugin what is kept.

        If nobody else handles it, the search plugin does not read the page at all.
        """
        given = self._templates.pop(page.file.src_uri, None)
        page.meta.pop("template", None)
        if given is not None:
            page.meta["template"] = given
        search = search_of(config)
        content = page.content or ""
        title, tags, asked = page.meta.get("title"), page.meta.get("tags"), page.meta.get("search")
        told = (page.url, page.title, title, tags, asked)
        key = _digest(self._reader, content, _toc(page.toc), *told)
        if search is None or key is None or self._reader is None:
            self._seen = Seen(key)
            return
        alone = len(config.plugins.events["page_context"]) == _ALONE
        entries: list[Any] = search.search_index.entries
        kept = self._store.load("entries", key)
        if isinstance(kept, list):
            entries += kept
            self._seen = Seen(key, alone, search, asked, content)
            page.meta["search"] = {"exclude": True}
        else:
            self._seen = Seen(key, alone, search, asked, content, len(entries))
        if alone:
            page.content = "" if isinstance(kept, list) else searchable(content)

    def leave(
        self, context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
    ) -> dict[str, Any]:
        """After all plugins have seen the context, keep what search made; return how to render
        it.
        """
        seen, self._seen = self._seen, Seen(None)
        if seen.before is not None and seen.key:
            self._store.save("entries", seen.key, seen.search.search_index.entries[seen.before :])
        elif seen.search:
            _ask(page, seen.asked)
        untouched = seen.alone and seen.search is not None
        if untouched:
            page.content = seen.content
        key = self._key(context, page, nav, seen.key if seen.alone else None)

        def rendered() -> str:
            kept = self._store.get("whole", key) if key else None
            if kept is not None:
                return kept.decode("utf-8", "surrogatepass")
            if untouched and type(seen.search).__module__.startswith("material."):
                page.content = without_marks(seen.content)
            elif untouched:
                # Of a page that it leaves out, the search plugin only removes its own attributes.
                _ask(page, {"exclude": True})
                seen.search.on_page_context(context, page=page, config=config, nav=nav)
                _ask(page, seen.asked)
            return self._render(context, page, key)

        return {**context, _FUNCTION: rendered}

    def _render(self, context: dict[str, Any], page: Page, key: str | None) -> str:
        assert self._env
        html = self._env.get_template(page.meta.get("template", "main.html")).render(context)
        if key:
            self._store.put("whole", key, html.encode("utf-8", "surrogatepass"))
        return html

    def _key(
        self, context: Mapping[str, Any], page: Page, nav: Navigation, content: str | None
    ) -> str | None:
        """Return the key of a finished page; ``content``, if given, replaces its content in the
        key.
        """
        extra = {name: value for name, value in context.items() if name not in _STANDARD}
        near = [
            (other.title, other.url) if other else None
            for other in (page.previous_page, page.next_page)
        ]
        return _digest(
            self._theme,
            self._nav(nav),
            page.file.src_uri,
            (page.url, page.title, page.canonical_url, page.edit_url),
            page.meta,
            page.content if content is None else "",
            content,
            "" if content else _toc(page.toc),
            near,
            [item.title for item in page.ancestors],
            page.is_homepage,
            context.get("base_url"),
            extra,
        )

    def _nav(self, nav: Navigation) -> Any:
        """Return the digest of the tree of pages, calculated once."""
        known = getattr(self, "_nav_of", None)
        if known is None or known[0] is not nav:
            self._nav_of = known = (nav, _digest(_items(nav.items)) or "")
        return known[1]


def add_entries(config: MkDocsConfig, found: Iterable[dict[str, str]]) -> None:
    """Put the entries of a page after what the search plugin read from it.

    Material's search takes the first entry of a page for the page itself.
    """
    if search := search_of(config):
        search.search_index.entries += found


def has_search(config: MkDocsConfig) -> bool:
    """Return whether the site has Material's search, on a server."""
    search, offline = search_of(config), config.plugins.get("material/offline")
    on = search is not None and search.config.get("enabled", True)
    return bool(on and not (offline and offline.config.enabled))


def _digest(*parts: object) -> str | None:
    try:
        return digest(*parts)
    except (TypeError, RecursionError):
        return None


def _toc(links: Iterable[Any]) -> str:
    return repr([(str(link.title), link.id, link.level, _toc(link.children)) for link in links])


def _items(items: Iterable[Any]) -> list[Any]:
    """Return what a tree of pages prints for each of its entries."""
    return [
        (
            type(item).__name__,
            item.title,
            getattr(item, "url", None),
            dict(getattr(item, "meta", {})),
            _items(item.children or ()),
        )
        for item in items
    ]


def _ask(page: Page, search: Any) -> None:
    """Set a page's own setting for search."""
    page.meta.pop("search", None)
    if search is not None:
        page.meta["search"] = search


def search_of(config: MkDocsConfig) -> Any:
    """Return Material's search plugin, if the site has it and it works."""
    for name in ("material/search", "search"):
        plugin: Any = config.plugins.get(name)
        if isinstance(getattr(getattr(plugin, "search_index", None), "entries", None), list):
            return plugin
    return None


def _theme_key(program: str, config: MkDocsConfig, env: Environment) -> str | None:
    """Return the digest of everything that is the same for every page, or None."""
    custom = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    files = sorted(path for path in custom.rglob("*") if path.is_file()) if custom else []
    own = [(path.relative_to(custom or path).as_posix(), path.read_bytes()) for path in files]
    if any(_ASKS_MORE.search(data) for name, data in own if name.endswith(".html")):
        return None
    installed = [
        (found.name, found.dist.name, found.dist.version)
        for group in ("mkdocs.themes", "mkdocs.plugins")
        for found in entry_points(group=group)
        if found.dist
    ]
    return _digest(
        program,
        __version__,
        sorted(installed),
        own,
        _brought(env),
        {name: value for name, value in config.items() if name not in _LEFT_OUT},
        (config.theme.name, {**config.theme, "locale": str(config.theme.locale)}),
        [_plugin(name, plugin) for name, plugin in config.plugins.items()],
    )


def _brought(env: Environment) -> dict[str, object]:
    """Return what plugins added to the templates: values, and functions, which have no digest."""
    plain = Environment()
    known = {*plain.filters, *plain.tests, *plain.globals, *_OWN}
    values = {name: value for name, value in env.globals.items() if name not in known}
    functions = {name for name, value in values.items() if callable(value)}
    functions |= {*env.filters, *env.tests} - known
    return {**values, **dict.fromkeys(functions, object())}


def _plugin(name: str, plugin: Any) -> tuple[object, ...]:
    """Return what identifies a plugin; hooks are among the plugins as modules."""
    try:
        made_by = plugin if inspect.ismodule(plugin) else type(plugin)
        source = Path(inspect.getfile(made_by)).read_bytes()
    except (OSError, TypeError):
        source = b""
    options = {} if name == "footnoted" else dict(getattr(plugin, "config", {}))
    return name, source, options
