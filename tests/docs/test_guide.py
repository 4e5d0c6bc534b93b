"""The guide as a path: every page once, short how-tos, old addresses, commands that exist."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.__main__ import cli as mkdocs

from footnoted.cli.main import main
from tests.docs.markdown import examples, prose
from tools.plain_words import ROOT

GUIDE = ROOT / "docs" / "guide"
LONGEST = 900
"""Words of a how-to; what needs more is reference."""
LONGER = {"pull-requests.md"}
"""It shows a whole comment."""
WHOLE = 25_400
"""Words of all pages of the guide: fewer than before it became a path."""


class _Loader(yaml.SafeLoader):
    """Reads `!ENV` as nothing."""


_Loader.add_constructor("!ENV", lambda *_: None)


def listed(nav: object, depth: int = 1) -> Iterator[tuple[int, str]]:
    """Yield every page of a navigation with the level it is on."""
    for entry in nav if isinstance(nav, list) else []:
        target = next(iter(entry.values())) if isinstance(entry, dict) else entry
        if isinstance(target, str):
            yield depth, target
        else:
            yield from listed(target, depth + 1)


NAV: Any = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)["nav"]


def test_every_page_is_in_the_navigation_once_and_no_deeper_than_three_levels() -> None:
    pages = [page for _, page in listed(NAV)]
    assert sorted(set(pages)) == sorted(pages)
    assert max(depth for depth, _ in listed(NAV)) == 3
    docs = ROOT / "docs"
    written = {page.relative_to(docs).as_posix() for page in docs.rglob("*.md")}
    assert {page for page in written - set(pages) if not page.startswith("decisions/0")} == set()


def test_the_overview_leads_to_every_page_of_the_guide() -> None:
    text = (GUIDE / "index.md").read_text(encoding="utf-8")
    missing = [
        p.name for p in GUIDE.glob("*.md") if p.stem != "index" and f"({p.name})" not in text
    ]
    assert missing == []


@pytest.mark.parametrize("page", sorted(GUIDE.glob("*.md")), ids=lambda page: page.name)
def test_a_how_to_is_short(page: Path) -> None:
    words = len(prose(page).split())
    assert page.name in LONGER or words <= LONGEST


def test_the_guide_is_shorter_than_it_was() -> None:
    words = sum(len(page.read_text(encoding="utf-8").split()) for page in GUIDE.glob("*.md"))
    assert words < WHOLE


@pytest.mark.parametrize("old", sorted(GUIDE.glob("*/index.html")), ids=lambda old: old.parent.name)
def test_an_old_address_leads_to_the_page_that_moved(old: Path) -> None:
    assert not (GUIDE / f"{old.parent.name}.md").exists()
    addresses = set(re.findall(r"(?:href|url)=\"?([^\";>]+)", old.read_text(encoding="utf-8")))
    (address,) = addresses
    assert (old.parent / address.rstrip("/")).resolve().with_suffix(".md").is_file()


def test_every_job_that_checks_a_proposal_is_named() -> None:
    workflow = (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    jobs = yaml.safe_load(workflow)["jobs"]
    page = (GUIDE / "pull-requests.md").read_text(encoding="utf-8")
    assert [key for key, job in jobs.items() if f"`{job.get('name', key)}`" not in page] == []


def commands() -> Iterator[tuple[str, list[str]]]:
    """Yield each line of a shell example that calls our command or MkDocs, with its page."""
    for page in sorted(GUIDE.glob("*.md")):
        for example in examples(ROOT, page):
            lines: list[str] = []
            if example.language == "sh":
                lines = example.body.splitlines()
            elif example.title.startswith((".forgejo/", ".gitlab-ci")):
                found = re.findall(r"^ +- (?:run: )?(\S.*)$", example.body, re.MULTILINE)
                lines = [line.removeprefix("venv/bin/") for line in found]
            for line in lines:
                words = shlex.split(re.split(r" [>|] ", line)[0])
                if words[:1] in (["footnoted"], ["mkdocs"]):
                    yield str(example), words


@pytest.mark.parametrize(("place", "words"), list(commands()), ids=lambda value: str(value)[-40:])
def test_a_command_of_the_guide_exists_with_its_options(place: str, words: list[str]) -> None:
    group: Any = main if words[0] == "footnoted" else mkdocs
    rest = words[1:]
    command = group if not rest or rest[0].startswith("-") else group.get_command(None, rest.pop(0))
    assert command is not None, place
    flags = {f for param in command.params for f in (*param.opts, *param.secondary_opts)}
    known = flags | {"--help", "--version"}
    assert {word for word in rest if word.startswith("-")} - known == set(), place
