"""A small blog of another generator, written for these tests: five posts and a picture."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from footnoted.authoring.adopt import Adoption, adopt_folder
from footnoted.authoring.adopt_folder import read_folder
from footnoted.build import build
from footnoted.project import Markdown, Project
from tests.newsroom import write
from tests.pictures.made import PNG

EXTENSIONS = Markdown(("attr_list", "fenced_code", "footnotes", "tables", "toc"))

BLOG: dict[str, str | bytes] = {
    # Jekyll: a permalink, links by reference, a date in the name alone.
    "2024-05-06-crane.md": """
        ---
        layout: post
        title: The crane stands still
        permalink: /2024/05/crane/
        ---
        The [harbor log][log] says so, and [The Courier][c] as well.
        More in [the storm](/2024/05/storm/#gusts) and [the strike](Strike%20Days.md).

        ![The quay](img/quay.png)

        [log]: https://harbor.example/log?utm_source=blog
        [c]: https://courier.example/2024/05/04/crane-out-of-use
        """,
    # Hugo: TOML, plain footnotes, a quoted title.
    "2024-05-02-storm.md": """
        +++
        title = "The storm of April"
        date = 2024-05-02T10:00:00Z
        aliases = ["/2024/05/storm/"]
        weight = 3
        +++
        Gusts were strong.[^1] The [log](http://www.harbor.example/log/) says so.

        [^1]: Ada Rower, “Gusts of Spring,” *The Courier*, 2 May 2024. https://courier.example/gusts.
        """,
    # Plain Markdown: a heading, the day in the front matter's place nowhere but here.
    "Strike Days.md": """
        ---
        date: 2024-05-07
        ---
        # The *strike*

        - [Why the dock workers went on strike](https://union.example/why)
        - [log](https://harbor.example/log#may), `[no](https://code.example/)`
        """,
    # Nobody says when, so it is left out.
    "about.md": "# About us\n\n[A link](https://about.example/)\n",
    # Front matter that nobody can read.
    "2024-05-08-broken.md": "---\ntitle: a: b\n---\nText.\n",
    "img/quay.png": PNG,
}


def adopted(
    root: Path, there: Mapping[str, str | bytes] = MappingProxyType({}), *, clean: bool = False
) -> Adoption:
    """Adopt the blog into the project at a root, where some files are there before."""
    blog = write(root / "blog", BLOG)
    project = Project(root=write(root / "site", there), preview=True, markdown=EXTENSIONS)
    return adopt_folder(build(project), read_folder(blog), clean=clean)


def written(root: Path, adoption: Adoption) -> Path:
    """Write what was decided; give the project's folder."""
    for change in adoption.changes:
        content = change.new if isinstance(change.new, bytes) else change.new.encode("utf-8")
        path = root / "site" / change.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root / "site"
