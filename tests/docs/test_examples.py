"""Every example of the documentation is read as the product reads it; links lead somewhere."""

import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from mkdocs.config.defaults import MkDocsConfig

from footnoted.build import build
from footnoted.catalogue import CODES
from footnoted.diagnostics.problem import Problem
from footnoted.mkdocs.plugin import FootnotedPlugin
from footnoted.project import Options, PlugIns, Project
from footnoted.records.fit import validate_records
from footnoted.records.library import Sidecar
from footnoted.records.reading import FORMS, read_article, read_scale
from footnoted.records.yaml import parse
from tests.docs.markdown import Example, examples, links, prose, ticked

ROOT = Path(__file__).parents[2]
TOP = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), *(ROOT / name for name in TOP)])
MANUAL = ROOT / "docs" / "reference" / "problems.md"
"""Its examples, bad and good, are built by ``tests/house/test_examples.py``."""
EVERY = [example for page in PAGES if page != MANUAL for example in examples(ROOT, page)]
SCALES = [e for e in EVERY if e.title.startswith("scales/")]
WORKFLOWS = [e for e in EVERY if e.title.startswith((".github/", ".forgejo/", ".gitlab-ci"))]
SIDECARS = [
    e
    for e in EVERY
    if e.language == "yaml"
    and e.title not in ("mkdocs.yml", ".pre-commit-config.yaml")
    and e not in SCALES + WORKFLOWS
]
CONFIGURATIONS = [e for e in EVERY if e.title == "mkdocs.yml"]
ARTICLES = [e for e in EVERY if e.language == "markdown" and e.body.startswith("---\n")]
FAMILIES = {code.name.partition(".")[0] for code in CODES}
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>'


def problems(example: Example) -> list[Problem]:
    """Read a sidecar or register; its title says which register it is."""
    form = FORMS.get(Path(example.title).stem if "_shared" in example.title else "", Sidecar)
    document = parse(example.body, example.page)
    return [*document.problems, *validate_records(form, document)[1]]


def named(example: Example) -> str:
    return str(example)


def test_there_are_examples_of_every_kind() -> None:
    assert len(SIDECARS) > 20
    assert len(CONFIGURATIONS) > 3
    assert len(ARTICLES) > 2


@pytest.mark.parametrize("example", [e for e in SIDECARS if not e.wrong], ids=named)
def test_a_sidecar_is_read_without_a_problem(example: Example) -> None:
    assert [str(problem) for problem in problems(example)] == []
    assert yaml.safe_load(example.body)


@pytest.mark.parametrize("example", [e for e in EVERY if e.wrong], ids=named)
def test_a_wrong_example_has_the_problem_it_shows_and_no_other(example: Example) -> None:
    assert [problem.code.name for problem in problems(example)] == [example.wrong]


@pytest.mark.parametrize("example", ARTICLES, ids=named)
def test_front_matter_is_read_without_a_problem(example: Example) -> None:
    article = read_article(example.body, example.page, "example")
    assert [str(problem) for problem in article.problems] == []
    assert article.front is not None


@pytest.mark.parametrize("example", SCALES, ids=named)
def test_a_scale_is_read_without_a_problem(example: Example, tmp_path: Path) -> None:
    (tmp_path / "scale.yml").write_text(example.body, encoding="utf-8")
    scale, found = read_scale(tmp_path, "scale.yml")
    assert (scale is not None, found) == (True, ())


@pytest.fixture
def plug_in(monkeypatch: pytest.MonkeyPatch) -> PlugIns:
    """Return the plug-in of the guide; ``tests/cli/test_plug_ins.py`` installs and runs it."""
    (shown,) = [e for e in EVERY if e.title == "shouting.py"]
    module = ModuleType("shouting")
    monkeypatch.setitem(sys.modules, "shouting", module)
    exec(shown.body, vars(module))
    found = vars(module)
    return PlugIns((found["check_titles"],), (found["TITLES"],), (found["TAGS"],))


@pytest.mark.parametrize("example", CONFIGURATIONS, ids=named)
def test_a_configuration_is_one_that_mkdocs_and_the_plugin_take(
    example: Example, monkeypatch: pytest.MonkeyPatch, plug_in: PlugIns
) -> None:
    if example.page == "docs/guide/extend.md":
        monkeypatch.setattr("footnoted.mkdocs.options.load_plug_ins", lambda: plug_in)
    written = yaml.safe_load(example.body)
    assert set(written) - set(dict(MkDocsConfig()._schema)) == set()
    (options,) = [
        (plugin["footnoted"] if isinstance(plugin, dict) else {})
        for plugin in written["plugins"]
        if plugin == "footnoted" or isinstance(plugin, dict)
    ]
    assert FootnotedPlugin().load_config(options) == ([], [])


def test_the_whole_example_builds_without_a_problem(tmp_path: Path) -> None:
    shown = [e for e in EVERY if e.page == "docs/guide/example.md" and e.title]
    assert {e.title for e in shown} == {
        "briefings/north-crane.md",
        "briefings/north-crane.yml",
        "briefings/_shared/sources.yml",
        "briefings/_shared/parties.yml",
        "briefings/_shared/events.yml",
    }
    for example in shown:
        file = tmp_path / example.title
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(example.body, encoding="utf-8")
    (tmp_path / "briefings" / "quay.svg").write_text(DRAWING, encoding="utf-8")
    site = build(Project(root=tmp_path))
    assert [str(problem) for problem in site.diagnostics] == []
    assert [note.key for note in site.readings["north-crane"].notes] == [
        "src-courier-2024-05-04",
        "src-harbor-log",
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_problem_that_is_named_exists(page: Path) -> None:
    names = {code.name for code in CODES}
    form = re.compile(r"([a-z]+)\.[a-z]+(-[a-z]+)*")
    suspects = {w for w in ticked(page) if (m := form.fullmatch(w)) and m[1] in FAMILIES}
    files = {word for word in suspects if word.endswith((".md", ".yml", ".html", ".json", ".py"))}
    assert suspects - files - names == set()


@pytest.mark.parametrize("name", TOP)
def test_every_link_of_the_pages_on_top_leads_to_a_file(name: str) -> None:
    found = [link for link in links(ROOT / name) if "://" not in link and link[0] != "#"]
    missing = [link for link in found if not (ROOT / link.partition("#")[0]).exists()]
    assert missing == []


def test_every_decision_is_listed_and_says_why_and_what_follows() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = links(folder / "index.md")
    records = sorted(folder.glob("0*.md"))
    assert [record.name for record in records] == listed
    for number, record in enumerate(records, start=1):
        text = prose(record)
        assert text.startswith(f"# {number}. "), record.name
        parts = re.findall(r"^## (.+)$", text, flags=re.MULTILINE)
        assert parts == ["Context", "Decision", "Consequences"], record.name


def test_every_option_is_shown_with_its_default() -> None:
    page = "docs/reference/configuration.md"
    shown = [yaml.safe_load(e.body) for e in CONFIGURATIONS if e.page == page]
    plugins = [plugin for written in shown for plugin in written["plugins"]]
    (options,) = [plugin["footnoted"] for plugin in plugins if isinstance(plugin, dict)]
    usual = Options()
    assert set(options) == set(Options.model_fields)
    plain = [name for name in options if isinstance(getattr(usual, name), str)]
    assert {name: options[name] for name in plain} == {n: getattr(usual, n) for n in plain}
    assert list(options)[: len(plain)] == plain
