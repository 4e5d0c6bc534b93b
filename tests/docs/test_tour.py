"""The README's five minutes, done on a copy of the real briefings."""

import shutil
from pathlib import Path

import pytest

from footnoted.build import build
from footnoted.library.site import Site
from footnoted.project import Project
from tests.docs.markdown import Example, examples


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    shutil.copytree(root / "briefings", tmp_path / "briefings")
    return tmp_path


def built(folder: Path) -> Site:
    return build(Project(root=folder))


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"the README changes {before!r} in {file.name}"
    file.write_text(text.replace(before, after), encoding="utf-8")


def shown(root: Path, language: str) -> Example:
    (found,) = [e for e in examples(root, root / "README.md") if e.language == language]
    return found


def test_a_changed_word_gives_the_message_that_readme_and_guide_show(
    root: Path, copy: Path, regen: bool
) -> None:
    before = {str(problem) for problem in built(copy).diagnostics}
    article = copy / "briefings" / "exchange-offer.md"
    words = ("ready to trade land with Russia", "ready to exchange land with Russia")
    assert all(word in " ".join((root / "README.md").read_text().split()) for word in words)
    change(article, *words)
    fresh = [str(p) for p in built(copy).diagnostics if str(p) not in before]
    for page in (root / "README.md", root / "docs" / "guide" / "checks.md"):
        (example,) = [e for e in examples(root, page) if e.language == "text"]
        if regen:
            text = page.read_text(encoding="utf-8")
            page.write_text(text.replace(example.body, f"{fresh[0]}\n"), encoding="utf-8")
        else:
            assert fresh == [example.body.rstrip("\n")], f"{page.name}: write it anew with --regen"
    sidecar = copy / "briefings" / "exchange-offer.yml"
    change(sidecar, f"quote: {words[0]}", f"quote: {words[1]}")
    assert {str(problem) for problem in built(copy).diagnostics} == before


def test_the_claim_of_the_tour_is_added_as_the_readme_says(root: Path, copy: Path) -> None:
    before = {str(problem) for problem in built(copy).diagnostics}
    example = shown(root, "yaml")
    change(copy / example.title, "\nclaims:\n", f"\n{example.body}")
    site = built(copy)
    assert {str(problem) for problem in site.diagnostics} == before
    found = {f.anchor.id: f.match.passes for f in site.readings["exchange-offer"].found}
    assert found["minerals-asked-for"]
    uses = site.citations["kyiv-independent-2025-02"]
    assert "minerals-asked-for" in {use.fragment.removeprefix("claim-") for use in uses}
    related = {(r.claim.id, r.kind, r.other.ref) for r in site.relations}
    assert ("minerals-asked-for", "supports", "minerals-for-aid#access-for-aid") in related


@pytest.mark.parametrize(
    "name",
    ["briefings", "docs", "mkdocs.yml", "plugins/footnoted", "schemas", "tests", ".github"],
)
def test_what_the_readme_says_is_there_is_there(root: Path, name: str) -> None:
    assert f"| `{name}" in (root / "README.md").read_text(encoding="utf-8")
    assert (root / name).exists()
