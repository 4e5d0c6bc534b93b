"""``footnoted export site``: the whole site as a tree of sources for another generator.

Everything a host would get is written into files: pages as Markdown with front matter, their
content as finished HTML, pictures and data next to them, styles and scripts, one template and a
configuration. The tree is for Zensical, which reads MkDocs' configuration and has no plugins of
others. Any generator that does not change HTML in Markdown can build it.
"""

import json
import posixpath
import re
import shutil
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from urllib.parse import urlsplit

import click

from footnoted.cli.project import Misuse, note
from footnoted.diagnostics.problem import Level
from footnoted.diagnostics.reports import count
from footnoted.library.names import Addresses
from footnoted.library.pictures import target_file
from footnoted.made import Build, MadeFile, MadePage
from footnoted.outputs.briefing import text
from footnoted.outputs.home import PLACEHOLDER
from footnoted.outputs.view import environment
from footnoted.project import THEME, Project
from footnoted.store import Store

CONFIG = "mkdocs.yml"
_OURS = "# Written by `footnoted export site`; the next export replaces it.\n"
_ASSETS = "assets/footnoted"
_ADDRESS = re.compile(r'\b(href|src)="([^"]*)"')
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_LINK = re.compile(r'(<link\b[^>]* href=")([^"]*)("[^>]*>)')
_TEMPLATE = """\
{{% extends "base.html" %}}
{{% block extrahead %}}
  {{{{ super() }}}}
  {links}
{{% endblock %}}
"""


def write_site(project: Project, folder: Path | None) -> None:
    """Write the tree into a folder that is new, empty or of an earlier export.

    Raises ``Misuse`` if it cannot be written, or if briefings have errors.
    """
    if folder is None:
        raise click.UsageError("A site is many files. Name a folder for them with `-o FOLDER`.")
    try:
        config = folder / CONFIG
        ours = config.is_file() and config.read_text(encoding="utf-8").startswith(_OURS)
        if folder.is_dir() and any(folder.iterdir()) and not ours:
            raise Misuse(f"{folder} has other files in it. Name a new or an empty folder.")
        build = Build(
            project, Store(None), environment(project.templates, language=project.language)
        )
        errors = sum(problem.level is Level.ERROR for problem in build.made.problems)
        if errors:
            told = "run `footnoted check` to see them"
            raise Misuse(f"{count(errors, 'error')} in the briefings, nothing written: {told}.")
        pages = _write(_Tree(build, folder))
    except OSError as error:
        raise Misuse(f"{folder} cannot be written: {error.strerror}.") from error
    note(f"{folder.as_posix()}: {count(pages, 'page')}, with {CONFIG}")


class _Tree:
    """A folder to write a build into."""

    def __init__(self, build: Build, folder: Path) -> None:
        self.build, self.project = build, build.project
        self.root, self.docs = folder, folder / "docs"
        self.addresses = Addresses(self.project)
        self.sources = {file.path for file in build.made.files}
        self.own = dict(_own_files(self.project))
        self.sources |= self.own.keys()
        addresses = {name: self.addresses.public(name).rstrip("/") for name in self.sources}
        self.known = {address: name for name, address in addresses.items()}

    def put(self, path: str, content: str | bytes) -> None:
        """Write a file below the pages' folder."""
        file = self.docs / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))

    def page(self, file: MadeFile) -> str:
        """Return a page of ours as Markdown: front matter, and its content in one piece of HTML."""
        made = self.build.page(file)
        inside = made.head
        if made.front:
            article = text(made.article.html, made.language, made.article.notes_id)
            parts = ((made.head, False), (article, True), (made.foot, False))
            inside = "\n".join(self._between(file.path, *part) for part in parts)
        else:
            inside = self._between(file.path, inside, False)
        told = "".join(_SCRIPT.findall(self.build.announced(file.path)))
        # A blank line within HTML would end it for some readers of Markdown.
        whole = re.sub(r"\n\s*\n", "\n", f"{inside}\n{told}")
        return f'{_front(made)}\n<div class="footnoted-page">\n{whole}\n</div>\n'

    def filled(self, name: str, words: str) -> str:
        """Return a page of the site's own with its placeholders filled."""
        return PLACEHOLDER.sub(
            lambda place: self._between(name, self.build.fill(name, place[0]), False), words
        )

    def _between(self, here: str, html: str, typed: bool) -> str:
        """Return HTML with addresses from source to source, as people type them.

        Zensical resolves addresses in HTML as it does in Markdown. What writers ``typed`` has such
        addresses already.
        """
        start = self.addresses.public(here)
        base = start if start.endswith("/") else posixpath.dirname(start)

        def lead(match: re.Match[str]) -> str:
            address = unescape(match[2])
            parts = urlsplit(address)
            if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
                return match[0]
            if typed and target_file(here, address) in self.sources:
                return match[0]
            target = posixpath.normpath(posixpath.join(base, parts.path))
            found = self.known.get("" if target == "." else target)
            if found is None:
                return match[0]
            leads = posixpath.relpath(found, posixpath.dirname(here) or ".")
            behind = f"#{parts.fragment}" if parts.fragment else ""
            return f'{match[1]}="{escape(leads + behind)}"'

        return _ADDRESS.sub(lead, html)


def _front(made: MadePage) -> str:
    meta: dict[str, object] = {"title": made.title}
    front = made.front
    if words := (front.description or front.summary) if front else made.description:
        meta["description"] = " ".join(words.split())
    if front and front.tags:
        meta["tags"] = list(front.tags)
    if not made.searched:
        meta["search"] = {"exclude": True}
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items())
    return f"---\n{''.join(lines)}---\n"


def _write(tree: _Tree) -> int:
    """Write everything; return how many pages there are, ours and the site's own."""
    for old in (tree.docs, tree.root / "overrides"):
        shutil.rmtree(old, ignore_errors=True)
    tree.docs.mkdir(parents=True)
    for name, own in tree.own.items():
        data = own.read_bytes()
        if name.endswith(".md") and PLACEHOLDER.search(words := data.decode("utf-8", "replace")):
            data = tree.filled(name, words).encode("utf-8")
        tree.put(name, data)
    pictures = tree.build.pictures(lambda done, total: None)
    pages = sum(name.endswith(".md") for name in tree.own)
    for file in tree.build.made.files:
        if file.page:
            tree.put(file.path, tree.page(file))
            pages += 1
        elif not file.copied:
            tree.put(file.path, tree.build.content(file))
        elif file.path not in pictures.lost:
            made = pictures.files.get(file.path, tree.project.root / file.copied)
            tree.put(file.path, made.read_bytes())
    for asset in sorted((THEME / _ASSETS).iterdir()):
        tree.put(f"{_ASSETS}/{asset.name}", asset.read_bytes())
    _configure(tree)
    return pages


def _own_files(project: Project) -> Iterator[tuple[str, Path]]:
    """Yield the files of the site's other pages by their names; hidden ones are no pages."""
    folder = project.root / project.docs_dir
    for path in sorted(folder.rglob("*")) if project.docs_dir else ():
        inside = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in inside.parts):
            yield inside.as_posix(), path


def _configure(tree: _Tree) -> None:
    """Write the configuration, and the template that names the feeds."""
    project, made = tree.project, tree.build.made.files
    feeds = _LINK.findall(tree.build.announced("index.md"))
    links = [f"{before}{{{{ base_url }}}}/{href}{after}" for before, href, after in feeds]
    template = tree.root / "overrides" / "main.html"
    template.parent.mkdir(parents=True, exist_ok=True)
    template.write_text(_TEMPLATE.format(links="\n  ".join(links)), encoding="utf-8")
    pages = (name for name in tree.sources if name.endswith(".md"))
    own = sorted(pages, key=lambda name: (name != "index.md", name))
    briefings = {file.path for file in made if file.source}
    # The style of all pages comes first, since the others build on it: it has the shortest name.
    files = sorted((path.name for path in (tree.docs / _ASSETS).iterdir()), key=len)
    config = {
        "site_name": project.site_name or "Briefings",
        "site_url": project.site_url or None,
        "use_directory_urls": project.directory_urls,
        "theme": {
            "name": "material",
            "custom_dir": "overrides",
            "font": False,
            "language": project.language,
        },
        "extra_css": [posixpath.join(_ASSETS, each) for each in files if each.endswith(".css")],
        "extra_javascript": [
            {"path": posixpath.join(_ASSETS, each), "defer": True}
            for each in files
            if each.endswith("-load.js")  # which loads the others
        ],
        "markdown_extensions": _extensions(project),
        "nav": [name for name in own if name not in briefings],
    }
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in config.items())
    (tree.root / CONFIG).write_text(f"{_OURS}{''.join(lines)}", encoding="utf-8")


def _extensions(project: Project) -> list[object]:
    """Return the site's extensions of Markdown, as far as a configuration can name them."""
    found: list[object] = []
    for name in project.markdown.extensions:
        options = project.markdown.configs.get(str(name))
        try:
            found.append(json.loads(json.dumps({name: options} if options else name)))
        except TypeError:
            found += [name] if isinstance(name, str) else []
    return found
