"""An archive after its adoption: what it lacks is warned of, and counted down."""

from pathlib import Path

import pytest

from footnoted.authoring.adopt import adopt_folder
from footnoted.authoring.adopt_folder import read_folder
from footnoted.authoring.adopt_systems import find_origin
from footnoted.build import build
from footnoted.cli.main import main
from footnoted.project import Markdown, Project
from footnoted.records.files import LONGEST_PART
from tests.newsroom import write
from tests.pictures.made import PNG

POST = "---\ntitle: A\ndate: 2024-05-06\n---\n![A quay](quay.png) A note.[^gone]\n"
FOOTNOTES = Markdown(("attr_list", "footnotes", "tables", "toc"))


def adopted(root: Path, files: dict[str, str | bytes], *, clean: bool = False) -> Path:
    """Adopt an archive into a new project, and return its folder."""
    write(root / "old", files)
    new = write(root / "new", {"docs/index.md": "# Home\n"})
    site = build(Project(new, preview=True, markdown=FOOTNOTES))
    folder = read_folder(root / "old" / "posts")
    for change in adopt_folder(site, folder, clean=clean).changes:
        write(new, {change.path: change.new})
    return new


def levels(root: Path) -> dict[str, str]:
    site = build(Project(root, markdown=FOOTNOTES))
    return {problem.code.name: problem.level.value for problem in site.diagnostics}


def test_what_is_lacking_is_an_error_only_when_the_mark_is_gone(tmp_path: Path) -> None:
    root = adopted(tmp_path, {"posts/a.md": POST, "posts/quay.png": PNG})
    found = levels(root)
    assert found["image.no-credit"] == found["note.unknown"] == "warning"
    article = root / "briefings" / "a.md"
    article.write_text(article.read_text("utf-8").replace("adopted: true\n", ""), "utf-8")
    found = levels(root)
    assert found["image.no-credit"] == found["note.unknown"] == "error"


def test_what_is_dangerous_is_an_error_all_the_same(tmp_path: Path) -> None:
    text = f"{POST}\n<script>a</script>\n\n[a](javascript:b)\n"
    root = adopted(tmp_path, {"posts/a.md": text, "posts/quay.png": PNG})
    found = levels(root)
    assert found["html.active"] == found["url.unsafe"] == "error"


def test_faults_of_claims_count_as_everywhere(tmp_path: Path) -> None:
    root = adopted(tmp_path, {"posts/a.md": POST})
    write(root, {"briefings/a.yml": "claims:\n  b: {quote: not there}\n"})
    assert levels(root)["anchor.lost"] == "error"


def test_a_site_can_set_the_level_all_the_same(tmp_path: Path) -> None:
    root = adopted(tmp_path, {"posts/a.md": POST})
    site = build(Project(root, markdown=FOOTNOTES, levels={"note.unknown": "error"}))
    assert [p.level.value for p in site.diagnostics if p.code.name == "note.unknown"] == ["error"]


def test_what_is_left_is_counted_down(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = POST.partition("![")[0] + "Text.\n"
    root = adopted(tmp_path, {"posts/a.md": POST, "posts/b.md": plain, "posts/quay.png": PNG})
    write(root, {"briefings/c.md": POST})
    asked = ["check", "--adopted", "--no-cache", "--root", str(root)]
    assert main(asked, standalone_mode=False) == 0
    printed = capsys.readouterr()
    assert "c.md" not in printed.out
    assert printed.out.count("a.md") == 1
    assert printed.err.splitlines()[-1] == (
        "Nothing is missing in 1 of 2 adopted briefings: remove `adopted: true` from them, "
        "beginning with briefings/b.md."
    )
    main([*asked, str(root / "briefings" / "a.md")], standalone_mode=False)
    only = capsys.readouterr().err.splitlines()[-1]
    assert only == "Nothing is missing in 0 of 1 adopted briefing."


def test_a_long_name_ends_with_a_word_and_its_old_address_leads_on(tmp_path: Path) -> None:
    stem = "-".join(["harbor"] * 20)
    write(tmp_path, {"hugo.toml": "", f"content/{stem}.md": POST})
    folder = read_folder(tmp_path / "content")
    (post,) = folder.found
    assert (post.name, post.cut) == ("-".join(["harbor"] * 17), True)
    assert len(post.name) <= LONGEST_PART
    found = adopt_folder(build(Project(write(tmp_path / "new", {}))), folder)
    assert found.cut == 1
    assert f"  - /{stem}/\n" in str(found.changes[0].new)


def test_a_picture_is_copied_once_wherever_it_lies_and_however_often_it_is_shown(
    tmp_path: Path,
) -> None:
    head = POST.partition("![")[0]
    root = adopted(
        tmp_path,
        {
            "mkdocs.yml": "docs_dir: .\n",
            "posts/a.md": f"{head}![A](../img/quay.png) ![B](/img/quay.png) ![C](/img/copy.png)\n",
            "posts/b/index.md": f"{head}![A](../../img/quay.png)\n",
            "img/quay.png": PNG,
            "img/copy.png": PNG,
        },
    )
    files = [path.relative_to(root).as_posix() for path in root.rglob("*.png")]
    assert files == ["briefings/pictures/img/quay.png"]
    there = "pictures/img/quay.png"
    assert f"![A]({there}) ![B]({there}) ![C]({there})\n" in (root / "briefings/a.md").read_text()
    assert f"![A](../{there})\n" in (root / "briefings/b/index.md").read_text()
    assert "image.file-missing" not in levels(root)


def test_no_file_outside_of_the_old_site_is_taken(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    (tmp_path / "old" / "posts").mkdir(parents=True)
    (tmp_path / "old" / "posts" / "link.png").symlink_to(tmp_path / "secret.png")
    text = POST.replace("quay.png", "../../secret.png") + "![b](link.png) ![c](/../secret.png)\n"
    root = adopted(tmp_path, {"_config.yml": "", "posts/2024-05-06-a.md": text}, clean=True)
    assert list(root.rglob("*.png")) == []


@pytest.mark.parametrize(
    "config",
    [
        {"mkdocs.yml": "plugins: [blog: {\n"},
        {"mkdocs.yml": "plugins: 5\ntheme: a\n"},
        {"hugo.toml": "[[["},
        {"_config.yml": "- a\n- b\n"},
        {"_config.yml": "defaults: [a, {scope: b}, {values: c}]\npermalink: [a]\n"},
        {"pelicanconf.py": b"\xff\xfe"},
        {"hugo.yaml": "permalinks: a\nlanguages: [b]\ntaxonomies: c\n"},
    ],
)
def test_a_configuration_that_cannot_be_read_stops_nothing(
    tmp_path: Path, config: dict[str, str | bytes]
) -> None:
    write(tmp_path, {**config, "posts/2024-05-06-a.md": POST})
    found = find_origin(tmp_path / "posts")
    assert found.root in (None, tmp_path)
    assert adopt_folder(
        build(Project(write(tmp_path / "new", {}))), read_folder(tmp_path / "posts")
    ).briefings
