"""Other generators of sites: their keys, and the addresses of their pages."""

import datetime as dt
import html
import posixpath
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from babel.core import UnknownLocaleError
from babel.dates import format_datetime

from footnoted.library.site import is_alias
from footnoted.records.files import REGISTER_SIZE, read_text
from footnoted.records.fit import keys_of
from footnoted.records.library import FrontMatter
from footnoted.records.yaml import YamlValue, parse

# -------------------------------------------------------------------------------------------------
# The keys of other generators, and what each is in a briefing.
#
# A key that no generator here has is looked up in our own form.

ADDRESS, NOTHING, NOT_DRAFT, STATE = "address", "", "published", "status"
"""What a key may be besides one of ours: a part of the old address, nothing here, `false` or a word
for what is not published.
"""


@dataclass(frozen=True, slots=True)
class System:
    """A generator of sites."""

    name: str
    keys: Mapping[str, str]
    """From the generator's key in lower case to our key, or to one of the words above."""
    parting: str = ""
    """The pattern between the items of a list that is written as one text."""


def _keys(**meanings: str) -> dict[str, str]:
    """Return a table by key from one by meaning."""
    table: dict[str, str] = {}
    for meaning, keys in meanings.items():
        ours = NOTHING if meaning == "nothing" else meaning
        table |= dict.fromkeys(keys.split(), ours)
    return table


MATERIAL = System(
    "Material for MkDocs",
    _keys(
        tags="categories tags",
        authors="authors",
        address="slug",
        nothing="links license pin readtime comments template icon subtitle search social "
        "hide boost revision_date exclude",
    ),
)
HUGO = System(
    "Hugo",
    _keys(
        date="date publishdate pubdate",
        updated="lastmod modified",
        summary="summary deck",
        authors="authors author",
        tags="tags categories topics",
        aliases="aliases",
        address="slug url",
        lang="lang",
        nothing="weight type layout outputs markup menu params cascade build sitemap iscjklanguage "
        "expirydate linktitle resources headless keywords series toc images image primary_image "
        "featured featured_image cover thumbnail hero math comments translationkey",
    ),
)
JEKYLL = System(
    "Jekyll",
    _keys(
        updated="last_modified_at",
        summary="excerpt",
        authors="author authors",
        tags="categories category tags tag",
        aliases="redirect_from",
        address="permalink slug",
        published="published",
        nothing="layout comments image header toc toc_sticky pin math mermaid classes sidebar "
        "redirect_to excerpt_separator render_with_liquid feature-img thumbnail",
    ),
    r"\s+",
)
ELEVENTY = System(
    "Eleventy",
    _keys(
        date="date",
        tags="tags",
        address="permalink",
        nothing="layout templateengineoverride eleventyexcludefromcollections eleventycomputed "
        "eleventynavigation pagination eleventyimport",
    ),
)
PELICAN = System(
    "Pelican",
    _keys(
        updated="modified",
        tags="tags category",
        authors="author authors",
        summary="summary",
        lang="lang",
        address="slug url save_as",
        status="status",
        nothing="translation template gallery",
    ),
    r"\s*[;,]\s*",
)
WORDPRESS = System(
    "a WordPress export",
    _keys(
        date="date post_date",
        updated="modified last_modified post_modified",
        summary="excerpt",
        authors="author",
        tags="categories tags",
        address="permalink link url slug",
        status="status post_status",
        nothing="id post_id guid type post_type coverimage featured_image parent comment_status "
        "ping_status meta",
    ),
    r"\s*,\s*",
)
ANY = System("", {})
SYSTEMS = (MATERIAL, HUGO, JEKYLL, ELEVENTY, PELICAN, WORDPRESS)

_NOT_OURS = ("continues", "retracted", "hide", "adopted")
"""Our keys that mean something else, if anything, in other generators."""


def meaning(system: System, key: str) -> str:
    """Return what a key is in a briefing: by its own system, else by any, else by our form."""
    key = key.lower()
    for each in (system, *SYSTEMS):
        if key in each.keys:
            return each.keys[key]
    return key if key in keys_of(FrontMatter) and key not in _NOT_OURS else NOTHING


def many(value: Any) -> list[str]:
    """Return the texts of a value that may be one or a list."""
    if isinstance(value, str):
        return [value]
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def as_texts(value: Any) -> Any:
    """Return TOML's typed values as the texts that YAML would have had."""
    if isinstance(value, dict):
        return {key: as_texts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_texts(inner) for inner in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, (dt.date, dt.time)) else str(value)


# -------------------------------------------------------------------------------------------------
# The old address of a post: by the rule of its generator, as its configuration has it.
#
# Nothing is run: of a configuration that is a program only plain values are read. An address that
# is not certain is not used.


class Post(NamedTuple):
    """What a rule needs to know about a post."""

    path: str
    """Its path below the folder that is adopted."""
    title: str
    day: str
    values: Mapping[str, YamlValue]

    @property
    def slug(self) -> str:
        """Return the slug of the front matter, or an empty text."""
        return _text(self.values, "slug", "Slug").strip("/")

    @property
    def date(self) -> dt.datetime:
        """Return the day as a moment."""
        return dt.datetime.fromisoformat(self.day)


Config = Mapping[str, YamlValue]
Rule = Callable[["Post", str], str | None]
"""From a post and its path below the content to its address, without a slash before it."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The site of a folder."""

    system: System = ANY
    root: Path | None = None
    """The folder of its configuration; None if none was found."""
    content: Path = Path()
    """The folder from which the paths of posts count."""
    folder: Path = Path()
    """The folder that is adopted."""
    published: tuple[str, ...] = ()
    """Folders below the root whose files are published under their paths in the folder."""
    rule: Rule | None = None
    host: str = ""
    authors: Mapping[str, str] = field(default_factory=dict)
    """Names by id."""
    taxonomies: frozenset[str] = frozenset()
    """Further keys whose values are subjects."""

    def meaning(self, key: str) -> str:
        """Return what a key of front matter is in a briefing."""
        return "tags" if key.lower() in self.taxonomies else meaning(self.system, key)

    def items(self, ours: str, value: YamlValue) -> Iterator[str]:
        """Yield the items of a list, however it was written; of authors, their names.

        An item that is neither text nor person is an empty text.
        """
        every = value if isinstance(value, list) else [value]
        for item in every:
            named = item.get("name") if isinstance(item, Mapping) else item
            if not isinstance(named, str):
                yield ""
                continue
            alone = item is value and self.system.parting and ours != "aliases"
            if ours == "authors" and self.system is JEKYLL:
                alone = False  # "Ada Rower" is one person
            for part in re.split(self.system.parting, named) if alone else [named]:
                yield self.authors.get(part, part) if ours == "authors" else part

    def address(self, post: Post) -> tuple[list[str], bool]:
        """Return the old addresses of a post, without slashes before them, and whether they are
        certain.
        """
        for key, value in post.values.items():
            whole = self.meaning(key) == ADDRESS and key.lower() not in ("slug", "save_as")
            if whole and isinstance(value, str) and (path := self._own(value, post)):
                return _aliases(path), True
        if self.rule is None:
            return [], True
        place = self.place(post)
        found = _aliases(self.rule(post, place) or "") if place else []
        return found, bool(found)

    def place(self, post: Post) -> str:
        """Return the path of a post below the content, empty if it is elsewhere."""
        file = self.folder / post.path
        inside = file.is_relative_to(self.content)
        return file.relative_to(self.content).as_posix() if inside else ""

    def _own(self, typed: str, post: Post) -> str:
        """Return the path of an address that is written in full and is on the old site."""
        parts = urlsplit(typed)
        if parts.scheme or parts.netloc:
            known = self.host or ("guid" in post.values or "post_id" in post.values)
            typed = parts.path if known and self.host in ("", parts.netloc) else ""
        elif self.system is JEKYLL and ":" in typed:
            typed = _jekyll_path(typed, post, self.place(post)) or ""
        return typed.lstrip("/") if plain_path(typed) else ""


def plain_path(typed: str) -> bool:
    """Return whether a text is the path of a page below the site's root, and no pattern."""
    return typed.strip("/") != "" and is_alias(unquote(typed))


def _aliases(path: str) -> list[str]:
    """Return an address in the form of former addresses; empty if it has other signs."""
    plain = unicodedata.normalize("NFC", unquote(path)).lstrip("/")
    plain = plain.removesuffix("index.html")
    return [plain] if plain.strip("/") and is_alias(plain) else []


def _text(values: Config, *keys: str) -> str:
    return next((v for key in keys if isinstance(v := values.get(key), str)), "")


def _mapping(values: Config, key: str) -> Config:
    found = values.get(key)
    return found if isinstance(found, Mapping) else {}


# Material for MkDocs.

_SIGNS = re.compile(r"[^\w\- ]")
_FIELD = re.compile(r"\{(\w+)\}")


def _material_slug(text: str) -> str:
    """Return what the blog's own ``post_slugify`` makes of a title (pymdownx.slugs, lower case)."""
    bare = re.sub(r"</?[^>]*>", "", unicodedata.normalize("NFC", html.unescape(text)))
    return _SIGNS.sub("", bare.strip().lower()).replace(" ", "-")


def _material(blog: Config, language: str, flat: bool, post: Post, path: str) -> str | None:
    """Return the address of a post of the blog, or that of any other page."""
    folder = (_text(blog, "blog_dir") or "blog").strip("/").removeprefix(".").strip("/")
    posts = (_text(blog, "post_dir") or "{blog}/posts").replace("{blog}", folder).strip("/")
    stem = posixpath.splitext(path)[0]
    if blog.get("post_slugify") or not stem.startswith(f"{posts}/"):
        return None if blog.get("post_slugify") else _page(stem, flat)
    categories = [_material_slug(each) for each in many(post.values.get("categories"))]
    most = _text(blog, "post_url_max_categories") or "1"
    fields = {
        "date": _formatted(post.date, _text(blog, "post_url_date_format"), language),
        "slug": post.slug or _material_slug(post.title),
        "file": posixpath.basename(stem),
        "categories": "/".join(categories[: int(most) if most.isdigit() else 1]),
    }
    form = _text(blog, "post_url_format") or "{date}/{slug}"
    made = _FIELD.sub(lambda found: fields.get(found[1], "{"), form).strip("/")
    return _page(posixpath.join(folder, posixpath.normpath(made)), flat)


def _page(stem: str, flat: bool) -> str:
    """Return the address of a page of MkDocs; ``flat`` if addresses end in ``.html``."""
    stem = re.sub(r"(?:\A|(?<=/))(?:README|index)\Z", "index" if flat else "", stem)
    return f"{stem}.html" if flat else f"{stem.rstrip('/')}/"


def _formatted(day: dt.datetime, form: str, language: str) -> str:
    try:
        return format_datetime(day, form or "yyyy/MM/dd", locale=language.replace("-", "_") or "en")
    except (UnknownLocaleError, ValueError):
        return format_datetime(day, form or "yyyy/MM/dd", locale="en")


# Hugo.

_HUGO_TOKEN = re.compile(r":([a-z]+)(?:\[[^\]]*\])?")


def _hugo_path(text: str) -> str:
    """Return a text as Hugo writes it in an address."""
    kept = "".join(c if c.isalnum() or c in "._-/~" or c.isspace() else "" for c in text.lower())
    return re.sub(r"-{2,}", "-", re.sub(r"\s+", "-", kept.strip()))


def _hugo(permalinks: Config, ugly: bool, post: Post, path: str) -> str | None:
    """Return the address of a page: by the pattern of its section, or else by its path."""
    folder, _, name = posixpath.splitext(path)[0].rpartition("/")
    if name == "index":
        folder, _, name = folder.rpartition("/")
    section = path.partition("/")[0] if "/" in path else ""
    pattern = _text(permalinks, section) if section else ""
    if not pattern:
        made = "/".join(each for each in (folder, post.slug or name) if each)
    else:
        fields = {
            "year": post.day[:4],
            "month": post.day[5:7],
            "day": post.day[8:10],
            "monthname": post.date.strftime("%B"),
            "weekday": str(post.date.isoweekday() % 7),
            "weekdayname": post.date.strftime("%A"),
            "yearday": str(post.date.timetuple().tm_yday),
            "section": section,
            "sections": folder,
            "title": post.title.replace("/", "-"),
            "slug": post.slug or post.title.replace("/", "-"),
            "filename": name,
            "contentbasename": name,
            "slugorfilename": post.slug or name,
            "slugorcontentbasename": post.slug or name,
        }
        if any(
            found[0] != f":{found[1]}" or found[1] not in fields
            for found in _HUGO_TOKEN.finditer(pattern)
        ):
            return None
        made = _HUGO_TOKEN.sub(lambda found: fields[found[1]], pattern)
    made = _hugo_path(made).strip("/")
    return f"{made}.html" if ugly and not made.endswith(".html") else f"{made}/"


# Jekyll.

_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_JEKYLL_TOKEN = re.compile(r":([a-z_]+)")
_POST_FILE = re.compile(r"(?:.*/)?\d{4}-\d\d?-\d\d?-(.+)\.\w+")


def _jekyll_path(pattern: str, post: Post, path: str) -> str | None:
    """Return the address by a pattern or the name of a style."""
    found = _POST_FILE.fullmatch(path)
    above = path.partition("_posts/")[0].strip("/") if "_posts/" in path else ""
    name = post.slug or (found[1] if found else posixpath.splitext(posixpath.basename(path))[0])
    given = post.values.get("categories") or post.values.get("category")
    written = given.split() if isinstance(given, str) else many(given)
    categories = [*filter(None, above.split("/")), *written]
    fields = {
        "year": post.day[:4],
        "short_year": post.day[2:4],
        "month": post.day[5:7],
        "i_month": str(post.date.month),
        "day": post.day[8:10],
        "i_day": str(post.date.day),
        "y_day": f"{post.date.timetuple().tm_yday:03}",
        "week": f"{post.date.isocalendar().week:02}",
        "short_day": post.date.strftime("%a"),
        "title": re.sub(r"[^\w.~!$&'()+,;=@-]+", "-", name).strip("-"),
        "slug": re.sub(r"[\W_]+", "-", name).strip("-").lower(),
        "categories": "/".join(dict.fromkeys(each.lower() for each in categories)),
        "output_ext": ".html",
    }
    pattern = _STYLES.get(pattern, pattern)
    if any(each[1] not in fields for each in _JEKYLL_TOKEN.finditer(pattern)):
        return None
    made = _JEKYLL_TOKEN.sub(lambda each: fields[each[1]], pattern)
    return re.sub(r"/{2,}", "/", made).lstrip("/")


def _jekyll(pattern: str, post: Post, path: str) -> str | None:
    if _POST_FILE.fullmatch(path):
        return _jekyll_path(pattern, post, path)
    stem = posixpath.splitext(path)[0].removesuffix("index")
    return (
        stem
        if not stem or stem.endswith("/")
        else f"{stem}{'/' if pattern == 'pretty' else '.html'}"
    )


# Eleventy, Pelican.


def _eleventy(post: Post, path: str) -> str | None:
    if "permalink" in post.values:
        return None
    folder, _, name = posixpath.splitext(path)[0].rpartition("/")
    if name == "index" or name == folder.rpartition("/")[2]:
        return f"{folder}/"
    return f"{folder}/{name}/".lstrip("/")


_PELICAN_FIELD = re.compile(r"\{(\w+)(?::([^{}]*))?\}")


def _pelican(form: str, by_name: bool, post: Post, path: str) -> str | None:
    name = posixpath.splitext(posixpath.basename(path))[0]
    slug = post.slug or _pelican_slug(name if by_name else post.title)
    category = _text(post.values, "category") or posixpath.basename(posixpath.dirname(path))
    fields = {"slug": slug, "category": _pelican_slug(category), "lang": "en"}

    def instead(found: re.Match[str]) -> str:
        if found[1] == "date":
            return post.date.strftime(found[2] or "%Y-%m-%d")
        return fields.get(found[1], "{")

    return _PELICAN_FIELD.sub(instead, form)


def _pelican_slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


# -------------------------------------------------------------------------------------------------
# The generator of a folder, found by its configuration, in the folder or above it.


def find_origin(folder: Path) -> Origin:
    """Return the site of a folder, as far as its configuration says."""
    whole = folder.resolve()
    for place in (whole, *whole.parents[:8]):
        for names, read in _CONFIGS:
            for name in names:
                if (place / name).is_file() and (found := read(place, name, whole)):
                    return found
        if (place / ".git").exists():
            return Origin(root=place, published=("",))
    return Origin()


def _config(root: Path, path: str) -> Config:
    """Return a file of YAML or TOML as texts; empty if it cannot be read."""
    text, _ = read_text(root, path, REGISTER_SIZE)
    if text is None:
        return {}
    if path.endswith(".toml"):
        try:
            return dict(as_texts(tomllib.loads(text)))
        except (tomllib.TOMLDecodeError, RecursionError):
            return {}
    # Tags for values (`!!python/name:…`, `!ENV`) are not evaluated.
    bare = re.sub(r"(?<=[\s\[,])!{1,2}[\w/:.%-]+", "tagged", text)
    return parse(bare, path, REGISTER_SIZE).value or {}


def _content(root: Path, content: str, folder: Path) -> Path | None:
    """Return the folder of the content, if the adopted folder is in it or around it."""
    base = (root / content).resolve()
    return base if folder.is_relative_to(base) or base.is_relative_to(folder) else None


def _names(root: Path, path: str) -> Mapping[str, str]:
    """Return the names of authors by id, from a file of them."""
    read = _config(root, path)
    inner = _mapping(read, "authors") or read
    return {
        id_: name
        for id_, one in inner.items()
        if isinstance(one, Mapping) and (name := _text(one, "name"))
    }


def _from_mkdocs(root: Path, name: str, folder: Path) -> Origin | None:
    config = _config(root, name)
    docs = _text(config, "docs_dir") or "docs"
    base = _content(root, docs, folder)
    if base is None:
        return None
    flat = _text(config, "use_directory_urls").lower() == "false"
    blogs = list(_blogs(config.get("plugins"))) or [{}]
    posts = [(_text(blog, "blog_dir") or "blog").strip("./") for blog in blogs]
    around = (n for n, each in enumerate(posts) if folder.is_relative_to(base / each))
    at = next(around, 0)
    theme = _text(_mapping(config, "theme"), "language") or "en"
    authors = _text(blogs[at], "authors_file") or "{blog}/.authors.yml"
    return Origin(
        MATERIAL,
        root,
        base,
        folder,
        (docs,),
        partial(_material, blogs[at], theme, flat),
        urlsplit(_text(config, "site_url")).netloc,
        _names(root, posixpath.join(docs, authors.replace("{blog}", posts[at]))),
    )


def _blogs(plugins: YamlValue) -> Iterator[Config]:
    """Yield the options of each blog."""
    for each in plugins if isinstance(plugins, list) else [plugins]:
        for key, options in each.items() if isinstance(each, Mapping) else [(each, {})]:
            if key in ("blog", "material/blog"):
                yield options if isinstance(options, Mapping) else {}


def _from_hugo(root: Path, name: str, folder: Path) -> Origin | None:
    config = {key.lower(): value for key, value in _config(root, name).items()}
    for part in ("permalinks", "taxonomies", "languages"):
        for suffix in ("toml", "yaml", "yml"):
            path = posixpath.join(posixpath.dirname(name), f"{part}.{suffix}")
            if "/" in name and (root / path).is_file():
                config[part] = dict(_config(root, path))
    content = _text(config, "contentdir") or "content"
    base = _content(root, content, folder)
    if base is None:
        return None
    permalinks = _mapping(config, "permalinks")
    permalinks = {**permalinks, **_mapping(permalinks, "page")}
    ugly = _text(config, "uglyurls") == "true"
    rule: Rule = partial(_hugo, permalinks, ugly)
    if len(_mapping(config, "languages")) > 1:
        rule = _untold
    taxonomies = _mapping(config, "taxonomies")
    keys = frozenset(each.lower() for each in taxonomies.values() if isinstance(each, str))
    keys = keys - {"authors", "author", "series"}
    host = urlsplit(_text(config, "baseurl")).netloc
    return Origin(HUGO, root, base, folder, (content, "static", "assets"), rule, host, {}, keys)


def _untold(_post: Post, _path: str) -> None:
    """Return no address: that of a page in one of several languages is not known."""


def _from_jekyll(root: Path, name: str, folder: Path) -> Origin | None:
    config = _config(root, name)
    source = _text(config, "source") or "."
    base = _content(root, source, folder)
    if base is None:
        return None
    pattern = _text(config, "permalink") or "date"
    posts = _mapping(_mapping(config, "collections"), "posts")
    pattern = _text(posts, "permalink") or pattern
    defaults = config.get("defaults")
    for each in defaults if isinstance(defaults, list) else ():
        scope = _mapping(each, "scope") if isinstance(each, Mapping) else {}
        if _text(scope, "type") in ("posts", "") and isinstance(each, Mapping):
            pattern = _text(_mapping(each, "values"), "permalink") or pattern
    return Origin(
        JEKYLL,
        root,
        base,
        folder,
        (source,),
        partial(_jekyll, pattern),
        urlsplit(_text(config, "url")).netloc,
        _names(root, posixpath.join(source, "_data/authors.yml")),
    )


def _from_eleventy(root: Path, _name: str, folder: Path) -> Origin | None:
    # Its configuration is a program. Its input is the root, or the folder with this usual name.
    inputs = [each for each in ("src", "content", ".") if (root / each).is_dir()]
    base = _content(root, inputs[0], folder) or _content(root, ".", folder)
    if base is None:
        return None
    published = tuple(dict.fromkeys((inputs[0], "public", "static", ".")))
    return Origin(ELEVENTY, root, base, folder, published, _eleventy)


_SETTING = re.compile(r"""^([A-Z_]+)\s*=\s*(?:['"]([^'"\n]*)['"]|(\[[^\]\n]*\]))""", re.MULTILINE)


def _from_pelican(root: Path, name: str, folder: Path) -> Origin | None:
    text, _ = read_text(root, name, REGISTER_SIZE)
    settings = {found[1]: found[2] or "" for found in _SETTING.finditer(text or "")}
    content = settings.get("PATH", "content")
    base = _content(root, content, folder)
    if base is None:
        return None
    form = settings.get("ARTICLE_URL", "{slug}.html")
    by_name = settings.get("SLUGIFY_SOURCE") == "basename"
    host = urlsplit(settings.get("SITEURL", "")).netloc
    return Origin(PELICAN, root, base, folder, (content,), partial(_pelican, form, by_name), host)


_Read = Callable[[Path, str, Path], Origin | None]
_CONFIGS: tuple[tuple[tuple[str, ...], _Read], ...] = (
    (("mkdocs.yml", "mkdocs.yaml", "properdocs.yml"), _from_mkdocs),
    (
        tuple(
            f"{base}.{suffix}"
            for base in ("hugo", "config", "config/_default/hugo", "config/_default/config")
            for suffix in ("toml", "yaml", "yml")
        ),
        _from_hugo,
    ),
    (("_config.yml", "_config.yaml"), _from_jekyll),
    (("pelicanconf.py",), _from_pelican),
    (
        (
            ".eleventy.js",
            *(f"eleventy.config.{suffix}" for suffix in ("js", "mjs", "cjs")),
        ),
        _from_eleventy,
    ),
)
"""Files of configuration, and their readers."""
