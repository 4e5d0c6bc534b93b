"""One line, `plugins: [search, footnoted]`, on a site that was there before."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests import loaded
from tests.mkdocs.site.conftest import CRANE, QUAY, Newsroom, broken_links

PLAIN = "site_name: Harbour notes\ntheme: {{name: {theme}}}\n{more}plugins: [search, footnoted]\n"
BRIEFING = "---\ntitle: The crane\ndate: 2024-05-05\n---\n\nIt stood idle.\n"
DATES = """\
dates: {idle: {date: 2024-04, title: It stops}}
allow: [{code: evidence.none, about: idle, because: Made up.}]
"""
THEMES = ("material", "mkdocs", "readthedocs")


@pytest.fixture
def blog(tmp_path: Path) -> Newsroom:
    """Return a plain site with pictures on its pages and no briefing."""
    site = Newsroom(tmp_path)
    site.write("docs/index.md", "# Harbour notes\n\nA blog.\n\n![The quay.](img/quay.svg)\n")
    for number in range(6):
        page = f"# Post {number}\n\n![A crane.](../img/quay.svg) ![Two.](../img/{number}.svg)\n"
        site.write(f"docs/posts/post-{number}.md", page)
        site.write(f"docs/img/{number}.svg", QUAY)
    site.write("docs/img/quay.svg", QUAY)
    plain(site)
    return site


def plain(site: Newsroom, theme: str = "mkdocs", more: str = "") -> None:
    site.write("mkdocs.yml", PLAIN.format(theme=theme, more=more))


def says(output: str) -> list[str]:
    """Return what was said by us, without the hints."""
    found = re.findall(r"^(?:INFO|WARNING|ERROR) +- +footnoted: (.*)$", output, re.MULTILINE)
    return [line for line in found if not line.startswith(("Pictures: ", "The new site "))]


def navigation(site: Newsroom, page: str = "about/index.html") -> list[str]:
    """Return where the entries of a page's navigation lead, without the page itself."""
    head = re.split(r'role="main"', site.page(page))[0]
    return re.findall(r'<a[^>]*href="([^"#]*)"', head)


@pytest.mark.parametrize("theme", THEMES)
def test_a_plain_site_is_built_with_two_lines_and_no_page_of_ours(blog, theme):
    plain(blog, theme)
    built = blog.build("--strict")
    assert says(built.output) == [
        "briefings: info: There is no folder “briefings”. [library.no-briefings]",
        "docs: info: 7 pictures on 7 pages have no record in briefings/_shared/images.yml. "
        "[image.pages-unrecorded]",
    ]
    pages = {file.parent.name for file in blog.site.rglob("index.html")}
    assert pages == {"site", *(f"post-{number}" for number in range(6))}
    assert not (blog.site / "timeline.ics").exists()
    assert "riefings" not in blog.page("index.html")


@pytest.mark.parametrize("theme", THEMES)
def test_without_a_navigation_of_its_own_a_site_gets_our_section(blog, theme):
    plain(blog, theme)
    for number in range(12):
        blog.write(f"briefings/b{number:02}.md", BRIEFING.replace("05-05", f"05-{number + 1:02}"))
    blog.write("briefings/b03.yml", DATES)
    blog.build("--strict")
    for page in ("index.html", "posts/post-1/index.html", "briefings/b00/index.html"):
        text = blog.page(page)
        newest = set(re.findall(r"b(\d\d)/", text.split('role="main"')[0]))
        assert newest - {"00"} == {f"{number:02}" for number in range(2, 12)}
        assert re.search(r'href="[./]*(briefings/|\.\./)', text)
        assert re.search(r'href="[./]*timeline/"', text)
        assert not re.search(r'href="[./]*(claims|figures|corrections|sources)/"', text)
    assert broken_links(blog.site) == []


def test_a_navigation_without_a_page_of_ours_is_told_what_to_add(blog):
    plain(blog, more="nav: [index.md]\n")
    blog.write("briefings/crane.md", BRIEFING)
    line = "`nav:` has no page of Footnoted. Add `- Briefings: briefings/index.md` to it."
    assert line in says(blog.build().output)
    plain(blog, more="nav: [index.md, {Briefings: briefings/index.md}]\n")
    built = blog.build("--strict")
    assert line not in built.output
    assert re.search(r'href="briefings/"[^>]*>Briefings<', blog.page("index.html"))


def test_a_page_that_the_navigation_names_is_built_without_any_content(blog):
    plain(blog, more="nav: [index.md, timeline.md]\n")
    built = blog.build("--strict")
    assert (blog.site / "timeline/index.html").is_file(), built.output
    assert not (blog.site / "claims/index.html").exists()


def test_a_page_of_the_site_s_own_stays_and_ours_is_left_out_with_a_notice(blog):
    blog.write("docs/timeline.md", "# Our own timeline\n")
    blog.write("docs/sources/index.md", "# Our own sources\n")
    blog.write("briefings/crane.md", BRIEFING)
    blog.write("briefings/crane.yml", DATES)
    built = blog.build("--strict")
    line = "docs/timeline.md: info: This is the site's own page; the generated page `timeline` is "
    assert f"{line}left out. [page.own]" in says(built.output)
    assert "docs/sources" not in built.output  # there is nothing for a page of sources
    assert "Our own timeline" in blog.page("timeline/index.html")
    assert "in all briefings" not in blog.page("briefings/crane/index.html")
    assert broken_links(blog.site) == []
    plain(blog, more="exclude_docs: |\n  timeline.md\n")
    assert "page.own" not in blog.build("--strict").output
    assert "It stops" in blog.page("timeline/index.html")


def test_the_command_finds_an_address_that_is_taken(blog):
    blog.write("briefings/crane.md", BRIEFING)
    blog.write("docs/briefings/crane.md", "# Another crane\n")
    blog.write("docs/timeline.ics", "")
    built = blog.mkdocs("build")
    done = loaded.run("-m", "footnoted", "check", cwd=blog.root)
    for address in ("briefings/crane/index.html", "timeline.ics"):
        assert f"`{address}`. [page.taken]" in done.stdout
        assert built.output.count(f"`{address}`. [page.taken]") == 1
    assert (built.status, done.returncode) == (1, 1)


_OTHER_NAME = "{footnoted: {pages: {timeline: evidence/timeline.md}}}"
_REGISTER = "".join(
    f"  p{name}: {{file: img/{name}.svg, alt: Two cranes., credit: Ada Rower, license: CC0-1.0}}\n"
    for name in ("quay", *range(6))
)


@pytest.mark.parametrize(
    ("code", "made", "moved", "followed"),
    [
        ("page.own", {"docs/timeline.md": "# Ours\n"}, {}, {"mkdocs.yml": _OTHER_NAME}),
        ("page.own", {"docs/timeline.md": "# Ours\n"}, {},
         {"mkdocs.yml": "{footnoted: {pages: {timeline: false}}}"}),
        ("page.taken", {"docs/briefings/crane.md": "# Ours\n"},
         {"docs/briefings/crane.md": "docs/briefings/cranes.md"}, {}),
        ("image.pages-unrecorded", {}, {},
         {"briefings/_shared/images.yml": f"images:\n{_REGISTER}"}),
    ],
)  # fmt: skip
def test_who_follows_a_hint_about_pages_has_no_problem_left(blog, code, made, moved, followed):
    for path, text in {
        "briefings/crane.md": BRIEFING,
        "briefings/crane.yml": DATES,
        **made,
    }.items():
        blog.write(path, text)
    assert f"[{code}]" in blog.mkdocs("build").output
    for old, new in moved.items():
        (blog.root / old).rename(blog.root / new)
    for path, text in followed.items():
        plugin = PLAIN.format(theme="mkdocs", more="").replace("footnoted]", f"{text}]")
        blog.write(path, plugin if path == "mkdocs.yml" else text)
    kept = {"image.pages-unrecorded", "image.alt-differs"} - {code}
    left = [line for line in says(blog.build("--strict").output) if line.endswith("]")]
    assert [line for line in left if not any(f"[{each}]" in line for each in kept)] == []


def test_briefings_may_lie_among_the_sites_own_pages(blog):
    text = PLAIN.format(theme="mkdocs", more="")
    text = text.replace("footnoted]", "{footnoted: {briefings_dir: docs/briefings}}]")
    blog.write("mkdocs.yml", text)
    blog.write("docs/briefings/crane.md", f"{BRIEFING}\n![The quay.](quay.svg)\n")
    blog.write("docs/briefings/quay.svg", QUAY)
    record = "{file: quay.svg, alt: The quay., credit: Ada Rower, license: CC0-1.0}"
    blog.write("docs/briefings/crane.yml", f"images:\n  quay: {record}\n")
    blog.write("docs/briefings/_shared/parties.yml", "parties: {}\n")
    built = blog.build("--strict")
    assert "7 pictures on 7 pages" in built.output
    assert not list(blog.site.rglob("*.yml"))
    assert 'data-image="crane#quay"' in blog.page("briefings/crane/index.html")
    assert broken_links(blog.site) == []


@pytest.mark.parametrize("folder", ["docs", "."])
def test_a_folder_of_briefings_with_the_sites_own_pages_in_it_is_refused(blog, folder):
    text = PLAIN.format(theme="mkdocs", more="")
    blog.write(
        "mkdocs.yml", text.replace("footnoted]", f"{{footnoted: {{briefings_dir: {folder}}}}}]")
    )
    built = blog.mkdocs("build")
    assert built.status == 1
    assert f"footnoted: briefings_dir '{folder}' " in built.output
    assert "Traceback" not in built.output


def test_the_sitemap_has_the_hosts_day_for_the_sites_own_pages(blog):
    plain(blog, more="site_url: https://harbour.example/\n")
    blog.write("briefings/crane.md", CRANE.split("The northern")[0] + "It stood idle.\n")
    blog.build()
    found = re.findall(r"<loc>(.*?)</loc>\s*<lastmod>(.*?)</lastmod>", blog.page("sitemap.xml"))
    days = dict(found)
    assert days["https://harbour.example/briefings/crane/"] == "2024-05-05"
    assert days["https://harbour.example/briefings/"] == "2024-05-05"
    today = date.today()  # the host asks the clock
    assert abs(date.fromisoformat(days["https://harbour.example/posts/post-1/"]) - today).days < 2


ALL = """\
INHERIT: base.yml
site_url: https://harbour.example/below/
repo_url: https://code.example/harbour
edit_uri: edit/main/pages/
docs_dir: pages
use_directory_urls: {directories}
theme: {{name: {theme}, custom_dir: overrides}}
extra_css: [own.css]
hooks: [hook.py]
"""


@pytest.mark.parametrize("directories", ["true", "false"])
@pytest.mark.parametrize("theme", THEMES)
def test_what_else_a_site_has_in_its_configuration_keeps_working(blog, theme, directories):
    blog.write("base.yml", "site_name: Harbour notes\nplugins: [search, footnoted]\n")
    blog.write("mkdocs.yml", ALL.format(theme=theme, directories=directories))
    shutil.move(blog.root / "docs", blog.root / "pages")
    blog.write("pages/own.css", "h1 { color: teal; }\n")
    blog.write("overrides/404.html", "<p>Not here.</p>\n")
    blog.write("hook.py", "def on_page_content(html, **_): return html + '<p>hooked</p>'\n")
    blog.write("briefings/crane.md", BRIEFING)
    blog.write("briefings/crane.yml", DATES)
    blog.build("--strict")
    assert broken_links(blog.site, "/below/") == []
    page = blog.page(
        "briefings/crane/index.html" if directories == "true" else "briefings/crane.html"
    )
    assert "own.css" in page
    assert "<p>hooked</p>" in page
    if theme == "readthedocs":  # the others have no such link, or ask for a feature
        assert "edit/main/briefings/crane.md" in page
    assert blog.page("404.html") == "<p>Not here.</p>"


def test_what_is_kept_gives_the_same_bytes_when_pages_come_and_go(blog):
    (blog.root / "briefings").mkdir()
    steps: list[tuple[str, str]] = [
        ("briefings/crane.md", BRIEFING),
        ("briefings/crane.yml", DATES),
        ("briefings/storm.md", BRIEFING.replace("The crane", "The storm")),
        ("docs/timeline.md", "# Our own\n"),
        ("briefings/crane.yml", "claims: {}\n"),
        ("mkdocs.yml", PLAIN.format(theme="mkdocs", more="nav: [index.md, claims.md]\n")),
    ]
    blog.build()
    for path, text in steps:
        blog.write(path, text)
        kept = (blog.build().status, without_the_clock(blog))
        shutil.rmtree(blog.root / ".cache")
        assert kept == (blog.build().status, without_the_clock(blog)), path


def without_the_clock(site: Newsroom) -> dict[str, bytes]:
    return {
        path: re.sub(rb"Build Date UTC : .*", b"", data)
        for path, data in site.state().items()
        if path != "sitemap.xml.gz"
    }
