"""Is this a site, and may it be there."""

from pathlib import Path

import pytest

from footnoted.publish import lacking, overlap


def test_expected_files_that_are_absent_empty_or_folders_are_named_once_in_order(tmp_path, grow):
    grow(tmp_path, {"index.html": "x", "empty.html": "", "folder/index.html": "x"})
    expected = ["index.html", "folder", "empty.html", "absent/index.html", "empty.html"]
    assert lacking(tmp_path, expected) == ["absent/index.html", "empty.html", "folder"]
    assert lacking(tmp_path, []) == []


@pytest.mark.parametrize(
    ("target", "struck"),
    [
        ("project/site", None),
        ("public", None),
        ("project/docs-site", None),
        ("project", "project"),
        ("", "project"),
        ("project/docs", "project/docs"),
        ("project/docs/site", "project/docs"),
        ("project/briefings", "project/briefings"),
        ("project/link/site", "project/docs"),
        ("elsewhere", "elsewhere/texts"),
    ],
)
def test_a_site_keeps_clear_of_sources_and_project(tmp_path: Path, target, struck):
    project = tmp_path / "project"
    project.mkdir()
    (project / "link").symlink_to("docs")
    sources = [project / "docs", project / "briefings", tmp_path / "elsewhere" / "texts"]
    found = overlap(tmp_path / target, sources, project)
    assert found == (tmp_path / struck if struck else None)
