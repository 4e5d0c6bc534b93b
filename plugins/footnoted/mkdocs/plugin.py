"""The hooks of the plugin."""

import logging
import os
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Literal, cast

from markupsafe import Markup
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from footnoted.article.extension import PLAIN, LateExtension
from footnoted.diagnostics.problem import (
    MACHINE,
    Level,
    Mark,
    Problem,
    fault_of_machine,
    set_levels,
)
from footnoted.diagnostics.reports import count, log_lines
from footnoted.keys import STORE
from footnoted.library.names import Addition, Addresses, clashes, unconverted
from footnoted.library.site import Site
from footnoted.made import (
    NOTHING_ANNOUNCED,
    Announced,
    Build,
    MadeFile,
    changed_files,
    meta_of,
)
from footnoted.mkdocs.kept import KeptPages, add_entries, has_search, search_of
from footnoted.mkdocs.options import FootnotedOptions, project_of, root_of
from footnoted.mkdocs.pages import (
    LateFile,
    Resolver,
    add_section,
    expand,
    extend,
    fill_page,
    surround,
)
from footnoted.mkdocs.publish import STANDS_FOR, Publisher
from footnoted.mkdocs.watch import Whole, build_for_changes, end_tidily
from footnoted.outputs.briefing import preview_problems, problems
from footnoted.outputs.home import unknown_placeholders
from footnoted.outputs.pictures import Developed
from footnoted.outputs.search import SearchInPieces
from footnoted.outputs.view import ASSETS, MendingLoader, environment, small, with_styles
from footnoted.progress import tell_on_terminal
from footnoted.project import THEME, Project
from footnoted.store import Store

# -------------------------------------------------------------------------------------------------
# Problems on MkDocs' log, and the end of a build with errors.
#
# Of similar problems the first ones are logged, and how many others there are. ``--strict`` counts
# what is logged here as a warning like any other.

log = get_plugin_logger(__name__)
SEARCH = f"{ASSETS}-search.js"
progress = partial(log.info, "Pictures: %s of %s.")
"""Reports the progress of the copies of pictures."""


def report(problems: Sequence[Problem], *, fatal: bool) -> None:
    """Log problems by their kind; errors that do not fail this build are warnings."""
    levels = {Level.INFO: logging.INFO, Level.ERROR: logging.ERROR if fatal else logging.WARNING}
    for level, line, number in log_lines(problems, "`footnoted check --all` shows every one"):
        log.log(levels.get(level, logging.WARNING), "%s", line, extra={STANDS_FOR: number})


def stop_if_failed(problems: Iterable[Problem], *, fatal: bool) -> None:
    """End the build if there are errors and they are fatal; the published site stays."""
    errors = sum(problem.level is Level.ERROR for problem in problems)
    if errors and fatal:
        raise Abort(
            f"Footnoted found {count(errors, 'error')}. The published site was not changed."
        )


class MachineAbort(Abort):
    """The end of a build because of a fault of the machine."""

    code = exit_code = MACHINE


# -------------------------------------------------------------------------------------------------
# The Site's pages as MkDocs files, and what MkDocs' page object gets for each.
#
# Every word comes from the core; here it only gets MkDocs' names.

NAV = InclusionLevel.NOT_IN_NAV
"""Pages are not in the tree that every page prints, unless ``nav:`` names them."""


@dataclass(frozen=True, slots=True)
class Added:
    """A file that Footnoted adds, and what it is."""

    file: File
    made: MadeFile

    @property
    def addition(self) -> Addition:
        """Return the description used to find files with the same address."""
        return Addition(self.file.dest_uri, self.made.what, self.made.mark)


def additions(config: MkDocsConfig, build: Build) -> list[Added]:
    """Return every file that Footnoted adds."""
    return [Added(_file(config, build, made), made) for made in build.made.files]


def script(path: str) -> ExtraScriptValue:
    """Return a script that waits for the page."""
    value = ExtraScriptValue(path)
    value.defer = True
    return value


def taken(config: MkDocsConfig, files: Files, new: Sequence[Added]) -> dict[str, Mark]:
    """Return which of our addresses are taken: the file written to, and its source."""
    ours, wanted = {id(each.file) for each in new}, {each.file.dest_uri for each in new}
    return {
        file.dest_uri: Mark(docs_path(config, file))
        for file in files
        if file.dest_uri in wanted and id(file) not in ours
        if file.inclusion.is_included() and not file.src_uri.startswith("assets/footnoted/")
    }


def other_clashes(root: Path, new: Iterable[Added], taken: dict[str, Mark]) -> Iterator[Problem]:
    """Yield a problem for each address that a file of another plugin has.

    The core has reported the files of the documentation folder.
    """
    others, folder = {*taken.values()}, root.resolve()
    for found in clashes([each.addition for each in new], taken):
        if found.related in others and found.related:
            file = folder / found.related.path
            if not file.is_file() or file.resolve() != file:
                yield found


def leave_to_us(config: MkDocsConfig, project: Project, files: Files) -> None:
    """Remove the briefings from the site's own pages, if their folder is among them."""
    for file in list(files):
        if docs_path(config, file).startswith(f"{project.briefings_dir}/"):
            files.remove(file)


def docs_path(config: MkDocsConfig, file: File) -> str:
    """Return the path of a file of the documentation folder, relative to the project's root."""
    folder = os.path.relpath(config.docs_dir, root_of(config)).replace(os.sep, "/")
    return f"{folder}/{file.src_uri}"


def make_small(config: MkDocsConfig, files: Files) -> None:
    """Remove comments from our style sheets and scripts, and adapt them to the site's theme."""
    material = ("material", "templates") in (Path(each).parts[-2:] for each in config.theme.dirs)
    for file in files:
        source = file.abs_src_path
        if not (file.src_uri.startswith(ASSETS) and source and Path(source).is_relative_to(THEME)):
            continue
        file.content_string = small(file.src_uri, file.content_string, material)
        file.abs_src_path = source  # other plugins look at it


def publish_pictures(made: Developed, files: Files) -> None:
    """Replace the sources of pictures by the finished files."""
    if made.uncached:
        log.info(
            "The cache cannot be used (%s), so pictures are made again each time.", made.uncached
        )
    for file in list(files):
        if file.src_uri in made.files:
            file.abs_src_path = str(made.files[file.src_uri])
        elif file.src_uri in made.lost:
            files.remove(file)


def _file(config: MkDocsConfig, build: Build, made: MadeFile) -> File:
    """Return the file of an output; that of an article has the path that people edit."""
    root = build.project.root
    if made.copied:
        return File.generated(config, made.path, abs_src_path=str(root / made.copied))
    if not made.page:
        late = cast("LateFile", LateFile.generated(config, made.path, content=""))
        late.said = partial(build.content, made)
        return late
    file = File.generated(config, made.path, content="", inclusion=NAV)
    file.edit_uri = None  # nobody can edit a generated page
    if made.source:
        article = os.path.join(root, made.source)
        file.abs_src_path = article
        file.edit_uri = os.path.relpath(article, config.docs_dir).replace(os.sep, "/")
    else:
        file.abs_src_path = str(made.stand_in(root / build.project.cache_dir / "sources"))
    return file


# -------------------------------------------------------------------------------------------------
# The plugin: which hook of MkDocs calls which part of the core.
#
# Nothing is decided about content here. In a preview no content raises an exception.


class FootnotedPlugin(BasePlugin[FootnotedOptions]):
    """Annotated briefings in MkDocs."""

    def __init__(self) -> None:
        super().__init__()
        self.publisher = Publisher()
        self.store = Store(None)
        self.kept = KeptPages(self.store)
        self.preview = self.dirty = False
        self.building: MkDocsConfig | None = None
        self.whole: Whole | None = None
        self.nested = 0

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keep this instance for all rebuilds of a preview; end cleanly at a signal."""
        end_tidily()
        self.preview, self.dirty = command == "serve", dirty

    @event_priority(90)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Take the configuration; build next to the published site.

        A plugin that builds for other languages calls MkDocs within its own last event, with the
        same configuration: our pages are then finished already.
        """
        if self.building is config:
            self.nested += 1
            return config
        self.building, self.nested, self.whole = config, 0, None
        self.project = project_of(config, self.config, preview=self.preview)
        kept = self.project.root / self.project.cache_dir / "templates"
        self.env = environment(self.project.templates, kept, self.project.language)
        config.markdown_extensions.append(LateExtension())  # type: ignore[arg-type]
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        config.extra_css.insert(0, f"{ASSETS}.css")
        config.extra_javascript.insert(0, script(f"{ASSETS}-load.js"))
        self._open()
        folder = self.project.root / self.project.briefings_dir
        self.publisher.begin(
            config, preview=self.preview, dirty=self.dirty, strict=config.strict, sources=[folder]
        )
        return config

    @event_priority(-1000)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Take the configuration as other plugins have changed it, without their own extensions."""
        if not self.nested:
            self.project = self._project(config, self.project)
            asked, box = self.config.options.search, has_search(config)
            self.pieces = SearchInPieces(self.project, asked, box=box)
            if self.pieces.notice:
                log.info("%s", self.pieces.notice)
            if self.pieces.program:
                config.extra_javascript.insert(0, script(SEARCH))

    @event_priority(100)
    def _add(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read all content and add every page, before other plugins look for pages."""
        if not self.nested:
            self.typed, expanded = expand(config, self.project, files)
            self.project = replace(self.project, expanded=expanded)
            self.build = self._built()
        self.new = additions(config, self.build)
        self.made = {each.file.src_uri: each.made for each in self.new if each.made.page}
        self.told: dict[str, Announced] = {}
        self.heads: dict[str, str] = {}
        self.filled: set[str] = set()
        leave_to_us(config, self.project, files)
        self.taken = taken(config, files, self.new)
        for each in self.new:
            files.append(each.file)
        make_small(config, files)
        if asks := files.get_file_from_path(SEARCH):
            asks.content_string = self.pieces.script(asks.content_string)
            if not self.pieces.program:
                files.remove(asks)
        return files

    @event_priority(-99)
    def _take_out(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Hide our pages from a plugin that knows only pages of the documentation's folder."""
        for each in self.new if "i18n" in config.plugins else ():
            if files.get_file_from_path(each.file.src_uri) is each.file:
                files.remove(each.file)
        return files

    @event_priority(-101)
    def _put_back(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Restore all our files, and report every problem."""
        for each in self.new:
            if each.file.src_uri not in files.src_uris:
                files.append(each.file)
        if self.nested:
            return files
        others = {**self.taken, **taken(config, files, self.new)}
        found = other_clashes(self.project.root, self.new, others)
        self.problems = (*self.build.made.problems, *set_levels(found, self.project.levels))
        report(self.problems, fatal=self._fatal)
        stop_if_failed(self.problems, fatal=self._fatal)
        for line in self.build.made.defaults(self.project):
            log.info("%s", line)
        return files

    on_files = CombinedEvent(_add, _take_out, _put_back)

    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Note which files there are, after all plugins have added theirs."""
        if config.nav is None:
            add_section(nav, files, self.build.made)
        self.resolver, self.nav = Resolver(self.build.store, files), nav
        return nav

    @event_priority(-90)
    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Pass the HTML that was read to an article's page."""
        if file := self.made.get(page.file.src_uri):
            self.page, self.page_of = self.build.page(file), file
            extensions = self.project.markdown.extensions
            # The loaded parts are those of the present page.
            load = lambda: self.page if self.page_of is file else self.build.page(file)  # noqa: E731
            unable = partial(self._unable, file)
            self.resolver.take_over(page, file.page, load, extensions, unable)
        return page

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Keep MkDocs' lenient front matter reader away from articles."""
        return "" if page.file.src_uri in self.made else None

    @event_priority(1000)
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Pass to MkDocs the article, its escaped front matter and the plan of its marks.

        This is done before all other plugins, so that each of them sees the article as it is typed.
        """
        made = self.made.get(page.file.src_uri)
        if made is None or self.page.front is None:
            if made:
                # For the sitemap. MkDocs takes the day of the build.
                page.update_date = str(self.build.made.as_of or page.update_date)
                page.meta = {"title": self.page.title, "description": self.page.description}
                if self.nested or not self.page.searched:
                    page.meta["search"] = {"exclude": True}
            extend(config, lambda: PLAIN)
            return markdown
        page.meta = meta_of(self.page.front)
        if self.nested:
            page.meta["search"] = {"exclude": True}
        page.update_date = self.page.updated
        extend(config, partial(self.build.inputs, made))
        return self.typed.get(made.source, self.page.body)

    @event_priority(90)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the parts of its page around each article; fill generated pages and placeholders."""
        here = page.file.src_uri
        if here in self.made:
            self.told[here] = self.page.announced
            if self.page.front is None:
                return fill_page(page, self.page, self._notice(here))
            return surround(page, self.page, html)
        path = docs_path(config, page.file)
        asked = unknown_placeholders(html, page.file.content_string, path)
        # After a save this page may be made again, and its problems are known.
        found = [p for p in set_levels(asked, self.project.levels) if p not in self.problems]
        report(found, fatal=self._fatal)
        self.problems = (*self.problems, *found)
        filled = self.build.fill(self._here(page), html)
        if filled != html:
            self.filled.add(here)
        return filled

    @event_priority(100)
    def _enter(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        self.kept.enter(page, config)
        return context

    @event_priority(-100)
    def _leave(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        left = self.kept.leave(context, page, config, nav)
        if page.file.src_uri in self.told and not self.nested:
            told, briefing = self.told[page.file.src_uri], bool(self.made[page.file.src_uri].source)
            add_entries(config, told.entries(page.url))
            self.pieces.note(page.url, told.found, briefing=briefing)
        return left

    on_page_context = CombinedEvent(_enter, _leave)

    @event_priority(-1000)
    def _keep(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keep our pages once, in the site's own language."""
        if self.nested and page.file.src_uri in self.made:
            return Path(page.file.abs_dest_path).read_text(encoding="utf-8")
        return output

    def _announce(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Complete the page's head: its feeds, its style sheets, its link preview."""
        output = with_styles(output, page.content or "")
        own = self.told.pop(page.file.src_uri, NOTHING_ANNOUNCED)
        title, about = page.meta.get("title") or page.title, page.meta.get("description")
        seen = own.head(self.project, title, about or config.site_description, page.canonical_url)
        self.heads[page.file.src_uri] = head = self.build.announced(self._here(page))
        said = f"{head}{seen}"
        return output.replace("</head>", f"{said}</head>", 1) if said else output

    on_post_page = CombinedEvent(_announce, _keep)

    @event_priority(-100)
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Stop before anything is written if pages have errors."""
        stop_if_failed(self.problems, fatal=self._fatal)
        self.pictures = self.build.pictures(progress)
        publish_pictures(self.pictures, files)
        report(self.pictures.problems, fatal=self._fatal)
        stop_if_failed(self.pictures.problems, fatal=self._fatal)
        env.loader = MendingLoader(env.loader, searches=SEARCH if self.pieces.program else "")
        self.kept.begin(self.build.program, config, env, files)
        self.files, self.page_env = files, env
        return env

    @event_priority(float("-inf"))
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the new site in place of the old one."""
        if self.nested:
            self.nested -= 1
            return
        self.building = None
        self.store.flush()
        self.pieces.write(Path(config.site_dir))
        self.publisher.finish(config, expected=self._expected())
        if self.preview:
            self.whole = Whole(config, self.files, self.nav, self.page_env, search_of(config))

    @event_priority(1000)
    def _keep_site(self, *, error: Exception) -> None:
        """Keep the old site."""
        self.building = None
        self.publisher.abandon()

    @event_priority(-1000)
    def _name_fault(self, *, error: Exception) -> None:
        """End the build with one line if the machine is at fault."""
        if told := fault_of_machine(error):
            raise MachineAbort(f"{told} The published site was not changed.")

    on_build_error = CombinedEvent(_keep_site, _name_fault)

    def on_shutdown(self) -> None:
        """Remove everything unfinished."""
        self.publisher.close()
        self.store.close()

    @event_priority(100)
    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Rebuild the preview when an article, a sidecar or a register changes."""
        folder = self.project.root / self.project.briefings_dir
        build_for_changes(server, config, folder, self._again)
        server.watch(str(folder))
        for scale in self.config.options.scales.values():
            server.watch(str(self.project.root / scale))
        for _, others in self.project.registers:
            server.watch(str(others))
        return server

    def _again(self, changed: Iterable[str]) -> bool:
        """Make a preview's pages and files that changed content makes differ.

        Returns False if the whole site must be built: if anything else has changed, if pages or
        pictures come or go, or if another plugin looks at the whole site.
        """
        whole, self.whole = self.whole, None  # if this fails, the whole site is built
        if whole is None or not self._only_content(whole, changed):
            return False
        last, seen = self.build, self._notice_of_preview()
        self.build = build = self._built()
        differing = changed_files(last, build)
        if differing is None:
            return False
        pictures = build.pictures(progress)
        if (pictures.files, pictures.lost) != (self.pictures.files, self.pictures.lost):
            return False
        self.problems = (*build.made.problems, *self.problems[len(last.made.problems) :])
        report((*self.problems, *pictures.problems), fatal=False)
        self.new = [Added(a.file, b) for a, b in zip(self.new, build.made.files, strict=True)]
        self.made = {each.file.src_uri: each.made for each in self.new if each.made.page}
        names = {file.path for file in differing}
        self._write_files(names)
        if self._notice_of_preview() != seen:
            names.add(build.project.page("briefings") or "")
        if last.made.facts != build.made.facts:
            names |= self.filled | self._other_heads(whole)
        shown = whole.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        pages = [file.page for file in shown if file.page and file.src_uri in names]
        if not whole.read(pages):
            return False
        self.kept.begin(build.program, whole.config, whole.env, Files([p.file for p in pages]))
        whole.write(pages)
        self.store.flush()
        self.whole = whole
        log.info("%s made again.", count(len(pages), "page"))
        return True

    def _only_content(self, whole: Whole, changed: Iterable[str]) -> bool:
        """Return whether only the content has changed, and nobody else looks at the whole site."""
        folder = self.project.root / self.project.briefings_dir
        if self._fatal or self.typed or self.pieces.program or not whole.is_ours(self):
            return False
        if not all(Path(path).is_relative_to(folder) for path in changed):
            return False
        return self._project(whole.config, self.project) == self.project

    def _write_files(self, names: Container[str]) -> None:
        """Write the finished files of these names; the others are those of this build, too."""
        for each in self.new:
            if isinstance(each.file, LateFile):
                each.file.said = partial(self.build.content, each.made)
                if each.made.path in names:
                    each.file.copy_file()

    def _other_heads(self, whole: Whole) -> set[str]:
        """Return the pages whose document's head says something else than when they were made."""
        pages = [file.page for file in whole.files.documentation_pages() if file.page]
        heads = {page.file.src_uri: self.build.announced(self._here(page)) for page in pages}
        return {name for name, head in heads.items() if head != self.heads.get(name, head)}

    def _built(self) -> Build:
        return Build(self.project, self.store, self.env, tell_on_terminal(), stops=self._fatal)

    def _project(self, config: MkDocsConfig, before: Project) -> Project:
        """Return the project as plugins left the configuration, without their own extensions."""
        final = project_of(config, self.config, preview=self.preview)
        return replace(final, markdown=before.markdown, expanded=before.expanded)

    def _open(self) -> None:
        """Open what is kept; a preview continues with what is open."""
        file = self.project.root / self.project.cache_dir / STORE
        if self.store.file != file:
            self.store.close()
            self.store = Store(file, holding=self.preview)
            self.kept = KeptPages(self.store)

    def _here(self, page: Page) -> str:
        """Return the source name for the address of a page; plugins move some of them."""
        name, file = page.file.src_uri, str(page.file.dest_uri)
        moved = Addresses(self.project).file(name) != file
        return f"{file.removesuffix('.html')}.md" if moved else name

    @property
    def site(self) -> Site:
        """Return the Site; it is read now if nothing has asked for it yet."""
        return self.build.site

    @property
    def _fatal(self) -> bool:
        asked = self.config.options.on_problem
        return asked == "error" or (asked == "auto" and not self.preview)

    def _unable(self, file: MadeFile, error: Exception) -> str:
        """Report that MkDocs could not render an article; return the message for a preview's
        page.
        """
        why = f"MkDocs, as another plugin left it: {type(error).__name__}: {error}"
        found = (unconverted(Mark(file.source), why),)
        report(found, fatal=self._fatal)
        self.problems = (*self.problems, *found)
        return str(problems(found, self.env)) if self.preview else ""

    def _notice(self, here: str) -> Markup:
        """Return what the list of briefings shows above itself in a preview."""
        listed = here == self.build.project.page("briefings")
        return self._notice_of_preview() if listed else Markup()

    def _notice_of_preview(self) -> Markup:
        """Return the problems that no page could show."""
        if not self.preview:
            return Markup()
        return preview_problems(self.build.made.shown, self.problems, self.env)

    def _expected(self) -> list[str]:
        addresses = Addresses(self.project)
        return [addresses.file(name) for name in self.made]
