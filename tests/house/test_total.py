"""Whatever is wrong with the content, every page can be built.

In one pass each: what an example brings about is tested elsewhere.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest
from jinja2 import Environment

from footnoted.catalogue import EXAMPLES, NEWSROOM
from footnoted.outputs import briefing as parts
from footnoted.outputs.home import PARTS, fill
from footnoted.outputs.registry import outputs
from footnoted.outputs.view import View, environment
from tests.newsroom import article, build_in


@pytest.fixture(scope="module")
def env() -> Environment:
    return environment()


def show(root: Path, files: Mapping[str, str], env: Environment, preview: bool = True) -> set[str]:
    """Build everything that is shown; return the codes of the problems."""
    written = {f"briefings/{path}": text for path, text in files.items()}
    site = build_in(root, written, advice=True, preview=preview)
    for output in outputs(site, env):
        if output.page:
            output.page.render(site, View(site, output.path, site.project.language), env)
        if output.briefing:
            name = output.briefing.name
            page = parts.article(site, name, env)
            for make in (parts.head, parts.foot):
                make(page)
            parts.text(site.readings[name].html, "de", site.readings[name].notes_id)
    parts.preview_problems((), site.diagnostics, env)
    fill(site, "index.md", "".join(f"<!-- footnoted:{part} -->" for part in PARTS), env)
    return {problem.code.name for problem in site.diagnostics}


def test_the_pages_of_every_bad_example_can_be_built(tmp_path: Path, env: Environment) -> None:
    missed = []
    for code, example in EXAMPLES.items():
        if code not in show(tmp_path / code, {**NEWSROOM, **example.both, **example.bad}, env):
            missed.append(code)
    assert missed == []


def records(name: str, other: str) -> str:
    """Return a sidecar whose every reference leads nowhere, or to one that was withdrawn."""
    return f"""
        claims:
          c: {{quote: The crane stood idle, sources: [nope], contradicts: ["{other}#c"]}}
          d: {{says: It moves., attribution: [{{party: nobody}}, {{source: nope}}]}}
          e: {{says: No., supersedes: [d, "{other}#x"], supports: ["no#c"], attribution: no-chain}}
        dates:
          t: {{date: 2024-05-01, title: It stops, event: no-event, claim: no-claim}}
        figures:
          f: {{of: Cargo, value: 2, unit: bogus, share-of: {{figure: no-figure}}, sources: [nope]}}
        sources:
          own-{name}: {{type: webpage, title: Own, cited-in: nope}}
        images:
          p: {{file: no.jpg, alt: Nothing, credits: [{{party: nobody, role: creator}}]}}
        """


@pytest.mark.parametrize("preview", [True, False])
@pytest.mark.parametrize("draft", ["true", "false"])
def test_two_briefings_may_lean_on_what_nobody_registered(
    tmp_path: Path, env: Environment, preview: bool, draft: str
) -> None:
    body = "The crane stood idle.[^nope] See [it](none.md#claim-x).[^c]\n\n![p](no.jpg)"
    files = {}
    for name, other, state in (("a", "b", draft), ("b", "a", "false"), ("c", "a", "false")):
        files[f"{name}.md"] = article(
            body, continues="nowhere" if name == "a" else "a", draft=state
        )
        files[f"{name}.yml"] = records(name, other)
    assert "source.unknown" in show(tmp_path, files, env, preview)
