"""The plugins that sites have beside ours: what each needs, and what it must still do."""

from dataclasses import dataclass, field
from importlib.metadata import entry_points

STRANGER = {
    "docs/index.md": "# Home\n\nSee [about us](about.md).\n\n![A quay](quay.svg)\n",
    "docs/about.md": "---\ntags: [staff]\n---\n# About us\n\n## Where we are\n\nAt the quay.\n",
    "docs/quay.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>\n',
}
"""The pages of a site before Footnoted came to it."""


@dataclass(frozen=True)
class Beside:
    """A plugin in a site that has Footnoted, too."""

    plugins: str
    """Its entry in ``plugins:``."""
    distribution: str = "mkdocs-material"
    """What `docs/reference/other-plugins.md` names, with the version that is locked."""
    files: dict[str, str] = field(default_factory=dict)
    more: str = ""
    """More of the configuration."""
    shows: dict[str, str] = field(default_factory=dict)
    """What its own work is seen by: words of built files."""
    page: str = "briefings/crane/index.html"
    """The address at which the briefing is published."""
    lists: tuple[str, ...] = ()
    """Pages of its own that list pages of the site, and so ours."""

    @property
    def installed(self) -> bool:
        """Return whether this environment has the plugin."""
        name = self.plugins.split(":")[0].strip("{ ")
        return bool(entry_points(group="mkdocs.plugins", name=name)) or bool(
            entry_points(group="mkdocs.plugins", name=f"material/{name}")
        )


POST = "---\ndate: 2024-05-01\n---\n# First post\n\nWe begin.\n"
MACRO_ARTICLE = """\
---
title: A page of macros
date: 2024-05-06
---
The crane at the {{ quay }} is idle.
"""
MACRO_RECORDS = """\
claims:
  idle:
    quote: The crane at the north quay is idle
    attribution: [{source: courier, how: reported, read: true}]
"""
INCLUDE_ARTICLE = """\
---
title: A page of included words
date: 2024-05-07
---
First words.

{% include-markdown "./_shared/words.txt" %}

Last words, [of the storm](storm.md).
"""
INCLUDE_RECORDS = """\
claims:
  harbour:
    quote: the harbour was closed on Friday
    attribution: [{source: courier, how: reported, read: true}]
"""
MATRIX: dict[str, Beside] = {
    "static-i18n": Beside(
        "i18n: {languages: [{locale: en, default: true, name: English, build: true}, "
        "{locale: fr, name: Français, build: true}]}",
        "mkdocs-static-i18n",
        files={"docs/about.fr.md": "# À propos\n\nAu quai.\n"},
        shows={"fr/about/index.html": "Au quai.", "about/index.html": "At the quay."},
    ),
    "blog": Beside(
        "blog",
        files={"docs/blog/index.md": "# Blog\n", "docs/blog/posts/first.md": POST},
        shows={"blog/2024/05/01/first-post/index.html": "We begin.", "blog/index.html": "First"},
    ),
    "tags": Beside(
        "tags",
        files={"docs/tags.md": "# Tags\n\n<!-- material/tags -->\n"},
        shows={"tags/index.html": "staff", "about/index.html": "staff"},
        lists=("tags/index.html",),
    ),
    "meta": Beside("meta", files={"docs/.meta.yml": "hide: [toc]\n"}),
    "privacy": Beside("privacy: {assets: false}"),
    "group": Beside("group: {enabled: true, plugins: [tags]}", shows={"about/index.html": "staff"}),
    "optimize": Beside("optimize: {optimize_png: false, optimize_jpg: false}"),
    "offline": Beside(
        "offline",
        page="briefings/crane.html",
        shows={"search/search_index.js": "northern crane", "about.html": "At the quay"},
    ),
    "awesome-nav": Beside(
        "awesome-nav",
        "mkdocs-awesome-nav",
        files={"docs/.nav.yml": "nav: [about.md, index.md]\n"},
    ),
    "macros": Beside(
        "macros",
        "mkdocs-macros-plugin",
        files={
            "docs/macros.md": "# Macros\n\nAt the {{ quay }}.\n",
            "briefings/macros.md": MACRO_ARTICLE,
            "briefings/macros.yml": MACRO_RECORDS,
        },
        more="extra: {quay: north quay}",
        shows={
            "macros/index.html": "At the north quay.",
            "briefings/macros/index.html": "claim-idle",
        },
    ),
    "include-markdown": Beside(
        "include-markdown",
        "mkdocs-include-markdown-plugin",
        files={
            "docs/included.md": '# Included\n\n{% include-markdown "about.md" %}\n',
            "briefings/_shared/words.txt": "Then the harbour was closed on Friday.\n",
            "briefings/included.md": INCLUDE_ARTICLE,
            "briefings/included.yml": INCLUDE_RECORDS,
        },
        shows={
            "included/index.html": "At the quay.",
            "briefings/included/index.html": "claim-harbour",
        },
    ),
    "git-revision-date-localized": Beside(
        "git-revision-date-localized: {fallback_to_build_date: true, enable_git_follow: false}",
        "mkdocs-git-revision-date-localized-plugin",
        shows={"about/index.html": "git-revision-date-localized-plugin"},
    ),
    "glightbox": Beside("glightbox", "mkdocs-glightbox", shows={"index.html": "glightbox"}),
    "minify": Beside("minify: {minify_html: true}", "mkdocs-minify-plugin"),
    "mkdocstrings": Beside(
        "mkdocstrings: {handlers: {python: {paths: [code]}}}",
        "mkdocstrings-python",
        files={
            "code/quay.py": '"""The quay."""\n\n\ndef moor() -> None:\n    """Moor a ship."""\n',
            "docs/api.md": "# Code\n\n::: quay\n",
        },
        shows={"api/index.html": "Moor a ship."},
    ),
    "literate-nav": Beside(
        "literate-nav",
        "mkdocs-literate-nav",
        files={"docs/SUMMARY.md": "* [Home](index.md)\n* [About](about.md)\n"},
    ),
    "section-index": Beside("section-index", "mkdocs-section-index"),
    "exclude": Beside(
        "exclude: {glob: ['secret*']}", "mkdocs-exclude", files={"docs/secret.md": "# No\n"}
    ),
    "gen-files": Beside(
        "gen-files: {scripts: [gen.py]}",
        "mkdocs-gen-files",
        files={
            "gen.py": "import mkdocs_gen_files\n"
            'with mkdocs_gen_files.open("made.md", "w") as f:\n    print("# Made", file=f)\n'
        },
        shows={"made/index.html": "Made"},
    ),
    "redirects": Beside(
        "redirects: {redirect_maps: {old.md: briefings/crane.md, gone.md: about.md}}",
        "mkdocs-redirects",
        shows={"old/index.html": "../briefings/crane/", "gone/index.html": "../about/"},
    ),
    "rss": Beside(
        "rss: {use_git: false}",
        "mkdocs-rss-plugin",
        more="site_url: https://harbour.example/",
        shows={"feed_rss_created.xml": "The crane at the north quay"},
    ),
}
"""By the name under which `docs/reference/other-plugins.md` speaks of it."""
