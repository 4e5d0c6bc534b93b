"""The site's other pages: only those that may show a picture, and the pictures beside them."""

import pytest

from footnoted.project import Project
from footnoted.records.files import Docs, DocsPage, read_docs
from tests.newsroom import write


def pages(root, text, name="about.md"):
    return read_docs(write(root, {f"docs/{name}": text}), "docs").pages


def test_a_page_with_a_picture_is_read_with_its_title_and_the_line_its_text_begins_at(tmp_path):
    text = '---\ntitle: "About us"\ntags: [a]\n---\n\n![](quay.png)\n'
    assert pages(tmp_path, text) == (
        DocsPage("docs/about.md", "about.md", "About us", "\n![](quay.png)\n", 5),
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# About the desk {#us}\n\n![](a.png)", "About the desk"),
        ("# About the desk #\n\n![](a.png)", "About the desk"),
        ("![](a.png)", "Who we are"),
    ],
)
def test_a_title_is_the_first_heading_or_the_name_of_the_file(tmp_path, text, title):
    assert [page.title for page in pages(tmp_path, text, "who-we-are.md")] == [title]


@pytest.mark.parametrize(
    "text",
    [
        "Text without any.",
        "Write `![words](file.png)` alone.",
        "```markdown\n![words](file.png)\n```\n",
        "    \n~~~\n<img src='a.png'>\n~~~\n",
        "``a ` ![x](y.png)``",
    ],
)
def test_a_page_that_shows_none_outside_of_code_is_not_kept(tmp_path, text):
    assert pages(tmp_path, text) == ()


@pytest.mark.parametrize(
    "text", ["<IMG src='a.png'>", "<video poster='a.png'>", "<source srcset='a.png'>", "![a][b]"]
)
def test_raw_html_may_show_one(tmp_path, text):
    assert len(pages(tmp_path, text)) == 1


def test_pictures_are_found_in_every_folder_but_hidden_ones(tmp_path):
    files = {
        "docs/a.png": b"",
        "docs/sub/B.JPG": b"",
        "docs/_also/c.svg": b"",
        "docs/.hidden/d.png": b"",
        "docs/.e.png": b"",
        "docs/notes.txt": b"",
    }
    found = read_docs(write(tmp_path, files), "docs")
    assert found == Docs(
        "docs",
        (),
        frozenset({"docs/a.png", "docs/sub/B.JPG", "docs/_also/c.svg"}),
        ("_also/c.svg", "a.png", "notes.txt", "sub/B.JPG"),
    )


def test_what_is_no_part_of_the_site_is_left_out(tmp_path):
    shown = "![](a.png)"
    files = {"docs/a.md": shown, "docs/drafts/b.md": shown, "docs/drafts/c.md": shown}
    excluded = ((True, "^drafts/"), (False, "^drafts/c"))
    project = Project(root=write(tmp_path, files), docs_dir="docs", excluded=excluded)
    assert read_docs(tmp_path, "docs", project.leaves_out).names == ("a.md", "drafts/c.md")
    among = Project(root=tmp_path, docs_dir="docs", briefings_dir="docs/drafts")
    assert read_docs(tmp_path, "docs", among.leaves_out).names == ("a.md",)


def test_links_are_not_followed(tmp_path):
    write(tmp_path, {"docs/index.md": "Text.", "secret/a.png": b"", "secret/a.md": "![](a.png)"})
    (tmp_path / "docs/link.png").symlink_to(tmp_path / "secret/a.png")
    (tmp_path / "docs/folder").symlink_to(tmp_path / "secret")
    assert read_docs(tmp_path, "docs") == Docs("docs", names=("index.md",))


def test_a_site_may_have_no_such_folder(tmp_path):
    assert read_docs(tmp_path, "") == Docs()
    assert read_docs(tmp_path, "docs") == Docs("docs")


def test_bytes_that_are_no_text_do_no_harm(tmp_path):
    write(tmp_path, {"docs/a.md": b"\xff\xfe![](a.png)"})
    assert len(read_docs(tmp_path, "docs").pages) == 1
