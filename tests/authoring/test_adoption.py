"""A folder made briefings, and briefings that are there already: what is decided as a whole."""

from dataclasses import replace
from pathlib import Path

import pytest

from footnoted.authoring.adopt import Adoption, AdoptRemark, Refusal, adopt, adopt_folder
from footnoted.authoring.adopt_folder import LeftOut, read_folder
from footnoted.build import build
from footnoted.project import Markdown, Project
from tests.authoring.adopt_newsroom import BLOG, EXTENSIONS, adopted, written
from tests.newsroom import write
from tests.pictures.made import PNG, png

CRANE = """\
---
title: The crane stands still
date: 2024-05-06
aliases: [/2024/05/crane/]
adopted: true
---
The [harbor log][log] says so, and [The Courier][c] as well.
More in [the storm](2024-05-02-storm.md#gusts) and [the strike](strike-days.md).

![The quay](img/quay.png)

[log]: https://harbor.example/log?utm_source=blog
[c]: https://courier.example/2024/05/04/crane-out-of-use
"""
CRANE_SIDECAR = """\
sources:
  courier-2024-05-04-crane-out-of-use:
    type: webpage
    title: The Courier
    title-from: link
    issued: 2024-05-04
    url: https://courier.example/2024/05/04/crane-out-of-use
images:
  picture-quay:
    file: img/quay.png
    alt: The quay
"""
STORM_SIDECAR = """\
sources:
  courier-gusts-of-spring:
    type: webpage
    title: Gusts of Spring
    url: https://courier.example/gusts
    note: Ada Rower, “Gusts of Spring,” The Courier, 2 May 2024. https://courier.example/gusts.
"""
REGISTER = """\
sources:
  harbor-log:
    type: webpage
    title: harbor log
    title-from: link
    url: https://harbor.example/log
"""


def contents(adoption: Adoption) -> dict[str, str | bytes]:
    return {change.path.removeprefix("briefings/"): change.new for change in adoption.changes}


def test_a_blog_becomes_briefings(tmp_path: Path) -> None:
    found = adopted(tmp_path)
    new = contents(found)
    assert list(new) == [
        "_shared/sources.yml",
        "img/quay.png",
        "2024-05-02-storm.md",
        "2024-05-02-storm.yml",
        "2024-05-06-crane.md",
        "2024-05-06-crane.yml",
        "strike-days.md",
        "strike-days.yml",
    ]
    assert new["_shared/sources.yml"] == REGISTER
    assert new["2024-05-06-crane.md"] == CRANE
    assert new["2024-05-06-crane.yml"] == CRANE_SIDECAR
    assert new["2024-05-02-storm.yml"] == STORM_SIDECAR
    assert new["img/quay.png"] == PNG
    assert (found.briefings, found.present, found.relinked, found.drafts.count) == (3, 0, 2, 4)
    assert found.dropped == (("layout", 1), ("weight", 1))
    assert (found.remarks, found.refused) == ((), ())


def test_a_text_is_copied_byte_for_byte_but_for_the_heading_that_is_the_title(
    tmp_path: Path,
) -> None:
    body = "\tA *crane*  \r\nstood [idle](https://a.example/)\u00a0.\n\n\n"
    text = f"---\r\nx: y\r\n---\r\n# Idle\r\n\r\n{body}"
    write(tmp_path / "blog", {"2024-05-06-a.md": text.encode()})
    found = adopt_folder(build(Project(tmp_path)), read_folder(tmp_path / "blog"))
    head = "---\r\ntitle: Idle\r\ndate: 2024-05-06\r\nadopted: true\r\n---\r\n"
    assert contents(found)["2024-05-06-a.md"] == head + body


def test_a_title_is_that_of_the_heading_at_the_top_and_stands_once(tmp_path: Path) -> None:
    new = contents(adopted(tmp_path))["strike-days.md"]
    assert isinstance(new, str)
    assert new.startswith("---\ntitle: The strike\ndate: 2024-05-07\nadopted: true\n---\n- [Why")


def test_what_cannot_become_a_briefing_is_left_out_and_told(tmp_path: Path) -> None:
    write(
        tmp_path / "blog",
        {
            "2024-05-09-untitled.md": "Text.\n\n# Later\n",
            "strike-days.markdown": BLOG["Strike Days.md"],
            "2024/_index.md": "---\ntitle: A\ndate: 2024-05-06\n---\n",
            "2024-05-10-\u043a.md": "# A\n",
            "2024-05-11-bytes.md": b"# \xff\n",
            "notes.txt": "Not Markdown.",
        },
    )
    assert adopted(tmp_path).left_out == (
        LeftOut(
            "2024-05-08-broken.md",
            "line 2 of its front matter: “a:” is read as a key, because a colon and a space "
            "follow.",
        ),
        LeftOut("2024-05-09-untitled.md", "no title: give it `title:`, or a heading at its top"),
        LeftOut("2024-05-11-bytes.md", "The byte 0xFF is not UTF-8."),
        LeftOut("2024/_index.md", "its name cannot be that of a briefing"),
        LeftOut(
            "about.md",
            "no day of publication: give it `date: 2023-01-15`, or a name like 2023-01-15-title.md",
        ),
        LeftOut(
            "strike-days.markdown",
            "it would have the same name as Strike Days.md, `strike-days`",
        ),
    )


def test_the_second_time_nothing_is_left_to_do(tmp_path: Path) -> None:
    root = written(tmp_path, adopted(tmp_path))
    again = adopted(tmp_path)
    assert again.changes == ()
    assert (again.briefings, again.present) == (0, 3)
    site = build(Project(root, preview=True, markdown=EXTENSIONS))
    assert adopt(site, lambda _: True).changes == ()


@pytest.mark.parametrize("done", range(9))
def test_interrupted_anywhere_a_second_run_does_the_rest(tmp_path: Path, done: int) -> None:
    whole = adopted(tmp_path)
    written(tmp_path, replace(whole, changes=whole.changes[:done]))
    root = written(tmp_path, adopted(tmp_path))
    assert all((root / change.path).exists() for change in whole.changes)
    sources = {known.source.url: id_ for id_, known in build(Project(root)).names.sources.items()}
    assert len(sources) == 4


def test_the_result_has_only_problems_that_a_person_must_solve(tmp_path: Path) -> None:
    root = written(tmp_path, adopted(tmp_path))
    site = build(Project(root, markdown=EXTENSIONS))
    # Nothing in a folder of Markdown says who made a picture and what allows it.
    assert sorted({str(problem.code) for problem in site.diagnostics}) == [
        "image.no-credit",
        "image.no-license",
        "source.no-archive",
        "source.unused",
    ]


def test_what_a_new_place_breaks_is_told(tmp_path: Path) -> None:
    write(
        tmp_path / "blog",
        {
            "2024-05-09-links.md": """
                ---
                title: Links
                ---
                [a](about.md) [b](gone.md) [c](/about/) [d](#e) [f][g] {{ x }} `[h][i]`
                [j](https://h\u0430rbor.example/) [k](https://me@a.example/)
                [l](2024-05-06-crane.md) [^m] ![n](gone.png)
                ![o](cut.png)

                {% include n.html %}
                """,
            "cut.png": b"no picture",
        },
    )
    found = adopted(tmp_path)
    assert {told.path for told in found.remarks} == {"2024-05-09-links.md"}
    assert sorted({told.what for told in found.remarks}) == [
        "A link [words][name] has no address: add a line `[name]: https://…`.",
        "A link leads to about.md, which was not adopted.",
        "A link leads to gone.md, which is not in the folder.",
        "A link to a page of the old site was not changed; that page is not here.",
        "Tags of a template language are shown as text. Add --clean to remove them.",
        "The address `https://me@a.example/` was left out: it has a user name before the site, "
        "which hides where it leads.",
        "The note [^m] has no text.",
        "The picture cut.png was not copied. The content is not that of a .png file.",
        "The picture gone.png was not copied. There is no such file.",
        "The site's name `hаrbor.example` mixes letters of several alphabets.",
    ]


FIGURE = """\
---
title: Quay
date: 2024-05-09
---
`<figure markdown>` shows code.

<figure markdown="span">
  ![The quay](quay.png)
</figure>
"""


@pytest.mark.parametrize("reads", [False, True])
@pytest.mark.parametrize("clean", [False, True])
def test_markdown_in_html_that_the_site_shows_as_text_is_told(
    tmp_path: Path, reads: bool, clean: bool
) -> None:
    blog = write(tmp_path / "blog", {"quay.md": FIGURE, "quay.png": PNG})
    names = (*EXTENSIONS.extensions, *(["md_in_html"] if reads else []))
    project = Project(write(tmp_path / "site", {}), preview=True, markdown=Markdown(names))
    found = adopt_folder(build(project), read_folder(blog), clean=clean)
    assert ("quay.png" in {change.path.rpartition("/")[2] for change in found.changes}) is reads
    told = [(each.line, each.what) for each in found.remarks]
    assert [line for line, what in told if "Add `md_in_html`" in what] == ([] if reads else [8])


def test_tags_are_taken_out_where_asked_for(tmp_path: Path) -> None:
    text = """
        ---
        title: Tags
        date: 2024-05-09
        ---
        Idle. {% assign a = "https://a.example/" %}
        [b]({{a}}1)
        {% include c.md
          d="[e](https://e.example/)"
        %}
        """
    write(tmp_path / "blog", {"tags.md": text})
    found = adopted(tmp_path, clean=True)
    assert contents(found)["tags.md"] == (
        "---\ntitle: Tags\ndate: 2024-05-09\nadopted: true\n---\nIdle.\n"
        "[b](https://a.example/1)\n[e](https://e.example/)\n"
    )
    assert found.tags == 3
    assert found.remarks == (
        AdoptRemark(
            "tags.md", 8, "The text of a tag is now without its tag: check that it reads well."
        ),
    )
    assert set(found.drafts.own["tags"]) == {"a-1", "e"}


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    there: dict[str, str | bytes] = {
        "briefings/2024-05-06-crane.md": "No head, so no briefing.\n",
        "briefings/img/quay.png": png(width=3),
        "briefings/_shared/sources.yml": "sources: [broken\n",
    }
    found = adopted(tmp_path, there)
    refused = {each.path: each.why for each in found.refused}
    assert set(refused) == set(there)
    assert refused["briefings/img/quay.png"] == "There is already another file of that name."
    assert not {change.path for change in found.changes} & {
        *there,
        "briefings/2024-05-06-crane.yml",
    }


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "site" / "briefings").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site" / "briefings" / "_shared").symlink_to(tmp_path / "elsewhere")
    assert adopted(tmp_path).refused == (
        Refusal("briefings/_shared/sources.yml", "briefings/_shared is a symbolic link."),
    )
