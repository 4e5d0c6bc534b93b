"""Old addresses: each rule of another generator, and a blog whose every page leads on."""

import html
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from footnoted.authoring.adopt import adopt_folder
from footnoted.authoring.adopt_folder import read_folder
from footnoted.authoring.adopt_heads import head, read_foreign
from footnoted.authoring.adopt_systems import Post, many
from footnoted.build import build
from footnoted.cli.main import main
from footnoted.project import Project
from tests.authoring.old_sites import MATERIAL
from tests.newsroom import write

NEW = """
    site_name: Harbor briefings
    theme: {name: material, font: false}
    plugins: [search, footnoted]
    """


def built(root: Path) -> Path:
    """Build a site with MkDocs, and return its folder."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=root, env=environment, check=True)
    return root / "site"


def led_to(site: Path, address: str) -> Path:
    """Return the file that a reader sees at an address, with one redirection followed."""
    for _ in range(2):
        file = site / unquote(address)
        file = file / "index.html" if file.is_dir() or address.endswith("/") else file
        found = re.search(
            r'http-equiv="refresh" content="0; ?url=([^"]+)"', file.read_text("utf-8")
        )
        if found is None:
            return file
        address = urlsplit(urljoin(f"https://a.example/{address}", found[1])).path.lstrip("/")
    raise AssertionError(address)


def headings(page: str) -> list[str]:
    """Return the words of a page's headings of the first level."""
    found = re.findall(r"<h1[^>]*>(.*?)(?:<a |</h1>)", page, re.DOTALL)
    return [html.unescape(re.sub("<.*?>", "", each)).strip() for each in found]


def test_every_old_address_of_a_blog_of_material_leads_on(tmp_path: Path) -> None:
    old = built(write(tmp_path / "old", MATERIAL))
    pages = {file.relative_to(old).as_posix() for file in old.glob("blog/20*/**/index.html")}
    assert len(pages) == 3
    root = write(tmp_path / "new", {"mkdocs.yml": NEW, "docs/index.md": "# Home\n"})
    posts = str(tmp_path / "old" / "docs" / "blog" / "posts")
    arguments = ["adopt", "--from", posts, "--write", "--root", str(root)]
    assert main(arguments, standalone_mode=False) == 0
    new = built(root)
    seen = {page: led_to(new, page.removesuffix("index.html")) for page in pages}
    assert {file.relative_to(new).parts[0] for file in seen.values()} == {"briefings"}
    for page, file in seen.items():
        was, now = (
            headings((root / path).read_text("utf-8")) for root, path in ((old, page), (new, file))
        )
        assert was == now
        assert len(now) == 1


HUGO = """
    baseURL = "https://harbor.example/"
    [permalinks]
    posts = "/:year/:month/:slug/"
    news = "/n/:title/"
    essays = "/:section/:year/:monthname/:contentbasename/"
    odd = "/:unheard/"
    """
JEKYLL = "url: https://harbor.example\n"
PELICAN = "PATH = 'content'\nARTICLE_URL = 'posts/{date:%Y}/{slug}/'\n"


@pytest.mark.parametrize(
    ("config", "path", "front", "address"),
    [
        # What Hugo 0.168 makes of these files.
        (("hugo.toml", HUGO), "content/posts/b.md", "slug: Old Bee", "2024/05/old-bee/"),
        (("hugo.toml", HUGO), "content/posts/b/index.md", "", "2024/05/the-crane-whats-next-über/"),
        (("hugo.toml", HUGO), "content/news/n.md", "", "n/the-crane-whats-next-über/"),
        (("hugo.toml", HUGO), "content/essays/My_Essay.md", "", "essays/2024/may/my_essay/"),
        (("hugo.toml", HUGO), "content/plain/Deep/My_Post 3.md", "", "plain/deep/my_post-3/"),
        (("hugo.toml", HUGO), "content/plain/u.md", "url: /x/y.html", "x/y.html"),
        (("hugo.toml", HUGO), "content/plain/u.md", "slug: v", "plain/v/"),
        (("hugo.toml", HUGO), "content/odd/u.md", "", None),
        (("config.yaml", "uglyURLs: true\n"), "content/news/n.md", "", "news/n.html"),
        # As Jekyll's documentation says.
        (
            ("_config.yml", JEKYLL),
            "_posts/2024-05-06-Idle-Crane.md",
            "",
            "2024/05/06/Idle-Crane.html",
        ),
        (
            ("_config.yml", f"{JEKYLL}permalink: pretty\n"),
            "harbor/_posts/2024-05-06-crane.md",
            "categories: North",
            "harbor/north/2024/05/06/crane/",
        ),
        (
            ("_config.yml", f"{JEKYLL}permalink: /:year/:i_month/:slug\n"),
            "_posts/2024-05-06-Crane.md",
            "slug: Old Bee",
            "2024/5/old-bee",
        ),
        (("_config.yml", JEKYLL), "_posts/2024-05-06-a.md", "permalink: /:title/", "a/"),
        (
            ("_config.yml", JEKYLL),
            "_posts/2024-05-06-a.md",
            "permalink: https://harbor.example/b/",
            "b/",
        ),
        (("_config.yml", f"{JEKYLL}permalink: /:unheard/\n"), "_posts/2024-05-06-a.md", "", None),
        (("pelicanconf.py", PELICAN), "content/a.md", "", "posts/2024/the-crane-whats-next-uber/"),
        (("pelicanconf.py", "PATH = 'content'\n"), "content/a.md", "slug: b", "b.html"),
        ((".eleventy.js", ""), "src/posts/2024-05-06-a.md", "", "posts/2024-05-06-a/"),
        ((".eleventy.js", ""), "src/posts/a/a.md", "", "posts/a/"),
        ((".eleventy.js", ""), "src/posts/a.md", "permalink: '{{ page.fileSlug }}/'", None),
        (("mkdocs.yml", "site_name: A\n"), "docs/news/README.md", "", "news/"),
        (
            ("mkdocs.yml", "use_directory_urls: false\nplugins: [blog]\n"),
            "docs/blog/posts/a.md",
            "",
            "blog/2024/05/06/the-crane-whats-next-über.html",
        ),
        (
            ("mkdocs.yml", "plugins: {blog: {blog_dir: ., post_url_format: '{file}'}}\n"),
            "docs/posts/a.md",
            "",
            "a/",
        ),
    ],
)
def test_the_old_address_of_a_post(
    tmp_path: Path, config: tuple[str, str], path: str, front: str, address: str | None
) -> None:
    text = f"---\ntitle: 'The Crane: What''s next? (Über)'\ndate: 2024-05-06\n{front}\n---\nText.\n"
    write(tmp_path / "old", {config[0]: config[1], path: text})
    found = read_folder(tmp_path / "old" / path.partition("/")[0])
    (post,) = found.found
    values = post.foreign.values
    asked = Post(post.path, str(values["title"]), post.day, values)
    made = head(post.foreign, asked, found.origin)
    wanted = [f"/{address}"] if address else []
    assert many(read_foreign(made.text, "a.md").values.get("aliases")) == wanted
    assert made.lost == (address is None)


def test_a_link_to_another_site_is_no_old_address(tmp_path: Path) -> None:
    text = "---\ntitle: A\nurl: https://courier.example/a/\n---\nText.\n"
    write(tmp_path, {"_config.yml": JEKYLL, "_posts/2024-05-06-a.md": text})
    (post,) = (found := read_folder(tmp_path / "_posts")).found
    asked = Post(post.path, "A", post.day, post.foreign.values)
    made = head(post.foreign, asked, found.origin)
    assert made.addresses == ("2024/05/06/a.html",)
    assert made.dropped == ("url",)


def test_an_address_is_that_of_one_page(tmp_path: Path) -> None:
    post = "---\ntitle: A\ndate: 2024-05-06\n---\nText.\n"
    same = post.replace("title", "aliases: [/briefings/a/, /old/]\ntitle")
    write(tmp_path, {"mkdocs.yml": "docs_dir: docs\n", "docs/briefings/a.md": post})
    write(tmp_path, {"docs/briefings/b.md": same, "docs/briefings/c.md": same, "new/x": ""})
    site = build(Project(tmp_path / "new", preview=True))
    found = adopt_folder(site, read_folder(tmp_path / "docs" / "briefings"))
    new = [str(change.new) for change in found.changes]
    aliases = [many(read_foreign(text, "a.md").values.get("aliases")) for text in new]
    assert aliases == [[], ["/old/"], []]
