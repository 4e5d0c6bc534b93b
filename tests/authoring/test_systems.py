"""The keys of other generators: what each is in a briefing."""

from pathlib import Path

import pytest

from footnoted.authoring.adopt_folder import read_folder
from footnoted.authoring.adopt_heads import head
from footnoted.authoring.adopt_systems import Post
from tests.authoring.old_sites import MATERIAL
from tests.newsroom import write


def headed(root: Path, folder: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return the new head and the keys left out of each file of a folder."""
    found = read_folder(root / folder)
    made = {}
    for each in found.found:
        values = each.foreign.values
        title = str(values.get("title") or "A")
        one = head(each.foreign, Post(each.path, title, each.day, values), found.origin)
        made[each.path] = (one.text, one.dropped)
    return made


def test_material_has_days_in_a_mapping_and_authors_by_id(tmp_path: Path) -> None:
    write(tmp_path, MATERIAL)
    text, dropped = headed(tmp_path, "docs/blog/posts")["crane.md"]
    assert text == (
        "---\n"
        "title: A\n"
        "date: 2024-05-06\n"
        "updated: 2024-05-07\n"
        "authors: [Ada Rower]\n"
        "tags: [North Quay, Cranes, crane]\n"
        "aliases: [/blog/2024/05/north-quay/idle-crane/]\n"
        "adopted: true\n"
        "---\n"
    )
    assert dropped == ("links", "license", "pin", "readtime")


@pytest.mark.parametrize(
    ("config", "path", "front", "lines"),
    [
        (
            ("hugo.toml", "[taxonomies]\ncrane = 'cranes'\n"),
            "content/posts/a.md",
            "---\ntitle: A\npublishDate: 2024-05-06\nlastmod: 2024/05/07\ncranes: [North]\n"
            "topics: [harbor]\ndeck: Idle.\nauthors: [{name: Ada Rower}]\nprimary_image: a.png\n"
            "---\n",
            [
                "updated: 2024-05-07",
                "tags: [North, harbor]",
                "summary: Idle.",
                "authors: [Ada Rower]",
            ],
        ),
        (
            ("_config.yml", "permalink: none\n"),
            "_posts/2024-05-06-a.md",
            "---\ntitle: A\ntags: harbor crane\nauthor: Ada Rower\nredirect_from: /old/\n"
            "excerpt: Idle.\npublished: true\nlayout: post\n---\n",
            ["tags: [harbor, crane]", "authors: Ada Rower", "aliases: [/old/, /a.html]"],
        ),
        (
            ("pelicanconf.py", ""),
            "content/a.md",
            "Title: A\nDate: 2024-05-06 10:20\nModified: 2024-05-07\nCategory: Harbor\n"
            "Tags: crane, quay\nAuthors: Ada Rower; Ben O.\nSummary: Idle\n  for a week\n\n",
            [
                "updated: 2024-05-07",
                "tags: [Harbor, crane, quay]",
                "authors: [Ada Rower, Ben O.]",
                "summary: Idle for a week",
                "aliases: [/a.html]",
            ],
        ),
        (
            ("pelicanconf.py", ""),
            "content/a.md",
            "Title: A\nDate: 2024-05-06\nStatus: draft\n\n",
            ["draft: true"],
        ),
        (
            (".eleventy.js", ""),
            "src/a.md",
            "---\ntitle: A\ndate: 2024-05-06\ntags: harbor\neleventyExcludeFromCollections: true\n"
            "permalink: /b/\n---\n",
            ["tags: harbor", "aliases: [/b/]"],
        ),
        (
            ("x", ""),
            "export/a.md",
            "---\ntitle: A\npost_date: 2024-05-06\npost_id: 5\nlink: https://a.example/2024/b/\n"
            "post_modified: 2024-05-07\ncategories: [harbor]\nstatus: publish\n---\n",
            ["updated: 2024-05-07", "tags: [harbor]", "aliases: [/2024/b/]"],
        ),
    ],
)
def test_the_keys_of_a_generator(
    tmp_path: Path, config: tuple[str, str], path: str, front: str, lines: list[str]
) -> None:
    write(tmp_path, {config[0]: config[1], path: f"{front}Text.\n"})
    ((text, _),) = headed(tmp_path, path.partition("/")[0]).values()
    assert text.splitlines()[1:3] == ["title: A", "date: 2024-05-06"]
    assert [line for line in lines if line not in text.splitlines()] == []
