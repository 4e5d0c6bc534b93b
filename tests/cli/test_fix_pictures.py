"""``footnoted fix`` begins the records of pictures, in files that need not be there yet."""

from pathlib import Path

from tests.cli.conftest import Run

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path d="M0 0h4v3"/></svg>'
ARTICLE = "---\ntitle: The quay\ndate: 2024-05-06\n---\n\n![Two cranes.](quay.svg)\n"
RECORD = "images:\n  quay:\n    file: quay.svg\n    alt: Two cranes.\n"


def with_picture(root: Path) -> Path:
    """Add a briefing without a sidecar that shows a picture; give where its sidecar would be."""
    (root / "briefings/quay.md").write_text(ARTICLE, encoding="utf-8")
    (root / "briefings/quay.svg").write_text(PICTURE, encoding="utf-8")
    return root / "briefings/quay.yml"


def test_without_write_the_record_is_shown_and_nothing_is_written(run: Run, newsroom: Path) -> None:
    sidecar = with_picture(newsroom)
    result = run("fix", str(sidecar.with_suffix(".md")))
    assert "+images:\n+  quay:\n+    file: quay.svg\n+    alt: Two cranes.\n" in result.stdout
    assert not sidecar.exists()


def test_with_write_the_sidecar_is_made_and_the_credit_is_still_missing(
    run: Run, newsroom: Path
) -> None:
    sidecar = with_picture(newsroom)
    result = run("fix", "--write", "briefings/quay.md")
    assert result.stdout == "briefings/quay.yml\n"
    assert sidecar.read_text(encoding="utf-8") == RECORD
    checked = run("check")
    assert "The picture `quay` has no `credit`. [image.no-credit]" in checked.stdout
    assert "image.no-record" not in checked.stdout


def test_run_twice_it_changes_nothing(run: Run, newsroom: Path) -> None:
    sidecar = with_picture(newsroom)
    run("fix", "--write")
    first = sidecar.read_bytes()
    assert run("fix", "--write").stdout == ""
    assert sidecar.read_bytes() == first
