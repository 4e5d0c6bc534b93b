"""Hooks."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from footnoted.article.extension import PLAIN, FootnotedExtension
from footnoted.build import build
from footnoted.diagnostics.problem import Level, Mark, Problem, set_levels
from footnoted.library.names import Addition, clashes
from footnoted.library.site import Site
from footnoted.mkdocs.options import FootnotedOptions, project_of, root_of
from footnoted.mkdocs.pages import convert_once, extend, meta_of, replace, surround
from footnoted.mkdocs.publish import Publisher
from footnoted.outputs import pictures
from footnoted.outputs.all import Output, announced, outputs
from footnoted.outputs.briefing import article, foot, head, preview_problems, problems, text
from footnoted.outputs.home import fill, unknown_placeholders
from footnoted.outputs.view import THEME, View, environment
from footnoted.project import Project

# -------------------------------------------------------------------------------------------------
# Problems on MkDocs' log, and the end of a build that has errors.
#
# Counts nothing for ``--strict``: what is logged here as a warning is counted like any other.

log = get_plugin_logger(__name__)
progress = partial(log.info, "Pictures: %s of %s.")
"""Says how far the copies of pictures are."""


def report(problems: Iterable[Problem], *, fatal: bool) -> None:
    """Log every problem; errors that do not fail this build are warnings."""
    say = {Level.INFO: log.info, Level.ERROR: log.error if fatal else log.warning}
    for problem in problems:
        say.get(problem.level, log.warning)("%s", problem)


def tell_defaults(project: Project, site: Site) -> None:
    """Log the day that was chosen if no `as_of` is set, and what is missing without `site_url`."""
    if not project.site_url and site.published:
        log.info("No `site_url` is set: there are no feeds, and calendars link to no page.")
    if project.as_of is None and site.as_of:
        log.info("No `as_of` is set: the site speaks from %s, its newest briefing.", site.as_of)


def stop_if_failed(problems: Iterable[Problem], *, fatal: bool) -> None:
    """End the build where there are errors and they are fatal; the published site stays."""
    errors = sum(problem.level is Level.ERROR for problem in problems)
    if errors and fatal:
        count = "1 error" if errors == 1 else f"{errors} errors"
        raise Abort(f"Footnoted found {count}; the published site was left alone.")


# -------------------------------------------------------------------------------------------------
# The Site's pages as MkDocs files, and what MkDocs' page object is told of each.
#
# Every word comes from the core; here it only gets MkDocs' names.

NAV = InclusionLevel.NOT_IN_NAV
"""Pages stay out of the tree that every page prints, unless ``nav:`` names them."""


@dataclass(frozen=True, slots=True)
class Added:
    """A file that Footnoted adds, and what it is."""

    file: File
    output: Output

    @property
    def addition(self) -> Addition:
        """Return what must not have the address of another file."""
        return Addition(self.file.dest_uri, self.output.what, self.output.mark)


def additions(config: MkDocsConfig, site: Site, env: Environment) -> list[Added]:
    """Return every file that Footnoted adds."""
    return [Added(_file(config, site, output), output) for output in outputs(site, env)]


def script(path: str) -> ExtraScriptValue:
    """Return a script that waits for the page."""
    value = ExtraScriptValue(path)
    value.defer = True
    return value


def present(config: MkDocsConfig, files: Files) -> dict[str, Mark]:
    """Return what the site has already: the file written to, and the source it comes from."""
    return {
        file.dest_uri: Mark(docs_path(config, file))
        for file in files
        if file.inclusion.is_included() and not file.src_uri.startswith("assets/footnoted/")
    }


def docs_path(config: MkDocsConfig, file: File) -> str:
    """Return the path of a file of the documentation folder, relative to the project's root."""
    folder = os.path.relpath(config.docs_dir, root_of(config)).replace(os.sep, "/")
    return f"{folder}/{file.src_uri}"


def publish_pictures(site: Site, files: Files) -> tuple[Problem, ...]:
    """Put the finished pictures in the place of what they are made from."""
    made = pictures.make_pictures(site, progress)
    for file in list(files):
        if file.src_uri in made.files:
            file.abs_src_path = str(made.files[file.src_uri])
        elif file.src_uri in made.lost:
            files.remove(file)
    return made.problems


def _file(config: MkDocsConfig, site: Site, output: Output) -> File:
    """Return the file of an output; that of an article with the path people edit."""
    if output.copied:
        source = str(site.project.root / output.copied)
        return File.generated(config, output.path, abs_src_path=source)
    if output.text is not None:
        return File.generated(config, output.path, content=output.text.encode("utf-8"))
    file = File.generated(config, output.path, content="", inclusion=NAV)
    file.edit_uri = None  # nobody can edit a generated page
    if output.briefing:
        article = os.path.join(site.project.root, output.briefing.path)
        file.abs_src_path = article
        file.edit_uri = os.path.relpath(article, config.docs_dir).replace(os.sep, "/")
    return file


# -------------------------------------------------------------------------------------------------
# The plugin: which hook of MkDocs calls which part of the core.
#
# Decides nothing about content. In a preview it never raises for content.

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
        self.env = environment(self.project.templates)
        config.markdown_extensions.append(FootnotedExtension())  # type: ignore[arg-type]
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        config.extra_css[:0] = STYLES
        config.extra_javascript[:0] = map(script, SCRIPTS)
        folder = self.project.root / self.project.briefings_dir
        self.publisher.begin(
            config, preview=self.preview, dirty=self.dirty, strict=config.strict, sources=[folder]
        )
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read all content, report every problem, add every page."""
        self.site = build(self.project)
        new = additions(config, self.site, self.env)
        self.briefings = {a.file.src_uri: a.output.briefing for a in new if a.output.briefing}
        self.generated = {a.file.src_uri: a.output.page for a in new if a.output.page}
        found = clashes([a.addition for a in new], present(config, files))
        self.problems = (*self.site.diagnostics, *set_levels(found, self.project.levels))
        report(self.problems, fatal=self._fatal)
        self.texts = {added.output.path for added in new if added.output.text is not None}
        tell_defaults(self.project, self.site)
        for added in new:
            files.append(added.file)
        return files

    @event_priority(-90)
    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Let an article's page have the HTML that was read."""
        if briefing := self.briefings.get(page.file.src_uri):
            reading = self.site.readings[briefing.name]
            convert_once(page, briefing.body, reading, self.project.markdown.extensions)
        return page

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
            extend(config, PLAIN)
            return markdown
        page.meta = meta_of(briefing.front)
        page.update_date = str(briefing.front.updated or briefing.front.date)
        extend(config, self.site.inputs[briefing.name])
        return briefing.body

    @event_priority(90)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put around each article what belongs to it; fill generated pages and placeholders."""
        here = page.file.src_uri
        if briefing := self.briefings.get(here):
            made = article(self.site, briefing.name, self.env)
            above = problems(made) if self.preview else Markup()
            return surround(page, above + head(made), text(made, html), foot(made))
        if generated := self.generated.get(here):
            view = View(self.site, here, self.project.language)
            return replace(page, self._notice(here) + generated.render(self.site, view, self.env))
        path = docs_path(config, page.file)
        asked = unknown_placeholders(html, page.file.content_string, path)
        found = set_levels(asked, self.project.levels)
        report(found, fatal=self._fatal)
        self.problems += found
        return fill(self.site, here, html, self.env)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Name the feeds in the page's head."""
        return announced(self.site, page.file.src_uri, output, self.texts)

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Stop before anything is written where content has errors."""
        stop_if_failed(self.problems, fatal=self._fatal)
        found = publish_pictures(self.site, files)
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
        for scale in self.config.options.scales.values():
            server.watch(str(self.project.root / scale))
        return server

    @property
    def _fatal(self) -> bool:
        asked = self.config.options.on_problem
        return asked == "error" or (asked == "auto" and not self.preview)

    def _notice(self, here: str) -> Markup:
        """Return the problems no page could show, for the list of briefings in a preview."""
        if not self.preview or here != self.site.project.page("briefings"):
            return Markup()
        return preview_problems(self.site, self.problems, self.env)

    def _expected(self) -> list[str]:
        return [self.site.addresses.file(name) for name in (*self.briefings, *self.generated)]
