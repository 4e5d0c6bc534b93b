"""The plugin: which hook of MkDocs calls which part of the core.

Decides nothing about content. In a preview it never raises for content.
"""

from typing import Any, Literal

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from footnoted.article import EMPTY, FootnotedExtension
from footnoted.article.frames import FrameExtension
from footnoted.build import build
from footnoted.checks.settle import levelled
from footnoted.guard import GuardExtension
from footnoted.index.clashes import clashes
from footnoted.mkdocs import pages as host
from footnoted.mkdocs.options import FootnotedOptions
from footnoted.mkdocs.project import project_of
from footnoted.mkdocs.publish import Publisher
from footnoted.mkdocs.reporting import report, stop_if_failed, tell_defaults
from footnoted.outputs import announced
from footnoted.render import briefing as parts
from footnoted.render.environment import THEME, environment
from footnoted.render.home import fill, unknown_placeholders
from footnoted.render.images import around
from footnoted.render.preview import preview_problems
from footnoted.render.view import View

STYLES = tuple(f"assets/footnoted/footnoted{part}.css" for part in ("", "-timeline", "-figures"))
SCRIPTS = tuple(f"assets/footnoted/footnoted{part}.js" for part in ("", "-card", "-timeline"))


class FootnotedPlugin(BasePlugin[FootnotedOptions]):
    """Annotated briefings in MkDocs."""

    def __init__(self) -> None:
        super().__init__()
        self.publisher = Publisher()
        self.preview = self.dirty = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keep this instance over all rebuilds of a preview."""
        self.preview, self.dirty = command == "serve", dirty

    @event_priority(90)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Take the configuration; build beside the published site."""
        self.project = project_of(config, self.config, preview=self.preview)
        self.marks, self.frames = FootnotedExtension(), FrameExtension()
        self.env = environment(self.project.templates)
        self.guard = GuardExtension()
        ours = [self.marks, self.frames, self.guard]
        config.markdown_extensions.extend(ours)  # type: ignore[arg-type]
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        config.extra_css[:0] = STYLES
        config.extra_javascript[:0] = map(host.script, SCRIPTS)
        folder = self.project.root / self.project.briefings_dir
        self.publisher.begin(
            config, preview=self.preview, dirty=self.dirty, strict=config.strict, sources=[folder]
        )
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read all content, report every problem, add every page."""
        self.site = build(self.project)
        new = host.additions(config, self.site, self.env)
        self.briefings = {a.file.src_uri: a.output.briefing for a in new if a.output.briefing}
        self.generated = {a.file.src_uri: a.output.page for a in new if a.output.page}
        found = clashes([a.addition for a in new], host.present(config, files))
        self.problems = (*self.site.diagnostics, *levelled(found, self.project.levels))
        report(self.problems, fatal=self._fatal)
        self.texts = {added.output.path for added in new if added.output.text is not None}
        tell_defaults(self.project, self.site)
        for added in new:
            files.append(added.file)
        return files

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Keep MkDocs' loose front matter reader away from articles."""
        return "" if page.file.src_uri in self.briefings else None

    @event_priority(90)
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Hand MkDocs the article, its escaped front matter and the plan of its marks."""
        briefing = self.briefings.get(page.file.src_uri)
        generated = self.generated.get(page.file.src_uri)
        if generated:
            page.meta = {"title": generated.title, "description": generated.description}
        if briefing is None:
            # For the sitemap. MkDocs takes the day of the build; 1980 stands for no day at all.
            page.update_date = str(self.site.as_of or "1980-01-01")
            self._begin_plain()
            return markdown
        page.meta = host.meta_of(briefing.front)
        page.update_date = str(briefing.front.updated or briefing.front.date)
        self.marks.begin(self.site.plans[briefing.name])
        self.frames.begin(*around(self.site, briefing))
        self.guard.begin()
        return briefing.body

    @event_priority(90)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put around each article what belongs to it; fill generated pages and placeholders."""
        here = page.file.src_uri
        if briefing := self.briefings.get(here):
            made = parts.article(self.site, briefing.name, self.env)
            above = parts.problems(made) if self.preview else Markup()
            return host.surround(
                page, above + parts.head(made), parts.text(made, html), parts.foot(made)
            )
        if generated := self.generated.get(here):
            view = View(self.site, here, self.project.language)
            return host.replace(
                page, self._notice(here) + generated.render(self.site, view, self.env)
            )
        path = host.docs_path(config, page.file)
        asked = unknown_placeholders(html, page.file.content_string, path)
        found = levelled(asked, self.project.levels)
        report(found, fatal=self._fatal)
        self.problems += found
        return fill(self.site, here, html, self.env)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Name the feeds in the page's head."""
        return announced(self.site, page.file.src_uri, output, self.texts)

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Stop before anything is written where content has errors."""
        stop_if_failed(self.problems, fatal=self._fatal)
        found = host.develop(self.site, files)
        report(found, fatal=self._fatal)
        stop_if_failed(found, fatal=self._fatal)
        return env

    @event_priority(float("-inf"))
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the new site in the place of the old one."""
        self.publisher.finish(config, expected=self._expected())

    @event_priority(1000)
    def on_build_error(self, *, error: Exception) -> None:
        """Keep the old site."""
        self.publisher.abandon()

    def on_shutdown(self) -> None:
        """Leave nothing half-built behind."""
        self.publisher.close()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Rebuild the preview when an article, a sidecar or a register changes."""
        folder = self.project.root / self.project.briefings_dir
        if folder.is_dir():
            server.watch(str(folder))
        for scale in self.config.scales.values():
            server.watch(str(self.project.root / scale))
        return server

    @property
    def _fatal(self) -> bool:
        asked = self.config.on_problem
        return asked == "error" or (asked == "auto" and not self.preview)

    def _begin_plain(self) -> None:
        self.marks.begin(EMPTY)
        self.frames.begin({})
        self.guard.begin(guarded=False)

    def _notice(self, here: str) -> Markup:
        """Give, on the list of briefings in a preview, the problems no page could show."""
        if not self.preview or here != self.project.page("briefings"):
            return Markup()
        return preview_problems(self.site, self.problems, self.env)

    def _expected(self) -> list[str]:
        return [self.site.addresses.file(name) for name in (*self.briefings, *self.generated)]
